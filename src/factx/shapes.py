"""What the fields of a record hold: one thing or several, a text, a number, a truth, or a record of its own."""

import datetime
import decimal
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

_LISTS = (tuple, list, set, frozenset)
_SCALARS: tuple[type, ...] = (bool, int, float)


def fields(model: type[BaseModel]) -> Iterator[tuple[str, Any, str]]:
    """The fields of a model under the names they are printed with: what each holds, and what is said about it."""
    for name, field in model.model_fields.items():
        yield field.alias or name, field.annotation, field.description or ""


def bare(kind: Any) -> Any:
    """A type without `| None` and without limits; a choice between texts is the text it is, and so with numbers.

    >>> bare(int | None), bare(Literal["a", "b"] | None), bare(int | float)
    (<class 'int'>, <class 'str'>, <class 'float'>)
    """
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0])
    if get_origin(kind) is Literal:
        return _common({type(choice) for choice in get_args(kind)})
    if get_origin(kind) in (Union, types.UnionType):
        return _common({bare(part) for part in get_args(kind) if part is not type(None)})
    return kind


def _common(kinds: set[Any]) -> Any:
    """The one type of several, the wider of two types of numbers; `object` where there is none."""
    if len(kinds) == 1:
        return kinds.pop()
    return float if kinds == {int, float} else object


def scalar(kind: Any) -> type | None:
    """What a cell holds for a bare type: a truth, a number or a text; None where it cannot hold it.

    >>> scalar(float), scalar(datetime.date), scalar(dict[str, int])
    (<class 'float'>, <class 'str'>, None)
    """
    if not isinstance(kind, type) or get_origin(kind) is not None or issubclass(kind, BaseModel):
        return None
    if issubclass(kind, str | datetime.date | datetime.time | decimal.Decimal):
        return str  # in JSON they are texts
    return next((known for known in _SCALARS if issubclass(kind, known)), None)


def listed(kind: Any) -> Any:
    """The bare type of what a field holds several of; None for a field that holds one thing.

    >>> listed(tuple[float, ...] | None), listed(str)
    (<class 'float'>, None)
    """
    kind = bare(kind)
    return bare(get_args(kind)[0]) if get_origin(kind) in _LISTS else None
