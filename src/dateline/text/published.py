"""Published: the day, and the hour if told, on which a report came out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dateline.errors import InputError

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
         "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
DATE = re.compile(
    rf"""(?xi)\b(?:{WEEKDAY},?\ )?(?:
        (?P<month>{MONTH})\ (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<year>\d{{4}})
      | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[ -](?P<month2>{MONTH}),?[ -](?P<year2>\d{{4}})
      | (?P<year3>\d{{4}})[-/](?P<month3>\d{{2}})[-/](?P<day3>\d{{2}})
      | (?P<day4>\d{{1,2}})\.(?P<month4>\d{{1,2}})\.(?P<year4>\d{{4}})
      | (?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/(?P<year5>\d{{4}})
    )(?![\d/-])"""
)
HOUR = re.compile(
    r"(?i)(?:T|,? at |,? ?[|/–—·-] ?|,? )(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:\.\d{1,6})?)?"
    r" ?(?:([ap])\.?m\.?)?(?: ?(Z|GMT|UTC|[+-]\d\d:?\d\d)\b)?"
)
CLOCK = re.compile(r"(?i)\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4}(?:[+-]\d{1,2})?)?,? (?:on )?")
LABEL = re.compile(
    r"(?i)\b(?:first )?(?:published|posted|issued|released|publication date|date of publication|release date|date)"
    r"(?: on| at| in [^,]{2,40},)?(?<=[\w,]) ?:? ?"
)
UPDATED = re.compile(r"(?i)\b(?:last )?(?:updated|modified)(?: on| at)?\b ?:? ?")
WEEKDAY_FIRST = re.compile(rf"(?i){WEEKDAY},? ")
CAPITALISED = re.compile(r"(?:[A-Z][\w.'’-]*,? ?){1,4}")  # "21 September 2022 Brussels"
RANGE = re.compile(r"\d ?[–—-]$")
EARLIEST, LATEST = 1800, 2100
HEADER_LINES, FOOTER_LINES = 12, 4
DATE_LINE = 40  # characters of a date that stands alone under a report
REMEDY = "write the date as 2022-02-17 or 2022-02-17T18:05"


def normalise_date(said: str, where: str = "") -> str | None:
    """An ISO date or date-time for what a caller gives as the date; None for an empty one, InputError for one that cannot be read.

    >>> normalise_date("Thu, 17 Feb 2022 18:05:00 GMT")
    '2022-02-17T18:05:00+00:00'
    """
    said = said.strip()
    if not said:
        return None
    found = _iso(said) or _internet(said) or _written(said)
    if not found or not EARLIEST <= int(found[:4]) <= LATEST:
        raise InputError(f"the publication date {said[:60]!r} cannot be read", where=where, remedy=REMEDY)
    return found


def find_published(lines: Sequence[str], left_out: Sequence[str] = ()) -> str | None:
    """The date that the report itself gives: labelled, on a line of its own, in the dateline, or at the head of the body.

    A date alone under the report counts where there is no other. One without a year, or that could be
    read two ways (03/04/2022), is none.

    >>> find_published(["Grain ship sails", "Published: 24 November 2016, 18:05", "A ship sailed on Thursday."])
    '2016-11-24T18:05:00'
    """
    header = [line[:400] for line in lines[:HEADER_LINES]]
    footer = [line for line in (*left_out, *lines[max(HEADER_LINES, len(lines) - FOOTER_LINES) :]) if len(line) <= 120]
    for label in (LABEL, None, UPDATED):
        for line in (header if label is None else [*header, *footer]):
            found = _labelled(line, label) if label else _standing_alone(line)
            if found:
                return found
    return next((found for line in lines[-1:] if len(line) <= DATE_LINE and (found := _standing_alone(line))), None)


def dates_in(line: str) -> Iterator[tuple[re.Match[str], date]]:
    """The full calendar dates in a line, with where they stand."""
    for match in DATE.finditer(line):
        day = _day(match)
        if day:
            yield match, day


def _labelled(line: str, label: re.Pattern[str]) -> str | None:
    """The label begins the line or a part of it, and the date follows at once."""
    for found in label.finditer(line):
        if found.start() == 0 or line[: found.start()].rstrip()[-1:] in "|·•–—-/(,;":
            clock = CLOCK.match(line, found.end())
            match = DATE.match(line, clock.end() if clock else found.end())
            day = match and _day(match)
            if match and day:
                return _with_hour(line, match.end(), day)
    return None


def _standing_alone(line: str) -> str | None:
    """A date that fills its line, or a part of it cut off by punctuation, or opens the body with its weekday."""
    for match, day in dates_in(line):
        before, after = line[: match.start()].rstrip(), line[match.end() :].strip()
        opens = not before and bool(WEEKDAY_FIRST.match(match[0]))
        if len(line) > 160 or line.endswith((".", "”", '"')):
            if opens or (match.start() < 80 and _is_in_dateline(before, after)):
                return _with_hour(line, match.end(), day)
            return None
        if before and (before[-1] not in ",:/|·•–—-(=" or RANGE.search(before)):
            continue
        ends = not after or after[0] in ",:/|·•–—-()T" or (not before and CAPITALISED.fullmatch(after))
        if opens or ends or HOUR.match(line, match.end()):
            return _with_hour(line, match.end(), day)
    return None


def _is_in_dateline(before: str, after: str) -> bool:
    """KYIV, Jan. 17, 2023 — … : names before it, a dash or an agency after it."""
    named = bool(before) and before[-1] in ",/" and before[0].isupper() and "." not in before.replace("St.", "")
    return named and after.startswith(("—", "–", "-", "(", "/", ":", ". /"))


def _day(match: re.Match[str]) -> date | None:
    group = match.groupdict()
    year = int(next(value for name, value in group.items() if name.startswith("year") and value))
    if group["one"]:
        one, two = int(group["one"]), int(group["two"])
        if one <= 12 and two <= 12 and one != two:
            return None
        month, day = (one, two) if one <= 12 else (two, one)
    else:
        said = group["month"] or group["month2"] or group["month3"] or group["month4"]
        month = MONTHS.get(said.lower().rstrip("."), 0) if said[0].isalpha() else int(said)
        day = int(group["day"] or group["day2"] or group["day3"] or group["day4"])
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_hour(line: str, end: int, day: date) -> str:
    hour = HOUR.match(line, end)
    if not hour:
        return day.isoformat()
    hours, minutes, seconds = int(hour[1]), int(hour[2]), int(hour[3] or 0)
    if hour[4]:
        hours = hours % 12 + (12 if hour[4].lower() == "p" else 0)
    try:
        return datetime(day.year, day.month, day.day, hours, minutes, seconds, tzinfo=_zone(hour[5])).isoformat()
    except ValueError:
        return day.isoformat()


def _zone(said: str | None) -> timezone | None:
    if not said:
        return None
    if said[0] in "+-":
        sign = 1 if said[0] == "+" else -1
        return timezone(sign * timedelta(hours=int(said[1:3]), minutes=int(said[-2:])))
    return UTC


def _iso(said: str) -> str | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d", said):
        return None
    try:
        return date.fromisoformat(said).isoformat() if len(said) <= 10 else datetime.fromisoformat(said).isoformat()
    except ValueError:
        return None


def _internet(said: str) -> str | None:
    """As mail and RSS write it (RFC 2822)."""
    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", said):
        return None
    try:
        return parsedate_to_datetime(said).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _written(said: str) -> str | None:
    match = DATE.match(said)
    day = match and _day(match)
    if not match or not day:
        return None
    rest = said[match.end() :].strip()
    return _with_hour(said, match.end(), day) if not rest or HOUR.match(said, match.end()) else None
