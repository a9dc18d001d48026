"""What goes where: results to standard output, complaints and progress to standard error, the verdict to the exit code."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.text.articles import Failure

FAILED, SOME_FAILED = 1, 3
PATIENCE = 0.8  # seconds before progress is shown
BEAT = 0.1  # seconds between two looks at it


def complain(error: DatelineError) -> None:
    """One line on standard error, without control characters that a terminal would obey."""
    said = "".join(character if character.isprintable() else "·" for character in str(error))
    sys.stderr.write(f"dateline: {said}\n")


def tell(line: str) -> None:
    """What the program is busy with before it can start, where a person looks on."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{line} …\n")
        sys.stderr.flush()


def deliver(outcomes: Iterable[Any | Failure], write: Callable[[Any], object]) -> None:
    """Write every result as it comes and complain of every failure; leave with 1 where all failed, 3 where some did."""
    from dateline.text.articles import Failure

    done = failed = 0
    progress = Progress()
    for outcome in outcomes:
        progress.clear()
        if isinstance(outcome, Failure):
            failed += 1
            complain(outcome.error)
        else:
            done += 1
            write(outcome)
        progress.show(done, failed)
    progress.clear()
    if not done + failed:
        complain(DatelineError("no report found", remedy="give files that end in .txt, .html, .json, .jsonl or .conllu"))
    if failed or not done:
        raise typer.Exit(SOME_FAILED if done else FAILED)


class Progress:
    """One line on standard error that counts, where a person looks at it and the work is long."""

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + PATIENCE
        self._shown = ""

    def show(self, done: int, failed: int) -> None:
        now = time.monotonic()
        if self._wanted and now >= self._next:
            self._next = now + BEAT
            self._shown = f"{done} read" + (f", {failed} failed" if failed else "")
            sys.stderr.write(self._shown)
            sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""
