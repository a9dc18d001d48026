"""Our network: text in, marks out. One encoder pass over windows of running words; no torch, no server."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.marks import Entity, Marks, Sentence, Word
from dateline.models.clauses import before_that
from dateline.models.coordination import like_with_like
from dateline.models.lemmas import lemma_of
from dateline.models.pieces import EDGE, PARAGRAPH, SPACE, gap_before, shape_of
from dateline.models.subjects import one_subject
from dateline.models.trees import best_tree
from dateline.text.words import Token, find_words

WINDOW, LONGEST = 128, 320  # words seen at once: usually, and where no sentence ends in that many
MOST_PIECES = 510
PIECES_OF_WORD = 8
FULL_STOPS, CLOSING = frozenset(".!?…"), frozenset("\"'”’»)")
Array = NDArray[Any]
OUTPUTS = ["upos", "xpos", "feats", "lemma", "end", "entity", "arc", "rel_half", "rel_bias", "rel_head", "rel_head_bias"]
INPUTS = ("ids", "shape", "gap", "first", "last")


@dataclass(frozen=True)
class Labels:
    """What the numbers of each head stand for."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[Mapping[str, str], ...]
    lemma: tuple[str, ...]
    rel: tuple[str, ...]
    entity: tuple[str, ...]

    @classmethod
    def of(cls, lists: Mapping[str, list[str]]) -> Labels:
        feats = [
            MappingProxyType(dict(pair.split("=", 1) for pair in label.split("|"))) if label else MappingProxyType({})
            for label in lists["feats"]
        ]
        return cls(
            tuple(lists["upos"]), tuple(lists["xpos"]), tuple(feats), tuple(lists["lemma"]), tuple(lists["rel"]), tuple(lists["entity"])
        )


@dataclass(frozen=True)
class Seen:
    """The decoded words of one window: `heads` count from the window's first word, -1 is a root."""

    ends: list[bool]
    heads: list[int]
    tags: dict[str, list[int]]
    sureness: list[float]  # probability of the entity tag


