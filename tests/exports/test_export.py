"""What holds for every export: it is listed, documented, whole or not there, and no text breaks it."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.cli.exporting import ExportForm, FlatTable
from dateline.errors import DatelineError, ExportError, RecordError
from dateline.exports import EXPORTS, export_of, tables
from dateline.exports.dyads import layouts
from dateline.exports.texts import Sentences, named, on_one_line, web_address
from dateline.record import Record
from dateline.types import Actor, Article, Event, Mention, Span

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf8")


def test_the_command_line_offers_them_all() -> None:
    assert [form.value for form in ExportForm] == list(EXPORTS)
    assert [table.value for table in FlatTable] == list(tables())


def test_every_form_and_every_column_is_documented() -> None:
    assert not [name for name in EXPORTS if f"`{name}`" not in PAGE]
    for table in tables().values():
        missing = [column.name for column in table.columns if f"| `{column.name}` | {column.kind} | {column.meaning} |" not in PAGE]
        assert not missing, f"docs/exports.md does not tell of {missing} of {table.name}"
    filled = [column for layout in layouts().values() for column in layout.columns]
    assert not [column for column in filled if f"`{column}`" not in PAGE and not column.startswith(("Actor1", "Actor2"))]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_records_give_the_same_bytes(name: str, record: Record, hostile: Record) -> None:
    first, second = BytesIO(), BytesIO()
    assert EXPORTS[name].write([record, hostile], first) == EXPORTS[name].write(iter([record, hostile]), second) > 0
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("name", EXPORTS)
def test_a_failed_export_leaves_what_was_there(name: str, record: Record, tmp_path: Path) -> None:
    def broken() -> Iterator[Record]:
        yield record
        raise RecordError("broken")

    out = tmp_path / "out"
    out.write_text("before")
    with pytest.raises(RecordError):
        EXPORTS[name].write(broken(), out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert out.read_text() == "before"


def test_a_link_is_followed_and_stays(record: Record, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    EXPORTS["jsonl"].write([record], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").is_file()


def test_a_new_file_has_the_rights_of_any_new_file(record: Record, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    EXPORTS["jsonl"].write([record], tmp_path / "new")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


def test_a_device_is_written_to_and_not_replaced(record: Record) -> None:
    EXPORTS["jsonl"].write([record], Path(os.devnull))
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("where", [".", "missing/out"])
def test_a_file_that_cannot_be_written_is_told(where: str, record: Record, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"Remedy: name a file"):
        EXPORTS["csv"].write([record], tmp_path / where)


def test_pyarrow_is_asked_for_by_name(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'dateline\[exports\]'"):
        EXPORTS["parquet"].write([record], BytesIO())


@pytest.mark.parametrize(("name", "table"), [("xlsx", None), ("csv", "events2"), ("gdelt", "claims")])
def test_what_there_is_not_is_told(name: str, table: str | None) -> None:
    with pytest.raises(ExportError, match="Remedy"):
        export_of(name, table)


TEXTS = st.text(st.one_of(st.sampled_from("\x00\x1b\t\r\n\"'=<&>\u2028\ud800\ufffe;,—é𝕏"), st.characters()), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_is_written_or_told(name: str, said: str, published: str) -> None:
    text = f"{said}. struck"
    at = Span(len(text) - 6, len(text))
    actor = Actor(name, name, "person", said, (said,), name)
    event = Event(said, "ASSAULT", at, "actual", name, "190", ("mention-1",), (), score=0.5)
    article = Article(name, said, text, None, name, said, published=published)
    record = Record(article, (actor,), mentions=(Mention("mention-1", name, at),), events=(event,))
    for export in EXPORTS.values():
        try:
            assert export.write([record], BytesIO()) > 0
        except DatelineError as error:
            assert "Unicode" in error.what


def test_no_name_of_theirs_reaches_the_disk(hostile: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "spool"))
    (tmp_path / "spool").mkdir()
    for name, export in EXPORTS.items():
        export.write([hostile], tmp_path / name)
    assert {path.name for path in tmp_path.iterdir()} == {*EXPORTS, "spool"}
    assert not list((tmp_path / "spool").iterdir())


def test_sentences() -> None:
    text = "Talks fail\n\nGen. Ade of the U.S. left at 5 p.m. on Monday. “Why?” he asked. Nobody knew."
    sentences = Sentences(text)
    assert [sentences.around(Span(at, at + 1)) for at in (0, text.index("left"), text.index("Why"), text.index("Nobody"))] == [
        "Talks fail",
        "Gen. Ade of the U.S. left at 5 p.m. on Monday.",
        "“Why?” he asked.",
        "Nobody knew.",
    ]
    assert [sentences.number(text.index(word)) for word in ("Talks", "Gen", "left", "Why", "knew")] == [1, 2, 2, 3, 4]


def test_an_endless_sentence_is_cut_around_the_span() -> None:
    text = "no " * 5_000 + "struck " + "no " * 5_000
    said = Sentences(text).around(Span(text.index("struck"), text.index("struck") + 6))
    assert "struck" in said
    assert len(said) <= 1_000


def test_texts_of_strangers() -> None:
    assert on_one_line("a\tb\r\nc\x00\u2028d") == "a b c d"
    assert named("event-0123456789abcdef") == "event-0123456789abcdef"
    assert named("../x").startswith("foreign-")
    assert web_address("http://a.b/c") == "http://a.b/c"
    assert not [url for url in ("javascript:x", "https://a b", "https://a\"b", None) if web_address(url)]
