"""Clauses: the pieces of SQL that searches are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.store.naming import Meant
from dateline.store.query import LATEST


class Sql(NamedTuple):
    """A piece of SQL with the values of its question marks; `of` names the filter that it is."""

    text: str
    values: tuple[object, ...] = ()
    of: str = ""


@dataclass(frozen=True)
class Walk:
    """A way through the facts: what to select from, in the order of which column, and how many rows that may be."""

    source: str
    where: Sql
    at: str
    n: str
    rows: int = 0
    ordered: bool = False  # by time, without sorting
    everything: bool = False  # leaves nothing out
    repeats: bool = False  # may come to one fact twice
    sees_to: tuple[str, ...] = ()  # filters that need no look any more


def joined(parts: list[Sql]) -> Sql:
    """All of them at once."""
    wanted = [part for part in parts if part.text != "1"]
    return Sql(" AND ".join(part.text for part in wanted) or "1", tuple(value for part in wanted for value in part.values))


def either(parts: list[Sql]) -> Sql:
    """One of them."""
    return Sql(f"({' OR '.join(part.text for part in parts)})", tuple(value for part in parts for value in part.values))


def among(column: str, values: tuple[object, ...] | list[str]) -> Sql:
    """Whether a column has one of these values."""
    return Sql(f"{column} = ?", tuple(values)) if len(values) == 1 else Sql(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def in_span(column: str, span: tuple[int, int]) -> list[Sql]:
    return [Sql(f"{column} >= ? AND {column} < ?", span, "when")] if span != (0, LATEST) else []


def along(source: str, alias: str, where: Sql, span: tuple[int, int], ordered: bool) -> Walk:
    bounds = in_span(f"{alias}.at", span)
    whole = joined([where, *bounds]) if bounds or where.text != "1" else Sql(f"{alias}.at >= 0")  # an index that is named must be of use
    return Walk(source, whole, f"{alias}.at", f"{alias}.n", ordered=ordered, sees_to=("when", where.of) if where.of else ("when",))


def along_party(meant: list[Meant], name: str, roles: tuple[int, ...], span: tuple[int, int]) -> Walk:
    labels = tuple(dict.fromkeys(label for each in meant for label in each.labels))
    where = [among("p.role", roles), among("p.label", labels), *in_span("p.at", span)]
    whom = [each.whom for each in meant if each.whom is not None]
    whole = not whom or len(whom) == len(meant)
    if whom and whole:
        where.append(Sql(f"p.who IN ({', '.join(str(n) for each in whom for n in each)})"))
    one = len(labels) == len(roles) == 1
    return Walk(
        "party p CROSS JOIN event e ON e.n = p.event",
        joined(where),
        "p.at",
        "p.event",
        ordered=one,
        repeats=True,
        sees_to=("when", name) if whole else ("when",),
    )


def takes_part(meant: list[Meant], roles: tuple[int, ...], alias: str) -> Sql:
    whom = either([is_whom(each, "p.label", "p.who") for each in meant])
    labels = among("p.label", tuple(dict.fromkeys(label for each in meant for label in each.labels)))
    where = f"p.role IN ({', '.join(map(str, roles))}) AND {labels.text} AND p.at = {alias}.at AND p.event = {alias}.n AND {whom.text}"
    return Sql(f"EXISTS (SELECT 1 FROM party p WHERE {where})", (*labels.values, *whom.values))


def is_whom(meant: Meant, label: str, who: str) -> Sql:
    if meant.whom is None:
        return among(f"+{label}", meant.labels)
    return Sql(f"{who} IN ({', '.join(map(str, meant.whom)) or 'NULL'})")


def whom(meant: list[Meant]) -> Sql:
    parts = [among("code", each.labels) if each.whom is None else Sql(f"n IN ({', '.join(map(str, each.whom))})") for each in meant]
    inner = either(parts)
    return Sql(f"SELECT n FROM who WHERE {inner.text}", inner.values)
