"""Times: the phrases of an article that name one, and where each lies in the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.facts.times.accept import accepts
from dateline.facts.times.calendar import extent
from dateline.facts.times.patterns import phrases_in
from dateline.facts.times.resolve import read_phrase
from dateline.facts.times.tense import direction
from dateline.facts.times.timeline import Reading, Timeline
from dateline.facts.times.tokens import CODES, Row, row_of
from dateline.marks import Marks
from dateline.types import Anchor, Article, Found, Mention, Span, Time, digest

__all__ = ["find_times"]

POINTS = frozenset(["date", "month", "weekday", "year", "day", "clock", "iso", "part", "season", "quarter"])
DATELINE = 40  # characters after the place that a dateline runs on
STANDPOINTS = [CODES[kind] for kind in ("TODAY", "TONIGHT", "WEEKDAY")]
GAP = CODES["GAP"]
ZONE = CODES["ZONE"]
JOINTS = frozenset(
    ["", CODES["ON"], CODES["COMMA"], CODES["AT"], CODES["COMMA"] + CODES["ON"], CODES["COMMA"] + CODES["AT"], ZONE, ZONE + CODES["ON"]]
)


@dataclass(frozen=True)
class Named:
    """A phrase with what it means: tokens `first` up to `last`."""

    first: int
    last: int
    name: str
    reading: Reading


def find_times(article: Article, marks: Marks) -> Found[Time]:
    """Every phrase that names a time, with its TIMEX3 value told against the day of publication.

    The words are read from the text itself; the tree, where there is one, tells past from future ("on Tuesday").
    Without a day of publication a relative time keeps an open value ("XXXX-WXX-2", "PAST_REF") and the anchor "none".

    >>> article = Article("a", "a", "Talks opened on Tuesday.", published="2022-01-27")
    >>> [(time.value, time.start, time.end, time.anchor) for time in find_times(article, Marks()).things]
    [('2022-01-25', '2022-01-25', '2022-01-26', 'published')]
    """
    row = row_of(article.text)
    day, anchor = _standpoint(article)
    line = Timeline(day, lambda index: direction(marks, row, index), is_history=_is_history(row, day))
    named = _merged(row, list(_named(row, marks, line)))
    times = [_time(article, each.reading, anchor) for each in named]
    spans = [row.span(each.first, each.last) for each in named]
    mentions = [Mention(digest("mention", article.id, time.id, *span), time.id, span) for time, span in zip(times, spans, strict=True)]
    return Found(tuple({time.id: time for time in times}.values()), tuple(mentions), tuple(_head(marks, span) for span in spans))


def _standpoint(article: Article) -> tuple[date | None, Anchor]:
    """The day from which the report is told: that of publication, or else the full date in its dateline."""
    if article.day and 1000 <= article.day.year <= 9000:  # years that the calendar can be counted from
        return article.day, "published"
    if article.dateline_span:
        row = row_of(article.text[article.dateline_span.end : article.dateline_span.end + DATELINE])
        readings = [read_phrase(phrase, Timeline(None, lambda _: 0)) for phrase in phrases_in(row) if phrase.name in ("date", "iso")]
        for reading in readings:
            if reading and reading.moment:
                return reading.moment.day, "dateline"
    return None, "none"


def _is_history(row: Row, day: date | None) -> bool:
    """True for a text that names years gone by and never "today", "last week" or a bare weekday."""
    if any(kind in row.kinds for kind in STANDPOINTS):
        return False
    years = [int(token.said) for token in row.tokens if token.kind == "YEAR"]
    return len([year for year in years if day is None or year < day.year]) > 1


def _named(row: Row, marks: Marks, line: Timeline) -> Iterator[Named]:
    """Left to right, the longest phrase first; one that means nothing yields to the next longest."""
    done, paragraph = 0, row.kinds.find(GAP)
    for phrase in phrases_in(row):
        if phrase.first < done:
            continue
        while 0 <= paragraph < phrase.first:
            line.paragraph, paragraph = paragraph, row.kinds.find(GAP, paragraph + 1)
        if phrase.name == "age":
            done = phrase.last
        elif accepts(phrase, marks) and (reading := read_phrase(phrase, line)):
            line.remember(phrase, reading)
            done = phrase.last
            yield Named(phrase.first, phrase.last, phrase.name, reading)


def _merged(row: Row, named: list[Named]) -> list[Named]:
    """A clock time and the day it stands by are one time: "6:30 a.m. on Tuesday"."""
    merged: list[Named] = []
    for each in named:
        joined = (_joined(row, merged[-1], each) or _interval(row, merged[-1], each)) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(each)
    return merged


def _joined(row: Row, first: Named, second: Named) -> Named | None:
    between = row.kinds[first.last : second.first]
    if first.name == "ago" and second.name in ("relative", "day") and not between and first.reading.moment and second.reading.moment:
        return _years_before(first, second)
    if between not in JOINTS or {first.name, second.name} & {"clock_range", "duration"}:
        return None
    clock, day = (first, second) if first.name in ("clock", "part") else (second, first)
    if clock.name not in ("clock", "part") or day.name not in ("date", "weekday", "day", "iso", "slashed") or "T" in day.reading.value:
        return None
    moment, time = day.reading.moment, clock.reading.value.partition("T")[2]
    if not day.reading.value.startswith("XXXX") and (moment is None or moment.grain != "day"):
        return None
    value = f"{day.reading.value}T{time}"
    return Named(first.first, second.last, day.name, Reading(value, moment, day.reading.relative))


def _interval(row: Row, first: Named, second: Named) -> Named | None:
    """One time with two ends: "between January and March", "from Monday to Friday"."""
    lead = row.tokens[first.first - 1].kind if first.first else ""
    joint = row.kinds[first.last : second.first]
    if (lead, joint) not in (("BETWEEN", CODES["AND"]), ("FROM", CODES["TO"])) or not {first.name, second.name} <= POINTS:
        return None
    if "/" in first.reading.value + second.reading.value or not first.reading.moment or not second.reading.moment:
        return None
    begins, ends = first.reading.moment, second.reading.moment
    value, relative = first.reading.value, first.reading.relative or second.reading.relative
    if ends.day < begins.day and first.name == second.name and first.name in ("month", "weekday"):
        begins = begins.shift(-12 if first.name == "month" else -7)  # the end was told to be past, so is the beginning
        value = begins.value + "".join(first.reading.value.partition("T")[1:])
    if ends.day < begins.day:
        return None
    return Named(first.first, second.last, "interval", Reading(f"{value}/{second.reading.value}", begins, relative))


def _years_before(first: Named, second: Named) -> Named | None:
    """A week of "ten years ago this week"."""
    ago, now = first.reading.moment, second.reading.moment
    if ago is None or now is None or ago.grain != "year":
        return None
    moment = now.to("year").shift(ago.day.year - now.day.year).to(now.grain)
    return Named(first.first, second.last, "relative", Reading(moment.value, moment, True))


def _time(article: Article, reading: Reading, standpoint: Anchor) -> Time:
    start, end, grain = extent(reading.value)
    anchor: Anchor = standpoint if reading.relative else "none"
    return Time(digest("time", article.id, reading.value, anchor), reading.value, start, end, grain, anchor)


def _head(marks: Marks, span: Span) -> int:
    """The word of the phrase that something outside governs; -1 where there is no parse."""
    words = marks.words_in(span)
    inside = {word.i for word in words}
    return next((word.i for word in words if word.head not in inside), words[-1].i if words else -1)
