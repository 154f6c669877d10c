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


@pytest.mark.parametrize("facts", [True, False])
def test_a_folder_gets_a_dashboard_and_a_page_for_each_article(facts: bool, factx_command: Command, tmp_path: Path) -> None:  # fmt: skip
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    (tmp_path / "news").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "news" / name).write_text(QUOTE, encoding="utf-8")
    ran = factx_command("report", "facts.jsonl" if facts else "news", "-o", "pages/")
    assert ran.status == 0
    assert kind(tmp_path / "pages" / "index.html") == "dashboard"
    made = sorted(path.name for path in (tmp_path / "pages" / "articles").iterdir())
    assert made == ["00001.html", "00002.html"]
    article = tmp_path / "pages" / "articles" / "00001.html"
    assert kind(article) == "article" and 'href="../index.html"' in article.read_text("utf-8")


def test_pages_in_a_folder_are_overwritten_only_by_force(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    (tmp_path / "pages").mkdir()
    assert factx_command("report", "facts.jsonl", "-o", "pages").status == 0
    again = factx_command("report", "facts.jsonl", "-o", "pages")
    assert again.status == 2 and "exists already" in again.stderr
    assert factx_command("report", "facts.jsonl", "-o", "pages", "--force").status == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["articles", "index.html"]


@pytest.mark.parametrize("output", [".", "no/such/folder/"])
def test_no_folder_of_pages_where_none_is_named_or_can_be(output: str, factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    ran = factx_command("report", "facts.jsonl", "-o", output)
    assert ran.status == 2 and ("factx: error: " in ran.stderr or "--output" in ran.stderr)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.jsonl"]


def test_no_article_leaves_no_folder(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(b'{"schema":"factx/1","type":"quote"}\n')
    factx_command("report", "bad.jsonl", "-o", "pages/")
    assert not (tmp_path / "pages").exists()


def browser_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser is given from now on."""
    opened: list[str] = []

    def keep(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", keep)
    return opened


@pytest.mark.parametrize(("output", "shown"), [("page.html", "page.html"), ("pages/", "pages/index.html")])
def test_a_page_is_opened_in_the_browser(output: str, shown: str, factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    opened = browser_of(monkeypatch)
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    assert factx_command("report", "facts.jsonl", "-o", output, "--open").status == 0
    assert opened == [(tmp_path / shown).resolve().as_uri()]


def test_without_a_name_the_page_that_is_opened_lies_among_temporary_files(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    opened = browser_of(monkeypatch)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "a.txt").write_text(QUOTE, encoding="utf-8")
    assert factx_command("report", "a.txt", "--open").status == 0
    [page] = tmp_path.glob("factx-*/report.html")
    assert opened == [page.resolve().as_uri()] and kind(page) == "article"


def test_a_machine_without_a_browser_is_told_where_the_page_is(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    ran = factx_command("report", "facts.jsonl", "-o", "page.html", "--open")
    assert ran.status == 0 and "no browser to open page.html" in ran.stderr


def test_what_goes_to_a_pipe_cannot_be_opened(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    ran = factx_command("report", "facts.jsonl", "-o", "-", "--open")
    assert ran.status == 2 and "shows a file" in ran.stderr
