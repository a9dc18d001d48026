"""Stated distances against geography: "25 km west of Donetsk". It reports what it finds and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, radians, sin

from dateline.knowledge.gazetteer import Gazetteer, distance
from dateline.record import Record
from dateline.types import Mention, Place, Quantity, Span

KILOMETRES = {"km": 1.0, "m": 0.001, "[mi_i]": 1.609344, "[nmi_i]": 1.852, "[mi_us]": 1.609344}
COURSES = {name: 45.0 * at for at, name in enumerate("north northeast east southeast south southwest west northwest".split())}
BEARING = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
ABOUT = r"(?:(?:some|about|around|roughly|nearly|just|only|almost|over|less than|more than|up to|approximately|at least) ){0,3}"
BEFORE = re.compile(rf",? (?:which )?(?:(?:lies|lie|is|are|sits|stands|located|situated|lying|was|city|town|village) ){{0,3}}{ABOUT}$")
AFTER = re.compile(
    rf"(?:\s?\([^()]{{1,40}}\))?(?: away)?(?: to the)?(?: (?P<bearing>{BEARING}))?(?:ern)? (?:of|from|outside|off|short of|beyond)"
    r"(?: the)?(?: (?:capital|city|town|village|port)(?: of)?,?)? ?$"
)
WIDE = frozenset("country continent region sea ocean gulf strait river border district".split())
ROAD = 1.4  # how much longer than the line through the air a road may be
TENTH = 0.1  # how exact a round number is


@dataclass(frozen=True)
class Stated:
    """A distance that a report states between two places, and what the map says of it.

    Kilometres between their middles, `slack` for their extents. `fits` is None where the map cannot tell, and `why` says why.
    """

    span: Span
    low: float
    high: float
    subject: Mention | None
    reference: Mention
    measured: float | None = None
    slack: float = 0.0
    fits: bool | None = None
    why: str = ""


def check_distances(record: Record, gazetteer: Gazetteer) -> Iterator[Stated]:
    """Every stated distance of a record from one of its places, with what the map says of it.

    >>> from dateline.knowledge.gazetteer import open_gazetteer
    >>> from dateline.read import Reader
    >>> from dateline.text.articles import article_of
    >>> record = Reader().read(article_of("The village of Maryinka lies 25 km west of Donetsk."))
    >>> [(stated.fits, round(stated.measured or 0, -1)) for stated in check_distances(record, open_gazetteer())]
    [(True, 20.0)]
    """
    places, quantities = {place.id: place for place in record.places}, {each.id: each for each in record.quantities}
    named = [mention for mention in record.mentions if mention.thing in places]
    for mention in record.mentions:
        quantity = quantities.get(mention.thing)
        if quantity is None or quantity.unit not in KILOMETRES:
            continue
        found = _reference(record.article.text, mention, named)
        if found is not None:
            reference, bearing = found
            subject = _subject(record.article.text, mention, named)
            yield _judged(_stated(mention, quantity, subject, reference), places, gazetteer, bearing)


def _reference(text: str, stated: Mention, named: list[Mention]) -> tuple[Mention, str] | None:
    """The place that the distance is counted from, and the direction: "75 kilometers from", "30 km south-east of"."""
    for mention in named:
        if stated.span.end < mention.span.start <= stated.span.end + 120:
            between = AFTER.fullmatch(text[stated.span.end : mention.span.start])
            return (mention, (between["bearing"] or "").replace("-", "").replace(" ", "")) if between else None
    return None


def _subject(text: str, stated: Mention, named: list[Mention]) -> Mention | None:
    """The place whose distance is stated: it stands right before, as in "Yelnya, 260 km from …", "Goma lies 30 km from …"."""
    before = [mention for mention in named if stated.span.start - 120 <= mention.span.end <= stated.span.start]
    nearest = max(before, key=lambda mention: mention.span.end, default=None)
    return nearest if nearest and BEFORE.fullmatch(text[nearest.span.end : stated.span.start]) else None


def _stated(mention: Mention, quantity: Quantity, subject: Mention | None, reference: Mention) -> Stated:
    scale = KILOMETRES[quantity.unit or "km"]
    low, high = (None if end is None else float(end) * scale for end in (quantity.low, quantity.high))
    start = subject.span.start if subject else mention.span.start
    return Stated(Span(start, reference.span.end), low or 0.0, high if high is not None else float("inf"), subject, reference)


def _judged(stated: Stated, places: dict[str, Place], gazetteer: Gazetteer, bearing: str) -> Stated:
    if stated.subject is None:
        return replace(stated, why="the text does not say right there what lies so far away")
    one, other = places[stated.subject.thing], places[stated.reference.thing]
    point, end = _point(one), _point(other)
    if point is None or one.kind in WIDE:
        return replace(stated, why=f"{one.name} is no spot" if point else f"no coordinates are known for {one.name}")
    if other.kind == "border":
        behind = [code for code in str(other.refs.get("of", "")).split(", ") if code and code != one.country]
        reach = gazetteer.reach(point, one.country, behind[0]) if len(behind) == 1 and one.country else None
        if reach is None:
            return replace(stated, why=f"{other.name} cannot be measured to")
        return _measured(stated, reach[0], reach[1] + _extent(one, gazetteer))
    if end is None:
        return replace(stated, why=f"no coordinates are known for {other.name}")
    judged = _measured(stated, distance(point, end), _extent(one, gazetteer) + _extent(other, gazetteer))
    aside = bool(bearing) and not _points(end, point, bearing)
    return replace(judged, fits=False, why=f"{one.name} does not lie {bearing} of it") if aside else judged


def _measured(stated: Stated, measured: float, slack: float) -> Stated:
    fits = stated.low * (1 - TENTH) / ROAD - slack <= measured <= stated.high * (1 + TENTH) + slack
    return replace(stated, measured=measured, slack=slack, fits=fits)


def _point(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None or "within" in place.refs:
        return None
    return place.latitude, place.longitude


def _extent(place: Place, gazetteer: Gazetteer) -> float:
    near = [entry for entry in gazetteer.named(place.name) if distance(entry.point, (place.latitude or 0.0, place.longitude or 0.0)) < 1]
    return float(max((entry.extent for entry in near), default=5))


def _points(start: tuple[float, float], end: tuple[float, float], bearing: str) -> bool:
    """Whether `end` lies from `start` in that direction, give or take a quarter of the compass to each side."""
    east = radians(end[1] - start[1])
    up, right = radians(start[0]), radians(end[0])
    course = degrees(atan2(sin(east) * cos(right), cos(up) * sin(right) - sin(up) * cos(right) * cos(east)))
    return abs((course - COURSES[bearing] + 180) % 360 - 180) <= 67.5
