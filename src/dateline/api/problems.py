"""Problems: every refusal as a problem document (RFC 9457) that says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.responses import Response

from dateline.errors import DatelineError, InputError, QueryError, StoreError

MEDIA = "application/problem+json"
MOST_MISFITS = 10


class Problem(Exception):  # noqa: N818
    """A request that gets no answer. `where` names the parameter, `remedy` what to do, `near` what was probably meant."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.headers: Mapping[str, str] = more.pop("headers", {})
        self.more = {name: value for name, value in more.items() if value}

    def document(self) -> dict[str, Any]:
        """What is sent.

        >>> Problem(404, "there is no article 'a'", remedy="give an id that is there").document()["title"]
        'Not Found'
        """
        title = HTTPStatus(self.status).phrase
        return {"type": "about:blank", "title": title, "status": self.status, "detail": self.detail, **self.more}

    def response(self) -> Response:
        return Response(msgspec.json.encode(self.document()), self.status, dict(self.headers), MEDIA)


def problem_of(error: DatelineError) -> Problem:
    """Whose fault an error is. What fits the description of the interface, but asks for something that is not here, is 404.

    >>> problem_of(QueryError("no actor is called 'Rusia'", where="actor", near=("RUS (Russia)",))).status
    404
    """
    if isinstance(error, QueryError):
        return Problem(404, error.what, where=error.where, near=list(error.near), remedy=error.remedy)
    if isinstance(error, InputError):
        return Problem(404, f"there is no report here that can be read: {error.what}", where="text", remedy=error.remedy)
    return Problem(503 if isinstance(error, StoreError) else 500, error.what, remedy=error.remedy, headers={"Retry-After": "5"})


def misfit_of(errors: Sequence[Any], about: Mapping[str, str]) -> Problem:
    """What does not fit the description of the interface; `about` says what each parameter takes."""
    misfits = [_misfit(each, about) for each in errors[:MOST_MISFITS]]
    detail = "; ".join(dict.fromkeys(each["what"] for each in misfits))
    return Problem(422, detail, where=misfits[0]["where"], errors=misfits)


def _misfit(error: Any, about: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with one parameter or field, in words."""
    places = [str(each) for each in error["loc"] if each not in ("query", "body", "path")] or [str(error["loc"][0])]
    name = next((each for each in places if not each.isdigit()), places[0])
    if error["type"] == "extra_forbidden":
        return {"where": name, "what": f"there is nothing called {name!r} to ask for"}
    if error["type"] == "string_pattern_mismatch":
        return {"where": name, "what": f"{name} is not written as it should be: {about.get(name, 'see the description of the interface')}"}
    return {"where": name, "what": f"{name}: {error['msg'].removeprefix('Value error, ')}"}
