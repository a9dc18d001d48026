"""Finding: the rows of a search, page by page."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dateline.errors import QueryError
from dateline.store.numbers import short_id
from dateline.store.packing import Packer
from dateline.store.query import Query
from dateline.store.rows import Page, Party, Row
from dateline.store.searching import Found, Search
from dateline.store.wording import Wording
from dateline.store.words import match_of
from dateline.types import Span

LARGEST_PAGE = 1000
FACTS = (("events", "event"), ("claims", "claim"), ("articles", "records"))
BARE = re.compile(r"[0-9a-f]{4,16}")
BEGUN = re.compile(r"([a-z]+)-([0-9a-f]{4,15})")
OPENED, CLOSED = "\x02", "\x03"


class Finder:
    """Runs searches in one store."""

    def __init__(self, connection: sqlite3.Connection, packer: Packer) -> None:
        self._connection = connection
        self._search, self._wording = Search(connection), Wording(connection, packer)

    def page(self, query: Query, limit: int, after: str | None) -> Page[Any]:
        found = getattr(self._search, query.of)(query, paged=True)
        limit = max(1, min(limit, LARGEST_PAGE))
        keys = self._keys(found, limit + 1, after)
        rows = self.rows(query.of, [n for _, n in keys[:limit]], query.text)
        more = f"{keys[limit - 1][0]!r}_{keys[limit - 1][1]}" if len(keys) > limit else None
        return Page(tuple(rows), more)

    def numbers(self, query: Query) -> Iterator[int]:
        """The numbers of all that is found, article by article."""
        found = getattr(self._search, query.of)(query)
        sql = f"SELECT DISTINCT {found.n} FROM {found.source} WHERE {found.where.text} ORDER BY {found.n}"
        for (number,) in self._connection.execute(sql, found.where.values):
            yield number

    def count(self, query: Query) -> int:
        found = getattr(self._search, query.of)(query)
        sql = f"SELECT count(*) FROM {found.alone} WHERE {found.where.text}"
        if found.repeats:
            sql = f"SELECT count(*) FROM (SELECT DISTINCT {found.at}, {found.n} FROM {found.alone} WHERE {found.where.text})"
        return int(self._connection.execute(sql, found.where.values).fetchone()[0])

    def latest(self, query: Query, most: int) -> list[int]:
        """The numbers of so many of what is found, latest first."""
        found = getattr(self._search, query.of)(query, paged=True)
        return [n for _, n in self._keys(found, most, None)]

    def count_up_to(self, query: Query, most: int) -> int:
        """How many a query finds, but no more than `most`: counting ends there."""
        found = getattr(self._search, query.of)(query)
        inner = f"SELECT DISTINCT {found.n} FROM {found.source} WHERE {found.where.text} LIMIT {most}"
        return int(self._connection.execute(f"SELECT count(*) FROM ({inner})", found.where.values).fetchone()[0])

    def rows(self, of: str, numbers: Sequence[int], text: str = "") -> list[Row]:
        """The rows of these numbers, in their order."""
        rows = self._wording.rows(of, numbers)
        return self._with_hits(rows, text) if text.strip() else rows

    def fact(self, identity: str) -> Row:
        """The event, claim or article that has this id, or is the only one whose id begins so. Raises QueryError for none or several."""
        kinds = {table: f"{of[:-1]}-{identity}" if BARE.fullmatch(identity) else identity for of, table in FACTS}
        found = [(of, n) for of, table in FACTS for n in self._with_id(table, kinds[table])]
        if not found:
            remedy = "give an id that `dateline find` shows"
            raise QueryError(f"there is nothing with the id {identity!r}", where="id", remedy=remedy)
        if len(found) > 1:
            raise QueryError(f"more than one id begins with {identity!r}", where="id", remedy="give more of it")
        of, number = found[0]
        return self.rows(of, [number])[0]

    def _with_id(self, table: str, identity: str) -> list[int]:
        """The numbers of the facts of a table whose id this is, or begins so; two at most."""
        first: bytes | str = short_id(identity)
        if isinstance(first, bytes) and table != "records":
            rows = self._connection.execute(f"SELECT n FROM {table} WHERE id = ? LIMIT 2", (first,)) if identity.startswith(table) else ()
            return [n for (n,) in rows]
        begun = BEGUN.fullmatch(identity)
        if begun and begun[1] == table:
            low, high = (bytes.fromhex(f"{begun[2]}{fill * 16}"[:16]) for fill in "0f")
            rows = self._connection.execute(f"SELECT n FROM {table} WHERE id BETWEEN ? AND ? LIMIT 2", (low, high))
        elif table == "records" and BEGUN.fullmatch(identity):
            rows = self._connection.execute("SELECT n FROM records WHERE id >= ? AND id < ? LIMIT 2", (identity, f"{identity}g"))
        else:
            rows = self._connection.execute(f"SELECT n FROM {table} WHERE id = ? LIMIT 2", (identity,))
        return [n for (n,) in rows]

    def actors(self, name: str) -> list[Party]:
        return self._wording.parties(self._search.whom(name))

    def _keys(self, found: Found, limit: int, after: str | None) -> list[tuple[Any, int]]:
        where, values, _ = found.where
        first, order = found.rank or found.at, "" if found.rank else " DESC"
        what = f"{first}, {found.n}"
        if found.rank:
            inner = f"SELECT {first} AS k, {found.n} AS n FROM {found.source} WHERE {where}"
            begun, more = _begun(after, " WHERE (k, n) > (?, ?)")
            sql = f"SELECT k, n FROM ({inner}){begun} ORDER BY k, n LIMIT {limit}"
            return self._connection.execute(sql, (*values, *more)).fetchall()
        begun, more = _begun(after, f" AND ({what}) < (?, ?)")
        distinct = "DISTINCT " if found.repeats else ""
        sql = f"SELECT {distinct}{what} FROM {found.source} WHERE {where}{begun} ORDER BY {first}{order}, {found.n}{order} LIMIT {limit}"
        return self._connection.execute(sql, (*values, *more)).fetchall()

    def _with_hits(self, rows: list[Row], text: str) -> list[Row]:
        """The rows with the words that were looked for marked in their passages, as the index itself matches them."""
        with sqlite3.connect(":memory:") as scratch:
            scratch.execute('CREATE VIRTUAL TABLE passage USING fts5 (text, tokenize = "porter unicode61 remove_diacritics 2")')
            said = [(k, row.evidence.passage.replace(OPENED, " ").replace(CLOSED, " ")) for k, row in enumerate(rows)]
            scratch.executemany("INSERT INTO passage (rowid, text) VALUES (?, ?)", said)
            sql = "SELECT rowid, highlight(passage, 0, ?, ?) FROM passage WHERE passage MATCH ?"
            marked = dict(scratch.execute(sql, (OPENED, CLOSED, match_of(text))).fetchall())
        scratch.close()
        return [replace(row, evidence=replace(row.evidence, hits=_hits(marked.get(k, "")))) for k, row in enumerate(rows)]


def _begun(after: str | None, clause: str) -> tuple[str, tuple[Any, ...]]:
    """The clause that leaves out what was given before. Raises QueryError for a cursor that is none of ours."""
    if not after:
        return "", ()
    key, _, number = after.rpartition("_")
    try:
        return clause, (float(key) if "." in key or "e" in key else int(key), int(number))
    except ValueError:
        raise QueryError(f"{after!r} is no cursor", where="after", remedy="give the `after` of the page before") from None


def _hits(marked: str) -> tuple[Span, ...]:
    spans, at, begun = [], 0, 0
    for letter in marked:
        if letter == OPENED:
            begun = at
        elif letter == CLOSED:
            spans.append(Span(begun, at))
        else:
            at += 1
    return tuple(spans)
