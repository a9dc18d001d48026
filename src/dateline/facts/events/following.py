"""Following events: the making of them, looked on at, so that each can tell by which rows and rules it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from dateline.facts.events.candidates import Asked
from dateline.facts.events.decisions import Draft, Rule, Setting
from dateline.facts.events.making import Making, Statuses
from dateline.facts.events.matching import Hit
from dateline.facts.events.participants import Participants
from dateline.facts.events.parties import Parties, likely
from dateline.knowledge.ontology import Ontology
from dateline.marks import Word
from dateline.types import Article, Claim, Event, Facts, Mention

ROLES = ("actors", "recipients")
TELLING = 3  # circumstances named for a side that was chosen


@dataclass(frozen=True)
class Placed(Mention):
    """A mention that knows where it was found: in a slot of a trigger, or by the choice of a side that the clause leaves open."""

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
        """The fields that it changed, of those that an event has, too."""
        names = (each.name for each in fields(Draft) if each.name != "inferred")
        yield from (name for name in names if getattr(self.before, name) != getattr(self.after, name))


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


class FollowedParties(Parties):
    """Parties that know how likely a side is and what speaks most for it."""

    def odds(self, asked: Asked, at: int) -> dict[str, float]:
        odds = super().odds(asked, at)
        code, chance = max(likely(odds).items(), key=lambda each: each[1])
        weights = {each: self.known.circumstances[asked.role].get(each, 0.0) for each in self.candidates.options(asked)[code]}
        most = sorted(weights, key=lambda each: (-weights[each], each))[:TELLING]
        self._says = f"likely ({chance:.2f}) among {len(odds) - 1} that the report names; for it speak the story and {'; '.join(most)}"
        return odds

    def mention(self, draft: Draft, code: str) -> Mention | None:
        found = super().mention(draft, code)
        return found and Placed(found.id, found.thing, found.span, rule="chosen", says=self._says)


class FollowedMaking(Making):
    """The making of the events of one article, in which every step that changes something is kept."""

    participants = FollowedParticipants
    parties = FollowedParties

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
            between = replace(before, actors=after.actors, inferred=after.inferred[:1] if after.actors != before.actors else ())
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
