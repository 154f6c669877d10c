"""A user's file of identities decides over all."""

from pathlib import Path

import pytest

from factx.corpus import known
from factx.corpus.applying import link
from factx.errors import InputError
from factx.facts import Actor, Entity
from tests.corpus.records import Story, of

TOML = """
[[identity]]
id = "Q1"
names = ["Lena Ostrow", "The Iron Mayor"]
country = "POL"
wikidata = "Q1"

[[identity]]
id = "Q2"
names = ["Dalby Board"]
type = "body"
"""
CSV = "id,names,country,type\nQ1,Lena Ostrow|The Iron Mayor,POL,\nQ2,Dalby Board,,body\n"


@pytest.mark.parametrize(
    ("name", "text"), [("people.toml", TOML), ("people.csv", CSV), ("people.tsv", CSV.replace(",", "\t"))]
)
def test_its_ids_are_printed_and_what_is_joined_to_them_has_them(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    register = known.read(tmp_path / name)
    stories = (
        Story("a").person("Lena Ostrow").body("the Dalby Board"),
        Story("b").person("Ostrow"),
        Story("c").person("The Iron Mayor"),
    )
    found = {
        record.name: (record.identity, record.identity_name)
        for record in link(of(stories), register)
        if isinstance(record, Entity)
    }
    assert found == {
        "Lena Ostrow": ("Q1", "Lena Ostrow"),
        "Ostrow": ("Q1", "Lena Ostrow"),
        "The Iron Mayor": ("Q1", "Lena Ostrow"),
        "the Dalby Board": ("Q2", "Dalby Board"),
    }


def test_it_decides_over_what_was_linked_before(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(TOML, encoding="utf-8")
    old = link(Story("a").person("Lena Ostrow").records)
    (person,) = (record for record in link(old, known.read(tmp_path / "p.toml")) if isinstance(record, Actor))
    assert person.identity == "Q1"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("identity = 5", "no [[identity]]"),
        ("[[person]]\nid = 'x'", "no [[identity]]"),
        ("[[identity]]\nid = 'x'", "no id or no names"),
        ("[[identity]]\nid = 'x'\nnames = ['']", "no names"),
        ("[[identity]]\nid = 'x'\nnames = ['A']\nborn = 1970", "born, which means nothing"),
        ("[[identity]]\nid = 'x'\nnames = ['A']\ntype = 'ship'", "neither person nor body"),
        ("id =", "is no TOML"),
    ],
)
def test_what_is_wrong_with_a_file(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"p\.toml") as caught:
        known.read(tmp_path / "p.toml")
    assert says in str(caught.value)
