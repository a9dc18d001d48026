"""Describing: the interface in OpenAPI 3.1, with the shape and an example of every answer."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dateline import __version__
from dateline.api.problems import MEDIA
from dateline.codec import schema as record_schema
from dateline.explanation import Explanation
from dateline.store.rows import ArticleRow, ClaimRow, EventRow, Party, Site

ROWS = {"Event": EventRow, "Claim": ClaimRow, "Article": ArticleRow, "Actor": Party, "Place": Site}
WHERE = "#/components/schemas/"
RECORD, EXPLANATION = "Record", "Explanation"
PROBLEM = {
    "type": "object",
    "description": "Why there is no answer (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string", "description": "The name of the status."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong."},
        "where": {"type": "string", "description": "The parameter or header that is at fault."},
        "near": {"type": "array", "items": {"type": "string"}, "description": "What was probably meant."},
        "remedy": {"type": "string", "description": "What to do."},
        "errors": {"type": "array", "items": {"type": "object"}, "description": "Each misfit, where there are several."},
    },
    "additionalProperties": False,
}
REFUSED = {
    304: "What you have is what there is.",
    400: "The request cannot be read, or its address is too long.",
    401: "A token is needed.",
    403: "Refused.",
    404: "It fits this description, but asks for something that is not here: an article, a name, a passage, an English report.",
    405: "Not with this method.",
    406: "There is no such form.",
    413: "Too much was sent.",
    415: "What was sent is no JSON.",
    422: "It does not fit this description.",
    503: "Too busy, or it takes too long.",
}
ABOUT = """Records of what news reports tell: events with their status, claims with their speakers, each with the passage that says it.

Lists are read page by page: follow `next`. A fact is shown with its `evidence`: the passage, and the spans of it that say the fact
(code points, half-open). Refusals are problem documents."""


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How an operation may refuse."""
    return {status: _refusal(status) for status in (*statuses, *(status for status in (400, 401, 403, 405, 422, 503)))}


def _refusal(status: int) -> dict[str, Any]:
    if status == 304:
        return {"description": REFUSED[status]}
    example = {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "no actor is called 'Rusia'", "where": "actor"}
    content = {"schema": {"$ref": f"{WHERE}Problem"}, **({"example": {**example, "near": ["RUS (Russia)"]}} if status == 404 else {})}
    return {"description": REFUSED[status], "content": {MEDIA: content}}


def page_of(name: str, *others: str) -> dict[int | str, dict[str, Any]]:
    """A page of rows, in JSON and whatever else it is offered in."""
    content: dict[str, Any] = {"application/json": {"schema": {"$ref": f"{WHERE}{name}Page"}, "example": _page(examples()[name])}}
    if "geojson" in others:
        content["application/geo+json"] = {"schema": {"$ref": f"{WHERE}Features"}}
    if "csv" in others:
        content["text/csv"] = {"schema": {"type": "string"}}
    return {200: {"description": f"A page of {name.lower()}s.", "content": content}, **refusals(304, 404, 406)}


def one_of(name: str) -> dict[int | str, dict[str, Any]]:
    content = {"application/json": {"schema": {"$ref": f"{WHERE}{name}"}, "example": examples()[name]}}
    return {200: {"description": f"The {name.lower()}.", "content": content}, **refusals(304, 404)}


@cache
def examples() -> dict[str, Any]:
    """One example of everything, from a report of ours."""
    found: dict[str, Any] = msgspec.json.decode(files("dateline.api").joinpath("examples.json").read_bytes())
    return found


def describe(app: FastAPI, open_to_read: bool) -> dict[str, Any]:
    """The whole description; where a token is needed it says so."""
    whole = get_openapi(title="Dateline", version=__version__, description=ABOUT, routes=app.routes, openapi_version="3.1.0")
    schemas = whole.setdefault("components", {}).setdefault("schemas", {})
    for name in [name for name in schemas if "ValidationError" in name]:
        del schemas[name]
    schemas.update(_schemas())
    if not open_to_read:
        whole["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        whole["security"] = [{"token": []}]
    return whole


def _schemas() -> dict[str, Any]:
    _, parts = msgspec.json.schema_components(list(ROWS.values()), ref_template=f"{WHERE}{{name}}")
    names = {kind.__name__: name for name, kind in ROWS.items()}
    found = {names.get(name, name): _renamed(body, names) for name, body in parts.items()}
    _, reasons = msgspec.json.schema_components([Explanation], ref_template="#/$defs/{name}")
    for top, body in ((RECORD, record_schema()["$defs"]), (EXPLANATION, reasons)):
        found |= _moved(body, top)
    for name in ROWS:
        found[f"{name}Page"] = _page_schema({"$ref": f"{WHERE}{name}"})
    found["FoundPage"] = _page_schema({"anyOf": [{"$ref": f"{WHERE}{name}"} for name in ("Event", "Claim", "Article")]})
    found["Features"] = _features()
    found["Problem"] = PROBLEM
    found["Counts"] = {
        "type": "object",
        "required": ["items", "complete"],
        "properties": {
            "items": {"type": "array", "items": {"type": "object", "required": ["count"], "properties": {"count": {"type": "integer"}}}},
            "complete": {"type": "boolean", "description": "false where there are more groups than are given."},
        },
        "additionalProperties": False,
    }
    return found


def _page_schema(row: dict[str, Any]) -> dict[str, Any]:
    following = {"type": ["string", "null"], "format": "uri-reference", "description": "Address of the next page; null on the last."}
    properties = {"items": {"type": "array", "items": row}, "next": following}
    return {"type": "object", "required": ["items", "next"], "properties": properties, "additionalProperties": False}


def _features() -> dict[str, Any]:
    feature = {"type": "object", "required": ["type", "geometry", "properties"], "properties": {"type": {"const": "Feature"}}}
    features = {"type": "array", "items": feature}
    return {
        "type": "object",
        "description": "GeoJSON (RFC 7946).",
        "required": ["type", "features"],
        "properties": {"type": {"const": "FeatureCollection"}, "features": features, "next": {"type": ["string", "null"]}},
    }


def _renamed(body: Any, names: dict[str, str]) -> Any:
    if isinstance(body, dict):
        said = {key: _renamed(value, names) for key, value in body.items()}
        if isinstance(body.get("$ref"), str):
            name = body["$ref"].removeprefix(WHERE)
            said["$ref"] = f"{WHERE}{names.get(name, name)}"
        if "title" in said and isinstance(said["title"], str):
            said["title"] = names.get(said["title"], said["title"])
        return said
    return [_renamed(each, names) for each in body] if isinstance(body, list) else body


def _moved(parts: dict[str, Any], top: str) -> dict[str, Any]:
    """The parts of the schema of a record or an explanation under names of their own, so that its events are not taken for rows."""

    def named(name: str) -> str:
        return name if name == top else f"{top}{name}"

    def point(body: Any) -> Any:
        if isinstance(body, dict):
            said = {key: point(value) for key, value in body.items()}
            if isinstance(body.get("$ref"), str):
                said["$ref"] = f"{WHERE}{named(body['$ref'].rpartition('/')[2])}"
            return said
        return [point(each) for each in body] if isinstance(body, list) else body

    return {named(name): point(body) for name, body in parts.items()}


def _page(row: Any) -> dict[str, Any]:
    return {"items": [row], "next": None}
