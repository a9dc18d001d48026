"""The two countries that "both sides", "the two governments" and the like stand for."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.record import Record
from dateline.text.articles import article_of

REPORT = """Chile and Peru trade accusations over a trawler

LIMA, March 4, 2021 — Peru accused Chile of firing on a trawler off Ilo on Tuesday. Chile denied it.

Both sides agreed on Friday to meet in Quito. The two governments signed a truce. The UN urged both camps to pull back. Both presidents
thanked Ecuador. Neither country apologised.
"""
THIRD = """Envoys of three states meet

QUITO, March 4, 2021 — Envoys of Chile, Peru and Ecuador met on Tuesday. Chile spoke first. Peru spoke last. Ecuador was silent.

The two governments signed nothing.
"""


@pytest.fixture(scope="module")
def record(reader: Any) -> Record:
    found: Record = reader.read(article_of(REPORT, published="2021-03-04"))
    return found


def codes(record: Record, phrase: str) -> set[str | None]:
    things = {actor.id: actor.code for actor in record.actors}
    return {things[each.thing] for each in record.mentions if each.thing in things and each.span.of(record.article.text) == phrase}


@pytest.mark.parametrize("phrase", ["Both sides", "The two governments", "both camps", "Both presidents", "Neither country"])
def test_both_are_the_two_that_the_report_sets_against_each_other(record: Record, phrase: str) -> None:
    assert codes(record, phrase) == {"CHL", "PER"}


def test_of_three_alike_nobody_knows_which_two(reader: Any) -> None:
    assert codes(reader.read(article_of(THIRD, published="2021-03-04")), "The two governments") <= {None}


URGED = """Chile and Peru trade accusations over a trawler

LIMA, March 4, 2021 — Peru accused Chile of firing on a trawler off Ilo on Tuesday. Chile said Peru had fired first.

Brazil, which borders Peru, urged the two governments to talk. Ecuador proposed that both navies leave the area.
"""
REBELS = """Truce in southern Peru

AYACUCHO, Peru, March 4, 2021 — Peru's army and the rebels of the Shining Path traded fire on Tuesday. Peruvian police buried two men.

Both sides agreed on Friday to meet in Geneva.
"""


@pytest.mark.parametrize("phrase", ["the two governments", "both navies"])
def test_who_urges_both_is_neither_of_them(reader: Any, phrase: str) -> None:
    assert codes(reader.read(article_of(URGED, published="2021-03-04")), phrase) == {"CHL", "PER"}


def test_the_sides_of_a_civil_war_are_of_one_country(reader: Any) -> None:
    assert codes(reader.read(article_of(REBELS, published="2021-03-04")), "Both sides") == {"PER"}
