"""How a name is made into a key, how far two points are apart, and how a table of ours is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib import resources
from math import asin, cos, radians, sin, sqrt

from dateline.errors import KnowledgeError

EARTH = 12742.0  # km, the diameter
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e",
                          **dict.fromkeys("'’‘ʼʿʾ`´′", ""), **dict.fromkeys("-–—‑/,()_", " ")})
_SHORT = {"saint": "st", "st.": "st", "sainte": "ste", "ste.": "ste", "mount": "mt", "mt.": "mt", "fort": "ft", "ft.": "ft"}


def fold(name: str) -> str:
    """The key of a name: without accents, case, apostrophes and hyphens; the closing dot of an abbreviation stays.

    >>> fold("Saint-Étienne"), fold("Sana’a"), fold("W. Va.")
    ('st etienne', 'sanaa', 'w va.')
    """
    plain = name.lower() if name.isascii() else _plain(name)
    if plain.isascii() and plain.isalpha():
        return _SHORT.get(plain, plain)
    words = [_SHORT.get(word, word) for word in plain.translate(_LETTERS).split()]
    folded = " ".join(words)
    return folded.replace(".", "") + "." * folded.endswith(".") if "." in folded else folded


def _plain(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(letter))


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points given as (latitude, longitude) in degrees.

    >>> round(distance((50.45, 30.52), (55.75, 37.62)), -1)
    760.0
    """
    latitude, longitude, other, beside = map(radians, (*a, *b))
    half = sin((other - latitude) / 2) ** 2 + cos(latitude) * cos(other) * sin((beside - longitude) / 2) ** 2
    return EARTH * asin(min(1.0, sqrt(half)))


def table(name: str) -> str:
    """The text of a table in `knowledge/data`."""
    return resources.files("dateline.knowledge").joinpath("data", name).read_text("utf8")


def rows_of(name: str) -> Iterator[tuple[str, list[str]]]:
    """(where, cells) of each row below the header of a table of ours.

    Raises KnowledgeError where a row has another number of cells than the header.
    """
    lines = table(name).split("\n")
    width = lines[0].count("\t") + 1
    for at, line in enumerate(lines[1:], 2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != width:
            raise KnowledgeError(f"{len(cells)} cells instead of {width}", where=f"{name}, line {at}", remedy="separate the cells by tabs")
        yield f"{name}, line {at}", cells


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values."""
    return tuple(cell.split("|")) if cell else ()


def number(cell: str, where: str) -> float:
    """A cell as a number; KnowledgeError names the row where it is none."""
    try:
        return float(cell)
    except ValueError:
        raise KnowledgeError(f"{cell!r} is no number", where=where, remedy="write degrees and km as plain numbers") from None
