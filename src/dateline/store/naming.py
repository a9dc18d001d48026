"""Naming: what is meant by the names that a query gives, and what is near where nothing is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from dateline.errors import QueryError
from dateline.knowledge.spelling import distance
from dateline.knowledge.who import Who
from dateline.store.numbers import label_of, plain
from dateline.store.query import Circle

MOST_WHOM = 1000  # actors that one name stands for
MOST_NAMES = 20_000  # names compared with one that is not there
CLOSE = 0.72
LONGEST_CODE = 3
KILOMETRES = 111.0  # of a degree of latitude, rounded down: the box is to hold the circle


@dataclass(frozen=True)
class Meant:
    """Whom a name stands for: all actors with this label, or of those only some."""

    labels: tuple[str, ...]
    whom: tuple[int, ...] | None = None


class Names:
    """Looks names up in one store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def actors(self, names: Iterable[str], where: str) -> list[Meant]:
        """Whom the names stand for. Raises QueryError, with what is near, for one that nobody in the store is called."""
        return [self._actor(name, where) for name in names]

    def countries(self, names: Iterable[str], where: str) -> list[str]:
        """ISO 3166 codes for codes and names of countries."""
        return [self._country(name, where) for name in names]

    def places(self, names: Iterable[str], where: str) -> list[int]:
        """The numbers of the places that are called so."""
        found: list[int] = []
        for name in names:
            numbers = [row[0] for row in self._connection.execute("SELECT n FROM site WHERE key = ?", (plain(name),))]
            if not numbers:
                raise QueryError(
                    f"no place is called {name!r}", where=where, near=self._near_place(name), remedy="see `dateline sql` over places"
                )
            found += numbers
        return found

    def publishers(self, names: Iterable[str], where: str) -> list[str]:
        known: dict[str, list[str]] = {}
        for (name,) in self._connection.execute("SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL"):
            known.setdefault(plain(name), []).append(name)
        found: list[str] = []
        for name in names:
            if plain(name) not in known:
                near = tuple(known[each][0] for each in get_close_matches(plain(name), known, 3, 0.6))
                raise QueryError(f"no publisher is called {name!r}", where=where, near=near, remedy="see `dateline sql` over articles")
            found += known[plain(name)]
        return found

    def around(self, circle: Circle) -> list[int]:
        """The numbers of the places within a circle."""
        reach = circle.kilometres / KILOMETRES + 0.01
        query = "SELECT s.n, s.latitude, s.longitude FROM area JOIN site s ON s.n = area.n WHERE area.south <= ? AND area.north >= ?"
        rows = self._connection.execute(query, (circle.latitude + reach, circle.latitude - reach))
        here = (circle.latitude, circle.longitude)
        return [n for n, latitude, longitude in rows if distance(here, (latitude, longitude)) <= circle.kilometres]

    def _actor(self, name: str, where: str) -> Meant:
        code, _, sector = name.strip().partition(" ")
        if self._is_label(code.upper()):
            if not sector:
                return Meant((code.upper(),))
            if sector.isupper():
                whom = self._numbers("SELECT n FROM who WHERE code = ? AND instr(' ' || sector || ' ', ?)", code.upper(), f" {sector} ")
                return Meant((code.upper(),), whom)
        country = self._known_code(name)
        if country:
            return Meant((country,))
        return self._named(name, where)

    def _named(self, name: str, where: str) -> Meant:
        words = " ".join(f'"{word}"' for word in plain(name).replace('"', " ").replace("\x00", " ").split())
        whom = self._numbers("SELECT rowid FROM called WHERE called MATCH ?", f"{words}") if any(map(str.isalnum, words)) else ()
        if not whom:
            raise QueryError(
                f"no actor is called {name!r}", where=where, near=self._near_actor(name), remedy="see `dateline sql` over actors"
            )
        whom = whom[:MOST_WHOM]
        codes = self._connection.execute(f"SELECT n, code FROM who WHERE n IN ({', '.join(map(str, whom))})").fetchall()
        return Meant(tuple(dict.fromkeys(label_of(code, n) for n, code in codes)), whom)

    def _is_label(self, code: str) -> bool:
        known = self._connection.execute("SELECT 1 FROM who WHERE code = ? LIMIT 1", (code,)).fetchone()
        return bool(known) or code in Who.load().countries or code in Who.load().bodies

    def _known_code(self, name: str) -> str | None:
        forms = name.split()
        found = Who.load().longest(forms, 0) if forms else None
        if (
            found
            and found[1] == len(forms)
            and found[0].form in ("name", "people")
            and found[0].kind in ("country", "alliance", "organisation")
        ):
            return found[0].code
        return None

    def _country(self, name: str, where: str) -> str:
        countries = Who.load().countries
        code = self._known_code(name) or name.upper()
        if code not in countries:
            raise QueryError(
                f"no country is called {name!r}", where=where, near=_near_country(name), remedy="give its ISO 3166 alpha-3 code"
            )
        return code

    def _near_actor(self, name: str) -> tuple[str, ...]:
        begin = "".join(filter(str.isalnum, plain(name)))[:2]
        sql = "SELECT DISTINCT w.name FROM called JOIN who w ON w.n = called.rowid WHERE called MATCH ? LIMIT ?"
        rows = self._connection.execute(sql, (f'"{begin}"*', MOST_NAMES)) if begin else ()
        names = {plain(each): each for (each,) in rows}
        near = _near_country(name)
        return (*near, *(names[each] for each in get_close_matches(plain(name), names, 3, CLOSE)))[: max(len(near), 2)]

    def _near_place(self, name: str) -> tuple[str, ...]:
        first = plain(name)[:1]
        rows = self._connection.execute(
            "SELECT DISTINCT name FROM site WHERE key >= ? AND key < ? LIMIT ?", (first, f"{first}\U0010ffff", MOST_NAMES)
        )
        names = {plain(each): each for (each,) in rows}
        return tuple(names[each] for each in get_close_matches(plain(name), names, 3, CLOSE))

    def _numbers(self, query: str, *values: object) -> tuple[int, ...]:
        return tuple(row[0] for row in self._connection.execute(query, values))


def _near_country(name: str) -> tuple[str, ...]:
    """Codes of countries that are called nearly so, each with its name."""
    countries = Who.load().countries
    known = {plain(each.name): f"{code} ({each.name})" for code, each in countries.items()}
    if len(name) <= LONGEST_CODE:
        known |= {code.casefold(): f"{code} ({each.name})" for code, each in countries.items()}
    return tuple(
        dict.fromkeys(known[each] for each in get_close_matches(plain(name), known, 2, CLOSE if len(name) > LONGEST_CODE else 0.6))
    )
