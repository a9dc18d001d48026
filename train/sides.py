"""Fit the network that reads who is meant on a side that the clause leaves open, into `sides.npz`: `python -m train.sides`.

It learns from the reports of `train/reports`, which were written for it and marked while they were written, and from the marked reports
of `DATELINE_GOLD`. Each side of each marked event chooses among the codes around it and nobody; sides that the clause gives teach, too,
a quarter of them hidden at a time. The vectors of lemmas are means of what the reader's own network makes of them, cut to their main
directions; they are not trained. What the sides before an event hold is taken from the weights at hand: run it twice after a change.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from dateline.facts.events.candidates import ROLES
from dateline.facts.events.parties import NOBODY
from dateline.knowledge.sides import BONDS, NEAR, PARTS, SLOTS, WORDS, Told
from train.stories import OUT, Asked, Text, lemmas_of, texts

WRITTEN = "written for this"  # a sign of reports whose markers name more sides than others; no report that is read has it
SEED = 1
LEAST, LEAST_CIRCUMSTANCE = 8, 6  # how often a sign or a circumstance is seen to be learned
WIDTH, HEADS, LAYERS, VECTOR = 96, 4, 3, 96
HIDDEN, REVEALED = 0.25, (0.0, 0.0, 0.3, 0.8)  # given sides that are asked for; open ones that are told
GIVEN, OWN = 0.4, 0.67  # what a side that the clause gives weighs, and a report that was written for this
UNSEEN, UNWORDED, DROPPED = 0.3, 0.3, 0.2  # circumstances, parts of word vectors and inner values left out at random


@dataclass
class Ready:
    """One text as tensors; `asked` rows are sides, `options` pairs of a side and a code."""

    text: Text
    told: Told
    signs: tuple[Tensor, Tensor]
    bags: Tensor
    parts: dict[str, tuple[Tensor, Tensor]]
    fixed: list[tuple[int, str, int]]  # sides that are always told
    asked: list[Asked]
    item: Tensor
    role: Tensor
    side: Tensor  # of each option
    code: Tensor  # its number, SLOTS for nobody
    right: Tensor
    two: Tensor  # whether a phrase stands for two, of which each should be as likely
    circumstances: tuple[Tensor, Tensor]


class Layer(nn.Module):
    """Attention in which items also heed how far off others are and how they hang together."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.all, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.gaps, self.bonds = nn.Embedding(2 * NEAR + 1, HEADS), nn.Embedding(len(BONDS), HEADS)
        self.shared = nn.Parameter(torch.zeros(HEADS))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, gaps: Tensor, bonds: Tensor, shared: Tensor) -> Tensor:
        size = len(x)
        asked, keys, values = self.all(self.before(x)).view(size, 3, HEADS, -1).permute(1, 2, 0, 3)
        beside = self.gaps(gaps) + self.bonds(bonds) + shared[..., None] * self.shared
        heed = asked @ keys.transpose(1, 2) / asked.shape[-1] ** 0.5 + beside.permute(2, 0, 1)
        x = x + self.drop(self.out((self.drop(heed.softmax(-1)) @ values).transpose(0, 1).reshape(size, WIDTH)))
        return x + self.drop(self.down(torch.relu(self.up(self.after(x)))))


