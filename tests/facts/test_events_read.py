"""Events of short reports as the network reads them: what is said to be done, and nothing that is not."""

from __future__ import annotations

from typing import Any

import pytest


def events(reader: Any, article: Any, text: str) -> list[tuple[str, list[str], list[str]]]:
    """(type, codes of the actors, codes of the recipients) of each event."""
    record = reader.read(article(text))
    things = {actor.id: actor for actor in record.actors}
    codes = {mention.id: things[mention.thing].code or "" for mention in record.mentions if mention.thing in things}
    return [(each.type, [codes[one] for one in each.actors], [codes.get(one, "") for one in each.recipients]) for each in record.events]


def test_a_match_is_no_war_however_grave_the_report(reader: Any, article: Any) -> None:
    grave = "Ethiopia shelled a Sudanese village on Monday. The Sudanese army said two soldiers were killed. Sudan recalled its envoy. "
    assert [kind for kind, *_ in events(reader, article, grave + "Ethiopia's football side crushed Sudan 3-0 in a friendly.")] == [
        kind for kind, *_ in events(reader, article, grave)
    ]


def test_a_crushed_revolt_is_a_deed(reader: Any, article: Any) -> None:
    found = events(reader, article, "The Sudanese army crushed a revolt on Monday.")
    assert ("ASSAULT", ["SDN"]) in [(kind, actors) for kind, actors, _ in found]


def test_nobody_is_accused_by_owning_the_accused(reader: Any, article: Any) -> None:
    found = events(reader, article, "Negotiators from Egypt left the hall and accused their hosts of bad faith.")
    assert [recipients for kind, _, recipients in found if kind == "ACCUSE"] == [[]]


def test_why_a_speaker_is_not_named_is_no_event(reader: Any, article: Any) -> None:
    text = "An Egyptian official, speaking on condition of anonymity because he was not cleared to brief the press, said the talks failed."
    assert "CONSULT" not in [kind for kind, actors, _ in events(reader, article, text) if actors]


def test_how_far_deeds_lie_apart_is_not_when_they_were_done(reader: Any, article: Any) -> None:
    record = reader.read(article("Ethiopia closed its border on Monday, hours after negotiators from Egypt walked out of the talks."))
    times = {mention.id: mention.span.of(record.article.text) for mention in record.mentions}
    assert "hours" not in [times.get(event.time or "") for event in record.events]


def told(reader: Any, article: Any, text: str) -> list[str]:
    """ "TYPE trigger status" of each event."""
    record = reader.read(article(text))
    return [f"{event.type} {event.trigger.of(record.article.text)} {event.status}" for event in record.events]


def test_a_hyphenated_word_is_pointed_at_whole(reader: Any, article: Any) -> None:
    assert told(reader, article, "The pull-out of Kenyan troops from Somalia began on Monday.") == ["RETREAT pull-out actual"]
    assert told(reader, article, "The Saudi army denied the air-strikes on Yemen.") == ["ASSAULT air-strikes negated"]


def test_talks_that_are_broken_off_are_told_by_their_end(reader: Any, article: Any) -> None:
    found = told(reader, article, "Sudan and Egypt broke off talks with Ethiopia on Monday.")
    assert [each.split()[0] for each in found] == ["REJECT"]
    found = told(reader, article, "Argentina suspended talks with China on Monday.")
    assert [each.split()[0] for each in found] == ["REJECT"]


def test_money_in_aid_is_aid(reader: Any, article: Any) -> None:
    found = events(reader, article, "The United States suspended $130m in aid to Ethiopia on Monday.")
    assert found == [("SANCTION", ["USA"], ["ETH"])]


def test_neither_force_nor_a_base_is_a_party(reader: Any, article: Any) -> None:
    [threat] = [each for each in events(reader, article, "Kenya threatened force against Somalia on Monday.") if each[0] == "THREATEN"]
    assert threat == ("THREATEN", ["KEN"], ["SOM"])
    [move] = events(reader, article, "Egypt moved warplanes to a base near Aswan on Monday.")
    assert move == ("MOBILIZE", ["EGY"], [])


def test_nobody_kills_in_an_earthquake(reader: Any, article: Any) -> None:
    report = "At least 340 people have been killed and 1,900 injured since the earthquake struck Badghis in Afghanistan on 18 October."
    assert told(reader, article, report) == []


