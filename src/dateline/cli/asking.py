"""The commands that ask a store: find, show, sql."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.door import STORE_FILE, StoreFile, door, write, write_json
from dateline.cli.filters import options, query_of, with_options
from dateline.errors import QueryError

if TYPE_CHECKING:
    from dateline.store import Page, Store, Table


class FoundFormat(StrEnum):
    """How what was found is written."""

    table = "table"
    json = "json"
    csv = "csv"


FORM_HELP = "A table to look at, one JSON object per line, or CSV."
Form = Annotated[FoundFormat, typer.Option("--format", help=FORM_HELP)]
ASKED: dict[str, tuple[Any, Any]] = {
    "db": (StoreFile, STORE_FILE),
    "limit": (Annotated[int, typer.Option("--limit", min=1, help="Rows at most.")], 20),
    "after": (
        Annotated[str, typer.Option("--after", metavar="CURSOR", help="Go on after the page that ended so.", show_default=False)],
        "",
    ),
    "count": (Annotated[bool, typer.Option("--count", help="Only how many there are.")], False),
    "group_by": (
        Annotated[str, typer.Option("--group-by", metavar="KEYS", help="Count by these: actor,type,month", show_default=False)],
        "",
    ),
    "form": (Form, FoundFormat.table),
}


ID = re.compile(r"(?:event|claim|article)-")


@door.command()
@with_options(options(), ASKED)
def find(**given: Any) -> None:
    """Find events, claims or articles by words, who, what, where and when. All that is given must be so."""
    from dateline.store import Store

    query = query_of(given)
    with Store.open(given["db"]) as store:
        if given["count"]:
            write(f"{store.count(query)}\n".encode())
        elif given["group_by"]:
            keys = [key.strip() for key in given["group_by"].split(",") if key.strip()]
            _write_table(store.group(query, keys), given["form"])
        else:
            _write_page(store.find(query, limit=given["limit"], after=given["after"] or None), given["form"])


@door.command()
def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="Of an event, a claim or an article; or an actor's code or name.")],
    db: StoreFile = STORE_FILE,
    html: Annotated[bool, typer.Option("--html", help="The whole report as a page, in one file that needs no other.")] = False,
) -> None:
    """Show one event, claim, article or actor, with the words that say it."""
    from dateline.cli.found import FoundPage
    from dateline.store import Store

    with Store.open(db) as store:
        if html:
            write(_page_of(identity, store))
            return
        page = FoundPage()
        try:
            row = store.fact(identity)
        except QueryError:
            if ID.match(identity):
                raise
            page.actor(identity, store)
        else:
            page.fact(row, store.record(row.source.id), store.judgements(getattr(row, "id", "-")))


def _page_of(identity: str, store: Store) -> bytes:
    """The page of the report that an id is of, or that its fact stands in."""
    from dateline.web import report_page

    article = store.fact(identity).source.id
    return report_page(store.record(article), store.verdicts(article))


@door.command()
def sql(
    statement: Annotated[str, typer.Argument(metavar="SELECT", help="One SELECT over the views that docs/sql.md describes.")],
    db: StoreFile = STORE_FILE,
    form: Form = FoundFormat.table,
) -> None:
    """Ask a store in SQL. It can only be read, and for half a minute at most."""
    from dateline.store import Store

    with Store(db) as store:
        _write_table(store.sql(statement), form)


def _write_page(page: Page[Any], form: FoundFormat) -> None:
    if form is FoundFormat.json:
        write_json(page.to_nested(), _plain)
    elif form is FoundFormat.csv:
        rows = page.to_dicts()
        _write_csv(list(rows[0]) if rows else [], (row.values() for row in rows))
    else:
        from dateline.cli.found import FoundPage

        FoundPage().rows(page)


def _write_table(table: Table, form: FoundFormat) -> None:
    from dateline.cli.tables import sheet

    if form is FoundFormat.json:
        write_json(table.to_dicts(), _plain)
    elif form is FoundFormat.csv:
        _write_csv(table.columns, table.rows)
    else:
        sheet("", table.columns, [tuple("" if cell is None else _plain(cell) for cell in row) for row in table.rows])


def _write_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Rows as CSV of which no spreadsheet takes a cell for a formula: numbers stay as they are."""
    from dateline.exports.separated import harmless

    said = io.StringIO()
    lines = csv.writer(said, lineterminator="\n")
    lines.writerow(map(harmless, columns))
    for row in rows:
        cells = (_plain(cell) if isinstance(cell, bytes) else cell for cell in row)
        lines.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    write(said.getvalue().encode("utf8", "replace"))


def _plain(cell: Any) -> str:
    return cell.hex() if isinstance(cell, bytes) else str(cell)
