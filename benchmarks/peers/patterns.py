"""What regular expressions alone find: the baseline that a day of work gives.

>>> [quote["contents"][0]["start_char"] for quote in quotes("a", "“We will not leave,” said Ana Sosa.")]
[0]
>>> [(toll["outcome"], toll["count"]["low"]) for toll in casualties("a", "At least 12 people were killed.")]
[('killed', 12)]
"""

import re
from collections.abc import Iterator
from typing import Any

_SAYING = (
    "said|says|told|added|adds|warned|announced|insisted|explained|noted|stated|claimed|argued|wrote|asked|admitted"
)
_NAME = r"(?:(?:the |an? )?[A-Z][\w’'-]+(?: (?:of |for |the )?[A-Z][\w’'-]+)*|[Tt]he [a-z]+|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
_QUOTED = re.compile(r"“([^”]{10,}?)”|\"([^\"\n]{10,}?)\"")
_AFTER = re.compile(rf"\s*,?\s*(?:(?P<cue>{_SAYING}) (?P<who>{_NAME})|(?P<who2>{_NAME}) (?P<cue2>{_SAYING})\b)")
_BEFORE = re.compile(rf"(?P<who>{_NAME}) (?P<cue>{_SAYING})[^.!?“\"]{{0,30}}$")
_REPORTED = re.compile(rf"(?P<who>{_NAME}) (?P<cue>{_SAYING}) (?:that )?(?P<what>[^“”\".!?\n]{{15,}})")

_NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
_VAGUE = {"dozens": 12, "hundreds": 100, "thousands": 1000, "several": 2, "many": 2}
_HEDGES = {"at least": "low", "more than": "low", "over": "low", "up to": "high", "as many as": "high"}
_HEDGE = rf"(?P<hedge>{'|'.join(_HEDGES)}|about|some|nearly|around)"
_COUNT = rf"(?:{_HEDGE} )?(?P<number>\d[\d,]*|{'|'.join([*_NUMBERS, *_VAGUE])})"
_OUTCOMES = {
    "killed": "killed", "dead": "killed", "died": "killed", "deaths": "killed", "injured": "injured",
    "wounded": "injured", "missing": "missing", "arrested": "detained", "detained": "detained",
    "kidnapped": "kidnapped", "abducted": "kidnapped", "displaced": "displaced", "rescued": "rescued",
}  # fmt: skip
_VERBS = {"killing": "killed", "injuring": "injured", "wounding": "injured", **_OUTCOMES}
_NUMBER_FIRST = re.compile(
    rf"\b{_COUNT}(?: (?:[\w’'-]+ ){{0,3}}?(?:were |was |have been |had been |have |had |are |is )?| )"
    rf"(?P<outcome>{'|'.join(_OUTCOMES)})\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(rf"\b(?P<outcome>{'|'.join(_VERBS)}) {_COUNT}\b", re.IGNORECASE)


def find(article: str, text: str) -> Iterator[dict[str, Any]]:
    """Quotes and casualties of a text."""
    yield from quotes(article, text)
    yield from casualties(article, text)


def quotes(article: str, text: str) -> Iterator[dict[str, Any]]:
    """What stands in quotation marks, and “X said (that) …” without any, with the name beside the verb."""
    for quoted in _QUOTED.finditer(text):
        beside = _AFTER.match(text, quoted.end()) or _BEFORE.search(text, max(quoted.start() - 100, 0), quoted.start())
        yield _quote(article, "direct", quoted.span(), beside)
    for told in _REPORTED.finditer(text):
        yield _quote(article, "indirect", told.span("what"), told)


def _quote(article: str, kind: str, span: tuple[int, int], beside: re.Match[str] | None) -> dict[str, Any]:
    second = beside is not None and beside.groupdict().get("who2")
    who, cue = (
        (beside.span("who2" if second else "who"), beside.span("cue2" if second else "cue")) if beside else (None, None)
    )
    return {
        "type": "quote", "article": article, "kind": kind, "contents": [_span(span)],
        "speaker": _span(who) if who else None, "cue": _span(cue) if cue else None,
    }  # fmt: skip


def casualties(article: str, text: str) -> Iterator[dict[str, Any]]:
    """A number, up to three words, and a word of outcome; or a verb and a number."""
    taken: set[int] = set()
    for pattern in (_NUMBER_FIRST, _VERB_FIRST):
        for found in pattern.finditer(text):
            if found.start("number") in taken:
                continue
            taken.add(found.start("number"))
            start = found.start("hedge") if found["hedge"] else found.start("number")
            low, high = _bounds(found["number"].lower(), (found["hedge"] or "").lower())
            count = {**_span((start, found.end("number"))), "low": low, "high": high}
            outcome = _VERBS[found["outcome"].lower()]
            yield {"type": "casualty", "article": article, **_span(found.span()), "outcome": outcome, "count": count}


def _bounds(number: str, hedge: str) -> tuple[int | None, int | None]:
    if number in _VAGUE:
        return _VAGUE[number], None
    best = _NUMBERS.get(number) or int(number.replace(",", "").rstrip(",") or 0)
    open_end = _HEDGES.get(hedge)
    return (None if open_end == "high" else best), (None if open_end == "low" else best)


def _span(span: tuple[int, int]) -> dict[str, int]:
    return {"start_char": span[0], "end_char": span[1]}
