"""Rows that a text does not say, though its words look like it: each a class of faults that readers have met with."""

from __future__ import annotations

from typing import Any

import pytest

GRAVE = "Ethiopia shelled a Sudanese village on Monday. The Sudanese army said two soldiers were killed. Sudan recalled its envoy.\n\n"


def rows(reader: Any, article: Any, text: str) -> list[tuple[str, str, str, list[str], list[str]]]:
    """(type, trigger, status, codes of the actors, codes of the recipients) of each event."""
    record = reader.read(article(text))
    things = {actor.id: actor for actor in record.actors}
    codes = {mention.id: things[mention.thing].code or "" for mention in record.mentions if mention.thing in things}
    return [
        (
            each.type,
            each.trigger.of(record.article.text),
            each.status,
            [codes[one] for one in each.actors],
            [codes.get(one, "") for one in each.recipients],
        )
        for each in record.events
    ]


def kinds(found: list[tuple[str, str, str, list[str], list[str]]]) -> list[str]:
    return [kind for kind, *_ in found]


@pytest.mark.parametrize(
    "match",
    [
        "Cheering crowds watched as Sudan beat Comoros 2-0 in a friendly.",
        "Sudan defeated Kenya by three wickets.",
        "Chad beat Mali in the final of the tournament.",
        "Chad thrashed Mali 4-1 in the semi-final. Then Chad knocked out Togo on penalties.",
    ],
)
def test_sport_inside_a_grave_report(reader: Any, article: Any, match: str) -> None:
    assert kinds(rows(reader, article, GRAVE + match)) == kinds(rows(reader, article, GRAVE))


@pytest.mark.parametrize(
    "strike",
    [
        "Dock workers in Port Sudan have been on strike since Thursday.",
        "The strikes by truckers emptied the shops of Khartoum.",
        "Railway staff in Khartoum began industrial action on Friday.",
        "Teachers in Khartoum went on strike over pay.",
    ],
)
def test_strikes_of_workers_harm_no_body(reader: Any, article: Any, strike: str) -> None:
    assert kinds(rows(reader, article, strike)) == ["PROTEST"]


def test_strikes_of_an_air_force_do(reader: Any, article: Any) -> None:
    assert "ASSAULT" in kinds(rows(reader, article, "An Ethiopian air strike hit a Sudanese barracks on Monday."))


def test_a_general_strike_is_no_threat_of_violence(reader: Any, article: Any) -> None:
    record = reader.read(article("The unions in Khartoum threatened a general strike."))
    assert [(event.type, event.mode) for event in record.events] == [("THREATEN", "restrict")]


def test_orders_refused_are_not_carried_out(reader: Any, article: Any) -> None:
    found = rows(reader, article, "Officers of the Sudanese army refused orders to fire on demonstrators, witnesses said.")
    assert [(kind, status) for kind, _, status, *_ in found] == [("REJECT", "actual"), ("ASSAULT", "negated")]


def test_who_has_orders_gave_none(reader: Any, article: Any) -> None:
    found = rows(reader, article, "The chief of staff said the Sudanese soldiers had orders to shoot looters.")
    assert [actors for kind, _, _, actors, _ in found if kind == "REQUEST"] == [[]]


def test_a_verb_with_a_tense_goes_on_from_the_urging_and_not_from_what_is_urged(reader: Any, article: Any) -> None:
    record = reader.read(article("Norway urges all sides in Sudan to show restraint and will send an envoy to Khartoum."))
    assert [span.of(record.article.text) for claim in record.claims for span in claim.content] == ["all sides in Sudan to show restraint"]
    (sent,) = [row for row in rows(reader, article, record.article.text) if row[1] == "send"]
    assert sent[2:4] == ("future", ["NOR"])


def test_who_threatens_beside_what_he_did(reader: Any, article: Any) -> None:
    found = rows(reader, article, "Kenya closed the border crossing and threatened to suspend electricity exports to Uganda.")
    assert [(actors, "KEN" in recipients) for kind, _, _, actors, recipients in found if kind == "THREATEN"] == [(["KEN"], False)]


