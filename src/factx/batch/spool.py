"""The output of a run in the making: `NAME.part` with its manifest, which a killed run is resumed from.

Lines are only ever appended to `NAME.part`, and entries to `.NAME.part.factx`, lines first. When the run is done,
both take the names `NAME` and `.NAME.factx`. Where inputs changed between two runs, the lines lie in another order
than the inputs; they are then put in order on the way to their name.
"""

import os
from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from factx.batch import manifest
from factx.batch.earlier import Earlier, Store, check_same
from factx.batch.work import Outcome, Task
from factx.errors import ManifestError
from factx.output import destination, locks

Convert = Callable[[Path], None]


class Spool:
    """Takes outcomes in the order of the inputs; made by `opened`.

    Attributes:
        earlier: what earlier runs left.
    """

    def __init__(
        self,
        target: Path,
        part: Path,
        run: Mapping[str, Any],
        stores: Sequence[Store],
        stack: ExitStack,
        lock: ExitStack,
    ) -> None:
        self._target, self._part = target, part
        self._manifest = manifest.beside(part)
        self._run = run
        self.earlier = Earlier(stores)
        self._stack, self._lock = stack, lock
        gone_on_with = next((store for store in stores if store.is_part), None)
        for store in stores:
            store.open(stack)
        self._data_end, self._journal_end = self._open(gone_on_with)
        # Where the entries of the inputs stand in the manifest, in the order of the inputs, and their numbers.
        self._order, self._numbers = array("Q"), array("Q")
        self._next = self._head
        self._tidy = True
        self._has_entries = gone_on_with is not None
        self._waiting: list[bytes] = []

    def _open(self, store: Store | None) -> tuple[int, int]:
        """Open both files for appending, without what was torn off at their ends; give their sizes."""
        if store is None:
            for path in (self._part, self._manifest):
                destination.created(path, like=self._target).close()
        self._data: BinaryIO = self._stack.enter_context(destination.opened_again(self._part))
        self._journal: BinaryIO = self._stack.enter_context(destination.opened_again(self._manifest))
        data_size, journal_size = (store.data_size, store.journal_size) if store is not None else (0, 0)
        for stream, size in ((self._data, data_size), (self._journal, journal_size)):
            stream.truncate(size)
            stream.seek(size)
        self._head = len(manifest.head(self._run))
        if store is None:
            journal_size = self._journal.write(manifest.head(self._run))
            self._journal.flush()
        return data_size, journal_size

    def write(self, task: Task, outcome: Outcome) -> None:
        """Take what became of the next input."""
        found = self.earlier.find(task) if outcome.reused else None
        if found is not None and found.in_part and found.entry.number == task.number:
            self._note(found.begin, found.finish, task.number)
            return
        entry = manifest.entry(task, outcome, self._data_end)
        self._has_entries = self._has_entries or outcome.failure is None
        self._data.write(outcome.lines)
        self._data_end += len(outcome.lines)
        self._note(self._append(entry.line()), self._journal_end, task.number)

    def _append(self, line: bytes) -> int:
        """Append a line to the manifest as soon as the lines it speaks of are written; gives where it begins."""
        self._waiting.append(line)
        self._journal_end += len(line)
        return self._journal_end - len(line)

    def _note(self, begin: int, finish: int, number: int) -> None:
        """The next input's entry stands there."""
        self._tidy = self._tidy and begin == self._next
        self._next = finish
        self._order.append(begin)
        self._numbers.append(number)

    def flush(self) -> None:
        """Leave what was taken so far to the system, where a kill does not reach it."""
        self._data.flush()
        self._journal.write(b"".join(self._waiting))
        self._journal.flush()
        self._waiting.clear()

    def finish(self, inputs: int, convert: Convert | None = None) -> None:
        """All inputs are through: put everything in order and under its name.

        Args:
            inputs: how many inputs the run saw, those of other shards included.
            convert: makes the target from a file of lines; None where the target is that file.
        """
        tidy = self._tidy and self._next == self._journal_end
        self._append(manifest.end(inputs))
        self.flush()
        ordered = self._part.with_name(f"{self._part.name}.ordered")
        lines, journal = (self._part, self._manifest) if tidy else self._put_in_order(ordered, inputs)
        for stream in (self._data, self._journal):
            os.fsync(stream.fileno())
        self._stack.close()
        if convert is None:
            destination.put(lines, self._target)
        else:
            convert(lines)
        destination.put(journal, manifest.beside(self._target))
        for path in (self._part, ordered):
            path.unlink(missing_ok=True)
            manifest.beside(path).unlink(missing_ok=True)
        self._lock.close()

    def _put_in_order(self, lines: Path, inputs: int) -> tuple[Path, Path]:
        """The lines and their manifest anew, in the order of the inputs and without what is no longer among them."""
        journal = manifest.beside(lines)
        start = 0
        with ExitStack() as stack:
            data, entries = (stack.enter_context(path.open("rb")) for path in (self._part, self._manifest))
            lines_out, journal_out = (
                stack.enter_context(destination.created(path, like=self._target)) for path in (lines, journal)
            )
            journal_out.write(manifest.head(self._run))
            for begin, number in zip(self._order, self._numbers, strict=True):
                entry, _ = manifest.entry_at(entries, begin)
                if isinstance(entry, manifest.Entry):
                    found = entry.read(data)
                    if found is None:
                        raise ManifestError(str(self._part), "was changed during the run", "begin anew with --force")
                    lines_out.write(found)
                    entry = replace(entry, start=start)
                    start += entry.length
                journal_out.write(replace(entry, number=number).line())
            journal_out.write(manifest.end(inputs))
            for stream in (lines_out, journal_out):
                stream.flush()
                os.fsync(stream.fileno())
        return lines, journal

    def close(self) -> None:
        """Stop as it is: a run that resumes goes on from here. Where nothing is there yet, nothing stays."""
        with self._lock:
            if self._data.closed:
                return
            self.flush()
            self._stack.close()
            if not self._has_entries:
                for path in (self._part, self._manifest):
                    path.unlink(missing_ok=True)


