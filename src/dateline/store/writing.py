"""Writing: keeping records, in batches that are there whole or not at all, and deriving everything anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import DatelineError, StoreError
from dateline.marks import Marks
from dateline.record import Record
from dateline.store.deriving import Things, derive, insert, remove
from dateline.store.opening import VERSION, create_tables, explained
from dateline.store.packing import Packer
from dateline.types import Article

DERIVED_TABLES = "article who called site area moment amount mention claim event party pair counted passage".split()
Conclude = Callable[[Article, Marks], Record]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Packed:
    """One record ready to be kept: what takes time is done, in whatever process."""

    record: Record
    text: bytes
    facts: bytes
    marks: bytes | None = None
    model: str = ""

    @classmethod
    def of(cls, packer: Packer, record: Record, marks: Marks | None = None) -> Packed:
        packed = packer.pack_marks(marks, record.article.text) if marks else None
        return cls(record, *packer.pack_record(record), packed, marks.model if marks else "")


@dataclass(frozen=True)
class Added:
    """What became of records that were to be kept."""

    new: int = 0
    replaced: int = 0
    same: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.replaced + other.replaced, self.same + other.same)


@dataclass(frozen=True)
class Rebuilt:
    """What deriving or concluding again gave: how many articles, which of them could not be, and the backup, if one was made."""

    articles: int
    failed: tuple[str, ...] = ()
    backup: Path | None = None


class Writer:
    """Writes to one store through one connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path, packer: Packer) -> None:
        self.connection, self.path, self.packer = connection, path, packer
        self._things = Things(connection)

    @contextmanager
    def whole(self) -> Iterator[sqlite3.Connection]:
        """A transaction: what is written in it is there whole, or not at all."""
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                self._things.forget()
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def keep(self, batch: Iterable[Packed]) -> Added:
        """Keep these records, all or none: one that is there already is left as it is, a changed one takes the place of the old."""
        done = Added()
        with self.whole():
            for packed in batch:
                done += self._keep(packed)
        return done

    def _keep(self, packed: Packed) -> Added:
        article = packed.record.article
        kept = self.connection.execute("SELECT n, text, facts FROM records WHERE id = ?", (article.id,)).fetchone()
        if kept is None:
            self._insert(packed)
            return Added(new=1)
        number, text, facts = kept
        if packed.marks is not None:
            self.connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?, ?)", (number, packed.model, packed.marks))
        if (text, facts) == (packed.text, packed.facts):
            return Added(same=1)
        self._replace(number, self.packer.unpack_record(text, facts), packed)
        return Added(replaced=1)

    def _insert(self, packed: Packed) -> None:
        row = (packed.record.article.id, packed.text, packed.facts, packed.record.made_by.program, now())
        number = int(self.connection.execute("INSERT INTO records VALUES (NULL, ?, ?, ?, ?, ?)", row).lastrowid or 0)
        if packed.marks is not None:
            self.connection.execute("INSERT INTO marks VALUES (?, ?, ?)", (number, packed.model, packed.marks))
        insert(self.connection, derive(number, packed.record, self._things))

    def _replace(self, number: int, old: Record, packed: Packed) -> None:
        remove(self.connection, number, derive(number, old, self._things))
        row = (packed.text, packed.facts, packed.record.made_by.program, number)
        self.connection.execute("UPDATE records SET text = ?, facts = ?, program = ? WHERE n = ?", row)
        insert(self.connection, derive(number, packed.record, self._things))

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Derive every table anew from the records, in one transaction that readers do not see before it is done."""
        failed: list[str] = []
        with self.whole() as connection:
            self._things.forget()
            for kind, name in connection.execute("SELECT type, name FROM sqlite_master WHERE type = 'view'").fetchall():
                connection.execute(f'DROP {kind} "{name}"')
            for table in DERIVED_TABLES:
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            create_tables(connection)
            numbers = [row[0] for row in connection.execute("SELECT n FROM records ORDER BY n")]
            for done, number in enumerate(numbers, 1):
                failed += self._derived(number)
                if progress:
                    progress(done, len(numbers))
            connection.execute(f"PRAGMA user_version = {VERSION}")
        return Rebuilt(len(numbers) - len(failed), tuple(failed))

    def _derived(self, number: int) -> list[str]:
        """Nothing, or what is wrong with the record: one that is damaged does not take the others with it."""
        identity, text, facts = self.connection.execute("SELECT id, text, facts FROM records WHERE n = ?", (number,)).fetchone()
        try:
            record = self.packer.unpack_record(text, facts)
        except DatelineError as error:
            return [f"{identity}: {error.what}"]
        insert(self.connection, derive(number, record, self._things))
        return []

    def reconclude(self, conclude: Conclude, batch: Iterable[int]) -> Iterator[tuple[int, DatelineError | None]]:
        """Conclude these articles again from their kept marks, all in one transaction; each is told with what went wrong, if anything."""
        with self.whole():
            for number in batch:
                try:
                    record = self._concluded(conclude, number)
                except DatelineError as error:
                    yield number, error
                    continue
                self._keep(record)
                yield number, None

    def _concluded(self, conclude: Conclude, number: int) -> Packed:
        query = "SELECT r.text, r.facts, m.packed FROM records r JOIN marks m ON m.n = r.n WHERE r.n = ?"
        row = self.connection.execute(query, (number,)).fetchone()
        if row is None:
            raise StoreError(
                f"no marks are kept of article {number}", where=str(self.path), remedy="read it again with `dateline add --again`"
            )
        article = self.packer.unpack_record(row[0], row[1]).article
        return Packed.of(self.packer, conclude(article, self.packer.unpack_marks(row[2], article.text)))


def back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """A copy of the whole file beside it, under a name that is not taken."""
    number = 1
    while (beside := path.with_name(f"{path.name}.backup-{number}")).exists():
        number += 1
    with explained(beside), sqlite3.connect(beside) as copy:
        connection.backup(copy)
    copy.close()
    return beside


def now() -> str:
    """This moment, UTC. Only told, never compared: clocks go back."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