class Network:
    """Reads text as Universal Dependencies with entity spans.

    One instance serves one thread. Loading takes some tenths of a second, reading some milliseconds a sentence.

    >>> marks = Network.load().see("Kyiv denies it. Talks failed.")
    >>> [marks.root(sentence).lemma for sentence in marks.sentences]
    ['deny', 'fail']
    """

    def __init__(self, session: Any, tokenizer: Any, labels: Labels, name: str) -> None:
        self._session, self._tokenizer, self._labels, self.name = session, tokenizer, labels, name

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> Network:
        """The network of `folder` (else the one that comes with the program), checked against its card.

        Raises ModelError where a file is missing or is not the one that the card describes.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        folder = folder or Path(str(files("dateline.models").joinpath("weights")))
        try:
            card = tomllib.loads((folder / "card.toml").read_text("utf8"))
            weights, pieces = (folder / card["weights"]["file"]).read_bytes(), (folder / card["tokenizer"]["file"]).read_bytes()
        except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
            raise ModelError(
                f"no usable weights: {error}", where=str(folder), remedy="install Dateline again, or run make train"
            ) from error
        if hashlib.sha256(weights).hexdigest() != card["weights"]["sha256"]:
            raise ModelError("the weights are not those of the card", where=str(folder), remedy="install Dateline again, or run make train")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads, options.log_severity_level = threads, 1, 3
        options.enable_cpu_mem_arena = True
        session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_str(pieces.decode("utf8"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(session, tokenizer, Labels.of(card["labels"]), f"{card['name']}@{card['weights']['sha256'][:12]}")

    def see(self, text: str, opens: int | None = None) -> Marks:
        """The marks of a text. A blank line always ends a sentence, and so does the character before `opens`, if given."""
        tokens = find_words(text)
        gaps = [gap_before(text, tokens[k - 1].end if k else 0, token.start) for k, token in enumerate(tokens)]
        gaps = [PARAGRAPH if token.start == opens else gap for token, gap in zip(tokens, gaps, strict=True)] if opens else gaps
        readable = text.encode("utf8", "replace").decode("utf8")  # a lone surrogate is one character before and after
        forms = [readable[token.start : token.end] for token in tokens]
        pieces = self._pieces(forms)
        draft = Draft(text, tokens, self._labels)
        at = 0
        while at < len(tokens):
            for longest in (WINDOW, LONGEST):
                stop = _window(forms, gaps, pieces, at, longest)
                seen = self._see_window(forms, gaps, pieces, slice(at, stop))
                done = _complete(seen.ends)
                if done:
                    break
            done = done or stop - at
            draft.add(at, done, seen)
            at += done
        return draft.marks(self.name)

    def _pieces(self, forms: list[str]) -> list[list[int]]:
        unknown = self._tokenizer.token_to_id("[UNK]")
        pieces: list[list[int]] = [[] for _ in forms]
        for base in range(0, len(forms), 4096):
            encoded = self._tokenizer.encode(forms[base : base + 4096], is_pretokenized=True, add_special_tokens=False)
            for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
                pieces[base + word].append(piece)
        return [each[:PIECES_OF_WORD] or [unknown] for each in pieces]

    def _see_window(self, forms: list[str], gaps: list[int], pieces: list[list[int]], at: slice) -> Seen:
        ids, shapes, before, first, last = [101], [EDGE], [0], [], []
        for k in range(at.start, at.stop):
            own = pieces[k]
            shape = shape_of(forms[k])
            first.append(len(ids))
            ids += own
            shapes += [shape] * len(own)
            before += [gaps[k] if k > at.start or gaps[k] == PARAGRAPH else SPACE, *[0] * (len(own) - 1)]
            last.append(len(ids) - 1)
        values = ([*ids, 102], [*shapes, EDGE], [*before, 0], first, last)
        feed = {name: np.array(value, np.int64) for name, value in zip(INPUTS, values, strict=True)}
        out = dict(zip(OUTPUTS, self._session.run(OUTPUTS, feed), strict=True))
        return self._decode(out, gaps, at)

    def _decode(self, out: dict[str, Array], gaps: list[int], at: slice) -> Seen:
        size = at.stop - at.start
        ends = [
            bool(out["end"][k, 1] > out["end"][k, 0]) or (at.start + k + 1 < len(gaps) and gaps[at.start + k + 1] == PARAGRAPH)
            for k in range(size)
        ]
        ends[-1] = ends[-1] or at.stop == len(gaps)
        heads, opened = [0] * size, 0
        for k in range(size):
            if ends[k] or k == size - 1:
                arcs = out["arc"][opened : k + 1, [0, *range(opened + 1, k + 2)]]
                heads[opened : k + 1] = [opened + head if head else 0 for head in best_tree(arcs)]
                opened = k + 1
        chosen = np.array(heads)
        relations = np.einsum("wrh,wh->wr", out["rel_half"], out["rel_head"][chosen]) + out["rel_bias"] + out["rel_head_bias"][chosen]
        relations[:, self._labels.rel.index("root")] = np.where(chosen == 0, np.inf, -np.inf)
        tags = {name: out[name].argmax(1).tolist() for name in ("upos", "xpos", "feats", "lemma", "entity")}
        likely = np.exp(out["entity"] - out["entity"].max(1, keepdims=True))
        return Seen(
            ends, [head - 1 for head in heads], {**tags, "rel": relations.argmax(1).tolist()}, (likely.max(1) / likely.sum(1)).tolist()
        )


def _window(forms: list[str], gaps: list[int], pieces: list[list[int]], at: int, longest: int) -> int:
    """Where the window that starts at word `at` stops: after the last whole paragraph that fits, else after a full stop, else when full.

    What is seen of a sentence that the window cuts is seen again in the next: a good guess where it ends saves that work.
    """
    stop, room, paragraph, full_stop = at, MOST_PIECES, at, at
    while stop < len(pieces) and stop - at < longest and room >= len(pieces[stop]):
        room -= len(pieces[stop])
        if stop > at and gaps[stop] == PARAGRAPH:
            paragraph = stop
        if forms[stop] in FULL_STOPS or (full_stop == stop > at and forms[stop] in CLOSING):
            full_stop = stop + 1
        stop += 1
    if stop == len(pieces) or gaps[stop] == PARAGRAPH:
        return stop
    if paragraph > at:
        return paragraph
    return full_stop if full_stop - at > longest // 2 else stop


def _complete(ends: list[bool]) -> int:
    """How many words of the window belong to sentences that end in it."""
    return next((k + 1 for k in range(len(ends) - 1, -1, -1) if ends[k]), 0)


class Draft:
    """Marks while they are put together, window by window."""

    def __init__(self, text: str, tokens: list[Token], labels: Labels) -> None:
        self.text, self.tokens, self.labels = text, tokens, labels
        self.words: list[Word] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []

    def add(self, at: int, done: int, seen: Seen) -> None:
        """Takes over the first `done` words of a window that started at word `at`."""
        labels, opened = self.labels, 0
        for k in range(done):
            token, form = self.tokens[at + k], self.text[self.tokens[at + k].start : self.tokens[at + k].end]
            upos = labels.upos[seen.tags["upos"][k]]
            lemma = lemma_of(form, upos, labels.lemma[seen.tags["lemma"][k]])
            head = seen.heads[k]
            self.words.append(
                Word(
                    at + k,
                    token.start,
                    token.end,
                    form,
                    lemma,
                    upos,
                    labels.xpos[seen.tags["xpos"][k]],
                    labels.feats[seen.tags["feats"][k]],
                    at + head if head >= 0 else -1,
                    labels.rel[seen.tags["rel"][k]],
                    len(self.sentences),
                    token.joined,
                )
            )
            if seen.ends[k] or k == done - 1:
                self.sentences.append(Sentence(len(self.sentences), at + opened, at + k + 1, self.tokens[at + opened].start, token.end))
                self.entities += self._entities(at, opened, k + 1, seen)
                opened = k + 1

    def _entities(self, at: int, first: int, stop: int, seen: Seen) -> Iterator[Entity]:
        names = [self.labels.entity[tag] for tag in seen.tags["entity"][first:stop]]
        k = 0
        while k < len(names):
            label, start = names[k][2:], k
            k += 1
            while label and k < len(names) and names[k] == f"I-{label}":
                k += 1
            if label:
                sure = sum(seen.sureness[first + start : first + k]) / (k - start)
                yield Entity(self.tokens[at + first + start].start, self.tokens[at + first + k - 1].end, label, round(sure, 3))

    def marks(self, name: str) -> Marks:
        return Marks(before_that(like_with_like(one_subject(self.words))), tuple(self.sentences), tuple(self.entities), name)
