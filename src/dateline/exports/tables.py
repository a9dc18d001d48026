"""The flat tables: one row for each event, claim, report, mention or thing, with names beside every id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from dateline.errors import ExportError, KnowledgeError
from dateline.exports.resolved import Resolved
from dateline.knowledge.ontology import Ontology
from dateline.record import Record
from dateline.types import Actor, Claim, Event, Place, Quantity, Time

ColumnKind = Literal["text", "texts", "integer", "integers", "number", "flag", "day"]
Row = tuple[Any, ...]
COLUMN_KINDS = get_args(ColumnKind)
LONGEST_NUMBER = 16  # digits
EVERY, ALONE = "*", "articles"  # columns that all tables end with, but for that of the reports themselves
EMPTY: Row = ([], [], [], [], [])


@dataclass(frozen=True)
class Column:
    """A column of a flat table; `texts` and `integers` hold several values in one cell."""

    name: str
    kind: ColumnKind
    meaning: str


@dataclass(frozen=True)
class Table:
    """A flat table: its columns, and the rows that a record gives."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]


@cache
def tables() -> dict[str, Table]:
    """All flat tables by name, `events` first.

    >>> list(tables())
    ['events', 'claims', 'articles', 'mentions', 'actors', 'places', 'times', 'quantities']
    """
    columns = _columns()
    every = columns.pop(EVERY)
    return {name: Table(name, own + (() if name == ALONE else every), ROWS[name]) for name, own in columns.items()}


def table_of(name: str) -> Table:
    """The table of that name; ExportError where there is none."""
    if name not in tables():
        raise ExportError(f"no table is called {name!r}", remedy=f"use one of {', '.join(tables())}")
    return tables()[name]


def _columns() -> dict[str, tuple[Column, ...]]:
    found: dict[str, tuple[Column, ...]] = {}
    lines = files("dateline.exports").joinpath("data", "tables.tsv").read_text("utf8").splitlines()
    for number, line in enumerate(lines[1:], 2):
        table, name, kind, meaning = line.split("\t")
        if kind not in COLUMN_KINDS:
            raise KnowledgeError(f"no kind of column is called {kind!r}", where=f"tables.tsv, line {number}", remedy=str(COLUMN_KINDS))
        found[table] = (*found.get(table, ()), Column(name, kind, meaning))  # type: ignore[arg-type]
    return found


def event_rows(record: Record) -> Iterator[Row]:
    """One row for each event, whatever its status."""
    if not record.events:
        return
    cells = _EventCells(Resolved(record))
    report = report_cells(cells.page)
    for event in record.events:
        yield cells.of(event) + report


class _EventCells:
    """The cells of the events of one record; what several events share is made once."""

    def __init__(self, page: Resolved) -> None:
        self.page = page
        self._actors: dict[str, Row] = {}
        self._places: dict[str | None, Row] = {None: (None,) * 8}
        self._times: dict[str | None, Row] = {None: (None,) * 6}
        self._claims: dict[str | None, Row] = {None: (None,) * 6}

    def of(self, event: Event) -> Row:
        page, (start, end) = self.page, event.trigger
        place, time, claim = self._places.get(event.place), self._times.get(event.time), self._claims.get(event.claim)
        return (
            event.id,
            event.status,
            *coded(event.type, event.mode, event.cameo),
            page.text[start:end],
            start,
            end,
            page.sentences.around(event.trigger),
            *(self._side(event.actors) if event.actors else EMPTY),
            *(self._side(event.recipients) if event.recipients else EMPTY),
            *(self._where(event.place) if place is None else place),
            *(self._when(event.time) if time is None else time),
            *(self._how_many(event) if event.quantities else ([], [])),
            *(self._voucher(event.claim) if claim is None else claim),
            event.score,
        )

    def _side(self, mentions: tuple[str, ...]) -> Row:
        """Ids, names, codes, sectors and words of the actors, each actor once."""
        if len(mentions) == 1:
            return self._actors.get(mentions[0]) or self._actor(mentions[0])
        found = {row[0][0]: row for mention in mentions if (row := self._actor(mention))[0]}
        return tuple([row[at][0] for row in found.values()] for at in range(len(EMPTY)))

    def _actor(self, mention: str) -> Row:
        """The side of an event where this is the only actor; cells are never changed, so that events may share them."""
        found = self._actors.get(mention)
        if found is None:
            actor, said = self.page.actor(mention), self.page.said(mention)
            found = ([actor.id], [actor.name], [actor.code], [" ".join(actor.sector)], [said]) if actor else EMPTY
            self._actors[mention] = found
        return found

    def _where(self, mention: str | None) -> Row:
        place = self.page.place(mention)
        if place is None:
            return self._places[None]
        number = whole_number(place.refs.get("geonames"))
        where = (place.kind, place.country, place.latitude, place.longitude, number)
        found = self._places[mention] = (place.id, place.name, self.page.said(mention), *where)
        return found

    def _when(self, mention: str | None) -> Row:
        time = self.page.time(mention)
        if time is None:
            return self._times[None]
        found = self._times[mention] = (time.id, time.value, self.page.said(mention), time.start, time.end, time.grain)
        return found

    def _how_many(self, event: Event) -> Row:
        ids: list[str] = []
        said: list[str | None] = []
        for mention in event.quantities:
            if thing := self.page.thing(mention):
                ids.append(thing.id)
                said.append(self.page.said(mention))
        return ids, said

    def _voucher(self, identity: str | None) -> Row:
        claim = self.page.claim(identity)
        if claim is None:
            return self._claims[None]
        who, said = self.page.actor(claim.speaker), self.page.said(claim.speaker)
        name, code = (who.name, who.code) if who else (None, None)
        found = self._claims[identity] = (claim.id, claim.act, name, code, said, claim.anonymous is not None)
        return found


