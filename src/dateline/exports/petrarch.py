"""PETRARCH2's evts files (10 columns) and Phoenix (26), separated by tabs, without a heading."""

from __future__ import annotations

from dateline.exports.codes import CAMEO_ROLES, cameo_actor, country_of
from dateline.exports.dyads import Cells, Dyad, EventTable, in_the_news, number_of
from dateline.exports.resolved import Party, Resolved
from dateline.exports.tables import ontology
from dateline.types import Event, Place

NOBODY = "---"  # CAMEO's code for an actor that is not known
QUADS = {"01": 0, "02": 0, "16": 3}  # roots that Phoenix counts elsewhere than GDELT


def _petrarch(dyad: Dyad) -> Cells:
    page, event = dyad.page, dyad.event
    return {
        "Date": _day(page),
        "Source": _code(dyad.actor) or NOBODY,
        "Target": _code(dyad.recipient) or NOBODY,
        "EventCode": event.cameo,
        "SentenceID": _sentence(page, event),
        "NewsSource": page.record.article.publisher,
        "ActorTextSource": dyad.actor.said if dyad.actor else None,
        "ActorTextTarget": dyad.recipient.said if dyad.recipient else None,
        "EventText": event.trigger.of(page.text),
    }


def _phoenix(dyad: Dyad) -> Cells:
    page, event, article = dyad.page, dyad.event, dyad.page.record.article
    day = _day(page)
    code = ontology().codes.get(event.cameo or "")
    return {
        "EventID": number_of(event.id, dyad.number),
        "Date": day,
        "Year": day[:4],
        "Month": day[4:6],
        "Day": day[6:],
        **_side("Source", dyad.actor),
        **_side("Target", dyad.recipient),
        "EventCode": event.cameo,
        "EventRootCode": code.root if code else None,
        "QuadClass(0-4)": QUADS.get(code.root, code.quad) if code else None,
        "GoldsteinScore": code.goldstein if code else None,
        **_place(page.place(event.place)),
        "SentenceID": _sentence(page, event),
        "URLs": article.url or article.ref,
        "NewsSources": article.publisher,
    }


def _side(name: str, party: Party | None) -> Cells:
    """The whole code, then its parts: the first is whose it is (where that is known), the next its role, all others attributes."""
    code = _code(party) or NOBODY
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    if parts[0] in CAMEO_ROLES:
        parts.insert(0, "")
    return {
        f"{name}ActorFull": code,
        f"{name}ActorEntity": parts[0],
        f"{name}ActorRole": "".join(parts[1:2]),
        f"{name}ActorAttribute": ";".join(parts[2:]),
    }


def _code(party: Party | None) -> str:
    return cameo_actor(party.actor).code if party else ""


def _place(place: Place | None) -> Cells:
    if place is None:
        return {}
    country = country_of(place.country)
    return {
        "ActionLat": place.latitude,
        "ActionLong": place.longitude,
        "LocationName": place.name,
        "StateName": place.name if place.kind == "region" else None,
        "CountryName": country.name if country else None,
    }


def _day(page: Resolved) -> str:
    return f"{page.day.year:04}{page.day:%m%d}" if page.day else ""


def _sentence(page: Resolved, event: Event) -> str:
    return f"{page.record.article.id}_{page.sentences.number(event.trigger.start)}"


PETRARCH = EventTable("petrarch", in_the_news, _petrarch)
PHOENIX = EventTable("phoenix", in_the_news, _phoenix)
