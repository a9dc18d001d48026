"""Amounts: the numbers of a text with the words that bound them, "at least 20", "10 to 20", "hundreds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.knowledge.units import Unit, Units
from dateline.text import numbers

Number = float | int

FIG = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
LARGE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore)"
SHORT = r"(?:bn|mn|tn|bln|mln|trln)(?!\w)"
LETTER = re.compile(r"\s?(?P<scale>[kmb])(?!\w)", re.IGNORECASE)  # "$140m"; without a sign it is a metre
SMALL = "|".join(sorted(numbers.SMALL, key=len, reverse=True))
WORDS = rf"(?:(?:a|an)[ \xa0])?(?:{SMALL}|{LARGE})(?:(?:[ \xa0]|[-‑]|[ ]and[ ])(?:{SMALL}|{LARGE})){{0,8}}(?!\w)"
MULTITUDE = r"(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
CORE = re.compile(
    rf"""(?:(?<![\w.,/:#])|(?<=\bRs)|(?<=\bSh)|(?<=\bRM)|(?<=\bRp)|(?<=\bKSh)|(?<=\bEUR)|(?<=\bUSD)|(?<=\bN)(?=[\d.,]+(?:m|bn|\smillion|\sbillion)\b))(?:
      (?P<multitude>(?:{MULTITUDE}\sof\s)?{MULTITUDE}(?!\w))
    | (?P<some>(?:several|(?:a\s)?few|many)\s(?:dozen|{LARGE})s?(?!\w))
    | (?P<dozen>(?:(?:half\sa|a|one|two|three|four|five|six|several)\s|half-)?dozen(?!\w))
    | (?P<halved>half\san?(?=\s\w))
    | (?P<handful>(?:several|a\shandful|a\scouple(?=\sof)|a\spair(?=\sof))(?!\w))
    | (?P<part>(?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)half(?=\s(?:of|the|its|their|his|her|our|a\s))
        |(?:an?|one)[\s-](?:third|quarter|fifth|tenth)(?=\s(?:of|are|were|is|was|have|had)(?!\w))
        |(?:two|three)[\s-](?:thirds|quarters|fifths)(?!\w))
    | (?P<share>(?:one\sin|\w+\sout\sof)\s(?:every\s)?(?:three|four|five|six|seven|eight|nine|ten|10|20|50|100)(?!\w))
    | (?P<figures>(?:{FIG})(?:\s?[½¼¾])?(?:[ \xa0-]?{LARGE}s?(?!\w)|\s?{SHORT}){{0,2}})
    | (?P<words>{WORDS})
    )""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
RANGE = re.compile(
    rf"(?P<join>\s?[-–—‑]\s?|\s(?:to|or|and)\s)(?P<sign>[$€£]|US\$)?(?P<upper>(?:{FIG})(?:[ \xa0-]?{LARGE}(?!\w)|{SHORT})?|{WORDS})",
    re.IGNORECASE,
)
STARTS = re.compile(r"(?P<digits>\d+)|[^\W\d_]+")
STARTERS = numbers.WORDS | frozenset(
    "a an dozen half few many several tens dozens scores hundreds thousands millions billions lakh crore".split()
)
HALVED = re.compile(r"\s(?P<size>hundred|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE)
SAME = re.compile(rf"\s\((?P<same>{FIG})\)")
COUNTED_MILLIONS = re.compile(
    r"m (?!(?:of|from|away|high|long|wide|deep|tall|north|south|east|west|above|below|in|to|and|or|at|on|off|apart|into)\b)[a-z]"
)
MULTITUDES = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000, "billions": 2_000_000_000}
ONE_OF = {"hundreds": 100, "thousands": 1_000, "millions": 1_000_000, "billions": 1_000_000_000, "tens": 10, "dozens": 12, "scores": 20}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10, "thirds": 3, "quarters": 4, "fifths": 5}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
INDIAN = {"lakh": 100_000, "crore": 10_000_000}

# What stands before a number, longest first, with the bound that it makes.
LEADS: tuple[tuple[str, str], ...] = (
    (
        "low",
        r"at\sleast|no\sfewer\sthan|no\sless\sthan|not\sless\sthan|more\sthan|greater\sthan|over|above|upwards?\sof|in\sexcess\sof"
        r"|a\sminimum\sof|exceed(?:s|ed|ing)?|well\sover",
    ),
    ("high", r"up\sto|at\smost|no\smore\sthan|not\smore\sthan|less\sthan|fewer\sthan|under|below|as\smany\sas|as\smuch\sas|a\smaximum\sof"),
    ("nearly", r"nearly|almost|close\sto|just\sunder|not\squite"),
    (
        "about",
        r"(?:an\s)?estimated|about|around|some|roughly|approximately|approx\.?|perhaps|maybe|circa|closer\sto|~|≈|in\sthe\sregion\sof"
        r"|on\sthe\sorder\sof",
    ),
    ("plain", r"another|an\sadditional|a\sfurther|a\stotal\sof|a\srecord|an\saverage\sof|all|only|just|exactly|additional|further"),
)  # fmt: skip
LEAD = re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in LEADS) + r")\s\Z", re.IGNORECASE)
PARTICLES = frozenset(["over", "up", "around", "about", "under"])
PHRASAL = re.compile(
    r"(?<!\w)(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|tak(?:e|es|ing|en)|took|g[ai]ve|bring|brought|[cs]all(?:s|ed)?|set)\s\Z", re.IGNORECASE
)
BETWEEN = re.compile(r"(?<!\w)(?:between|from)\s\Z", re.IGNORECASE)
CHANGE = re.compile(
    r"(?<!\w)(?:r[io]se|risen|increase|f[ae]ll|dropp?|gr[eo]w|grown|cut|raise|reduce|climb|went|jump|doubl|swell|shr[aiu]nk|revis|up|down)"
    r"[a-z]*\s(?:[^.!?]{1,50}\s)?from\s\Z",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?P<low>\sor\smore(?!\w)|\+|[- ]plus(?!\w))|(?P<high>\sor\s(?:less|fewer)(?!\w))|(?P<about>\sor\sso(?!\w)|-odd(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """A number with its bounds: characters `[start, end)` with what leads it in; `core` where its digits begin."""

    start: int
    core: int
    end: int
    low: Number | None
    high: Number | None
    approximate: bool = False
    form: str = "figures"  # figures, words, multitude, some, dozen, handful, part
    unit: Unit | None = None

    @property
    def exact(self) -> bool:
        return self.low == self.high and not self.approximate


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of a text as an amount, left to right; ranges are one amount.

    >>> [(amount.low, amount.high) for amount in amounts_in("more than 500 men, 10 to 20 tanks, nearly 4,000 dead, dozens of shells")]
    [(500, None), (10, 20), (None, 4000), (24, None)]
    """
    done, units = 0, Units.load()
    for start in STARTS.finditer(text):
        if start.start() < done or not (start.lastgroup or start.group().lower() in STARTERS):
            continue
        found = CORE.match(text, start.start())
        amount = _amount(text, found, units) if found else None
        if amount:
            yield amount
            done = amount.end


def _amount(text: str, found: re.Match[str], units: Units) -> Amount | None:
    form = found.lastgroup or "figures"
    low, high, vague = _value(form, found.group())
    if low is None:
        return None
    amount = Amount(found.start(), found.start(), found.end(), low, high, vague, form)
    if form == "halved" and (size := HALVED.match(text, amount.end)):
        half = numbers.LARGE[size["size"].lower()] // 2
        amount = replace(amount, end=size.end(), low=half, high=half, form="figures")
    same = SAME.match(text, amount.end)
    if same and numbers.figure(same["same"]) == low:
        amount = replace(amount, end=same.end())
    amount = _with_sign(text, amount, units)
    if form in ("figures", "words", "some"):
        amount = _with_range(text, amount)
    return _with_unit(text, _with_lead(text, amount), units)


def _with_sign(text: str, amount: Amount, units: Units) -> Amount:
    sign = units.preceding(text, amount.core)
    if sign is None:
        return amount
    letter = LETTER.match(text, amount.end) if amount.form == "figures" else None
    if letter and amount.low is not None:
        scale = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}[letter["scale"].lower()]
        low = (
            numbers.number_of([str(amount.low), "k"])
            if scale == 1_000
            else numbers.number_of([str(amount.low), "million" if scale == 1_000_000 else "billion"])
        )
        amount = replace(amount, low=low, high=low, end=letter.end())
    return replace(amount, start=sign[0], unit=sign[1])


def _with_unit(text: str, amount: Amount, units: Units) -> Amount:
    """The unit after the number, and "or more" before or after it."""
    amount = _with_tail(text, amount)
    if amount.unit is None and amount.form not in ("part", "share"):
        name = units.following(text, amount.end)
        if name is None and amount.form in ("multitude", "handful", "dozen", "part") and text[amount.end : amount.end + 4] == " of ":
            name = units.following(text, amount.end + 3)
        if name and not (text[amount.end : amount.end + 2] == "m " and COUNTED_MILLIONS.match(text, amount.end)):
            amount = _with_tail(text, replace(amount, end=name[0], unit=name[1]))
        elif name:
            scaled = [None if bound is None else numbers.whole(bound * 1_000_000) for bound in (amount.low, amount.high)]
            amount = replace(amount, low=scaled[0], high=scaled[1], end=amount.end + 1)
    return amount


def _value(form: str, said: str) -> tuple[Number | None, Number | None, bool]:
    words = said.lower().replace("\xa0", " ").replace("-", " ").replace("‑", " ").split()
    if form == "multitude":
        first = MULTITUDES[words[0]]
        return (first * ONE_OF[words[2]] if len(words) > 1 else first), None, True
    if form == "some":
        return 2 * _scale(words[-1]) if "few" in words else 3 * _scale(words[-1]), None, True
    if form == "dozen":
        dozens = {"half": 0.5, "several": 3}.get(words[0]) or numbers.number_of(words[:1]) or 1
        return int(dozens * 12), (None if words[0] == "several" else int(dozens * 12)), words[0] == "several"
    if form == "handful":
        return (2, 2, False) if words[-1] in ("couple", "pair") else (3, None, True)
    if form == "halved":
        return 0.5, 0.5, False
    if form == "share":
        part, whole = numbers.number_of(words[:1]), numbers.number_of(words[-1:])
        share = numbers.whole(round(100 * part / whole, 1)) if part and whole and part < whole else None
        return share, share, False
    if form == "part":
        count = numbers.number_of(words[:1]) if len(words) > 1 and words[0] not in ("a", "an") else 1
        share = round(100 * (count or 1) / PARTS[words[-1]], 1)
        return (share, share, False) if share != int(share) else (int(share), int(share), False)
    value = _number(said)
    return value, value, False


def _scale(word: str) -> int:
    return 12 if word.startswith("dozen") else numbers.LARGE.get(word.rstrip("s"), INDIAN.get(word.rstrip("s"), 1))


def _number(said: str) -> Number | None:
    pieces = re.findall(rf"{FIG}|[½¼¾]|[^\W\d_]+", said.lower())
    times: Number = 1
    if len(pieces) > 1 and pieces[1] in FRACTIONS:
        pieces[:2] = [str(float(pieces[0].replace(",", "")) + FRACTIONS[pieces[1]])]
    while pieces and pieces[-1].rstrip("s") in INDIAN:
        times *= INDIAN[pieces.pop().rstrip("s")]
    pieces = [{"b": "billion"}.get(piece, piece) for piece in pieces]
    pieces = [piece[:-1] if piece[:-1] in numbers.LARGE else piece for piece in pieces]
    value = numbers.number_of(pieces or (["one"] if times > 1 else []))
    return None if value is None else numbers.whole(value * times)


def _with_range(text: str, amount: Amount) -> Amount:
    found = RANGE.match(text, amount.end)
    if found is None:
        return amount
    upper, join = _number(found["upper"]), found["join"].strip().lower()
    low = amount.low
    begun = min(amount.start, amount.core)
    led = BETWEEN.search(text, max(0, begun - 10), begun)
    if join == "to" and CHANGE.search(text, max(0, begun - 80), begun):
        return amount  # "rose from 9 to 10" tells of two amounts
    if upper is None or low is None or (join == "and" and not (led and led.group().lower().startswith("between"))):
        return amount
    if text[found.end() : found.end() + 2] in ("-y", "-Y"):
        return amount
    low = _same_scale(low, upper, text[amount.core : amount.end], found["upper"])
    if not low < upper or (join == "or" and upper > low * 10):
        return amount
    start = led.start() if led and (join == "and" or join == "to") else amount.start
    return replace(amount, start=start, end=found.end(), low=low, high=upper)


def _same_scale(low: Number, upper: Number, said: str, said_upper: str) -> Number:
    """In "5 to 10 million" the five are millions too."""
    pieces = re.findall(r"[^\W\d_]+", said_upper.lower())
    scale = next((size for piece in reversed(pieces) if (size := numbers.LARGE.get(piece) or numbers.SHORT.get(piece))), 1)
    return numbers.whole(low * scale) if scale > 1 and low < upper / scale <= upper and not re.search(r"[^\W\d_]", said) else low


def _with_lead(text: str, amount: Amount) -> Amount:
    """Take in the words before the number: at most three of them, each farther to the left."""
    for _ in range(3):
        found = LEAD.search(text, max(0, amount.start - 22), amount.start)
        if found is None:
            return amount
        if found.group().split()[0].lower() in PARTICLES and PHRASAL.search(text, max(0, found.start() - 10), found.start()):
            return amount
        kind, low, high = found.lastgroup, amount.low, amount.high
        amount = replace(amount, start=found.start())
        if kind == "low":
            amount = replace(amount, high=None if low == high else high)
        elif kind == "high":
            amount = replace(amount, low=None if low == high else low)
        elif kind == "nearly":
            amount = replace(amount, low=None if low == high else low, approximate=True)
        elif kind == "about":
            amount = replace(amount, approximate=True)
    return amount


def _with_tail(text: str, amount: Amount) -> Amount:
    found = TAIL.match(text, amount.end)
    if found is None:
        return amount
    end = found.end() if not found["low"] or len(found["low"].split()) <= 2 else amount.end
    if found["low"]:
        return replace(amount, end=end, high=None)
    if found["high"]:
        return replace(amount, end=end, low=None)
    return replace(amount, end=end, approximate=True)
