"""Adding: reports are opened here, read in other processes, and kept here, a batch at a time."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from dateline.cli.readers import Outcome, Task, read_apart, read_here
from dateline.errors import DatelineError
from dateline.store import Added, Attempt, Packed, Store
from dateline.text.articles import LINES, STANDARD_INPUT, Failure, open_articles, paths_of
from dateline.types import Article

LEARNT = ("publisher", "published", "byline", "agency", "headline", "dateline_span")  # what may be known of a report later
BATCH, SECONDS = 64, 2.0  # a batch is kept when it is full, or when the last is so long ago
FEW = 12  # reports that are not worth starting processes for
BEAT = 0.5  # seconds between two looks at the progress


@dataclass
class Tally:
    """What has become of the reports so far."""

    added: Added = field(default_factory=Added)
    known: int = 0
    failed: int = 0
    total: int | None = None
    begun: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> int:
        return self.added.new + self.added.replaced + self.added.same + self.known + self.failed

    def __str__(self) -> str:
        parts = {
            "kept": self.added.new,
            "replaced": self.added.replaced,
            "there already": self.added.same + self.known,
            "failed": self.failed,
        }
        return ", ".join(f"{number:,} {what}" for what, number in parts.items() if number or what == "kept")

    @property
    def progress(self) -> str:
        read = self.done - self.known
        speed = f"{read / max(time.monotonic() - self.begun, 0.001):.1f} articles/s"
        left = f", {max(self.total - self.done, 0):,} remaining" if self.total else ""
        return f"{self}; {speed}{left}"


@dataclass
class Adding:
    """One run of `dateline add`: into which store, by how many processes, and whether what is there is read again."""

    store: Store
    jobs: int = 0
    again: bool = False
    tally: Tally = field(default_factory=Tally)
    meter: Meter | None = None

    def add(self, paths: Iterable[str], published: str | None = None) -> Tally:
        """Read and keep the reports in files and folders; what is kept is safe whatever happens after."""
        paths = list(paths_of(paths))
        self.tally.total = _counted(paths) if self.meter and self.meter.wanted else None
        return self._run(self._tasks(paths, published), len(paths) if not any(map(_has_lines, paths)) else FEW + 1, set(paths))

    def retry(self) -> Tally:
        """Read what failed once more: the article where it could be opened, else the input that it came from."""
        failures = self.store.failures()
        tasks = [Task(each.input, each.article) for each in failures if each.article]
        paths = {each.input: each.published for each in failures if not each.article and each.input != STANDARD_INPUT}
        self.tally.total = len(failures)

        def again() -> Iterator[Task]:
            yield from tasks
            for path, published in paths.items():
                yield from self._tasks([path], published)

        return self._run(again(), len(failures), set(paths))

    def conclude_again(self) -> Tally:
        """Conclude every article again from its kept marks."""
        self.again = True
        self.tally.total = self.store.count(of="articles")
        return self._run((Task(article.ref, article, marks) for article, marks in self.store.seen()), self.tally.total, set())

    def _run(self, tasks: Iterator[Task], size: int, finished: set[str]) -> Tally:
        """Read the tasks and keep what comes of them. Inputs that were gone through without an interruption have no older failures."""
        failing: set[tuple[str, str]] = set()
        self._failing = failing
        with self.store.turn():
            dictionary = self.store.dictionary
            jobs = self.jobs or (1 if size <= FEW else min(os.cpu_count() or 1, size))
            outcomes = read_here(tasks, dictionary) if jobs == 1 else read_apart(tasks, dictionary, jobs)
            self._keep(outcomes)
            self.store.forget_failures(finished, failing)
        if self.meter:
            self.meter.clear()
        return self.tally

    def _keep(self, outcomes: Iterator[Outcome]) -> None:
        batch: list[tuple[Task, Packed]] = []
        last = time.monotonic()
        try:
            for task, outcome in outcomes:
                if isinstance(outcome, Failure):
                    self._fail(Attempt(task.input, outcome.ref, article=task.article), outcome.error)
                else:
                    batch.append((task, outcome))
                if len(batch) >= BATCH or time.monotonic() - last > SECONDS:
                    self._commit(batch)
                    batch, last = [], time.monotonic()
            self._commit(batch)
        except KeyboardInterrupt:
            self._commit(batch)
            raise
        finally:
            if isinstance(outcomes, Generator):
                outcomes.close()

    def _commit(self, batch: list[tuple[Task, Packed]]) -> None:
        if batch:
            self.tally.added += self.store.keep([packed for _, packed in batch])
            for task, packed in batch:
                self.store.forget_failure(task.input, packed.record.article.ref)
        if self.meter:
            self.meter.show(self.tally)

    def _fail(self, attempt: Attempt, error: DatelineError) -> None:
        self.tally.failed += 1
        self._failing.add((attempt.input, attempt.ref))
        self.store.keep_failure(attempt, error)
        if self.meter:
            self.meter.complain(error)

    def _tasks(self, paths: Iterable[str], published: str | None) -> Iterator[Task]:
        """What there is to read: what is in the store already is passed over, what cannot be opened is kept as a failure."""
        from dateline.read import open_parses

        for path in paths:
            source = open_parses(path, published) if path.endswith(".conllu") else open_articles([path], sys.stdin.buffer, published)
            for found in source:
                if isinstance(found, Failure):
                    self._fail(Attempt(path, found.ref, published), found.error)
                    continue
                article, marks = found if isinstance(found, tuple) else (found, None)
                task = self._task(path, article, self.store.pack_marks(marks, article.text) if marks else None)
                self.tally.known += task is None
                if task:
                    yield task

    def _task(self, path: str, article: Article, marks: bytes | None) -> Task | None:
        """What is to be done about an article: nothing where the store has it; where more is known of it now, it is concluded again."""
        if not self.store.has(article.id):
            return Task(path, article, marks)
        kept = self.store.record(article.id).article
        learnt = {name: value for name in LEARNT if (value := getattr(article, name)) and value != getattr(kept, name)}
        if not learnt and not self.again:
            return None
        again = replace(article, **{name: getattr(article, name) or getattr(kept, name) for name in LEARNT})
        return Task(path, again, marks or (None if self.again else self.store.packed_marks(article.id)))


class Meter:
    """Progress on standard error, where a person looks at it; complaints in any case."""

    def __init__(self) -> None:
        self.wanted = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._shown, self._next = "", 0.0

    def show(self, tally: Tally) -> None:
        if self.wanted and time.monotonic() >= self._next:
            self._next = time.monotonic() + BEAT
            self.clear()
            self._shown = tally.progress
            sys.stderr.write(self._shown)
            sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""

    def complain(self, error: DatelineError) -> None:
        from dateline.cli.streams import complain

        self.clear()
        complain(error)


def _line_ends(file: BinaryIO) -> Iterator[int]:
    while block := file.read(1 << 20):
        yield block.count(b"\n")


def _has_lines(path: str) -> bool:
    return path == STANDARD_INPUT or Path(path).suffix.lower() in LINES


def _counted(paths: list[str]) -> int:
    """About how many reports there are: one in each file, one in each line of JSONL."""
    size = 0
    for path in paths:
        size += 1
        if Path(path).suffix.lower() in LINES and Path(path).is_file():
            with Path(path).open("rb") as file:
                size += max(0, sum(_line_ends(file)) - 1)
    return size
