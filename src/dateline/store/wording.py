"""Wording: from the numbers that a search finds to rows in words, each with the passage that says it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dateline.knowledge.ontology import event_types
from dateline.store.numbers import ARTICLE, PUBLISHED, SAID, day_of, facts_of, long_id
from dateline.store.packing import Packer
from dateline.store.passages import passages_of
from dateline.store.rows import ArticleRow, ClaimRow, EventRow, Evidence, Party, Row, Source
from dateline.types import Span

DATED = {SAID: "text", PUBLISHED: "published"}
# A column is called as the field that it fills, or begins with _ where it has to be put into words first.
EVENT = """
    SELECT e.n AS _n, e.id AS _id, e.type, e.mode, e.cameo, e.status, e.score, e.country, s.name AS place, s.latitude, s.longitude,
        e.at AS _at, e.dated AS _dated, m.value AS time, m.start, m."end", c.id AS _claim, c.act, c.speaker AS _speaker,
        e.actors AS _actors, e.recipients AS _recipients, e.start AS _first, e."end" AS _last,
        e.passage_start AS _passage_start, e.passage_end AS _passage_end
    FROM event e LEFT JOIN moment m ON m.n = e.moment LEFT JOIN site s ON s.n = e.site LEFT JOIN claim c ON c.n = e.claim
    WHERE e.n IN"""
CLAIM = """
    SELECT c.n AS _n, c.id AS _id, c.act, c.polarity, c.verbatim, c.score, c.anonymous AS _anonymous,
        c.at AS _at, c.dated AS _dated, m.value AS time, m.start, m."end", o.id AS _within, c.speaker AS _speaker, c.told AS _told,
        c.spans AS _spans, c.passage_start AS _passage_start, c.passage_end AS _passage_end
    FROM claim c LEFT JOIN moment m ON m.n = c.moment LEFT JOIN claim o ON o.n = c.within
    WHERE c.n IN"""
ARTICLE_ROW = """
    SELECT a.n AS _n, r.text AS _text, a.id, a.ref, a.headline, a.publisher, a.agency, a.published, a.language, a.url
    FROM article a JOIN records r ON r.n = a.n
    WHERE a.n IN"""
Columns = dict[str, Any]


class Wording:
    """Puts facts of one store into words."""

    def __init__(self, connection: sqlite3.Connection, packer: Packer) -> None:
        self._connection, self._packer = connection, packer

    def rows(self, of: str, numbers: Sequence[int]) -> list[Row]:
        """The rows of these numbers, in their order."""
        kinds: dict[str, Callable[[Sequence[int]], Iterator[Row]]] = {
            "events": self._events,
            "claims": self._claims,
            "articles": self._articles,
        }
        return list(kinds[of](numbers))

    def _events(self, numbers: Sequence[int]) -> Iterator[EventRow]:
        found = {row["_n"]: row for row in self._listed(EVENT, numbers)}
        sides = {n: (json.loads(row["_actors"]), json.loads(row["_recipients"])) for n, row in found.items()}
        parties = self._parties(n for n, row in found.items() for n in (*sides[n][0], *sides[n][1], row["_speaker"]))
        for row, known in self._known("event", numbers, found):
            actors, recipients = (tuple(parties[n] for n in side if n in parties) for side in sides[row["_n"]])
            kind = event_types().get(row["type"])
            known["evidence"] = _evidence(row, [Span(row["_first"], row["_last"])])
            claim = None if row["_claim"] is None else long_id("claim", row["_claim"])
            known |= {"quad": kind.quad if kind else 0, "claim": claim, "speaker": parties.get(row["_speaker"])}
            yield EventRow(actors=actors, recipients=recipients, **known)

    def _claims(self, numbers: Sequence[int]) -> Iterator[ClaimRow]:
        found = {row["_n"]: row for row in self._listed(CLAIM, numbers)}
        parties = self._parties(n for row in found.values() for n in (row["_speaker"], row["_told"]))
        for row, known in self._known("claim", numbers, found):
            known["evidence"] = _evidence(row, [Span(*span) for span in json.loads(row["_spans"])])
            within = None if row["_within"] is None else long_id("claim", row["_within"])
            speaker, told = parties.get(row["_speaker"]), parties.get(row["_told"])
            yield ClaimRow(anonymous=bool(row["_anonymous"]), within=within, speaker=speaker, told=told, **known)

    def _known(self, kind: str, numbers: Sequence[int], found: dict[int, Columns]) -> Iterator[tuple[Columns, Columns]]:
        """Each row in turn, with what facts of any kind have: the columns that need no words, id, report, day, verdicts."""
        reports = self._reports({n >> ARTICLE for n in numbers})
        ids = {n: long_id(kind, row["_id"]) for n, row in found.items()}
        verdicts = self._verdicts(ids.values())
        for number in numbers:
            row = found[number]
            known = {name: value for name, value in row.items() if name[0] != "_"}
            source, row["_text"] = reports[number >> ARTICLE]
            known |= {"id": ids[number], "source": source, "verdicts": verdicts.get(ids[number], ())}
            yield row, {**known, "day": day_of(row["_at"]), "dated": DATED.get(row["_dated"])}

    def _articles(self, numbers: Sequence[int]) -> Iterator[ArticleRow]:
        reports = self._reports(set(numbers))
        for number in numbers:
            source, text = reports[number]
            counts = {f"{table}s": self._size(table, number) for table in ("event", "claim")}
            passages = passages_of(text)
            yield ArticleRow(source=source, evidence=Evidence(passages[0].of(text) if passages else "", ()), **counts)

    def _size(self, table: str, article: int) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table} WHERE n >= ? AND n < ?", facts_of(article)).fetchone()[0])

    def _reports(self, articles: Iterable[int]) -> dict[int, tuple[Source, str]]:
        found = {}
        for row in self._listed(ARTICLE_ROW, articles):
            number, text = row.pop("_n"), row.pop("_text")
            found[number] = Source(**row), self._packer.unpack_text(text)
        return found

    def parties(self, numbers: Sequence[int]) -> list[Party]:
        """Actors by number, in this order."""
        found = self._parties(numbers)
        return [found[number] for number in numbers]

    def _parties(self, numbers: Iterable[int | None]) -> dict[int, Party]:
        rows = self._listed("SELECT n AS _n, name, kind, code, sector, office FROM who WHERE n IN", {n for n in numbers if n})
        return {row.pop("_n"): Party(**{**row, "sector": tuple(row["sector"].split())}) for row in rows}

    def _verdicts(self, facts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        wanted = list(facts)
        found: dict[str, tuple[str, ...]] = {}
        sql = f"SELECT fact, verdict FROM judged WHERE fact IN ({', '.join('?' * len(wanted))}) ORDER BY n"
        for fact, verdict in self._connection.execute(sql, wanted):
            found[fact] = (*found.get(fact, ()), verdict)
        return found

    def _listed(self, sql: str, numbers: Iterable[int]) -> Iterator[Columns]:
        cursor = self._connection.execute(f"{sql} ({', '.join(map(str, numbers)) or 'NULL'})")
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)


def _evidence(row: Columns, spans: Iterable[Span]) -> Evidence:
    text, first, last = row["_text"], row["_passage_start"], row["_passage_end"]
    return Evidence(text[first:last], tuple(Span(span.start - first, span.end - first) for span in spans))
