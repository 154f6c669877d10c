"""Other edges for names: which spans are tried around what the recognizer marked, and that features tell them apart."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc

from factx.pipeline.edges import Mention, Ranges, Tokens, buckets, candidates, clusters


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def read(nlp: Language, text: str) -> tuple[Doc, list[Mention]]:
    """Return the tokens of a text in which [LABEL words] marks the recognizer's mentions."""
    words: list[str] = []
    mentions: list[Mention] = []
    for piece in text.replace("]", " ]").split():
        if piece.startswith("["):
            mentions.append((len(words), 0, piece[1:]))
        elif piece == "]":
            mentions[-1] = (mentions[-1][0], len(words), mentions[-1][2])
        else:
            words.append("\n" if piece == "¶" else piece)
    return Doc(nlp.vocab, words=words), mentions


def tried(nlp: Language, text: str, openers: tuple[str, ...] = (), closers: tuple[str, ...] = ()) -> set[str]:
    """Return the words of the spans that are tried."""
    doc, mentions = read(nlp, text)
    found = candidates(mentions, Tokens.of(doc, {}), set(map(get_string_id, openers)), set(map(get_string_id, closers)))
    return {doc[c.start : c.end].text for c in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the [ORG Maritime] and [ORG Fisheries Agency] said", "Maritime and Fisheries Agency"),
        ("the [ORG Bank] of [LOC Central] [LOC Africa] said", "Bank of Central Africa"),
        ("under the [ORG Water] Code of 1998", "Water Code"),
        ("[PERSON Rosa] “ La Loba ” [PERSON Quispe] fled", "Rosa “ La Loba ” Quispe"),
        ("the [ORG Volta Youth] party won", "Volta Youth party"),
        ("in northern [LOC Togo] and", "northern Togo"),
        ("[ORG Ministry of Health and Ghana Airports] met", "Ministry of Health"),
        ("[ORG Ministry of Health and Ghana Airports] met", "Ghana Airports"),
        ("[PERSON Mayor Ama Boateng] spoke", "Ama Boateng"),
        ("[ORG Lomé Port Friday] said", "Lomé Port"),
    ],
)
def test_the_name_a_reader_sees_is_tried(blank: Language, text: str, name: str) -> None:
    assert name in tried(blank, text, openers=("northern",), closers=("party",))


def test_what_was_marked_is_always_tried(blank: Language) -> None:
    marked = {"Ama Boateng", "Lomé", "Monday"}
    assert marked <= tried(blank, "[PERSON Ama Boateng] left [LOC Lomé] on [DATE Monday] .")


@pytest.mark.parametrize(
    "text",
    [
        "a man from [LOC Lomé] left quickly",
        "she saw [PERSON Ama] . [LOC Lomé] slept .",
        "[PERSON Ama] ¶ [LOC Lomé]",
    ],
)
def test_no_edge_moves_across_sentences_lines_and_plain_words(blank: Language, text: str) -> None:
    _, mentions = read(blank, text)
    assert len({s for s in tried(blank, text) if "\n" not in s and "." not in s}) == len(mentions)


def test_mentions_far_apart_or_across_a_line_break_are_not_one_cluster(blank: Language) -> None:
    doc, mentions = read(blank, "[LOC Togo] , [LOC Benin] ¶ [LOC Ghana] which all the people who came [LOC Mali]")
    assert clusters(mentions, Tokens.of(doc, {}).look.tolist()) == [(0, 2), (2, 3), (3, 4)]
    assert clusters([], []) == []


def test_equal_words_have_equal_hashes_wherever_they_stand() -> None:
    ids = np.array([7, 8, 9, 3, 7, 8, 9, 9], dtype=np.uint64)
    hashes = Ranges(ids)(np.array([0, 4, 5, 2, 2]), np.array([3, 7, 8, 5, 2])).tolist()
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 4
    assert hashes[4] == 0


def test_features_tell_candidates_apart_and_do_not_depend_on_the_place(blank: Language) -> None:
    doc, mentions = read(
        blank, "The [ORG Bank] of [LOC Togo] said so on its own pages . The [ORG Bank] of [LOC Togo] said so"
    )
    tokens = Tokens.of(doc, {})
    found = candidates(mentions, tokens, (), ())
    rows = buckets(found, mentions, tokens)
    spans = [(c.start, c.end) for c in found]
    joined, again, short = (rows[spans.index(span)] for span in ((1, 4), (12, 15), (1, 2)))
    assert (joined != short).sum() > 10
    assert (joined != again).sum() <= 5  # what stands two words beyond the edge
