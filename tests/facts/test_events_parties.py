"""Sides that the clause leaves open: chosen from what the report tells around them, or left open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.facts.events.parties import FEWEST, NOBODY, Parties, likely
from dateline.facts.events.story import CONTEXT, LONGEST, Story
from dateline.knowledge.sides import Sides
from dateline.record import Record
from dateline.text.articles import article_of

SEIZED = """Peru seizes two Chilean trawlers

LIMA, March 4, 2021 — Peru's navy seized two Chilean trawlers off Ilo on Tuesday and took their crew to the port, its spokesman said.

Chile demanded the immediate release of the sailors. Lima refused. "They fished in our waters," said Rosa Quispe, Peru's foreign minister.

Santiago recalled its ambassador and threatened to close the crossing at Arica. The Peruvian government condemned the threat.

In January, Chilean police had arrested a Peruvian captain. He was freed a week later.
"""
BLAMED = """Chad, Sudan and Niger quarrel over a raid

N'DJAMENA, May 2, 2019 — The government of Chad condemned an attack on a market in Tine on Sunday. Sudan and Niger condemned it, too.

Sudan said that it had not yet been told who the attackers were. Niger sent doctors to Chad.
"""


@pytest.fixture(scope="module")
def seized(reader: Any) -> Record:
    found: Record = reader.read(article_of(SEIZED, published="2021-03-04"))
    return found


def sides(record: Record) -> dict[str, str]:
    """{trigger: "ACTORS>RECIPIENTS"} by codes."""
    things = {thing.id: getattr(thing, "code", None) or getattr(thing, "country", None) for thing in (*record.actors, *record.places)}
    code = {mention.id: str(things.get(mention.thing)) for mention in record.mentions}
    return {
        event.trigger.of(record.article.text): ">".join(",".join(code[each] for each in part) for part in (event.actors, event.recipients))
        for event in record.events
    }


@pytest.mark.parametrize(
    ("trigger", "wanted"),
    [("refused", "PER>CHL"), ("recalled", "CHL>PER"), ("threatened", "CHL>PER"), ("condemned", "PER>CHL")],
)
def test_the_other_side_of_a_quarrel_is_chosen(seized: Record, trigger: str, wanted: str) -> None:
    assert sides(seized)[trigger] == wanted


def test_what_stands_in_the_clause_is_not_chosen_anew(seized: Record) -> None:
    assert sides(seized)["arrested"] == "CHL>PER"


def test_who_condemns_a_deed_has_not_done_it(reader: Any) -> None:
    record = reader.read(article_of(BLAMED, published="2019-05-02"))
    assert sides(record)["attack"].startswith(">")


def test_a_text_too_short_to_tell_a_story_leaves_sides_open(reader: Any) -> None:
    record = reader.read(article_of("Chile demanded an apology on Monday. Peru refused.", published="2021-03-04"))
    assert len(record.mentions) < FEWEST
    assert sides(record) == {"demanded": "CHL>", "apology": ">", "refused": "PER>"}


def test_the_mention_pointed_at_is_the_side_and_not_its_people(seized: Record) -> None:
    [event] = [each for each in seized.events if each.trigger.of(seized.article.text) == "condemned"]
    [mention] = [each for each in seized.mentions if each.id == event.recipients[0]]
    assert mention.span.of(seized.article.text) in {"Chile", "Santiago"}


def test_no_line_of_place_and_date_is_pointed_at(reader: Any) -> None:
    text = SEIZED.replace("LIMA, March 4, 2021 — ", "Lima | Thursday, 4 March 2021 | Desk notes\n\n")
    record = reader.read(article_of(text, published="2021-03-04"))
    words = {mention.id: mention.span.of(record.article.text) for mention in record.mentions}
    assert not any("|" in words[each] for event in record.events for each in (*event.actors, *event.recipients))


class Only(Parties):
    """Parties that believe a side from even chances on."""

    def __init__(self) -> None:
        self.known = replace(Sides.load(), enough={"actors": 0.5, "recipients": 0.8})


@pytest.mark.parametrize(
    ("role", "odds", "chosen"),
    [("actors", 0.1, "PER"), ("actors", -0.1, NOBODY), ("recipients", 1.3, NOBODY), ("recipients", 1.5, "PER")],
)
def test_a_side_is_believed_only_from_a_clear_chance_on(role: str, odds: float, chosen: str) -> None:
    assert Only().chosen(role, {"PER": odds, NOBODY: 0.0}) == chosen


def test_the_likeliest_of_three_is_not_believed_below_that() -> None:
    assert Only().chosen("actors", {"PER": 0.5, "CHL": 0.0, NOBODY: 0.0}) == NOBODY


def test_chances_of_great_odds_are_finite() -> None:
    assert likely({"PER": 900.0, NOBODY: -900.0}) == {"PER": 1.0, NOBODY: 0.0}


def test_a_long_story_is_read_in_stretches_that_ask_for_every_event_once() -> None:
    story = Story.__new__(Story)
    story.items = tuple(range(1000))  # type: ignore[assignment]
    asked = [place for first, last, start in story.stretches() for place in range(start, min(last, 1000))]
    assert asked == list(range(1000))
    assert all(start - first <= CONTEXT and last - first == LONGEST for first, last, start in story.stretches())


ENVOYS = """Norway brings Yemen's government and the Houthis together

OSLO, May 2, 2023 — Norway said on Tuesday that Yemen's government and the Houthis had met for the third time.

The Yemeni minister accused the rebels of shelling Taiz. The Houthis denied it and accused Yemen's army of a raid in Marib.

Norway urged both sides to free prisoners. The Norwegian envoy, Ida Berg, flew home. "Yemen is tired of war," she said.
"""
PARTNERS = SEIZED.replace("Santiago recalled", "Chile would ask its partners for help. Santiago recalled")


def test_who_both_sides_are_is_read_from_the_story(reader: Any) -> None:
    actors, recipients = sides(reader.read(article_of(ENVOYS, published="2023-05-02")))["urged"].split(">")
    assert (actors, "NOR" in recipients, "YEM" in recipients) == ("NOR", False, True)


def test_friends_without_a_name_are_not_told(reader: Any) -> None:
    assert sides(reader.read(article_of(PARTNERS, published="2021-03-04")))["ask"] in ("CHL>", "CHL>None")


def test_two_that_are_told_to_fight_stay_two(reader: Any) -> None:
    record = reader.read(article_of(SEIZED + "\nColombia urged both sides to talk.\n", published="2021-03-04"))
    actors, recipients = sides(record)["urged"].split(">")
    assert (actors, set(recipients.split(","))) == ("COL", {"CHL", "PER"})
