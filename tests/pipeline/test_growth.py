"""What factx does to a text grows with its length, whatever stands in it: `benchmarks.growth` has the times."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from benchmarks.shapes import long, shapes

import factx
from factx.analysis import Extractor, analyse
from factx.article import Article
from factx.pipeline.long_sentences import LONGEST
from factx.pipeline.parsing import parse
from factx.pipeline.tokens import LONGEST_RUN, runs_cut, tokenize

PACKAGE = str(Path(factx.__file__).parent)
# The shapes whose cost grew fastest before sentences, runs of marks and the look around a word had a longest.
WORST = [
    "toll and toll", "tolls by semicolon", "of whom", "telephones", "number words", "comma list of numbers",
    "curly opening", "curly closing", "single pairs", "double marks", "capital words", "names by comma", "on Friday",
    "cited as saying", "said", "paragraphs",
]  # fmt: skip
SHORT, TALL = 3_000, 9_000


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return factx.load()


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of the package some work runs, every turn of a loop counted: the same on every machine."""
    count = 0

    def line(_frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _event: str, _: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def steps(extractor: Extractor, text: str) -> int:
    doc = parse(extractor.nlp, text)
    return lines_run(lambda: analyse(doc, Article("a", text, published="2022-01-07"), extractor.lexicon))


def test_lines_are_counted_in_loops() -> None:
    """The measure itself: twice the numbers, twice the lines; all pairs, four times."""
    from factx.pipeline.parsing import split

    few, many = (lines_run(lambda: list(split("a" * size, limit=10))) for size in (1_000, 2_000))  # noqa: B023
    assert 1.8 < many / few < 2.2


@pytest.mark.parametrize("name", WORST)
def test_rules_take_steps_in_proportion_to_the_text(extractor: Extractor, name: str) -> None:
    unit = shapes()[name]
    short, tall = (steps(extractor, long(unit, size)) for size in (SHORT, TALL))
    assert tall <= 3.7 * short  # 3 to the power of 1.2; all pairs would be 9


@pytest.mark.parametrize("unit", ['"', "“", "—", "(", "[]", "&", "👨\u200d👩\u200d👧", "http://a.b/", "a-"])
def test_a_long_run_of_marks_is_tokenized_in_pieces(extractor: Extractor, unit: str) -> None:
    text = "He left. " + long(unit, 3 * LONGEST_RUN) + " So did she."
    pieces = runs_cut(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) < LONGEST_RUN
    assert tokenize(extractor.nlp, text).text == text


def ordinary_texts() -> Iterator[str]:
    for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt")):
        yield path.read_text("utf-8")


def test_ordinary_text_is_tokenized_as_spacy_does(extractor: Extractor) -> None:
    """An address of 400 characters too."""
    for text in [*ordinary_texts(), "See https://news.test/" + "a/-_~" * 80 + " for more."]:
        assert [t.text for t in tokenize(extractor.nlp, text)] == [t.text for t in extractor.nlp.make_doc(text)]


@pytest.mark.parametrize("name", ["tolls by semicolon", "comma list of numbers", "curly opening", "names by comma"])
def test_no_sentence_is_longer_than_the_rules_can_bear(extractor: Extractor, name: str) -> None:
    text = "Twelve people died. " + long(shapes()[name], 4_000)
    doc = parse(extractor.nlp, text)
    names = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    analyse(doc, Article("a", text), extractor.lexicon)
    lengths = [len(sentence) for sentence in doc.sents]
    assert max(lengths) <= LONGEST
    assert sum(lengths) == len(doc)
    assert doc.text == text
    assert [(ent.start, ent.end, ent.label_) for ent in doc.ents] == names


def test_ordinary_sentences_keep_their_parse(extractor: Extractor) -> None:
    for text in ordinary_texts():
        doc = parse(extractor.nlp, text)
        heads = [token.head.i for token in doc]
        analyse(doc, Article("a", text), extractor.lexicon)
        assert [token.head.i for token in doc] == heads


def test_partitives_of_partitives_do_not_end_in_an_error(extractor: Extractor) -> None:
    """“12 of whom 12 of whom …” was read from the inside out, one call a number."""
    text = "12 of whom " * 2_000
    assert extractor.extract(text) is not None


def test_a_million_blanks(extractor: Extractor) -> None:
    text = "Police in Varn said that 12 people had died." + " " * 1_000_000
    assert extractor.extract(text[:1_000_000])
