"""Whether an event's score tells how far it can be trusted: of the events with such a score, the share that the marked reports have, too.

An event is right where its trigger touches that of a marked event of the same type, marked as optional or not; one marked event
makes one event right. `sure` is that share of all events scored 0.8 or more; `found at 0.8` tells which share of the right events is
scored so. Run it for a table by tenths, of the training and of the development reports.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from evals import GOLD, corpus
from evals import gold as marked

SURE = 0.8
FOLDERS = ("train", "dev")


@cache
def scorer() -> Any:
    """The scorer that lies beside the marked reports."""
    spec = importlib.util.spec_from_file_location("dateline_scorer", corpus("..", "tools", "score.py", under=GOLD))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(folder: str) -> Iterator[tuple[float, bool]]:
    """(score, whether it is right) of every event of a folder of marked reports."""
    import yaml

    score = scorer()
    paths = sorted(corpus(folder, under=GOLD).glob("*.yaml"))
    golds = [yaml.safe_load(path.read_text("utf8")) for path in paths]
    records = score.read_all(paths, golds, marked.RUN)
    for path, gold in zip(paths, golds, strict=True):
        record = records.get(path.stem)
        if record is None:
            continue
        text, wanted = record["article"]["text"], gold.get("events") or []

        def alike(mark: Any, event: Any, text: str = text) -> int:
            touching = score.overlap(score.locate(mark, text, "trigger"), tuple(event["trigger"]))
            return int(touching) if score.any_of(mark["type"], event["type"]) else 0

        right = {j for _, j in score.match(wanted, record["events"], alike)}
        for j, event in enumerate(record["events"]):
            yield event["score"], j in right


def table(pairs: list[tuple[float, bool]]) -> list[tuple[int, int, int]]:
    """(tenth, events, right ones) for each tenth of the scale that has events."""
    events, right = Counter(tenth(score) for score, _ in pairs), Counter(tenth(score) for score, good in pairs if good)
    return [(key, events[key], right[key]) for key in sorted(events)]


def tenth(score: float) -> int:
    return min(9, int(score * 10 + 1e-9))


def measure() -> dict[str, float]:
    pairs = list(judged("dev"))
    sure = [good for score, good in pairs if score >= SURE]
    unsure = [good for score, good in pairs if score < SURE]
    return {
        "sure": 100 * sum(sure) / max(1, len(sure)),
        "found at 0.8": 100 * sum(sure) / max(1, sum(sure) + sum(unsure)),
    }


if __name__ == "__main__":
    for folder in FOLDERS:
        print(f"{folder}: score, events, right")
        for key, events, right in table(list(judged(folder))):
            print(f"0.{key}–{(key + 1) / 10:.1f}  {events:5}  {right:5}  {100 * right / events:5.1f} %")
    for name, value in measure().items():
        print(f"{name:14} {value:5.1f}")
