"""Phrases that name a time, told against the day of publication. Thursday, 27 January 2022 unless said otherwise."""

from __future__ import annotations

import pytest

from dateline.facts.times import find_times
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.types import Article, Span

DAY = "2022-01-27"


def times_in(text: str, published: str | None = DAY, marks: Marks | None = None) -> list[tuple[str, str]]:
    found = find_times(Article("a", "a", text, published=published), marks or Marks())
    return [(mention.span.of(text), found.thing(mention).value) for mention in found.mentions]


def value_in(text: str, published: str | None = DAY) -> str:
    [(_, value)] = times_in(text, published)
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks ended on January 5, 2022.", "2022-01-05"),
        ("Talks ended on 5 January 2022.", "2022-01-05"),
        ("Talks ended on 2022-01-05.", "2022-01-05"),
        ("Talks ended on Wednesday, Jan. 5, 2022.", "2022-01-05"),
        ("Talks ended on Jan. 5.", "2022-01-05"),
        ("The 24 February invasion began at dawn a year before.", "2022-02-24"),
        ("It was signed in July 2021.", "2021-07"),
        ("It was signed in July.", "2021-07"),
        ("It will be signed in July.", "2022-07"),
        ("It was signed last March.", "2021-03"),
        ("It was signed in March last year.", "2021-03"),
        ("Fighting has gone on since 2014.", "2014"),
        ("They met in the 1990s.", "199"),
        ("They met in the nineties.", "199"),
        ("They met in the 19th century.", "18"),
        ("They met last summer.", "2021-SU"),
        ("Profit fell in the third quarter.", "2021-Q3"),
        ("Profit fell in the second quarter of 2019.", "2019-Q2"),
        ("It rose in the first half of 2020.", "2020-H1"),
    ],
)
def test_calendar_dates(text: str, value: str) -> None:
    assert times_in(text)[0][1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys met today.", "2022-01-27"),
        ("Envoys met yesterday.", "2022-01-26"),
        ("Envoys meet tomorrow.", "2022-01-28"),
        ("Envoys met this week.", "2022-W04"),
        ("Envoys met last week.", "2022-W03"),
        ("Envoys will meet next month.", "2022-02"),
        ("Envoys met last year.", "2021"),
        ("Envoys met at the weekend.", "2022-W03-WE"),
        ("Envoys met two days ago.", "2022-01-25"),
        ("Envoys met three weeks ago.", "2022-W01"),
        ("Envoys met years ago.", "PAST_REF"),
        ("Envoys met yesterday afternoon.", "2022-01-26TAF"),
        ("Envoys met last night.", "2022-01-26TNI"),
        ("Shells fell overnight.", "2022-01-26TNI"),
        ("Envoys will meet soon.", "FUTURE_REF"),
        ("Envoys are now in Geneva.", "PRESENT_REF"),
        ("It is due by the end of the month.", "2022-01"),
    ],
)
def test_told_from_the_day_of_publication(text: str, value: str) -> None:
    assert value_in(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys met on Saturday.", "2022-01-22"),
        ("Envoys will meet on Tuesday.", "2022-02-01"),
        ("Envoys are expected to meet on Tuesday.", "2022-02-01"),
        ("Envoys met on Thursday.", "2022-01-27"),
        ("Envoys stay until Monday.", "2022-01-31"),
        ("Envoys met last Friday.", "2022-01-21"),
        ("Envoys meet next Monday.", "2022-01-31"),
        ("Tuesday's raid killed two.", "2022-01-25"),
        ("Envoys met early on Wednesday.", "2022-01-26"),
        ("Envoys met on Wednesday evening.", "2022-01-26TEV"),
    ],
)
def test_weekdays_go_by_the_verb(text: str, value: str) -> None:
    assert value_in(text) == value


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It hit at 6:30 a.m. on Tuesday.", "6:30 a.m. on Tuesday", "2022-01-25T06:30"),
        ("17.55 GMT: shelling goes on.", "17.55 GMT", "2022-01-27T17:55Z"),
        ("On Tuesday the first mine went off at 05:40.", "05:40", "2022-01-25T05:40"),
        ("They burned a flag on Tuesday at noon.", "Tuesday at noon", "2022-01-25T12:00"),
    ],
)
def test_clock_times_stand_on_their_day(text: str, span: str, value: str) -> None:
    assert times_in(text)[-1] == (span, value)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They fought between 1939 and 1944.", "1939 and 1944", "1939/1944"),
        ("It runs from May 21 to 24.", "May 21 to 24", "2022-05-21/2022-05-24"),
        ("It covers 13-24 November 2021.", "13-24 November 2021", "2021-11-13/2021-11-24"),
        ("In the 2020-21 season it closed.", "2020-21", "2020/2021"),
        ("They got four to nine years.", "four to nine years", "P4Y/P9Y"),
    ],
)
def test_ranges_have_two_ends(text: str, span: str, value: str) -> None:
    assert times_in(text)[0] == (span, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They held out for 34 days.", "P34D"),
        ("They held out for half an hour.", "PT30M"),
        ("A three-day truce failed.", "P3D"),
        ("They held out for months.", "PXM"),
        ("It took several years.", "PXY"),
        ("It took two decades.", "P20Y"),
        ("They march every Friday.", "XXXX-WXX-5"),
        ("They march every day.", "XXXX-XX-XX"),
    ],
)
def test_lengths_and_sets(text: str, value: str) -> None:
    assert value_in(text) == value


