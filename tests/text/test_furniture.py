"""The table of furniture: it can be read, every row can match, and a broken one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.text import furniture
from dateline.text.cleaning import clean


def test_no_sentence_of_a_marked_report_is_furniture(gold: Path) -> None:
    """Sentences of reports end in a full stop; where a line of the gold does so and is left out, it must be marked as no part of it."""
    yaml = pytest.importorskip("yaml")
    for path in sorted((gold / "train").glob("*.txt")):
        gone = clean(path.read_text("utf8")).removed
        sentences = [removed.text for removed in gone if removed.text.endswith(".") and removed.reason != "photo caption"]
        if sentences:
            unwanted = yaml.safe_load(path.with_suffix(".yaml").read_text("utf8")).get("not_article") or []
            assert all(any(sentence in line or line in sentence for line in unwanted) for sentence in sentences), (path.stem, sentences)


def test_a_broken_table_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "furniture.toml").write_text('[[anywhere]]\nreason = "x"\nlines = ["("]\n', "utf8")
    monkeypatch.setattr(furniture, "files", lambda _: tmp_path)
    furniture._patterns.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=r"furniture\.toml"):
            furniture.reason_for("x", ["anywhere"])
    finally:
        monkeypatch.undo()
        furniture._patterns.cache_clear()
    assert furniture.reason_for("ADVERTISEMENT", ["anywhere"]) == "advertisement"


def test_long_lines_are_never_furniture() -> None:
    assert furniture.reason_for("Read more: " + "x" * 400, ["anywhere"]) is None


@pytest.mark.parametrize(
    "line", ["Exclusive | Water | By a staff writer in Addis Ababa", "By our diplomatic correspondent", "Trade | By the newsroom"]
)
def test_a_byline_without_a_name_is_furniture(line: str) -> None:
    page = clean(f"Row over dam deepens\n\n{line}\n\nEthiopia closed its border on Monday, an official said.\n")
    assert [removed.text for removed in page.removed] == [line]


def test_what_is_done_by_a_writer_is_told() -> None:
    kept = "By a writer's count, forty villages burned on Monday."
    assert kept in clean(f"Row over dam deepens\n\n{kept}\n\nEthiopia closed its border on Monday.\n").paragraphs
