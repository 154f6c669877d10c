"""Facts on a map: casualty facts with a place as features of GeoJSON (RFC 7946), which GIS programs open.

A feature's `properties` are the columns of the flat table, so that a map's table shows what the CSV does. Its geometry
is a point, [longitude, latitude], and null where the place has no position: the extra `geo` gives them.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from factx.facts import Casualty, Record
from factx.output import columns

_TABLE = "casualties"


class GeoJsonWriter:
    """All facts of the run that have a place, in one collection, a feature a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._before = '{"type":"FeatureCollection","features":['

    def write(self, records: Sequence[Record]) -> None:
        """Write the records of one article; those without a place have none on the map."""
        for record in records:
            if isinstance(record, Casualty) and record.place is not None:
                self._add(feature(record.model_dump(mode="json")))

    def add(self, record: bytes) -> None:
        """Write one record, given as its line of JSONL."""
        fields = json.loads(record)
        if fields["type"] == "casualty" and fields["place"] is not None:
            self._add(feature(fields))

    def _add(self, found: Mapping[str, Any]) -> None:
        line = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        self._stream.write(f"{self._before}\n{line}".encode())
        self._before = ","

    def close(self) -> None:
        """Close the collection."""
        opened = "" if self._before == "," else self._before
        self._stream.write(f"{opened}\n]}}\n".encode())
        self._stream.flush()


def feature(record: Mapping[str, Any]) -> dict[str, Any]:
    """One casualty record, as the mapping that its JSON is, as a feature.

    >>> place = {"text": "Orsk", "country": "RUS", "latitude": 51.2, "longitude": 58.6}
    >>> feature({"id": "c1", "type": "casualty", "outcome": "killed", "place": place})["geometry"]
    {'type': 'Point', 'coordinates': [58.6, 51.2]}
    """
    place = record["place"]
    known = place["latitude"] is not None and place["longitude"] is not None
    point = {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]} if known else None
    properties = {column.name: columns.joined(column.of(record)) for column in columns.columns(_TABLE)}
    return {"type": "Feature", "id": record["id"], "geometry": point, "properties": properties}
