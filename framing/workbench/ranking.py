"""What one entry does to the ranking of articles by its category: the ranking without it, against the ranking with it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array
from scipy.stats import rankdata

Floats = NDArray[np.float64]
PORTION = 4_000_000
"""How many scores are ranked at once."""


def leave_one_out(counts: csc_array, words: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """For each entry of a category, the rank correlation and the largest rank shift that leaving it out brings.

    An article's score is `100 * hits / words`; articles are ranked by it, equal scores sharing their mean rank. The
    correlation is Spearman's, between the ranks with and without the entry, over the articles that have words; the shift is
    the largest difference of one article's two ranks.

    Parameters
    ----------
    counts : articles x entries, the hits that count
    words : words of each article

    Returns
    -------
    Correlations (-1 to 1; NaN where all articles have the same score, with or without the entry) and shifts (in ranks;
    NaN where no article has words), one per entry. An entry that never hits has 1 and 0.

    >>> counts = csc_array(np.array([[3, 0], [2, 0], [0, 1]]))
    >>> [column.round(2).tolist() for column in leave_one_out(counts, np.array([100, 100, 100]))]
    [[-0.87, 1.0], [2.0, 0.0]]
    """
    counts, words = counts[words > 0], words[words > 0]
    n_articles, n_entries = counts.shape
    total = counts.sum(axis=1)
    ranks = rankdata(100 * total / words)
    varies = n_articles > 1 and bool(np.ptp(ranks) > 0)
    correlation = np.full(n_entries, 1.0 if varies else np.nan)
    shift = np.full(n_entries, 0.0 if n_articles else np.nan)
    seen = np.flatnonzero(np.diff(counts.indptr))
    step = max(1, PORTION // max(1, n_articles))
    for some in (seen[at : at + step] for at in range(0, len(seen), step)):
        without = rankdata(100 * (total[:, None] - counts[:, some].toarray()) / words[:, None], axis=0)
        correlation[some] = _correlations(ranks, without)
        shift[some] = np.abs(without - ranks[:, None]).max(axis=0)
    return correlation, shift


def _correlations(ranks: Floats, others: Floats) -> Floats:
    """Pearson's correlation of one column of ranks with each of some others; NaN where one of the two does not vary."""
    own, their = ranks - ranks.mean(), others - others.mean(axis=0)
    scale = np.sqrt((own**2).sum() * (their**2).sum(axis=0))
    correlations: Floats = np.divide(own @ their, scale, out=np.full(others.shape[1], np.nan), where=scale > 0)
    return correlations
