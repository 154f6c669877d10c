"""The command `factx`: one command, one file, each a thin wrapper over a plain function.

Nothing heavy is imported before it is needed: `factx --help` runs without spaCy, pydantic and dateparser.
"""

import gc
import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130
# A start makes a hundred thousand objects and next to no garbage: looking for it after every 700 of them, as Python
# does, takes a fifteenth of the time of a short run.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """Run the command with the arguments of the process."""
    _leave_working_folder()
    # Threads of the linear algebra only wait for each other on small matrices (factx/pipeline/matrices.py).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _leave_working_folder() -> None:
    """Look for no module in the working folder, which may be a stranger's.

    `python -m factx` puts it on Python's path, and so does an empty part of PYTHONPATH (`PYTHONPATH=$UNSET:lib`). It
    stays where it was named on purpose, and where it holds factx itself.
    """
    parts = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    try:
        here = os.getcwd()  # noqa: PTH109  (a Path would be one more module to look for)
        named = {os.path.abspath(part) for part in parts if part}  # noqa: PTH100
    except OSError:  # the folder is gone
        here, named = "", set()
    home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    kept = here in named or here == home or here.startswith(os.path.join(sys.prefix, ""))  # noqa: PTH118
    sys.path[:] = [entry for entry in sys.path if entry and (kept or entry != here)]
    if "PYTHONPATH" in os.environ:
        os.environ["PYTHONPATH"] = os.pathsep.join(part for part in parts if part)


def run(arguments: Sequence[str]) -> int:
    """Run the command and give its exit status; whatever goes wrong becomes one line on standard error."""
    from factx.cli import messages

    messages.open_closed_streams()
    with messages.shown():
        try:
            status = _invoke(arguments)
            sys.stdout.flush()
        except BrokenPipeError:
            messages.silence_stdout()
            return 0
        except SystemExit as stop:
            # rich ends the process with 1 when the reader of its output has gone; for us that is no failure.
            if isinstance(stop.__context__, BrokenPipeError):
                return 0
            raise
        except KeyboardInterrupt:
            return INTERRUPTED
        except Exception as error:
            return messages.status_of(error)
    return status


def _invoke(arguments: Sequence[str]) -> int:
    """Parse the arguments and call the command they name."""
    from factx.cli import messages
    from factx.cli.app import app, command

    if "_FACTX_COMPLETE" in os.environ:
        app(arguments, prog_name="factx")  # a shell asks how a word may go on; this ends the process
    parser = command()
    with parser.make_context("factx", _config_first(arguments)) as context:
        status = parser.invoke(context) or 0
    messages.tell_now()
    return status


def _config_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--config FILE` before the command, which it has effect on, wherever it stands.

    >>> _config_first(["extract", "a.txt", "--config", "my.toml", "-q"])
    ['--config', 'my.toml', 'extract', 'a.txt', '-q']
    """
    first: list[str] = []
    others: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            others += [argument, *rest]
        elif argument == "--config":
            first += [argument, *([value] if (value := next(rest, None)) is not None else [])]
        else:
            (first if argument.startswith("--config=") else others).append(argument)
    return [*first, *others]
