"""Memory stays flat over any number of articles: nothing is kept without a limit by what a text says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "factx"
# Functions that keep a value for each word they are asked for, of words that stand in factx itself.
OWN_WORDS = {
    "_attributions": "verbs of the lexicon",
    "_words": "tables and classes of the lexicon",
    "listed": "classes of the lexicon",
    "columns": "tables of records",
    "_mentions": "tables of records",
    "_lists": "tables of records",
    "_inlined": "files of the pages",
    "_extractor": "pipelines that a program loads",
}


def kept_without_limit(text: str) -> Iterator[str]:
    """The functions of a module that `functools.cache` keeps the values of, by a word."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(d) in WITHOUT_LIMIT for d in node.decorator_list):
            parameters = [*node.args.args, *node.args.kwonlyargs, *filter(None, [node.args.vararg])]
            if any(p.annotation is not None and "str" in ast.unparse(p.annotation) for p in parameters):
                yield node.name


WITHOUT_LIMIT = ("cache", "functools.cache", "lru_cache(maxsize=None)", "lru_cache(None)")


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_value_is_kept_for_every_word_of_a_text(path: Path) -> None:
    assert set(kept_without_limit(path.read_text(encoding="utf-8"))) <= set(OWN_WORDS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@cache\ndef form(word: str) -> str: ...", ["form"]),
        ("@lru_cache(maxsize=None)\ndef form(word: str) -> str: ...", ["form"]),
        ("@cache\ndef key(words: tuple[str, ...]) -> str: ...", ["key"]),
        ("@lru_cache(maxsize=20_000)\ndef form(word: str) -> str: ...", []),
        ("@cache\ndef heads(lexicon: Lexicon) -> dict[str, str]: ...", []),
    ],
)
def test_what_is_kept_without_limit_is_seen(text: str, found: list[str]) -> None:
    assert list(kept_without_limit(text)) == found
