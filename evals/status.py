"""How well statuses are judged: against degrees of factuality (-3 did not happen, 3 did) on sentences of newswire and Wikinews.

The three corpora (UW: TempEval newswire, MEANTIME: Wikinews, UDS-IH2: web text) mark a predicate with a degree; `accuracy` is over three
classes, happened (2 or more), did not (-2 or less), and open. `pearson` correlates our seven words, put on the scale, with the degrees.
The statuses of the events of the marked reports are counted by `evals/gold.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import correlation

from dateline import Reader
from dateline.facts.status import find_statuses
from dateline.types import Article, Status, digest
from evals import corpus

DEGREES: dict[Status, float] = {"actual": 3, "historical": 3, "future": 1, "possible": 0.5, "conditional": 0, "requested": 0, "negated": -3}
CORPORA = {"uw": "UW", "meantime": "MEANTIME"}


def judged(folder: str, reader: Reader) -> Iterator[tuple[float, float]]:
    """(gold degree, ours) of every marked predicate of the development part."""
    for line in corpus("status", folder, "dev.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        tokens = row["text"].split()
        article = Article(digest("article", row["text"]), "status", row["text"])
        marks = reader.see(article)
        statuses = find_statuses(article, marks, ())
        starts = [0]
        for token in tokens:
            starts.append(starts[-1] + len(token) + 1)
        for target in row["targets"]:
            at = starts[target["span1"][0]]
            word = next((word for word in marks.words if word.start <= at < word.end), None)
            if word is not None:
                yield float(target["label"]), DEGREES[statuses.of(word)]


def kind(degree: float) -> int:
    return (degree >= 2) - (degree <= -2)


def measure() -> dict[str, float]:
    reader = Reader()
    found: dict[str, float] = {}
    for name, folder in CORPORA.items():
        pairs = list(judged(folder, reader))
        found[f"{name}.accuracy"] = round(100 * sum(kind(gold) == kind(ours) for gold, ours in pairs) / len(pairs), 1)
        found[f"{name}.pearson"] = round(100 * correlation(*zip(*pairs, strict=True)), 1)
    return found


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:6.1f}")
