"""Stores to test with: the records of the examples, concluded from the parses that are kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.read import Known, conclude
from dateline.record import Record
from dateline.store import Store
from dateline.text.articles import open_articles
from dateline.types import Article

EXAMPLES = Path(dateline.__file__).parent / "examples"
PARSES = Path(__file__).parents[1] / "golden"
DAYS = {
    "daily.txt": "2025-08-21",
    "live.txt": "2025-12-05",
    "ministry.txt": "2025-11-03",
    "note.txt": "2025-09-08",
    "site.html": None,
    "wire.txt": "2025-10-14",
}
Kept = list[tuple[Record, Marks]]


@pytest.fixture(scope="session")
def kept() -> Kept:
    """The records and marks of the examples."""
    known = Known.load()
    found: Kept = []
    for name, day in DAYS.items():
        (article,) = open_articles([str(EXAMPLES / name)], None, day)
        assert isinstance(article, Article)
        [(_, _, marks)] = read_conllu((PARSES / f"{name}.conllu").read_text("utf8"), name)
        found.append((conclude(article, marks, known), marks))
    return found


@pytest.fixture(scope="session")
def records(kept: Kept) -> list[Record]:
    return [record for record, _ in kept]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dateline.db"


@pytest.fixture
def store(path: Path, kept: Kept) -> Iterator[Store]:
    """A store of the examples that a test may change."""
    with Store(path) as store:
        store.add(kept)
        yield store


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, kept: Kept) -> Iterator[Store]:
    """A store of the examples that is only read."""
    with Store(tmp_path_factory.mktemp("shelf") / "dateline.db") as store:
        store.add(kept)
        yield store
