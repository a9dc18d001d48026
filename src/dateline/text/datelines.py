"""Datelines and bylines: where a report was written, for which agency, and by whom."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.errors import KnowledgeError
from dateline.text.published import DATE, MONTH

NO_PLACE = re.compile(
    r"(?i)(?!the hague|an na)(?:also|analysis|breaking|briefs?|comment|correction|updated?|exclusive|explainer|feature|file|fact ?check"
    r"|interview|just in|latest|live|note|opinion|photos?|profile|q ?& ?a|question|answer|report|review|sport|timeline|urgent|video|watch"
    r"|world|news|alert|background|editorial|film|here|today|on|in|at|the|a|an|by|from|mr|ms|mrs|dr|secretary|president|minister|spokes\w+"
    rf"|{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*"
)
NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*"
PLACE = rf"{NAME}(?:[ ](?:{NAME}|of|de|del|do|da|la|el|al|es|au|upon|sur)){{0,4}}"
HIJRI = r"(?:\d{1,2}(?:[ ][\w'’-]+){1,2}[ ]1[34]\d\d(?:[ ]?A?H)?[ ]?[/,(=–-]?[ ]?)?"
DAY = rf"{HIJRI}(?:{DATE.pattern.removeprefix('(?xi)')}|{MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{MONTH})"
DAY = re.sub(r"\(\?P<\w+>", "(?:", DAY).replace(MONTH, f"(?i:{MONTH})")
LEAD = re.compile(
    rf"""(?x)(?P<place>{PLACE})
    (?P<more>(?:(?:\ ?/\ ?|,\ |\ and\ ){PLACE})*?)
    (?:(?:,?\ |\ /\ )(?P<day>{DAY})\.?(?:\ \(\d{{4}}\))?(?:,\ (?P<bare>{NAME}(?:\ {NAME}){{0,2}})(?=\ ?[—–-]))?)?
    (?:\ ?[(\[](?P<paren>[^()\[\]]{{2,40}})[)\]]|\ /(?P<slash>[A-Z][\w\ .&-]{{1,30}})/\.?)?
    (?:,?\ (?P<late>{DAY}))?
    (?P<end>\ ?(?:—|–|--+|:|\ -)\ |\.?(?=\ [A-Z])|\.?$|(?=,\ \d\d[:.]))"""
)
SPEAKING = re.compile(rf"{PLACE}: ")  # "KIRBY: Thanks", where more lines than one begin so
CLOSED = re.compile(r" ?(?:—|–|--+|:| -) $")
BYLINE = re.compile(
    rf"(?:[A-Z]{{4,12}} )?(?:By|BY|by|Von|Reported by|Report by)[: ]\s?(?P<names>(?:{NAME}|and|&|de|van|von|der|al|bin|our)"
    rf"(?:,? (?:{NAME}|and|&|de|van|von|der|al|bin|our))*)(?P<rest>(?:,| in | \||$).*)?"
)
CREDITED = re.compile(
    r"(?i)(?:©|\(c\)|copyright)(?: \d{4})?,? (?:the )?(?P<one>[a-z][a-z -]{1,30})"
    r"|^(?:the )?(?P<two>associated press|agence france-presse|reuters) (?:writer|journalist|reporter)s?\b"
)
SENT_BY = re.compile(r"(?i)(?:from|by|our|with|adds|file)\b")
LEAD_PARAGRAPHS = 10
HEADER_LINES = 5
LONG = 150  # characters: what is as long is a paragraph of the body


class Dateline(NamedTuple):
    """Where a report says it was written: a paragraph, the place name in it, and the agency."""

    paragraph: int
    start: int
    end: int
    agency: str | None


def find_dateline(paragraphs: Sequence[str]) -> Dateline | None:
    """The first dateline at the head of the report, or None.

    A place needs the company of a date, an agency or capitals, so that the name of a speaker is never taken for one.

    >>> find_dateline(["SRINAGAR, India (Harbour Wire) — Soldiers shelled each other."])
    Dateline(paragraph=0, start=0, end=8, agency='Harbour Wire')
    """
    labelled = sum(SPEAKING.match(paragraph) is not None for paragraph in paragraphs)
    for number, paragraph in enumerate(paragraphs[:LEAD_PARAGRAPHS]):
        found = _dateline_of(paragraph, number, labelled == 1)
        if found:
            return found
        if len(paragraph) >= LONG:
            return None
    return None


def find_agency(header: Sequence[str], removed: Sequence[str]) -> str | None:
    """The agency named by a line of its own above the report, in its byline, or by a line left out of it ("© 2022 AFP")."""
    for line in header[:HEADER_LINES]:
        byline = BYLINE.fullmatch(line) if len(line) < LONG else None
        agency = known_agency((byline[0].rpartition(", ")[2] if byline else line[:40]).strip("()[]. "))
        if agency:
            return agency
    for line in removed:
        found = CREDITED.search(line[:300])
        if found:
            agency = known_agency(found["one"] or found["two"])
            if agency:
                return agency
    return None


def known_agency(name: str) -> str | None:
    """The short name of a news agency: "Agence France-Presse" is AFP.

    >>> known_agency("the Associated Press")
    'AP'
    """
    return _wires().agencies.get(name.strip().lower().removeprefix("the "))


def find_byline(paragraphs: Sequence[str]) -> str | None:
    """The names after "By" in a line of their own at the head of the report.

    >>> find_byline(["Rebels free two engineers", "By Ana Sá and Tom Ask, Bogota correspondent"])
    'Ana Sá and Tom Ask'
    """
    for paragraph in paragraphs[:LEAD_PARAGRAPHS]:
        if len(paragraph) >= LONG:
            return None
        found = BYLINE.fullmatch(paragraph)
        if found and not paragraph.endswith("."):
            return found["names"].rstrip(", ")
    return None


def is_byline(line: str) -> bool:
    return len(line) < LONG and not line.endswith(".") and BYLINE.fullmatch(line) is not None


def _dateline_of(paragraph: str, number: int, only_label: bool) -> Dateline | None:
    lead = LEAD.match(paragraph[:160])
    if not lead or NO_PLACE.fullmatch(lead["place"]):
        return None
    agency = _agency(lead)
    if not _convinces(lead, agency, paragraph, number) and not (only_label and number > 0 and _is_capital_label(lead, paragraph)):
        return None
    place = lead["place"]
    stop = place.endswith(".") and len(re.split(r"[ .]", place)[-2]) > 2
    return Dateline(number, 0, len(place) - stop, agency)


def _is_capital_label(lead: re.Match[str], paragraph: str) -> bool:
    """KOZHIKODE: before the first paragraph of running text, as papers of South Asia write it."""
    return lead["end"] == ": " and lead["place"].isupper() and len(lead["place"]) > 3 and len(paragraph) >= LONG


def _agency(lead: re.Match[str]) -> str | None:
    said = (lead["paren"] or lead["slash"] or lead["bare"] or "").strip()
    known = known_agency(said or lead["more"].rpartition(", ")[2])
    if known or len(said) < 3 or not said[0].isupper() or len(said.split()) > 4 or SENT_BY.match(said):
        return known
    return said


def _convinces(lead: re.Match[str], agency: str | None, paragraph: str, number: int) -> bool:
    closed = bool(CLOSED.fullmatch(lead["end"]))
    alone = lead.end() == len(paragraph)
    capitals = lead["place"].isupper() and len(lead["place"]) > 2
    if alone and not closed:  # "KILIS, Turkey", a line of its own under the headline
        return number > 0 and capitals and bool(lead["more"])
    if lead["day"] and " / " in lead[0] and number > 0:
        return True
    if lead["day"] or lead["late"]:
        return closed or agency is not None
    if agency is not None:
        return closed or known_agency(agency) is not None
    if not closed:
        return False
    known = lead["place"].replace("’", "'").lower() in _wires().cities
    if lead["paren"]:
        return capitals or known
    return known or (capitals and ":" not in lead["end"] and (bool(lead["more"]) or number > 0))


class _Wires(NamedTuple):
    agencies: Mapping[str, str]
    cities: frozenset[str]


@cache
def _wires() -> _Wires:
    source = files("dateline.text").joinpath("wires.toml")
    try:
        table = tomllib.loads(source.read_text("utf8"))
        named = {name.lower(): short for short, others in table["agencies"].items() for name in (short, *others)}
        return _Wires(named, frozenset(table["cities"]))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"the table of agencies is malformed ({error})", where=str(source), remedy="mend the line named") from error
