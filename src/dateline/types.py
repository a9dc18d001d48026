"""The nouns of a record, in reading order; each mentions only those above it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, Literal, NamedTuple, TypeVar

ActorKind = Literal["country", "government", "organisation", "alliance", "armed_force", "armed_group", "person", "group", "media"]
Act = Literal[
    "say", "deny", "demand", "threaten", "promise", "offer", "reject", "accuse", "warn", "urge", "ask", "welcome", "admit", "doubt"
]
Verbatim = Literal["full", "partial", "none"]
Polarity = Literal["affirmed", "negated"]
Status = Literal["actual", "historical", "future", "possible", "conditional", "requested", "negated"]
Anchor = Literal["published", "dateline", "none"]


def digest(kind: str, *parts: object) -> str:
    """An id that depends on the content alone, so that reading twice writes once.

    >>> digest("place", "Kyiv", "UKR") == digest("place", "Kyiv", "UKR")
    True
    """
    said = "\x1f".join(map(str, (kind, *parts)))
    return f"{kind}-{hashlib.blake2b(said.encode('utf8', 'surrogatepass'), digest_size=8).hexdigest()}"


class Span(NamedTuple):
    """The characters `[start, end)` of `article.text`, counted in code points.

    >>> Span(0, 3).overlaps(Span(2, 5))
    True
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True)
class Removed:
    """A stretch of the input that is not the report, and why it was left out."""

    text: str
    reason: str


@dataclass(frozen=True)
class Article:
    """One report, cleaned: headline, blank line, body. All spans of a record point into `text`."""

    id: str
    ref: str
    text: str
    headline: Span | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    dateline: str | None = None  # the mention of the place of the "MOSCOW (AP) —" line; known once places are found
    dateline_span: Span | None = None  # "MOSCOW" in that line
    byline: str | None = None
    published: str | None = None  # ISO 8601 date or date-time
    language: str = "en"
    removed: tuple[Removed, ...] = ()

    @property
    def day(self) -> date | None:
        """The calendar day of publication, as the publisher's clock has it."""
        return date.fromisoformat(self.published[:10]) if self.published else None


@dataclass(frozen=True)
class Provenance:
    """What made a record: with the same three, the same text gives the same bytes."""

    program: str
    models: tuple[str, ...] = ()
    ontology: str = ""


@dataclass(frozen=True)
class Actor:
    """Somebody who can act or speak. `code` and `sector` are null and empty where the text leaves them open."""

    id: str
    name: str
    kind: ActorKind
    code: str | None = None
    sector: tuple[str, ...] = ()
    office: str | None = None
    refs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Somewhere. Latitude and longitude in degrees (WGS 84) of its middle; null where not known."""

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    kind: str = "place"
    refs: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Time:
    """A time as TIMEX3 has it. `start` and `end` are ISO 8601, half-open; null where the value has no calendar place."""

    id: str
    value: str
    start: str | None = None
    end: str | None = None
    grain: str | None = None
    anchor: Anchor = "none"


@dataclass(frozen=True)
class Quantity:
    """A count or a measure. `low` and `high` are inclusive; null means open ("more than 500": low 500, high null)."""

    id: str
    low: float | int | None
    high: float | int | None
    approximate: bool = False
    of: str | None = None  # lemma of what is counted: "troop"
    unit: str | None = None  # UCUM code of a measure; null for a count


@dataclass(frozen=True)
class Mention:
    """Where the text names a thing: an actor, a place, a time or a quantity."""

    id: str
    thing: str
    span: Span


@dataclass(frozen=True)
class Anonymous:
    """A speaker who is not named, with the reason that the report gives, if it gives one."""

    reason: Span | None = None


VOUCHES = 0.45  # a claim with a lower score tells of somebody's mind, or is as likely as not misread


@dataclass(frozen=True)
class Claim:
    """Somebody says something. A quotation that is interrupted has several stretches of content."""

    id: str
    speaker: str | None
    cue: Span | None
    content: tuple[Span, ...]
    verbatim: Verbatim = "none"
    act: Act = "say"
    polarity: Polarity = "affirmed"
    told: str | None = None
    anonymous: Anonymous | None = None
    time: str | None = None
    within: str | None = None
    score: float = 0.5

    @property
    def vouches(self) -> bool:
        """Whether an event inside it stands on somebody's word: what is only thought or wanted vouches for nothing."""
        return self.score > VOUCHES


@dataclass(frozen=True)
class Event:
    """Something done, coded by PLOVER; `status` tells whether it happened, `claim` on whose word."""

    id: str
    type: str
    trigger: Span
    status: Status
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    quantities: tuple[str, ...] = ()
    claim: str | None = None
    score: float = 0.5


Thing = TypeVar("Thing", Actor, Place, Time, Quantity)


@dataclass(frozen=True)
class Found(Generic[Thing]):
    """Things of one kind with the mentions that name them: what a `find_…` gives.

    `heads[k]` is the document index of the word that heads `mentions[k]` (`marks.words[head]`).
    One word may head several mentions ("both sides" is two actors).
    """

    things: tuple[Thing, ...] = ()
    mentions: tuple[Mention, ...] = ()
    heads: tuple[int, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Thing]:
        return {thing.id: thing for thing in self.things}

    @cached_property
    def _by_head(self) -> dict[int, tuple[Mention, ...]]:
        found: dict[int, list[Mention]] = {}
        for mention, number in zip(self.mentions, self.heads, strict=True):
            found.setdefault(number, []).append(mention)
        return {number: tuple(mentions) for number, mentions in found.items()}

    def at(self, head: int) -> tuple[Mention, ...]:
        """The mentions headed by word number `head` of the document."""
        return self._by_head.get(head, ())

    def thing(self, mention: Mention) -> Thing:
        return self.by_id[mention.thing]

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie wholly inside `span`."""
        return tuple(mention for mention in self.mentions if span.holds(mention.span))


@dataclass(frozen=True)
class Facts:
    """All that is known of an article before its events are coded."""

    times: Found[Time]
    quantities: Found[Quantity]
    places: Found[Place]
    actors: Found[Actor]
    claims: tuple[Claim, ...]
