"""How much each circumstance of a predicate speaks for its having happened."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import KnowledgeError

TABLE = "degrees.tsv"
MOST = 3.0


@dataclass(frozen=True)
class Degrees:
    """Weights of circumstances, in degrees, fitted by `train/status.py`; `usual` is the degree of a predicate of which none is known.

    >>> Degrees({"will": -2.0, "not": -1.5}, 1.0).of(["will", "go"])
    -1.0
    """

    weights: Mapping[str, float]
    usual: float

    @staticmethod
    @cache
    def load() -> Degrees:
        """The fitted table. Raises KnowledgeError where a line is no circumstance and number."""
        weights: dict[str, float] = {}
        for number, line in enumerate((files("dateline.knowledge") / "data" / TABLE).read_text("utf8").splitlines()[1:], 2):
            name, _, weight = line.rpartition("\t")
            try:
                weights[name] = float(weight)
            except ValueError as error:
                raise KnowledgeError(f"{weight!r} is no number", where=f"{TABLE}, line {number}", remedy="fit the table again") from error
        return Degrees(weights, weights.pop("usual", 0.0))

    def of(self, circumstances: Iterable[str]) -> float:
        """From -3 (did not happen) to 3 (did). The sum is exact, so that the order of the circumstances never shows."""
        total = self.usual + math.fsum(self.weights.get(each, 0.0) for each in circumstances)
        return round(min(MOST, max(-MOST, total)), 3)
