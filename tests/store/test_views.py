"""The documented views are the views that are there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.views import page, views

SQL_PAGE = Path(__file__).parents[2] / "docs" / "sql.md"


def test_the_page_is_made_of_the_views(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--refresh"):
        SQL_PAGE.write_text(page(), "utf8")
    assert SQL_PAGE.read_text("utf8") == page(), "run make golden"


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_every_column_is_documented(shelf: Store, view: object) -> None:
    table = shelf.sql(f"SELECT * FROM {view.name}")  # type: ignore[attr-defined]
    assert table.columns == tuple(name for name, _ in view.columns)  # type: ignore[attr-defined]


def test_views_agree_with_records(shelf: Store) -> None:
    assert shelf.sql("SELECT count(*), count(DISTINCT id) FROM events").rows == ((shelf.count(), shelf.count()),)
    ids = {row.id for row in shelf.find(limit=1000)}
    assert {event for (event,) in shelf.sql("SELECT id FROM events")} == ids
    assert {event for (event,) in shelf.sql("SELECT event FROM participants")} <= ids
    guyana = shelf.sql("SELECT count(DISTINCT event) FROM participants WHERE role = 'actor' AND code = 'GUY'").rows[0][0]
    assert guyana == shelf.count(actor="GUY")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM records",
        "UPDATE event SET type = 'AID'",
        "INSERT INTO meta VALUES ('a', 'b')",
        "CREATE TABLE mine (a)",
        "CREATE TEMP TABLE mine (a)",
        "DROP VIEW events",
        "ATTACH 'other.db' AS other",
        "ATTACH ':memory:' AS other",
        "PRAGMA query_only = 0",
        "PRAGMA writable_schema = 1",
        "PRAGMA user_version",
        "VACUUM INTO 'copy.db'",
        "BEGIN",
        "SELECT load_extension('libc')",
        "SELECT zeroblob(1000000000)",
        "SELECT 1; DROP TABLE event",
        "INSERT INTO passage (passage) VALUES ('delete-all')",
        "REINDEX",
        "ANALYZE",
        "nonsense",
        "",
        "-- nothing",
        "SELECT '\x00'",
    ],
)
def test_sql_cannot_break_out(shelf: Store, statement: str) -> None:
    before = shelf.path.read_bytes(), shelf.count()
    try:
        shelf.sql(statement)
    except StoreError as error:
        assert "Remedy" in str(error)
    else:
        assert statement == "SELECT '\x00'"
    assert (shelf.path.read_bytes(), shelf.count()) == before
    assert sorted(path.name for path in shelf.path.parent.iterdir() if "copy" in path.name or "other" in path.name) == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT printf('%.*c', 1000000000, 'x')",
        "WITH events AS (SELECT format('%.*c', 1000000000, 'x')) SELECT * FROM events",
        "WITH RECURSIVE n (k) AS (SELECT 'x' UNION ALL SELECT k || k FROM n) SELECT length(k) FROM n",
        "SELECT replace(hex(hex(hex(group_concat(id)))), '3', hex(hex(group_concat(id)))) FROM events, mentions",
    ],
)
def test_sql_cannot_eat_time_and_memory(shelf: Store, statement: str) -> None:
    begun = time.monotonic()
    with pytest.raises(StoreError, match=r"too big|not authorized|longer than"):
        shelf.sql(statement, seconds=2)
    assert time.monotonic() - begun < 10


def test_sql_does_not_run_for_ever(shelf: Store) -> None:
    endless = "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(StoreError, match="longer than"):
        shelf.sql(endless, seconds=0.2)
    rows = "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT k FROM n"
    assert not shelf.sql(rows, seconds=20).complete
