"""A record looked up: what every mention stands for, and the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateline.exports.texts import Sentences
from dateline.record import Record
from dateline.types import Actor, Claim, Event, Mention, Place, Quantity, Span, Time

WORD = re.compile(r"\S")
Thing = Actor | Place | Time | Quantity
MIDNIGHT = ("00:00", "00:00:00")


class Resolved:
    """One record with everything at hand that its ids refer to; an id that refers to nothing gives None."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text
        self.things: dict[str, Thing] = {
            thing.id: thing for things in (record.actors, record.places, record.times, record.quantities) for thing in things
        }
        self.mentions = {mention.id: mention for mention in record.mentions}
        self.claims = {claim.id: claim for claim in record.claims}

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.text)

    @cached_property
    def day(self) -> date | None:
        """The day of publication; None also where what is given is none."""
        return day_of(self.record.article.published)

    @cached_property
    def headline(self) -> str | None:
        span = self.record.article.headline
        return span.of(self.text) if span else None

    @cached_property
    def opening(self) -> int:
        """Where the first paragraph after the headline ends: what GDELT calls a root event begins before that."""
        headline = self.record.article.headline
        body = WORD.search(self.text, headline.end if headline else 0)
        end = self.text.find("\n", body.start()) if body else -1
        return end if end >= 0 else len(self.text)

    @property
    def title(self) -> str:
        """The headline, or what the report is called by whoever gave it."""
        return self.headline or self.record.article.ref or self.record.article.id

    def said(self, mention: str | None) -> str | None:
        """The words of a mention, as they stand."""
        found = self.mentions.get(mention) if mention else None
        return found.span.of(self.text) if found else None

    def thing(self, mention: str | None) -> Thing | None:
        found = self.mentions.get(mention) if mention else None
        return self.things.get(found.thing) if found else None

    def actor(self, mention: str | None) -> Actor | None:
        found = self.thing(mention)
        return found if isinstance(found, Actor) else None

    def place(self, mention: str | None) -> Place | None:
        found = self.thing(mention)
        return found if isinstance(found, Place) else None

    def time(self, mention: str | None) -> Time | None:
        found = self.thing(mention)
        return found if isinstance(found, Time) else None

    def claim(self, identity: str | None) -> Claim | None:
        return self.claims.get(identity) if identity else None

    def words(self, spans: Iterable[Span]) -> str:
        """What stands in several stretches, joined where something was left out."""
        return " … ".join(span.of(self.text) for span in spans)

    def parties(self, mentions: Iterable[str]) -> list[Party]:
        """Who is meant by these mentions, each once."""
        found: dict[str, Party] = {}
        for mention in mentions:
            actor = self.actor(mention)
            if actor:
                found.setdefault(actor.id, Party(actor, self.mentions[mention], self.said(mention) or ""))
        return list(found.values())

    def days(self, event: Event) -> Days | None:
        """The first and last day that the text gives an event; None where it gives no place in the calendar."""
        return days_of(self.time(event.time))

    def day_or_published(self, event: Event) -> Days | None:
        """Its own days; those of publication for an event that happens in the news and has none of its own."""
        own = self.days(event)
        if own or event.status != "actual" or not self.day:
            return own
        return self.day, self.day

    def who(self, mention: str | None) -> str | None:
        """Whom a mention names, with the code where that says more."""
        actor = self.actor(mention)
        return named_with_code(actor) if actor else self.said(mention)

    def phrase(self, event: Event) -> str:
        """The event in one line: who, to whom, what, and whether."""
        who, whom = (", ".join(named_with_code(party.actor) for party in self.parties(side)) for side in (event.actors, event.recipients))
        kind = f"{event.type} {event.mode}" if event.mode else event.type
        sides = f"{who or '?'} → {whom}" if whom else who
        return f"{sides}: {kind} ({event.status})" if sides else f"{kind} ({event.status})"


@dataclass(frozen=True)
class Party:
    """An actor on one side of an event, where it is named."""

    actor: Actor
    mention: Mention
    said: str


Days = tuple[date, date]


def named_with_code(actor: Actor) -> str:
    """An actor's name, and its code where that says more.

    >>> named_with_code(Actor("actor-1", "the army", "armed_force", "UKR"))
    'the army (UKR)'
    """
    return f"{actor.name} ({actor.code})" if actor.code and actor.code != actor.name else actor.name


def day_of(moment: str | None) -> date | None:
    """The calendar day of an ISO 8601 moment; None where it is none.

    >>> day_of("2022-02-17T06:30"), day_of("yesterday")
    (datetime.date(2022, 2, 17), None)
    """
    if not moment:
        return None
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def days_of(time: Time | None) -> Days | None:
    """The first and the last day that a time touches.

    >>> days_of(Time("time-1", "2022-02", "2022-02-01", "2022-03-01"))
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    first, after = (day_of(time.start), day_of(time.end)) if time else (None, None)
    if not time or not first or not after:
        return None
    clock = (time.end or "")[11:]
    last = after if (clock and not clock.startswith(MIDNIGHT)) or after == date.min else after - timedelta(days=1)
    return first, max(first, last)
