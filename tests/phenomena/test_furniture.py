"""Page furniture: lines from which no fact may come, and sentences that begin like them."""

import re

import pytest

from factx.lexicon import Lexicon
from factx.lexicon import load as load_lexicon
from factx.reading.furniture import Layout, TextSection, read

LEXICON = load_lexicon()
BEFORE = "It rained all day in the north of the valley.\n\n"
AFTER = "\n\nThe water fell on the day after that."


def furniture(text: str, lexicon: Lexicon = LEXICON) -> list[str]:
    return [
        text[part.start_char : part.end_char]
        for part in read(text, None, lexicon).sections
        if part.label == "furniture"
    ]


EXAMPLES = [example for entry in LEXICON.entries("furniture") for example in entry.examples]
COUNTEREXAMPLES = [example for entry in LEXICON.entries("furniture") for example in entry.counterexamples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_lexicon_examples_are_furniture(example: str) -> None:
    marked = re.search(r"\[(.*)\]", example)
    assert marked is not None, "an example marks its words in [brackets]"
    line = example.replace(marked.group(), marked.group(1))
    (found,) = furniture(BEFORE + line + AFTER)
    assert marked.group(1).strip(" *") in found


@pytest.mark.parametrize("example", COUNTEREXAMPLES)
def test_lexicon_counterexamples_are_text(example: str) -> None:
    assert furniture(BEFORE + example + AFTER) == []


def test_every_entry_has_an_example_and_a_class() -> None:
    assert all(entry.examples for entry in LEXICON.entries("furniture"))
    assert {getattr(entry, "word_class", "") for entry in LEXICON.entries("furniture")} == {"line", "start", "phrase"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Share your bread, the bishop told them.",
        "Read the letter again, she said.",
        "Advertisements for the party were torn down overnight.",
        "Search parties were sent to the ridge.",
        "Follow-up tests were negative.",
        "Photographs of the missing lined the wall.",
        "Watch the river, he warned.",
        "“We use cookies to improve your site,” the lawyer read out.",
        "Next to the well stood a soldier.",
        "Home secretary Ana Orsk resigned.",
        "Comments were closed because of threats, the paper said.",
        "Related: it is a word that he would not use about the two deaths, and he went on for many more words than a teaser has, because he"
        " wished the court to know that nobody in the town had thought about the one when they spoke about the other at all.",
    ],
)
def test_sentences_are_never_masked(sentence: str) -> None:
    assert furniture(BEFORE + sentence + AFTER) == []


def test_the_tail_of_a_copied_page() -> None:
    text = BEFORE + "Source link\n\nLeave a Reply\n\nYour email address will not be published."
    assert furniture(text) == ["Source link", "Leave a Reply", "Your email address will not be published."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_any_line_break(newline: str) -> None:
    text = f"The dam in the hills broke at dawn on Monday.{newline}Leave a Reply{newline}Share on Facebook"
    assert furniture(text) == ["Leave a Reply", "Share on Facebook"]


def labels(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(part.label, text[part.start_char : part.end_char]) for part in read(text, title, LEXICON).sections]


def test_headline_is_the_short_first_line_without_a_stop() -> None:
    assert labels("Dam bursts above Orlo\n\nA dam burst on Monday.") == [("headline", "Dam bursts above Orlo")]


def test_headline_below_furniture_and_a_date() -> None:
    text = "Home > News\n\nAdvertisement\n\n3 May 2021\n\nDam bursts above Orlo\n\nA dam burst on Monday."
    assert labels(text)[-1] == ("headline", "Dam bursts above Orlo")
    assert [label for label, _ in labels("KICK (HP) — It fell.\n\nA subhead\n\nIt was old.")] == ["dateline"]


def test_headline_is_the_title_whatever_its_form() -> None:
    assert labels("Dam bursts.\n\nA dam burst on Monday.", "Dam  bursts.") == [("headline", "Dam bursts.")]


@pytest.mark.parametrize(
    "text",
    [
        "A dam burst on Monday.\n\nIt was old.",
        "Dam bursts",
        "Dam bursts above Orlo and " + "many " * 30 + "die\n\nIt was old.",
        "",
        "\n\n",
        "***\n\nText.",
    ],
)
def test_no_headline(text: str) -> None:
    assert [label for label, _ in labels(text) if label == "headline"] == []


def test_layout_of_nothing() -> None:
    assert read("", None, LEXICON) == Layout(())


def test_sections_are_in_text_order() -> None:
    text = "Dam bursts\n\nBy Ana Orsk\n\nORLO (HP) — A dam burst.\n\nShare\n\nRead more: Floods"
    sections = read(text, None, LEXICON).sections
    assert [section.label for section in sections] == ["headline", "byline", "dateline", "furniture", "furniture"]
    assert isinstance(sections[0], TextSection)


def test_a_users_words_are_furniture_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("words")
    (folder / "furniture.toml").write_text(
        '[[entry]]\nclass = "line"\nwords = ["harbour post plus"]\n', encoding="utf-8"
    )
    assert furniture(BEFORE + "Harbour Post Plus" + AFTER, load_lexicon(folder)) == ["Harbour Post Plus"]
