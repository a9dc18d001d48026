"""Words of judging and arguing, and what somebody calls himself or calls for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SAID = [  # a text, and the words said
    ("The farmers called for the guards to leave the valley.", "the guards to leave the valley"),
    ("The old trader described himself as a farmer.", "himself as a farmer"),
    ("The deputy attacked the mayor's plan for the port.", "the mayor's plan for the port"),
    ("The team noted the texts — which held two drafts — had been altered.", "the texts — which held two drafts — had been altered"),
    ("The mayor said he understands them - and that he will help.", "he understands them - and that he will help"),
    ("The owner rejected that idea.", "that idea"),
    ("14:05 Honduras has closed its border, according to the port authority.", "Honduras has closed its border"),
    ("13:20 GMT Honduras has closed its border, according to the port authority.", "Honduras has closed its border"),
    ("Kenya called for 400 million dollars in new aid.", "400 million dollars in new aid"),
    ("The drivers called for calm as the storm drew near.", "calm"),
    ("The poll showed the mayor leading his rival by ten points.", "the mayor leading his rival by ten points"),
    ("The governor called the fever a common ailment on such marches.", "the fever a common ailment on such marches"),
    ("The Finnish minister referred to the old treaty.", "the old treaty"),
]
UNSAID = [  # nobody speaks
    "The men call themselves the Guard of the River.",  # a name
    "The men attacked the convoy with stones.",  # in no words
    "The mayor came to the port to discuss the toll.",  # what for
    "The repairs are expected to be finished in May.",  # a timetable
    "The governor has yet to question a single guard.",  # not yet
    "Since the storm began, the ministry has responded.",  # when
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_calls_and_judgements_hold_their_words(text: str, said: str, reader: Any, article: Callable[..., Any]) -> None:
    [claim] = reader.read(article(text)).claims
    assert [span.of(text) for span in claim.content] == [said]


@pytest.mark.parametrize("text", UNSAID)
def test_names_blows_and_purposes_say_nothing(text: str, reader: Any, article: Callable[..., Any]) -> None:
    assert not reader.read(article(text)).claims


def test_a_question_that_nobody_named_asks_is_a_claim_without_a_speaker(reader: Any, article: Callable[..., Any]) -> None:
    text = "The mayor smiled when asked whether the port would open."
    [claim] = reader.read(article(text)).claims
    assert claim.speaker is None and claim.act == "ask"
    assert [span.of(text) for span in claim.content] == ["whether the port would open"]


def test_what_somebody_unnamed_holds_of_a_person_has_the_lowest_score(reader: Any, article: Callable[..., Any]) -> None:
    [claim] = reader.read(article("Ana Ruiz is widely expected to join the talks.")).claims
    assert claim.speaker is None and claim.score < 0.25
    assert [span.of("Ana Ruiz is widely expected to join the talks.") for span in claim.content] == ["Ana Ruiz", "to join the talks"]


def test_who_makes_no_remarks_has_said_nothing(reader: Any, article: Callable[..., Any]) -> None:
    [claim] = reader.read(article("The Chadian president has made no public remarks on the Libyan offer.")).claims
    assert claim.polarity == "negated"


def test_what_is_referred_to_is_not_told(reader: Any, article: Callable[..., Any]) -> None:
    [claim] = reader.read(article("The Chadian president referred to the long friendship of the neighbours.")).claims
    assert claim.told is None
