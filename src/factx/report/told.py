"""One number that one source gave in one article, with what its words tell: who was counted, whether it is older.

“The toll *rose to* 44”, “*an earlier toll of* nine”, “*cut* the number *to* 47 *from* 51”.
"""

import re
from dataclasses import dataclass
from typing import Literal

from factx.corpus.listed import listed
from factx.facts import Casualty, Vague
from factx.report import partial

Status = Literal["current", "superseded", "conflicting"]
Role = Literal["total", "part", "subset"]
Revised = Literal["rose", "fell", "outdated"]
Bounds = tuple[int | None, int | None]

# Whom these words mean is everybody who was counted, not a group among them.
_ON_TOP = re.compile(r"\b(?:more|another|additional|further|extra|other)\b(?!\s+than\b)", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more|another|additional|further|extra)\b(?!\s+than\b)", re.IGNORECASE)
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_ROSE = re.compile(
    r"\b(?:rose|rise[ns]?|rising|climb\w*|jump\w*|gr[eo]wn?|increas\w+|soar\w*|mount\w*|revis\w+|rais\w+|updat\w+"
    r"|bring\w*|brought|reach\w*)\b[^.;!?]{0,60}\bto\s*$",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:cut\w*|lower\w*|reduc\w+|fell|falls?|fallen|drop\w*|down|scaled? back|correct\w*|trimm\w+)\b"
    r"[^.;!?]{0,80}\bto\s*$",
    re.IGNORECASE,
)
_LOWERS = re.compile(
    r"\b(?:cuts?|lowers?|lowered|reduces?|reduced|trims?|revises?|corrects?|fewer|double.count\w*|found alive)\b"
    r"|, not \w+,",
    re.IGNORECASE,
)
_OUTDATED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|preliminary|first count)\b[^.;!?]{0,30}$|\bup\s+from\s*$"
    r"|\b(?:rose|risen|climbed|jumped|revised|raised|cut|lowered|fell|down|dropped)\b[^.;!?]{0,20}\bfrom\s*$"
    r"|\bto [\d,]+\w* from\s*$|,? not\s*$",
    re.IGNORECASE,
)
_BEFORE_A_COUNT = 110
# “About 1,500” and “1,480” do not contradict each other.
_ABOUT = 0.1


@dataclass(slots=True)
class Told:
    """One number from one source in one article.

    Attributes:
        fact: the mention that says most: with a source, with a hedge.
        mentions: all of them, in the order of the text.
        published: day on which the article came out.
        low, high, best: the bounds after the convention for vague words.
        increment: on top of another number.
        counts: whether it is a number of persons who were in fact hurt, not feared, denied or expected.
        in_range: whether it still stands.
        role: of all persons, of a part of them (of a place, a group, found on a day), or of some among those counted.
        part: what tells parts apart; empty for the total.
        whole: whether it is one of the parts that one sentence gives for places beside each other.
        article: whose number it is: of a copy, the original's.
        moment: day and hour of publication, as far as they are known.
        source: who says so, the same for the same name or description in all articles; None for the article itself.
        revised: its words tell that the number grew to this (`rose`) or
            was lowered to this (`fell`), or that it is an earlier one (`outdated`).
        state: how they are at the time of telling, where that may be some of all: still held, in treatment.
        some: whether its words tell that it comes on top of others, or that bodies were found.
        status: whether it stands beside the others of its series.
        repeated: whether an article before has the same number.
    """

    fact: Casualty
    mentions: list[Casualty]
    published: str | None
    low: int | None
    high: int | None
    best: int | None
    increment: bool
    counts: bool
    source: str | None
    revised: Revised | None = None
    state: str = ""
    some: bool = False
    status: Status = "current"
    repeated: bool = False
    in_range: bool = False
    role: Role = "total"
    part: str = ""
    moment: str = ""
    whole: bool = False
    article: str = ""

    @property
    def victims(self) -> str | None:
        """The words for the victims, those of a group before those for anybody."""
        texts = [mention.victims.text for mention in self.mentions if mention.victims is not None]
        return next((text for text in texts if group_of(text) is not None), texts[0] if texts else None)

    @property
    def group(self) -> str | None:
        """The group that was counted; None where one of the mentions counts them as everybody."""
        groups = [group_of(mention.victims.text if mention.victims else None) for mention in self.mentions]
        return groups[0] if None not in groups else None

    @property
    def apart(self) -> tuple[bool, ...]:
        """Orders tolls before parts of them, additions, suppositions and denials."""
        return self.role != "total", self.fact.subset, self.increment, self.fact.hypothetical, self.fact.negated


