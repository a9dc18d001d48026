"""Dates of publication: as given, as found, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.text.published import find_published, normalise_date


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2022-02-17", "2022-02-17"),
        ("20220217", "2022-02-17"),
        ("2022-02-17T18:05:00Z", "2022-02-17T18:05:00+00:00"),
        (" 2022-02-17 18:05 ", "2022-02-17T18:05:00"),
        ("January 29, 2022", "2022-01-29"),
        ("29 January 2022 6:05 pm", "2022-01-29T18:05:00"),
        ("Thu, 17 Feb 2022 18:05:00 +0200", "2022-02-17T18:05:00+02:00"),
        ("", None),
    ],
)
def test_given_dates_become_iso(said: str, iso: str | None) -> None:
    assert normalise_date(said) == iso


@pytest.mark.parametrize(
    "said", ["9999-99-99", "yesterday", "0000-00-00", "2022-02-30", "31 June 2020", "03/04/2022", "17", "2022-W07-1", "0001-01-01"]
)
def test_absurd_dates_are_refused(said: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        normalise_date(said)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: October 14, 2019 22:10", "2019-10-14T22:10:00"),
        ("June 10, 2019, 4:47 pm", "2019-06-10T16:47:00"),
        ("FRI 8 NOV 2019", "2019-11-08"),
        ("RADIO NEWSROOM / 1800 BULLETIN / FRI 8 NOV 2019", "2019-11-08"),
        ("Live updates, Thursday 24 May 2018 (all times local)", "2018-05-24"),
        ("Batumi - from Ana Sá - 07/19/2020 11:04 pm", "2020-07-19T23:04:00"),
        ("BATUMI, Jan. 17, 2023 — A ferry sank off the port.", "2023-01-17"),
        ("Thursday, May 7, 2015 On Tuesday, the ministry said that the ferry had sunk.", "2015-05-07"),
        ("Riyadh, 24 Rajab 1442 / 8 March 2021 (Harbour Wire) -- A ferry sank.", "2021-03-08"),
        ("The war since 24 February 2022", None),
        ("Reporting period: 13-24 November 2023", None),
        ("BATUMI, Jan. 17 — A ferry sank off the port.", None),
        ("On 5 May 2020, a ferry sank.", None),
        ("03/04/2022", None),
    ],
)
def test_dates_are_found_where_reports_state_them(line: str, iso: str | None) -> None:
    assert find_published(["Ferry sinks", line]) == iso


def test_a_label_goes_before_a_date_line_and_an_update_comes_last() -> None:
    assert find_published(["Updated 3 May 2020", "2 May 2020", "Published: 1 May 2020"]) == "2020-05-01"
    assert find_published(["Updated 3 May 2020", "2 May 2020"]) == "2020-05-02"
    assert find_published(["Updated 3 May 2020"]) == "2020-05-03"


@given(st.text())
def test_any_text_is_a_date_or_an_error_of_ours(said: str) -> None:
    try:
        found = normalise_date(said)
    except InputError:
        return
    assert found is None or date.fromisoformat(found[:10])
