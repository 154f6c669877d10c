"""Sentence boundaries: the presets never contradict the examples, and the whole pipeline finds each boundary."""

import pytest
import spacy
from spacy.language import Language

from factx.pipeline.load import pipeline_path
from factx.pipeline.sentences import SentencePresets, is_edited, is_wrapped, speaker_follows

from .sentence_examples import EXAMPLES

# What the pipeline does not get right yet, with the reason.
KNOWN_GAPS: dict[str, str] = {}


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return spacy.load(pipeline_path())


def boundaries(example: str) -> tuple[str, set[int]]:
    """Return the text and the offsets at which its sentences begin."""
    parts = example.split("¦")
    text = "".join(parts)
    starts = {0}
    place = 0
    for part in parts[:-1]:
        place += len(part)
        starts.add(place + len(text[place:]) - len(text[place:].lstrip()))
    return text, starts


def test_there_are_enough_different_examples() -> None:
    assert len(set(EXAMPLES)) == len(EXAMPLES) >= 80


@pytest.mark.parametrize("example", EXAMPLES)
def test_presets_contradict_no_boundary(pipeline: Language, example: str) -> None:
    text, starts = boundaries(example)
    doc = SentencePresets()(pipeline.make_doc(text))
    wrong = [
        t.text for t in doc if not t.is_space and t.is_sent_start is not None and t.is_sent_start != (t.idx in starts)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(e, marks=pytest.mark.xfail(strict=True, reason=KNOWN_GAPS[e])) if e in KNOWN_GAPS else e
        for e in EXAMPLES
    ],
)
def test_pipeline_finds_the_sentences(pipeline: Language, example: str) -> None:
    text, starts = boundaries(example)
    found = [s.text for s in pipeline(text).sents]
    ends = [*sorted(starts)[1:], len(text)]
    assert [s.strip() for s in found] == [text[a:b].strip() for a, b in zip(sorted(starts), ends, strict=True)]


def test_a_blank_line_always_ends_a_sentence(pipeline: Language) -> None:
    doc = pipeline("The men were seen near\n\nthe border on Friday,\n\nand then they vanished.")
    assert all("\n\n" not in s.text.strip() for s in doc.sents)


def test_hard_wrapped_text_is_recognised() -> None:
    assert is_wrapped("Seven miners were found on\nthe second day, officials said.")
    printed = "At least fourteen miners were killed on Tuesday when a shaft of the old silver mine collapsed far below ground near\n"
    assert is_wrapped(printed + "Dornau, police said. It was the second\nsuch accident of the year.")
    assert not is_wrapped("Miners found\nSeven miners were found on the second day.")
    assert not is_wrapped("One line only.")


def test_edited_copy_ends_its_paragraphs() -> None:
    assert is_edited("Unrest spreads\n\nFive people were killed in the north on Friday.\n\nBy Ana Sosa")
    assert is_edited("Five people were killed in the north on\nFriday, and three more in the south, police\nsaid.")
    assert not is_edited("hi all so we went there today\nand it was great no lines at all")
    assert is_edited("Related: Mali junta expels envoy from its capital")


@pytest.mark.parametrize(
    "text",
    [
        "why would you want that kind of dog? those dogs are wild so do not get one",
        "Long lines at the border all weekend so i say bring water guards were nice though",
    ],
)
def test_unedited_text_is_left_to_the_parser(pipeline: Language, text: str) -> None:
    doc = SentencePresets()(pipeline.make_doc(text))
    assert [t.text for t in doc[1:] if t.is_sent_start] == []
    assert sum(t.is_sent_start is None for t in doc) > 10


def test_a_speaker_needs_a_clause_of_their_own() -> None:
    assert speaker_follows(["Mr.", "Bello", "said", "."], 0)
    assert not speaker_follows(["Mr.", "Bello", "said", "nothing", "."], 0)


def test_an_empty_document_is_left_alone(pipeline: Language) -> None:
    assert len(SentencePresets()(pipeline.make_doc(""))) == 0
