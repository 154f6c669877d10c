"""The re-typer: pooling of mentions, its features, and its weights on disk. Its accuracy is measured elsewhere."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span

from factx.pipeline.mentions import LISTS, TYPES, NameLists, collect, initials, relatives, votes
from factx.pipeline.retyper import CLASSES, Retyper, Weights


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def marked(nlp: Language, text: str, *ents: tuple[str, str]) -> Doc:
    """Return the text with every given string marked once, in order."""
    doc = nlp(text)
    spans: list[Span] = []
    place = 0
    for words, label in ents:
        start = text.index(words, place)
        span = doc.char_span(start, start + len(words), label=label)
        assert span is not None, words
        spans.append(span)
        place = start + len(words)
    doc.ents = tuple(spans)
    return doc


def deciding(nlp: Language, label: str) -> Retyper:
    """Return a re-typer that gives every name this class."""
    component = Retyper(nlp.vocab)
    component.weights = Weights.zeros(component.features().dense_width)
    component.weights.bias[CLASSES.index(label)] = 9
    return component


def test_mentions_of_one_string_are_pooled_whatever_their_case_and_article(blank: Language) -> None:
    doc = marked(blank, "The Kremlin denied it. KREMLIN’s guards left.", ("The Kremlin", "LOC"), ("KREMLIN’s", "ORG"))
    assert [(n.key, [m[2] for m in n.mentions]) for n in collect(doc, doc.ents)] == [("kremlin", ["LOC", "ORG"])]


def test_dates_and_amounts_are_not_retyped(blank: Language) -> None:
    doc = marked(blank, "On Friday Kano paid $5.", ("Friday", "DATE"), ("Kano", "LOC"), ("$5", "MONEY"))
    assert [n.key for n in collect(doc, doc.ents)] == ["kano"]
    assert [e.label_ for e in deciding(blank, "ORG")(doc).ents] == ["DATE", "ORG", "MONEY"]


def test_votes_are_shares() -> None:
    shares = votes([(0, 1, "ORG"), (4, 5, "ORG"), (8, 9, "LOC"), (9, 10, "ORG")])
    assert shares[TYPES.index("ORG")] == pytest.approx(0.75)
    assert shares.sum() == pytest.approx(1)


def test_a_short_name_hears_its_long_form(blank: Language) -> None:
    doc = marked(blank, "Aung San Suu Kyi left. Kyi waved.", ("Aung San Suu Kyi", "PERSON"), ("Kyi", "LOC"))
    names = collect(doc, doc.ents)
    of_kyi = relatives(names)[1].reshape(5, len(TYPES))
    assert of_kyi[0][TYPES.index("PERSON")] == 1


def test_an_acronym_hears_its_long_form(blank: Language) -> None:
    doc = marked(
        blank,
        "The Economic Community of West African States met. ECOWAS agreed. CSTO did not. The Lake Chad Basin Commission "
        "spoke for the LCBC.",
        ("Economic Community of West African States", "ORG"),
        ("CSTO", "LOC"),
        ("Lake Chad Basin Commission", "ORG"),
        ("LCBC", "LOC"),
    )
    heard = [r.reshape(5, len(TYPES))[2][TYPES.index("ORG")] for r in relatives(collect(doc, doc.ents))]
    assert heard == [0, 0, 0, 1]
    assert initials(["lake", "chad", "basin", "commission"]) == "lcbc"


def test_names_decided_to_be_none_are_dropped(blank: Language) -> None:
    doc = marked(blank, "Breaking news from Kano.", ("Breaking", "MISC"), ("Kano", "LOC"))
    assert deciding(blank, "")(doc).ents == ()


@pytest.mark.parametrize(
    ("span", "dates"),
    [
        ("June 8 Meeting", ["June 8"]),
        ("17 March - The", ["17 March"]),
        ("April 27 and", ["April 27"]),
        ("Mondays, Fridays and Sundays", ["Mondays", "Fridays", "Sundays"]),
        ("2017, 2018", ["2017", "2018"]),
        ("Friday, July 15", ["Friday, July 15"]),
        ("New Year’s Eve", ["New Year’s Eve"]),
        ("early 1990s", ["early 1990s"]),
        ("late October", ["late October"]),
    ],
)
def test_dates_end_where_the_date_ends(blank: Language, span: str, dates: list[str]) -> None:
    doc = marked(blank, f"It began on {span} in Kano.", (span, "DATE"))
    assert [e.text for e in Retyper(blank.vocab)(doc).ents] == dates


def test_without_weights_the_document_is_left_alone(blank: Language) -> None:
    doc = marked(blank, "Kano fell quiet.", ("Kano", "PERSON"))
    assert [e.label_ for e in Retyper(blank.vocab)(doc).ents] == ["PERSON"]


def test_weights_and_lists_survive_the_disk(blank: Language, tmp_path: Path) -> None:
    component = deciding(blank, "ORG")
    component.lists = NameLists(np.array([get_string_id("kano")], dtype=np.uint64), np.array([1], dtype=np.uint8))
    component.to_disk(tmp_path / "retyper")
    again = Retyper(blank.vocab).from_disk(tmp_path / "retyper")
    doc = marked(blank, "Kano fell quiet.", ("Kano", "LOC"))
    assert [e.label_ for e in again(doc).ents] == ["ORG"]
    assert again.lists.look_up("kano") >> LISTS.index("city") & 1
    assert again.lists.look_up("lagos") == 0


def test_a_folder_without_weights_leaves_it_idle(blank: Language, tmp_path: Path) -> None:
    assert Retyper(blank.vocab).from_disk(tmp_path).weights is None
