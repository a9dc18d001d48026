"""The marked reports: claims, events, quantities, times and places of whole records, scored by the scorer that lies beside them."""

from __future__ import annotations

import json
import subprocess
import sys

from evals import GOLD, corpus

RUN = f"{sys.executable} -m dateline read"


def measure() -> dict[str, float]:
    """Every figure of the scorer, as `folder.list.figure`, on the development reports and on the first report of all."""
    return {f"{folder}.{name}": value for folder in ("dev", "wire") for name, value in scored(folder).items()}


def scored(folder: str) -> dict[str, float]:
    scorer, reports = corpus("..", "tools", "score.py", under=GOLD), corpus(folder, under=GOLD)
    done = subprocess.run([sys.executable, str(scorer), str(reports), "--run", RUN, "--json"], capture_output=True, text=True, check=True)
    rows = json.loads(done.stdout)
    return {f"{kind}.{name}": value for kind, row in rows.items() for name, value in row.items() if name != "n"}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:30} {value:6.1f}")
