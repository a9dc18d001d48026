"""Coreference: which words name the same thing."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.facts.coreference import find_coreference


def chains(reader: Any, article: Any, text: str) -> list[list[str]]:
    """The chains as words."""
    report = article(text)
    marks = reader.see(report)
    return [[marks.words[i].form for i in chain] for chain in find_coreference(report, marks)]


def linked(reader: Any, article: Any, text: str, pronoun: str) -> str:
    """The first word of the chain that the pronoun is in."""
    return next((chain[0] for chain in chains(reader, article, text) if pronoun in chain), "")


def test_gender_tells_who(reader: Any, article: Any) -> None:
    text = "Defence Minister Anna Berg met President Karl Holm in Oslo on Monday. She said the talks were useful."
    assert linked(reader, article, text, "She") == "Anna"


def test_a_body_is_it(reader: Any, article: Any) -> None:
    assert linked(reader, article, "The ministry denied the report on Friday. It said no ship had left port.", "It") == "ministry"


def test_it_may_stand_for_nothing(reader: Any, article: Any) -> None:
    assert linked(reader, article, "The ministry was silent. It is clear that the talks have failed.", "It") == ""


def test_a_surname_is_the_same_person(reader: Any, article: Any) -> None:
    text = "Foreign Minister Sergey Lavrov spoke to reporters on Friday. Lavrov left little hope."
    assert ["Sergey", "Lavrov"] in chains(reader, article, text)


def test_a_relative_pronoun_is_what_it_hangs_on(reader: Any, article: Any) -> None:
    assert linked(reader, article, "The general, who commands the garrison, refused to leave.", "who") == "general"


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("Chile urged Peru to withdraw its troops.", "Peru"),
        ("Chile called on Peru to withdraw its troops.", "Peru"),
        ("Chile warned Peru of devastating sanctions if it crossed the line.", "Peru"),
    ],
)
def test_who_is_urged_or_warned_is_to_act(reader: Any, article: Any, text: str, hearer: str) -> None:
    pronoun = "its" if "its" in text else "it"
    assert linked(reader, article, text, pronoun) == hearer


def test_nobody_is_linked_across_genders(reader: Any, article: Any) -> None:
    assert linked(reader, article, "The spokeswoman left the room. He stayed.", "He") == ""


def test_the_same_text_gives_the_same_chains(reader: Any, article: Any) -> None:
    text = "Kenya recalled its ambassador. Nairobi said it would wait. The ambassador said he had packed."
    assert chains(reader, article, text) == chains(reader, article, text)


def test_an_empty_article_has_no_chains(reader: Any, article: Any) -> None:
    assert chains(reader, article, "") == []
