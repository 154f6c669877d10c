"""Pages by their addresses, from a server on this machine: fetched when asked for, within bounds, and never else."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from factx.article import Article
from factx.errors import InputError
from factx.reading import fetching, sources
from factx.reading.sources import Reading
from tests.cli.conftest import Command
from tests.foundation.test_documents import MARKDOWN, feed, pdf
from tests.inputs import PAGE_TEXT, gz, page


class Site(BaseHTTPRequestHandler):
    """Answers as its path says."""

    robots = b""
    robots_status = 200
    asked: list[str] = []  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def send(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: Any) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if headers.pop("length", ""):
            self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        path = self.path.partition("?")[0]
        if path == "/robots.txt":
            self.send(self.robots, "text/plain", self.robots_status)
        elif path.startswith("/to/"):
            self.send(b"", status=302, Location=path.removeprefix("/to/").replace("~", "/"))
        elif path == "/loop":
            self.send(b"", status=301, Location="/loop")
        elif path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(100):
                time.sleep(0.05)
                self.wfile.write(b" ")
        elif path == "/silent":
            time.sleep(3)
        elif path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            block = b"x" * (1 << 20)
            for _ in range(1024):
                self.wfile.write(block)
        elif path == "/huge":
            self.send(b"", Content_Length=str(1 << 30))
        elif path == "/bomb":
            self.send(gz(b" " * (200 << 20)), Content_Encoding="gzip")
        elif path in PAGES:
            self.send(PAGES[path][0], PAGES[path][1], **PACKED.get(path, {}))
        else:
            self.send(b"gone", status=int(path[1:]) if path[1:].isdecimal() else 404)


PACKED: dict[str, dict[str, Any]] = {"/packed": {"Content_Encoding": "gzip"}}
PAGES: dict[str, tuple[Any, ...]] = {
    "/page": (page(), "text/html; charset=utf-8"),
    "/packed": (gz(page()), "text/html; charset=utf-8", 200, "gzip"),
    "/2022/07/13/latin": (page("windows-1252"), "text/html"),
    "/charset": (page("windows-1252").replace(b"windows-1252", b"utf-8"), "text/html; charset=windows-1252"),
    # Letters that only the server's word tells from those of other encodings.
    "/polish": (page().decode().replace("Ana", "Łucja").encode("cp1250"), "text/html; charset=windows-1250"),
    "/text": ("“Nie,” said Łucja Żak.".encode("cp1250"), "text/plain; charset=windows-1250"),
    "/feed": (feed("rss"), "application/rss+xml"),
    "/pdf": (pdf(["“We are safe,” said Ana Sosa."]), "application/pdf"),
    "/md": (MARKDOWN.encode(), "text/markdown"),
    "/json": (json.dumps([{"text": "Two died."}]).encode(), "application/json"),
    "/png": (b"\x89PNG", "image/png"),
    "/none": (b"<html><body></body></html>", "text/html"),
}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Site, "robots", b"")
    monkeypatch.setattr(Site, "robots_status", 404)
    monkeypatch.setattr(Site, "asked", [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def read(url: str, **fields: Any) -> Article | InputError:
    (found,) = sources.read([url], Reading(**fields), None)
    return found


def article(url: str, **fields: Any) -> Article:
    found = read(url, **fields)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("path", ["/page", "/packed", "/2022/07/13/latin", "/charset"])
def test_a_page_is_its_article(path: str, site: str) -> None:
    found = article(site + path)
    assert (found.text, found.published, found.id, found.path) == (PAGE_TEXT, "2022-01-07", site + path, None)
    assert found.url == site + path


def test_the_encoding_is_what_the_server_says(site: str) -> None:
    assert article(f"{site}/polish").text == PAGE_TEXT.replace("Ana", "Łucja")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/text", "“Nie,” said Łucja Żak."), ("/pdf", "“We are safe,” said Ana Sosa."), ("/json", "Two died."),
        ("/feed", "“We are safe,” said Ana Sosa."), ("/md", "The ferry"),
    ],
)  # fmt: skip
def test_other_kinds_by_what_the_server_says(path: str, text: str, site: str) -> None:
    assert article(site + path).text.startswith(text)


def test_redirects_are_followed_to_the_end(site: str) -> None:
    found = article(f"{site}/to/~to~~page")
    assert (found.url, found.id) == (f"{site}/page", f"{site}/to/~to~~page")
    assert str(read(f"{site}/loop")).endswith("leads on more than 5 times; give the address of the page itself")


REFUSED = {
    "/404": "answers 404 Not Found; check the address",
    "/503": "answers 503 Service Unavailable; check the address",
    "/299": "answers 299; check the address",
    "/png": "is image/png, which is not read; give a page, a text or a document",
    "/huge": "has 1,073,741,824 bytes, far more than an article; save it and raise --max-chars",
    "/endless": "goes on beyond all articles; save it and raise --max-chars if it is one",
    "/bomb": "goes on beyond all articles; save it and raise --max-chars if it is one",
    "/to/file:~~~etc~passwd": "leads to file://, which is not fetched; give a path, or an address that begins with https://",
    "/to/ftp:~~lake.example~": "leads to ftp://, which is not fetched; give a path, or an address that begins with https://",
    "/none": "is a page without an article that could be found; save its text and give that",
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_does_not_come_as_an_article(path: str, site: str) -> None:
    assert str(read(site + path)) == f"{site}{path}: {REFUSED[path]}"


def test_waiting_has_an_end(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.4)
    monkeypatch.setattr(fetching, "SECONDS_BETWEEN_BYTES", 0.5)
    began = time.monotonic()
    assert "takes longer than 0.4 seconds to come" in str(read(f"{site}/slow"))
    assert "cannot be fetched (timed out)" in str(read(f"{site}/silent"))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "file:///etc/passwd: is file://, which is not fetched; give a path"),
        ("ftp://lake.example/a", "ftp://lake.example/a: is ftp://, which is not fetched"),
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/: cannot be fetched (Failed to establish a new connection"),
        ("http://", "http://: cannot be fetched ("),
        ("http://[::1/", "http://[::1/: "),
    ],
)
def test_addresses_that_lead_nowhere(url: str, said: str) -> None:
    assert str(read(url)).startswith(said)


@pytest.mark.parametrize(
    "robots", ["User-agent: *\nDisallow: /", "User-agent: factx\nDisallow: /page", "\ufeffUser-agent: *\nDisallow: /"]
)
def test_a_site_that_is_closed_to_programs(robots: str, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "robots", robots.encode("utf-8"))
    monkeypatch.setattr(Site, "robots_status", 200)
    assert "is closed to programs by the robots.txt of its site; save the page yourself" in str(read(f"{site}/page"))
    assert "is closed to programs" in str(read(f"{site}/to/~page"))
    assert "/page" not in Site.asked
    monkeypatch.setattr(Site, "robots", b"User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private")
    assert article(f"{site}/page").text == PAGE_TEXT
    monkeypatch.setattr(Site, "robots_status", 500)
    assert "robots.txt answers 500" in str(read(f"{site}/page"))


def test_nothing_is_fetched_where_that_is_forbidden(
    site: str, factx_command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    said = [
        f"factx: error: {site}/page: is not fetched: factx is set to be offline here; save the page and give the file"
    ]
    assert factx_command("extract", f"{site}/page", "--offline").lines == said
    for command in ("extract", "explain", "report"):
        monkeypatch.setenv("FACTX_OFFLINE", "1")
        ran = factx_command(command, f"{site}/page", *(["-o", "page.html"] if command == "report" else []))
        assert ran.lines == said
    monkeypatch.delenv("FACTX_OFFLINE")
    (tmp_path / "factx.toml").write_text("offline = true\n")
    assert said[0] in factx_command("extract", f"{site}/page").lines
    assert Site.asked == []


def test_no_other_command_fetches_and_no_text_is_an_input(site: str, factx_command: Command, tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text(f"“See {site}/page.”", encoding="utf-8")
    assert factx_command("extract", "a.txt").status == 0
    for command in (["convert"], ["ledger"], ["query"]):
        ran = factx_command(*command, f"{site}/page", *(["FROM quotes"] if command == ["query"] else []))
        assert ran.status in (2, 4)
    assert Site.asked == []


def test_the_command_fetches_what_it_is_given(site: str, factx_command: Command) -> None:
    ran = factx_command("extract", f"{site}/page", f"{site}/404", "--with-articles")
    assert ran.status == 3
    told = json.loads(ran.stdout.splitlines()[0])
    assert (told["article"], told["published"], told["path"]) == (f"{site}/page", "2022-01-07", None)
    assert Site.asked == ["/robots.txt", "/page", "/robots.txt", "/404"]
