"""Entries whose examples need a parse: each is run through the trained pipeline and the annotators.

The other tables run theirs where their words are looked up: titles, organizations, countries and forenames in
test_actor_lexicon, outcomes, persons, surroundings and events in test_casualty_words, hedges in test_numbers, furniture in
test_furniture, the examples of quoting in test_quoting_words.
"""

import re

import pytest
from spacy.tokens import Doc

import factx
from factx import marks
from factx.facts import Casualty, Quote, Record
from factx.lexicon import load
from factx.lexicon.schema import CueEntry, Entry, OutcomeEntry, WordEntry

_LEXICON = load()
_BRACKETED = re.compile(r"\[([^\]]+)\]")
# A retrained tagger may err on an example; the rules themselves are tested on hand-built parses.
TOLERATED = 0.05


def analysed(example: str, extractor: factx.Extractor) -> tuple[Doc, list[Record]]:
    return extractor.annotated(factx.Article("a", _BRACKETED.sub(r"\1", example)))


def within(doc: Doc, start: int, end: int, example: str) -> bool:
    """Whether tokens touch the first word in [brackets]."""
    shown = _BRACKETED.search(example)
    assert shown is not None, example
    return doc[start].idx < shown.end() - 2 and shown.start() < doc[end - 1].idx + len(doc[end - 1])


def is_marked(entry: CueEntry, example: str, extractor: factx.Extractor) -> bool:
    doc, _ = analysed(example, extractor)
    cues = [mark for mark in marks.get(doc, marks.CueMark) if mark.label == entry.cue_class]
    return any(within(doc, mark.start, mark.end, example) for mark in cues)


def is_unreal(entry: WordEntry, example: str, extractor: factx.Extractor) -> bool:
    doc, records = analysed(example, extractor)
    if entry.word_class == "denial":
        return any(isinstance(record, Quote) and record.negated for record in records)
    return any(within(doc, mark.cue, mark.cue + 1, example) for mark in marks.get(doc, marks.Modality))


def test_cues_of_the_examples_are_marked_with_their_class(extractor: factx.Extractor) -> None:
    cases = [(entry, example) for entry in _LEXICON.cues for example in entry.examples]
    missed = [example for entry, example in cases if not is_marked(entry, example, extractor)]
    assert len(missed) <= TOLERATED * len(cases), missed


def test_what_the_examples_deny_or_suppose_is_marked(extractor: factx.Extractor) -> None:
    entries = [entry for entry in _LEXICON.entries("modality") if isinstance(entry, WordEntry)]
    cases = [(entry, example) for entry in entries for example in entry.examples]
    missed = [example for entry, example in cases if not is_unreal(entry, example, extractor)]
    assert len(missed) <= TOLERATED * len(cases), missed


def what_is_told(table: str, entry: Entry, example: str, extractor: factx.Extractor) -> list[object]:
    """What a counterexample shows not to be there."""
    doc, records = analysed(example, extractor)
    if table == "modality":
        return [*marks.get(doc, marks.Modality)]
    if table == "hedges" and isinstance(entry, WordEntry):
        return [mark for mark in marks.get(doc, marks.Number) if mark.label == entry.word_class]
    return [record for record in records if record.type == {"outcomes": "casualty", "cues": "quote"}[table]]


def test_counterexamples_tell_nothing(extractor: factx.Extractor) -> None:
    tables = ("outcomes", "cues", "modality", "hedges")
    cases = [
        (table, entry, text) for table in tables for entry in _LEXICON.entries(table) for text in entry.counterexamples
    ]
    wrong = [text for table, entry, text in cases if what_is_told(table, entry, text, extractor)]
    assert len(cases) > 20
    assert len(wrong) <= TOLERATED * len(cases), wrong


@pytest.mark.parametrize(
    ("entry", "example"),
    [
        pytest.param(entry, example, id=example)
        for entry in _LEXICON.outcomes
        for example in entry.examples
        if entry.role == "disease" or len(_BRACKETED.findall(example)) > 1
    ],
)
def test_outcomes_that_a_word_alone_does_not_tell(
    entry: OutcomeEntry, example: str, extractor: factx.Extractor
) -> None:
    """“**holding** 800 visitors **hostage**”, “800 **cholera** cases”: all of the casualty rules have a part in it."""
    outcomes = {record.outcome for record in analysed(example, extractor)[1] if isinstance(record, Casualty)}
    assert entry.outcome in outcomes


def misread(entry: WordEntry, text: str, extractor: factx.Extractor) -> bool:
    """Whether the class does to a counterexample what it must not."""
    _, records = analysed(text, extractor)
    quotes = [record for record in records if isinstance(record, Quote)]
    if entry.word_class == "body":  # a deed, which nobody says
        return bool(quotes)
    if entry.word_class == "own_words":  # the claim is not that of the verb's subject
        return any(quote.speaker is not None and text.startswith(quote.speaker.text) for quote in quotes)
    if entry.word_class == "connective":  # before words without marks, it is part of what is said
        return not any(text.startswith(quote.contents[0].text) for quote in quotes)
    return any(quote.cue is not None and quote.cue.lemma in entry.words for quote in quotes)


def test_counterexamples_of_the_quoting_classes(extractor: factx.Extractor) -> None:
    entries = [entry for entry in _LEXICON.entries("quoting") if isinstance(entry, WordEntry)]
    cases = [(entry, text) for entry in entries for text in entry.counterexamples]
    assert len(cases) >= 6
    assert [text for entry, text in cases if misread(entry, text, extractor)] == []
