"""The phrases that name a time, as patterns over kinds of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dateline.facts.times.tokens import CODES, Row

# Names of several kinds at once; a pattern is written in kinds and these.
GROUPS: Mapping[str, str] = {
    "ANYMONTH": "[MONTH UNSUREMONTH]",
    "ANYUNIT": "[UNIT UNITS SECOND]",
    "FIGURE": "[CARD BIG DAY NUM YEAR FOURDIGITS]",
    "NUMBER": "(?:[DAY NUM YEAR FOURDIGITS] (?:DASH? BIG){0,2}|[CARD BIG] (?:[DASH AND]? [CARD BIG]){0,4})",
    "ORDER": "[ORDN ORDW SECOND]",
    "PREP": "[A AND THE POSSESSIVE IN SINCE FROM TO BY OF LAST NEXT THIS EARLY LATE MID BEFORE AFTER BETWEEN DASH EARLIER LATER COMING]",
    "RELATION": "[LAST NEXT THIS PAST COMING]",
    "SENSE": "AGO|EARLIER|LATER|BEFORE|HENCE|FROM REF|AND A HALF AGO",
    "EDGE": "(?P<edge>THE? [EARLY LATE] OF?|[EARLY LATE EARLIER LATER] [IN ON]?|MID DASH?|THE? [BEGIN MIDDLE END] OF)?",
    "APPROXIMATELY": "(?P<approx>[APPROX OVER]|NO? MORE THAN|AT LEAST|UP TO)?",
    "COUNT": "(?P<count>NUMBER FRACTION?|A BIG|A? COUPLE OF?|A? VAGUE|FRACTION)",
    "RELYEAR": "(?:[OF COMMA]? (?P<relyear>[LAST THIS NEXT]) YEARWORD)",
    "YEARWORD": "(?P<yearword>UNIT)",
    "ZONEPART": "(?:LPAR? (?P<zone>ZONE) RPAR?)",
    "CLOCKFACE": "(?P<clock>CLOCK|[DAY CARD NUM] AMPM|[DAY CARD] OCLOCK)",
}  # fmt: skip

PATTERNS: tuple[tuple[str, str], ...] = (
    ("age", "APPROXIMATELY COUNT DASH? ANYUNIT DASH? OLD | OLD (?P<n>FIGURE)"),
    ("iso", "ISO"),
    ("slashed", "SLASHED"),
    ("date", "EDGE (?P<wd>WEEKDAY COMMA?)? (?P<m>ANYMONTH) (?P<d>[DAY ORDN]) [COMMA LPAR]? (?P<y>YEAR) RPAR?"),
    ("date", "EDGE (?P<wd>WEEKDAY COMMA?)? THE? (?P<d>[DAY ORDN]) OF? (?P<m>ANYMONTH) [COMMA LPAR]? (?P<y>YEAR) RPAR?"),
    ("date", "EDGE (?P<wd>WEEKDAY COMMA?)? LAST? (?P<m>ANYMONTH) THE? (?P<d>[DAY ORDN]) RELYEAR?"),
    ("ordinal_day", "(?<=[ON SINCE BY TO BEFORE AFTER FROM]) THE (?P<d>ORDN)(?=[STOP COMMA GAP AND PUNCT RPAR])"),
    ("next_date", "(?<=AND) (?P<d>DAY)"),
    ("date", "EDGE (?P<wd>WEEKDAY COMMA?)? THE? (?P<d>[DAY ORDN]) OF? (?P<m>ANYMONTH) RELYEAR?"),
    ("date_range", "(?P<m>ANYMONTH) (?P<d>[DAY ORDN]) [DASH TO AND] (?P<m2>ANYMONTH)? (?P<d2>[DAY ORDN]) (?:COMMA? (?P<y>YEAR))?"),
    ("date_range", "(?P<d>[DAY ORDN]) (?P<m>ANYMONTH)? [DASH TO AND] (?P<d2>[DAY ORDN]) (?P<m2>ANYMONTH) (?:COMMA? (?P<y>YEAR))?"),
    ("month_range", "(?P<m>ANYMONTH) (?:[DASH SLASH]|TO) (?P<m2>ANYMONTH) OF? (?P<y>YEAR)?"),
    ("weekday_range", "(?<=FROM) (?P<wd>WEEKDAY) TO (?P<wd2>WEEKDAY)"),
    ("month", "EDGE (?P<m>ANYMONTH) [OF COMMA]? (?P<y>YEAR)"),
    ("month", "EDGE (?P<m>ANYMONTH) RELYEAR"),
    ("month", "EDGE (?P<rel>RELATION)? (?P<m>MONTH)"),
    ("month", "EDGE (?:(?P<rel>RELATION)|(?<=PREP)) (?P<m>UNSUREMONTH)"),
    ("month", "(?:EARLY|LATE|MID DASH?) (?P<m>UNSUREMONTH)"),
    ("year", "EDGE FISCAL (?:UNIT)? (?P<y>YEAR)"),
    ("year", "EDGE (?P<y>YEAR)"),
    ("spoken_year", "(?P<century>CARD) (?P<tens>CARD) (?:DASH? (?P<ones>CARD))?"),
    ("year_range", "(?P<y>YEAR) DASH (?P<y2>[YEAR DAY NUM])"),
    ("year_range", "(?P<y>YEAR) TO (?P<y2>YEAR)"),
    ("year_range", "(?<=BETWEEN) (?P<y>YEAR) AND (?P<y2>YEAR)"),
    ("decade", "THE? (?P<edge>[EARLY LATE MID] DASH?)? (?P<dec>[DECADEN DECADE])"),
    ("century", "THE? (?P<edge>[EARLY LATE MID] DASH?)? (?P<ord>ORDER) DASH? (?P<unit>UNIT)"),
    ("quarter", "THE? (?:(?P<y0>YEAR)|FISCAL DASH?)? (?P<ord>[ORDW SECOND]) (?P<unit>UNIT) (?:OF? (?P<y>YEAR)|RELYEAR)?"),
    ("quarter", "(?P<ord>[ORDW SECOND]) DASH (?P<unit>UNIT) (?:OF? (?P<y>YEAR))?"),
    ("quarter", "(?P<relyear>[LAST THIS NEXT]) YEARWORD POSSESSIVE (?P<ord>[ORDW SECOND]) (?P<unit>UNIT)"),
    ("quarter", "(?P<qn>QUARTERN) (?:OF? (?P<y>YEAR))?"),
    ("quarter", "(?P<y>YEAR) (?P<qn>QUARTERN)"),
    ("half", "THE? (?P<ord>[ORDW SECOND]) DASH? HALF (?:OF? (?P<y>YEAR)|RELYEAR|OF THE UNIT)?"),
    ("season", "EDGE (?P<det>[THE LAST NEXT THIS PAST COMING])? (?P<s>SEASON) (?:OF? (?P<y>YEAR)|RELYEAR)?"),
    ("season", "EDGE (?P<det>THE|LAST|NEXT|THIS|(?<=IN)THE|PAST|COMING) (?P<s>FALL) (?:OF? (?P<y>YEAR)|RELYEAR)?"),
    ("season", "(?P<s>FALL) OF? (?P<y>YEAR)"),
    ("season", "(?:EARLY|LATE|MID DASH?) (?P<s>FALL)"),
    ("season", "(?<=IN) (?P<s>FALL)"),
    ("day", "EDGE (?P<day>TODAY) (?P<part>PART)?"),
    ("day", "EDGE (?P<day>TONIGHT)"),
    ("weekday", "EDGE (?:THE? [EARLY LATE] UNITS OF)? (?P<rel>RELATION)? (?P<wd>WEEKDAY) (?P<part>(?:EARLY|LATE)? [PART PARTS])?"),
    ("weekday", "(?P<wd>WEEKDAY) [OF COMMA]? THE? (?P<week>[LAST NEXT THIS FOLLOWING PREVIOUS]) (?P<unit>UNIT)"),
    ("weekday", "(?P<part>PART) [ON OF COMMA]? (?P<wd>WEEKDAY)"),
    ("weekday", "(?P<wd>WEEKDAY) AT (?P<part>PART)"),
    ("relative", "EDGE THE? (?P<rel>[LAST NEXT THIS PREVIOUS FOLLOWING COMING CURRENT]) FISCAL? (?P<unit>[UNIT WEEKEND])"),
    ("relative", "EDGE THE (?P<rel>PAST) (?P<unit>[UNIT WEEKEND])"),
    ("relative", "(?P<rel>THAT SAME|THE SAME|THAT) (?P<unit>[UNIT WEEKEND])"),
    ("relative", "(?P<rel>THE) (?P<unit>WEEKEND)"),
    ("plain_quarter", "THE LATEST? (?P<unit>UNIT)"),
    ("plain_quarter", "THE LATEST (?P<period>PERIOD)"),
    ("plain_quarter", "THE? OTHERWORD? (?P<back>YEAREARLIER) DASH? (?:[ORDW SECOND]? DASH? (?P<unit>UNIT)|PERIOD)"),
    ("day", "LATER IN THE (?P<today>UNIT)"),
    ("relative", "(?P<edge>THE? [BEGIN MIDDLE END] OF) THE (?P<unit>[UNIT WEEKEND])"),
    ("year_end", "THE? (?P<unit>UNIT) [DASH POSSESSIVE]? END"),
    ("part", "EDGE (?:IN? THE)? (?P<rel>[LAST THIS THAT NEXT FOLLOWING PREVIOUS SAME]) (?P<part>PART)"),
    ("part", "(?<=[AT BY SINCE BEFORE AFTER TO APPROX FROM]) (?P<part>PART)"),
    ("part", "(?P<lead>IN) THE (?:EARLY|LATE)? (?P<part>PART)"),
    ("overnight", "OVERNIGHT"),
    ("clock", "APPROXIMATELY (?P<early>EARLY|LATE)? CLOCKFACE (?:COMMA? ZONEPART)? (?:IN THE (?P<part>PART)|(?P<day>[THIS] PART|TODAY))?"),
    ("clock", "APPROXIMATELY (?P<clock>DOTTED|FOURDIGITS|YEAR) ZONEPART"),
    ("clock", "APPROXIMATELY (?P<clock>[DAY CARD]) IN THE (?P<part>PART)"),
    ("clock_range", "(?P<clock>CLOCK|DOTTED|FOURDIGITS|YEAR|DAY) [DASH TO AND] (?P<clock2>CLOCK|DOTTED|FOURDIGITS|YEAR) (?P<zone>ZONE)?"),
    ("weekend", "WEEKENDS"),
    ("ago", "(?:THE (?P<unit>UNIT)|A OTHERWORD PERIOD) (?P<sense>BEFORE)"),
    ("ago", "APPROXIMATELY (?:COUNT DASH?|A|HALF A|A? HALF DASH?)? WORKING? (?P<unit>ANYUNIT) (?P<sense>SENSE)"),
    ("ago", "(?P<sense>YEAREARLIER) PERIOD?"),
    ("duration", "APPROXIMATELY COUNT OTHER? DASH? WORKING? (?P<unit>ANYUNIT) (?P<half>AND A HALF)?"),
    ("duration", "THE COUNT WORKING? (?P<unit>ANYUNIT)"),
    ("duration", "APPROX? [THE OUR]? (?P<rel>RELATION|[PREVIOUS FOLLOWING ORDW LATEST OTHER]) COUNT WORKING? (?P<unit>ANYUNIT)"),
    ("duration", "APPROXIMATELY (?P<one>A|OTHER|A OTHER|A WHOLE|A WORKING) (?P<unit>UNIT) (?P<half>AND A HALF)?"),
    ("duration", "APPROXIMATELY (?P<halfof>HALF DASH? A? DASH?|A HALF DASH?) (?P<unit>UNIT)"),
    ("duration", "COUNT DASH AND DASH A DASH HALF DASH? (?P<unit>ANYUNIT)"),
    ("duration_range", "APPROXIMATELY (?P<n>FIGURE) (?P<join>[TO OR DASH]) (?P<n2>FIGURE) DASH? (?P<unit>ANYUNIT)"),
    ("duration_range", "(?<=BETWEEN) (?P<n>FIGURE) (?P<join>AND) (?P<n2>FIGURE) (?P<unit>ANYUNIT)"),
    ("vague", "(?:THE? (?P<rel>[PAST LAST NEXT COMING RECENT]))? VAGUE? (?P<unit>UNITS) (?:AND VAGUE? UNITS)?"),
    ("vague", "THE (?P<unit>UNITS) AHEAD"),
    ("vague", "(?P<rel>RECENT) (?P<unit>UNITS)"),
    ("every", "(?P<every>EVERY)"),
    ("every", "(?P<each>EACH) (?:COUNT|ORDER|OTHER)? (?P<unit>[UNIT UNITS PART WEEKEND WEEKDAY SEASON MONTH])"),
    ("every", "(?P<weekdays>WEEKDAYS) PARTS?"),
    ("reference", "(?P<ref>REF)"),
    ("reference", "THE (?P<past>PAST)"),
    ("reference", "(?<=IN) THE OTHERWORD? (?P<future>FUTURE)"),
    ("holiday", "(?P<rel>[LAST NEXT THIS])? (?P<holiday>HOLIDAY)"),
)  # fmt: skip


NAME = re.compile(r"(?<!\?)\b[A-Z]+\b")


def _compiled(pattern: str) -> re.Pattern[str]:
    for _ in range(4):
        pattern = re.sub(NAME, lambda found: GROUPS.get(found[0], found[0]), pattern)
    return re.compile(_classed(pattern))


def _classed(pattern: str) -> str:
    return re.sub(NAME, lambda found: CODES[found[0]], pattern).replace(" ", "")


# Every pattern needs one of these; most of a text has none near.
ANCHORS = re.compile(
    _classed(
        "[UNIT UNITS SECOND MONTH UNSUREMONTH WEEKDAY WEEKDAYS WEEKEND WEEKENDS PART PARTS SEASON FALL YEAR DECADE DECADEN QUARTERN HALF "
        "TODAY TONIGHT OVERNIGHT CLOCK DOTTED FOURDIGITS AMPM OCLOCK ZONE ISO SLASHED ORDN EVERY REF PAST FUTURE HOLIDAY OLD PERIOD "
        "YEAREARLIER CARD]"
    )
)
REACH = 10  # tokens to either side
RULES: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = tuple(
    (name, rule, frozenset(ANCHORS.findall(rule.pattern))) for name, rule in ((name, _compiled(pattern)) for name, pattern in PATTERNS)
)


def _windows(kinds: str) -> Iterator[tuple[int, int]]:
    """The stretches within reach of an anchor, run together where they meet."""
    first = last = -1
    for anchor in ANCHORS.finditer(kinds):
        if first >= 0 and anchor.start() - REACH > last:
            yield first, last
            first = -1
        first = max(0, anchor.start() - REACH) if first < 0 else first
        last = anchor.end() + REACH
    if first >= 0:
        yield first, last


class Phrase:
    """One match of a pattern: the name of the rule and the tokens of its parts."""

    __slots__ = ("first", "found", "last", "name", "row")

    def __init__(self, name: str, row: Row, found: re.Match[str]) -> None:
        self.name, self.row, self.found = name, row, found
        self.first, self.last = found.span()

    def said(self, part: str) -> str:
        """The words of a part in lower case, or "" where it is absent."""
        if part not in self.found.re.groupindex or self.found.start(part) < 0:
            return ""
        first, last = self.found.span(part)
        return " ".join([token.said for token in self.row.tokens[first:last]])

    def token_before(self, back: int = 1) -> str:
        """The kind of a token before the phrase."""
        return self.row.tokens[self.first - back].kind if self.first >= back else "GAP"


def phrases_in(row: Row) -> list[Phrase]:
    """All matches, the leftmost first, of those at one place the longest, of those as long the earlier rule."""
    found = []
    for first, last in _windows(row.kinds):
        present = set(row.kinds[first:last])
        for name, rule, anchors in RULES:
            if not anchors.isdisjoint(present):
                found += [Phrase(name, row, match) for match in rule.finditer(row.kinds, first, last)]
    return sorted(found, key=lambda phrase: (phrase.first, -phrase.last))
