"""Passages: the stretches of a text that full text is searched in, and that are shown around a fact."""

from __future__ import annotations

import re
from bisect import bisect_right

from dateline.types import Span

LONG, LONGEST = 600, 2000  # characters: a longer paragraph is cut after a sentence; at the latest, anywhere
MOST = 8000  # passages of one text: the numbers of facts have room for twice as many
PARAGRAPH = re.compile(r"[^\n]+")
STOP = re.compile(r"[.!?…][\"'”’»)]{0,2}[ \t]+(?=[\"'“‘«(]?[A-Z0-9])")


def passages_of(text: str) -> list[Span]:
    """The paragraphs of a text, long ones cut after a sentence; none is empty, padded, or longer than some thousand characters.

    A change here changes what numbers of facts mean: count `schema.VERSION` up with it.

    >>> text = "Talks failed\\n\\nKyiv denies it. Moscow waits."
    >>> [span.of(text) for span in passages_of(text)]
    ['Talks failed', 'Kyiv denies it. Moscow waits.']
    """
    found = [span for match in PARAGRAPH.finditer(text) for span in _cut(text, *match.span())]
    if len(found) > MOST:
        step = -(-len(found) // MOST)
        found = [Span(found[k].start, found[min(k + step, len(found)) - 1].end) for k in range(0, len(found), step)]
    return found


def passage_at(passages: list[Span], starts: list[int], position: int) -> int:
    """The number of the passage that holds a character."""
    return max(0, min(bisect_right(starts, position) - 1, len(passages) - 1))


def _cut(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    while end - start > LONG:
        stop = next((match.end() for match in STOP.finditer(text, start + LONG // 2, min(end, start + LONGEST))), None)
        if stop is None:
            stop = end if end - start <= LONGEST else start + LONGEST
        spans += _stripped(text, start, stop)
        start = stop
    return spans + _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> list[Span]:
    said = text[start:end]
    left = len(said) - len(said.lstrip())
    said = said.strip()
    return [Span(start + left, start + left + len(said))] if said else []
