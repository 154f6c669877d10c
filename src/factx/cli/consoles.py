"""Where tables and explanations are printed, in colour or not."""

import io
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from factx.output.terminal import escaped, shielded, unshielded

if TYPE_CHECKING:
    from rich.console import Console


def console(file: TextIO, color: str) -> "Console":
    """A console on a stream, in colour or not as `--color` says."""
    from rich.console import Console

    if color == "always":
        return Console(file=file, force_terminal=True, color_system="256", no_color=False, highlight=False)
    if color == "never":
        return Console(file=file, force_terminal=False, color_system=None, no_color=True, highlight=False)
    return Console(file=file, highlight=False)


def stdout() -> BinaryIO:
    """Standard output for bytes; what would steer a terminal is escaped where it is one."""
    return shielded(sys.stdout.buffer, terminal=sys.stdout.isatty())


def echo(line: str) -> None:
    """Print a line with texts of others in it."""
    sys.stdout.write((escaped(line) if sys.stdout.isatty() else _utf8(line)) + "\n")


def _utf8(line: str) -> str:
    """A line without halves of surrogate pairs, which the name of a file may have."""
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def table_console(output: Path | None, color: str, stream: BinaryIO, stack: ExitStack) -> "Console":
    """Where tables go: standard output, or the stream of a file, which has no colour unless it is asked for."""
    file: TextIO = sys.stdout
    if output is not None:
        file = wrapper = io.TextIOWrapper(unshielded(stream), encoding="utf-8", newline="\n", write_through=True)
        stack.callback(_let_go, wrapper)
    elif isinstance(file, io.TextIOWrapper):
        file.reconfigure(errors="replace")
    return console(file, "never" if output is not None and color == "auto" else color)


def _let_go(wrapper: io.TextIOWrapper) -> None:
    """Part a wrapper from its stream, which it would close when it is thrown away, unless that is closed already."""
    with suppress(ValueError):
        wrapper.detach()
