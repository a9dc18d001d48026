"""What is furniture goes, with a reason; what is the report stays, with its paragraphs."""

from __future__ import annotations

import pytest

from dateline.text.cleaning import clean, visible

BODY = "A ferry ran aground off the port on Wednesday, injuring three members of its crew, the coast guard said."
SECOND = "The captain, who had been warned twice of the shoal, told the inquiry that he had seen no light at all."


def test_paragraphs_are_kept_apart_however_many_lines_lie_between() -> None:
    assert clean(f"Ferry aground\n\n\n\n{BODY}\n{SECOND}\n").paragraphs == ["Ferry aground", BODY, SECOND]


def test_lines_wrapped_by_hand_are_joined() -> None:
    wrapped = """Ferry runs aground off the port of Batumi

A ferry ran aground off the port on Wednesday, injuring three members of
its crew, the coast guard said. The captain, who had been warned twice of
the shoal, told the inquiry that he had seen no light.

Nobody else was hurt.
"""
    assert clean(wrapped).paragraphs == [
        "Ferry runs aground off the port of Batumi",
        "A ferry ran aground off the port on Wednesday, injuring three members of its crew, the coast guard said. The captain, who had been"
        " warned twice of the shoal, told the inquiry that he had seen no light.",
        "Nobody else was hurt.",
    ]


def test_indented_paragraphs_of_a_wire_are_parted_though_no_line_is_blank() -> None:
    wrapped = """    BATUMI, May 3 - The coast guard said on Friday that it had called off
its search for the crew of the ferry, which ran aground on the shoals off
the port on Thursday, after two of its tugs were damaged by a heavy swell.
    "We cannot go on like this," its commander, Ana Perez, told reporters.
https://www.example.org/a-line-that-sticks-out-of-the-column-because-it-is-an-address
"""
    assert len(clean(wrapped).paragraphs) == 2
    assert clean(wrapped).paragraphs[0].endswith("damaged by a heavy swell.")


def test_a_sentence_broken_where_a_link_stood_is_joined() -> None:
    page = clean(f"{BODY}\nOn Friday the U.S.-led \ncoalition\n sent a tug.")
    assert page.paragraphs == [BODY, "On Friday the U.S.-led coalition sent a tug."]


def test_bullets_and_questions_stand_alone() -> None:
    text = f"{BODY}\n\nWhat happened?\n• three were hurt\n• the port was shut\n– to be sure"
    assert clean(text).paragraphs == [BODY, "What happened?", "• three were hurt", "• the port was shut", "– to be sure"]


