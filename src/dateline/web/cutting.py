"""Cutting: overlapping spans of a text become pieces that lie side by side, so that nobody downstream counts characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from dateline.types import Span

Kind = Literal["content", "actor", "place", "time", "quantity", "cue", "event", "hit"]
ORDER: tuple[Kind, ...] = ("content", "actor", "place", "time", "quantity", "cue", "event", "hit")  # from the outermost in


@dataclass(frozen=True)
class Mark:
    """A span with what it is, whose it is (the id of a fact or thing), and a few words on it."""

    span: Span
    kind: Kind
    owner: str
    note: str = ""


@dataclass(frozen=True)
class Piece:
    """Characters that the same marks cover. `begins` and `ends` are those of them that do so here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the text, cut; an empty one has no pieces."""

    span: Span
    pieces: tuple[Piece, ...] = ()


@dataclass
class _Edges:
    """The marks that begin, and those that end, at one character."""

    begin: list[Mark] = field(default_factory=list)
    end: list[Mark] = field(default_factory=list)


def cut(text: str, marks: Iterable[Mark]) -> Iterator[Line]:
    """The lines of a text, each cut wherever a mark begins or ends. Every character comes out once, but for line ends.

    >>> marks = [Mark(Span(0, 9), "content", "claim-1"), Mark(Span(5, 14), "event", "event-1")]
    >>> [(piece.text, [mark.kind for mark in piece.marks]) for line in cut("Kyiv attacked.", marks) for piece in line.pieces]
    [('Kyiv ', ['content']), ('atta', ['content', 'event']), ('cked.', ['event'])]
    """
    return _Cutting(text, marks).lines()


class _Cutting:
    """A walk through a text, over which marks lie for a while."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._edges: dict[int, _Edges] = {}
        for mark in sorted(set(marks), key=_place):
            self._edges.setdefault(mark.span.start, _Edges()).begin.append(mark)
            self._edges.setdefault(mark.span.end, _Edges()).end.append(mark)
        self._over: dict[Mark, None] = {}
        self._begun: list[Mark] = []

    def lines(self) -> Iterator[Line]:
        stops = sorted(self._edges)
        start = first = 0
        for said in self._text.split("\n"):
            line = Span(start, start + len(said))
            last = bisect_right(stops, line.end, first)
            yield Line(line, tuple(self._pieces(line, stops[first:last])))
            start, first = line.end + 1, last

    def _pieces(self, line: Span, stops: list[int]) -> Iterator[Piece]:
        at = line.start
        for stop in [*stops, line.end]:
            here = self._edges.get(stop, _Edges())
            if stop > at:
                yield self._piece(Span(at, stop), here)
                at = stop
            for mark in here.end:
                self._over.pop(mark, None)
            fresh = [mark for mark in here.begin if mark.span.end > stop and mark not in self._over]
            self._over.update(dict.fromkeys(fresh))
            self._begun += fresh

    def _piece(self, span: Span, here: _Edges) -> Piece:
        begins = tuple(mark for mark in self._begun if mark in self._over)
        self._begun.clear()
        ends = tuple(mark for mark in here.end if mark in self._over)
        return Piece(span.of(self._text), tuple(sorted(self._over, key=_place)), begins, ends)


def _place(mark: Mark) -> tuple[int, int, int, str]:
    return ORDER.index(mark.kind), mark.span.start, -mark.span.end, mark.owner
