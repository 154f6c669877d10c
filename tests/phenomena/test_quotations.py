"""The quotation rules on stored parses of own sentences, in Universal Dependencies and converted to ClearNLP labels."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from factx.annotate import cues, modality, quote_marks, retagging
from factx.article import Article
from factx.document import Document
from factx.extract import quotations
from factx.facts import Quote
from factx.lexicon import Lexicon
from tests.clearnlp import SCHEMES
from tests.parses import parse

CASES = Path(__file__).parents[1] / "cases"


def _cases() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((CASES / "quotations.toml").read_text(encoding="utf-8"))["case"]
    return cases


def _parses() -> list[str]:
    text = (CASES / "quotation_parses.txt").read_text(encoding="utf-8")
    return [block.split("\n", 1)[1] for block in ("\n" + text).split("\n# ")[1:]]


def found_in(doc: Doc, lexicon: Lexicon) -> list[Quote]:
    """Quotes of a parse that nobody has marked yet."""
    quote_marks.annotate(doc, lexicon)
    cues.annotate(doc, lexicon)
    retagging.annotate(doc, lexicon)
    modality.annotate(doc, lexicon)
    return quotations.extract(Document(doc, lexicon), Article(id="case", text=doc.text), [])


def shown(quote: Quote) -> str:
    """A quote as the case file writes it."""
    parts = [
        quote.kind,
        quote.speaker.text if quote.speaker else "-",
        quote.cue.text if quote.cue else "-",
        " /// ".join(content.text for content in quote.contents),
        *(f"{link.speaker.text} : {link.cue.text}" for link in quote.via),
    ]
    return " | ".join(parts)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("number", range(len(_cases())), ids=[str(case["phenomenon"]) for case in _cases()])
def test_phenomenon(number: int, scheme: str, lexicon: Lexicon) -> None:
    case = _cases()[number]
    doc = SCHEMES[scheme](_parses()[number])
    assert doc.text == str(case["text"]).strip(), "the stored parse is of another sentence"
    found = found_in(doc, lexicon)
    assert sorted(map(shown, found)) == sorted(case.get("quotes", []))
    for quote in found:
        for span in (*quote.contents, *(part for part in (quote.cue, quote.speaker) if part)):
            assert doc.text[span.start_char : span.end_char] == span.text


def test_every_case_has_a_parse() -> None:
    assert len(_parses()) == len(_cases())
    assert all(("quotes" in case) != bool(case.get("none")) for case in _cases())


def test_an_empty_text_has_no_quotes(lexicon: Lexicon) -> None:
    from spacy.lang.en import English

    assert found_in(English()(""), lexicon) == []
    assert found_in(English()("“"), lexicon) == []


def test_furniture_is_not_quoted(lexicon: Lexicon) -> None:
    from factx import marks

    doc = parse(_parses()[0])
    marks.put(doc, marks.Section, [marks.Section(0, len(doc), "furniture")])
    assert found_in(doc, lexicon) == []
