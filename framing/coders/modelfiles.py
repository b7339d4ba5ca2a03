"""Trained classifiers on disk: skops files (never pickle), checked on loading, with a model card."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED

import numpy as np
import orjson

from framing.codebooks.codebook import Codebook, Example
from framing.codebooks.locate import shipped
from framing.model.errors import InputError

if TYPE_CHECKING:
    from framing.coders.classifier import FrameClassifier

MODEL, META, CARD = "model.skops", "model.json", "card.md"


def training_hash(codebook: Codebook, examples: tuple[Example, ...]) -> str:
    """What a model depends on: the codebook's categories and indicators, and the examples."""
    rows = [repr((e.text, e.labels, e.scenario)) for e in examples]
    return hashlib.sha256("\n".join([codebook.digest, *rows]).encode()).hexdigest()[:12]


def _with_plain_vocabularies(features: Any) -> Any:
    """The transformer with Python integers in its vocabularies: NumPy integers would each be stored as a file of their own."""
    for _, part in getattr(features, "transformer_list", [("", features)]):
        if hasattr(part, "vocabulary_"):
            part.vocabulary_ = {term: int(number) for term, number in part.vocabulary_.items()}
    return features


def save_model(
    model: FrameClassifier, codebook: Codebook, examples: tuple[Example, ...], folder: str | os.PathLike[str]
) -> Path:
    """Write `model.skops`, `model.json` and `card.md`."""
    import skops.io

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    parts = {"features": _with_plain_vocabularies(model.features_), "estimators": model.estimators_}
    skops.io.dump(parts, place / MODEL, compression=ZIP_DEFLATED, compresslevel=9)
    meta = {
        "codebook": codebook.name,
        "labels": list(model.labels_),
        "thresholds": model.thresholds_,
        "calibration": model.calibration_,
        "training": training_hash(codebook, examples),
        "scikit-learn": version("scikit-learn"),
        "seed": model.seed,
        "folds": model.folds,
    }
    (place / META).write_bytes(orjson.dumps(meta, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")
    (place / CARD).write_text(card(model, codebook, examples), encoding="utf-8")
    return place


def load_model(name_or_path: str | os.PathLike[str]) -> FrameClassifier:
    """A classifier from a folder or by shipped name; a file with types that are not known to be safe is refused."""
    import skops.io
    import skops.io.exceptions

    from framing.coders.classifier import FrameClassifier

    place = Path(name_or_path)
    if not (place / META).is_file():
        place = shipped("models") / str(name_or_path)
    if not (place / META).is_file():
        raise InputError(
            f"model {os.fspath(name_or_path)!r}: no {META} in that folder, nor a shipped model of that name: name a folder written by `framing train`"
        )
    meta = orjson.loads((place / META).read_bytes())
    try:
        parts = skops.io.load(place / MODEL)
    except skops.io.exceptions.UntrustedTypesFoundException as error:
        raise InputError(
            f"{place / MODEL}: holds types that are not known to be safe: the file is refused; train the model again ({error})"
        ) from None
    model = FrameClassifier(meta["codebook"], folds=meta["folds"], seed=meta["seed"])
    model.labels_ = tuple(meta["labels"])
    model.thresholds_ = meta["thresholds"]
    model.calibration_ = {label: tuple(pair) for label, pair in meta["calibration"].items()}
    model.features_, model.estimators_ = parts["features"], parts["estimators"]
    model.stamp_ = f"{meta['training']}+sklearn{meta['scikit-learn']}"
    return model


@lru_cache
def shipped_model(name: str) -> FrameClassifier:
    """A shipped classifier, loaded once in a process."""
    return load_model(shipped("models") / name)


def has_model(name: str) -> bool:
    """Whether a classifier ships for a codebook."""
    return (shipped("models") / name / META).is_file()


def card(model: FrameClassifier, codebook: Codebook, examples: tuple[Example, ...]) -> str:
    """The model card: data, features, figures from grouped cross-validation, limits."""
    from sklearn.metrics import (
        average_precision_score,
        brier_score_loss,
        f1_score,
        precision_score,
        recall_score,
        roc_auc_score,
    )

    lines = [
        f"# Model card: {codebook.name}",
        "",
        f"Codebook {codebook.name} {codebook.stamp}; trained on {len(examples)} authored examples of {len({e.scenario for e in examples})} scenarios "
        f"(training data {training_hash(codebook, examples)}), scikit-learn {version('scikit-learn')}, seed {model.seed}.",
        "",
        "Features: TF-IDF of word 1-2-grams and character 3-5-grams, actors and figures left out; logistic regression. "
        "The combined value is the mean of the classifier's probability and the lexicon's noisy-or, calibrated by Platt scaling.",
        "",
        f"Out-of-fold figures of the combined value ({model.folds} folds, scenarios kept together).",
        "They describe authored examples; on real news expect less.",
        "",
        "| label | examples | threshold | precision | recall | F1 | AUC | average precision | Brier |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for n, label in enumerate(model.labels_):
        target, value = model.targets_[:, n], model.out_of_fold_[:, n]
        got = value >= model.thresholds_[label]
        figures = (
            model.thresholds_[label], precision_score(target, got), recall_score(target, got), f1_score(target, got),
            roc_auc_score(target, value), average_precision_score(target, value), brier_score_loss(target, value),
        )  # fmt: skip
        lines.append(f"| {label} | {int(np.sum(target))} | " + " | ".join(f"{f:.2f}" for f in figures) + " |")
    lines += [
        "",
        "Limits: English news; one sentence at a time, without its neighbours; examples are the codebook's own, not a sample of news.",
        "",
    ]
    return "\n".join(lines)
