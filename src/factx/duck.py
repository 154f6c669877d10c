"""DuckDB over files: nothing is fetched, nothing installed, and odd file names are no trouble."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from factx.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# `unstructured`: one JSON object after another, wherever lines end
Layout = Literal["parquet", "newline_delimited", "array", "unstructured"]
Packing = Literal["uncompressed", "gzip", "zstd"]


@dataclass(frozen=True, slots=True)
class File:
    """A file that DuckDB can read as a table.

    Attributes:
        name: names it in errors.
        path: where it is.
        layout: how the rows lie in it.
        packing: how it is compressed; Parquet is within itself.
    """

    name: str
    path: str
    layout: Layout
    packing: Packing = "uncompressed"


# DuckDB reads these in a name as a pattern or as the address of something far away.
_PATTERN = re.compile(r"[*?\[\]{}\udc80-\udcff]|://")
# The rows of a Parquet file, and nothing that the names of its folders (`text=…`) would put in their place.
PARQUET_ROWS = "read_parquet([?], hive_partitioning = false)"
# Nothing from anywhere else than this program and its input; a Python variable is no table.
SETTINGS: dict[str, Any] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",  # a folder where DuckDB would put what does not fit, and that a question could read
}


def connection(feature: str) -> "DuckDBPyConnection":
    """A DuckDB in memory.

    Raises:
        MissingExtraError: the extra `parquet` is not installed; `feature` says for what it is needed.
    """
    try:
        import duckdb
    except ImportError:
        raise MissingExtraError(feature, "parquet") from None
    connected = duckdb.connect(":memory:", config=SETTINGS)
    connected.execute("SET TimeZone = 'UTC'")
    connected.execute("SET threads = 1")
    return connected


@contextmanager
def plainly_named(path: str, suffix: str) -> Iterator[str]:
    """A name for a file that DuckDB takes as it is: its own, or that of a link to it for the time of the block."""
    if not _PATTERN.search(path):
        yield os.path.abspath(path)  # noqa: PTH100
        return
    with tempfile.TemporaryDirectory(prefix="factx-") as folder:
        link = str(Path(folder, f"input{suffix}"))
        try:
            os.symlink(os.path.abspath(path), link)  # noqa: PTH100, PTH211  (a Path cannot hold every name)
        except OSError:
            shutil.copyfile(path, link)
        yield link


@contextmanager
def spooled(stream: BinaryIO, suffix: str) -> Iterator[str]:
    """A stream as a file for the time of the block: Parquet cannot be read from its beginning to its end."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="factx-"))
        path = Path(folder, f"input{suffix}")
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file, 1 << 20)
        yield str(path)


def broken(name: str, error: Exception, what: str = "a Parquet file") -> InputError:
    """The one-line error for a file that DuckDB cannot read."""
    return InputError(name, f"cannot be read as {what} ({reason(error)})", "check the file")


def reason(error: Exception) -> str:
    """What DuckDB says is wrong, without the kind of error and without the name that it has for the file.

    >>> reason(ValueError("IO Error: No magic bytes found at end of file '/tmp/a.parquet'"))
    'No magic bytes found at end'
    """
    said = re.sub(r"^[A-Z]\w+(?: \w+)? Error: ", "", str(error).strip().partition("\n")[0])
    return re.sub(r"\s*(?:\b(?:in|of) )?\(?(?:[Ff]ile:? )?'/[^']*'\)?", "", said).strip(". ")
