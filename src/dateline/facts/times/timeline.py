"""What a reader keeps in mind while reading: the day of publication and the times named so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.facts.times.calendar import Moment
from dateline.facts.times.lexicon import PARTS
from dateline.facts.times.patterns import Phrase

STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
}


@dataclass(frozen=True)
class Reading:
    """A value; `moment` is its calendar place; `relative` that another time was needed to tell it."""

    value: str
    moment: Moment | None = None
    relative: bool = False


@dataclass
class Timeline:
    """The day of publication and the last moments that the text has named, while it is read from left to right."""

    published: date | None
    direction: Callable[[int], int]
    last: Moment | None = None  # the last calendar place named
    last_at: int = -1  # its first token
    last_end: int = -1  # the token after it
    day: Moment | None = None  # the last one that was a single day
    day_at: int = -1
    quarter: Moment | None = None
    quarter_at: int = -1
    year: int | None = None  # the year of the last full date or month with year, if no other time came after it
    paragraph: int = 0  # the token at which the paragraph begins
    is_history: bool = False  # the text tells of years gone by and names no time from where its writer stands

    def remember(self, phrase: Phrase, reading: Reading) -> None:
        """Keep what was read as the time of the story; "a year earlier" looks back from it and does not move it."""
        moment = reading.moment
        self.last_end = phrase.last
        if moment is None or phrase.name == "ago" or phrase.said("back"):
            return
        self.last, self.last_at = moment, phrase.first
        if moment.grain == "day":
            self.day, self.day_at = moment, phrase.first
        if moment.grain == "quarter":
            self.quarter, self.quarter_at = moment, phrase.first
        if phrase.name in ("date", "month", "iso", "date_range", "year", "season", "next_date"):
            keeps = not reading.relative and (moment.grain == "day" or self.is_history)
            self.year = moment.day.year if keeps or self.year == moment.day.year else None
        elif reading.relative and not self.is_history:
            self.year = None

    def today(self, grain: str = "day") -> Moment | None:
        return Moment(self.published, grain) if self.published else None

    def told_year(self) -> int | None:
        """The year that this paragraph has given, where it tells of another time than that of the report."""
        fresh = self.last_at >= self.paragraph or self.is_history
        return self.year if fresh and (self.published is None or self.year != self.published.year) else None


def one_day(day: date | None, relative: bool = False) -> Reading | None:
    return Reading(day.isoformat(), Moment(day, "day"), relative) if day else None


def part_of(said: str) -> str:
    """The TIMEX3 ending for a part of the day: "TMO"; "" for none."""
    code = PARTS.get(said.split(" ")[-1].removesuffix("s"), "") if said else ""
    return f"T{code}" if code else ""


def year_of(phrase: Phrase, line: Timeline, part: str = "y") -> int | None:
    """The year that the phrase itself tells ("2014", "last year")."""
    if said := phrase.said(part):
        return int(said)
    rel = phrase.said("relyear")
    if rel and line.published and phrase.said("yearword") == "year":
        return line.published.year + {"last": -1, "this": 0, "next": 1}[rel]
    return None


def figure_of(said: str) -> int:
    digits = "".join(filter(str.isdigit, said.split(" ")[0]))
    return int(digits) if digits else 0
