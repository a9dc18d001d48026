"""The feed, read by feedparser and by an XML parser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import feedparser

from dateline.record import Record

Written = Callable[..., bytes]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_feedparser_reads_the_entries(record: Record, written: Written) -> None:
    feed = feedparser.parse(written("atom", [record]))
    assert not feed.bozo
    (entry,) = feed.entries
    assert entry.title == "Guyana closes crossing at Lethem"
    assert entry.link == "https://example.org/lethem?a=1&b=2"
    assert entry.updated == feed.feed.updated == "2025-10-14T09:30:00Z"
    assert [tag.term for tag in entry.tags] == ["COERCE", "ASSAULT", "SUPPORT"]
    fired = "Venezuelan army (VEN) → Guyanese army (GUY): ASSAULT firearms (negated) — on the word of Venezuela (VEN) (deny)"
    assert fired in entry.content[0].value


def test_the_feed_is_as_new_as_its_newest_report(record: Record, written: Written) -> None:
    dates = ["2025-10-13", "2025-10-15", None]
    records = [replace(record, article=replace(record.article, published=day)) for day in dates]
    root = ElementTree.fromstring(written("atom", records))
    assert [each.text for each in root.iter(f"{ATOM}updated")] == [
        "2025-10-15T00:00:00Z",
        "2025-10-13T00:00:00Z",
        "2025-10-15T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ]


def test_nothing_hostile_comes_through(hostile: Record, written: Written) -> None:
    feed = feedparser.parse(written("atom", [hostile]), sanitize_html=False)
    assert not feed.bozo
    (entry,) = feed.entries
    assert not entry.get("links")
    assert "<script" not in entry.content[0].value.lower()
    assert "\x00" not in entry.title


def test_every_element_that_atom_wants_is_there(record: Record, written: Written) -> None:
    root = ElementTree.fromstring(written("atom", [record]))
    for parent in (root, root.find(f"{ATOM}entry")):
        assert parent is not None
        for name in ("id", "title", "updated", "author"):
            assert parent.find(f"{ATOM}{name}") is not None
