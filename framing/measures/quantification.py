"""Shares corrected for a classifier's errors: estimators of plain arrays."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm

from framing.model.randomness import Floats


def rogan_gladen(apparent: ArrayLike, sensitivity: ArrayLike, specificity: ArrayLike, *, clip: bool = True) -> Floats:
    """The share that carries a category, given the share in which a classifier finds it and its error rates.

    `(apparent + specificity - 1) / (sensitivity + specificity - 1)`, element by element: the apparent share is
    `sensitivity * p + (1 - specificity) * (1 - p)`, solved for p. Quantification knows it as adjusted classify and count.
    Below 0 or above 1 where the apparent share is one that the error rates cannot give; `clip=False` shows it. NaN
    where `sensitivity + specificity <= 1`: the classifier is no better than chance and says nothing of p.

    Sources: Rogan and Gladen (1978), "Estimating prevalence from the results of a screening test", American Journal of
    Epidemiology 107(1), 71-76; Forman (2008), "Quantifying counts and costs via classification", Data Mining and
    Knowledge Discovery 17(2), 164-206.

    >>> float(rogan_gladen(0.26, 0.9, 0.9).round(10))
    0.2
    """
    a, se, sp = (np.asarray(x, dtype=np.float64) for x in (apparent, sensitivity, specificity))
    return _clipped(_solved(a + sp - 1, se + sp - 1), clip)


def rogan_gladen_error(
    apparent: float,
    sensitivity: float,
    specificity: float,
    *,
    n: int,
    n_positive: float = math.inf,
    n_negative: float = math.inf,
) -> float:
    """The standard error of `rogan_gladen` for independent sentences (Rogan and Gladen 1978).

    `n` sentences gave the apparent share, `n_positive` and `n_negative` hand-coded ones the error rates (infinitely
    many where these are known). NaN where the estimate is.

    >>> round(rogan_gladen_error(20 / 120, 0.9, 0.99, n=120), 4)
    0.0382
    """
    j = sensitivity + specificity - 1
    if j <= 0:
        return math.nan
    p = (apparent + specificity - 1) / j
    variance = apparent * (1 - apparent) / n
    variance += p**2 * sensitivity * (1 - sensitivity) / n_positive
    variance += (1 - p) ** 2 * specificity * (1 - specificity) / n_negative
    return math.sqrt(variance) / j


def lang_reiczigel(
    *,
    positive: int,
    n: int,
    true_positive: int,
    n_positive: int,
    true_negative: int,
    n_negative: int,
    confidence: float = 0.95,
) -> tuple[float, float]:
    """The interval of a corrected share when the error rates are estimated, for independent sentences.

    `positive` of `n` sentences were found by the classifier; of hand-coded sentences it found `true_positive` of the
    `n_positive` that carry the category, and none in `true_negative` of the `n_negative` that do not. One success and
    one failure are added to either error rate and z**2 / 2 of each to the apparent share, so that rates of 0 and 1
    leave doubt. A closed form to check `framing.prevalence` against, which needs no independence.

    Source: Lang and Reiczigel (2014), "Confidence limits for prevalence of disease adjusted for estimated sensitivity
    and specificity", Preventive Veterinary Medicine 113(1), 13-22, equations 2 to 17. NaN, NaN where the classifier is no
    better than chance.

    >>> [round(x, 3) for x in lang_reiczigel(positive=60, n=200, true_positive=45, n_positive=50, true_negative=95, n_negative=100)]
    [0.207, 0.389]
    """
    z = float(norm.ppf((1 + confidence) / 2))
    se, sp = (true_positive + 1) / (n_positive + 2), (true_negative + 1) / (n_negative + 2)
    n_more = n + z**2
    apparent = (positive + z**2 / 2) / n_more
    j = se + sp - 1
    if j <= 0:
        return math.nan, math.nan
    p = (apparent + sp - 1) / j
    doubt_se, doubt_sp = se * (1 - se) / (n_positive + 2), sp * (1 - sp) / (n_negative + 2)
    shift = 2 * z**2 * (p * doubt_se - (1 - p) * doubt_sp)
    error = math.sqrt(apparent * (1 - apparent) / n_more + p**2 * doubt_se + (1 - p) ** 2 * doubt_sp) / j
    low, high = (min(max(p + shift + sign * z * error, 0.0), 1.0) for sign in (-1, 1))
    return low, high


def probabilistic(mean: ArrayLike, mean_with: ArrayLike, mean_without: ArrayLike, *, clip: bool = True) -> Floats:
    """The share that carries a category, from the mean of a classifier's values instead of its decisions.

    `(mean - mean_without) / (mean_with - mean_without)`: where the values average `mean_with` in sentences that carry
    the category and `mean_without` in others, so does their mean over a mixture of the two. It needs no threshold and no
    calibration; it is Rogan and Gladen's estimator with means of values for shares of decisions. NaN where `mean_with
    <= mean_without`.

    Source: Bella, Ferri, Hernandez-Orallo and Ramirez-Quintana (2010), "Quantification via probability estimators",
    IEEE International Conference on Data Mining, 737-742 (scaled probability average).

    >>> float(probabilistic(0.3, 0.8, 0.2).round(3))
    0.167
    """
    m, w, o = (np.asarray(x, dtype=np.float64) for x in (mean, mean_with, mean_without))
    return _clipped(_solved(m - o, w - o), clip)


def double_sampling(apparent: ArrayLike, precision: ArrayLike, omission: ArrayLike) -> Floats:
    """The share that carries a category, from a hand-coded sample of the very sentences that the classifier coded.

    `apparent * precision + (1 - apparent) * omission`, where `omission` is the share that carries the category of those
    in which the classifier found none. It cannot leave 0 to 1, and is the most precise of the estimators where the
    sample is drawn from the corpus itself; unlike `rogan_gladen` it does not carry over to another mixture, such as one
    outlet of a corpus that was sampled as a whole.

    Source: Tenenbein (1970), "A double sampling scheme for estimating from binomial data with misclassifications",
    Journal of the American Statistical Association 65(331), 1350-1361.

    >>> float(double_sampling(0.3, 0.8, 0.1).round(3))
    0.31
    """
    a, p, o = (np.asarray(x, dtype=np.float64) for x in (apparent, precision, omission))
    return np.asarray(np.where(a > 0, a * p, 0.0) + np.where(a < 1, (1 - a) * o, 0.0))


def _solved(part: Floats, whole: Floats) -> Floats:
    part, whole = np.broadcast_arrays(part, whole)
    out: Floats = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return out


def _clipped(share: Floats, clip: bool) -> Floats:
    return np.clip(share, 0.0, 1.0) if clip else share
