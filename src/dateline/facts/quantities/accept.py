"""Which numbers count something that matters, and which are ages, names, scores, references or turns of speech."""

from __future__ import annotations

import re

from dateline.facts.quantities.amounts import Amount
from dateline.facts.quantities.counted import Counted
from dateline.marks import Marks
from dateline.types import Span

AGE = re.compile(r"(?:,|\() ?\Z"), re.compile(r" ?(?:,|\)|;|-year)")
SPAN_OF_TIME = frozenset(
    "second minute hour day week month year decade century fortnight weekend night morning evening time season spring summer term".split()
)
FIGURES_OF_SPEECH = frozenset("thing way hand side fact reason point other step word kind sort bit lot moment man-in".split())
REFERENCES = re.compile(
    r"(?:no|nos|number|article|articles|section|resolution|page|pages|chapter|paragraph|figure|table|item|annex|appendix|clause|order|flight|highway|route|"
    r"unit|group|channel|form|bill|decree|law|act|phase|round|level|grade|class|type|mark|version|volume|part|line|room|gate|unhcr|tel|phone|fax|radio|model|"
    r"boeing|airbus|brigade|regiment|division|battalion|aged|age|category|track|post|posts|day|hours?)\.?\s?\Z",
    re.IGNORECASE,
)
SCORE = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}\Z"), re.compile(r"\d\s[-–]\s\Z"), re.compile(r"\s?[-–]\s?\d{1,2}(?!\d)")


def accepts(text: str, marks: Marks, amount: Amount, counted: Counted) -> bool:
    """False for an age, a name, a score, the number of an article; and for "one" in a turn of speech.

    Users would rather miss a count than see one that the text does not make.
    """
    if _is_age(text, amount) or _is_part_of_a_name(text, amount) or _is_score(text, amount, counted):
        return False
    if counted.said:
        return _is_counted(text, amount, counted)
    return _stands_alone(text, marks, amount, counted)


def _is_age(text: str, amount: Amount) -> bool:
    if amount.form != "figures" or not amount.exact or not isinstance(amount.low, int) or not 0 < amount.low < 120:
        return False
    before, after = AGE
    return bool(before.search(text, max(0, amount.start - 2), amount.start) and after.match(text, amount.end))


def _is_score(text: str, amount: Amount, counted: Counted) -> bool:
    both, before, after = SCORE
    if counted.said:
        return False
    at = amount.core
    return bool(both.match(text, at, amount.end) or before.search(text, max(0, at - 4), at) or after.match(text, amount.end))


def _is_part_of_a_name(text: str, amount: Amount) -> bool:
    if text[amount.end : amount.end + 1].isalnum():
        return True
    if amount.start == amount.core and text[max(0, amount.core - 1) : amount.core] in ("-", "–", "/", "_", "[", "@"):
        return True
    return bool(amount.exact and REFERENCES.search(text, max(0, amount.start - 14), amount.start))


def _is_counted(text: str, amount: Amount, counted: Counted) -> bool:
    of = (counted.of or "").lower()
    if of in SPAN_OF_TIME:
        return False
    said = text[amount.core : amount.end].lower()
    if said == "one" and amount.exact:
        return of not in FIGURES_OF_SPEECH and text[amount.end : amount.end + 3] != " of"
    return of not in FIGURES_OF_SPEECH or amount.low != 2


def _stands_alone(text: str, marks: Marks, amount: Amount, counted: Counted) -> bool:
    """A bare number counts only where it stands as a noun does: "killing 12", "rose to 44"."""
    number = counted.number
    if number is None or text[amount.core : amount.end].lower() in ("one", "a", "zero"):
        return False
    if amount.form == "handful":
        return False
    before = marks.words[number.i - 1] if number.i and marks.words[number.i - 1].sentence == number.sentence else None
    if before and before.upos == "PROPN" and before.end + 1 >= amount.start:
        return False
    if (
        number.rel in ("nummod", "flat", "list", "appos", "dep", "compound", "goeswith", "discourse", "parataxis")
        and amount.exact
        and amount.end >= counted.end
    ):
        return False
    entity = marks.entity_of(number)
    return entity is None or entity.span == Span(amount.core, amount.end)
