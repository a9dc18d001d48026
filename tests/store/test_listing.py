"""The actors and places of all reports; and questions that are put together from anything."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from dateline.errors import QueryError
from dateline.store import Box, Circle, Named, Store

FILTERS: dict[str, Any] = {
    "actor": "VEN", "either": "VEN", "speaker": "VEN", "country": "GUY", "place": "Boa Vista", "box": Box(-5, -75, 13, -55),
    "circle": Circle(90, -180, 2), "article": "0", "judged": "yes", "type": "ACCUSE", "text": "border", "published": "2025",
}  # fmt: skip


def test_actors_and_places_are_listed(shelf: Store) -> None:
    first = shelf.listed_actors(limit=3)
    second = shelf.listed_actors(limit=3, after=first.after)
    assert [*first, *second] == list(shelf.listed_actors(limit=6))
    assert {row.code for row in shelf.listed_actors(Named(code="GUY"))} == {"GUY"}
    assert [row.country for row in shelf.listed_places(Named("boa vista"))] == ["BRA"]
    with pytest.raises(QueryError, match="no cursor"):
        shelf.listed_places(after="x")


@pytest.mark.parametrize("of", ["events", "claims", "articles"])
def test_every_pair_of_filters_finds_a_way(shelf: Store, of: str) -> None:
    for names in combinations(FILTERS, 2):
        found = shelf.find(of=of, **{name: FILTERS[name] for name in names})
        assert shelf.count(of=of, **{name: FILTERS[name] for name in names}) >= len(found)
    assert shelf.count(of=of, **FILTERS) == 0


def test_a_name_may_hold_anything(shelf: Store) -> None:
    with pytest.raises(QueryError, match="no actor is called"):
        shelf.find(speaker="5\x00 #")


def test_a_view_at_a_glance(shelf: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shelf.survey(of="claims").size == shelf.count(of="claims")
    whole = shelf.survey(keys=["type", "actor"], status="actual")
    assert (whole.size, whole.complete) == (shelf.count(status="actual"), True)
    assert dict(whole.groups["type"]) == dict(shelf.group(None, ["type"], status="actual").rows)
    assert whole.groups["actor"][0][1] >= whole.groups["actor"][-1][1]
    for module in ("keeping", "surveying"):
        monkeypatch.setattr(f"dateline.store.{module}.MOST", 10)
    part = shelf.survey(keys=["type"], status="actual")
    assert (part.size, part.complete, sum(count for _, count in part.groups["type"])) == (10, False, 10)
    assert (shelf.survey(status="actual").size, shelf.survey(status="actual").complete) == (10, False)