class Network(nn.Module):
    """What `dateline.knowledge.sides` computes, with the noise of training."""

    def __init__(self, signs: int, circumstances: int) -> None:
        super().__init__()
        self.signs = nn.EmbeddingBag(signs + 1, WIDTH, mode="sum")
        self.codes = nn.Embedding(SLOTS, WIDTH)
        self.words = nn.ModuleList(nn.Linear(len(WORDS) * VECTOR, WIDTH) for _ in range(2))
        self.parts = nn.ModuleDict({part: nn.Linear(WIDTH, WIDTH, bias=False) for part in PARTS})
        self.layers, self.norm = nn.ModuleList(Layer() for _ in range(LAYERS)), nn.LayerNorm(WIDTH)
        self.key, self.nobody = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 2)
        self.query, self.query_name = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(WIDTH, 2 * WIDTH)
        self.circumstances = nn.EmbeddingBag(circumstances + 1, 1, mode="sum")
        self.drop, self.unworded = nn.Dropout(DROPPED), nn.Dropout(UNWORDED)
        nn.init.normal_(self.signs.weight, std=0.3), nn.init.normal_(self.codes.weight, std=0.5)
        nn.init.zeros_(self.circumstances.weight)

    def forward(self, ready: Ready, known: list[tuple[int, str, int]], order: Tensor) -> Tensor:
        """The log odds of every option; `known` are the sides that the items tell."""
        told, names = ready.told, self.codes(order)
        x = self.signs(*ready.signs)
        events, bags = torch.tensor(told.events)[:, None], self.unworded(ready.bags)
        x = x + torch.where(events, self.words[1](bags), self.words[0](bags))
        holds = torch.zeros(len(x), SLOTS)
        found = dict(ready.parts)
        for part in ROLES:
            pairs = [(item, code) for item, name, code in known if name == part]
            if pairs:
                found[part] = tuple(torch.tensor(pairs).T)
        for part, (items, codes) in found.items():
            x = x.index_add(0, items, self.parts[part](names)[codes])
            holds[items, codes] = 1
        x, shared = self.drop(x), ((holds @ holds.T) > 0).float()
        for layer in self.layers:
            x = layer(x, torch.tensor(told.gaps), torch.tensor(told.bonds), shared)
        x = self.norm(x)
        named = torch.zeros(len(told.codes), len(x))
        items, codes = ready.parts["named"]
        named[codes, items] = 1
        keys = self.key(named / named.sum(1, keepdim=True).clamp(min=1) @ x)
        here, rows = x[ready.item], torch.arange(len(ready.item))
        asked, by_name = (head(here).view(-1, 2, WIDTH)[rows, ready.role] for head in (self.query, self.query_name))
        some = (asked @ keys.T + by_name @ names[: len(told.codes)].T) / WIDTH**0.5
        odds = torch.cat([some, torch.zeros(len(rows), SLOTS - some.shape[1]), self.nobody(here)[rows, ready.role][:, None]], 1)
        signs, starts = ready.circumstances
        if self.training:
            signs = torch.where(torch.rand(len(signs)) < UNSEEN, 0, signs)
        return odds[ready.side, ready.code] + self.circumstances(signs, starts)[:, 0]


def chances(odds: Tensor, side: Tensor, count: int) -> Tensor:
    """Softmax over the options of each side."""
    most = torch.full((count,), -1e9).scatter_reduce(0, side, odds.detach(), "amax")
    weights = torch.exp(odds - most[side])
    return weights / torch.zeros(count).scatter_add(0, side, weights)[side]


def likelihood(ready: Ready, chance: Tensor) -> Tensor:
    """The log of how likely what is right is, for each side."""
    every = (chance, torch.ones(len(chance)), torch.log(chance + 1e-6))
    right, rights, logs = (torch.zeros(len(ready.asked)).scatter_add(0, ready.side, each * ready.right) for each in every)
    return torch.where(ready.two, logs / rights.clamp(min=1), torch.log(right + 1e-6))


@dataclass
class Names:
    """The signs, circumstances and lemmas that are learned, by number from 1 on (lemmas from 0)."""

    signs: dict[str, int]
    circumstances: dict[str, dict[str, int]]
    lemmas: dict[str, int]
    vectors: np.ndarray

    @classmethod
    def of(cls, found: list[Text]) -> Names:
        signs = Counter(sign for text in found for told, _ in text.stretches for own in told.signs for sign in set(own))
        kept = {name: at for at, name in enumerate(sorted([WRITTEN, *(name for name, count in signs.items() if count >= LEAST)]), 1)}
        numbers: dict[str, dict[str, int]] = {}
        at = 1
        for role in ROLES:
            rows = (asked for text in found for _, sides in text.stretches for asked in sides if asked.role == role)
            counts = Counter(name for asked in rows for signs in asked.options.values() for name in signs)
            chosen = sorted(name for name, count in counts.items() if count >= LEAST_CIRCUMSTANCE)
            numbers[role] = {name: at + k for k, name in enumerate(chosen)}
            at += len(chosen)
        lemmas, vectors = lemmas_of(found, VECTOR)
        return cls(kept, numbers, lemmas, vectors)

    def count(self) -> int:
        return sum(map(len, self.circumstances.values()))


