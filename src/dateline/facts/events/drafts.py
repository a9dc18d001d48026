"""An event while it is being decided on, and what a rule may look at besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit
from dateline.knowledge.ontology import Ontology
from dateline.types import Facts, Mention, Status

GOVERNED = ("xcomp", "ccomp", "obj", "for", "of", "to", "in", "on")  # where the content of a request, a threat or a promise stands


@dataclass(frozen=True)
class Draft:
    """An event while it is being decided on."""

    hit: Hit
    type: str
    mode: str | None
    cameo: str | None
    status: Status
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    score: float
    inferred: tuple[str, ...] = ()  # the sides that no clause gives


@dataclass(frozen=True)
class Setting:
    """What a rule may look at besides the draft."""

    facts: Facts
    frames: Frames
    ontology: Ontology
    drafts: tuple[Draft, ...]

    def codes(self, mentions: Sequence[Mention]) -> set[str]:
        return {code for mention in mentions if (code := self.facts.actors.thing(mention).code)}

    def told(self, lemmas: Collection[str]) -> int:
        """How many words of the report are among `lemmas`."""
        return sum(self._counts[lemma] for lemma in lemmas)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word.lemma.lower() for word in self.frames.marks.words)

    def governed(self, draft: Draft) -> tuple[Draft, ...]:
        """The events whose trigger is the clause that this trigger takes."""
        below = self._below[draft.hit.word.i]
        return tuple(other for other in self.drafts if other.hit.word.i in below)

    def governors(self, draft: Draft) -> tuple[Draft, ...]:
        return tuple(other for other in self.drafts if draft.hit.word.i in self._below[other.hit.word.i])

    @cached_property
    def _below(self) -> dict[int, frozenset[int]]:
        """For each trigger the words of the clauses it takes: asked for once per article, for long ones have hundreds of triggers."""
        return {
            draft.hit.word.i: frozenset(word.i for slot in GOVERNED for word in self.frames.fillers(draft.hit.word.i, slot))
            for draft in self.drafts
        }


Rule = Callable[[Draft, Setting], Draft | None]
