"""Deriving: the rows of every table that is searched, from one record."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.record import Record
from dateline.store.numbers import (
    ACTOR,
    ARTICLE,
    PASSAGE,
    PUBLISHED,
    RECIPIENT,
    SAID,
    SPEAKER,
    UNKNOWN,
    clock,
    hashed,
    label_of,
    plain,
    short_id,
)
from dateline.store.passages import passage_at, passages_of
from dateline.types import Actor, Claim, Event, Place, Quantity, Span, Time

Row = tuple[object, ...]
REMEMBERED = 300_000  # numbers of things held in memory


@dataclass
class Rows:
    """The rows of one article, by table; `things` has the number and the searched-for label of every thing."""

    article: list[Row] = field(default_factory=list)
    mention: list[Row] = field(default_factory=list)
    claim: list[Row] = field(default_factory=list)
    event: list[Row] = field(default_factory=list)
    party: list[Row] = field(default_factory=list)
    pair: list[Row] = field(default_factory=list)
    counted: list[Row] = field(default_factory=list)
    passage: list[Row] = field(default_factory=list)


class Things:
    """Numbers of actors, places, times and amounts: each is written once, whatever reports name it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[Row, int] = {}

    def forget(self) -> None:
        """To be called when what was written is taken back."""
        self._known.clear()

    def who(self, actor: Actor) -> int:
        return self._number("who", (actor.name, actor.kind, actor.code, " ".join(actor.sector), actor.office))

    def site(self, place: Place) -> int:
        return self._number("site", (place.name, place.country, place.latitude, place.longitude, place.kind, plain(place.name)))

    def moment(self, time: Time) -> int:
        return self._number("moment", (time.value, time.start, time.end, time.grain))

    def amount(self, quantity: Quantity) -> int:
        low, high = (None if value is None else float(value) for value in (quantity.low, quantity.high))
        return self._number("amount", (low, high, int(quantity.approximate), quantity.of, quantity.unit))

    def _number(self, table: str, row: Row) -> int:
        number = self._known.get((table, *row))
        if number is None:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            whole = hashed(row)
            found = self._connection.execute(f"SELECT n FROM {table} WHERE whole = ?", (whole,)).fetchone()
            number = self._known[table, *row] = found[0] if found else self._added(table, whole, row)
        return number

    def _added(self, table: str, whole: int, row: Row) -> int:
        marks = ", ".join("?" * len(row))
        number = int(self._connection.execute(f"INSERT INTO {table} VALUES (NULL, ?, {marks})", (whole, *row)).lastrowid or 0)
        if table == "who":
            self._connection.execute("INSERT INTO called (rowid, name) VALUES (?, ?)", (number, row[0]))
        if table == "site" and row[2] is not None and row[3] is not None:
            self._connection.execute("INSERT INTO area VALUES (?, ?, ?, ?, ?)", (number, row[2], row[2], row[3], row[3]))
        return number


def derive(number: int, record: Record, things: Things) -> Rows:
    """All rows of the record that is kept under this number."""
    return _Deriving(number, record, things).rows()


