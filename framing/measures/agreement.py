"""Coefficients of agreement of plain arrays: alpha, kappas, AC1, share of agreement."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any, cast

import krippendorff
import numpy as np
from numpy.typing import ArrayLike

from framing.measures.agreementsums import (
    ac1_from,
    agreement_from,
    cohen_columns,
    cohen_from,
    fleiss_from,
    interval_alpha_from,
    interval_columns,
    kappa_columns,
)
from framing.measures.common import check_option
from framing.model.errors import UsageError
from framing.model.randomness import Floats

LEVELS = ("nominal", "ordinal", "interval", "ratio")
SAME = "every value is the same, so that there is nothing to agree or disagree about"
NO_PAIRS = "no unit was judged by two coders"
CELLS = 20_000_000


def alpha(reliability_data: ArrayLike, *, level: str = "nominal") -> float:
    """Krippendorff's alpha: how far the observed disagreement stays below that expected by chance.

    `1 - D_o / D_e`: disagreement within units over disagreement among all values given. 1 is perfect agreement, 0 what
    chance gives, below 0 worse than chance. Coders need not have judged every unit; a unit that fewer than two judged
    does not count.

    Parameters
    ----------
    reliability_data : numbers, one row per coder, one column per unit; NaN where a coder did not judge
    level : "nominal" (values only differ), "ordinal" (ranked), "interval" (distances mean something), "ratio"

    Undefined, and NaN with a warning, when every value is the same: then nothing could have been disagreed about, and
    neither 0 nor 1 would be true. Raises UsageError for an unknown level.

    Source: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability"; Hayes and Krippendorff (2007),
    Communication Methods and Measures 1(1), 77-89. The first paper's two coders of ten units:

    >>> a, b = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    >>> round(alpha([a, b]), 3)
    0.095
    """
    check_option("level", level, LEVELS)
    data = _two_dimensional(reliability_data, "reliability_data")
    pairable = data[:, (~np.isnan(data)).sum(axis=0) >= 2]
    domain = np.unique(pairable[~np.isnan(pairable)])
    if len(domain) < 2:
        return _undefined("alpha", SAME if len(domain) else NO_PAIRS)
    if level == "interval" and pairable.shape[1] * len(domain) ** 2 > CELLS:
        return float(interval_alpha_from(interval_columns(pairable).sum(axis=0, keepdims=True))[0])
    return float(krippendorff.alpha(pairable, level_of_measurement=cast(Any, level)))


def fleiss_kappa(table: ArrayLike) -> float:
    """Fleiss' kappa: agreement of any number of coders beyond that of random draws from the values' overall shares.

    `(p_o - p_e) / (1 - p_e)`: `p_o` the mean over units of the share of agreeing pairs, `p_e` the sum of the squared
    mean shares of the values. Units may have different numbers of judgements, as in Gwet (2014, section 2.5); with
    equal numbers it is Fleiss' own.

    `table` has one row per unit and one column per value: how many coders gave it. NaN with a warning when no unit has
    two judgements or every value is the same.

    Source: Fleiss (1971), "Measuring nominal scale agreement among many raters", Psychological Bulletin 76(5), 378-382.

    >>> round(fleiss_kappa([[3, 0], [0, 3], [2, 1]]), 3)
    0.55
    """
    return _of_table(table, "Fleiss' kappa", fleiss_from)


def gwet_ac1(table: ArrayLike) -> float:
    """Gwet's AC1: agreement beyond chance, where chance only strikes on units that are hard to judge.

    `(p_o - p_e) / (1 - p_e)` with `p_e = sum(share * (1 - share)) / (q - 1)` over the q values. With a rare category
    kappa and alpha can be low although coders nearly always agree; AC1 then stays near the share of agreement.

    `table` has one row per unit and one column per possible value, used or not: how many coders gave it. 1 when every
    judgement is the same; NaN with a warning when no unit has two judgements.

    Source: Gwet (2008), "Computing inter-rater reliability and its variance in the presence of high agreement",
    British Journal of Mathematical and Statistical Psychology 61(1), 29-48.

    >>> gwet_ac1([[3, 0], [3, 0], [3, 0]])
    1.0
    """
    return _of_table(table, "AC1", ac1_from)


def percent_agreement(table: ArrayLike) -> float:
    """The mean over units of the share of pairs of coders that agree, 0 to 1; not corrected for chance.

    `table` as in `fleiss_kappa`. NaN with a warning when no unit has two judgements.

    >>> round(percent_agreement([[3, 0], [0, 3], [2, 1]]), 3)
    0.778
    """
    return _of_table(table, "agreement", agreement_from)


def cohen_kappa(first: ArrayLike, second: ArrayLike) -> float:
    """Cohen's kappa of two coders: agreement beyond that of two independent coders with the same habits.

    `(p_o - p_e) / (1 - p_e)` with `p_e` the sum over values of the product of the two coders' shares. Units that
    only one judged (NaN) are left out. NaN with a warning when both always give the same one value.

    Source: Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
    20(1), 37-46.

    >>> cohen_kappa([1, 1, 0, 0], [1, 0, 0, 0])
    0.5
    """
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if a.shape != b.shape or a.ndim != 1:
        raise UsageError(f"first, second: expected two equally long lists, got shapes {a.shape} and {b.shape}")
    domain = np.unique(np.concatenate([a, b])[~np.isnan(np.concatenate([a, b]))])
    sums = cohen_columns(a, b, domain).sum(axis=0, keepdims=True)
    value = float(cohen_from(sums)[0])
    return value if not math.isnan(value) else _undefined("Cohen's kappa", SAME if sums[0, 0] else NO_PAIRS)


def _of_table(table: ArrayLike, name: str, coefficient: Callable[[Floats], Floats]) -> float:
    counts = _two_dimensional(table, "table")
    if counts.shape[1] < 2:
        raise UsageError(f"table: expected a column for each of two or more values, got {counts.shape[1]}")
    sums = kappa_columns(counts).sum(axis=0, keepdims=True)
    value = float(coefficient(sums)[0])
    return value if not math.isnan(value) else _undefined(name, SAME if sums[0, 1] else NO_PAIRS)


def _two_dimensional(given: ArrayLike, name: str) -> Floats:
    array = np.asarray(given, dtype=np.float64)
    if array.ndim != 2:
        raise UsageError(f"{name}: expected rows and columns, got {array.ndim} dimension(s)")
    return array


def _undefined(name: str, reason: str) -> float:
    warnings.warn(f"{name} is undefined (NaN): {reason}", stacklevel=3)
    return math.nan
