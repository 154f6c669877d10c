"""Records are frozen, closed, self-describing, and as the contract names them."""

import json
import pickle

import jsonschema
import pytest
from pydantic import ValidationError

from factx import facts
from factx.article import Article, iso_day
from factx.errors import FactxError, InputError, MissingExtraError, PipelineError

QUOTE = facts.Quote(
    id="0-q1",
    article="a",
    text="“No,” she said",
    start_char=0,
    end_char=14,
    rule="direct-after",
    kind="direct",
    contents=(facts.Span(text="“No,”", start_char=0, end_char=5),),
    cue=facts.Cue(text="said", start_char=10, end_char=14, lemma="say", cue_class="speech"),
    speaker=facts.Mention(text="she", start_char=6, end_char=9, form="pronominal"),
)


def test_record_prints_the_names_of_the_contract() -> None:
    line = json.loads(QUOTE.model_dump_json())
    assert list(line)[:4] == ["schema", "type", "id", "article"]
    assert line["cue"]["class"] == "speech"
    assert line["contents"][0] == {"text": "“No,”", "start_char": 0, "end_char": 5}


def test_record_survives_json_and_pickle() -> None:
    assert facts.parse(QUOTE.model_dump_json()) == QUOTE
    assert pickle.loads(pickle.dumps(QUOTE)) == QUOTE


def test_record_is_frozen_and_closed() -> None:
    with pytest.raises(ValidationError):
        setattr(QUOTE, "kind", "mixed")  # noqa: B010
    with pytest.raises(ValidationError):
        facts.parse(QUOTE.model_dump_json().replace('"negated"', '"denied"'))


def test_schema_accepts_records_and_refuses_others() -> None:
    validator = jsonschema.Draft202012Validator(facts.json_schema())
    line = json.loads(QUOTE.model_dump_json())
    validator.validate(line)
    assert not validator.is_valid({**line, "kind": "scare"})
    assert not validator.is_valid({**line, "type": "rumour"})


def test_no_field_is_a_word_that_jq_cannot_name() -> None:
    reserved = {
        "end",
        "label",
        "and",
        "or",
        "not",
        "if",
        "def",
        "import",
        "as",
        "then",
        "else",
        "reduce",
        "foreach",
        "try",
    }
    names = {name for definition in facts.json_schema()["$defs"].values() for name in definition.get("properties", {})}
    assert not names & reserved


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2022-01-07", "2022-01-07"),
        ("2022-01-07T23:10:00Z", "2022-01-07"),
        ("20220107", "2022-01-07"),
        ("Friday", None),
        ("", None),
    ],
)
def test_iso_day(given: str, day: str | None) -> None:
    assert iso_day(given) == day


def test_article_refuses_what_is_no_date() -> None:
    with pytest.raises(InputError, match="'soon' is no date; give it as YYYY-MM-DD"):
        Article("a1", "Text.", published="soon")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (InputError("a.txt", "no such file", "check\nthe path"), "a.txt: no such file; check the path"),
        (PipelineError("en_x", "cannot be loaded"), "en_x: cannot be loaded"),
    ],
)
def test_errors_are_one_line(error: FactxError, line: str) -> None:
    assert str(error) == line


def test_a_missing_extra_is_one_line() -> None:
    assert str(MissingExtraError("HTML", "html")) == "HTML: needs the extra 'html'; pip install 'factx[html]'"


@pytest.mark.parametrize(("number", "kept"), [(2**63 - 1, 2**63 - 1), (2**63, None), (10**30, None), (None, None)])
def test_a_number_that_64_bits_cannot_hold_is_kept_as_words(number: int | None, kept: int | None) -> None:
    count = facts.Count(
        text=str(number), start_char=0, end_char=9, low=number, high=number, best=number, modifier="exact"
    )
    assert (count.low, count.high, count.best, count.text) == (kept, kept, kept, str(number))
    assert count.beyond_numbers == (kept is None)


@pytest.mark.parametrize("field", ["start_char", "end_char"])
def test_an_offset_beyond_all_files_is_no_record(field: str) -> None:
    with pytest.raises(ValidationError):
        facts.Extent(**{"start_char": 0, "end_char": 1, field: 2**63})
