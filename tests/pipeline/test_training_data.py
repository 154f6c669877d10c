"""The recipe's data: files that are not the recorded ones are told, and passages with rare relations are found."""

import hashlib
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

SCRIPTS = Path(__file__).resolve().parents[2] / "models" / "scripts"


def script(name: str) -> Any:
    """Return a module of the recipe, whose scripts import each other by bare names."""
    if str(SCRIPTS) not in sys.path:
        sys.path.append(str(SCRIPTS))
    return import_module(name)


def test_missing_and_changed_files_are_told_with_where_to_get_them(tmp_path: Path) -> None:
    for name, text in (("same.tsv", b"Lagos"), ("changed.tsv", b"Kano")):
        (tmp_path / name).write_bytes(text)
    checksum = hashlib.md5(b"Lagos", usedforsecurity=False).hexdigest()
    assets = [
        {"dest": f"${{vars.data}}/{name}", "checksum": checksum, "description": "cities"}
        for name in ("same.tsv", "changed.tsv", "gone.tsv")
    ]
    told = script("check_data").complaints(assets, tmp_path)
    assert [line.split(":")[0] for line in told] == ["other content than in the recipe", "missing"]
    assert all("cities" in line for line in told)


@pytest.mark.parametrize(
    ("relations", "passages"),
    [
        ("", []),
        ("obj obj", []),
        ("appos obj obj obj", ["appos obj"]),
        ("obj ccomp obj parataxis obj obj", ["ccomp obj parataxis obj"]),
        ("obj ccomp obj obj appos", ["ccomp obj", "appos"]),
        ("ccomp appos", ["ccomp appos"]),
    ],
)
def test_passages_hold_the_rare_relations_and_a_sentence_behind_them(relations: str, passages: list[str]) -> None:
    words = relations.split()
    doc = Doc(
        spacy.blank("en").vocab,
        words=[word for relation in words for word in ("Go", relation)],
        heads=[2 * (i // 2) for i in range(2 * len(words))],
        deps=[dep for relation in words for dep in ("ROOT", relation)],
    )
    found = [" ".join(str(t) for t in passage if t.text != "Go") for passage in script("corpora").passages(doc)]
    assert found == passages
