"""Quarters, seasons, weekdays and periods told from another time: "last week", "on Tuesday", "the third quarter"."""

from __future__ import annotations

from datetime import date

from dateline.facts.times.calendar import Moment
from dateline.facts.times.dates import order_of
from dateline.facts.times.lengths import length_of
from dateline.facts.times.lexicon import DAYS, SEASONS, UNITS, WEEKDAYS
from dateline.facts.times.patterns import Phrase
from dateline.facts.times.tense import FUTURE, PRESENT
from dateline.facts.times.timeline import STEPS, Reading, Timeline, part_of, year_of

NEAR = 150  # tokens: how far back "the quarter" may look for the quarter it means


def read_quarter(phrase: Phrase, line: Timeline) -> Reading | None:
    order = int(phrase.said("qn")[1]) if phrase.said("qn") else order_of(phrase.said("ord"))
    half = phrase.said("qn").startswith("h")
    if not 1 <= order <= 4 or not (phrase.said("qn") or phrase.said("unit") == "quarter"):
        return None
    grain, months = ("half", 6) if half else ("quarter", 3)
    year = year_of(phrase, line) or year_of(phrase, line, "y0")
    relative = year is None
    if year is None:
        if line.published is None:
            return Reading(f"XXXX-{'H' if half else 'Q'}{order}")
        ahead = order > (line.published.month + months - 1) // months
        year = line.published.year - (ahead and line.direction(phrase.first) != FUTURE)
    moment = Moment(date(year, (order - 1) * months + 1, 1), grain)
    return Reading(moment.value, moment, relative)


def read_plain_quarter(phrase: Phrase, line: Timeline) -> Reading | None:
    """The quarter that a report on business means: the one last named, or else the last one that is over."""
    following = phrase.row.tokens[phrase.last].said if phrase.last < len(phrase.row.tokens) else ""
    if phrase.said("unit") == "year" and following in ("ended", "ending") and not phrase.said("back"):
        return Reading("P1Y")
    if phrase.said("unit") not in ("", "quarter"):
        return None
    near = line.quarter if line.quarter and phrase.first - line.quarter_at < NEAR else None
    today = line.today("quarter")
    moment = near or (today.shift(-1) if today else None)
    if moment is None or (phrase.said("period") and near is None):
        return None
    if phrase.said("back"):
        moment = moment.shift(-4)
    return Reading(moment.value, moment, True)


def read_half(phrase: Phrase, line: Timeline) -> Reading | None:
    order, year = order_of(phrase.said("ord")), year_of(phrase, line)
    if order not in (1, 2) or (year is None and phrase.row.tokens[phrase.last - 1].said != "year"):
        return None
    if year is None:
        if line.published is None:
            return None
        year = line.published.year
    moment = Moment(date(year, order * 6 - 5, 1), "half")
    return Reading(moment.value, moment, not phrase.said("y"))


def read_season(phrase: Phrase, line: Timeline) -> Reading | None:
    season, rel = SEASONS[phrase.said("s")], phrase.said("det")
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = year_of(phrase, line)
    if year is None:
        if line.published is None:
            return Reading(f"XXXX-{season}")
        if not rel and phrase.token_before() not in ("IN", "SINCE", "BY", "EARLY", "LATE", "TO", "BEFORE", "AFTER", "OF"):
            return None
        rel = "this" if phrase.said("edge").startswith("later") else rel
        year = _season_year(phrase, line, line.published, start, rel)
    moment = Moment(date(year, start, 1), "season", season)
    return Reading(moment.value, moment, not phrase.said("y"))


def _season_year(phrase: Phrase, line: Timeline, today: date, start: int, rel: str) -> int:
    """The season that is on now counts as "this", not as "last"."""
    begun = date(today.year - (start > today.month), start, 1)  # the last one that has begun
    on_now = (today - begun).days < 91
    if rel in ("last", "past"):
        return begun.year - on_now
    if rel in ("next", "coming"):
        return begun.year + 1
    if rel == "this":
        return begun.year if on_now or start < today.month else begun.year + 1
    return begun.year + (line.direction(phrase.first) == FUTURE and not on_now)


