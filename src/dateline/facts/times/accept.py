"""Which phrases that look like a time are one: 2014 may be a year or a number of tents."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.facts.times.patterns import Phrase
from dateline.marks import Marks
from dateline.types import Span

BY_THOUSANDS = frozenset(  # what is counted by the thousand, so that a number of four digits before it is no year
    """people men women children troops soldiers fighters refugees migrants civilians prisoners workers students police homes
    houses residents families protesters demonstrators policemen officers guests passengers victims jobs euros dollars
    pounds tonnes tons kilometers miles metres meters""".split()
)
LAST_YEAR = 2070  # later numbers of four digits are hardly ever years
NOT_BEFORE_YEAR = frozenset(["CURRENCY", "NUM", "SLASH", "AT"])
NOT_AFTER_YEAR = frozenset(["UNIT", "UNITS", "CARD", "ZONE", "AMPM", "CURRENCY", "FRACTION"])
NOT_PLURAL = frozenset("this its was is has as was series crisis olympics us congress games elections".split())


def accepts(phrase: Phrase, marks: Marks) -> bool:
    """False for phrases that the words around them make something else.

    A year must not count anything; a bare unit must be a length that something lasts.
    """
    test = TESTS.get(phrase.name)
    return test is None or test(phrase, marks)


def _after(phrase: Phrase, on: int = 0) -> tuple[str, str]:
    at = phrase.last + on
    return (phrase.row.tokens[at].kind, phrase.row.tokens[at].said) if at < len(phrase.row.tokens) else ("GAP", "")


def _is_year(phrase: Phrase, marks: Marks) -> bool:
    if phrase.said("edge"):
        return True
    year, before = int(phrase.said("y")), phrase.token_before()
    kind, said = _after(phrase)
    if year > LAST_YEAR or (before == "PUNCT" and phrase.row.tokens[phrase.first - 1].said == "©"):
        return False
    if before in NOT_BEFORE_YEAR or kind in NOT_AFTER_YEAR or _touches(phrase):
        return False
    if before == "STOP" and phrase.row.tokens[phrase.first - 1].end == phrase.row.tokens[phrase.first].start:
        return False
    counted = (
        kind == "OTHERWORD"
        and (said in BY_THOUSANDS or not 1950 <= year <= 2050)
        and said.endswith("s")
        and said not in NOT_PLURAL
        and not said.endswith("ss")
    )
    if before in ("THE", "POSSESSIVE", "OUR", "THIS", "FISCAL"):
        return year >= 1800 or (year >= 1400 and not counted)
    if before == "LPAR" and kind == "RPAR":
        return True
    if counted or (kind == "OTHERWORD" and said in ("people", "men", "women", "troops", "percent", "per")):
        return False
    if before in ("IN", "SINCE", "BY", "FROM", "TO", "OF", "BETWEEN", "AND", "AFTER", "BEFORE", "LATE", "EARLY", "MID"):
        return year >= 1000 and _counts_nothing(phrase, marks)
    return 1900 <= year <= 2100 and _counts_nothing(phrase, marks)


def _touches(phrase: Phrase) -> bool:
    """True where the digits are a part of a longer token: "B1234", "1990-12345", "S-1990"."""
    tokens, first, last = phrase.row.tokens, phrase.first, phrase.last
    if first and tokens[first - 1].end == tokens[first].start and tokens[first - 1].kind not in ("LPAR", "DASH", "PUNCT", "COMMA"):
        return True
    return last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].kind in ("OTHERWORD", "SLASH")


def _counts_nothing(phrase: Phrase, marks: Marks) -> bool:
    """With a tree: the number is no `nummod` of a plural."""
    token = phrase.row.tokens[phrase.found.start("y")]
    for word in marks.words_in(Span(token.start, token.end)):
        above = marks.head(word)
        if word.rel == "nummod" and above and (above.xpos in ("NNS", "NNPS") or above.feats.get("Number") == "Plur") and above.i > word.i:
            return False
    return True


def _is_year_range(phrase: Phrase, marks: Marks) -> bool:
    return phrase.token_before() not in ("CURRENCY", "DASH", "SLASH") and 1400 <= int(phrase.said("y")) <= 2100


LASTING = frozenset("lasts takes needs spends was is requires has gives adds means costs wants".split())
LENGTH_LEADS = frozenset("FOR IN APPROX OVER SINCE OF THE AFTER AND TO WHOLE MORE THAN BEFORE PAST OTHER OUR OR".split())


def _is_length(phrase: Phrase, marks: Marks) -> bool:
    if phrase.last - phrase.first > 1:
        return True
    kind, _ = _after(phrase)
    if phrase.token_before() == "DASH" or (kind == "OF" and _after(phrase, 1)[0] == "WEEKDAY"):
        return False
    return phrase.token_before() in LENGTH_LEADS - {"THE", "OUR"} or kind in ("LATER", "AFTER", "BEFORE", "EARLIER", "AGO")


def _is_duration(phrase: Phrase, marks: Marks) -> bool:
    kind, said = _after(phrase)
    unit, count = phrase.said("unit"), phrase.said("count")
    if kind == "OLD" or (kind == "DASH" and _after(phrase, 1)[0] == "OLD") or said == "read":
        return False
    if count.isdigit() and len(count) == 4 and not unit.endswith("s"):
        return False  # "the 1988 quarter"
    if unit.startswith("quarter") and (kind == "OF" or phrase.said("one") or count in ("three", "3")):
        return kind != "OF" and phrase.token_before() in LENGTH_LEADS
    if count == "one" and unit == "day" and kind not in ("AFTER", "BEFORE", "OF", "LATER"):
        return phrase.last - phrase.first > 2 or phrase.token_before() in LENGTH_LEADS
    if phrase.said("one") in ("a", "an") and phrase.last - phrase.first == 2 and _is_rate(phrase, marks):
        return False
    return not (unit == "second" and count in ("", "a"))


def _is_rate(phrase: Phrase, marks: Marks) -> bool:
    """How much goes with each, and no length: "$90 million a year", "300,000 barrels a day"."""
    before = phrase.row.tokens[phrase.first - 1] if phrase.first else None
    if before is None or before.said in LASTING:
        return False
    unit = phrase.row.tokens[phrase.last - 1]
    for word in marks.words_in(Span(unit.start, unit.end)):
        above = marks.head(word)
        if above and word.deprel.endswith((":unmarked", ":npmod", ":tmod")) and above.i < word.i and above.upos in ("NOUN", "NUM", "SYM"):
            return True
    plural = before.kind == "OTHERWORD" and before.said.endswith("s") and not before.said.endswith("ss")
    return plural or before.kind in ("NUM", "DAY", "CARD", "YEAR", "UNITS", "FRACTION", "FOURDIGITS")


def _is_reference(phrase: Phrase, marks: Marks) -> bool:
    kind, said = _after(phrase)
    if phrase.said("past"):
        return phrase.token_before() == "IN" and kind not in ("CARD", "VAGUE", "UNIT", "UNITS", "DAY", "NUM", "WEEKEND")
    if phrase.said("ref") in ("soon", "shortly"):
        return kind not in ("AFTER", "BEFORE") and said != "as" and (phrase.first == 0 or phrase.row.tokens[phrase.first - 1].said != "as")
    return kind not in ("DAY", "NUM", "CARD")


def _is_set(phrase: Phrase, marks: Marks) -> bool:
    if phrase.said("each") == "per":
        return phrase.said("unit") not in ("hour", "second", "minute")
    if not phrase.said("every"):
        return True
    following = phrase.row.tokens[phrase.last] if phrase.last < len(phrase.row.tokens) else None
    before = phrase.row.tokens[phrase.first - 1].said if phrase.first else ""
    return before not in ("the", "local", "based") and not (following and following.kind == "OTHERWORD" and following.capital)


def _is_next_date(phrase: Phrase, marks: Marks) -> bool:
    return _after(phrase)[0] not in ("OTHERWORD", "UNIT", "UNITS", "CARD", "NUM", "DASH", "FRACTION", "AMPM")


def _is_season(phrase: Phrase, marks: Marks) -> bool:
    """No autumn: "the fall of the city"."""
    return phrase.said("s") != "fall" or bool(phrase.said("y")) or _after(phrase)[0] != "OF"


def _is_holiday(phrase: Phrase, marks: Marks) -> bool:
    """Not the family name: "Johnnie Christmas"."""
    before = phrase.row.tokens[phrase.first - 1] if phrase.first else None
    return before is None or before.kind != "OTHERWORD" or not before.capital


TESTS: Mapping[str, Callable[[Phrase, Marks], bool]] = {
    "year": _is_year,
    "year_range": _is_year_range,
    "next_date": _is_next_date,
    "vague": _is_length,
    "duration": _is_duration,
    "reference": _is_reference,
    "every": _is_set,
    "season": _is_season,
    "holiday": _is_holiday,
}
