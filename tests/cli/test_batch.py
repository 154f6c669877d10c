"""`factx extract` over many articles: --resume, --shard and merge, --jobs, progress; with `tiny`, as processes."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

import factx.analysis
from factx.batch.tally import Tally
from factx.cli import progress
from tests.cli.conftest import Command, QuoteMarks
from tests.processes import ENVIRONMENT, FACTX, feed, sessions, started


def corpus(number: int) -> bytes:
    """Articles of different lengths; one in twenty is none."""
    chance = random.Random(3)
    lines = []
    for place in range(number):
        said = " ".join(
            f"“We are {word},” said Ana Sosa. At least {place} died." for word in range(chance.randint(0, 9))
        )
        lines.append("{broken" if place % 20 == 19 else json.dumps({"id": f"a{place}", "text": said}))
    return "\n".join(lines).encode() + b"\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "c.jsonl").write_bytes(corpus(100))
    return tmp_path / "c.jsonl"


def stop_at(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the run interrupted when it comes to an article."""

    class Interrupted(QuoteMarks):
        def pipe(self, articles, **options):  # type: ignore[no-untyped-def]
            for found in super().pipe(articles, **options):
                if found[0].id == article:
                    raise KeyboardInterrupt
                yield found

    monkeypatch.setattr(factx.analysis, "load", lambda *_, **__: Interrupted())


# --- resume


