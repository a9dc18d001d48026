"""Sides of events that the clause leaves open: how many the reader fills, and how often the report says what it fills in.

The marked reports name the sides of their events only where their markers were sure, and leave others unnamed. `evals/data/sides.tsv`
judges those, too: two markers read each report, blind, and gave a code or none. A side that is filled is `right` where its code is
among the marked ones, and wrong where it is not or where the markers agree that the report names nobody; sides that they disagree on
do not count. `filled` is the share of open sides that somebody is on and that are filled right, `agreement` that of the markers.

`evals/data/told.txt` holds reports of our own, harder ones: half of their sides are not named in the clause. Two readers marked them blind;
`told` figures are of the sides that both gave alike, `told.…as marked` the share of sides with somebody on them that are exactly so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.facts.events.candidates import OTHER, ROLES, Asked, Candidates
from dateline.facts.events.decisions import Setting
from dateline.facts.events.drafts import Draft
from dateline.facts.events.making import Making
from dateline.facts.status import find_statuses
from dateline.marks import Marks
from dateline.read import Known, Reader, find_facts
from dateline.text.composing import article_of
from dateline.types import Article
from evals.actors import reports
from evals.reliability import scorer
from evals.told import matched, reports_of

TABLE = Path(__file__).parent / "data" / "sides.tsv"
TOLD = TABLE.with_name("told.txt")
Key = tuple[str, str, int, int, str]


@dataclass(frozen=True)
class Judged:
    """One side of one event that the marks hold, as it is and as it should be."""

    role: str
    asked: Asked
    candidates: Candidates
    given: frozenset[str]  # by the clause
    filled: frozenset[str]
    right: frozenset[str]


@cache
def marks() -> dict[Key, list[frozenset[str]]]:
    """The answers of the markers, in their order."""
    found: dict[Key, list[frozenset[str]]] = defaultdict(list)
    for line in TABLE.read_text("utf8").splitlines()[1:]:
        folder, report, start, end, role, _, sides = line.split("\t")
        found[folder, report, int(start), int(end), role].append(frozenset(filter(None, sides.split(","))))
    return found


class Watched(Making):
    """The making of events, with the drafts as the clauses give them and as they are in the end."""

    def filled(self, drafts):  # type: ignore[no-untyped-def]
        self.before, self.after = list(drafts), super().filled(drafts)
        return self.after


def making_of(article: Article, seen: Marks, known: Known) -> tuple[Watched, Candidates]:
    """The events of an article in the making, done, and whom it names."""
    facts = find_facts(article, seen, known)
    making = Watched(article, facts, find_statuses(article, seen, [claim for claim in facts.claims if claim.vouches]), known.ontology)
    making.events()
    return making, Candidates(article, facts, making.around, Setting(facts, making.frames, known.ontology, tuple(making.before)))


def judged(folder: str) -> Iterator[Judged]:
    """Every side of every marked event, optional ones left out, that the marks tell something of."""
    known = Known.load()
    for name, gold, article, seen in reports(folder):
        making, candidates = making_of(article, seen, known)
        found = paired(gold.get("events") or [], making.before, article.text)
        for at, mark in found:
            before, after = making.before[at], making.after[at]
            for role in ROLES:
                given = frozenset(candidates.given(getattr(before, role)))
                span = before.hit.span
                right = agreed(mark.get(role), given, (folder, name, span.start, span.end, role))
                if right is not None and not mark.get("optional"):
                    done = [*making.after[:at]]
                    asked = candidates.asked(after if OTHER[role] == "actors" else before, role, done)
                    yield Judged(role, asked, candidates, given, frozenset(candidates.sides(getattr(after, role))), right)


def paired(golds: list[dict], drafts: list[Draft], text: str) -> list[tuple[int, dict]]:  # type: ignore[type-arg]
    """The drafts that marked events are matched to, as the scorer does it."""
    score = scorer()

    def alike(mark: dict, draft: Draft) -> int:  # type: ignore[type-arg]
        touching = score.overlap(score.locate(mark, text, "trigger"), tuple(draft.hit.span))
        return int(touching) if score.any_of(mark["type"], draft.type) else 0

    return sorted(((j, golds[i]) for i, j in score.match(golds, drafts, alike)), key=lambda pair: pair[0])


def agreed(named: list[str] | None, given: frozenset[str], key: Key) -> frozenset[str] | None:
    """The right codes, none where nobody is on that side, None where it is not known."""
    if named:
        return frozenset(named)
    answers = set(marks().get(key, ()))
    return answers.pop() if len(answers) == 1 and not given else None


def agreement(folder: str = "dev") -> float:
    """The share of sides judged alike by two markers."""
    twice = [answers for key, answers in marks().items() if key[0] == folder and len(answers) == 2]
    return 100 * sum(one == other for one, other in twice) / len(twice)


def told() -> Iterator[tuple[str, bool, frozenset[str], frozenset[str]]]:
    """(role, whether the clause gives it, the side as it is read, the side as it is marked) in our own reports."""
    reader, known = Reader(), Known.load()
    for head, text, marks in reports_of(TOLD):
        article = article_of(text, published=head["published"], publisher=head.get("publisher"))
        making, candidates = making_of(article, reader.see(article), known)
        for at, mark in matched(marks, making.before).items() if article.text == text else ():
            for role, right in mark.sides.items():
                given = bool(candidates.given(getattr(making.before[at], role)))
                yield role, given, frozenset(candidates.sides(getattr(making.after[at], role))), right


def measure() -> dict[str, float]:
    found: dict[str, float] = {"agreement": agreement()}
    rows = [row for row in judged("dev") if not row.given]
    own = list(told())
    for role in ROLES:
        mine = [row for row in rows if row.role == role]
        found |= _shares(role, [(row.filled, row.right) for row in mine])
        found |= _shares(f"told.{role}", [(read, right) for each, given, read, right in own if each == role and not given])
        sides = [(read, right) for each, _, read, right in own if each == role and right]
        found[f"told.{role}.as marked"] = 100 * sum(read == right for read, right in sides) / len(sides)
    return found


def _shares(name: str, sides: list[tuple[frozenset[str], frozenset[str]]]) -> dict[str, float]:
    """How many open sides are filled, of those that somebody is on, and how many of the filled are right."""
    filled = [(read, right) for read, right in sides if read]
    good = sum(read <= right for read, right in filled)
    return {f"{name}.filled": 100 * good / sum(bool(right) for _, right in sides), f"{name}.right": 100 * good / max(len(filled), 1)}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:22} {value:6.1f}")
