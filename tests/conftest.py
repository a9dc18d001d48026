"""What tests stand on: an article from a text, its marks, and the folders of corpora where they are there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from dateline.marks import Marks
from dateline.types import Article, Span, digest

ROOT = Path(__file__).parent.parent
DATA = ROOT / os.environ.get("DATELINE_DATA", "../shared/data")
GOLD = ROOT / os.environ.get("DATELINE_GOLD", "../shared/gold")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write the golden records anew")


def _folder(path: Path, variable: str) -> Path:
    if not path.is_dir():
        pytest.skip(f"{path} is not there: name another folder in {variable}")
    return path


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of corpora; a test that asks for it is skipped where it is absent."""
    return _folder(DATA, "DATELINE_DATA")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of marked reports; a test that asks for it is skipped where it is absent."""
    return _folder(GOLD, "DATELINE_GOLD")


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """`article("Headline\\n\\nBody.", published="2022-02-17")`: a first line before a blank one is the headline."""

    def make(text: str, **fields: Any) -> Article:
        headline, blank, _ = text.partition("\n\n")
        titled = bool(blank) and headline != "" and headline == headline.strip()
        fields = {"published": "2022-02-17", "headline": Span(0, len(headline)) if titled else None, **fields}
        return Article(digest("article", text), fields.pop("ref", "test"), text, **fields)

    return make


@pytest.fixture(scope="session")
def reader() -> Any:
    """One Reader for all the tests: its network is loaded once."""
    from dateline import Reader

    return Reader()


@pytest.fixture(scope="session")
def marks_of(reader: Any, article: Callable[..., Article]) -> Callable[[str], Marks]:
    """`marks_of("Moscow denied it.")`: what the network sees in a text."""
    return lambda text: reader.see(article(text))


@dataclass(frozen=True)
class Done:
    """What a command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(reader: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """`run("read", "a.txt", stdin=b"")`: the command line in this process, with the one Reader of all tests."""
    from typer.testing import CliRunner

    from dateline.cli.commands import door

    monkeypatch.setattr(import_module("dateline.read"), "Reader", lambda *_: reader)

    def of(*arguments: str, stdin: bytes = b"") -> Done:
        done = CliRunner().invoke(door, arguments, input=stdin)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    return of
