"""Events in the making: from the words that name them to what a record keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from dateline.facts.events.circumstances import Circumstances
from dateline.facts.events.decisions import RULES, Draft, Rule, Setting, beside, decide
from dateline.facts.events.frames import Frames
from dateline.facts.events.matching import Hit, Matcher
from dateline.facts.events.participants import Participants
from dateline.facts.events.parties import Parties
from dateline.facts.events.reliability import reliability
from dateline.facts.events.scenes import Scene, headings
from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks, Word
from dateline.types import Article, Claim, Event, Facts, Mention, Status, digest

OLD_DAYS = 550  # what lies further back than a year and a half is told as background


class Statuses(Protocol):
    """Judges whether what a word names happened, over the marks as it reads them."""

    marks: Marks

    def of(self, word: Word) -> Status: ...


class Making:
    """The events of one article, step by step. Who explains an event looks on by standing in for one of the steps."""

    participants: type[Participants] = Participants
    parties: type[Parties] = Parties
    rules: tuple[Rule, ...] = RULES

    def __init__(self, article: Article, facts: Facts, statuses: Statuses, ontology: Ontology) -> None:
        self.marks = marks = statuses.marks  # with the lemmas that the statuses were judged by
        self.article, self.facts, self.statuses, self.ontology = article, facts, statuses, ontology
        self.frames = Frames(marks)
        self.matcher = Matcher(marks, facts, self.frames, ontology)
        self.around = Circumstances(marks, facts, self.frames)
        self._sides = self.participants(marks, facts, self.frames, self.matcher)

    def events(self) -> tuple[Event, ...]:
        """All of them in text order."""
        scene = Scene(self.marks, self.facts, self.frames, self.ontology)
        drafts = tuple(filter(scene.plausible, map(self._draft, self._told())))
        setting = Setting(self.facts, self.frames, self.ontology, drafts)
        decided = [made for draft in drafts if (made := decide(draft, setting, self.rules)) is not None]
        decided = [each for draft in decided for each in (draft, self.beside(draft, setting)) if each is not None]
        return tuple(map(self.event, self.filled(decided)))

    def _told(self) -> Iterator[Hit]:
        """The triggers, without those in what only heads a part of the body, or says why a speaker is not named."""
        titles = headings(self.article, self.marks)
        reasons = [claim.anonymous.reason for claim in self.facts.claims if claim.anonymous and claim.anonymous.reason]
        for hit in self.matcher.hits():
            if hit.word.sentence not in titles and not any(each.holds(hit.span) for each in reasons):
                yield hit

    def _draft(self, hit: Hit) -> Draft:
        actors, recipients = self._sides.of(hit)
        return Draft(hit, hit.row.type, hit.row.mode, hit.row.cameo, self.statuses.of(hit.word), actors, recipients, hit.row.score)

    def beside(self, draft: Draft, setting: Setting) -> Draft | None:
        return beside(draft, setting)

    def filled(self, drafts: Sequence[Draft]) -> list[Draft]:
        """A side that the clause leaves open is taken from what the report says around it."""
        setting = Setting(self.facts, self.frames, self.ontology, tuple(drafts))
        return self.parties(self.article, self.facts, self.around, setting).filled(drafts)

    def event(self, draft: Draft) -> Event:
        hit, score = draft.hit, reliability(draft, self.facts, self.ontology)
        time, place, claim = self.around.time(hit), self.around.place(hit), self.around.claim(hit.span)
        draft = self.denied(self.dated(draft, time), claim)
        return Event(
            digest("event", self.article.id, hit.span.start, hit.span.end, draft.type, draft.mode),
            draft.type,
            hit.span,
            draft.status,
            draft.mode,
            draft.cameo,
            _ids(draft.actors),
            _ids(draft.recipients),
            place.id if place else None,
            time.id if time else None,
            _ids(self.around.quantities(hit)),
            claim.id if claim else None,
            score,
        )

    def dated(self, draft: Draft, mention: Mention | None) -> Draft:
        """A deed that is dated long before the news is background; one that is dated after it has yet to come."""
        day = self.article.day
        if mention is None or day is None or draft.status != "actual":
            return draft
        time = self.facts.times.thing(mention)
        if time.end and (day - _day(time.end)).days > OLD_DAYS:
            return replace(draft, status="historical")
        if time.start and _day(time.start) > day and draft.hit.word.upos == "NOUN":
            return replace(draft, status="future")
        return draft

    def denied(self, draft: Draft, claim: Claim | None) -> Draft:
        """Who denies a deed that nobody is said to have done speaks of his own."""
        if draft.status != "negated" or claim is None or claim.act != "deny" or claim.speaker is None:
            return draft
        if any(self.facts.actors.thing(each).code for each in draft.actors):
            return draft
        return replace(draft, actors=tuple(each for each in self.facts.actors.mentions if each.id == claim.speaker)[:1])


def _ids(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(mention.id for mention in mentions)


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])
