"""The house stands as DESIGN.md draws it: layers, sizes, and every documented example true."""

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import factx
from tests.conftest import REPOSITORY

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(factx.__path__, "factx.") if not module.name.endswith("__main__")
)
FILES = [
    path for folder in ("src", "benchmarks", "models/scripts") for path in sorted((REPOSITORY / folder).rglob("*.py"))
]

MODULE_LINES = 300
FUNCTION_LINES = 40
# A longer one states here why it may be.
LONGER_MODULES = {"models/scripts/build_countries.py": "a table of what newspapers call countries, and little code"}
LONGER_FUNCTIONS: dict[str, str] = {}


def test_layers_hold() -> None:
    # In a process of its own: import-linter sets up logging anew and would silence the loggers that other tests read.
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", MODULES)
def test_documented_examples_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_modules_and_functions_are_small(path: Path) -> None:
    name = path.relative_to(REPOSITORY).as_posix()
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MODULE_LINES or name in LONGER_MODULES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert _code_lines(node) <= FUNCTION_LINES or f"{name}:{node.name}" in LONGER_FUNCTIONS, node.name


def _code_lines(function: ast.FunctionDef) -> int:
    """Lines of a function's body without its docstring: what one has to hold in one's head."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0


def test_nothing_is_left_to_be_done() -> None:
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = {path: unfinished.findall(path.read_text(encoding="utf-8")) for path in FILES}
    assert {path: notes for path, notes in found.items() if notes} == {}


def test_no_test_name_appears_twice_in_a_file() -> None:
    for path in Path(__file__).parents[1].rglob("test_*.py"):
        names = [
            node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)
        ]
        assert len(names) == len(set(names)), path
