"""The middle of linking: rows of all stretches in, and who, which event and which copy each record is out.

Rows of persons and bodies wait in a file, are dealt out into blocks of components, and each block is sorted out by
itself; memory holds the keys of names, the events and short tables only.
"""

import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import IO

from factx.corpus import copies, identity
from factx.corpus.bearers import Bearer, of_line, only_forename
from factx.corpus.copies import Signature
from factx.corpus.events import joining, naming
from factx.corpus.events.naming import About
from factx.corpus.events.scenes import Story
from factx.corpus.gathering import Gathered
from factx.corpus.groups import Doubt
from factx.corpus.identity import Union, Whole

# Persons and bodies of a block: enough to make it worth handing over, few enough to hold many at a time.
_BLOCK = 20_000
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Block:
    """Components that are sorted out together.

    Attributes:
        bearers: all records of each component.
        forenames: first names alone that somebody has somewhere.
        names: of identities by the user's word, by id.
    """

    components: tuple[tuple[Bearer, ...], ...]
    forenames: frozenset[str]
    names: Mapping[str, str]


@dataclass(slots=True)
class Sorted:
    """What became of a block.

    Attributes:
        identities: id, name and the numbers of the records that are it.
        wholes: persons whom a first name alone can mean.
        short: records with a first name alone, and their own identity.
        doubts: less than sure joins, with the id of the identity.
    """

    identities: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)
    wholes: list[tuple[str, Whole]] = field(default_factory=list)
    short: list[Bearer] = field(default_factory=list)
    doubts: list[tuple[str, Doubt]] = field(default_factory=list)


def sort_out(block: Block) -> Sorted:
    """The identities of a block."""
    done = Sorted()
    for bearers in block.components:
        by_number = {bearer.number: bearer for bearer in bearers}
        found = identity.identities(bearers, block.names)
        done.identities.extend((one.id, one.name, one.numbers) for one in found)
        done.doubts.extend((one.id, doubt) for one in found for doubt in one.doubts)
        done.wholes.extend(pair for pair in identity.wholes(found, by_number) if pair[0] in block.forenames)
        done.short.extend(bearer for bearer in bearers if not bearer.anchor and only_forename(bearer))
    return done


@dataclass(frozen=True, slots=True)
class Links:
    """What a stretch's records are.

    Attributes:
        entities: id and name of each person and body, in order.
        events: id of each casualty's event, in order.
        copies: the article that an article is a copy of.
    """

    entities: list[tuple[str, str]]
    events: list[str]
    copies: Mapping[str, str]


