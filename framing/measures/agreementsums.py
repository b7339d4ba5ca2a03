"""Coefficients of agreement written as functions of sums over units, so that thousands of resamples are one product.

Each `..._columns` function gives one row per unit; each `..._from` function takes rows of sums of such columns (one
row per resample) and gives one coefficient per row, NaN where it is undefined.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.model.randomness import Floats

NONE_LEFT = 1e-12


def value_table(data: Floats, domain: Floats) -> Floats:
    """How many coders gave each value of the domain to each unit; `data` is coders x units, NaN where missing."""
    return np.stack([(data == value).sum(axis=0) for value in domain], axis=1).astype(np.float64)


def nominal_columns(table: Floats) -> Floats:
    """Per unit that two or more judged: pairs that disagree / (judgements - 1), then the count of each value."""
    n = table.sum(axis=1)
    pairable = n >= 2
    disagreeing = np.divide(n**2 - (table**2).sum(axis=1), n - 1, out=np.zeros(len(n)), where=pairable)
    return np.column_stack([disagreeing, table * pairable[:, np.newaxis]])


def nominal_alpha_from(sums: Floats) -> Floats:
    """`1 - observed / expected disagreement`, expected `(n**2 - sum(n_v**2)) / (n - 1)` (Krippendorff 2011, C)."""
    counts = sums[:, 1:]
    n = counts.sum(axis=1)
    return _one_minus(sums[:, 0], _over_others(n**2 - (counts**2).sum(axis=1), n))


def interval_columns(data: Floats) -> Floats:
    """Per unit that two or more judged: squared differences / (judgements - 1), judgements, sum, sum of squares."""
    given = ~np.isnan(data)
    x = np.where(given, data - (data[given].mean() if given.any() else 0.0), 0.0)
    n, total, squares = given.sum(axis=0).astype(np.float64), x.sum(axis=0), (x**2).sum(axis=0)
    pairable = n >= 2
    differing = np.divide(2 * (n * squares - total**2), n - 1, out=np.zeros(len(n)), where=pairable)
    return np.column_stack([np.maximum(differing, 0.0), *(c * pairable for c in (n, total, squares))])


def interval_alpha_from(sums: Floats) -> Floats:
    """`1 - observed / expected disagreement` where values differ by the square of their distance."""
    observed, n, total, squares = sums.T
    return _one_minus(observed, _over_others(2 * (n * squares - total**2), n))


def ordinal_columns(table: Floats) -> Floats:
    """Per unit that two or more judged: its share of the coincidence matrix, flattened."""
    n, size = table.sum(axis=1), table.shape[1]
    pairs = table[:, :, np.newaxis] * table[:, np.newaxis, :] - table[:, :, np.newaxis] * np.eye(size)
    others = np.where(n >= 2, n - 1, np.inf)
    return np.asarray((pairs / others[:, np.newaxis, np.newaxis]).reshape(len(n), size**2))


def ordinal_alpha_from(sums: Floats) -> Floats:
    """`1 - observed / expected disagreement` where values differ by the square of the ranks between them."""
    size = int(np.sqrt(sums.shape[1]))
    coincidences = sums.reshape(-1, size, size)
    counts = coincidences.sum(axis=2)
    ranks = counts.cumsum(axis=1) - counts / 2
    observed = (coincidences * (ranks[:, :, np.newaxis] - ranks[:, np.newaxis, :]) ** 2).sum(axis=(1, 2))
    n, total, squares = counts.sum(axis=1), (counts * ranks).sum(axis=1), (counts * ranks**2).sum(axis=1)
    return _one_minus(observed, _over_others(2 * (n * squares - total**2), n))


def kappa_columns(table: Floats) -> Floats:
    """Per unit: whether one judged it, whether two did, the share of agreeing pairs, the share of each value."""
    n = table.sum(axis=1)
    agreeing = np.divide((table * (table - 1)).sum(axis=1), n * (n - 1), out=np.zeros(len(n)), where=n >= 2)
    shares = np.divide(table, n[:, np.newaxis], out=np.zeros_like(table), where=n[:, np.newaxis] > 0)
    return np.column_stack([n >= 1, n >= 2, agreeing, shares])


def agreement_from(sums: Floats) -> Floats:
    """The mean over units of the share of pairs of coders that agree."""
    return _divided(sums[:, 2], sums[:, 1])


def fleiss_from(sums: Floats) -> Floats:
    """`(p_o - p_e) / (1 - p_e)` with `p_e` the sum of squares of the values' mean shares."""
    shares = _divided(sums[:, 3:], sums[:, :1])
    return _beyond_chance(agreement_from(sums), (shares**2).sum(axis=1))


def ac1_from(sums: Floats) -> Floats:
    """`(p_o - p_e) / (1 - p_e)` with `p_e = sum(share * (1 - share)) / (q - 1)` over the q values of the domain."""
    shares = _divided(sums[:, 3:], sums[:, :1])
    return _beyond_chance(agreement_from(sums), (shares * (1 - shares)).sum(axis=1) / (shares.shape[1] - 1))


def cohen_columns(first: Floats, second: Floats, domain: Floats) -> Floats:
    """Per unit that both judged: 1, whether they agree, one column per value for the first and for the second."""
    both = ~np.isnan(first) & ~np.isnan(second)
    values = [[(x == value) & both for value in domain] for x in (first, second)]
    return np.column_stack([both, (first == second) & both, *values[0], *values[1]]).astype(np.float64)


def cohen_from(sums: Floats) -> Floats:
    """`(p_o - p_e) / (1 - p_e)` with `p_e` the sum over values of the product of the two coders' shares."""
    n, agreeing, rest = sums[:, 0], sums[:, 1], sums[:, 2:]
    half = rest.shape[1] // 2
    return _beyond_chance(_divided(agreeing, n), _divided((rest[:, :half] * rest[:, half:]).sum(axis=1), n**2))


def _divided(part: Floats, whole: Floats) -> Floats:
    out: Floats = np.divide(
        part, whole, out=np.full(np.broadcast_shapes(part.shape, whole.shape), np.nan), where=whole > 0
    )
    return out


def _over_others(pairs: Floats, n: Floats) -> Floats:
    """Pairs over `n - 1`; 0 (nothing expected) where rounding is all there is."""
    expected: NDArray[np.float64] = np.divide(pairs, n - 1, out=np.zeros(len(n)), where=n > 1)
    return np.where(expected > NONE_LEFT * np.maximum(n, 1), expected, 0.0)


def _one_minus(observed: Floats, expected: Floats) -> Floats:
    return 1 - _divided(observed, expected)


def _beyond_chance(observed: Floats, expected: Floats) -> Floats:
    return _divided(observed - expected, np.where(1 - expected > NONE_LEFT, 1 - expected, 0.0))
