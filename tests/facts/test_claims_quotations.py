"""Quotation marks: pairs that survive apostrophes, nesting and whatever a scraper leaves."""

from __future__ import annotations

import time

import pytest

from dateline.facts.claims.quotations import Quotation, find_paragraphs, find_quotations


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in found(text)]


def found(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, find_paragraphs(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said. “Nobody stayed.”", ["“We left,”", "“Nobody stayed.”"]),
        ('"We left," he said. "Nobody stayed."', ['"We left,"', '"Nobody stayed."']),
        ("«On part,» dit-il.", ["«On part,»"]),
        ("„Wir gehen“, sagte er.", ["„Wir gehen“"]),
        ("'We don't count,' he said. 'It's ours.'", ["'We don't count,'", "'It's ours.'"]),
        ("‘They read out names,’ says Ana. ‘Then they left.’", ["‘They read out names,’", "‘Then they left.’"]),
        ("“He told me ‘go home’ and I did,” she said.", ["“He told me ‘go home’ and I did,”"]),
        ("'He said \"go\" to me,' she told us.", ["'He said \"go\" to me,'"]),
        ('an ""uncontested leader"" of it', ['""uncontested leader""']),
        ("``We left,'' he said.", ["``We left,''"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the ’90s and the neighbours’ posts",
        "the '90s and the neighbours' posts aren't theirs",
        "the ‘Arctic is cold",
        "a 6' 2\" man",
        "It's the army's",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_does_not_close_a_quotation() -> None:
    assert quoted("‘the neighbours’ posts are empty,’ he said") == ["‘the neighbours’ posts are empty,’"]


def test_an_apostrophe_after_the_quotation_is_none_of_its() -> None:
    assert quoted("the ‘outside hands’ of the neighbours’ posts") == ["‘outside hands’"]


def test_paragraphs_that_open_again() -> None:
    first, second = found("“We left at dawn.\n\n“Nobody stayed,” he said.")
    assert first.open and not first.reopened
    assert second.reopened and not second.open


def test_a_lost_closing_mark_in_mid_paragraph_opens_nothing() -> None:
    assert quoted("He said “we left and went home.\n\nThe army denied it.") == []


def test_a_first_mark_never_closed_gives_way_to_the_second() -> None:
    assert quoted("He “said it was “over” now.") == ["“over”"]


def test_every_quotation_lies_in_its_paragraph_and_holds_something() -> None:
    text = "“a” ' \" ” “ ‘b’ «c\n\n\"d\" ”e” '' “” ‘’"
    for quotation in found(text):
        assert quotation.span.holds(quotation.inner)
        assert find_paragraphs(text)[quotation.paragraph].holds(quotation.span)


@pytest.mark.parametrize("piece", ("“", '"', "'", "‘a ", "s’ ", "“a” ", "'a' "))
def test_long_texts_end(piece: str) -> None:
    begun = time.process_time()
    found(piece * 40_000)
    assert time.process_time() - begun < 60  # under a second; with the square of the length, many minutes
