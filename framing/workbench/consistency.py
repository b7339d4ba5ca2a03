"""Internal consistency: do the entries of a category rise and fall together from article to article?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measures.common import finished
from framing.workbench.material import Material

COLUMNS = {
    "category": "str",
    "items": "int64",
    "items_varying": "int64",
    "articles": "int64",
    "alpha": "float64",
    "kr20": "float64",
}


def cronbach_alpha(items: NDArray[np.int64]) -> float:
    """Cronbach's alpha of a table of articles x items.

    `k / (k - 1) * (1 - sum of the items' variances / variance of their sum)` over the k items that vary (Cronbach 1951,
    Psychometrika 16, formula 2). NaN with fewer than two such items, fewer than two articles, or a sum that does not vary.

    >>> round(cronbach_alpha(np.array([[1, 1], [2, 2], [3, 4]])), 3)
    0.947
    """
    items = items[:, np.ptp(items, axis=0) > 0] if len(items) > 1 else items[:, :0]
    k = items.shape[1]
    whole = items.sum(axis=1).var() if k > 1 else 0.0
    return float(k / (k - 1) * (1 - items.var(axis=0).sum() / whole)) if whole > 0 else float("nan")


def kr20(items: NDArray[np.int64]) -> float:
    """Kuder and Richardson's formula 20 of a table of articles x items, each item present (above 0) or absent.

    `k / (k - 1) * (1 - sum of p * q / variance of the number present)` over the k items that vary, p being the share of
    articles with the item and q = 1 - p (Kuder and Richardson 1937, Psychometrika 2). Undefined where alpha is.

    >>> round(kr20(np.array([[5, 1, 1], [0, 1, 0], [2, 0, 1], [0, 0, 0]])), 3)
    0.6
    """
    present = items > 0
    p = present.mean(axis=0) if len(items) else np.zeros(items.shape[1])
    present, p = present[:, (p > 0) & (p < 1)], p[(p > 0) & (p < 1)]
    k = len(p)
    whole = present.sum(axis=1).var() if k > 1 else 0.0
    return float(k / (k - 1) * (1 - (p * (1 - p)).sum() / whole)) if whole > 0 else float("nan")


def consistency(material: Material) -> pd.DataFrame:
    """One row per category, in the codebook's order; see `CodebookCheck.consistency`."""
    scored = material.articles["n_words"].fillna(0).to_numpy() > 0
    rows = []
    for number, category in enumerate(material.book.categories):
        own = np.flatnonzero(material.category_of == number)
        counts = material.counts[:, own]
        # Entries that hit nowhere do not vary: they are left out before the table is made dense.
        items = counts[:, np.flatnonzero(np.diff(counts.indptr))].toarray()[scored]
        varying = int((np.ptp(items, axis=0) > 0).sum()) if len(items) else 0
        rows.append((category.name, len(own), varying, len(items), cronbach_alpha(items), kr20(items)))
    return finished(pd.DataFrame(rows, columns=list(COLUMNS)), COLUMNS)
