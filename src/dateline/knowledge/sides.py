"""The small network that reads who is meant: a row of mentions and events in, the odds of each code for each side of an event out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from dateline.errors import KnowledgeError

TABLE = "sides.npz"
Array = NDArray[Any]
PARTS = ("named", "speaker", "told", "place", "actors", "recipients")  # what part a code has in an item
WORDS = ("own", "above", "below", "beside")  # the words of an item: its own, those over it, under it and next to it
SLOTS = 24  # codes told apart in one text
NEAR = 8  # sentences
# How two items of one text hang together: an event above another, a name that stands some arcs above or below a trigger.
BONDS = (
    "none",
    "governs",
    "governed",
    "same claim",
    *(f"above {arcs}" for arcs in range(4)),
    *(f"below {arcs}" for arcs in range(4)),
    "same sentence",
)


@dataclass(frozen=True)
class Told:
    """A text as the network sees it; the items stand in text order, n of them."""

    events: Array  # n: whether the item is an event
    signs: tuple[tuple[str, ...], ...]  # n
    words: tuple[tuple[tuple[str, ...], ...], ...]  # n × WORDS: lemmas
    parts: tuple[tuple[int, str, int], ...]  # item, part, number of the code
    gaps: Array  # n × n: sentences from one to the other, NEAR at most, counted from 0
    bonds: Array  # n × n: numbers of BONDS
    codes: tuple[str, ...]  # SLOTS at most


@dataclass(frozen=True)
class Reading:
    """What the network makes of one text, in log odds before they are compared."""

    codes: Mapping[str, int]
    some: Array  # roles × n × codes
    nobody: Array  # roles × n

    def score(self, role: int, item: int, code: str) -> float:
        """How much speaks for a code as that side of the event, "" for nobody; 0 for a code that it does not know."""
        if not code:
            return float(self.nobody[role, item])
        return float(self.some[role, item, self.codes[code]]) if code in self.codes else 0.0


@dataclass(frozen=True)
class Sides:
    """The network's weights, fitted by `train/sides.py`; a side is believed from the chance `enough` on.

    `circumstances` are weights beside the network, in log odds: what its rows of items do not show.
    """

    arrays: Mapping[str, Array]
    signs: Mapping[str, int]
    lemmas: Mapping[str, int]
    circumstances: Mapping[str, Mapping[str, float]]
    enough: Mapping[str, float]

    @staticmethod
    @cache
    def load() -> Sides:
        """The fitted weights. Raises KnowledgeError where the file is not what `train/sides.py` writes."""
        try:
            with np.load(str(files("dateline.knowledge") / "data" / TABLE), allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            return Sides.of(arrays)
        except (OSError, ValueError, KeyError) as error:
            raise KnowledgeError(f"no usable weights: {error}", where=TABLE, remedy="install Dateline again, or fit them again") from error

    @staticmethod
    def of(arrays: Mapping[str, Array]) -> Sides:
        """The weights from arrays as they are stored: lists of names as lines of UTF-8."""
        lists = {each: bytes(arrays[f"names.{each}"]).decode("utf8").split("\n") for each in ("signs", "lemmas", "actors", "recipients")}
        plain = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype != np.uint8}
        told = {role: dict(zip(lists[role], plain[f"weights.{role}"].tolist(), strict=True)) for role in ("actors", "recipients")}
        numbers = {name: {each: at for at, each in enumerate(lists[name])} for name in ("signs", "lemmas")}
        enough = {role: float(plain["enough"][at]) for at, role in enumerate(told)}
        return Sides(plain, numbers["signs"], numbers["lemmas"], told, enough)

    def read(self, told: Told) -> Reading:
        """Who is meant in a text: each side of each item against each code. Costs milliseconds, with the square of the items."""
        with _processors().limit(limits=1):  # several would only wait for each other over matrices as small as these
            plain = self._plain(told)
            turns = [self._turn(told, plain, order) for order in (np.arange(SLOTS), np.arange(SLOTS)[::-1])]
        some, nobody = (np.mean([turn[at] for turn in turns], 0) for at in (0, 1))
        return Reading({code: at for at, code in enumerate(told.codes)}, some, nobody)

    def _turn(self, told: Told, plain: Array, order: Array) -> tuple[Array, Array]:
        """With the codes numbered in one way: none of the numbers means anything, so several are tried."""
        w, names = self.arrays, self.arrays["codes"][order]
        x, shared = self._parts(told, plain, names)
        for layer in range(int(w["layers"])):
            x = self._layer(f"layer{layer}.", x, told, shared)
        x = _normed(x, w["norm.weight"], w["norm.bias"])
        named = np.zeros((len(told.codes), len(x)), np.float32)
        for item, part, code in told.parts:
            if part == "named":
                named[code, item] = 1
        keys = _times(named / np.maximum(named.sum(1, keepdims=True), 1) @ x, w, "key")
        width, size = names.shape[1], len(told.codes)
        asked, by_name = (_times(x, w, name).reshape(len(x), 2, width).swapaxes(0, 1) for name in ("query", "query_name"))
        return (asked @ keys.T + by_name @ names[:size].T) / np.float32(width**0.5), _times(x, w, "nobody").T

    def _plain(self, told: Told) -> Array:
        """The items as vectors, before it is told who has a part in them."""
        w = self.arrays
        signs = np.stack([w["signs"][[self.signs[each] for each in own if each in self.signs]].sum(0) for own in told.signs])
        bags = np.concatenate([self._bag([words[at] for words in told.words]) for at in range(len(WORDS))], 1)
        plain: Array = signs + np.where(told.events[:, None], _times(bags, w, "words.event"), _times(bags, w, "words.mention"))
        return plain

    def _parts(self, told: Told, plain: Array, names: Array) -> tuple[Array, Array]:
        """The items with the codes that have a part in them, and which of them share one."""
        x, holds = plain.copy(), np.zeros((len(plain), SLOTS), np.float32)
        for part in PARTS:
            found = [(item, code) for item, name, code in told.parts if name == part]
            if found:
                items, codes = np.array(found).T
                np.add.at(x, items, (names @ self.arrays[f"parts.{part}"])[codes])
                holds[items, codes] = 1
        return x, (holds @ holds.T > 0).astype(np.float32)

    def _bag(self, bags: list[tuple[str, ...]]) -> Array:
        """The mean of the words that are known, for each item."""
        table = self.arrays["lemmas"]
        found = np.zeros((len(bags), table.shape[1]), np.float32)
        for at, words in enumerate(bags):
            known = [self.lemmas[each] for each in words if each in self.lemmas]
            if known:
                found[at] = table[known[0]] if len(known) == 1 else table[known].mean(0)
        return found

    def _layer(self, name: str, x: Array, told: Told, shared: Array) -> Array:
        """One layer of attention, in which items also heed how far off others are and how they hang together."""
        w = {key.removeprefix(name): array for key, array in self.arrays.items() if key.startswith(name)}
        size, heads = len(x), w["shared"].shape[0]
        before = _normed(x, w["before.weight"], w["before.bias"])
        asked, keys, values = _times(before, w, "all").reshape(size, 3, heads, -1).transpose(1, 2, 0, 3)
        beside = w["gaps"][told.gaps] + w["bonds"][told.bonds] + shared[..., None] * w["shared"]
        heed = asked @ keys.swapaxes(1, 2) / np.float32(asked.shape[-1] ** 0.5) + beside.transpose(2, 0, 1)
        heed = np.exp(heed - heed.max(-1, keepdims=True))
        mixed = (heed / heed.sum(-1, keepdims=True) @ values).swapaxes(0, 1).reshape(size, -1)
        x = x + _times(mixed, w, "out")
        return x + _times(np.maximum(_times(_normed(x, w["after.weight"], w["after.bias"]), w, "up"), 0), w, "down")


@cache
def _processors() -> ThreadpoolController:
    return ThreadpoolController()


def _times(x: Array, arrays: Mapping[str, Array], name: str) -> Array:
    product: Array = x @ arrays[f"{name}.weight"] + arrays[f"{name}.bias"]
    return product


def _normed(x: Array, weight: Array, bias: Array) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    normed: Array = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5) * weight + bias
    return normed
