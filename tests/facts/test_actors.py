"""Actors: who is named, whom they count for, and what is left open."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.facts.actors import find_actors
from dateline.facts.coreference import find_coreference
from dateline.knowledge.who import Who
from dateline.types import Actor, Found


def found(reader: Any, article: Any, text: str, **fields: Any) -> tuple[Found[Actor], str]:
    report = article(text, **fields)
    marks = reader.see(report)
    return find_actors(report, marks, Found(), find_coreference(report, marks), Who.load()), report.text


def at(reader: Any, article: Any, text: str, phrase: str, **fields: Any) -> Actor | None:
    """The actor of the mention that is the phrase, or that begins with it."""
    actors, whole = found(reader, article, text, **fields)
    said = {mention.span.of(whole): actors.thing(mention) for mention in actors.mentions}
    return said.get(phrase) or next((actor for span, actor in said.items() if span.startswith(phrase)), None)


@pytest.mark.parametrize(
    ("text", "phrase", "code", "sector"),
    [
        ("Ukrainian forces shelled the town.", "Ukrainian forces", "UKR", "MIL"),
        ("Moscow denied the report.", "Moscow", "RUS", "GOV"),
        ("The Kremlin denied the report.", "The Kremlin", "RUS", "GOV"),
        ("Turkey's defence ministry denied the report.", "Turkey's defence ministry", "TUR", "GOV"),
        ("A NATO spokesman denied the report.", "A NATO spokesman", "NATO", "IGO"),
        ("A Russian lawmaker denied the report.", "A Russian lawmaker", "RUS", "LEG"),
        ("A spokesman for the Indonesian military denied the report.", "A spokesman", "IDN", "MIL"),
        ("US Secretary of Defense Lloyd Austin denied the report.", "US Secretary", "USA", "GOV"),
        ("Swedish police denied the report.", "Swedish police", "SWE", "COP"),
        ("Houthi rebels denied the report.", "Houthi rebels", "YEM", "REB"),
        ("Israeli opposition leader Dan Levi denied the report.", "Israeli opposition leader", "ISR", "OPP"),
        ("A former Polish minister denied the report.", "A former Polish minister", "POL", "ELI"),
    ],
)
def test_code_and_sector_come_from_the_words(reader: Any, article: Any, text: str, phrase: str, code: str, sector: str) -> None:
    actor = at(reader, article, text, phrase)
    assert actor is not None
    assert (actor.code, actor.sector[:1]) == (code, (sector,))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Russian-backed rebels fired on the town.", "Russian-backed rebels"),
        ("A US-led coalition struck the town.", "A US-led coalition"),
        ("A Western diplomat in Kabul denied the report.", "A Western diplomat"),
        ("Analysts doubt it.", "Analysts"),
    ],
)
def test_what_is_open_stays_open(reader: Any, article: Any, text: str, phrase: str) -> None:
    actor = at(reader, article, text, phrase)
    assert actor is None or actor.code is None


@pytest.mark.parametrize(
    ("text", "phrase", "code", "sector"),
    [
        ("UN troops hold the bridge. The mission denied the report.", "The mission", "UN", "IGO"),
        ("Kenyan officers took part. A Kenyan officer denied the report.", "A Kenyan officer", "KEN", "MIL"),
        ("Ibrahim Cissé, who speaks for Boko Haram, denied the report.", "Ibrahim Cissé", "NGA", "REB"),
        ("The agency said Ghana's envoy, Kofi Baah, met the press. The diplomat denied the report.", "The diplomat", "GHA", "GOV"),
        ("The president of the Kenyan teachers' union denied the report.", "The president", "KEN", "LAB"),
        ("Chad is not for sale, a spokesman said.", "a spokesman", "TCD", "GOV"),
    ],
)
def test_what_was_named_before_lends_its_code(reader: Any, article: Any, text: str, phrase: str, code: str, sector: str) -> None:
    actor = at(reader, article, text, phrase)
    assert actor is not None
    assert (actor.code, actor.sector[:1]) == (code, (sector,))


def test_a_question_is_nobody(reader: Any, article: Any) -> None:
    actors, whole = found(reader, article, "Who denied the report, asked the Kenyan police.")
    assert "Who" not in {mention.span.of(whole) for mention in actors.mentions}


def test_a_battalion_takes_no_country_from_its_report(reader: Any, article: Any) -> None:
    text = "Kenya denied the report. A battalion left the town, and the army returned."
    assert (battalion := at(reader, article, text, "A battalion")) is None or battalion.code is None
    assert (army := at(reader, article, text, "the army")) is not None and army.code == "KEN"


def test_one_person_is_one_actor(reader: Any, article: Any) -> None:
    text = "Russian Foreign Minister Sergey Lavrov spoke on Friday. Lavrov said he saw no room for compromise."
    actors, whole = found(reader, article, text, published="2022-01-28")
    people = {actors.thing(mention).name for mention in actors.mentions if mention.span.of(whole) in ("Lavrov", "he")}
    assert people == {"Sergey Lavrov"}


def test_an_office_is_held_by_the_day(reader: Any, article: Any) -> None:
    actor = at(reader, article, "The Russian president said nothing.", "The Russian president", published="2022-01-28")
    assert actor is not None
    assert (actor.name, actor.kind) == ("Vladimir Putin", "person")


@pytest.mark.parametrize(
    ("text", "phrase", "person"),
    [
        ("The South Korean president said nothing.", "The South Korean president", "Park Geun-hye"),
        ("Iran's supreme leader said nothing.", "Iran's supreme leader", "Ali Khamenei"),
        ("The president of Chad said nothing.", "The president of Chad", "Idriss Déby"),
        ("The British prime minister said nothing.", "The British prime minister", "David Cameron"),
        ("The Japanese emperor said nothing.", "The Japanese emperor", "Akihito of Japan"),
    ],
)
def test_an_office_is_held_by_whom_the_tables_know(reader: Any, article: Any, text: str, phrase: str, person: str) -> None:
    actor = at(reader, article, text, phrase, published="2016-05-05")
    assert actor is not None
    assert (actor.name, actor.sector) == (person, ("GOV",))


def test_a_firm_is_of_its_seat(reader: Any, article: Any) -> None:
    record = reader.read(article("A court will hear the firms in May.\n\nKobe-based Hoshida denied the charge on Friday."))
    assert {actor.code for actor in record.actors if "Hoshida" in actor.name} == {"JPN"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Riyadh welcomed the condemnation by Bahrain. The Kingdom would support a ceasefire.", "SAU"),
        ("France met Jordan. The Kingdom would support a ceasefire.", "JOR"),
        ("France met Jordan and Bahrain. The Kingdom would support a ceasefire.", None),
    ],
)
def test_a_kingdom_is_the_one_that_is_told_of(reader: Any, article: Any, text: str, code: str | None) -> None:
    actor = at(reader, article, text, "The Kingdom")
    assert actor is not None
    assert actor.code == code


def test_a_people_is_no_person(reader: Any, article: Any) -> None:
    actors, _ = found(reader, article, "The Tuvaluan prime minister spoke to reporters.", published="2021-01-15")
    assert [(actor.name, actor.code) for actor in actors.things if actor.office] == [("Kausea Natano", "TUV")]


def test_an_institution_keeps_its_country(reader: Any, article: Any) -> None:
    text = "The Greek coast guard chased the boat. Germany protested. The coast guard said it had fired no shot."
    actor = at(reader, article, text, "The coast guard")
    assert actor is not None and actor.code == "GRC"


def test_we_is_the_publisher_of_an_official_text(reader: Any, article: Any) -> None:
    actor = at(reader, article, "We call on all sides to stop.", "We", publisher="UK Government")
    assert actor is not None and actor.code == "GBR"
    actor = at(reader, article, "We call on all sides to stop.", "We", publisher="Daily Courier")
    assert actor is None or actor.code is None


def test_a_phrase_may_name_two(reader: Any, article: Any) -> None:
    actors, whole = found(reader, article, "Russian and Chinese officials met in Oslo.")
    codes = {actors.thing(mention).code for mention in actors.mentions if "officials" in mention.span.of(whole)}
    assert codes == {"RUS", "CHN"}


def test_spans_are_whole_phrases_inside_the_text(reader: Any, article: Any) -> None:
    text = "A senior official in President Joe Biden’s administration, who asked not to be named, said talks go on."
    actors, whole = found(reader, article, text)
    spans = {mention.span.of(whole) for mention in actors.mentions}
    assert "A senior official in President Joe Biden’s administration" in spans
    assert all(span == span.strip() and span for span in spans)


def test_an_empty_article_has_no_actors(reader: Any, article: Any) -> None:
    actors, _ = found(reader, article, "")
    assert actors == Found()


def test_at_least_is_no_part_of_a_name(reader: Any, article: Any) -> None:
    record = reader.read(article("Police said at least four protesters were wounded in Khartoum."))
    assert "four protesters" in {actor.name for actor in record.actors}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Police in Ghana stopped a bus in Accra. The driver, a father of two, was held. Kofi Boadu denied the report.", "GHA"),
        ("Ghana and Togo closed the border. Kofi Boadu denied the report.", None),
    ],
)
def test_a_person_told_of_by_name_counts_for_the_country_that_stands_out(reader: Any, article: Any, text: str, code: str | None) -> None:
    actor = at(reader, article, text, "Kofi Boadu")
    assert actor is not None
    assert actor.code == code


def test_in_an_official_text_a_person_told_of_by_name_is_the_publishers(reader: Any, article: Any) -> None:
    text = "Our partners in Jordan trained with us. Dana Russell denied the report."
    actor = at(reader, article, text, "Dana Russell", publisher="US Central Command")
    assert actor is not None
    assert actor.code == "USA"


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("We, the NATO foreign ministers, met in Oslo. We demand a ceasefire.", "We", "NATO"),
        ("We, the foreign ministers of Chile and Peru, met in Lima. We demand a ceasefire.", "We", None),
        ("Iran called the trial a farce. The embassy denied the report.", "The embassy", "IRN"),
        ("The trial opened in Malawi on Monday. The indictment accuses four men.", "The indictment", "MWI"),
        ("The trial opened in Malawi on Monday. Scientists denied the report.", "Scientists", None),
    ],
)
def test_what_says_nothing_of_itself(reader: Any, article: Any, text: str, phrase: str, code: str | None) -> None:
    actor = at(reader, article, text, phrase)
    assert (actor.code if actor else None) == code


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("Norway blamed hackers working for China.", "hackers", "CHN"),
        ("The minister phoned his Swedish colleague.", "his Swedish colleague", "SWE"),
        ("Ministers of the Coalition to Counter ISIL met.", "Ministers", None),
        ("The adviser for South America resigned.", "The adviser", None),
        ("Peru praised Chile's government and parliament.", "parliament", "CHL"),
        ("Norway listed members of Russia's National Security Council.", "members", "RUS"),
    ],
)
def test_whose_somebody_is_the_phrase_says(reader: Any, article: Any, text: str, phrase: str, code: str | None) -> None:
    actor = at(reader, article, text, phrase)
    assert actor and actor.code == code


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("Chilean fishermen vanished on Monday. Peru freed the fishermen on Friday.", "the fishermen", "CHL"),
        ("The World Bank lent Chile money. The bank refused to do more.", "The bank", "World Bank"),
        ("Peru arrested the captain, a Chilean, on Monday.", "the captain", "CHL"),
        ("Peru shot down drones fired by Hezbollah.", "drones", "LBN"),
        ("A Chilean officer named three Peruvian pilots and said two of them were dead.", "two", "PER"),
        ("Inspectors from the UN's nuclear watchdog, the IAEA, left.", "Inspectors", "IAEA"),
    ],
)
def test_the_text_ties_people_to_a_country(reader: Any, article: Any, text: str, phrase: str, code: str | None) -> None:
    actor = at(reader, article, text, phrase)
    assert actor and actor.code == code