@pytest.mark.parametrize("harm", ["its citizens were harmed", "its embassy was attacked", "its fishermen had been detained"])
def test_whose_the_harmed_are_has_not_harmed_them(reader: Any, article: Any, harm: str) -> None:
    found = rows(reader, article, f"Kenya said that {harm}.")
    assert [(actors, recipients) for _, _, _, actors, recipients in found] == [([], ["KEN"])]


def test_a_paper_speaks_for_its_sender(reader: Any, article: Any) -> None:
    found = rows(reader, article, "Kenya's foreign ministry sent Uganda a letter demanding the release of the fishermen.")
    assert [actors for kind, _, _, actors, _ in found if kind == "REQUEST"] == [["KEN"]]
    found = rows(reader, article, "The note, delivered on Monday by Norway's ambassador, condemned the raid.")
    assert ("ACCUSE", "condemned", "actual", ["NOR"], []) in found


@pytest.mark.parametrize("water", ["Gulf of Finland", "Sea of Japan", "Mozambique Channel", "Gulf of Oman"])
def test_a_water_is_no_party(reader: Any, article: Any, water: str) -> None:
    (found,) = rows(reader, article, f"Norway sent two frigates to the {water} on Monday.")
    assert found[3:] == (["NOR"], [])


def test_what_is_offered_a_place_has_not_taken_place(reader: Any, article: Any) -> None:
    found = rows(reader, article, "Norway offered a venue for talks between Kenya and Uganda.")
    assert [status for kind, word, status, *_ in found if word == "talks"] == ["future"]


def test_of_whom_something_is_demanded(reader: Any, article: Any) -> None:
    text = "Egypt demanded of Israel that it withdraw its troops."
    found = rows(reader, article, text)
    assert [(actors, recipients) for kind, _, _, actors, recipients in found if kind == "REQUEST"] == [(["EGY"], ["ISR"])]
    assert [actors for kind, _, _, actors, _ in found if kind == "RETREAT"] == [["ISR"]]
    record = reader.read(article(text))
    told = {mention.id: mention.span.of(text) for mention in record.mentions}
    assert [told[claim.told] for claim in record.claims] == ["Israel"]


def test_a_storm_with_a_name_is_a_storm(reader: Any, article: Any) -> None:
    text = "Cyclone Odile slammed into the coast of Mauritius on Thursday, cutting power to most of the island. Soldiers cleared roads."
    assert rows(reader, article, text) == []


def test_a_promise_not_to_do_harm_is_no_threat(reader: Any, article: Any) -> None:
    found = rows(reader, article, "Kenya promised not to deploy troops at the border with Uganda.")
    assert "THREATEN" not in kinds(found)


def test_no_proof_is_offered(reader: Any, article: Any) -> None:
    assert rows(reader, article, "The Kenyan minister offered no evidence.") == []


def test_what_follows_a_semicolon_is_as_old(reader: Any, article: Any) -> None:
    text = "In 1998, Kenyan troops entered Somalia after a mutiny; scores of civilians were killed."
    assert {status for kind, word, status, *_ in rows(reader, article, text) if word == "killed"} == {"historical"}


def test_a_charge_is_his_country_s(reader: Any, article: Any) -> None:
    text = "The ministry summoned the chargé d'affaires of the Russian Federation on Monday and handed him a note of protest."
    record = reader.read(article(text, publisher="Ministry of Foreign Affairs of Latvia"))
    things = {actor.id: actor.code for actor in record.actors}
    codes = {mention.id: things.get(mention.thing) for mention in record.mentions}
    assert {codes[one] for event in record.events for one in event.recipients} == {"RUS"}


@pytest.mark.parametrize(
    ("text", "code"), [("The Commission welcomed the move.", "EU"), ("The crew of the tanker rejected the charge.", None)]
)
def test_a_ministry_s_release_speaks_of_others_too(reader: Any, article: Any, text: str, code: str | None) -> None:
    release = f"Latvia told the European Union of the incident. {text}"
    record = reader.read(article(release, publisher="Ministry of Foreign Affairs of Latvia"))
    things = {actor.id: actor.code for actor in record.actors}
    codes = {mention.id: things.get(mention.thing) for mention in record.mentions}
    assert [codes[claim.speaker] for claim in record.claims if claim.cue and claim.cue.of(release) in ("welcomed", "rejected")] == [code]


