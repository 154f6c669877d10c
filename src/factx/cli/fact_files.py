"""Facts that are there already, as several commands read them."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factx.batch.tally import Tally
from factx.cli import messages
from factx.errors import InputError

if TYPE_CHECKING:
    from factx.facts import Record


def records(paths: Iterable[str], tally: Tally) -> "Iterator[Record]":
    """The records of all files; lines that are none are told and counted. `articles` of the tally counts records here.

    Args:
        paths: files or folders of facts, `-` for standard input.
        tally: of the run; what is read and what failed is added to it.
    """
    from factx.reading import facts

    for path in paths:
        for item in facts.read(path, sys.stdin.buffer if sys.stdin else None):
            if isinstance(item, InputError):
                tally.failed += 1
                messages.error(item)
            else:
                tally.articles += 1
                tally.facts[item.type] += 1
                yield item
