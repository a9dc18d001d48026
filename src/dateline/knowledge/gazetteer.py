"""Where things are: countries, seas, regions and half a million names of towns, with facts and no guesses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dateline.knowledge.atlas import open_atlas
from dateline.knowledge.spelling import distance, fold, number, rows_of, several

__all__ = ["Country", "Entry", "Gazetteer", "distance", "fold", "open_gazetteer"]


KEPT = 20_000  # names that are remembered per gazetteer, so that a long run stays small
EMPTY = 25.0  # km of border country in which no town need lie
_ARTICLES = frozenset("al el ar as ash ad at az an ed es".split())


@dataclass(frozen=True)
class Country:
    """One row of countries.tsv. `un` is member, observer, territory or none."""

    iso3: str
    iso2: str
    name: str
    official: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    latitude: float
    longitude: float
    extent: int
    neighbours: tuple[str, ...]
    un: str
    disputed_by: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One thing that a name can mean. `extent` is about its radius in km; `own` tells its proper name from an alias."""

    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    extent: int = 5
    population: int = 0
    admin: str = ""  # code of the first-order province, as GeoNames has it
    geonames: int | None = None
    disputed_by: tuple[str, ...] = ()
    own: bool = field(default=True, compare=False)
    listed: bool = field(default=False, compare=False)  # in a table of ours, which is kept for what the news names

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude

    def holds(self, other: Entry) -> bool:
        """Whether `other` lies within this one, as far as codes and rough extents tell."""
        if self.kind == "country":
            return self.country == other.country
        if self.admin and other.admin and self.kind == "region" and self.country and other.country:
            return (self.country, self.admin) == (other.country, other.admin)
        return self.extent > other.extent and distance(self.point, other.point) <= 1.3 * self.extent + 5


def _countries() -> Iterator[Country]:
    for where, cells in rows_of("countries.tsv"):
        iso3, iso2, name, official = cells[:4]
        latitude, longitude, extent = (number(cell, where) for cell in cells[8:11])
        names, adjectives, people, capitals, neighbours, disputed_by = (several(cells[at]) for at in (4, 5, 6, 7, 11, 13))
        yield Country(iso3, iso2, name, official, names, adjectives, people, capitals, latitude, longitude, int(extent), neighbours,
                      cells[12], disputed_by)


def _region(where: str, cells: list[str]) -> Entry:
    name, _, kind, country, latitude, longitude, extent, disputed_by = cells
    middle = number(latitude, where), number(longitude, where)
    return Entry(name, kind, country or None, *middle, int(number(extent, where)), disputed_by=several(disputed_by), listed=True)


@dataclass(frozen=True)
class Dispute:
    """An area whose towns GeoNames counts for one country: the country that the UN counts it for, and who else claims it."""

    admin: str
    south: float
    north: float
    west: float
    east: float
    country: str | None
    disputed_by: tuple[str, ...]

    def holds(self, admin: str, latitude: float, longitude: float) -> bool:
        return self.admin in ("*", admin) and self.south <= latitude <= self.north and self.west <= longitude <= self.east


def _disputes() -> dict[str, list[Dispute]]:
    found: dict[str, list[Dispute]] = {}
    for where, cells in rows_of("disputes.tsv"):
        south, north, west, east = (number(cell, where) for cell in cells[3:7])
        dispute = Dispute(cells[2], south, north, west, east, cells[7] or None, several(cells[8]))
        found.setdefault(cells[1], []).append(dispute)
    return found


def _country_entry(country: Country) -> Entry:
    middle = country.latitude, country.longitude
    return Entry(country.name, "country", country.iso3, *middle, country.extent, disputed_by=country.disputed_by, listed=True)