def ready(text: Text, told: Told, asked: list[Asked], names: Names) -> Ready | None:
    """One stretch as tensors, None where nothing is asked in it."""
    others = [(each.item, each.role, each.given) for each in asked if not each.options]
    asked = [each for each in asked if each.options]
    if not asked or not told.codes:
        return None
    here = [(*own, *([WRITTEN] if text.own and event else ())) for own, event in zip(told.signs, told.events, strict=True)]
    signs, starts = _flat([[names.signs[sign] for sign in own if sign in names.signs] for own in here])
    bags = np.zeros((len(told.signs), len(WORDS), VECTOR), np.float32)
    for item, words in enumerate(told.words):
        for place, bag in enumerate(words):
            known = [names.lemmas[word] for word in bag if word in names.lemmas]
            if known:
                bags[item, place] = names.vectors[known].mean(0)
    parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for item, part, code in told.parts:
        if part not in ROLES:
            parts[part].append((item, code))
    number = {code: at for at, code in enumerate(told.codes)} | {NOBODY: SLOTS}
    fixed = [(item, role, number[code]) for item, role, given in others for code in given if code in number]
    rows = [(at, code, own) for at, each in enumerate(asked) for code, own in sorted(each.options.items()) if code in number]
    side = torch.tensor([at for at, _, _ in rows])
    right = torch.tensor([float(code in (asked[at].right or ())) for at, code, _ in rows])
    numbers = [names.circumstances[each.role] for each in asked]
    listed = [[numbers[at][name] for name in own if name in numbers[at]] for at, _, own in rows]
    return Ready(
        text,
        told,
        (signs, starts),
        torch.tensor(bags.reshape(len(bags), -1)),
        {part: tuple(torch.tensor(pairs).T) for part, pairs in parts.items()},
        fixed,
        asked,
        torch.tensor([each.item for each in asked]),
        torch.tensor([ROLES.index(each.role) for each in asked]),
        side,
        torch.tensor([number[code] for _, code, _ in rows]),
        right,
        torch.tensor([f"{each.role} are two" in told.signs[each.item] for each in asked]),
        _flat(listed),
    )


def _flat(lists: list[list[int]]) -> tuple[Tensor, Tensor]:
    starts = np.cumsum([0, *(max(len(each), 1) for each in lists)])[:-1]
    return torch.tensor([number for each in lists for number in (each or [0])]), torch.tensor(starts)


def drawn(one: Ready) -> tuple[list[tuple[int, str, int]], Tensor]:
    """The sides that are told this time, and the weights of those that are asked for."""
    reveal = random.choice(REVEALED)
    number = {code: at for at, code in enumerate(one.told.codes)}
    known, weights = list(one.fixed), []
    for each in one.asked:
        sure = each.right is not None and any(one.right[one.side == len(weights)])
        if each.given:
            hidden = sure and random.random() < HIDDEN
            weights.append(GIVEN if hidden else 0.0)
            codes = () if hidden else each.given
        else:
            codes = tuple(each.right or ()) if sure and random.random() < reveal else ()
            weights.append(0.0 if codes else float(sure))
        known += [(each.item, each.role, number[code]) for code in codes if code in number]
    return known, torch.tensor(weights) * (OWN if one.text.own else 1.0)


