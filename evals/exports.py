"""How fast exports are written, and in how much memory: records of the examples, grown to many.

    python -m evals.exports [EVENTS]

The gate measures a small number of events; without one, this measures 100,000, and Parquet from a file of records also 400,000:
memory has to stay where it was.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.codec import record_to_json
from dateline.exports import EXPORTS
from dateline.record import Record
from dateline.types import digest

EXAMPLES = Path(__file__).parent.parent / "src" / "dateline" / "examples"
PUBLISHED = "2025-10-14"
FEW, MANY, MOST = 2_000, 100_000, 400_000
TRIES = 3
# A process of its own, because the memory of whoever starts another counts as the other's.
APART = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""


class Nowhere(BytesIO):
    """Takes bytes and forgets them."""

    def write(self, data: object) -> int:
        return len(bytes(data))  # type: ignore[call-overload,no-any-return]


def measure(events: int = FEW) -> dict[str, float]:
    """Events per CPU-second of every form, from records at hand; then Parquet by the command, from a file of records."""
    records = read_examples()
    figures = {f"{name}, events per CPU-second": events / seconds(name, records, events) for name in EXPORTS}
    return figures | by_command(records, events)


def read_examples() -> list[Record]:
    from dateline.read import Reader, read_paths

    paths = sorted(str(path) for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html"))
    return [record for record in read_paths(paths, PUBLISHED, Reader()) if isinstance(record, Record)]


def seconds(name: str, records: list[Record], events: int) -> float:
    """CPU-seconds that the form takes at best, less those that it takes to grow the records."""

    def best(work: Callable[[], object]) -> float:
        took = []
        for _ in range(TRIES):
            begun = time.process_time()
            work()
            took.append(time.process_time() - begun)
        return min(took)

    growing = best(lambda: sum(1 for _ in grown(records, events)))
    return best(lambda: EXPORTS[name].write(grown(records, events), Nowhere())) - growing


def grown(records: list[Record], events: int) -> Iterator[Record]:
    """The records again and again, each time as another article with other events, until there are so many events."""
    told = 0
    for turn in count():
        for record in records:
            article = replace(record.article, id=digest("article", record.article.id, turn))
            renamed = tuple(replace(event, id=digest("event", event.id, turn)) for event in record.events)
            yield replace(record, article=article, events=renamed)
            told += len(record.events)
            if told >= events:
                return


def by_command(records: list[Record], events: int) -> dict[str, float]:
    """Parquet as people make it: everything from the start of the program to the end of the file."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "records.jsonl", Path(folder) / "events.parquet"
        with source.open("wb") as lines:
            lines.writelines(record_to_json(record) + b"\n" for record in grown(records, events))
        command = [sys.executable, "-m", "dateline", "export", "--records", str(source), "--to", "parquet", "--out", str(target)]
        begun = time.perf_counter()
        said = subprocess.run([sys.executable, "-c", APART, *command], check=True, stdout=subprocess.PIPE).stdout
        took = time.perf_counter() - begun
    about = f"parquet by the command, {events:,} events"
    return {f"{about}, seconds": took, f"{about}, memory, MB": int(said) / 1024}


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if sys.argv[1:] else MANY
    figures = measure(wanted)
    if not sys.argv[1:]:
        figures |= by_command(read_examples(), MOST)
    for key, value in figures.items():
        print(f"{key:60} {value:12,.1f}")
