"""Bootstrap intervals, permutation tests, and an effect size free of distributions.

Each takes plain values or a `Sample`, which has weights and clusters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from framing.compare.samples import Exchange, Ints, Sample, added_up, exchange
from framing.measures.adjusting import benjamini_hochberg as benjamini_hochberg
from framing.model.errors import UsageError
from framing.model.randomness import Floats, chunks, generator, percentile_interval, resampled_sums


@dataclass(frozen=True)
class Resampling:
    """Seed, number of resamples and level of confidence; UsageError for one that is out of range."""

    seed: int = 0
    n_resamples: int = 2000
    level: float = 0.95

    def __post_init__(self) -> None:
        if self.seed < 0:
            raise UsageError(f"seed: expected a whole number of at least 0, got {self.seed!r}")
        if self.n_resamples < 1:
            raise UsageError(f"n_resamples: expected a whole number of at least 1, got {self.n_resamples!r}")
        if not 0 < self.level < 1:
            raise UsageError(f"level: expected a number between 0 and 1, such as 0.95, got {self.level!r}")

    def generator(self, name: str) -> np.random.Generator:
        """The random numbers that belong to a name, such as a group's."""
        return generator(self.seed, name)


def bootstrap_interval(
    values: ArrayLike | Sample, *, rng: np.random.Generator, n_resamples: int = 2000, level: float = 0.95
) -> tuple[float, float]:
    """The percentile bootstrap interval of the mean.

    The quantiles `(1 - level) / 2` and `(1 + level) / 2` of the (weighted) means of `n_resamples` samples, each of as many
    clusters as there are, drawn with replacement; without clusters, of articles. NaN, NaN without values. Source: Efron
    (1979), "Bootstrap methods: another look at the jackknife", Annals of Statistics 7(1), 1-26; for clusters: Davison and
    Hinkley (1997), Bootstrap Methods and their Application, section 3.8.

    >>> bootstrap_interval([2.0, 2.0, 2.0], rng=generator(0, ""))
    (2.0, 2.0)
    """
    sample = _sample(values)
    if not len(sample):
        return math.nan, math.nan
    sums = resampled_sums(added_up(sample.columns(), sample.clusters), rng=rng, n_resamples=n_resamples)
    means = np.clip(_ratio(sums), sample.values.min(), sample.values.max())  # no rounding beyond the values
    return percentile_interval(means, confidence=level)


def difference_interval(
    group: ArrayLike | Sample,
    others: ArrayLike | Sample,
    *,
    rng: np.random.Generator,
    n_resamples: int = 2000,
    level: float = 0.95,
) -> tuple[float, float]:
    """The percentile bootstrap interval of the difference of two means, `group - others`.

    The clusters of either side are drawn apart, so that each keeps its number; clusters that stand on both sides (copies in
    both outlets) are drawn as they are and count on both, which lets the difference vary less. NaN, NaN where a
    side is empty.

    >>> difference_interval([3.0, 3.0], [1.0, 1.0], rng=generator(0, ""))
    (2.0, 2.0)
    """
    x, y = _pair(group, others)
    if not len(x) or not len(y):
        return math.nan, math.nan
    cluster = np.concatenate([x.clusters, y.clusters])
    rows = np.zeros((len(cluster), 4))
    rows[: len(x), :2], rows[len(x) :, 2:] = x.columns(), y.columns()
    sums, numbers = added_up(rows, cluster), np.unique(cluster)
    side = 2 * np.isin(numbers, x.clusters) + np.isin(numbers, y.clusters)
    drawn = np.zeros((n_resamples, 4))
    for s in (2, 1, 3):
        drawn += resampled_sums(sums[side == s], rng=rng, n_resamples=n_resamples)
    return percentile_interval(_ratio(drawn[:, :2]) - _ratio(drawn[:, 2:]), confidence=level)


def permutation_p(
    group: ArrayLike | Sample, others: ArrayLike | Sample, *, rng: np.random.Generator, n_resamples: int = 2000
) -> float:
    """The two-sided p of a difference in means when group labels mean nothing.

    The share of relabellings whose absolute difference in means is at least the one observed. All relabellings are
    gone through where there are no more than `n_resamples`; otherwise that many are drawn and `p = (1 + as large) /
    (1 + n_resamples)`, so that p is never 0 (Phipson and Smyth 2010, Statistical Applications in Genetics and
    Molecular Biology 9(1), 39). Clusters are relabelled as `Exchange` says. NaN where either side is empty.

    Of the 20 ways to choose three of six values only two part them as far as this:

    >>> permutation_p([1.0, 2.0, 3.0], [7.0, 8.0, 9.0], rng=generator(0, ""))
    0.1
    """
    x, y = _pair(group, others)
    if not len(x) or not len(y):
        return math.nan
    units = exchange(x, y)
    observed = abs(x.mean - y.mean) - 1e-10 * max(np.abs(x.values).max(), np.abs(y.values).max())
    n, k = len(units.first), int(units.first.sum())
    if not units.stratum.any() and math.comb(n, k) <= n_resamples:
        chosen = np.array(list(combinations(range(n), k)))
        return float((_differences(units.sums[chosen].sum(axis=1), units.sums) >= observed).mean())
    as_large = sum(
        int((_differences(_relabelled(units, rng, rows), units.sums) >= observed).sum())
        for rows in chunks(n_resamples, n)
    )
    return (1 + as_large) / (1 + n_resamples)


