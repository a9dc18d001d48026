"""The field's event tables: one row for each event and pair of sides, the columns of those who made the table."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import BinaryIO

from dateline.exports.resolved import Party, Resolved
from dateline.exports.texts import on_one_line
from dateline.record import Record
from dateline.types import Event

Cells = dict[str, object]


@dataclass(frozen=True)
class Dyad:
    """One pair of sides of an event; a side is None where the report leaves it open. `number` counts the pairs of the event."""

    page: Resolved
    event: Event
    actor: Party | None
    recipient: Party | None
    number: int


@dataclass(frozen=True)
class EventTable:
    """A table of the field: which events it has a place for, and the cells of a row that we know; all others stay empty."""

    name: str
    admits: Callable[[Resolved, Event], bool]
    cells: Callable[[Dyad], Cells]

    def write(self, records: Iterable[Record], out: BinaryIO) -> int:
        """Write tab-separated rows; how many there were."""
        layout = layouts()[self.name]
        if layout.heading:
            out.write("\t".join(layout.columns).encode() + b"\n")
        count = 0
        for record in records:
            for dyad in self._dyads(Resolved(record)):
                cells = self.cells(dyad)
                out.write("\t".join(written(cells.get(column)) for column in layout.columns).encode() + b"\n")
                count += 1
        return count

    def leaves_out(self, record: Record) -> int:
        """How many events of a record the table has no place for."""
        page = Resolved(record)
        return sum(not self.admits(page, event) for event in record.events)

    def _dyads(self, page: Resolved) -> Iterator[Dyad]:
        for event in page.record.events:
            if self.admits(page, event):
                for number, (actor, recipient) in enumerate(product(_side(page, event.actors), _side(page, event.recipients))):
                    yield Dyad(page, event, actor, recipient, number)


def _side(page: Resolved, mentions: Iterable[str]) -> Sequence[Party | None]:
    return page.parties(mentions) or [None]


@dataclass(frozen=True)
class Layout:
    """What a table is called, its columns, and whether it begins with their names."""

    title: str
    heading: bool
    columns: tuple[str, ...]


@cache
def layouts() -> dict[str, Layout]:
    """The layouts of all tables of the field, by the name of the export.

    >>> {name: len(layout.columns) for name, layout in layouts().items()}
    {'gdelt': 61, 'icews': 20, 'polecat': 40, 'petrarch': 10, 'phoenix': 26}
    """
    tables = tomllib.loads(files("dateline.exports").joinpath("data", "formats.toml").read_text("utf8"))
    return {name: Layout(row["title"], row["heading"], _columns(row["columns"], row["heading"])) for name, row in tables.items()}


def _columns(names: str, heading: bool) -> tuple[str, ...]:
    """Spaces in names are written `_` in the file; only tables with headings have any."""
    return tuple(name.replace("_", " ") if heading else name for name in names.split())


def in_the_news(page: Resolved, event: Event) -> bool:
    """Whether an event is told as a fact of the news, has a CAMEO code and a side that is known.

    A table that has no column for status says of everything in it that it happened; one that dates events by the day of
    publication would move what happened long ago to that day.
    """
    return event.status == "actual" and event.cameo is not None and has_a_side(page, event)


def in_the_news_or_dated(page: Resolved, event: Event) -> bool:
    """Whether an event is told as a fact of the news, or as one of long ago whose time is known, and has a side that is known."""
    told = event.status == "actual" or (event.status == "historical" and page.days(event) is not None)
    return told and has_a_side(page, event)


def coded_in_the_news_or_dated(page: Resolved, event: Event) -> bool:
    return event.cameo is not None and in_the_news_or_dated(page, event)


def has_a_side(page: Resolved, event: Event) -> bool:
    """Whether anybody is known to do or undergo it: these are tables of who does what to whom."""
    return any(page.actor(mention) for mention in (*event.actors, *event.recipients))


def number_of(*parts: object) -> int:
    """A whole number below 2**63 that depends on these alone: for tables whose ids are numbers.

    >>> number_of("event-1", 0) == number_of("event-1", 0)
    True
    """
    said = "\x1f".join(map(str, parts)).encode("utf8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest()) >> 1


def written(cell: object) -> str:
    """A cell of a table without quotation marks; empty where nothing is known."""
    if cell is None:
        return ""
    return on_one_line(cell) if isinstance(cell, str) else str(cell)
