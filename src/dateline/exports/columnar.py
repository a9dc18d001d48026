"""Parquet: the flat tables with types, written in row groups so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from dateline.errors import ExportError
from dateline.exports.tables import Column, Row, Table
from dateline.record import Record

ROWS, CHARACTERS = 8_192, 8_000_000  # of a row group, and of the reports that it is from
COMPRESSION = "zstd"
REMEDY = "pip install 'dateline[exports]', or export to csv or jsonl, which need nothing"


def write_parquet(table: Table, records: Iterable[Record], out: BinaryIO) -> int:
    """Write the table's rows; how many there were. Raises ExportError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow, which is not installed", remedy=REMEDY) from error
    schema = pyarrow.schema([_field(pyarrow, column) for column in table.columns], metadata={"table": table.name, "by": "dateline"})
    rows: list[Row] = []
    count = characters = 0
    with parquet.ParquetWriter(out, schema, compression=COMPRESSION) as writer:
        for record in records:
            rows.extend(table.rows(record))
            characters += len(record.article.text)
            if len(rows) >= ROWS or characters >= CHARACTERS:
                count += _write(pyarrow, writer, schema, rows)
                rows, characters = [], 0
        count += _write(pyarrow, writer, schema, rows)
    return count


def _field(pyarrow: Any, column: Column) -> Any:
    kinds = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "integer": pyarrow.int64(),
        "integers": pyarrow.list_(pyarrow.int64()),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "day": pyarrow.date32(),
    }
    return pyarrow.field(column.name, kinds[column.kind], metadata={"meaning": column.meaning} if column.meaning else None)


def _write(pyarrow: Any, writer: Any, schema: Any, rows: list[Row]) -> int:
    if rows:
        columns = [pyarrow.array(cells, kind) for cells, kind in zip(zip(*rows, strict=True), schema.types, strict=True)]
        writer.write_batch(pyarrow.RecordBatch.from_arrays(columns, schema=schema))
    return len(rows)
