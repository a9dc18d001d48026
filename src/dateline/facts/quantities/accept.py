"""Which numbers count something that matters, and which are ages, names, scores, references or turns of speech."""

from __future__ import annotations

import re

from dateline.facts.quantities.amounts import Amount
from dateline.facts.quantities.counted import DEAD, Counted
from dateline.marks import Marks, Word
from dateline.types import Span

SPAN_OF_TIME = frozenset(
    "second minute hour day week month year decade century fortnight weekend night morning evening season spring summer term sharp".split()
)
FIGURES_OF_SPEECH = frozenset("thing way hand side fact reason other step word kind sort bit lot moment".split())
PEOPLE = frozenset(
    """person man woman child troop soldier fighter refugee migrant civilian prisoner worker student home house resident family protester
    demonstrator officer guest passenger victim job euro dollar""".split()
)
SIDES = frozenset(
    """government side leader neighbor neighbour country nation party minister president ally state rival foe capital navy army people
    delegation team head man woman presidency diplomat official""".split()
)
HYPHENED = frozenset("page way part match storey story door star fold sided time volume tier prong step digit person year point".split())
THE = re.compile(r"(?<!\w)(?:the|these|those|our|their|both)\s\Z", re.IGNORECASE)

AGE_BEFORE, AGE_AFTER = re.compile(r"(?:,|\() ?\Z"), re.compile(r" ?(?:,|\)|;|-year|\.(?!\d))")
YEARS_OLD = re.compile(r"[\s‑-]years?[\s‑-]old(?!\w)")
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d\Z")
AGED = re.compile(r"(?<!\w)(?:age[ds]?|as\s(?:young|old)\sas|turned|turns|die[sd]\sat)\s(?:\w+\s(?:and|to|or)\s)?\Z", re.IGNORECASE)
AFTER_NUMBERS = r"(?:\d+[\w-]*(?:,\s(?:and\s)?|\sand\s|\sor\s)){0,4}"
REFERENCES = re.compile(
    r"(?<!\w)(?:"
    r"(?:no|nos|art|sec|para|fig|vol|pp?|tel)\.?|number|articles?|sections?|resolutions?|pages?|chapters?|paragraphs?|figures?|tables?|items?"
    r"|annex|appendix|clauses?|order|flight|highway|route|unit|group|channel|form|bill|decree|law|act|phase|round|level|grade|class|type|mark"
    r"|version|volume|part|line|room|gate|phone|fax|radio|model|boeing|airbus|category|track|posts?|day|protocol|directive|rule|regulation"
    r"|licen[cs]es?|annexes|schedules?|episode|season|stage|area|zone|sector|block|district|ward|apollo|title"
    rf")\s?{AFTER_NUMBERS}\Z",
    re.IGNORECASE,
)
NUMBER_OF_IT = re.compile(r"(?<!\w)(?:number|channel|no\.)\s\Z", re.IGNORECASE)
GOALS = re.compile(r"1?\d\s?[-–]\s?1?\d")
SCORE_BEFORE, SCORE_AFTER = re.compile(r"\d\s?[-–]\s?\Z"), re.compile(r"\s?[-–]\s?\d{1,2}(?!\d|,\d)")
NUMBERED = re.compile(r"(?:\A|\n)[ \t•*-]*\Z"), re.compile(r"[.):]")
CLOCK, CLOCK_LEAD = (
    re.compile(r"(?:[01]?\d|2[0-4])[.:]?[0-5]\d\Z"),
    re.compile(r"(?:\n|\A|(?<!\w)(?:at|from|until|till|by|to|after|before)\s)\Z", re.IGNORECASE),
)
ERA = re.compile(r"\s(?:B\.?C|A\.?D|BCE|CE)\b")


CALIBRE = re.compile(
    r"[- ]?[a-z]*\s?(?:shell|round|gun|howitzer|artillery|mortar|ammunition|munition|cannon|rocket|caliber|calibre|bullet|projectile)"
)


def accepts(text: str, marks: Marks, amount: Amount, counted: Counted) -> bool:
    """False for an age, a name, a score, the number of an article; and for "one" in a turn of speech.

    Users would rather miss a count than see one that the text does not make.
    """
    if _is_age(text, amount) or _is_part_of_a_name(text, amount) or _is_score(text, amount, counted) or _is_clock(text, amount):
        return False
    governed = counted.said and counted.number is not None and counted.number.head == counted.head
    if amount.exact and NUMBER_OF_IT.search(text, max(0, amount.start - 9), amount.start):
        return False
    if amount.exact and not governed and REFERENCES.search(text, max(0, amount.start - 40), amount.start):
        return False
    return _is_counted(text, marks, amount, counted) if counted.said else _stands_alone(text, marks, amount, counted)


def is_calibre(text: str, amount: Amount) -> bool:
    """True for "155mm shells": the kind of a weapon and no measure of anything.

    >>> from dateline.knowledge.units import Unit
    >>> is_calibre("155mm shells", Amount(0, 0, 5, 155, 155, unit=Unit("mm")))
    True
    """
    return amount.unit is not None and amount.unit.code in ("mm", "cm", "[in_i]") and CALIBRE.match(text, amount.end) is not None


