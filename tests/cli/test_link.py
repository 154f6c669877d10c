"""`factx link` and `factx who`: what they read and write, and that shares of the work give the same bytes."""

import json
from pathlib import Path

import pytest

from factx.batch.local import InlineEngine
from factx.cli import linking
from factx.corpus.known import Register
from factx.corpus.linking import Linker
from factx.facts import Record, parse
from factx.output import jsonl
from tests.cli.conftest import Command
from tests.corpus.records import Story, of
from tests.corpus.test_events import ALL

PEOPLE = (
    Story("a", "2031-05-06")
    .person("Lena Ostrow", titles=("mayor",))
    .quote("Lena Ostrow", "We are leaving.", via="Radio Dalby"),
    Story("b", "2031-06-07").person("Ostrow", titles=("former mayor",)).quote("Ostrow", "We have left."),
    Story("c").person("Marek Ruck"),
)


def lines(*stories: Story) -> bytes:
    return b"".join(jsonl.line(record) for record in of(stories))


def records(out: str) -> list[Record]:
    return [parse(line) for line in out.splitlines()]


def test_facts_come_out_linked_in_their_order(factx_command: Command) -> None:
    ran = factx_command("link", "-", stdin=lines(*PEOPLE, *ALL))
    found = records(ran.stdout)
    assert ran.status == 0
    assert [(r.article, r.id) for r in found] == [(r.article, r.id) for r in of((*PEOPLE, *ALL))]
    assert ran.stderr.startswith("factx: ") and "3 persons and bodies are 2" in ran.stderr


