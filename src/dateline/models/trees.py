"""Trees of arc scores: the best head of every word, made a tree with one root where the best heads are none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


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
    square[np.arange(size + 1), np.arange(size + 1)] = -np.inf
    candidates = np.argsort(-square[1:, 0])[:8] + 1  # a root worse than eight others is never the best
    trees = []
    for root in candidates:
        only = square.copy()
        only[1:, 0] = -np.inf
        only[root, 0] = square[root, 0]
        only[root, 1:] = -np.inf
        trees.append(_arborescence(only))
    return max(trees, key=lambda heads: sum(square[d, heads[d]] for d in range(1, size + 1)))[1:]


def _is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    reached: set[int] = {0}
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while at not in reached:
            path.append(at)
            at = heads[at - 1]
            if at in path:
                return False
        reached.update(path)
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
