"""Failing: the inputs that gave no record are kept with the reason, so that they can be tried again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.store.packing import Packer
from dateline.store.writing import now
from dateline.types import Article


@dataclass(frozen=True)
class Failed:
    """An input that failed: where it came from, why, when last and how often; the article, where it got that far."""

    n: int
    input: str
    ref: str
    error: str
    what: str
    place: str
    remedy: str
    at: str
    tries: int
    article: Article | None = None
    published: str | None = None


@dataclass(frozen=True)
class Attempt:
    """One try at an input: its path, the article's ref, the day of publication that was given, the article if it could be opened."""

    input: str
    ref: str
    published: str | None = None
    article: Article | None = None


def keep_failure(connection: sqlite3.Connection, packer: Packer, attempt: Attempt, error: DatelineError) -> None:
    """Keep why an attempt failed, in place of what was kept of earlier ones. Call it inside of a transaction."""
    packed = packer.pack_article(attempt.article) if attempt.article else None
    row = (attempt.input, attempt.ref, type(error).__name__, error.what, error.where, error.remedy, now(), packed, attempt.published)
    sql = (
        "INSERT INTO failures (input, ref, error, what, place, remedy, at, article, published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (input, ref) DO UPDATE SET error = excluded.error, what = excluded.what, place = excluded.place,"
        " remedy = excluded.remedy, at = excluded.at, article = excluded.article, published = excluded.published, tries = tries + 1"
    )
    connection.execute(sql, row)


def failures(connection: sqlite3.Connection, packer: Packer) -> list[Failed]:
    """All that are kept, in the order in which they came first."""
    cursor = connection.execute("SELECT n, input, ref, error, what, place, remedy, at, tries, article, published FROM failures ORDER BY n")
    names = [column[0] for column in cursor.description]
    found = []
    for row in cursor:
        said = dict(zip(names, row, strict=True))
        found.append(Failed(**{**said, "article": packer.unpack_article(said["article"]) if said["article"] else None}))
    return found


def forget_failure(connection: sqlite3.Connection, path: str, ref: str) -> None:
    """To be called when an input that failed has succeeded."""
    connection.execute("DELETE FROM failures WHERE input = ? AND ref = ?", (path, ref))
