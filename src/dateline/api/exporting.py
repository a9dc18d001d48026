"""Exporting: a whole view in one of the forms that others read, as a file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from tempfile import TemporaryFile
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response, StreamingResponse

from dateline.api.describing import refusals
from dateline.api.filters import ExportFilters, query_of
from dateline.api.problems import Problem
from dateline.api.routes import ROOT, Asked, once
from dateline.exports import EXPORTS
from dateline.store import Query as StoreQuery
from dateline.store import Store

MOST = 50_000  # facts of one file
CHUNK = 1 << 16
TABLES = {"csv", "parquet"}
FORMS = tuple(name for name in EXPORTS if name != "parquet" or find_spec("pyarrow"))
Form = Literal[FORMS]  # type: ignore[valid-type]

exports = APIRouter(prefix=ROOT, dependencies=[Depends(once)], default_response_class=Response)


@exports.get(
    "/export/{form}",
    responses={
        200: {"description": "The file.", "content": {export.media_type.partition(";")[0]: {} for export in EXPORTS.values()}},
        **refusals(404),
    },
    tags=["export"],
)
async def export(request: Request, desk: Asked, form: Form, filters: Annotated[ExportFilters, Query()]) -> Response:
    """All that the filters leave, up to 50,000 facts, in one file: see docs/exports.md for what each form holds."""
    query = query_of(filters)
    file = await desk.ask(lambda store: written(store, query, form))
    headers = {"Content-Disposition": f'attachment; filename="dateline-{query.of}-{form}{EXPORTS[form].suffix}"'}
    return StreamingResponse(_chunks(file), media_type=EXPORTS[form].media_type, headers=headers)


def load_forms() -> None:
    """Load what takes long to load, where it is there."""
    if "parquet" in FORMS:
        import_module("pyarrow.parquet")


def written(store: Store, query: StoreQuery, form: str) -> IO[bytes]:
    """A file, without a name, that holds what a query finds. Raises Problem 403 where that is more than one file may hold."""
    many = store.count(query)
    if many > MOST:
        remedy = "narrow the view, or use `dateline export` where the store is"
        raise Problem(403, f"this view has {many:,} {query.of}, and one file holds {MOST:,} at most", remedy=remedy)
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115
    try:
        chosen: Any = EXPORTS[form].of(query.of) if form in TABLES else EXPORTS[form]
        chosen.write(store.narrowed(query), file)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(CHUNK):
            yield part