def test_what_is_untrue_was_not_done(reader: Any, article: Any) -> None:
    assert "ASSAULT raided negated" in told(reader, article, "Claims that Kenyan soldiers had raided the village are false.")
    assert "ASSAULT raided actual" in told(reader, article, "Claims that Kenyan soldiers had raided the village are not false.")


def test_what_is_accepted_is_to_come(reader: Any, article: Any) -> None:
    found = told(reader, article, "The Kenyan president accepted an invitation to visit Somalia next month.")
    assert [each.rpartition(" ")[2] for each in found if " visit " in each] == ["future"]


def test_hackers_harm_no_body_and_voters_attack_nobody(reader: Any, article: Any) -> None:
    found = told(reader, article, "Hackers attacked the website of the Georgian election commission on Monday.")
    assert [each.split()[0] for each in found] == ["COERCE"]
    assert told(reader, article, "The candidate of Kenya's ruling party was defeated in the election by 900 votes.") == []


def test_what_only_sounds_like_a_deed(reader: Any, article: Any) -> None:
    for decoy in (
        "China extended a currency swap to Argentina in January.",
        "The Russian constitution forbids the extradition of citizens.",
        "A demonstration of a new tram drew large crowds in the Czech city of Ostrava.",
        "Russia recalled its ambassador from Norway. He was called home for consultations.",
    ):
        assert not {"RETREAT", "COERCE", "PROTEST", "CONSULT"} & {each.split()[0] for each in told(reader, article, decoy)}, decoy


def test_a_note_of_protest_is_a_rebuke(reader: Any, article: Any) -> None:
    found = told(reader, article, "Argentina summoned the Chinese ambassador and handed him a note of protest.")
    assert {each.split()[0] for each in found} == {"ACCUSE"}


def test_a_reprisal_is_what_it_is_done_by(reader: Any, article: Any) -> None:
    assert "ASSAULT" not in [kind for kind, *_ in events(reader, article, "Chile retaliated by holding 300 Bolivian containers.")]


def test_a_move_is_part_of_an_assault_only_by_the_same_hand(reader: Any, article: Any) -> None:
    """A line that is crossed is a move of its own, though somebody else is shot in the same breath."""
    found = told(reader, article, "Venezuelan gunboats crossed the median line and a Guyanese corporal was shot in the leg.")
    assert found == ["MOBILIZE crossed actual", "ASSAULT shot actual"]


def test_what_is_yet_to_be_settled_is_not_agreed(reader: Any, article: Any) -> None:
    assert told(reader, article, "The French government convened a meeting to discuss efforts to resolve the crisis in Syria.")[-1:] != [
        "AGREE resolve possible"
    ]
    assert told(reader, article, "Kenya and Somalia resolved their border dispute on Monday.") == ["AGREE resolved actual"]


def test_people_of_another_state_are_expelled_as_its_envoys_are(reader: Any, article: Any) -> None:
    report = "The Czech Republic expelled six Russian diplomats on Monday. Slovakia expelled two Russians."
    assert [kind for kind, *_ in events(reader, article, report)] == ["SANCTION", "SANCTION"]


def test_dozens_of_villages_are_no_captives(reader: Any, article: Any) -> None:
    found = told(reader, article, "The Syrian army liberated dozens of villages and freed dozens of prisoners.")
    assert found == ["ASSAULT liberated actual", "RETREAT freed actual"]


def test_the_raid_is_told_beside_its_dead(reader: Any, article: Any) -> None:
    found = told(reader, article, "Seven herders were killed in a raid by Malian soldiers on Monday.")
    assert found == ["ASSAULT killed actual", "ASSAULT raid actual"]


def test_to_warn_of_what_may_befall_somebody_is_no_threat(reader: Any, article: Any) -> None:
    report = "Norway urged Portugal not to send the banker back and warned that he could face torture in Angola."
    assert "THREATEN" not in [kind for kind, *_ in events(reader, article, report)]


