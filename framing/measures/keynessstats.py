"""The statistics of keyness: G², chi², log ratio, weighted log-odds, and dispersion; one function per formula.

Arrays are per word: `a`, `b` how often it stands in target and reference; `c`, `d` (numbers) how many words those have.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.stats import chi2 as chi2_distribution
from scipy.stats import norm

Floats = NDArray[np.float64]


def g2(a: ArrayLike, b: ArrayLike, c: float, d: float, *, cells: int = 4) -> Floats:
    """The log-likelihood ratio G² of a word's frequency in two texts, 0 or more.

    `G² = 2 * sum(O * ln(O / E))` over the four cells of the table (this word or another, target or reference), with
    `E = row sum * column sum / (c + d)`; a cell of 0 adds 0. NaN where both sides have no words. `cells=2` leaves the other words
    out, as the log-likelihood of Rayson and Garside (2000), "Comparing corpora using frequency profiling", does; the
    two differ little for rare words. Source: Dunning (1993), "Accurate methods for the statistics of surprise and
    coincidence", Computational Linguistics 19(1), 61-74.

    >>> g2([52], [57], 50_000, 75_000, cells=2).round(2).tolist()
    [2.65]
    """
    observed, expected = _table(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(observed > 0, observed * np.log(observed / expected), 0.0)[:cells]
    out: Floats = np.where(c + d > 0, np.maximum(2 * terms.sum(axis=0), 0.0), np.nan)
    return out


def chi2(a: ArrayLike, b: ArrayLike, c: float, d: float, *, yates: bool = True) -> Floats:
    """Pearson's chi² of the same four cells, 0 or more; with Yates's correction for continuity.

    `sum((|O - E| - 1/2)² / E)`, where the half is no more than `|O - E|`; cells of expectation 0 add 0. Source: Yates (1934),
    "Contingency tables involving small numbers and the chi² test", Supplement to the JRSS 1(2), 217-235.

    >>> chi2([7], [2], 10, 9, yates=False).round(3).tolist()
    [4.337]
    """
    observed, expected = _table(a, b, c, d)
    gap = np.abs(observed - expected)
    if yates:
        gap = np.maximum(gap - 0.5, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        out: Floats = np.where(expected > 0, gap**2 / expected, 0.0).sum(axis=0)
    return out


def p_of(statistic: ArrayLike) -> Floats:
    """The p-value of G² or chi² with one degree of freedom.

    >>> p_of([3.841459]).round(4).tolist()
    [0.05]
    """
    out: Floats = chi2_distribution.sf(np.asarray(statistic, np.float64), 1)
    return out


def log_ratio(a: ArrayLike, b: ArrayLike, c: float, d: float) -> Floats:
    """The binary logarithm of the ratio of relative frequencies: 1 is twice as frequent in the target, -1 half.

    `log2((a / c) / (b / d))`; a frequency of 0 is taken as one half. NaN where a side has no words. Source: Hardie (2014),
    "Log Ratio: an informal introduction", ESRC Centre for Corpus Approaches to Social Science.

    >>> log_ratio([40, 5], [10, 0], 1000, 1000).round(2).tolist()
    [2.0, 3.32]
    """
    x, y = (np.where(np.asarray(n, np.float64) > 0, n, 0.5) for n in (a, b))
    with np.errstate(divide="ignore", invalid="ignore"):
        out: Floats = np.log2((x / c) / (y / d)) if c > 0 and d > 0 else np.full(x.shape, np.nan)
    return out


def weighted_log_odds(a: ArrayLike, b: ArrayLike, c: float, d: float, prior: ArrayLike) -> tuple[Floats, Floats]:
    """Log-odds of a word in target against reference under an informative Dirichlet prior, and its z-score.

    With the prior's counts `α` of each word and their sum `α0`:
    `δ = ln((a + α) / (c + α0 - a - α)) - ln((b + α) / (d + α0 - b - α))`, `z = δ / sqrt(1 / (a + α) + 1 / (b + α))`. Words of
    which there is little evidence keep near 0. NaN for a word that is all there is, or of which neither side has any.
    Source: Monroe, Colaresi and Quinn (2008), "Fightin' Words: lexical feature
    selection and evaluation for identifying the content of political conflict", Political Analysis 16(4), 372-403,
    equations 15 to 22.

    >>> delta, z = weighted_log_odds([10, 990], [2, 998], 1000, 1000, prior=[12, 1988])
    >>> round(float(delta[0]), 2), round(float(z[0]), 2)
    (0.45, 1.33)
    """
    alpha = np.asarray(prior, np.float64)
    x, y = np.asarray(a, np.float64) + alpha, np.asarray(b, np.float64) + alpha
    with np.errstate(divide="ignore", invalid="ignore"):
        delta: Floats = np.log(x / (c + alpha.sum() - x)) - np.log(y / (d + alpha.sum() - y))
        z: Floats = delta / np.sqrt(1 / x + 1 / y)
    return delta, z


def deviation_of_proportions(counts: csr_array, sizes: ArrayLike) -> Floats:
    """How unevenly each word is spread over articles: Gries's DP, normalised; 0 as evenly as can be, 1 all in the smallest article.

    `DP = sum(|v - s|) / 2` over the articles, `v` the share of the word's occurrences and `s` the share of all words that
    an article holds, divided by `1 - min(s)`. `counts` is articles x words, `sizes` the words of each article (empty ones
    do not count). NaN for a word that does not occur, and where there is only one article. Sources: Gries (2008), "Dispersions
    and adjusted frequencies in corpora", IJCL 13(4), 403-437; the division: Lijffijt and Gries (2012), IJCL 17(1), 147-149.

    >>> deviation_of_proportions(csr_array(np.array([[2, 1], [1, 1], [0, 1]])), [10, 10, 10]).round(2).tolist()
    [0.5, 0.0]
    """
    n = np.asarray(sizes, np.float64)
    used = n > 0
    share = n[used] / max(n.sum(), 1)
    table = csr_array(counts)[used].astype(np.float64)
    totals = np.asarray(table.sum(axis=0)).ravel()
    found = table.tocoo()
    with np.errstate(divide="ignore", invalid="ignore"):
        v, s = found.data / totals[found.col], share[found.row]
        # articles without the word deviate by their s: all of 1 less the s of those with it
        gaps = np.bincount(found.col, np.abs(v - s) - s, minlength=len(totals)) + 1
        out: Floats = np.where(totals > 0, gaps / 2 / (1 - share.min(initial=1)), np.nan)
    return out if len(share) > 1 else np.full(len(totals), np.nan)


def articles_p(target: csr_array, reference: csr_array, sizes: tuple[ArrayLike, ArrayLike]) -> Floats:
    """The two-sided p of the difference in a word's mean relative frequency, the article as the unit.

    G² takes every word for an independent draw; here an article that repeats a word proves little. The difference is held against
    what dealing the articles out anew would give: `z = (m1 - m2) / sqrt(S² * (1/n1 + 1/n2))`, `S²` the variance over all articles,
    normal for many articles (Strasser and Weber 1999, "On the asymptotic theory of permutation statistics"); with fewer than 50 on a
    side very small values are too small. `target`, `reference` are articles x words, `sizes` the words of each article (empty
    ones do not count). NaN where a side has fewer than two articles, or where nothing varies. On the article as the unit: Lijffijt et al.
    (2016), "Significance testing of word frequencies in corpora", DSH 31(2), 374-397.

    >>> one, two = csr_array(np.array([[1], [2], [3]])), csr_array(np.array([[4], [6], [5]]))
    >>> articles_p(one, two, ([10, 10, 10], [10, 10, 10])).round(3).tolist()
    [0.05]
    """
    (m1, v1, n1), (m2, v2, n2) = (_moments(t, s) for t, s in zip((target, reference), sizes, strict=True))
    if min(n1, n2) < 2:
        return np.full(target.shape[1], np.nan)
    n = n1 + n2
    squares = (n1 - 1) * v1 + (n2 - 1) * v2 + n1 * n2 / n * (m1 - m2) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (m1 - m2) / np.sqrt(squares / (n - 1) * (1 / n1 + 1 / n2))
    out: Floats = 2 * norm.sf(np.abs(z))
    return out


def _moments(counts: csr_array, sizes: ArrayLike) -> tuple[Floats, Floats, int]:
    """Mean and variance over the articles of each word's relative frequency, and how many articles there are."""
    n = np.asarray(sizes, np.float64)
    used = n > 0
    many = int(used.sum())
    rates = csr_array(counts)[used].astype(np.float64).multiply(1 / n[used][:, np.newaxis]).tocsr()
    mean = np.asarray(rates.sum(axis=0)).ravel() / max(many, 1)
    square = np.asarray(rates.multiply(rates).sum(axis=0)).ravel()
    variance = np.maximum(square - many * mean**2, 0.0) / max(many - 1, 1)
    return mean, variance, many


def _table(a: ArrayLike, b: ArrayLike, c: float, d: float) -> tuple[Floats, Floats]:
    """Observed and expected cells, four rows: this word in target and reference, other words in target and reference."""
    x, y = np.asarray(a, np.float64), np.asarray(b, np.float64)
    observed = np.stack([x, y, c - x, d - y])
    total = max(c + d, 1)
    here, others = x + y, c + d - x - y
    expected = np.stack([c * here, d * here, c * others, d * others]) / total
    return observed, expected