@lru_cache(maxsize=1024)
def coded(name: str, mode: str | None, cameo: str | None) -> Row:
    """Type, mode and CAMEO code, with what they are called and how they weigh; what is no code of ours weighs nothing."""
    kind, code = ontology().types.get(name), ontology().codes.get(cameo or "")
    weight = ontology().goldstein(name, mode) if kind else None
    return name, mode, cameo, code.name if code else None, code.root if code else None, kind.quad if kind else None, weight


def claim_rows(record: Record) -> Iterator[Row]:
    """One row for each claim."""
    page = Resolved(record)
    report = report_cells(page)
    for claim in record.claims:
        yield (*_claim_cells(page, claim), *report)


def _claim_cells(page: Resolved, claim: Claim) -> Row:
    speaker, told, time = page.actor(claim.speaker), page.actor(claim.told), page.time(claim.time)
    who = (speaker.id, speaker.name, speaker.code, " ".join(speaker.sector), speaker.office) if speaker else (None,) * 5
    reason = claim.anonymous.reason if claim.anonymous else None
    return (
        claim.id,
        claim.act,
        claim.polarity,
        claim.verbatim,
        *who,
        page.said(claim.speaker),
        told.id if told else None,
        told.name if told else None,
        page.said(claim.told),
        claim.anonymous is not None,
        reason.of(page.text) if reason else None,
        claim.cue.of(page.text) if claim.cue else None,
        page.words(claim.content),
        [span.start for span in claim.content],
        [span.end for span in claim.content],
        *((time.id, time.value, time.start, time.end) if time else (None,) * 4),
        claim.within,
        claim.score,
    )


def article_rows(record: Record) -> Iterator[Row]:
    """One row: the report, with its whole text."""
    page = Resolved(record)
    article, place = record.article, page.place(record.article.dateline)
    yield (
        article.id,
        article.ref,
        page.headline,
        article.url,
        article.publisher,
        article.agency,
        article.byline,
        article.published,
        page.day,
        article.language,
        place.name if place else None,
        place.country if place else None,
        article.text,
        len(record.events),
        len(record.claims),
        *made_by_cells(record),
    )


def mention_rows(record: Record) -> Iterator[Row]:
    """One row for each place where the text names something."""
    page = Resolved(record)
    report = report_cells(page)
    for mention in record.mentions:
        thing = page.things.get(mention.thing)
        kind, label = (type(thing).__name__.lower(), label_of(thing)) if thing else (None, None)
        yield (mention.id, kind, mention.thing, label, mention.span.of(page.text), mention.span.start, mention.span.end, *report)


def _thing_rows(things: Callable[[Record], Iterable[Any]], cells: Callable[[Any], Row]) -> Callable[[Record], Iterator[Row]]:
    """The rows of a table of things: its own cells, and how often each is named."""

    def rows(record: Record) -> Iterator[Row]:
        report = report_cells(Resolved(record))
        named = Counter(mention.thing for mention in record.mentions)
        for thing in things(record):
            yield (thing.id, *cells(thing), named[thing.id], *report)

    return rows


def _actor_cells(actor: Actor) -> Row:
    return actor.name, actor.kind, actor.code, " ".join(actor.sector), actor.office, actor.refs.get("wikidata")


def _place_cells(place: Place) -> Row:
    return place.name, place.kind, place.country, place.latitude, place.longitude, whole_number(place.refs.get("geonames"))


def _time_cells(time: Time) -> Row:
    return time.value, time.start, time.end, time.grain, time.anchor


def _quantity_cells(quantity: Quantity) -> Row:
    return quantity.low, quantity.high, quantity.approximate, quantity.of, quantity.unit


def label_of(thing: Actor | Place | Time | Quantity) -> str:
    """A thing in a few words.

    >>> label_of(Quantity("quantity-1", 500, None, of="troop"))
    '500 or more troop'
    """
    if isinstance(thing, Actor | Place):
        return thing.name
    if isinstance(thing, Time):
        return thing.value
    low, high = (None if amount is None else f"{amount:,}" for amount in (thing.low, thing.high))
    amount = low if low == high else f"{low} or more" if high is None else f"{high} or less" if low is None else f"{low} to {high}"
    return " ".join(filter(None, ("about" if thing.approximate else None, amount, thing.unit, thing.of)))


def report_cells(page: Resolved) -> Row:
    """What every row tells of the report that it is from."""
    article = page.record.article
    said = (article.id, article.ref, article.url, article.publisher, article.agency, article.published, page.day, page.headline)
    return (*said, *made_by_cells(page.record))


def made_by_cells(record: Record) -> Row:
    return record.made_by.program, " ".join(record.made_by.models), record.made_by.ontology


def whole_number(value: object) -> int | None:
    """A number of a list of others, which may stand as a text; None where it is none.

    >>> whole_number(703448), whole_number("703448"), whole_number("Q1899")
    (703448, 703448, None)
    """
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < LONGEST_NUMBER:
        return int(value)
    return value if isinstance(value, int) and abs(value) < 10**LONGEST_NUMBER else None


@cache
def ontology() -> Ontology:
    """The ontology that ships with the package, loaded once."""
    return Ontology.load()


ROWS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "events": event_rows,
    "claims": claim_rows,
    "articles": article_rows,
    "mentions": mention_rows,
    "actors": _thing_rows(lambda record: record.actors, _actor_cells),
    "places": _thing_rows(lambda record: record.places, _place_cells),
    "times": _thing_rows(lambda record: record.times, _time_cells),
    "quantities": _thing_rows(lambda record: record.quantities, _quantity_cells),
}
