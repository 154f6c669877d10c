"""The README tells the truth: its commands run and print what it shows, its recipes work, and what it names is there."""

import json
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

from tests.house.readme import README, REPOSITORY, blocks, commands, furnish, languages, run, same, shown

TEXT = README.read_text(encoding="utf-8")

# First words of the blocks that no test runs here, and why.
NOT_RUN = {
    "dask scheduler": "servers on several machines; tests/batch/test_cluster.py runs factx on a small cluster",
    "python -m benchmarks.": "minutes to hours; tests/batch/test_long_runs.py runs soak and kills in small",
    "python3 -m venv .venv && .venv/bin/pip install -e": "the tests themselves, from the beginning; .ci/run runs it all",
    "cd models": "a training of hours with data that are not here; tests/house/test_recipe.py checks its steps",
}


def _named(block: str) -> str:
    return next(line for line in block.splitlines() if not line.startswith("#"))[:60]


def _needs(script: str) -> None:
    for program in ("jq", "sqlite3"):
        if re.search(rf"\b{program} ", script) and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


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


@pytest.mark.parametrize("block", blocks("console", TEXT), ids=_named)
def test_commands_print_what_is_shown(block: str, place: Path) -> None:
    _needs(block)
    for item in shown(block):
        done = run(item.command, place)
        assert done.returncode == 0, f"{item.command}\n{done.stderr}"
        assert item.output is None or same(done.stdout, item.output), f"{item.command}\n{done.stdout}"


# The first block sets factx up, which tests.house.fresh does in a clone.
@pytest.mark.parametrize("block", blocks("sh", TEXT)[1:], ids=_named)
def test_recipes_run_and_print_something(block: str, place: Path) -> None:
    _needs(block)
    assert commands(block)
    for command in commands(block):
        done = run(command, place)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout.strip(), command


@pytest.mark.parametrize("block", blocks("bash", TEXT), ids=_named)
def test_scripts_run_on_small_corpora(block: str, place: Path, tiny: Path) -> None:
    _needs(block)
    # /data is a disk that all machines share; srun starts a program on one of them.
    script = f'srun() {{ "$@"; }}\n{block}'.replace("/data/", f"{place}/")
    done = run(script, place, FACTX_MODEL=str(tiny), SLURM_ARRAY_TASK_ID="2")
    assert done.returncode == 0, done.stderr
    made = [name for name in re.findall(r"-o ([\w./$-]+\.\w+)", script) if "$" not in name]
    assert [name for name in made if not (place / name).exists()] == []


def test_the_cluster_job_does_its_share(place: Path, tiny: Path) -> None:
    (block,) = blocks("yaml", TEXT)
    job: dict[str, Any] = srsly.yaml_loads(block)
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert container["command"][:2] == ["sh", "-c"]
    script = container["command"][2].replace("/data/", f"{place}/")
    done = run(script, place, FACTX_MODEL=str(tiny), JOB_COMPLETION_INDEX="3")
    assert done.returncode == 0, done.stderr
    assert list((place / "parts").glob("*.jsonl"))


@pytest.mark.parametrize("block", blocks("python", TEXT), ids=_named)
def test_python_runs(block: str, place: Path) -> None:
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, cwd=place)
    assert done.returncode == 0, done.stderr
    assert "Ana Sosa" in done.stdout


def test_settings_and_own_words_are_taken(place: Path) -> None:
    settings, own = blocks("toml", TEXT)
    (place / "words").mkdir()
    (place / "words" / "cues.toml").write_text(own, encoding="utf-8")
    (place / "factx.toml").write_text(settings, encoding="utf-8")
    listed = run("factx info --settings", place)
    assert listed.returncode == 0, listed.stderr
    for name, value in tomllib.loads(settings)["extract"].items():
        assert re.search(rf"^\* extract +{name} +{re.escape(json.dumps(value))} +factx.toml", listed.stdout, re.M)
    assert run("factx lexicon check words", place).returncode == 0
    (entry,) = tomllib.loads(own)["entry"]
    (place / "a.txt").write_text(re.sub(r"[\[\]]", "", entry["examples"][0]), encoding="utf-8")
    found = run("factx extract a.txt -t quote -q -j 1", place)
    assert [json.loads(line)["cue"]["lemma"] for line in found.stdout.splitlines()] == entry["words"]


def test_the_example_of_gold_can_be_evaluated(place: Path) -> None:
    (block,) = blocks("json", TEXT)
    (place / "gold.jsonl").write_text(block, encoding="utf-8")
    done = run("factx evaluate gold.jsonl gold.jsonl -f json", place)
    assert done.returncode == 0, done.stderr
    kinds = {json.loads(line)["type"] for line in block.splitlines()}
    assert kinds == {"article", "quote", "casualty", "actor"}


def test_every_block_is_run_or_it_is_said_why_not() -> None:
    assert languages(TEXT) <= {"console", "sh", "bash", "shell", "python", "toml", "yaml", "json", "text"}
    left = [block for block in blocks("shell", TEXT) if not block.startswith(tuple(NOT_RUN))]
    assert left == []
    assert len(blocks("shell", TEXT)) == len(NOT_RUN)


def test_what_is_named_is_there() -> None:
    modules = set(re.findall(r"python3? -m ((?:tests|benchmarks|factx)[\w.]*)", TEXT))
    files = set(re.findall(r"\]\(((?!https?:|#)[^)]+)\)", TEXT)) | set(re.findall(r"python3? ([\w/]+\.py)", TEXT))
    assert [name for name in sorted(modules) if find_spec(name) is None] == []
    folders = (REPOSITORY, REPOSITORY / "models")
    assert [name for name in sorted(files) if not any((folder / name).exists() for folder in folders)] == []


def test_links_within_the_page_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors
