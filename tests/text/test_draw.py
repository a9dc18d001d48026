"""The drawing: lines break where they should, underlines are as long as their spans, and a terminal obeys nothing it is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.record import Record
from dateline.text.draw import amount, drawing, picture, wrapped
from dateline.types import Article, Event, Mention, Place, Quantity, Span


def drawn(text: str, *spans: tuple[int, int], width: int = 80) -> str:
    place = Place("place-1", "Oz")
    mentions = tuple(Mention(f"mention-{start}-{end}", place.id, Span(start, end)) for start, end in spans)
    return picture(Record(Article("article-1", "a.txt", text), places=(place,), mentions=mentions), width)


def test_lines_break_at_spaces() -> None:
    text = "one two three\n\nfour"
    assert [line.of(text) for line in wrapped(text, 7)] == ["one two", "three", "", "four"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    text = "a " + "b" * 9
    assert [line.of(text) for line in wrapped(text, 4)] == ["a", "bbbb", "bbbb", "b"]


def test_overlapping_labels_get_rows_of_their_own() -> None:
    assert drawn("the port of the city", (0, 20), (16, 20)).splitlines() == [
        "the port of the city",
        "─ Oz ───────────────",
        "                ──── Oz",
    ]


def test_a_label_at_the_end_of_a_line_stands_before_its_underline() -> None:
    assert drawn("x" * 17 + " on", (18, 20), width=20).splitlines()[1] == " " * 15 + "Oz ──"


def test_a_span_over_two_lines_is_labelled_once() -> None:
    assert drawn("one two three four five six", (4, 27), width=20).splitlines() == [
        "one two three four",
        "    ─ Oz ─────────",
        "five six",
        "────────",
    ]


def test_wide_characters_take_two_cells() -> None:
    assert drawn("東京 and Kyiv", (7, 11)).splitlines()[1] == " " * 9 + "──── Oz"


def test_a_terminal_obeys_nothing() -> None:
    shown = drawn("a\x1b[31mb\x07\u202ec\u200bd\te", (0, 1))
    assert shown.splitlines()[0] == "a␛[31mb␇·c·d e"
    assert "\x1b" not in drawing(Record(Article("article-1", "a.txt", "a\x1b[31mb"))).plain


def test_events_say_type_mode_and_status() -> None:
    event = Event("event-1", "COERCE", Span(9, 15), "possible", mode="seize")
    shown = picture(Record(Article("article-1", "a.txt", "May have seized it"), events=(event,)))
    assert shown.splitlines()[1] == "         ══════ COERCE seize possible"


def test_amounts() -> None:
    said = [amount(Quantity("quantity-1", low, high)) for low, high in ((3, 3), (1000000, None), (None, 6), (2.5, 3.0))]
    assert said == ["3", "1,000,000+", "≤6", "2.5–3"]


@given(st.text(alphabet="ab 東\n\u200b-", max_size=120), st.integers(2, 60))
def test_lines_hold_every_word_and_keep_the_width(text: str, width: int) -> None:
    lines = [line.of(text) for line in wrapped(text, width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(drawn(line, width=10**6)) <= width for line in lines)
