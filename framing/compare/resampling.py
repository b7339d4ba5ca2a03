"""Bootstrap intervals, permutation tests, correction for many tests, and an effect size free of distributions."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from framing.model.randomness import Floats, chunks


def bootstrap_interval(
    values: ArrayLike, *, rng: np.random.Generator, n_resamples: int = 2000, level: float = 0.95
) -> tuple[float, float]:
    """The percentile bootstrap interval of the mean.

    The quantiles `(1 - level) / 2` and `(1 + level) / 2` of the means of `n_resamples` samples of n drawn with
    replacement from the n values. NaN, NaN without values. Source: Efron (1979), "Bootstrap methods: another look
    at the jackknife", Annals of Statistics 7(1), 1-26.

    >>> from framing.model.randomness import generator
    >>> bootstrap_interval([2.0, 2.0, 2.0], rng=generator(0, ""))
    (2.0, 2.0)
    """
    x = np.asarray(values, dtype=np.float64)
    if not len(x):
        return math.nan, math.nan
    draws = [x[rng.integers(0, len(x), (rows, len(x)))].mean(axis=1) for rows in chunks(n_resamples, len(x))]
    low, high = np.quantile(np.concatenate(draws), [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def permutation_p(group: ArrayLike, others: ArrayLike, *, rng: np.random.Generator, n_resamples: int = 2000) -> float:
    """The two-sided p of a difference in means when group labels mean nothing.

    The share of relabellings whose absolute difference in means is at least the one observed. All relabellings are
    gone through where there are no more than `n_resamples`; otherwise that many are drawn and `p = (1 + as large) /
    (1 + n_resamples)`, so that p is never 0 (Phipson and Smyth 2010, Statistical Applications in Genetics and
    Molecular Biology 9(1), 39). NaN where either side is empty.

    Of the 20 ways to choose three of six values only two part them as far as this:

    >>> from framing.model.randomness import generator
    >>> permutation_p([1.0, 2.0, 3.0], [7.0, 8.0, 9.0], rng=generator(0, ""))
    0.1
    """
    x, y = np.asarray(group, dtype=np.float64), np.asarray(others, dtype=np.float64)
    if not len(x) or not len(y):
        return math.nan
    values = np.concatenate([x, y])
    observed = abs(x.mean() - y.mean()) - 1e-10 * np.abs(values).max()
    if math.comb(len(values), len(x)) <= n_resamples:
        chosen = np.array(list(combinations(range(len(values)), len(x))))
        return float((_differences(values[chosen], values) >= observed).mean())
    as_large = 0
    for rows in chunks(n_resamples, len(values)):
        shuffled = rng.permuted(np.tile(values, (rows, 1)), axis=1)
        as_large += int((_differences(shuffled[:, : len(x)], values) >= observed).sum())
    return (1 + as_large) / (1 + n_resamples)


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """P values adjusted so that those below q hold the false discovery rate at q.

    With the m values in ascending order, `adjusted(i) = min over j >= i of p(j) * m / j`, at most 1. NaN stays NaN
    and does not count in m. Source: Benjamini and Hochberg (1995), "Controlling the false discovery rate", Journal
    of the Royal Statistical Society B 57(1), 289-300.

    >>> benjamini_hochberg([0.01, 0.04, 0.03, float("nan")]).round(3).tolist()
    [0.03, 0.04, 0.04, nan]
    """
    given = np.asarray(p, dtype=np.float64)
    out = np.full(len(given), np.nan)
    tested = np.flatnonzero(~np.isnan(given))
    ascending = tested[np.argsort(given[tested], kind="stable")]
    scaled = given[ascending] * len(ascending) / np.arange(1, len(ascending) + 1)
    out[ascending] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return out


def cliffs_delta(group: ArrayLike, others: ArrayLike) -> float:
    """Cliff's delta: how far the values of one group lie above those of the others.

    `(pairs with x > y - pairs with x < y) / all pairs`, from -1 (all below) over 0 to 1 (all above). NaN where
    either side is empty. Source: Cliff (1993), "Dominance statistics: ordinal analyses to answer ordinal
    questions", Psychological Bulletin 114(3), 494-509.

    >>> cliffs_delta([1.0, 2.0], [0.0, 1.0])
    0.75
    """
    x, y = np.asarray(group, dtype=np.float64), np.sort(np.asarray(others, dtype=np.float64))
    if not len(x) or not len(y):
        return math.nan
    above = np.searchsorted(y, x, side="left").sum()
    below = (len(y) - np.searchsorted(y, x, side="right")).sum()
    return float(above - below) / (len(x) * len(y))


def _differences(chosen: Floats, values: Floats) -> Floats:
    """Absolute difference in means between each row of chosen values and the values left over."""
    n = chosen.shape[1]
    sums = chosen.sum(axis=1)
    out: Floats = np.abs(sums / n - (values.sum() - sums) / (len(values) - n))
    return out
