"""Records to and from JSON, and the JSON Schema that says what stands where."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from dateline.errors import RecordError
from dateline.record import Record
from dateline.types import Article

DERIVED = "dateline_span"  # the span of the mention that `dateline` names: said once
SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"
_encoder = msgspec.json.Encoder()


@cache
def _decoder() -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(Record)


def record_to_json(record: Record) -> bytes:
    """One line of UTF-8 JSON without a line end; the same record gives the same bytes.

    >>> record_to_json(Record(Article("article-1", "a.txt", "Kyiv")))[:66]
    b'{"article":{"id":"article-1","ref":"a.txt","text":"Kyiv","headline'
    """
    article = {name: getattr(record.article, name) for name in _names(Article) if name != DERIVED}
    rows = {name: getattr(record, name) for name in _names(Record)} | {"article": article}
    try:
        return _encoder.encode(rows)
    except UnicodeEncodeError as error:
        where, remedy = record.article.ref, "read the article from clean UTF-8"
        raise RecordError(f"the text is no Unicode: {error.reason}", where=where, remedy=remedy) from None


def record_from_json(line: bytes | str) -> Record:
    """The record that `record_to_json` wrote, checked; RecordError where the JSON is none or does not hold together.

    >>> record = Record(Article("article-1", "a.txt", "Kyiv"))
    >>> record_from_json(record_to_json(record)) == record
    True
    """
    try:
        record = _decoder().decode(line)
    except msgspec.DecodeError as error:
        raise RecordError(f"not a record: {error}", where="JSON", remedy="give one line of `dateline read --format json`") from None
    named = next((mention.span for mention in record.mentions if mention.id == record.article.dateline), None)
    return replace(record, article=replace(record.article, dateline_span=named)).check()


def schema() -> dict[str, Any]:
    """The JSON Schema of a record, every field with its description.

    >>> schema()["$defs"]["Event"]["properties"]["trigger"]["description"]
    'The shortest phrase that names the doing.'
    """
    (top,), defs = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    described = {name: _described(name, body) for name, body in sorted(defs.items())}
    return {"$schema": SCHEMA_ID, "title": "A record of Dateline", **top, "$defs": described}


def _described(name: str, body: dict[str, Any]) -> dict[str, Any]:
    said = descriptions()[name]
    body = {**body, "description": said["is"]}
    if "properties" in body:  # every field is always written
        body["properties"] = {key: {**value, "description": said[key]} for key, value in body["properties"].items() if key != DERIVED}
        body |= {"required": list(body["properties"]), "additionalProperties": False}
    return body


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """What every field means, by type: `fields.toml`, the one place where it is said."""
    return tomllib.loads(files("dateline").joinpath("fields.toml").read_text("utf8"))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
