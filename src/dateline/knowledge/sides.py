"""How much each circumstance speaks for a code as the side of an event that its clause leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import KnowledgeError

TABLE = "sides.tsv"


@dataclass(frozen=True)
class Sides:
    """Weights of circumstances in log odds, fitted by `train/sides.py`; a side is believed from the chance `enough` on."""

    weights: Mapping[str, float]
    enough: float = 0.65

    @staticmethod
    @cache
    def load() -> Sides:
        """The fitted table. Raises KnowledgeError where a line is no circumstance and number."""
        weights: dict[str, float] = {}
        for number, line in enumerate((files("dateline.knowledge") / "data" / TABLE).read_text("utf8").splitlines()[1:], 2):
            name, _, weight = line.partition("\t")
            try:
                weights[name] = float(weight)
            except ValueError as error:
                raise KnowledgeError(f"{weight!r} is no number", where=f"{TABLE}, line {number}", remedy="fit the table again") from error
        return Sides(weights)
