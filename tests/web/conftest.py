"""A server of pages, and a browser to look at them with, where there is one."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from dateline.api import application
from dateline.record import Record
from dateline.store import Store
from dateline.types import Actor, Article, Claim, Event, Mention, Span, digest
from tests.store.conftest import kept as kept
from tests.store.conftest import records as records
from tests.store.conftest import shelf as shelf

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HOSTILE = (
    "<script>document.title = 'owned'</script> & <img src=x onerror=alert(1)>\n\n"
    "“><svg/onload=alert(2)> said \u202eTROOPS\u202c would \u2066attack\u2069 {{ 7 * 7 }} </style></p><h1>\x00\x07\u200b.\n"
    "<a href='javascript:alert(3)'>Минск</a> القوات <!-- --> ]]> &amp;lt;"
)


def hostile_record() -> Record:
    """A record whose every string would do harm if a page believed it."""
    said = "<script>alert('name')</script>"
    actor = Actor("actor-<b>", said, "group", code='"><b>', sector=("<i>",), office="<img src=//evil.example/x>")
    mention = Mention("mention-1", actor.id, Span(0, 8))
    claim = Claim("claim-\"'><u>", mention.id, Span(78, 82), (Span(83, 95),), "full", "deny")
    event = Event(
        'event-"><script>alert(4)</script>', "<ASSAULT>", Span(86, 92), "negated", mode="<mode>", actors=(mention.id,), claim=claim.id
    )
    article = Article(
        digest("article", HOSTILE), "<ref>", HOSTILE, Span(0, HOSTILE.index("\n")), url="javascript:alert(5)", publisher="<b>Sorry</b>",
        byline="</title><script>alert(6)</script>",
    )  # fmt: skip
    return Record(article, actors=(actor,), mentions=(mention,), claims=(claim,), events=(event,))


def long_record() -> Record:
    """A text of five megabytes."""
    text = "A long report\n\n" + "\n".join(f"Paragraph {number}: <b>nothing</b> happened. " * 20 for number in range(6000))
    return Record(Article(digest("article", text), "long", text, Span(0, 13), published="2020-01-01"))


@pytest.fixture(scope="session")
def hostile() -> Record:
    return hostile_record()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, records: list[Record], hostile: Record) -> Iterator[Store]:
    """A store of the examples and of what is hostile."""
    with Store(tmp_path_factory.mktemp("library") / "dateline.db") as store:
        store.add([*records, hostile, long_record()])
        yield store


@pytest.fixture(scope="session")
def site(library: Store) -> Iterator[str]:
    """The address of a server of that store."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        server = uvicorn.Server(uvicorn.Config(application(library.path), log_level="error", server_header=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; tests that ask for it are skipped where it is absent."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("DATELINE_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium here: install it, or name one in DATELINE_BROWSER")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