class Linker:
    """Takes in the rows of all stretches, gives blocks out and their identities back in, and knows then who is who."""

    def __init__(self, names: Mapping[str, str] | None = None, folder: str | None = None) -> None:
        self._names = dict(names or {})
        self._file = _spooled(1 << 26, folder)
        self._folder = folder
        self._union = Union()
        self._firsts = array("l")
        self._offsets: list[tuple[int, int]] = [(0, 0)]
        self._forenames: set[str] = set()
        self._stories: list[Story] = []
        self._signatures: list[Signature] = []
        self._who = array("l")
        self._identities: list[str] = []
        self._called: dict[str, tuple[int, str]] = {}
        self._wholes: dict[str, list[Whole]] = defaultdict(list)
        self._short: list[Bearer] = []
        self._events: dict[int, str] = {}
        self.doubts: list[tuple[str, Doubt]] = []
        self.abouts: list[About] = []
        self.copies: dict[str, str] = {}

    def __enter__(self) -> "Linker":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def entities(self) -> int:
        """How many persons and bodies were taken in."""
        return self._offsets[-1][0]

    @property
    def identities(self) -> int:
        """How many persons and bodies there are in truth."""
        return len(self._called)

    def add(self, gathered: Gathered) -> None:
        """Take in the rows of the next stretch."""
        entities, casualties = self._offsets[-1]
        for bearer, keys in zip(gathered.bearers, gathered.keys, strict=True):
            self._firsts.append(self._union.joined(keys))
            self._file.write(replace(bearer, number=bearer.number + entities).line())
        self._forenames |= gathered.forenames
        for story in gathered.stories:
            for scene in story.scenes:
                scene.told = [replace(fact, number=fact.number + casualties) for fact in scene.told]
            self._stories.append(story)
        self._signatures.extend(gathered.signatures)
        self._offsets.append((entities + gathered.entities, casualties + gathered.casualties))

    def blocks(self) -> Iterator[Block]:
        """The blocks, each to be sorted out and given to `settle`."""
        self._who = array("l", [_NOBODY]) * self.entities
        count = max(1, self.entities // _BLOCK)
        with _Buckets(count, self._folder) as buckets:
            self._file.seek(0)
            for first, line in zip(self._firsts, self._file, strict=True):
                root = self._union.root(first)
                buckets.put(root % count, root, line)
            names = self._union
            self._union = Union()
            del names
            for number in range(count):
                components: dict[int, list[Bearer]] = defaultdict(list)
                for root, line in buckets.get(number):
                    components[root].append(of_line(line))
                whole = tuple(tuple(own) for own in components.values())
                anchors = {bearer.anchor for own in whole for bearer in own if bearer.anchor}
                known = {anchor: self._names[anchor] for anchor in anchors if anchor in self._names}
                yield Block(whole, frozenset(self._forenames), known)

    def settle(self, done: Sorted) -> None:
        """Have the identities of a block."""
        for one, name, numbers in done.identities:
            for number in numbers:
                self._who[number] = len(self._identities)
            self._name(one, name, len(numbers))
        for given, whole in done.wholes:
            self._wholes[given].append(whole)
        self._short.extend(done.short)
        self.doubts.extend(done.doubts)

    def _name(self, one: str, name: str, size: int) -> None:
        """An identity with the name of the largest of what is it: a first name that was found to be it has its name."""
        self._identities.append(one)
        self._called[one] = max(self._called.get(one, (0, "")), (size, name), key=lambda called: called[0])

    def finish(self) -> None:
        """Settle what takes all of the collection: first names alone, events, copies."""
        by_number = {bearer.number: bearer for bearer in self._short}
        own = [identity.Identity("", "", (bearer.number,)) for bearer in self._short]
        for number, (one, name) in identity.with_forenames(own, by_number, self._wholes).items():
            self._who[number] = len(self._identities)
            self._name(one, name, 0)
        self.copies = copies.copies(self._signatures)
        moments = {story.key: story.moment for story in self._stories}
        for event in joining.events(self._stories):
            told = naming.about(event, moments)
            self.abouts.append(told)
            for scene in event.scenes:
                for fact in scene.told:
                    self._events[fact.number] = fact.anchor or told.id

    def run(self) -> None:
        """Sort out all that was taken in, in this process."""
        for block in self.blocks():
            self.settle(sort_out(block))
        self.finish()

    def links(self, stretch: int) -> Links:
        """What the records of a stretch are, counted from 0 in the order in which they were taken in."""
        (entity, casualty), (last_entity, last_casualty) = self._offsets[stretch : stretch + 2]
        return Links(
            [self._named(self._who[number]) for number in range(entity, last_entity)],
            [self._events[number] for number in range(casualty, last_casualty)],
            self.copies,
        )

    def _named(self, at: int) -> tuple[str, str]:
        one = self._identities[at]
        return one, self._called[one][1]


def _spooled(size: int, folder: str | None) -> IO[bytes]:
    """A file that is in memory as long as it is small; whoever has it closes it."""
    return tempfile.SpooledTemporaryFile(max_size=size, prefix="factx-", dir=folder)


class _Buckets:
    """Rows dealt out into files, to be had again file by file."""

    def __init__(self, count: int, folder: str | None) -> None:
        size = max(1 << 16, (1 << 27) // count)
        self._files = [_spooled(size, folder) for _ in range(count)]

    def __enter__(self) -> "_Buckets":
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()

    def put(self, number: int, root: int, line: bytes) -> None:
        self._files[number].write(b"%d %b" % (root, line))

    def get(self, number: int) -> Iterator[tuple[int, bytes]]:
        file = self._files[number]
        file.seek(0)
        for line in file:
            root, _, row = line.partition(b" ")
            yield int(root), row
