"""How well it is judged whether something happened: against degrees (-3 did not, 3 did) on newswire, Wikinews and web text.

Three corpora mark predicates with a degree, and ask two questions. UW (TempEval newswire) and MEANTIME (Wikinews) ask whether the
author holds the event true, be it past or to come: what will surely happen is true. UDS-IH2 (the English Web Treebank) asks
whether it has happened: what is planned, demanded or possible has not. So there are two scales for our seven words, about the
mean degree that each has in the training parts of UW and UDS-IH2; and `uds` is `Statuses.degree`, `uds rules` the scale alone.

All are read from raw text with our own network; its words are found by their characters. `negated` is of the degrees below 0,
`accuracy` of three classes (happened: 2 or more; did not: -2 or less; open), `pearson` correlates scale and degrees. The statuses
of the events of the marked reports are counted by `evals/gold.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from statistics import correlation

from dateline import Reader
from dateline.facts.status import Statuses, find_statuses
from dateline.marks import Word
from dateline.types import Article, Status, digest
from evals import corpus

Pairs = list[tuple[float, float]]
HELD: Mapping[Status, float] = {
    "actual": 2.8,
    "historical": 2.8,
    "future": 2.2,
    "possible": 1.6,
    "requested": 1.6,
    "conditional": 1.4,
    "negated": -1.2,
}
HAPPENED: Mapping[Status, float] = {
    "actual": 1.9,
    "historical": 1.9,
    "negated": -0.4,
    "possible": -0.5,
    "conditional": -1.0,
    "requested": -1.5,
    "future": -1.5,
}
FEW = 20  # fewer events that did not happen than this say nothing of how well they are found
HOLDING = {"uw": "UW", "meantime": "MEANTIME"}


def predicates(folder: str, part: str, reader: Reader) -> Iterator[tuple[float, Statuses, Word]]:
    """(gold degree, the statuses of its sentence, word) of every marked predicate."""
    for line in corpus("status", folder, f"{part}.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        article = Article(digest("article", row["text"]), "status", row["text"])
        marks = reader.see(article)
        statuses = find_statuses(article, marks, ())
        starts = [0]
        for token in row["text"].split():
            starts.append(starts[-1] + len(token) + 1)
        for target in row["targets"]:
            at = starts[target["span1"][0]]
            word = next((word for word in marks.words if word.start <= at < word.end), None)
            if word is not None:
                yield float(target["label"]), statuses, word


def kind(degree: float) -> int:
    return (degree >= 2) - (degree <= -2)


def figures(pairs: Pairs) -> dict[str, float]:
    """Of (gold, ours): how well they go together, and how well what did not happen is found."""
    both = sum(gold < 0 and ours < 0 for gold, ours in pairs)
    found, wanted = sum(ours < 0 for _, ours in pairs), sum(gold < 0 for gold, _ in pairs)
    return {
        "pearson": round(100 * correlation(*zip(*pairs, strict=True)), 1),
        "negated.P": round(100 * both / max(found, 1), 1),
        "negated.R": round(100 * both / max(wanted, 1), 1),
        "negated.F1": round(200 * both / max(found + wanted, 1), 1),
    }


def measure(part: str = "dev") -> dict[str, float]:
    reader = Reader()
    found: dict[str, float] = {}
    for name, folder in HOLDING.items():
        pairs = [(gold, HELD[statuses.of(word)]) for gold, statuses, word in predicates(folder, part, reader)]
        few = sum(gold < 0 for gold, _ in pairs) < FEW
        found |= {f"{name}.{figure}": value for figure, value in figures(pairs).items() if figure == "pearson" or not few}
        found[f"{name}.accuracy"] = round(100 * sum(kind(gold) == kind(ours) for gold, ours in pairs) / len(pairs), 1)
    judged = list(predicates("UDS_IH2", part, reader))
    fitted = figures([(gold, statuses.degree(word)) for gold, statuses, word in judged])
    found |= {f"uds.{figure}": value for figure, value in fitted.items()}
    rules = figures([(gold, HAPPENED[statuses.of(word)]) for gold, statuses, word in judged])
    return found | {f"uds rules.{figure}": value for figure, value in rules.items()}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:6.1f}")
