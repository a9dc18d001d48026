"""What gets no answer, and how that is said."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.api import Access, Limits, application
from dateline.api.desk import Desk
from dateline.api.guarding import LARGEST_BODY
from dateline.api.problems import Problem
from dateline.store import Store

EVENTS = "/api/v1/events"


def refused(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(("address", "where"), [
    ("?limit=0", "limit"), ("?limit=1001", "limit"), ("?limit=1e1", "limit"), ("?limit=5&limit=6", "limit"), ("?actr=RUS", "actr"),
    ("?type=ASAULT", "type"), ("?when=2022-02-30", "when"), ("?score=2", "score"), ("?stated=1", "stated"), ("?box=1,2,3", "box"),
    ("?after=x", "after"), ("?actor=", "actor"), ("?format=xml", "format"), ("?" + "&".join(f"actor={n}" for n in range(21)), "actor"),
])  # fmt: skip
def test_what_does_not_fit_the_description(client: TestClient, address: str, where: str) -> None:
    problem = refused(client.get(EVENTS + address), 422)
    assert problem["where"] == where
    assert "pattern" not in problem["detail"]


@pytest.mark.parametrize("address", [
    "/events?actor=Rusia", "/events?when=2022-03..2022-02", "/events?text=!!!", "/events?after=5", "/articles/article-0", "/events/event-0",
    "/claims/claim-0", "/events/article-0", "/nothing", "/search?text=%2B", "/events?box=10,0,0,10",
])  # fmt: skip
def test_what_is_not_here(client: TestClient, address: str) -> None:
    refused(client.get(f"/api/v1{address}"), 404)


def test_what_was_probably_meant(client: TestClient) -> None:
    assert client.get(f"{EVENTS}?actor=Rusia").json()["near"] == ["RUS (Russia)"]


@pytest.mark.parametrize("said", [
    '"', "'; DROP TABLE records; --", "a* OR NEAR(b c)", "text:border", '" OR 1=1 --', "\x00", "){", "^a", "NOT", "a\x00b",
    "%' UNION SELECT 1 --",
])  # fmt: skip
@pytest.mark.parametrize("name", ["text", "actor", "place", "publisher", "country", "article"])
def test_no_syntax_of_anybody_breaks_out(client: TestClient, shelf: Store, name: str, said: str) -> None:
    many = shelf.count()
    answer = client.get(EVENTS, params={name: said})
    assert answer.status_code in (200, 404)
    assert answer.status_code == 404 or name == "text" or answer.json()["items"] == []
    assert shelf.count() == many


def test_a_method_that_is_not_for_it(client: TestClient) -> None:
    answer = client.delete(EVENTS)
    refused(answer, 405)
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize(("body", "kind", "status"), [
    (b"{", "application/json", 400), (b"text=a", "application/x-www-form-urlencoded", 415), (b"{}", "application/json", 422),
    (b'{"text": ""}', "application/json", 422), (b'{"text": "a", "keep": true}', "application/json", 422),
    (b'{"text": 1}', "application/json", 422),
    ('{"text": "Ранее сообщалось, что переговоры между сторонами были прерваны и войска отошли."}'.encode(), "application/json", 404),
    (b" " * (LARGEST_BODY + 1), "application/json", 413),
])  # fmt: skip
def test_texts_that_cannot_be_read(client: TestClient, body: bytes, kind: str, status: int) -> None:
    refused(client.post("/api/v1/read", content=body, headers={"Content-Type": kind}), status)


def test_a_body_without_a_length_is_counted(client: TestClient) -> None:
    parts = (b" " * 10_000 for _ in range(LARGEST_BODY // 10_000 + 2))
    refused(client.post("/api/v1/read", content=parts, headers={"Content-Type": "application/json"}), 413)


def test_an_address_that_is_too_long(client: TestClient) -> None:
    refused(client.get(f"{EVENTS}?text={'a' * 9000}"), 400)


def test_what_one_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{EVENTS}?limit=2")
    again = client.get(f"{EVENTS}?limit=2", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = client.get(f"{EVENTS}?limit=2", headers={"If-None-Match": first.headers["etag"], "Accept": "text/csv"})
    assert other.status_code == 200


def test_long_answers_are_packed(client: TestClient) -> None:
    packed = client.get(f"{EVENTS}?limit=50", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == client.get(f"{EVENTS}?limit=50", headers={"Accept-Encoding": "identity"}).json()


def test_another_name_for_this_computer_is_refused(client: TestClient) -> None:
    refused(client.get(EVENTS, headers={"Host": "news.example"}), 403)
    assert client.get(EVENTS, headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert client.get(EVENTS, headers={"Host": "[::1]:8000"}).status_code == 200


def test_elsewhere_everything_needs_the_token(shelf: Store) -> None:
    with TestClient(application(shelf.path, Access("geheim-ключ", loopback=False)), base_url="http://news.example") as client:
        for address in ("/", EVENTS, "/api/v1/openapi.json", "/articles/article-0"):
            answer = client.get(address)
            refused(answer, 401)
            assert answer.headers["www-authenticate"].startswith("Bearer")
        password = base64.b64encode("anybody:geheim-ключ".encode()).decode()
        for given in (b"Bearer wrong", b"Bearer", b"Basic !", b"Basic " + base64.b64encode(b"a:wrong"), "Bearer geheim-ключ ".encode() * 2):
            assert client.get(EVENTS, headers={"Authorization": given}).status_code == 401
        assert client.get(EVENTS, headers={"Authorization": "Bearer geheim-ключ".encode()}).status_code == 200
        assert client.get("/", headers={"Authorization": f"Basic {password}"}).status_code == 200
        spec = client.get("/api/v1/openapi.json", headers={"Authorization": f"Basic {password}"}).json()
        assert spec["security"] == [{"token": []}]


def test_every_answer_keeps_a_browser_safe(client: TestClient) -> None:
    for address in ("/", EVENTS, "/nothing", f"{EVENTS}?limit=0", "/?when=x"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def apart(answers: Coroutine[Any, Any, Any]) -> Any:
    """What they come to, in a thread of its own: a browser under test may have a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, answers).result()


def test_what_takes_too_long_is_stopped(shelf: Store) -> None:
    desk = Desk(shelf.path, Limits(seconds=0.3, at_once=1))

    def forever(store: Store) -> Any:
        return store._reader.execute("WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT count(*) FROM n").fetchone()

    async def both() -> tuple[Any, int]:
        try:
            told: Any = await desk.ask(forever)
        except Problem as problem:
            told = problem
        return told, await desk.ask(lambda store: store.count())

    begun = time.perf_counter()
    problem, many = apart(both())
    assert (problem.status, problem.headers) == (503, {"Retry-After": "5"})
    assert many == shelf.count()
    assert time.perf_counter() - begun < 5
    desk.close()


def test_too_many_questions_are_told_so(shelf: Store) -> None:
    desk = Desk(shelf.path, Limits(at_once=1, waiting=2))

    async def rush() -> list[Any]:
        return await asyncio.gather(*(desk.ask(lambda _: time.sleep(0.1)) for _ in range(5)), return_exceptions=True)

    assert [getattr(each, "status", 200) for each in apart(rush())] == [200, 200, 503, 503, 503]
    desk.close()


def test_a_store_that_is_gone(tmp_path: Path) -> None:
    with TestClient(application(tmp_path / "gone.db"), base_url="http://localhost") as client:
        assert "dateline add" in refused(client.get(EVENTS), 503)["remedy"]