def fit(found: list[Text], names: Names, epochs: int, rate: float = 2e-3, batch: int = 8) -> Network:
    """The fitted network. Minutes on one core."""
    torch.manual_seed(SEED), random.seed(SEED)
    network = Network(len(names.signs), names.count())
    linear = [network.circumstances.weight]
    rest = [each for name, each in network.named_parameters() if not name.startswith("circumstances")]
    optimiser = torch.optim.AdamW([{"params": rest}, {"params": linear}], lr=rate, weight_decay=0.05)
    rows = [one for text in found for told, asked in text.stretches if (one := ready(text, told, asked, names)) is not None]
    steps = epochs * (len(rows) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [rate, 3 * rate], total_steps=steps + 1, pct_start=0.1)
    network.train()
    for epoch in range(epochs):
        random.shuffle(rows)
        losses = []
        for start in range(0, len(rows) - batch + 1, batch):
            total, weight = torch.zeros(()), 0.0
            for one in rows[start : start + batch]:
                known, weights = drawn(one)
                chance = chances(network(one, known, torch.randperm(SLOTS)), one.side, len(one.asked))
                total, weight = total - (weights * likelihood(one, chance)).sum(), weight + float(weights.sum())
            if weight:
                (total / weight).backward()
                nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimiser.step(), optimiser.zero_grad(), schedule.step()
                losses.append(float(total.detach()) / weight)
        print(f"epoch {epoch + 1}: {np.mean(losses):.3f}", flush=True)
    return network.eval()


def stored(network: Network, names: Names, enough: tuple[float, float]) -> dict[str, np.ndarray]:
    """The arrays that `Sides.of` reads."""
    weights = {name: each.detach().numpy() for name, each in network.state_dict().items()}
    arrays = {"signs": weights["signs.weight"][1:], "codes": weights["codes.weight"], "lemmas": names.vectors, "layers": np.array(LAYERS)}
    for at, kind in enumerate(("mention", "event")):
        arrays[f"words.{kind}.weight"], arrays[f"words.{kind}.bias"] = weights[f"words.{at}.weight"].T, weights[f"words.{at}.bias"]
    arrays |= {f"parts.{part}": weights[f"parts.{part}.weight"].T for part in PARTS}
    for layer in range(LAYERS):
        for name, each in weights.items():
            if name.startswith(f"layers.{layer}."):
                own = name.removeprefix(f"layers.{layer}.")
                inner = own.split(".")[0]
                key = inner if inner in ("gaps", "bonds", "shared") else own
                arrays[f"layer{layer}.{key}"] = each.T if own.endswith("weight") and inner in ("all", "out", "up", "down") else each
    for name in ("key", "nobody", "query", "query_name"):
        arrays[f"{name}.weight"], arrays[f"{name}.bias"] = weights[f"{name}.weight"].T, weights[f"{name}.bias"]
    arrays |= {"norm.weight": weights["norm.weight"], "norm.bias": weights["norm.bias"], "enough": np.array(enough)}
    circumstances = weights["circumstances.weight"][:, 0]
    arrays |= {f"weights.{role}": circumstances[list(numbers.values())] for role, numbers in names.circumstances.items()}
    listed = {"signs": names.signs, "lemmas": names.lemmas, **names.circumstances}
    halves = {name: array.astype(np.float16) if array.dtype.kind == "f" and name != "enough" else array for name, array in arrays.items()}
    return halves | {f"names.{name}": np.frombuffer("\n".join(each).encode(), np.uint8) for name, each in listed.items()}


def main() -> None:
    command = argparse.ArgumentParser()
    command.add_argument("--epochs", type=int, default=7)
    command.add_argument("--enough", type=float, nargs=2, default=(0.6, 0.45))
    options = command.parse_args()
    found = list(texts())
    print(len(found), "reports")
    names = Names.of(found)
    print(len(names.signs), "signs", names.count(), "circumstances", len(names.lemmas), "lemmas")
    network = fit(found, names, options.epochs)
    np.savez_compressed(OUT, **stored(network, names, tuple(options.enough)))


if __name__ == "__main__":
    main()
