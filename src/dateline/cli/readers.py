"""Reading in several processes: articles go out, records ready to be kept come back, and one that breaks a process costs only itself."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.store import Packed
    from dateline.text.articles import Failure
    from dateline.types import Article

BROKEN = "leave it out, or report it with the article; the others were read"


@dataclass(frozen=True)
class Task:
    """An article to be read, the input that it came from, and its packed marks, where it was seen before."""

    input: str
    article: Article
    marks: bytes | None = None


Outcome = tuple[Task, "Packed | Failure"]


def read_here(tasks: Iterable[Task], dictionary: bytes) -> Iterator[Outcome]:
    """The tasks one after the other, in this process."""
    desk = _Desk(dictionary)
    return ((task, desk.read(task)) for task in tasks)


def read_apart(tasks: Iterable[Task], dictionary: bytes, jobs: int) -> Iterator[Outcome]:
    """The tasks in so many processes, in the order in which they are done."""
    source = iter(tasks)
    readers: list[_Apart] = []
    try:
        while True:
            idle = [reader for reader in readers if reader.task is None]
            while (idle or len(readers) < jobs) and (task := next(source, None)):
                if not idle:
                    readers.append(_Apart(dictionary))
                    idle.append(readers[-1])
                idle.pop().send(task)
            busy = {reader.connection: reader for reader in readers if reader.task}
            if not busy:
                return
            for connection in wait(busy):
                reader = busy[connection]  # type: ignore[index]  # what is waited for is what comes back
                task, packed = reader.receive()
                if packed is None:
                    reader.stop()
                    readers.remove(reader)
                yield task, packed or _broken(task)
    finally:
        for reader in readers:
            reader.stop()


class _Apart:
    """One reading process and its task. It has one at a time: were a second sent while it answers, both would wait for ever."""

    def __init__(self, dictionary: bytes) -> None:
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        self.task: Task | None = None
        self._process = context.Process(target=_serve, args=(other, dictionary), daemon=True)
        self._process.start()
        other.close()

    def send(self, task: Task) -> None:
        self.task = task
        with suppress(OSError):  # it is dead, which receiving will tell
            self.connection.send(task)

    def receive(self) -> tuple[Task, Any]:
        """The task and what became of it; None where the process died over it."""
        assert self.task is not None
        task, self.task = self.task, None
        try:
            return task, self.connection.recv()
        except (EOFError, OSError):
            return task, None

    def stop(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _serve(connection: Connection, dictionary: bytes) -> None:
    """A reading process: it ends when nobody is there any more to read for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = _Desk(dictionary)
    try:
        while True:
            connection.send(desk.read(connection.recv()))
    except (EOFError, OSError):
        return


class _Desk:
    """Reads and packs; the network is loaded when it is first needed."""

    def __init__(self, dictionary: bytes) -> None:
        from dateline.read import Reader
        from dateline.store.packing import Packer

        self._reader, self._packer = Reader(), Packer(dictionary)

    def read(self, task: Task) -> Packed | Failure:
        from dateline.read import read_seen
        from dateline.store import Packed
        from dateline.text.articles import Failure

        marks = self._packer.unpack_marks(task.marks, task.article.text) if task.marks else None
        outcome = read_seen(self._reader, task.article, marks)
        return outcome if isinstance(outcome, Failure) else Packed.of(self._packer, *outcome)


def _broken(task: Task) -> Failure:
    from dateline.text.articles import Failure

    return Failure(task.article.ref, DatelineError("the process that read it broke down", where=task.article.ref, remedy=BROKEN))
