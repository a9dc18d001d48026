"""The served description, held against the server: every answer is as it says, whatever is sent. evals/interface.py sends more."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.api import application
from dateline.store import Store

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
CASES = 4  # of each operation, fitting and not
REFUSED = [400, 403, 404, 405, 406, 411, 413, 415, 422]  # how a request that does not fit may be answered: 413 where it is too long as well


def test_every_answer_is_as_described(shelf: Store, reader: Any) -> None:
    app = application(shelf.path, reader=reader)

    async def asked_as_localhost(scope: Any, receive: Any, send: Any) -> None:
        others = [header for header in scope.get("headers", ()) if header[0] != b"host"]
        await app({**scope, "headers": [(b"host", b"localhost"), *others]}, receive, send)

    config = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": REFUSED}}})
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", asked_as_localhost, config=config)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 12
    for operation in operations:
        for mode in schemathesis.GenerationMode:

            @settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(operation.as_strategy(generation_mode=mode))
            def hold(case: Any) -> None:
                case.call_and_validate()

            hold()
