"""`docs/factx.1`: the manual page, from the same commands as `docs/cli.md`; `python -m tests.house.cli_docs` writes both.

Roff as man(7) of Linux has it: https://man7.org/linux/man-pages/man7/man.7.html
"""

import re
from collections.abc import Iterator
from typing import Any

from factx import __version__
from factx.cli.app import command
from tests.house.pages import REPOSITORY

PAGE = REPOSITORY / "docs" / "factx.1"
_STATUS = (
    ("0", "fine; no facts is fine"),
    ("1", "a fault of factx"),
    ("2", "wrong use"),
    ("3", "some inputs failed"),
    ("4", "all inputs failed"),
    ("5", "model or configuration"),
    ("130", "interrupted"),
)


def page() -> str:
    """What the manual page should hold now."""
    root = command()
    lines = [
        r'.\" Written by "python -m tests.house.cli_docs"; do not edit.',
        f'.TH FACTX 1 "" "factx {__version__}" "User Commands"',
        ".SH NAME",
        r"factx \- facts from English news: quotes, casualty counts, persons",
        ".SH SYNOPSIS",
        r".B factx \fICOMMAND\fR [\fIOPTION\fR]... [\fIARGUMENT\fR]...",
        ".SH DESCRIPTION",
        *_paragraphs(root.help or ""),
        ".SH COMMANDS",
    ]
    for words, inner in _commands(root, ("factx",)):
        lines += [f".SS {_escaped(' '.join(words))}", *_paragraphs(inner.help or ""), *_parameters(inner)]
    lines.append(".SH EXIT STATUS")
    for code, meaning in _STATUS:
        lines += [".TP", f".B {code}", meaning]
    lines += [".SH ENVIRONMENT", r"Every option can be set by a variable, \fBFACTX_JOBS\fR for \fB\-\-jobs\fR."]
    return "\n".join(lines) + "\n"


def _commands(group: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, with the words that call it."""
    for name, inner in group.commands.items():
        if hasattr(inner, "commands"):
            yield from _commands(inner, (*words, name))
        else:
            yield (*words, name), inner


def _parameters(inner: Any) -> Iterator[str]:
    """Arguments and options of a command, a tagged paragraph each."""
    for parameter in inner.params:
        if getattr(parameter, "hidden", False):
            continue
        option = parameter.param_type_name == "option"
        metavar = "" if getattr(parameter, "is_flag", False) else parameter.metavar or (parameter.name or "").upper()
        names = [*parameter.opts, *parameter.secondary_opts] if option else []
        label = ", ".join(rf"\fB{_escaped(name)}\fR" for name in names)
        yield ".TP"
        yield " ".join(filter(None, (label, rf"\fI{_escaped(metavar)}\fR" if metavar else "")))
        yield _escaped(_plain(getattr(parameter, "help", None) or "")) or "."


def _paragraphs(text: str) -> list[str]:
    return [line for part in text.split("\n\n") if part.strip() for line in (".PP", _escaped(_plain(part)))]


def _plain(text: str) -> str:
    """Without rich's markup, on one line."""
    return " ".join(re.sub(r"\[/?(?:bold|dim)\]", "", text).split())


def _escaped(text: str) -> str:
    r"""Text that roff takes as text.

    >>> _escaped("-o x\\y"), _escaped(".so much")
    ('\\-o x\\ey', '\\&.so much')
    """
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text
