"""What is asked under /api/v1, and what comes back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.api.exporting import FORMS
from dateline.codec import record_from_json
from dateline.record import Record
from dateline.store import Store

LISTS = ("articles", "events", "claims", "actors", "places")


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_list_can_be_followed_to_its_end(client: TestClient, name: str) -> None:
    whole = items(client, f"/{name}?limit=1000")
    assert whole
    address, found = f"/api/v1/{name}?limit=3", []
    while address:
        answer = client.get(address)
        assert len(answer.json()["items"]) <= 3
        found += answer.json()["items"]
        address = answer.json()["next"]
        assert ("Link" in answer.headers) == bool(address)
    assert found == whole


def test_events_are_narrowed_by_every_filter_at_once(client: TestClient, shelf: Store) -> None:
    rows = items(client, "/events?actor=VEN&status=negated&when=2025-10&speaker=VEN&quad=4&limit=1000")
    assert rows
    assert len(rows) == shelf.count(actor="VEN", status="negated", when="2025-10", speaker="VEN", quad=4)
    assert all(row["status"] == "negated" and row["speaker"]["code"] == "VEN" for row in rows)


def test_several_values_are_alternatives(client: TestClient) -> None:
    kinds = {row["type"] for row in items(client, "/events?type=ACCUSE&type=AGREE&limit=1000")}
    assert kinds == {"ACCUSE", "AGREE"}


def test_a_fact_shows_the_words_that_say_it(client: TestClient) -> None:
    for row in items(client, "/claims?act=deny&limit=100"):
        passage = row["evidence"]["passage"]
        assert all(passage[start:end].strip() for start, end in row["evidence"]["at"])


def test_one_fact_and_one_article_by_id(client: TestClient, records: list[Record]) -> None:
    record = records[-1]
    assert record_from_json(client.get(f"/api/v1/articles/{record.article.id}").content) == record
    assert client.get(f"/api/v1/events/{record.events[0].id}").json()["type"] == record.events[0].type
    assert client.get(f"/api/v1/claims/{record.claims[0].id}").json()["act"] == record.claims[0].act


def test_an_event_is_explained(client: TestClient, records: list[Record]) -> None:
    event = next(each for record in records for each in record.events if each.status == "negated")
    address = f"/api/v1/events/{event.id}/explanation"
    answer = client.get(address)
    told = answer.json()
    assert answer.status_code == 200
    assert (told["event"]["id"], told["event"]["status"], told["kept"]) == (event.id, "negated", [])
    assert told["lexicon"]["table"] in ("triggers.tsv", "phrases.tsv")
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_there_is_no_reason_for_what_is_no_event(client: TestClient, records: list[Record]) -> None:
    claim = next(each.id for record in records for each in record.claims)
    for identity in ("event-0000000000000000", claim, "nothing"):
        refused = client.get(f"/api/v1/events/{identity}/explanation")
        assert (refused.status_code, refused.headers["content-type"]) == (404, "application/problem+json")
        assert refused.json()["remedy"]


def test_search_marks_what_was_looked_for(client: TestClient) -> None:
    rows = items(client, "/search?text=border&of=claims")
    assert rows
    for row in rows:
        assert row["evidence"]["hits"]
    assert {row["source"]["ref"] for row in items(client, "/search?text=Essequibo&of=articles")} == {"wire.txt"}


def test_counts(client: TestClient, shelf: Store) -> None:
    rows = items(client, "/counts?by=type&by=status")
    assert sum(row["count"] for row in rows) == shelf.count()
    assert items(client, "/counts?of=claims") == [{"count": shelf.count(of="claims")}]


def test_actors_and_places_by_name_and_code(client: TestClient) -> None:
    assert {row["code"] for row in items(client, "/actors?code=GUY")} == {"GUY"}
    assert items(client, "/actors?name=castellón")[0]["kind"] == "person"
    assert items(client, '/actors?name=") OR 1') == []
    assert items(client, "/places?name=boa vista")[0]["country"] == "BRA"
    assert {row["country"] for row in items(client, "/places?country=KEN")} == {"KEN"}


@pytest.mark.parametrize(("accept", "media"), [
    ("text/csv", "text/csv; charset=utf-8"), ("application/geo+json", "application/geo+json"), ("*/*", "application/json"),
    ("application/json;q=0.1, text/csv;q=0.9", "text/csv; charset=utf-8"), ("application/*", "application/json"),
])  # fmt: skip
def test_the_form_is_as_it_is_wanted(client: TestClient, accept: str, media: str) -> None:
    answer = client.get("/api/v1/events?limit=2", headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert "Accept" in answer.headers["vary"]


def test_what_is_not_offered_is_refused(client: TestClient) -> None:
    answer = client.get("/api/v1/claims", headers={"Accept": "application/geo+json"})
    assert answer.status_code == 406
    assert answer.json()["near"] == ["application/json", "text/csv"]


def test_csv_has_the_rows_of_the_page(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/events?limit=5&format=csv").text)))
    assert [row["id"] for row in rows] == [row["id"] for row in items(client, "/events?limit=5")]
    assert rows[0]["passage"]


def test_features_stand_where_they_are(client: TestClient) -> None:
    features = client.get("/api/v1/places?format=geojson&limit=1000").json()["features"]
    placed = [each["geometry"]["coordinates"] for each in features if each["geometry"]]
    assert placed
    assert all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in placed)


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_view_in_every_form(client: TestClient, form: str) -> None:
    answer = client.get(f"/api/v1/export/{form}?type=ACCUSE&type=ASSAULT")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content


def test_an_export_holds_what_was_asked_for(client: TestClient, shelf: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/export/csv?status=negated").text)))
    assert len(rows) == shelf.count(status="negated")


def test_a_text_is_read(client: TestClient) -> None:
    said = {"text": "Moscow denied on Thursday that it plans to invade Ukraine.", "published": "2022-02-17", "ref": "note"}
    answer = client.post("/api/v1/read", json=said)
    assert answer.status_code == 200
    record = record_from_json(answer.content)
    assert record.article.ref == "note"
    assert [claim.act for claim in record.claims] == ["deny"]


def test_serving_a_store_never_loads_the_network(shelf: Store) -> None:
    code = f"""