def test_firms_make_war_in_figures_of_speech(reader: Any, article: Any) -> None:
    text = (
        GRAVE + "Danubia Air launched an assault on its rival's routes and slashed fares, analysts said. Alpenjet struck back and "
        "shareholders of both companies lost money."
    )
    assert kinds(rows(reader, article, text)) == kinds(rows(reader, article, GRAVE))


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Whether the Kenyan president was consulted.", "consulted", "possible"),
        ("Malawi said that its navy would fire on any ship that entered its waters.", "entered", "conditional"),
        ("China said that it opposed any interference in the affairs of Kenya.", "interference", "negated"),
    ],
)
def test_what_is_left_open_has_not_happened(reader: Any, article: Any, text: str, word: str, status: str) -> None:
    assert {row[2] for row in rows(reader, article, text) if row[1] == word} <= {status}


def test_what_would_be_wrong_is_not_done(reader: Any, article: Any) -> None:
    assert rows(reader, article, "It would be wrong to blame Malawi alone.") == []


def test_what_stands_before_that_is_asked_and_not_in_the_asking(reader: Any, article: Any) -> None:
    text = "The admiral told a radio station that it was an accident, and he demanded of Ivory Coast that the sailors be put on a plane."
    found = rows(reader, article, f"Ghana lost two trawlers on Monday. {text}")
    assert [recipients for kind, _, _, _, recipients in found if kind == "REQUEST"] == [["CIV"]]


def test_who_has_no_orders_says_nothing(reader: Any, article: Any) -> None:
    record = reader.read(article("A French officer said the troops had no orders to leave their base."))
    assert [claim.cue.of(record.article.text) for claim in record.claims if claim.cue] == ["said"]


def test_who_tells_of_the_wounded_and_demands_an_apology_has_not_wounded_them(reader: Any, article: Any) -> None:
    text = (
        "Honduras has closed its side of the crossing. Nicaraguan lorry drivers say they were given no warning.\n\n"
        "The Nicaraguan army denies that its patrol boats fired on a Honduran trawler in the gulf on Wednesday. "
        "Honduras says two fishermen were wounded and has demanded an apology."
    )
    [harm] = [row for row in rows(reader, article, text) if row[1] == "wounded"]
    assert "HND" not in harm[3]


def test_what_is_sunk_by_gunfire_is_told_once(reader: Any, article: Any) -> None:
    assert [word for _, word, *_ in rows(reader, article, "A Peruvian trawler was sunk by gunfire on Monday.")] == ["sunk"]


def test_the_bank_of_a_river_is_no_party(reader: Any, article: Any) -> None:
    record = reader.read(article("Venezuela moved 600 troops to the bank of the Cuyuni River on Monday."))
    assert [event.recipients for event in record.events] == [()]


def test_who_is_to_work_with_somebody_is_asked(reader: Any, article: Any) -> None:
    record = reader.read(article("Karin Holm is the envoy of the United Nations. Norway called on all parties to cooperate with her."))
    codes = {mention.id: actor.code for mention in record.mentions for actor in record.actors if actor.id == mention.thing}
    [called] = [event for event in record.events if event.type == "REQUEST"]
    assert {codes[each] for each in called.recipients} <= {None}


def test_the_capital_of_guyana_stands_for_it(reader: Any, article: Any) -> None:
    record = reader.read(article("Venezuela asked for talks on Monday. Georgetown refused."))
    codes = {mention.id: actor.code for mention in record.mentions for actor in record.actors if actor.id == mention.thing}
    assert "GUY" in {codes[each] for event in record.events for each in event.actors}


def test_a_strike_of_workers_goes_on_as_one(reader: Any, article: Any) -> None:
    found = rows(reader, article, GRAVE + "Shipyard workers in Cebu walked off the job on Monday. The strike is not linked to the dispute.")
    assert [word for kind, word, *_ in found if word in ("strike", "walked off the job")] == ["walked off the job"]


def test_a_question_is_no_request(reader: Any, article: Any) -> None:
    text = "Asked about the reef, a spokesman for the ministry said Manila was watching closely. Manila asked Hanoi for help."
    assert [word for kind, word, *_ in rows(reader, article, text) if kind == "REQUEST"] == ["asked"]
