"""How well a whole sentence is read into who did what to whom, on the validation part of Werner's news sentences of 2022.

The corpus marks triplets of phrases and one of CAMEO's twenty roots. An event of ours gives one for each of its actors and recipients
— where it names no recipient, for the place; where a protest has no actor, for its trigger ("protests in Iran"); where all
take part alike, for each with those after it. A claim gives "Make Public
Statement" between its speaker and everybody and every place that it names, once for each, unless its verb is coded as an event.
Phrases agree where the head word is the same (`triplet`), and with the root given up (`pair`), or the phrases (`root`).
Figures are micro-F1 in percent over all sentences; negated events give none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import combinations, product

from dateline import Reader
from dateline.marks import Marks, Word
from dateline.record import Record
from dateline.types import Article, Claim, Event, Mention, Span, digest
from evals import corpus

Triplet = tuple[str, str, str]
STATEMENT = "01"
ROOTS = {
    "Make Public Statement": "01",
    "Appeal": "02",
    "Express Intend to Cooperate": "03",
    "Consult": "04",
    "Engage In Diplomatic Cooperation": "05",
    "Engage In Material Cooperation": "06",
    "Provide Aid": "07",
    "Yield": "08",
    "Investigate": "09",
    "Demand": "10",
    "Disapprove": "11",
    "Reject": "12",
    "Threaten": "13",
    "Protest": "14",
    "Exhibit Military Posture": "15",
    "Reduce Relations": "16",
    "Coerce": "17",
    "Assault": "18",
    "Fight": "19",
    "Engage In Unconventional Mass Violence": "20",
}
LABEL = re.compile(r"<triplet>([^<]*)<subj>([^<]*)<obj>([^<]*)")


def read_sentences() -> Iterator[tuple[Article, tuple[Triplet, ...]]]:
    with corpus("events", "werner", "val_0.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            found = tuple((actor.strip(), ROOTS[name.strip()], whom.strip()) for actor, whom, name in LABEL.findall(row["label"]))
            yield Article(digest("article", row["text"]), "werner", row["text"]), found


def head_of(span: Span, marks: Marks) -> Word | None:
    """The word of a phrase that hangs outside it."""
    inside = {word.i: word for word in marks.words_in(span)}
    return next((word for word in inside.values() if word.head not in inside), None)


def heads_in(phrase: str, text: str, marks: Marks) -> str:
    """The head word of a phrase of the corpus; its last one where the text does not have it as it stands."""
    start = text.find(phrase)
    head = head_of(Span(start, start + len(phrase)), marks) if phrase and start >= 0 else None
    return plain(head.form if head else (phrase.split() or [""])[-1])


def plain(form: str) -> str:
    return re.sub(r"['’]s?$", "", form.lower())


def triplets_of(record: Record, marks: Marks) -> set[Triplet]:
    mentions = {mention.id: mention for mention in record.mentions}

    def named(each: str) -> str:
        head = head_of(mentions[each].span, marks)
        return plain(head.form) if head else ""

    def actor(event: Event, one: str) -> str:
        head = head_of(event.trigger, marks)
        return named(one) if one else plain(head.form) if head else ""

    found = {
        (actor(event, one), (event.cameo or "")[:2], named(other))
        for event in record.events
        if event.status != "negated"
        for one, other in parties(event)
    }
    triggers = [event.trigger for event in record.events]
    for claim in record.claims:
        if claim.speaker and not any(claim.cue and claim.cue.overlaps(trigger) for trigger in triggers):
            found |= {(named(claim.speaker), STATEMENT, named(mention.id)) for mention in spoken_of(claim, record)}
    return {(one, root, other) for one, root, other in found if one and other and one != other}


def parties(event: Event) -> Iterator[tuple[str, str]]:
    """Who and whom: all pairs of actors and recipients, of actors alone where there is nobody else, and lastly the place; "" for nobody."""
    if not event.recipients and len(event.actors) > 1:
        yield from combinations(event.actors, 2)
    else:
        yield from product(event.actors or ("",) * (event.type == "PROTEST"), event.recipients or ((event.place,) if event.place else ()))


def spoken_of(claim: Claim, record: Record) -> Iterator[Mention]:
    """The first mention of every actor and place within the words of a claim, and whom it is told to."""
    seen: set[str] = set()
    for mention in record.mentions:
        inside = any(span.start <= mention.span.start and mention.span.end <= span.end for span in claim.content)
        if (inside or mention.id == claim.told) and mention.thing not in seen and mention.thing in nameable(record):
            seen.add(mention.thing)
            yield mention


def nameable(record: Record) -> set[str]:
    return {thing.id for thing in (*record.actors, *record.places)}


def micro(pairs: list[tuple[set[Triplet], set[Triplet]]]) -> float:
    """F1 in percent, over all triplets of all sentences."""
    right = sum(len(gold & told) for gold, told in pairs)
    return 200 * right / (sum(len(gold) + len(told) for gold, told in pairs) or 1)


def cut(pairs: list[tuple[set[Triplet], set[Triplet]]], *kept: int) -> list[tuple[set[Triplet], set[Triplet]]]:
    """The same with only some of the three parts of each triplet."""

    def short(triplet: Triplet) -> Triplet:
        one, root, other = (part if at in kept else "" for at, part in enumerate(triplet))
        return one, root, other

    return [(set(map(short, gold)), set(map(short, told))) for gold, told in pairs]


def judged() -> Iterator[tuple[Article, set[Triplet], set[Triplet]]]:
    reader = Reader()
    for article, marked in read_sentences():
        marks = reader.see(article)
        gold = {(heads_in(one, article.text, marks), root, heads_in(other, article.text, marks)) for one, root, other in marked}
        yield article, gold, triplets_of(reader.read(article, marks), marks)


def measure() -> dict[str, float]:
    """Micro-F1 of triplets, of pairs of parties and of roots alone, and of the triplets that are no statements."""
    pairs = [(gold, told) for _, gold, told in judged()]

    done = [({one for one in gold if one[1] != STATEMENT}, {one for one in told if one[1] != STATEMENT}) for gold, told in pairs]
    return {
        "triplet": micro(pairs),
        "triplet, without statements": micro(done),
        "pair": micro(cut(pairs, 0, 2)),
        "root": micro(cut(pairs, 1)),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:30} {value:6.1f}")
