"""An article: one exact text and what is known about it from outside."""

import datetime
import email.utils
from dataclasses import dataclass, replace
from html import escape
from typing import Self

from factx.errors import InputError

# What stands outside an article gives way to its own dateline.
OUTSIDE = ("name", "folder", "url", "modified")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in.

    Attributes:
        id: names the article in every record; unique within one run.
        text: the one exact text. Every offset of every fact counts its code points; nothing may change it.
        title: the headline if it is known from outside; the text may also begin with it.
        published: day of publication as an ISO date (`2022-01-07`), or None.
        url: where it was published, or None.
        path: the file that it was read from, or None.
        published_from: what told the day of publication: `option`, `metadata`, `sidecar` (a list beside the files),
            `dateline`, `name`, `folder`, `url`, `modified`, or None.

    Raises:
        InputError: when `published` is no ISO date or date and time, or the text is no Unicode (it has half of a
            surrogate pair, as undecodable bytes and cut JSON escapes leave them).

    >>> Article("a1", "Troops left on Friday.", published="2022-01-07T10:30:00Z").published
    '2022-01-07'
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None
    published_from: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):  # a program may have read a file in binary
            raise TypeError(f"the text of {self.id} is {type(self.text).__name__}, not str: decode it first")
        try:
            self.text.encode("utf-8")
        except UnicodeEncodeError as error:
            what = f"character {error.start} is half of a surrogate pair"
            raise InputError(self.id, what, "decode the text with errors='replace'") from error
        if self.published is None:
            return
        day = iso_day(self.published)
        if day is None:
            raise InputError(self.id, f"{self.published!r} is no date", "give it as YYYY-MM-DD")
        object.__setattr__(self, "published", day)
        if self.published_from is None:
            object.__setattr__(self, "published_from", "metadata")

    def _repr_html_(self) -> str:
        """The article in a notebook: title, day and address, then its text, all escaped."""
        known = " · ".join(escape(part) for part in (self.published, self.url) if part)
        about = f"<p><small>{known}</small></p>" if known else ""
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in self.text.split("\n\n") if part.strip())
        return f"<article><h4>{escape(self.title or self.id)}</h4>{about}{paragraphs}</article>"

    @property
    def publication_day(self) -> datetime.date | None:
        """The day of publication as a date."""
        return datetime.date.fromisoformat(self.published) if self.published else None

    def dated(self, day: datetime.date, told_by: str) -> Self:
        """The same article with a day of publication that `told_by` (`option`, `dateline`, …) gave."""
        return replace(self, published=day.isoformat(), published_from=told_by)


def iso_day(text: str) -> str | None:
    """The day of an ISO 8601 date or timestamp, `YYYYMMDD` included; None for anything else.

    >>> iso_day("2022-01-07T23:59:59+05:00"), iso_day("20220107"), iso_day("7 January 2022")
    ('2022-01-07', '2022-01-07', None)
    """
    try:
        return datetime.datetime.fromisoformat(str(text).strip()).date().isoformat()
    except ValueError:
        return None


def published_day(text: str) -> str | None:
    """The day of ISO 8601, or of a date as in mail and feeds; None for anything else.

    >>> published_day("Fri, 07 Jan 2022 10:00:00 GMT"), published_day("2022-01-07T10:00Z"), published_day("May")
    ('2022-01-07', '2022-01-07', None)
    """
    day = iso_day(text)
    if day is None:
        try:
            day = email.utils.parsedate_to_datetime(text).date().isoformat()
        except (ValueError, OverflowError):
            return None
    return day
