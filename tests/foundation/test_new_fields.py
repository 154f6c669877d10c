"""A new field of a record, of whatever type, passes every writer and comes back."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import Field, TypeAdapter

from factx import duck, facts
from factx.errors import OutputError
from factx.facts import Casualty, Mention, Model, Span
from factx.output import columns, conversion, jsonl, query, sqlite
from factx.output.formats import Format
from tests.records import GUARD, ONE_ARTICLE, common, span


class Seat(Span):
    """A span with fields of its own."""

    country: str | None = None
    latitude: float | None = None
    certain: bool = True


class Kind(Model):
    """A part that a record has several of."""

    name: str
    share: float


class Extended(Casualty):
    """A casualty record with one more field of every type that JSON can hold."""

    score: float | None = None
    certain: bool = False
    bound: int | float | None = None
    rank: Literal[1, 2, 3] | None = None
    words: tuple[str, ...] = ()
    scores: list[float] = Field(default_factory=list)
    flags: tuple[bool, ...] = ()
    numbers: tuple[int | None, ...] = ()
    shares: dict[str, float] = Field(default_factory=dict)
    seat: Seat | None = None
    kinds: tuple[Kind, ...] = ()
    held_by: Mention | None = None


FILLED = Extended(
    **common("c1", "14 fishermen drowned"),
    outcome="killed", kind="counted", source=GUARD, score=0.1, certain=True, bound=2.5, rank=2, words=("=a", "b"),
    scores=[0.25, 1.0], flags=(True, False), numbers=(1, None), shares={"x": 0.5}, held_by=GUARD,
    seat=Seat(**span("coast"), country="PER", latitude=-12.05, certain=False), kinds=(Kind(name="men", share=0.75),),
)  # fmt: skip
EMPTY = Extended(**common("c2", "14 fishermen drowned"), outcome="killed", kind="uncounted")
RECORDS = [ONE_ARTICLE[0], FILLED, EMPTY, *ONE_ARTICLE[3:]]


def forget() -> None:
    for cached in (columns.columns, sqlite._mentions, sqlite._lists, sqlite._parts):
        cached.cache_clear()


@pytest.fixture(autouse=True)
def _extended(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The record type of casualties is the extended one."""
    kinds = facts.Quote | Extended | facts.Actor | facts.Organization | facts.ArticleRecord
    monkeypatch.setattr(facts, "_ADAPTER", TypeAdapter(kinds))
    monkeypatch.setitem(columns.TABLES, "casualties", Extended)
    forget()
    yield
    forget()


def written(chosen: Format, folder: Path) -> Path:
    lines = folder / "facts.lines"
    lines.write_bytes(b"".join(map(jsonl.line, RECORDS)))
    made = conversion.convert(lines, chosen, folder / f"facts.{chosen}", with_articles=True)
    return made[2] if chosen in ("csv", "tsv") else made[0]


@pytest.mark.parametrize("chosen", ["json", "parquet"])
def test_they_come_back(chosen: Format, tmp_path: Path) -> None:
    from factx.reading import facts as reading

    assert list(reading.read(str(written(chosen, tmp_path)), None)) == RECORDS


@pytest.mark.parametrize("chosen", ["csv", "tsv"])
def test_cells_hold_them(chosen: Format, tmp_path: Path) -> None:
    with written(chosen, tmp_path).open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file, delimiter="\t" if chosen == "tsv" else ",")
    expected = {
        "score": "0.1", "certain": "true", "bound": "2.5", "rank": "2", "words": "'=a | b", "scores": "0.25 | 1.0",
        "flags": "true | false", "numbers": "1 | null", "shares": '{"x": 0.5}', "seat_country": "PER",
        "seat_latitude": "-12.05", "seat_certain": "false", "kinds": "1", "held_by_name": "Coast Guard",
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected
    assert (second["score"], second["certain"], second["scores"], second["kinds"]) == ("", "false", "", "0")


def test_database_holds_them(tmp_path: Path) -> None:
    with closing(sqlite3.connect(written("sqlite", tmp_path))) as database:
        database.row_factory = sqlite3.Row
        row = database.execute("SELECT * FROM casualties WHERE id = 'c1'").fetchone()
        expected: dict[str, Any] = {
            "score": 0.1, "certain": 1, "bound": 2.5, "rank": 2, "words": '["=a", "b"]', "scores": "[0.25, 1.0]",
            "flags": "[true, false]", "numbers": "[1, null]", "shares": '{"x": 0.5}', "seat_latitude": -12.05,
        }  # fmt: skip
        assert {name: row[name] for name in expected} == expected
        of_it = "SELECT name, share FROM casualty_kinds WHERE casualty_pk = ?"
        assert [tuple(kind) for kind in database.execute(of_it, (row["pk"],))] == [("men", 0.75)]
        referred = "SELECT o.name FROM casualties c JOIN organizations o ON o.pk = c.held_by_organization_pk"
        assert [tuple(name) for name in database.execute(referred)] == [("Coast Guard",)]


@pytest.mark.parametrize("chosen", ["jsonl", "parquet"])
def test_questions_see_them(chosen: Format, tmp_path: Path) -> None:
    path = str(written(chosen, tmp_path))
    file = duck.File(path, path, "parquet" if chosen == "parquet" else "newline_delimited")
    with query.ask(
        "SELECT score, seat.latitude, flags[1], kinds[1].share FROM casualties WHERE certain", [file]
    ) as said:
        assert list(said.rows) == [(0.1, -12.05, True, 0.75)]


@pytest.mark.parametrize("chosen", ["csv", "sqlite", "parquet", "json"])
def test_a_fault_of_ours_is_not_blamed_on_the_facts(
    chosen: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise TypeError("a fault of ours")

    for where in (
        "delimited.DelimitedWriter.add",
        "sqlite.write",
        "parquet.write",
        "conversion.JsonWriter.add",
    ):
        monkeypatch.setattr(f"factx.output.{where}", broken)
    with pytest.raises(TypeError, match="a fault of ours"):
        written(chosen, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.lines"]


@pytest.mark.parametrize("chosen", ["csv", "sqlite", "parquet"])
def test_what_is_no_fact_is_told_with_its_line(chosen: Format, tmp_path: Path) -> None:
    lines = tmp_path / "facts.lines"
    broken = json.loads(jsonl.line(FILLED)) | {"outcome": ["killed"], "text": 5, "article": {"a": [1]}}
    lines.write_bytes(jsonl.line(EMPTY) + json.dumps(broken).encode() + b"\n{]\n")
    with pytest.raises(OutputError, match=r"what is no facts \(line 2: "):
        conversion.convert(lines, chosen, tmp_path / f"facts.{chosen}", with_articles=True)
