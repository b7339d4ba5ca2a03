"""From scores to probabilities: calibration, thresholds, and what an article's other sentences say about one of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
FLOOR = 1e-3
ROUNDS = 20
PLATEAU = 0.01


def log_odds(probability: ArrayLike) -> Floats:
    """`ln(p / (1 - p))`, with p held between 0.001 and 0.999.

    >>> log_odds([0.5, 0.0]).round(1).tolist()
    [0.0, -6.9]
    """
    p = np.clip(np.asarray(probability, np.float64), FLOOR, 1 - FLOOR)
    out: Floats = np.log(p / (1 - p))
    return out


def logistic(score: ArrayLike) -> Floats:
    """`1 / (1 + exp(-score))`.

    >>> logistic([0.0]).tolist()
    [0.5]
    """
    out: Floats = 1.0 / (1.0 + np.exp(-np.clip(np.asarray(score, np.float64), -50.0, 50.0)))
    return out


def platt(columns: Floats, target: Bools) -> Floats:
    """Weights and, last, the intercept of the logistic regression of a label on one or more scores.

    Fitted on scores of sentences that the scoring model did not see. Source: Platt (1999), "Probabilistic outputs for support
    vector machines", Advances in Large Margin Classifiers, 61-74.
    """
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=100.0).fit(columns, target)
    return np.append(model.coef_[0], model.intercept_[0])


def best_threshold(target: Bools, value: Floats, *, low: float = 0.2, high: float = 0.7) -> float:
    """The threshold from `low` to `high`, in steps of 0.01, with the best macro F1; on a plateau (within 0.01 of it) its middle.

    Macro F1 is the mean of the F1 of having and of lacking the label: for a rare label nearly that of the label alone, for one
    that half of the sentences have it does not reward claiming too much.

    >>> best_threshold(np.array([True, True, False]), np.array([0.8, 0.7, 0.3]))
    0.51
    """
    grid = np.round(np.arange(low, high + 0.005, 0.01), 2)
    got = value[:, None] >= grid
    hits, rest = (got & target[:, None]).sum(axis=0), (~got & ~target[:, None]).sum(axis=0)
    wrong = len(target) - hits - rest
    scores = hits / np.maximum(1, 2 * hits + wrong) + rest / np.maximum(1, 2 * rest + wrong)
    plateau = grid[scores >= scores.max() - PLATEAU]
    return float(plateau[len(plateau) // 2])


def with_article_prior(
    value: Floats, article: NDArray[np.int32], words: Floats, *, prevalence: float, sentences: float
) -> Floats:
    """Probabilities of sentences, moved towards what the rest of their article says.

    A probability p holds for text in which the label is as common as in the training sentences (`prevalence`). In an article
    where it has the share s, the odds are `p / (1 - p) * [s / (1 - s)] / [prevalence / (1 - prevalence)]`. s is the
    word-weighted mean of the new probabilities, with `prevalence` counted as so many further `sentences`, so that a short
    article moves little; found by repeating both steps (the expectation-maximisation of Saerens, Latinne and Decaestecker
    2002, Neural Computation 14(1), 21-41, for each article).

    >>> calm, heated = [0.3, 0.2, 0.2], [0.3, 0.9, 0.8]
    >>> article = np.array([0, 0, 0, 1, 1, 1], np.int32)
    >>> p = with_article_prior(np.array(calm + heated), article, np.ones(6), prevalence=0.4, sentences=2)
    >>> bool(p[0] < 0.3 < p[3])
    True
    """
    count = np.bincount(article).astype(np.float64)
    size = np.maximum(np.bincount(article, words), FLOOR)
    before, base = log_odds(value), log_odds(prevalence)
    moved = value
    for _ in range(ROUNDS):
        mean = np.bincount(article, moved * words) / size
        share = (mean * count + prevalence * sentences) / (count + sentences)
        moved = logistic(before + (log_odds(share) - base)[article])
    return moved
