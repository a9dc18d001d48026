"""The words that times are made of, each with its kind."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.text import numbers

MONTH_NAMES = "january february march april may june july august september october november december"
MONTHS: Mapping[str, int] = {name: number for number, name in enumerate(MONTH_NAMES.split(), 1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
UNSURE_MONTHS = frozenset({"may", "march", "mar", "jun", "jul", "sep", "apr", "jan", "dec"})  # "May" may be a verb or a name
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS: Mapping[str, int] = {name: number for number, name in enumerate(WEEKDAY_NAMES.split(), 1)} | {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip

UNITS: Mapping[str, str] = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "day", "week": "week", "fortnight": "fortnight",
    "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century", "centurie": "century",
    "weekend": "weekend", "hr": "hour", "min": "minute", "yr": "year",
}  # fmt: skip

SEASONS: Mapping[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS: Mapping[str, str] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV",
    "nightfall": "NI", "sunset": "EV", "noon": "12:00", "midday": "12:00", "midnight": "24:00", "daytime": "DT", "nighttime": "NI",
    "lunchtime": "12:00",
}  # fmt: skip
DECADES: Mapping[str, int] = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197, "eighties": 198, "nineties": 199,
}  # fmt: skip
DAYS: Mapping[str, int] = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
REFERENCES: Mapping[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF", "shortly": "FUTURE_REF",
}  # fmt: skip
EVERY: Mapping[str, str] = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "yearly": "P1Y", "hourly": "PT1H", "biweekly": "P2W", "bimonthly": "P2M",
}  # fmt: skip
# What the value shows of a zone: Z for world time, nothing for a local time (its clock is the one that the report goes by).
ZONES: Mapping[str, str] = {"gmt": "Z", "utc": "Z"} | dict.fromkeys(
    "bst cet cest eet eest msk est edt et cst cdt ct mst mdt pst pdt pt jst kst hkt trt ist pkt aest".split(), ""
)

# Feasts with a fixed day; movable ones with the rule that moves them.
HOLIDAYS: Mapping[str, str] = {
    "new year's eve": "12-31", "new year's day": "01-01", "new years day": "01-01", "christmas eve": "12-24", "christmas day": "12-25",
    "christmas": "12-25", "boxing day": "12-26", "valentine's day": "02-14", "international women's day": "03-08", "may day": "05-01",
    "halloween": "10-31", "veterans day": "11-11", "armistice day": "11-11", "bastille day": "07-14", "all saints' day": "11-01",
    "thanksgiving": "11-Thu-4", "thanksgiving day": "11-Thu-4", "labor day": "09-Mon-1", "memorial day": "05-Mon-9",
    "easter": "easter+0", "easter sunday": "easter+0", "easter monday": "easter+1", "good friday": "easter-2",
}  # fmt: skip

_GROUPS: Mapping[str, str] = {
    "APPROX": "about around nearly almost roughly approximately some just only barely under",
    "MORE": "more less fewer longer", "THAN": "than", "LEAST": "least most", "UP": "up", "NO": "no",
    "OVER": "over", "AGO": "ago", "EARLIER": "earlier", "BEFORE": "before beforehand", "LATER": "later afterwards afterward",
    "AFTER": "after", "HENCE": "hence",
    "LAST": "last", "PAST": "past", "PREVIOUS": "previous preceding prior", "NEXT": "next", "COMING": "coming upcoming",
    "FOLLOWING": "following ensuing",
    "THIS": "this", "CURRENT": "current", "THAT": "that", "SAME": "same", "THE": "the", "A": "a an", "EACH": "each every per",
    "FROM": "from", "TO": "to until till through thru", "BETWEEN": "between", "AND": "and", "OR": "or", "OF": "of", "FOR": "for",
    "IN": "in during throughout", "ON": "on", "AT": "at", "SINCE": "since", "BY": "by", "WHOLE": "whole entire full all",
    "EARLY": "early", "LATE": "late", "MID": "mid", "BEGIN": "beginning start outset", "MIDDLE": "middle", "END": "end close",
    "VAGUE": "several few many numerous", "COUPLE": "couple dozen dozens", "HALF": "half", "OLD": "old aged", "FISCAL": "fiscal",
    "OVERNIGHT": "overnight", "AMPM": "am pm a.m p.m", "OCLOCK": "o'clock", "NOT": "not", "OTHER": "another additional extra more",
    "RECENT": "recent", "FUTURE": "future", "AHEAD": "ahead", "WORKING": "working straight consecutive calendar trading full long",
    "TODAY": "today yesterday tomorrow", "TONIGHT": "tonight", "WEEKEND": "weekend", "WEEKENDS": "weekends", "SECOND": "second",
    "OUR": "these those our his her their its", "LATEST": "latest", "PERIOD": "period", "YEAREARLIER": "year-earlier year-ago",
}  # fmt: skip


def _kinds() -> dict[str, str]:
    kinds = {word: name for name, words in _GROUPS.items() for word in words.split()}
    kinds |= dict.fromkeys(numbers.SMALL, "CARD") | dict.fromkeys(numbers.LARGE, "BIG")
    kinds |= {word: "ORDW" for word in numbers.ORDINAL if word != "second"}
    kinds |= {unit: "UNIT" for unit in UNITS if unit not in ("second", "weekend", "night", "centurie")}
    kinds |= {"centuries": "UNITS"} | {f"{unit}s": "UNITS" for unit in UNITS if unit not in ("weekend", "century", "centurie")}
    kinds |= dict.fromkeys(PARTS, "PART") | {f"{part}s": "PARTS" for part in ("morning", "afternoon", "evening")}
    kinds |= dict.fromkeys(SEASONS, "SEASON") | {"fall": "FALL", "spring": "FALL"}
    kinds |= dict.fromkeys(DECADES, "DECADE") | dict.fromkeys(REFERENCES, "REF") | dict.fromkeys(EVERY, "EVERY")
    return kinds


KINDS: Mapping[str, str] = _kinds()
