"""Marked reports as the network of sides sees them: stories with the sides that are asked for, and vectors of their lemmas."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dateline.facts.events.candidates import OTHER, ROLES, Candidates  # noqa: E402
from dateline.facts.events.drafts import Draft  # noqa: E402
from dateline.facts.events.parties import NOBODY  # noqa: E402
from dateline.facts.events.story import Story  # noqa: E402
from dateline.knowledge.sides import Told  # noqa: E402
from dateline.marks import Marks  # noqa: E402
from dateline.models import onnx  # noqa: E402
from dateline.read import Known, Reader  # noqa: E402
from dateline.text.composing import article_of  # noqa: E402
from dateline.types import Article  # noqa: E402
from evals.sides import Watched, agreed, making_of, paired, reports  # noqa: E402
from evals.told import Marked, matched, reports_of  # noqa: E402

OUT = ROOT / "src" / "dateline" / "knowledge" / "data" / "sides.npz"
REPORTS = ROOT / "train" / "reports"
UNTOLD = frozenset("PUNCT SYM NUM PROPN X".split())  # their vectors say little, or too much
OFTEN = 50  # times from which on a lemma weighs no more
LAYERS = ("/norm_output_3/LayerNormalization_output_0", "/norm_output_5/LayerNormalization_output_0")  # of the reader's network


@dataclass(frozen=True)
class Asked:
    """One side of one event: what stands around each code, and who is right; None where nobody has said."""

    item: int
    role: str
    options: Mapping[str, set[str]]
    given: tuple[str, ...]
    right: frozenset[str] | None


@dataclass(frozen=True)
class Text:
    """A marked report; `own` is one that was written for training."""

    own: bool
    article: Article
    marks: Marks
    stretches: tuple[tuple[Told, list[Asked]], ...]


def texts() -> Iterator[Text]:
    """All of them, our own first."""
    reader, known = Reader(), Known.load()
    for head, body, marks in (each for path in sorted(REPORTS.glob("*.txt")) for each in reports_of(path)):
        article = article_of(body, published=head["published"], publisher=head.get("publisher"))
        if article.text == body:
            yield told(article, reader.see(article), known, marks)
    for name, gold, article, seen in reports("train"):
        yield told(article, seen, known, (name, gold))


Sides = dict[tuple[int, str], frozenset[str]]


def _own_sides(marks: Sequence[Marked], drafts: Sequence[Draft]) -> Sides:
    return {(at, role): mark.sides[role] for at, mark in matched(marks, drafts).items() for role in ROLES}


def _gold_sides(name: str, gold: dict[str, Any], candidates: Candidates) -> Sides:
    found: Sides = {}
    drafts = list(candidates.setting.drafts)
    for at, mark in paired(gold.get("events") or [], drafts, candidates.article.text):
        span = drafts[at].hit.span
        for role in ROLES if not mark.get("optional") else ():
            given = frozenset(candidates.given(getattr(drafts[at], role)))
            right = agreed(mark.get(role), given, ("train", name, span.start, span.end, role))
            found |= {(at, role): right} if right is not None else {}
    return found


def told(article: Article, marks: Marks, known: Known, given: list[Marked] | tuple[str, dict[str, Any]]) -> Text:
    """The story of a report with what is asked in it; what the sides before a draft hold is what the weights at hand make of them."""
    making, candidates = making_of(article, marks, known)
    rights = _own_sides(given, making.before) if isinstance(given, list) else _gold_sides(*given, candidates)
    story = Story(candidates, making.before)
    stretches = []
    for first, last, start in story.stretches():
        items = [(place - first, item.draft) for place, item in enumerate(story.items[start:last], start) if item.draft is not None]
        sides = [((at, role), (place, rights.get((at, role)))) for place, at in items for role in ROLES]
        stretches.append((story.told(first, last), [_asked(candidates, making, *each) for each in sides]))
    return Text(isinstance(given, list), article, marks, tuple(stretches))


def _asked(candidates: Candidates, making: Watched, side: tuple[int, str], mark: tuple[int, frozenset[str] | None]) -> Asked:
    (at, role), (item, right) = side, mark
    before, after = making.before[at], making.after[at]
    given = candidates.given(getattr(before, role))
    if right is None or (given and not right):
        return Asked(item, role, {}, given, None)
    options = candidates.options(candidates.asked(after if OTHER[role] == "actors" else before, role, making.after[:at]))
    if given or candidates.pair(getattr(before, role)):
        options.pop(NOBODY)
    return Asked(item, role, options, given, right or frozenset({NOBODY}))


def lemmas_of(found: Sequence[Text], size: int) -> tuple[dict[str, int], np.ndarray]:
    """Numbers and vectors of the lemmas that stand twice or more: means over what the reader's network makes of them in context."""
    sums: dict[str, Any] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    network = Layered()
    for text in found:
        for word, vector in zip(text.marks.words, network.vectors(text.article.text), strict=True):
            if word.upos not in UNTOLD and not (word.upos == "ADJ" and word.form[:1].isupper()):
                sums[word.lemma.lower()] += vector
                counts[word.lemma.lower()] += 1
    names = sorted(name for name, count in counts.items() if count > 1)
    means = np.stack([sums[name] / counts[name] for name in names])
    half = means.shape[1] // 2
    means = np.concatenate([(each - each.mean(0)) / each.std() for each in (means[:, :half], means[:, half:])], 1)
    weights = np.sqrt(np.minimum([counts[name] for name in names], OFTEN))[:, None]
    _, _, directions = np.linalg.svd(means * weights, full_matrices=False)
    vectors = means @ directions[:size].T
    return {name: at for at, name in enumerate(names)}, (vectors / vectors.std(0).mean()).astype(np.float32)


class Layered:
    """The reader's network, asked for what two of its layers hold of each word."""

    def __init__(self) -> None:
        import onnxruntime
        from onnx import TensorProto, helper, load

        model = load(str(Path(onnx.__file__).parent / "weights" / "network.onnx"))
        model.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in LAYERS)
        self._session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        self._network = onnx.Network.load()
        self._network._session = self

    def run(self, names: list[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        """Stands in for the network's session."""
        found: list[np.ndarray] = self._session.run([*names, *LAYERS], feed)
        pieces = found[len(names) :]
        self._window = np.concatenate([(each[feed["first"]] + each[feed["last"]]) / 2 for each in pieces], 1)
        return found[: len(names)]

    def vectors(self, text: str) -> np.ndarray:
        """[words, 2 × width]"""
        windows: list[np.ndarray] = []

        class Kept(onnx.Draft):
            def add(draft, at: int, done: int, seen: Any) -> None:  # noqa: N805
                windows.append(self._window[:done])
                super().add(at, done, seen)

        plain, onnx.Draft = onnx.Draft, Kept  # type: ignore[misc]
        try:
            self._network.see(text)
        finally:
            onnx.Draft = plain  # type: ignore[misc]
        return np.concatenate(windows)
