"""Claims that mix the reporter's words with quoted ones: where the words said end, and where they go on behind a mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.facts.claims.quotations import find_paragraphs, find_quotations
from dateline.record import Record

HANDED_BACK = [  # behind the quoted words the reporter speaks again
    (
        "The governor said the dam was “a time bomb,” but in the course of his speech he never named its owner.",
        "the dam was “a time bomb,”",
    ),
    (
        "The mayor said on Monday that the flood was “a warning from the river,” implicitly blaming the dam's builders in the capital.",
        "the flood was “a warning from the river,”",
    ),
    (
        "Captain Ruiz said the crew would consider it a “personal insult” if the port stayed shut,"
        " openly putting pressure on the harbour master before the vote.",
        "the crew would consider it a “personal insult” if the port stayed shut",
    ),
    ("The nurse said the ward was “a morgue,” a charge that angered the doctors.", "the ward was “a morgue,”"),
    ("The minister called the raid “a mistake” – the third in a month that killed shepherds near the border.", "the raid “a mistake”"),
    ("Villagers say the road is “about right,” though engineers are more likely to call it unsafe.", "the road is “about right,”"),
    (
        "The colonel said the bridge was “not ours to guard” in its present state, which angered the town council.",
        "the bridge was “not ours to guard” in its present state",
    ),
    (
        "Lind said the talks should be “wrapped up by Friday,” referring to the summit in Varna.",
        "the talks should be “wrapped up by Friday,”",
    ),
    (
        "The doctor described the ward as “a place where hope goes to die” and asked the council for beds.",
        "the ward as “a place where hope goes to die”",
    ),
]
GOING_ON = [  # the words said go on to the next quoted ones
    (
        "The union said the mine would close because the owners had “lost their nerve.”",
        "the mine would close because the owners had “lost their nerve.”",
    ),
    (
        "The bishop says he hopes to reopen the school, but he knows that “the roof will always leak.”",
        "he hopes to reopen the school, but he knows that “the roof will always leak.”",
    ),
    (
        "The general says his men are looking for the missing boys, but instead the militia is giving him “lectures, excuses and maps.”",
        "his men are looking for the missing boys, but instead the militia is giving him “lectures, excuses and maps.”",
    ),
    (
        "The captain tells his passengers on the upper deck to “stay in the shade” and then “drink whatever the cook brings.”",
        "his passengers on the upper deck to “stay in the shade” and then “drink whatever the cook brings.”",
    ),
    ("Anna Lind accused the harbour master of being “bought” by “a cartel.”", "the harbour master of being “bought” by “a cartel.”"),
    (
        "The council declared the well to be “poisoned” and “a danger to every child.”",
        "the well to be “poisoned” and “a danger to every child.”",
    ),
    (
        "The premier says “the whole river has been ruined” because “nobody wanted to pay for a filter.”",
        "“the whole river has been ruined” because “nobody wanted to pay for a filter.”",
    ),
    (
        "PortWatch claimed “Lind exaggerates” the number of dead through a “careless use of lists,” and concluded her report was wrong.",
        "“Lind exaggerates” the number of dead through a “careless use of lists,”",
    ),
    (
        "The critics said the ministry “cares about maps” and not about the villages that “drown every spring.”",
        "the ministry “cares about maps” and not about the villages that “drown every spring.”",
    ),
    (
        "Lind praised the dykes in a speech about “old virtues,” saying the town had “the heart of a lion.”",
        "the town had “the heart of a lion.”",
    ),
    (
        "On the radio show “Morning Watch,” Lind said the flood was “only the beginning” of a hard year.",
        "the flood was “only the beginning” of a hard year",
    ),
    (
        "Speaking on “Harbour Hour,” Anna Lind said if the dam broke it would be a “two-river flood.”",
        "if the dam broke it would be a “two-river flood.”",
    ),
    (
        "The pilot said the runway was “the only dry strip in the valley,” adding that rebels “shoot at anything with wings.”",
        "rebels “shoot at anything with wings.”",
    ),
    ("These wells, the mayor said, were “dug by amateurs.”", "These wells | were “dug by amateurs.”"),
    ("The delegates, she added, would “wait for as long as it takes.”", "The delegates | would “wait for as long as it takes.”"),
    (
        "“I would rather live in what he calls “hell” than leave.” ― Pavel Oran, shepherd",
        "“I would rather live in what he calls “hell” than leave.”",
    ),
]
DESCRIBED = [  # no verb of saying: the marks and "as" tell that somebody was called this
    ("Anna Lind has been pounding the governor as a “coward” for weeks.", "the governor as a “coward”"),
    (
        "The opposition has gone after Lind as a “friend of smugglers” and a “spoiled child.”",
        "Lind as a “friend of smugglers” and a “spoiled child.”",
    ),
    ("State media referred to the strikers as “wreckers.”", "the strikers as “wreckers.”"),
    ("The ministry refers to the camp as a “rest house.”", "the camp as a “rest house.”"),
    (
        "The governor casts the mayor as a man who would “sell the bridge for scrap.”",
        "the mayor as a man who would “sell the bridge for scrap.”",
    ),
    ("The premier waved off the delay as having “minimal” impact.", "the delay as having “minimal” impact"),
]
NOT_DESCRIBED = [
    "The rebels used the school as a “safe house” for months.",
    "The council elected Pavel Oran as “river warden” in March.",
    "The choir includes such singers as “Little Marko” and his brother.",
    "The governor left the hall as the crowd sang the “River Hymn” outside.",
]


def contents(record: Record) -> list[str]:
    return [" | ".join(span.of(record.article.text) for span in claim.content) for claim in record.claims]


@pytest.mark.parametrize(("text", "said"), [*HANDED_BACK, *GOING_ON])
def test_where_the_words_said_end(text: str, said: str, reader: Any, article: Callable[..., Any]) -> None:
    assert said in contents(reader.read(article(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The army says the post was empty, while the “Valley Guard” militia says it lost nine men there.",
        "The mayor said the flood was the worst “in living memory” and thanked the “Blue Boats” for their help.",
    ],
)
def test_the_quoted_words_of_another_saying_are_not_taken_in(text: str, reader: Any, article: Callable[..., Any]) -> None:
    said = reader.read(article(text)).claims
    assert len(said) == 2
    assert not said[0].content[0].overlaps(said[1].content[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I left “hell” for this,” she said. “Never.”", ["“I left “hell” for this,”", "“Never.”"]),
        ("“One, he said. “Two,” he said.", ["“Two,”"]),
        ("He wrote: “Not one is left.“", ["“Not one is left.“"]),
        ("He said: ” … and then they came.”", ["” … and then they came.”"]),
    ],
)
def test_marks_that_nest_or_are_turned_round(text: str, expected: list[str]) -> None:
    assert [quotation.span.of(text) for quotation in find_quotations(text, find_paragraphs(text))] == expected


@pytest.mark.parametrize(("text", "said"), DESCRIBED)
def test_a_name_in_marks_is_the_words_of_who_gives_it(text: str, said: str, reader: Any, article: Callable[..., Any]) -> None:
    [claim] = reader.read(article(text)).claims
    assert claim.content[0].of(text) == said
    assert claim.speaker is not None


@pytest.mark.parametrize("text", NOT_DESCRIBED)
def test_what_is_only_done_with_a_thing_says_nothing(text: str, reader: Any, article: Callable[..., Any]) -> None:
    assert reader.read(article(text)).claims == ()


def test_a_sentence_in_marks_right_behind_a_deed_is_the_doers(reader: Any, article: Callable[..., Any]) -> None:
    text = "Anna Lind pointed at the drowned fields. “People were waving from the roofs for two days and nobody came for them.”"
    [claim] = reader.read(article(text)).claims
    assert claim.content[0].of(text).startswith("“People were waving")
    assert claim.verbatim == "full"


def test_quoted_words_right_behind_a_preposition(reader: Any, article: Callable[..., Any]) -> None:
    text = "The deputy went on about “how the river was stolen” and “our own thirsty children.”"
    assert contents(reader.read(article(text))) == ["“how the river was stolen” and “our own thirsty children.”"]