def test_interrupted_and_resumed(
    articles: Path, tmp_path: Path, factx_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    factx_command("extract", articles, "-o", "whole.jsonl")
    working = factx.analysis.load
    stop_at("a50", monkeypatch)
    ran = factx_command("extract", articles, "-o", "f.jsonl", "--errors", "e.txt")
    assert ran.status == 130
    assert "interrupted after 46 articles" in ran.stderr
    assert "what was written is in f.jsonl.part, go on with --resume" in ran.stderr
    ran = factx_command("extract", articles, "-o", "f.jsonl", "--errors", "e.txt")
    assert (ran.status, ran.lines) == (
        2,
        ["factx: error: f.jsonl.part: is what an unfinished run left; go on with --resume or begin anew with --force"],
    )
    monkeypatch.setattr(factx.analysis, "load", working)
    ran = factx_command("extract", articles, "-o", "f.jsonl", "--errors", "e.txt", "--resume")
    assert ran.status == 3
    assert "; 46 done before" in ran.stderr
    assert (tmp_path / "f.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert len((tmp_path / "e.txt").read_text().splitlines()) == 5


def test_a_changed_article_is_done_again(tmp_path: Path, factx_command: Command) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"“{name}”", encoding="utf-8")
    factx_command("extract", "news", "-o", "f.jsonl")
    (folder / "b.txt").write_text("“changed”", encoding="utf-8")
    (folder / "d.txt").write_text("“new”", encoding="utf-8")
    ran = factx_command("extract", "news", "-o", "f.jsonl", "--resume")
    assert (ran.status, ran.lines) == (0, [])
    assert "; 2 done before" in ran.stderr
    texts = [json.loads(line)["text"] for line in (tmp_path / "f.jsonl").read_text(encoding="utf-8").splitlines()]
    assert texts == ["“a”", "“changed”", "“c”", "“new”"]


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (["--with-articles"], 2, "was made with another with_articles (False, now True)"),
        (["--type", "quote"], 2, "was made with another types (none, now ['quote'])"),
        (["--published", "2022-01-07"], 2, "was made with another published (none, now 2022-01-07)"),
        (["--max-chars", "9"], 2, "was made with another limit (1000000, now 9)"),
        (["--shard", "1/2"], 2, "was made with another shard (1/1, now 1/2)"),
        (["--lexicon", "words"], 5, "was made with another lexicon (none, now "),
        (["--model", "other"], 5, "was made with another pipeline (en_factx_news "),
    ],
)
def test_other_options_are_refused(
    options: list[str], status: int, message: str, articles: Path, tmp_path: Path, factx_command: Command
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/meta.json").write_text('{"lang": "en", "name": "other", "version": "1"}')
    factx_command("extract", articles, "-o", "f.jsonl")
    before = (tmp_path / "f.jsonl").read_bytes()
    ran = factx_command("extract", articles, "-o", "f.jsonl", "--resume", *options)
    assert ran.status == status
    assert len(ran.lines) == 1
    assert message in ran.lines[0]
    assert (tmp_path / "f.jsonl").read_bytes() == before


def test_another_version_is_refused(articles: Path, factx_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    factx_command("extract", articles, "-o", "f.jsonl")
    made, now = factx.__version__, "9.9.9"
    monkeypatch.setattr(factx, "__version__", now)
    ran = factx_command("extract", articles, "-o", "f.jsonl", "--resume")
    assert ran.status == 5
    assert ran.lines == [
        f"factx: error: .f.jsonl.factx: was made with another factx ({made}, now {now}); "
        "go on with what it was made with, or begin anew with --force"
    ]


@pytest.mark.parametrize("name", ["f.json", "f.csv", "f.tsv", "f.txt", "f.sqlite", "f.parquet"])
def test_other_formats_are_resumed_too(
    name: str, articles: Path, tmp_path: Path, factx_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    factx_command("extract", articles, "-o", f"whole-{name}", "-t", "quote")
    working = factx.analysis.load
    stop_at("a50", monkeypatch)
    assert factx_command("extract", articles, "-o", name, "-t", "quote").status == 130
    assert not (tmp_path / name).exists()
    monkeypatch.setattr(factx.analysis, "load", working)
    ran = factx_command("extract", articles, "-o", name, "-t", "quote", "--resume")
    assert (ran.status, "46 done before" in ran.stderr) == (3, True)
    assert (tmp_path / name).read_bytes() == (tmp_path / f"whole-{name}").read_bytes()
    assert not list(tmp_path.glob("*.part*"))


def test_a_page_is_not_resumed(articles: Path, tmp_path: Path, factx_command: Command) -> None:
    ran = factx_command("extract", articles, "-o", "page.html", "--resume")
    assert (ran.status, ran.lines) == (
        2,
        ["factx: error: --resume: a page is made in one run; write JSONL with -o and make the page of that"],
    )
    assert not (tmp_path / "page.html").exists()


def test_a_whole_database_is_made_anew_and_that_is_said(articles: Path, tmp_path: Path, factx_command: Command) -> None:
    factx_command("extract", articles, "-o", "f.sqlite")
    whole = (tmp_path / "f.sqlite").read_bytes()
    ran = factx_command("extract", articles, "-o", "f.sqlite", "--resume")
    assert ran.status == 3
    assert ran.lines[0] == (
        "factx: f.sqlite: is whole and holds no lines to go on with: all inputs are done anew; "
        "write JSONL and factx convert it where inputs come and go"
    )
    assert (tmp_path / "f.sqlite").read_bytes() == whole


# --- shards


def test_a_part_in_another_format_is_refused(articles: Path, factx_command: Command) -> None:
    factx_command("extract", articles, "--shard", "1/1", "-o", "p.sqlite")
    ran = factx_command("merge", "p.sqlite", "-o", "f.jsonl")
    assert (ran.status, ran.lines) == (
        2,
        ["factx: error: p.sqlite: is no JSONL; merge takes what factx extract -o wrote as JSONL"],
    )


def test_a_shard_all_of_whose_inputs_failed_is_a_part_all_the_same(tmp_path: Path, factx_command: Command) -> None:
    (tmp_path / "a.txt").write_text("“Enough,” she said.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    statuses = [
        factx_command("extract", "a.txt", "b.txt", "--shard", f"{index}/3", "-o", f"p{index}.jsonl").status
        for index in (1, 2, 3)
    ]
    assert statuses == [0, 4, 0]
    assert (tmp_path / "p2.jsonl").read_bytes() == (tmp_path / "p3.jsonl").read_bytes() == b""
    ran = factx_command("merge", "p1.jsonl", "p2.jsonl", "p3.jsonl", "-o", "f.jsonl")
    assert (ran.status, ran.stderr) == (3, "factx: 3 parts: 1 article, 3 words: 1 quote; 1 input failed\n")
    assert (tmp_path / "f.jsonl").read_bytes() == (tmp_path / "p1.jsonl").read_bytes()


@pytest.mark.parametrize("suffix", ["json", "csv", "tsv", "sqlite", "parquet"])
def test_shards_become_the_same_file_of_any_format(
    suffix: str, articles: Path, tmp_path: Path, factx_command: Command
) -> None:
    factx_command("extract", articles, "-t", "quote", "-o", f"whole.{suffix}")
    for index in (1, 2, 3):
        factx_command("extract", articles, "-t", "quote", "--shard", f"{index}/3", "-o", f"p{index}.jsonl")
    assert factx_command("merge", "p3.jsonl", "p1.jsonl", "p2.jsonl", "-o", f"f.{suffix}").status == 3
    assert (tmp_path / f"f.{suffix}").read_bytes() == (tmp_path / f"whole.{suffix}").read_bytes()


def test_shards_are_merged(articles: Path, tmp_path: Path, factx_command: Command) -> None:
    factx_command("extract", articles, "-o", "whole.jsonl")
    for index in (1, 2, 3):
        assert factx_command("extract", articles, "--shard", f"{index}/3", "-o", f"p{index}.jsonl").status == 3
    ran = factx_command("merge", "p2.jsonl", "p3.jsonl", "p1.jsonl", "-o", "f.jsonl")
    assert ran.status == 3
    assert ran.stderr.startswith("factx: 3 parts: 95 articles, ")
    assert ran.stderr.endswith("; 5 inputs failed\n")
    assert (tmp_path / "f.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert (
        factx_command("merge", "p1.jsonl", "p2.jsonl", "p3.jsonl").stdout.encode()
        == (tmp_path / "whole.jsonl").read_bytes()
    )
    assert factx_command("merge", "p1.jsonl", "p2.jsonl", "p3.jsonl", "-o", "f.json").status == 3
    assert len(json.loads((tmp_path / "f.json").read_bytes())) == len((tmp_path / "f.jsonl").read_bytes().splitlines())
    ran = factx_command("merge", "p1.jsonl", "p3.jsonl", "-o", "g.jsonl")
    assert (ran.status, ran.lines) == (
        2,
        ["factx: error: merge: shard 2/3 is missing; name the output of every shard once"],
    )
    assert not (tmp_path / "g.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--shard", "3/2"], "--shard: '3/2': of 2 shards the first is 1 and the last 2; see factx extract --help"),
        (["--shard", "half"], "--shard: 'half' is no shard (I/N, such as 2/8); see factx extract --help"),
        (["--engine", "spark"], "--engine: 'spark' is neither local nor dask://HOST:PORT nor tls://HOST:PORT"),
        (["--jobs", "-1"], "--jobs: "),
        (["--resume", "--force"], "--resume goes on with what --force would throw away"),
        (["--resume"], "--resume: needs a file to go on with; name it with -o"),
    ],
)
def test_wrong_use(arguments: list[str], message: str, articles: Path, factx_command: Command) -> None:
    ran = factx_command("extract", articles, *arguments)
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert message in ran.lines[0]