def _is_age(text: str, amount: Amount) -> bool:
    if not isinstance(amount.low, int) or not 0 < amount.low < 120:
        return False
    if YEARS_OLD.match(text, amount.end):
        return True
    if AGED.search(text, max(0, amount.start - 24), amount.start):
        return True
    bare = amount.exact and amount.form == "figures" and AGE_BEFORE.search(text, max(0, amount.start - 2), amount.start)
    return bool(bare and AGE_AFTER.match(text, amount.end))


def _is_score(text: str, amount: Amount, counted: Counted) -> bool:
    """The goals of a match, "1-0" or "3 – 2"; "8-10" is a range and has been read as one."""
    if GOALS.fullmatch(text, amount.core, amount.end) and not counted.said:
        return True
    small = amount.exact and amount.form == "figures" and isinstance(amount.low, int) and amount.low < 100
    return bool(small and (SCORE_AFTER.match(text, amount.end) or SCORE_BEFORE.search(text, max(0, amount.core - 5), amount.core)))


def _is_clock(text: str, amount: Amount) -> bool:
    """No figure that counts: "21.40" that opens a line of a live page, "from 2100"."""
    if amount.form != "figures" or not CLOCK.match(text, amount.core, amount.end):
        return ERA.match(text, amount.end) is not None
    return bool(CLOCK_LEAD.search(text, max(0, amount.start - 8), amount.start)) and len(text[amount.core : amount.end]) >= 4


def _is_part_of_a_name(text: str, amount: Amount) -> bool:
    after = text[amount.end : amount.end + 2]
    if after[:1].isalnum() or (after[:1] == "-" and after[1:].isupper() and amount.exact):
        return True
    if amount.start == amount.core and text[max(0, amount.core - 1) : amount.core] in ("-", "–", "/", "_", "[", "@", "+"):
        return True
    opens, closes = NUMBERED
    return bool(opens.search(text, max(0, amount.start - 6), amount.start) and closes.match(text, amount.end))


def _is_counted(text: str, marks: Marks, amount: Amount, counted: Counted) -> bool:
    of = (counted.of or "").lower()
    said = text[amount.core : amount.end].lower()
    if YEAR.match(said) and amount.start == amount.core and of not in PEOPLE:
        return False  # "2014 levels"
    if amount.form == "halved" or of in SPAN_OF_TIME or not any(map(str.isalpha, of)) or len(of) < 2 or said in ("several", "zero"):
        return False
    if text[amount.end : amount.end + 1] in ("-", "‑") and of in HYPHENED:
        return False
    if amount.exact and amount.low != 1 and _is_acronym(marks.words[counted.head]):
        return False
    if amount.exact and amount.low == 2 and of in SIDES and THE.search(text, max(0, amount.start - 7), amount.start):
        return False
    if said == "one" and amount.exact:
        return of not in FIGURES_OF_SPEECH and _is_one_of(text, marks, amount, counted)
    return of not in FIGURES_OF_SPEECH or amount.low != 2


def _is_acronym(noun: Word) -> bool:
    """A name such as "558 ARP"; "two MPs" and "six HIMARS" are counts."""
    return noun.upos == "PROPN" and noun.xpos == "NNP" and len(noun.form) > 1 and noun.form.isupper() and not noun.form.endswith("S")


def _is_one_of(text: str, marks: Marks, amount: Amount, counted: Counted) -> bool:
    """True for "one soldier" and "one of three crossings", not for "one of the reasons" and "one China policies"."""
    noun = marks.words[counted.head]
    if text[amount.end : amount.end + 4] == " of ":
        return any(word.upos == "NUM" for word in marks.words_in(Span(amount.end, noun.start)))
    return noun.xpos not in ("NNS", "NNPS")


def _stands_alone(text: str, marks: Marks, amount: Amount, counted: Counted) -> bool:
    """A bare number counts only where it stands as a noun does: "killing 12", "rose to 44"."""
    number, said = counted.number, text[amount.core : amount.end].lower()
    if number is None or said in ("one", "a", "zero", "0") or amount.form in ("handful", "some", "halved"):
        return False
    before = _before(marks, number)
    if before and ((before.upos == "PROPN" and before.end + 1 >= amount.start) or _is_loose(marks, number, amount, before)):
        return False
    if number.rel in ("nummod", "flat", "list", "appos", "dep", "compound", "goeswith", "discourse", "parataxis") and amount.exact:
        return amount.end < counted.end
    if any(word.lower in ("he", "she", "i") for word in marks.children(number, "nsubj")):
        return False  # "until she was 60"
    entity = marks.entity_of(number)
    return entity is None or entity.span == Span(amount.core, amount.end)


def _before(marks: Marks, number: Word) -> Word | None:
    before = marks.words[number.i - 1] if number.i else None
    return before if before and before.sentence == number.sentence else None


def _is_loose(marks: Marks, number: Word, amount: Amount, before: Word) -> bool:
    """Small numbers in words that only point back: "the two", "none of the four", "at seven"."""
    small = amount.form == "words" and amount.exact and amount.low is not None and amount.low <= 12
    if not small or before.lower not in ("the", "these", "those", "at", "both"):
        return False
    return before.lower != "at" or not DEAD & {marks.words[i].lower for i in range(max(0, number.i - 5), number.i)}
