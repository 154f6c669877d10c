"""Facts in a notebook or a program: frames, tables of HTML, displaCy, and the functions that do what commands do."""

import sys
from pathlib import Path

import pytest
import spacy
from spacy import displacy

import factx
from factx.errors import InputError, MissingExtraError, OutputError
from factx.output import jsonl
from factx.output.frames import Facts, frames
from tests.records import ONE_ARTICLE

TEXT = "At least 12 people were killed, said Ana Sosa, a <nurse>. “We need beds,” she told reporters."


@pytest.fixture(scope="module")
def facts(extractor: factx.Extractor) -> Facts:
    return extractor.extract(TEXT, published="2022-01-07")


def test_a_text_becomes_an_article_of_its_place(extractor: factx.Extractor) -> None:
    texts: list[factx.Article | str] = [TEXT, factx.Article("own", TEXT), "It rained."]
    assert [article.id for article, _ in extractor.pipe(texts)] == ["text 1", "own", "text 3"]


def test_frames_have_a_row_a_fact_and_the_columns_of_the_flat_files(facts: Facts) -> None:
    rows = facts.to_dicts()
    assert {table: len(found) for table, found in rows.items()} == {"quotes": 2, "casualties": 1, "actors": 1}
    assert rows["casualties"][0]["count_low"] == 12
    assert rows["quotes"][1]["speaker_name"] == "Ana Sosa"


@pytest.mark.parametrize("library_name", ["pandas", "polars"])
def test_data_frames_agree_with_the_rows(facts: Facts, library_name: str) -> None:
    pytest.importorskip(library_name)
    made = getattr(facts, f"to_{library_name}")()
    for table, rows in frames(facts).items():
        assert list(made[table].columns) == list(rows[0])
        assert len(made[table]) == len(rows)
        assert list(made[table]["text"]) == [row["text"] for row in rows]


def test_no_facts_make_no_frames() -> None:
    assert Facts().to_dicts() == {}
    assert Facts()._repr_html_() == "<p>no facts</p>"


def test_a_missing_library_is_named(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match="frames"):
        facts.to_polars()


def test_notebooks_show_tables_in_which_nothing_is_markup(extractor: factx.Extractor) -> None:
    shown = extractor.extract("“<b>No</b>,” said Ana Sosa.")._repr_html_()
    assert "Ana Sosa" in shown and "<b>No" not in shown and "&lt;b&gt;No" in shown
    article = factx.Article("a", "One <i>two</i>.", title="A & B")._repr_html_()
    assert "<i>" not in article and "A &amp; B" in article


def test_long_tables_are_cut_and_say_so(facts: Facts) -> None:
    assert "and 100 more" in Facts(list(facts[:1]) * 200)._repr_html_()


def test_displacy_shows_quotes_speakers_casualties_and_actors() -> None:
    nlp = spacy.load(factx.pipeline_path())
    nlp.add_pipe("factx")
    doc = nlp(TEXT)
    labels = {
        name: [span.label_ for span in doc.spans[f"factx.{name}"]]
        for name in ("quotes", "speakers", "casualties", "actors")
    }
    assert labels["quotes"] == ["indirect quote", "direct quote"]
    assert labels["speakers"] == ["speaker", "speaker"]
    assert labels["casualties"] == ["killed"]
    assert set(labels["actors"]) == {"person"}
    for name in labels:
        page = displacy.render(doc, style="span", options={"spans_key": f"factx.{name}"}, jupyter=False)
        assert labels[name][0] in page
    assert doc._.facts is doc._.facts  # read once


def test_reading_gives_articles_and_keeps_errors_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "It snowed."}\nno json\n', encoding="utf-8")
    errors: list[InputError] = []
    assert [article.text for article in factx.read(tmp_path, errors=errors)] == ["It rained.", "It snowed."]
    assert len(errors) == 1
    with pytest.raises(InputError, match=r"b\.jsonl:2"):
        list(factx.read([tmp_path / "b.jsonl"]))


def test_tolls_and_pages_of_facts(extractor: factx.Extractor) -> None:
    articles = [factx.Article("a", TEXT, published="2022-01-07"), factx.Article("b", TEXT, published="2022-01-08")]
    records = [record for _, found in extractor.pipe(articles, with_articles=True) for record in found]
    assert any(getattr(line, "low", None) == 12 for line in factx.ledger(records))
    assert factx.report(records).startswith("<!")
    with pytest.raises(OutputError, match="one article"):
        factx.report(records, view="article")


def test_facts_that_a_command_wrote_are_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"".join(map(jsonl.line, ONE_ARTICLE)) + b"{}\n")
    errors: list[InputError] = []
    assert list(factx.read_facts(tmp_path / "a.jsonl", errors=errors)) == ONE_ARTICLE
    assert [error.where for error in errors] == [f"{tmp_path / 'a.jsonl'}:6"]
    assert len(factx.ledger(factx.read_facts([tmp_path / "a.jsonl"], errors=errors))) == 1
    with pytest.raises(TypeError, match=r"is a path, not records: factx\.ledger\(factx\.read_facts\('a\.jsonl'\)\)"):
        factx.ledger("a.jsonl")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="is no factx record"):
        list(factx.read_facts(str(tmp_path)))