def test_characters_that_take_no_room_go_and_quotation_marks_stay() -> None:
    assert visible("\ufeff“Ky\u200biv”\u00ad \u202esaid\u202c ‘no’\x07") == "“Kyiv” said ‘no’"
    assert visible("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("Share on Facebook    Share on Twitter", "share line"),
        ("Read more: Why two rocks matter", "link to another story"),
        ("Sign up for our morning newsletter", "sign-up"),
        ("© 2022 The Paper", "copyright line"),
        ("https://a.example/story/1", "address of a page"),
        ("* * *", "rule"),
        ("This is a developing story. Please check back for updates.", "page notice"),
        ("A tug in the harbour on Thursday. Photo: A. Sá", "photo caption"),
        ("Terms of use | Privacy policy | Cookies", "site navigation"),
        ("Continued on page 4", "page notice"),
        ("(File photo)", "editor’s mark"),
        ("Brought to you by The Bank", "advertisement"),
    ],
)
def test_furniture_goes_with_its_reason(line: str, reason: str) -> None:
    page = clean(f"Ferry aground\n\n{BODY}\n\n{line}\n\n{SECOND}")
    assert page.paragraphs == ["Ferry aground", BODY, SECOND]
    assert {removed.reason for removed in page.removed} == {reason}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("(Reporting by Ana Sá; Editing by Tom Ask)", "credit of writers"),
        ("Ana Sá in Batumi contributed to this report.", "credit of writers"),
        ("For more information, please see the ministry’s page.", "contact"),
        ("Tel.: +995 32 200 00 00", "contact"),
        ("Call our newsdesk on 0800 000 000", "contact"),
        ("-- Ends --", "end mark"),
        ("kw/ jd/", "editor’s mark"),
        ("Tags: ferry, Batumi", "tags"),
        ("THE CAT THAT SWAM ASHORE", "link to another story"),
    ],
)
def test_trailers_go_from_the_end_only(line: str, reason: str) -> None:
    assert [(removed.text, removed.reason) for removed in clean(f"{BODY}\n\n{SECOND}\n\n{line}").removed] == [(line, reason)]
    assert line in clean(f"{BODY}\n\n{line}\n\n{SECOND}\n\n{BODY}").paragraphs


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more books, the minister told the students.",
        "Share prices fell on Thursday.",
        "Comments by the minister angered the crew.",
        "Contact with the ferry was lost at noon.",
        "Video by a witness showed smoke over the port.",
        "Support for the minister fell, a briefing paper said.",
        "Reporting by two newspapers led to the inquiry.",
        "Copyright law was not broken, the court ruled.",
        "Written by hand, the letters were found aboard.",
        "About 40 people were taken ashore.",
        "Advertising on the ferry was torn down.",
        "Follow the money, he said.",
        "With reports of looting spreading, police shut the port.",
        "“Sign here,” the officer said.",
        "Moscow and Washington set up a hotline in 1963.",
        "The author is a former minister who was jailed in 2019.",
        "The group showed the film on its channel: https://channel.example/1",
        "More details were expected later, she added.",
    ],
)
def test_sentences_that_look_like_furniture_stay(sentence: str) -> None:
    for text in (f"{BODY}\n\n{sentence}\n\n{SECOND}", f"{BODY}\n\n{SECOND}\n\n{sentence}"):
        page = clean(text)
        assert sentence in page.paragraphs
        assert not page.removed


def test_last_bits_go_from_the_paragraph_they_end() -> None:
    page = clean(f"{BODY}\n\n{SECOND} (With agency inputs)")
    assert page.paragraphs == [BODY, SECOND]
    assert page.removed[0].text == "(With agency inputs)"


def test_readers_comments_go_to_the_end() -> None:
    page = clean(f"{BODY}\n\n{SECOND}\n\nComments (2)\n\nsailor_5: What a mess!\n\ngull: I saw it all happen.")
    assert page.paragraphs == [BODY, SECOND]
    assert {removed.reason for removed in page.removed} == {"comments"}


def test_of_a_label_at_the_top_the_date_stays() -> None:
    page = clean(f"Ferry aground\nLive updates, Thursday 24 May 2018 (all times local)\n5-minute read · 24 May 2018\n\n{BODY}")
    assert page.paragraphs == ["Ferry aground", "Thursday 24 May 2018", "24 May 2018", BODY]


def test_a_headline_that_ran_into_its_report_is_parted_from_it() -> None:
    page = clean("Ferry runs aground off port BATUMI, Georgia (AFP) - " + BODY)
    assert page.paragraphs == ["Ferry runs aground off port", "BATUMI, Georgia (AFP) - " + BODY]


@pytest.mark.parametrize("text", ["Ab (Reporting by " * 20_000, "a\n" * 50_000, "Share on \n" * 3_000, "A A, " * 50_000, " " * 500_000])
def test_hostile_texts_take_no_long_time(text: str) -> None:
    clean(text)


@pytest.mark.parametrize("line", ["Nuku'alofa | Monday, 14 September 2026 | Desk notes", "Desk copy | 14 September 2026"])
def test_of_a_line_of_place_date_and_desk_the_date_stays(line: str) -> None:
    page = clean(f"{line}\n\nSoldiers leave harbour\n\nThe soldiers left the harbour of the island on Monday morning without a shot.\n")
    assert page.paragraphs[0].endswith("14 September 2026") and "|" not in page.paragraphs[0]
    assert {each.reason for each in page.removed} == {"line of place, date and desk"}
