"""The knowledge base of actors: names, offices, roles, and what a malformed table says."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import who as module
from dateline.knowledge.who import Who, plain_office

who = Who.load()


def code(name: str) -> str | None:
    """The code of a name that takes all of the words."""
    words = name.split()
    hit = who.longest(words, 0)
    return hit[0].code if hit and hit[1] == len(words) else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NATO", "NATO"),
        ("the European Commission", None),
        ("European Commission", "EU"),
        ("Brussels", "EU"),
        ("Kremlin", "RUS"),
        ("U.S. Department of State", "USA"),
        ("Da’esh", "ISIL"),
        ("al - Shabab", "SOM"),
        ("Houthis", "YEM"),
        ("Igad", "IGAD"),
        ("Xinhua", "CHN"),
        ("South Koreans", "KOR"),
        ("us", None),
        ("Who", None),
        ("national guard", None),
    ],
)
def test_names_have_codes(name: str, expected: str | None) -> None:
    assert code(name) == expected


def test_the_longest_name_wins() -> None:
    hit = who.longest("Islamic State of Iraq and the Levant fighters".split(), 0)
    assert hit is not None
    assert (hit[0].code, hit[1]) == ("ISIL", 7)


def test_an_office_depends_on_the_day() -> None:
    before, after = who.holder("GBR", "foreign secretary", date(2016, 5, 1)), who.holder("GBR", "foreign secretary", date(2017, 5, 1))
    assert before is not None and before.person == "Philip Hammond"
    assert after is not None and after.person == "Boris Johnson"
    assert who.holder("GBR", "foreign secretary", None) is None


def test_a_surname_alone_serves_only_who_holds_an_office() -> None:
    assert [office.code for office in who.offices("Lavrov", date(2022, 1, 29))] == ["RUS"]
    assert who.offices("Lavrov", date(1999, 1, 1)) == ()
    assert who.offices("Sergey Lavrov", None)


def test_offices_have_one_wording() -> None:
    assert plain_office("Minister of Defense") == plain_office("defence minister")


def test_every_country_of_the_tables_is_a_country_or_a_body() -> None:
    bodies = {known.code for _, known in who.names.values() if known.kind != "country"}
    strangers = {office.code for held in who.people.values() for office in held} - set(who.countries) - bodies
    assert not strangers


def test_no_office_ends_before_it_begins() -> None:
    assert not [office for held in who.people.values() for office in held if office.end and office.end < office.start]


def test_a_malformed_table_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    class Folder:
        def __truediv__(self, name: str) -> Folder:
            return self

        def read_text(self, encoding: str) -> str:
            return "name\tnames\tcode\tkind\tsector\nKremlin\tKremlin\tRUS"

    monkeypatch.setattr(module, "files", lambda package: Folder())
    with pytest.raises(KnowledgeError, match=r"seats\.tsv, line 2"):
        list(module._table("seats.tsv", ("name",)))
