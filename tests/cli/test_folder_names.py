"""Folders named `text=…` or `type=…` put nothing in the place of what files hold."""

import json
from pathlib import Path

import pytest

from factx.output import conversion, jsonl
from tests.cli.conftest import Command
from tests.inputs import parquet
from tests.records import ONE_ARTICLE

FOLDER = "text=wrong/published=1999-01-01/type=actor/id=x/article=z/schema=y"
ROWS = "SELECT '“We won.”' AS text, 'a1' AS id, '2022-01-07' AS published"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "articles.parquet").write_bytes(parquet(ROWS, tmp_path))
    (folder / "articles.jsonl").write_text('{"text": "“We won.”", "id": "a1", "published": "2022-01-07"}\n')
    lines = folder / "facts.jsonl"
    lines.write_bytes(b"".join(map(jsonl.line, ONE_ARTICLE)))
    conversion.convert(lines, "parquet", folder / "facts.parquet", with_articles=True)
    return folder


@pytest.mark.parametrize("name", ["articles.parquet", "articles.jsonl"])
def test_articles_are_those_of_the_file(name: str, folder: Path, factx_command: Command) -> None:
    ran = factx_command("extract", folder / name, "--with-articles")
    article, quote = map(json.loads, ran.stdout.splitlines())
    assert (article["text"], article["published"], article["article"]) == ("“We won.”", "2022-01-07", "a1")
    assert quote["text"] == "“We won.”"


@pytest.mark.parametrize("name", ["facts.parquet", "facts.jsonl"])
def test_facts_are_those_of_the_file(name: str, folder: Path, factx_command: Command) -> None:
    path = folder / name
    assert factx_command("convert", path).stdout.encode() == b"".join(map(jsonl.line, ONE_ARTICLE))
    asked = "SELECT type, article, text FROM quotes UNION ALL SELECT type, article, text FROM articles"
    found = [json.loads(line) for line in factx_command("query", path, asked).stdout.splitlines()]
    expected = [{"type": r.type, "article": r.article, "text": r.text} for r in (ONE_ARTICLE[1], ONE_ARTICLE[0])]
    assert found == expected
    assert factx_command("convert", path, "-o", folder / "again.parquet").status == 0
    assert factx_command("convert", folder / "again.parquet").stdout.encode() == b"".join(map(jsonl.line, ONE_ARTICLE))
