"""What earlier runs left for a run that resumes: which inputs are done, and their lines."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from factx.batch import manifest
from factx.batch.manifest import Entry, Journal
from factx.batch.work import Outcome, Task
from factx.errors import ManifestError, PipelineError

# What names the run but not its options; a change of these is one of what factx is made of.
_MAKERS = ("factx", "code", "spacy", "pipeline", "lexicon")


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of an earlier run.

    Attributes:
        entry: what it says.
        in_part: it stands in the unfinished output that is gone on with.
        begin: where its line begins in its manifest.
        finish: where that line ends.
    """

    entry: Entry
    in_part: bool
    begin: int
    finish: int


class Store:
    """An output, whole or not, with its manifest."""

    def __init__(self, output: Path, journal: Journal, *, is_part: bool) -> None:
        self.output, self.journal, self.is_part = output, journal, is_part
        self.data_size = 0
        self.journal_size = 0
        self._places: dict[bytes, int] = {}
        self._lines: BinaryIO | None = None
        self._entries: BinaryIO | None = None

    def index(self) -> None:
        """Note where the entry of each input stands; of two for the same input the later one counts."""
        on_disk = self.output.stat().st_size
        with self.journal.path.open("rb") as stream:
            self.journal_size = len(stream.readline())
        for begin, finish, said in self.journal.lines():
            if isinstance(said, manifest.End):
                return
            if isinstance(said, Entry):
                if said.start + said.length > on_disk:
                    return  # the system went down before the lines were on the disk
                self._places[said.key] = begin
                self.data_size = max(self.data_size, said.start + said.length)
            self.journal_size = finish

    def open(self, stack: ExitStack) -> None:
        """Make ready for reading until the stack closes."""
        self._lines = stack.enter_context(self.output.open("rb"))
        self._entries = stack.enter_context(self.journal.path.open("rb"))

    def find(self, key: bytes) -> Found | None:
        """The entry with a key."""
        begin = self._places.get(key)
        if begin is None or self._entries is None:
            return None
        entry, finish = manifest.entry_at(self._entries, begin)
        return Found(entry, self.is_part, begin, finish) if isinstance(entry, Entry) else None

    def lines_of(self, entry: Entry) -> bytes | None:
        """The lines that an entry speaks of; None, and no longer found, where they are not what they were."""
        assert self._lines is not None
        lines = entry.read(self._lines)
        if lines is None:
            del self._places[entry.key]
        return lines


class Earlier:
    """The inputs that earlier runs are done with; the stores stand in the order in which they are asked."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = stores
        for store in stores:
            store.index()

    def find(self, task: Task) -> Found | None:
        """The entry for the same bytes under the same name, if there is one."""
        if task.item is None:
            return None
        return next((found for store in self._stores if (found := store.find(task.key)) is not None), None)

    def outcome(self, task: Task) -> Outcome | None:
        """What an earlier run found for a task, if it is still there."""
        if task.item is None:
            return None
        for store in self._stores:
            found = store.find(task.key)
            lines = store.lines_of(found.entry) if found is not None else None
            if found is not None and lines is not None:
                entry = found.entry
                return Outcome(lines, entry.article, entry.words, entry.counts, reused=True)
        return None


def check_same(journal: Journal, run: Mapping[str, Any]) -> None:
    """Refuse to go on with what was made by another factx, pipeline or lexicon, or with other options.

    Raises:
        PipelineError: when factx, its pipeline or its words have changed.
        ManifestError: when options have.
    """
    changed = [name for name in dict.fromkeys([*journal.run, *run]) if journal.run.get(name) != run.get(name)]
    if not changed:
        return
    name = next((name for name in changed if name in _MAKERS), changed[0])
    what = f"was made with another {name} ({_shown(journal.run.get(name))}, now {_shown(run.get(name))})"
    remedy = "go on with what it was made with, or begin anew with --force"
    raise (PipelineError if name in _MAKERS else ManifestError)(str(journal.path), what, remedy)


def _shown(value: Any) -> str:
    return "none" if value in (None, "", []) else str(value)
