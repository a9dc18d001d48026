"""GeoJSON (RFC 7946): one feature for each event, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dateline.exports.lines import write_members
from dateline.exports.tables import table_of
from dateline.record import Record


def write_geojson(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a FeatureCollection; how many features it has.

    The properties are the columns of the table `events`. An event without a place that is known stands without geometry,
    as section 3.2 of the RFC provides for: a place is never guessed.
    """
    out.write(b'{"type":"FeatureCollection","features":[')
    count = write_members(_features(records), out)
    out.write(b"]}\n")
    return count


def _features(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    table = table_of("events")
    names = [column.name for column in table.columns]
    for record in records:
        for row in table.rows(record):
            cells = dict(zip(names, row, strict=True))
            point = _point(cells["longitude"], cells["latitude"])
            yield {"type": "Feature", "id": cells["event_id"], "geometry": point, "properties": cells}


def _point(longitude: Any, latitude: Any) -> dict[str, Any] | None:
    if longitude is None or latitude is None or not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}
