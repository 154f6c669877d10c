"""Facts linked for the time of a question: who is one over all articles, which event, whose copy."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.duck import File
    from factx.errors import FactxError

# The fields that linking gives.
_LINKS = re.compile(r"\b(?:identity|identity_name|event|copy_of)\b", re.IGNORECASE)
_UNLINKED = """
    SELECT 1 FROM (
        SELECT identity AS linked FROM actors UNION ALL SELECT identity FROM organizations
        UNION ALL SELECT event FROM casualties
    ) WHERE linked IS NULL LIMIT 1
"""


def asks_for_links(sql: str) -> bool:
    """Whether a question names a field that only linked facts have.

    >>> asks_for_links("SELECT speaker.identity_name FROM quotes"), asks_for_links("SELECT name FROM actors")
    (True, False)
    """
    return _LINKS.search(sql) is not None


def unlinked(files: "Sequence[File]") -> bool:
    """Whether some person, body or casualty of files has no link.

    Raises:
        InputError: a file holds no facts.
        MissingExtraError: the extra `parquet` is not installed.
    """
    from factx.output import query

    with query.ask(_UNLINKED, files, seconds=0) as answer:
        return next(answer.rows, None) is not None


@contextmanager
def linked(files: "Sequence[File]") -> "Iterator[list[File]]":
    """One file of all facts of some, linked, for the time of the block; what is linked already keeps its links.

    Raises:
        InputError: for the first line that is no record.
    """
    from factx.batch.local import InlineEngine
    from factx.cli.linking import Linking, Recipe
    from factx.corpus.known import Register
    from factx.corpus.linking import Linker
    from factx.duck import File
    from factx.reading import facts

    def failed(error: "FactxError") -> None:
        raise error

    register = Register()
    with TemporaryDirectory(prefix="factx-") as folder, Linker() as linker:
        run = Linking(InlineEngine(Recipe(register)), register, failed)
        run.run((line for file in files for line in facts.lines(file.path, None)), linker)
        whole = Path(folder, "linked.jsonl")
        with whole.open("wb") as stream:
            stream.writelines(run.lines(linker))
        yield [File("linked facts", str(whole), "newline_delimited")]
