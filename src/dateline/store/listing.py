"""Listing: the actors and places of all reports, page by page."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from dateline.errors import QueryError
from dateline.store.numbers import plain
from dateline.store.rows import Page, Party, Site

LARGEST_PAGE = 1000


@dataclass(frozen=True)
class Named:
    """Which actors or places are wanted: by words of the name, by code (of a place: its country), by kind; all where nothing is said."""

    name: str = ""
    code: str = ""
    kind: str = ""


def listed_actors(connection: sqlite3.Connection, named: Named, limit: int, after: str | None) -> Page[Party]:
    """A page of actors, in the order of their numbers."""
    where: list[tuple[str, Any]] = []
    if named.name.strip():
        words = [word for word in plain(named.name).replace('"', " ").replace("\x00", " ").split() if any(map(str.isalnum, word))]
        match = " ".join(f'"{word}"' for word in words)
        where.append(("n IN (SELECT rowid FROM called WHERE called MATCH ?)", match) if words else ("?", 0))
    where += [("code = ?", named.code)] if named.code else []
    where += [("kind = ?", named.kind)] if named.kind else []
    rows, cursor = _page(connection, "SELECT n, name, kind, code, sector, office FROM who", (where, limit, after))
    return Page(tuple(Party(name, kind, code, tuple(sector.split()), office) for name, kind, code, sector, office in rows), cursor)


def listed_places(connection: sqlite3.Connection, named: Named, limit: int, after: str | None) -> Page[Site]:
    """A page of places, in the order of their numbers."""
    where: list[tuple[str, Any]] = [("key = ?", plain(named.name))] if named.name.strip() else []
    where += [("country = ?", named.code)] if named.code else []
    where += [("kind = ?", named.kind)] if named.kind else []
    rows, cursor = _page(connection, "SELECT n, name, kind, country, latitude, longitude FROM site", (where, limit, after))
    return Page(tuple(Site(*row) for row in rows), cursor)


Asked = tuple[list[tuple[str, Any]], int, str | None]


def _page(connection: sqlite3.Connection, select: str, asked: Asked) -> tuple[list[Any], str | None]:
    where, limit, after = asked
    limit = max(1, min(limit, LARGEST_PAGE))
    if after is not None and not (after.isascii() and after.isdigit() and len(after) < 19):
        raise QueryError(f"{after!r} is no cursor", where="after", remedy="give the `after` of the page before")
    clauses = " AND ".join(["n > ?", *(clause for clause, _ in where)])
    values = (int(after or 0), *(value for _, value in where))
    rows = connection.execute(f"{select} WHERE {clauses} ORDER BY n LIMIT {limit + 1}", values).fetchall()
    return [row[1:] for row in rows[:limit]], str(rows[limit - 1][0]) if len(rows) > limit else None
