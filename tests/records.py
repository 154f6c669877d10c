"""The records of one small article, and any record that factx could print, as strategies for Hypothesis."""

from typing import Any, get_args

from hypothesis import strategies as st

from factx import facts
from factx.facts import (
    Actor,
    ArticleRecord,
    Casualty,
    Count,
    Cue,
    Date,
    Extent,
    Link,
    Mention,
    Organization,
    Place,
    Quote,
    Record,
    Span,
)

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
WORDS = TEXTS.filter(bool)
OFFSETS = st.integers(0, 2**31)
NUMBERS = st.integers(0, 2**53)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def one_of(choices: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(choices))


PLACE: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "start_char": OFFSETS,
    "end_char": OFFSETS.map(lambda n: n + 1),
}
SPANS = st.builds(Span, **PLACE)
MENTIONS = st.builds(Mention, **PLACE, form=one_of(facts.Form), name=maybe(TEXTS), actor=maybe(TEXTS))
CUES = st.builds(Cue, **PLACE, lemma=TEXTS, cue_class=one_of(facts.CueClass))
LINKS = st.builds(Link, speaker=MENTIONS, cue=SPANS)
DATES = st.builds(Date, **PLACE, value=maybe(TEXTS), value_end=maybe(TEXTS), precision=one_of(facts.Precision))
PLACES = st.builds(
    Place,
    **PLACE,
    place_from=one_of(facts.ToldIn),
    country=maybe(st.sampled_from(["KAZ", "AUS"])),
    latitude=maybe(st.floats(-90, 90)),
    longitude=maybe(st.floats(-180, 180)),
    geonames_id=maybe(NUMBERS.filter(bool)),
    admin1=maybe(TEXTS),
)
COUNTS = st.builds(
    Count, **PLACE, low=maybe(NUMBERS), high=maybe(NUMBERS), best=maybe(NUMBERS), modifier=one_of(facts.Modifier)
)  # fmt: skip
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "id": WORDS,
    "article": st.sampled_from(["a.txt", "b.txt", "“c”"]),
    "text": TEXTS,
    "start_char": OFFSETS,
    "end_char": OFFSETS,
    "sentence": maybe(st.builds(Extent, start_char=OFFSETS, end_char=OFFSETS)),
    "rule": TEXTS,
}
ENTITY: dict[str, st.SearchStrategy[Any]] = {
    **COMMON,
    "name": TEXTS,
    "aliases": several(TEXTS),
    "country": maybe(st.sampled_from(["KAZ", "AUS"])),
    "affiliations": several(TEXTS),
    "mentions": several(MENTIONS),
    "quotes": NUMBERS,
}
FLAGS = {"negated": st.booleans(), "hypothetical": st.booleans()}

RECORDS: dict[str, st.SearchStrategy[Record]] = {
    "article": st.builds(
        ArticleRecord,
        **COMMON,
        title=maybe(TEXTS),
        published=maybe(TEXTS),
        published_from=maybe(TEXTS),
        url=maybe(TEXTS),
        path=maybe(TEXTS),
        characters=NUMBERS,
        sentences=NUMBERS,
        dates=several(DATES),
        counts=st.dictionaries(st.sampled_from(["quote", "casualty", "actor", "organization"]), NUMBERS),
    ),
    "quote": st.builds(
        Quote,
        **COMMON,
        **FLAGS,
        kind=one_of(facts.QuoteKind),
        contents=several(SPANS, 1),
        cue=maybe(CUES),
        speaker=maybe(MENTIONS),
        via=several(LINKS),
        addressee=maybe(MENTIONS),
        date=maybe(DATES),
    ),
    "casualty": st.builds(
        Casualty,
        **COMMON,
        **FLAGS,
        outcome=one_of(facts.Outcome),
        kind=st.sampled_from(["counted", "named", "uncounted"]),
        count=maybe(COUNTS),
        outcome_word=maybe(SPANS),
        victims=maybe(SPANS),
        source=maybe(MENTIONS),
        source_cue=maybe(SPANS),
        via=several(LINKS),
        place=maybe(PLACES),
        date_from=maybe(one_of(facts.ToldIn)),
        date=maybe(DATES),
        subset=st.booleans(),
        scope=st.sampled_from(["incident", "cumulative", "background"]),
    ),
    "actor": st.builds(Actor, **ENTITY, titles=several(TEXTS)),
    "organization": st.builds(Organization, **ENTITY, acronym=maybe(TEXTS), category=maybe(TEXTS)),
}
ANY_RECORDS = st.lists(st.one_of(*RECORDS.values()), max_size=12)
EVERY_TYPE = st.tuples(*RECORDS.values()).map(list)

TEXT = "“We will not leave,” Ana Sosa told the Lake Post. The coast guard said 14 fishermen drowned."


def span(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start_char": start, "end_char": start + len(text)}


def mention(text: str, **fields: Any) -> Mention:
    return Mention(**span(text), form="named", **fields)


def common(name: str, text: str, article: str = "a.txt") -> dict[str, Any]:
    return {"id": name, "article": article, "rule": "r", **span(text)}


SAID = Cue(**span("told"), lemma="tell", cue_class="speech")
ANA = mention("Ana Sosa", name="Ana Sosa", actor="a1")
GUARD = mention("The coast guard", name="Coast Guard", actor="o1")
ONE_ARTICLE: list[Record] = [
    ArticleRecord(**{**common("t", TEXT), "characters": len(TEXT), "counts": {"quote": 1}, "title": "Lake"}),
    Quote(
        **common("q1", "“We will not leave,” Ana Sosa told the Lake Post"),
        kind="direct",
        contents=(Span(**span("“We will not leave,”")), Span(**span("told"))),
        cue=SAID,
        speaker=ANA,
        via=(Link(speaker=GUARD, cue=Span(**span("told"))),),
        addressee=mention("Lake Post"),
    ),
    Casualty(**common("c1", "14 fishermen drowned"), outcome="killed", kind="counted", source=GUARD),
    Actor(
        **common("a1", "Ana Sosa"), name="Ana Sosa", aliases=("Sosa", "Ana"), affiliations=("o1",), mentions=(ANA, ANA)
    ),
    Organization(**common("o1", "The coast guard"), name="Coast Guard", mentions=(GUARD,)),
]
