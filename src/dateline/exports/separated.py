"""CSV as RFC 4180 has it: a heading, CRLF, quotation marks where they are needed, UTF-8."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from typing import Any, BinaryIO

from dateline.exports.tables import Table
from dateline.exports.texts import printable
from dateline.record import Record

BETWEEN = "; "  # several values of one cell
FORMULA = re.compile("['=+@\t\r\n\\-＝＋－＠]")  # what a spreadsheet would run, and the sign that we put before it


def write_csv(table: Table, records: Iterable[Record], out: BinaryIO) -> int:
    """Write the table's heading and rows; how many rows there were.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (so does one that begins with an apostrophe:
    whoever takes one leading apostrophe away has the text as it stands in the report).
    """
    stream = TextIOWrapper(out, encoding="utf8", newline="", write_through=False)
    shapes = [SHAPES[column.kind] for column in table.columns]
    writer = csv.writer(stream)
    count = 0
    try:
        writer.writerow(column.name for column in table.columns)
        for record in records:
            for row in table.rows(record):
                writer.writerow([shape(cell) for shape, cell in zip(shapes, row, strict=True)])
                count += 1
        stream.flush()
    finally:
        stream.detach()
    return count


def harmless(text: Any) -> str:
    """A text as a cell that no spreadsheet runs.

    >>> harmless('=HYPERLINK("x")'), harmless("−5 degrees"), harmless(None)
    ('\\'=HYPERLINK("x")', '−5 degrees', '')
    """
    said = printable(text) if text else ""
    return f"'{said}" if FORMULA.match(said) else said


def _several(cells: Any) -> str:
    return harmless(BETWEEN.join("" if cell is None else str(cell) for cell in cells))


def _flag(cell: Any) -> str:
    return "" if cell is None else "true" if cell else "false"


def _plain(cell: Any) -> Any:
    return "" if cell is None else cell


SHAPES: dict[str, Callable[[Any], Any]] = {
    "text": harmless,
    "texts": _several,
    "integer": _plain,
    "integers": _several,
    "number": _plain,
    "flag": _flag,
    "day": _plain,
}
