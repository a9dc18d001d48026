"""Times of day: "at 6:30 a.m.", "17.55 GMT", "overnight", "before dawn"."""

from __future__ import annotations

from dateline.facts.times.lexicon import DAYS, ZONES
from dateline.facts.times.patterns import Phrase
from dateline.facts.times.timeline import STEPS, Reading, Timeline, part_of
from dateline.text import numbers

SOON = 25  # tokens: "overnight" follows a day named just before it


def read_part_of_day(phrase: Phrase, line: Timeline) -> Reading | None:
    rel, part = phrase.said("rel"), part_of(phrase.said("part"))
    lead = phrase.said("lead")
    if not rel and phrase.said("part") == "night" and phrase.token_before() == "AT":
        return Reading("TNI")  # "at night" is any night
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
    if moment is None or (lead and line.day is None):
        return Reading(f"XXXX-XX-XX{part}")
    return Reading(moment.value + part, moment, True)


def read_overnight(phrase: Phrase, line: Timeline) -> Reading | None:
    if line.published is None and line.day is None:
        return Reading("XXXX-XX-XXTNI")
    today = line.today()
    near = line.day is not None and line.day_at >= line.paragraph and phrase.first - line.day_at < SOON
    base = line.day if line.day and near and (today is None or line.day.day < today.day) else None
    moment = base or (today.shift(-1) if today else None)
    return Reading(f"{moment.value}TNI", moment, True) if moment else None


def read_clock(phrase: Phrase, line: Timeline) -> Reading | None:
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
    digits = (
        said.replace(".", ":").rstrip(":apm ").split(" ")[0] if said[0].isdigit() else str(numbers.number_of([said.split(" ")[0]]) or "")
    )
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


def read_clock_range(phrase: Phrase, line: Timeline) -> Reading | None:
    texts = phrase.said("clock"), phrase.said("clock2")
    zoned = phrase.said("zone")
    if not zoned and not any(":" in text or text[-1] in "m." for text in texts):
        return None
    second = _time_of_day(texts[1])
    first = _time_of_day(
        texts[0] + ("pm" if second and texts[1].rstrip(".").endswith("m") and "p" in texts[1] and texts[0].isdigit() else "")
    )
    moment = line.day or line.today()
    if first is None or second is None:
        return None
    head = f"{moment.value if moment else 'XXXX-XX-XX'}T"
    zone = ZONES.get(zoned, "") if zoned else ""
    tail = f"{moment.shift(1).value}T" if moment and second < first else head
    return Reading(f"{head}{first}{zone}/{tail}{second}{zone}", moment, True)
