"""Explaining events: what was followed of their making, in values that name words of the text and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.explanation import Arc, Change, Circumstance, Condition, Decision, Ground, Row, Side, Voucher, Words
from dateline.facts.events.drafts import Draft
from dateline.facts.events.following import FollowedMaking, Made, Placed, Turn
from dateline.facts.events.making import Statuses
from dateline.facts.events.reliability import grounds
from dateline.knowledge.ontology import Ontology
from dateline.marks import Word
from dateline.text.draw import amount
from dateline.types import Actor, Article, Claim, Facts, Found, Mention, Place, Quantity, Span, Time

SLOTS: Mapping[str, str] = {
    "subj": "subject",
    "obj": "object",
    "iobj": "indirect object",
    "poss": "possessor",
    "comp": "modifier",
    "ccompsubj": "subject in the content",
    "voice": "speaker",
    "bearer": "subject",
    "objin": "“in” phrase at the object",
    "seeker": "seeker",
    "undergoers": "undergoer",
    "passed": "receiver",
    "aim": "object in the purpose",
    "shared": "shared object",
    "theirs": "party in the object",
    "doers": "user",
}
SINGLE = {"actors": "actor", "recipients": "recipient"}
Thing = Actor | Place | Time | Quantity


class EventReasons:
    """The events of one article, each with its reasons."""

    def __init__(self, article: Article, facts: Facts, statuses: Statuses, ontology: Ontology) -> None:
        self.text, self.facts, self.ontology = article.text, facts, ontology
        self._making = FollowedMaking(article, facts, statuses, ontology)
        self.marks = self._making.marks
        self.events = self._making.events()
        self.made: Mapping[str, Made] = self._making.made
        self.things: dict[str, Thing] = {}
        self.mentions: dict[str, Mention] = {}
        self.heads: dict[str, Word] = {}
        for found in (facts.actors, facts.places, facts.times, facts.quantities):
            self._learn(found)

    def _learn(self, found: Found[Any]) -> None:
        self.things |= found.by_id
        self.mentions |= {mention.id: mention for mention in found.mentions}
        self.heads |= {mention.id: self.marks.words[head] for mention, head in zip(found.mentions, found.heads, strict=True)}

    def words(self, span: Span) -> Words:
        return Words(span.of(self.text), span)

    def passage(self, made: Made) -> Words:
        """The sentence of the trigger."""
        return self.words(self.marks.sentences[made.draft.hit.word.sentence].span)

    def row(self, made: Made) -> Row:
        """The row of the lexicon, with the words that are as it asks."""
        hit = made.draft.hit
        row, written = hit.row, self.ontology.written(hit.row)
        filling = (None if need.absent else self._making.matcher.filler(hit.word, need) for need in row.needs)
        asked = zip(written["when"].split(), filling, strict=True)
        return Row(
            row.table,
            row.line,
            row.word,
            written["words"],
            "noun" if row.noun else "verb",
            tuple(Condition(asks, self.words(word.span) if word else None) for asks, word in asked),
            row.type,
            row.mode,
            row.cameo,
            f"{','.join(row.actors)}>{','.join(row.recipients)}",
            row.score,
        )

    def decisions(self, made: Made) -> tuple[Decision, ...]:
        """The rules that changed something, in their order."""
        return tuple(Decision(turn.rule, turn.says, tuple(self._changes(turn))) for turn in made.turns)

    def _changes(self, turn: Turn) -> Iterator[Change]:
        for name in turn.changed():
            before, after = (self._value(getattr(draft, name)) for draft in (turn.before, turn.after))
            if before != after:
                yield Change(name, before, after)

    def _value(self, value: object) -> str:
        if isinstance(value, tuple):
            return ", ".join(mention.span.of(self.text) for mention in value)
        return "" if value is None else str(value)

    def sides(self, made: Made) -> Iterator[Side]:
        """Who takes part, as the event names them; of their codes only which they are."""
        for role, single in SINGLE.items():
            for mention in getattr(made.draft, role):
                yield self._side(made, role, single, mention)

    def _side(self, made: Made, role: str, single: str, mention: Mention) -> Side:
        turn = next((turn for turn in reversed(made.turns) if _gives(turn, role, mention)), None)
        place = _place(made, role, mention.id)
        thing = self.things[mention.thing]
        return Side(
            single,  # type: ignore[arg-type]
            mention.id,
            self.words(mention.span),
            thing.name if isinstance(thing, Actor | Place) else "",
            thing.code if isinstance(thing, Actor) else thing.country if isinstance(thing, Place) else None,
            SLOTS.get(place.slot, f"“{place.slot}” phrase") if place else None,
            self.words(place.trigger.span) if place and place.trigger else None,
            self.path(made.draft.hit.word, self.heads[mention.id]),
            turn.rule if turn else None,
            turn.says if turn else None,
        )

    def path(self, word: Word, other: Word) -> tuple[Arc, ...]:
        """The way through the tree; nothing where the other word stands in another sentence."""
        if word.sentence != other.sentence:
            return ()
        above = [other, *self.marks.ancestors(other)]
        at = {each.i: k for k, each in enumerate(above)}
        arcs = []
        while word.i not in at:
            head = self.marks.head(word)
            if head is None:
                return ()
            arcs.append(Arc(word.deprel, True, self.words(head.span)))
            word = head
        return (*arcs, *(Arc(each.deprel, False, self.words(each.span)) for each in reversed(above[: at[word.i]])))

    def circumstances(self, made: Made) -> Iterator[Circumstance]:
        """Place, time and amounts of an event."""
        event = made.event
        named = [("place", event.place), ("time", event.time), *(("quantity", each) for each in event.quantities)]
        for role, identity in named:
            if identity:
                path = self.path(made.draft.hit.word, self.heads[identity])
                top = next((arc.to for arc in reversed(path) if arc.up), self.words(made.draft.hit.word.span))
                span, value = self.mentions[identity].span, _told(self.things[self.mentions[identity].thing])
                yield Circumstance(role, identity, self.words(span), value, top, path)  # type: ignore[arg-type]

    def voucher(self, made: Made) -> Voucher | None:
        """The claim that vouches for an event."""
        claim = next((each for each in self.facts.claims if each.id == made.event.claim), None)
        if claim is None:
            return None
        speaker = self.mentions.get(claim.speaker or "")
        actor = self.facts.actors.thing(speaker) if speaker else None
        return Voucher(
            claim.id,
            claim.act,
            claim.polarity,
            claim.verbatim,
            claim.score,
            self.words(_around(claim, made.event.trigger)),
            self.words(claim.cue) if claim.cue else None,
            self.words(speaker.span) if speaker else None,
            actor.name if actor else None,
            actor.code if actor else None,
        )

    def grounds(self, made: Made) -> tuple[Ground, ...]:
        """What the score is the sum of; what does not hold is left out."""
        return tuple(Ground(what, round(odds, 2)) for what, odds in grounds(made.scored, self.facts, self.ontology) if odds)


def _gives(turn: Turn, role: str, mention: Mention) -> bool:
    def named(draft: Draft) -> bool:
        return any(each.id == mention.id for each in getattr(draft, role))

    return named(turn.after) and not named(turn.before)


def _place(made: Made, role: str, mention: str) -> Placed | None:
    """Where a mention was found, whichever of the drafts it came in with."""
    drafts = (made.draft, *(turn.before for turn in reversed(made.turns)))
    found = (each for draft in drafts for each in getattr(draft, role) if each.id == mention)
    return next((each for each in found if isinstance(each, Placed) and each.trigger), None)


def _around(claim: Claim, trigger: Span) -> Span:
    """The stretch of a claim in which a trigger stands."""
    return min((each for each in claim.content if each.holds(trigger)), key=lambda each: each.end - each.start)


def _told(thing: Thing) -> str:
    """What a place, a time or an amount comes to."""
    if isinstance(thing, Place):
        return ", ".join(filter(None, (thing.name, thing.country)))
    if isinstance(thing, Quantity):
        return " ".join(filter(None, (amount(thing), thing.unit, thing.of)))
    return thing.value if isinstance(thing, Time) else thing.name
