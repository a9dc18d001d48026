"""How well the network sees: CoNLL-2018 F1 from raw text on EWT dev and GUM-open dev, and names on a held-out fifth of wikigold.

python -m evals.see [FOLDER WITH OTHER WEIGHTS]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.models.onnx import Network
from evals import corpus

TREEBANKS = {"ewt": "en_ewt-dev", "gum": "en_gum-open-dev"}
HELD_OUT_FIFTH = 4


def measure(weights: Path | None = None) -> dict[str, float]:
    """UPOS, UAS, LAS, words and sentences on both treebanks; entities (PER, LOC, ORG; exact spans) on wikigold and UNER EWT dev."""
    network = Network.load(weights)
    figures: dict[str, float] = {}
    for short, name in TREEBANKS.items():
        source = corpus("ud", f"{name}.conllu").read_text("utf8")
        pairs = [(gold, network.see(text)) for _, text, gold in read_conllu(source, name)]
        figures |= {f"{short} {key}": value for key, value in conll_f1(pairs).items()}
    return {**figures, "wikigold entities": entity_f1(network)}


def conll_f1(pairs: Iterable[tuple[Marks, Marks]]) -> dict[str, float]:
    """The F1 figures of the CoNLL-2018 shared task: a word counts where its characters agree, a sentence where its span does.

    Tree figures compare heads as aligned words; LAS looks at relations without their subtype.
    """
    hits: Counter[str] = Counter()
    golden, seen = Counter[str](), Counter[str]()
    for gold, ours in pairs:
        for count, marks in ((golden, gold), (seen, ours)):
            count["words"] += len(marks.words)
            count["sentences"] += len(marks.sentences)
        hits["sentences"] += len({each.span for each in gold.sentences} & {each.span for each in ours.sentences})
        place = {word.span: word for word in ours.words}
        for word in gold.words:
            twin = place.get(word.span)
            if twin is None:
                continue
            hits["words"] += 1
            hits["UPOS"] += word.upos == twin.upos
            hits["lemma"] += word.lemma == twin.lemma
            head, other = gold.head(word), ours.head(twin)
            same = (head.span if head else None) == (other.span if other else None)
            hits["UAS"] += same
            hits["LAS"] += same and word.rel == twin.rel
    total = {key: golden[key] + seen[key] for key in ("words", "sentences")}
    return {
        key: round(200 * hits[key] / total["sentences" if key == "sentences" else "words"], 2)
        for key in ("UPOS", "UAS", "LAS", "lemma", "words", "sentences")
    }


def entity_f1(network: Network) -> float:
    """Exact spans of PER, LOC and ORG in the fifth of wikigold's sentences that no weights are trained on."""
    hits = golden = seen = 0
    blocks = corpus("ner", "wikigold.conll").read_text("utf8").split("\n\n")
    for block in blocks[HELD_OUT_FIFTH::5]:
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line and not line.startswith("-DOCSTART-")]
        if not rows:
            continue
        starts, text = [], ""
        for form, _ in rows:
            starts.append(len(text))
            text += form + " "
        gold = _gold_entities(rows, starts)
        ours = {
            (entity.start, entity.end, entity.label)
            for entity in network.see(text.strip()).entities
            if entity.label in ("PER", "LOC", "ORG")
        }
        hits, golden, seen = hits + len(gold & ours), golden + len(gold), seen + len(ours)
    return round(200 * hits / (golden + seen), 2)


def _gold_entities(rows: list[list[str]], starts: list[int]) -> set[tuple[int, int, str]]:
    found, opened = set(), None
    for k, (_, tag) in enumerate([*rows, ["", "O"]]):
        label = tag[2:]
        if opened is not None and (label != opened[1] or tag[0] == "B"):
            found.add((opened[0], starts[k - 1] + len(rows[k - 1][0]), opened[1]))
            opened = None
        if label and opened is None:
            opened = (starts[k], label)
    return {entity for entity in found if entity[2] in ("PER", "LOC", "ORG")}


if __name__ == "__main__":
    for name, figure in measure(Path(sys.argv[1]) if sys.argv[1:] else None).items():
        print(f"{name}: {figure}")
