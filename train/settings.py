"""Fit the weights of the setting on marked reports into `settings.tsv`: `python -m train.settings`.

Each side of a marked event that a phrase without an owner stands for ("the army") chooses among the codes that the report names and
nobody; softmax over their summed weights, ridge penalty. It learns from the reports of `train/reports` and from the gold reports for
training, which count double.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dateline.facts.actors import casting  # noqa: E402
from dateline.facts.actors.coding import Coding  # noqa: E402
from dateline.facts.actors.setting import Asked  # noqa: E402
from dateline.facts.actors.weighing import NOBODY  # noqa: E402
from dateline.facts.events.candidates import ROLES  # noqa: E402
from dateline.facts.status import find_statuses  # noqa: E402
from dateline.knowledge.who import Who  # noqa: E402
from dateline.read import Known, Reader, find_facts  # noqa: E402
from dateline.text.composing import article_of  # noqa: E402
from evals.actors import actor_at, locate, reports  # noqa: E402
from evals.sides import Watched, paired  # noqa: E402
from evals.told import reports_of  # noqa: E402

REPORTS = ROOT / "train" / "reports"
OUT = ROOT / "src" / "dateline" / "knowledge" / "data" / "settings.tsv"
RIDGE, LEAST, ROUNDS, STEP = 8.0, 8, 120, 0.1
SMALL = 0.05  # weights that decide nothing are left out
TWICE = 2  # how often the gold reports count


@dataclass
class Choice:
    """What speaks for each code, in which terms, and the right codes."""

    kinds: tuple[str, ...]
    options: dict[str, list[str]]
    right: set[str]

    def signs(self, code: str) -> list[tuple[str, str]]:
        return [(kind, sign) for kind in self.kinds for sign in dict.fromkeys(self.options[code])]


class Watching(Coding):
    """Notes what the setting is asked, also about phrases that nothing is asked about yet."""

    last: Watching

    def __init__(self, *parts):  # type: ignore[no-untyped-def]
        super().__init__(*parts)
        self.asked, self.told, Watching.last = {}, {}, self

    def _set(self, phrase, depth):  # type: ignore[no-untyped-def]
        naming = self.named.get(phrase.head.i)
        sector = naming.known.sector if naming and naming.known.sector else self.sector(phrase, depth)
        bare = self.setting.bare(Asked(phrase, next(iter(sector), ""), 0), self._memory.called(phrase.head))
        self.asked[phrase.head.i] = (bare.kinds(self.marks), self.setting.weighing.options(bare))
        standing = super()._set(phrase, depth)
        self.told[phrase.head.i] = standing
        return standing


def own():  # type: ignore[no-untyped-def]
    """(marked events, article, marks of the network) of the reports that were written for training."""
    reader = Reader()
    for path in sorted(REPORTS.glob("*.txt")):
        for head, body, marks in reports_of(path):
            article = article_of(body, published=head["published"], publisher=head.get("publisher"))
            if article.text == body:
                sides = [{role: known(mark.sides[role]) for role in ROLES} for mark in marks]
                events = [{"span": (mark.start, mark.end), "type": mark.type, **each} for mark, each in zip(marks, sides, strict=True)]
                yield events, article, reader.see(article)


def known(side: Iterable[str]) -> set[str] | None:
    """The codes as our tables have them; None where they lack one."""
    who, found = Who.load(), set()
    for code in side:
        hit = who.longest(code.split(), 0)
        if code not in who.countries and (hit is None or not hit[0].code):
            return None
        found.add(code if code in who.countries else hit[0].code)
    return found


def touching(events, drafts, text):  # type: ignore[no-untyped-def]
    """(number of the draft, marked event) of the same type in the same place."""
    for event in events:
        start, end = event["span"]
        found = (i for i, draft in enumerate(drafts) if draft.type == event["type"])
        at = next((i for i in found if drafts[i].hit.span.start < end and start < drafts[i].hit.span.end), None)
        if at is not None:
            yield at, event


def gold():  # type: ignore[no-untyped-def]
    """As `own`, with the sides that the gold reports name."""
    for _, marked, article, seen in reports("train"):
        events = [{**each, **{role: set(each[role]) if each.get(role) else None for role in ROLES}} for each in marked.get("events") or []]
        yield [each for each in events if not each.get("optional")], article, seen


def speakers():  # type: ignore[no-untyped-def]
    """What the setting was asked about the speakers of gold claims; those without a code are nobody's."""
    knowledge = Known.load()
    for _, marked, article, seen in reports("train"):
        found = find_facts(article, seen, knowledge).actors
        for claim in marked.get("claims") or []:
            span = locate(claim, "speaker", article.text) if claim.get("speaker") else None
            hit = actor_at(span, seen, found) if span is not None else None
            if hit is not None:
                yield from choice(Watching.last, hit[1], found.thing(hit[0]).code, ({*str(claim.get("is") or "").split()[:1]}, 1))


