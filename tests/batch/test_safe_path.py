"""Modules in the working folder, which may be a stranger's, are never imported: not by the command, not by a worker."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import ENVIRONMENT, FACTX

COMMANDS = {"script": [str(Path(sys.executable).with_name("factx"))], "module": FACTX}
# What the command, its workers and multiprocessing's own helpers import; not what `python -m` itself does at first.
NAMES = (
    *("multiprocessing", "spacy", "numpy", "thinc", "srsly", "pydantic", "pydantic_core", "dateparser", "jinja2"),
    *("rich", "json", "logging", "pickle", "random", "socket", "tempfile", "ctypes", "_posixsubprocess", "resource"),
    *("sitecustomize", "usercustomize", "lxml", "typer"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, and modules that leave a trace when they are imported."""
    for name in NAMES:
        trace = f"open({str(tmp_path / 'traces')!r}, 'a').write({name!r} + ' ')\nraise ImportError({name!r})\n"
        (tmp_path / f"{name}.py").write_text(trace)
    (tmp_path / "a.txt").write_text("“Go,” said Ana Sosa.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", COMMANDS)
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("path", [None, f"{os.pathsep}elsewhere"])
def test_no_module_of_the_working_folder_is_imported(
    kind: str, jobs: int, path: str | None, folder: Path, tiny: Path
) -> None:
    if not Path(COMMANDS[kind][0]).exists():
        pytest.skip("the command is not installed here")
    if path is not None and jobs == 1:
        pytest.skip("Python itself starts with such a path; the worker that it starts does not")
    environment = dict(ENVIRONMENT)
    if path is not None:
        (folder / "sitecustomize.py").unlink()
        (folder / "usercustomize.py").unlink()
        environment["PYTHONPATH"] = path
    command = [*COMMANDS[kind], "extract", "a.txt", "a.txt", "--model", str(tiny), "-j", str(jobs), "-q"]

    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")

    traces = (folder / "traces").read_text() if (folder / "traces").exists() else ""
    assert (traces, done.returncode, done.stderr) == ("", 0, "")
    assert done.stdout


def test_a_path_that_is_named_on_purpose_stays(tmp_path: Path) -> None:
    program = "import sys; from factx import cli; cli._leave_working_folder(); print(sys.path.count(sys.argv[1]))"
    for path, count in ((str(tmp_path), "1"), (os.pathsep, "0")):
        command = [sys.executable, "-c", program, str(tmp_path)]
        environment = {**ENVIRONMENT, "PYTHONPATH": path}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == count
