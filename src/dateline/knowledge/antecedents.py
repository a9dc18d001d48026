"""How much each circumstance speaks for an antecedent of a pronoun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import KnowledgeError

TABLE = "antecedents.tsv"


@dataclass(frozen=True)
class Antecedents:
    """Weights of circumstances, in log odds, fitted by `train/antecedents.py`; a link needs more than `enough`."""

    weights: Mapping[str, float]
    enough: float

    @staticmethod
    @cache
    def load() -> Antecedents:
        """The fitted table. Raises KnowledgeError where a line is no circumstance and number."""
        weights: dict[str, float] = {}
        for number, line in enumerate((files("dateline.knowledge") / "data" / TABLE).read_text("utf8").splitlines()[1:], 2):
            name, _, weight = line.partition("\t")
            try:
                weights[name] = float(weight)
            except ValueError as error:
                raise KnowledgeError(f"{weight!r} is no number", where=f"{TABLE}, line {number}", remedy="fit the table again") from error
        return Antecedents(weights, weights.pop("enough", 0.0))
