"""What goes in comes out, once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.codec import record_to_json
from dateline.errors import QueryError
from dateline.marks import Marks
from dateline.record import Record
from dateline.store import Opinion, Store
from dateline.store.packing import Packer, shared_dictionary
from dateline.types import Article, Claim, Event, Span

Kept = list[tuple[Record, Marks]]


def tables(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'passage_%'"
            )
        ]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def sound(path: Path) -> bool:
    """Whether the file is whole, and the full text agrees with what is kept."""
    with sqlite3.connect(path) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_records_come_out_as_they_went_in(shelf: Store, records: list[Record]) -> None:
    assert [record_to_json(shelf.record(record.article.id)) for record in records] == [record_to_json(record) for record in records]
    assert list(shelf.narrowed()) == records


def test_marks_come_out_as_they_went_in(shelf: Store, kept: Kept) -> None:
    for record, marks in kept:
        assert shelf.marks(record.article.id) == marks


def test_marks_of_any_shape_are_kept(kept: Kept) -> None:
    packer = Packer(shared_dictionary())
    record, marks = kept[0]
    text = record.article.text
    odd = replace(marks, words=(replace(marks.words[0], start=0, end=60_000, form="else", sentence=5), *marks.words[1:]))
    for each in (Marks(), odd, replace(marks, sentences=marks.sentences[:1])):
        assert packer.unpack_marks(packer.pack_marks(each, text), text) == each


def test_a_store_is_small(path: Path, store: Store, kept: Kept) -> None:
    packer = Packer(shared_dictionary())
    sizes = [sum(map(len, packer.pack_record(record))) + len(packer.pack_marks(marks, record.article.text)) for record, marks in kept]
    assert max(sizes) < 8_000


def test_adding_twice_changes_nothing(path: Path, store: Store, kept: Kept) -> None:
    before = tables(path)
    added = store.add(kept)
    assert (added.new, added.replaced, added.same) == (0, 0, len(kept))
    assert tables(path) == before


def test_a_changed_record_takes_the_place_of_the_old(path: Path, store: Store, records: list[Record]) -> None:
    wire = next(record for record in records if record.article.ref == "wire.txt")
    shorter = replace(wire, events=wire.events[:2])
    before = store.count()
    assert store.add([shorter]).replaced == 1
    assert store.record(wire.article.id) == shorter
    assert store.count() == before - len(wire.events) + 2
    assert sound(path)
    assert store.add([wire]).replaced == 1
    with Store(path.with_name("other.db")) as other:
        other.add(records)
        for query in ("troops", "border"):
            assert {row.id for row in store.find(query, limit=1000)} == {row.id for row in other.find(query, limit=1000)}
        assert {**tables(path), "sqlite_sequence": 0, "marks": 0} == {**tables(other.path), "sqlite_sequence": 0, "marks": 0}


def test_rebuilding_derives_the_same(path: Path, store: Store) -> None:
    before, found = tables(path), store.find("border", limit=1000)
    assert store.rebuild().articles == 6
    assert tables(path) == before
    assert store.find("border", limit=1000) == found
    assert sound(path)


def test_a_damaged_record_does_not_take_the_others_with_it(path: Path, store: Store) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE records SET facts = x'00' WHERE n = 1")
    connection.close()
    rebuilt = store.rebuild()
    assert (rebuilt.articles, len(rebuilt.failed)) == (5, 1)


def test_reconcluding_uses_the_marks(store: Store, kept: Kept) -> None:
    seen: list[str] = []

    def conclude(article: Article, marks: Marks) -> Record:
        seen.append(marks.model)
        whole = next(record for record, _ in kept if record.article.id == article.id)
        return replace(whole, events=whole.events[:1])

    assert store.reconclude(conclude).articles == len(kept)
    assert len(seen) == len(kept)
    assert store.count() == len(kept)


def test_a_record_without_facts_or_letters_is_kept(store: Store) -> None:
    empty = Record(Article("article-empty", "empty.txt", "\n \n"))
    odd = Record(
        Article(
            "an id of somebody's own",
            "odd ‘ref’.txt",
            'He said "no".\n\n\ud83d\ude00 "text":"" \\'.encode("utf-16", "surrogatepass").decode("utf-16"),
        ),
        claims=(Claim("claim-1", None, Span(3, 7), (Span(9, 11),)),),
        events=(Event("event-1", "REJECT", Span(9, 11), "actual", claim="claim-1"),),
    )
    store.add([empty, odd])
    assert store.record("article-empty") == empty
    assert store.record(odd.article.id) == odd
    assert store.fact("event-1").evidence.words == "no"
    assert store.fact("claim-1").evidence.words == "no"


def test_what_is_not_there_is_told(shelf: Store) -> None:
    for ask in (lambda: shelf.record("article-0"), lambda: shelf.fact("event-0")):
        with pytest.raises(QueryError, match="there is no"):
            ask()


def test_judgements_lie_over_facts(store: Store, records: list[Record]) -> None:
    wire = next(record for record in records if record.article.ref == "wire.txt")
    event, other = wire.events[0], wire.events[1]
    number = store.judge(event.id, Opinion("reject", "ana", note="not in the text"))
    store.judge(other.id, Opinion("correct", "ben", field="status", value="possible"))
    store.judge(wire.claims[0].id, Opinion("accept", "ana"))
    assert store.record(wire.article.id) == wire
    assert [row.id for row in store.find(judged="reject")] == [event.id]
    assert store.fact(event.id).verdicts == ("reject",)
    assert store.count(judged="no") == store.count() - 2
    store.undo(number, "ana")
    assert store.count(judged="reject") == 0
    assert [(each.verdict, each.by, each.value) for each in store.judgements()] == [("correct", "ben", "possible"), ("accept", "ana", None)]
    with pytest.raises(QueryError, match="no judgement"):
        store.undo(number, "ana")


def test_judgements_outlive_what_they_judge(store: Store, records: list[Record]) -> None:
    wire = next(record for record in records if record.article.ref == "wire.txt")
    gone, changed, kept = wire.events[:3]
    for event in (gone, changed, kept):
        store.judge(event.id, Opinion("accept", "ana"))
    store.add([replace(wire, events=(replace(changed, status="possible"), *wire.events[2:]))])
    assert {each.fact: each.stands for each in store.judgements()} == {gone.id: "gone", changed.id: "changed", kept.id: "same"}
    store.rebuild()
    assert len(store.judgements()) == 3
    assert store.judgements(gone.id)[0].said["trigger"] == gone.trigger.of(wire.article.text)


@pytest.mark.parametrize(
    "opinion",
    [Opinion("accept", " "), Opinion("note", "ana"), Opinion("correct", "ana", field="colour"), Opinion("praise", "ana")],  # type: ignore[arg-type]
)
def test_a_judgement_must_say_something(store: Store, records: list[Record], opinion: Opinion) -> None:
    with pytest.raises(QueryError):
        store.judge(records[0].events[0].id, opinion)
