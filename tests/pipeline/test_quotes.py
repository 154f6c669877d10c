"""Quotes of whole little articles with the trained pipeline: what must hold whatever it was trained on."""

import pytest

import factx
from factx.facts import Quote

ARTICLE = """Harbour ‘will open in spring’, says Keller

The harbour of Varn will open in April, the mayor said on Monday.

“We have waited long enough,” Mayor Lena Holm told reporters. “The boats are ready.”

“Nobody was asked,” said Ivo Brandt, the head of the fishers’ union, adding that the crews would strike.

The Courier quoted an official as saying that the cranes were unsafe. According to the port police, two of them broke in May.
"""


def quotes(extractor: factx.Extractor, text: str) -> list[Quote]:
    return [fact for fact in extractor.extract(text) if isinstance(fact, Quote)]


def test_an_article(extractor: factx.Extractor) -> None:
    found = quotes(extractor, ARTICLE)
    direct = {quote.contents[0].text: quote for quote in found if quote.kind == "direct"}
    holm = direct["“We have waited long enough,”"]
    assert [content.text for content in holm.contents][1:] == ["“The boats are ready.”"]
    assert holm.speaker is not None and "Holm" in holm.speaker.text
    assert holm.addressee is not None and holm.addressee.text == "reporters"
    brandt = direct["“Nobody was asked,”"]
    assert brandt.speaker is not None and brandt.speaker.text == "Ivo Brandt"
    assert {quote.cue.cue_class for quote in found if quote.cue} >= {"speech", "according_to"}
    for quote in found:
        assert ARTICLE[quote.start_char : quote.end_char] == quote.text
        for content in quote.contents:
            assert ARTICLE[content.start_char : content.end_char] == content.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“",
        "”",
        "‘’",
        "said",
        "he said",
        "“” said he.",
        "According to",
        "According to.",
        ": “",
        "“A: ",
        "— x",
        "as",
        "“,” he said",
    ],
)
def test_odd_texts_raise_nothing(text: str, extractor: factx.Extractor) -> None:
    assert isinstance(quotes(extractor, text), list)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Open Harbour Foundation (OHF), a European-based human rights group, said more than 200 of the 260 people "
            "who were arrested during the unrest remained behind bars as of May 20.",
            "more than 200 of the 260 people",
        ),
        (
            "Harbour Watch (HW), a Dutch-based rights group, said more than 40 of the 90 sailors who were held during "
            "the strike remained behind bars as of May 3.",
            "more than 40 of the 90 sailors",
        ),
    ],
)
def test_what_is_said_begins_with_its_subject(text: str, said: str, extractor: factx.Extractor) -> None:
    (quote,) = quotes(extractor, text)
    assert quote.contents[0].text.startswith(said)


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("She declined that post and has since left the firm.", "She", "that post"),
        ("Holm called on the port to wait and apologize.", "Holm", "the port to wait and apologize"),
        (
            "Holm tried on Tuesday to make the case that this was a few bad loans, explaining the cuts amounted to one "
            "percent of the staff.",
            "Holm",
            "the cuts amounted to one percent of the staff",
        ),
        (
            "In July, the union called for a freeze\u00a0on charter flights.",
            "the union",
            "a freeze\u00a0on charter flights",
        ),
        (
            "A group of pilots handed a petition to the deputy head of the port (where Holm works), calling for her "
            "return.",
            "A group of pilots",
            "her return",
        ),
    ],
)
def test_whose_words_and_which(text: str, speaker: str, said: str, extractor: factx.Extractor) -> None:
    (quote,) = quotes(extractor, text)
    assert quote.speaker is not None
    assert (quote.speaker.text, [content.text for content in quote.contents]) == (speaker, [said])
