"""Quotations: which marks open, which close, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.types import Span

DOUBLES = re.compile(r'"+|“+|”+|„|«|»|``|\'\'')
CURLY = re.compile("[“”]")
SINGLES = re.compile(r"['‘’‹›]")
LINE = re.compile(r"[^\n]+")
FOLLOWING = re.compile(r" (\w{1,40})")
LITTLE = frozenset(
    "of and or in on at to for from by with as that the a an is are was were has had have but because when while who which".split()
)
OPENS_AFTER = frozenset(" \t\u00a0([{—–-/…:;,'‘\u2009\u200a\u202f")
STOPS = frozenset('.,!?…;:)—–-"”')


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks. `span` holds the marks; `open` means that no mark closes it in its paragraph."""

    span: Span
    inner: Span
    paragraph: int
    open: bool = False
    reopened: bool = False  # the paragraph before left a quotation open, and this mark only says that it goes on


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The lines that hold something, without the white space around them."""
    found = (Span(*line.span()) for line in LINE.finditer(text))
    return tuple(_trim(text, span) for span in found if text[span.start : span.end].strip())


def _trim(text: str, span: Span) -> Span:
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, start + len(said.strip()))


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """The outermost quotations, in text order.

    Double marks are paired first: an apostrophe can never undo them. Whatever pairs of single marks remain outside are
    quotations only where both marks stand as marks do. An opening mark without its closing one counts where the
    paragraph begins with it and the next one opens a quotation again, or nothing but quoted words follows.

    >>> text = "“We said ‘no’,” he said. “Never.”"
    >>> [quotation.span.of(text) for quotation in find_quotations(text, find_paragraphs(text))]
    ['“We said ‘no’,”', '“Never.”']
    """
    found: list[Quotation] = []
    pending = False
    for number, paragraph in enumerate(paragraphs):
        doubles = list(_doubles(text, paragraph, number, pending))
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        pending = bool(doubles and doubles[-1].open and following and _opens(text, following.start))
        if doubles and doubles[-1].open and not pending and doubles[-1].span.start > paragraph.start:
            doubles.pop()
        singles = [single for single in _singles(text, paragraph, number) if not any(_clash(single, double) for double in doubles)]
        doubles = [double for double in doubles if not any(single.span.holds(double.span) for single in singles)]
        found += sorted((*doubles, *singles), key=lambda quotation: quotation.span)
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    return text[at] in "\"“„«‘'" or text.startswith("``", at)


def _clash(single: Quotation, double: Quotation) -> bool:
    return single.span.overlaps(double.span) and not single.span.holds(double.span)


def _doubles(text: str, paragraph: Span, number: int, pending: bool) -> Iterator[Quotation]:
    """Pairs of double marks in one paragraph; a mark of either direction closes what stands open if it cannot open."""
    opened: re.Match[str] | None = None
    inner = _nested(text, paragraph)
    for mark in DOUBLES.finditer(text, *paragraph):
        if mark.start() in inner:
            continue
        if opened is None:
            opened = mark if _may_open(text, mark, paragraph) else None
        elif mark.group()[0] == "“" and opened.group()[0] in '“"' and not _turned(text, mark, paragraph):
            opened = mark  # the first one was never closed
        elif _may_close(text, mark, paragraph, opened):
            yield _between(text, opened, mark, paragraph, (number, pending))
            opened = None
    if opened:
        span = Span(opened.start(), paragraph.end)
        if text[opened.end() : paragraph.end].strip():
            yield Quotation(span, Span(opened.end(), paragraph.end), number, True, pending and span.start == paragraph.start)


def _nested(text: str, paragraph: Span) -> frozenset[int]:
    """The curly marks inside another pair ("“They call it “hell” here”"): believed only where all of the paragraph's pair up."""
    depth, inner = 0, set[int]()
    for mark in CURLY.finditer(text, *paragraph):
        opens = mark.group() == "“"
        if depth + opens > 1:
            inner.add(mark.start())
        depth += 1 if opens else -1
        if depth < 0:
            return frozenset()
    return frozenset(inner) if depth == 0 else frozenset()


def _between(text: str, opened: re.Match[str], mark: re.Match[str], paragraph: Span, where: tuple[int, bool]) -> Quotation:
    number, pending = where
    span = Span(opened.start(), mark.end())
    return Quotation(span, Span(opened.end(), mark.start()), number, False, pending and span.start == paragraph.start)


def _may_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    said = mark.group()[0]
    if said in "“„«`":
        return True
    if said in "”»":
        turned = _spaced_before(text, mark, paragraph) and not _spaced_after(text, mark, paragraph)
        return said == "”" and (turned or (text.startswith(("” …", "” ..."), mark.start()) and _spaced_before(text, mark, paragraph)))
    return _spaced_before(text, mark, paragraph) or not _spaced_after(text, mark, paragraph)


def _may_close(text: str, mark: re.Match[str], paragraph: Span, opened: re.Match[str]) -> bool:
    said = mark.group()[0]
    if opened.group()[0] == "«":
        return said == "»"
    if said in "”»":
        return True
    if said == "“":
        return opened.group()[0] == "„" or _turned(text, mark, paragraph)
    if said in "«`„":
        return False
    return not _spaced_before(text, mark, paragraph) or _spaced_after(text, mark, paragraph)


def _turned(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """An opening mark where only a closing one can stand: "“Not yet.“"."""
    return not _spaced_before(text, mark, paragraph) and _spaced_after(text, mark, paragraph)


def _spaced_before(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    return mark.start() == paragraph.start or text[mark.start() - 1] in OPENS_AFTER


def _spaced_after(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    return mark.end() == paragraph.end or text[mark.end()].isspace() or text[mark.end()] in STOPS


def _singles(text: str, paragraph: Span, number: int) -> Iterator[Quotation]:
    """Pairs of single marks. A plural's apostrophe (“neighbours’ posts”) closes only if no better mark comes before the next opening."""
    marks = list(SINGLES.finditer(text, *paragraph))
    opened: re.Match[str] | None = None
    closing: re.Match[str] | None = None
    for mark in marks:
        if _single_opens(text, mark, paragraph):
            if opened and closing:
                yield _between(text, opened, closing, paragraph, (number, False))
            opened, closing = mark, None
        elif opened and _single_closes(text, mark, paragraph) and mark.start() > opened.end():
            if closing is None or _possessive(text, closing):
                closing = mark
            if not _possessive(text, mark):
                yield _between(text, opened, mark, paragraph, (number, False))
                opened = closing = None
    if opened and closing:
        yield _between(text, opened, closing, paragraph, (number, False))


def _single_opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    spaced = mark.start() == paragraph.start or text[mark.start() - 1] in OPENS_AFTER or text[mark.start() - 1] in '"“'
    return spaced and mark.group() != "’" and (after.isalpha() or after in '(£$€“"…' or (after.isdigit() and mark.group() == "‘"))


def _single_closes(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return mark.group() != "‘" and not after.isalnum() and not text[mark.start() - 1].isspace()


def _possessive(text: str, mark: re.Match[str]) -> bool:
    """A thing possessed may follow: no little word, no stop."""
    following = FOLLOWING.match(text, mark.end())
    return text[mark.start() - 1] in "sxzS" and following is not None and following.group(1).lower() not in LITTLE