def opened(target: Path, part: Path, run: Mapping[str, Any], *, resume: bool, force: bool) -> Spool:
    """The spool for an output, empty or with what earlier runs left.

    Args:
        target: the output.
        part: the name that it has until it is whole.
        run: by what its facts are made; a run is only resumed by the same.
        resume: go on with what is there.
        force: begin anew, whatever is there.

    Raises:
        ManifestError: when an unfinished run is there and neither was asked for, or what is there cannot be resumed.
        OutputError: when another run writes it.
        PipelineError: when it was made by another factx, pipeline or lexicon.
        OSError: when the files cannot be written.
    """
    lock, stack = ExitStack(), ExitStack()
    try:
        lock.enter_context(locks.held(target))
        stores = _stores(target, part, run) if resume else []
        if not resume and not force and part.exists() and manifest.journal(manifest.beside(part)) is not None:
            raise ManifestError(
                str(part), "is what an unfinished run left", "go on with --resume or begin anew with --force"
            )
        return Spool(target, part, run, stores, stack, lock)
    except BaseException:
        stack.close()
        lock.close()
        raise


def _stores(target: Path, part: Path, run: Mapping[str, Any]) -> list[Store]:
    """What earlier runs left, the latest first."""
    _finish_renaming(target, part)
    unfinished = manifest.journal(manifest.beside(part)) if part.exists() else None
    finished = manifest.journal(manifest.beside(target)) if target.exists() else None
    if unfinished is not None:
        check_same(unfinished, run)
        if finished is not None and finished.run != run:
            finished = None
    elif finished is not None:
        check_same(finished, run)
    elif target.exists():
        raise ManifestError(str(target), "has no manifest to resume by", "begin anew with --force")
    stores = []
    if unfinished is not None:
        stores.append(Store(part, unfinished, is_part=True))
    if finished is not None:
        stores.append(Store(target, finished, is_part=False))
    return stores


def _finish_renaming(target: Path, part: Path) -> None:
    """A run that was killed between giving the output its name and giving the manifest its own."""
    left = manifest.beside(part)
    journal = manifest.journal(left) if not part.exists() else None
    if journal is None:
        return
    if target.exists() and any(isinstance(said, manifest.End) for _, _, said in journal.lines()):
        left.replace(manifest.beside(target))
    else:
        left.unlink()
