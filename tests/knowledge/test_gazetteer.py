"""The gazetteer: its tables, its file of towns and what a name can mean."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import atlas, spelling
from dateline.knowledge.gazetteer import distance, fold, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def first(gazetteer, name):
    return gazetteer.named(name)[0]


@pytest.mark.parametrize(("name", "country"), [
    ("Kyiv", "UKR"), ("Киев", "UKR"), ("Kiev", "UKR"), ("Sana’a", "YEM"), ("al-Bab", "SYR"), ("DEIR EZZOR", "SYR"), ("Gaza", "PSE"),
    ("Kosovo", "XKX"), ("Palestine", "PSE"), ("Crimea", "UKR"), ("DRC", "COD"), ("U.S.", "USA"), ("Burma", "MMR"), ("Laurel County", "USA"),
    ("Ky.", "USA"), ("Zaporizhzhia nuclear plant", "UKR"), ("Camp Lemonnier", "DJI"), ("Tigray", "ETH"), ("Rakhine", "MMR"),
])
def test_name_is_known_in_its_country(gazetteer, name, country):
    assert first(gazetteer, name).country == country


@pytest.mark.parametrize(("name", "kind"), [
    ("Black Sea", "sea"), ("Bab el-Mandeb", "strait"), ("Strait of Hormuz", "strait"), ("the Gulf", "gulf"), ("Sahel", "region"),
    ("Eastern Europe", "region"), ("Danube", "river"), ("Lake Chad", "lake"), ("Suwalki Gap", "corridor"), ("Line of Control", "border"),
])
def test_what_no_state_owns_has_no_country(gazetteer, name, kind):
    assert (first(gazetteer, name).kind, first(gazetteer, name).country) == (kind, None)


@pytest.mark.parametrize(("name", "country", "disputed_by"), [
    ("Crimea", "UKR", ("RUS",)), ("Simferopol", "UKR", ("RUS",)), ("Kashmir", None, ("IND", "PAK", "CHN")), ("Western Sahara", "ESH", None),
    ("Senkaku Islands", None, ("JPN", "CHN", "TWN")), ("Abkhazia", "GEO", ("RUS",)), ("Golan Heights", "SYR", ("ISR",)),
    ("Katzrin", "SYR", ("ISR",)), ("Smara", "ESH", None), ("Taiwan", "TWN", ("CHN",)),
])
def test_disputed_ground_has_the_code_of_the_un_and_says_who_claims_it(gazetteer, name, country, disputed_by):
    entry = first(gazetteer, name)
    assert entry.country == country
    assert entry.disputed_by == disputed_by if disputed_by else entry.disputed_by


def test_towns_come_by_size_with_their_geonames_number(gazetteer):
    towns = [entry for entry in gazetteer.named("Springfield") if entry.kind == "city"]
    assert [town.population for town in towns] == sorted((town.population for town in towns), reverse=True)
    assert first(gazetteer, "Kyiv").geonames == 703448


def test_capitals(gazetteer):
    assert gazetteer.capital("GNB").name == "Bissau"
    assert gazetteer.capital_of("Damascus") == "SYR"
    assert [entry.admin for entry in gazetteer.named("Washington") if entry.kind == "capital"] == ["DC"]


def test_every_country_has_a_middle_and_a_name(gazetteer):
    assert len(gazetteer.countries) > 240
    for country in gazetteer.countries.values():
        assert -90 <= country.latitude <= 90 and -180 <= country.longitude <= 180
        assert first(gazetteer, country.name).country == country.iso3


def test_part_of_a_country_lies_where_its_towns_lie(gazetteer):
    assert distance(gazetteer.part("RUS", "southwest"), (48, 42)) < 500
    assert distance(gazetteer.part("SYR", "north"), (36.3, 38)) < 150


def test_provinces_hold_their_towns(gazetteer):
    alexandria = next(entry for entry in gazetteer.named("Alexandria") if entry.admin == "LA")
    louisiana, texas = (next(entry for entry in gazetteer.named(name) if entry.kind == "region") for name in ("Louisiana", "Texas"))
    assert louisiana.holds(alexandria) and not texas.holds(alexandria)


def test_unknown_names_mean_nothing(gazetteer):
    assert gazetteer.named("Qwertyville Heights") == () and gazetteer.named("") == () and gazetteer.named("x" * 10_000) == ()


def test_spellings_have_one_key():
    assert fold("Ayn al-ʿArab") == fold("ayn al ‘Arab") and fold("St. Louis") == fold("Saint Louis") and fold("N.Y.") != fold("NY")



def test_the_file_goes_where_the_user_says_and_falls_back(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(atlas, "_write", lambda path, progress: (made.append(path), sqlite3.connect(path).executescript(atlas.SCHEMA)))
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "here"))
    atlas.open_atlas()
    assert [path.suffix for path in (tmp_path / "here").iterdir()] == [".sqlite"]
    monkeypatch.setenv("DATELINE_CACHE", os.devnull)
    monkeypatch.setattr(atlas.tempfile, "gettempdir", lambda: str(tmp_path / "there"))
    atlas.open_atlas()
    assert len(made) == 2 and made[1].parent.parent == tmp_path / "there"


def test_a_damaged_file_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(atlas, "_write", lambda path, progress: sqlite3.connect(path).executescript(atlas.SCHEMA))
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    atlas.open_atlas()
    [path] = tmp_path.glob("*.sqlite")
    path.write_bytes(b"no database " * 1000)
    assert atlas.open_atlas().execute("SELECT count(*) FROM place").fetchone() == (0,)


def test_a_malformed_table_names_its_line(tmp_path, monkeypatch):
    monkeypatch.setattr(spelling, "table", lambda name: "a\tb\n1\t2\n3\n")
    with pytest.raises(KnowledgeError, match=r"ours\.tsv, line 3"):
        list(spelling.rows_of("ours.tsv"))
    with pytest.raises(KnowledgeError, match="no number"):
        spelling.number("north", "ours.tsv, line 2")


@pytest.mark.parametrize("table", ["countries.tsv", "regions.tsv", "provinces.tsv", "districts.tsv", "disputes.tsv"])
def test_tables_are_well_formed(table):
    rows = list(spelling.rows_of(table))
    assert rows and all(cell == cell.strip() for _, cells in rows for cell in cells)


def test_towns_are_read_piece_by_piece():
    stream = atlas._towns()
    assert {"geonameid", "name", "latitude", "countrycode", "alternatenames"} <= set(next(stream))
    stream.close()
    assert Path(atlas.__file__).exists()
