"""Routes: what can be asked under /api/v1."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.api.answering import CSV, GEOJSON, JSON, answer, encoded, form_of, page_in
from dateline.api.describing import one_of, page_of, refusals
from dateline.api.desk import Desk, ReadingDesk
from dateline.api.filters import (
    DAY,
    LONGEST_VALUE,
    SEVERAL,
    ActorFilters,
    CountFilters,
    ListFilters,
    PlaceFilters,
    SearchFilters,
    nothing,
    query_of,
)
from dateline.api.problems import Problem
from dateline.codec import record_to_json
from dateline.store import Named, Page, Store

if TYPE_CHECKING:
    from dateline.explanation import Explanation
    from dateline.marks import Marks
    from dateline.record import Record

ROOT = "/api/v1"
OFFERED = {"events": (JSON, CSV, GEOJSON), "claims": (JSON, CSV), "articles": (JSON, CSV)}


async def once(request: Request) -> None:
    """Refuse a parameter that is given twice and takes one value: which of them is meant?"""
    names = [name for name, _ in request.query_params.multi_items()]
    for name in names:
        if name not in SEVERAL and names.count(name) > 1:
            raise Problem(422, f"{name} is given {names.count(name)} times", where=name, remedy="give it once")


router = APIRouter(prefix=ROOT, dependencies=[Depends(once)], default_response_class=Response)


async def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


Asked = Annotated[Desk, Depends(desk_of)]
Id = Annotated[str, Field(min_length=1, max_length=LONGEST_VALUE)]


class Csv(BaseModel):
    """What every list is offered in."""

    format: Literal["json", "csv"] = Field(default_factory=nothing, description="Instead of an Accept header.")


class Geo(BaseModel):
    """What a list of what has a place is offered in."""

    format: Literal["json", "csv", "geojson"] = Field(default_factory=nothing, description="Instead of an Accept header.")


class EventFilters(ListFilters, Geo):  # type: ignore[misc]
    """Which events are wanted."""


class ClaimFilters(ListFilters, Csv):  # type: ignore[misc]
    """Which claims are wanted."""


class ArticleFilters(ListFilters, Csv):  # type: ignore[misc]
    """Which articles are wanted."""


class ActorList(ActorFilters, Csv):
    """Which actors are wanted."""


class PlaceList(PlaceFilters, Geo):
    """Which places are wanted."""


async def _list(request: Request, desk: Desk, filters: Any, of: str, offered: tuple[str, ...]) -> Response:
    form = form_of(request, offered)
    query = query_of(filters, of)
    page: Page[Any] = await desk.ask(lambda store: store.find(query, limit=filters.limit, after=filters.after))
    return _paged(request, page, form)


def _paged(request: Request, page: Page[Any], form: str) -> Response:
    following = _following(request, page)
    link = {"Link": f'<{following}>; rel="next"'} if following else {}
    return answer(request, page_in(form, page, following), form, **link)


def _following(request: Request, page: Page[Any]) -> str | None:
    return str(request.url.include_query_params(after=page.after).replace(scheme="", netloc="")) if page.after else None


@router.get("/events", responses=page_of("Event", "csv", "geojson"), tags=["lists"])
async def events(request: Request, desk: Asked, filters: Annotated[EventFilters, Query()]) -> Response:
    """The events that the filters leave, latest first. GeoJSON has them at their places."""
    return await _list(request, desk, filters, "events", OFFERED["events"])


@router.get("/claims", responses=page_of("Claim", "csv"), tags=["lists"])
async def claims(request: Request, desk: Asked, filters: Annotated[ClaimFilters, Query()]) -> Response:
    """The claims that the filters leave, latest first. Filters of events leave the claims that vouch for such events."""
    return await _list(request, desk, filters, "claims", OFFERED["claims"])


@router.get("/articles", responses=page_of("Article", "csv"), tags=["lists"])
async def articles(request: Request, desk: Asked, filters: Annotated[ArticleFilters, Query()]) -> Response:
    """The reports that the filters leave, latest first. Filters of events and claims leave the reports that tell of such."""
    return await _list(request, desk, filters, "articles", OFFERED["articles"])


@router.get("/search", responses=page_of("Found"), tags=["lists"])
async def search(request: Request, desk: Asked, filters: Annotated[SearchFilters, Query()]) -> Response:
    """The events, claims or articles (`of`) whose passage holds the words, most relevant first unless `sort` says otherwise."""
    query = query_of(filters.model_copy(update={"sort": filters.sort or "relevance"}))
    page: Page[Any] = await desk.ask(lambda store: store.find(query, limit=filters.limit, after=filters.after))
    return _paged(request, page, form_of(request, (JSON,)))


@router.get("/counts", responses=refusals(304, 404, 406) | one_of("Counts"), tags=["lists"])
async def counts(request: Request, desk: Asked, filters: Annotated[CountFilters, Query()]) -> Response:
    """How many there are, for each value of `by`: of its own, or of several in combination."""
    form = form_of(request, (JSON,))
    query, keys = query_of(filters), tuple(dict.fromkeys(filters.by))
    table = await desk.ask(lambda store: store.group(query, keys))
    rows = table.to_dicts()[: filters.limit]
    return answer(request, encoded({"items": rows, "complete": table.complete and len(rows) == len(table)}), form)


@router.get("/actors", responses=page_of("Actor", "csv"), tags=["lists"])
async def actors(request: Request, desk: Asked, filters: Annotated[ActorList, Query()]) -> Response:
    """The actors of all reports, each once."""
    form = form_of(request, (JSON, CSV))
    named = Named(filters.name, filters.code, filters.kind or "")
    return _paged(request, await desk.ask(lambda store: store.listed_actors(named, limit=filters.limit, after=filters.after)), form)


@router.get("/places", responses=page_of("Place", "csv", "geojson"), tags=["lists"])
async def places(request: Request, desk: Asked, filters: Annotated[PlaceList, Query()]) -> Response:
    """The places of all reports, each once."""
    form = form_of(request, (JSON, CSV, GEOJSON))
    named = Named(filters.name, filters.country, filters.kind)
    return _paged(request, await desk.ask(lambda store: store.listed_places(named, limit=filters.limit, after=filters.after)), form)


@router.get("/articles/{identity}", responses=one_of("Record"), tags=["one"])
async def article(request: Request, desk: Asked, identity: Id) -> Response:
    """The whole record of a report, as `dateline read` gives it: see `dateline schema`."""
    return answer(request, await desk.ask(lambda store: record_to_json(store.record(identity))), JSON)


@router.get("/events/{identity}", responses=one_of("Event"), tags=["one"])
async def event(request: Request, desk: Asked, identity: Id) -> Response:
    """One event."""
    return answer(request, encoded(await desk.ask(_fact(identity, "event"))), JSON)


@router.get("/events/{identity}/explanation", responses=one_of("Explanation"), tags=["one"])
async def explanation(request: Request, desk: Asked, identity: Id) -> Response:
    """Why an event is what it is: the row of the lexicon, the rules, the words. Its article is concluded once more for it."""
    return answer(request, encoded(await explained(request, desk, identity)), JSON)


async def explained(request: Request, desk: Desk, identity: str) -> Explanation:
    """The explanation of an event, from the marks that are kept of its article. Raises Problem 404 where none are."""

    def kept(store: Store) -> tuple[Record, Marks | None, str]:
        row = _fact(identity, "event")(store)
        return store.record(row.source.id), store.marks(row.source.id), row.id

    record, marks, event = await desk.ask(kept)
    if marks is None:
        raise Problem(404, f"no marks are kept of the article of {identity!r}", where="identity", remedy="`dateline add --again` it")
    reading: ReadingDesk = request.app.state.reading
    return await reading.work(lambda reader: reader.explain(record, event, marks))


@router.get("/claims/{identity}", responses=one_of("Claim"), tags=["one"])
async def claim(request: Request, desk: Asked, identity: Id) -> Response:
    """One claim."""
    return answer(request, encoded(await desk.ask(_fact(identity, "claim"))), JSON)


def _fact(identity: str, kind: str) -> Callable[[Store], Any]:
    def question(store: Store) -> Any:
        if not identity.startswith(f"{kind}-"):
            raise Problem(404, f"there is no {kind} {identity!r}", where="identity", remedy=f"give an id of {ROOT}/{kind}s")
        return store.fact(identity)

    return question


class Text(BaseModel):
    """A report to read."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text: Annotated[str, Field(min_length=1, max_length=100_000, description="The report: headline, blank line, body.")]
    published: Annotated[str, Field(pattern=f"^{DAY}$")] = Field(
        default_factory=nothing, description="The day of publication, that “Thursday” is counted from."
    )
    ref: Annotated[str, Field(max_length=LONGEST_VALUE, description="Your own id for it.")] = ""


@router.post("/read", responses=one_of("Record") | refusals(404, 413, 415), tags=["read"])
async def read(request: Request, text: Text) -> Response:
    """The record of a report that is sent. It is not kept."""
    from dateline.text.articles import article_of

    desk: ReadingDesk = request.app.state.reading
    record = await desk.read(lambda: article_of(text.text, ref=text.ref, published=text.published))
    return Response(record_to_json(record), media_type=JSON)
