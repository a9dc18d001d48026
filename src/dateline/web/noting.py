"""Noting: the facts of a record in the words that stand beside the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.knowledge.ontology import event_types
from dateline.record import Record
from dateline.text.draw import amount
from dateline.types import Actor, Claim, Event, Place, Quantity, Time
from dateline.web.cutting import Kind, Mark

KINDS = {Actor: "actor", Place: "place", Time: "time", Quantity: "quantity"}
QUOTED = {"full": "quoted", "partial": "partly quoted", "none": "in the report’s words"}


@dataclass(frozen=True)
class Named:
    """A thing as it is shown: its name, its code or country, and the thing whose row tells more."""

    name: str
    code: str = ""
    id: str = ""


@dataclass(frozen=True)
class Voucher:
    """On whose word: the claim, its speaker, the act."""

    claim: str
    tag: str
    speaker: str
    act: str


@dataclass(frozen=True)
class EventNote:
    """One event in words."""

    id: str
    tag: str
    type: str
    gloss: str
    mode: str
    cameo: str
    status: str
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    place: Named | None
    time: Named | None
    amounts: tuple[str, ...]
    voucher: Voucher | None
    words: str
    score: float
    verdicts: tuple[str, ...] = ()
    kind: str = "event"


@dataclass(frozen=True)
class ClaimNote:
    """One claim in words."""

    id: str
    tag: str
    act: str
    negated: bool
    quoted: str
    speaker: Named | None
    told: Named | None
    anonymous: str
    time: Named | None
    within: Voucher | None
    words: str
    score: float
    verdicts: tuple[str, ...] = ()
    kind: str = "claim"


Note = EventNote | ClaimNote


@dataclass(frozen=True)
class Branch:
    """A note, and those that hang on it: what is claimed within a claim, and what is told to have been done."""

    note: Note
    below: tuple[Branch, ...] = ()


class Notes:
    """The notes on one record. `verdicts` are what people judged, by fact."""

    def __init__(self, record: Record, verdicts: Mapping[str, Sequence[str]] | None = None) -> None:
        self.record, self.verdicts = record, verdicts or {}
        things = (record.actors, record.places, record.times, record.quantities)
        self.things: dict[str, Actor | Place | Time | Quantity] = {thing.id: thing for each in things for thing in each}
        self.mentions = {mention.id: mention for mention in record.mentions}
        self.claims = {claim.id: claim for claim in record.claims}
        tagged = [*((f"C{k}", claim.id) for k, claim in enumerate(record.claims, 1))]
        tagged += [(f"E{k}", event.id) for k, event in enumerate(record.events, 1)]
        self.tags = {identity: tag for tag, identity in tagged}

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Everything that is marked in the text."""
        found = [
            Mark(mention.span, _kind(self.things[mention.thing]), mention.thing, self._told(mention.thing))
            for mention in self.record.mentions
        ]
        for claim in self.record.claims:
            speaker = self._named(claim.speaker)
            said = f"{self.tags[claim.id]}: {speaker.name if speaker else 'nobody named'}, {_act(claim)}"
            found += [Mark(span, "content", claim.id, said) for span in claim.content]
            found += [Mark(claim.cue, "cue", claim.id, said)] if claim.cue else []
        for event in self.record.events:
            said = " ".join(filter(None, (f"{self.tags[event.id]}:", event.type, event.mode, event.status)))
            found.append(Mark(event.trigger, "event", event.id, said))
        return tuple(found)

    def beside(self, starts: Sequence[int]) -> dict[int, tuple[Branch, ...]]:
        """The notes that belong beside each line, by the number of the line; `starts` are the first characters of all lines.

        Each hangs under the claim that vouches for it or contains it, where that begins in the same line.
        """
        lines: dict[int, list[tuple[int, Claim | Event]]] = {}
        facts: list[tuple[int, Claim | Event]] = [(_start(claim), claim) for claim in self.record.claims]
        facts += [(event.trigger.start, event) for event in self.record.events]
        for start, fact in sorted(facts, key=lambda each: each[0]):
            lines.setdefault(max(0, bisect_right(starts, start) - 1), []).append((start, fact))
        return {number: self._tree(placed) for number, placed in lines.items()}

    def _tree(self, placed: list[tuple[int, Claim | Event]]) -> tuple[Branch, ...]:
        here = {fact.id for _, fact in placed}
        hung: dict[str | None, list[Claim | Event]] = {}
        for _, fact in placed:
            above = fact.within if isinstance(fact, Claim) else fact.claim
            hung.setdefault(above if above in here else None, []).append(fact)
        return self._branches(hung, None)

    def _branches(self, hung: dict[str | None, list[Claim | Event]], above: str | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(self._claim(fact), self._branches(hung, fact.id)) if isinstance(fact, Claim) else Branch(self._event(fact))
            for fact in hung.pop(above, ())
        )

    def _event(self, event: Event) -> EventNote:
        kind = event_types().get(event.type)
        return EventNote(
            id=event.id,
            tag=self.tags[event.id],
            type=event.type,
            gloss=kind.gloss if kind else "",
            mode=event.mode or "",
            cameo=event.cameo or "",
            status=event.status,
            actors=self._all(event.actors),
            recipients=self._all(event.recipients),
            place=self._named(event.place),
            time=self._named(event.time),
            amounts=tuple(each.name for each in self._all(event.quantities)),
            voucher=self._voucher(event.claim),
            words=event.trigger.of(self.record.article.text),
            score=event.score,
            verdicts=tuple(self.verdicts.get(event.id, ())),
        )

    def _claim(self, claim: Claim) -> ClaimNote:
        text = self.record.article.text
        reason = claim.anonymous.reason if claim.anonymous else None
        why = f"kept unnamed: {reason.of(text)}" if reason else "kept unnamed" if claim.anonymous else ""
        return ClaimNote(
            id=claim.id,
            tag=self.tags[claim.id],
            act=claim.act,
            negated=claim.polarity == "negated",
            quoted=QUOTED[claim.verbatim],
            speaker=self._named(claim.speaker),
            told=self._named(claim.told),
            anonymous=why,
            time=self._named(claim.time),
            within=self._voucher(claim.within),
            words=" … ".join(span.of(text) for span in claim.content),
            score=claim.score,
            verdicts=tuple(self.verdicts.get(claim.id, ())),
        )

    def _voucher(self, identity: str | None) -> Voucher | None:
        if identity is None:
            return None
        claim = self.claims[identity]
        speaker = self._named(claim.speaker)
        return Voucher(claim.id, self.tags[claim.id], speaker.name if speaker else "somebody unnamed", _act(claim))

    def _all(self, mentions: Sequence[str]) -> tuple[Named, ...]:
        named = (self._named(mention) for mention in mentions)
        return tuple(dict.fromkeys(each for each in named if each))

    def _named(self, mention: str | None) -> Named | None:
        if mention is None:
            return None
        thing = self.things[self.mentions[mention].thing]
        if isinstance(thing, Actor):
            return Named(thing.name, " ".join(filter(None, (thing.code, *thing.sector))), thing.id)
        if isinstance(thing, Place):
            return Named(thing.name, thing.country or "", thing.id)
        return Named(thing.value if isinstance(thing, Time) else counted(thing), "", thing.id)

    def _told(self, identity: str) -> str:
        """A few words on a thing, for who points at it."""
        thing = self.things[identity]
        if isinstance(thing, Actor):
            return ", ".join(filter(None, (thing.name, thing.kind.replace("_", " "), " ".join(filter(None, (thing.code, *thing.sector))))))
        if isinstance(thing, Place):
            return ", ".join(filter(None, (thing.name, thing.kind, thing.country)))
        return thing.value if isinstance(thing, Time) else counted(thing)


def counted(quantity: Quantity) -> str:
    """An amount with what it is of.

    >>> counted(Quantity("quantity-1", 600, None, of="troop"))
    '600+ troop'
    """
    return " ".join(filter(None, (amount(quantity), quantity.unit, quantity.of)))


def _kind(thing: Actor | Place | Time | Quantity) -> Kind:
    return KINDS[type(thing)]  # type: ignore[return-value]


def _act(claim: Claim) -> str:
    return f"not {claim.act}" if claim.polarity == "negated" else claim.act


def _start(claim: Claim) -> int:
    spans = claim.content or ((claim.cue,) if claim.cue else ())
    return spans[0].start if spans else 0
