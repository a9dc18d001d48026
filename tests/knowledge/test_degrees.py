"""The fitted weights of degrees."""

from __future__ import annotations

from dateline.knowledge.degrees import MOST, Degrees


def test_the_table_that_ships_knows_what_a_modal_does() -> None:
    degrees = Degrees.load()
    assert len(degrees.weights) > 1000
    assert degrees.weights["actual"] > 0 > degrees.weights["future"]


def test_the_sum_does_not_depend_on_the_order() -> None:
    degrees, some = Degrees.load(), sorted(Degrees.load().weights)[:400]
    assert degrees.of(some) == degrees.of(reversed(some))


def test_a_degree_stays_on_its_scale() -> None:
    assert Degrees({"surely": 9.0}, 1.0).of(["surely"]) == MOST
    assert Degrees({"never": -9.0}, 1.0).of(["never", "unheard of"]) == -MOST
