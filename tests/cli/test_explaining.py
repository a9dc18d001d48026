"""The command that tells why an event is what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import QueryError
from dateline.store import Store

Run = Callable[..., Any]
TEXT = "Moscow denied on Tuesday that it had attacked Kharkiv. Ukraine demanded a meeting of the U.N. Security Council."


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf8")
    return str(path)


@pytest.fixture
def db(run: Run, report: str, tmp_path: Path) -> str:
    db = str(tmp_path / "dateline.db")
    assert run("add", report, "--db", db, "--published", "2022-04-21").code == 0
    return db


def identity(db: str, kind: str = "events") -> str:
    with Store.open(db) as store:
        found: str = store.find(of=kind).rows[0].id
    return found


def test_a_report_is_explained_without_a_store(run: Run, report: str) -> None:
    done = run("explain", report, "--published", "2022-04-21", "--format", "json")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert found[0]["event"]["status"] == "negated"
    assert {each["lexicon"]["table"] for each in found} <= {"triggers.tsv", "phrases.tsv"}


def test_an_event_of_a_store_is_explained_from_its_marks(run: Run, db: str, monkeypatch: pytest.MonkeyPatch, reader: Any) -> None:
    event = identity(db)
    monkeypatch.setattr(type(reader), "see", lambda *_: pytest.fail("the network is not needed"))
    done = run("explain", event, "--db", db)
    assert done.code == 0
    assert event in done.out
    assert "Status" in done.out


def test_a_short_id_is_enough(run: Run, db: str, report: str) -> None:
    event = identity(db)
    short = event.removeprefix("event-")[:8]
    assert event in run("explain", short, "--db", db).out
    told = run("explain", report, short, "--published", "2022-04-21").out
    assert event in told
    assert told.count("On whose word") == 1


def test_what_is_no_event_is_refused(run: Run, db: str, report: str) -> None:
    for arguments, what in (
        (("event-0123456789abcdef", "--db", db), "there is nothing with the id"),
        ((identity(db, "claims"), "--db", db), "is no event"),
        ((report, "event-0123456789abcdef"), "no event of these reports"),
    ):
        with pytest.raises(QueryError, match=what) as caught:
            run("explain", *arguments)
        assert caught.value.remedy


def test_an_event_that_the_article_gives_no_more_is_told(run: Run, db: str, monkeypatch: pytest.MonkeyPatch, reader: Any) -> None:
    from dateline.explaining import Explainer

    event = identity(db)
    monkeypatch.setattr(Explainer, "explain", lambda *_: None)
    with pytest.raises(QueryError, match="its article gives no event") as caught:
        run("explain", event, "--db", db)
    assert "reconclude" in caught.value.remedy


def test_a_broken_report_is_told_and_the_others_are_explained(run: Run, report: str, tmp_path: Path) -> None:
    empty = tmp_path / "b.txt"
    empty.write_text("", "utf8")
    done = run("explain", str(tmp_path))
    assert done.code == 3
    assert "b.txt" in done.err
    assert "Lexicon" in done.out
