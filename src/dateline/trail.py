"""A trail: what was judged on the way to a result, kept while it is judged, for whoever asks for reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from dateline.marks import Word

Kind = TypeVar("Kind")


@dataclass
class Step:
    """One judgement: the method that made it, what it was given and what it said, with the judgements that it asked for."""

    rule: str
    given: tuple[Any, ...]
    said: Any = None
    within: list[Step] = field(default_factory=list)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that it was about."""
        return tuple({each.i: each for each in self.given if isinstance(each, Word)}.values())


class Trail:
    """Keeps the steps of what is followed. Reading follows nothing, so that it costs nothing there.

    >>> class Sums:
    ...     def double(self, number: int) -> int:
    ...         return 2 * number
    >>> trail = Trail()
    >>> trail.follow(Sums, ["double"])().double(4), [(step.rule, step.given, step.said) for step in trail.steps]
    (8, [('double', (4,), 8)])
    """

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._open: list[Step] = []

    def follow(self, kind: type[Kind], rules: Iterable[str]) -> type[Kind]:
        """The same class, but that what these of its methods are given and say is kept."""
        return cast("type[Kind]", type(f"Followed{kind.__name__}", (kind,), {rule: self._kept(getattr(kind, rule)) for rule in rules}))

    def _kept(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def judge(this: Any, *given: Any) -> Any:
            step = Step(method.__name__, given)
            (self._open[-1].within if self._open else self.steps).append(step)
            self._open.append(step)
            try:
                step.said = method(this, *given)
            finally:
                self._open.pop()
            return step.said

        return judge

    @cached_property
    def _first(self) -> dict[tuple[str, int], Step]:
        found: dict[tuple[str, int], Step] = {}
        waiting = list(reversed(self.steps))
        while waiting:
            step = waiting.pop()
            for word in step.words[:1]:
                found.setdefault((step.rule, word.i), step)
            waiting += reversed(step.within)
        return found

    def first(self, rule: str, word: Word) -> Step | None:
        """The step in which a rule judged a word, once all is judged: what is asked for again is remembered and not judged anew."""
        return self._first.get((rule, word.i))
