"""The store: records go in whole, are searched by what is derived from them, and come out as they went in."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from dateline.errors import QueryError, StoreError
from dateline.marks import Marks
from dateline.record import Record
from dateline.store import asking, failing, judging
from dateline.store.finding import Finder
from dateline.store.grouping import group
from dateline.store.listing import Named, listed_actors, listed_places
from dateline.store.narrowing import narrowed_to
from dateline.store.numbers import ARTICLE, long_id
from dateline.store.opening import VERSION, Turn, explained, kept_dictionary, open_reader, open_writer
from dateline.store.packing import Packer
from dateline.store.query import Query
from dateline.store.rows import Page, Party, Row, Site, Table
from dateline.store.surveying import MOST, Survey, survey
from dateline.store.writing import Added, Conclude, Packed, Progress, Rebuilt, Writer, back_up
from dateline.types import Article

BATCH = 64  # records of one transaction
PAGE = 50
DATABASE = "dateline.db"
Kept = Record | tuple[Record, Marks]


class Store:
    """A file of records. Many may read it at once, also while one writes.

    Whoever only reads opens no more than the file; whoever adds has it to himself until all is added.

    >>> from tempfile import TemporaryDirectory
    >>> from dateline.types import Article
    >>> with TemporaryDirectory() as folder, Store(Path(folder, "dateline.db")) as store:
    ...     added = store.add([Record(Article("article-1", "a.txt", "Kyiv denies it."))])
    ...     added.new, store.record("article-1").article.text, store.count()
    (1, 'Kyiv denies it.', 0)
    """

    def __init__(self, path: str | Path = DATABASE) -> None:
        self.path = Path(path)
        self._opened: list[sqlite3.Connection] = []

    @classmethod
    def open(cls, path: str | Path = DATABASE) -> Store:
        """A store that is there. Raises StoreError where it is not, or where this program cannot read it."""
        store = cls(path)
        _ = store._reader
        return store

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the store opens it again when it is next asked."""
        for connection in self._opened:
            connection.close()
        self._opened.clear()
        for name in ("_reader", "_packer", "_finder", "_writer"):
            self.__dict__.pop(name, None)

    def interrupt(self) -> None:
        """Stop what this store is asked in another thread; whoever asked gets a StoreError, and may ask again."""
        for connection in tuple(self._opened):
            connection.interrupt()

    # reading

    def find(self, query: Query | str | None = None, *, limit: int = PAGE, after: str | None = None, **filters: Any) -> Page[Any]:
        """A page of the events, claims or articles that a query finds, latest first, or most relevant first.

        `after` is the cursor of the page before; what is added meanwhile shifts nothing. Filters may be given by name
        instead of a Query, each as one value or a list: `store.find(actor="RUS", quad=[3, 4])`. A str is the text to look for.
        Raises QueryError for a value that nothing is called, with what is near.
        """
        asked = _query(query, filters)
        with explained(self.path):
            return self._finder.page(asked, limit, after)

    def count(self, query: Query | str | None = None, **filters: Any) -> int:
        """How many a query finds."""
        asked = _query(query, filters)
        with explained(self.path):
            return self._finder.count(asked)

    def group(self, query: Query | str | None, keys: Iterable[str], **filters: Any) -> Table:
        """How many there are for each combination of keys, such as ("month", "type"), most first."""
        asked = _query(query, filters)
        with explained(self.path):
            return group(self._reader, asked, tuple(keys))

    def survey(self, query: Query | str | None = None, keys: Iterable[str] = (), **filters: Any) -> Survey:
        """At a glance, how many a query finds, and how many for each value of every key: of the latest 10,000 where there are more."""
        asked = replace(_query(query, filters), sort="time")
        with explained(self.path):
            if not keys:
                size = self._finder.count_up_to(asked, MOST + 1) if asked.narrows else self._finder.count(asked)
                return Survey(min(size, MOST), False) if asked.narrows and size > MOST else Survey(size)
            return survey(self._reader, asked.of, self._finder.latest(asked, MOST + 1), keys)

    def listed_actors(self, named: Named | None = None, *, limit: int = PAGE, after: str | None = None) -> Page[Party]:
        """A page of the actors of all reports, each once, in the order in which they came."""
        with explained(self.path):
            return listed_actors(self._reader, named or Named(), limit, after)

    def listed_places(self, named: Named | None = None, *, limit: int = PAGE, after: str | None = None) -> Page[Site]:
        """A page of the places of all reports, each once, in the order in which they came."""
        with explained(self.path):
            return listed_places(self._reader, named or Named(), limit, after)

    def narrowed(self, query: Query | str | None = None, **filters: Any) -> Iterator[Record]:
        """The records that hold what a query finds, one by one in the order in which they were kept, narrowed to that.

        A query for articles, or without any filter, gives whole records.
        """
        asked = _query(query, filters)
        with explained(self.path):
            if asked.of == "articles" or not asked.narrows:
                yield from self.records(*([asked] if asked.narrows else []))
                return
            kind = asked.of.removesuffix("s")
            article = -1
            facts: list[int] = []
            for number in self._finder.numbers(asked):
                if number >> ARTICLE != article and facts:
                    yield self._narrow(article, kind, facts)
                    facts = []
                article = number >> ARTICLE
                facts.append(number)
            if facts:
                yield self._narrow(article, kind, facts)

    def records(self, query: Query | None = None) -> Iterator[Record]:
        """Whole records, one by one in the order in which they were kept."""
        with explained(self.path):
            whole = (row[0] for row in self._reader.execute("SELECT n FROM records ORDER BY n"))
            for number in self._finder.numbers(query) if query else whole:
                yield self._record(number)

    def record(self, article: str) -> Record:
        """The record of an article, as it was kept. Raises QueryError where there is none of this id."""
        with explained(self.path):
            row = self._reader.execute("SELECT n FROM records WHERE id = ?", (article,)).fetchone()
            if row is None:
                raise QueryError(f"there is no article {article!r}", where=str(self.path), remedy="give an id that `dateline find` shows")
            return self._record(row[0])

    def marks(self, article: str) -> Marks | None:
        """What was seen in an article; None where no marks were kept."""
        text, packed = self.record(article).article.text, self.packed_marks(article)
        return self._packer.unpack_marks(packed, text) if packed else None

    def seen(self) -> Iterator[tuple[Article, bytes]]:
        """Every article of which marks are kept, with these, packed."""
        with explained(self.path):
            numbers = [row[0] for row in self._reader.execute("SELECT n FROM marks ORDER BY n")]
            for number in numbers:
                packed = self._reader.execute("SELECT packed FROM marks WHERE n = ?", (number,)).fetchone()
                yield self._record(number).article, packed[0]

    def packed_marks(self, article: str) -> bytes | None:
        """The marks of an article as they are kept."""
        with explained(self.path):
            row = self._reader.execute("SELECT packed FROM marks JOIN records USING (n) WHERE id = ?", (article,)).fetchone()
            return row[0] if row else None

    def fact(self, identity: str) -> Row:
        """The event, claim or article of an id, or of its beginning where nothing else begins so. Raises QueryError for none."""
        with explained(self.path):
            return self._finder.fact(identity)

    def actors(self, name: str) -> list[Party]:
        """Whom a code or a name stands for, as the reports call them, those that most events tell of first."""
        with explained(self.path):
            return self._finder.actors(name)

    def sql(self, statement: str, seconds: float = asking.SECONDS) -> Table:
        """The rows of one SELECT over the documented views, on a connection that can do nothing else."""
        with explained(self.path), closing(open_reader(self.path)) as connection:
            return asking.ask(connection, statement, seconds)

    def has(self, article: str) -> bool:
        with explained(self.path):
            return self._reader.execute("SELECT 1 FROM records WHERE id = ?", (article,)).fetchone() is not None

    # writing

    def turn(self) -> Turn:
        """The turn to write for long: `with store.turn(): …`. Raises StoreError, naming who has it, where somebody else does."""
        return Turn(self.path)

    def add(self, records: Iterable[Kept], batch: int = BATCH) -> Added:
        """Keep records, each alone or with its marks. What is there already stays; a changed record takes the place of the old one.

        Every batch is there whole or not at all, and what was kept before an error or a crash stays kept.
        """
        done = Added()
        with self.turn():
            ready = (self.packed(*(kept if isinstance(kept, tuple) else (kept,))) for kept in records)
            while part := list(islice(ready, batch)):
                done += self.keep(part)
        return done

    def packed(self, record: Record, marks: Marks | None = None) -> Packed:
        """A record made ready to be kept: the slow part, that needs no turn."""
        return Packed.of(self._writer_packer, record, marks)

    def keep(self, batch: Iterable[Packed]) -> Added:
        """Keep records in one transaction; for who has the turn."""
        return self._writer.keep(batch)

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Derive all that is searched anew from the records. A store of an older version is backed up first, and upgraded."""
        with self.turn():
            self.close()
            connection = open_writer(self.path, any_version=True)
            self._opened.append(connection)
            with explained(self.path):
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                backup = back_up(connection, self.path) if version != VERSION else None
                writer = Writer(connection, self.path, Packer(kept_dictionary(connection)))
                rebuilt = writer.rebuild(progress)
            self.close()
            return Rebuilt(rebuilt.articles, rebuilt.failed, backup)

    def reconclude(self, conclude: Conclude, progress: Progress | None = None) -> Rebuilt:
        """Conclude every article again from its kept marks; articles without marks, or that fail, keep the record they have."""
        failed: list[str] = []
        with self.turn():
            writer = self._writer
            with explained(self.path):
                numbers = [row[0] for row in writer.connection.execute("SELECT n FROM records ORDER BY n")]
            for begin in range(0, len(numbers), BATCH):
                for number, error in writer.reconclude(conclude, numbers[begin : begin + BATCH]):
                    failed += [f"{self._identity(number)}: {error.what}"] if error else []
                if progress:
                    progress(min(begin + BATCH, len(numbers)), len(numbers))
        return Rebuilt(len(numbers) - len(failed), tuple(failed))

    # judgements and failures

    def judge(self, fact: str, opinion: judging.Opinion) -> int:
        """Keep what somebody says of an event or claim; the fact itself is not touched. Gives the number to undo it by."""
        row = self.fact(fact)
        record = self.record(row.source.id)
        with self._writer.whole() as connection:
            return judging.judge(connection, record, getattr(row, "id", fact), opinion)

    def undo(self, number: int, by: str) -> None:
        """Take a judgement back. It stays in the file, with who took it back."""
        with self._writer.whole() as connection:
            judging.undo(connection, number, by)

    def judgements(self, fact: str | None = None) -> list[judging.Judgement]:
        """All judgements that stand; each says whether its fact is still there and still the same."""
        with explained(self.path):
            found = judging.judgements(self._reader, fact if fact else None)
            records = {article: self.record(article) if self.has(article) else None for article in {each.article for each in found}}
            return [judging.standing(each, records[each.article]) for each in found]

    def verdicts(self, article: str) -> dict[str, tuple[str, ...]]:
        """What people judged of the facts of an article, by fact."""
        with explained(self.path):
            return judging.verdicts(self._reader, article)

    def keep_failure(self, attempt: failing.Attempt, error: Exception) -> None:
        """Keep an input that failed, with the reason."""
        from dateline.errors import DatelineError

        told = error if isinstance(error, DatelineError) else DatelineError(f"{type(error).__name__}: {error}", where=attempt.ref)
        with self._writer.whole() as connection:
            failing.keep_failure(connection, self._writer_packer, attempt, told)

    def forget_failures(self, inputs: Iterable[str], but: Container[tuple[str, str]] = ()) -> None:
        """Forget the failures of inputs that were gone through again, but for those that failed again."""
        with self._writer.whole() as connection:
            for each in failing.failures(connection, self._writer_packer):
                if each.input in inputs and (each.input, each.ref) not in but:
                    failing.forget_failure(connection, each.input, each.ref)

    def forget_failure(self, path: str, ref: str) -> None:
        with self._writer.whole() as connection:
            failing.forget_failure(connection, path, ref)

    def failures(self) -> list[failing.Failed]:
        """The inputs that failed, oldest first."""
        with explained(self.path):
            return failing.failures(self._reader, self._packer)

    @cached_property
    def _reader(self) -> sqlite3.Connection:
        connection = open_reader(self.path)
        self._opened.append(connection)
        return connection

    @cached_property
    def _packer(self) -> Packer:
        return Packer(kept_dictionary(self._reader))

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._reader, self._packer)

    @cached_property
    def _writer(self) -> Writer:
        connection = open_writer(self.path)
        self._opened.append(connection)
        return Writer(connection, self.path, Packer(kept_dictionary(connection)))

    @property
    def dictionary(self) -> bytes:
        """What this store packs with; whoever packs for it elsewhere needs it. Makes the file where there is none."""
        return self._writer_packer.dictionary

    def pack_marks(self, marks: Marks, text: str) -> bytes:
        return self._writer_packer.pack_marks(marks, text)

    @property
    def _writer_packer(self) -> Packer:
        return self._writer.packer

    def _record(self, number: int) -> Record:
        row = self._reader.execute("SELECT text, facts FROM records WHERE n = ?", (number,)).fetchone()
        if row is None:
            raise StoreError("a record was taken away while it was looked for", where=str(self.path), remedy="ask again")
        return self._packer.unpack_record(*row)

    def _narrow(self, article: int, kind: str, facts: list[int]) -> Record:
        ids = self._reader.execute(f"SELECT id FROM {kind} WHERE n IN ({', '.join(map(str, facts))})")
        return narrowed_to(self._record(article), {long_id(kind, row[0]) for row in ids})

    def _identity(self, number: int) -> str:
        return str(self._reader.execute("SELECT id FROM records WHERE n = ?", (number,)).fetchone()[0])


def _query(query: Query | str | None, filters: dict[str, Any]) -> Query:
    if isinstance(query, Query):
        if filters:
            raise QueryError("a Query and filters by name are given at once", remedy="put all into the Query, or give only names")
        return query
    return Query.of_words(**{**({"text": query} if query else {}), **filters})
