"""Runs every evaluation and fails where a figure is below its floor.

    python -m evals.gate [NAME…] [--lower FIGURE] [--raise]

NAME is a module of this folder. `--lower gold.claims_f1` sets that floor to what is measured now: it is the only way down,
and it takes a line in CHANGELOG.md. `--raise` lifts floors to a point below what is measured, and gives new figures one.
"""

from __future__ import annotations

import argparse
import importlib
import math
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals import DATA, GOLD, AbsentError

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.toml"
NO_GOLD_SET = {"__init__", "gate", "bench"}
# Speeds, and counts of what was measured on.
NO_QUALITY = re.compile(r"second|memory|silent|progress|clean\.(P|R|F1)$|^(pages|pronouns|reports|sentences|texts)$")
SLACK = 1.0  # points between a measured figure and the floor that --raise sets
HEADING = """\
# Measured quality may not fall below these floors: percent, one table per module of this folder.
# `peer` is what others have published or what was measured of them, on the same set unless it says otherwise.
# Change floors with `python -m evals.gate --raise` or `--lower FIGURE`; a lowered one takes a line in CHANGELOG.md.
"""


@dataclass
class Floor:
    """The least that a figure may be, and what others reach."""

    floor: float | None = None
    peer: str = ""


Floors = dict[str, dict[str, Floor]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--lower", metavar="FIGURE", action="append", default=[])
    parser.add_argument("--raise", dest="lift", action="store_true")
    args = parser.parse_args()
    floors = read_floors()
    measured, skipped, failed = measure_all(args.names or names())
    for name, reason in skipped.items():
        print(f"skipped {name}: {reason}")
    change(floors, measured, args.lower, args.lift)
    below = show(floors, measured)
    if args.lower or args.lift:
        write_floors(floors)
    if args.lower:
        print(f"Lowered {', '.join(args.lower)}. Add a line to CHANGELOG.md that says why.")
    for name, reason in failed.items():
        print(f"FAILED {name}: {reason}", file=sys.stderr)
    for figure in below:
        print(f"BELOW ITS FLOOR: {figure}. Mend it, or say why not: python -m evals.gate --lower {figure}", file=sys.stderr)
    return 1 if below or failed else 0


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NO_GOLD_SET and "def measure" in path.read_text("utf8"))


def measure_all(chosen: list[str]) -> tuple[dict[str, dict[str, float]], dict[str, str], dict[str, str]]:
    """The figures of every evaluation whose corpus is there, why others were skipped, and why some broke."""
    measured, skipped, failed = {}, {}, {}
    for name in chosen:
        try:
            measured[name] = importlib.import_module(f"evals.{name}").measure()
        except AbsentError as reason:
            skipped[name] = str(reason)
        except FileNotFoundError as error:
            absent = not (DATA.exists() and GOLD.exists())
            (skipped if absent else failed)[name] = f"{error.filename} is not there"
        except Exception as error:  # one that breaks must not hide what the others would have said
            failed[name] = f"{type(error).__name__}: {error}"
    return measured, skipped, failed


def change(floors: Floors, measured: dict[str, dict[str, float]], lower: list[str], lift: bool) -> None:
    """Move the floors that may be moved: up on `--raise`, down by name alone."""
    for name, figures in measured.items():
        for key, value in figures.items():
            row = floors.setdefault(name, {}).setdefault(key, Floor())
            if f"{name}.{key}" in lower:
                row.floor = math.floor(value * 10) / 10
            elif lift and not NO_QUALITY.search(key):
                row.floor = max(row.floor if row.floor is not None else 0.0, math.floor((value - SLACK) * 10) / 10)


def show(floors: Floors, measured: dict[str, dict[str, float]]) -> list[str]:
    """Print the table; give the figures that are below their floors."""
    table, below = Table("figure", "measured", "floor", "peer"), []
    for name, figures in measured.items():
        for key, value in figures.items():
            row = floors.get(name, {}).get(key, Floor())
            fell = row.floor is not None and round(value, 1) < row.floor
            below += [f"{name}.{key}"] * fell
            style = "red" if fell else None
            table.add_row(f"{name}.{key}", f"{value:.1f}", "" if row.floor is None else f"{row.floor:.1f}", row.peer, style=style)
    Console(width=None if sys.stdout.isatty() else 120).print(table)
    return below


def read_floors() -> Floors:
    tables = tomllib.loads(FLOORS.read_text("utf8")) if FLOORS.exists() else {}
    return {name: {key: Floor(row.get("floor"), row.get("peer", "")) for key, row in rows.items()} for name, rows in tables.items()}


def write_floors(floors: Floors) -> None:
    lines = [HEADING]
    for name in sorted(floors):
        lines.append(f"[{name}]")
        for key, row in floors[name].items():
            cells = ([f"floor = {row.floor}"] if row.floor is not None else []) + ([f'peer = "{row.peer}"'] if row.peer else [])
            lines.append(f'"{key}" = {{ {", ".join(cells)} }}')
        lines.append("")
    FLOORS.write_text("\n".join(lines), "utf8")


if __name__ == "__main__":
    sys.exit(main())