def is_more(fact: Casualty) -> bool:
    """Whether the words say that these persons come on top of others: “another five”, “12 others”."""
    if fact.count is None:
        return False
    return bool(_ON_TOP.search(fact.count.text) or (fact.victims is not None and _OTHERS.search(fact.victims.text)))


def is_surely_more(fact: Casualty) -> bool:
    """Whether the words say so whatever was counted before: “five more bodies”, not “12 others”."""
    return (
        fact.count is not None and _MORE.search(fact.text) is not None and _ON_TOP.search(fact.count.text) is not None
    )


def told_of(fact: Casualty, published: str | None, text: str | None, vague: Vague, *, increment: bool) -> Told:
    """A fact as a toll, under a convention for vague numbers."""
    count = fact.count
    if count is not None and vague == "acled":
        count = count.under(vague)
    low, high, best = (count.low, count.high, count.best) if count else (None, None, None)
    is_vague = count is not None and count.modifier == "vague"
    denied = fact.negated and best != 0  # “no one was kidnapped” counts nobody, and is no denial of a number
    counts = not (denied or fact.hypothetical or (is_vague and vague == "none"))
    counts = counts and fact.kind == "counted" and (low is not None or high is not None)
    revised = _revised(fact, text)
    day = published[:10] if published else None
    return Told(
        fact, [fact], day, low, high, best, increment, counts, _source(fact), revised, partial.state(fact, text),
        partial.is_some(fact, text), moment=published or "",
    )  # fmt: skip


def _source(fact: Casualty) -> str | None:
    """Who says so, in a form that two articles share; who an unresolved “he” is, no other article knows."""
    source = fact.source
    if source is None:
        return None
    if source.identity is not None:
        return source.identity
    if source.name is None and source.form == "pronominal":
        return f"{source.text.casefold()} in {fact.article}"
    return " ".join((source.name or source.text).casefold().split()).removeprefix("the ")


def _revised(fact: Casualty, text: str | None) -> Revised | None:
    """What the words in front of a count say of it: “the toll [rose to] 44”, “[an earlier toll of] nine”."""
    if fact.count is None:
        return None
    if text is not None and text[fact.start_char : fact.end_char] == fact.text:
        first = max(0, fact.count.start_char - _BEFORE_A_COUNT)
        before = text[first : fact.count.start_char]
    else:
        before = fact.text[: max(0, fact.count.start_char - fact.start_char)]
    if _OUTDATED.search(before):
        return "outdated"
    if _ROSE.search(before):
        return "rose"
    headline = (text or "").partition("\n")[0]
    return "fell" if _FELL.search(before) or _LOWERS.search(headline) else None


def group_of(victims: str | None) -> str | None:
    """The group that words for victims name, None for anybody.

    >>> group_of("police officers of the town"), group_of("people"), group_of("soldiers' bodies")
    ('police officers', None, 'soldiers')
    """
    if victims is None:
        return None
    words = " ".join(victims.casefold().split()).partition(" of ")[0]
    whose, _, bodies = words.rpartition(" ")
    if bodies in listed("anybody") and whose.endswith(("'", "’", "'s", "’s")):
        words = whose.removesuffix("s").rstrip("'’") if whose.endswith(("'s", "’s")) else whose.rstrip("'’")
    return None if words.split()[-1:] and words.split()[-1] in listed("anybody") else words


def disjoint(one: Told, other: Told) -> bool:
    """Whether two numbers cannot both be right."""
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return (high is not None and other_low is not None and high < other_low) or (
        other_high is not None and low is not None and other_high < low
    )


def _reach(told: Told) -> tuple[float | None, float | None]:
    """The bounds, with some room around an “about”."""
    if told.fact.count is None or told.fact.count.modifier != "about":
        return told.low, told.high
    return (
        told.low * (1 - _ABOUT) if told.low is not None else None,
        told.high * (1 + _ABOUT) if told.high is not None else None,
    )
