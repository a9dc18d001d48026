"""Numbers as reports write them: "8,500", "1.2 million", "twenty-five", "two hundred and five"."""

from __future__ import annotations

import re
from collections.abc import Iterable

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(ONES.split())} | {
    word: value for value, word in zip(range(20, 100, 10), TENS.split(), strict=True)
}
LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
SHORT = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "mln": 1_000_000,
    "bln": 1_000_000_000,
    "trln": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
WORDS = frozenset(SMALL) | frozenset(LARGE)

ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)
ORDINAL = {word: value for value, word in enumerate(ORDINALS.split())} | {"thirtieth": 30}

FIGURES = re.compile(r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?")  # longer ones count nothing


def number_of(said: Iterable[str]) -> float | int | None:
    """The number that these words write; None where they write none.

    Hyphens and "and" between the words may be there or not: newsrooms differ, and so do tokenizers.

    >>> number_of(["two", "hundred", "and", "five"]), number_of(["1.2", "million"]), number_of(["8,500"]), number_of(["some"])
    (205, 1200000, 8500, None)
    """
    total: float | int = 0
    part: float | int | None = None
    for word in said:
        word = word.lower()
        if word in ("and", "-", "‑", "a", "an"):
            continue
        if word in SMALL:
            part = (part or 0) + SMALL[word]
        elif FIGURES.fullmatch(word):
            part = (part or 0) + figure(word)
        elif word in LARGE or word in SHORT:
            size = LARGE.get(word) or SHORT[word]
            if size == 100:
                part = (part or 1) * 100
            else:
                total, part = total + whole((part or 1) * size), 0
        else:
            return None
    return None if part is None else whole(total + part)


def figure(said: str) -> float | int:
    """The value of digits with thousands commas.

    >>> figure("8,500"), figure("0.4")
    (8500, 0.4)
    """
    return whole(float(said.replace(",", "")))


def whole(value: float | int) -> float | int:
    """An int where nothing is lost; else the float, cleared of the noise of binary fractions."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
