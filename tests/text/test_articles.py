"""Inputs of every kind give articles in order, and each bad one a failure that names it."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from dateline.errors import InputError, LanguageError
from dateline.text.articles import LARGEST, Failure, open_articles, paths_of
from dateline.types import Article

REPORT = "Rebels said on Monday that they had left the town."


def outcomes(*paths: object, stdin: bytes | None = None, published: str | None = None) -> list[Article | Failure]:
    return list(open_articles(map(str, paths), BytesIO(stdin) if stdin is not None else None, published))


def one(stdin: bytes) -> Article:
    (article,) = outcomes("-", stdin=stdin)
    assert isinstance(article, Article), article
    return article


def failure(stdin: bytes) -> Failure:
    (found,) = outcomes("-", stdin=stdin)
    assert isinstance(found, Failure), found
    return found


def test_folders_are_read_sorted_and_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/c.json", "d.conllu", "notes.md", "e.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf8")
    assert [Path(path).name for path in paths_of([str(tmp_path)])] == ["b.txt", "d.conllu", "e.jsonl", "c.json", "z.html"]


def test_parses_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text("# newdoc id = a\n", "utf8")
    assert outcomes(tmp_path) == []


def test_each_kind_of_file_gives_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf8")
    (tmp_path / "b.html").write_text(f"<html><body><h1>Town left</h1><p>{REPORT}</p></body></html>", "utf8")
    (tmp_path / "c.json").write_text(json.dumps([{"id": "c1", "text": REPORT}, {"html": f"<p>{REPORT}</p>"}]), "utf8")
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": 4, "text": REPORT}) + "\n\n", "utf8")
    found = outcomes(tmp_path)
    assert [article.ref for article in found] == ["a.txt", "b.html", "c1", "c.json", "4"]
    assert all(isinstance(article, Article) and REPORT in article.text for article in found)


def test_fields_of_json_are_kept() -> None:
    given = {"text": REPORT, "id": "x", "title": "Town left", "published": "2024-05-06"}
    given |= {"url": "https://a.example/1", "publisher": "The Paper"}
    article = one(json.dumps(given).encode())
    assert (article.ref, article.published, article.url, article.publisher) == ("x", "2024-05-06", "https://a.example/1", "The Paper")
    assert article.text == f"Town left\n\n{REPORT}"
    assert article.headline and article.headline.of(article.text) == "Town left"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ({"text": REPORT, "published": "2024-05-06"}, "2024-05-06"),
        ({"text": f"Town left\n\n7 May 2024\n\n{REPORT}"}, "2024-05-07"),
        ({"text": REPORT}, "2024-05-08"),
    ],
)
def test_the_stand_in_date_yields_to_what_the_report_says(written: dict[str, str], published: str) -> None:
    (article,) = outcomes("-", stdin=json.dumps(written).encode(), published="2024-05-08")
    assert isinstance(article, Article)
    assert article.published == published


@pytest.mark.parametrize(
    "stdin",
    [
        REPORT.encode(),
        f"<!DOCTYPE html><html><body><p>{REPORT}</p></body></html>".encode(),
        json.dumps({"text": REPORT}).encode(),
        json.dumps({"text": REPORT}, indent=2).encode(),
        json.dumps([{"text": REPORT}]).encode(),
    ],
    ids=["text", "page", "JSON line", "JSON", "list"],
)
def test_standard_input_is_told_by_how_it_begins(stdin: bytes) -> None:
    assert one(stdin).text == REPORT


def test_a_bad_line_names_its_file_and_number_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(f'{{"id": "a", "text": "{REPORT}"}}\n{{"id": \n{{"id": "c", "text": "{REPORT}"}}\n', "utf8")
    first, bad, last = outcomes(file)
    assert (first.ref, last.ref) == ("a", "c")
    assert isinstance(bad, Failure)
    assert str(bad.error).startswith(f"{file}:2: ")


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ({"text": 5}, "the field 'text' is a number, not a string"),
        ({"text": REPORT, "published": ["2024"]}, "the field 'published' is a list, not a string"),
        ({"title": "Town left"}, "neither 'text' nor 'html' is given"),
        (["text"], "this is a string, not an object"),
        ({"text": REPORT, "published": "9999-99-99"}, "the publication date '9999-99-99' cannot be read"),
    ],
)
def test_wrong_json_is_told(written: object, what: str) -> None:
    assert failure(json.dumps(written).encode()).error.what == what


@pytest.mark.parametrize("stdin", [b'{"a":' * 50_000, b'{"text": "x", "id": ' + b"1" * 9000 + b"}"], ids=["nested", "number"])
def test_hostile_json_is_an_error_of_ours(stdin: bytes) -> None:
    assert isinstance(failure(stdin).error, InputError)


@pytest.mark.parametrize(
    ("stdin", "what"),
    [
        (b"", "there is no text"),
        (b" \n\t\n", "there is no text"),
        (b"\x89PNG\r\n\x1a\n", "this is a PNG picture, not text"),
        (b"%PDF-1.7 \xe2\xe3", "this is a PDF document, not text"),
        (b"abc\0def", "this is binary, not text"),
        (b"a" * 20_000_000, "the text is longer than 1,000,000 characters"),
    ],
    ids=["empty", "white", "picture", "pdf", "zeros", "one long line"],
)
def test_what_is_no_report_is_told(stdin: bytes, what: str) -> None:
    assert failure(stdin).error.what == what


def test_a_file_too_large_is_refused_before_it_is_held(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as hole:
        hole.truncate(LARGEST + 10)
    (found,) = outcomes(file)
    assert isinstance(found, Failure)
    assert "larger than 50,000,000 bytes" in found.error.what


def test_missing_files_fail_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf8")
    missing, impossible, article = outcomes(tmp_path / "no.txt", "a\0b.txt", tmp_path / "a.txt")
    assert isinstance(impossible, Failure)
    assert isinstance(missing, Failure)
    assert (missing.ref, missing.error.what) == ("no.txt", "there is no such file")
    assert article.ref == "a.txt"


def test_another_language_is_named() -> None:
    error = failure("Le ministre a déclaré lundi que la guerre continuait dans le nord du pays.".encode()).error
    assert isinstance(error, LanguageError)
    assert error.what == "the report is in French"


def test_lines_are_read_one_by_one() -> None:
    class Endless(BytesIO):
        """Fails the test when asked for more than the article that is wanted needs."""

        asked = 0

        def readline(self, size: int | None = -1) -> bytes:
            self.asked += 1
            assert self.asked <= 2
            return json.dumps({"text": REPORT}).encode() + b"\n"

    assert isinstance(next(open_articles(["-"], Endless())), Article)
