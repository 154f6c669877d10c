"""A page by its address: fetched only because the address itself was given as an input, and never without bounds.

Nothing else in factx asks a host for anything. A page that its site closes to programs (robots.txt) is not fetched.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from factx.errors import InputError
from factx.reading import warc
from factx.reading.items import needs_extra
from factx.reading.kinds import InputFormat

if TYPE_CHECKING:
    from urllib3 import PoolManager

# Of a page that comes at all, most of the wait is over in two seconds.
SECONDS_TO_CONNECT, SECONDS_BETWEEN_BYTES, SECONDS_IN_ALL = 10.0, 15.0, 60.0
_MOST_REDIRECTS = 5
_ROBOTS_BYTES = 1 << 19
_BLOCK = 1 << 16
_AGENT = f"factx/{version('factx')}"
_KINDS: dict[str, InputFormat] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/json": "json",
    "text/csv": "csv",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    Attributes:
        url: where it was in the end.
        kind: what it is, as its server says.
        charset: its encoding, as its server says; empty where it says none.
        data: its bytes.
    """

    url: str
    kind: InputFormat
    charset: str
    data: bytes


def is_address(path: str) -> bool:
    """Whether an input is an address and no path: `https://…`, and `file://…`, which is refused.

    >>> is_address("https://lake.example/a"), is_address("news/a.txt"), is_address("C:/a")
    (True, False, False)
    """
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", path) is not None


def fetched(url: str, most: int) -> Fetched:
    """Fetch an address.

    Args:
        url: `http://…` or `https://…`.
        most: the most bytes that are taken, unpacked.

    Raises:
        InputError: it is no such address, its site forbids it, or it does not come, comes too slowly or is too much.
    """
    try:
        from urllib3 import PoolManager
        from urllib3.exceptions import HTTPError
    except ImportError:
        raise needs_extra(url, "is an address", "html") from None
    until = time.monotonic() + SECONDS_IN_ALL
    with PoolManager(headers={"User-Agent": _AGENT, "Accept": "text/html, */*;q=0.5"}, retries=False) as pool:
        here, known = url, dict[str, RobotFileParser]()
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                _refuse_scheme(url, here)
                _heed_robots(pool, url, here, known, until)
                response = _asked(pool, here)
                try:
                    if response.status not in (301, 302, 303, 307, 308):
                        return _taken(response, url, here, most, until)
                    here = urljoin(here, response.headers.get("Location") or "")
                finally:
                    response.close()
            except (HTTPError, OSError, ValueError) as error:
                what = f"cannot be fetched ({_reason(error)})"
                raise InputError(url, what, "try again, or save the page") from error
    raise InputError(url, f"leads on more than {_MOST_REDIRECTS} times", "give the address of the page itself")


def _refuse_scheme(url: str, here: str) -> None:
    scheme = urlsplit(here).scheme.lower()
    if scheme not in ("http", "https"):
        verb = "leads to" if here != url else "is"
        raise InputError(
            url, f"{verb} {scheme}://, which is not fetched", "give a path, or an address that begins with https://"
        )


def _asked(pool: "PoolManager", url: str) -> Any:
    from urllib3 import Timeout

    wait = Timeout(connect=SECONDS_TO_CONNECT, read=SECONDS_BETWEEN_BYTES)
    return pool.request("GET", url, preload_content=False, redirect=False, timeout=wait)


def _heed_robots(pool: "PoolManager", url: str, here: str, known: dict[str, RobotFileParser], until: float) -> None:
    """Ask each site once what it closes to programs, as RFC 9309 has it: no such file is no ban, a fault is one."""
    parts = urlsplit(here)
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in known:
        known[site] = _rules(pool, url, site, until)
    if not known[site].can_fetch("factx", here):
        raise InputError(url, "is closed to programs by the robots.txt of its site", "save the page yourself")


def _rules(pool: "PoolManager", url: str, site: str, until: float) -> RobotFileParser:
    response = _asked(pool, f"{site}/robots.txt")
    try:
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            what = f"is closed: {site}/robots.txt answers {response.status}"
            raise InputError(url, what, "save the page yourself")
        there = response.status == HTTPStatus.OK
        text = b"".join(_blocks(response, url, _ROBOTS_BYTES, until, cut=True)) if there else b""
    finally:
        response.close()
    rules = RobotFileParser()
    rules.parse(text.decode("utf-8-sig", "replace").splitlines())
    return rules


def _taken(response: Any, url: str, here: str, most: int, until: float) -> Fetched:
    if response.status != HTTPStatus.OK:
        raise InputError(url, f"answers {_status(response.status)}", "check the address")
    media, _, parameters = (response.headers.get("Content-Type") or "text/html").partition(";")
    kind = _KINDS.get(media.strip().lower())
    if kind is None:
        raise InputError(url, f"is {media.strip()}, which is not read", "give a page, a text or a document")
    length = response.headers.get("Content-Length") or ""
    if length.isdecimal() and int(length) > most:
        what = f"has {int(length):,} bytes, far more than an article"
        raise InputError(url, what, "save it and raise --max-chars")
    return Fetched(here, kind, warc.charset(parameters), b"".join(_blocks(response, url, most, until)))


def _blocks(response: Any, url: str, most: int, until: float, *, cut: bool = False) -> Iterator[bytes]:
    """What a server sends, piece by piece, unpacked; no more than that, and no longer than that."""
    taken = 0
    while block := response.read1(_BLOCK, decode_content=True):
        taken += len(block)
        if taken > most:
            if cut:
                return
            raise InputError(url, "goes on beyond all articles", "save it and raise --max-chars if it is one")
        if time.monotonic() > until:
            raise InputError(url, f"takes longer than {SECONDS_IN_ALL:g} seconds to come", "save the page yourself")
        yield block


def _status(number: int) -> str:
    try:
        return f"{number} {HTTPStatus(number).phrase}"
    except ValueError:
        return str(number)


def _reason(error: Exception) -> str:
    """Why a connection fails, without the objects that urllib3 names.

    >>> _reason(TimeoutError("timed out")), _reason(ValueError("<urllib3.X object at 0x1>: Failed to resolve 'a'"))
    ('timed out', "Failed to resolve 'a'")
    """
    said = str(error).strip().partition("\n")[0]
    if "timed out" in said.lower() or "timeout" in type(error).__name__.lower():
        return "timed out"
    return said.rpartition("object at ")[2].partition(": ")[2] or said or type(error).__name__
