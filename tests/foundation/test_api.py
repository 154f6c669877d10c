"""The Python API and the spaCy component, as the contract shows them."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import factx
from factx.errors import LexiconError, PipelineError
from factx.pipeline.load import load_pipeline

TEXT = "“We will not leave the valley,” said Ana Sosa on Friday."


def test_extract_gives_typed_records(extractor: factx.Extractor) -> None:
    quote = next(fact for fact in extractor.extract(TEXT, published="2022-01-07") if isinstance(fact, factx.Quote))
    assert quote.kind == "direct"
    assert quote.speaker is not None and quote.speaker.name == "Ana Sosa"
    assert quote.date is not None and quote.date.value == "2022-01-07"


def test_pipe_keeps_order_and_takes_a_stream(extractor: factx.Extractor) -> None:
    articles = (factx.Article(id=str(number), text=f"{TEXT} Item {number}.") for number in range(150))
    assert [article.id for article, _ in extractor.pipe(articles)] == [str(number) for number in range(150)]


def test_ids_are_stable_and_belong_to_the_text(extractor: factx.Extractor) -> None:
    first, second = extractor.extract(TEXT), extractor.extract(TEXT, id="other")
    assert [fact.id for fact in first] == [fact.id for fact in second]
    assert {fact.id for fact in first}.isdisjoint(fact.id for fact in extractor.extract(f"{TEXT} More."))


def test_title_and_day_come_from_the_text_where_nothing_else_tells_them(extractor: factx.Extractor) -> None:
    text = "Bridge falls in Marlan\n\nMARLAN, March 4, 2021 (Harbour Press) — A bridge fell on Thursday."
    told = extractor.annotated(factx.Article(id="a", text=text))[1][0]
    known = extractor.annotated(factx.Article(id="a", text=text, title="Known", published="2021-03-05"))[1][0]
    assert isinstance(told, factx.ArticleRecord) and isinstance(known, factx.ArticleRecord)
    assert (told.title, told.published, told.published_from) == ("Bridge falls in Marlan", "2021-03-04", "dateline")
    assert (known.title, known.published, known.published_from) == ("Known", "2021-03-05", "metadata")


def test_component_leaves_facts_and_marks_and_survives_processes() -> None:
    nlp = spacy.load(factx.pipeline_path())
    nlp.add_pipe("factx", config={"published": "2022-01-07"})
    doc = nlp(TEXT)
    assert [fact.type for fact in doc._.facts][:1] == ["quote"]
    assert doc.spans["factx.quoted"][0].text.startswith("“We")
    copy = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.facts == doc._.facts


def test_pipeline_loads_by_path_in_a_process_that_has_not_imported_factx() -> None:
    code = f"import spacy, sys; nlp = spacy.load({str(factx.pipeline_path())!r}); print(len(nlp('It rained. It stopped.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "6", done.stderr[-500:]


def test_importing_factx_imports_no_heavy_library() -> None:
    code = "import factx, factx.cli, sys; print([m for m in ('spacy', 'dateparser', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr[-500:]


@pytest.mark.parametrize("where", ["no_such_pipeline", "/no/such/folder"])
def test_missing_pipeline_is_one_clear_line(where: str) -> None:
    with pytest.raises(PipelineError, match="cannot be loaded as a spaCy pipeline"):
        load_pipeline(where)


def test_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="gives no dependency parse"):
        load_pipeline(tmp_path / "blank")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cues.toml", "[[entry]]\nwords = ['say']\nclass = 'shouting'\n", "entry 1: class"),
        ("cues.toml", "[[entry", "is no TOML"),
        ("verbs.toml", "", "names no table"),
    ],
)
def test_wrong_lexicon_names_file_and_entry(tmp_path: Path, name: str, content: str, message: str) -> None:
    from factx.lexicon import load

    tmp_path.joinpath(name).write_text(content)
    with pytest.raises(LexiconError, match=message):
        load(tmp_path)


@pytest.mark.parametrize("text", [b"It rained.", None, 1])
def test_what_is_no_text_is_refused_in_plain_words(text: object) -> None:
    with pytest.raises(TypeError, match="not str: decode it first"):
        factx.Article(id="a", text=text)  # type: ignore[arg-type]
