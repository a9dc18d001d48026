"""How well claims are found, on PolNeAR's development texts: source, cue and content of every attribution.

A claim and a gold attribution match, one to one and best first, where the characters of their contents overlap with an IoU of at
least a half; `triple` asks besides that speaker and cue overlap the marked ones. `recall` goes by form: all of the content stands
between quotation marks (direct), some (mixed), none (indirect). PolNeAR marks beliefs and feelings, too, which are no claims here.
The claims of the marked reports are counted by `evals/gold.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.record import Record
from dateline.types import Article, Span, digest
from evals import corpus

MARK = re.compile(r"T\d+")
QUOTED = re.compile(r'["“”]')
INNER = re.compile(r'["“][^"“”]*["”]?')
ENDS_FIRST = re.compile(r'[^"“”]*(?:”|(?<=[^\s(])"(?!\w))')  # a quotation that began before


@dataclass(frozen=True)
class Attribution:
    """One attribution as PolNeAR marks it, or one claim of ours in its form."""

    content: frozenset[int]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    form: str = ""


def spans_of(offsets: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, pair.split())) for pair in offsets.split(";"))


def characters(spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(*span))


def form_of(text: str, spans: tuple[Span, ...]) -> str:
    said = " ".join(span.of(text) for span in spans)
    if not QUOTED.search(said):
        return "indirect"
    left = INNER.sub("", ENDS_FIRST.sub("", said, count=1) if ENDS_FIRST.match(said) else said)
    return "mixed" if re.search(r"\w", left.replace("that", "", 1)) else "direct"


def read_brat(path: Path, text: str) -> Iterator[Attribution]:
    """The attributions of one standoff file that have content."""
    marks: dict[str, tuple[Span, ...]] = {}
    events: list[dict[str, str]] = []
    for line in path.read_text("utf8").splitlines():
        key, _, rest = line.partition("\t")
        if MARK.fullmatch(key):  # the words of a mark may run over a line end
            marks[key] = spans_of(rest.partition("\t")[0].partition(" ")[2])
        elif key.startswith("E"):
            events.append(dict(reversed(role.split(":")) for role in rest.split()))  # a role may come twice, a mark may not
    for event in events:
        parts = {
            role: sum((marks.get(mark, ()) for mark, each in event.items() if each.rstrip("0123456789") == role), ()) for role in ROLES
        }
        if parts["Content"]:
            yield Attribution(characters(parts["Content"]), parts["Source"], parts["Cue"], form_of(text, parts["Content"]))


ROLES = ("Content", "Source", "Cue")


def text_beside(path: Path) -> str:
    """The text that an annotator's file ("NAME_ef2d.ann") marks, every line end as it stands."""
    return (path.parent.parent / "text" / f"{path.stem.rpartition('_')[0]}.txt").read_bytes().decode("utf8")


def article_of(path: Path) -> Article:
    """The text as it stands: its first line is the headline."""
    text = text_beside(path)
    first = text.partition("\n\n")[0]
    headline = Span(0, len(first.rstrip())) if first.strip() and "\n" not in first else None
    return Article(digest("article", text), path.stem, text, headline)


def attributions_of(record: Record) -> list[Attribution]:
    """Our claims in the same form."""
    spans = {mention.id: mention.span for mention in record.mentions}
    return [
        Attribution(characters(claim.content), (spans[claim.speaker],) if claim.speaker else (), (claim.cue,) if claim.cue else ())
        for claim in record.claims
    ]


def paired(golds: list[Attribution], ours: list[Attribution]) -> Iterator[tuple[Attribution, Attribution]]:
    """Best first, one to one."""
    scored = []
    for i, gold in enumerate(golds):
        for j, claim in enumerate(ours):
            if shared := len(gold.content & claim.content):
                share = shared / len(gold.content | claim.content)
                scored += [(share, touches(gold.cue, claim.cue), -i, -j)] if share >= 0.5 else []
    used: set[tuple[str, int]] = set()
    for _, _, i, j in sorted(scored, reverse=True):
        if ("gold", i) not in used and ("ours", j) not in used:
            used |= {("gold", i), ("ours", j)}
            yield golds[-i], ours[-j]


def touches(gold: tuple[Span, ...], ours: tuple[Span, ...]) -> bool:
    return any(one.overlaps(other) for one in gold for other in ours) or not (gold or ours)


def count(golds: list[Attribution], ours: list[Attribution], tally: Counter[str]) -> None:
    tally.update({"gold": len(golds), "ours": len(ours)})
    tally.update(f"gold {gold.form}" for gold in golds)
    for gold, claim in paired(golds, ours):
        tally.update(("content", gold.form))
        tally["cue"] += touches(gold.cue, claim.cue)
        tally["source"] += touches(gold.source, claim.source)
        tally["triple"] += touches(gold.cue, claim.cue) and touches(gold.source, claim.source)


def figures(tally: Counter[str]) -> dict[str, float]:
    both = max(1, tally["gold"] + tally["ours"])
    return {
        "content F1": 200 * tally["content"] / both,
        "triple F1": 200 * tally["triple"] / both,
        "precision": 100 * tally["content"] / max(1, tally["ours"]),
        "recall": 100 * tally["content"] / max(1, tally["gold"]),
        **{f"recall {form}": 100 * tally[form] / max(1, tally[f"gold {form}"]) for form in ("direct", "mixed", "indirect")},
    }


def measure() -> dict[str, float]:
    from dateline import Reader

    folder, reader, tally = corpus("claims", "polnear", "dev"), Reader(), Counter[str]()
    for path in sorted(folder.glob("attributions/*.ann")):
        article = article_of(path)
        count(list(read_brat(path, article.text)), attributions_of(reader.read(article)), tally)
    return figures(tally)


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:6.1f}")
