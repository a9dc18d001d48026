"""How well counts and measures are found, on both parts of the marked reports, as the scorer that lies beside them counts.

A quantity and a mark match, one to one, where their spans overlap; an amount is right where bounds, noun and unit are the marked
ones. Optional marks cost nothing where they are missed. Lengths of time are times here, and most of them are optional there.
"""

from __future__ import annotations

import json
import subprocess
import sys

from evals import GOLD, corpus
from evals.gold import RUN


def measure() -> dict[str, float]:
    """Precision, recall and F1 of the spans and the share of right amounts, in percent."""
    scorer, figures = corpus("..", "tools", "score.py", under=GOLD), {}
    for part in ("train", "dev"):
        command = [sys.executable, str(scorer), str(corpus(part, under=GOLD)), "--run", RUN, "--json"]
        row = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["quantities"]
        figures |= {f"{part}.{name}": value for name, value in row.items() if name != "n"}
    return figures


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:6.1f}")
