"""Windows of running words, drawn afresh each epoch, and batches of them as tensors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from dateline.models.pieces import EDGE, LOWER, MIXED, PARAGRAPH, SPACE, TITLE, UPPER

LONGEST = 128  # words in a window
LABELS = ("upos", "xpos", "feats", "lemma", "rel", "end")
# BERT's pieces that newsrooms write in two ways; MPNet's numbers are four higher.
QUOTE, OPENING, CLOSING, APOSTROPHE, CURLY, HYPHEN, EN_DASH, EM_DASH = 1000, 1523, 1524, 1005, 1521, 1011, 1516, 1517
PIECE_OFFSET = {"mini": 0, "mpnet": 4}
EDGES = {"mini": (101, 102, 0), "mpnet": (0, 2, 1)}


@dataclass
class Corpus:
    """One set as flat arrays over all its words."""

    columns: dict[str, np.ndarray]
    starts: np.ndarray  # first word of each document
    piece_at: dict[str, np.ndarray]
    joined: bool  # documents are single sentences: windows run over their borders

    @classmethod
    def load(cls, arrays: dict[str, np.ndarray], name: str, joined: bool = False) -> Corpus:
        columns = {key.split("/")[1]: arrays[key] for key in arrays if key.startswith(name + "/")}
        sizes = columns.pop("size")
        starts = np.concatenate([[0], np.cumsum(sizes)])
        columns["head"] = np.where(columns["head"] >= 0, columns["head"] + np.repeat(starts[:-1], sizes), columns["head"])
        piece_at = {
            key: np.concatenate([[0], np.cumsum(columns[key + "_size"].astype(np.int64))]) for key in ("mini", "mpnet") if key in columns
        }
        return cls(columns, starts, piece_at, joined)

    def windows(self, random: np.random.Generator) -> Iterator[tuple[int, int]]:
        """Word ranges that cover the set once: mostly whole sentences, sometimes cut short as long paragraphs are."""
        borders = [0, self.starts[-1]] if self.joined else self.starts
        ends, gaps = self.columns["end"], self.columns["gap"]
        for low, high in pairwise(borders):
            at = int(low)
            while at < high:
                stop = min(int(high), at + int(random.integers(8 if self.joined else 24, LONGEST + 1)))
                told = ends[at] >= 0
                breaks = np.flatnonzero(ends[at:stop] == 1) + at + 1 if told else np.flatnonzero(gaps[at + 1 : stop] == PARAGRAPH) + at + 1
                whole = int(breaks[-1]) if len(breaks) else stop
                yield at, (whole if random.random() < 0.7 else stop)
                at = whole


def varied(pieces: np.ndarray, offset: int, random: np.random.Generator) -> np.ndarray:
    """The same text in another house's typography: curly quotes, dashes."""
    pieces = pieces.copy()
    quotes = np.flatnonzero(pieces == QUOTE + offset)
    pieces[quotes] = np.where(np.arange(len(quotes)) % 2, CLOSING, OPENING) + offset
    pieces[pieces == APOSTROPHE + offset] = CURLY + offset
    return pieces


class Batch(dict[str, Tensor]):
    """Tensors of one batch; `words` masks real words."""

    def to_device(self, device: str) -> Batch:
        return Batch({name: tensor.to(device, non_blocking=True) for name, tensor in self.items()})


def collate(items: list[tuple[Corpus, int, int]], random: np.random.Generator | None) -> Batch:
    """Pads windows to one batch; with `random`, typography and case are varied."""
    width = max(stop - start for _, start, stop in items)
    names = [name for name in ("mini", "mpnet") if name in items[0][0].piece_at]
    lengths = {name: 2 + max(int(c.piece_at[name][b] - c.piece_at[name][a]) for c, a, b in items) for name in names}
    out = {name: np.full((len(items), width), -1, np.int64) for name in LABELS}
    out |= {"head": np.full((len(items), width), -2, np.int64), "entity": np.full((len(items), width), (1 << 13) - 1, np.int64)}
    out["words"] = np.zeros((len(items), width), np.int64)
    for name in names:
        blank = EDGES[name][2]
        out |= {
            f"{name}_ids": np.full((len(items), lengths[name]), blank, np.int64),
            f"{name}_mask": np.zeros((len(items), lengths[name]), np.int64),
        }
        out |= {f"{name}_{key}": np.zeros((len(items), lengths[name]), np.int64) for key in ("shape", "gap")}
        out |= {f"{name}_{key}": np.zeros((len(items), width), np.int64) for key in ("first", "last")}
    for row, (corpus, start, stop) in enumerate(items):
        _fill(out, row, corpus, slice(start, stop), random)
    return Batch({name: torch.from_numpy(array) for name, array in out.items()})


