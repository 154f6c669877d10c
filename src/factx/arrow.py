"""One function for every engine that moves Arrow: a batch of articles in, a batch of facts out.

Dask, Polars, DuckDB, Ray Data and Spark all hand batches of Arrow to a Python function; docs/python.md shows each. The
schema of the facts is made of the record types and is always the same, whatever a batch holds.

>>> schema().field("contents").type                                        # doctest: +SKIP
ListType(list<item: struct<text: string, start_char: int64, end_char: int64>>)
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from factx import shapes
from factx.article import Article
from factx.errors import InputError, MissingExtraError
from factx.facts import FACT_TYPES, Model

if TYPE_CHECKING:
    import pyarrow

    from factx.analysis import Extractor

_METADATA = ("title", "published", "url")


def extract_arrow(
    batch: "pyarrow.RecordBatch",
    *,
    text: str = "text",
    with_articles: bool = False,
    model: str | None = None,
    lexicon: str | None = None,
) -> "pyarrow.RecordBatch":
    """The facts of a batch of articles, a row a fact, in the order of the articles.

    The pipeline is loaded once a process. An empty or null text gives no facts.

    Args:
        batch: a column with the texts, and if there `id`, `title`, `published` (text or date) and `url`.
        text: the name of the column with the texts.
        with_articles: a row for each article before its facts.
        model: a spaCy pipeline's name or folder; None for the bundled one.
        lexicon: a folder laid over the lexicon that comes with factx.

    Raises:
        InputError: there is no such column, or a day of publication is no date.
        MissingExtraError: pyarrow is not installed.
    """
    import pyarrow

    if text not in batch.schema.names:
        raise InputError("extract_arrow", f"the batch has no column {text!r}", "name it with text=")
    found: list[dict[str, Any]] = []
    for _, facts in _extractor(model, lexicon).pipe(_articles(batch, text), with_articles=with_articles):
        found.extend(fact.model_dump(mode="json") for fact in facts)
    return pyarrow.RecordBatch.from_pylist(found, schema=schema())


@cache
def schema() -> "pyarrow.Schema":
    """The schema of facts of all types: a field has nothing in rows of a type that lacks it.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError("Arrow", "arrow") from None
    kinds: dict[str, pyarrow.DataType] = {}
    for model in FACT_TYPES:
        for name, kind, _ in shapes.fields(model):
            kinds.setdefault(name, _type(kind))
    return pyarrow.schema(kinds.items())


def _articles(batch: "pyarrow.RecordBatch", text: str) -> Iterator[Article]:
    for number, row in enumerate(batch.to_pylist(), start=1):
        if not row[text]:
            continue
        known = {name: None if row.get(name) is None else str(row[name]) for name in _METADATA}
        identity = row.get("id")
        yield Article(id=f"row {number}" if identity is None else str(identity), text=row[text], **known)


@cache
def _extractor(model: str | None, lexicon: str | None) -> "Extractor":
    from factx.analysis import load

    return load(model, lexicon=lexicon)


def _type(kind: Any) -> "pyarrow.DataType":
    """The Arrow type of what a field holds."""
    import pyarrow

    kind = shapes.bare(kind)
    if (several := shapes.listed(kind)) is not None:
        return pyarrow.list_(_type(several))
    if get_origin(kind) is dict:
        key, value = get_args(kind)
        return pyarrow.map_(_type(key), _type(value))
    if isinstance(kind, type) and issubclass(kind, Model):
        return pyarrow.struct([(name, _type(inner)) for name, inner, _ in shapes.fields(kind)])
    scalars = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    return scalars[shapes.scalar(kind) or str]
