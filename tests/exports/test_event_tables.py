"""GDELT, ICEWS, POLECAT, PETRARCH and Phoenix: the columns of the field, filled where we know and empty where we do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas
import pytest

from dateline.exports import EXPORTS
from dateline.exports.codes import cameo_actor
from dateline.exports.dyads import layouts
from dateline.exports.resolved import days_of
from dateline.record import Record
from dateline.types import Actor, Time

Written = Callable[..., bytes]
FIELD = ("gdelt", "icews", "polecat", "petrarch", "phoenix")


def frame(name: str, content: bytes) -> pandas.DataFrame:
    """The table as code that knows its columns reads it: no quotation marks, text as it is."""
    layout = layouts()[name]
    names = {} if layout.heading else {"names": list(layout.columns), "header": None}
    return pandas.read_csv(BytesIO(content), sep="\t", quoting=3, dtype=str, keep_default_na=False, **names)


@pytest.mark.parametrize("name", FIELD)
def test_every_row_has_every_column(name: str, record: Record, hostile: Record, written: Written) -> None:
    content = written(name, [record, hostile])
    rows = [line.split("\t") for line in content.decode("utf8").split("\n")[:-1]]
    assert {len(row) for row in rows} == {len(layouts()[name].columns)}
    assert "\r" not in content.decode("utf8")
    assert list(frame(name, content).columns) == list(layouts()[name].columns)


@pytest.mark.parametrize("name", FIELD)
def test_what_did_not_happen_has_no_row(name: str, record: Record, written: Written) -> None:
    said = written(name, [record]).decode("utf8")
    assert "193" not in {cell for line in said.splitlines() for cell in line.split("\t")}
    assert EXPORTS[name].leaves_out(record) == (3 if name in ("icews", "petrarch", "phoenix") else 2)


@pytest.mark.parametrize("name", FIELD)
def test_an_event_without_a_known_side_has_no_row(name: str, record: Record, written: Written) -> None:
    nobody = replace(record, events=(replace(record.events[0], actors=()),))
    assert frame(name, written(name, [nobody])).empty if layouts()[name].heading else written(name, [nobody]) == b""


def test_gdelt_reads_as_gdelt(record: Record, written: Written) -> None:
    rows = frame("gdelt", written("gdelt", [record]))
    first = rows.iloc[0]
    assert dict(first[first != ""].drop(["GLOBALEVENTID"])) == {
        "SQLDATE": "20251014",
        "MonthYear": "202510",
        "Year": "2025",
        "FractionDate": "2025.7781",
        "Actor1Code": "GUY",
        "Actor1Name": "GUYANA",
        "Actor1CountryCode": "GUY",
        "IsRootEvent": "1",
        "EventCode": "172",
        "EventBaseCode": "172",
        "EventRootCode": "17",
        "QuadClass": "4",
        "GoldsteinScale": "-5.0",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Lethem, Guyana",
        "ActionGeo_CountryCode": "GY",
        "ActionGeo_Lat": "3.38",
        "ActionGeo_Long": "-59.8",
        "DATEADDED": "20251014093000",
        "SOURCEURL": "https://example.org/lethem?a=1&b=2",
    }
    assert rows.GLOBALEVENTID.astype("int64").is_unique


def test_gdelt_dates_by_the_text_as_far_as_it_goes(record: Record, written: Written) -> None:
    rows = frame("gdelt", written("gdelt", [record]))
    assert list(rows.SQLDATE) == ["20251014", "20251014", "", ""]  # closed on Tuesday; killed, no day given; praised in 2015
    assert list(rows.Year) == ["2025", "2025", "2015", "2015"]
    assert list(rows.MonthYear[2:]) == ["", ""]


def test_each_pair_of_sides_has_a_row(record: Record, written: Written) -> None:
    rows = frame("gdelt", written("gdelt", [record])).iloc[2:]
    assert list(zip(rows.Actor1Code, rows.Actor2Code, strict=True)) == [("IGOUNO", "GUYMIL"), ("IGOWSTNAT", "GUYMIL")]
    assert list(rows.Actor1KnownGroupCode) == ["UNO", "NAT"]
    assert list(rows.Actor1CountryCode) == ["", "WST"]
    assert list(rows.IsRootEvent) == ["0", "0"]


def test_icews_reads_as_icews(record: Record, written: Written) -> None:
    rows = pandas.read_csv(BytesIO(written("icews", [record])), sep="\t", dtype={"CAMEO Code": str})
    first = rows.iloc[0]
    assert list(first[["Event Date", "Source Name", "Source Country", "CAMEO Code"]]) == ["2025-10-14", "Guyana", "Guyana", "172"]
    assert (first["City"], first["Country"], first["Sentence Number"], first["Publisher"]) == ("Lethem", "Guyana", 2, "The Example")
    assert rows.iloc[1]["Target Sectors"] == "Military"
    assert rows["Event ID"].dtype == "int64"


def test_polecat_reads_as_polecat(record: Record, written: Written) -> None:
    rows = frame("polecat", written("polecat", [record]))
    first, praise = rows.iloc[0], rows.iloc[2]
    assert list(first[["Event Type", "Event Mode", "Event Date", "Actor COW"]]) == ["COERCE", "restrict", "2025-10-14", "110"]
    assert (first["Placename"], first["GeoNames ID"], first["Raw Placename"]) == ("Lethem", "3378474", "Lethem")
    assert (praise["Event Date"], praise["Recipient Country"], praise["Primary Recipient Sector"]) == ("", "GUY", "MIL")
    assert praise["Story Organizations"] == "Venezuelan army;United Nations;NATO;Guyanese army"


def test_petrarch_reads_as_petrarch(record: Record, written: Written) -> None:
    rows = written("petrarch", [record]).decode("utf8").splitlines()
    article = record.article.id
    assert rows == [
        f"20251014\tGUY\t---\t172\t\t{article}_2\tThe Example\tGuyana\t\tclosed",
        f"20251014\t---\tMIL\t190\t\t{article}_2\tThe Example\t\t12 soldiers\tkilled",
    ]


def test_phoenix_splits_the_codes(record: Record, written: Written) -> None:
    rows = frame("phoenix", written("phoenix", [record]))
    killed = rows.iloc[1]
    assert list(killed["SourceActorFull":"TargetActorAttribute"]) == ["---", "---", "", "", "MIL", "", "MIL", ""]
    assert (rows.iloc[0]["QuadClass(0-4)"], rows.iloc[0]["Year"], rows.iloc[0]["LocationName"]) == ("4", "2025", "Lethem")


@pytest.mark.parametrize(
    ("kind", "code", "sector", "cameo"),
    [
        ("country", "RUS", ("GOV",), "RUS"),
        ("government", "RUS", ("GOV",), "RUSGOV"),
        ("armed_force", "RUS", ("MIL",), "RUSMIL"),
        ("person", "USA", ("JRN",), "USAMED"),
        ("person", "USA", ("MED",), "USAHLH"),
        ("country", "XKX", ("GOV",), "KSV"),
        ("country", "TLS", (), "TMP"),
        ("organisation", "UN", ("IGO",), "IGOUNO"),
        ("armed_force", "UN", ("MIL",), "IGOUNOMIL"),
        ("alliance", "EU", ("IGO",), "IGOEUREEC"),
        ("alliance", "Quad", ("GOV",), "GOV"),
        ("armed_group", "al-Qaeda", ("REB",), "IMGMUSALQREB"),
        ("group", None, ("CVL",), "CVL"),
        ("group", None, ("UNK",), ""),
        ("group", None, (), ""),
    ],
)
def test_actors_are_coded_as_cameo_codes_them(kind: str, code: str | None, sector: tuple[str, ...], cameo: str) -> None:
    assert cameo_actor(Actor("actor-1", "somebody", kind, code, sector)).code == cameo  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2022-02-17", "2022-02-18", (date(2022, 2, 17), date(2022, 2, 17))),
        ("2022-02-17T06:30", "2022-02-17T06:31", (date(2022, 2, 17), date(2022, 2, 17))),
        ("2022-02-17T18:00", "2022-02-18T00:00", (date(2022, 2, 17), date(2022, 2, 17))),
        ("2022-01-01", "2023-01-01", (date(2022, 1, 1), date(2022, 12, 31))),
        ("2022-01-01", None, None),
        ("soon", "later", None),
        ("0001-01-01", "0001-01-01", (date(1, 1, 1), date(1, 1, 1))),
    ],
)
def test_days_of_a_time(start: str, end: str | None, days: object) -> None:
    assert days_of(Time("time-1", "", start, end)) == days
