"""JSON without end: records as they are, one per line, and documents whose long list is written piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from dateline.codec import record_to_json
from dateline.record import Record

_encode = msgspec.json.Encoder().encode


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> int:
    """Write one record per line, as `dateline read --format json` does; how many there were."""
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        out.write(record_to_json(record) + b"\n")
    return count


def write_lines(rows: Iterable[dict[str, Any]], out: BinaryIO) -> int:
    """Write one JSON object per line; how many there were."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        out.write(_encode(row) + b"\n")
    return count


def write_members(rows: Iterable[Any], out: BinaryIO) -> int:
    """Write the members of a JSON list, one per line, with commas between them; how many there were."""
    count = 0
    for row in rows:
        out.write((b",\n" if count else b"\n") + _encode(row))
        count += 1
    out.write(b"\n" if count else b"")
    return count


def as_json(value: Any) -> bytes:
    return _encode(value)
