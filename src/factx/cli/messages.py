"""What goes to standard error: errors, warnings, notes and the closing line, each one line that begins with `factx:`.

They all pass through the logger `factx`, so that a Python program that uses factx as a library gets them its own way.
"""

import logging
import os
import re
import shlex
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from factx.errors import FactxError
from factx.output.terminal import STEERING

LOG = logging.getLogger("factx")
# Between warnings and what only -v shows: the closing line, which -q leaves out.
NOTICE = 25

# Where a value that is refused was given, if not on the command line.
_SOURCES = {"ENVIRONMENT": " (from the environment)", "DEFAULT_MAP": " (from the settings file)"}
_WORDS = {logging.ERROR: "error: ", logging.CRITICAL: "error: ", logging.WARNING: "warning: "}
_COLOURS = {logging.ERROR: "\x1b[1;31m", logging.WARNING: "\x1b[1;33m"}


class _Lines(logging.Handler):
    """Writes log records as the lines of a command."""

    coloured: bool | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self._line(record) + "\n")
            if record.exc_info and LOG.isEnabledFor(logging.DEBUG):
                sys.stderr.write(logging.Formatter().formatException(record.exc_info) + "\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            pass  # nobody listens any more

    def _line(self, record: logging.LogRecord) -> str:
        word = _WORDS.get(record.levelno, "")
        if word and self._in_colour():
            word = f"{_COLOURS.get(record.levelno, '')}{word}\x1b[0m"
        return f"factx: {word}{STEERING.sub('�', record.getMessage())}"

    def _in_colour(self) -> bool:
        if self.coloured is not None:
            return self.coloured
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (sys.stderr.isatty() and os.environ.get("TERM") != "dumb")


_LINES = _Lines()


@contextmanager
def shown() -> Iterator[None]:
    """Show messages on standard error while the block runs."""
    before = LOG.level
    _LATER.clear()
    LOG.setLevel(NOTICE)
    LOG.addHandler(_LINES)
    _LINES.coloured = None
    with warnings.catch_warnings():
        if not sys.warnoptions:
            warnings.simplefilter("ignore")
        try:
            yield
        finally:
            LOG.removeHandler(_LINES)
            LOG.setLevel(before)


# Notes on settings files that are told when it is known whether -q was given: (line, is a warning, whether -q counts).
_LATER: list[tuple[str, bool, bool]] = []


def tell_later(lines: Iterable[tuple[str, bool]], *, heed_quiet: bool) -> None:
    """Keep lines for `tell_now`, each with whether it is a warning, which -q does not leave out."""
    _LATER[:] = [(line, is_warning, heed_quiet) for line, is_warning in lines]


def tell_now() -> None:
    """Say what was kept."""
    for line, is_warning, heed_quiet in _LATER:
        if is_warning:
            LOG.warning("%s", line)
        elif LOG.isEnabledFor(NOTICE) or not heed_quiet:
            LOG.handle(LOG.makeRecord(LOG.name, NOTICE, __file__, 0, "%s", (line,), None))
    _LATER.clear()


def set_up(*, quiet: bool, verbose: int, color: str) -> None:
    """Follow -q, -v and --color from here on."""
    if verbose:
        LOG.setLevel(logging.INFO if verbose == 1 else logging.DEBUG)
    elif quiet:
        LOG.setLevel(logging.WARNING)
    _LINES.coloured = {"always": True, "never": False}.get(color)
    tell_now()


def notice(line: str) -> None:
    """Say something that -q leaves out."""
    LOG.log(NOTICE, "%s", line)


def error(failure: FactxError) -> None:
    """Say what failed."""
    LOG.error("%s", failure)


def status_of(failure: Exception) -> int:
    """Say why the command ends, and give the exit status it ends with."""
    if isinstance(failure, FactxError):
        LOG.error("%s", failure)
        LOG.debug("where it was raised:", exc_info=failure)
        return failure.code
    if hasattr(failure, "exit_code") and not hasattr(failure, "format_message"):
        return int(failure.exit_code)  # typer.Exit
    if type(failure).__name__ == "Abort":
        return 130
    if type(failure).__name__ == "NoArgsIsHelpError":
        return 0  # click has printed the help, which is what was asked for
    if hasattr(failure, "format_message"):
        LOG.error("%s", _usage(failure))
        return 2
    if isinstance(failure, OSError):
        LOG.error("%s", _of_system(failure))
        LOG.debug("where it was raised:", exc_info=failure)
        return 2
    if isinstance(failure, MemoryError):
        LOG.error("out of memory; split the input or run it where there is more")
        return 1
    what = " ".join(f"{type(failure).__name__}: {failure}".split())
    LOG.error("factx itself failed (%s); please report it, with what -v -v prints", what)
    LOG.debug("where it was raised:", exc_info=failure)
    return 1


def _of_system(failure: OSError) -> str:
    """What the system refused, as one line.

    What writes to a file makes an OutputError of it, so that it is standard output where the system names no file.
    """
    reason = (failure.strerror or str(failure)).lower()
    if isinstance(failure.filename, str | bytes):
        return f"{os.fsdecode(failure.filename)}: cannot be used ({reason}); check its folder, its rights and the room"
    silence_stdout()
    return f"stdout: cannot be written ({reason}); check where it goes"


def _usage(failure: Any) -> str:
    """A usage error of click as one line: the option, what is wrong with it, where to read more."""
    context = getattr(failure, "ctx", None)
    command = context.command_path if context is not None else "factx"
    parameter = getattr(failure, "param", None)
    message = getattr(failure, "message", "")
    if parameter is not None and message:
        where = max(parameter.opts, key=len) if parameter.opts[0].startswith("-") else parameter.name.upper()
        source = context.get_parameter_source(parameter.name) if context is not None else None
        where += _SOURCES.get(source.name, "") if source is not None else ""
    else:
        where, message = command, failure.format_message()
    message = message.removeprefix("Value error, ").rstrip(".")
    if (other := re.match(r"No such command '(.+?)'", message)) is not None and _may_be_an_input(other[1]):
        return f"{other[1]!r} is no command; to find its facts: factx extract {shlex.quote(other[1])}"
    return f"{where}: {message[:1].lower()}{message[1:]}; see {command} --help"


def _may_be_an_input(name: str) -> bool:
    """Whether what stands in the place of a command is rather a file, a folder or an address."""
    return name == "-" or any(sign in name for sign in ("./", "/", ".")) or os.path.exists(name)  # noqa: PTH110


def silence_stdout() -> None:
    """Let what is left in standard output go nowhere: its reader has gone, which is no error."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass  # standard output is no file of the system, as in tests


def open_closed_streams() -> None:
    """Python has None for streams that were closed before it began (`>&-`): let what goes there go nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
