"""A component whose numbers lie in one file beside the pipeline's others: numpy arrays, never pickled objects."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import Pipe
from spacy.util import ensure_path

Arrays = dict[str, NDArray[np.generic]]

FILE = "weights.npz"


def halved(weights: Mapping[str, NDArray[np.generic]]) -> Arrays:
    """Return the arrays as they are stored: those of the hashed features, `wide`, take half the space.

    >>> {name: str(array.dtype) for name, array in halved({"wide": np.zeros(2, np.float32)}).items()}
    {'wide': 'float16'}
    """
    return {name: array.astype(np.float16) if name == "wide" else array for name, array in weights.items()}


class Stored(Pipe):
    """A component of a pipeline that is written and read as named arrays."""

    @abstractmethod
    def arrays(self) -> Arrays:
        """Return everything that is stored, by name; nothing if the component was never fitted."""

    @abstractmethod
    def take(self, arrays: Arrays) -> None:
        """Set what `arrays` returned."""

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """Return the arrays as the bytes of an .npz file."""
        stream = BytesIO()
        np.savez_compressed(stream, allow_pickle=False, **self.arrays())
        return stream.getvalue()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Take the arrays that `to_bytes` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as stored:
            self.take({name: stored[name] for name in stored.files})
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the arrays into the folder."""
        folder = Path(ensure_path(path))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Read what `to_disk` wrote; a folder without the file leaves the component idle."""
        file = Path(ensure_path(path)) / FILE
        return self.from_bytes(file.read_bytes()) if file.is_file() else self
