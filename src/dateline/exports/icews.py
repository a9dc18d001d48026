"""ICEWS events: 20 columns, separated by tabs, with a heading."""

from __future__ import annotations

from dateline.exports.codes import country_of
from dateline.exports.dyads import Cells, Dyad, EventTable, in_the_news, number_of
from dateline.exports.resolved import Party
from dateline.exports.tables import ontology
from dateline.types import Place

# The names that ICEWS gives sectors, where one of them is what PLOVER's code means.
SECTORS = {
    "GOV": "Government",
    "MIL": "Military",
    "COP": "Police",
    "LEG": "Legislative / Parliamentary",
    "JUD": "Judicial",
    "PTY": "Parties",
    "REB": "Rebel",
    "CRM": "Criminals / Gangs",
    "UAF": "Unidentified Forces",
    "CVL": "General Population / Civilian / Social",
    "BUS": "Business",
    "EDU": "Education",
    "LAB": "Labor",
    "JRN": "Media",
    "MED": "Medical / Health",
    "REF": "Refugees / Displaced",
    "ELI": "Elite",
    "NGO": "Nongovernmental Organizations / Activists",
}


def _cells(dyad: Dyad) -> Cells:
    page, event = dyad.page, dyad.event
    code = ontology().codes.get(event.cameo or "")
    return {
        "Event ID": number_of(event.id, dyad.number),
        "Event Date": page.day,
        **_side("Source", dyad.actor),
        "Event Text": code.name if code else None,
        "CAMEO Code": event.cameo,
        "Intensity": code.goldstein if code else None,
        **_side("Target", dyad.recipient),
        "Story ID": number_of(page.record.article.id),
        "Sentence Number": page.sentences.number(event.trigger.start),
        "Publisher": page.record.article.publisher,
        **_place(page.place(event.place)),
    }


def _side(name: str, party: Party | None) -> Cells:
    if party is None:
        return {}
    country = country_of(party.actor.code)
    sectors = () if party.actor.kind == "country" else party.actor.sector
    return {
        f"{name} Name": party.actor.name,
        f"{name} Sectors": ",".join(SECTORS[sector] for sector in sectors if sector in SECTORS),
        f"{name} Country": country.name if country else None,
    }


def _place(place: Place | None) -> Cells:
    if place is None:
        return {}
    country = country_of(place.country)
    return {
        "City": place.name if place.kind in ("city", "capital") else None,
        "Country": country.name if country else None,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
    }


ICEWS = EventTable("icews", in_the_news, _cells)