def smallest_p(group: ArrayLike | Sample, others: ArrayLike | Sample) -> float:
    """The least p that `permutation_p` can give for so many clusters, whatever their values.

    One over the number of relabellings, two where the sides are equal in number and can change places.

    >>> smallest_p([1, 2], [1, 2, 3]), smallest_p([1, 2, 3], [1, 2, 3])
    (0.1, 0.1)
    """
    units = exchange(*_pair(group, others))
    inside = [units.first[units.stratum == stratum] for stratum in np.unique(units.stratum)]
    ways = math.prod(math.comb(len(first), int(first.sum())) for first in inside)
    mirrored = all(2 * first.sum() == len(first) for first in inside)
    return min(1.0, (2 if mirrored else 1) / ways)


def cliffs_delta(group: ArrayLike | Sample, others: ArrayLike | Sample) -> float:
    """Cliff's delta: how far the values of one group lie above those of the others.

    `(pairs with x > y - pairs with x < y) / all pairs`, from -1 (all below) over 0 to 1 (all above); with weights a pair
    counts `w(x) * w(y)`. NaN where either side is empty. Source: Cliff (1993), "Dominance statistics: ordinal analyses to
    answer ordinal questions", Psychological Bulletin 114(3), 494-509.

    >>> cliffs_delta([1.0, 2.0], [0.0, 1.0])
    0.75
    """
    x, y = _pair(group, others)
    if not x.weights.sum() > 0 or not y.weights.sum() > 0:
        return math.nan
    order = np.argsort(y.values, kind="stable")
    ascending, below = y.values[order], np.concatenate([[0.0], np.cumsum(y.weights[order])])
    under = below[np.searchsorted(ascending, x.values, side="left")]
    over = below[-1] - below[np.searchsorted(ascending, x.values, side="right")]
    delta = (x.weights * (under - over)).sum() / (x.weights.sum() * below[-1])
    return float(np.clip(delta, -1.0, 1.0))


def _sample(values: ArrayLike | Sample) -> Sample:
    return values if isinstance(values, Sample) else Sample.of(values)


def _pair(group: ArrayLike | Sample, others: ArrayLike | Sample) -> tuple[Sample, Sample]:
    """Two samples whose cluster numbers mean the same; plain values are clusters of their own."""
    if isinstance(group, Sample) and isinstance(others, Sample):
        return group, others
    x, y = _sample(group), _sample(others)
    return x, Sample(y.values, y.weights, y.clusters + 1 + x.clusters.max(initial=0))


def _ratio(sums: Floats) -> Floats:
    """Means from the sums of `w * x` and `w`; NaN where a resample has no weight."""
    with np.errstate(invalid="ignore", divide="ignore"):
        out: Floats = np.where(sums[:, 1] > 0, sums[:, 0] / sums[:, 1], np.nan)
    return out


def _relabelled(units: Exchange, rng: np.random.Generator, rows: int) -> Floats:
    """The sums of the first side under `rows` random relabellings within the strata."""
    if not units.stratum.any():
        return _dealt(units, rng, rows)
    label = units.first[np.argsort(units.stratum, kind="stable")]
    order = np.argsort(units.stratum + rng.random((rows, len(label))), axis=1)
    out: Floats = np.where(label[:, np.newaxis], units.sums[order], 0.0).sum(axis=1)
    return out


def _dealt(units: Exchange, rng: np.random.Generator, rows: int) -> Floats:
    """The same for a single stratum: only the smaller side is drawn, the other has the rest."""
    n, k = len(units.first), int(units.first.sum())
    few = min(k, n - k)
    picked = _distinct(rng, rows, few, n)
    drawn: Floats = units.sums[picked].sum(axis=1)
    return drawn if few == k else units.sums.sum(axis=0) - drawn


def _distinct(rng: np.random.Generator, rows: int, few: int, n: int) -> Ints:
    """Rows of `few` distinct numbers below `n`, all sets equally likely.

    Of many numbers a random order is cut short; of few, rows with a number twice are drawn again, which is seldom.
    """
    if few * few > n:
        return np.argpartition(rng.random((rows, n)), few - 1, axis=1)[:, :few]
    picked = rng.integers(0, n, (rows, few))
    while True:
        ordered = np.sort(picked, axis=1)
        twice = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
        if not twice.any():
            return picked
        picked[twice] = rng.integers(0, n, (int(twice.sum()), few))


def _differences(first: Floats, sums: Floats) -> Floats:
    """Absolute difference in means between the sides of each relabelling, given the sums of the first."""
    out: Floats = np.abs(_ratio(first) - _ratio(sums.sum(axis=0) - first))
    return out
