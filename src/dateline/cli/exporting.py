"""`dateline export`: what a store or a file of records holds, in the form of others."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from dateline.cli.door import STORE_FILE, StoreFile, door
from dateline.cli.filters import options, query_of, with_options
from dateline.cli.streams import FAILED, SOME_FAILED, Progress, complain
from dateline.errors import DatelineError, ExportError, InputError

if TYPE_CHECKING:
    from dateline.exports import Export
    from dateline.record import Record
    from dateline.text.articles import Failure

STANDARD = "-"
NO_RECORD = "give what `dateline read PATH… --format json` writes, as a file or as - for standard input"
LEFT_OUT = "have no place in this form: it says of every row that it happened, and wants a side that is known"


class ExportForm(StrEnum):
    """The forms that `export` writes."""

    parquet = "parquet"
    csv = "csv"
    jsonl = "jsonl"
    geojson = "geojson"
    annotations = "annotations"
    followthemoney = "followthemoney"
    prov = "prov"
    atom = "atom"
    gdelt = "gdelt"
    icews = "icews"
    polecat = "polecat"
    petrarch = "petrarch"
    phoenix = "phoenix"


class FlatTable(StrEnum):
    """The flat tables of the forms `parquet` and `csv`."""

    events = "events"
    claims = "claims"
    articles = "articles"
    mentions = "mentions"
    actors = "actors"
    places = "places"
    times = "times"
    quantities = "quantities"


RECORDS_HELP = "Records that `dateline read --format json` wrote, instead of a store; - for standard input."
TABLE_HELP = "The flat table that parquet and csv hold; if none is named, that of what is found (--of)."
OF_WHAT = {"claims": "claims", "articles": "articles"}
Form = Annotated[ExportForm, typer.Option("--to", metavar="FORM", help=f"{', '.join(ExportForm)}.", show_default=False)]
Out = Annotated[str, typer.Option("--out", metavar="FILE", help="The file to write, whole or not at all; - for standard output.")]
Records = Annotated[list[str], typer.Option("--records", metavar="FILE", help=RECORDS_HELP, show_default=False)]


@door.command()
@with_options(options())
def export(
    to: Form,
    out: Out,
    table: Annotated[FlatTable | None, typer.Option("--table", metavar="TABLE", help=TABLE_HELP, show_default=False)] = None,
    records: Records = [],  # noqa: B006
    db: StoreFile = STORE_FILE,
    **given: Any,
) -> None:
    """Write events, claims and reports in a form that others read; narrowed as `find` narrows."""
    form = form_of(to, table or (OF_WHAT.get(given["of"]) if to in (ExportForm.parquet, ExportForm.csv) else None))
    if records:
        if any(given.values()):
            raise typer.BadParameter("they are exported whole: only a store can be searched", param_hint="--records")
        write_export(form, records_of(records), out)
        return
    from dateline.store import Store

    query = query_of(given)
    if out != STANDARD and Path(out).exists() and db.exists() and Path(out).samefile(db):
        raise typer.BadParameter(f"{out} is the store", param_hint="--out")
    with Store.open(db) as store:
        write_export(form, store.narrowed(query), out)


def form_of(to: str, table: str | None) -> Export:
    """The form that is wanted; a wrong command line where there is none."""
    from dateline.exports import export_of

    try:
        return export_of(to, table)
    except ExportError as error:
        raise typer.BadParameter(error.what, param_hint=f"--to {to}") from None


def write_export(form: Export, outcomes: Iterable[Record | Failure], out: str) -> None:
    """Write what comes, complain of every failure, say how much was written; leave with 1 where all failed, 3 where some did."""
    tally = Tally(form)
    rows = form.write(tally.records(outcomes), sys.stdout.buffer if out == STANDARD else Path(out))
    tally.tell(rows, out)
    if tally.failed:
        raise typer.Exit(SOME_FAILED)


class Tally:
    """Counts what goes by on its way into an export."""

    def __init__(self, form: Export) -> None:
        self.done = self.failed = self.left_out = 0
        self._form = form

    def records(self, outcomes: Iterable[Record | Failure]) -> Iterator[Record]:
        """The records among the outcomes. Where there is nothing but failures it leaves, and no file is made."""
        from dateline.text.articles import Failure

        progress = Progress()
        for outcome in outcomes:
            progress.clear()
            if isinstance(outcome, Failure):
                self.failed += 1
                complain(outcome.error)
            else:
                self.done += 1
                self.left_out += self._form.leaves_out(outcome)
                yield outcome
            progress.show(self.done, self.failed)
        progress.clear()
        if self.failed and not self.done:
            raise typer.Exit(FAILED)

    def tell(self, rows: int, out: str) -> None:
        where = "standard output" if out == STANDARD else out
        sys.stderr.write(f"dateline: {rows:,} {self._form.rows} of {self.done:,} records written to {where}\n")
        if self.left_out:
            sys.stderr.write(f"dateline: {self.left_out:,} events {LEFT_OUT}\n")


def records_of(paths: list[str]) -> Iterator[Record | Failure]:
    """The records in files that `dateline read --format json` wrote; a line that holds none is a failure, and the others are read on.

    Raises InputError where there is no line at all.
    """
    found = False
    for path in paths:
        for outcome in _records_in(path):
            found = True
            yield outcome
    if not found:
        raise InputError("no record found", where=", ".join(paths), remedy=NO_RECORD)


def _records_in(path: str) -> Iterator[Record | Failure]:
    from dateline.text.articles import Failure

    if path == STANDARD:
        yield from _records_on(path, sys.stdin.buffer)
        return
    try:
        with Path(path).open("rb") as lines:
            yield from _records_on(path, lines)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Failure(path, InputError(reason, where=path, remedy=NO_RECORD))


def _records_on(path: str, lines: BinaryIO) -> Iterator[Record | Failure]:
    from dateline.codec import record_from_json
    from dateline.text.articles import Failure

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            yield record_from_json(line)
        except DatelineError as error:
            yield Failure(where, InputError(error.what, where=where, remedy=NO_RECORD))
