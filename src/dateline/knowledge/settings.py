"""How much each circumstance speaks for a country or body as the one that a bare "the army" belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import KnowledgeError

TABLE = "settings.tsv"


@dataclass(frozen=True)
class Settings:
    """Weights of circumstances in log odds, fitted by `train/settings.py`: those of all phrases under "", of each kind under its name."""

    weights: Mapping[str, Mapping[str, float]]

    @staticmethod
    @cache
    def load() -> Settings:
        """The fitted table. Raises KnowledgeError where a line is no kind, circumstance and number."""
        weights: dict[str, dict[str, float]] = {"": {}}
        for number, line in enumerate((files("dateline.knowledge") / "data" / TABLE).read_text("utf8").splitlines()[1:], 2):
            try:
                kind, circumstance, weight = line.split("\t")
                weights.setdefault(kind, {})[circumstance] = float(weight)
            except ValueError as error:
                where = f"{TABLE}, line {number}"
                raise KnowledgeError(f"{line!r} is no kind, circumstance and weight", where=where, remedy="fit the table again") from error
        return Settings(weights)
