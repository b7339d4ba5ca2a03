"""The model card: data, features, figures from grouped cross-validation, calibration, limits (Mitchell et al. 2019)."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.codebooks.codebook import Codebook
from framing.coders.evaluation import figures, reliability_curve
from framing.coders.features import SentenceFeatures
from framing.coders.modelfiles import training_hash

if TYPE_CHECKING:
    from framing.coders.classifier import FrameClassifier

N_RESAMPLES = 500
FEWEST = 20
TITLES = {
    "precision": "precision", "recall": "recall", "f1": "F1", "macro_f1": "macro F1", "auc": "AUC",
    "average_precision": "average precision", "brier": "Brier",
}  # fmt: skip


def card(model: FrameClassifier, codebook: Codebook) -> str:
    """The card of a fitted classifier, as Markdown."""
    parts = [_head(model, codebook), _features(model), _answers(model), *_tables(model), _limits(model)]
    return "\n\n".join(parts) + "\n"


def _head(model: FrameClassifier, codebook: Codebook) -> str:
    data = model.training_
    kinds = "authored" if model.authored else "labelled"
    counts = ", ".join(f"{label} {int(n)}" for label, n in zip(model.labels_, data.labels.sum(axis=0), strict=True))
    return (
        f"# Model card: {codebook.name}\n\n"
        f"Codebook {codebook.name} {codebook.stamp}; trained on {len(data.examples):,} {kinds} sentences of {len(np.unique(data.group)):,} "
        f"situations ({counts}, without a label {int((~data.labels.any(axis=1)).sum())}); training data {training_hash(codebook, data.examples)}, "
        f"scikit-learn {version('scikit-learn')}, seed {model.seed}."
    )


def _features(model: FrameClassifier) -> str:
    estimator = next(iter(model.estimators_.values()))
    if not isinstance(model.features_, SentenceFeatures):
        return f"Features: {type(model.features_).__name__}; estimator: {type(estimator).__name__}, one for each label."
    f = model.features_
    return (
        f"Features: {len(f.words_):,} words and {len(f.pairs_):,} pairs of words, {len(f.pieces_):,} runs of 3 to 5 characters inside words, "
        "the mean word vector, and style (marks, modality, person, tense, degree, speech, kind of cue), without names and figures; "
        f"{type(estimator).__name__}, one for each label."
    )


def _answers(model: FrameClassifier) -> str:
    pool = (
        "The combined value counts the classifier as one more indicator, at a discount: `1 - (1 - lexicon) * (1 - "
        f"{next(iter(model.pools_.values())).discount} * classifier)`."  # type: ignore[union-attr]
        if model.authored
        else "The combined value is a logistic regression, learnt out of fold, on the classifier's log-odds and the lexicon's hits "
        "in the outlet's voice and in a source's."
    )
    prior = (
        ""
        if model.article_prior is None
        else (
            f" In an article it is moved towards what the other sentences say; the share in training weighs {model.article_prior:g} sentences."
        )
    )
    cuts = ", ".join(
        f"{label} {model.thresholds_[label]:.2f} and {model.combined_thresholds_[label]:.2f}" for label in model.labels_
    )
    return (
        f"The classifier's probability is calibrated out of fold (Platt scaling). {pool}{prior} "
        f"Thresholds of classifier and combined value: {cuts}."
    )


def _tables(model: FrameClassifier) -> list[str]:
    data, labels = model.training_, model.labels_
    combined, classifier = model.combined_out_of_fold_, model.out_of_fold_
    answers = {
        "lexicon": (data.lexicon, data.lexicon >= 0.5),
        "classifier": (classifier, classifier >= _cuts(model.thresholds_, labels)),
        "combined": (combined, combined >= _cuts(model.combined_thresholds_, labels)),
    }
    frame = figures(data, labels, answers, n_resamples=N_RESAMPLES, seed=model.seed)
    return [
        f"## Figures\n\nOut of fold ({model.folds} folds, situations kept together), with 95 % intervals from {N_RESAMPLES} samples of situations."
        + (
            "\nThe sentences were written to be told apart and half of them to fool a word list: on news the figures are others."
            if model.authored
            else ""
        ),
        _figure_table(frame),
        "## By voice and genre\n\nF1 of the combined value, where at least "
        f"{FEWEST} sentences have the label; recall in brackets; `-` where there are fewer.",
        *(_group_table(model, name) for name in ("voice", "genre")),
        "## Calibration\n\nReliability of classifier and combined value out of fold: share of sentences with the label "
        "among those given such a value (number of sentences).",
        *(_curve_table(data.labels[:, n], classifier[:, n], combined[:, n], label) for n, label in enumerate(labels)),
    ]


def _cuts(thresholds: dict[str, float], labels: tuple[str, ...]) -> NDArray[np.float64]:
    return np.array([thresholds[label] for label in labels])


def _figure_table(frame: pd.DataFrame) -> str:
    head = ["label", "coder", "sentences with it", *TITLES.values()]
    rows = []
    for key, part in frame.groupby(["label", "coder"], sort=False):
        label, coder = str(key[0]), str(key[1])
        by = part.set_index("statistic")
        cells = [f"{by.estimate[name]:.2f} ({by.low[name]:.2f} to {by.high[name]:.2f})" for name in TITLES]
        rows.append([label, coder, str(part.positives.iloc[0]), *cells])
    return _table(head, rows)


def _group_table(model: FrameClassifier, by: str) -> str:
    data = model.training_
    values = [getattr(e, by) or "none" for e in data.examples]
    present = model.combined_out_of_fold_ >= _cuts(model.combined_thresholds_, model.labels_)
    rows = []
    for value, count in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])):
        inside = np.array([v == value for v in values])
        cells = [_f1(data.labels[inside, n], present[inside, n]) for n in range(len(model.labels_))]
        if any(cell != "-" for cell in cells):
            rows.append([value, str(count), *cells])
    return _table([by, "sentences", *model.labels_], rows)


def _f1(target: NDArray[np.bool_], present: NDArray[np.bool_]) -> str:
    if target.sum() < FEWEST:
        return "-"
    hit = (target & present).sum()
    return f"{2 * hit / (target.sum() + present.sum()):.2f} ({hit / target.sum():.2f})"


def _curve_table(
    target: NDArray[np.bool_], classifier: NDArray[np.float64], combined: NDArray[np.float64], label: str
) -> str:
    curves = [reliability_curve(target, value) for value in (classifier, combined)]
    pairs = [zip(curve["share"].tolist(), curve["n"].tolist(), strict=True) for curve in curves]
    cells = [[f"{share:.2f} ({n})" if n else "-" for share, n in own] for own in pairs]
    bins = [
        f"{low:.1f} to {high:.1f}" for low, high in zip(curves[0].low.tolist(), curves[0].high.tolist(), strict=True)
    ]
    return _table([label, "classifier", "combined"], [list(row) for row in zip(bins, *cells, strict=True)])


def _limits(model: FrameClassifier) -> str:
    source = (
        "the sentences were written for the codebook and are no sample of news, so shares and calibration are theirs"
        if model.authored
        else "figures hold for text like the labelled sentences, drawn as they were drawn"
    )
    names = (
        "Names and figures take no part, so nothing is scored for naming a country, party or person."
        if isinstance(model.features_, SentenceFeatures)
        else "The features see names and figures: check that no country, party or person is scored for its name."
    )
    return (
        f"## Limits\n\nEnglish news; {source}. One sentence is read at a time: what only its neighbours tell is not seen. {names} "
        "Validate on a coded sample of your own (`framing sample`, `framing validate`)."
    )


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *rows]]
    return "\n".join(lines)
