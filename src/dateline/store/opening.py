"""Opening the file of a store: for readers, for one writer, and never without saying what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import IO

from dateline.errors import StoreError
from dateline.store.packing import shared_dictionary

APPLICATION = 0x444C4E45  # "DLNE", in the header of the file
VERSION = 1  # of the tables; what is derived, and how, counts as well
PATIENCE = 10.0  # seconds that a short write waits for another
CACHE = -32768  # KiB of pages that a connection holds
MAPPED = 2**31 - 2**16  # bytes of the file that a reader has in its memory without copying them; SQLite maps no more
RESTORE = "restore it from a backup; if that is not there, `dateline rebuild` mends what can be derived again"
SAID = {
    "SQLITE_FULL": ("the disk is full", "make room and run the same command again: what was kept so far is safe"),
    "SQLITE_READONLY": ("the file cannot be written", "check its permissions and those of its folder, or copy it to where you may write"),
    "SQLITE_CORRUPT": ("the file is damaged", RESTORE),
    "SQLITE_NOTADB": ("this is no store", "check the path; a damaged store is restored from a backup"),
    "SQLITE_BUSY": ("the file is locked by another program", "wait until that has finished, or close it, and try again"),
    "SQLITE_LOCKED": ("the file is locked by another program", "wait until that has finished, or close it, and try again"),
    "SQLITE_CANTOPEN": ("the file cannot be opened", "check the path and the permissions of the file and its folder"),
    "SQLITE_IOERR": ("reading or writing the file failed", "check the disk and the room on it; what was kept so far is safe"),
    "SQLITE_PERM": ("the file may not be used", "check its permissions"),
    "SQLITE_AUTH": ("that is not allowed", "ask with SELECT only"),
}


@contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """Turns every error of SQLite into a StoreError that names the file, what is wrong and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        what, remedy = next((said for key, said in SAID.items() if name.startswith(key)), (str(error), RESTORE))
        raise StoreError(what, where=str(path), remedy=remedy) from error
    except OSError as error:
        what, remedy = SAID["SQLITE_CANTOPEN"]
        raise StoreError(f"{what} ({error.strerror})", where=str(path), remedy=remedy) from error


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read. Raises StoreError where there is no store, or one of another version."""
    with explained(path):
        if not path.is_file():
            raise StoreError("there is no store", where=str(path), remedy="make one with `dateline add PATH`, or name another with --db")
        try:
            connection = _connected(path, "ro")
        except sqlite3.OperationalError:
            beside = path.with_name(f"{path.name}-wal")
            if beside.exists() and beside.stat().st_size:
                raise
            connection = _connected(path, "ro&immutable=1")  # a folder that we may not write in, and that nobody writes in
        _check_version(connection, path)
        connection.execute(f"PRAGMA mmap_size = {MAPPED}")
        connection.execute("PRAGMA query_only = 1")
        return connection


def open_writer(path: Path, *, any_version: bool = False) -> sqlite3.Connection:
    """A connection that writes; the file is made where there is none. `any_version` is for who upgrades it."""
    with explained(path):
        _check_folder(path)
        connection = _connected(path, "rwc")
        if _is_empty(connection):
            _create(connection)
        _check_version(connection, path, any_version)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection


def _check_folder(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise StoreError("its folder is not there", where=str(path), remedy="make the folder, or name another file with --db")


def create_tables(connection: sqlite3.Connection) -> None:
    """Every table and view that is not there yet."""
    for statement in _statements(files("dateline.store").joinpath("schema.sql").read_text("utf8")):
        connection.execute(statement)
    for statement in _statements(files("dateline.store").joinpath("views.sql").read_text("utf8")):
        connection.execute(statement)


def kept_dictionary(connection: sqlite3.Connection) -> bytes:
    row = connection.execute("SELECT value FROM meta WHERE key = 'dictionary'").fetchone()
    return bytes(row[0]) if row else b""


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    place = path.absolute().as_uri()
    connection = sqlite3.connect(f"{place}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = {CACHE}")
    connection.execute("PRAGMA trusted_schema = 0")
    connection.execute("PRAGMA schema_version")  # the first look at the file
    return connection


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("PRAGMA application_id").fetchone()[0]:  # nobody else was faster
        create_tables(connection)
        connection.execute("INSERT INTO meta VALUES ('dictionary', ?)", (shared_dictionary(),))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _check_version(connection: sqlite3.Connection, path: Path, any_version: bool = False) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if not application and _is_empty(connection):
        raise StoreError("there is no store yet", where=str(path), remedy="fill it with `dateline add PATH`, or name another with --db")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise StoreError("this is a database, but no store of Dateline", where=str(path), remedy="name another file with --db")
    if version > VERSION:
        what = f"it was written by a newer Dateline (version {version} of the tables, this program knows {VERSION})"
        raise StoreError(what, where=str(path), remedy="update Dateline")
    if version < VERSION and not any_version:
        what = f"it was written by an older Dateline (version {version} of the tables, this program writes {VERSION})"
        raise StoreError(what, where=str(path), remedy="run `dateline rebuild`, which makes a backup first")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, each ended by a semicolon at the end of a line."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(begun):
            yield begun
            begun = ""


class Turn:
    """The turn of one writer at a file: another that wants to write long is told who has it.

    The lock is the operating system's, so that it ends with the process, however that ends.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = path.with_name(f"{path.name}-writer")
        self._file: IO[str] | None = None

    def __enter__(self) -> Turn:
        _check_folder(self._path)
        try:
            self._file = self._beside.open("a+", encoding="utf8")
        except OSError as error:
            what, remedy = SAID["SQLITE_READONLY"]
            raise StoreError(f"{what} ({error.strerror})", where=str(self._path), remedy=remedy) from None
        if not _locked(self._file):
            self._file.seek(0)
            holder = self._file.read().strip() or "another process"
            self._file.close()
            remedy = "wait until it has finished, or stop it; reading goes on meanwhile"
            raise StoreError(f"somebody else is writing to it: {holder}", where=str(self._path), remedy=remedy)
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()}, `{' '.join(Path(sys.argv[0]).name.split())} {' '.join(sys.argv[1:2])}`")
        self._file.flush()
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.truncate(0)
            self._file.close()


def _locked(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(2**30)  # a byte that nobody reads: the lock is not to hide who has it
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
