"""What the case files say of casualties, and what the rules take from a parse.

`casualties.toml` holds sentences for the trained pipeline, `casualty_parses.toml` sentences with a hand-built parse.
"""

import tomllib
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from factx.annotate import cues, modality, numbers, quote_marks, retagging
from factx.article import Article
from factx.document import Document
from factx.extract import casualties, quotations
from factx.facts import Casualty
from factx.lexicon import Lexicon

_FOLDER = Path(__file__).parent


def cases(file: str) -> list[dict[str, Any]]:
    """The cases of a file as it writes them."""
    found: list[dict[str, Any]] = tomllib.loads((_FOLDER / file).read_text(encoding="utf-8"))["case"]
    return found


PARSED: dict[str, dict[str, Any]] = {case["name"]: case for case in cases("casualty_parses.toml")}


def told(fact: Casualty) -> str:
    """A counted fact as the case files write it."""
    count = fact.count
    assert count is not None
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    flags = ("~" if fact.subset else "") + ("?" if fact.hypothetical else "") + ("!" if fact.negated else "")
    return f"{flags}{fact.outcome} {low}..{high} {fact.victims.text if fact.victims else '-'}"


def marked(doc: Doc, lexicon: Lexicon) -> Doc:
    """The parse with all the marks that the rules of casualties read."""
    quote_marks.annotate(doc, lexicon)
    cues.annotate(doc, lexicon)
    retagging.annotate(doc, lexicon)
    numbers.annotate(doc, lexicon)
    modality.annotate(doc, lexicon)
    return doc


def found_in(doc: Doc, lexicon: Lexicon) -> list[Casualty]:
    """Casualties of a parse that nobody has marked yet."""
    article = Article(id="case", text=marked(doc, lexicon).text)
    document = Document(doc, lexicon)
    return casualties.extract(document, article, quotations.extract(document, article, []), [])
