"""Pages: what people look at, from the same questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from dateline.api.answering import answer
from dateline.api.exporting import FORMS
from dateline.api.filters import ABOUT, SEVERAL, LedgerFilters, query_of
from dateline.api.problems import Problem, misfit_of, problem_of
from dateline.api.routes import Asked as AskedDesk
from dateline.api.routes import explained
from dateline.errors import QueryError
from dateline.store import Page, Query, Store
from dateline.web import FACETS, TYPED, Asked, Ledger, Told, explanation_page, ledger_page, report_page

HTML = "text/html"
ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1c1b19"/>'
    b'<path d="M8 9h10M8 16h16M8 23h6" stroke="#fff" stroke-width="3"/><path d="M17 23h8" stroke="#ff9d8c" stroke-width="3"/></svg>'
)
NOTHING: Page[Any] = Page(())
pages = APIRouter(include_in_schema=False, default_response_class=Response)


@pages.get("/")
async def ledger(request: Request, desk: AskedDesk) -> Response:
    """The ledger: a page of what is asked for, with the ways to narrow it."""
    given = request.query_params.multi_items()
    if any(not value.strip() for _, value in given):
        return RedirectResponse(str(request.url.replace(scheme="", netloc="", query="")) + _clean(given), 303)
    typed = {name: request.query_params.get(name, "") for name in TYPED}
    try:
        filters = LedgerFilters.model_validate(_values(given))
        query = query_of(filters)
        asked = Asked(query, typed, filters.after)
        page = await desk.ask(lambda store: ledger_page(Ledger(asked, _told(store, asked, filters.limit), FORMS)))
    except ValidationError as error:
        return _troubled(typed, misfit_of(error.errors(), ABOUT))
    except QueryError as error:
        return _troubled(typed, problem_of(error), _meant(error, given))
    return answer(request, page, HTML)


Links = tuple[tuple[str, str], ...]


def _troubled(typed: Mapping[str, str], problem: Problem, meant: Links = ()) -> Response:
    """The ledger with nothing in it but what is wrong, and what was typed, so that it can be mended."""
    page = ledger_page(Ledger(Asked(Query(), typed, meant=meant), Told(NOTHING)), problem.document())
    return Response(page, problem.status, media_type=HTML)


def _meant(error: QueryError, given: list[tuple[str, str]]) -> Links:
    """What was probably meant, as the same view with that in its place."""
    names = [name for name, _ in given]
    if names.count(error.where) != 1:
        return ()
    links = {}
    for near in error.near:
        meant = near.partition(" (")[0]
        links[near] = "/" + _clean([(name, meant if name == error.where else value) for name, value in given])
    return tuple(links.items())


def _told(store: Store, asked: Asked, limit: int) -> Told:
    sizes = {of: store.survey(replace(asked.query, of=of)) for of in FACETS}  # type: ignore[arg-type]
    facets = store.survey(asked.query, [name for name, _ in FACETS[asked.query.of]])
    return Told(store.find(asked.query, limit=limit, after=asked.after), sizes, facets)


def _values(given: list[tuple[str, str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in given:
        if name in SEVERAL:
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    return values


def _clean(given: list[tuple[str, str]]) -> str:
    said = urlencode([(name, value) for name, value in given if value.strip()])
    return f"?{said}" if said else ""


@pages.get("/articles/{identity}")
async def report(request: Request, desk: AskedDesk, identity: str) -> Response:
    """The report, with its facts marked in it and standing beside it."""

    def question(store: Store) -> bytes:
        return report_page(store.record(identity), store.verdicts(identity), served=True)

    return answer(request, await desk.ask(question), HTML)


@pages.get("/events/{identity}")
@pages.get("/claims/{identity}")
async def fact(desk: AskedDesk, identity: str) -> Response:
    """To where the fact stands in its report."""
    found = await desk.ask(lambda store: store.fact(identity))
    if not hasattr(found, "id"):
        raise Problem(404, f"there is no event or claim {identity!r}")
    return RedirectResponse(f"/articles/{found.source.id}#{found.id}", 303)


@pages.get("/events/{identity}/explanation")
async def explanation(request: Request, desk: AskedDesk, identity: str) -> Response:
    """Why an event is what it is."""
    return answer(request, explanation_page(await explained(request, desk, identity)), HTML)


@pages.get("/favicon.ico")
async def icon(request: Request) -> Response:
    return answer(request, ICON, "image/svg+xml")
