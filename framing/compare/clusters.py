"""Average-link clustering over sparse pairs: clusters neither chain along single links nor split at one weak pair."""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def average_link(n: int, a: Ints, b: Ints, likeness: Floats, *, least: float, most: int) -> Ints:
    """A cluster number for each of n articles, numbered in order of their first articles.

    Clusters are merged, the most alike first, while the mean likeness over the pairs between them is at least `least`.
    Pairs that are not given count as 0; as each article has no more than about `most` pairs, the pairs between two
    clusters are taken to be at most `most` for each article of the smaller. Equals are merged in order of their first
    articles. Source: Sokal and Michener (1958), University of Kansas Science Bulletin 38, 1409-1438.

    In a chain 0 - 1 - 2 - 3 single links would join all four:

    >>> average_link(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([0.6, 0.5, 0.6]), least=0.2, most=64).tolist()
    [0, 0, 1, 1]
    """
    links: list[dict[int, float]] = [{} for _ in range(n)]
    for i, j, value in zip(a.tolist(), b.tolist(), likeness.tolist(), strict=True):
        links[i][j] = links[j][i] = value
    size = [1] * n
    owner = list(range(n))
    heap = [(-v, i, j) for i, j, v in zip(a.tolist(), b.tolist(), likeness.tolist(), strict=True) if v >= least]
    heapq.heapify(heap)
    while heap:
        value, i, j = heapq.heappop(heap)
        if owner[i] != i or owner[j] != j or -value != _mean(links[i].get(j, 0.0), size[i], size[j], most):
            continue
        _merge(links, i, j)
        owner[j] = i
        size[i] += size[j]
        for k, total in links[i].items():
            mean = _mean(total, size[i], size[k], most)
            if mean >= least:
                heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
    return _numbered(owner)


def _mean(total: float, size: int, other: int, most: int) -> float:
    return total / (min(size, other) * min(max(size, other), most))


def _merge(links: list[dict[int, float]], i: int, j: int) -> None:
    """Give the links of j to i."""
    links[i].pop(j)
    for k, total in links[j].items():
        if k != i:
            links[k].pop(j)
            links[i][k] = links[k][i] = links[i].get(k, 0.0) + total
    links[j] = {}


def _numbered(owner: list[int]) -> Ints:
    roots = []
    for i in range(len(owner)):
        root = i
        while owner[root] != root:
            root = owner[root]
        owner[i] = root
        roots.append(root)
    return np.unique(np.array(roots, np.int64), return_inverse=True)[1].astype(np.int64)
