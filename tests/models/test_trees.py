"""The tree of arc scores is the best one there is, found here by trying all."""

from itertools import product

import numpy as np
import pytest

from dateline.models.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return heads.count(0) == 1


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_best_of_all_trees(size: int) -> None:
    random = np.random.default_rng(size)
    trees = [heads for heads in product(range(size + 1), repeat=size) if is_tree(heads)]
    for _ in range(60):
        scores = random.normal(size=(size, size + 1)).astype(np.float32)
        best = max(sum(scores[d, heads[d]] for d in range(size)) for heads in trees)
        found = best_tree(scores)
        assert is_tree(tuple(found))
        assert sum(scores[d, found[d]] for d in range(size)) == pytest.approx(best, abs=1e-4)


def test_long_sentence_without_structure_is_a_tree() -> None:
    assert is_tree(tuple(best_tree(np.zeros((300, 301), np.float32))))
