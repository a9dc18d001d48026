"""Quantities: counts and measures, what is counted, and in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.facts.quantities.accept import accepts, is_calibre
from dateline.facts.quantities.amounts import Amount, amounts_in
from dateline.facts.quantities.counted import Counting
from dateline.knowledge.units import Unit
from dateline.marks import Marks
from dateline.types import Article, Found, Mention, Quantity, Span, Time, digest

__all__ = ["find_quantities"]

SHARES = ("part", "share")
TERMS = {"Y": Unit("a"), "M": Unit("mo"), "W": Unit("wk"), "D": Unit("d")}
PRISON = re.compile(r"(?<!\w)(?:sentenced?|sentences|jail|jailed|prison|imprisonment|imprisoned|penal|behind bars)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Measured:
    """An amount with what it is of."""

    amount: Amount
    span: Span
    head: int
    of: str | None = None


def find_quantities(article: Article, marks: Marks, times: Found[Time]) -> Found[Quantity]:
    """Every count and measure that matters: people, weapons, money, distance, shares; not ages, dates, scores or names.

    A length of time is a time and no quantity, but for a term in prison. The span takes in the approximator and the noun that is counted.

    >>> article = Article("a", "a", "It cost about $1.2 billion, 40% more than planned.")
    >>> [(q.low, q.unit, q.approximate) for q in find_quantities(article, Marks(), Found()).things]
    [(1200000000, 'USD', True), (40, '%', False)]
    """
    measured = list(_measured(article.text, marks, times))
    things = [_quantity(article, each) for each in measured]
    mentions = [
        Mention(digest("mention", article.id, thing.id, *each.span), thing.id, each.span)
        for thing, each in zip(things, measured, strict=True)
    ]
    return Found(tuple({thing.id: thing for thing in things}.values()), tuple(mentions), tuple(each.head for each in measured))


def _quantity(article: Article, each: Measured) -> Quantity:
    amount = each.amount
    unit = amount.unit.code if amount.unit else "%" if amount.form in SHARES else None
    fields = (amount.low, amount.high, amount.approximate, each.of, unit)
    return Quantity(digest("quantity", article.id, *fields), *fields)


def _measured(text: str, marks: Marks, times: Found[Time]) -> Iterator[Measured]:
    taken = sorted((mention.span, times.thing(mention).value, head) for mention, head in zip(times.mentions, times.heads, strict=True))
    counting, at, done = Counting(text, marks), 0, 0
    for amount in amounts_in(text):
        while at < len(taken) and taken[at][0].end <= amount.core:
            at += 1
        if amount.core < done:
            continue
        found: Measured | None
        if at < len(taken) and taken[at][0].start < amount.end:
            found = _term(text, amount, *taken[at])
        elif amount.unit or amount.form in SHARES:
            found = None if is_calibre(text, amount) else _measure(marks, amount)
        else:
            found = _count(text, marks, amount, counting)
        if found:
            done = found.span.end
            yield found


def _term(text: str, amount: Amount, span: Span, value: str, head: int) -> Measured | None:
    """A term in prison: a length of time that is counted out to somebody."""
    unit = TERMS.get(value[-1])
    around = re.split(r"[.?!]\s", text[max(0, span.start - 40) : span.start])[-1], re.split(r"[.?!]\s", text[span.end : span.end + 30])[0]
    if not value.startswith("P") or "T" in value or unit is None or not any(map(PRISON.search, around)):
        return None
    return Measured(replace(amount, unit=unit), Span(min(amount.start, span.start), span.end), head)


def _measure(marks: Marks, amount: Amount) -> Measured:
    words = marks.words_in(Span(amount.core, amount.end))
    return Measured(amount, Span(amount.start, amount.end), words[-1].i if words else -1, amount.unit.name if amount.unit else None)


def _count(text: str, marks: Marks, amount: Amount, counting: Counting) -> Measured | None:
    counted = counting.of(amount)
    if counted is None or not accepts(text, marks, amount, counted):
        return None
    counting.remember(counted)
    return Measured(amount, Span(amount.start, max(amount.end, counted.end)), counted.head, counted.of)
