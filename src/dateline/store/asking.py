"""Asking: SQL of anybody's, run where it can read the documented views and nothing else, and not for ever."""

from __future__ import annotations

import sqlite3
import time

from dateline.errors import StoreError
from dateline.store.rows import Table

SECONDS = 30.0
MOST_ROWS = 100_000
LONGEST_STATEMENT, LONGEST_VALUE, LONGEST_PATTERN = 100_000, 200_000, 100  # bytes: one function call is not interrupted
STEPS = 10_000  # of SQLite's machine between two looks at the clock
FORBIDDEN = frozenset(
    # those that load, and those that can run long
    "load_extension fts3_tokenizer fts5 sqlite_log zeroblob randomblob printf format writefile readfile edit".split()
)
KINDS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
REMEDY = "ask with one SELECT over the views of docs/sql.md"


def ask(connection: sqlite3.Connection, sql: str, seconds: float = SECONDS) -> Table:
    """The rows of one SELECT. `connection` must be one that can only read; it is of no other use afterwards.

    Raises StoreError for anything that would write, attach, load or run too long.
    """
    _fence(connection)
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        cursor = connection.execute(sql)
        rows = cursor.fetchmany(MOST_ROWS + 1)
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise StoreError(f"the question takes longer than {seconds:g} seconds", where="sql", remedy="ask for less") from None
        raise StoreError(str(error), where="sql", remedy=REMEDY) from None
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError, MemoryError) as error:
        raise StoreError(str(error) or type(error).__name__, where="sql", remedy=REMEDY) from None
    if cursor.description is None:
        raise StoreError("this asks nothing", where="sql", remedy=REMEDY)
    columns = tuple(column[0] for column in cursor.description)
    return Table(columns, tuple(map(tuple, rows[:MOST_ROWS])), len(rows) <= MOST_ROWS)


def _fence(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA query_only = 1")
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50)
    connection.set_authorizer(_allowed)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action not in KINDS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in FORBIDDEN:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
