"""The pages as a browser shows them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dateline.record import Record
from dateline.store import Store
from dateline.web import report_page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
Open = Callable[..., Any]
NARROW, PATIENCE = 390, 120_000  # pixels, milliseconds


@pytest.fixture(scope="session")
def axe() -> str:
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return files(package).joinpath("axe.min.js").read_text("utf8")


@pytest.fixture
def visit(browser: Any) -> Iterator[Open]:
    """`visit(address, dark=True, width=390)`: a page, with what it asked for and what went wrong in it."""
    contexts: list[Any] = []

    def go(address: str, dark: bool = False, width: int = 1300) -> Any:
        scheme = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.wrong.append(message.text))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()


def violations(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}}})")
    assert len(found["passes"]) > 10
    return [f"{each['id']}: {node['html'][:150]} {node['failureSummary']}" for each in found["violations"] for node in each["nodes"]]


def pages(records: list[Record], hostile: Record) -> dict[str, str]:
    wire = next(record for record in records if record.article.ref == "wire.txt")
    return {
        "ledger": "/?limit=12", "search": "/?text=border&of=claims&act=deny&act=say", "trouble": "/?actor=Rusia",
        "report": f"/articles/{wire.article.id}#{wire.events[3].id}", "hostile": f"/articles/{hostile.article.id}",
    }  # fmt: skip


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ledger", "report", "search", "trouble", "hostile"])
def test_everybody_can_use_it(visit: Open, site: str, axe: str, request: pytest.FixtureRequest, name: str, dark: bool) -> None:
    records, hostile = request.getfixturevalue("records"), request.getfixturevalue("hostile")
    page = visit(site + pages(records, hostile)[name], dark)
    assert violations(page, axe) == []
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert name not in ("ledger", "report") or violations(page, axe) == []
    assert all(address.startswith(site) for address in page.asked)


@pytest.mark.parametrize("name", ["ledger", "report", "hostile"])
def test_nothing_runs_and_nobody_else_is_asked(visit: Open, site: str, records: list[Record], hostile: Record, name: str) -> None:
    page = visit(site + pages(records, hostile)[name])
    page.wait_for_timeout(200)
    assert page.wrong == []
    assert {address.split("#")[0] for address in page.asked} == {(site + pages(records, hostile)[name]).split("#")[0]}
    assert page.evaluate("document.scripts.length") == 0
    assert "owned" not in page.title() or "<script>" in page.title()


def test_hostile_text_is_text(visit: Open, site: str, hostile: Record) -> None:
    page = visit(f"{site}/articles/{hostile.article.id}")
    said = page.locator(".said").all_inner_texts()
    assert said[0].startswith("<script>document.title = 'owned'</script>")
    assert "U+202E" in said[1]
    assert page.locator(".said svg, .said img, .said h1").count() == 0


def test_five_megabytes_are_shown(visit: Open, site: str, library: Store) -> None:
    long = next(row for row in library.find(of="articles", when="2020").rows)
    page = visit(f"{site}/articles/{long.source.id}")
    assert page.locator(".said").count() == 6001
    assert "<b>nothing</b>" in page.locator(".said").nth(6000).inner_text()


def test_a_mark_leads_to_its_note_and_back(visit: Open, site: str, records: list[Record]) -> None:
    record = next(record for record in records if record.article.ref == "wire.txt")
    page = visit(f"{site}/articles/{record.article.id}")
    event = record.events[0]
    page.click(f"[id='at-{event.id}']")
    assert page.url.endswith(f"#{event.id}")
    assert page.locator(":target").get_attribute("class") == "note event"
    page.click(".note:target .number")
    assert page.locator(":target").inner_text() == event.trigger.of(record.article.text)


def test_kinds_differ_by_more_than_colour(visit: Open, site: str, records: list[Record]) -> None:
    record = next(record for record in records if record.article.ref == "wire.txt")
    page = visit(f"{site}/articles/{record.article.id}")
    styles = {
        kind: page.locator(f".legend .{kind}").evaluate(
            "each => getComputedStyle(each).textDecorationStyle + getComputedStyle(each).fontWeight"
        )
        for kind in ("event", "actor", "place", "time", "quantity", "cue")
    }
    assert len(set(styles.values())) == len(styles), styles


def test_the_ledger_is_searched_without_a_script(visit: Open, site: str) -> None:
    page = visit(site)
    page.fill("#text", "Essequibo")
    page.fill("#actor", "GUY")
    page.press("#text", "Enter")
    assert page.url == f"{site}/?text=Essequibo&actor=GUY"
    page.fill("#actor", "")
    page.click("button")
    assert page.url == f"{site}/?text=Essequibo"
    page.click("text=Reports")
    page.click(".hit h2 a")
    assert "Essequibo" in page.locator(".text").inner_text()


def test_a_page_in_a_file_asks_for_nothing(visit: Open, tmp_path: Path, records: list[Record], axe: str) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(report_page(records[0]))
    page = visit(file.as_uri())
    assert page.asked == [file.as_uri()]
    assert page.wrong == []
    assert violations(page, axe) == []