def test_to_warn_of_a_step_of_ones_own_is_a_threat(reader: Any, article: Any) -> None:
    assert told(reader, article, "Norway warned on Monday that it would leave the council.")[0] == "THREATEN warned actual"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Kenya offered to mediate, and Somalia declined.", "AGREE offered actual"),
        ("The Kenyan minister called the decision of Uganda a disgrace.", "ACCUSE called actual"),
        ("Peru has asked Chile whether the ship was its own.", "REQUEST asked actual"),
        ("The captain was picked up in Lima by Peruvian police.", "COERCE picked up actual"),
        ("Norway took the side of Iceland.", "SUPPORT took the side actual"),
    ],
)
def test_plain_verbs_tell_of_events_in_company(reader: Any, article: Any, text: str, first: str) -> None:
    assert first in told(reader, article, text)


def test_who_is_held_holds_nobody(reader: Any, article: Any) -> None:
    record = reader.read(article("Supporters of the Angolan banker gathered in Luanda on Monday. Six were detained there."))
    phrases = {mention.id: mention.span.of(record.article.text) for mention in record.mentions}
    [held] = [event for event in record.events if event.type == "COERCE"]
    assert "the Angolan banker" not in [phrases[each] for each in held.actors]


def test_clearing_mines_harms_nobody(reader: Any, article: Any) -> None:
    report = "The Sri Lankan army destroyed 900,000 mines after the war. Units backed by helicopters of the air force secured the fields."
    assert not {"SUPPORT", "ASSAULT destroyed actual"} & set(told(reader, article, report))


def test_the_wounded_are_counted_apart_from_the_dead(reader: Any, article: Any) -> None:
    record = reader.read(
        article("At least nine people were killed and 12 wounded in an exchange of mortar fire between Chilean and Peruvian forces.")
    )
    things = {quantity.id: quantity for quantity in record.quantities}
    counted = {mention.id: things[mention.thing].low for mention in record.mentions if mention.thing in things}
    found = {event.trigger.of(record.article.text): {counted[each] for each in event.quantities} for event in record.events}
    assert found == {"killed": {9}, "wounded": {12}, "exchange": {9, 12}}


def test_a_crowd_is_dispersed_once(reader: Any, article: Any) -> None:
    found = told(
        reader, article, "Police in Maputo fired rubber bullets to disperse the crowd. Protesters set fire to a police station in Matola."
    )
    assert found == ["ASSAULT fired rubber bullets actual", "PROTEST set fire actual"]


def test_force_that_is_to_be_refrained_from_is_not_used(reader: Any, article: Any) -> None:
    found = told(reader, article, "Switzerland called on Armenia to refrain from the use of force along the border.")
    assert [each.rpartition(" ")[2] for each in found if each.startswith("ASSAULT")] == ["negated"]


def test_when_is_the_time_before_it(reader: Any, article: Any) -> None:
    record = reader.read(article("Indonesia sank foreign boats between 2014 and 2019, when 556 boats were blown up."))
    assert {event.status for event in record.events} == {"historical"}


def test_a_strike_at_a_mine_is_of_its_workers(reader: Any, article: Any) -> None:
    assert "ASSAULT" not in [kind for kind, *_ in events(reader, article, "Indonesian police detained nine men after a strike at a mine.")]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Chile called for Peru to withdraw its troops.", "REQUEST", ["CHL"], ["PER"]),
        ("Chile has received no request from Peru.", "REQUEST", ["PER"], ["CHL"]),
        ("The attack prompted Peru to threaten Chile with sanctions.", "THREATEN", ["PER"], ["CHL"]),
        ("Peru continued its assault on Chile and its people.", "ASSAULT", ["PER"], ["CHL"]),
        ("Peru complained to the African Union that Chile had shelled a village.", "ACCUSE", ["PER"], ["CHL"]),
        ("Peru condemned the bombings in Chile.", "ASSAULT", [], ["CHL"]),
        ("Chilean minister Ana Soto had a meeting with her Peruvian counterpart.", "CONSULT", ["CHL", "PER"], []),
        ("Chile accused Peru of firing on a trawler. Peru rejected the accusation.", "REJECT", ["PER"], ["CHL"]),
    ],
)
def test_who_does_it_to_whom(reader: Any, article: Any, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    found = [(sorted(by), sorted(to)) for each, by, to in events(reader, article, text) if each == kind]
    assert (actors, recipients) in found


def test_a_writing_undergoes_nothing(reader: Any, article: Any) -> None:
    found = events(reader, article, "Peru's navy dismissed a report.")
    assert [recipients for kind, _, recipients in found if kind == "REJECT"] == [[]]
