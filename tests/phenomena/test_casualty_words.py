"""The lexicon of casualties: every example of `outcomes` and `persons` is executed, and the forms that words take."""

import re
from typing import cast

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from factx.extract.casualties import outcomes
from factx.lexicon import Lexicon, load
from factx.lexicon.inflections import base_forms, noun_forms, verb_forms
from factx.lexicon.person_nouns import noun_class
from factx.lexicon.schema import OutcomeEntry, WordEntry

_NLP = English()
_LEXICON = load()
_TAGS = {"verb": "VERB", "phrase": "VERB", "noun": "NOUN", "adjective": "ADJ"}
_BRACKETED = re.compile(r"\[([^\]]+)\]")


def found_words(text: str, entry: OutcomeEntry, lexicon: Lexicon) -> list[outcomes.OutcomeWord]:
    tokens = [token.text for token in _NLP(text)]
    doc = Doc(_NLP.vocab, words=tokens, pos=[_TAGS[entry.part_of_speech]] * len(tokens))
    return outcomes.find(doc, [word.lower() for word in tokens], lexicon)


@pytest.mark.parametrize(
    "entry", [entry for entry in _LEXICON.outcomes if entry.role != "disease"], ids=lambda entry: entry.words[0]
)
def test_outcome_examples_are_found(entry: OutcomeEntry) -> None:
    assert entry.examples
    for example in entry.examples:
        marked = " ".join(_BRACKETED.findall(example)).lower()
        text = _BRACKETED.sub(r"\1", example)
        found = found_words(text, entry, _LEXICON)
        around = len(_BRACKETED.findall(example)) > 1
        assert around or any(word.outcome == entry.outcome and _covers(text, word, marked) for word in found), example


def _covers(text: str, word: outcomes.OutcomeWord, marked: str) -> bool:
    tokens = [token.lower_ for token in _NLP(text)]
    return " ".join(tokens[word.start : word.end]) in marked or marked in " ".join(tokens[word.start : word.end])


def test_phrases_may_stand_around_their_object() -> None:
    words = ["rebels", "are", "holding", "800", "visitors", "hostage"]
    word = outcomes.around(words, 2, 5, 6, _LEXICON)
    assert word is not None and word.outcome == "kidnapped"


@pytest.mark.parametrize("entry", _LEXICON.entries("persons"), ids=lambda entry: entry.words[0])
def test_person_examples_have_their_class(entry: WordEntry) -> None:
    assert entry.examples
    for example in entry.examples:
        for word in _BRACKETED.findall(example):
            assert noun_class(_LEXICON, word) == entry.word_class


@pytest.mark.parametrize("table", ["surroundings", "naming", "calendar"])
def test_examples_name_words_of_their_class(table: str) -> None:
    for entry in cast(tuple[WordEntry, ...], _LEXICON.entries(table)):
        _names_words_of_its_class(table, entry)


def _names_words_of_its_class(table: str, entry: WordEntry) -> None:
    assert entry.examples
    for example in entry.examples:
        assert set(_BRACKETED.findall(example)) <= _LEXICON.words(table, entry.word_class)
    for example in entry.counterexamples:
        said = {word.strip(".").lower() for word in example.split()}
        assert len(said & _LEXICON.words(table, entry.word_class)) < 2


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("protesters", "person"),
        ("policemen", "person"),
        ("families", "group"),
        ("corpses", "body"),
        ("lives", "life"),
        ("goats", "animal"),
        ("buses", "thing"),
        ("clashes", "event"),
        ("months", "measure"),
        ("cyclists", "person"),
        ("ex-ministers", "person"),
        ("blorgs", ""),
    ],
)
def test_nouns_in_either_number(word: str, expected: str, lexicon: Lexicon) -> None:
    assert noun_class(lexicon, word) == expected


def test_forms_of_verbs_and_nouns() -> None:
    assert verb_forms("stab") == {"stab", "stabs", "stabbed", "stabbing"}
    assert verb_forms("die") == {"die", "dies", "died", "dying"}
    assert {"slew", "slain"} <= verb_forms("slay")
    assert noun_forms("body") == {"body", "bodies"}
    assert "child" in base_forms("children")


def test_shot_dead_is_longer_than_shot(lexicon: Lexicon) -> None:
    words = ["they", "shot", "dead", "three"]
    doc = Doc(_NLP.vocab, words=words, pos=["PRON", "VERB", "ADJ", "NUM"])
    assert [(word.base, word.outcome) for word in outcomes.find(doc, words, lexicon)] == [("shoot dead", "killed")]


def test_shot_down_befalls_no_person(lexicon: Lexicon) -> None:
    words = ["they", "shot", "down", "a", "bomber"]
    doc = Doc(_NLP.vocab, words=words, pos=["PRON", "VERB", "ADP", "DET", "NOUN"])
    assert outcomes.find(doc, words, lexicon) == []