def test_story_time_is_told_from_the_last_time_named() -> None:
    text = "The boat was seized on Monday. Two days earlier it had left port. The next day its crew was freed."
    assert [value for _, value in times_in(text)][:2] == ["2022-01-24", "2022-01-22"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys met on Tuesday.", "XXXX-WXX-2"),
        ("Envoys met yesterday.", "PAST_REF"),
        ("Envoys met in March.", "XXXX-03"),
        ("Envoys met on 5 March.", "XXXX-03-05"),
        ("Envoys met last week.", "PAST_REF"),
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str, value: str) -> None:
    found = find_times(Article("a", "a", text), Marks())
    [time] = found.things
    assert (time.value, time.start, time.end, time.anchor) == (value, None, None, "none")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bell, 34, a 9-year-old girl and a man aged 71 were hurt.",
        "They may march second, after the fall of the city.",
        "Some 2000 people fled to 1990 homes.",
        "Resolution 2254 was passed by 1,999 votes.",
        "Johnnie Christmas drew it.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert times_in(text) == []


def test_start_end_and_grain() -> None:
    found = find_times(
        Article("a", "a", "It fell in 2014, in the third quarter, at the weekend and on Tuesday night.", published=DAY), Marks()
    )
    assert [(time.start, time.end, time.grain) for time in found.things] == [
        ("2014-01-01", "2015-01-01", "year"),
        ("2021-07-01", "2021-10-01", "quarter"),
        ("2022-01-22", "2022-01-24", "weekend"),
        ("2022-01-25T18:00", "2022-01-26T06:00", "part of day"),
    ]


TREE = """# newdoc id = a
1\tParliament\tparliament\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_
2\tvotes\tvote\tVERB\tVBZ\tTense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\ton\ton\tADP\tIN\t_\t4\tcase\t_\t_
4\tMonday\tMonday\tPROPN\tNNP\tNumber=Sing\t2\tobl\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_the_tree_tells_the_tense_and_the_head() -> None:
    [(_, text, marks)] = read_conllu(TREE)
    found = find_times(Article("a", "a", text, published=DAY), marks)
    assert [(time.value, time.anchor) for time in found.things] == [("2022-01-31", "published")]
    assert found.heads == (3,)
    assert found.mentions[0].span == Span(20, 26)


def test_hostile_text_is_read_quickly_and_without_harm() -> None:
    text = "on Monday 1 January and 2 " * 2000 + "9" * 5000 + " years ago" + "-" * 5000
    assert len(find_times(Article("a", "a", text, published="0001-01-01"), Marks()).mentions) > 0
    assert find_times(Article("a", "a", "99999999 years ago and 9999 centuries later", published="9000-01-01"), Marks()).mentions


def test_the_date_of_the_dateline_stands_in_for_a_day_of_publication() -> None:
    text = "KYIV, Jan. 17, 2023 - Shells fell on Monday."
    found = find_times(Article("a", "a", text, dateline_span=Span(0, 4)), Marks())
    assert [(time.value, time.anchor) for time in found.things] == [("2023-01-17", "none"), ("2023-01-16", "dateline")]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("He was convicted in nineteen ninety-one.", "nineteen ninety-one", "1991"),
        ("They fought between January and March.", "January and March", "2021-01/2021-03"),
        ("They held drills from Monday to Wednesday.", "Monday to Wednesday", "2022-01-24/2022-01-26"),
        ("Ten years ago this week it fell.", "Ten years ago this week", "2012-W04"),
        ("Attacks go back to the fall of 2019.", "the fall of 2019", "2019-FA"),
    ],
)
def test_phrases_of_several_parts(text: str, span: str, value: str) -> None:
    assert times_in(text) == [(span, value)]


def test_history_is_told_in_its_own_years() -> None:
    text = "War came in August 1914. On 12 September the armies met.\n\nIn 1915 the front froze; in May a ship was sunk."
    assert [value for _, value in times_in(text, "2022-01-27")] == ["1914-08", "1914-09-12", "1915", "1915-05"]


def test_a_rate_is_no_length() -> None:
    assert times_in("They ship 300,000 barrels a day.") == []
