"""The samples give the facts that a person has checked; a retrained pipeline may move them, and then they are read again."""

import json
from pathlib import Path

import jsonschema
import pytest

import factx
from factx.facts import json_schema
from tests.golden.digest import GOLDEN, SAMPLES, digests

FILES = sorted(SAMPLES.glob("*.txt"))


@pytest.mark.parametrize("sample", FILES, ids=lambda path: path.stem)
def test_sample_gives_its_golden_facts(sample: Path, extractor: factx.Extractor) -> None:
    golden = GOLDEN.joinpath(f"{sample.stem}.txt").read_text(encoding="utf-8").splitlines()
    assert digests(extractor, sample) == golden


@pytest.mark.parametrize("sample", FILES, ids=lambda path: path.stem)
def test_sample_facts_slice_the_text_and_validate(sample: Path, extractor: factx.Extractor) -> None:
    text = sample.read_text(encoding="utf-8")
    validator = jsonschema.Draft202012Validator(json_schema())
    facts = extractor.extract(text)
    for fact in facts:
        line = json.loads(fact.model_dump_json())
        validator.validate(line)
        check_slices(line, text)
    assert len({fact.id for fact in facts}) == len(facts)


def check_slices(node: object, text: str) -> None:
    """Every span of a record is the text that it claims to be."""
    if isinstance(node, dict):
        if "text" in node and "start_char" in node:
            assert text[node["start_char"] : node["end_char"]] == node["text"]
        for value in node.values():
            check_slices(value, text)
    elif isinstance(node, list):
        for value in node:
            check_slices(value, text)


def test_there_are_samples_and_each_has_its_golden_file() -> None:
    assert len(FILES) >= 6
    assert {path.stem for path in FILES} == {path.stem for path in GOLDEN.glob("*.txt")}
