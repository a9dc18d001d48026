"""Sentences that speak of no event, though their words do: sport, courts, markets, weather, art, idioms, names and the like.

Each is read as a report of its own. The figures are the percentage of sentences in which an event is found all the same, of the part that
may be looked at while rules are written ("open") and of the part written last, whose errors nobody reads ("held"); and `quiet`, the
percentage of sentences without one, which has the floor.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dateline import Reader
from dateline.text.articles import article_of

TABLE = Path(__file__).parent / "data" / "decoys.tsv"
PARTS = ("open", "held")


def sentences(part: str) -> Iterator[tuple[str, str]]:
    """(why it is none, sentence) of one part of the table."""
    with TABLE.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["part"] == part:
                yield row["why"], row["sentence"]


def found(part: str, reader: Reader) -> Iterator[tuple[str, str, list[str]]]:
    """(why, sentence, events found in it) of one part."""
    for why, sentence in sentences(part):
        record = reader.read(article_of(sentence, published="2024-05-01"))
        yield why, sentence, [f"{event.type} {event.trigger.of(record.article.text)!r}" for event in record.events]


def measure() -> dict[str, float]:
    reader, figures = Reader(), {}
    for part in PARTS:
        rows = list(found(part, reader))
        wrong = sum(bool(events) for _, _, events in rows)
        figures[f"{part}.quiet"] = 100 * (1 - wrong / len(rows))
    return figures


if __name__ == "__main__":
    for why, sentence, events in found("open", Reader()):
        if events:
            print(f"{why:12} {sentence}  {', '.join(events)}")
    for name, value in measure().items():
        print(f"{name:12} {value:5.1f}")
