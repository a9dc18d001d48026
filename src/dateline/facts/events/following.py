"""Following events: the making of them, looked on at, so that each can tell by which rows and rules it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from dateline.facts.events.decisions import Draft, Rule, Setting
from dateline.facts.events.implied import Case, Implied
from dateline.facts.events.making import Making, Statuses
from dateline.facts.events.matching import Hit
from dateline.facts.events.participants import Participants
from dateline.knowledge.ontology import Ontology
from dateline.marks import Word
from dateline.types import Article, Claim, Event, Facts, Mention

ROLES = ("actors", "recipients")


@dataclass(frozen=True)
class Placed(Mention):
    """A mention that knows where it was found: in a slot of a trigger, or by a rule that implies a side."""

    slot: str = ""
    trigger: Word | None = None
    rule: str = ""
    says: str = ""


@dataclass(frozen=True)
class Turn:
    """A rule that made something else of a draft."""

    rule: str
    says: str
    before: Draft
    after: Draft

    def changed(self) -> Iterator[str]:
        """The fields that it changed."""
        yield from (each.name for each in fields(Draft) if getattr(self.before, each.name) != getattr(self.after, each.name))


@dataclass(frozen=True)
class Made:
    """An event with the draft that was scored, the draft that it was made of, and what that went through."""

    event: Event
    scored: Draft
    draft: Draft
    turns: tuple[Turn, ...]


class FollowedParticipants(Participants):
    """Participants whose mentions know in which slot they stand."""

    def _mentions(self, hit: Hit, slot: str) -> list[Mention]:
        return _placed(super()._mentions(hit, slot), hit, slot)

    def _further(self, hit: Hit, slot: str) -> list[Mention]:
        return _placed(super()._further(hit, slot), hit, slot)

    def _doers(self, hit: Hit) -> tuple[Mention, ...]:
        return tuple(_placed(super()._doers(hit), hit, "doers"))


def _placed(mentions: Iterable[Mention], hit: Hit, slot: str) -> list[Mention]:
    return [Placed(each.id, each.thing, each.span, slot, hit.word) for each in mentions]


class FollowedImplied(Implied):
    """Implied sides that know which rule gave them."""

    def _first(self, rules: Iterable[Any], case: Case) -> Mention | None:
        for rule in rules:
            if found := super()._first((rule,), case):
                return Placed(found.id, found.thing, found.span, rule=rule.__name__, says=_says(rule))
        return None


class FollowedMaking(Making):
    """The making of the events of one article, in which every step that changes something is kept."""

    participants = FollowedParticipants
    implied = FollowedImplied

    def __init__(self, article: Article, facts: Facts, statuses: Statuses, ontology: Ontology) -> None:
        super().__init__(article, facts, statuses, ontology)
        self.rules = tuple(map(self._watched, self.rules))
        self._turns: dict[int, tuple[Turn, ...]] = {}
        self._alive: list[Draft] = []  # no other draft is to have the address of one that is noted
        self.made: dict[str, Made] = {}

    def _watched(self, rule: Rule) -> Rule:
        def watched(draft: Draft, setting: Setting) -> Draft | None:
            return self._noted(draft, rule(draft, setting), rule)

        return watched

    def _noted(self, before: Draft, after: Draft | None, rule: Any) -> Draft | None:
        """The draft after a rule; what it changed is kept with what was changed before."""
        if after is not None and after is not before:
            name, says = (rule.rule, rule.says) if isinstance(rule, Placed) else (rule.__name__, _says(rule))
            turn = () if after == before else (Turn(name, says, before, after),)
            self._turns[id(after)] = (*self._turns.get(id(before), ()), *turn)
            self._alive.append(after)
        return after

    def beside(self, draft: Draft, setting: Setting) -> Draft | None:
        return self._noted(draft, super().beside(draft, setting), super().beside)

    def filled(self, drafts: Sequence[Draft]) -> list[Draft]:
        filled = super().filled(drafts)
        for before, after in zip(drafts, filled, strict=True):
            between = replace(before, recipients=after.recipients)
            for one, other in ((before, between), (between, after)):
                given = (each for role in ROLES for each in getattr(other, role) if each not in getattr(one, role))
                self._noted(one, other, next((each for each in given if isinstance(each, Placed) and each.rule), super().filled))
        return filled

    def dated(self, draft: Draft, mention: Mention | None) -> Draft:
        return self._noted(draft, super().dated(draft, mention), super().dated) or draft

    def denied(self, draft: Draft, claim: Claim | None) -> Draft:
        self._last = self._noted(draft, super().denied(draft, claim), super().denied) or draft
        return self._last

    def event(self, draft: Draft) -> Event:
        event = super().event(draft)
        self.made[event.id] = Made(event, draft, self._last, self._turns.get(id(self._last), ()))
        return event


def _says(rule: Any) -> str:
    """What a rule holds, in its own words."""
    return " ".join((rule.__doc__ or rule.__name__.replace("_", " ")).split())
