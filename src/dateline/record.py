"""The record of one article: all that `dateline read` keeps of it, and the proof that it holds together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from dateline.errors import RecordError
from dateline.types import Actor, Article, Claim, Event, Facts, Mention, Place, Provenance, Quantity, Span, Time

BUG = "report it with the article; the program that made the record is at fault"


@dataclass(frozen=True)
class Record:
    """The facts of one article, each tied to the characters that say it.

    References only point up: events to claims and mentions, claims to mentions and to claims above them,
    mentions to things. So a reader that goes through the lists in order never meets an id it does not know.
    """

    article: Article
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    made_by: Provenance = field(default_factory=lambda: Provenance("dateline"))

    @classmethod
    def of(cls, article: Article, facts: Facts, events: Iterable[Event] = (), made_by: Provenance | None = None) -> Record:
        """The record of all that was found, in text order, with the mention of the dateline's place filled in.

        >>> from dateline.types import Found
        >>> Record.of(Article("article-1", "a.txt", "Kyiv"), Facts(Found(), Found(), Found(), Found(), ())).check().mentions
        ()
        """
        mentions = (*facts.actors.mentions, *facts.places.mentions, *facts.times.mentions, *facts.quantities.mentions)
        return cls(
            article=_datelined(article, facts),
            actors=_once(facts.actors.things),
            places=_once(facts.places.things),
            times=_once(facts.times.things),
            quantities=_once(facts.quantities.things),
            mentions=_once(sorted(mentions, key=lambda each: (each.span, each.id))),
            claims=_outer_first(_within_somebody(facts.claims)),
            events=_once(sorted(events, key=lambda each: (each.trigger, each.id))),
            made_by=made_by or Provenance("dateline"),
        )

    def check(self) -> Record:
        """This very record, or a RecordError that names its first misfit.

        A misfit is a span outside the text, empty or padded with white space; an id given twice;
        a reference to nothing, to the wrong kind of thing, or to a claim further down the list.

        >>> mention = Mention("mention-1", "place-9", Span(0, 4))
        >>> Record(Article("article-1", "a.txt", "Kyiv"), mentions=(mention,)).check()  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        dateline.errors.RecordError: a.txt: thing of mention-1 refers to 'place-9', which is not there. Remedy: ...
        """
        return self if self._is_sound() else self._checked_row_by_row()

    def _is_sound(self) -> bool:
        """Whether there is no misfit, told from all ids and spans at once, which takes a fourth of the time."""
        things = {thing.id for group in (self.actors, self.places, self.times, self.quantities) for thing in group}
        mentions = {mention.id for mention in self.mentions}
        claims: set[str | None] = {None}
        for claim in self.claims:
            if claim.within not in claims:
                return False
            claims.add(claim.id)
        lists = (self.actors, self.places, self.times, self.quantities, self.mentions, self.claims, self.events)
        ids = {self.article.id, *things, *mentions, *claims, *(event.id for event in self.events)}
        return (
            len(ids) - 1 == 1 + sum(map(len, lists))
            and all(mention.thing in things for mention in self.mentions)
            and mentions.issuperset(name for name in self._named_mentions() if name is not None)
            and all(event.claim in claims for event in self.events)
            and _are_words(self.article.text, self._spans())
        )

    def _named_mentions(self) -> Iterator[str | None]:
        """The ids of mentions that anything refers to."""
        yield self.article.dateline
        for claim in self.claims:
            yield from (claim.speaker, claim.told, claim.time)
        for event in self.events:
            yield from event.actors
            yield from event.recipients
            yield from event.quantities
            yield from (event.place, event.time)

    def _spans(self) -> Iterator[Span | None]:
        yield from (self.article.headline, self.article.dateline_span)
        for mention in self.mentions:
            yield mention.span
        for claim in self.claims:
            yield claim.cue
            yield from claim.content
            yield claim.anonymous.reason if claim.anonymous else None
        for event in self.events:
            yield event.trigger

    def _checked_row_by_row(self) -> Record:
        known: dict[str, str] = {}
        for row in self._rows():
            for name, span in row.spans:
                self._check_span(row.id, name, span)
            for name, target, wanted in row.references:
                self._check_reference(f"{name} of {row.id}", target, wanted, known)
            if row.id in known:
                raise self._misfit(f"the id {row.id} is given twice")
            known[row.id] = row.kind
        if self.article.dateline is not None:
            self._check_reference(f"dateline of {self.article.id}", self.article.dateline, ("mention",), known)
        return self

    def _rows(self) -> Iterator[_Row]:
        """Every item in the order of the lists."""
        article = self.article
        yield _Row(article.id, "article", (("headline", article.headline), ("dateline_span", article.dateline_span)))
        for kind, things in (("actor", self.actors), ("place", self.places), ("time", self.times), ("quantity", self.quantities)):
            for thing in things:
                yield _Row(thing.id, kind)
        for mention in self.mentions:
            yield _Row(mention.id, "mention", (("span", mention.span),), (("thing", mention.thing, THINGS),))
        yield from map(_claim_row, self.claims)
        yield from map(_event_row, self.events)

    def _check_span(self, owner: str, name: str, span: Span | None) -> None:
        if span is None:
            return
        start, end = span
        if not 0 <= start <= end <= len(self.article.text):
            raise self._misfit(f"{name} of {owner} is {start}–{end}, outside the {len(self.article.text)} characters of the text")
        said = self.article.text[start:end]
        if not said.strip():
            raise self._misfit(f"{name} of {owner} is {start}–{end}, an empty span")
        if said != said.strip():
            raise self._misfit(f"{name} of {owner} is {start}–{end}, padded with white space: {said!r}")

    def _check_reference(self, name: str, target: str | None, wanted: tuple[str, ...], known: Mapping[str, str]) -> None:
        if target is None or known.get(target) in wanted:
            return
        if target in known:
            raise self._misfit(f"{name} refers to {target!r}, which is of kind {known[target]}, not {' or '.join(wanted)}")
        if any(row.id == target for row in self._rows()):
            raise self._misfit(f"{name} refers to {target!r}, which stands further down")
        raise self._misfit(f"{name} refers to {target!r}, which is not there")

    def _misfit(self, what: str) -> RecordError:
        return RecordError(what, where=self.article.ref, remedy=BUG)


Item = TypeVar("Item", Actor, Place, Time, Quantity, Mention, Claim, Event)
THINGS = ("actor", "place", "time", "quantity")
MENTION = ("mention",)
CLAIM = ("claim",)


class _Row(NamedTuple):
    """One item of a record, as far as checking goes."""

    id: str
    kind: str
    spans: tuple[tuple[str, Span | None], ...] = ()
    references: tuple[tuple[str, str | None, tuple[str, ...]], ...] = ()


def _are_words(text: str, spans: Iterable[Span | None]) -> bool:
    """Whether all spans lie in the text, and none is empty or padded with white space."""
    end_of_text = len(text)
    for span in spans:
        if span is not None:
            start, end = span
            if not 0 <= start < end <= end_of_text or text[start].isspace() or text[end - 1].isspace():
                return False
    return True


def _claim_row(claim: Claim) -> _Row:
    reason = claim.anonymous.reason if claim.anonymous else None
    return _Row(
        claim.id,
        "claim",
        (("cue", claim.cue), ("reason", reason), *(("content", span) for span in claim.content)),
        (
            ("speaker", claim.speaker, MENTION),
            ("told", claim.told, MENTION),
            ("time", claim.time, MENTION),
            ("within", claim.within, CLAIM),
        ),
    )


def _event_row(event: Event) -> _Row:
    several = (("actors", event.actors), ("recipients", event.recipients), ("quantities", event.quantities))
    return _Row(
        event.id,
        "event",
        (("trigger", event.trigger),),
        (
            *((name, target, MENTION) for name, targets in several for target in targets),
            ("place", event.place, MENTION),
            ("time", event.time, MENTION),
            ("claim", event.claim, CLAIM),
        ),
    )


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """An id is a hash of content: what has the same is the same, and stands once."""
    return tuple({item.id: item for item in items}.values())


def _datelined(article: Article, facts: Facts) -> Article:
    """A dateline stands only where its place was found: nothing else may point at it."""
    named = article.dateline_span
    mention = next((each for each in facts.places.mentions if named and named.overlaps(each.span)), None)
    return replace(article, dateline=mention.id if mention else None, dateline_span=mention.span if mention else None)


def _within_somebody(claims: Iterable[Claim]) -> Iterator[Claim]:
    """A claim stands within the nearest one that has a speaker: "it was said that B said" adds nobody to B's word."""
    by_id = {claim.id: claim for claim in claims}
    for claim in by_id.values():
        above, steps = by_id.get(claim.within or ""), 0
        while above is not None and above.speaker is None and steps < len(by_id):
            above, steps = by_id.get(above.within or ""), steps + 1
        yield replace(claim, within=above.id if above and above.speaker else None) if claim.within in by_id else claim


def _outer_first(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """In text order, but a claim always after the one it stands within."""
    ordered = sorted(claims, key=lambda each: (each.content[:1] or ((each.cue or Span(0, 0)),), each.id))
    by_id = {claim.id: claim for claim in ordered}
    placed: dict[str, Claim] = {}
    for claim in ordered:
        above, at = [claim], claim
        while at.within in by_id and by_id[at.within] not in above:
            at = by_id[at.within]
            above.append(at)
        placed |= {each.id: each for each in reversed(above) if each.id not in placed}
    return tuple(placed.values())