class Gazetteer:
    """Names and what they can mean. Countries and our own tables are in memory, towns and provinces in an indexed file.

    >>> gazetteer = open_gazetteer()
    >>> [(entry.kind, entry.country) for entry in gazetteer.named("Bab el-Mandeb")]
    [('strait', None)]
    """

    def __init__(self, atlas: sqlite3.Connection) -> None:
        self._atlas = atlas
        self.countries = {country.iso3: country for country in _countries()}
        self.adjectives = {fold(word): row.iso3 for row in self.countries.values() for word in (*row.adjectives, *row.people)}
        self._iso3 = {country.iso2: country.iso3 for country in self.countries.values()}
        self._near: dict[str, list[Entry]] = {}
        self.common: set[str] = set()  # first words of names that begin with a small letter: "oil crescent"
        for country in self.countries.values():
            self._add((country.name, country.official, *country.names), _country_entry(country))
        self._rows: dict[str, list[tuple[str, list[str]]]] = {}  # made entries of when they are asked for
        for row in rows_of("regions.tsv"):
            names = (row[1][0], *several(row[1][1]))
            for key in dict.fromkeys(map(fold, names)):
                self._rows.setdefault(key, []).append(row)
            plain = [name for name in names if name[0].islower() and " " in name]
            self.common.update(name.partition(" ")[0] for name in plain if not name.startswith("the "))
        self._capitals = {fold(name): country.iso3 for country in self.countries.values() for name in country.capitals}
        self._disputes = _disputes()
        self._kept: dict[str, tuple[Entry, ...]] = {}

    def _add(self, names: Iterable[str], entry: Entry) -> None:
        for key in dict.fromkeys(fold(name) for name in names if name):
            self._near.setdefault(key, []).append(entry)

    def named(self, name: str) -> tuple[Entry, ...]:
        """All that `name` can mean; our own tables first, then towns by population. Empty where it is not known.

        An entry of ours that stands where a town of that name stands takes the town's GeoNames number and population.
        """
        key = fold(name)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[key] = self._look_up(key)
        return found

    def key(self, name: str) -> str:
        """Spellings of one name have one key."""
        return fold(name)

    def demonym(self, word: str) -> str | None:
        """The country of a demonym, adjective or people: "Syrian", "Poles"."""
        return self.adjectives.get(word.lower() if word.isascii() else fold(word))

    def capital_of(self, name: str) -> str | None:
        """The country whose capital (or seat of government) `name` is."""
        return self._capitals.get(fold(name))

    def country(self, iso3: str) -> Entry:
        """The country as a place."""
        return _country_entry(self.countries[iso3])

    def capital(self, iso3: str) -> Entry | None:
        """The capital as a place."""
        for name in self.countries[iso3].capitals[:1]:
            for entry in self.named(name):
                if entry.country in (iso3, None) and entry.kind in ("city", "capital"):
                    return entry
        return None

    def part(self, country: str, direction: str) -> tuple[float, float] | None:
        """Where most towns of a part of a country lie: `direction` is north, southwest, …"""
        iso2 = self.countries[country].iso2
        row = self._atlas.execute("SELECT latitude, longitude FROM part WHERE country = ? AND direction = ?", (iso2, direction)).fetchone()
        return (row[0], row[1]) if row else None

    def border(self, country: str, other: str) -> tuple[float, float] | None:
        """About the middle of the border of two neighbours, told from the towns on both sides of it."""
        mine = self.countries[country]
        if other not in mine.neighbours:
            return None
        pair = sorted((mine.iso2, self.countries[other].iso2))
        row = self._atlas.execute("SELECT latitude, longitude FROM border WHERE country = ? AND other = ?", pair).fetchone()
        return (row[0], row[1]) if row else None

    def reach(self, point: tuple[float, float], home: str, country: str) -> tuple[float, float] | None:
        """Kilometres from a point in `home` to its border with `country`, and how uncertain they are; None where it is not near.

        The border runs somewhere between the nearest town abroad and the town at home that is nearest to that one.
        """
        abroad = self._nearest(point, country)
        at_home = self._nearest(abroad, home) if abroad else None
        if abroad is None or at_home is None:
            return None
        gap = distance(abroad, at_home) / 2
        return max(0.0, distance(point, abroad) - gap), 2 * gap + EMPTY

    def _nearest(self, point: tuple[float, float], country: str) -> tuple[float, float] | None:
        """The nearest town of a country, looked for within some 500 km."""
        latitude, longitude = point
        rows: Iterator[tuple[float, float]] = self._atlas.execute(
            "SELECT latitude, longitude FROM place WHERE country = ? AND latitude BETWEEN ? AND ? AND kind = 'city'",
            (self.countries[country].iso2, latitude - 5, latitude + 5))
        near = [row for row in rows if abs((row[1] - longitude + 180) % 360 - 180) < 12]
        return min(near, key=lambda row: distance(point, row), default=None)

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        if not key or len(key) > 80:
            return ()
        near, far = self._listed(key), self._far(key)
        if not near and not far:
            first, _, rest = key.partition(" ")
            if rest and first in _ARTICLES:
                near, far = self._listed(rest), self._far(rest)
            elif not rest and len(key) > 3:
                far = self._far(f"al {key}")
        if any(entry.kind == "country" for entry in near):
            far = [entry for entry in far if entry.own]
        return tuple([_joined(entry, far) for entry in near] + [entry for entry in far if not any(_same(mine, entry) for mine in near)])

    def _listed(self, key: str) -> list[Entry]:
        return self._near.get(key, []) + [_region(*row) for row in self._rows.get(key, ())]

    def _far(self, key: str) -> list[Entry]:
        rows = self._atlas.execute(
            "SELECT p.name, p.kind, p.country, p.latitude, p.longitude, p.extent, p.population, p.admin, p.geonames, n.own "
            "FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY n.place LIMIT 60", (key,))
        found = []
        for name, kind, code, latitude, longitude, extent, population, admin, geonames, own in rows:
            country, disputed_by = self._standing(self._iso3.get(code, code), admin, latitude, longitude)
            found.append(Entry(name, kind, country, latitude, longitude, extent, population, admin, geonames, disputed_by, bool(own)))
        capital = self._capitals.get(key)
        for at, entry in enumerate(found):
            if entry.country == capital and entry.kind == "city":
                found[at] = replace(entry, kind="capital")
                break
        return found

    def _standing(self, country: str, admin: str, latitude: float, longitude: float) -> tuple[str | None, tuple[str, ...]]:
        for dispute in self._disputes.get(country, ()):
            if dispute.holds(admin, latitude, longitude):
                return dispute.country, dispute.disputed_by
        known = self.countries.get(country)
        return country, known.disputed_by if known else ()


def _same(mine: Entry, town: Entry) -> bool:
    if mine.kind in ("country", "continent", "sea", "ocean"):
        return False
    reach = max(25.0, 0.9 * mine.extent) if town.kind != "region" or mine.kind == "region" else 0.0
    return distance(mine.point, town.point) <= reach


def _joined(mine: Entry, far: list[Entry]) -> Entry:
    """Ours, with the number and population of the same town in GeoNames."""
    twin = next((town for town in far if town.kind in ("city", "capital", "region") and _same(mine, town)), None)
    if twin is None:
        return mine
    kind = "capital" if mine.kind == "city" and twin.kind == "capital" else mine.kind
    number_of = twin.geonames if mine.kind in ("city", "neighbourhood") else None
    return replace(mine, kind=kind, population=twin.population, admin=twin.admin, geonames=number_of)


@lru_cache(maxsize=1)
def open_gazetteer(progress: Callable[[str], None] | None = None) -> Gazetteer:
    """The gazetteer of this process; the file of towns is made on first use, which takes some seconds and is told to `progress`.

    The file lies in the user's cache folder, in the folder that `DATELINE_CACHE` names, or in a temporary one where neither can be written.
    """
    return Gazetteer(open_atlas(progress))
