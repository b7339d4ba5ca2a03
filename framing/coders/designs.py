"""Which units a sample takes, and how likely each was: draws that spread over articles, shares of strata."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Indices = NDArray[np.int64]


def allocate(sizes: list[int], n: int) -> list[int]:
    """How many of `n` units each stratum gives: the same number each, and no more than it has.

    What a small stratum cannot give the others give; the last few come from the largest strata.

    >>> allocate([100, 3, 50], 20)
    [9, 3, 8]
    """
    have = np.array(sizes, dtype=np.int64)
    level = 0
    while level < have.max(initial=0) and np.minimum(have, level + 1).sum() <= n:
        level += 1
    taken = np.minimum(have, level)
    larger = np.flatnonzero(have > level)
    for place in larger[np.argsort(-have[larger], kind="stable")][: n - int(taken.sum())]:
        taken[place] += 1
    return [int(count) for count in taken]


def spread(article: pd.Series, n: int, rng: np.random.Generator) -> Indices:
    """Positions of `n` units, each as likely as any other (n / N), as evenly over articles as can be.

    `article` names the article of each unit, in order. A systematic draw: the articles are put in a random order, the
    units numbered through them, and every (N / n)-th taken from a random start, so that each article gives its share
    to within one. Source: Cochran (1977), Sampling Techniques, chapter 8.

    >>> spread(pd.Series(["a"] * 5 + ["b"] * 5), 2, np.random.default_rng(0)).tolist()
    [1, 6]
    """
    size = len(article)
    if n >= size:
        return np.arange(size, dtype=np.int64)
    codes, names = pd.factorize(article, sort=True)
    through = np.argsort(rng.permutation(len(names))[codes], kind="stable")
    steps = np.floor((rng.random() + np.arange(n)) * size / n).astype(np.int64)
    return np.sort(through[np.minimum(steps, size - 1)])


def highest(score: pd.Series, article: pd.Series, n: int, rng: np.random.Generator) -> Indices:
    """Positions of the `n` units with the highest scores, equal ones in random order.

    No article gives more than twice its even share as long as others have units left.
    """
    order = np.lexsort((rng.permutation(len(score)), -score.to_numpy()))
    again = article.iloc[order].groupby(article.iloc[order].to_numpy()).cumcount().to_numpy()
    cap = -(-2 * n // max(1, article.nunique()))
    chosen = np.concatenate([order[again < cap], order[again >= cap]])[:n]
    return np.sort(chosen).astype(np.int64)
