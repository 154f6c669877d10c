"""One function for every engine that moves Arrow: the same facts as the command, in batches of any size."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import factx
from factx.arrow import schema
from factx.errors import InputError

pyarrow = pytest.importorskip("pyarrow")

TEXTS = [
    "“We lost two boats,” said Ana Sosa. At least 12 people died.",
    "",
    "Officials said on Friday that 30 houses had burned.",
    "It rained.",
    "The mayor, Elias Brandt, told reporters that nobody was hurt.",
]
IDS = [f"a{number}" for number in range(len(TEXTS))]


@pytest.fixture(scope="module")
def articles() -> Any:
    return pyarrow.table({"id": IDS, "text": TEXTS, "published": ["2022-01-07"] * len(TEXTS)})


@pytest.fixture(scope="module")
def expected(extractor: factx.Extractor) -> list[dict[str, Any]]:
    """What the Python interface gives, which is what the command prints (tests/cli)."""
    made = [factx.Article(id, text, published="2022-01-07") for id, text in zip(IDS, TEXTS, strict=True) if text]
    return [json.loads(fact.model_dump_json()) for _, facts in extractor.pipe(made) for fact in facts]


def _without_empty(value: Any) -> Any:
    """A record without the fields that other types have and that are null in it."""
    if isinstance(value, dict):
        return {name: _without_empty(inner) for name, inner in value.items() if inner is not None}
    return [_without_empty(inner) for inner in value] if isinstance(value, list) else value


def _same(rows: list[dict[str, Any]], expected: list[dict[str, Any]]) -> bool:
    return [_without_empty(row) for row in rows] == [_without_empty(fact) for fact in expected]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_batches_of_any_size_give_the_same_facts(articles: Any, expected: list[dict[str, Any]], size: int) -> None:
    batches = articles.to_batches(max_chunksize=size)
    assert _same([row for batch in batches for row in factx.extract_arrow(batch).to_pylist()], expected)


def test_no_article_gives_no_rows_in_the_same_schema(articles: Any) -> None:
    batch = articles.to_batches()[0]
    nothing = factx.extract_arrow(batch.slice(0, 0))
    assert nothing.num_rows == 0
    assert nothing.schema == factx.extract_arrow(batch).schema


def test_articles_can_stand_before_their_facts(articles: Any) -> None:
    found = factx.extract_arrow(articles.to_batches()[0], with_articles=True)
    assert found.column("type").to_pylist().count("article") == len([text for text in TEXTS if text])


@pytest.mark.parametrize(
    ("columns", "message"),
    [({"words": ["It rained."]}, "no column 'text'"), ({"text": ["It rained."], "published": ["soon"]}, "is no date")],
)
def test_what_is_wrong_is_said(columns: dict[str, list[str]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        factx.extract_arrow(pyarrow.RecordBatch.from_pydict(columns))


def test_polars(articles: Any, expected: list[dict[str, Any]]) -> None:
    polars = pytest.importorskip("polars")

    def facts(frame: Any) -> Any:
        batches = frame.to_arrow().combine_chunks().to_batches()
        return polars.from_arrow(pyarrow.Table.from_batches([factx.extract_arrow(batch) for batch in batches]))

    empty = polars.from_arrow(schema().empty_table())
    found = polars.from_arrow(articles).lazy().map_batches(facts, schema=empty.schema).collect()
    assert found["text"].to_list() == [fact["text"] for fact in expected]


def test_duckdb(articles: Any, expected: list[dict[str, Any]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    connected = duckdb.connect()
    connected.register("articles", articles)
    stream = connected.sql("SELECT * FROM articles ORDER BY id").to_arrow_reader(2)
    facts = pyarrow.Table.from_batches([factx.extract_arrow(batch) for batch in stream])  # noqa: F841  (SQL reads it)
    counted = connected.sql("SELECT type, count(*) FROM facts GROUP BY ALL").fetchall()
    assert dict(counted)["quote"] == sum(fact["type"] == "quote" for fact in expected)


def test_dask(articles: Any, expected: list[dict[str, Any]]) -> None:
    frames = pytest.importorskip("dask.dataframe")
    pandas = pytest.importorskip("pandas")

    def facts(frame: Any) -> Any:
        found = factx.extract_arrow(pyarrow.RecordBatch.from_pandas(frame, preserve_index=False))
        return found.to_pandas(types_mapper=pandas.ArrowDtype)

    meta = schema().empty_table().to_pandas(types_mapper=pandas.ArrowDtype)
    found = frames.from_pandas(articles.to_pandas(), npartitions=2).map_partitions(facts, meta=meta)
    assert list(found.compute(scheduler="sync")["text"]) == [fact["text"] for fact in expected]


def test_spark(expected: list[dict[str, Any]], tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    script = """
import sys
from pyspark.sql import SparkSession
import factx
from factx.arrow import schema
from pyspark.sql.pandas.types import from_arrow_schema

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
articles = spark.read.json(sys.argv[1])
facts = articles.mapInArrow(lambda batches: map(factx.extract_arrow, batches), from_arrow_schema(schema()))
print(sorted(row.text for row in facts.select("text").collect()))
"""
    lines = [
        json.dumps({"id": id, "text": text, "published": "2022-01-07"}) for id, text in zip(IDS, TEXTS, strict=True)
    ]
    (tmp_path / "articles.json").write_text("\n".join(lines), encoding="utf-8")
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "articles.json")], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.strip() == str(sorted(fact["text"] for fact in expected))


def test_ray(articles: Any, expected: list[dict[str, Any]]) -> None:
    ray = pytest.importorskip("ray")

    def facts(table: Any) -> Any:
        return pyarrow.Table.from_batches([factx.extract_arrow(batch) for batch in table.combine_chunks().to_batches()])

    ray.init(num_cpus=1, include_dashboard=False)
    try:
        found = ray.data.from_arrow(articles).map_batches(facts, batch_format="pyarrow").take_all()
    finally:
        ray.shutdown()
    assert sorted(row["text"] for row in found) == sorted(fact["text"] for fact in expected)
