"""Random numbers that depend on a seed and a name alone, and the resampling of clusters."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
CELLS = 1_000_000


def generator(seed: int, name: str) -> np.random.Generator:
    """A random generator of its own for each name, whatever other names there are and in whatever order they come.

    >>> generator(7, "Echo").integers(10, size=3).tolist() == generator(7, "Echo").integers(10, size=3).tolist()
    True
    """
    return np.random.default_rng(np.random.SeedSequence([seed, *name.encode("utf-8", "surrogatepass")]))


def chunks(rows: int, width: int) -> Iterator[int]:
    """Row counts that add up to `rows` and keep an array of that width within bounds.

    >>> list(chunks(5, 400_000))
    [2, 2, 1]
    """
    size = max(1, CELLS // max(1, width))
    for done in range(0, rows, size):
        yield min(size, rows - done)


def resampled_sums(sums: ArrayLike, *, rng: np.random.Generator, n_resamples: int) -> Floats:
    """The column sums of `n_resamples` bootstrap samples of clusters.

    `sums` has one row per cluster: the sums of its members' columns. Each resample draws as many clusters as there
    are, with replacement, and adds up their rows: shape `(n_resamples, columns)`. Whatever can be worked out from such
    sums can be resampled by this one product. Two calls with equal generators and as many clusters draw the same
    clusters. Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8.

    >>> resampled_sums([[1.0, 2.0], [1.0, 2.0]], rng=generator(0, ""), n_resamples=2).tolist()
    [[2.0, 4.0], [2.0, 4.0]]
    """
    x = np.asarray(sums, dtype=np.float64)
    n = len(x)
    if not n:
        return np.zeros((n_resamples, x.shape[1]))
    out = []
    for rows in chunks(n_resamples, n):
        drawn = rng.integers(0, n, (rows, n)) + n * np.arange(rows)[:, np.newaxis]
        out.append(np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n) @ x)
    return np.concatenate(out)


def percentile_interval(draws: ArrayLike, *, confidence: float = 0.95) -> tuple[float, float]:
    """The percentile interval of the draws that are defined; NaN, NaN where none is.

    >>> percentile_interval([0.0, 1.0, 2.0, float("nan")], confidence=0.5)
    (0.5, 1.5)
    """
    x = np.asarray(draws, dtype=np.float64)
    x = x[~np.isnan(x)]
    if not len(x):
        return math.nan, math.nan
    low, high = np.quantile(x, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)
