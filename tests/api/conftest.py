"""A server over a store of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.api import application
from dateline.store import Store
from tests.store.conftest import kept as kept
from tests.store.conftest import records as records
from tests.store.conftest import shelf as shelf


@pytest.fixture(scope="session")
def client(shelf: Store, reader: Any) -> Iterator[TestClient]:
    """`client.get("/api/v1/events")`: what this computer is answered by a server that is bound to it alone."""
    with TestClient(application(shelf.path, reader=reader), base_url="http://localhost", follow_redirects=False) as client:
        yield client