import sys
from pathlib import Path
from starlette.testclient import TestClient
from dateline.api import application
with TestClient(application(Path({str(shelf.path)!r})), base_url="http://localhost") as client:
    asked = ("/", "/?text=border&actor=GUY", "/api/v1/events?actor=Guyana", "/api/v1/export/csv")
    answers = [client.get(each).status_code for each in asked]
    event = client.get("/api/v1/events?limit=1").json()["items"][0]["id"]
    answers.append(client.get(f"/api/v1/events/{{event}}/explanation").status_code)
print(answers, [name for name in ("onnxruntime", "tokenizers", "dateline.models.onnx", "trafilatura") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout == "[200, 200, 200, 200, 200] []\n", done.stderr


def test_the_description_holds_what_it_promises(client: TestClient) -> None:
    spec = client.get("/api/v1/openapi.json").json()
    assert spec["openapi"].startswith("3.1")
    told = json.dumps(spec)
    for path, operations in spec["paths"].items():
        for operation in operations.values():
            assert operation["description"], path
            assert all(parameter.get("description") or parameter["in"] == "path" for parameter in operation.get("parameters", ())), path
            for status, each in operation["responses"].items():
                if status == "200" and "export" not in path:
                    assert "example" in each["content"]["application/json"], path
    assert "HTTPValidationError" not in told
    page = Path(__file__).parents[2].joinpath("docs", "api.md").read_text("utf8")
    assert [path for path in spec["paths"] if f"`{path.removeprefix('/api/v1')}`" not in page] == []
