"""Exports: records written in the forms that others read.

    from pathlib import Path
    from dateline.exports import EXPORTS

    EXPORTS["geojson"].write(records, Path("events.geojson"))

Each is complete in itself: names stand beside ids, and nothing has to be looked up in Dateline to use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ExportError, RecordError
from dateline.exports.annotations import write_annotations
from dateline.exports.atom import write_atom
from dateline.exports.columnar import write_parquet
from dateline.exports.dyads import EventTable
from dateline.exports.files import whole_file
from dateline.exports.followthemoney import write_followthemoney
from dateline.exports.gdelt import GDELT
from dateline.exports.geojson import write_geojson
from dateline.exports.icews import ICEWS
from dateline.exports.lines import write_jsonl
from dateline.exports.petrarch import PETRARCH, PHOENIX
from dateline.exports.polecat import POLECAT
from dateline.exports.prov import write_prov
from dateline.exports.separated import write_csv
from dateline.exports.tables import Table, table_of, tables
from dateline.record import Record

__all__ = ["EXPORTS", "Export", "export_of", "table_of", "tables"]
Write = Callable[[Iterable[Record], BinaryIO], int]
FIRST_TABLE = "events"


@dataclass(frozen=True)
class Export:
    """A form that records are written in; `rows` says what `write` counts, `suffix` and `media_type` what a file of it is called."""

    name: str
    rows: str
    suffix: str
    media_type: str
    stream: Write
    left_out: Callable[[Record], int] | None = None
    tabular: Callable[[Table, Iterable[Record], BinaryIO], int] | None = None

    def write(self, records: Iterable[Record], out: Path | BinaryIO) -> int:
        """Write the records, to a file that is there whole or not at all, or to a binary stream; how many rows there were.

        Records are taken one by one and not kept. Raises ExportError where the file cannot be written, RecordError where a text
        is no Unicode.
        """
        try:
            if isinstance(out, Path):
                with whole_file(out) as stream:
                    return self.stream(records, stream)
            return self.stream(records, out)
        except UnicodeEncodeError as error:
            raise RecordError(f"a text is no Unicode: {error.reason}", remedy="read the article from clean UTF-8") from None

    def leaves_out(self, record: Record) -> int:
        """How many events of the record the form has no place for."""
        return self.left_out(record) if self.left_out else 0

    def of(self, table: str) -> Export:
        """This form, of another flat table; ExportError where there is no such table, or the form is none of tables."""
        if self.tabular is None:
            remedy = "leave it out, or export to parquet or csv"
            raise ExportError(f"{self.name} has no tables to choose from", where="--table", remedy=remedy)
        chosen, write = table_of(table), self.tabular
        return replace(self, rows=chosen.name, stream=lambda records, out: write(chosen, records, out))


def _flat(name: str, media_type: str, tabular: Callable[[Table, Iterable[Record], BinaryIO], int]) -> Export:
    first = table_of(FIRST_TABLE)
    return Export(name, first.name, f".{name}", media_type, lambda records, out: tabular(first, records, out), None, tabular)


def _of_the_field(table: EventTable) -> Export:
    return Export(table.name, "rows", ".tsv", "text/tab-separated-values; charset=utf-8", table.write, table.leaves_out)


def export_of(name: str, table: str | None = None) -> Export:
    """The form of that name, of that flat table where one is given; ExportError where there is no such form."""
    if name not in EXPORTS:
        raise ExportError(f"no export is called {name!r}", where="--to", remedy=f"use one of {', '.join(EXPORTS)}")
    return EXPORTS[name].of(table) if table else EXPORTS[name]


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in (
        _flat("parquet", "application/vnd.apache.parquet", write_parquet),
        _flat("csv", "text/csv; charset=utf-8", write_csv),
        Export("jsonl", "records", ".jsonl", "application/jsonl", write_jsonl),
        Export("geojson", "features", ".geojson", "application/geo+json", write_geojson),
        Export("annotations", "annotations", ".jsonld", "application/ld+json", write_annotations),
        Export("followthemoney", "entities", ".ftm.json", "application/jsonl", write_followthemoney),
        Export("prov", "bundles", ".prov.json", "application/json", write_prov),
        Export("atom", "entries", ".atom", "application/atom+xml", write_atom),
        *map(_of_the_field, (GDELT, ICEWS, POLECAT, PETRARCH, PHOENIX)),
    )
}
