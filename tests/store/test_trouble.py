"""What can go wrong with a file: each time a word that names it, the place and the remedy, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import StoreError
from dateline.marks import Marks
from dateline.record import Record
from dateline.store import Attempt, Opinion, Store, writing
from dateline.store.opening import VERSION
from dateline.types import digest
from evals.kill import killed, sound

Kept = list[tuple[Record, Marks]]


def copies(records: list[Record], count: int) -> Iterator[Record]:
    """Records of so many articles, which only their ids tell apart."""
    for k in range(count):
        record = records[k % len(records)]
        bare = replace(record, actors=(), places=(), times=(), quantities=(), mentions=(), claims=(), events=())
        yield replace(bare, article=replace(record.article, id=digest("article", k), dateline=None, dateline_span=None))


def refused(act: Any, path: Path, what: str) -> None:
    with pytest.raises(StoreError) as caught:
        act()
    said = str(caught.value)
    assert str(path) in said
    assert what in said
    assert "Remedy: " in said


def test_a_full_disk(path: Path, store: Store, records: list[Record]) -> None:
    before = store.count(of="articles")
    store._writer.connection.execute("PRAGMA max_page_count = 60")
    refused(lambda: store.add(copies(records, 3000), batch=16), path, "the disk is full")
    kept = store.count(of="articles")
    assert kept >= before
    assert sound(path)
    store._writer.connection.execute("PRAGMA max_page_count = 100000")
    assert store.add(copies(records, 40)).new == 40 - (kept - before)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_file_that_may_not_be_written(path: Path, store: Store, records: list[Record]) -> None:
    store.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert Store.open(path).count() > 0
        refused(lambda: Store(path).add(copies(records, 1)), path, "cannot be written")
    finally:
        path.parent.chmod(0o755)


def test_a_connection_that_may_not_write(path: Path, store: Store) -> None:
    store._writer.connection.execute("PRAGMA query_only = 1")
    refused(lambda: store.judge(store.find().rows[0].id, Opinion("accept", "ana")), path, "cannot be written")


def test_a_file_that_is_something_else(path: Path, records: list[Record]) -> None:
    path.write_bytes(b"Dear diary, today I kept no records.\n" * 200)
    refused(lambda: Store.open(path), path, "no store")
    refused(lambda: Store(path).add(copies(records, 1)), path, "no store")
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE diary (day, words)")
    refused(lambda: Store.open(path), path, "no store of Dateline")
    refused(lambda: Store(path).add(copies(records, 1)), path, "no store of Dateline")


def test_a_damaged_file(path: Path, store: Store, records: list[Record]) -> None:
    store.add(copies(records, 200))
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(range(256)) * ((len(whole) - 16384) // 256) + whole[-8192:])

    def use() -> None:
        with Store(path) as store:
            store.count()
            list(store.narrowed())

    refused(use, path, "damaged")
    path.write_bytes(whole[: len(whole) // 2])
    refused(use, path, "damaged")


def test_what_is_derived_can_be_mended(path: Path, store: Store) -> None:
    before = store.find(limit=1000)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM event")
        connection.execute("DELETE FROM passage_data WHERE id > 100")
    connection.close()
    store.close()
    assert store.rebuild().articles == 6
    assert store.find(limit=1000) == before


def test_a_locked_file(path: Path, store: Store, records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.opening.PATIENCE", 0.1)
    store.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused(lambda: store.add(copies(records, 1)), path, "locked")
    assert store.count() > 0  # readers do not wait
    other.execute("ROLLBACK")
    other.close()
    assert store.add(copies(records, 1)).new == 1


def test_a_second_writer_is_told_who_writes(path: Path, store: Store, records: list[Record]) -> None:
    with store.turn():
        refused(lambda: Store(path).add(copies(records, 1)), path, f"process {os.getpid()}")
        refused(Store(path).rebuild, path, "somebody else is writing")
        assert Store(path).judge(store.find().rows[0].id, Opinion("accept", "ana")) == 1  # a word takes no turn
    assert Store(path).add(copies(records, 1)).new == 1


def test_a_newer_version_is_refused(path: Path, store: Store, records: list[Record]) -> None:
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    refused(lambda: Store.open(path), path, "newer Dateline")
    refused(lambda: Store(path).add(copies(records, 1)), path, "newer Dateline")
    refused(Store(path).rebuild, path, "newer Dateline")
    assert path.read_bytes() == before


def test_an_older_version_is_backed_up_and_upgraded(path: Path, store: Store, kept: Kept) -> None:
    found = store.find(limit=1000)
    number = store.judge(found.rows[0].id, Opinion("accept", "ana"))
    store.keep_failure(Attempt("gone.txt", "gone.txt"), StoreError("gone"))
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION - 1}")
        connection.execute("DROP VIEW events")
        connection.execute("DROP TABLE pair")
        connection.execute("CREATE TABLE counted_before (a)")
    connection.close()
    refused(lambda: Store.open(path), path, "`dateline rebuild`")
    rebuilt = Store(path).rebuild()
    assert rebuilt.backup and rebuilt.backup.exists()
    assert sqlite3.connect(rebuilt.backup).execute("PRAGMA user_version").fetchone() == (VERSION - 1,)
    upgraded = Store.open(path)
    assert [row.id for row in upgraded.find(limit=1000)] == [row.id for row in found]
    assert [each.n for each in upgraded.judgements()] == [number]
    assert len(upgraded.failures()) == 1
    assert upgraded.marks(kept[0][0].article.id) == kept[0][1]


def test_records_of_another_program_are_read(store: Store, records: list[Record]) -> None:
    older = replace(records[0], made_by=replace(records[0].made_by, program="dateline 0.0.1"))
    assert store.add([older]).replaced == 1
    assert store.record(older.article.id) == older
    assert store.sql("SELECT DISTINCT program FROM articles WHERE program LIKE '%0.0.1'").rows == (("dateline 0.0.1",),)


def test_a_clock_that_goes_back(store: Store, records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    fact = records[0].events[0].id
    times = iter(["2026-01-02T00:00:00Z", "1999-01-01T00:00:00Z", "1970-01-01T00:00:00Z"])
    monkeypatch.setattr("dateline.store.judging.now", lambda: next(times))
    monkeypatch.setattr(writing, "now", lambda: "1970-01-01T00:00:00Z")
    first, second = store.judge(fact, Opinion("accept", "ana")), store.judge(fact, Opinion("reject", "ben"))
    assert [each.verdict for each in store.judgements(fact)] == ["accept", "reject"]
    store.undo(second, "ben")
    assert [each.n for each in store.judgements(fact)] == [first]
    assert store.add(copies(records, 3)).new == 3
    assert [record.article.id for record in store.narrowed()][-3:] == [record.article.id for record in copies(records, 3)]


def test_killed_at_any_moment_nothing_is_lost(records: list[Record]) -> None:
    damage = killed(1, 60, records, seed=5)
    assert (damage.lost, damage.unsound, damage.twice) == (0, 0, 0)


def test_readers_do_not_wait_for_a_writer(path: Path, store: Store, records: list[Record]) -> None:
    before = store.count(of="articles")
    with store._writer.whole():
        store._writer._insert(store.packed(next(copies(records, 1))))
        code = f"from dateline import Store; print(Store({str(path)!r}).count(of='articles'))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == (f"{before}\n", "")
    assert store.count(of="articles") == before + 1
