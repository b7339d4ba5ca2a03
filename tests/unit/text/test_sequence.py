"""The best sequence of kinds is the one that trying all finds."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from framing.text import sequence
from framing.text.sequence import BODY, STATES, best_states


def best_by_trial(rows):
    def value(path):
        total = sequence._START[path[0]]
        total += sum(sequence._STEP[a][b] for a, b in pairwise(path))
        return total + sum(row[s] for row, s in zip(rows, path, strict=True) if row is not None)

    paths = product(*[range(len(STATES)) if row is not None else [BODY] for row in rows])
    return list(max(paths, key=value))


@pytest.mark.parametrize("known", [(), (0,), (1,), (3,), (1, 2), (0, 3)])
def test_the_best_path_is_the_one_that_trial_finds(known):
    rng = np.random.default_rng(7)
    for _ in range(5):
        rows = [tuple(row) for row in rng.normal(0, 2, (4, len(STATES))).tolist()]
        rows = [None if n in known else row for n, row in enumerate(rows)]
        assert best_states(rows) == best_by_trial(rows)


def test_no_lines_have_no_states():
    assert best_states([]) == []