def test_any_format_in_and_out(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_bytes(lines(*PEOPLE))
    assert factx_command("link", "f.jsonl", "-o", "l.parquet").status == 0
    again = factx_command("link", "l.parquet", "-q")
    assert again.stdout == factx_command("link", "f.jsonl", "-q").stdout
    assert factx_command("link", "f.jsonl", "-o", "l.sqlite").status == 0
    assert factx_command("link", "f.jsonl", "-o", "l.sqlite").status == 2
    # A database has the records of an article type by type, as runs write them.
    back = factx_command("link", "l.sqlite", "-q").stdout
    assert sorted(back.splitlines()) == sorted(again.stdout.splitlines())


@pytest.mark.parametrize("size", [1, 500, 1 << 20])
def test_stretches_and_blocks_change_nothing(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [("x", line) for line in lines(*PEOPLE, *ALL).splitlines()]
    monkeypatch.setattr(linking, "_STRETCH_BYTES", size)
    monkeypatch.setattr("factx.corpus.linking._BLOCK", max(1, size // 500))
    run = linking.Linking(InlineEngine(linking.Recipe(Register())), Register(), lambda error: None)
    with Linker() as linker:
        run.run(facts, linker)
        out = b"".join(run.lines(linker))
    from factx.corpus.applying import link

    assert out == b"".join(jsonl.line(record) for record in link(of((*PEOPLE, *ALL))))


def test_processes_give_the_same_bytes(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_bytes(lines(*PEOPLE, *ALL))
    one, two = (factx_command("link", "f.jsonl", "-q", "-j", jobs) for jobs in ("1", "2"))
    assert one.stdout and one.stdout == two.stdout


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b'{"schema":"factx/2","type":"quote"}',
        lines(*PEOPLE).splitlines()[1][:80],
        b"\xff",
        b'{"text": "an article"}',
    ],
    ids=["brace", "other schema", "cut", "bytes", "article"],
)
def test_a_bad_line_is_told_and_the_rest_is_linked(bad: bytes, factx_command: Command) -> None:
    good = lines(*PEOPLE).splitlines(keepends=True)
    ran = factx_command("link", "-", stdin=b"".join([*good[:2], bad + b"\n", *good[2:]]))
    assert ran.status == 3
    assert len(ran.stdout.splitlines()) == len(good)
    assert ran.stderr.splitlines()[0].startswith("factx: error: stdin:3: is no factx record")


def test_facts_without_articles_and_ids_that_come_twice_lose_nothing(factx_command: Command) -> None:
    bare = [line for line in lines(*PEOPLE, *ALL).splitlines(keepends=True) if b'"type":"article"' not in line]
    ran = factx_command("link", "-", stdin=b"".join(bare * 2))
    assert (ran.status, len(ran.stdout.splitlines())) == (0, 2 * len(bare))


def test_linked_facts_given_again_with_new_ones_come_once_and_keep_their_ids(
    factx_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "old.jsonl").write_bytes(lines(*PEOPLE, *ALL[:2]))
    assert factx_command("link", "old.jsonl", "-o", "linked.jsonl", "-q").status == 0
    (tmp_path / "all.jsonl").write_bytes(lines(*PEOPLE, *ALL))
    ran = factx_command("link", "linked.jsonl", "all.jsonl")
    new = {(r.article, r.id): r for r in records(ran.stdout)}
    assert list(new) == [(r.article, r.id) for r in of((*PEOPLE, *ALL))] and len(new) == ran.stdout.count("\n")
    for old in records((tmp_path / "linked.jsonl").read_text(encoding="utf-8")):
        assert getattr(old, "event", None) == getattr(new[old.article, old.id], "event", None)
    repeated = len(of((*PEOPLE, *ALL[:2])))
    assert f"; {repeated} that an earlier file has, too" in ran.stderr


def test_no_facts(factx_command: Command) -> None:
    assert factx_command("link", "-", stdin=b"").stdout == ""
    assert factx_command("link", "absent.jsonl").status == 4


def test_review_lists_the_least_certain_joins_first(factx_command: Command) -> None:
    ran = factx_command("link", "-", "--review", stdin=lines(*PEOPLE))
    (line,) = ran.stdout.splitlines()
    sure, name, to, identity, why = line.split("\t")
    assert (name, to, identity) == ("Ostrow", "Lena Ostrow", "person:lena-ostrow")
    assert 0 < float(sure) < 1 and why


def test_identities_of_a_file(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text('[[identity]]\nid = "Q1"\nnames = ["Lena Ostrow"]\n', encoding="utf-8")
    out = factx_command("link", "-", "--identities", "p.toml", "-q", stdin=lines(*PEOPLE)).stdout
    assert {json.loads(line).get("identity") for line in out.splitlines()} == {None, "Q1", "person:marek-ruck"}
    (tmp_path / "p.toml").write_text("x", encoding="utf-8")
    assert factx_command("link", "-", "--identities", "p.toml", stdin=lines(*PEOPLE)).stderr.startswith(
        "factx: error: p.toml"
    )


@pytest.mark.parametrize("name", ["Lena Ostrow", "ostrow", "L. Ostrow", "person:lena-ostrow"])
def test_who_prints_quotes_and_roles(name: str, factx_command: Command) -> None:
    (line,) = factx_command("who", name, "-", "-f", "jsonl", stdin=lines(*PEOPLE)).stdout.splitlines()
    person = json.loads(line)
    assert (person["identity"], person["names"]) == ("person:lena-ostrow", ["Lena Ostrow", "Ostrow"])
    assert [(said["published"], said["content"]) for said in person["quotes"]] == [
        ("2031-05-06", "We are leaving."),
        ("2031-06-07", "We have left."),
    ]
    assert [(title["title"], title["first"]) for title in person["titles"]] == [
        ("mayor", "2031-05-06"),
        ("former mayor", "2031-06-07"),
    ]
    assert person["passed_on_by"] == ["Radio Dalby"]


def test_who_on_a_terminal_and_who_is_nobody(factx_command: Command) -> None:
    shown = factx_command("who", "Ostrow", "-", stdin=lines(*PEOPLE), terminal=True).stdout
    assert "Lena Ostrow" in shown and "We have left." in shown
    nobody = factx_command("who", "Nemo", "-", stdin=lines(*PEOPLE))
    assert (nobody.status, nobody.stdout) == (0, "")
    assert "nobody is called Nemo" in nobody.stderr
