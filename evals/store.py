"""The store: how large it is, and how long it takes to add and to find, alone and with sixteen readers at once.

    python -m evals.store [--million [FILE]]

`--million` grows a store of a million events (some minutes; FILE keeps it for the next time) and asks it what people ask.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.store import Circle, Query, Store
from dateline.store.writing import Packed
from evals.grown import grown, seeds, size_of

MILLION, FEW = 1_000_000, 15_000
READERS, PAUSE = 16, 0.5  # seconds between two questions of one of them
TRIES = 7
BATCH = 256


def measure() -> dict[str, float]:
    """A store of some thousand events, asked while it is being added to."""
    with TemporaryDirectory() as folder:
        return {name: value for name, value in _measured(Path(folder, "dateline.db"), FEW).items() if name in GATED}


GATED = ("articles per megabyte", "readers without an error, percent")


def _measured(path: Path, events: int) -> dict[str, float]:
    figures = crowd(path, grown(seeds(), events))
    with Store(path) as store:
        articles = store.count(of="articles")
        figures |= {"events": store.count(), "articles": articles}
    size = size_of(path)
    return figures | {"articles per megabyte": articles * 1e6 / size, "kilobytes per article": size / articles / 1000}


def grow(path: Path, events: int) -> dict[str, float]:
    """A store of so many events, and how long it took to add them with nobody else there."""
    packed, kept, begun = grown(seeds(), events), 0, time.perf_counter()
    with Store(path) as store, store.turn():
        while batch := list(islice(packed, BATCH)):
            kept += store.keep(batch).new
    return {"articles": kept, "articles added per second": kept / (time.perf_counter() - begun)}


def crowd(path: Path, packed: Iterator[Packed]) -> dict[str, float]:
    """Sixteen readers ask all the while that records are added."""
    with Store(path) as store, store.turn():
        store.keep(list(islice(packed, BATCH)))
        context = get_context("spawn")
        done, answers = context.Event(), context.Queue()
        crowd = [context.Process(target=_asking, args=(path, done, answers)) for _ in range(READERS)]
        for reader in crowd:
            reader.start()
        begun, kept = time.perf_counter(), 0
        while batch := list(islice(packed, BATCH)):
            kept += store.keep(batch).new
        elapsed = time.perf_counter() - begun
        done.set()
        outcomes = [outcome for _ in crowd for outcome in answers.get(timeout=60)]
        for reader in crowd:
            reader.join()
    taken = [outcome for outcome in outcomes if isinstance(outcome, float)]
    errors = [outcome for outcome in outcomes if isinstance(outcome, str)]
    print(*errors[:3], sep="\n", file=sys.stderr)
    return {
        "readers without an error, percent": 100 * len(taken) / (len(taken) + len(errors)),
        "16 readers, seconds of the 99th percentile": statistics.quantiles(taken, n=100)[98] if len(taken) > 1 else 0.0,
        "16 readers, seconds of the median": statistics.median(taken) if taken else 0.0,
        "articles added per second meanwhile": kept / elapsed,
    }


def _asking(path: Path, done: Event, answers: Any) -> None:
    outcomes: list[float | str] = []
    with Store(path) as store:
        store.find(actor="RUS")  # names and types are loaded
        while not done.is_set():
            for query in (Query(actor=("RUS",), type=("ASSAULT",)), Query(country=("UKR",), status=("actual",)), Query(recipient=("USA",))):
                begun = time.perf_counter()
                try:
                    store.find(query)
                    outcomes.append(time.perf_counter() - begun)
                except Exception as error:  # any of them counts
                    outcomes.append(f"{type(error).__name__}: {error}")
                time.sleep(PAUSE)
    answers.put(outcomes)


def asked(path: Path) -> dict[str, float]:
    """Milliseconds that a page, a count or a pivot takes, by the clock and of the processor: medians, each try on its own connection."""
    with Store(path) as store:
        names = [name for name, _ in store.group(None, ["actor"]).rows if name and len(name) == 3 and name.isupper()]
    figures: dict[str, float] = {}
    for name, ask in questions(names[0], names[1], names[min(60, len(names) - 1)]).items():
        figures[f"{name}, milliseconds"], figures[f"{name}, milliseconds of CPU"] = _median(path, ask)
    return figures


def questions(first: str, second: str, rare: str) -> dict[str, Callable[[Store], object]]:
    """What people ask of the actors that most is told of, and of one that little is."""
    return {
        "latest": lambda store: store.find(),
        "actor": lambda store: store.find(actor=first),
        "dyad": lambda store: store.find(actor=first, recipient=second),
        "actor, type, status": lambda store: store.find(actor=first, type="ASSAULT", status="negated"),
        "actor, type, month": lambda store: store.find(actor=first, type="ASSAULT", when="2022-05"),
        "either, quad, country": lambda store: store.find(either=first, quad=4, country="UKR"),
        "rare actor, type": lambda store: store.find(actor=rare, type="RETREAT"),
        "speaker, act": lambda store: store.find(speaker=first, act="deny"),
        "circle, type": lambda store: store.find(circle=Circle(50.4, 30.5, 300), type="ASSAULT"),
        "score, mode": lambda store: store.find(mode="troops", score=0.8),
        "claims of a speaker": lambda store: store.find(of="claims", speaker=first, act="deny"),
        "words, common": lambda store: store.find("said"),
        "words": lambda store: store.find("troops border"),
        "words, by relevance": lambda store: store.find("troops border", sort="relevance"),
        "words, actor, type": lambda store: store.find("troops", actor=first, type="ASSAULT"),
        "phrase": lambda store: store.find('"prime minister"', actor=second),
        "articles": lambda store: store.find(of="articles", actor=first, recipient=rare),
        "month and type of a dyad": lambda store: store.group(None, ["month", "type"], actor=first, recipient=second),
        "count of an actor": lambda store: store.count(actor=first),
    }


def _median(path: Path, ask: Callable[[Store], object]) -> tuple[float, float]:
    taken, worked = [], []
    for _ in range(TRIES):
        with Store.open(path) as store:
            store.count(article="none")  # names and types are loaded
            begun, working = time.perf_counter(), time.process_time()
            ask(store)
            taken.append(1000 * (time.perf_counter() - begun))
            worked.append(1000 * (time.process_time() - working))
    return statistics.median(taken), statistics.median(worked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--million", metavar="FILE", nargs="?", const="", type=str)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(args.million or Path(folder, "dateline.db"))
        figures = {}
        if not path.exists():
            figures = _measured(path, FEW) if args.million is None else grow(path, MILLION)
        figures |= asked(path)
    for name, value in figures.items():
        print(f"{name:50} {value:12.2f}")


if __name__ == "__main__":
    main()
