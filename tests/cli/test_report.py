"""`factx report`: articles and facts to one page, which is whole or not there."""

import subprocess
import sys
from pathlib import Path

import pytest

from factx.facts import Record
from tests.cli.conftest import Command
from tests.report.records import later, victory

QUOTE = "“We are safe,” she said.\n"


def lines(*records: Record) -> bytes:
    """Records as `factx extract` writes them."""
    return b"".join(record.model_dump_json().encode() + b"\n" for record in records)


FACTS = lines(*victory().records(), *later().records())


def kind(path: Path) -> str:
    """Which view a page is."""
    html = path.read_text(encoding="utf-8")
    return "article" if 'id="words"' in html else "dashboard" if 'id="tolls"' in html else "?"


def test_an_article_is_shown_beside_its_facts(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUOTE, encoding="utf-8")
    ran = factx_command("report", "a.txt", "-o", "report.html")
    assert (ran.status, kind(tmp_path / "report.html")) == (0, "article")
    assert "1 article" in ran.stderr


@pytest.mark.parametrize("inputs", [["folder"], ["folder/a.txt", "folder/b.txt"]])
def test_many_articles_are_a_dashboard(inputs: list[str], factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "folder" / name).write_text(QUOTE, encoding="utf-8")
    ran = factx_command("report", *inputs, "-o", "page.html")
    assert (ran.status, kind(tmp_path / "page.html")) == (0, "dashboard")


@pytest.mark.parametrize("inputs", [["facts.jsonl"], ["."]])
def test_facts_are_a_dashboard(inputs: list[str], factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    ran = factx_command("report", *inputs, "-o", "page.html")
    assert (ran.status, ran.stderr) == (0, "factx: 8 facts of 2 articles\n")
    assert kind(tmp_path / "page.html") == "dashboard"


def test_facts_of_one_article_can_be_an_article_view(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(lines(*victory().records()))
    assert factx_command("report", "facts.jsonl", "--view", "article", "-o", "page.html").status == 0
    assert kind(tmp_path / "page.html") == "article"


def test_an_article_view_of_many_is_refused_and_leaves_no_file(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    ran = factx_command("report", "facts.jsonl", "--view", "article", "-o", "page.html")
    assert ran.status == 2 and "shows one article, and there are 2" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["facts.jsonl"]


def test_lines_that_are_no_facts_are_told_and_the_rest_is_shown(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS + b'{"type": "quote"}\n')
    ran = factx_command("report", "facts.jsonl", "-o", "page.html")
    assert ran.status == 3 and "facts.jsonl:11: is no factx record" in ran.stderr
    assert kind(tmp_path / "page.html") == "dashboard"


def test_facts_and_articles_do_not_mix(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    (tmp_path / "a.txt").write_text(QUOTE, encoding="utf-8")
    ran = factx_command("report", "facts.jsonl", "a.txt", "-o", "page.html")
    assert ran.status == 4 and "a.txt: holds no facts" in ran.stderr


def test_an_existing_page_is_kept(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    (tmp_path / "page.html").write_text("mine", encoding="utf-8")
    assert factx_command("report", "facts.jsonl", "-o", "page.html").status == 2
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "mine"
    assert factx_command("report", "facts.jsonl", "-o", "page.html", "--force").status == 0
    assert kind(tmp_path / "page.html") == "dashboard"


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl"])
def test_nothing_to_show_leaves_no_file(name: str, factx_command: Command, tmp_path: Path) -> None:
    ran = factx_command("report", name, "-o", "page.html")
    assert ran.status == 4 and f"{name}: no such file" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_page_is_printed_on_a_terminal(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUOTE, encoding="utf-8")
    ran = factx_command("report", "a.txt", terminal=True)
    assert ran.status == 2 and "-o report.html" in ran.stderr


def test_extract_writes_the_same_page(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUOTE, encoding="utf-8")
    assert factx_command("report", "a.txt", "-o", "one.html").status == 0
    for arguments in (["-o", "two.html"], ["-f", "html", "-o", "two.page"]):
        assert factx_command("extract", "a.txt", *arguments).status == 0
        assert (tmp_path / arguments[-1]).read_bytes() == (tmp_path / "one.html").read_bytes()
    assert factx_command("extract", "a.txt", "-f", "html").stdout == (tmp_path / "one.html").read_text(encoding="utf-8")
    assert factx_command("extract", "a.txt", "-o", "three.html", "--resume").status == 2


def test_facts_come_through_a_pipe() -> None:
    command = [sys.executable, "-m", "factx", "report", "-"]
    done = subprocess.run(command, input=FACTS, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b"Facts of 2 articles" in done.stdout
