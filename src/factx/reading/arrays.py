"""Articles out of JSON that is no JSONL: an array of them, an object with such an array, or one article."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from factx.errors import InputError
from factx.reading.items import Item
from factx.reading.records import Fields, holds_facts, json_value

_MOST_BYTES = 1 << 28


def items(stream: BinaryIO, name: str, fields: Fields, path: str | None) -> Iterator[Item | InputError]:
    """The articles of a JSON file, `name:NUMBER` counting from 1.

    Raises:
        InputError: it is no JSON, holds no articles or facts, or is too large to be held.
    """
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(name, f"is JSON of more than {_MOST_BYTES >> 20} MB", "turn it into JSONL: jq -c '.[]' FILE")
    for number, record in enumerate(
        _records(json_value(data, name, "mend it, or name what it is with --input-format"), name, fields), start=1
    ):
        where = f"{name}:{number}"
        if isinstance(record, dict) and str(record.get("schema", "")).startswith("factx/"):
            raise holds_facts(where)
        yield Item(where, path, "jsonl", json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def holds_a_list(line: bytes, fields: Fields) -> bool:
    """Whether a line is no article but an object with one list of them: `{"articles": [{"text": …}]}`."""
    value = json.loads(line.removeprefix(codecs.BOM_UTF8))
    return isinstance(value, dict) and fields.text not in value and _inner(value) is not None


def _inner(value: dict[str, Any]) -> list[Any] | None:
    """The one list of objects that an object has."""
    lists = [inner for inner in value.values() if isinstance(inner, list) and any(isinstance(x, dict) for x in inner)]
    return lists[0] if len(lists) == 1 else None


def _records(value: Any, name: str, fields: Fields) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        if fields.text in value:
            return [value]
        if (inner := _inner(value)) is not None:
            return inner
    what = "is JSON without a list of articles"
    raise InputError(name, what, "write one JSON object an article, with the text in a field")
