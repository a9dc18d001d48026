"""Places, agencies and names at the head of a report, and what only looks like them."""

from __future__ import annotations

import pytest

from dateline.text.datelines import find_agency, find_byline, find_dateline, known_agency


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("BATUMI (Harbour Wire) — A ferry sank.", "BATUMI", "Harbour Wire"),
        ("BATUMI, Georgia (Harbour Wire) — A ferry sank.", "BATUMI", "Harbour Wire"),
        ("BATUMI, Jan 5 (Harbour Wire) - A ferry sank.", "BATUMI", "Harbour Wire"),
        ("Riyadh, 24 Rajab 1442 / 8 March 2021 (Harbour Wire) -- A ferry sank.", "Riyadh", "Harbour Wire"),
        ("BATUMI, November 7, 2018. /HARBOUR-INFO/. A ferry sank.", "BATUMI", "HARBOUR-INFO"),
        ("BATUMI. March 12, 2024 (Harbour-Inform) – A ferry sank.", "BATUMI", "Harbour-Inform"),
        ("BATUMI, Sept. 14, Harbour News - A ferry sank.", "BATUMI", "Harbour News"),
        ("Nairobi (dpa) 3 May A ferry sank.", "Nairobi", "dpa"),
        ("GENEVA – A ferry sank.", "GENEVA", None),
        ("LUSAKA/PARIS, Oct 12 - A ferry sank.", "LUSAKA", None),
        ("New Delhi, Sept 13, 2022: A ferry sank.", "New Delhi", None),
        ("Muscat: A ferry sank.", "Muscat", None),
        ("BATUMI (From our correspondent) - A ferry sank.", "BATUMI", None),
        ("ROVANIEMI, Finland, March 7 (2024) — A ferry sank.", "ROVANIEMI", None),
        ("ST. PETERSBURG, Russia — A ferry sank.", "ST. PETERSBURG", None),
        ("KILIS, Turkey", "KILIS", None),
    ],
)
def test_datelines(line: str, place: str, agency: str | None) -> None:
    found = find_dateline(["Ferry sinks", line])
    assert found and (line[found.start : found.end], found.agency) == (place, agency)


@pytest.mark.parametrize(
    "line",
    [
        "MR KIRBY: Thanks, everybody.",
        "QUESTION: Was there a meeting?",
        "Kirby: There was a meeting.",
        "ALSO — A ferry sank.",
        "On Tuesday, Jan. 5, a ferry sank.",
        "Officials (two of them) - said so.",
        "HIGHLIGHTS",
        "World in brief: Thursday, July 18, 2019",
    ],
)
def test_what_only_looks_like_a_dateline(line: str) -> None:
    assert find_dateline(["Ferry sinks", line]) is None


def test_capitals_before_the_only_labelled_paragraph_are_a_dateline() -> None:
    body = "KOZHIKODE: Normal life came to a halt in the district on Monday during the strike called by the joint council of unions,"
    body += " which had been long in the making."
    assert find_dateline(["Strike halts district", body])
    assert find_dateline(["Strike halts district", body, "MANJERI: Nothing moved."]) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By ROHAN WAKHLU and IMRAN DAR", "ROHAN WAKHLU and IMRAN DAR"),
        ("EXCLUSIVE By Gaz Trimble", "Gaz Trimble"),
        ("By Solène Jaouen in Tunis", "Solène Jaouen"),
        ("By the numbers", None),
        ("By Tuesday the army had left the town", None),
        ("By Monday.", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert find_byline(["Ferry sinks", line]) == names


def test_agencies_go_by_their_short_names() -> None:
    names = ("Agence France-Presse", "REUTERS", "the Associated Press", "Ministry")
    assert [known_agency(name) for name in names] == ["AFP", "Reuters", "AP", None]
    assert find_agency(["Ferry sinks", "dpa"], []) == "dpa"
    assert find_agency(["Ferry sinks"], ["© 2022 AFP"]) == "AFP"
    assert find_agency(["Ferry sinks"], ["© 2022 The Paper"]) is None


@pytest.mark.parametrize("line", ["A A, " * 40, "By " + "And " * 40 + ".", "A/" * 80, "A. " * 60, "A and " * 30])
def test_hostile_lines_take_no_long_time(line: str) -> None:
    find_dateline([line, line])
    find_byline([line[:149]])
