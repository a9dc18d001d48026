"""Queries: what can be asked of a store. Every filter narrows; several values of one filter are alternatives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple, get_args

from dateline.errors import QueryError
from dateline.knowledge.ontology import event_types
from dateline.types import Act, Polarity, Status, Verbatim

Of = Literal["events", "claims", "articles"]
Sort = Literal["time", "relevance"]
Judged = Literal["yes", "no", "accept", "reject", "correct", "note"]
LATEST = 9999_12_31_23_59
EXAMPLE = "write a day (2022-02-17), a month, a year, or a range (2022-02-01..2022-02-17)"


class Box(NamedTuple):
    """A stretch of the earth in degrees; one that crosses the 180th meridian has its west east of its east."""

    south: float
    west: float
    north: float
    east: float


class Circle(NamedTuple):
    """All that is within so many kilometres."""

    latitude: float
    longitude: float
    kilometres: float


class AtLeast(NamedTuple):
    """An amount that is surely reached ("more than 500" reaches 500, "up to 500" reaches nothing); `of` is a lemma."""

    amount: float
    of: str | None = None


@dataclass(frozen=True)
class Query:
    """All filters that combine. Those of events also find the claims that vouch for such events, and the articles that tell of them.

    `actor`, `recipient`, `either`, `speaker` and `told` take a code ("RUS"), a code with a sector ("RUS MIL"), or a name.
    `when` and `published` take a day, a month, a year or a range of these, both ends included.
    An event without a time of its own counts on the day of its publication; not so with `stated`.

    >>> Query(actor=("RUS",), type=("ASSAULT",), when="2022-02").of
    'events'
    >>> Query(type=("ASAULT",))
    Traceback (most recent call last):
    dateline.errors.QueryError: type: there is no 'ASAULT'. Remedy: did you mean ASSAULT.
    """

    of: Of = "events"
    text: str = ""
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    status: tuple[Status, ...] = ()
    speaker: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    act: tuple[Act, ...] = ()
    polarity: tuple[Polarity, ...] = ()
    verbatim: tuple[Verbatim, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    box: Box | None = None
    circle: Circle | None = None
    when: str = ""
    stated: bool = False
    published: str = ""
    quantity: AtLeast | None = None
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    score: float = 0.0
    judged: Judged | None = None
    sort: Sort = "time"

    def __post_init__(self) -> None:
        for name, known in known_values().items():
            for value in _several(getattr(self, name)):
                _check(name, value, known)
        period(self.when, "when")
        period(self.published, "published")
        if self.sort == "relevance" and not self.text.strip():
            raise QueryError("only words can be more or less relevant", where="sort", remedy="give words to look for, or sort by time")
        if self.box and not (-90 <= self.box.south <= self.box.north <= 90 and all(-180 <= each <= 180 for each in self.box[1::2])):
            raise QueryError(f"{tuple(self.box)} is no box on earth", where="box", remedy="give south, west, north, east in degrees")
        if self.circle and not (-90 <= self.circle[0] <= 90 and -180 <= self.circle[1] <= 180 and 0 <= self.circle[2] <= 20040):
            raise QueryError(
                f"{tuple(self.circle)} is no circle on earth", where="circle", remedy="give degrees north, degrees east, kilometres"
            )

    @classmethod
    def of_words(cls, **filters: Any) -> Query:
        """A query from single values or lists of them.

        >>> Query.of_words(actor="RUS", quad=[3, 4]) == Query(actor=("RUS",), quad=(3, 4))
        True
        """
        known = {field.name: field.default for field in fields(cls)}
        for name in filters:
            if name not in known:
                near = tuple(get_close_matches(name, known, 2))
                raise QueryError(f"there is no filter {name!r}", near=near, remedy=f"use one of {', '.join(known)}")
        values: dict[str, Any] = {name: _tuple(value) if isinstance(known[name], tuple) else value for name, value in filters.items()}
        return cls(**values)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return replace(self, of="events", sort="time") != Query()


def known_values() -> dict[str, tuple[Any, ...]]:
    """The values that a filter may have, where they can be counted."""
    types = event_types()
    return {
        "of": get_args(Of),
        "type": tuple(types),
        "mode": tuple(dict.fromkeys(mode for each in types.values() for mode in each.modes)),
        "quad": (1, 2, 3, 4),
        "status": get_args(Status),
        "act": get_args(Act),
        "polarity": get_args(Polarity),
        "verbatim": get_args(Verbatim),
        "judged": get_args(Judged),
        "sort": get_args(Sort),
    }


def period(said: str, where: str) -> tuple[int, int]:
    """The times from the first up to (not including) the second, as `numbers.clock` writes them.

    >>> period("2022-02", ""), period("2022-02-01..2022-02-17", "")
    ((202202000000, 202203000000), (202202010000, 202202180000))
    """
    if not said.strip():
        return 0, LATEST
    first, dots, last = said.partition("..")
    begin = _edge(first, said, where) if first.strip() else (1, 0)
    end = _edge(last if dots else first, said, where) if (last if dots else first).strip() else (LATEST, 0)
    if begin[0] >= end[0] + end[1]:
        raise QueryError(f"{said!r} ends before it begins", where=where, remedy=EXAMPLE)
    return begin[0], end[0] + end[1]


def _edge(said: str, whole: str, where: str) -> tuple[int, int]:
    """When it begins, and how long it is, counted in digits: the 32nd of a month is as good as the first of the next."""
    from datetime import date

    parts = said.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        if not (1 <= len(parts) <= 3 and len(parts[0]) == 4 and all(len(part) == 2 for part in parts[1:])):
            raise ValueError(said)
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        raise QueryError(f"{whole!r} is no time", where=where, remedy=EXAMPLE) from None
    year, month, day = [*numbers, 0, 0][:3]
    size = {1: 10**8, 2: 10**6, 3: 10**4}[len(parts)]
    begin = ((year * 100 + month) * 100 + day) * 10**4
    if len(parts) == 2 and month == 12:
        size = 89 * 10**6
    return begin, size


def _check(name: str, value: Any, known: Iterable[Any]) -> None:
    known = tuple(known)
    if value in known:
        return
    names = {str(each).casefold(): str(each) for each in known}
    near = tuple(names[each] for each in get_close_matches(str(value).casefold(), names, 3, 0.7))
    raise QueryError(f"there is no {value!r}", where=name, near=near, remedy=f"use one of {', '.join(map(str, known))}")


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _tuple(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple | set | frozenset) else (value,)
