"""Grouping: how many facts there are of each kind, in each month, by each publisher."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.errors import QueryError
from dateline.knowledge.ontology import event_types
from dateline.store.clauses import Sql, among
from dateline.store.numbers import ARTICLE
from dateline.store.query import Query
from dateline.store.rows import Table
from dateline.store.searching import Found, Search

LARGEST = 100_000  # groups


@dataclass(frozen=True)
class Key:
    """What to group by: an expression, what must be joined for it, and whether one fact may fall into several groups."""

    said: str
    join: str = ""
    several: bool = False


def _date(at: str) -> dict[str, Key]:
    dated = f"CASE WHEN {at} THEN "
    return {
        "day": Key(f"{dated}substr({at}, 1, 4) || '-' || substr({at}, 5, 2) || '-' || substr({at}, 7, 2) END"),
        "month": Key(f"{dated}substr({at}, 1, 4) || '-' || substr({at}, 5, 2) END"),
        "year": Key(f"{dated}substr({at}, 1, 4) END"),
    }


def _report(alias: str) -> dict[str, Key]:
    join = f"JOIN article r ON r.n = {alias}.n >> {ARTICLE}"
    names = {"publisher": "r.publisher", "agency": "r.agency", "language": "r.language", "article": "r.id"}
    return {name: Key(column, join) for name, column in names.items()}


def _side(column: str, alias: str) -> Key:
    return Key(
        f"coalesce({alias}.code, {alias}.name)",
        f"LEFT JOIN json_each({column}) j{alias} LEFT JOIN who {alias} ON {alias}.n = j{alias}.value",
        True,
    )


CLAIM_OF_EVENT = "LEFT JOIN claim v ON v.n = e.claim"
QUAD = "CASE e.type " + " ".join(f"WHEN '{name}' THEN {each.quad}" for name, each in event_types().items()) + " END"
EVENTS = {
    **{name: Key(f"e.{name}") for name in ("type", "mode", "cameo", "status", "country")},
    "quad": Key(QUAD),
    "place": Key("s.name", "LEFT JOIN site s ON s.n = e.site"),
    "actor": _side("e.actors", "x"),
    "recipient": _side("e.recipients", "y"),
    **{name: Key(f"v.{column}", CLAIM_OF_EVENT) for name, column in (("act", "act"), ("verbatim", "verbatim"))},
    "speaker": Key("coalesce(z.code, z.name)", f"{CLAIM_OF_EVENT} LEFT JOIN who z ON z.n = v.speaker"),
    **_date("e.at"),
    **_report("e"),
}
CLAIMS = {
    **{name: Key(f"c.{name}") for name in ("act", "polarity", "verbatim")},
    "speaker": Key("coalesce(z.code, z.name)", "LEFT JOIN who z ON z.n = c.speaker"),
    "told": Key("coalesce(t.code, t.name)", "LEFT JOIN who t ON t.n = c.told"),
    **_date("c.at"),
    **_report("c"),
}
ARTICLES = {**{name: Key(f"a.{name}") for name in ("publisher", "agency", "language")}, **_date("a.at")}
KEYS = {"events": EVENTS, "claims": CLAIMS, "articles": ARTICLES}


def group(connection: sqlite3.Connection, query: Query, keys: tuple[str, ...]) -> Table:
    """How many there are for each combination of the keys, most first. A fact with two actors counts for each of them."""
    known = KEYS[query.of]
    for key in keys:
        if key not in known:
            remedy = f"group {query.of} by {', '.join(known)}"
            raise QueryError(f"{query.of} cannot be grouped by {key!r}", where="group", remedy=remedy)
    search = Search(connection)
    chosen = [known[key] for key in keys]
    pairs = search.pairs(query) if query.of == "events" and set(keys) <= {"day", "month", "year", "type"} else None
    if pairs:
        types = [among("p.type", query.type)] if query.type else []
        said = [Key("p.type") if key == "type" else _date("p.at")[key] for key in keys]
        where = Sql(
            " AND ".join([pairs.where.text, *(each.text for each in types)]),
            (*pairs.where.values, *(v for each in types for v in each.values)),
        )
        return _counted(connection, Found("pair p", where, "p.at", "p.event", pairs.repeats), keys, said)
    return _counted(connection, getattr(search, query.of)(query), keys, chosen)


def _counted(connection: sqlite3.Connection, found: Found, keys: tuple[str, ...], chosen: list[Key]) -> Table:
    joins = " ".join(dict.fromkeys(key.join for key in chosen if key.join))
    source, where = found.source, found.where.text
    if found.repeats:
        inner = f"SELECT DISTINCT {found.at}, {found.n} AS n FROM {found.alone} WHERE {where}"
        source, where = f"({inner}) chosen CROSS JOIN event e ON e.n = chosen.n", "1"
    what = "count(DISTINCT e.n)" if any(key.several for key in chosen) else "count(*)"
    names = ", ".join(f"{key.said} AS k{number}" for number, key in enumerate(chosen))
    groups = ", ".join(f"k{number}" for number in range(len(chosen)))
    sql = f"SELECT {names}{', ' if names else ''}{what} AS size FROM {source} {joins} WHERE {where}"
    sql += f" GROUP BY {groups} ORDER BY size DESC, {groups} LIMIT {LARGEST + 1}" if groups else ""
    rows = connection.execute(sql, found.where.values).fetchall()
    return Table((*keys, "count"), tuple(map(tuple, rows[:LARGEST])), len(rows) <= LARGEST)
