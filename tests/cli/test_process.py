"""The command as a process of its own: what only a process shows (pipes that close, signals, what is imported)."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import ENVIRONMENT, FACTX, feed, started

TEXT = "“We are leaving,” said Ana Sosa on Friday. At least 26 protesters were killed, officials said.\n"


def run(*arguments: str, text: str | None = None, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*FACTX, *arguments], input=text, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, **options
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["extract", "--help"], ["extract", "none.txt"]])
def test_nothing_heavy_is_imported_for_little(arguments: list[str]) -> None:
    heavy = {"spacy", "dateparser", "numpy"} | (set() if "none.txt" in arguments else {"factx.facts"})
    program = (
        "import sys; from factx.cli import run; run(sys.argv[1:]); "
        f"print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("words", "expected"), [("factx extr", "extract"), ("factx extract --glo", "--glob")])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_ask_how_a_word_goes_on(shell: str, words: str, expected: str) -> None:
    asked = {
        "_FACTX_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words.rpartition(" ")[2],
    }
    done = subprocess.run(FACTX, capture_output=True, text=True, env={**ENVIRONMENT, **asked})
    assert expected in re.findall(r"[-\w]+", done.stdout)
    assert "merge" not in done.stdout


def test_from_a_pipe_to_a_file(tmp_path: Path) -> None:
    done = run("extract", "-", "-o", "facts.jsonl", "--published", "2022-01-07", text=TEXT, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == ""
    facts = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert next(fact["speaker"]["name"] for fact in facts if fact["type"] == "quote") == "Ana Sosa"
    for fact in facts:
        assert TEXT[fact["start_char"] : fact["end_char"]] == fact["text"]


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    "command",
    ["extract many.jsonl | head -1", "extract many.jsonl -f table | head -1", "schema | true", "--help | true"],
)
def test_closed_pipe_ends_quietly(command: str, tmp_path: Path) -> None:
    lines = (json.dumps({"text": TEXT}, ensure_ascii=False) + "\n" for _ in range(700))
    (tmp_path / "many.jsonl").write_text("".join(lines), encoding="utf-8")
    script = f"set -o pipefail; '{sys.executable}' -m factx {command}"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, env=ENVIRONMENT)
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_interrupted(tmp_path: Path) -> None:
    """An endless stream of articles, broken off with Ctrl-C when the first facts are there."""
    part, said = tmp_path / "facts.jsonl.part", tmp_path / "said"
    command = [*FACTX, "extract", "-", "-o", "facts.jsonl"]
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    with said.open("wb") as stderr:
        process = started(command, tmp_path, stderr)
        feed(process, line * 10, lambda: part.exists() and part.stat().st_size > 0, 60)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    message = said.read_text(encoding="utf-8")
    assert message.startswith("factx: interrupted after ")
    assert message.endswith("what was written is in facts.jsonl.part, go on with --resume\n")
    assert process.returncode == 130
    assert not (tmp_path / "facts.jsonl").exists()
    assert json.loads(part.read_text(encoding="utf-8").splitlines()[0])["type"] == "quote"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_standard_output_on_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*FACTX, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    assert done.stderr == "factx: error: stdout: cannot be written (no space left on device); check where it goes\n"
    assert done.returncode == 2


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_standard_output_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [*FACTX, "extract", "a.txt", "-q", "-o", "/dev/stdout"]
    with (tmp_path / "facts").open("wb") as file:
        subprocess.run(command, stdout=file, cwd=tmp_path, env=ENVIRONMENT, check=True)
    assert json.loads((tmp_path / "facts").read_text(encoding="utf-8").splitlines()[0])["type"] == "quote"


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["--model", "none"], "factx: error: none: cannot be loaded as a spaCy pipeline"),
        (["--lexicon", "none"], "factx: error: none: is no folder"),
    ],
)
def test_wrong_model_or_lexicon(arguments: list[str], start: str) -> None:
    done = run("extract", "-", *arguments, text=TEXT)
    assert done.returncode == 5
    assert done.stderr.startswith(start)
    assert len(done.stderr.splitlines()) == 1
