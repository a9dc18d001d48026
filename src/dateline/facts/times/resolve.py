"""What a phrase that names a time means, told from the day of publication and from the times named before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.facts.times.calendar import Moment, day_of, easter
from dateline.facts.times.lexicon import DAYS, DECADES, EVERY, HOLIDAYS, MONTHS, PARTS, REFERENCES, SEASONS, UNITS, WEEKDAYS, ZONES
from dateline.facts.times.patterns import Phrase
from dateline.facts.times.tense import FUTURE, PAST
from dateline.text import numbers

LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
MULTIPLES = {"fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10), "century": ("year", 100)}
VAGUE_LETTERS = {"decade": "E", "century": "C", "fortnight": "W", "quarter": "M"} | LETTERS


@dataclass(frozen=True)
class Reading:
    """A value, and how it was come by: `moment` is its calendar place; `relative` that another time was needed."""

    value: str
    moment: Moment | None = None
    relative: bool = False


@dataclass
class Timeline:
    """The day of publication and the last moments that the text has named, while it is read from left to right."""

    published: date | None
    direction: Callable[[int], int]
    last: Moment | None = None  # the last calendar place named
    last_at: int = -1  # its token
    day: Moment | None = None  # the last one that was a single day
    quarter: Moment | None = None
    year: int | None = None  # the last year that the text itself gives
    paragraph: int = 0

    def remember(self, reading: Reading, at: int, explicit: bool) -> None:
        moment = reading.moment
        if moment is None:
            return
        self.last, self.last_at = moment, at
        if moment.grain == "day":
            self.day = moment
        if moment.grain == "quarter":
            self.quarter = moment
        if explicit:
            self.year = moment.day.year

    def today(self, grain: str = "day") -> Moment | None:
        return Moment(self.published, grain) if self.published else None


Reader = Callable[[Phrase, Timeline], Reading | None]
READERS: dict[str, Reader] = {}


def reads(name: str) -> Callable[[Reader], Reader]:
    """Enter a function as the reader of the rule of this name."""

    def enter(reader: Reader) -> Reader:
        READERS[name] = reader
        return reader

    return enter


def _month(said: str) -> int:
    return MONTHS[said]


def _figure(said: str) -> int:
    digits = "".join(filter(str.isdigit, said.split(" ")[0]))
    return int(digits) if digits else 0


def _year_of(phrase: Phrase, line: Timeline, part: str = "y") -> int | None:
    """The year that the phrase itself tells ("2014", "last year")."""
    if said := phrase.said(part):
        return int(said)
    rel = phrase.said("relyear")
    if rel and line.published and phrase.said("yearword") == "year":
        return line.published.year + {"last": -1, "this": 0, "next": 1}[rel]
    return None


def _day(day: date | None, relative: bool = False) -> Reading | None:
    return Reading(day.isoformat(), Moment(day, "day"), relative) if day else None


def _at(moment: Moment | None, otherwise: str) -> Reading:
    return Reading(moment.value, moment, True) if moment else Reading(otherwise)


@reads("iso")
def _iso(phrase: Phrase, line: Timeline) -> Reading | None:
    said = phrase.row.tokens[phrase.first].said.upper()
    day = day_of(int(said[:4]), int(said[5:7]), int(said[8:10]))
    return Reading(said, Moment(day, "day")) if day else None


@reads("slashed")
def _slashed(phrase: Phrase, line: Timeline) -> Reading | None:
    """Only where one order is possible: 13/2/2022 and 2/13/2022 are clear, 3/2/2022 is not."""
    first, second, year = map(int, phrase.row.tokens[phrase.first].said.replace(".", "/").split("/"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    orders = {day for day in (day_of(year, first, second), day_of(year, second, first)) if day}
    return _day(orders.pop()) if len(orders) == 1 else Reading(f"{year:04}")


@reads("date")
def _date(phrase: Phrase, line: Timeline) -> Reading | None:
    month, number = _month(phrase.said("m")), _figure(phrase.said("d"))
    if not 1 <= number <= 31 or phrase.row.tokens[phrase.found.end("d") - 1].said == "second":
        return None
    year = _year_of(phrase, line)
    if year is not None:
        return _day(day_of(year, month, number), not phrase.said("y"))
    return _date_without_year(phrase, line, month, number)


def _date_without_year(phrase: Phrase, line: Timeline, month: int, number: int) -> Reading | None:
    if line.published is None:
        if line.year and line.last_at >= line.paragraph:
            return _day(day_of(line.year, month, number), True)
        return Reading(f"XXXX-{month:02}-{number:02}") if day_of(2000, month, number) else None
    near = [day for year in (-1, 0, 1) if (day := day_of(line.published.year + year, month, number))]
    today, way = line.published, line.direction(phrase.first)
    if not near:
        return None
    closest = min(near, key=lambda day: abs(day - today))
    if way == PAST and closest > today and (closest - today).days > 7:
        closest = max([day for day in near if day <= today], default=closest)
    if way == FUTURE and closest < today and (today - closest).days > 150:
        closest = min([day for day in near if day >= today], default=closest)
    return _day(closest, True)


@reads("date_range")
def _date_range(phrase: Phrase, line: Timeline) -> Reading | None:
    months = phrase.said("m") or phrase.said("m2"), phrase.said("m2") or phrase.said("m")
    first, last = _figure(phrase.said("d")), _figure(phrase.said("d2"))
    joined = phrase.row.tokens[max(phrase.found.end("d"), phrase.found.end("m"))].said
    if months[0] == months[1] and last <= first:
        return None
    if joined == "and" and phrase.token_before() != "BETWEEN":
        return None
    year = _year_of(phrase, line)
    if year is not None:
        end = day_of(year, _month(months[1]), last)
        start = day_of(year - (_month(months[0]) > _month(months[1])), _month(months[0]), first)
    else:
        start = _moment_day(_date_without_year(phrase, line, _month(months[0]), first))
        end = start and day_of(start.year + (_month(months[1]) < _month(months[0])), _month(months[1]), last)
    return Reading(f"{start}/{end}", Moment(start, "day"), year is None) if start and end else None


def _moment_day(reading: Reading | None) -> date | None:
    return reading.moment.day if reading and reading.moment else None


@reads("month")
def _month_alone(phrase: Phrase, line: Timeline) -> Reading | None:
    month = _month(phrase.said("m"))
    year = _year_of(phrase, line)
    if year is not None:
        moment = Moment(date(year, month, 1), "month")
        return Reading(moment.value, moment, not phrase.said("y"))
    if phrase.said("relyear"):
        return None
    if line.published is None:
        if line.year and line.last_at >= line.paragraph:
            moment = Moment(date(line.year, month, 1), "month")
            return Reading(moment.value, moment, True)
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


@reads("month_range")
def _month_range(phrase: Phrase, line: Timeline) -> Reading | None:
    first, last = _month(phrase.said("m")), _month(phrase.said("m2"))
    year = _year_of(phrase, line)
    if year is None:
        if line.published is None:
            return None
        year = line.published.year - (last > line.published.month and line.direction(phrase.first) != FUTURE)
    start = Moment(date(year - (first > last), first, 1), "month")
    return Reading(f"{start.value}/{year:04}-{last:02}", start)


@reads("year")
def _year(phrase: Phrase, line: Timeline) -> Reading | None:
    year = int(phrase.said("y"))
    moment = Moment(date(year, 1, 1), "year")
    return Reading(moment.value, moment)


@reads("year_range")
def _year_range(phrase: Phrase, line: Timeline) -> Reading | None:
    first, said = int(phrase.said("y")), phrase.said("y2")
    last = int(said) if len(said) == 4 else int(str(first)[:2] + said) if len(said) == 2 else 0
    return Reading(f"{first:04}/{last:04}", Moment(date(first, 1, 1), "year")) if 1000 <= first < last < first + 200 else None


@reads("decade")
def _decade(phrase: Phrase, line: Timeline) -> Reading | None:
    said = phrase.said("dec")
    digits = "".join(filter(str.isdigit, said))
    if digits:
        number = int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10
    else:
        number = DECADES[said]
    if len(digits) == 4 and int(digits) % 100 == 0 and number % 10 == 0 and number < 190:
        return Reading(f"{number // 10:02}", Moment(date(number * 10, 1, 1), "century"))
    moment = Moment(date(number * 10, 1, 1), "decade")
    return Reading(moment.value, moment)


@reads("century")
def _century(phrase: Phrase, line: Timeline) -> Reading | None:
    order = _order(phrase.said("ord"))
    if phrase.said("unit") != "century" or not order or not 10 < order < 25:
        return None
    moment = Moment(date((order - 1) * 100, 1, 1), "century")
    return Reading(moment.value, moment)


def _order(said: str) -> int:
    return 2 if said == "second" else numbers.ORDINAL.get(said) or _figure(said)


@reads("quarter")
def _quarter(phrase: Phrase, line: Timeline) -> Reading | None:
    order = int(phrase.said("qn")[1]) if phrase.said("qn") else _order(phrase.said("ord"))
    half = phrase.said("qn").startswith("h")
    if not 1 <= order <= 4 or not (phrase.said("qn") or phrase.said("unit") == "quarter"):
        return None
    grain, months = ("half", 6) if half else ("quarter", 3)
    year = _year_of(phrase, line) or _year_of(phrase, line, "y0")
    relative = year is None
    if year is None:
        if line.published is None:
            return Reading(f"XXXX-{'H' if half else 'Q'}{order}")
        ahead = order > (line.published.month + months - 1) // months
        year = line.published.year - (ahead and line.direction(phrase.first) != FUTURE)
    moment = Moment(date(year, (order - 1) * months + 1, 1), grain)
    return Reading(moment.value, moment, relative)


@reads("half")
def _half(phrase: Phrase, line: Timeline) -> Reading | None:
    order, year = _order(phrase.said("ord")), _year_of(phrase, line)
    if order not in (1, 2) or (year is None and phrase.row.tokens[phrase.last - 1].said != "year"):
        return None
    if year is None:
        if line.published is None:
            return None
        year = line.published.year
    moment = Moment(date(year, order * 6 - 5, 1), "half")
    return Reading(moment.value, moment, not phrase.said("y"))


@reads("season")
def _season(phrase: Phrase, line: Timeline) -> Reading | None:
    season, rel = SEASONS[phrase.said("s")], phrase.said("det")
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = _year_of(phrase, line)
    if year is None:
        if line.published is None:
            return Reading(f"XXXX-{season}")
        if not rel and phrase.token_before() not in ("IN", "SINCE", "BY", "EARLY", "LATE", "TO", "BEFORE", "AFTER", "OF"):
            return None
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


@reads("day")
def _deictic(phrase: Phrase, line: Timeline) -> Reading | None:
    said = phrase.said("day")
    step, part = DAYS[said], phrase.said("part")
    today = line.today()
    if today is None:
        return Reading({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step])
    moment = today.shift(step)
    part = "night" if said == "tonight" else part
    return Reading(moment.value + _part(part), moment, True)


def _part(said: str) -> str:
    code = PARTS.get(said.split(" ")[-1], "") if said else ""
    return f"T{code}" if code else ""


@reads("weekday")
def _weekday(phrase: Phrase, line: Timeline) -> Reading | None:
    number = WEEKDAYS[phrase.said("wd")]
    part = _part(phrase.said("part"))
    if line.published is None:
        return Reading(f"XXXX-WXX-{number}{part}")
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
    ahead = line.direction(phrase.first) == FUTURE
    return Moment(today, "day").shift(-back if not ahead or not back else 7 - back).day


@reads("weekday_range")
def _weekday_range(phrase: Phrase, line: Timeline) -> Reading | None:
    if line.published is None:
        return None
    first = _closest_weekday(phrase, line, line.published, WEEKDAYS[phrase.said("wd")])
    length = (WEEKDAYS[phrase.said("wd2")] - WEEKDAYS[phrase.said("wd")]) % 7
    return Reading(f"{first}/{Moment(first, 'day').shift(length).value}", Moment(first, "day"), True) if length else None


STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "ensuing": 1}
NARRATIVE = ("the next", "the previous", "the preceding", "the following", "the ensuing", "the prior", "that", "the same", "that same")


def _grain(unit: str) -> str:
    return {"fortnight": "week"}.get(unit, unit)


@reads("relative")
def _relative(phrase: Phrase, line: Timeline) -> Reading | None:
    unit = _grain(UNITS.get(phrase.said("unit"), ""))
    words = [token.said for token in phrase.row.tokens[phrase.first : phrase.last]]
    rel = phrase.said("rel").split(" ")[-1] if phrase.said("rel") else "this"
    if unit in ("second", "minute", "hour") or not unit:
        return None
    if rel == "past" and unit != "weekend":
        return Reading(_length(1, unit))
    told = "the" in words and rel in ("next", "previous", "preceding", "following", "prior", "ensuing") or rel in ("that", "same", "following", "previous")
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
    """"The weekend" is the one just past until a future verb says otherwise; on Saturday and Sunday it is on."""
    on_now = base.day.isoweekday() >= 6
    step = STEPS.get(rel, 0)
    if rel in ("the", "this") and not on_now:
        step = 0 if line.direction(phrase.first) == FUTURE else -1
    elif rel == "next" and not on_now:
        step = 0
    moment = base.to("weekend").shift(step)
    return Reading(moment.value, moment, True)


@reads("year_end")
def _year_end(phrase: Phrase, line: Timeline) -> Reading | None:
    today = line.today(_grain(UNITS.get(phrase.said("unit"), "")))
    if phrase.said("unit") not in ("year", "month", "week"):
        return None
    return _at(today, "XXXX")


@reads("part")
def _part_of_day(phrase: Phrase, line: Timeline) -> Reading | None:
    rel, part = phrase.said("rel"), _part(phrase.said("part"))
    lead = phrase.said("lead")
    if rel in ("last", "this") and line.published is None:
        return Reading("PAST_REF" if rel == "last" else "PRESENT_REF")
    if rel in ("last", "this"):
        moment = line.today()
        if moment and rel == "last":
            moment = moment.shift(-1)
    else:
        moment = line.day or line.today()
        if moment and rel in STEPS:
            moment = moment.shift(STEPS[rel])
    if moment is None or lead and line.day is None:
        return Reading(f"XXXX-XX-XX{part}")
    return Reading(moment.value + part, moment, True)


@reads("overnight")
def _overnight(phrase: Phrase, line: Timeline) -> Reading | None:
    if line.published is None and line.day is None:
        return Reading("XXXX-XX-XXTNI")
    today = line.today()
    base = line.day if line.day and (today is None or line.day.day < today.day) and phrase.first - line.last_at < 60 else None
    moment = base or (today.shift(-1) if today else None)
    return Reading(f"{moment.value}TNI", moment, True) if moment else None


@reads("clock")
def _clock(phrase: Phrase, line: Timeline) -> Reading | None:
    time = _time_of_day(phrase.said("clock"), phrase.said("part"))
    if time is None:
        return None
    zone = ZONES.get(phrase.said("zone"), "") if phrase.said("zone") else ""
    moment = line.today() if phrase.said("day") else line.day or line.today()
    if DAYS.get(phrase.said("day")) and moment:
        moment = moment.shift(DAYS[phrase.said("day")])
    if _opens_paragraph(phrase) and line.published:
        moment = line.today()
    return Reading(f"{moment.value if moment else 'XXXX-XX-XX'}T{time}{zone}", moment, True)


def _opens_paragraph(phrase: Phrase) -> bool:
    """A live page stamps its entries with the time of its own day."""
    return phrase.token_before() == "GAP"


def _time_of_day(said: str, part: str = "") -> str | None:
    letters = "".join(filter(str.isalpha, said.replace("o'clock", "")))
    said = said.replace("h", ":") if letters == "h" else said
    digits = said.replace(".", ":").rstrip(":apm ").split(" ")[0] if said[0].isdigit() else str(numbers.number_of([said.split(" ")[0]]) or "")
    digits = digits.rstrip("apm:")
    if len(digits) == 4 and digits.isdigit():
        digits = f"{digits[:2]}:{digits[2:]}"
    pieces = [piece for piece in digits.split(":") if piece.isdigit()]
    if not pieces:
        return None
    hour = int(pieces[0])
    later = letters.startswith("p") or part in ("afternoon", "evening") or (part == "night" and hour >= 6)
    if letters.startswith("a") or later:
        if hour > 12:
            return None
        hour = hour % 12 + 12 * later
    if hour > 24 or any(int(piece) > 59 for piece in pieces[1:]):
        return None
    return ":".join([f"{hour:02}", *(pieces[1:] or ["00"])])


@reads("clock_range")
def _clock_range(phrase: Phrase, line: Timeline) -> Reading | None:
    texts = phrase.said("clock"), phrase.said("clock2")
    zoned = phrase.said("zone")
    if not zoned and not any(":" in text or text[-1] in "m." for text in texts):
        return None
    second = _time_of_day(texts[1])
    first = _time_of_day(texts[0] + ("pm" if second and texts[1].rstrip(".").endswith("m") and "p" in texts[1] and texts[0].isdigit() else ""))
    moment = line.day or line.today()
    if first is None or second is None:
        return None
    head = f"{moment.value if moment else 'XXXX-XX-XX'}T"
    zone = ZONES.get(zoned, "") if zoned else ""
    tail = f"{moment.shift(1).value}T" if moment and second < first else head
    return Reading(f"{head}{first}{zone}/{tail}{second}{zone}", moment, True)


def _length(count: float | int | None, unit: str) -> str:
    """A TIMEX3 duration; `None` for a count that the text leaves open."""
    if count is None:
        letter = VAGUE_LETTERS[unit]
        return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}X{letter}"
    unit, times = MULTIPLES.get(unit, (unit, 1))
    count = round(count * times, 3)
    said = int(count) if count == int(count) else count
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{said}{LETTERS[unit]}"


def _count(said: str) -> float | int | None:
    words = [word for word in said.replace("-", " ").split() if word not in ("of",)]
    if words and ("couple" in words or "dozen" in words):
        return 2 if "couple" in words else 12 * (numbers.number_of(words[:-1]) or 1)
    fraction = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
    if words and words[-1] in fraction:
        return (numbers.number_of(words[:-1]) or 0) + fraction[words[-1]]
    return numbers.number_of(words)


@reads("duration")
def _duration(phrase: Phrase, line: Timeline) -> Reading | None:
    unit = UNITS.get(phrase.said("unit").rstrip("s"), "")
    if not unit or unit == "weekend":
        return None
    count: float | int | None = 0.5 if phrase.said("halfof") else 1 if phrase.said("one") else _count(phrase.said("count"))
    if "count" in phrase.found.re.groupindex and phrase.said("count"):
        words = phrase.said("count").split(" ")
        if count is None and not {"several", "few", "many", "numerous", "dozens"} & set(words):
            return None
    if "half" in phrase.said("half") and count:
        count += 0.5
    if unit == "minute" and count == 0.5:
        return Reading("PT30S")
    if unit == "hour" and count and count != int(count):
        return Reading(f"PT{int(count * 60)}M")
    if unit == "year" and count == 0.5:
        return Reading("P6M")
    return Reading(_length(count, unit))


@reads("duration_range")
def _duration_range(phrase: Phrase, line: Timeline) -> Reading | None:
    unit = UNITS.get(phrase.said("unit").rstrip("s"), "")
    first, last = _count(phrase.said("n")), _count(phrase.said("n2"))
    if not unit or first is None or last is None or first >= last:
        return None
    return Reading(f"{_length(first, unit)}/{_length(last, unit)}")


@reads("ago")
def _ago(phrase: Phrase, line: Timeline) -> Reading | None:
    sense = phrase.said("sense")
    unit = "year" if sense.startswith("year-") else UNITS.get(phrase.said("unit").rstrip("s"), "")
    back = sense.split(" ")[-1] in ("ago", "earlier", "before", "beforehand", "year-ago", "year-earlier")
    if sense == "before" and phrase.last < len(phrase.row.tokens) and phrase.row.tokens[phrase.last].kind not in ("STOP", "COMMA", "GAP", "PUNCT", "RPAR"):
        return None  # "two days before the vote" is a length, counted from something else
    words = [token.said for token in phrase.row.tokens[phrase.first : phrase.last]]
    count: float | int | None = _count(phrase.said("count")) if phrase.said("count") else 1 if sense.startswith("year-") or "a" in words or "an" in words else None
    if "half" in words:
        count = (count or 0) + 0.5 if phrase.said("count") else 0.5
    if not unit or unit == "weekend":
        return None
    return _stepped(line, unit, count, back, told="ago" not in sense and "hence" not in sense and "from" not in sense, phrase=phrase)


def _stepped(line: Timeline, unit: str, count: float | int | None, back: bool, *, told: bool, phrase: Phrase) -> Reading:
    if count is None:
        if told:
            return Reading(_length(None, unit))
        return Reading("PAST_REF" if back else "FUTURE_REF")
    if unit in ("second", "minute", "hour") or count != int(count):
        return Reading(_length(count, unit))
    base = (line.last if told and line.last and line.last.grain != "decade" else None) or line.today()
    if unit == "year" and count == 1 and line.quarter and phrase.first - line.last_at < 40 and line.last == line.quarter:
        moment = line.quarter.shift(-4 if back else 4)
        return Reading(moment.value, moment, True)
    if base is None or (told and not back and line.last is None):
        return Reading(_length(count, unit)) if told else Reading("PAST_REF" if back else "FUTURE_REF")
    grain, times = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}.get(unit, (unit, 1))
    if told and base.grain in ("year", "decade", "season") and grain in ("day", "week"):
        return Reading(_length(count, unit))
    moment = base.to(grain).shift(int(count) * times * (-1 if back else 1))
    return Reading(moment.value, moment, True)


@reads("vague")
def _vague(phrase: Phrase, line: Timeline) -> Reading | None:
    unit = UNITS.get(phrase.said("unit").rstrip("s"), "")
    return Reading(_length(None, unit)) if unit and unit not in ("weekend", "second") else None


@reads("every")
def _every(phrase: Phrase, line: Timeline) -> Reading | None:
    if phrase.said("every"):
        return Reading(EVERY[phrase.said("every")])
    if phrase.said("weekdays"):
        return Reading(f"XXXX-WXX-{WEEKDAYS[phrase.said('weekdays')[:-1]]}")
    said = phrase.said("unit")
    if said in WEEKDAYS:
        return Reading(f"XXXX-WXX-{WEEKDAYS[said]}")
    unit = UNITS.get(said.rstrip("s"), "")
    if said in PARTS:
        return Reading(f"XXXX-XX-XX{_part(said)}")
    if said in MONTHS:
        return Reading(f"XXXX-{MONTHS[said]:02}")
    if said in SEASONS:
        return Reading(f"XXXX-{SEASONS[said]}")
    if unit == "weekend":
        return Reading("XXXX-WXX-WE")
    count = numbers.number_of(phrase.said("count").split()) if phrase.said("count") else 1
    return Reading(_length(count, unit)) if unit else None


@reads("weekend")
def _weekends(phrase: Phrase, line: Timeline) -> Reading | None:
    return Reading("XXXX-WXX-WE")


@reads("reference")
def _reference(phrase: Phrase, line: Timeline) -> Reading | None:
    if phrase.said("ref"):
        return Reading(REFERENCES[phrase.said("ref")])
    return Reading("PAST_REF" if phrase.said("past") else "FUTURE_REF" if phrase.said("future") else "PRESENT_REF")


@reads("holiday")
def _holiday(phrase: Phrase, line: Timeline) -> Reading | None:
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
    return _day(day, True)


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


def read_phrase(phrase: Phrase, line: Timeline) -> Reading | None:
    """What the phrase means here; None where it names no time after all."""
    reader = READERS.get(phrase.name)
    return reader(phrase, line) if reader else None
