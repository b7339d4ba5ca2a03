"""Reliability: how far coders, people or machines, agree beyond chance, with intervals."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd

from framing.measures.agreementsums import agreement_from, kappa_columns, value_table
from framing.measures.coefficients import SAME, Coefficient, Coefficients, clusters_of
from framing.measures.common import ALL, check_option, finished
from framing.measures.judgements import Variable, compared
from framing.measures.resampled import Resampler, check_resampling, mean_of_defined
from framing.model.coding import Coding

STATISTICS = ("alpha", "fleiss_kappa", "cohen_kappa", "ac1", "agreement")
LEVELS = ("nominal", "ordinal", "interval")
RARE = 10
"""Below this many units that carry a category, a warning."""
SKEWED, AGREEING, TENTATIVE = 0.15, 0.85, 0.667
"""A note where prevalence is this near 0 or 1, coders agree on so much, and a coefficient is below what is taken for
tentative conclusions (Krippendorff 2004, p. 241)."""
COLUMNS = {
    "codebook": "str",
    "category": "str",
    "statistic": "str",
    "coders": "str",
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "n_units": "int64",
    "n_articles": "int64",
    "n_coders": "int64",
    "n_missing": "int64",
    "prevalence": "float64",
    "note": "str",
}


def reliability(
    codings: Coding | Iterable[Coding],
    *,
    codebook: str | None = None,
    level: str = "nominal",
    unit: str = "sentence",
    coders: Sequence[str] | None = None,
    resample: str = "article",
    confidence: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Agreement of two or more coders per category: alpha, kappas, AC1 and the share of agreement, with intervals.

    Parameters
    ----------
    codings : any number of codings, of people and of machines, or one that holds several coders. A person judged what
        stands in the coding; a machine every headline and body sentence of it, an absent row being a zero. Units that
        fewer than two coders judged are left out; beyond that, gaps are allowed
    codebook : the codebook to compare; all that two coders coded by default
    level : "nominal" compares whether a category is present (where only people coded, in whole numbers: these); "ordinal"
        and "interval" compare the values, for scales and probabilities; they apply to alpha alone: Fleiss' and
        Cohen's kappa, AC1 and agreement take values as mere names, and are NaN with a note for "interval"
    unit : "sentence", or "article": the highest value of its sentences, where a coder judged all that anyone did
    coders : names of the coders to compare; by default every person and, of a machine's coding, `combined`
    resample : what the bootstrap draws: "article" (sentences of an article resemble each other) or "unit"
    confidence, n_resamples, seed : of the percentile bootstrap, widened for few articles (Hesterberg 2015)

    Returns
    -------
    One row per codebook x category x statistic, and for `cohen_kappa` one per pair of coders (a mean of pairs is
    nobody's kappa). `statistic`: `alpha` (Krippendorff 2011), `fleiss_kappa` (1971; with gaps as in Gwet 2014),
    `cohen_kappa` (1960), `ac1` (Gwet 2008), `agreement` (share of agreeing pairs, 0 to 1); see
    `framing.measures.agreement` for the formulas. `coders` (joined by " & "); `estimate`, `low`, `high`; `n_units`
    and `n_articles` compared; `n_coders`; `n_missing` (judgements lacking among n_units x n_coders); `prevalence`
    (the share of judgements in which the category is present); `note`. The category "all" is the mean over a
    codebook's categories, where there are several.

    A coefficient is undefined (NaN, with a note and one warning) when every value is the same: that is neither perfect
    agreement nor none. A category that fewer than 10 units carry gets a warning: its coefficients hang on single
    sentences. Where coders agree on 85 % and yet alpha or kappa is low because nearly all judgements are alike, the
    note says "skewed": see `ac1` beside it (Feinstein and Cicchetti 1990). Numbers do not depend on the order of
    codings or rows.

    Raises UsageError for unknown options, fewer than two coders, or codings without a unit in common.

    >>> def coded(name, values):
    ...     rows = {"article_id": "a", "sentence_id": range(len(values)), "codebook": "security", "category": "threat"}
    ...     return Coding({"codes": pd.DataFrame(rows | {"coder": name, "value": values, "present": values})})
    >>> frame = reliability([coded("AB", [1] * 12 + [0] * 8), coded("CD", [1] * 10 + [0] * 10)], resample="unit")
    >>> dict(zip(frame["statistic"], frame["estimate"].round(3), strict=True))
    {'alpha': 0.803, 'fleiss_kappa': 0.798, 'cohen_kappa': 0.8, 'ac1': 0.802, 'agreement': 0.9}
    """
    check_option("level", level, LEVELS)
    check_option("unit", unit, ("sentence", "article"))
    check_option("resample", resample, ("article", "unit"))
    check_resampling(confidence, n_resamples, seed)
    found = compared(codings, codebook=codebook, coders=coders, unit=unit)
    rows: list[dict[str, Any]] = []
    for book, group in groupby(found, key=lambda v: v.codebook):
        members = list(group)
        drawn = sorted({c for v in members for c in clusters_of(v, resample)})
        resampler = Resampler(drawn, f"reliability {book}", seed, n_resamples, confidence)
        work_out = Coefficients(level, resample, resampler)
        parts = [c for v in members for c in work_out(v)]
        rows += [_noted(c.row, v) for v in members for c in parts if c.row["category"] == v.category]
        if len(members) > 1:
            rows += _means(parts, resampler)
    frame = finished(pd.DataFrame(rows), COLUMNS)
    _warn_undefined(frame)
    _warn_rare(found)
    return frame


