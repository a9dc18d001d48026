"""Parquet and CSV, read back by those who read them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import duckdb
import pandas
import polars
import pytest
from pyarrow import parquet

from dateline.exports import EXPORTS, columnar, tables
from dateline.exports.separated import harmless
from dateline.record import Record

TYPES = {
    "text": "string",
    "texts": "list<element: string>",
    "integer": "int64",
    "integers": "list<element: int64>",
    "number": "double",
    "flag": "bool",
    "day": "date32[day]",
}
Written = Callable[..., bytes]


@pytest.mark.parametrize("name", tables())
def test_parquet_has_the_types_and_the_meanings_of_every_column(name: str, record: Record, tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    count = EXPORTS["parquet"].of(name).write([record, record], path)
    read = parquet.read_table(path)
    assert read.num_rows == count > 0
    for column, field in zip(tables()[name].columns, read.schema, strict=True):
        assert (field.name, str(field.type)) == (column.name, TYPES[column.kind])
        assert (field.metadata or {}).get(b"meaning", b"").decode() == column.meaning


def test_duckdb_reads_parquet(record: Record, tmp_path: Path) -> None:
    path = str(tmp_path / "events.parquet")
    EXPORTS["parquet"].write([record], Path(path))
    rows = duckdb.sql(f"SELECT status, type, actors, recipient_codes, place, latitude, day FROM '{path}' ORDER BY trigger_start").fetchall()
    assert rows[0][:6] == ("actual", "COERCE", ["Guyana"], [], "Lethem", 3.38)
    assert str(rows[0][6]) == "2025-10-14"
    assert [row[0] for row in rows] == ["actual", "actual", "possible", "negated", "historical"]
    assert duckdb.sql(f"SELECT count(*) FROM '{path}' WHERE list_contains(actor_codes, 'NATO')").fetchall() == [(1,)]


def test_polars_reads_parquet_and_joins_the_tables(record: Record, written: Written) -> None:
    events, claims = (polars.read_parquet(BytesIO(written("parquet", [record], name))) for name in ("events", "claims"))
    joined = events.join(claims.select("claim_id", "content"), on="claim_id", how="inner")
    assert joined.select("status", "speaker", "content").rows() == [
        ("possible", "a military spokesman", "“We fear more attacks,”"),
        ("negated", "Venezuela", "its army had fired on the patrol"),
    ]
    assert joined["speaker_anonymous"].to_list() == [True, False]


def test_pandas_reads_csv(record: Record, written: Written) -> None:
    frame = pandas.read_csv(BytesIO(written("csv", [record])))
    assert list(frame.status) == ["actual", "actual", "possible", "negated", "historical"]
    assert frame.actors[4] == "United Nations; NATO"
    assert frame.goldstein.dtype == "float64"
    assert frame.sentence[1].startswith("GEORGETOWN — Guyana closed the crossing")


@pytest.mark.parametrize("name", tables())
def test_csv_is_rfc_4180(name: str, record: Record, hostile: Record, written: Written) -> None:
    text = written("csv", [record, hostile], name).decode("utf8")
    assert text.endswith("\r\n")
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert rows[0] == [column.name for column in tables()[name].columns]
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("name", tables())
def test_a_cell_of_text_is_no_formula(name: str, hostile: Record, written: Written) -> None:
    rows = list(csv.reader(StringIO(written("csv", [hostile], name).decode("utf8"), newline="")))
    kinds = [column.kind for column in tables()[name].columns]
    texts = [cell for row in rows[1:] for kind, cell in zip(kinds, row, strict=True) if kind in ("text", "texts")]
    assert texts or name == "quantities"
    assert not [cell for cell in texts if cell[:1] in "=+-@\t\r\n" and cell]


@pytest.mark.parametrize("said", ["=1+1", "'twas", "-5", "plain", "＝1"])
def test_one_apostrophe_taken_away_gives_the_text_back(said: str) -> None:
    assert harmless(said).removeprefix("'" if harmless(said) != said else "") == said
    assert harmless(harmless(said)).startswith("'") == (said != "plain")


def test_the_table_of_reports_holds_the_text_that_positions_count(record: Record, written: Written) -> None:
    articles, mentions = (polars.read_parquet(BytesIO(written("parquet", [record], name))) for name in ("articles", "mentions"))
    text = articles["text"][0]
    assert [text[start:end] for start, end in mentions.select("start", "end").rows()] == mentions["said"].to_list()
    assert articles.select("events", "claims", "dateline").rows() == [(5, 2, "Georgetown")]


def test_no_more_than_one_row_group_is_held(record: Record, written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "ROWS", 100)
    read = parquet.ParquetFile(BytesIO(written("parquet", [record] * 50, "events")))
    assert (read.metadata.num_rows, read.metadata.num_row_groups) == (250, 3)
    monkeypatch.setattr(columnar, "CHARACTERS", 1)
    assert parquet.ParquetFile(BytesIO(written("parquet", [record] * 3, "articles"))).metadata.num_row_groups == 3
