"""Searching: from a query to SQL that walks through as few rows as it can.

SQLite does not know how often a value occurs, so each filter with an index is counted first, up to a bound,
and the rarest is walked along; the others are looked up row by row.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from math import prod

from dateline.knowledge.ontology import event_types
from dateline.store.clauses import Sql, Walk, along, along_party, among, either, in_span, is_whom, joined, takes_part, whom
from dateline.store.naming import Names
from dateline.store.numbers import ACTOR, ARTICLE, PASSAGE, RECIPIENT, SAID, SPEAKER, short_id
from dateline.store.query import LATEST, Query, period
from dateline.store.words import match_of

COUNTED = 20_000  # rows up to which filters are counted
SHOWN = 100  # actors that one name stands for
FACTS = 15  # of one article
WORTH = 2_000  # rows below which nothing is worth a thought
EXPECTED, OFTEN = 50, 0.25  # facts of a page; the share of what is not counted to its end


@dataclass(frozen=True)
class Found:
    """A search, ready to be run: every clause but what is selected."""

    source: str
    where: Sql
    at: str
    n: str
    repeats: bool
    rank: str = ""
    alone: str = ""  # the source without tables that no clause asks


class Search:
    """Turns queries into SQL for one store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names = Names(connection)

    def events(self, query: Query, paged: bool = False) -> Found:
        """`paged` where only the first are wanted: then it pays to come by them in their order."""
        return self._found(query, "e", self._best(self._event_walks(query), paged), self._event_filters(query, "e"))

    def claims(self, query: Query, paged: bool = False) -> Found:
        return self._found(query, "c", self._best(self._claim_walks(query), paged), self._claim_filters(query, "c"))

    def articles(self, query: Query, paged: bool = False) -> Found:
        """The articles that hold such an event, or such a claim where nothing is asked of events."""
        filters = self._article_filters(query, "a.n", "a")
        facts = None
        if tells_of_events(query):
            facts = self.events(replace(query, of="events", sort="time"))
        elif tells_of_claims(query):
            facts = self.claims(replace(query, of="claims", sort="time"))
        elif query.text.strip():
            shift = ARTICLE - PASSAGE
            filters.append(Sql(f"a.n IN (SELECT rowid >> {shift} FROM passage WHERE passage MATCH ?)", (match_of(query.text),)))
        if facts:
            filters.append(Sql(f"a.n IN (SELECT {facts.n} >> {ARTICLE} FROM {facts.source} WHERE {facts.where.text})", facts.where.values))
        first, last = period(query.when, "when")
        if query.when and not facts:
            filters.append(Sql("a.at >= ? AND a.at < ?", (first, last)))
        return Found("article a", joined(filters), "a.at", "a.n", False, "", "article a")

    def whom(self, name: str) -> list[int]:
        """The numbers of the actors that a code or a name stands for, those that most is told of first."""
        (meant,) = self._names.actors((name,), "actor")
        labels, inner = among("label", meant.labels), whom([meant])
        sql = f"SELECT who FROM party WHERE role IN ({ACTOR}, {RECIPIENT}) AND {labels.text} AND who IN ({inner.text}) GROUP BY who"
        told = self._connection.execute(f"{sql} ORDER BY count(*) DESC, who LIMIT {SHOWN}", (*labels.values, *inner.values))
        named = self._connection.execute(f"{inner.text} LIMIT {SHOWN}", inner.values)
        return list(dict.fromkeys(n for (n,) in [*told, *named]))[:SHOWN]

    def pairs(self, query: Query) -> Walk | None:
        """The walk along one actor doing something to one recipient, where that and the time is all that is asked."""
        bare = replace(query, actor=(), recipient=(), when="", type=(), of="events", sort="time")
        if bare != Query() or len(query.actor) != 1 or len(query.recipient) != 1 or query.stated:
            return None
        meant = [*self._names.actors(query.actor, "actor"), *self._names.actors(query.recipient, "recipient")]
        return self._pair_walk(query) if all(each.whom is None for each in meant) else None

    def _found(self, query: Query, alias: str, walk: Walk, filters: list[Sql]) -> Found:
        text = query.text.strip()
        filters = [each for each in filters if each.of not in walk.sees_to]
        rank = ""
        if text and "passage" not in walk.source.split():
            filters = [*filters, self._text_filter(text, alias)]
        elif text and query.sort == "relevance":
            rank = "bm25(passage)"
        source = walk.source if filters or walk.at != "p.at" else walk.source.partition(" CROSS JOIN")[0]
        return Found(walk.source, joined([walk.where, *filters]), walk.at, walk.n, walk.repeats, rank, source)

    def _best(self, walks: list[Walk], paged: bool = False) -> Walk:
        """The walk of the fewest rows; one that needs no sorting where that is better. Nothing is counted further than it matters."""
        if len(walks) == 1:
            return replace(walks[0], rows=COUNTED)
        counted: list[Walk] = []
        fewest = COUNTED
        for walk in walks:
            counted.append(replace(walk, rows=self._count(walk, fewest)))
            fewest = min(fewest, counted[-1].rows)
        if fewest < COUNTED:
            shortest = min(counted, key=lambda walk: walk.rows)
            return (paged and self._quicker(shortest, counted)) or shortest
        return next((walk for walk in counted if walk.ordered), counted[0]) if paged else counted[0]

    def _quicker(self, shortest: Walk, counted: list[Walk]) -> Walk | None:
        """A walk in order that will probably have met with a page of facts well before the shortest walk is at its end."""
        if shortest.ordered or shortest.rows < WORTH:
            return None
        whole = max(1, self._connection.execute("SELECT max(n) FROM article").fetchone()[0] or 1) * FACTS
        walk = next((walk for walk in counted if walk.ordered), shortest)
        others = [shortest.rows / whole, *(OFTEN for each in counted if each not in (walk, shortest) and not each.everything)]
        steps = EXPECTED / max(prod(others), 1 / whole)
        return walk if steps < shortest.rows else None  # a step in order costs a third of one that is not

    def _count(self, walk: Walk, most: int) -> int:
        """The rows of a walk, or `most` where it has no fewer."""
        if walk.rows:
            return walk.rows
        each = FACTS if walk.source.startswith("article") else 1
        source = walk.source.partition(" CROSS")[0]
        query = f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {walk.where.text} LIMIT {most // each + 1})"
        return min(most, each * int(self._connection.execute(query, walk.where.values).fetchone()[0]))

    def _event_walks(self, query: Query) -> list[Walk]:
        if query.text.strip() and query.sort == "relevance":
            return [self._text_walk(query.text, "event e", "e")]
        span = period(query.when, "when")
        walks = [self._pair_walk(query)] if len(query.actor) == len(query.recipient) == 1 else []
        sides = ((query.actor, "actor", (ACTOR,)), (query.recipient, "recipient", (RECIPIENT,)), (query.speaker, "speaker", (SPEAKER,)))
        for names, where, roles in (*sides, (query.either, "either", (ACTOR, RECIPIENT))):
            if names:
                walks.append(along_party(self._names.actors(names, where), where, roles, span))
        walks += self._indexed_walks(query, span)
        if query.text.strip():
            walks.append(self._text_walk(query.text, "event e", "e"))
        walks += self._article_walks(query, "event e", "e")
        return [*walks, self._all("event e INDEXED BY event_at", "e", span)]

    def _all(self, source: str, alias: str, span: tuple[int, int]) -> Walk:
        """All facts, or all of a time, in its order."""
        walk = along(source, alias, Sql("1"), span, True)
        return walk if span != (0, LATEST) else replace(walk, rows=COUNTED, everything=True)

    def _indexed_walks(self, query: Query, span: tuple[int, int]) -> list[Walk]:
        """Along the indexes of the table of events itself."""
        walks = []
        types = _types(query)
        if types is not None:
            where = among("e.type", types)._replace(of="type")
            walks.append(along("event e INDEXED BY event_type", "e", where, span, len(types) == 1))
        if query.country:
            codes = self._names.countries(query.country, "country")
            where = among("e.country", codes)._replace(of="country")
            walks.append(along("event e INDEXED BY event_country", "e", where, span, len(codes) == 1))
        walks += [
            along("event e INDEXED BY event_site", "e", Sql(f"e.site IN {sites.text}", sites.values), span, False)
            for sites in self._site_filters(query)
        ]
        if query.quantity:
            amounts = _amounts(query)
            where = Sql(f"k.amount IN {amounts.text}", amounts.values)
            walks.append(Walk("counted k CROSS JOIN event e ON e.n = k.event", where, "e.at", "e.n", repeats=True))
        return walks

    def _claim_walks(self, query: Query) -> list[Walk]:
        if query.text.strip() and query.sort == "relevance":
            return [self._text_walk(query.text, "claim c", "c")]
        span = period(query.when, "when")
        walks = []
        if query.speaker:
            meant = self._names.actors(query.speaker, "speaker")
            labels = tuple(dict.fromkeys(label for each in meant for label in each.labels))
            walks.append(along("claim c INDEXED BY claim_speaker", "c", among("c.label", labels), span, len(labels) == 1))
        if query.text.strip():
            walks.append(self._text_walk(query.text, "claim c", "c"))
        if tells_of_events(query) and self._best(self._event_walks(_of_events_alone(query))).rows < COUNTED:
            events = self.events(_of_events_alone(query))
            where = Sql(f"c.n IN (SELECT e.claim FROM {events.source} WHERE {events.where.text})", events.where.values)
            walks.append(Walk("claim c", where, "c.at", "c.n"))
        walks += self._article_walks(query, "claim c", "c")
        return [*walks, self._all("claim c INDEXED BY claim_at", "c", span)]

    def _article_walks(self, query: Query, table: str, alias: str) -> list[Walk]:
        source = f"article a CROSS JOIN {table} ON {alias}.n >= a.n << {ARTICLE} AND {alias}.n < (a.n + 1) << {ARTICLE}"
        walks = []
        if query.article:
            walks.append(Walk(source, among("a.id", query.article), f"{alias}.at", f"{alias}.n", rows=1))
        if query.published:
            where = Sql("a.at >= ? AND a.at < ?", period(query.published, "published"))
            walks.append(Walk(source, where, f"{alias}.at", f"{alias}.n"))
        if query.publisher:
            names = self._names.publishers(query.publisher, "publisher")
            walks.append(Walk(source, among("a.publisher", names), f"{alias}.at", f"{alias}.n"))
        return walks

    def _pair_walk(self, query: Query) -> Walk:
        (actor,), (recipient,) = (
            self._names.actors(names, where) for names, where in ((query.actor, "actor"), (query.recipient, "recipient"))
        )
        where = joined(
            [among("p.actor", actor.labels), among("p.recipient", recipient.labels), *in_span("p.at", period(query.when, "when"))]
        )
        one = len(actor.labels) == len(recipient.labels) == 1
        seen = ("when", *(name for name, each in (("actor", actor), ("recipient", recipient)) if each.whom is None))
        source = "pair p CROSS JOIN event e ON e.n = p.event"
        return Walk(source, where, "p.at", "p.event", ordered=one, repeats=not one, sees_to=seen)

    def _text_walk(self, text: str, table: str, alias: str) -> Walk:
        source = f"passage CROSS JOIN {table} ON {alias}.n >= passage.rowid << {PASSAGE} AND {alias}.n < (passage.rowid + 1) << {PASSAGE}"
        return Walk(source, Sql("passage MATCH ?", (match_of(text),)), f"{alias}.at", f"{alias}.n")

    def _text_filter(self, text: str, alias: str) -> Sql:
        """Whether the passage of a fact holds the words. The index lists all of these much faster than it looks one up."""
        return Sql(f"{alias}.n >> {PASSAGE} IN (SELECT rowid FROM passage WHERE passage MATCH ?)", (match_of(text),))

    def _event_filters(self, query: Query, alias: str) -> list[Sql]:
        filters = self._plain_filters(query, alias)
        types = _types(query)
        if types is not None:
            filters.append(among(f"+{alias}.type", types)._replace(of="type"))
        if query.stated:
            filters.append(Sql(f"{alias}.dated = {SAID}"))
        for name, values in (("mode", query.mode), ("status", query.status)):
            filters += [among(f"{alias}.{name}", values)] if values else []
        sides = (
            (query.actor, "actor", (ACTOR,)),
            (query.recipient, "recipient", (RECIPIENT,)),
            (query.either, "either", (ACTOR, RECIPIENT)),
        )
        for names, where, roles in sides:
            filters += [takes_part(self._names.actors(names, where), roles, alias)._replace(of=where)] if names else []
        if query.country:
            filters.append(among(f"+{alias}.country", self._names.countries(query.country, "country"))._replace(of="country"))
        for sites in self._site_filters(query):
            filters.append(Sql(f"+{alias}.site IN {sites.text}", sites.values))
        if query.quantity:
            amounts = _amounts(query)
            filters.append(Sql(f"{alias}.n IN (SELECT event FROM counted WHERE amount IN {amounts.text})", amounts.values))
        said = self._saying_filters(query, "v")
        if said:
            inner = joined(said)
            filters.append(Sql(f"EXISTS (SELECT 1 FROM claim v WHERE v.n = {alias}.claim AND {inner.text})", inner.values))
        return filters

    def _claim_filters(self, query: Query, alias: str) -> list[Sql]:
        filters = [*self._plain_filters(query, alias), *self._saying_filters(query, alias)]
        if query.stated:
            filters.append(Sql(f"{alias}.dated = {SAID}"))
        if tells_of_events(query):
            inner = joined(self._event_filters(_of_events_alone(query), "u"))
            first, last = f"({alias}.n >> {ARTICLE}) << {ARTICLE}", f"(({alias}.n >> {ARTICLE}) + 1) << {ARTICLE}"
            where = f"u.n >= {first} AND u.n < {last} AND u.claim = {alias}.n AND {inner.text}"
            filters.append(Sql(f"EXISTS (SELECT 1 FROM event u WHERE {where})", inner.values))
        return filters

    def _saying_filters(self, query: Query, alias: str) -> list[Sql]:
        """What is asked of a claim."""
        filters = [
            among(f"{alias}.{name}", values)
            for name, values in (("act", query.act), ("polarity", query.polarity), ("verbatim", query.verbatim))
            if values
        ]
        if query.speaker:
            filters.append(
                either([is_whom(meant, f"{alias}.label", f"{alias}.speaker") for meant in self._names.actors(query.speaker, "speaker")])
            )
        if query.told:
            meant = self._names.actors(query.told, "told")
            filters.append(Sql(f"{alias}.told IN ({whom(meant).text})", whom(meant).values))
        return filters

    def _plain_filters(self, query: Query, alias: str) -> list[Sql]:
        """What is asked of facts of any kind."""
        filters = in_span(f"+{alias}.at", period(query.when, "when")) if query.when else []
        filters += self._article_filters(query, f"{alias}.n >> {ARTICLE}", "d", apart=True)
        if query.score:
            filters.append(Sql(f"{alias}.score >= ?", (query.score,)))
        if query.judged:
            filters.append(self._judged_filter(query.judged, f"{alias}.id"))
        return filters

    def _judged_filter(self, judged: str, column: str) -> Sql:
        rows = self._connection.execute("SELECT DISTINCT fact, verdict FROM judged").fetchall()
        facts = dict.fromkeys(short_id(fact) for fact, verdict in rows if judged in ("yes", "no", verdict))
        inside = among(column, tuple(facts) or ("",))  # nothing has the id "": SQLite finds no way along an index where there is a plain 0
        return Sql(f"NOT ({inside.text})", inside.values) if judged == "no" else inside

    def _article_filters(self, query: Query, number: str, alias: str, apart: bool = False) -> list[Sql]:
        filters = []
        if query.published:
            filters.append(Sql(f"{alias}.at >= ? AND {alias}.at < ?", period(query.published, "published")))
        if query.publisher:
            filters.append(among(f"{alias}.publisher", self._names.publishers(query.publisher, "publisher")))
        filters += [among(f"{alias}.language", query.language)] if query.language else []
        filters += [among(f"{alias}.id", query.article)] if query.article else []
        if not apart or not filters:
            return filters
        inner = joined(filters)
        return [Sql(f"EXISTS (SELECT 1 FROM article {alias} WHERE {alias}.n = {number} AND {inner.text})", inner.values)]

    def _site_filters(self, query: Query) -> list[Sql]:
        """Lists of places that an event is to be at, in brackets."""
        found = []
        if query.place:
            numbers = self._names.places(query.place, "place")
            found.append(Sql(f"({', '.join('?' * len(numbers))})", tuple(numbers)))
        if query.circle:
            found.append(Sql(f"({', '.join(map(str, self._names.around(query.circle))) or '0'})"))  # no place has 0
        if query.box:
            south, west, north, east = query.box
            sides = "s.longitude >= ? AND s.longitude <= ?" if west <= east else "(s.longitude >= ? OR s.longitude <= ?)"
            rough = "area.west <= ? AND area.east >= ? AND" if west <= east else ""
            where = f"area.south <= ? AND area.north >= ? AND {rough} s.latitude BETWEEN ? AND ? AND {sides}"
            values = (north, south, *((east, west) if west <= east else ()), south, north, west, east)
            found.append(Sql(f"(SELECT s.n FROM area JOIN site s ON s.n = area.n WHERE {where})", values))
        return found


def tells_of_events(query: Query) -> bool:
    """Whether anything is asked that only an event has."""
    names = "actor recipient either type mode quad status place country box circle quantity".split()
    return any(getattr(query, name) for name in names)


def _of_events_alone(query: Query) -> Query:
    """What is asked of the events that a claim vouches for; the rest is asked of the claim itself."""
    bare = replace(query, of="events", text="", sort="time", when="", score=0.0, judged=None, stated=False)
    return replace(bare, speaker=(), told=(), act=(), polarity=(), verbatim=(), published="", publisher=(), language=(), article=())


def tells_of_claims(query: Query) -> bool:
    return any(getattr(query, name) for name in "speaker told act polarity verbatim".split())


def _types(query: Query) -> tuple[str, ...] | None:
    """The types that are asked for by name or through their quad; None where none is."""
    known = event_types()
    if not query.type and not query.quad:
        return None
    return tuple(name for name, each in known.items() if name in (query.type or known) and each.quad in (query.quad or (1, 2, 3, 4)))


def _amounts(query: Query) -> Sql:
    assert query.quantity is not None
    amount, of = query.quantity
    more = " AND coalesce(of, '') = ?" if of else ""
    return Sql(f"(SELECT n FROM amount WHERE low >= ?{more})", (amount, of) if of else (amount,))
