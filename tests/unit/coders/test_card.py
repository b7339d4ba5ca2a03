"""The model card's figures, recomputed from the out-of-fold values."""

from __future__ import annotations

import re

import numpy as np
import pytest
from sklearn import metrics
from sklearn.feature_extraction.text import TfidfVectorizer

import framing as fr
from framing.coders import card as card_module
from framing.coders.card import card
from framing.coders.modelfiles import training_hash
from tests.helpers.water import BOOK, EXAMPLES

SCORES = {
    "precision": metrics.precision_score, "recall": metrics.recall_score, "F1": metrics.f1_score,
    "macro F1": lambda t, p: metrics.f1_score(t, p, average="macro"),
}  # fmt: skip
RANKS = {"AUC": metrics.roc_auc_score, "average precision": metrics.average_precision_score}


@pytest.fixture(scope="module")
def model():
    return fr.FrameClassifier(BOOK, folds=3, authored=True, article_prior=10.0).fit(EXAMPLES)


@pytest.fixture(scope="module")
def text(model):
    return card(model, BOOK)


def table(text: str, first: str) -> list[dict[str, str]]:
    """The rows of the table whose first column has this title."""
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"| {first} |") and "---" in lines[n + 1])
    rows = []
    for line in lines[at:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def own_answers(model) -> dict[str, tuple[np.ndarray, list[float]]]:
    return {
        "lexicon": (model.training_.lexicon, [0.5, 0.5]),
        "classifier": (model.out_of_fold_, list(model.thresholds_.values())),
        "combined": (model.combined_out_of_fold_, list(model.combined_thresholds_.values())),
    }


def test_figures_are_those_of_the_out_of_fold_answers(model, text):
    rows = table(text, "label")
    assert [(r["label"], r["coder"]) for r in rows] == [(x, c) for x in model.labels_ for c in own_answers(model)]
    for row in rows:
        n = model.labels_.index(row["label"])
        values, cuts = own_answers(model)[row["coder"]]
        target, value = model.training_.labels[:, n], values[:, n]
        expected = {name: score(target, value >= cuts[n]) for name, score in SCORES.items()}
        expected |= {name: rank(target, value) for name, rank in RANKS.items()}
        expected["Brier"] = np.mean((value - target) ** 2)
        assert row["sentences with it"] == str(target.sum())
        for name, figure in expected.items():
            shown, low, high = map(float, re.fullmatch(r"(\S+) \((\S+) to (\S+)\)", row[name]).groups())
            assert shown == pytest.approx(figure, abs=0.0051)
            assert low <= shown <= high


def test_groups_have_f1_and_recall_of_the_combined_value_where_there_is_enough(model, monkeypatch):
    monkeypatch.setattr(card_module, "FEWEST", 10)
    rows = {r["genre"]: r for r in table(card(model, BOOK), "genre")}
    assert set(rows) == {"dry", "wet"}
    assert rows["dry"] == {"genre": "dry", "sentences": "14", "drought": rows["dry"]["drought"], "flood": "-"}
    inside = np.array([e.genre == "dry" for e in EXAMPLES])
    target, present = model.training_.labels[inside, 0], model.combined_out_of_fold_[inside, 0] >= 0.5
    f1, recall = metrics.f1_score(target, present), metrics.recall_score(target, present)
    assert rows["dry"]["drought"] == f"{f1:.2f} ({recall:.2f})"


def test_calibration_counts_every_sentence_once(model, text):
    for n, label in enumerate(model.labels_):
        rows = table(text, label)
        for coder in ("classifier", "combined"):
            value = own_answers(model)[coder][0][:, n]
            cells = [re.fullmatch(r"(\S+) \((\d+)\)", r[coder]) for r in rows]
            assert sum(int(c[2]) for c in cells if c) == len(EXAMPLES)
            for k, cell in enumerate(cells):
                inside = (value >= k / 10) & ((value < (k + 1) / 10) | (k == 9))
                assert (cell is None) == (not inside.any())
                if cell:
                    assert float(cell[1]) == pytest.approx(model.training_.labels[inside, n].mean(), abs=0.0051)


def test_the_head_says_what_the_model_was_trained_on(model, text):
    assert text.startswith("# Model card: water\n")
    assert "trained on 48 authored sentences of 24 situations (drought 20, flood 20, without a label 14)" in text
    assert training_hash(BOOK, EXAMPLES) in text
    assert f"Codebook water {BOOK.stamp}" in text
    assert "weighs 10 sentences" in text
    assert f"drought {model.thresholds_['drought']:.2f} and 0.50" in text
    f = model.features_
    assert f"{len(f.words_):,} words and {len(f.pairs_):,} pairs of words, {len(f.pieces_):,} runs" in text
    assert "Names and figures take no part" in text


def test_a_card_of_other_features_and_drawn_sentences_says_so():
    own = fr.FrameClassifier(BOOK, folds=3, features=TfidfVectorizer()).fit(EXAMPLES)
    text = card(own, BOOK)
    assert "48 labelled sentences" in text
    assert "Features: TfidfVectorizer; estimator: LogisticRegression" in text
    assert "check that no country, party or person is scored for its name" in text
    assert "learnt out of fold" in text
    assert "moved towards" not in text
