"""The nouns and labels that the quotation rules ask for: each entry of the table shows its words in an example."""

import re

import pytest

from factx.lexicon import Lexicon, load
from factx.lexicon.schema import WordEntry

ENTRIES = [entry for entry in load().entries("quoting") if isinstance(entry, WordEntry)]
# The classes that rules ask for by name; one that no rule asks for is dead.
CLASSES = {
    "abbreviation", "answering_label", "asking_label", "body", "connective", "document", "given_out", "headline_source",
    "hearsay", "interview", "interviewer", "interviewing", "issued", "noun_forms", "occasion", "own_words", "page_label",
    "part", "source", "standard", "time", "turn", "work",
}  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.word_class for entry in ENTRIES])
def test_examples_show_a_word_of_the_entry(entry: WordEntry) -> None:
    assert entry.examples
    assert entry.note
    shown = [word.lower() for example in entry.examples for word in re.findall(r"\[(.+?)\]", example)]
    assert shown
    for word in shown:
        assert any(word == known or word.startswith(known.rstrip("e")) for known in entry.words), word


def test_every_class_is_asked_for(lexicon: Lexicon) -> None:
    assert {entry.word_class for entry in ENTRIES} == CLASSES
    assert len({word for entry in ENTRIES for word in entry.words}) > 100
    for name in CLASSES:
        assert lexicon.words("quoting", name), name


def test_no_word_stands_twice_in_an_entry() -> None:
    for entry in ENTRIES:
        assert len(entry.words) == len(set(entry.words)), entry.word_class
