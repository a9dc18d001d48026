"""Answering: in the form that was asked for, with a tag by which it is known again."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.problems import Problem
from dateline.exports.separated import harmless
from dateline.store import Page
from dateline.store.rows import flat

JSON, CSV, GEOJSON = "application/json", "text/csv", "application/geo+json"
SHORT = {"json": JSON, "csv": CSV, "geojson": GEOJSON}
_encoder = msgspec.json.Encoder()


def form_of(request: Request, offered: Sequence[str]) -> str:
    """The media type that a request wants most: by `format`, else by `Accept`. Raises Problem 406 where it wants none of those offered."""
    short = request.query_params.get("format")
    if short is not None:
        return SHORT[short]
    wanted = accepted(request.headers.get("accept", "*/*"))
    best = max(offered, key=lambda media: (_wish(wanted, media), -offered.index(media)))
    if _wish(wanted, best) <= 0:
        raise Problem(406, f"there is no such form: {request.headers.get('accept', '')[:100]!r}", where="Accept", near=list(offered))
    return best


def accepted(header: str) -> dict[str, float]:
    """The media types of an `Accept` header, each with how much it is wanted.

    >>> accepted("text/csv, application/json;q=0.5, */*;q=0.1")
    {'text/csv': 1.0, 'application/json': 0.5, '*/*': 0.1}
    """
    found = {}
    for part in header.split(",")[:50]:
        media, *parameters = (each.strip().lower() for each in part.split(";"))
        weight = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        try:
            found[media] = min(1.0, max(0.0, float(weight)))
        except ValueError:
            found[media] = 0.0
    return found or {"*/*": 1.0}


def _wish(wanted: Mapping[str, float], media: str) -> float:
    return next((wanted[each] for each in (media, f"{media.partition('/')[0]}/*", "*/*") if each in wanted), 0.0)


def page_in(form: str, page: Page[Any], following: str | None) -> bytes:
    """A page of rows; `following` is the address of the next one."""
    if form == CSV:
        return separated(page.to_dicts())
    if form == GEOJSON:
        return _encoder.encode({"type": "FeatureCollection", "features": list(map(_feature, page.rows)), "next": following})
    return _encoder.encode({"items": page.rows, "next": following})


def separated(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as CSV (RFC 4180), of which no spreadsheet takes a cell for a formula."""
    out = StringIO()
    writer = csv.writer(out)
    heading: list[str] | None = None
    for row in rows:
        if heading is None:
            heading = list(row)
            writer.writerow(heading)
        writer.writerow([harmless(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row.values()])
    return out.getvalue().encode("utf8", "replace")


def _feature(row: Any) -> dict[str, Any]:
    """An event or place as a feature: without geometry where it is not known."""
    said = flat(row)
    placed = row.latitude is not None and row.longitude is not None
    point = {"type": "Point", "coordinates": [row.longitude, row.latitude]} if placed else None
    return {"type": "Feature", **({"id": said["id"]} if "id" in said else {}), "geometry": point, "properties": said}


def answer(request: Request, body: bytes, media: str, **headers: str) -> Response:
    """The answer, or 304 where the one who asks has it already."""
    tag = f'W/"{hashlib.blake2b(body + media.encode(), digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Vary": "Accept", **headers}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag.removeprefix("W/") in known or "*" in known:
        return Response(None, 304, headers)
    return Response(body, 200, headers, f"{media}; charset=utf-8" if media in (CSV, "text/html") else media)


def encoded(value: Any) -> bytes:
    return _encoder.encode(value)
