"""FollowTheMoney: one entity per line, for Aleph and the tools around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, BinaryIO

from dateline.exports.codes import country_of
from dateline.exports.lines import write_lines
from dateline.exports.resolved import Resolved, days_of, named_with_code
from dateline.exports.texts import named, printable, web_address
from dateline.record import Record
from dateline.types import Actor, Claim, Event, Mention, Place

Entity = dict[str, Any]
SCHEMATA = {
    "country": "PublicBody",
    "government": "PublicBody",
    "armed_force": "PublicBody",
    "organisation": "Organization",
    "alliance": "Organization",
    "armed_group": "Organization",
    "media": "Organization",
    "person": "Person",
    "group": "LegalEntity",
}


def write_followthemoney(records: Iterable[Record], out: BinaryIO) -> int:
    """Write entities, one JSON object per line; how many there were.

    Reports are Articles; actors People, Organizations, PublicBodies or LegalEntities; places Addresses; events Events, their
    status in name and keywords; claims Notes on who says it; mentions of actors Mentions.
    """
    return write_lines((entity for record in records for entity in _entities(Resolved(record))), out)


def _entities(page: Resolved) -> Iterator[Entity]:
    record = page.record
    yield _article(page)
    for actor in record.actors:
        yield _actor(page, actor)
    for place in record.places:
        yield _address(place)
    for mention in record.mentions:
        if page.actor(mention.id):
            yield _mention(page, mention)
    for claim in record.claims:
        yield _claim(page, claim)
    for event in record.events:
        yield _event(page, event)


def _article(page: Resolved) -> Entity:
    article = page.record.article
    return _entity(
        article.id,
        "Article",
        title=[page.title],
        fileName=[article.ref],
        sourceUrl=[web_address(article.url)],
        publisher=[article.publisher],
        author=[article.byline],
        publishedAt=[_day(page.day)],
        language=[_language(article.language)],
        bodyText=[article.text],
        processingAgent=[page.record.made_by.program],
    )


def _actor(page: Resolved, actor: Actor) -> Entity:
    return _entity(
        actor.id,
        SCHEMATA.get(actor.kind, "LegalEntity"),
        name=[actor.name],
        country=[_country(actor.code)],
        sector=list(actor.sector),
        position=[actor.office] if actor.kind == "person" else [],
        wikidataId=[actor.refs.get("wikidata")],
        proof=[named(page.record.article.id)],
    )


def _address(place: Place) -> Entity:
    return _entity(
        place.id,
        "Address",
        name=[place.name],
        full=[place.name],
        country=[_country(place.country)],
        latitude=[_degrees(place.latitude)],
        longitude=[_degrees(place.longitude)],
        remarks=[place.kind],
    )


def _mention(page: Resolved, mention: Mention) -> Entity:
    actor = page.actor(mention.id)
    return _entity(
        mention.id,
        "Mention",
        document=[named(page.record.article.id)],
        resolved=[named(mention.thing)],
        name=[mention.span.of(page.text)],
        detectedSchema=[SCHEMATA.get(actor.kind, "LegalEntity") if actor else None],
    )


def _claim(page: Resolved, claim: Claim) -> Entity:
    speaker = page.actor(claim.speaker)
    act = f"not {claim.act}" if claim.polarity == "negated" else claim.act
    return _entity(
        claim.id,
        "Note",
        name=[f"{named_with_code(speaker) if speaker else 'somebody unnamed'}: {act}"],
        description=[page.words(claim.content)],
        entity=[named(speaker.id)] if speaker else [],
        keywords=[act, f"verbatim: {claim.verbatim}", "anonymous" if claim.anonymous else None],
        publisher=[page.record.article.publisher],
        proof=[named(page.record.article.id)],
    )


def _event(page: Resolved, event: Event) -> Entity:
    article, place = page.record.article, page.place(event.place)
    involved = [party.actor for party in page.parties((*event.actors, *event.recipients))]
    days = days_of(page.time(event.time))
    one_day = days is not None and days[0] == days[1]
    claim = page.claim(event.claim)
    vouched = [f"on the word of {page.who(claim.speaker) or 'somebody unnamed'} ({claim.act})"] if claim else []
    return _entity(
        event.id,
        "Event",
        name=[page.phrase(event)],
        summary=[page.sentences.around(event.trigger)],
        notes=vouched,
        keywords=[f"status: {event.status}", event.type, event.mode, f"CAMEO {event.cameo}" if event.cameo else None],
        involved=[named(actor.id) for actor in involved],
        date=[_day(days[0])] if days and one_day else [],
        startDate=[_day(days[0])] if days and not one_day else [],
        endDate=[_day(days[1])] if days and not one_day else [],
        location=[place.name] if place else [],
        country=[_country(place.country)] if place else [],
        addressEntity=[named(place.id)] if place else [],
        recordId=[event.id],
        sourceUrl=[web_address(article.url)],
        publisher=[article.publisher],
        proof=[named(article.id)],
    )


def _entity(identity: str, schema: str, **properties: list[Any]) -> Entity:
    known = {name: [printable(str(value)) for value in values if value] for name, values in properties.items()}
    return {"id": named(identity), "schema": schema, "properties": {name: values for name, values in known.items() if any(values)}}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _degrees(value: float | None) -> str | None:
    return None if value is None else repr(value)


def _country(code: str | None) -> str | None:
    found = country_of(code)
    return found.iso2.lower() if found else None


@cache
def _language(code: str) -> str | None:
    return "eng" if code == "en" else code