# --- progress


class CountedFirst(Thread):
    """A thread that is through when it has been started."""

    def start(self) -> None:
        self.run()


def test_progress_in_a_log(articles: Path, factx_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.0)
    # The inputs are counted beside the run, which may be over before they are: here they are counted first.
    monkeypatch.setattr(progress, "Thread", CountedFirst)
    told = [line for line in factx_command("extract", articles, "--progress").lines if " of 100" in line]
    assert told[-1].startswith("factx: 100 of 100, ")
    assert "0 s left: " in told[-1]
    assert told[-1].endswith("; 5 inputs failed")


@pytest.mark.parametrize(
    ("tally", "total", "shown"),
    [
        (Tally(), None, "0 articles: no facts"),
        (Tally(articles=1), None, "1 article: no facts"),
        (Tally(articles=5, reused=5), 10, "5 of 10: no facts"),
    ],
)
def test_progress_without_anything_to_tell_it_by(tally: Tally, total: int | None, shown: str) -> None:
    pace = progress.Pace()
    assert progress.line(tally, total, pace.words(tally), pace.left(tally, total)) == shown


# --- processes


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*FACTX, *arguments], cwd=cwd, capture_output=True, text=True, env=ENVIRONMENT)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("when", ["as soon as a worker is there", "when there is output"])
def test_two_jobs_interrupted(when: str, tiny: Path, tmp_path: Path) -> None:
    """Ctrl-C goes to every process of the group; only the one that writes says something."""
    command = [*FACTX, "extract", "-", "--model", str(tiny), "-o", "f.jsonl", "-j", "2"]
    part = tmp_path / "f.jsonl.part"
    with (tmp_path / "said").open("wb") as said:
        process = started(command, tmp_path, said, apart=True)
        if "worker" in when:
            feed(process, corpus(19), lambda: list(sessions()).count(process.pid) > 2)
        else:
            feed(process, corpus(19), lambda: part.exists() and part.stat().st_size > 0)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)
    message = (tmp_path / "said").read_text(encoding="utf-8")
    assert process.returncode == 130
    assert message.startswith("factx: interrupted after ")
    assert message.count("\n") == 1


def test_a_model_that_cannot_be_loaded_by_jobs(articles: Path, tmp_path: Path) -> None:
    done = run("extract", "c.jsonl", "--model", "none", "-j", "2", cwd=tmp_path)
    assert done.returncode == 5
    assert done.stderr.startswith("factx: error: none: cannot be loaded as a spaCy pipeline")
    assert done.stderr.count("\n") == 1


def test_a_closed_pipe_ends_jobs_quietly(articles: Path, tiny: Path, tmp_path: Path) -> None:
    script = f"set -o pipefail; '{sys.executable}' -m factx extract c.jsonl c.jsonl --model '{tiny}' -j 2 | head -1"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, env=ENVIRONMENT)
    assert (done.returncode, done.stderr) in ((0, ""), (3, done.stderr))
    assert "Traceback" not in done.stderr
