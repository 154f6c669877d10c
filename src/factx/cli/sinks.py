"""Where the outcomes of `factx extract` go: into a stream as they come, or into a file that is whole or not there."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from factx.batch import spool
from factx.batch.shards import WHOLE
from factx.batch.tally import Tally
from factx.batch.work import Outcome, Task
from factx.cli import consoles
from factx.cli.pages import PageWriter, into_folder
from factx.facts import parse
from factx.output import destination, formats

if TYPE_CHECKING:
    from rich.console import Console

    from factx.batch.spool import Spool
    from factx.output.formats import Format, Writer
    from factx.output.layouts import Layout
    from factx.report.html.page import View


class Stream:
    """A sink that writes every article's facts as they come."""

    def __init__(self, stream: BinaryIO, writer: "Writer | None") -> None:
        self._stream, self._writer = stream, writer

    def write(self, task: Task, outcome: Outcome) -> None:  # noqa: ARG002  (a spool needs the task)
        """Write the facts of one article; lines go out as they are, the writer of another format gets records."""
        if outcome.failure is not None:
            return
        if self._writer is None:
            self._stream.write(outcome.lines)
        else:
            self._writer.write([parse(line) for line in outcome.lines.split(b"\n") if line])

    def flush(self) -> None:
        """Let the reader see what there is."""
        self._stream.flush()


@contextmanager
def to_stream(
    chosen: "Format",
    output: Path | None,
    color: str,
    types: frozenset[str],
    layout: "Layout",
    *,
    force: bool = True,
    view: "View" = "auto",
) -> Iterator[Stream]:
    """A sink on standard output, a pipe or a device; a page, which nobody resumes, goes into its file this way, too."""
    with suppress(destination.NothingToKeepError), ExitStack() as stack:
        file = consoles.stdout()
        if output is not None and view == "folder":
            yield Stream(file, stack.enter_context(into_folder(output, force=force)))
            return
        if output is not None:
            stack.enter_context(destination.sole_writer(output, force=force))
            file = stack.enter_context(destination.whole_file(output, force=force))

        def console() -> "Console":
            return consoles.table_console(output, color, file, stack)

        writer: Writer | None = None
        if chosen == "html":
            writer = PageWriter(file, view)
        elif chosen != "jsonl":
            writer = formats.writer(chosen, file, console, types, layout)
        yield Stream(file, writer)
        if writer is not None:
            writer.close()


@contextmanager
def to_file(
    target: Path, run: dict[str, Any], tally: Tally, *, resume: bool, force: bool, convert: "spool.Convert | None"
) -> Iterator["Spool"]:
    """A sink that becomes a file when everything is through, and can be resumed until then.

    Args:
        target: the file.
        run: by what its facts are made.
        tally: of the run; where all inputs failed nothing becomes of the file, unless it is a part that
            others wait for.
        resume: go on with what an earlier run left.
        force: begin anew, whatever is there.
        convert: makes the target from a file of lines; None where it is one.

    Raises:
        OutputError: when it cannot be written.
    """
    try:
        sink = spool.opened(target, destination.part_of(target), run, resume=resume, force=force)
        try:
            yield sink
            if tally.articles or not tally.failed or run["shard"] != str(WHOLE):
                sink.finish(tally.inputs, convert)
        finally:
            sink.close()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise destination.unwritable(target, error) from error
