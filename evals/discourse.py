"""How well claims are found where GUM's discourse trees mark attribution, in its news texts.

A satellite of an attribution relation ("the ministry said") holds the cue; its nucleus is what is said, without the satellite. Credits
of pictures, which have neither a verb nor "according", are left out. The trees mark only what stands as a unit of discourse, a clause or
more, and link the nearest one: so of our claims those count whose words leave the unit of their cue, each by the stretch next to it.
Sources are not marked. Our network learned its trees, among others, on most of these texts; claims learned nothing there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.record import Record
from dateline.types import Article, Span, digest
from evals import corpus
from evals.claims import Attribution, characters, count

UNIT = re.compile(r'<(?:segment|group) id="(\d+)"(?: type="\w+")?(?: parent="(\d+)" relname="([^"]+)")?(?:/>|>(.*?)</segment>)')
SAYS = frozenset(["VERB", "AUX"])


@dataclass(frozen=True)
class Unit:
    """A node of a discourse tree: a segment with its tokens, or a group of others."""

    id: str
    parent: str
    relation: str
    tokens: int


def read_units(path: Path) -> list[Unit]:
    """The segments of a tree in text order, and its groups."""
    return [Unit(key, parent, relation, len(text.split())) for key, parent, relation, text in UNIT.findall(path.read_text("utf8"))]


def spans_of_units(units: list[Unit], words: list[Span]) -> dict[str, list[Span]]:
    """The words of every unit, those of the units below it included."""
    parents = {unit.id: unit.parent for unit in units}
    found: dict[str, list[Span]] = {unit.id: [] for unit in units}
    at = 0
    for unit in units:
        own, at = words[at : at + unit.tokens], at + unit.tokens
        above = unit.id if own else ""
        while above in found:
            found[above] += own
            above = parents[above]
    return found


def attributions_in(units: list[Unit], marks: Marks) -> Iterator[Attribution]:
    """Each relation of attribution: what the nucleus holds besides the satellite."""
    spans = spans_of_units(units, [word.span for word in marks.words])
    for unit in units:
        if unit.relation.startswith("attribution") and unit.parent in spans and (cue := spans[unit.id]):
            said = [span for span in spans[unit.parent] if span not in set(cue)]
            if said and any(word.upos in SAYS or word.lower == "according" for span in cue for word in marks.words_in(span)):
                yield Attribution(characters((Span(said[0].start, said[-1].end),)) - characters(tuple(cue)), (), tuple(cue), "any")


def claims_between_units(record: Record, units: list[Unit], words: list[Span]) -> Iterator[Attribution]:
    """Our claims whose words, next to the cue, stand for the most part outside the segment of the cue."""
    segments = [spans for unit, spans in zip(units, spans_of_units(units, words).values(), strict=True) if unit.tokens]
    for claim in record.claims:
        if (cue := claim.cue) is not None:
            home = next((spans for spans in segments if any(span.overlaps(cue) for span in spans)), [])
            nearest = min(claim.content, key=lambda span: max(span.start - cue.end, cue.start - span.end))
            content = characters((nearest,))
            if len(content & characters(tuple(home))) < len(content) / 2:
                yield Attribution(content, (), (cue,))


def measure() -> dict[str, float]:
    from dateline import Reader

    reader, tally = Reader(), Counter[str]()
    for part in ("train", "dev"):
        for name, text, marks in read_conllu(corpus("ud", f"en_gum-open-{part}.conllu").read_text("utf8")):
            tree = corpus("ner", "gum_rst", "rstweb") / f"{name}.rs4"
            if "_news_" in name and tree.exists():
                units, words = read_units(tree), [word.span for word in marks.words]
                record = reader.read(Article(digest("article", text), name, text))
                count(list(attributions_in(units, marks)), list(claims_between_units(record, units, words)), tally)
    found, gold, ours = tally["content"], max(1, tally["gold"]), max(1, tally["ours"])
    return {"content F1": 200 * found / (gold + ours), "precision": 100 * found / ours, "recall": 100 * found / gold}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:6.1f}")
