# ruff: noqa: E501 - a report has long lines
"""Whole reports that no rule was made for: what they tell of, and the decoys in them."""

from __future__ import annotations

from typing import Any

import pytest

REPORTS = {
    "ceasefire": """Monitors report 41 violations as truce in Nagorny Yemen frays

HODEIDAH, Yemen, Sept 9 - United Nations monitors recorded 41 violations of the cease-fire in the Yemeni port of Hodeidah over the weekend, most of them mortar fire by Houthi fighters, the head of the mission said on Tuesday.

Major General Anders Holm told reporters that the pull-out of government troops from two districts had been halted after a drone strike killed four of them on Saturday. He urged both parties to honour the agreement signed in Stockholm and appealed to Saudi Arabia to let three fuel tankers enter the port.

The Houthis denied carrying out the strike. Their spokesman accused the coalition of violating the truce with "daily air-strikes" and said the movement would not hand over maps of its minefields before prisoners were exchanged. A swap of 400 detainees, negotiated by Oman, was postponed last month for the third time.

Mine-clearing teams have removed 1,200 devices since January. Two deminers were killed on Sunday when an anti-tank mine exploded under their vehicle.

Saudi Arabia, which has led a military campaign in Yemen since 2015, did not comment. A Yemeni minister, asked whether the army would resume its offensive, replied: "We will defend ourselves if we are attacked." Iran offered to host a new round of talks; the government rejected the offer.

The Security Council will vote on Friday on whether to extend the mandate of the mission for six months. Britain has drafted the resolution. Diplomats do not expect a veto.

Fighting over a parking space in Aden, unrelated to the conflict, left one man with a broken nose.
""",
    "quake": """Afghanistan: Earthquake in Badghis
Situation Report No. 3 (as of 21 October 2025, 18:00)

HIGHLIGHTS
• At least 340 people have been killed and 1,900 injured since the 6.1-magnitude earthquake struck on 18 October.
• Pakistan reopened the Spin Boldak crossing to relief convoys on 20 October.
• The de facto authorities have barred female aid workers from two districts.

SITUATION OVERVIEW
A second tremor on Sunday destroyed 600 houses in Qala-i-Naw. Landslides have cut the road to Bala Murghab, where 12,000 people are sleeping in the open. Rescue teams from Türkiye and Uzbekistan ended their search on Monday. Markets are functioning, but the price of wheat flour rose by 14 per cent.

HUMANITARIAN RESPONSE
Iran airlifted 40 tonnes of tents and blankets to Herat. The United Arab Emirates pledged $10 million and will set up a field hospital. India, which has no embassy in Kabul, sent medicines through Chabahar. WFP distributed rations to 8,200 families and plans to reach 30,000 more by the end of the month. The World Bank has not released the $60 million that were frozen in 2021.

ACCESS AND SECURITY
On 19 October gunmen fired on a convoy of the Red Crescent near Muqur; a driver was wounded. The Interior Ministry said that four suspects had been arrested. Aid agencies called on all parties to allow unhindered access. If women are not permitted to work, several organisations would suspend their programmes, a spokesperson warned. Negotiations with the provincial governor are under way.

FUNDING
The flash appeal for $91 million is 23 per cent covered. Donors will meet in Doha on 28 October.
""",
    "fishing": """ANALYSIS | What is behind the squid war in the South Atlantic

By Marta Quiroga

When an Argentine patrol ship fired warning shots at a Chinese trawler last month and chased it out of the exclusive economic zone, few in Buenos Aires expected the matter to reach the Foreign Ministry. It has. On Tuesday Argentina summoned the Chinese chargé d'affaires, handed him a note of protest and suspended talks on a fisheries accord that the two governments had hoped to sign in June.

China rejects the accusations. The captain had switched off his transponder because of a storm, the embassy said in a written reply, adding that the crew had been "harassed in international waters". It asked for the release of two sailors who were detained in Puerto Madryn after a second vessel, the Hua Li 17, was boarded and impounded in February.

The quarrel is older than this government. In 2016 the Argentine coastguard sank another trawler that had tried to ram its cutter; all hands were rescued. Since then Uruguay has opened its port to the foreign fleet, which infuriated fishermen's unions in Mar del Plata. They plan to block the harbour next week.

Could it escalate? Probably not. Argentina sells most of its soya to China, and Beijing extended a currency swap worth $5bn in January. But diplomats warn that Argentina may seize more ships, and that China could answer by banning beef imports. Chile, which faces the same armada each winter, has offered to share satellite data.

A senator from the opposition attacked the government for its "surrender". The markets yawned: the peso gained 0.3 per cent, while squid futures crashed.
""",
}
TOLD = {
    "ceasefire": {
        "RETREAT pull-out actual",
        "REQUEST urged actual",
        "ASSAULT strike negated",
        "ACCUSE accused actual",
        "COOPERATE hand over negated",
        "RETREAT exchanged conditional",
        "AGREE offered actual",
        "REJECT rejected actual",
    },
    "quake": {
        "RETREAT reopened actual",
        "AID airlifted actual",
        "AGREE pledged actual",
        "AID distributed actual",
        "ASSAULT fired actual",
        "COERCE arrested actual",
        "REQUEST called actual",
    },
    "fishing": {
        "ACCUSE summoned actual",
        "REJECT suspended actual",
        "REJECT rejects actual",
        "COERCE detained actual",
        "ASSAULT sank historical",
        "COERCE seize possible",
        "SANCTION banning possible",
        "COOPERATE share future",
        "ACCUSE attacked actual",
    },
}
DECOYS = {
    "ceasefire": ("Fighting",),
    "quake": ("killed", "injured", "destroyed", "suspend", "ended"),
    "fishing": ("war", "talks", "swap", "crashed", "protest"),
}


def told(reader: Any, article: Any, name: str) -> list[str]:
    record = reader.read(article(REPORTS[name]))
    return [f"{event.type} {event.trigger.of(record.article.text)} {event.status}" for event in record.events]


@pytest.mark.parametrize("name", REPORTS)
def test_what_a_report_tells_is_found(reader: Any, article: Any, name: str) -> None:
    assert TOLD[name] - set(told(reader, article, name)) == set()


@pytest.mark.parametrize("name", REPORTS)
def test_decoys_are_no_events(reader: Any, article: Any, name: str) -> None:
    triggers = [each.split(" ", 1)[1].rpartition(" ")[0] for each in told(reader, article, name)]
    assert [decoy for decoy in DECOYS[name] if decoy in triggers] == []
