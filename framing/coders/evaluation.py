"""How well a classifier does on labelled sentences, with intervals: held-out sentences, or cross-validation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coders.training import Training, grouped_folds
from framing.model.errors import UsageError

if TYPE_CHECKING:
    from framing.codebooks.codebook import Example
    from framing.coders.classifier import FrameClassifier

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Answers = Mapping[str, tuple[Floats, Bools]]
STATISTICS = ("precision", "recall", "f1", "macro_f1", "auc", "average_precision", "brier")
COLUMNS = ("label", "coder", "statistic", "estimate", "low", "high", "n", "positives")


def figures(
    data: Training,
    labels: Sequence[str],
    answers: Answers,
    *,
    n_resamples: int = 500,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Figures of each coder for each label, one row per statistic.

    Columns `label coder statistic estimate low high n positives`. Statistics, all 0 to 1: `precision`, `recall` and `f1` of the
    label at the coder's threshold; `macro_f1`, the mean of the F1 of having and of lacking it; `auc`, the area under the ROC curve;
    `average_precision`; `brier`, the mean squared difference of value and label (Brier 1950), lower is better. NaN where undefined
    (no sentence with, or without, the label; no sentence claimed, for precision). The interval is the percentile bootstrap over
    situations, which are drawn whole (Efron 1979; Field and Welsh 2007).
    """
    if not len(data.examples):
        raise UsageError("evaluate: no examples: expected at least one labelled sentence")
    rng = np.random.default_rng(seed)
    weights = _draws(data.group, n_resamples, rng)
    rows = []
    for n, label in enumerate(labels):
        target = data.labels[:, n]
        for coder, (value, present) in answers.items():
            columns = (target, value[:, n], present[:, n])
            estimate = statistics(*columns, np.ones(len(target)))
            drawn = np.array([statistics(*columns, w) for w in weights])
            low, high = _interval(drawn, level)
            rows += [
                (label, coder, name, estimate[k], low[k], high[k], len(target), int(target.sum()))
                for k, name in enumerate(STATISTICS)
            ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"label": "str", "coder": "str", "statistic": "str"})


def _interval(drawn: Floats, level: float) -> Floats:
    """Low and high quantiles of each column; NaN where a statistic is undefined in every sample."""
    out = np.full((2, drawn.shape[1]), np.nan)
    defined = ~np.isnan(drawn).all(axis=0)
    out[:, defined] = np.nanquantile(drawn[:, defined], [(1 - level) / 2, (1 + level) / 2], axis=0)
    return out


def _draws(group: NDArray[np.int64], n: int, rng: np.random.Generator) -> Floats:
    """Weights of the sentences in n samples of situations, drawn with replacement."""
    groups, number = np.unique(group, return_inverse=True)
    counts = rng.multinomial(len(groups), np.full(len(groups), 1 / len(groups)), size=n)
    return counts[:, number].astype(np.float64)


def statistics(target: Bools, value: Floats, present: Bools, weight: Floats) -> Floats:
    """The figures of `STATISTICS` for weighted sentences.

    >>> statistics(np.array([True, False]), np.array([0.8, 0.6]), np.array([True, True]), np.ones(2)).round(2).tolist()
    [0.5, 1.0, 0.67, 0.33, 1.0, 1.0, 0.2]
    """
    hit, false = weight[target & present].sum(), weight[~target & present].sum()
    missed, rest = weight[target & ~present].sum(), weight[~target & ~present].sum()
    f1, f0 = _ratio(2 * hit, 2 * hit + false + missed), _ratio(2 * rest, 2 * rest + false + missed)
    auc, precision = _ranking(target, value, weight)
    brier = _ratio((weight * (value - target) ** 2).sum(), weight.sum())
    return np.array([_ratio(hit, hit + false), _ratio(hit, hit + missed), f1, (f1 + f0) / 2, auc, precision, brier])


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")


