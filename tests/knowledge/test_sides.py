"""The small network that reads who is meant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import sides
from dateline.knowledge.sides import NEAR, Sides, Told


def quarrel(codes: tuple[str, str] = ("PER", "CHL")) -> Told:
    """ "Peru … demanded … Chile": three items, of which the second is an event whose actor is the first code."""
    gaps = np.full((3, 3), NEAR)
    return Told(
        np.array([False, True, False]),
        (("mention", "upos PROPN", "rel nsubj"), ("event", "type REQUEST", "status actual"), ("mention", "upos PROPN", "rel obl")),
        ((("peru",), ("demand",), (), ()), (("demand",), (), ("peru",), ()), (("chile",), ("demand",), (), ())),
        ((0, "named", 0), (1, "actors", 0), (2, "named", 1)),
        gaps,
        np.zeros((3, 3), np.int64),
        codes,
    )


def test_every_item_has_odds_for_every_code_and_for_nobody() -> None:
    reading = Sides.load().read(quarrel())
    assert reading.some.shape == (2, 3, 2)
    assert reading.nobody.shape == (2, 3)
    assert np.isfinite(reading.some).all()
    assert reading.score(0, 1, "") == float(reading.nobody[0, 1])


def test_a_code_that_the_text_does_not_hold_has_no_odds() -> None:
    assert Sides.load().read(quarrel()).score(0, 1, "FRA") == 0.0


def test_what_a_code_is_called_says_nothing() -> None:
    one, other = (Sides.load().read(quarrel(codes)) for codes in (("PER", "CHL"), ("GHA", "TGO")))
    assert (one.some == other.some).all()


def test_who_makes_a_demand_is_less_likely_to_be_the_one_it_is_made_of() -> None:
    def lead(actor: int) -> float:
        told = quarrel()
        parts = tuple((item, part, actor if part == "actors" else code) for item, part, code in told.parts)
        reading = Sides.load().read(replace(told, parts=parts))
        return reading.score(1, 1, "CHL") - reading.score(1, 1, "PER")

    assert lead(actor=0) > lead(actor=1)


def test_weights_that_cannot_be_read_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "TABLE", "plover.toml")
    with pytest.raises(KnowledgeError, match=r"plover\.toml"):
        Sides.load.__wrapped__()
