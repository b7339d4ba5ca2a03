"""Bootstrap intervals of whatever can be worked out from sums over clusters of units."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.special import ndtr, stdtrit

from framing.model.errors import UsageError
from framing.model.randomness import Floats, generator, percentile_interval, resampled_sums

GAPS = 0.05
"""A note where more than this share of the resamples leaves a coefficient undefined."""
FEW = 10
"""A note below this many clusters."""


def check_resampling(confidence: float, n_resamples: int, seed: int) -> None:
    """Refuse options that no bootstrap can work with.

    >>> check_resampling(95, 1000, 0)
    Traceback (most recent call last):
    ...
    framing.model.errors.UsageError: confidence: expected a number between 0 and 1, such as 0.95, got 95
    """
    if not 0 < confidence < 1:
        raise UsageError(f"confidence: expected a number between 0 and 1, such as 0.95, got {confidence!r}")
    if n_resamples < 1:
        raise UsageError(f"n_resamples: expected a whole number of at least 1, got {n_resamples!r}")
    if seed < 0:
        raise UsageError(f"seed: expected a whole number of at least 0, got {seed!r}")


@dataclass(frozen=True)
class Resampler:
    """Draws the same clusters for everything that is asked of it: what is drawn depends on name, seed and clusters."""

    clusters: Sequence[Hashable]
    name: str
    seed: int = 0
    n_resamples: int = 1000
    confidence: float = 0.95
    _number: dict[Hashable, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_number", {c: n for n, c in enumerate(self.clusters)})

    def sums(self, columns: Floats, place: Sequence[Hashable]) -> Floats:
        """Sums of the columns in each resample, one row per resample; `place` is the cluster of each row."""
        per_cluster = np.zeros((len(self.clusters), columns.shape[1]))
        np.add.at(per_cluster, [self._number[c] for c in place], columns)
        return resampled_sums(per_cluster, rng=self.generator(), n_resamples=self.n_resamples)

    def generator(self, purpose: str = "") -> np.random.Generator:
        """The generator of the draws; a further purpose gets one of its own."""
        return generator(self.seed, self.name + purpose)

    def interval(self, draws: Floats, estimate: float, n_clusters: int) -> tuple[float, float, str]:
        """Low, high, and a note where the interval is missing or hangs on part of the resamples.

        An estimate at the edge of what is possible (0 found of 100) belongs to its interval.
        """
        if math.isnan(estimate):
            return math.nan, math.nan, ""
        if n_clusters < 2:
            return math.nan, math.nan, "one article: no interval"
        low, high = percentile_interval(draws, confidence=expanded(self.confidence, n_clusters))
        low, high = float(np.minimum(low, estimate)), float(np.maximum(high, estimate))
        gaps = float(np.isnan(draws).mean())
        notes = [f"undefined in {gaps:.0%} of resamples"] if gaps > GAPS else []
        notes += [f"only {n_clusters} to resample"] if n_clusters < FEW else []
        return low, high, "; ".join(notes)


def expanded(confidence: float, n: int) -> float:
    """The confidence to ask of the percentiles of a bootstrap of n clusters, so that the interval covers as it should.

    Percentiles are too narrow for small n, as if a normal table were read where a t table is due and the variance had
    n for n - 1; the expanded percentile interval undoes both: `1 - 2 Phi(-sqrt(n / (n - 1)) t)` with t the quantile of n - 1
    degrees of freedom. Source: Hesterberg (2015), "What teachers should know about the bootstrap", The American
    Statistician 69(4), 371-386.

    >>> [round(expanded(0.95, n), 3) for n in (5, 20, 1000)]
    [0.998, 0.968, 0.95]
    """
    t = stdtrit(n - 1, (1 + confidence) / 2)
    return float(1 - 2 * ndtr(-math.sqrt(n / (n - 1)) * t))


def mean_of_defined(draws: Sequence[Floats]) -> Floats:
    """The mean over several coefficients, resample by resample, of those that are not NaN.

    >>> mean_of_defined([np.array([1.0, 0.5]), np.array([0.0, np.nan])]).tolist()
    [0.5, 0.5]
    """
    x = np.array(draws)
    n = (~np.isnan(x)).sum(axis=0)
    out: Floats = np.divide(np.nansum(x, axis=0), n, out=np.full(x.shape[1], np.nan), where=n > 0)
    return out