def choices(texts, pairs):  # type: ignore[no-untyped-def]
    knowledge = Known.load()
    for events, article, seen in texts:
        facts = find_facts(article, seen, knowledge)
        coding = Watching.last
        vouching = [claim for claim in facts.claims if claim.vouches]
        making = Watched(article, facts, find_statuses(article, seen, vouching), knowledge.ontology)
        making.events()
        heads = {mention.id: head for mention, head in zip(facts.actors.mentions, facts.actors.heads, strict=True)}
        for at, event in pairs(events, making.before, article.text):
            for role in ROLES:
                mentions = getattr(making.before[at], role)
                for mention in mentions if event[role] is not None else ():
                    yield from choice(coding, heads.get(mention.id), facts.actors.thing(mention).code, (event[role], len(mentions)))


def choice(coding, head, code, named):  # type: ignore[no-untyped-def]
    """What the setting was asked about the phrase, where only it could tell."""
    right, mentions = named
    if head in coding.asked and (code is None or code in coding.told[head].codes):
        kinds, options = coding.asked[head]
        fitting = right & options.keys() if len(right) == 1 or mentions > 1 else set()
        yield Choice(kinds, options, fitting or {NOBODY})


def fit(found: list[Choice]) -> dict[tuple[str, str], float]:
    """The weight of each circumstance that is frequent enough."""
    counts = Counter(sign for each in found for code in each.options for sign in each.signs(code))
    at = {sign: i for i, sign in enumerate(sorted(sign for sign, count in counts.items() if count >= LEAST))}
    rows = [[at[sign] for sign in each.signs(code) if sign in at] + [len(at)] for each in found for code in each.options]
    right = np.array([code in each.right for each in found for code in each.options], float)
    long, sizes = np.array([len(row) for row in rows]), np.array([len(each.options) for each in found])
    index, first, starts = np.concatenate(rows), np.cumsum(long) - long, np.cumsum(sizes) - sizes
    weights, mean, spread = (np.zeros(len(at) + 1) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        score = np.add.reduceat(weights[index], first)
        odds = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        odds /= np.repeat(np.add.reduceat(odds, starts), sizes)
        wanted = odds * right / np.repeat(np.add.reduceat(odds * right, starts) + 1e-9, sizes)
        slope = np.bincount(index, np.repeat(odds - wanted, long), len(weights)) + RIDGE * weights
        slope[-1] = 0
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        step = STEP * (1 - 0.9 * turn / ROUNDS)
        weights = weights - step * (mean / (1 - 0.9**turn)) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-8)
    return {sign: float(weights[i]) for sign, i in at.items()}


if __name__ == "__main__":
    casting.Casting.coding = Watching
    if not OUT.exists():
        OUT.write_text("kind\tcircumstance\tweight\n", encoding="utf8")
    found = [*choices(gold(), paired), *speakers()] * TWICE
    found += choices(own(), touching)
    lines = [f"{kind}\t{sign}\t{weight:.2f}" for (kind, sign), weight in fit(found).items() if abs(weight) >= SMALL]
    OUT.write_text("\n".join(["kind\tcircumstance\tweight", *lines]) + "\n", encoding="utf8")
    print(len(found), "choices", len(lines), "lines")