def read_deictic(phrase: Phrase, line: Timeline) -> Reading | None:
    said = phrase.said("day") or "today"
    if phrase.said("today") not in ("", "day"):
        return None
    step, part = DAYS[said], phrase.said("part")
    today = line.today()
    if today is None:
        return Reading({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step])
    moment = today.shift(step)
    part = "night" if said == "tonight" else part
    return Reading(moment.value + part_of(part), moment, True)


def read_weekday(phrase: Phrase, line: Timeline) -> Reading | None:
    number = WEEKDAYS[phrase.said("wd")]
    part = part_of(phrase.said("part"))
    if line.published is None:
        return Reading(f"XXXX-WXX-{number}{part}")
    if week := phrase.said("week"):
        if phrase.said("unit") != "week":
            return None
        monday = Moment(line.published, "day").shift(1 - line.published.isoweekday() + 7 * STEPS.get(week, 0))
        moment = monday.shift(number - 1)
    else:
        moment = Moment(_closest_weekday(phrase, line, line.published, number), "day")
    return Reading(moment.value + part, moment, True)


def _closest_weekday(phrase: Phrase, line: Timeline, today: date, number: int) -> date:
    back = (today.isoweekday() - number) % 7
    rel = phrase.said("rel")
    if rel in ("last", "past"):
        return Moment(today, "day").shift(-(back or 7)).day
    if rel in ("next", "coming"):
        return Moment(today, "day").shift(7 - back).day
    if rel == "this":
        return Moment(today, "day").shift(number - today.isoweekday()).day
    ahead = line.direction(phrase.first) in (FUTURE, PRESENT)
    return Moment(today, "day").shift(-back if not ahead or not back else 7 - back).day


def read_weekday_range(phrase: Phrase, line: Timeline) -> Reading | None:
    if line.published is None:
        return None
    first = _closest_weekday(phrase, line, line.published, WEEKDAYS[phrase.said("wd")])
    length = (WEEKDAYS[phrase.said("wd2")] - WEEKDAYS[phrase.said("wd")]) % 7
    return Reading(f"{first}/{Moment(first, 'day').shift(length).value}", Moment(first, "day"), True) if length else None


def _grain(unit: str) -> str:
    return {"fortnight": "week"}.get(unit, unit)


def read_relative(phrase: Phrase, line: Timeline) -> Reading | None:
    unit = _grain(UNITS.get(phrase.said("unit"), ""))
    words = [token.said for token in phrase.row.tokens[phrase.first : phrase.last]]
    rel = phrase.said("rel").split(" ")[-1] if phrase.said("rel") else "this"
    if unit in ("second", "minute", "hour") or not unit:
        return None
    if rel == "past" and unit != "weekend":
        return Reading(length_of(1, unit))
    told = rel in ("that", "same", "following", "previous") or (
        "the" in words and STEPS.get(rel) is not None and rel not in ("last", "past", "coming")
    )
    step = STEPS.get(rel, 0)
    if told and line.last is None and (unit == "day" or line.published is None):
        return Reading("FUTURE_REF" if step > 0 else "PAST_REF")
    base = (line.last if told else None) or line.today()
    if base is None:
        return Reading({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step])
    if unit == "weekend":
        return _weekend(phrase, line, base, rel)
    if base.grain != "day" and unit == "day":
        return None
    moment = base.to(unit).shift(step)
    return Reading(moment.value, moment, True)


def _weekend(phrase: Phrase, line: Timeline, base: Moment, rel: str) -> Reading:
    """The one just past until a future verb says otherwise; on Saturday and Sunday it is on."""
    on_now = base.day.isoweekday() >= 6
    step = STEPS.get(rel, 0)
    if rel in ("the", "this") and not on_now:
        step = 0 if line.direction(phrase.first) in (FUTURE, PRESENT) else -1
    elif rel == "next" and not on_now:
        step = 0
    moment = base.to("weekend").shift(step)
    return Reading(moment.value, moment, True)


def read_year_end(phrase: Phrase, line: Timeline) -> Reading | None:
    today = line.today(_grain(UNITS.get(phrase.said("unit"), "")))
    if phrase.said("unit") not in ("year", "month", "week"):
        return None
    return Reading(today.value, today, True) if today else Reading("FUTURE_REF")
