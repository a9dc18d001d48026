"""`dateline serve`, and pages in files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.record import Record
from dateline.store import Store
from tests.store.conftest import kept as kept
from tests.store.conftest import records as records
from tests.store.conftest import shelf as shelf

Run = Callable[..., Any]


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "DATELINE_TOKEN"} | more


@pytest.mark.parametrize(("workers", "ending"), [("1", signal.SIGINT), ("2", signal.SIGTERM)])
def test_it_serves_until_it_is_told_to_end(shelf: Store, workers: str, ending: int) -> None:
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(shelf.path), "--port", "0", "--workers", workers]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment()) as server:
        assert server.stderr
        address = server.stderr.readline().split(" at ")[1].split()[0]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}api/v1/counts", timeout=60) as answer:
            assert f'"count":{shelf.count()}' in answer.read().decode()
        server.send_signal(ending)
        assert server.wait(30) in (0, 130, -signal.SIGINT)
        assert "Traceback" not in server.stderr.read()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "news.example"])
def test_it_does_not_start_where_anybody_could_ask(shelf: Store, run: Run, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    with pytest.raises(Exception, match="set DATELINE_TOKEN to a long random word"):
        run("serve", "--db", str(shelf.path), "--host", host, "--port", "0")


def test_what_is_wrong_is_said_in_one_line(shelf: Store, tmp_path: Path) -> None:
    for arguments in (["--db", str(tmp_path / "gone.db")], ["--db", str(shelf.path), "--host", "0.0.0.0"]):
        done = subprocess.run(
            [sys.executable, "-m", "dateline", "serve", "--port", "0", *arguments],
            capture_output=True,
            text=True,
            env=environment(DATELINE_TOKEN=""),
        )
        assert done.returncode == 1
        assert done.stderr.startswith("dateline: ")
        assert done.stderr.count("\n") == 1
        assert "Remedy" in done.stderr


@pytest.mark.parametrize("kind", ["article", "event", "claim"])
def test_a_page_in_a_file(shelf: Store, run: Run, records: list[Record], kind: str) -> None:
    record = records[0]
    identity = {"article": record.article.id, "event": record.events[0].id, "claim": record.claims[0].id}[kind]
    done = run("show", identity, "--html", "--db", str(shelf.path))
    assert done.code == 0
    assert done.out.startswith("<!doctype html>")
    assert f'id="{record.events[0].id}"' in done.out
