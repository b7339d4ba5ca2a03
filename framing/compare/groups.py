"""Groups of articles (outlets, by default) compared on any measure, with intervals, tests and effect sizes.

The article is the unit: articles, never sentences or hits, are resampled, and copies of one text (`clusters`) are drawn
together. A group of fewer than 3 clusters has no interval and no p. docs/groups.md says how to read each number.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.compare.design import Design, design
from framing.compare.resampling import (
    Resampling,
    bootstrap_interval,
    cliffs_delta,
    difference_interval,
    permutation_p,
    smallest_p,
)
from framing.compare.samples import Sample
from framing.compare.stories import collapse as stories_once
from framing.compare.values import Measure, measured_by, pairs
from framing.measures.adjusting import benjamini_hochberg
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import Floats

LEAST, FEW, ALPHA = 3, 10, 0.05
TOO_FEW = f"fewer than {LEAST} articles"
TOO_FEW_CLUSTERS = f"fewer than {LEAST} clusters of articles"
ALONE = "no other articles"
REFERENCE = "reference group"
OTHERS = "all other articles"
NARROW = f"fewer than {FEW} articles: the interval is too narrow"
NO_P = "too few articles for a p below 0.05"
COLUMNS = {
    "group": "str",
    "key": "str",
    "voice": "str",
    "n_articles": "int64",
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "difference": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "effect": "float64",
    "note": "str",
    "reference": "str",
    "difference_low": "float64",
    "difference_high": "float64",
    "n_clusters": "int64",
    "caution": "str",
}


def compare(
    coding: Coding,
    measure: Measure,
    *,
    by: str | Sequence[str] = "outlet",
    value: str | None = None,
    absent: float | None = None,
    reference_group: str | None = None,
    weights: str | pd.DataFrame | None = None,
    clusters: str | pd.DataFrame | None = None,
    collapse: str | None = None,
    seed: int = 0,
    n_resamples: int = 2000,
    level: float = 0.95,
    **options: Any,
) -> pd.DataFrame:
    """Each group's mean of a measure over its articles, and how it differs from all others or from one group.

    Parameters
    ----------
    measure : a function of a coding whose frame has `article_id`, one numeric value and at most one row per article and key
    by : the column of `coding.articles` that groups them, or several (`"A / news"`); `"voice"` among them splits the measure
    value : the measure's value column; needed unless it has exactly one float column
    absent : what an article counts as for a key that it has no row for while it has others (0 for open lists)
    reference_group : differences are against this group instead of all other articles
    weights, clusters : a column of the articles, or a frame `article_id, weight` / `article_id, cluster`
    collapse : `"reprints"` counts near-copies once (see `fr.collapse`); by default a story counts as often as it ran
    **options : passed on to the measure

    Returns
    -------
    One row per group x key x voice, sorted. `estimate` (weighted mean) with `low`, `high` (bootstrap), `difference` with
    `difference_low`, `difference_high`, `p` (permutation), `p_adjusted` (Benjamini and Hochberg 1995), `effect` (Cliff's
    delta, -1 to 1); `n_articles`, `n_clusters`; `note`: why something is NaN; `caution`: what a small sample does not allow.

    Raises UsageError for an unknown column or option, and for a measure whose frame does not have the form above.

    >>> articles = pd.DataFrame({"article_id": list("abcdef"), "outlet": ["Echo"] * 3 + ["Post"] * 3})
    >>> def length(coding):
    ...     return pd.DataFrame({"article_id": list("abcdef"), "words": [1.0, 2.0, 3.0, 7.0, 8.0, 9.0]})
    >>> compare(Coding({"articles": articles}), length)[["group", "estimate", "difference", "p", "effect"]]
      group  estimate  difference    p  effect
    0  Echo       2.0        -6.0  0.1    -1.0
    1  Post       8.0         6.0  0.1     1.0
    """
    if collapse not in (None, "reprints"):
        raise UsageError(f"collapse: expected 'reprints' or None, got {collapse!r}")
    coding = coding if collapse is None else stories_once(coding)
    resampling = Resampling(seed, n_resamples, level)
    plan = design(coding, by, weights, clusters, "compare")
    _check_reference(plan, reference_group)
    values = measured_by(coding, measure, options, by, value, absent, "compare").reindex(plan.ids)
    return _finished(_rows(plan, values, reference_group, resampling))


def _rows(plan: Design, values: pd.DataFrame, reference: str | None, resampling: Resampling) -> list[dict[str, Any]]:
    rows = []
    for group in sorted(set(plan.group)):
        member = plan.members(group)
        other = ~member if reference is None else plan.members(reference)
        for (key, voice), column in zip(pairs(values), values.to_numpy().T, strict=True):
            own = plan.sample(column, member)
            row = {"group": group, "key": key, "voice": voice, **numbers(own, group, resampling)}
            if group == reference:
                row |= _undefined() | {"reference": REFERENCE, "note": row["note"] or REFERENCE}
            else:
                row |= {"reference": reference or OTHERS, **_contrast(own, plan.sample(column, other), row, resampling)}
            rows.append(row)
    return rows


def numbers(own: Sample, group: str, resampling: Resampling) -> dict[str, Any]:
    """What a row says of the group by itself."""
    out: dict[str, Any] = {"n_articles": len(own), "n_clusters": own.n_clusters, "estimate": own.mean}
    out["low"], out["high"] = math.nan, math.nan
    out["note"] = TOO_FEW if len(own) < LEAST else TOO_FEW_CLUSTERS if own.n_clusters < LEAST else ""
    out["caution"] = NARROW if LEAST <= own.n_clusters < FEW else ""
    if own.n_clusters >= LEAST:
        n, level = resampling.n_resamples, resampling.level
        out["low"], out["high"] = bootstrap_interval(own, rng=resampling.generator(group), n_resamples=n, level=level)
    return out


def _contrast(own: Sample, others: Sample, row: Mapping[str, Any], resampling: Resampling) -> dict[str, Any]:
    """What a row says of the group beside the others."""
    out: dict[str, Any] = _undefined() | {"difference": own.mean - others.mean, "effect": cliffs_delta(own, others)}
    if row["n_clusters"] < LEAST:
        return out
    if not len(others):
        return out | {"note": ALONE}
    out |= contrasted(own, others, resampling, row["group"])
    if smallest_p(own, others) >= ALPHA:
        out["caution"] = "; ".join(filter(None, [row["caution"], NO_P]))
    return out


def contrasted(own: Sample, others: Sample, resampling: Resampling, name: str) -> dict[str, float]:
    """`p`, `difference_low` and `difference_high` of the difference in means between two samples."""
    n, level = resampling.n_resamples, resampling.level
    p = permutation_p(own, others, rng=resampling.generator(f"{name}\0p"), n_resamples=n)
    rng = resampling.generator(f"{name}\0difference")
    low, high = difference_interval(own, others, rng=rng, n_resamples=n, level=level)
    return {"p": p, "difference_low": low, "difference_high": high}


def _undefined() -> dict[str, float]:
    return dict.fromkeys(("difference", "p", "effect", "difference_low", "difference_high"), math.nan)


def _check_reference(plan: Design, reference: str | None) -> None:
    if reference is not None and reference not in set(plan.group):
        found = ", ".join(sorted(set(plan.group))) or "none"
        raise UsageError(f"reference_group: no articles in {reference!r}: expected one of {found}")


def _finished(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    adjusted: Floats = benjamini_hochberg(np.asarray(frame["p"], np.float64))
    frame["p_adjusted"] = adjusted
    for note in (TOO_FEW, TOO_FEW_CLUSTERS):
        groups = sorted(set(frame.loc[frame["note"] == note, "group"]))
        if groups:
            warnings.warn(f"compare: {note} in {', '.join(groups)}: no interval and no p there", stacklevel=3)
    return frame
