"""The README and the pages under `docs/` tell the truth: their commands run in order, in one folder, and print what is
shown; recipes work; what is named is there.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import srsly

from tests.house.pages import PAGES, README, REPOSITORY, Block, blocks, commands, furnish, run, same, shown, write

# First words of the blocks that no test runs here, and why.
NOT_RUN = {
    "dask scheduler": "servers on several machines; tests/batch/test_cluster.py runs factx on a small cluster",
    "python -m benchmarks.": "minutes to hours; tests/batch/test_long_runs.py runs soak and kills in small",
    "python3 -m venv .venv && .venv/bin/pip install": "setting up, which tests.house.fresh does in a clone",
    "factx extract https://": "a server elsewhere; tests/cli/test_addresses.py fetches from one on this machine",
    "cd models": "a training of hours with data that are not here; tests/house/test_recipe.py checks its steps",
}
KNOWN = {"console", "sh", "bash", "shell", "python", "toml", "yaml", "json", "csv", "text"}

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _without(block: Block) -> str | None:
    """A program or library that a block needs and this machine lacks."""
    if block.language == "python":
        imported = re.findall(r"^(?:import|from) (\w+)", block.text, re.MULTILINE)
        return next((name for name in imported if find_spec(name) is None), None)
    for program in ("jq", "sqlite3"):
        if re.search(rf"\b{program} ", block.text) and shutil.which(program) is None:
            return program
    return None


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the samples, another with articles, and a JSONL file of these."""
    furnish(tmp_path)
    (tmp_path / "articles").mkdir()
    with (tmp_path / "corpus.jsonl").open("w", encoding="utf-8") as corpus:
        for number in range(5):
            text = f"“We lost {number} boats,” said Ana Sosa. At least {number} people died."
            (tmp_path / "articles" / f"{number:02}.txt").write_text(text, encoding="utf-8")
            corpus.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
    return tmp_path


def _console(block: Block, place: Path, tiny: Path) -> None:
    for item in shown(block.text):
        done = run(item.command, place)
        assert done.returncode == 0, f"{item.command}\n{done.stderr}"
        assert item.output is None or same(done.stdout, item.output), f"{item.command}\n{done.stdout}"


def _sh(block: Block, place: Path, tiny: Path) -> None:
    assert commands(block.text)
    for command in commands(block.text):
        done = run(command, place)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout.strip(), command


def _bash(block: Block, place: Path, tiny: Path) -> None:
    # /data is a disk that all machines share; srun starts a program on one of them.
    script = f'srun() {{ "$@"; }}\n{block.text}'.replace("/data/", f"{place}/")
    done = run(script, place, FACTX_MODEL=str(tiny), SLURM_ARRAY_TASK_ID="2")
    assert done.returncode == 0, f"{block.text}\n{done.stderr}"
    made = [name for name in re.findall(r"-o ([\w./$-]+\.\w+)", script) if "$" not in name]
    assert [name for name in made if not (place / name).exists()] == []


def _python(block: Block, place: Path, tiny: Path) -> None:
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}  # Spark's workers, too
    done = subprocess.run(
        [sys.executable, "-c", block.text], capture_output=True, text=True, cwd=place, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert "Ana Sosa" in done.stdout


RUNNERS = {"console": _console, "sh": _sh, "bash": _bash, "python": _python}


@pages
def test_blocks_run_in_order_in_one_folder(page: Path, place: Path, tiny: Path) -> None:
    listed = blocks(_text(page))
    if page == README:  # its first block sets factx up, which tests.house.fresh does in a clone
        listed.remove(blocks(_text(page), "sh")[0])
    missing = set()
    for block in listed:
        if block.title:
            write(block, place)
        if block.language not in RUNNERS:
            continue
        program = _without(block)
        if program is None:
            RUNNERS[block.language](block, place, tiny)
        else:
            missing.add(program)
    if missing:
        pytest.skip(f"blocks that need {', '.join(sorted(missing))}, which is not installed; the others passed")


@pages
def test_every_block_is_run_or_it_is_said_why_not(page: Path) -> None:
    assert {block.language for block in blocks(_text(page))} <= KNOWN
    left = [block.text for block in blocks(_text(page), "shell") if not block.text.startswith(tuple(NOT_RUN))]
    assert left == []


def test_every_reason_is_still_needed() -> None:
    written = [block.text for page in PAGES for block in blocks(_text(page), "shell")]
    assert [start for start in NOT_RUN if not any(text.startswith(start) for text in written)] == []


@pages
def test_what_is_named_is_there(page: Path) -> None:
    text = _text(page)
    modules = set(re.findall(r"python3? -m ((?:tests|benchmarks|factx)[\w.]*)", text))
    assert [name for name in sorted(modules) if find_spec(name) is None] == []
    scripts = set(re.findall(r"python3? ([\w/]+\.py)", text))
    folders = (REPOSITORY, REPOSITORY / "models")
    assert [name for name in sorted(scripts) if not any((folder / name).exists() for folder in folders)] == []


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pages
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(((?!https?:)[^)]+)\)", _text(page)):
        name, _, anchor = link.partition("#")
        target = page if not name else (page.parent / name).resolve()
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_the_readme_is_short() -> None:
    assert len(_text(README).splitlines()) <= 160


def _block(title: str, page: str) -> Block:
    """The first block of a page that stands for a file."""
    return next(block for block in blocks(_text(REPOSITORY / "docs" / page)) if block.title == title)


def test_the_cluster_job_does_its_share(place: Path, tiny: Path) -> None:
    job: dict[str, Any] = srsly.yaml_loads(_block("job.yaml", "many-articles.md").text)
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert container["command"][:2] == ["sh", "-c"]
    script = container["command"][2].replace("/data/", f"{place}/")
    done = run(script, place, FACTX_MODEL=str(tiny), JOB_COMPLETION_INDEX="3")
    assert done.returncode == 0, done.stderr
    assert list((place / "parts").glob("*.jsonl"))


def test_own_words_are_taken(place: Path) -> None:
    own = _block("words/cues.toml", "settings.md")
    write(own, place)
    assert run("factx lexicon check words", place).returncode == 0
    (entry,) = tomllib.loads(own.text)["entry"]
    (place / "a.txt").write_text(re.sub(r"[\[\]]", "", entry["examples"][0]), encoding="utf-8")
    found = run("factx extract a.txt -t quote -q -j 1 --lexicon words", place)
    assert [json.loads(line)["cue"]["lemma"] for line in found.stdout.splitlines()] == entry["words"]


def test_the_example_of_gold_can_be_evaluated(place: Path) -> None:
    gold = _block("gold.jsonl", "settings.md")
    write(gold, place)
    done = run("factx evaluate gold.jsonl gold.jsonl -f json", place)
    assert done.returncode == 0, done.stderr
    kinds = {json.loads(line)["type"] for line in gold.text.splitlines()}
    assert kinds == {"article", "quote", "casualty", "actor"}
