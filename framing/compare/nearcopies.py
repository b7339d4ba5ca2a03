"""Texts of which at least half stands in another, word for word: found by shared fingerprints, verified on all shingles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from framing.compare.shingles import Shingled, n_shared

HALF = 0.5
"""The least containment of a near-copy."""
LEAST_SHINGLES = 16
"""So many shingles two texts share at least: a stub or a standing line of two dozen words makes no copy."""
_ENOUGH, _LOW = 24, 0.25
"""With so many fingerprints in the shorter sketch, pairs that share less than this part of it are not looked at."""
_ROWS = 1024


class Copies(NamedTuple):
    """Pairs of texts `i < j` and how many shingles they share, in order."""

    i: NDArray[np.int64]
    j: NDArray[np.int64]
    shared: NDArray[np.int64]


def near_copies(texts: Sequence[Shingled], *, least: float = HALF) -> Copies:
    """The pairs of texts in which the one has at least `least` of the other's shingles, and their exact numbers.

    Containment is `shared / shingles of the shorter`, over sets of distinct shingles. Source: Broder (1997), "On the
    resemblance and containment of documents", Compression and Complexity of Sequences, 21-29.
    """
    found = []
    for i, j in candidates([text.sketch for text in texts]):
        shared = n_shared(texts[i].shingles, texts[j].shingles)
        if shared >= max(LEAST_SHINGLES, least * min(len(texts[i]), len(texts[j]))):
            found.append((i, j, shared))
    columns = np.array(sorted(found), np.int64).reshape(-1, 3).T
    return Copies(*columns)


def candidates(sketches: Sequence[NDArray[np.uint64]]) -> Iterator[tuple[int, int]]:
    """Pairs `i < j` of sketches that share enough numbers for their texts to be near-copies."""
    sizes = np.array([len(sketch) for sketch in sketches], np.int64)
    matrix = incidence(sketches)
    other = matrix.T.tocsr()
    for start in range(0, len(sketches), _ROWS):
        block = (matrix[start : start + _ROWS] @ other).tocoo()
        i, j, shared = block.row + start, block.col, block.data
        shorter = np.minimum(sizes[i], sizes[j])
        enough = (i < j) & ((shorter < _ENOUGH) | (shared >= _LOW * shorter))
        yield from zip(i[enough].tolist(), j[enough].tolist(), strict=True)


def incidence(sets: Sequence[NDArray[np.uint64]]) -> sparse.csr_matrix:
    """A row per set, a column per number that at least two sets have, 1 where the set has it."""
    sizes = np.array([len(numbers) for numbers in sets], np.int64)
    row = np.repeat(np.arange(len(sets), dtype=np.int32), sizes)
    numbers = np.concatenate(sets) if len(sets) else np.zeros(0, np.uint64)
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    column = np.cumsum(new) - 1
    often = np.bincount(column, minlength=1)[column] > 1 if len(column) else np.zeros(0, bool)
    ones = np.ones(int(often.sum()), np.int32)
    place = (row[order][often], column[often])
    return sparse.csr_matrix((ones, place), shape=(len(sets), int(new.sum()) or 1))
