"""The values of some articles with their weights and clusters, and what may be exchanged between two groups of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framing.model.randomness import Floats

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Sample:
    """One value per article, how much the article weighs, and the number of the cluster that it belongs to.

    Articles of one cluster (the copies of a wire story) are drawn together or not at all. Two samples that are compared
    share their cluster numbers.

    >>> Sample.of([1.0, 2.0, 6.0], weights=[1, 1, 2]).mean
    3.75
    """

    values: Floats
    weights: Floats
    clusters: Ints

    @classmethod
    def of(cls, values: ArrayLike, weights: ArrayLike | None = None, clusters: ArrayLike | None = None) -> Sample:
        """A sample from plain lists: every article weighs 1 and is a cluster of its own unless it is said otherwise."""
        x = np.asarray(values, dtype=np.float64)
        w = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=np.float64)
        c = np.arange(len(x)) if clusters is None else np.asarray(clusters, dtype=np.int64)
        return cls(x, w, c)

    def __len__(self) -> int:
        return len(self.values)

    def where(self, chosen: Bools) -> Sample:
        """The articles for which `chosen` is true."""
        return Sample(self.values[chosen], self.weights[chosen], self.clusters[chosen])

    @property
    def mean(self) -> float:
        """The weighted mean, `sum(w * x) / sum(w)`; NaN where there is no weight."""
        total = self.weights.sum()
        return float((self.weights * self.values).sum() / total) if total > 0 else float("nan")

    @property
    def n_clusters(self) -> int:
        """How many clusters the articles belong to."""
        return len(np.unique(self.clusters))

    def columns(self) -> Floats:
        """`w * x` and `w` of each article: what has to be added up for a mean; shape `(articles, 2)`."""
        return np.column_stack([self.weights * self.values, self.weights])


def added_up(rows: Floats, cluster: Ints) -> Floats:
    """The sums of the rows of each cluster, in the order of the clusters' numbers.

    >>> added_up(np.array([[1.0], [2.0], [4.0]]), np.array([5, 3, 5])).tolist()
    [[2.0], [5.0]]
    """
    numbers, place = np.unique(cluster, return_inverse=True)
    out = np.zeros((len(numbers), rows.shape[1]))
    np.add.at(out, place, rows)
    return out


@dataclass(frozen=True)
class Exchange:
    """What may change sides if the groups mean nothing: `sums` (`w * x`, `w`) and present side of each unit, by stratum.

    A cluster that stands on one side is a unit of stratum 0, so that copies stay together. In a cluster that stands on
    both sides each article is a unit, and the cluster is a stratum of its own: copies change places with each other, and each
    side keeps its number of them.
    """

    sums: Floats
    first: Bools
    stratum: Ints


def exchange(group: Sample, others: Sample) -> Exchange:
    """The units of two samples whose cluster numbers are shared."""
    both = np.intersect1d(group.clusters, others.clusters)
    sums, first, stratum = [], [], []
    for sample, side in ((group, True), (others, False)):
        shared = np.isin(sample.clusters, both)
        pure = added_up(sample.columns()[~shared], sample.clusters[~shared])
        sums += [pure, sample.columns()[shared]]
        stratum += [np.zeros(len(pure), np.int64), 1 + np.searchsorted(both, sample.clusters[shared])]
        first.append(np.full(len(pure) + int(shared.sum()), side))
    return Exchange(np.concatenate(sums), np.concatenate(first), np.concatenate(stratum))
