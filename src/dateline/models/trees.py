"""Trees of arc scores: the best head of every word, made a tree with one root where the best heads are none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
ONE_ROOT = 1e6  # taken off every arc from the root: a tree with one such arc then beats all that have two


def best_tree(scores: Scores) -> list[int]:
    """Heads (0 = root, k = word k) of the words of one sentence; `scores[d, h]` rates head h for word d + 1.

    The result is always a tree with exactly one root. Greedy where greedy is a tree, else Chu-Liu and Edmonds' algorithm.

    >>> best_tree(np.array([[0, -9, 5], [1, 4, -9]], dtype=np.float32))  # each word likes the other: a circle
    [2, 0]
    """
    greedy = [int(head) for head in scores.argmax(1)]
    if _is_tree(greedy):
        return greedy
    size = len(greedy)
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    square[1:, 0] -= ONE_ROOT
    return _arborescence(square)[1:]


def _is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    state = bytearray(len(heads) + 1)  # 0 not seen, 1 on the path, 2 reaches the root
    state[0] = 2
    for start in range(1, len(heads) + 1):
        at = start
        while not state[at]:
            state[at] = 1
            at = heads[at - 1]
        if state[at] == 1:
            return False
        at = start
        while state[at] == 1:
            state[at] = 2
            at = heads[at - 1]
    return True


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu and Edmonds: heads of the best spanning arborescence from node 0; entry 0 is unused."""
    size = len(scores)
    heads = [0, *(int(head) for head in scores[1:].argmax(1))]
    circle = _circle(heads)
    if not circle:
        return heads
    outside = np.array([node for node in range(size) if node not in circle])
    inner = np.array(sorted(circle))
    place = {int(node): k for k, node in enumerate(outside)}
    merged = len(outside)
    small = np.full((merged + 1, merged + 1), -np.inf)
    small[:merged, :merged] = scores[np.ix_(outside, outside)]
    kept = scores[inner, [heads[node] for node in inner]]
    entering = scores[np.ix_(inner, outside)] - kept[:, None]
    small[merged, :merged] = entering.max(0)
    small[:merged, merged] = scores[np.ix_(outside, inner)].max(1)
    entry, leave = entering.argmax(0), scores[np.ix_(outside, inner)].argmax(1)
    solved = _arborescence(small)
    result = list(heads)
    for node, k in place.items():
        if k:
            result[node] = int(inner[leave[k]]) if solved[k] == merged else int(outside[solved[k]])
    opened = solved[merged]
    result[int(inner[entry[opened]])] = int(outside[opened])
    return result


def _circle(heads: list[int]) -> set[int]:
    seen: set[int] = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at not in seen and at not in path:
            path.append(at)
            at = heads[at]
        if at in path:
            return set(path[path.index(at) :])
        seen.update(path)
    return set()
