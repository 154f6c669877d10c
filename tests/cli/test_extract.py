"""`factx extract`: which inputs are taken, where the facts go, in which format, and what is said meanwhile."""

import json
import re
from pathlib import Path

import pytest

import factx
from tests.cli.conftest import Command, Ran

TEXT = "“Enough,” she said.\n“Go.”\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of articles with a deeper one."""
    for name in ("b.txt", "a.txt", "C.TXT", ".hidden.txt", "notes.md", "sub/d.text", "sub/e.jsonl", ".git/x.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": TEXT}) if name.endswith("jsonl") else TEXT, encoding="utf-8")
    return tmp_path / "news"


def ids(ran: Ran) -> list[str]:
    """Ids of the articles with facts, once each, in order."""
    return list(dict.fromkeys(json.loads(line)["article"] for line in ran.stdout.splitlines()))


# --- inputs


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["news"], ["news/C.TXT", "news/a.txt", "news/b.txt"]),
        (["news/", "-r"], ["news/C.TXT", "news/a.txt", "news/b.txt", "news/sub/d.text", "news/sub/e.jsonl:1"]),
        (["news", "--glob", "*.md"], ["news/notes.md"]),
        (["news", "-r", "--glob", "*.text", "--glob", "a*"], ["news/a.txt", "news/sub/d.text"]),
        (["news", "-r", "--glob", "**/*.txt"], ["news/a.txt", "news/b.txt"]),
        (["news", "-r", "--glob", "sub/*"], ["news/sub/d.text", "news/sub/e.jsonl:1"]),
        (["news", "--glob", ".h*"], ["news/.hidden.txt"]),
        (["news/b.txt", "./news/a.txt"], ["news/b.txt", "news/a.txt"]),
        (["news/notes.md"], ["news/notes.md"]),
        (["news/a.txt", "news/a.txt"], ["news/a.txt"]),
    ],
)
def test_paths_and_folders(arguments: list[str], expected: list[str], articles: Path, factx_command: Command) -> None:
    ran = factx_command("extract", *arguments)
    assert (ran.status, ran.lines) == (0, [])
    assert ids(ran) == expected


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input(arguments: list[str], factx_command: Command) -> None:
    ran = factx_command("extract", *arguments, stdin=TEXT.encode())
    assert [json.loads(line)["text"] for line in ran.stdout.splitlines()] == ["“Enough,”", "“Go.”"]
    assert ids(ran) == ["-"]


@pytest.mark.parametrize("start", [b"", b"\n\r\n", b"\xef\xbb\xbf"])
def test_standard_input_of_records(start: bytes, factx_command: Command) -> None:
    records = {"id": 5, "text": TEXT}, {"text": "“Two.”"}
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\r\n" for record in records)
    assert ids(factx_command("extract", stdin=start + lines.encode()))[0] == "5"
    assert ids(factx_command("extract", "--input-format", "text", stdin=start + lines.encode())) == ["-"]


def test_text_that_begins_with_a_brace_is_text(factx_command: Command) -> None:
    assert ids(factx_command("extract", stdin="{Photo} “Enough,” she said.".encode())) == ["-"]


def test_nothing_on_a_terminal_prints_the_help(factx_command: Command) -> None:
    for arguments in (["extract"], []):
        ran = factx_command(*arguments, stdin=None, terminal=True)
        assert ran.status == 0
        assert "Usage:" in ran.stdout


@pytest.mark.parametrize("words", [[], ["extract"], ["lexicon", "list"]])
def test_the_short_switch_for_help(words: list[str], factx_command: Command) -> None:
    short, long = factx_command(*words, "-h"), factx_command(*words, "--help")
    assert (short.status, short.stdout) == (0, long.stdout)
    assert "<bool>" not in short.stdout


