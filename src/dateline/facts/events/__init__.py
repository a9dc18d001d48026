"""Events: what is done between states and other actors, coded by PLOVER."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Protocol

from dateline.facts.events.circumstances import Circumstances
from dateline.facts.events.decisions import Draft, Setting, beside, decide
from dateline.facts.events.frames import Frames
from dateline.facts.events.implied import Implied
from dateline.facts.events.matching import Hit, Matcher
from dateline.facts.events.participants import Participants
from dateline.facts.events.reliability import reliability
from dateline.facts.events.scenes import Scene, headings
from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks, Word
from dateline.types import Article, Event, Facts, Mention, Status, digest

__all__ = ["find_events"]
OLD_DAYS = 550  # what lies further back than a year and a half is told as background


class Statuses(Protocol):
    """Judges whether what a word names happened, over the marks as it reads them."""

    marks: Marks

    def of(self, word: Word) -> Status: ...


def find_events(article: Article, marks: Marks, facts: Facts, statuses: Statuses, ontology: Ontology) -> tuple[Event, ...]:
    """The events of an article in text order, each with its own trigger.

    What heads a part of the body, and why a speaker is not named ("not cleared to brief the press"), tells of no event.
    An event is coded where a word of the lexicon stands in the company that its row asks for; who, where and when are
    read off the trigger's own clause, and stay empty where the clause does not say.
    """
    marks = statuses.marks  # with the lemmas that the statuses were judged by
    frames = Frames(marks)
    matcher = Matcher(marks, facts, frames, ontology)
    participants = Participants(marks, facts, frames, matcher)
    around = Circumstances(marks, facts, frames)
    titles = headings(article, marks)
    reasons = [claim.anonymous.reason for claim in facts.claims if claim.anonymous and claim.anonymous.reason]
    told = (hit for hit in matcher.hits() if hit.word.sentence not in titles and not any(each.holds(hit.span) for each in reasons))
    drafts = tuple(_draft(hit, participants, statuses) for hit in told)
    drafts = tuple(filter(Scene(marks, facts, frames, ontology).plausible, drafts))
    setting = Setting(facts, frames, ontology, drafts)
    decided = [made for draft in drafts if (made := decide(draft, setting)) is not None]
    decided = [each for draft in decided for each in (draft, beside(draft, setting)) if each is not None]
    filled = Implied(marks, facts, frames, around).filled(decided)
    return tuple(_event(article, replace(draft, score=reliability(draft, facts, ontology)), facts, around) for draft in filled)


def _draft(hit: Hit, participants: Participants, statuses: Statuses) -> Draft:
    actors, recipients = participants.of(hit)
    return Draft(hit, hit.row.type, hit.row.mode, hit.row.cameo, statuses.of(hit.word), actors, recipients, hit.row.score)


def _event(article: Article, draft: Draft, facts: Facts, around: Circumstances) -> Event:
    span = draft.hit.span
    time, place, claim = around.time(draft.hit), around.place(draft.hit), around.claim(span)
    status = _dated(draft, time, facts, article.day)
    actors, recipients = _ids(draft.actors), _ids(draft.recipients)
    if (
        status == "negated"
        and claim
        and claim.act == "deny"
        and claim.speaker
        and not any(facts.actors.thing(each).code for each in draft.actors)
    ):
        actors = (claim.speaker,)  # who denies a deed that nobody is said to have done
    return Event(
        digest("event", article.id, span.start, span.end, draft.type, draft.mode),
        draft.type,
        span,
        status,
        draft.mode,
        draft.cameo,
        actors,
        recipients,
        place.id if place else None,
        time.id if time else None,
        _ids(around.quantities(draft.hit)),
        claim.id if claim else None,
        draft.score,
    )


def _ids(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(mention.id for mention in mentions)


def _dated(draft: Draft, mention: Mention | None, facts: Facts, day: date | None) -> Status:
    """A deed that is dated long before the news is background; one that is dated after it has yet to come."""
    if mention is None or day is None or draft.status != "actual":
        return draft.status
    time = facts.times.thing(mention)
    if time.end and (day - _day(time.end)).days > OLD_DAYS:
        return "historical"
    if time.start and _day(time.start) > day and draft.hit.word.upos == "NOUN":
        return "future"
    return draft.status


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])
