"""Fit the weights of open sides of events on marked reports into `sides.tsv`: `python -m train.sides`.

Each side of each marked event chooses among the codes around it and nobody; softmax over their summed weights, ridge penalty. Sides that
the clause gives teach, too: what stands around them is alike. Recipients are fitted with the actors that were chosen before.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dateline.facts.events.candidates import ROLES  # noqa: E402
from dateline.facts.events.parties import NOBODY  # noqa: E402
from dateline.knowledge.sides import Sides  # noqa: E402
from evals.sides import judged  # noqa: E402

OUT = ROOT / "src" / "dateline" / "knowledge" / "data" / "sides.tsv"
RIDGE, LEAST, ROUNDS, STEP = 10.0, 6, 150, 0.1
SMALL = 0.05  # weights that decide nothing are left out


def choices(role):
    """(options with their circumstances, the right ones) of each side of the training reports."""
    for row in judged("train"):
        if row.role == role and row.candidates.named:
            options = row.candidates.options(row.asked)
            if row.given:
                del options[NOBODY]
            right = (row.right or {NOBODY}) & options.keys()
            if right:
                yield options, right


def fit(found):
    """The weight of each circumstance that is frequent enough."""
    counts = Counter(name for options, _ in found for signs in options.values() for name in signs)
    at = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= LEAST))}
    rows = [[at[name] for name in sorted(signs) if name in at] + [len(at)] for options, _ in found for signs in options.values()]
    right = np.array([code in good for options, good in found for code in options], float)
    long, sizes = np.array([len(row) for row in rows]), np.array([len(options) for options, _ in found])
    index, first, starts = np.concatenate(rows), np.cumsum(long) - long, np.cumsum(sizes) - sizes
    weights, mean, spread = (np.zeros(len(at) + 1) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        score = np.add.reduceat(weights[index], first)
        odds = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        odds /= np.repeat(np.add.reduceat(odds, starts), sizes)
        wanted = odds * right / np.repeat(np.add.reduceat(odds * right, starts) + 1e-9, sizes)
        slope = np.bincount(index, np.repeat(odds - wanted, long), len(weights)) + RIDGE * weights
        slope[-1] = 0
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        step = STEP * (1 - 0.9 * turn / ROUNDS)
        weights = weights - step * (mean / (1 - 0.9**turn)) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-8)
    return {name: float(weights[i]) for name, i in at.items()}


if __name__ == "__main__":
    lines: list[str] = []
    OUT.write_text("circumstance\tweight\n", encoding="utf8")
    for role in ROLES:
        Sides.load.cache_clear()
        found = list(choices(role))
        weights = fit(found)
        lines += [f"{role} {name}\t{weight:.2f}" for name, weight in weights.items() if abs(weight) >= SMALL]
        OUT.write_text("\n".join(["circumstance\tweight", *lines]) + "\n", encoding="utf8")
        print(len(found), role, len(lines), "lines")
