"""How long, how long ago, how often: "three days", "two weeks ago", "every month", "recently"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.facts.times.lexicon import EVERY, MONTHS, PARTS, REFERENCES, SEASONS, UNITS, WEEKDAYS
from dateline.facts.times.patterns import Phrase
from dateline.facts.times.timeline import Reading, Timeline, part_of
from dateline.text import numbers

LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
MULTIPLES = {"fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10), "century": ("year", 100)}
VAGUE_LETTERS = {"decade": "E", "century": "C", "fortnight": "W", "quarter": "M"} | LETTERS
VAGUE = frozenset(["several", "few", "many", "numerous", "dozens"])
FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
NEAR = 100  # tokens: how far back a quarter may have been named for "a year earlier" to mean a quarter


def length_of(count: float | int | None, unit: str) -> str:
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
    if words and words[-1] in FRACTIONS:
        return (numbers.number_of(words[:-1]) or 0) + FRACTIONS[words[-1]]
    return numbers.number_of(words)


def read_duration(phrase: Phrase, line: Timeline) -> Reading | None:
    unit = UNITS.get(phrase.said("unit").rstrip("s"), "")
    if not unit or unit == "weekend":
        return None
    count: float | int | None = 0.5 if phrase.said("halfof") else 1 if phrase.said("one") else _count(phrase.said("count"))
    if "count" in phrase.found.re.groupindex and phrase.said("count"):
        words = phrase.said("count").split(" ")
        if count is None and not VAGUE & set(words):
            return None
    if "half" in phrase.said("half") and count:
        count += 0.5
    if unit == "minute" and count == 0.5:
        return Reading("PT30S")
    if unit == "hour" and count and count != int(count):
        return Reading(f"PT{int(count * 60)}M")
    if unit == "year" and count == 0.5:
        return Reading("P6M")
    return Reading(length_of(count, unit))


def read_duration_range(phrase: Phrase, line: Timeline) -> Reading | None:
    unit = UNITS.get(phrase.said("unit").rstrip("s"), "")
    first, last = _count(phrase.said("n")), _count(phrase.said("n2"))
    if phrase.said("n2") in numbers.LARGE:
        return None
    if not unit or first is None or last is None or first >= last:
        return None
    return Reading(f"{length_of(first, unit)}/{length_of(last, unit)}")


def read_ago(phrase: Phrase, line: Timeline) -> Reading | None:
    sense = phrase.said("sense")
    unit = "year" if sense.startswith("year-") else UNITS.get(phrase.said("unit").rstrip("s"), "")
    back = sense.split(" ")[-1] in ("ago", "earlier", "before", "beforehand", "year-ago", "year-earlier")
    if (
        sense == "before"
        and phrase.last < len(phrase.row.tokens)
        and phrase.row.tokens[phrase.last].kind not in ("STOP", "COMMA", "GAP", "PUNCT", "RPAR")
    ):
        return None  # "two days before the vote" is a length, counted from something else
    words = [token.said for token in phrase.row.tokens[phrase.first : phrase.last]]
    one = sense.startswith("year-") or {"a", "an"} & set(words) or words[0] == "the"
    count: float | int | None = _count(phrase.said("count")) if phrase.said("count") else 1 if one else None
    if phrase.said("count") and count is None and not VAGUE & set(words):
        return None
    if "half" in words:
        count = (count or 0) + 0.5 if phrase.said("count") else 0.5
    if not unit or unit == "weekend":
        return None
    told = not {"ago", "hence", "from"} & set(sense.replace("-", " ").split()) or sense == "year-ago"
    return _stepped(line, Distance(unit, count, -1 if back else 1, told), phrase)


@dataclass(frozen=True)
class Distance:
    """How far a time lies from another: `told` if from one that the story has named, else from today."""

    unit: str
    count: float | int | None
    way: int
    told: bool

    @property
    def length(self) -> str:
        return length_of(self.count, self.unit)


def _stepped(line: Timeline, distance: Distance, phrase: Phrase) -> Reading:
    unit, count, told = distance.unit, distance.count, distance.told
    somewhere = Reading(distance.length if told else "PAST_REF" if distance.way < 0 else "FUTURE_REF")
    if count is None:
        return somewhere
    if unit in ("second", "minute", "hour") or count != int(count):
        return Reading(distance.length)
    if unit == "year" and count == 1 and line.quarter and phrase.first - line.quarter_at < NEAR:
        moment = line.quarter.shift(4 * distance.way)
        return Reading(moment.value, moment, True)
    base = (line.last if told and line.last and line.last.grain != "decade" else None) or line.today()
    if base is None or (told and distance.way > 0 and line.last is None):
        return somewhere
    grain, times = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}.get(unit, (unit, 1))
    if told and base.grain in ("year", "season") and grain in ("day", "week"):
        return somewhere
    moment = base.to(grain).shift(int(count) * times * distance.way)
    return Reading(moment.value, moment, True)


def read_vague(phrase: Phrase, line: Timeline) -> Reading | None:
    unit, rel = UNITS.get(phrase.said("unit").rstrip("s"), ""), phrase.said("rel")
    if not unit or unit in ("weekend", "second"):
        return None
    if rel and not VAGUE & {token.said for token in phrase.row.tokens[phrase.first : phrase.last]}:
        return Reading("FUTURE_REF" if rel in ("next", "coming", "upcoming") else "PAST_REF")
    return Reading(length_of(None, unit))


# A set of days is no length of a day: "every day" is told from "a day".
RECURRING = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}


def read_every(phrase: Phrase, line: Timeline) -> Reading | None:
    if phrase.said("every"):
        return Reading(EVERY[phrase.said("every")])
    if phrase.said("weekdays"):
        return Reading(f"XXXX-WXX-{WEEKDAYS[phrase.said('weekdays')[:-1]]}")
    said = phrase.said("unit")
    if said in WEEKDAYS:
        return Reading(f"XXXX-WXX-{WEEKDAYS[said]}")
    unit = UNITS.get(said.rstrip("s"), "")
    if said in PARTS:
        return Reading(f"XXXX-XX-XX{part_of(said)}")
    if said in MONTHS:
        return Reading(f"XXXX-{MONTHS[said]:02}")
    if said in SEASONS:
        return Reading(f"XXXX-{SEASONS[said]}")
    if unit == "weekend":
        return Reading("XXXX-WXX-WE")
    if not phrase.said("count") and phrase.said("each") in ("every", "each") and unit in RECURRING:
        return Reading(RECURRING[unit])
    count = numbers.number_of(phrase.said("count").split()) if phrase.said("count") else 1
    return Reading(length_of(count, unit)) if unit else None


def read_weekends(phrase: Phrase, line: Timeline) -> Reading | None:
    return Reading("XXXX-WXX-WE")


def read_reference(phrase: Phrase, line: Timeline) -> Reading | None:
    if phrase.said("ref"):
        return Reading(REFERENCES[phrase.said("ref")])
    return Reading("PAST_REF" if phrase.said("past") else "FUTURE_REF" if phrase.said("future") else "PRESENT_REF")
