"""The gazetteer's speed: seconds to compile it on first use, and names looked up per second that were not asked for before.

The names are a random tenth of all its towns' and the same number that it does not know, each asked for once, so that what a
gazetteer remembers does not flatter it.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.knowledge.atlas import open_atlas
from dateline.knowledge.gazetteer import Gazetteer

ASKED, SEED = 20_000, 7


@contextmanager
def fresh_cache() -> Iterator[None]:
    """A cache folder in which nothing has been compiled."""
    before = os.environ.get("DATELINE_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATELINE_CACHE"] = folder
        try:
            yield
        finally:
            os.environ.pop("DATELINE_CACHE")
            if before is not None:
                os.environ["DATELINE_CACHE"] = before


def measure() -> dict[str, float]:
    """Compile seconds, told steps of progress, lookups per second of names known and unknown."""
    with fresh_cache():
        lines: list[str] = []
        start, busy = time.perf_counter(), time.process_time()
        atlas = open_atlas(lines.append)
        compiled, worked = time.perf_counter() - start, time.process_time() - busy
        names = [name for (name,) in atlas.execute("SELECT DISTINCT name FROM place ORDER BY name")]
        atlas.close()
        chosen = random.Random(SEED).sample(names, ASKED)
        gazetteer = Gazetteer(open_atlas())
        known = _per_second(gazetteer, chosen)
        unknown = _per_second(gazetteer, [f"{name[::-1]}q" for name in chosen])
    return {
        "compile seconds": compiled, "compile CPU seconds": worked, "progress lines": float(len(lines)),
        "known per second": known, "unknown per second": unknown,
    }  # fmt: skip


def _per_second(gazetteer: Gazetteer, names: list[str]) -> float:
    start = time.process_time()
    for name in names:
        gazetteer.named(name)
    return len(names) / (time.process_time() - start)


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name:25} {figure:10,.1f}")