class _Deriving:
    """One record on its way into tables."""

    def __init__(self, number: int, record: Record, things: Things) -> None:
        self.number, self.record, self.things = number, record, things
        self.passages = passages_of(record.article.text) or [Span(0, 0)]
        self._starts = [span.start for span in self.passages]
        self._actors = {actor.id: actor for actor in record.actors}
        self._times = {time.id: time for time in record.times}
        self._places = {place.id: place for place in record.places}
        self._claims = {claim.id: claim for claim in record.claims}
        self._mentions = {mention.id: mention.thing for mention in record.mentions}
        self._numbers = dict(self._numbered())
        self._facts: dict[str, int] = {}
        self._published = clock(record.article.published)

    def rows(self) -> Rows:
        rows = Rows()
        rows.article.append(self._article())
        rows.mention += dict.fromkeys(self._named())
        taken: Counter[int] = Counter()
        for claim in self.record.claims:
            rows.claim.append(self._claim(claim, taken))
        taken.clear()
        for event in self.record.events:
            rows.event.append(self._event(event, taken, rows))
        for k, span in enumerate(self.passages):
            rows.passage.append(((self.number << (ARTICLE - PASSAGE)) + k, span.of(self.record.article.text)))
        return rows

    def _numbered(self) -> Iterator[tuple[str, int]]:
        for actor in self.record.actors:
            yield actor.id, self.things.who(actor)
        for place in self.record.places:
            yield place.id, self.things.site(place)
        for time in self.record.times:
            yield time.id, self.things.moment(time)
        for quantity in self.record.quantities:
            yield quantity.id, self.things.amount(quantity)

    def _article(self) -> Row:
        article = self.record.article
        headline = article.headline.of(article.text) if article.headline else None
        known = (article.url, article.publisher, article.agency, article.byline, article.language, article.published)
        return self.number, article.id, article.ref, headline, *known, self._published, self.record.made_by.program

    def _named(self) -> Iterator[Row]:
        kinds = ((self._actors, 0), (self._places, 1), (self._times, 2))
        for mention in self.record.mentions:
            kind = next((kind for known, kind in kinds if mention.thing in known), 3)
            yield self.number, *mention.span, kind, self._numbers[mention.thing]

    def _placed(self, at: Span, taken: Counter[int]) -> tuple[int, Span]:
        """The number of a fact, and the passage that it stands in."""
        passage = passage_at(self.passages, self._starts, at.start)
        number = (self.number << ARTICLE) + (passage << PASSAGE) + taken[passage]
        taken[passage] += 1
        return number, Span(min(at.start, self.passages[passage].start), max(at.end, self.passages[passage].end))

    def _thing(self, mention: str | None) -> int | None:
        return self._numbers[self._mentions[mention]] if mention else None

    def _when(self, mention: str | None) -> tuple[int, int]:
        time = self._times.get(self._mentions.get(mention or "", ""))
        said = clock(time.start) if time else 0
        if said:
            return said, SAID
        return self._published, PUBLISHED if self._published else UNKNOWN

    def _label(self, mention: str | None) -> str | None:
        actor = self._actors.get(self._mentions.get(mention or "", ""))
        return label_of(actor.code, self._numbers[actor.id]) if actor else None

    def _claim(self, claim: Claim, taken: Counter[int]) -> Row:
        spans = claim.content or ((claim.cue,) if claim.cue else ())
        whole = Span(spans[0].start, spans[-1].end) if spans else self.passages[0]
        number, passage = self._placed(whole, taken)
        self._facts[claim.id] = number
        speaker = self._thing(claim.speaker)
        said = (claim.act, claim.polarity, claim.verbatim, speaker, self._label(claim.speaker), self._thing(claim.told))
        when = (*self._when(claim.time), self._thing(claim.time))
        stands = (*whole, json.dumps(spans, separators=(",", ":")), *passage)
        within = self._facts.get(claim.within or "")
        return number, short_id(claim.id), *said, int(claim.anonymous is not None), *when, *stands, within, claim.score

    def _event(self, event: Event, taken: Counter[int], rows: Rows) -> Row:
        number, passage = self._placed(event.trigger, taken)
        at, dated = self._when(event.time)
        place = self._places.get(self._mentions.get(event.place or "", ""))
        claim = self._claims.get(event.claim or "")
        sides = [list(dict.fromkeys(self._thing(mention) or 0 for mention in side)) for side in (event.actors, event.recipients)]
        rows.party += dict.fromkeys(self._parties(event, claim, (at, number)))
        rows.pair += dict.fromkeys(self._pairs(event, (at, number)))
        rows.counted += dict.fromkeys((self._thing(mention) or 0, number) for mention in event.quantities)
        coded = (event.type, event.mode, event.cameo, event.status)
        where = (self._thing(event.place), place.country if place else None)
        vouched = self._facts.get(event.claim or "")
        when = (at, dated, self._thing(event.time))
        return (
            number,
            short_id(event.id),
            *coded,
            *when,
            *where,
            vouched,
            *event.trigger,
            *passage,
            *(json.dumps(side, separators=(",", ":")) for side in sides),
            event.score,
        )

    def _parties(self, event: Event, claim: Claim | None, key: tuple[int, int]) -> Iterator[Row]:
        speakers = (claim.speaker,) if claim and claim.speaker else ()
        for role, mentions in ((ACTOR, event.actors), (RECIPIENT, event.recipients), (SPEAKER, speakers)):
            for mention in mentions:
                yield role, self._label(mention) or "", *key, self._thing(mention)

    def _pairs(self, event: Event, key: tuple[int, int]) -> Iterator[Row]:
        for actor in event.actors:
            for recipient in event.recipients:
                yield self._label(actor) or "", self._label(recipient) or "", *key, event.type


INSERTS = {
    "article": 12,
    "mention": 5,
    "claim": 19,
    "event": 19,
    "party": 5,
    "pair": 5,
    "counted": 2,
}
KEYS = {
    "party": ("role", "label", "at", "event", "who"),
    "pair": ("actor", "recipient", "at", "event", "type"),
    "counted": ("amount", "event"),
}


def insert(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write the rows of one article."""
    for table, width in INSERTS.items():
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", getattr(rows, table))
    connection.executemany("INSERT INTO passage (rowid, text) VALUES (?, ?)", rows.passage)


def remove(connection: sqlite3.Connection, number: int, rows: Rows) -> None:
    """Take the rows of one article out again; `rows` are those that were written for it."""
    for table in ("event", "claim"):
        span = (number << ARTICLE, (number + 1) << ARTICLE)
        connection.execute(f"DELETE FROM {table} WHERE n >= ? AND n < ?", span)
    connection.execute("DELETE FROM mention WHERE article = ?", (number,))
    connection.execute("DELETE FROM article WHERE n = ?", (number,))
    for table, columns in KEYS.items():
        where = " AND ".join(f"{column} = ?" for column in columns)
        connection.executemany(f"DELETE FROM {table} WHERE {where}", getattr(rows, table))
    connection.executemany("INSERT INTO passage (passage, rowid, text) VALUES ('delete', ?, ?)", rows.passage)
