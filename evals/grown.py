"""A large store grown from real records: each copy is told of other countries on another day, under other ids."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec

from dateline import Reader
from dateline.codec import record_to_json
from dateline.knowledge.who import Who
from dateline.record import Record
from dateline.store.packing import Packer, shared_dictionary, split_json
from dateline.store.writing import Packed
from dateline.text.articles import open_articles
from dateline.types import Article
from evals import GOLD, corpus

ID = re.compile(rb'(?<=-)[0-9a-f]{16}(?=")')
CODE = re.compile(rb'"code":"([A-Z]{3})"')
DAY = re.compile(rb"(?<!\d)20[012]\d-[01]\d-[0-3]\d")
QUICK = 1  # level of packing: a store grown so is larger than one that was read
DAYS = 3 * 365
FIRST_DAY = date(2021, 1, 1)
OFTEN = 1.2  # how much more often the first countries are told of than the last


@dataclass(frozen=True)
class Seed:
    """A real record: its JSON without the text, its text, and its packed marks."""

    facts: bytes
    text: bytes
    marks: bytes
    events: int


def seeds(folder: str = "train") -> list[Seed]:
    """The records of the marked reports of a folder."""
    packer, reader = Packer(shared_dictionary()), Reader()
    paths = sorted(str(path) for path in corpus(folder, under=GOLD).glob("*.txt"))
    found = []
    for article in open_articles(paths, None, "2022-02-17"):
        if isinstance(article, Article):
            marks = reader.see(article)
            record = reader.read(article, marks)
            text, facts = split_json(record_to_json(record))
            found.append(Seed(facts, text, packer.pack_marks(marks, article.text), len(record.events)))
    return found


def grown(grown_from: list[Seed], events: int) -> Iterator[Packed]:
    """So many events, in records that are ready to be kept; the same ones every time."""
    chance, packer = random.Random(7), Packer(shared_dictionary(), QUICK)
    decoder = msgspec.json.Decoder(Record)
    countries = sorted(Who.load().countries)
    chance.shuffle(countries)
    weights = [1 / (rank + 1) ** OFTEN for rank in range(len(countries))]
    while events > 0:
        seed = chance.choice(grown_from)
        events -= seed.events
        facts, text = relabelled(seed, chance, chance.choices(countries, weights, k=8)), packer.pack(seed.text)
        record = decoder.decode(facts.replace(b'"text":""', b'"text":' + seed.text, 1))  # checked when it was read
        yield Packed(record, text, packer.pack(facts), seed.marks, "grown")


def relabelled(seed: Seed, chance: random.Random, countries: list[str]) -> bytes:
    """The JSON of a copy of a record in which every id, country and day is another, alike throughout."""
    mask, shift = chance.getrandbits(64), chance.randrange(DAYS)
    others: dict[bytes, bytes] = {}

    def country(found: re.Match[bytes]) -> bytes:
        code = others.setdefault(found[1], countries[len(others) % len(countries)].encode())
        return b'"code":"' + code + b'"'

    def day(found: re.Match[bytes]) -> bytes:
        try:
            moved = date.fromisoformat(found[0].decode()) - date(2022, 2, 17) + FIRST_DAY
        except ValueError:
            return found[0]
        return (moved + timedelta(days=shift)).isoformat().encode()

    facts = ID.sub(lambda found: b"%016x" % (int(found[0], 16) ^ mask), seed.facts)
    return DAY.sub(day, CODE.sub(country, facts))


def size_of(path: Path) -> int:
    """Bytes of a store, with what it keeps beside it."""
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))