def _ranking(target: Bools, value: Floats, weight: Floats) -> tuple[float, float]:
    """AUC and average precision, ties counted half and together, from one pass over the sorted values."""
    order = np.argsort(-value, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(value[order]) != 0, True))
    hits, falses = np.cumsum((weight * target)[order])[ends], np.cumsum((weight * ~target)[order])[ends]
    if not hits[-1] or not falses[-1]:
        return float("nan"), float("nan")
    gained = np.diff(hits, prepend=0.0)
    auc = (np.diff(falses, prepend=0.0) * (hits - gained / 2)).sum() / (hits[-1] * falses[-1])
    return float(auc), float((gained * hits / np.maximum(hits + falses, 1e-12)).sum() / hits[-1])


def cross_validated(
    model: FrameClassifier,
    examples: Sequence[Example],
    *,
    folds: int = 5,
    n_resamples: int = 500,
    progress: Callable[[int, int, str], None] | None = None,
) -> pd.DataFrame:
    """`figures` for labelled sentences, each answered by a model trained without its situation.

    Features, estimators, calibration, pools and thresholds are all learnt anew in each fold, so that nothing of a held-out
    sentence takes part in its answer.
    """
    data, answers = held_out(model, examples, folds=folds, progress=progress)
    return figures(data, model.labels_, answers, n_resamples=n_resamples, seed=model.seed)


def held_out(
    model: FrameClassifier,
    examples: Sequence[Example],
    *,
    folds: int = 5,
    progress: Callable[[int, int, str], None] | None = None,
) -> tuple[Training, Answers]:
    """The sentences, and each coder's values and decisions on them by models that were trained without their situation."""
    from sklearn.base import clone

    from framing.codebooks.files import load_codebook
    from framing.coders.training import labels_of, training_set

    book = load_codebook(model.codebook)
    model.labels_ = labels_of(book)
    data = training_set(book, examples)
    out: dict[str, tuple[Floats, Bools]] = {}
    strata = data.labels @ (1 << np.arange(len(model.labels_)))
    for number, (train, test) in enumerate(grouped_folds(strata, data.group, folds, model.seed), 1):
        part = clone(model).fit([examples[n] for n in train.tolist()])
        _, answers = part.values([examples[n] for n in test.tolist()])
        for coder, (value, present) in answers.items():
            values, presents = out.setdefault(coder, (np.zeros(data.labels.shape), np.zeros(data.labels.shape, bool)))
            values[test], presents[test] = value, present
        if progress:
            progress(number, folds, "")
    return data, out


def reliability_curve(target: Bools, value: Floats, *, bins: int = 10) -> pd.DataFrame:
    """How often a label is there, by the value given: the reliability curve of calibration.

    Columns `low high n mean_value share`: the bin, its sentences, their mean value and the share of them with the label (NaN for
    an empty bin). Source: Murphy and Winkler (1977), Applied Statistics 26(1), 41-47.

    >>> reliability_curve(np.array([True, False]), np.array([0.9, 0.2]), bins=2)["share"].tolist()
    [0.0, 1.0]
    """
    number = np.minimum((value * bins).astype(int), bins - 1)
    n = np.bincount(number, minlength=bins)
    size = np.where(n, n, np.nan)
    edges = np.linspace(0, 1, bins + 1)
    return pd.DataFrame(
        {
            "low": edges[:-1],
            "high": edges[1:],
            "n": n,
            "mean_value": np.bincount(number, value, bins) / size,
            "share": np.bincount(number, target, bins) / size,
        }
    )


def confusion_counts(target: Bools, present: Bools) -> dict[str, Any]:
    """How many sentences have a label and are said to have it, and so on: `both`, `only_coder`, `only_gold`, `neither`."""
    return {
        "both": int((target & present).sum()),
        "only_coder": int((~target & present).sum()),
        "only_gold": int((target & ~present).sum()),
        "neither": int((~target & ~present).sum()),
    }
