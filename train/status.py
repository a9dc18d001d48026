"""Fit the weights of the circumstances of a predicate on the training part of UDS-IH2 into `degrees.tsv`.

    python -m train.status            (some minutes on one CPU core, most of them reading)

Ridge regression on the judged degrees (-3 has not happened, 3 has), over names that occur often enough; light weights are
dropped and the rest fitted again. Prints how rules alone, the weights without the rules' opinion, and both do on the
development part. To be fitted again when the network or the rules of `facts/status` change.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import numpy as np

from dateline import Reader
from dateline.facts.status.circumstances import Circumstances
from dateline.knowledge.degrees import TABLE, Degrees
from evals.status import HAPPENED, figures, predicates

OUT = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data" / TABLE
LEAST, LIGHT, RIDGE, ROUNDS = 4, 0.06, 60.0, 60
STATUSES = "|".join(HAPPENED)
OF_RULES = re.compile(rf"\b(?:{STATUSES})\b")

Rows = list[tuple[float, frozenset[str], str]]


def rows(part: str, reader: Reader) -> Rows:
    """(degree, circumstances, status) of every predicate."""
    found = []
    for gold, statuses, word in predicates("UDS_IH2", part, reader):
        found.append((gold, frozenset(Circumstances(statuses.marks, statuses.of).of(word)), statuses.of(word)))
    return found


def ridge(found: Rows, names: list[str], usual: float) -> np.ndarray:
    """Conjugate gradients on the normal equations; a row is the numbers of its names."""
    at = {name: i for i, name in enumerate(names)}
    cells = [(k, at[name]) for k, (_, row, _) in enumerate(found) for name in sorted(row) if name in at]
    row, column = np.array(cells).T
    wanted = np.array([gold for gold, _, _ in found]) - usual

    def forth(weights: np.ndarray) -> np.ndarray:
        return np.bincount(row, weights[column], len(found))

    def back(errors: np.ndarray) -> np.ndarray:
        return np.bincount(column, errors[row], len(names))

    weights = np.zeros(len(names))
    left = step = back(wanted)
    for _ in range(ROUNDS):
        turned = back(forth(step)) + RIDGE * step
        pace = (left @ left) / (step @ turned)
        weights, rest = weights + pace * step, left - pace * turned
        left, step = rest, rest + (rest @ rest) / (left @ left) * step
    return weights


def fit(found: Rows) -> Degrees:
    usual = round(float(np.mean([gold for gold, _, _ in found])), 2)
    counts = Counter(name for _, row, _ in found for name in row)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    heavy = [name for name, weight in zip(names, ridge(found, names, usual), strict=True) if abs(weight) >= LIGHT]
    weights = {name: round(float(weight), 2) for name, weight in zip(heavy, ridge(found, heavy, usual), strict=True)}
    return Degrees({name: weight for name, weight in weights.items() if weight}, usual)


def without_rules(found: Rows) -> Rows:
    return [(gold, frozenset(name for name in row if not OF_RULES.search(name)), status) for gold, row, status in found]


def main() -> None:
    reader = Reader()
    train, dev = rows("train", reader), rows("dev", reader)
    both, alone = fit(train), fit(without_rules(train))
    print(len(train), "predicates;", len(both.weights), "weights")
    print("rules alone  ", figures([(gold, HAPPENED[status]) for gold, _, status in dev]))
    print("weights alone", figures([(gold, alone.of(row)) for gold, row, _ in without_rules(dev)]))
    print("both         ", figures([(gold, both.of(row)) for gold, row, _ in dev]))
    lines = ["circumstance\tweight", f"usual\t{both.usual}", *(f"{name}\t{weight:.2f}" for name, weight in sorted(both.weights.items()))]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
