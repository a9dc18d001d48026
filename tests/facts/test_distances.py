"""Stated distances against the map."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.facts.places.distances import check_distances
from dateline.knowledge.gazetteer import open_gazetteer


def stated(reader: Any, article: Any, text: str) -> list[Any]:
    return list(check_distances(reader.read(article(text, published="2022-01-05")), open_gazetteer()))


@pytest.mark.parametrize(
    ("text", "fits", "measured"),
    [
        ("The village of Maryinka lies 25 km west of Donetsk.", True, 24),
        ("Bakhmut, about 90 kilometres north of Donetsk, was shelled.", True, 65),
        ("Bakhmut, 20 kilometres north of Donetsk, was shelled.", False, 65),
        ("Bakhmut, 70 kilometres south of Donetsk, was shelled.", False, 65),
        ("Kharkiv, 25 miles from the Russian border, was shelled.", True, 30),
    ],
)
def test_a_distance_is_measured(reader: Any, article: Any, text: str, fits: bool, measured: float) -> None:
    (found,) = stated(reader, article, text)
    assert found.fits is fits
    assert found.measured == pytest.approx(measured, abs=15)


def test_what_the_text_does_not_place_is_not_checked(reader: Any, article: Any) -> None:
    (found,) = stated(reader, article, "The rocket fell 30km south-east of Goma.")
    assert (found.fits, found.measured) == (None, None)
    assert found.why


def test_other_measures_are_no_distances(reader: Any, article: Any) -> None:
    assert stated(reader, article, "A pipe 30 km long leads away from Goma. Some 40 soldiers came from Goma.") == []
