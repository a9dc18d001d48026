"""The desk: questions to a store, and texts to read, answered on threads of their own, none for longer than is promised."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.api.problems import Problem
from dateline.errors import DatelineError
from dateline.store import Store

if TYPE_CHECKING:
    from dateline.read import Reader
    from dateline.record import Record
    from dateline.types import Article

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Limits:
    """How long an answer may take, and how many questions are worked on and may wait."""

    seconds: float = 20.0
    reading_seconds: float = 60.0
    at_once: int = 4
    waiting: int = 200
    waiting_readings: int = 4


class Desk:
    """Takes questions. Each thread has a store of its own to ask, which is opened when it is first needed."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.path, self.limits = path, limits or Limits()
        self._stores: LifoQueue[Store] = LifoQueue()
        self._threads = ThreadPoolExecutor(self.limits.at_once, "store")
        self._waiting = 0

    async def ask(self, question: Callable[[Store], Answer]) -> Answer:
        """The answer. Raises Problem 503 where it takes too long, and whatever the question raises."""
        if self._waiting >= self.limits.waiting:
            raise busy("too many questions are waiting")
        self._waiting += 1
        asked: list[Store] = []
        answer = asyncio.get_running_loop().run_in_executor(self._threads, self._answer, question, asked)
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await asyncio.shield(answer)
        except TimeoutError:
            answer.cancel()
            for store in asked:
                store.interrupt()
            answer.add_done_callback(_forgotten)
            raise busy(f"the answer takes longer than {self.limits.seconds:g} seconds", "ask for less, for instance of one month") from None
        finally:
            self._waiting -= 1

    def _answer(self, question: Callable[[Store], Answer], asked: list[Store]) -> Answer:
        try:
            store = self._stores.get_nowait()
        except Empty:
            store = Store.open(self.path)
        asked.append(store)
        try:
            return question(store)
        finally:
            asked.clear()
            self._stores.put(store)

    def close(self) -> None:
        """Let go of the file, when nobody asks any more."""
        self._threads.shutdown(cancel_futures=True)
        while not self._stores.empty():
            self._stores.get_nowait().close()


class ReadingDesk:
    """Takes texts to read, one after the other. The network is loaded with the first."""

    def __init__(self, limits: Limits | None = None, reader: Reader | None = None) -> None:
        self.limits = limits or Limits()
        self._reader = reader
        self._thread = ThreadPoolExecutor(1, "reader")
        self._waiting = 0

    async def read(self, article: Callable[[], Article]) -> Record:
        """The record of an article. Raises Problem 503 where too many wait or it takes too long, InputError where there is none."""
        return await self.work(lambda reader: reader.read(article()))

    async def work(self, job: Callable[[Reader], Answer]) -> Answer:
        """What the reader makes of a job, when its turn has come. Raises Problem 503 where too many wait or it takes too long."""
        if self._waiting >= self.limits.waiting_readings:
            raise busy("too many texts are waiting to be read")
        self._waiting += 1
        reading = asyncio.get_running_loop().run_in_executor(self._thread, self._work, job)
        reading.add_done_callback(self._done)
        try:
            async with asyncio.timeout(self.limits.reading_seconds):
                return await asyncio.shield(reading)
        except TimeoutError:
            reading.cancel()
            raise busy(f"reading takes longer than {self.limits.reading_seconds:g} seconds", "send a shorter text") from None

    def _done(self, reading: asyncio.Future[Any]) -> None:
        self._waiting -= 1
        _forgotten(reading)

    def _work(self, job: Callable[[Reader], Answer]) -> Answer:
        if self._reader is None:
            from dateline.read import Reader

            self._reader = Reader()
        try:
            return job(self._reader)
        except DatelineError:
            raise
        except (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
            from dateline.read import BUG

            raise DatelineError(f"{type(error).__name__}: {error}", remedy=BUG) from error

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)


def busy(what: str, remedy: str = "try again in a moment") -> Problem:
    return Problem(503, what, remedy=remedy, headers={"Retry-After": "5"})


def _forgotten(answer: asyncio.Future[Answer]) -> None:
    """Nobody waits for it any more: what it raised has been told already."""
    if not answer.cancelled():
        answer.exception()
