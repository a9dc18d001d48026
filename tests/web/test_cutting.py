"""Overlapping spans become pieces that lie side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.types import Span
from dateline.web.cutting import Mark, cut

TEXTS = st.text(st.sampled_from("ab \n😀é"), min_size=1, max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda ends: ends[0] < ends[1])
    kinds = st.sampled_from(("content", "actor", "event", "cue"))
    drawn = draw(st.lists(st.tuples(spans, kinds), max_size=8))
    return text, [Mark(Span(*span), kind, f"{kind}-{number}") for number, (span, kind) in enumerate(drawn)]  # type: ignore[arg-type]


@given(marked())
def test_every_character_comes_out_once_under_its_marks(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    lines = list(cut(text, marks))
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == text
    for line in lines:
        at = line.span.start
        for piece in line.pieces:
            for place in range(at, at + len(piece.text)):
                assert set(piece.marks) == {mark for mark in marks if mark.span.start <= place < mark.span.end}
            at += len(piece.text)


@given(marked())
def test_every_mark_begins_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    begun = [mark for line in cut(text, marks) for piece in line.pieces for mark in piece.begins]
    assert len(begun) == len(set(begun))
    assert set(begun) == {mark for mark in marks if text[mark.span.start : mark.span.end].strip("\n")}


def test_many_marks_take_little_time() -> None:
    text = "word " * 20_000
    marks = [Mark(Span(5 * number, 5 * number + 4), "actor", f"actor-{number}") for number in range(5_000)]
    assert sum(len(line.pieces) for line in cut(text, marks)) == 10_000
