"""The correction of p-values for many tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from framing.model.randomness import Floats


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
