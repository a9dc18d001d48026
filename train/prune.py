"""Takes neurons out of the feed-forward layers and lets those that stay take over their work, by least squares.

No gradient is needed: on running text, the output of each layer is rebuilt from the neurons that are kept.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import gelu

from train.network import Seer
from train.windows import Batch, Corpus, collate

CALIBRATION_WINDOWS = 400
RIDGE = 1e-3


def prune(seer: Seer, arrays: dict[str, np.ndarray], inner: int) -> None:
    """Leaves `inner` neurons in every feed-forward layer of the encoder, in place, from the lowest layer up."""
    random = np.random.default_rng(3)
    items = []
    for name in ("en_gum-open-train", "en_ewt-train", "plain"):
        corpus = Corpus.load(arrays, name)
        windows = list(corpus.windows(random))
        items += [(corpus, *windows[k]) for k in random.permutation(len(windows))[: CALIBRATION_WINDOWS // 3]]
    batches = [collate(items[k : k + 32], None) for k in range(0, len(items), 32)]
    for number in range(len(seer.encoder.layers)):
        _prune_layer(seer, number, _activations(seer, batches, number), inner)


@torch.no_grad()
def _activations(seer: Seer, batches: list[Batch], number: int) -> Tensor:
    """What the neurons of a layer say, [piece, neuron]."""
    caught: list[Tensor] = []
    hook = seer.encoder.layers[number].up.register_forward_hook(lambda module, inputs, output: caught.append(gelu(output)))
    rows = []
    for batch in batches:
        seer.encoder(batch["mini_ids"], seer.shape(batch["mini_shape"]) + seer.gap(batch["mini_gap"]), batch["mini_mask"])
        rows.append(caught.pop()[batch["mini_mask"] > 0])
    hook.remove()
    return torch.cat(rows)


@torch.no_grad()
def _prune_layer(seer: Seer, number: int, said: Tensor, inner: int) -> None:
    """Greedy: what a neuron adds beyond what the others can rebuild is read off the inverse of the Gram matrix."""
    layer = seer.encoder.layers[number]
    said, down = said.double(), layer.down.weight.double().T
    wanted = said @ down + layer.down.bias.double()
    ones = torch.cat([said, torch.ones(len(said), 1, dtype=torch.double)], 1)
    gram = ones.T @ ones / len(ones)
    gram += RIDGE * gram.diagonal().mean() * torch.eye(len(gram), dtype=torch.double)
    goal = ones.T @ wanted / len(ones)
    kept = torch.arange(down.shape[0])
    while len(kept) > inner:
        index = torch.cat([kept, torch.tensor([down.shape[0]])])
        inverse = torch.linalg.inv(gram[index][:, index])
        weights = inverse @ goal[index]
        cost = (weights[:-1] ** 2).sum(1) / inverse.diagonal()[:-1]
        drop = cost.argsort()[: min(64, len(kept) - inner)]
        kept = kept[torch.tensor([k for k in range(len(kept)) if k not in set(drop.tolist())])]
    index = torch.cat([kept, torch.tensor([down.shape[0]])])
    weights = torch.linalg.solve(gram[index][:, index], goal[index])
    up = torch.nn.Linear(layer.up.in_features, inner)
    up.weight.copy_(layer.up.weight[kept]), up.bias.copy_(layer.up.bias[kept])
    new = torch.nn.Linear(inner, layer.down.out_features)
    new.weight.copy_(weights[:-1].T.float()), new.bias.copy_(weights[-1].float())
    layer.up, layer.down = up, new
    error = float(((ones[:, index] @ weights - wanted) ** 2).mean() / wanted.var())
    print(f"layer {number}: {inner} neurons, error {error:.4f} of the variance")
