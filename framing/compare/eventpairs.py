"""How alike two articles are as reports of one event: content, persons and numbers, time; found without comparing all pairs.

Candidates come from products of sparse rows over the rarest features, block by block and only within reach in time; the
work is bounded, so that what a large collection has in common never makes its articles candidates of each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from framing.compare.content import Content
from framing.compare.eventtime import Times, nearness
from framing.compare.wordkinds import NAME, NUMBER, PAIR, WORD, YEAR

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

WORK = 1_500_000_000
"""Most multiplications for finding candidates."""
ROWS, PAIRS = 512, 50_000
LEAST = 0.05
"""Pairs whose content is less alike than this are no candidates."""
MOST_NEIGHBOURS = 64
REACH = 3
"""Dated articles further apart than so many windows are no candidates."""
IDENTITY, TEMPLATE = 0.7, 0.6
"""In reports of one event, names and numbers are at least 0.7 as much alike as the other words; words alike by 0.6 or more are
of one mould, where that is decisive."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of articles, `a < b`, with their likeness, 0 to 1; in order of a, then b."""

    a: Ints
    b: Ints
    likeness: Floats


def likely_pairs(content: Content, times: Times, *, window: float) -> Pairs:
    """The pairs that may tell one event, each article with its nearest at least."""
    found = [_nearest(block) for block in _blocks(content, times, window)]
    cells = np.unique(np.concatenate([np.zeros(0, np.int64), *found]))
    a, b = cells >> 32, cells & 0xFFFFFFFF
    likeness = _likeness(content, times, a, b, window)
    keep = likeness >= LEAST
    return Pairs(a[keep], b[keep], likeness[keep])


def _blocks(content: Content, times: Times, window: float) -> Iterator[tuple[Ints, Ints, sparse.csr_matrix]]:
    """Articles, those within their reach, and the likeness of the ones (rows) to the others (columns)."""
    rare = content.rows[:, _affordable(content.rows)].tocsr()
    undated = np.flatnonzero(~times.is_dated)
    dated = np.flatnonzero(times.is_dated)
    dated = dated[np.lexsort((dated, times.first[dated]))]
    longest = int((times.last - times.first)[dated].max(initial=0))
    for rows in _runs(dated):
        reach = REACH * window + longest
        low = np.searchsorted(times.first[dated], times.first[rows[0]] - reach)
        high = np.searchsorted(times.first[dated], times.last[rows].max() + reach, side="right")
        columns = np.concatenate((dated[low:high], undated))
        yield rows, columns, rare[rows] @ rare[columns].T
    for rows in _runs(undated):
        yield rows, np.arange(content.rows.shape[0]), rare[rows] @ rare.T


def _runs(articles: Ints) -> Iterator[Ints]:
    for n in range(0, len(articles), ROWS):
        yield articles[n : n + ROWS]


def _affordable(rows: sparse.csr_matrix) -> Ints:
    """The features in the fewest articles, as many as the bounded work allows."""
    df = np.bincount(rows.indices, minlength=rows.shape[1]).astype(np.int64)
    order = np.lexsort((np.arange(len(df)), df))
    allowed = int(np.searchsorted(np.cumsum(df[order] ** 2), WORK, side="right"))
    chosen: Ints = np.sort(order[:allowed])
    return chosen


def _nearest(block: tuple[Ints, Ints, sparse.csr_matrix]) -> Ints:
    """The most alike of each row as pairs of articles in one integer, the lower number first."""
    rows, columns, product = block
    coo = product.tocoo()
    a, b, value = rows[coo.row], columns[coo.col], coo.data
    keep = (value >= LEAST) & (a != b)
    a, b, value = a[keep], b[keep], value[keep]
    order = np.lexsort((b, -value, a))
    a, b = a[order], b[order]
    kept = np.arange(len(a)) - np.searchsorted(a, a) < MOST_NEIGHBOURS
    low, high = np.minimum(a, b)[kept].astype(np.int64), np.maximum(a, b)[kept].astype(np.int64)
    cells: Ints = (low << 32) + high
    return cells


def _likeness(content: Content, times: Times, a: Ints, b: Ints, window: float) -> Floats:
    """`cosine * identity * nearness` of each pair.

    `identity = min(1, q / 0.7) ** (3 * min(1, w / 0.6) ** 3)`, w being the cosine over words and word pairs and q that over
    names and numbers, divided by w. Another patrol of the same kind is told in the same words, with other persons and
    figures; where the words are not much alike, this says nothing.
    """
    parts = np.stack([np.isin(content.kind, kinds) for kinds in ((WORD, PAIR), (NAME, NUMBER, YEAR))], axis=1)
    squares = content.rows.multiply(content.rows) @ parts.astype(np.float64)
    out = np.zeros(len(a))
    for n in range(0, len(a), PAIRS):
        i, j = a[n : n + PAIRS], b[n : n + PAIRS]
        products = content.rows[i].multiply(content.rows[j]).tocsr() @ parts.astype(np.float64)
        norms = np.sqrt(squares[i] * squares[j])
        cosines = np.divide(products, norms, out=np.zeros_like(norms), where=norms > 0)
        words, names = cosines[:, 0], cosines[:, 1]
        known = (norms[:, 1] > 0) & (words > 0)
        q = np.divide(names, words, out=np.ones_like(words), where=known)
        near = nearness(times, i, j, words, window)
        identity = np.minimum(1, q / IDENTITY) ** (3 * np.minimum(1, words / TEMPLATE) ** 3)
        out[n : n + PAIRS] = products.sum(axis=1) * identity * near
    return np.minimum(out, 1.0)
