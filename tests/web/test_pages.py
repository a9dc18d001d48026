"""Pages as HTML: what they say, and that nothing in a report is taken for markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from dateline.api import application
from dateline.codec import record_from_json, record_to_json
from dateline.record import Record
from dateline.store import AtLeast, Box, Evidence, Opinion, Query, Store
from dateline.types import Span
from dateline.web import address, explanation_page, parameters, report_page
from dateline.web.listing import excerpt
from dateline.web.signs import shown


@pytest.fixture(scope="session")
def client(library: Store) -> TestClient:
    return TestClient(application(library.path), base_url="http://localhost", follow_redirects=False)


def page_of(record: Record) -> Any:
    return html.document_fromstring(report_page(record).decode("utf8"))


def test_the_text_stands_as_it_was(records: list[Record]) -> None:
    for record in records:
        said = [each.text_content() for each in page_of(record).find_class("said")]
        assert said == [line for line in record.article.text.split("\n") if line.strip()]


def test_every_fact_stands_beside_the_text_and_points_both_ways(records: list[Record]) -> None:
    for record in records:
        page = page_of(record)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for fact in (*record.events, *record.claims):
            note = page.get_element_by_id(fact.id)
            assert note.xpath(f".//a[@href='#at-{fact.id}']")
            place = page.get_element_by_id(f"at-{fact.id}")
            assert place.get("href") == f"#{fact.id}"
            assert place.xpath("ancestor::*[contains(@class, 'row')]")[0] is note.xpath("ancestor::*[contains(@class, 'row')]")[0]
        for thing in (*record.actors, *record.places, *record.times, *record.quantities):
            assert page.get_element_by_id(thing.id).xpath(f".//a[@href='#at-{thing.id}']")
        links = [link.removeprefix("#") for link in page.xpath("//a/@href") if link.startswith("#")]
        assert set(links) <= set(ids)


def test_a_note_says_who_vouches_with_which_status_and_how_sure(records: list[Record]) -> None:
    record = next(record for record in records if record.article.ref == "wire.txt")
    page = page_of(record)
    for event in record.events:
        note = page.get_element_by_id(event.id).text_content()
        assert event.type in note
        assert event.status in note
        assert f"score {event.score:.2f}" in note
        under = page.get_element_by_id(event.id).xpath("ancestor::li[2]/div/@id")
        assert ("the report itself says so" in note) == (event.claim is None)
        assert event.claim is None or "on the word of" in note or under == [event.claim]


def test_what_people_judged_is_shown(library: Store, client: TestClient, records: list[Record]) -> None:
    event = records[0].events[0]
    number = library.judge(event.id, Opinion("reject", by="ana"))
    note = html.document_fromstring(client.get(f"/articles/{records[0].article.id}").text).get_element_by_id(event.id)
    assert "judged: reject" in note.text_content()
    library.undo(number, by="ana")


def test_the_page_needs_nothing_else(records: list[Record]) -> None:
    page = report_page(records[0]).decode("utf8")
    assert not re.search(r"<(?:script|link|img|iframe|object|embed|form)\b", page)
    assert not re.search(r"@import|url\(", page)
    assert "default-src &#39;none&#39;" in page


@pytest.mark.parametrize("served", [False, True])
def test_nothing_in_a_report_is_markup(hostile: Record, served: bool) -> None:
    text = report_page(hostile, served=served).decode("utf8")
    page = html.document_fromstring(text.replace("\x00", ""))
    assert not page.xpath("//script | //svg | //img | //iframe | //*[@onerror] | //*[@onload] | //b[text()='nothing']")
    assert not [link for link in page.xpath("//a/@href") if not link.startswith(("#", "/"))]
    assert "<script>document.title" in page.find_class("said")[0].text_content()
    assert not re.search("[\x00-\x08\x0b-\x1f\u200b\u202a-\u202e\u2066-\u2069]", text)
    assert "U+202E" in text


def test_hostile_records_are_records(hostile: Record) -> None:
    assert record_from_json(record_to_json(hostile)) == hostile


@pytest.mark.parametrize(
    "address", ["/", "/?of=claims", "/?of=articles", "/?text=script", "/?text=troops&of=articles", "/?article=%3Cscript%3E"]
)
def test_nothing_in_a_store_is_markup(client: TestClient, address: str) -> None:
    page = html.document_fromstring(client.get(address).text)
    assert not page.xpath("//script | //svg | //img | //iframe | //*[@onerror] | //*[@onload] | //u")


def test_the_ledger_narrows_and_widens(client: TestClient, library: Store) -> None:
    page = html.document_fromstring(client.get("/").text)
    link = next(each for each in page.xpath("//aside//a/@href") if each == "/?type=ASSAULT")
    page = html.document_fromstring(client.get(link).text)
    assert len(page.find_class("hit")) == min(50, library.count(type="ASSAULT"))
    assert page.xpath("//ul[@class='chips']//a/@href")[0] == "/"
    assert f"{library.count(type='ASSAULT'):,}" in page.xpath("//nav[@class='tabs']/a[1]")[0].text_content()
    assert "/api/v1/export/csv?type=ASSAULT" in page.xpath("//section[contains(@class, 'exports')]//a/@href")


def test_a_form_gives_a_clean_permalink(client: TestClient) -> None:
    answer = client.get("/?text=border&actor=&recipient=&speaker=&place=&when=&type=ACCUSE")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?text=border&type=ACCUSE")
    page = html.document_fromstring(client.get("/?text=border&type=ACCUSE&actor=GUY&of=events").text)
    assert page.xpath("//input[@type='hidden']/@value") == ["ACCUSE"]
    assert page.xpath("//a[@class='permalink']/@href") == ["/?text=border&actor=GUY&type=ACCUSE"]


def test_pages_of_the_ledger_follow_each_other(client: TestClient, library: Store) -> None:
    link, seen = "/?limit=40", []
    while link:
        page = html.document_fromstring(client.get(link).text)
        seen += page.xpath("//p[@class='source']//a/@href")
        link = "".join(page.xpath("//a[@rel='next']/@href"))
    assert len(set(seen)) == library.count()


@pytest.mark.parametrize(("address", "status", "said"), [
    ("/?actor=Rusia", 404, "RUS (Russia)"), ("/?when=yesterday", 422, "2022-02-17"), ("/?text=!!!", 404, "no word"),
    ("/?limit=0", 422, "limit"),
    ("/articles/article-0", 404, "article-0"), ("/nowhere", 404, "nothing at this address"), ("/?sort=relevance", 404, "relevant"),
])  # fmt: skip
def test_trouble_is_told_in_a_page(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert said in html.document_fromstring(answer.text).find_class("trouble")[0].text_content()


def test_what_was_meant_is_one_click_away(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/?actor=Rusia&type=ASSAULT").text)
    assert page.xpath("//div[@class='trouble']//a/@href") == ["/?actor=RUS&type=ASSAULT"]


def test_a_fact_leads_to_its_place(client: TestClient, records: list[Record]) -> None:
    claim = records[0].claims[0]
    assert client.get(f"/claims/{claim.id}").headers["location"] == f"/articles/{records[0].article.id}#{claim.id}"


def test_an_address_says_the_whole_query() -> None:
    query = Query(
        text="a b", actor=("RUS MIL", "C&A"), quad=(3, 4), box=Box(-1.5, 2, 3, 4.123456789), quantity=AtLeast(500, "troop"), stated=True
    )
    assert address("/", query) == (
        "/?text=a%20b&actor=RUS%20MIL&actor=C%26A&quad=3&quad=4&box=-1.5,2,3,4.123456789&stated=true&quantity=500%20troop"
    )
    assert dict(parameters(Query(of="claims"))) == {}


def test_long_passages_are_cut_around_what_says_the_fact() -> None:
    passage = f"{'before ' * 200}it happened{' after' * 200}"
    at = Span(passage.index("it happened"), passage.index("it happened") + 11)
    said = str(excerpt(Evidence(passage, (at,), (Span(0, 6), at)), "event"))
    assert said.startswith("… before")
    assert said.endswith("after …")
    assert '<span class="event"><mark>it happened</mark></span>' in said
    assert len(said) < 700


def test_unseen_characters_are_seen() -> None:
    assert "U+202E" in shown("a\u202eb")
    assert shown("naïve — “Київ” 👩‍🚒 القوات") == "naïve — “Київ” 👩‍🚒 القوات"


def test_a_note_leads_to_its_reasons_where_they_can_be_asked_for(records: list[Record]) -> None:
    record, event = next((record, event) for record in records for event in record.events)
    address = f"/events/{event.id}/explanation"
    assert html.document_fromstring(report_page(record, served=True).decode("utf8")).xpath(f"//a[@href='{address}']")
    assert not page_of(record).xpath(f"//a[@href='{address}']")


def test_reasons_are_shown_and_nothing_in_them_is_markup(kept: list[tuple[Record, Any]], reader: Any) -> None:
    record, marks = kept[0]
    why = reader.explain(record, record.events[0].id, marks)
    page = html.document_fromstring(explanation_page(why).decode("utf8"))
    assert [each.text_content() for each in page.find_class("passage")] == [why.passage.text]
    assert page.xpath("//mark")[0].text_content() == why.trigger.text
    assert {"Lexicon", "Status", "Score"} <= {each.text_content() for each in page.xpath("//dt")}
    said = '<script>alert("1")</script>\u202e'
    sides = tuple(replace(side, name=said, code=said) for side in why.sides)
    hostile = explanation_page(replace(why, sides=sides, ref=said, event=replace(why.event, mode=said))).decode("utf8")
    assert "<script" not in hostile
    assert "\u202e" not in hostile


def test_the_page_of_reasons_is_served(shelf: Store, reader: Any) -> None:
    client = TestClient(application(shelf.path, reader=reader), base_url="http://localhost", follow_redirects=False)
    event = client.get("/api/v1/events?limit=1").json()["items"][0]["id"]
    shown = client.get(f"/events/{event}/explanation")
    assert (shown.status_code, event in shown.text) == (200, True)
    assert client.get("/events/event-0000000000000000/explanation").status_code == 404
