"""The README tells the truth: its commands run, print what it shows, and its Python runs."""

import shutil
import subprocess
import sys

import pytest

from tests.house.readme import README, Shown, blocks, commands, run, same, shown

TEXT = README.read_text(encoding="utf-8")


def _needs_jq(command: str) -> None:
    if "jq " in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")


@pytest.mark.parametrize("item", list(shown(TEXT)), ids=lambda item: item.command)
def test_shown_command_prints_what_is_shown(item: Shown, tmp_path: object) -> None:
    _needs_jq(item.command)
    if " -o " in item.command:
        item = Shown(item.command.replace(" -o ", f" -o {tmp_path}/"), item.output)
    done = run(item.command)
    assert done.returncode == 0, done.stderr
    assert item.output is None or same(done.stdout, item.output), done.stdout


@pytest.mark.parametrize("command", commands(TEXT))
def test_recipe_runs_and_prints_something(command: str) -> None:
    _needs_jq(command)
    done = run(command)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("block", blocks("python", TEXT))
def test_python_of_the_readme_runs(block: str) -> None:
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Ana Sosa" in done.stdout


def test_sql_of_the_readme_runs(tmp_path: object) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    assert run(f"factx extract samples -q -o {tmp_path}/facts.jsonl").returncode == 0
    for block in blocks("sql", TEXT):
        assert duckdb.sql(block.replace("facts.jsonl", f"{tmp_path}/facts.jsonl")).fetchall()
