"""Interviews, letters and signatures: who speaks is whom the text introduces, and never a label or a town."""

import pytest

import factx
from factx.facts import Actor, Quote

PIER = "The Lantern spoke with Maria Oquendo, the head of the Harbor Trust, about the new pier.\n\n"
BONES = "Jonas Neel interviewed Petra Vandal, the director of the Tallow Museum, on Friday.\n\n"


@pytest.fixture(scope="module")
def extractor() -> factx.Extractor:
    """The bundled pipeline: names must be found, for introductions are told by them."""
    return factx.load()


def told(extractor: factx.Extractor, text: str) -> list[str]:
    """Speaker and words of each quote; all spans are exact."""
    found = [fact for fact in extractor.extract(text) if isinstance(fact, Quote)]
    for quote in found:
        for span in (*quote.contents, *([quote.speaker] if quote.speaker else [])):
            assert text[span.start_char : span.end_char] == span.text
    return [f"{quote.speaker.text if quote.speaker else '-'} | {' / '.join(part.text for part in quote.contents)}" for quote in found]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            PIER + "Q: When will the pier open?\n\nA: We hope to open it in the spring.",
            ["Maria Oquendo | We hope to open it in the spring"],
        ),
        (
            PIER + "Question: Who pays for it?\nAnswer: The city pays half of it.",
            ["Maria Oquendo | The city pays half of it"],
        ),
        (
            BONES + "Q: How did you find the bones?\nA: A farmer brought them to us in a sack.",
            ["Jonas Neel | How did you find the bones", "Petra Vandal | A farmer brought them to us in a sack"],
        ),
        (
            BONES + "Q. How did you find the bones?\n\nA. A farmer brought them to us in a sack.",
            ["Jonas Neel | How did you find the bones", "Petra Vandal | A farmer brought them to us in a sack"],
        ),
        (
            "Q&A with Minister Petra Vandal.\n\nHe met the paper's writer Jonas Neel.\n\nQ: Were you surprised?\nA: I was stunned by it.",
            ["Petra Vandal | I was stunned by it"],
        ),
        (
            "Minister Petra Vandal went home. On the train she spoke with the senior writer Jonas Neel.\n\nQ: Were you surprised?\nA: I was stunned by it.",
            ["Jonas Neel | Were you surprised", "Petra Vandal | I was stunned by it"],
        ),
        (
            "The actress Petra Vandal has a new part.\n\nShe plays Maria Oquendo on the stage.\n\nQ: Were you surprised?\nA: I was stunned by it.",
            ["Petra Vandal | I was stunned by it"],
        ),
        (
            "Petra Vandal was interviewed by Jonas Neel on Friday.\n\nQ: Were you surprised?\nA: I was stunned by it.",
            ["Jonas Neel | Were you surprised", "Petra Vandal | I was stunned by it"],
        ),
        (
            BONES + "JN: How did you find the bones?\nPV: A farmer brought them to us in a sack.",
            ["Jonas Neel | How did you find the bones", "Petra Vandal | A farmer brought them to us in a sack"],
        ),
    ],
)  # fmt: skip
def test_turns_are_whose_the_interview_introduces(text: str, quotes: list[str], extractor: factx.Extractor) -> None:
    assert told(extractor, text) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "The pier will open soon.\n\nQ: When will the pier open?\n\nA: It will open in the spring.",
        "Q: When will the pier open?",
        "Five questions about the pier.\n\nQ. Why by hand?\n\nA. A pen is slow, and so am I.\n\nQ. And then?\n\nA. A book.",
        "The plan has two parts.\n\nA: The pier is mended.\n\nB: The road is paved.",
    ],
)
def test_labels_of_nobody_are_no_speakers(text: str, extractor: factx.Extractor) -> None:
    facts = extractor.extract(text)
    speakers = [fact.speaker.text for fact in facts if isinstance(fact, Quote) and fact.speaker is not None]
    assert not {"Q", "A", "Q.", "A.", "I."} & {*speakers, *(fact.name for fact in facts if isinstance(fact, Actor))}


TWO = PIER + "Q: When will the pier open?\n\nA: In the spring.\n\nThe road will be ready by then, too."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (TWO + "\n\nQ: Who pays?\n\nA: The city does.", "In the spring / The road will be ready by then, too"),
        (TWO + "\n\nWe are glad of it.", "In the spring / The road will be ready by then, too / We are glad of it"),
        (
            TWO + "\n\nOquendo looked at the water.\n\nIt was late.\n\nQ: Who pays?\n\nA: The city does.",
            "In the spring / The road will be ready by then, too",
        ),
        (
            TWO.replace("The road", "(She laughs.)\n\nThe road") + "\n\nQ: Who pays?\n\nA: The city does.",
            "In the spring",
        ),
        (TWO, "In the spring"),
        (TWO + "\n\nThe interview was cut for length.", "In the spring"),
    ],
)
def test_a_turn_goes_on_in_paragraphs_without_a_label(text: str, answer: str, extractor: factx.Extractor) -> None:
    assert told(extractor, text)[0] == f"Maria Oquendo | {answer}"


def test_the_evidence_of_a_turn_is_the_turn(extractor: factx.Extractor) -> None:
    text = PIER + "".join(f"Q: What about part {at}?\n\nA: Part {at} is nearly done.\n\n" for at in range(60))
    facts = extractor.extract(text)
    found = [fact for fact in facts if isinstance(fact, Quote) and fact.rule == "quote.interview-turn"]
    assert len(found) >= 60 and max(len(quote.text) for quote in found) < 60


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            '"This order brings broadband to every farm in the valley."\n-Commissioner Edwin Marlow\n\nThe vote was close.',
            ['Commissioner Edwin Marlow | "This order brings broadband to every farm in the valley."'],
        ),
        (
            "The vote was close.\n\n“This order brings broadband to every farm.”  -Edwin Marlow",
            ["Edwin Marlow | “This order brings broadband to every farm.”"],
        ),
        (
            "The readers wrote about the bridge.\n\nFrom Alice Brandt: The bridge was never safe for us.",
            ["Alice Brandt | The bridge was never safe for us"],
        ),
        (
            "The readers wrote about the bridge.\n\nFrom Tom Hale, Leeds: Your article forgot the cyclists.",
            ["Tom Hale | Your article forgot the cyclists"],
        ),
    ],
)
def test_signatures_and_senders(text: str, quotes: list[str], extractor: factx.Extractor) -> None:
    assert told(extractor, text) == quotes


def test_a_colon_before_a_speaker_is_no_part_of_the_mention(extractor: factx.Extractor) -> None:
    text = "The talks went on.\n\nWHO: The agency said the fever had spread to three towns."
    assert told(extractor, text) == ["The agency | the fever had spread to three towns"]


def test_a_hyphen_is_no_part_of_a_name(extractor: factx.Extractor) -> None:
    text = (
        '"This order brings broadband to every farm in the valley."\n-Commissioner Edwin Marlow\n\nThe vote was close.'
    )
    assert [fact.name for fact in extractor.extract(text) if isinstance(fact, Actor)] == ["Edwin Marlow"]


@pytest.mark.parametrize(
    "text",
    [
        "Doha: Qatar Relief has handed over two hundred houses to families in the north of the country.",
        "The talks went on.\n\nDoha: The ministry has handed over two hundred houses to families in the north.",
        "From Monday: The bridge is shut to all cars and lorries.",
        "The long walk -Sunday or not -was over by noon.",
    ],
)
def test_towns_days_and_dashes_say_nothing(text: str, extractor: factx.Extractor) -> None:
    assert told(extractor, text) == []


def test_a_person_named_like_a_town_speaks(extractor: factx.Extractor) -> None:
    text = "Whitney Houston: Talks Will Go On After the Storm\n\nThe singer Whitney Houston left Varn on Friday."
    assert told(extractor, text)[:1] == ["Whitney Houston | Talks Will Go On After the Storm"]
