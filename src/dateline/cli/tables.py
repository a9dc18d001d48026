"""A record for a person to look at: the drawn text, and tables of what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from dateline.record import Record
from dateline.text.draw import amount, drawing
from dateline.types import Actor, Claim, Event, Span

PIPE_WIDTH = 120  # where nobody's terminal says how wide
DRAWING_WIDTH = 110  # longer lines are hard to read
SHORT = 90
STATUS_COLOUR = {"actual": "bold", "negated": "red", "requested": "yellow", "future": "cyan", "possible": "magenta"}


class Page:
    """Writes records to standard output, in colour where that is a terminal and NO_COLOR is not set."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False, soft_wrap=False)

    def draw(self, record: Record) -> None:
        """The text with its labels under it."""
        self._title(record)
        self.console.print(drawing(record, min(self.console.width, DRAWING_WIDTH)), no_wrap=True, overflow="ignore", crop=False)

    def read(self, record: Record) -> None:
        """Whose report it is, and the tables."""
        self._title(record)
        self.tables(record)

    def tables(self, record: Record) -> None:
        """Events, claims and the things they are about; a table with no row is left out."""
        for title, columns, rows in Sight(record).tables():
            self.table(title, columns, rows)

    def _title(self, record: Record) -> None:
        article = record.article
        facts = (article.publisher, article.agency, article.byline, article.published)
        self.console.print(Text(" · ".join(flat(str(fact)) for fact in (article.ref, *facts) if fact), "dim"))

    def table(self, title: str, columns: tuple[str | Column, ...], rows: Iterable[Iterable[str | Text]]) -> None:
        """One table; nothing where it has no row."""
        wide = any(isinstance(column, Column) for column in columns)
        table = Table(*columns, title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
        table.expand = wide
        for row in rows:
            table.add_row(*(Text(cell, STATUS_COLOUR.get(cell, "")) if isinstance(cell, str) else cell for cell in row))
        if table.row_count:
            self.console.print(table)


def sheet(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """One table on standard output; nothing where it has no row."""
    Page().table(title, columns, ([flat(cell) for cell in row] for row in rows))


Sheet = tuple[str, tuple[str, ...], Iterable[tuple[str, ...]]]


class Sight:
    """The rows of a record in words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._spans = {mention.id: mention.span for mention in record.mentions}
        self._things = {mention.id: mention.thing for mention in record.mentions}
        self._actors = {actor.id: actor for actor in record.actors}
        self._claims = {claim.id: claim for claim in record.claims}

    def tables(self) -> Iterator[Sheet]:
        """Title, columns and rows of every table."""
        record = self.record
        yield "Events", ("status", "type", "who", "to whom", "where", "when", "words", "on whose word"), map(self._event, record.events)
        yield "Claims", ("act", "speaker", "to", "what", "quoted"), map(self._claim, record.claims)
        yield "Actors", ("code", "sector", "name", "office", "kind", "times named"), map(self._actor, record.actors)
        yield "Places", ("country", "name", "kind", "latitude", "longitude"), (
            (place.country or "", place.name, place.kind, _degrees(place.latitude), _degrees(place.longitude)) for place in record.places
        )
        yield "Times", ("value", "from", "until", "counted from"), (
            (time.value, time.start or "", time.end or "", time.anchor) for time in record.times
        )
        yield "Quantities", ("amount", "of", "unit"), (
            (amount(quantity), quantity.of or "", quantity.unit or "") for quantity in record.quantities
        )

    def _event(self, event: Event) -> tuple[str, ...]:
        claim = self._claims.get(event.claim or "")
        vouched = f"{self._who(claim.speaker) or 'somebody unnamed'} ({claim.act})" if claim else ""
        kind = f"{event.type} {event.mode}" if event.mode else event.type
        who, whom = (", ".join(map(self._who, mentions)) for mentions in (event.actors, event.recipients))
        return event.status, kind, who, whom, self._said(event.place), self._said(event.time), self._words(event.trigger), vouched

    def _claim(self, claim: Claim) -> tuple[str, ...]:
        act = f"not {claim.act}" if claim.polarity == "negated" else claim.act
        speaker = self._who(claim.speaker) or ("(anonymous)" if claim.anonymous else "")
        return act, speaker, self._who(claim.told), " … ".join(map(self._words, claim.content)), claim.verbatim

    def _actor(self, actor: Actor) -> tuple[str, ...]:
        named = sum(thing == actor.id for thing in self._things.values())
        name, office = flat(actor.name), flat(actor.office or "")
        return actor.code or "", " ".join(actor.sector), name, office, actor.kind.replace("_", " "), str(named)

    def _who(self, mention: str | None) -> str:
        """The words of a mention, and whom they stand for where that says more."""
        actor = self._actors.get(self._things.get(mention or "", ""))
        said = self._said(mention)
        return f"{said} [{actor.code}]" if actor and actor.code and actor.code != said else said

    def _said(self, mention: str | None) -> str:
        return self._words(self._spans[mention]) if mention in self._spans else ""

    def _words(self, span: Span) -> str:
        said = flat(span.of(self.record.article.text))
        return said if len(said) <= SHORT else f"{said[: SHORT // 2]}…{said[-SHORT // 2 + 1 :]}"


def flat(text: str) -> str:
    """On one line, without characters that a terminal would obey."""
    return " ".join("".join(character if character.isprintable() or character.isspace() else "·" for character in text).split())


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
