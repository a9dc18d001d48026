"""Third-person pronouns linked to a right antecedent, over the gold trees and gold chains of GUM (open genres, dev part)."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.facts.coreference import find_coreference
from dateline.marks import Marks
from dateline.models.conllu import read_conllu
from dateline.types import Article

DATA = Path(os.environ.get("DATELINE_DATA", Path(__file__).parents[2] / "shared" / "data"))
PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))  # no mentions in GUM
BRACKET = re.compile(r"\(([^()-]+)-[^()]*(\))?|([^()-]+)\)")

Chains = dict[int, set[str]]


def documents(path: Path) -> Iterator[tuple[str, str, Marks, Chains]]:
    """Every document with its gold chains: head word → the entities that it heads a mention of."""
    source = path.read_text("utf8")
    parts = re.split(r"(?m)^(?=# newdoc id)", source)
    for part in filter(str.strip, parts):
        [(ref, text, marks)] = read_conllu(part)
        yield ref, text, marks, gold_chains(part, marks)


def gold_chains(part: str, marks: Marks) -> Chains:
    opened: dict[str, list[int]] = defaultdict(list)
    found: Chains = defaultdict(set)
    at = -1
    for line in part.splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        at += 1
        entity = next((cell[7:] for cell in cells[9].split("|") if cell.startswith("Entity=")), "")
        for start, single, end in BRACKET.findall(entity):
            first = at if single else opened[end].pop() if end else opened[start].append(at)
            if first is not None:
                head = next((i for i in range(first, at + 1) if not first <= marks.words[i].head <= at), first)
                found[head].add(start or end)
    return found


def measure(path: Path = DATA / "ud" / "en_gum-open-dev.conllu") -> dict[str, float]:
    """Recall: of the pronouns with an antecedent, those linked to a right one. Precision: of the pronouns linked, those rightly."""
    asked = right = linked = 0
    for _, text, marks, gold in documents(path):
        system = {word: chain for chain in find_coreference(Article("", "", text), marks) for word in chain}
        first: dict[str, int] = {}
        for word in sorted(gold):
            for entity in gold[word]:
                first.setdefault(entity, word)
        for word in marks.words:
            if word.lower not in PRONOUNS or word.upos != "PRON":
                continue
            before = [each for each in system.get(word.i, ()) if each < word.i and marks.words[each].lower not in RELATIVE]
            good = bool(before and gold.get(word.i, set()) & gold.get(before[-1], set()))
            linked += bool(before)
            asked += any(first[entity] < word.i for entity in gold.get(word.i, ()))
            right += good
    return {"pronoun recall": 100 * right / asked, "pronoun precision": 100 * right / max(1, linked), "pronouns": asked}


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name}: {figure:.1f}")
