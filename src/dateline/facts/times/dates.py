"""Dates, months, years and what is told by them alone: "5 January 2022", "since March", "the 1990s"."""

from __future__ import annotations

from datetime import date

from dateline.facts.times.calendar import Moment, day_of, easter
from dateline.facts.times.lexicon import DECADES, HOLIDAYS, MONTHS, WEEKDAYS
from dateline.facts.times.patterns import Phrase
from dateline.facts.times.tense import FUTURE, PAST, PRESENT
from dateline.facts.times.timeline import Reading, Timeline, figure_of, one_day, year_of
from dateline.facts.times.tokens import CODES
from dateline.text import numbers

UNSURE = CODES["UNSUREMONTH"]  # without a full stop "Jun" is as likely a name
FAR = 60  # days: a date without a year that is nearer than this is the nearest one, whatever the verb


def read_iso(phrase: Phrase, line: Timeline) -> Reading | None:
    said = phrase.row.tokens[phrase.first].said.upper()
    day = day_of(int(said[:4]), int(said[5:7]), int(said[8:10]))
    return Reading(said, Moment(day, "day")) if day else None


def read_slashed(phrase: Phrase, line: Timeline) -> Reading | None:
    """Only where one order is possible: 13/2/2022 and 2/13/2022 are clear, 3/2/2022 is not."""
    first, second, year = map(int, phrase.row.tokens[phrase.first].said.replace(".", "/").split("/"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    orders = {day for day in (day_of(year, first, second), day_of(year, second, first)) if day}
    return one_day(orders.pop()) if len(orders) == 1 else Reading(f"{year:04}")


def read_date(phrase: Phrase, line: Timeline) -> Reading | None:
    month, number = MONTHS[phrase.said("m")], figure_of(phrase.said("d"))
    if not 1 <= number <= 31 or phrase.row.tokens[phrase.found.end("d") - 1].said == "second":
        return None
    year = year_of(phrase, line)
    if year is not None:
        return one_day(day_of(year, month, number), not phrase.said("y"))
    return _date_without_year(phrase, line, month, number)


def _date_without_year(phrase: Phrase, line: Timeline, month: int, number: int) -> Reading | None:
    if (told := line.told_year()) is not None:
        return one_day(day_of(told, month, number), True)
    if line.published is None:
        return Reading(f"XXXX-{month:02}-{number:02}") if day_of(2000, month, number) else None
    near = [day for year in (-1, 0, 1) if (day := day_of(line.published.year + year, month, number))]
    today, way = line.published, line.direction(phrase.first)
    if phrase.token_before() == "SINCE":
        near = [day for day in near if day <= today]
    if not near:
        return None
    closest = min(near, key=lambda day: abs(day - today))
    if way == PAST and closest > today and (closest - today).days > FAR:
        closest = max([day for day in near if day <= today], default=closest)
    if way == FUTURE and closest < today and (today - closest).days > FAR:
        closest = min([day for day in near if day >= today], default=closest)
    return one_day(closest, True)


def read_next_date(phrase: Phrase, line: Timeline) -> Reading | None:
    """The second of two days that share a month: "April 24 and 25"."""
    number = figure_of(phrase.said("d"))
    if line.day is None or line.last_end != phrase.first - 1 or line.day_at != line.last_at or number <= line.day.day.day:
        return None
    return one_day(day_of(line.day.day.year, line.day.day.month, number), True)


def read_ordinal_day(phrase: Phrase, line: Timeline) -> Reading | None:
    """A day of the month that is on, or of the one before or after it: "on the 15th"."""
    number, today = figure_of(phrase.said("d")), line.published
    if today is None or not 1 <= number <= 31:
        return None
    step = 0
    if number > today.day:
        step = 0 if line.direction(phrase.first) in (FUTURE, PRESENT) else -1
    elif number < today.day and line.direction(phrase.first) == FUTURE:
        step = 1
    month = Moment(today.replace(day=1), "month").shift(step).day
    return one_day(day_of(month.year, month.month, number), True)


def read_date_range(phrase: Phrase, line: Timeline) -> Reading | None:
    months = phrase.said("m") or phrase.said("m2"), phrase.said("m2") or phrase.said("m")
    first, last = figure_of(phrase.said("d")), figure_of(phrase.said("d2"))
    joined = phrase.row.tokens[max(phrase.found.end("d"), phrase.found.end("m"))].said
    if months[0] == months[1] and last <= first:
        return None
    if joined == "and" and phrase.token_before() != "BETWEEN":
        return None
    year = year_of(phrase, line)
    if year is not None:
        end = day_of(year, MONTHS[months[1]], last)
        start = day_of(year - (MONTHS[months[0]] > MONTHS[months[1]]), MONTHS[months[0]], first)
    else:
        start = _moment_day(_date_without_year(phrase, line, MONTHS[months[0]], first))
        end = start and day_of(start.year + (MONTHS[months[1]] < MONTHS[months[0]]), MONTHS[months[1]], last)
    return Reading(f"{start}/{end}", Moment(start, "day"), year is None) if start and end else None


def _moment_day(reading: Reading | None) -> date | None:
    return reading.moment.day if reading and reading.moment else None


def read_month_alone(phrase: Phrase, line: Timeline) -> Reading | None:
    month = MONTHS[phrase.said("m")]
    if (
        phrase.said("m") in ("jun", "sep", "mar", "jan", "apr", "jul", "dec")
        and phrase.row.kinds[phrase.found.start("m")] == UNSURE
        and not phrase.said("y")
    ):
        return None
    year = year_of(phrase, line)
    if year is not None:
        moment = Moment(date(year, month, 1), "month")
        return Reading(moment.value, moment, not phrase.said("y"))
    if phrase.said("relyear"):
        return None
    if (told := line.told_year()) is not None and not phrase.said("rel"):
        moment = Moment(date(told, month, 1), "month")
        return Reading(moment.value, moment, True)
    if line.published is None:
        return Reading(f"XXXX-{month:02}")
    moment = Moment(_closest_month(phrase, line, line.published, month), "month")
    return Reading(moment.value, moment, True)


def _closest_month(phrase: Phrase, line: Timeline, today: date, month: int) -> date:
    rel = phrase.said("rel")
    before = date(today.year - (month > today.month), month, 1)  # this month counts as before
    after = date(today.year + (month < today.month), month, 1)
    if rel in ("last", "past"):
        return date(today.year - (month >= today.month), month, 1)
    if rel in ("next", "coming"):
        return date(today.year + (month <= today.month), month, 1)
    if rel == "this":
        return date(today.year, month, 1)
    way = line.direction(phrase.first)
    if way == FUTURE and (after - today).days > 300:  # "would be paid for January" in February
        return before
    return after if way == FUTURE else before


def read_month_range(phrase: Phrase, line: Timeline) -> Reading | None:
    first, last = MONTHS[phrase.said("m")], MONTHS[phrase.said("m2")]
    year = year_of(phrase, line)
    if year is None:
        if line.published is None:
            return None
        year = line.published.year - (last > line.published.month and line.direction(phrase.first) != FUTURE)
    start = Moment(date(year - (first > last), first, 1), "month")
    return Reading(f"{start.value}/{year:04}-{last:02}", start)


def read_year(phrase: Phrase, line: Timeline) -> Reading | None:
    year = int(phrase.said("y"))
    moment = Moment(date(year, 1, 1), "year")
    return Reading(moment.value, moment)


def read_spoken_year(phrase: Phrase, line: Timeline) -> Reading | None:
    """A year as broadcasts write it: "nineteen ninety-one"."""
    century = {"eighteen": 18, "nineteen": 19, "twenty": 20}.get(phrase.said("century"))
    tens, ones = numbers.SMALL.get(phrase.said("tens"), 0), numbers.SMALL.get(phrase.said("ones") or "zero", 0)
    if century is None or not (20 <= tens <= 90 or (10 <= tens < 20 and not ones)) or ones > 9:
        return None
    moment = Moment(date(century * 100 + tens + ones, 1, 1), "year")
    return Reading(moment.value, moment)


def read_year_range(phrase: Phrase, line: Timeline) -> Reading | None:
    first, said = int(phrase.said("y")), phrase.said("y2")
    last = int(said) if len(said) == 4 else int(str(first)[:2] + said) if len(said) == 2 else 0
    return Reading(f"{first:04}/{last:04}", Moment(date(first, 1, 1), "year")) if 1000 <= first < last < first + 200 else None


def read_decade(phrase: Phrase, line: Timeline) -> Reading | None:
    said = phrase.said("dec")
    digits = "".join(filter(str.isdigit, said))
    if len(digits) == 2 and "'" not in said and phrase.last - phrase.first == 1:
        return None  # "in his 30s"
    number = DECADES.get(said) or int(digits) // 10 + (0 if len(digits) == 4 else 190)
    if len(digits) == 4 and int(digits) % 100 == 0 and number % 10 == 0 and number < 190:
        return Reading(f"{number // 10:02}", Moment(date(number * 10, 1, 1), "century"))
    moment = Moment(date(number * 10, 1, 1), "decade")
    return Reading(moment.value, moment)


def read_century(phrase: Phrase, line: Timeline) -> Reading | None:
    order = order_of(phrase.said("ord"))
    if phrase.said("unit") != "century" or not order or not 10 < order < 25:
        return None
    moment = Moment(date((order - 1) * 100, 1, 1), "century")
    return Reading(moment.value, moment)


def order_of(said: str) -> int:
    return 2 if said == "second" else numbers.ORDINAL.get(said) or figure_of(said)


def read_holiday(phrase: Phrase, line: Timeline) -> Reading | None:
    rule = HOLIDAYS[phrase.said("holiday")]
    if line.published is None:
        return Reading(f"XXXX-{rule}") if rule[3:].isdigit() else None
    today = line.published
    days = [_feast(rule, today.year + step) for step in (-1, 0, 1)]
    rel = phrase.said("rel")
    if rel == "last":
        day = max(each for each in days if each < today)
    elif rel == "next":
        day = min(each for each in days if each > today)
    else:
        day = min(days, key=lambda each: abs(each - today))
    return one_day(day, True)


def _feast(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return Moment(easter(year), "day").shift(int(rule[6:])).day
    month, _, rest = rule.partition("-")
    if rest.isdigit():
        return date(year, int(month), int(rest))
    name, _, nth = rest.partition("-")
    first = date(year, int(month), 1)
    monday = (WEEKDAYS[name.lower()] - first.isoweekday()) % 7
    weeks = min(int(nth) - 1, (30 - monday) // 7)
    return Moment(first, "day").shift(monday + 7 * weeks).day