def _fill(out: dict[str, np.ndarray], row: int, corpus: Corpus, at: slice, random: np.random.Generator | None) -> None:
    size = at.stop - at.start
    columns = corpus.columns
    for name in (*LABELS, "entity"):
        out[name][row, :size] = columns[name][at]
    out["words"][row, :size] = 1
    head = columns["head"][at]
    inside = (head >= at.start) & (head < at.stop)
    out["head"][row, :size] = np.where(head == -1, 0, np.where(inside, head - at.start + 1, -2))
    shape, restyle = columns["shape"][at].copy(), False
    gap = columns["gap"][at].copy()
    gap[0] = PARAGRAPH if gap[0] == PARAGRAPH else SPACE
    if random is not None:
        restyle = random.random() < 0.35
        chance = random.random()
        if chance < 0.04:
            shape[np.isin(shape, (LOWER, TITLE, MIXED))] = UPPER
        elif chance < 0.06:
            shape[np.isin(shape, (UPPER, TITLE, MIXED))] = LOWER
    for name, pieces_at in corpus.piece_at.items():
        first, last = int(pieces_at[at.start]), int(pieces_at[at.stop])
        pieces = columns[name][first:last].astype(np.int64)
        count = last - first
        out[f"{name}_ids"][row, 1 : count + 1] = varied(pieces, PIECE_OFFSET[name], random) if restyle and random is not None else pieces
        out[f"{name}_ids"][row, 0], out[f"{name}_ids"][row, count + 1] = EDGES[name][:2]
        out[f"{name}_mask"][row, : count + 2] = 1
        sizes = columns[name + "_size"][at].astype(np.int64)
        starts = pieces_at[at] - first + 1
        out[f"{name}_first"][row, :size], out[f"{name}_last"][row, :size] = starts, starts + sizes - 1
        out[f"{name}_shape"][row, [0, count + 1]] = EDGE
        out[f"{name}_shape"][row, 1 : count + 1] = np.repeat(shape, sizes)
        out[f"{name}_gap"][row, starts] = gap


def batches(corpora: list[Corpus], words: int, seed: int, varied: bool = True) -> Iterator[Batch]:
    """Batches of about `words` words for ever, windows of like length together, in an order that the seed gives."""
    random = np.random.default_rng(seed)
    while True:
        items = [(corpus, a, b) for corpus in corpora for a, b in corpus.windows(random)]
        items.sort(key=lambda item: item[2] - item[1] + random.normal(0, 4))
        chunks: list[list[tuple[Corpus, int, int]]] = [[]]
        for item in items:
            if chunks[-1] and (len(chunks[-1]) + 1) * (item[2] - item[1]) > words:
                chunks.append([])
            chunks[-1].append(item)
        for k in random.permutation(len(chunks)):
            yield collate(chunks[k], random if varied else None)


class Stream(IterableDataset[Batch]):
    """Batches for a DataLoader: each of its workers draws in an order of its own."""

    def __init__(self, corpora: list[Corpus], words: int, seed: int) -> None:
        self.corpora, self.words, self.seed = corpora, words, seed

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        return batches(self.corpora, self.words, self.seed * 100 + (worker.id if worker else 0))


def ahead(corpora: list[Corpus], words: int, seed: int, workers: int = 4) -> Iterator[Batch]:
    """Batches made by processes of their own, in an order that seed and number of workers give."""
    return iter(DataLoader(Stream(corpora, words, seed), batch_size=None, num_workers=workers, prefetch_factor=8))
