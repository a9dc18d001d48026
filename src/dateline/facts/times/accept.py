"""Which phrases that look like a time are one: 2014 may be a year or a number of tents."""

from __future__ import annotations

from dateline.facts.times.patterns import Phrase
from dateline.marks import Marks
from dateline.types import Span

YEAR_LEADS = frozenset(["IN", "SINCE", "BY", "FROM", "TO", "BETWEEN", "OF", "UNTIL", "EARLY", "LATE", "MID", "THE", "THIS", "BEFORE", "AFTER", "POSSESSIVE",
                        "LPAR", "COMMA", "AND", "OR", "DASH", "APPROX", "ON", "SLASH", "GAP", "THAN", "END"])  # fmt: skip
NOT_BEFORE_YEAR = frozenset(["CURRENCY", "NUM", "SLASH", "AT"])
NOT_AFTER_YEAR = frozenset(["UNIT", "UNITS", "CARD", "ZONE", "AMPM", "CURRENCY", "FRACTION"])
NOT_PLURAL = frozenset("this its was is has as was series crisis olympics us congress games elections".split())


def accepts(phrase: Phrase, marks: Marks) -> bool:
    """False for phrases that the words around them make something else.

    A year must not count anything; a bare unit must be a length that something lasts.
    """
    test = {"year": _is_year, "vague": _is_length, "duration": _is_duration, "reference": _is_reference, "year_range": _is_year_range}.get(phrase.name)
    return test is None or test(phrase, marks)


def _after(phrase: Phrase, on: int = 0) -> tuple[str, str]:
    at = phrase.last + on
    return (phrase.row.tokens[at].kind, phrase.row.tokens[at].said) if at < len(phrase.row.tokens) else ("GAP", "")


def _is_year(phrase: Phrase, marks: Marks) -> bool:
    if phrase.said("edge"):
        return True
    year, before = int(phrase.said("y")), phrase.token_before()
    kind, said = _after(phrase)
    if before in NOT_BEFORE_YEAR or kind in NOT_AFTER_YEAR or _touches(phrase):
        return False
    if before == "STOP" and phrase.row.tokens[phrase.first - 1].end == phrase.row.tokens[phrase.first].start:
        return False
    counted = kind == "OTHERWORD" and said.endswith("s") and said not in NOT_PLURAL and not said.endswith("ss")
    if before in ("THE", "POSSESSIVE", "OUR", "THIS", "FISCAL"):
        return 1800 <= year <= 2100
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


LENGTH_LEADS = frozenset(["FOR", "IN", "APPROX", "SINCE", "OF", "THE", "AFTER", "AND", "TO", "WHOLE", "MORE", "THAN", "BEFORE", "PAST", "OTHER", "OUR", "OR"])


def _is_length(phrase: Phrase, marks: Marks) -> bool:
    if phrase.last - phrase.first > 1:
        return True
    kind, _ = _after(phrase)
    return phrase.token_before() in LENGTH_LEADS - {"THE", "OUR"} or kind in ("LATER", "AFTER", "BEFORE", "EARLIER", "AGO", "OF")


def _is_duration(phrase: Phrase, marks: Marks) -> bool:
    kind, said = _after(phrase)
    if kind == "OLD" or (kind == "DASH" and _after(phrase, 1)[0] == "OLD"):
        return False
    return not (phrase.said("unit") == "second" and phrase.said("count") in ("", "a"))


def _is_reference(phrase: Phrase, marks: Marks) -> bool:
    kind, _ = _after(phrase)
    if phrase.said("past") and phrase.found.end() - phrase.found.start() == 2:
        return kind in ("STOP", "COMMA", "GAP", "PUNCT", "OTHERWORD") and phrase.token_before() == "IN"
    return True
