"""POLECAT events as NGEC writes them: 40 columns, separated by tabs, with a heading."""

from __future__ import annotations

from functools import lru_cache

from dateline.exports.codes import country_of
from dateline.exports.dyads import Cells, Dyad, EventTable, in_the_news_or_dated
from dateline.exports.resolved import Days, Party, Resolved
from dateline.exports.tables import ontology, whole_number
from dateline.types import ActorKind, Place

BETWEEN = ";"
BODIES: tuple[ActorKind, ...] = ("organisation", "alliance", "government", "armed_force", "armed_group", "media")


def _cells(dyad: Dyad) -> Cells:
    page, event, record = dyad.page, dyad.event, dyad.page.record
    kind = ontology().types.get(event.type)
    return {
        "Event ID": f"{event.id}-{dyad.number}",
        "Event Date": _date(page.day_or_published(event)),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": ontology().goldstein(event.type, event.mode) if kind else None,
        "Quad Code": kind.quad if kind else None,
        **_side("Actor", dyad.actor),
        **_side("Recipient", dyad.recipient),
        **_place(page.place(event.place)),
        "Raw Placename": page.said(event.place),
        "Source": record.article.publisher,
        "Publication Date": page.day,
        **_story(page),
        "Language": record.article.language,
        "Version": record.made_by.program,
    }


def _date(days: Days | None) -> str | None:
    return days[0].isoformat() if days and days[0] == days[1] else None


def _side(name: str, party: Party | None) -> Cells:
    if party is None:
        return {}
    actor, country = party.actor, country_of(party.actor.code)
    return {
        f"{name} Name": actor.name,
        f"{name} Country": country.iso3 if country else None,
        f"{name} COW": country.cow if country else None,
        f"Primary {name} Sector": actor.sector[0] if actor.sector else None,
        f"{name} Sectors": BETWEEN.join(actor.sector),
        f"{name} Title": actor.office,
        f"{name} Name Raw": party.said,
    }


def _place(place: Place | None) -> Cells:
    if place is None:
        return {}
    return {
        "Placename": place.name,
        "City": place.name if place.kind in ("city", "capital") else None,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": whole_number(place.refs.get("geonames")),
    }


@lru_cache(maxsize=1)
def _story(page: Resolved) -> Cells:
    """Who and what the report names, by proper names alone."""
    record = page.record
    people = [actor.name for actor in record.actors if actor.kind == "person" and actor.name[:1].isupper()]
    bodies = [actor.name for actor in record.actors if actor.kind in BODIES and actor.name[:1].isupper()]
    places = [place.name for place in record.places]
    named = {"Story People": people, "Story Organizations": bodies, "Story Locations": places}
    return {column: BETWEEN.join(dict.fromkeys(names)) for column, names in named.items()}


POLECAT = EventTable("polecat", in_the_news_or_dated, _cells)
