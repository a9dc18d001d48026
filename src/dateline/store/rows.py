"""Rows: what a search gives, each fact in words, with the passage that says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar

from dateline.errors import DatelineError
from dateline.types import Span


@dataclass(frozen=True)
class Party:
    """Somebody who acts, is acted upon, or speaks."""

    name: str
    kind: str
    code: str | None
    sector: tuple[str, ...]
    office: str | None

    def __str__(self) -> str:
        coded = " ".join(filter(None, (self.code, *self.sector[:1])))
        return f"{self.name} [{coded}]" if coded and coded != self.name else self.name


@dataclass(frozen=True)
class Site:
    """A place that a report names. Degrees (WGS 84) of its middle; null where not known."""

    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Source:
    """The report that a fact stands in."""

    id: str
    ref: str
    headline: str | None
    publisher: str | None
    agency: str | None
    published: str | None
    language: str
    url: str | None


@dataclass(frozen=True)
class Evidence:
    """The passage that says it. `at` are the words that say it, `hits` those that were looked for: spans of `passage`."""

    passage: str
    at: tuple[Span, ...]
    hits: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        return " … ".join(span.of(self.passage) for span in self.at)


@dataclass(frozen=True)
class EventRow:
    """One event. `day` is when it happens if `dated` is "text", when it was published if "published"."""

    id: str
    source: Source
    type: str
    mode: str | None
    quad: int
    cameo: str | None
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    day: str | None
    dated: str | None
    time: str | None
    start: str | None
    end: str | None
    claim: str | None
    act: str | None
    speaker: Party | None
    score: float
    verdicts: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True)
class ClaimRow:
    """One claim."""

    id: str
    source: Source
    act: str
    polarity: str
    verbatim: str
    speaker: Party | None
    told: Party | None
    anonymous: bool
    day: str | None
    dated: str | None
    time: str | None
    start: str | None
    end: str | None
    within: str | None
    score: float
    verdicts: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True)
class ArticleRow:
    """One article, with how many facts its record has."""

    source: Source
    events: int
    claims: int
    evidence: Evidence


Row = EventRow | ClaimRow | ArticleRow
AnyRow = TypeVar("AnyRow", EventRow, ClaimRow, ArticleRow, Party, Site)


class Tabular:
    """Rows that frames can be made of, where their packages are installed."""

    def to_dicts(self) -> list[dict[str, Any]]:
        raise NotImplementedError

    def to_polars(self) -> Any:
        """A polars DataFrame; DatelineError where polars is not installed."""
        return _package("polars").DataFrame(self.to_dicts(), infer_schema_length=None)

    def to_pandas(self) -> Any:
        """A pandas DataFrame; DatelineError where pandas is not installed."""
        return _package("pandas").DataFrame(self.to_dicts())


@dataclass(frozen=True)
class Page(Tabular, Generic[AnyRow]):
    """Some rows of a search, and the cursor that the rest begins after; None where there is none."""

    rows: tuple[AnyRow, ...]
    after: str | None = None

    def __iter__(self) -> Iterator[AnyRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat dict per row: what is in words stays in words, the words that say it among them."""
        return [flat(row) for row in self.rows]

    def to_nested(self) -> list[dict[str, Any]]:
        """One dict per row with all that it has: the report, the parties, the passage with its spans."""
        return [asdict(row) for row in self.rows]


@dataclass(frozen=True)
class Table(Tabular):
    """Counts by key, or what `sql` gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    complete: bool = True

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def flat(row: Row | Party | Site) -> dict[str, Any]:
    """One row as a dict of plain values, for tables and CSV."""
    said = asdict(row)
    if isinstance(row, Party | Site):
        return said | ({"sector": " ".join(row.sector)} if isinstance(row, Party) else {})
    source, evidence = said.pop("source"), said.pop("evidence")
    for name in ("actors", "recipients"):
        if name in said:
            parties = getattr(row, name)
            said[name] = "; ".join(map(str, parties))
            said[f"{name[:-1]}_codes"] = "; ".join(party.code or "" for party in parties)
    for name in ("speaker", "told"):
        if name in said:
            party = getattr(row, name)
            said[name], said[f"{name}_code"] = (str(party), party.code) if party else (None, None)
    if "verdicts" in said:
        said["verdicts"] = "; ".join(said["verdicts"])
    place = {f"article_{key}" if key in ("id", "ref") else key: value for key, value in source.items()}
    return {**said, "words": row.evidence.words, "passage": evidence["passage"], **place}


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise DatelineError(f"{name} is not installed", remedy=f"pip install {name}") from None
