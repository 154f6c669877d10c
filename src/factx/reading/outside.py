"""What is known of an article from outside its text: from a list beside the files, a name, an address, a clock.

>>> day_of_name("news/2016-09-12-ferry.txt"), day_of_name("a/2016/09/12/ferry.txt"), day_of_name("dam_2016_09.txt")
(('2016-09-12', 'name'), ('2016-09-12', 'folder'), None)
>>> day_of_address("https://lake.example/world/2022/07/13/ferry-sinks")
'2022-07-13'
"""

import csv
import datetime
import io
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal
from urllib.parse import urlsplit

from factx.article import Article, published_day
from factx.errors import InputError
from factx.reading import text as texts
from factx.reading.items import shown_path

DateSource = Literal["name", "url", "mtime"]
DATE_SOURCES: tuple[DateSource, ...] = ("name", "url", "mtime")

_YEAR, _MONTH, _DAY = r"((?:19|20)\d\d)", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
# `2016-09-12`, `2016_09_12`, `20160912`, and `20160912103000` with a time behind it.
_IN_NAME = re.compile(rf"(?<!\d){_YEAR}([-_.]?){_MONTH}\2{_DAY}(?:(?<=\d{{8}})\d{{6}}|(?!\d))")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_ADDRESS = re.compile(
    rf"/{_YEAR}[/-]({_MONTH[1:-1]}|{'|'.join(_MONTHS)})[/-]{_DAY}(?![\d])"
    rf"|(?<!\d){_YEAR}{_MONTH}{_DAY}(?!\d)",
    re.IGNORECASE,
)
_COLUMNS = ("path", "published", "title", "url")
_MOST_BYTES = 1 << 26


def day_of_name(path: str) -> tuple[str, Literal["name", "folder"]] | None:
    """The one day that the name of a file tells, or else the folders right above it; None where there are several."""
    parts = PurePath(path).parts
    days = _days(_IN_NAME, parts[-1] if parts else "")
    if days:
        return (days.pop(), "name") if len(days) == 1 else None
    for folders in (parts[-2:-1], parts[-4:-1]):
        found = _IN_NAME.fullmatch("-".join(folders)) if len(folders) in (1, 3) else None
        day = _day(found[1], found[3], found[4]) if found is not None else None
        if day is not None:
            return day, "folder"
    return None


def _days(pattern: re.Pattern[str], text: str) -> set[str]:
    found = (_day(match[1], match[3], match[4]) for match in pattern.finditer(text))
    return {day for day in found if day is not None}


def day_of_address(url: str) -> str | None:
    """The one day that the path of an address tells: `/2022/07/13/`, `/2022/jul/13/`, `-20220713`."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    days = set()
    for match in _IN_ADDRESS.finditer(path):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        days.add(_day(year, month, day))
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month.lower()) + 1
    try:
        return datetime.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Told:
    """What a list beside the files says of one of them."""

    published: str | None = None
    title: str | None = None
    url: str | None = None


class Sidecar:
    """A table of what is known of files: `path` and any of `published`, `title`, `url`.

    A path is meant from the working folder or from that of the table; a bare name means the file of that name where
    only one has it.
    """

    def __init__(self, name: str, rows: Mapping[str, Told]) -> None:
        self._folder = os.path.dirname(name)  # noqa: PTH120
        self._rows = rows

    def of(self, path: str) -> Told | None:
        """What it says of a file; None where it says nothing."""
        beside = os.path.relpath(path, self._folder or ".")
        for name in (path, shown_path(path), beside, os.path.abspath(path), PurePath(path).name):  # noqa: PTH100
            told = self._rows.get(os.path.normpath(name))
            if told is not None:
                return told
        return None


def sidecar(name: str) -> Sidecar:
    """Read the table of `--metadata`: CSV, or TSV where its heading has tabs.

    Raises:
        InputError: it cannot be read, has no column `path`, or a date that is none.
    """
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise InputError(name, f"cannot be read ({reason})", "check the path of --metadata") from error
    if len(data) > _MOST_BYTES:
        raise InputError(name, f"is larger than {_MOST_BYTES >> 20} MB", "leave out what is not of these files")
    text = texts.decode(data, name)
    found: dict[str, Told] = {}
    for number, row in enumerate(_rows(text, name), start=2):
        if row.get("path"):
            found[os.path.normpath(row["path"])] = _told(row, f"{name}:{number}")
    return Sidecar(name, found)


def _rows(text: str, name: str) -> Iterator[dict[str, str]]:
    heading = text.partition("\n")[0]
    delimiter = max(",\t;", key=heading.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = {field.strip().lower(): field for field in reader.fieldnames or ()}
        if "path" not in names:
            what = f"has no column 'path' (its columns: {', '.join(list(names)[:8]) or 'none'})"
            raise InputError(name, what, "name the columns path, published, title, url")
        for row in reader:
            yield {column: (row.get(names[column]) or "").strip() for column in _COLUMNS if column in names}
    except csv.Error as error:
        raise InputError(name, f"is no CSV ({error})", "save it as CSV in UTF-8") from error


def _told(row: Mapping[str, str], where: str) -> Told:
    published = row.get("published") or None
    day = published_day(published) if published else None
    if published and day is None:
        raise InputError(where, f"{published!r} is no date", "give it as YYYY-MM-DD")
    return Told(day, row.get("title") or None, row.get("url") or None)


def noted(path: str, table: Sidecar | None, sources: Sequence[DateSource]) -> bytes:
    """What is known of a file before it is read, in the form in which an item carries it; empty where nothing is."""
    told = table.of(path) if table is not None else None
    known: dict[str, str] = {}
    if told is not None:
        fields = {"published": told.published, "title": told.title, "url": told.url}
        known.update({name: value for name, value in fields.items() if value is not None})
    if "mtime" in sources:
        try:
            changed = os.stat(path).st_mtime  # noqa: PTH116
            known["modified"] = datetime.datetime.fromtimestamp(changed, datetime.UTC).date().isoformat()
        except (OSError, ValueError, OverflowError):
            pass
    return json.dumps(known, ensure_ascii=False, sort_keys=True).encode() if known else b""


def completed(article: Article, noted: bytes, sources: Sequence[DateSource], *, alone: bool) -> Article:
    """The article with what is known of it from outside.

    Args:
        article: as its bytes tell it.
        noted: what `noted` gave for its file.
        sources: what may tell the day of publication where nothing else does, in their order.
        alone: its file holds it alone, so that the name of the file is about it.
    """
    known: dict[str, str] = json.loads(noted) if noted else {}
    article = replace(article, title=known.get("title", article.title), url=known.get("url", article.url))
    if "published" in known:
        return replace(article, published=known["published"], published_from="sidecar")
    if article.published is not None:
        return article
    for source in sources:
        day = _from(source, article, known, alone=alone)
        if day is not None:
            return replace(article, published=day[0], published_from=day[1])
    return article


def _from(source: DateSource, article: Article, known: Mapping[str, str], *, alone: bool) -> tuple[str, str] | None:
    if source == "name":
        return day_of_name(article.path) if alone and article.path is not None else None
    if source == "url":
        day = day_of_address(article.url) if article.url else None
        return (day, "url") if day is not None else None
    return (known["modified"], "modified") if "modified" in known else None
