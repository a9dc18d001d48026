"""Surveying: what there is in a view, at a glance: how many facts, and how many for each value of some filters."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.store.grouping import KEYS

MOST = 10_000  # facts that are looked at
VALUES = 20  # of one filter
TABLES = {"events": "event e", "claims": "claim c", "articles": "article a"}


@dataclass(frozen=True)
class Survey:
    """How many facts there are, and for each key its most frequent values with their counts.

    Where `complete` is false there are more: `size` counts those that were looked at, the latest, and so does every other number.
    """

    size: int
    complete: bool = True
    groups: Mapping[str, tuple[tuple[Any, int], ...]] = field(default_factory=dict)


def survey(connection: sqlite3.Connection, of: str, numbers: Sequence[int], keys: Iterable[str]) -> Survey:
    """The survey of the facts of these numbers, of which there may be one more than is looked at."""
    looked_at = numbers[:MOST]
    given = json.dumps(looked_at)
    groups = {key: tuple(connection.execute(_sql(of, key), (given,)).fetchall()) for key in keys}
    return Survey(len(looked_at), len(numbers) <= MOST, groups)


def _sql(of: str, name: str) -> str:
    key, table = KEYS[of][name], TABLES[of]
    alias = table[-1]
    what = f"count(DISTINCT {alias}.n)" if key.several else "count(*)"
    source = f"json_each(?) f CROSS JOIN {table} ON {alias}.n = f.value {key.join}"
    return f"SELECT {key.said} AS k, {what} AS size FROM {source} WHERE k IS NOT NULL GROUP BY k ORDER BY size DESC, k LIMIT {VALUES}"
