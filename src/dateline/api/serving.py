"""Serving: the application, and what starts it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from dateline import __version__
from dateline.api.answering import JSON, answer, encoded
from dateline.api.describing import describe
from dateline.api.desk import Desk, Limits, ReadingDesk
from dateline.api.exporting import exports, load_forms
from dateline.api.filters import ABOUT
from dateline.api.guarding import Access, Guard
from dateline.api.pages import pages
from dateline.api.problems import Problem, misfit_of, problem_of
from dateline.api.routes import ROOT, router
from dateline.errors import DatelineError
from dateline.web import render

if TYPE_CHECKING:
    from dateline.read import Reader

SHORTEST_PACKED = 1000  # bytes


def application(path: Path, access: Access | None = None, limits: Limits | None = None, reader: Reader | None = None) -> FastAPI:
    """The interface and the pages over one store. The network is loaded by the first text that is sent to be read, by nothing else."""
    access = access or Access()

    @asynccontextmanager
    async def open_desks(app: FastAPI) -> AsyncIterator[None]:
        loading = asyncio.get_running_loop().run_in_executor(None, load_forms)  # seconds that nobody who asks is to wait for
        yield
        await loading
        app.state.desk.close()
        app.state.reading.close()

    app = FastAPI(
        title="Dateline", version=__version__, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False,
        lifespan=open_desks,
    )  # fmt: skip
    app.state.desk, app.state.reading = Desk(path, limits), ReadingDesk(limits, reader)
    app.add_middleware(GZipMiddleware, minimum_size=SHORTEST_PACKED)
    app.add_middleware(Guard, access=access)
    for error, handler in HANDLERS:
        app.add_exception_handler(error, handler)
    for routes in (router, exports, pages):
        app.include_router(routes)
    described: list[dict[str, Any]] = []

    @app.get(f"{ROOT}/openapi.json", include_in_schema=False)
    async def description(request: Request) -> Response:
        if not described:
            described.append(describe(app, access.loopback))
        return answer(request, encoded(described[0]), JSON)

    return app


def _refused(request: Request, problem: Problem) -> Response:
    """A problem document, or a page for whoever looks at pages."""
    if request.url.path.startswith(ROOT):
        return problem.response()
    page = render("problem.html", "problem", problem=problem.document())
    return Response(page, problem.status, dict(problem.headers), "text/html")


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return _refused(request, error)


async def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, DatelineError)
    return _refused(request, problem_of(error))


async def _on_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = {404: "there is nothing at this address", 405: f"{request.method} is not for this address"}
    detail = said.get(error.status_code, str(error.detail))
    return _refused(request, Problem(error.status_code, detail, headers=error.headers or {}))


async def _on_misfit(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if any(each["type"] == "json_invalid" for each in error.errors()):
        return _refused(request, Problem(400, "the body is no JSON", where="body", remedy='send {"text": "…"}'))
    if request.method == "POST" and "json" not in request.headers.get("content-type", ""):
        return _refused(request, Problem(415, "the body must be sent as JSON", where="Content-Type", remedy="send application/json"))
    return _refused(request, misfit_of(error.errors(), ABOUT))


async def _on_bug(request: Request, error: Exception) -> Response:
    return _refused(request, Problem(500, "the program is at fault", remedy="report it, with the address that was asked for"))


HANDLERS: tuple[tuple[Any, Any], ...] = (
    (Problem, _on_problem),
    (DatelineError, _on_error),
    (HTTPException, _on_status),
    (RequestValidationError, _on_misfit),
    (Exception, _on_bug),
)
