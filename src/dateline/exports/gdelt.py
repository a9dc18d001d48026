"""GDELT 2.0 events: 61 columns, separated by tabs, without a heading."""

from __future__ import annotations

from dateline.exports.codes import cameo_actor, country_of
from dateline.exports.dyads import Cells, Dyad, EventTable, coded_in_the_news_or_dated, number_of
from dateline.exports.resolved import Days, Party, Resolved
from dateline.exports.tables import ontology
from dateline.types import Place

COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = range(1, 6)
DAYS_OF_MONTH, DAYS_OF_YEAR = 30, 365  # GDELT's own way to make a fraction of a date


def _cells(dyad: Dyad) -> Cells:
    page, event, article = dyad.page, dyad.event, dyad.page.record.article
    return {
        "GLOBALEVENTID": number_of(event.id, dyad.number),
        **_date(page.day_or_published(event)),
        **_side("Actor1", dyad.actor),
        **_side("Actor2", dyad.recipient),
        "IsRootEvent": int(event.trigger.start < page.opening),
        **_action(event.cameo or ""),
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        **_geography(page.place(event.place)),
        "DATEADDED": _moment(page),
        "SOURCEURL": article.url or article.ref,
    }


def _date(days: Days | None) -> Cells:
    """As much of a date as first and last day share."""
    if days is None or days[0].year != days[1].year:
        return {}
    (first, last), year = days, f"{days[0].year:04}"
    cells: Cells = {"Year": year}
    if first.month == last.month:
        cells["MonthYear"] = f"{year}{first.month:02}"
    if first == last:
        cells["SQLDATE"] = f"{year}{first:%m%d}"
        cells["FractionDate"] = f"{first.year + ((first.month - 1) * DAYS_OF_MONTH + first.day) / DAYS_OF_YEAR:.4f}"
    return cells


def _side(name: str, party: Party | None) -> Cells:
    if party is None:
        return {}
    coded = cameo_actor(party.actor)
    types = dict(zip((f"{name}Type1Code", f"{name}Type2Code", f"{name}Type3Code"), coded.roles, strict=False))
    return {
        f"{name}Code": coded.code,
        f"{name}Name": party.actor.name.upper(),
        f"{name}CountryCode": coded.country,
        f"{name}KnownGroupCode": coded.group,
        f"{name}Religion1Code": coded.religion,
        **types,
    }


def _action(cameo: str) -> Cells:
    code = ontology().codes.get(cameo)
    if code is None:
        return {"EventCode": cameo}
    cells: Cells = {"EventCode": cameo, "EventBaseCode": cameo[:3], "EventRootCode": code.root, "QuadClass": code.quad}
    return cells if code.goldstein is None else {**cells, "GoldsteinScale": code.goldstein}


def _geography(place: Place | None) -> Cells:
    if place is None:
        return {}
    country = country_of(place.country)
    name = place.name if country is None or place.kind == "country" else f"{place.name}, {country.name}"
    return {
        "ActionGeo_Type": _kind(place),
        "ActionGeo_FullName": name,
        "ActionGeo_CountryCode": country.fips if country else "",
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
    }


def _kind(place: Place) -> int:
    if place.kind == "country":
        return COUNTRY
    american = place.country == "USA"
    if place.kind == "region":
        return US_STATE if american else WORLD_STATE
    return US_CITY if american else WORLD_CITY


def _moment(page: Resolved) -> str:
    """When the report was published, to the second; midnight where only the day is known."""
    if page.day is None:
        return ""
    clock = "".join(filter(str.isdigit, (page.record.article.published or "")[11:19]))[:6]
    return f"{page.day.year:04}{page.day:%m%d}{clock.ljust(6, '0')}"


GDELT = EventTable("gdelt", coded_in_the_news_or_dated, _cells)
