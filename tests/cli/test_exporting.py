"""`dateline export` as people type it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.codec import record_to_json
from dateline.errors import InputError, StoreError
from dateline.record import Record
from dateline.store import Store
from dateline.types import Actor, Article, Event, Mention, Span

Run = Callable[..., Any]
TEXT = "Guyana closed the crossing."


@pytest.fixture
def record_of_two() -> Record:
    """A report with an event that happened and one that did not."""
    actor = Actor("actor-0000000000000001", "Guyana", "country", "GUY", ("GOV",))
    mention = Mention("mention-0000000000000001", actor.id, Span(0, 6))
    events = tuple(
        Event(f"event-000000000000000{number}", "COERCE", Span(7, 13), status, None, "172", (mention.id,))  # type: ignore[arg-type]
        for number, status in enumerate(("actual", "negated"))
    )
    article = Article("article-0000000000000001", "a.txt", TEXT, published="2025-10-14")
    return Record(article, (actor,), mentions=(mention,), events=events)


@pytest.fixture
def records(record_of_two: Record, tmp_path: Path) -> str:
    path = tmp_path / "records.jsonl"
    path.write_bytes(record_to_json(record_of_two) + b"\n\n" + record_to_json(record_of_two) + b"\n")
    return str(path)


def test_records_become_a_file(run: Run, records: str, tmp_path: Path) -> None:
    done = run("export", "--records", records, "--to", "geojson", "--out", str(tmp_path / "out.json"))
    assert (done.code, done.out) == (0, "")
    assert "4 features of 2 records written" in done.err
    assert len(json.loads((tmp_path / "out.json").read_text("utf8"))["features"]) == 4


def test_what_a_form_has_no_place_for_is_told(run: Run, records: str) -> None:
    done = run("export", "--records", records, "--to", "petrarch", "--out", "-")
    assert done.out.count("\n") == 2
    assert "2 events have no place in this form" in done.err


def test_a_table_of_one_kind(run: Run, records: str) -> None:
    done = run("export", "--records", records, "--to", "csv", "--table", "actors", "--out", "-")
    assert done.out.splitlines()[0].startswith("actor_id,name,kind,code")


def test_standard_input(run: Run, records: str) -> None:
    done = run("export", "--records", "-", "--to", "jsonl", "--out", "-", stdin=Path(records).read_bytes())
    assert len(done.out.splitlines()) == 2


def test_a_broken_line_does_not_take_the_others_with_it(run: Run, records: str, tmp_path: Path) -> None:
    with Path(records).open("ab") as stream:
        stream.write(b'{"article": 1}\nnonsense\n')
    done = run("export", "--records", records, "--to", "csv", "--out", str(tmp_path / "out.csv"))
    assert done.code == 3
    assert f"{records}, line 4: not a record" in done.err
    assert "4 events of 2 records" in done.err


@pytest.mark.parametrize("content", [b"", b"nonsense\n"])
def test_no_record_makes_no_file(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in.jsonl").write_bytes(content)
    try:
        assert run("export", "--records", str(tmp_path / "in.jsonl"), "--to", "csv", "--out", str(tmp_path / "out.csv")).code == 1
    except InputError as error:
        assert "no record found" in str(error)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.parametrize(
    "more", [("--to", "xlsx"), ("--to", "gdelt", "--table", "claims"), ("--to", "csv", "--table", "people"), ()], ids=" ".join
)
def test_a_wrong_form_leaves_with_2(run: Run, records: str, more: tuple[str, ...]) -> None:
    done = run("export", "--records", records, "--out", "-", *more)
    assert (done.code, done.out) == (2, "")


@pytest.fixture
def store(record_of_two: Record, tmp_path: Path) -> str:
    path = tmp_path / "kept.db"
    with Store(path) as kept:
        kept.add([record_of_two])
    return str(path)


def test_a_store_is_narrowed_as_find_narrows(run: Run, store: str) -> None:
    done = run("export", "--db", store, "--status", "negated", "--to", "geojson", "--out", "-")
    assert [feature["properties"]["status"] for feature in json.loads(done.out)["features"]] == ["negated"]
    assert "1 features of 1 records" in done.err


@pytest.mark.parametrize(("of", "first"), [("events", "event_id"), ("claims", "claim_id"), ("articles", "article_id")])
def test_the_table_is_that_of_what_is_found(run: Run, store: str, of: str, first: str) -> None:
    assert run("export", "--db", store, "--of", of, "--to", "csv", "--out", "-").out.startswith(first)


def test_the_store_is_not_written_over(run: Run, store: str) -> None:
    before = Path(store).read_bytes()
    assert run("export", "--db", store, "--to", "csv", "--out", store).code == 2
    assert Path(store).read_bytes() == before


def test_nothing_found_is_an_export_too(run: Run, store: str, tmp_path: Path) -> None:
    done = run("export", "--db", store, "--type", "PROTEST", "--to", "csv", "--out", str(tmp_path / "out.csv"))
    assert done.code == 0
    assert (tmp_path / "out.csv").read_text("utf8").startswith("event_id,status,")


def test_records_of_a_file_are_not_searched(run: Run, records: str) -> None:
    done = run("export", "--records", records, "--actor", "GUY", "--to", "csv", "--out", "-")
    assert (done.code, done.out) == (2, "")
    assert "only a store can be searched" in done.err


def test_no_store_makes_no_file(run: Run, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        run("export", "--db", str(tmp_path / "missing.db"), "--to", "csv", "--out", str(tmp_path / "out.csv"))
    assert not list(tmp_path.iterdir())
