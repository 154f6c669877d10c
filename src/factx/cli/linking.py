"""What `factx link` does: stretches of facts through an engine, blocks of names through it, the stretches again.

The same steps run in this process, in several, and on a cluster, and give the same bytes: what is gathered of a stretch
and what becomes of a block depends on it alone, and they come back in their order.
"""

import hashlib
import pickle
import platform
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

import factx
from factx.batch.work import Batch, Engine, Outcome, Task
from factx.errors import EngineError, FactxError, InputError

if TYPE_CHECKING:
    from factx.batch.work import Item
    from factx.corpus.known import Register
    from factx.corpus.linking import Linker
    from factx.reading.facts import Line

# So much is handed over at a time.
_STRETCH_BYTES = 1_500_000
# An article of more is cut: nobody has written it.
_STRETCH_RECORDS = 60_000
_ARTICLE = re.compile(rb'"article": ?("(?:[^"\\]|\\.)*")')
_ID = re.compile(rb'"id": ?("(?:[^"\\]|\\.)*")')
_OWN_RECORD = re.compile(rb'"type": ?"article"')
_HEAD = 2_000


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a worker is handed: lines to gather from, a block to sort out, or lines to write with their links."""

    where: str
    kind: str
    data: bytes
    told: bytes = b""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a worker links; it is the same for every step."""

    register: "Register"
    version: str = factx.__version__

    def __call__(self) -> "Worker":
        """The work.

        Raises:
            EngineError: this machine has another factx.
        """
        if self.version != factx.__version__:
            what = f"has factx {factx.__version__}, the run {self.version}"
            raise EngineError(f"worker on {platform.node()}", what, "install the same on all machines")
        return Worker(self.register)


class Worker:
    """The work on parcels."""

    def __init__(self, register: "Register") -> None:
        self._register = register

    def __call__(self, items: "Sequence[Item]") -> list[Outcome]:
        """What became of each parcel, pickled or, at the end, as lines."""
        steps: dict[str, Callable[[Any], bytes]] = {"gather": self._gather, "sort": self._sort, "write": self._write}
        return [Outcome(lines=steps[item.kind](pickle.loads(item.data))) for item in items]

    def _gather(self, lines: "Sequence[Line]") -> bytes:
        from factx.corpus.gathering import gather
        from factx.facts import of_each_article
        from factx.reading import facts

        read = [facts.parsed(line, where) for where, line in lines]
        wrong = [(at, item) for at, item in enumerate(read) if isinstance(item, InputError)]
        records = [item for item in read if not isinstance(item, InputError)]
        counts = Counter(record.type for record in records)
        return pickle.dumps((gather(of_each_article(records), self._register), wrong, counts))

    @staticmethod
    def _sort(block: Any) -> bytes:
        from factx.corpus.linking import sort_out

        return pickle.dumps(sort_out(block))

    @staticmethod
    def _write(parcel: Any) -> bytes:
        from factx.corpus.applying import applied
        from factx.facts import of_each_article, parse
        from factx.output import jsonl

        lines, links = parcel
        records = applied(of_each_article(parse(line) for line in lines), links)
        return b"".join(jsonl.line(record) for record in records)


@dataclass(slots=True)
class Linking:
    """A run of linking.

    Attributes:
        engine: settles batches.
        register: identities by the user's word.
        failed: told of every line that is no record.
        counts: records by type.
    """

    engine: Engine
    register: "Register"
    failed: Callable[[FactxError], None]
    counts: Counter[str] = field(default_factory=Counter)
    _stretches: IO[bytes] = field(default_factory=lambda: tempfile.TemporaryFile(prefix="factx-"))  # noqa: SIM115
    _wrong: list[frozenset[int]] = field(default_factory=list)

    def run(self, lines: "Iterable[Line | InputError]", linker: "Linker") -> None:
        """Gather, sort out, and leave the linker so that it knows who is who."""
        for parcel in self._through("gather", self._stretches_of(lines)):
            gathered, wrong, counts = pickle.loads(parcel)
            linker.add(gathered)
            self.counts.update(counts)
            for _, error in wrong:
                self.failed(error)
            self._wrong.append(frozenset(at for at, _ in wrong))
        for parcel in self._through("sort", (pickle.dumps(block) for block in linker.blocks())):
            linker.settle(pickle.loads(parcel))
        linker.finish()

    def lines(self, linker: "Linker") -> Iterator[bytes]:
        """The linked records, stretch by stretch, as JSONL."""
        yield from self._through("write", self._with_links(linker))
        self._stretches.close()

    def _stretches_of(self, lines: "Iterable[Line | InputError]") -> Iterator[bytes]:
        for stretch in stretches(lines, self.failed):
            data = pickle.dumps(stretch)
            pickle.dump(data, self._stretches)
            yield data

    def _with_links(self, linker: "Linker") -> Iterator[bytes]:
        self._stretches.seek(0)
        for number, wrong in enumerate(self._wrong):
            stretch = pickle.loads(pickle.load(self._stretches))
            good = [line for at, (_, line) in enumerate(stretch) if at not in wrong]
            yield pickle.dumps((good, linker.links(number)))

    def _through(self, kind: str, parcels: Iterable[bytes]) -> Iterator[bytes]:
        """Parcels through the engine, in their order."""

        def batches() -> Iterator[Batch]:
            for number, data in enumerate(parcels, 1):
                yield Batch([Task(number, f"{kind} {number}", Parcel(f"{kind} {number}", kind, data))])

        for batch in self.engine(batches()):
            for _, outcome in batch.outcomes:
                if outcome.failure is not None:
                    raise outcome.failure
                yield outcome.lines


class Once:
    """The lines of files, of which a record that an earlier file has, too, is taken from that one alone.

    So facts that are linked already can be given again with new ones: they keep their ids, and come once.

    Attributes:
        repeated: records that an earlier file has, too.
    """

    def __init__(self, files: "Sequence[Iterable[Line | InputError]]") -> None:
        self._files = files
        self.repeated = 0

    def __iter__(self) -> "Iterator[Line | InputError]":
        if len(self._files) == 1:
            yield from self._files[0]
            return
        seen: set[bytes] = set()
        for lines in self._files:
            new: set[bytes] = set()
            for line in lines:
                key = None if isinstance(line, InputError) else _key(line[1])
                if key is None or key not in seen:
                    yield line
                else:
                    self.repeated += 1
                if key is not None:
                    new.add(key)
            seen |= new


def _key(record: bytes) -> bytes | None:
    """What tells a record from all others: its article and its id; None where it has none."""
    article, own = _ARTICLE.search(record), _ID.search(record)
    if article is None or own is None:
        return None
    return hashlib.blake2b(article[1] + own[1], digest_size=12).digest()


def stretches(lines: "Iterable[Line | InputError]", failed: Callable[[FactxError], None]) -> "Iterator[list[Line]]":
    """Lines in stretches of whole articles."""
    stretch: list[Line] = []
    size, last = 0, b""
    for line in lines:
        if isinstance(line, InputError):
            failed(line)
            continue
        where, record = line
        found = _ARTICLE.search(record, 0, _HEAD) or _ARTICLE.search(record)
        article = found[1] if found is not None else b""
        new = article != last or _OWN_RECORD.search(record, 0, _HEAD) is not None
        if (new and size >= _STRETCH_BYTES) or len(stretch) >= _STRETCH_RECORDS:
            yield stretch
            stretch, size = [], 0
        stretch.append((where, record))
        size, last = size + len(record), article
    if stretch:
        yield stretch
