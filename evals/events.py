"""How well events are coded: PLV's single sentences, source and target given, nothing of ours trained on them.

Each sentence has one event between two parties that are marked. They are put in as the only known actors, all events are found, and the
one between the two counts: by the CAMEO root of its code (root), by quad class (quad) and by cooperation against conflict (binary).
What is announced counts as PLV has it: a deed of cooperation as AGREE, one of conflict as THREATEN;
what is refused as REJECT. Figures are macro-F1 in percent;
a sentence without an event counts as a miss. The events of the marked reports are counted by `evals/gold.py`.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline import Reader
from dateline.facts.coreference import find_coreference
from dateline.facts.events import find_events
from dateline.facts.status import find_statuses
from dateline.knowledge.ontology import Ontology
from dateline.marks import Marks
from dateline.types import Actor, Article, Event, Facts, Found, Mention, Span, digest
from evals import corpus

ROOTS = dict(
    pair.split(":")
    for pair in """
    02:REQUEST 03:AGREE 04:CONSULT 05:SUPPORT 06:COOPERATE 07:AID 08:YIELD 09:ACCUSE 10:REQUEST 11:ACCUSE 12:REJECT
    13:THREATEN 14:PROTEST 15:MOBILIZE 16:SANCTION 17:COERCE 18:ASSAULT 19:ASSAULT 20:ASSAULT
    """.split()
)
QUADS = dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1) | dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2)
QUADS |= dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3) | dict.fromkeys(
    ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), 4
)
EMBARGO = "163"  # the one code that PLV, like the first mapping of CAMEO to PLOVER, does not put where its root has it
HOSTING = "043"  # PLOVER has the visitor for the actor, CAMEO the host
ANNOUNCED = ("future", "conditional", "possible")
CODES = ("SRC", "TGT")


@dataclass(frozen=True)
class Sentence:
    """One sentence with its two parties and the root that PLV gives it."""

    article: Article
    parties: tuple[Span, Span]
    root: str


def read_sentences() -> Iterator[Sentence]:
    with corpus("events", "plv", "PLV_train.tsv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = re.sub(r"</?[st]>", "", row["marked_sentence"])
            spans = tuple(place(row["marked_sentence"], tag) for tag in "st")
            yield Sentence(Article(digest("article", text), "plv", text), (spans[0], spans[1]), row["gold_root"])


def place(marked: str, tag: str) -> Span:
    """Where the text between <s> and </s> stands once all tags are gone."""
    opened, closed = marked.find(f"<{tag}>"), marked.find(f"</{tag}>")
    before = re.sub(r"</?[st]>", "", marked[:opened])
    inside = re.sub(r"</?[st]>", "", marked[opened:closed])
    start = len(before) + len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))


def parties_of(sentence: Sentence, marks: Marks) -> Facts:
    """The two parties as actors, each headed by the word of its span that hangs outside it; "he" and "it" stand for them as ever."""
    chains = find_coreference(sentence.article, marks)
    things, mentions = [], {}
    for code, span in zip(CODES, sentence.parties, strict=True):
        inside = {word.i for word in marks.words_in(span)}
        head = next((i for i in sorted(inside) if marks.words[i].head not in inside), None)
        if head is not None:
            things.append(Actor(code, span.of(sentence.article.text), "government", code))
            mentions[head] = Mention(f"mention-{code}", code, span)
            again = [i for chain in chains if head in chain for i in chain if i not in mentions]
            mentions |= {i: Mention(f"mention-{code}-{i}", code, marks.words[i].span) for i in again}
    return Facts(Found(), Found(), Found(), Found(tuple(things), tuple(mentions.values()), tuple(mentions)), ())


def root_of(event: Event) -> str:
    root = "COERCE" if event.cameo == EMBARGO else ROOTS.get((event.cameo or "")[:2], "")
    if event.status == "negated":
        return {1: "REJECT", 2: "REJECT", 4: "YIELD"}.get(QUADS.get(root, 0), "AGREE")
    if event.status not in ANNOUNCED:
        return root
    return {1: "AGREE", 2: "AGREE", 4: "THREATEN"}.get(QUADS.get(root, 0), root)


def takes_part(code: str, mentions: Sequence[str]) -> bool:
    return any(mention.startswith(f"mention-{code}") for mention in mentions)


def chosen(events: Sequence[Event]) -> Event | None:
    """The event that most of the two take part in, each on its side; what is only asked for comes after what is done; then the first."""

    def fit(event: Event) -> tuple[int, bool, int]:
        source, target = (event.recipients, event.actors) if event.cameo == HOSTING else (event.actors, (*event.recipients, *event.actors))
        return takes_part("SRC", source) + takes_part("TGT", target), event.status != "requested", -event.trigger.start

    return max(events, key=fit, default=None)


def macro(pairs: Sequence[tuple[object, object]]) -> float:
    """The mean over the gold classes of their F1, in percent."""
    gold, told, right = (
        Counter(pair[0] for pair in pairs),
        Counter(pair[1] for pair in pairs),
        Counter(pair[0] for pair in pairs if pair[0] == pair[1]),
    )
    return round(100 * sum(2 * right[name] / (gold[name] + told[name]) for name in gold) / len(gold), 1)


def judged() -> Iterator[tuple[Sentence, Event | None]]:
    reader, ontology = Reader(), Ontology.load()
    for sentence in read_sentences():
        marks = reader.see(sentence.article)
        facts = parties_of(sentence, marks)
        yield sentence, chosen(find_events(sentence.article, marks, facts, find_statuses(sentence.article, marks, ()), ontology))


def measure() -> dict[str, float]:
    """Macro-F1 of root, quad class and cooperation against conflict, and the share of sentences with any event."""
    pairs = [(sentence.root, root_of(event) if event else "") for sentence, event in judged() if sentence.root in QUADS]
    quads = [(QUADS[gold], QUADS.get(told, 0)) for gold, told in pairs]
    return {
        "root": macro(pairs),
        "quad": macro(quads),
        "binary": macro([(gold > 2, told > 2 if told else None) for gold, told in quads]),
        "found": round(100 * sum(bool(told) for _, told in pairs) / len(pairs), 1),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:10} {value:6.1f}")
