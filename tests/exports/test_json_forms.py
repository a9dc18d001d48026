"""The forms that are JSON, read back by those who read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import geojson
import pytest
from followthemoney import model
from prov.model import ProvAgent, ProvAttribution, ProvDerivation, ProvDocument
from rdflib import Dataset, Namespace

from dateline.codec import record_from_json
from dateline.exports.codes import countries
from dateline.record import Record
from dateline.types import Article

Written = Callable[..., bytes]
OA = Namespace("http://www.w3.org/ns/oa#")
# What http://www.w3.org/ns/anno.jsonld says of the terms that are used, so that no test asks the network.
TERMS: dict[str, Any] = {
    "oa": str(OA),
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Text": "dctypes:Text",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "total": "as:totalItems",
    "value": "rdf:value",
    "exact": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
    "label": "rdfs:label",
}


def test_jsonl_is_what_read_writes(record: Record, written: Written) -> None:
    lines = written("jsonl", [record, record]).splitlines()
    assert [record_from_json(line) for line in lines] == [record, record]


def test_geojson_follows_the_rfc(record: Record, written: Written) -> None:
    collection = geojson.loads(written("geojson", [record]))
    assert collection.is_valid
    assert collection["type"] == "FeatureCollection"
    here, *elsewhere = collection["features"]
    assert here["geometry"] == {"type": "Point", "coordinates": [-59.8, 3.38]}
    assert (here["properties"]["place"], here["properties"]["status"], here["id"]) == ("Lethem", "actual", record.events[0].id)
    assert [feature["geometry"] for feature in elsewhere] == [None] * 4


def test_a_place_that_is_none_has_no_geometry(hostile: Record, written: Written) -> None:
    (feature,) = json.loads(written("geojson", [hostile]))["features"]
    assert feature["geometry"] is None


@pytest.mark.parametrize("name", ["geojson", "annotations", "prov"])
def test_nothing_to_write_is_a_whole_document(name: str, written: Written) -> None:
    assert json.loads(written(name, []))


def test_annotations_point_at_the_exact_characters(record: Record, written: Written) -> None:
    collection = json.loads(written("annotations", [record]))
    whole, *items = collection["first"]["items"]
    text = whole["body"]["value"]
    assert text == record.article.text
    assert collection["total"] == 1 + len(record.mentions) + len(record.claims) + len(record.events) == 1 + len(items)
    for item in items:
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert item["target"]["source"] == whole["target"]["id"]


def test_rdflib_reads_the_annotations(record: Record, written: Written) -> None:
    collection = json.loads(written("annotations", [record]))
    collection["@context"] = [TERMS, collection["@context"][1]]
    graph = Dataset(default_union=True).parse(data=json.dumps(collection), format="json-ld")
    found = {str(exact) for exact in graph.objects(None, OA.exact)}
    assert {"closed", "praised", "Lethem", "“We fear more attacks,”"} <= found
    statuses = {str(status) for _, _, status in graph.triples((None, Namespace("urn:dateline:").status, None))}
    assert statuses == {"actual", "possible", "negated", "historical"}


def test_followthemoney_takes_every_entity(record: Record, written: Written) -> None:
    rows = [json.loads(line) for line in written("followthemoney", [record]).splitlines()]
    known = {row["id"] for row in rows}
    assert len(known) == len(rows)
    for row in rows:
        entity = model.get_proxy(row)
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (row["schema"], prop.name, value)
            if prop.type.name == "entity":
                assert value in known, (row["schema"], prop.name)
        assert sum(map(len, row["properties"].values())) == len(list(entity.itervalues())), row
        assert not model.get(row["schema"]).validate(row)
    schemata = {row["schema"] for row in rows}
    assert schemata == {"Article", "PublicBody", "Organization", "Person", "LegalEntity", "Address", "Mention", "Note", "Event"}


def test_followthemoney_says_in_the_name_that_it_did_not_happen(record: Record, written: Written) -> None:
    rows = [json.loads(line)["properties"] for line in written("followthemoney", [record]).splitlines()]
    (fired,) = [row for row in rows if "status: negated" in row.get("keywords", [])]
    assert fired["name"] == ["Venezuelan army (VEN) → Guyanese army (GUY): ASSAULT firearms (negated)"]
    assert fired["notes"] == ["on the word of Venezuela (VEN) (deny)"]


def test_followthemoney_knows_our_countries() -> None:
    country_type = model.get("Thing").get("country").type
    unknown = [country.name for country in countries().values() if not country_type.validate(country.iso2.lower())]
    assert not unknown


def test_prov_reads_one_bundle_per_report(record: Record, written: Written) -> None:
    document = ProvDocument.deserialize(content=written("prov", [record]).decode("utf8"), format="json")
    (bundle,) = document.bundles
    labels = {str(label) for agent in bundle.get_records(ProvAgent) for label in agent.get_attribute("prov:label")}
    assert labels == {"The Example", "A. Reporter", "dateline 0.0.0", "a military spokesman", "Venezuela"}
    derived = {str(each.args[0]): str(each.args[1]) for each in bundle.get_records(ProvDerivation)}
    assert derived[f"dateline:{record.events[3].id}"] == f"dateline:{record.claims[1].id}"
    assert derived[f"dateline:{record.claims[1].id}"] == f"dateline:{record.article.id}"
    assert len(list(bundle.get_records(ProvAttribution))) == 4
    assert document == ProvDocument.deserialize(content=document.serialize(format="json"), format="json")


def test_prov_says_the_status(record: Record, written: Written) -> None:
    document = ProvDocument.deserialize(source=BytesIO(written("prov", [record])), format="json")
    (bundle,) = document.bundles
    statuses = [str(status) for each in bundle.records for status in each.get_attribute("dateline:status")]
    assert sorted(statuses) == ["actual", "actual", "historical", "negated", "possible"]


def test_a_report_with_nothing_in_it_is_exported_too(written: Written) -> None:
    bare = Record(Article("article-0123456789abcdef", "bare.txt", "Nothing."))
    assert json.loads(written("annotations", [bare]))["total"] == 1
    assert [json.loads(line)["schema"] for line in written("followthemoney", [bare]).splitlines()] == ["Article"]
    assert written("jsonl", [bare])
