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
    """Weights of circumstances in log odds by role, fitted by `train/sides.py`; a side is believed from the chance `enough` on."""

    weights: Mapping[str, Mapping[str, float]]
    enough: float = 0.65

    @staticmethod
    @cache
    def load() -> Sides:
        """The fitted table. Raises KnowledgeError where a line is no circumstance and number."""
        weights: dict[str, dict[str, float]] = {"actors": {}, "recipients": {}}
        for number, line in enumerate((files("dateline.knowledge") / "data" / TABLE).read_text("utf8").splitlines()[1:], 2):
            name, _, weight = line.partition("\t")
            role, _, circumstance = name.partition(" ")
            try:
                weights[role][circumstance] = float(weight)
            except (ValueError, KeyError) as error:
                where = f"{TABLE}, line {number}"
                raise KnowledgeError(f"{line!r} is no role, circumstance and weight", where=where, remedy="fit the table again") from error
        return Sides(weights)
