"""Codes of others: our actors as CAMEO writes them, countries by Correlates of War and FIPS."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dateline.errors import KnowledgeError
from dateline.knowledge.spelling import rows_of
from dateline.types import Actor

# PLOVER's sectors and the CAMEO roles that mean the same. SOC, PRE, PRM and UNK have none; MED is medicine there, the media here.
ROLES = {
    **{sector: sector for sector in "GOV MIL COP JUD LEG SPY REB OPP UAF PTY AGR BUS CRM CVL EDU ELI LAB REF REL IGO NGO NGM MNC".split()},
    "JRN": "MED",
    "MED": "HLH",
    "ISM": "NGM",
}
KINDS = frozenset("IGO NGO NGM MNC IMG INT".split())  # with which the code of a body begins
REGIONS = frozenset("AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST".split())
RELIGIONS = frozenset({"MOS", "MUS"})
CAMEO_ROLES = frozenset(ROLES.values()) | {"DEV", "HRI", "ENV", "MED", "HLH"}
MOST_ROLES = 3


@dataclass(frozen=True)
class Country:
    """A country: ISO 3166 alpha-2, English name, and its codes in CAMEO, Correlates of War and FIPS 10-4; empty where it has none."""

    iso3: str
    iso2: str
    name: str
    cameo: str = ""
    cow: str = ""
    fips: str = ""


@dataclass(frozen=True)
class CameoActor:
    """An actor as CAMEO has it: the whole code, and what its letters stand for."""

    code: str = ""
    country: str = ""
    group: str = ""
    religion: str = ""
    roles: tuple[str, ...] = ()


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166 alpha-3."""
    names = {cells[0]: (cells[1], cells[2]) for _, cells in rows_of("countries.tsv")}
    return {iso3: Country(iso3, *names[iso3], *codes) for iso3, *codes in _rows("countries.tsv", 4) if iso3 in names}


@cache
def bodies() -> dict[str, str]:
    """The CAMEO codes of bodies and groups between states, by the codes that our records have."""
    return {cells[0]: cells[1] for cells in _rows("bodies.tsv", 2)}


def country_of(code: str | None) -> Country | None:
    return countries().get(code or "")


def cameo_actor(actor: Actor) -> CameoActor:
    """An actor's CAMEO code: country or body, then what it is; all that is known and nothing else.

    A country itself has no role (RUS, not RUSGOV), as in the dictionaries of PETRARCH.

    >>> cameo_actor(Actor("actor-1", "the army", "armed_force", "RUS", ("MIL",))).code
    'RUSMIL'
    >>> cameo_actor(Actor("actor-2", "NATO", "alliance", "NATO", ("IGO",)))
    CameoActor(code='IGOWSTNAT', country='WST', group='NAT', religion='', roles=('IGO',))
    """
    return _cameo_actor(actor.code, () if actor.kind == "country" else actor.sector)


@lru_cache(maxsize=4096)
def _cameo_actor(code: str | None, sectors: tuple[str, ...]) -> CameoActor:
    country = country_of(code)
    roles = tuple(dict.fromkeys(ROLES[sector] for sector in sectors if sector in ROLES))[:MOST_ROLES]
    if country and country.cameo:
        return CameoActor(country.cameo + "".join(roles), country.cameo[:3], "", "", roles)
    return _of_body(bodies().get(code or "", ""), roles)


def _of_body(base: str, roles: tuple[str, ...]) -> CameoActor:
    parts = [base[at : at + 3] for at in range(0, len(base), 3)]
    more = tuple(role for role in roles if role not in parts and not (parts and role in KINDS))
    kinds = tuple(part for part in parts if part in KINDS or part in CAMEO_ROLES)
    groups = [part for part in parts if part not in KINDS | CAMEO_ROLES | REGIONS | RELIGIONS]
    return CameoActor(
        base + "".join(more),
        next((part for part in parts if part in REGIONS), ""),
        groups[0] if groups else "",
        next((part for part in parts if part in RELIGIONS), ""),
        (*kinds, *more)[:MOST_ROLES],
    )


def _rows(name: str, width: int) -> list[list[str]]:
    lines = files("dateline.exports").joinpath("data", name).read_text("utf8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    for number, cells in enumerate(rows, 2):
        if len(cells) != width:
            where = f"{name}, line {number}"
            raise KnowledgeError(f"{len(cells)} columns instead of {width}", where=where, remedy="separate the columns by tabs")
    return rows
