"""The calendar: days, weeks, quarters and seasons as TIMEX3 values, and where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PART_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}


@dataclass(frozen=True)
class Moment:
    """A place in the calendar: the unit of size `grain` that holds `day`.

    >>> Moment(date(2022, 2, 1), "week").value, Moment(date(2022, 2, 1), "quarter").shift(-1).value
    ('2022-W05', '2021-Q4')
    """

    day: date
    grain: str
    season: str = ""

    @property
    def value(self) -> str:
        year, month = self.day.year, self.day.month
        week = "{:04}-W{:02}".format(*self.day.isocalendar())
        return {
            "day": self.day.isoformat(),
            "week": week,
            "weekend": f"{week}-WE",
            "month": f"{year:04}-{month:02}",
            "quarter": f"{year:04}-Q{(month + 2) // 3}",
            "half": f"{year:04}-H{1 if month < 7 else 2}",
            "season": f"{year:04}-{self.season}",
            "year": f"{year:04}",
            "decade": f"{year // 10:03}",
            "century": f"{year // 100:02}",
        }[self.grain]

    def shift(self, steps: int) -> Moment:
        """As many units later (or earlier, below zero); the calendar's own ends are kept, not passed."""
        if self.grain in ("day", "week", "weekend"):
            return Moment(_add_days(self.day, steps * (1 if self.grain == "day" else 7)), self.grain)
        months = 12 if self.grain == "season" else MONTHS_OF[self.grain]
        return Moment(_add_months(self.day, steps * months), self.grain, self.season)

    def to(self, grain: str) -> Moment:
        return Moment(self.day, grain, self.season)


def _add_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return date.max if year > 9998 else date.min
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day ("Feb. 30")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


PLACE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"(?:T(?:(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>Z|[+-]\d\d:\d\d)?|(?P<part>MO|AF|EV|NI|DT)))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def extent(value: str) -> tuple[str | None, str | None, str | None]:
    """Start and end (ISO 8601, half-open) and grain of a value; Nones where it has no place in the calendar.

    >>> extent("2022-W04")
    ('2022-01-24', '2022-01-31', 'week')
    >>> extent("2014/2017"), extent("P3D")
    (('2014-01-01', '2018-01-01', 'year'), (None, None, None))
    """
    if "/" in value:
        first, _, last = value.partition("/")
        (begins, _, grain), (_, ends, other) = extent(first), extent(last)
        return begins, ends, grain or other
    found = PLACE.fullmatch(value)
    if found is None:
        return None, None, None
    try:
        start, end, grain = _bounds({name: given for name, given in found.groupdict().items() if given})
    except (ValueError, OverflowError):
        return None, None, None
    zone = found["zone"] or ""
    return _said(start) + (zone if isinstance(start, datetime) else ""), _said(end) + (zone if isinstance(end, datetime) else ""), grain


def _said(moment: date) -> str:
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def _bounds(has: dict[str, str]) -> tuple[date, date, str]:
    if "hour" in has or "part" in has:
        return _hours(has, date(int(has["year"]), int(has.get("month", 0)), int(has.get("day", 0))))
    if "week" in has:
        monday = date.fromisocalendar(int(has["year"]), int(has["week"]), 1)
        return (monday + timedelta(5), monday + timedelta(7), "weekend") if "weekend" in has else (monday, monday + timedelta(7), "week")
    if "day" in has:
        day = date(int(has["year"]), int(has["month"]), int(has["day"]))
        return day, day + timedelta(1), "day"
    return _months(has)


def _months(has: dict[str, str]) -> tuple[date, date, str]:
    sizes: Iterator[tuple[str, int, int]] = iter(
        (
            ("month", int(has.get("month", 1)), 1),
            ("quarter", int(has.get("quarter", 1)) * 3 - 2, 3),
            ("half", int(has.get("half", 1)) * 6 - 5, 6),
            ("season", SEASON_START.get(has.get("season", ""), 1), 3),
        )
    )
    for grain, month, months in sizes:
        if grain in has:
            start = date(int(has["year"]), month, 1)
            return start, _add_months(start, months), grain
    grain, scale = ("decade", 10) if "decade" in has else ("century", 100) if "century" in has else ("year", 1)
    start = date(int(has[grain]) * scale, 1, 1)
    return start, _add_months(start, scale * 12), grain


def _hours(has: dict[str, str], day: date) -> tuple[date, date, str]:
    midnight = datetime(day.year, day.month, day.day)
    if "part" in has:
        first, last = PART_HOURS[has["part"]]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=last), "part of day"
    minute, second = int(has.get("minute", 0)), int(has.get("second", 0))
    start = midnight + timedelta(hours=int(has["hour"]), minutes=minute, seconds=second)
    grain = "second" if "second" in has else "minute" if "minute" in has else "hour"
    return start, start + timedelta(**{f"{grain}s": 1}), grain


def easter(year: int) -> date:
    """Western Easter Sunday (Gauss, in the form of Meeus, Jones and Butcher).

    >>> easter(2022)
    datetime.date(2022, 4, 17)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return date(year, month, day + 1)
