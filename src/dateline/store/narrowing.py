"""Narrowing: a record with only those of its facts that were asked for, and whatever they refer to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dateline.record import Record
from dateline.types import Claim, Event


def narrowed_to(record: Record, facts: Collection[str]) -> Record:
    """The record with the events and claims of these ids, the claims that vouch for them or contain them, and what they mention.

    Claims that are only there because another needs them say nothing of events.

    >>> from dateline.types import Article
    >>> whole = Record(Article("article-1", "a.txt", "Kyiv"))
    >>> narrowed_to(whole, ()) == whole
    True
    """
    events = tuple(event for event in record.events if event.id in facts)
    claims = _with_outer(record, facts, events)
    wanted = {mention for event in events for mention in _mentions_of_event(event)}
    wanted |= {mention for claim in claims for mention in (claim.speaker, claim.told, claim.time) if mention}
    wanted |= {record.article.dateline} if record.article.dateline else set()
    mentions = tuple(mention for mention in record.mentions if mention.id in wanted)
    things = {mention.thing for mention in mentions}
    return replace(
        record,
        actors=tuple(actor for actor in record.actors if actor.id in things),
        places=tuple(place for place in record.places if place.id in things),
        times=tuple(time for time in record.times if time.id in things),
        quantities=tuple(quantity for quantity in record.quantities if quantity.id in things),
        mentions=mentions,
        claims=claims,
        events=events,
    )


def _with_outer(record: Record, facts: Collection[str], events: Iterable[Event]) -> tuple[Claim, ...]:
    by_id = {claim.id: claim for claim in record.claims}
    needed = {claim.id for claim in record.claims if claim.id in facts} | {event.claim for event in events if event.claim}
    for claim in reversed(record.claims):  # an outer claim stands before the inner one
        if claim.id in needed and claim.within:
            needed.add(claim.within)
    return tuple(claim for claim in by_id.values() if claim.id in needed)


def _mentions_of_event(event: Event) -> Iterable[str]:
    return filter(None, (*event.actors, *event.recipients, event.place, event.time, *event.quantities))
