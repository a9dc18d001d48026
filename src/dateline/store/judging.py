"""Judging: what people say of facts. It lies over them and is never written into them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace
from typing import Any, Literal

from dateline.errors import QueryError
from dateline.record import Record
from dateline.store.writing import now
from dateline.types import Claim, Event

Verdict = Literal["accept", "reject", "correct", "note"]
Stands = Literal["same", "changed", "gone"]
VERDICTS = ("accept", "reject", "correct", "note")
CORRECTED = {
    "event": ("type", "mode", "cameo", "status", "actors", "recipients", "place", "time", "quantities", "claim", "trigger"),
    "claim": ("speaker", "told", "act", "polarity", "verbatim", "content", "time"),
}


@dataclass(frozen=True)
class Judgement:
    """One thing that somebody said of a fact. `stands` tells whether the fact is still there, and still says what it said then."""

    n: int
    fact: str
    article: str
    verdict: Verdict
    field: str | None
    value: Any
    note: str | None
    by: str
    at: str
    said: dict[str, Any]
    stands: Stands = "same"


@dataclass(frozen=True)
class Opinion:
    """What somebody says of a fact: a verdict, a corrected field with its value, a note."""

    verdict: Verdict
    by: str
    field: str | None = None
    value: Any = None
    note: str | None = None


def judge(connection: sqlite3.Connection, record: Record, fact: str, opinion: Opinion) -> int:
    """Keep what somebody says of a fact; gives the number that it can be undone by. Call it inside of a transaction."""
    found = fact_of(record, fact)
    _check(found, fact, opinion)
    value = None if opinion.verdict != "correct" else json.dumps(opinion.value, ensure_ascii=False)
    row = (fact, record.article.id, opinion.verdict, opinion.field, value, opinion.note, opinion.by, now(), said_of(found, record))
    sql = "INSERT INTO judgements (fact, article, verdict, field, value, note, by, at, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    return int(connection.execute(sql, row).lastrowid or 0)


def undo(connection: sqlite3.Connection, number: int, by: str) -> None:
    """Take a judgement back; it stays in the file, and so does who took it back."""
    row = connection.execute(
        "SELECT fact, article, said FROM judged JOIN judgements USING (n, fact, article) WHERE n = ?", (number,)
    ).fetchone()
    if row is None:
        raise QueryError(f"there is no judgement {number} that stands", where="undo", remedy="list them with `dateline judge`")
    sql = "INSERT INTO judgements (fact, article, verdict, by, at, undoes, said) VALUES (?, ?, 'undo', ?, ?, ?, ?)"
    connection.execute(sql, (row[0], row[1], by, now(), number, row[2]))


def judgements(connection: sqlite3.Connection, fact: str | None = None) -> list[Judgement]:
    """All judgements that stand, in the order in which they were made."""
    columns = "j.n, j.fact, j.article, j.verdict, j.field, j.value, j.note, j.by, j.at, k.said"
    sql = f"SELECT {columns} FROM judged j JOIN judgements k ON k.n = j.n"
    rows = connection.execute(f"{sql} WHERE ? IS NULL OR j.fact = ? ORDER BY j.n", (fact, fact))
    return [
        Judgement(n, fact, article, verdict, field, json.loads(value) if value else None, note, by, at, json.loads(said))
        for n, fact, article, verdict, field, value, note, by, at, said in rows
    ]


def verdicts(connection: sqlite3.Connection, article: str) -> dict[str, tuple[str, ...]]:
    """The verdicts that stand on facts of an article, by fact."""
    found: dict[str, tuple[str, ...]] = {}
    for fact, verdict in connection.execute("SELECT fact, verdict FROM judged WHERE article = ? ORDER BY n", (article,)):
        found[fact] = (*found.get(fact, ()), verdict)
    return found


def standing(judgement: Judgement, record: Record | None) -> Judgement:
    """The judgement, with whether its fact is still in the record of its article."""
    found = next((each for each in _facts(record) if each.id == judgement.fact), None) if record else None
    if record is None or found is None:
        return replace(judgement, stands="gone")
    return judgement if json.loads(said_of(found, record)) == judgement.said else replace(judgement, stands="changed")


def fact_of(record: Record, fact: str) -> Event | Claim:
    found = next((each for each in _facts(record) if each.id == fact), None)
    if found is None:
        raise QueryError(f"there is no event or claim {fact!r}", where=record.article.ref, remedy="give an id that `dateline find` shows")
    return found


def _facts(record: Record) -> tuple[Event | Claim, ...]:
    return (*record.events, *record.claims)


def said_of(fact: Event | Claim, record: Record) -> str:
    """A fact in words of its own, that can be understood when it is gone."""
    words = {mention.id: mention.span.of(record.article.text) for mention in record.mentions}
    if isinstance(fact, Event):
        said = {
            "type": fact.type,
            "mode": fact.mode,
            "status": fact.status,
            "trigger": fact.trigger.of(record.article.text),
            "actors": [words[mention] for mention in fact.actors],
            "recipients": [words[mention] for mention in fact.recipients],
            "place": words.get(fact.place or ""),
            "time": words.get(fact.time or ""),
        }
    else:
        content = " … ".join(span.of(record.article.text) for span in fact.content)
        said = {"act": fact.act, "polarity": fact.polarity, "speaker": words.get(fact.speaker or ""), "content": content}
    return json.dumps(said, ensure_ascii=False)


def _check(found: Event | Claim, fact: str, opinion: Opinion) -> None:
    if opinion.verdict not in VERDICTS:
        raise QueryError(f"there is no verdict {opinion.verdict!r}", where=fact, remedy=f"use one of {', '.join(VERDICTS)}")
    if not opinion.by.strip():
        raise QueryError("a judgement needs somebody who makes it", where=fact, remedy="say who with --by")
    if opinion.verdict == "note" and not (opinion.note or "").strip():
        raise QueryError("the note is empty", where=fact, remedy="give it with --note")
    fields = CORRECTED["event" if isinstance(found, Event) else "claim"]
    if opinion.verdict == "correct" and opinion.field not in fields:
        raise QueryError(f"there is nothing called {opinion.field!r} to correct", where=fact, remedy=f"use one of {', '.join(fields)}")
