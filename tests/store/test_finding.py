"""Every filter finds what a plain loop over the records finds."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from math import acos, cos, inf, radians, sin
from typing import Any

import pytest

from dateline.errors import DatelineError, QueryError
from dateline.knowledge.ontology import event_types
from dateline.record import Record
from dateline.store import AtLeast, Box, Circle, Query, Store
from dateline.types import Claim, Event

Test = Callable[["Seen", Any], bool]


class Seen:
    """A record with its mentions looked up."""

    def __init__(self, record: Record) -> None:
        self.record = record
        things = {each.id: each for each in (*record.actors, *record.places, *record.times, *record.quantities)}
        self.things: dict[str | None, Any] = {mention.id: things[mention.thing] for mention in record.mentions}
        self.claims = {claim.id: claim for claim in record.claims}

    def codes(self, mentions: Any) -> set[str | None]:
        return {self.things[mention].code for mention in mentions if mention}

    def place(self, event: Event) -> Any:
        return self.things.get(event.place)

    def claim(self, event: Event) -> Claim | None:
        return self.claims.get(event.claim or "")

    def day(self, event: Event) -> str:
        time = self.things.get(event.time)
        return str((time.start if time and time.start else None) or self.record.article.published or "")[:10]


def away(place: Any, latitude: float, longitude: float) -> float:
    """Kilometres from a place to a point, by the spherical law of cosines."""
    if place.latitude is None:
        return inf
    here, there, turned = radians(latitude), radians(place.latitude), radians(place.longitude - longitude)
    return 6371 * acos(min(1.0, sin(here) * sin(there) + cos(here) * cos(there) * cos(turned)))


def code_of(seen: Seen, claim: Claim | None) -> Any:
    return seen.things[claim.speaker].code if claim and claim.speaker else None


EVENTS: list[tuple[dict[str, Any], Test]] = [
    ({}, lambda seen, event: True),
    ({"actor": "VEN"}, lambda seen, event: "VEN" in seen.codes(event.actors)),
    ({"actor": "Venezuela"}, lambda seen, event: "VEN" in seen.codes(event.actors)),
    ({"actor": ["VEN", "GUY"]}, lambda seen, event: bool({"VEN", "GUY"} & seen.codes(event.actors))),
    (
        {"actor": "GUY MIL"},
        lambda seen, event: any("MIL" in seen.things[one].sector and seen.things[one].code == "GUY" for one in event.actors),
    ),
    ({"recipient": "GUY"}, lambda seen, event: "GUY" in seen.codes(event.recipients)),
    ({"actor": "GUY", "recipient": "VEN"}, lambda seen, event: "GUY" in seen.codes(event.actors) and "VEN" in seen.codes(event.recipients)),
    ({"either": "VEN"}, lambda seen, event: "VEN" in seen.codes((*event.actors, *event.recipients))),
    ({"type": "ASSAULT"}, lambda seen, event: event.type == "ASSAULT"),
    (
        {"type": ["ASSAULT", "ACCUSE"], "status": "actual"},
        lambda seen, event: event.type in ("ASSAULT", "ACCUSE") and event.status == "actual",
    ),
    ({"mode": "troops"}, lambda seen, event: event.mode == "troops"),
    ({"quad": [3, 4]}, lambda seen, event: event_types()[event.type].quad in (3, 4)),
    ({"quad": 4, "type": "ACCUSE"}, lambda seen, event: False),
    ({"status": "negated"}, lambda seen, event: event.status == "negated"),
    ({"speaker": "GUY"}, lambda seen, event: code_of(seen, seen.claim(event)) == "GUY"),
    ({"act": "deny"}, lambda seen, event: (claim := seen.claim(event)) is not None and claim.act == "deny"),
    ({"verbatim": "full"}, lambda seen, event: (claim := seen.claim(event)) is not None and claim.verbatim == "full"),
    ({"country": "SRB"}, lambda seen, event: (place := seen.place(event)) is not None and place.country == "SRB"),
    ({"country": "Serbia"}, lambda seen, event: (place := seen.place(event)) is not None and place.country == "SRB"),
    ({"score": 0.8}, lambda seen, event: event.score >= 0.8),
    ({"published": "2025-10"}, lambda seen, event: (seen.record.article.published or "").startswith("2025-10")),
    ({"when": "2025"}, lambda seen, event: seen.day(event).startswith("2025")),
    ({"when": "2025-10-01..2025-10-14"}, lambda seen, event: "2025-10-01" <= seen.day(event) <= "2025-10-14"),
    ({"when": "..2024"}, lambda seen, event: "" < seen.day(event) < "2025"),
    ({"stated": True}, lambda seen, event: event.time is not None and seen.things[event.time].start is not None),
    ({"quantity": AtLeast(100)}, lambda seen, event: any((seen.things[one].low or 0) >= 100 for one in event.quantities)),
    ({"box": Box(-90, -180, 90, 0)}, lambda seen, event: (place := seen.place(event)) is not None and (place.longitude or 1) <= 0),
    ({"circle": Circle(43.3, 20.9, 120)}, lambda seen, event: (place := seen.place(event)) is not None and away(place, 43.3, 20.9) <= 120),
    ({"language": "en"}, lambda seen, event: True),
    ({"language": "fr"}, lambda seen, event: False),
]


def facts(records: list[Record], of: str) -> Iterator[tuple[Seen, Any]]:
    for record in records:
        seen = Seen(record)
        yield from ((seen, fact) for fact in getattr(record, of))


@pytest.mark.parametrize(("filters", "test"), EVENTS, ids=lambda each: str(each) if isinstance(each, dict) else "")
def test_filters_of_events(shelf: Store, records: list[Record], filters: dict[str, Any], test: Test) -> None:
    wanted = {event.id for seen, event in facts(records, "events") if test(seen, event)}
    found = [row.id for row in shelf.find(limit=1000, **filters)]
    assert len(found) == len(set(found))
    assert set(found) == wanted
    assert shelf.count(**filters) == len(wanted)
    assert {event.id for record in shelf.narrowed(**filters) for event in record.check().events} == wanted


def test_the_filters_are_no_empty_promises(shelf: Store) -> None:
    empty = [filters for filters, _ in EVENTS if not shelf.count(**filters)]
    assert empty == [{"quad": 4, "type": "ACCUSE"}, {"language": "fr"}]


CLAIMS: list[tuple[dict[str, Any], Test]] = [
    ({}, lambda seen, claim: True),
    ({"speaker": "GUY"}, lambda seen, claim: code_of(seen, claim) == "GUY"),
    ({"speaker": ["GUY", "VEN"], "act": "deny"}, lambda seen, claim: code_of(seen, claim) in ("GUY", "VEN") and claim.act == "deny"),
    ({"told": "reporters"}, lambda seen, claim: bool(claim.told) and "reporters" in seen.things[claim.told].name),
    ({"verbatim": ["full", "partial"]}, lambda seen, claim: claim.verbatim != "none"),
    ({"polarity": "negated"}, lambda seen, claim: claim.polarity == "negated"),
    ({"type": "ASSAULT"}, lambda seen, claim: any(event.claim == claim.id and event.type == "ASSAULT" for event in seen.record.events)),
    ({"published": "2025-10-14"}, lambda seen, claim: seen.record.article.published == "2025-10-14"),
]


@pytest.mark.parametrize(("filters", "test"), CLAIMS, ids=lambda each: str(each) if isinstance(each, dict) else "")
def test_filters_of_claims(shelf: Store, records: list[Record], filters: dict[str, Any], test: Test) -> None:
    wanted = {claim.id for seen, claim in facts(records, "claims") if test(seen, claim)}
    assert {row.id for row in shelf.find(of="claims", limit=1000, **filters)} == wanted
    assert shelf.count(of="claims", **filters) == len(wanted)
    narrowed = [record.check() for record in shelf.narrowed(of="claims", **filters)]
    assert wanted <= {claim.id for record in narrowed for claim in record.claims}


def test_articles_are_found_by_what_they_tell(shelf: Store, records: list[Record]) -> None:
    for filters in ({"actor": "VEN"}, {"type": "ASSAULT", "status": "actual"}, {"text": "troops", "actor": "GUY"}):
        wanted = {row.source.id for row in shelf.find(limit=1000, **filters)}
        assert {row.source.id for row in shelf.find(of="articles", limit=1000, **filters)} == wanted
    assert shelf.count(of="articles") == len(records)
    assert [record.article.ref for record in shelf.narrowed(of="articles", text="Cuyuni")] == ["wire.txt"]


def test_pages_hold_everything_once(shelf: Store) -> None:
    for filters in ({}, {"of": "claims"}, {"text": "the"}, {"text": "the", "sort": "relevance"}, {"of": "articles"}):
        whole = list(shelf.find(limit=1000, **filters))
        paged, after = list(shelf.find(limit=3, **filters).rows), shelf.find(limit=3, **filters).after
        while after:
            page = shelf.find(limit=3, after=after, **filters)
            paged, after = [*paged, *page.rows], page.after
        assert paged == whole


def test_latest_first(shelf: Store) -> None:
    days = [row.day or "" for row in shelf.find(limit=1000)]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("troops", lambda passage: "troop" in passage),
        ("troops border", lambda passage: "troop" in passage and "border" in passage),
        ('"border river"', lambda passage: "border river" in passage),
        ("soldier OR policeman", lambda passage: "soldier" in passage or "policeman" in passage),
        ("troops -border", lambda passage: "troop" in passage and "border" not in passage),
        ("Castellon", lambda passage: "castellón" in passage),
    ],
)
def test_words_are_looked_for_in_the_passage(shelf: Store, records: list[Record], text: str, holds: Callable[[str], bool]) -> None:
    page = shelf.find(text, limit=1000)
    assert len(page)
    assert all(holds(row.evidence.passage.lower()) for row in page)
    assert all(row.evidence.hits for row in page)
    by_relevance = shelf.find(text, sort="relevance", limit=1000)
    assert {row.id for row in by_relevance} == {row.id for row in page}


@pytest.mark.parametrize(
    "text", ['"', "*", "NEAR(", "a:b AND", "-", "^x", "()", "OR OR", "'; DROP TABLE event; --", '"a" OR', "text : x", "\x00", "{a b}"]
)
def test_words_cannot_break_out(shelf: Store, text: str) -> None:
    try:
        shelf.find(text)
    except QueryError as error:
        assert "no word" in str(error)
    assert shelf.count() > 0


def test_evidence_holds_the_words(shelf: Store, records: list[Record]) -> None:
    texts = {record.article.id: record.article.text for record in records}
    triggers = {event.id: event.trigger.of(texts[record.article.id]) for record in records for event in record.events}
    for row in shelf.find(limit=1000):
        assert row.evidence.words == triggers[row.id]
        assert row.evidence.passage in texts[row.source.id]
        assert "\n" not in row.evidence.passage


@pytest.mark.parametrize(
    ("filters", "near"),
    [
        ({"actor": "Venezuala"}, "VEN (Venezuela)"),
        ({"country": "Gyana"}, "GUY (Guyana)"),
        ({"type": "ASALT"}, "ASSAULT"),
        ({"status": "actuall"}, "actual"),
        ({"acts": "deny"}, "act"),
    ],
)
def test_unknown_values_are_answered_with_what_is_near(shelf: Store, filters: dict[str, Any], near: str) -> None:
    with pytest.raises(QueryError) as caught:
        shelf.find(**filters)
    assert near in caught.value.near


@pytest.mark.parametrize(
    "filters",
    [
        {"when": "yesterday"},
        {"when": "2022-02-30"},
        {"published": "2023..2022"},
        {"sort": "relevance"},
        {"box": Box(1, 2, 0, 4)},
        {"circle": Circle(91, 0, 1)},
    ],
)
def test_what_makes_no_sense_is_refused(filters: dict[str, Any]) -> None:
    with pytest.raises(QueryError):
        Query.of_words(**filters)


def test_a_false_cursor_is_refused(shelf: Store) -> None:
    with pytest.raises(QueryError, match="no cursor"):
        shelf.find(after="1; DROP TABLE event")


def test_groups_count_what_find_finds(shelf: Store, records: list[Record]) -> None:
    types = Counter(event.type for _, event in facts(records, "events"))
    assert dict(shelf.group(None, ["type"]).rows) == dict(types)
    months = Counter((seen.day(event)[:7] or None, event.type) for seen, event in facts(records, "events"))
    assert {(month, kind): size for month, kind, size in shelf.group(None, ["month", "type"])} == months
    acts = Counter(claim.act for _, claim in facts(records, "claims"))
    assert dict(shelf.group(Query(of="claims"), ["act"]).rows) == dict(acts)
    dyad = {"actor": "GUY", "recipient": "VEN"}
    assert sum(row[-1] for row in shelf.group(None, ["month", "type"], **dyad)) == shelf.count(**dyad)
    assert sum(row[-1] for row in shelf.group(None, ["status"], **dyad)) == shelf.count(**dyad)
    actors = dict(shelf.group(None, ["actor"]).rows)
    assert actors["VEN"] == shelf.count(actor="VEN")
    assert shelf.group(None, []).rows == ((shelf.count(),),)


@pytest.mark.parametrize("of", ["events", "claims", "articles"])
def test_every_key_can_be_grouped_by(shelf: Store, of: Any) -> None:
    from dateline.store.grouping import KEYS

    for key in KEYS[of]:
        assert sum(row[-1] for row in shelf.group(Query(of=of), [key])) >= shelf.count(of=of)
    with pytest.raises(QueryError, match="cannot be grouped"):
        shelf.group(Query(of=of), ["colour"])


def test_rows_are_flat_for_tables(shelf: Store) -> None:
    for of in ("events", "claims", "articles"):
        rows = shelf.find(of=of, limit=5).to_dicts()
        assert all(not isinstance(value, dict | list | tuple) for row in rows for value in row.values())
        assert rows[0]["passage"]


@pytest.mark.parametrize("package", ["polars", "pandas"])
def test_rows_become_frames(shelf: Store, package: str) -> None:
    pytest.importorskip(package)
    page = shelf.find(limit=5)
    frame = getattr(page, f"to_{package}")()
    assert list(frame["id"]) == [row.id for row in page]
    counts = getattr(shelf.group(None, ["type"]), f"to_{package}")()
    assert sum(counts["count"]) == shelf.count()


def test_a_missing_package_is_told(shelf: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(DatelineError, match="pip install polars"):
        shelf.find().to_polars()


@pytest.mark.parametrize("counted", [1, 4, 20_000])
def test_filters_combine_whatever_walk_is_taken(shelf: Store, records: list[Record], counted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.searching.COUNTED", counted)
    chance = random.Random(counted)
    everything = list(facts(records, "events"))
    for _ in range(80):
        chosen = chance.sample(EVENTS, chance.choice((2, 2, 3)))
        filters: dict[str, Any] = {}
        for each, _ in chosen:
            filters |= each
        if len(filters) < sum(len(each) for each, _ in chosen):
            continue  # one would take the place of another
        wanted = {event.id for seen, event in everything if all(test(seen, event) for _, test in chosen)}
        assert {row.id for row in shelf.find(limit=1000, **filters)} == wanted, filters
        assert shelf.count(**filters) == len(wanted), filters
        for text in ("troops", "said OR border", "the"):
            with_words = {row.id for row in shelf.find(text, limit=1000)}
            assert {row.id for row in shelf.find(text, limit=1000, **filters)} == wanted & with_words, (text, filters)
            assert {row.id for row in shelf.find(text, limit=1000, sort="relevance", **filters)} == wanted & with_words, (text, filters)