def test_fields_of_records(factx_command: Command, tmp_path: Path) -> None:
    record = {"body": TEXT, "key": "k1", "head": "A title", "day": "Fri, 07 Jan 2022 10:00:00 GMT"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n")
    options = ["--text-field", "body", "--id-field", "key", "--title-field", "head", "--date-field", "day"]
    ran = factx_command("extract", "a.jsonl", *options, "--with-articles")
    about = json.loads(ran.stdout.splitlines()[0])
    assert (about["type"], about["article"], about["text"]) == ("article", "k1", TEXT)
    assert (about["title"], about["published"], about["published_from"]) == ("A title", "2022-01-07", "metadata")
    assert about["path"] == "a.jsonl"


def test_option_outweighs_the_record(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": "2020-01-01"}))
    ran = factx_command("extract", "a.jsonl", "--published", "2022-01-07T10:00", "--with-articles")
    about = json.loads(ran.stdout.splitlines()[0])
    assert (about["published"], about["published_from"]) == ("2022-01-07", "option")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“Ñ”\r\nx\r\n".encode(), "“Ñ”\r\nx\r\n"),
        (b"\xef\xbb\xbf" + "“Ñ”".encode(), "“Ñ”"),
        ("“Ñ”\r\n".encode("utf-16"), "“Ñ”\r\n"),
        ("“Ñ”\n".encode("utf-32"), "“Ñ”\n"),
        ("“We won’t,” said José Núñez – of the café.".encode("cp1252"), "“We won’t,” said José Núñez – of the café."),
        (
            "“We won’t,” said José Núñez – of the café.".encode("mac_roman"),
            "“We won’t,” said José Núñez – of the café.",
        ),
        ("«Порядок в стране восстановлен», сообщил президент.".encode("cp1251"), None),
    ],
)
def test_encodings(data: bytes, text: str | None, factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    ran = factx_command("extract", "a.txt", "--with-articles")
    assert ran.status == 0
    if text is not None:
        assert json.loads(ran.stdout.splitlines()[0])["text"] == text


# --- outputs


def test_tables_on_a_terminal_and_lines_in_a_pipe(factx_command: Command, articles: Path) -> None:
    assert "What was said" in factx_command("extract", articles, terminal=True).stdout
    assert factx_command("extract", articles).stdout.startswith('{"schema":"factx/1","type":"quote"')
    assert "What was said" in factx_command("extract", articles, "-f", "table").stdout
    assert factx_command("extract", articles, "-f", "jsonl", terminal=True).stdout.startswith("{")


def test_json_is_one_array(factx_command: Command, articles: Path) -> None:
    assert len(json.loads(factx_command("extract", articles, "-f", "json").stdout)) == 6
    assert json.loads(factx_command("extract", "-f", "json", stdin=b"nothing").stdout) == []


def test_lines_are_utf8_and_not_escaped(factx_command: Command) -> None:
    ran = factx_command("extract", stdin="“Ñandú\u2028 \u0001 \\ 🦤”".encode())
    assert "Ñandú\u2028" in ran.stdout
    assert len(ran.stdout.split("\n")) == 2


def test_types(factx_command: Command, articles: Path) -> None:
    assert factx_command("extract", articles, "-t", "casualty,actor", "-t", "organization").stdout == ""
    assert factx_command("extract", articles, "-t", "casualty, quote").stdout.count("\n") == 6
    kinds = [
        json.loads(x)["type"]
        for x in factx_command("extract", articles, "-t", "actor", "--with-articles").stdout.split("\n")[:-1]
    ]
    assert kinds == ["article"] * 3


@pytest.mark.parametrize(
    ("name", "start"), [("f.jsonl", '{"schema"'), ("f.ndjson", '{"schema"'), ("f.json", "[\n"), ("f.txt", "news/C.TXT")]
)
def test_output_by_its_suffix(name: str, start: str, factx_command: Command, articles: Path, tmp_path: Path) -> None:
    ran = factx_command("extract", articles.name, "-o", name, terminal=True)
    assert (ran.status, ran.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert not list(tmp_path.glob("*.part"))


def test_the_same_input_gives_the_same_bytes(factx_command: Command, articles: Path, tmp_path: Path) -> None:
    printed = factx_command("extract", articles.name, "-r").stdout
    factx_command("extract", articles.name, "-r", "-o", "f.jsonl")
    assert (tmp_path / "f.jsonl").read_bytes() == printed.encode()


def test_existing_output_is_kept_without_force(factx_command: Command, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_text("precious")
    assert factx_command("extract", articles, "-o", "f.jsonl").status == 2
    assert (tmp_path / "f.jsonl").read_text() == "precious"
    assert factx_command("extract", articles, "-o", "f.jsonl", "--force").status == 0
    assert (tmp_path / "f.jsonl").read_text().startswith("{")


def test_output_in_the_input_folder_is_no_input(factx_command: Command, articles: Path) -> None:
    for _ in range(2):
        ran = factx_command("extract", articles, "-o", articles / "facts.jsonl", "--force")
        assert (ran.status, ran.lines) == (0, [])
        assert len((articles / "facts.jsonl").read_text(encoding="utf-8").splitlines()) == 6


def test_nothing_replaces_an_output_when_all_inputs_failed(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text("precious")
    assert factx_command("extract", "none.txt", "-o", "f.json", "--force").status == 4
    assert (tmp_path / "f.json").read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["f.json"]


def test_fail_fast_leaves_what_was_written_beside_the_output(
    factx_command: Command, articles: Path, tmp_path: Path
) -> None:
    ran = factx_command("extract", articles, "none.txt", articles / "sub", "--fail-fast", "-o", "f.jsonl")
    assert ran.status == 3
    assert "stopped there; what was written is in f.jsonl.part" in ran.stderr
    assert not (tmp_path / "f.jsonl").exists()
    assert len((tmp_path / "f.jsonl.part").read_text(encoding="utf-8").splitlines()) == 6


def test_errors_in_a_file(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ran = factx_command("extract", "a.txt", "none.txt", "--errors", "e.txt")
    assert (ran.status, ran.lines) == (3, [])
    assert "1 input failed (see e.txt)" in ran.stderr
    assert (tmp_path / "e.txt").read_text() == "none.txt: no such file or folder; check the path\n"
    factx_command("extract", "none.txt", "--errors", "e.jsonl")
    assert json.loads((tmp_path / "e.jsonl").read_text()) == {
        "where": "none.txt",
        "what": "no such file or folder",
        "remedy": "check the path",
    }


def test_closing_line(factx_command: Command, articles: Path) -> None:
    assert factx_command("extract", articles).stderr.startswith("factx: 3 articles, 12 words: 6 quotes")
    assert factx_command("extract", articles, "-q").stderr == ""


def test_progress_stays_out_of_pipes_and_out_of_tables(factx_command: Command, articles: Path) -> None:
    assert "\x1b" not in factx_command("extract", articles).stderr
    shown = factx_command("extract", articles, "-o", "f.jsonl", terminal=True).stderr
    assert "3 articles" in shown
    assert factx_command("extract", articles, "-f", "table", "--no-progress", terminal=True).stderr.count("\n") == 1


def test_colours(factx_command: Command, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def coloured(*options: str, terminal: bool = False) -> bool:
        shown = factx_command("extract", articles, "-f", "table", *options, terminal=terminal).stdout
        return bool(re.search(r"\x1b\[(\d+;)*3\d", shown))

    monkeypatch.setenv("TERM", "xterm-256color")
    assert coloured(terminal=True)
    assert not coloured()
    assert coloured("--color", "always")
    assert not coloured("--color", "never", terminal=True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured()
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured(terminal=True)


def test_tables_name_the_article_and_say_when_there_are_no_facts(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nobody said a word.")
    ran = factx_command("extract", "a.txt", "-f", "table")
    assert ran.stdout.splitlines()[0].strip() == "a.txt"
    assert "no facts found" in ran.stdout


def test_schema_is_printed(factx_command: Command) -> None:
    schema = json.loads(factx_command("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_version(factx_command: Command) -> None:
    assert factx_command("--version").stdout == f"factx {factx.__version__}\n"


def test_info(factx_command: Command, tmp_path: Path) -> None:
    meta = {"lang": "en", "name": "small", "version": "1.2", "pipeline": ["ner"], "performance": {"ents_f": 0.5}}
    (tmp_path / "small").mkdir()
    (tmp_path / "small/meta.json").write_text(json.dumps(meta))
    ran = factx_command("info", "--model", "small")
    assert "pipeline   en_small 1.2" in ran.stdout
    assert "entities (F1)            50.0" in ran.stdout
    known = json.loads(factx_command("info", "--model", "small", "--json").stdout)
    assert known["pipeline"]["scores"] == {"ents_f": 0.5}
    assert known["gazetteer"]["countries"].startswith("GeoNames")
    assert "gazetteer  countries from GeoNames" in ran.stdout
    assert factx_command("info", "--model", "none").status == 5
