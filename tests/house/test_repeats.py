"""No passage of code stands twice, and no module imports one that imports it in turn."""

import ast
import io
import keyword
import tokenize
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import REPOSITORY

SOURCE = REPOSITORY / "src"
FILES = sorted(SOURCE.rglob("*.py"))

# A passage: so many lines of a function's body with at least so many words and signs, equal but for names and values.
LINES = 5
TOKENS = 36
# Lines in a row, wherever they stand, that are the same to the letter.
SAME_LINES = 6
# Passages that may stand twice, and why.
EXCUSED: dict[tuple[str, str], str] = {}
EXCUSED_LINES = {
    ("factx/cli/choices.py", "factx/cli/ledger.py"): "names of formats: a command takes those that it can write",
    ("factx/cli/convert.py", "factx/cli/merge.py"): "two commands with some of the same options",
    ("factx/pipeline/redrawer.py", "factx/pipeline/retyper.py"): "fields of two networks, each stored under its names",
    ("factx/report/html/corpus.py", "factx/report/html/corpus.py"): "fields of two kinds of rows",
    ("factx/report/html/dashboard.py", "factx/report/html/dashboard.py"): "keys of the same rows as JSON",
}
MOST_EXCUSED = 8

_PASSED_OVER = frozenset(
    (tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER)
)


class Place(NamedTuple):
    """Where a passage stands: file and function, and its first line."""

    name: str
    line: int


def _tokens(text: str) -> list[tokenize.TokenInfo]:
    read = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token for token in read if token.type not in _PASSED_OVER]


def _bodies(text: str) -> Iterator[tuple[str, list[tokenize.TokenInfo]]]:
    """The functions that stand in no other one, each with the tokens of its body but its docstring."""
    tree, tokens = ast.parse(text), _tokens(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inner = {id(node) for outer in functions for node in ast.walk(outer) if node is not outer}
    for function in functions:
        body = function.body[1:] if ast.get_docstring(function) else function.body
        if id(function) not in inner and body and body[-1].end_lineno:
            first, last = body[0].lineno, body[-1].end_lineno
            yield function.name, [token for token in tokens if first <= token.start[0] <= last]


def _shape(token: tokenize.TokenInfo) -> str:
    """What is left of a token without names and values."""
    if token.type in (tokenize.NUMBER, tokenize.STRING):
        return "value"
    if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
        return "name"
    return token.string


def _windows(tokens: list[tokenize.TokenInfo]) -> Iterator[list[tokenize.TokenInfo]]:
    """From each statement on as many whole ones as make a passage."""
    opens = [0, *(i for i, token in enumerate(tokens, 1) if token.type == tokenize.NEWLINE)]
    for place, first in enumerate(opens):
        for last in opens[place + 1 :]:
            if last - first >= TOKENS and tokens[last - 1].end[0] - tokens[first].start[0] + 1 >= LINES:
                yield tokens[first:last]
                break


def repeated(texts: dict[str, str]) -> set[tuple[str, str]]:
    """Pairs of functions that share a passage.

    >>> body = "\\n".join(f"    x{i} = f(a, b + {i}) - g[c]" for i in range(5))
    >>> repeated({"a.py": f"def one():\\n{body}\\n", "b.py": f"def two():\\n{body.replace('x', 'y')}\\n"})
    {('a.py:one', 'b.py:two')}
    """
    found: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for file, text in texts.items():
        for function, tokens in _bodies(text):
            for window in _windows(tokens):
                found[tuple(map(_shape, window))].append(Place(f"{file}:{function}", window[0].start[0]))
    pairs = ((one, other) for places in found.values() for i, one in enumerate(places) for other in places[i + 1 :])
    return {(one.name, other.name) for one, other in pairs if one.name != other.name or other.line - one.line >= LINES}


def same_lines(texts: dict[str, str]) -> set[tuple[str, str]]:
    """Pairs of files that share lines of code, imports and lone brackets left out.

    >>> text = "".join(f"{word} = 1\\n" for word in "abcdef")
    >>> same_lines({"a.py": f"import x\\n{text}", "b.py": f"{text}y()\\n", "c.py": text.replace("f", "g")})
    {('a.py', 'b.py')}
    """
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for file, text in texts.items():
        imported = {
            line
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
        }
        lines = [
            line.strip()
            for number, line in enumerate(text.splitlines(), 1)
            if number not in imported and any(sign.isalnum() for sign in line) and not line.lstrip().startswith("#")
        ]
        for i in range(len(lines) - SAME_LINES + 1):
            found[tuple(lines[i : i + SAME_LINES])].append(file)
    return {(places[0], place) for places in found.values() for place in places[1:]}


@cache
def _texts() -> dict[str, str]:
    return {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in FILES}


def test_no_passage_stands_twice() -> None:
    named = {tuple(name.rsplit("/", 1)[-1] for name in pair) for pair in repeated(_texts())}
    assert named == set(EXCUSED)
    assert len(EXCUSED) + len(EXCUSED_LINES) <= MOST_EXCUSED


def test_no_lines_stand_twice_to_the_letter() -> None:
    assert same_lines(_texts()) == set(EXCUSED_LINES)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda text: text, True),
        (lambda text: text.replace("x", "speaker").replace(" 2", " 'two'"), True),
        (lambda text: text.replace("-", "+"), False),
        (lambda text: "\n".join(text.splitlines()[:3]), False),
    ],
    ids=["to the letter", "other names and values", "other logic", "too short"],
)
def test_what_counts_as_a_repeat(change: Callable[[str], str], found: bool) -> None:
    body = "\n".join(f"    x{i} = f(a, b + 2) - g[c]" for i in range(5))
    assert bool(repeated({"a.py": f"def one():\n{body}\n", "b.py": f"def two():\n{change(body)}\n"})) is found


def _modules() -> dict[str, Path]:
    named = {}
    for path in FILES:
        parts = path.relative_to(SOURCE).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


def _imported(text: str, modules: set[str]) -> set[str]:
    """The modules that a text imports, inside functions and for type checkers too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(
                full if (full := f"{node.module}.{name.name}") in modules else str(node.module) for name in node.names
            )
    return found & modules


def cycles(imports: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that import one another in a circle: those that reach each other.

    >>> cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()})
    [['b', 'c']]
    """
    reach = {name: set(targets) for name, targets in imports.items()}
    for through in imports:
        for name in imports:
            if through in reach[name]:
                reach[name] |= reach[through]
    groups = {tuple(sorted({name, *(o for o in reach[name] if name in reach[o])})) for name in reach}
    return sorted(list(group) for group in groups if len(group) > 1)


def test_no_modules_import_one_another() -> None:
    modules = _modules()
    imports = {
        name: _imported(path.read_text(encoding="utf-8"), set(modules)) - {name} for name, path in modules.items()
    }
    assert cycles(imports) == []
