"""How well names are told apart and placed, on LGL (small American papers) and TR-News: Acc@161 km of all gold toponyms.

`given` judges the sense alone, the names being given; `end` reads the text with our own network, and a toponym that is not
found counts as wrong. Demonyms are toponyms in these sets ("Russian"), and so are names of governments ("Moscow said");
in `end` the latter count where the search for names found them; `record` counts only what the record calls a place.
Articles whose hashed number is odd are held out from tuning.
"""

from __future__ import annotations

import hashlib
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.facts.places import find_places, locate, recognise
from dateline.knowledge.gazetteer import distance, open_gazetteer
from dateline.marks import Marks
from dateline.types import Article, Span

DATA = Path(os.environ.get("DATELINE_DATA", "../shared/data")) / "places"
SETS = {"lgl": "lgl/lgl.xml", "tr-news": "tr-news/TR-News.xml"}
NEAR = 161.0  # km, a hundred miles


class Toponym(NamedTuple):
    span: Span
    point: tuple[float, float]


class Report(NamedTuple):
    article: Article
    gold: list[Toponym]
    held_out: bool


def reports(name: str) -> Iterator[Report]:
    """The articles of a set; a toponym whose offsets do not fit its phrase is looked for nearby."""
    for node in ET.parse(DATA / SETS[name]).getroot().findall("article"):
        number, text = node.get("docid", ""), node.findtext("text", "")
        gold = []
        for toponym in node.iter("toponym"):
            latitude, longitude = toponym.findtext("gaztag/lat"), toponym.findtext("gaztag/lon")
            if latitude and longitude:
                phrase, start = toponym.findtext("phrase", ""), int(toponym.findtext("start", "0"))
                places = [found.start() for found in re.finditer(re.escape(phrase), text)]
                start = min(places, key=lambda at: abs(at - start)) if places else start
                gold.append(Toponym(Span(start, start + len(phrase)), (float(latitude), float(longitude))))
        odd = bool(hashlib.blake2b(number.encode(), digest_size=8).digest()[0] & 1)
        yield Report(Article(number, number, text), gold, odd)


def measure() -> dict[str, float]:
    """Acc@161 per set, task and half."""
    see = _network()
    figures: dict[str, float] = {}
    for name in SETS:
        right: dict[str, list[int]] = {}
        for report in reports(name):
            marks = see(report.article.text)
            for task, points in (("given", _given(report, marks)), ("end", _end(report, marks)), ("record", _record(report, marks))):
                hits = [_is_right(point, toponym) for point, toponym in zip(points, report.gold, strict=True)]
                right.setdefault(f"{name} {task} whole", []).extend(hits)
                if report.held_out:
                    right.setdefault(f"{name} {task} held out", []).extend(hits)
        figures |= {key: round(100 * sum(hits) / len(hits), 1) for key, hits in right.items()}
    return figures


def _is_right(point: tuple[float, float] | None, toponym: Toponym) -> bool:
    return point is not None and distance(point, toponym.point) <= NEAR


def _network() -> Callable[[str], Marks]:
    from dateline.models.onnx import Network  # so that this module can be read without it

    return Network.load().see


Points = list[tuple[float, float] | None]


def _given(report: Report, marks: Marks) -> Points:
    entries = locate(report.article, marks, [toponym.span for toponym in report.gold], open_gazetteer())
    return [entry.point if entry else None for entry in entries]


def _end(report: Report, marks: Marks) -> Points:
    found = recognise(report.article, marks, open_gazetteer())
    return _at(report, [(span, entry.point if entry else None) for span, entry in found])


def _record(report: Report, marks: Marks) -> Points:
    found = find_places(report.article, marks, open_gazetteer())
    places = [(mention.span, found.thing(mention)) for mention in found.mentions]
    return _at(
        report,
        [
            (span, (place.latitude, place.longitude) if place.latitude is not None and place.longitude is not None else None)
            for span, place in places
        ],
    )


def _at(report: Report, found: list[tuple[Span, tuple[float, float] | None]]) -> Points:
    return [next((point for span, point in found if span.overlaps(toponym.span)), None) for toponym in report.gold]


if __name__ == "__main__":
    for key, figure in measure().items():
        print(f"{key:28}{figure:6.1f}")
