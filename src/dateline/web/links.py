"""Links: a query as the parameters of an address, in one order, so that the same view has the same address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any
from urllib.parse import quote, urlencode

from dateline.store import AtLeast, Query


def parameters(query: Query) -> Iterator[tuple[str, str]]:
    """Every filter that narrows, as names and values; `of` is told by the address itself, and left out.

    >>> list(parameters(Query(type=("ASSAULT",), when="2022-02")))
    [('type', 'ASSAULT'), ('when', '2022-02')]
    """
    for field in fields(query):
        value = getattr(query, field.name)
        if value == field.default or field.name == "of":
            continue
        if isinstance(field.default, tuple):
            yield from ((field.name, str(each)) for each in value)
        else:
            yield field.name, _said(value)


def address(base: str, query: Query, **more: str | int | None) -> str:
    """An address with the filters of a query, and whatever else is not None.

    >>> address("/api/v1/events", Query(actor=("RUS",)), limit=5, after=None)
    '/api/v1/events?actor=RUS&limit=5'
    """
    said = [*parameters(query), *((name, str(value)) for name, value in more.items() if value is not None)]
    return f"{base}?{urlencode(said, quote_via=quote, safe=',.')}" if said else base


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "true"
    if isinstance(value, tuple):
        return (" " if isinstance(value, AtLeast) else ",").join(_said(each) for each in value if each is not None)
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
