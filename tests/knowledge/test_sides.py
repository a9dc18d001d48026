"""The fitted weights of open sides."""

from __future__ import annotations

from dateline.knowledge.sides import Sides


def test_every_line_is_a_weight_of_a_role() -> None:
    sides = Sides.load()
    assert set(sides.weights) == {"actors", "recipients"}
    assert all(len(weights) > 1000 for weights in sides.weights.values())


def test_what_is_named_lately_speaks_for_a_side_and_what_is_far_off_against_it() -> None:
    for weights in Sides.load().weights.values():
        assert weights["recent 0"] > weights["recent 3"]
        assert weights["elsewhere"] < 0