def _means(parts: Sequence[Coefficient], resampler: Resampler) -> list[dict[str, Any]]:
    """The mean of each statistic over the categories in which it is defined."""
    keys = dict.fromkeys((c.row["statistic"], c.row["coders"]) for c in parts)
    out = []
    for key in sorted(keys, key=lambda k: (STATISTICS.index(k[0]), k[1])):
        own = [c for c in parts if (c.row["statistic"], c.row["coders"]) == key]
        defined = [c for c in own if not math.isnan(c.row["estimate"])]
        row = own[0].row | {"category": ALL, "estimate": math.nan, "low": math.nan, "high": math.nan}
        row |= {name: max(c.row[name] for c in own) for name in ("n_units", "n_articles", "n_missing")}
        row |= {"prevalence": float(np.mean([c.row["prevalence"] for c in own]))}
        row["note"] = f"mean of {len(defined)} of {len(own)} categories"
        if defined:
            row["estimate"] = float(np.mean([c.row["estimate"] for c in defined]))
            draws = mean_of_defined([c.draws for c in defined])
            row["low"], row["high"], _ = resampler.interval(draws, row["estimate"], len(resampler.clusters))
        out.append(row)
    return out


def _noted(row: dict[str, Any], variable: Variable) -> dict[str, Any]:
    """The row with a note where skew holds a coefficient down although coders agree."""
    if row["statistic"] not in ("alpha", "fleiss_kappa", "cohen_kappa") or not row["estimate"] < TENTATIVE:
        return row
    table = value_table(variable.presents, np.array([0.0, 1.0]))
    agreeing = float(agreement_from(kappa_columns(table).sum(axis=0, keepdims=True))[0])
    if agreeing < AGREEING or SKEWED < row["prevalence"] < 1 - SKEWED:
        return row
    note = f"skewed: coders agree on {agreeing:.0%} of judgements; see ac1"
    return row | {"note": f"{row['note']}; {note}" if row["note"] else note}


def _warn_undefined(frame: pd.DataFrame) -> None:
    rows = frame[frame["estimate"].isna() & (frame["note"] == SAME)]
    names = dict.fromkeys(rows["codebook"] + "/" + rows["category"])
    if names:
        warnings.warn(
            f"reliability: alpha and kappa are undefined (NaN) where every value is the same: {', '.join(names)}: such "
            "a category has not been tested; code units in which it occurs",
            stacklevel=3,
        )


def _warn_rare(found: Sequence[Variable]) -> None:
    carried = {v.name: int((v.presents == 1).any(axis=0).sum()) for v in found}
    names = [f"{name} ({n})" for name, n in carried.items() if 0 < n < RARE]
    if names:
        warnings.warn(
            f"reliability: fewer than {RARE} units carry {', '.join(names)}: the coefficients there hang on single units",
            stacklevel=3,
        )
