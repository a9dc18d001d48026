"""Whom "the French president" stands for: heads of state and of government on the 15th of random months from 2014 to 2025.

A sentence with nothing but the office is read as if published on that day. Right is the person whom the table of monthly
factbook editions shows in office then; months in which it shows nobody, and realms whose head of state is another country's
king or queen, are not asked.
"""

from __future__ import annotations

import csv
import random
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from dateline import Reader
from dateline.marks import Marks
from dateline.types import Article, digest
from evals import DATA, corpus
from train.chiefs import NOT_YET, OFFICES, cut, day, iso_codes, office_of, sovereigns

DRAWN, SEED = 2000, 15
ALIKE = 0.75  # transliterations of one surname: Ruhani, Rouhani
ASKED = {*OFFICES.values()} - {"pope"}
ROYAL, CROWNS = {"king", "queen"}, {*"GBR ESP DNK NOR SWE BEL NLD JOR MAR SAU THA KHM BHR".split()}


class Holder(NamedTuple):
    """One row of the table."""

    country: str
    office: str
    name: str
    surnames: tuple[str, ...]
    since: date
    until: date


def holders() -> Iterator[Holder]:
    codes, sovereign = iso_codes(), sovereigns()
    path = corpus("reference", "factbook_officeholders_2014_2026.csv", under=DATA)
    with path.open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            title, words = cut(row["title_and_name"])
            since, country = day(row["since"]), codes.get(row["gec_code"])
            office = office_of(title, row["role"])
            if words and since and country in sovereign and office in ASKED and not NOT_YET.search(title):
                surnames = tuple(plain(word) for word in words if sum(map(str.isupper, word)) > 1) or (plain(words[-1]),)
                yield Holder(country, office, " ".join(words), surnames, since, date.fromisoformat(row["last_seen"]))


def plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()


def drawn() -> Iterator[tuple[Holder, date]]:
    """A random office on the 15th of a random month, wherever the table shows who held it."""
    posts: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders():
        posts.setdefault((holder.country, holder.office), []).append(holder)
    chance, keys = random.Random(SEED), sorted(posts)
    for _ in range(DRAWN):
        key, when = chance.choice(keys), date(chance.randint(2014, 2025), chance.randint(1, 12), 15)
        held = [holder for holder in posts[key] if holder.since <= when <= holder.until]
        if held and (key[1] not in ROYAL or key[0] in CROWNS):
            yield max(held, key=lambda holder: holder.since), when


def is_named(name: str, holder: Holder) -> bool:
    """Whether the person found is the one in the table, however either is spelt."""
    found = plain(name).replace("-", " ").split()
    wanted = [part for surname in holder.surnames for part in surname.replace("-", " ").split()]
    return any(SequenceMatcher(None, one, other).ratio() >= ALIKE for one in found for other in wanted if len(other) > 1)


def measure(show: bool = False) -> dict[str, float]:
    """Percent of the drawn days on which the right person was found, and on which nobody was."""
    reader, seen = Reader(), dict[str, Marks]()
    asked = right = silent = 0
    for holder, when in drawn():
        country = reader.known.gazetteer.countries[holder.country]
        words = f"The {country.adjectives[0]} {holder.office}" if country.adjectives else f"The {holder.office} of {country.name}"
        text = f"{words} spoke to reporters."
        article = Article(digest("article", text, when.isoformat()), text, text, published=when.isoformat())
        if text not in seen:
            seen[text] = reader.see(article)
        people = [actor.name for actor in reader.read(article, seen[text]).actors if actor.office]
        found = any(is_named(name, holder) for name in people)
        asked, right, silent = asked + 1, right + found, silent + (not people)
        if show and not found:
            print(f"{when} {text} {holder.name}: {people}")
    return {"right": 100 * right / asked, "silent": 100 * silent / asked, "texts": float(asked)}


if __name__ == "__main__":
    for name, figure in measure("--show" in sys.argv).items():
        print(f"{name:10} {figure:6.1f}")
