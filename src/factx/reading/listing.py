"""Which files the paths of a command line stand for, in an order that is always the same."""

import fnmatch
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factx.errors import InputError
from factx.reading.items import STDIN, shown_path, unreadable
from factx.reading.kinds import FOLDER_SUFFIXES, LEFT_OUT, inner_suffix

_LOG = logging.getLogger(__name__)

_LOOKED_FOR = "*.txt, *.html, *.pdf, *.docx, *.jsonl, *.parquet, *.warc and the like"


def files(
    paths: Sequence[str],
    *,
    recursive: bool,
    patterns: Sequence[str],
    exclude: Sequence[Path],
    follow_links: bool = False,
    quiet: bool = False,
) -> Iterator[str | InputError]:
    """The files of all paths; of a folder those that are articles, sorted by name; `-` stays what it is.

    Args:
        paths: files, folders and `-`; one that comes twice is taken once.
        recursive: go down into the folders of a folder.
        patterns: which files of a folder are taken, else those whose suffix is known; one with a slash is matched
            against the path from the folder on.
        exclude: files that are no input wherever they are met.
        follow_links: take what links in a folder lead to, too: who packed the folder chose them, and they may lead
            anywhere. A path that is a link itself was chosen by who gave it, and is followed.
        quiet: do not warn of links that are not followed.
    """
    links = Links(follow_links, quiet)
    for path in dict.fromkeys(paths):
        if path == STDIN:
            yield path
        elif not path:
            yield InputError("an empty path", "names no file", "give a file, a folder or - for stdin")
        elif _is_folder(path):
            yield from _of_folder(path, recursive, patterns, exclude, links)
        elif _is_one_of(path, exclude):
            yield InputError(shown_path(path), "is written to by this run, too", "name another file to write to")
        else:
            yield path


def _of_folder(
    folder: str, recursive: bool, patterns: Sequence[str], exclude: Sequence[Path], links: "Links"
) -> Iterator[str | InputError]:
    found = False
    left_out: Counter[str] = Counter()

    def is_wanted(inner: str) -> bool:
        wanted = _is_wanted(inner, patterns)
        if not (wanted or patterns or inner.rpartition("/")[2].startswith(".")):
            left_out.update({inner_suffix(inner)} & LEFT_OUT)
        return wanted

    for item in _below(folder, "", recursive, links, is_wanted):
        if isinstance(item, InputError) or not _is_one_of(item, exclude):
            found = True
            yield item
    kinds = ", ".join(f"{number:,} {suffix}" for suffix, number in sorted(left_out.items()))
    if not found:
        looked_for = ", ".join(patterns) or _LOOKED_FOR
        deeper = "" if recursive else "go into its folders with -r or "
        what = f"is a folder without articles (looked for {looked_for}{f'; has {kinds}' if kinds else ''})"
        yield InputError(shown_path(folder), what, f"{deeper}choose its files with --glob")
    elif any(number > 1 for number in left_out.values()):  # one may be a README or a table of metadata
        links.tell("%s: files of these kinds are left out: %s; choose files with --glob", shown_path(folder), kinds)


def _below(
    folder: str, below: str, recursive: bool, links: "Links", is_wanted: Callable[[str], bool]
) -> Iterator[str | InputError]:
    """The wanted files of a folder by name; what is said of links that are not followed."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry.name, entry.is_symlink()) for entry in listing)
    except OSError as error:
        yield unreadable(folder, error)
        return
    for name, is_link in entries:
        path = os.path.join(folder, name)  # noqa: PTH118
        inner = f"{below}{name}"
        if _is_folder(path):
            if recursive and not name.startswith(".") and (not is_link or links.lead_on(path, "folder")):
                yield from _below(path, f"{inner}/", recursive, links, is_wanted)
        elif not is_wanted(inner):
            continue
        elif is_link and not os.path.exists(path):  # noqa: PTH110
            yield InputError(shown_path(path), "is a link to nothing", "mend or remove it")
        elif is_link and not links.lead_on(path, "file"):
            continue
        elif os.path.lexists(path) and not os.path.isfile(path):  # noqa: PTH113
            remedy = "give it by its own name if it is to be read"
            yield InputError(shown_path(path), "is a pipe, a socket or a device, not a file", remedy)
        else:
            yield path  # what has gone meanwhile is told by who opens it


@dataclass(frozen=True, slots=True)
class Links:
    """What is done about links in folders."""

    followed: bool
    quiet: bool

    def lead_on(self, path: str, kind: str) -> bool:
        """Whether a link is followed; one that is not, is told. A folder that the link lies in would have no end."""
        if not self.followed:
            remedy = "use --follow-links or name it to read it"
            self.tell("%s: is a link to a %s and is not followed; %s", shown_path(path), kind, remedy)
            return False
        if kind == "folder" and _leads_up(path):
            self.tell("%s: is a link to a folder that it lies in, and is not followed", shown_path(path))
            return False
        return True

    def tell(self, message: str, *parts: str) -> None:
        """Warn, unless the folder is only counted through."""
        if not self.quiet:
            _LOG.warning(message, *parts)


def _leads_up(path: str) -> bool:
    """Whether a link leads to a folder above it, on the way by which it was reached."""
    above = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    while True:
        with suppress(OSError, ValueError):
            if os.path.samefile(path, above):  # noqa: PTH121
                return True
        if above == os.path.dirname(above):  # noqa: PTH120
            return False
        above = os.path.dirname(above)  # noqa: PTH120


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  (a Path cannot hold every name that the system can)


def _is_wanted(inner: str, patterns: Sequence[str]) -> bool:
    name = inner.rpartition("/")[2]
    if not patterns:
        return not name.startswith(".") and name.lower().endswith(FOLDER_SUFFIXES)
    plain = [pattern.removeprefix("**/") for pattern in patterns]
    fitting = [pattern for pattern in plain if pattern.startswith(".") or not name.startswith(".")]
    return any(fnmatch.fnmatchcase(inner if "/" in pattern else name, pattern) for pattern in fitting)


def _is_one_of(path: str, excluded: Sequence[Path]) -> bool:
    for file in excluded:
        with suppress(OSError, ValueError):
            if os.path.samefile(path, file):  # noqa: PTH121
                return True
    return False
