"""Trained classifiers on disk: skops files (never pickle), checked on loading, with a model card."""

from __future__ import annotations

import hashlib
import io
import os
import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import numpy as np
import orjson

from framing.codebooks.codebook import Codebook, Example
from framing.codebooks.files import load_codebook
from framing.codebooks.locate import shipped
from framing.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from framing.coders.classifier import FrameClassifier

MODEL, META, CARD = "model.skops", "model.json", "card.md"
OWN_TYPES = ("framing.coders.features.SentenceFeatures", "framing.coders.embeddings.SentenceEncoder")
"""What a model file may hold beside the types that skops knows to be safe."""
LIBRARIES = ("scikit-learn", "numpy")
FORMAT = 2
"""The form of `model.json`; a model of another form is not read."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def training_hash(codebook: Codebook, examples: Sequence[Example]) -> str:
    """What a model depends on: the codebook's categories and indicators, and the examples."""
    rows = [repr((e.text, e.labels, e.scenario)) for e in examples]
    return hashlib.sha256("\n".join([codebook.digest, *rows]).encode()).hexdigest()[:12]


def save_model(model: FrameClassifier, codebook: Codebook, folder: str | os.PathLike[str]) -> Path:
    """Write a fitted classifier as `model.skops`, `model.json` and `card.md`; the same model gives the same bytes."""
    from framing.coders.card import card

    place = model_place(folder)
    place.mkdir(parents=True, exist_ok=True)
    parts = {"features": _plain(model.features_), "estimators": model.estimators_, "sentences": model.sentences_}
    (place / MODEL).write_bytes(_packed(parts))
    meta = {
        "format": FORMAT,
        "codebook": codebook.name,
        "labels": list(model.labels_),
        "calibration": {label: list(map(float, pair)) for label, pair in model.calibration_.items()},
        "thresholds": model.thresholds_,
        "pools": {label: dict(vars(pool)) for label, pool in model.pools_.items()},
        "combined_thresholds": model.combined_thresholds_,
        "prevalence": model.prevalence_,
        "training": training_hash(codebook, model.training_.examples),
        "libraries": {name: version(name) for name in LIBRARIES},
        "options": {
            name: getattr(model, name)
            for name in ("class_weight", "authored", "discount", "article_prior", "folds", "seed")
        },
    }
    (place / META).write_bytes(orjson.dumps(meta, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")
    (place / CARD).write_text(card(model, codebook), encoding="utf-8")
    return place


def model_place(folder: str | os.PathLike[str]) -> Path:
    """The folder that a model is written to; a file that stands there is refused."""
    place = Path(folder)
    if place.exists() and not place.is_dir():
        raise UsageError(f"{place}: is a file, where a model folder should go: name a new folder")
    return place


def load_model(
    name_or_path: str | os.PathLike[str], *, codebook: str | os.PathLike[str] | Codebook | None = None
) -> FrameClassifier:
    """A classifier from a folder or by shipped name; `codebook` is its codebook, where that does not ship.

    Coding does without; `values` and `evaluate`, which want the lexicon's answer too, need it. Raises a UsageError for a
    codebook of another name.

    A file with types that are not known to be safe is refused (InputError). A model saved under another minor version of
    scikit-learn is loaded with a warning, since its predictions may differ there.
    """
    from sklearn.base import clone

    from framing.coders.classifier import TEXT, FrameClassifier
    from framing.coders.pooling import pool_from_dict

    place = _model_folder(name_or_path)
    meta = _read_meta(place / META)
    _check_versions(place, meta["libraries"])
    parts = _trusted(place / MODEL)
    estimator = next(iter(parts["estimators"].values()))
    features = TEXT if parts["features"] is None else clone(parts["features"])
    book = meta["codebook"] if codebook is None else _same_book(place, load_codebook(codebook), meta["codebook"])
    model = FrameClassifier(book, features=features, estimator=clone(estimator), **meta["options"])
    model.labels_ = tuple(meta["labels"])
    model.calibration_ = {label: np.array(meta["calibration"][label]) for label in model.labels_}
    model.thresholds_, model.combined_thresholds_ = meta["thresholds"], meta["combined_thresholds"]
    model.pools_ = {label: pool_from_dict(meta["pools"][label]) for label in model.labels_}
    model.prevalence_ = meta["prevalence"]
    model.features_ = parts["features"]
    model.estimators_ = {label: parts["estimators"][label] for label in model.labels_}
    model.sentences_ = parts["sentences"]
    model.ready()
    model.stamp_ = f"{meta['training']}+sklearn{meta['libraries']['scikit-learn']}"
    return model


def _same_book(place: Path, book: Codebook, name: str) -> Codebook:
    if book.name != name:
        raise UsageError(f"codebook: {place} is a classifier for {name!r}, got {book.name!r}: name its own codebook")
    return book


def _model_folder(name_or_path: str | os.PathLike[str]) -> Path:
    place = Path(name_or_path)
    if not (place / META).is_file():
        place = shipped("models") / str(name_or_path)
    if not (place / META).is_file():
        raise InputError(
            f"model {os.fspath(name_or_path)!r}: no {META} in that folder, nor a shipped model of that name: name a folder written by `framing train`"
        )
    return place


def _read_meta(path: Path) -> dict[str, Any]:
    """What `model.json` says; refused where it is no JSON, or of another form than this version writes."""
    try:
        meta = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise InputError(f"{path}: is no JSON ({error}): train the model again") from None
    if not isinstance(meta, dict) or meta.get("format") != FORMAT:
        raise InputError(f"{path}: was written by another version of framing: train the model again")
    return meta


def _check_versions(place: Path, saved: dict[str, str]) -> None:
    """Warn where scikit-learn is of another minor version than the one that the model was saved under."""
    then, now = saved["scikit-learn"], version("scikit-learn")
    if then.split(".")[:2] != now.split(".")[:2]:
        warnings.warn(
            f"{place}: trained with scikit-learn {then}, this is {now}: predictions may differ, train again to be sure",
            stacklevel=3,
        )


def _trusted(path: Path) -> dict[str, Any]:
    """The parts of a model file, or a refusal."""
    import skops.io
    import skops.io.exceptions

    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Trying to unpickle|.*InconsistentVersion", category=UserWarning)
            parts: dict[str, Any] = skops.io.load(path, trusted=list(OWN_TYPES))
    except skops.io.exceptions.UntrustedTypesFoundException as error:
        names = " ".join(str(error).split())
        raise InputError(
            f"{path}: holds types that are not known to be safe: the file is refused; train the model again ({names})"
        ) from None
    except (OSError, BadZipFile) as error:
        raise InputError(f"{path}: cannot be read as a model ({error}): train the model again") from None
    return parts


def _plain(features: Any) -> Any:
    """The transformer with Python integers in its vocabularies: NumPy integers would each be stored as a file of their own."""
    for _, part in getattr(features, "transformer_list", [("", features)]):
        if hasattr(part, "vocabulary_"):
            part.vocabulary_ = {term: int(number) for term, number in part.vocabulary_.items()}
    return features


def _packed(parts: dict[str, Any]) -> bytes:
    """A skops archive without what differs from run to run: times, and the addresses by which objects are numbered."""
    import skops.io

    out = io.BytesIO()
    with ZipFile(io.BytesIO(skops.io.dumps(parts))) as source, ZipFile(out, "w") as target:
        schema = source.read("schema.json").decode()
        names: dict[str, str] = {}
        for number in re.findall(r'"__id__": (\d+)', schema) + re.findall(r'"file": "(\d+)\.\w+"', schema):
            names.setdefault(number, str(len(names) + 1))
        for member in source.namelist():
            stem, dot, suffix = member.rpartition(".")
            content = source.read(member)
            if member == "schema.json":
                content = _renumbered(schema, names).encode()
            info = ZipInfo(f"{names.get(stem, stem)}{dot}{suffix}", LONG_AGO)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content, compresslevel=9)
    return out.getvalue()


def _renumbered(schema: str, names: dict[str, str]) -> str:
    schema = re.sub(r'("__id__": )(\d+)', lambda m: m[1] + names[m[2]], schema)
    return re.sub(r'("file": ")(\d+)(\.\w+")', lambda m: m[1] + names[m[2]] + m[3], schema)


@lru_cache
def shipped_model(name: str) -> FrameClassifier:
    """A shipped classifier, loaded once in a process."""
    return load_model(shipped("models") / name)


def has_model(name: str) -> bool:
    """Whether a classifier ships for a codebook."""
    return (shipped("models") / name / META).is_file()


def shipped_models(names: Sequence[str]) -> dict[str, FrameClassifier]:
    """The shipped classifiers among some codebooks."""
    return {name: shipped_model(name) for name in names if has_model(name)}
