"""What the world sends: nothing may break the program, be read wrongly in silence, or take its neighbours along."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline.codec import record_from_json, record_to_json
from dateline.errors import InputError
from dateline.record import Record
from dateline.types import Article

SENTENCE = "Moscow denied on Thursday that its troops had crossed the border."
MARKS = ["“", "”", '"', "'", "(", ")", " — ", ". ", "?!", "\n\n", "\u200f", "\x00"]
PIECES = [*MARKS, " said ", "Moscow", "the U.S. ", "denied", " that ", "3.5", "1,2,,", "on Thursday", " not to ", "troops"]


Run = Callable[..., Any]


def records(done: Any) -> list[Record]:
    return [record_from_json(line) for line in done.out.splitlines()]


def test_one_bad_file_does_not_take_the_others_along(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(SENTENCE.replace("Moscow", "Minsk"), "utf8")
    done = run("read", str(tmp_path), "--format", "json")
    assert done.code == 3
    assert [record.article.ref for record in records(done)] == ["a.txt", "c.txt"]
    assert done.err.startswith("dateline: ")
    assert "b.txt" in done.err


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\t\n ", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, b"%PDF-1.7\n\x00\x01\x02\xff" * 99, b"\x00" * 5000],
    ids=["empty", "white", "picture", "pdf", "zeros"],
)
def test_what_is_no_report_is_told(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    done = run("read", str(file), "--format", "json")
    assert (done.code, done.out) == (1, "")
    assert "x.txt" in done.err
    assert "Remedy" in done.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(f"The café in Málaga was closed. “{SENTENCE}”".encode(encoding))
    (record,) = records(run("read", str(file), "--format", "json"))
    assert "café in Málaga" in record.article.text
    assert "“Moscow" in record.article.text
    assert "\ufeff" not in record.article.text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + f"<p>{SENTENCE}</p>" + "</div>" * 50_000,
        f"<article><h1>Talks</h1><p>{SENTENCE}</p><p>{SENTENCE}</p></article><script>while(1){{}}</script>",
    ],
    ids=["nested", "script"],
)
def test_broken_pages_are_read_or_told(run: Run, tmp_path: Path, page: str) -> None:
    file = tmp_path / "x.html"
    file.write_text(page, "utf8")
    done = run("read", str(file), "--format", "json")
    assert done.code in (0, 1)
    assert bool(done.out) == (done.code == 0)


def test_a_line_of_20_megabytes(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("a" * 20_000_000, "utf8")
    assert run("read", str(file), "--format", "json").code in (0, 1)


def test_20_megabytes_of_prose(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(f"{SENTENCE} " * 310_000, "utf8")
    assert run("read", str(file), "--format", "json").code in (0, 1)


STRANGE = {
    "clauses": "and ".join(["Moscow said it was ready "] * 400) + ".",
    "5,000 words": "word " * 5000,
    "brackets": "(" * 900 + "Moscow" + ")" * 900,
    "quotes": "“" * 900 + SENTENCE,
    "digits": "1,1" * 4000,
    "zero width": "Moscow\u200b\u200d denied\u2060 on\u00ad Thursday that it\ufeff plans to invade Ukraine.",
    "right to left": "قال \u202eMoscow denied it\u202c on Thursday\u200f. نفى Kyiv said it was ready for talks with Moscow on Friday.",
    "headline": "Talks fail",
    "comma first": "“The port is shut”\n\n, the ministry said on Monday.\n\n, said Ana Ruiz, the mayor.",
    "headline and blank": "Talks fail\n\n",
    "accents": "e\u0301" * 500 + " Kyiv said.",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_texts_give_a_record_that_holds(reader: Any, article: Callable[..., Article], text: str) -> None:
    record = reader.read(article(text, published=None))
    assert record_from_json(record_to_json(record.check())) == record


def test_without_a_date_thursday_stays_open(reader: Any, article: Callable[..., Article]) -> None:
    assert all(time.anchor != "published" for time in reader.read(article(SENTENCE, published=None)).times)


def test_nothing_to_read_is_an_error() -> None:
    with pytest.raises(InputError):
        dateline.read("")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)).filter(str.strip))
def test_any_text_gives_the_same_record_twice(reader: Any, article: Callable[..., Article], text: str) -> None:
    clean = text.encode("utf8", "ignore").decode("utf8")
    first, second = (reader.read(article(clean)) for _ in range(2))
    assert record_to_json(first.check()) == record_to_json(second)


def test_json_lines_fail_one_by_one(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": SENTENCE}), "{broken", json.dumps({"id": "c"}), json.dumps({"id": "d", "text": SENTENCE})]
    file = tmp_path / "x.jsonl"
    file.write_text("\n".join(lines), "utf8")
    done = run("read", str(file), "--format", "json")
    assert done.code == 3
    assert [record.article.ref for record in records(done)] == ["a", "d"]
