"""The text as a row of kinds: "about two weeks ago" is APPROX OVER CARD UNITS AGO, and patterns are written over that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from dateline.facts.times.lexicon import HOLIDAYS, KINDS, MONTHS, UNSURE_MONTHS, WEEKDAYS, ZONES
from dateline.types import Span

NAMES = (
    "OTHERWORD GAP STOP PUNCT DASH COMMA LPAR RPAR POSSESSIVE SLASH YEAR DAY NUM FOURDIGITS FRACTION CARD BIG ORDN ORDW SECOND MONTH "
    "UNSUREMONTH WEEKDAY WEEKDAYS UNIT UNITS WEEKEND WEEKENDS PART PARTS SEASON FALL DECADE DECADEN REF EVERY TODAY TONIGHT OVERNIGHT "
    "HOLIDAY ISO SLASHED CLOCK DOTTED QUARTERN ZONE AMPM OCLOCK APPROX OVER MORE THAN LEAST UP NO NOT AGO EARLIER BEFORE LATER AFTER "
    "HENCE LAST PAST PREVIOUS NEXT COMING FOLLOWING THIS CURRENT THAT SAME THE A EACH FROM TO BETWEEN AND OR OF FOR IN ON AT SINCE BY "
    "WHOLE EARLY LATE MID BEGIN MIDDLE END VAGUE COUPLE HALF OLD FISCAL OTHER RECENT FUTURE AHEAD WORKING OUR LATEST PERIOD "
    "YEAREARLIER CURRENCY"
).split()
CODES = {name: chr(0x4E00 + number) for number, name in enumerate(NAMES)}  # any block without special meaning in a regex does

SHORTENED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun"  # with a full stop of their own
PLACES = (
    "local|Moscow|Kyiv|Kiev|Eastern|Pacific|Central[ ]European|Beijing|Tehran|Baghdad|Damascus|Paris|London|Brussels|Tokyo|Seoul|Israel"
)
FEASTS = "|".join(re.escape(name).replace("'", "['’]").replace("\\ ", "[ ]") for name in sorted(HOLIDAYS, key=len, reverse=True))
TOKEN = re.compile(
    r"""
    (?P<QUARTERN>\b[QH][1-4]\b)
  | (?P<HOLIDAY>(?=[NCBVIMHALTEG])\b(?i:FEASTS)\b)
  | (?P<WORD>(?=[^\W\d_])(?:(?i:[ap]\.m\.?|o['’]clock|year-(?:earlier|ago)|(?:PLACES)[ ]time\b|(?:SHORTENED)\.(?![a-z]))|[^\W\d_]+))
  | (?P<GAP>\n[ \t\r]*\n)
  | (?P<SIGN>(?!['’](?:s\b|\d0s\b))[^\w\s½¼¾])
  | (?P<ISO>\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
  | (?P<CLOCK>\b\d{1,2}(?:[:.]\d\d){0,2}[ \xa0]?(?i:[ap]\.m\.|[ap]\.?m\b)|\b\d{1,2}:\d\d(?::\d\d)?(?!\d)|\b\d\dh\d\d\b)
  | (?P<SLASHED>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b)
  | (?P<FRACTION>\b\d/\d\b|[½¼¾])
  | (?P<DECADEN>\b(?:1\d|20)?\d0['’]?s\b|['’]\d0s\b)
  | (?P<ORDN>\b\d{1,3}(?i:st|nd|rd|th)\b)
  | (?P<NUMBER>\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
  | (?P<POSSESSIVE>['’]s\b)
    """.replace("FEASTS", FEASTS)
    .replace("SHORTENED", SHORTENED)
    .replace("PLACES", PLACES),
    re.VERBOSE,
)
SIGNS = {"-": "DASH", "‑": "DASH", "–": "DASH", ",": "COMMA", "(": "LPAR", ")": "RPAR", "/": "SLASH", ".": "STOP", "!": "STOP", "?": "STOP",
         "$": "CURRENCY", "€": "CURRENCY", "£": "CURRENCY", "¥": "CURRENCY", "#": "CURRENCY"}  # fmt: skip


class Token(NamedTuple):
    """A stretch of the text with its kind; `said` is its lower-case form without a final dot."""

    start: int
    end: int
    said: str
    kind: str
    capital: bool = False


@dataclass(frozen=True)
class Row:
    """All tokens of a text, and their kinds as one string that patterns can search."""

    tokens: tuple[Token, ...]

    @cached_property
    def kinds(self) -> str:
        return "".join([CODES[token.kind] for token in self.tokens])

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def row_of(text: str) -> Row:
    """Cut a text into tokens and name the kind of each.

    Own tokens, because a parser's differ from one to the next ("Jan." may be one word or two, "2021-22" up to three).

    >>> [token.kind for token in row_of("two weeks ago, on Jan. 5").tokens]
    ['CARD', 'UNITS', 'AGO', 'COMMA', 'ON', 'MONTH', 'DAY']
    """
    return Row(tuple(_tokens(text)))


def _tokens(text: str) -> Iterator[Token]:
    for found in TOKEN.finditer(text):
        start, end = found.span()
        yield Token(start, end, *_told(text[start:end], found.lastgroup or "SIGN"))


@lru_cache(maxsize=1 << 14)
def _told(said: str, group: str) -> tuple[str, str, bool]:
    """What is said, in lower case; its kind; whether it has a capital. Kept, since texts repeat their words."""
    if group == "WORD":
        lower = said.lower().rstrip(".").replace("’", "'")
        return lower, _word_kind(said, lower), said[0].isupper()
    if group == "NUMBER":
        kind = _number_kind(said)
        return said, "DOTTED" if kind == "NUM" and "." in said and _clocklike(said) else kind, False
    if group == "SIGN":
        return said, SIGNS.get(said, "PUNCT"), False
    return said.lower().replace("’", "'"), group, False


def _word_kind(said: str, lower: str) -> str:
    capital = said[0].isupper()
    if lower in MONTHS:
        if not capital:
            return "OTHERWORD"
        sure = lower not in UNSURE_MONTHS or said.endswith(".")
        return "MONTH" if sure else "UNSUREMONTH"
    if lower in WEEKDAYS:
        return "WEEKDAY" if capital and (len(lower) > 5 or said.endswith(".")) else "OTHERWORD"
    if (lower in ZONES and said.isupper()) or lower.endswith(" time"):
        return "ZONE"
    if lower[-1] == "s" and lower[:-1] in WEEKDAYS and capital and len(lower) > 6:
        return "WEEKDAYS"
    kind = KINDS.get(lower, "OTHERWORD")
    return "OTHERWORD" if capital and kind == "EVERY" else kind  # "the Daily News"


def _number_kind(said: str) -> str:
    if not said.isdecimal() or len(said) > 9:
        return "NUM"
    value = int(said)
    if len(said) == 4:
        return "YEAR" if 1000 <= value <= 2199 else "FOURDIGITS"
    return "DAY" if len(said) <= 2 and 1 <= value <= 31 else "NUM"


def _clocklike(said: str) -> bool:
    hour, _, minute = said.partition(".")
    return hour.isdigit() and len(hour) <= 2 and len(minute) == 2 and int(hour) < 24 and int(minute) < 60
