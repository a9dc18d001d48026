"""Setting: the country that a report is about, for what belongs to a state without saying to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.facts.actors.naming import Naming
from dateline.marks import Marks, Word
from dateline.types import Found, Place

MOST = 0.5  # of all mentions of countries, where the whole report has one setting


class Setting:
    """Counts the countries of one text."""

    def __init__(self, marks: Marks, namings: Sequence[Naming], places: Found[Place]) -> None:
        self._marks = marks
        said: dict[int, str] = {}
        for mention, head in zip(places.mentions, places.heads, strict=True):
            country = places.thing(mention).country
            if country:
                said[head] = country
        for naming in namings:
            if naming.known.kind == "country" and naming.known.code:
                said[naming.head] = naming.known.code
        self._said = sorted(said.items())
        counts = Counter(said.values())
        top = counts.most_common(1)
        self._main = top[0][0] if top and top[0][1] >= MOST * sum(counts.values()) else None

    def code(self, word: Word) -> str | None:
        return self._main
