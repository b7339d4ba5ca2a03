"""Figures equal scikit-learn's, intervals draw whole situations, and no held-out sentence takes part in training."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import calibration_curve

import framing as fr
from framing.coders import evaluation
from framing.coders.evaluation import (
    STATISTICS,
    confusion_counts,
    cross_validated,
    figures,
    held_out,
    reliability_curve,
    statistics,
)
from framing.coders.training import training_set
from tests.helpers.water import BOOK, EXAMPLES

VALUES = st.sampled_from([0.0, 0.1, 0.25, 0.25, 0.5, 0.7, 0.9, 1.0]) | st.floats(0, 1)
ROWS = st.lists(st.tuples(st.booleans(), VALUES, st.booleans(), st.integers(0, 3)), min_size=1, max_size=25)


def scikit_learn(target, value, present, weight) -> dict[str, float]:
    """The same figures by scikit-learn, NaN where its own answer is a stand-in for an undefined one."""
    options = {"sample_weight": weight, "zero_division": np.nan}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        one, zero = (metrics.f1_score(target, present, pos_label=side, **options) for side in (True, False))
        both = weight[target].sum() > 0 and weight[~target].sum() > 0
        return {
            "precision": metrics.precision_score(target, present, **options),
            "recall": metrics.recall_score(target, present, **options),
            "f1": one,
            "macro_f1": (one + zero) / 2,
            "auc": metrics.roc_auc_score(target, value, sample_weight=weight) if both else np.nan,
            "average_precision": metrics.average_precision_score(target, value, sample_weight=weight)
            if both
            else np.nan,
            "brier": np.average((value - target) ** 2, weights=weight),
        }


@given(ROWS)
@settings(deadline=None, max_examples=150)
def test_statistics_equal_scikit_learns(rows):
    """Ties and weights included; weights are how often a sentence was drawn."""
    target, value, present, weight = (np.array(column) for column in zip(*rows, strict=True))
    weight = weight.astype(float)
    if not weight.sum():
        weight[0] = 1.0
    found = dict(zip(STATISTICS, statistics(target, value, present, weight).tolist(), strict=True))
    assert found == pytest.approx(scikit_learn(target, value, present, weight), abs=1e-9, nan_ok=True)


@given(ROWS)
@settings(deadline=None)
def test_a_weight_is_a_repetition(rows):
    target, value, present, weight = (np.array(column) for column in zip(*rows, strict=True))
    if weight.sum():
        again = [np.repeat(column, weight) for column in (target, value, present)]
        whole = statistics(*again, np.ones(len(again[0])))
        assert statistics(target, value, present, weight.astype(float)) == pytest.approx(whole, nan_ok=True)


def test_undefined_is_nan():
    none = np.zeros(3, bool)
    found = dict(zip(STATISTICS, statistics(none, np.full(3, 0.2), none, np.ones(3)), strict=True))
    assert {name for name, value in found.items() if np.isnan(value)} == {
        "precision", "recall", "f1", "macro_f1", "auc", "average_precision",
    }  # fmt: skip
    assert found["brier"] == pytest.approx(0.04)


@pytest.fixture(scope="module")
def data():
    return training_set(BOOK, EXAMPLES)


def answers(data) -> dict:
    rng = np.random.default_rng(4)
    value = np.clip(data.labels * 0.4 + rng.random(data.labels.shape) * 0.6, 0, 1)
    return {"combined": (value, value >= 0.5), "lexicon": (data.lexicon, data.lexicon >= 0.5)}


def test_the_frame_has_a_row_for_each_label_coder_and_statistic(data):
    table = figures(data, ("drought", "flood"), answers(data), n_resamples=50)
    assert table.columns.tolist() == ["label", "coder", "statistic", "estimate", "low", "high", "n", "positives"]
    assert len(table) == 2 * 2 * len(STATISTICS)
    assert set(table.n) == {48}
    assert table.groupby("label").positives.first().to_dict() == {"drought": 20, "flood": 20}
    value, present = answers(data)["combined"]
    own = table[(table.label == "flood") & (table.coder == "combined")].set_index("statistic").estimate
    expected = scikit_learn(data.labels[:, 1], value[:, 1], present[:, 1], np.ones(48))
    assert own.to_dict() == pytest.approx(expected)
    assert ((table.low <= table.estimate + 1e-9) & (table.estimate <= table.high + 1e-9)).all()


def test_intervals_are_the_quantiles_of_samples_of_whole_situations(data, monkeypatch):
    drawn = []
    draws = evaluation._draws
    monkeypatch.setattr(evaluation, "_draws", lambda *args: drawn.append(draws(*args)) or drawn[-1])
    table = figures(data, ("drought", "flood"), answers(data), n_resamples=60, level=0.9, seed=3)
    (weights,) = drawn
    assert weights.shape == (60, 48)
    groups = np.unique(data.group)
    for weight in weights:
        by_group = [set(weight[data.group == g]) for g in groups]
        assert all(len(own) == 1 for own in by_group)  # all sentences of a situation are drawn as often
        assert sum(own.pop() for own in by_group) == len(groups)
    value, present = answers(data)["combined"]
    again = [scikit_learn(data.labels[:, 0], value[:, 0], present[:, 0], w)["auc"] for w in weights]
    row = table[(table.label == "drought") & (table.coder == "combined") & (table.statistic == "auc")].iloc[0]
    assert [row.low, row.high] == pytest.approx(np.nanquantile(again, [0.05, 0.95]))


def test_the_same_seed_gives_the_same_intervals(data):
    one, two, other = (figures(data, ("drought", "flood"), answers(data), n_resamples=30, seed=s) for s in (1, 1, 2))
    assert one.equals(two)
    assert one.estimate.equals(other.estimate)
    assert not one.low.equals(other.low)


class Spy(ClassifierMixin, BaseEstimator):
    """An estimator of texts that writes down what it was trained on and asked about."""

    log: list = []  # noqa: RUF012

    def fit(self, X, y):  # noqa: N803
        self.classes_ = np.unique(y)
        self.trained_on_ = frozenset(X)
        return self

    def decision_function(self, X):  # noqa: N803
        Spy.log.append((self.trained_on_, frozenset(X)))
        return np.array([len(x) % 7 - 3.0 for x in X])


def scenarios(texts) -> set[str]:
    return {e.scenario for e in EXAMPLES if e.text in texts}


def test_cross_validation_never_trains_on_a_held_out_situation():
    """Neither the outer folds that are tested, nor the inner ones that calibrate and choose thresholds."""
    Spy.log.clear()
    model = fr.FrameClassifier(BOOK, features="text", estimator=Spy(), folds=3)
    data, found = held_out(model, EXAMPLES, folds=4)
    assert Spy.log
    for trained, asked in Spy.log:
        assert not scenarios(trained) & scenarios(asked)
    asked = [asked for trained, asked in Spy.log]
    assert set().union(*asked) == {e.text for e in EXAMPLES}
    outer = {a for t, a in Spy.log if len(t) + len(a) == len(EXAMPLES)}
    assert len(outer) == 4
    assert sum(map(len, outer)) == len(EXAMPLES)
    for trained, held in Spy.log:  # whatever is trained for an outer fold has seen nothing of it
        home = [
            o
            for o in outer
            if not scenarios(o) & scenarios(trained) and (held == o or not scenarios(o) & scenarios(held))
        ]
        assert home
    assert set(found) == {"lexicon", "classifier", "combined"}
    assert data.labels.shape == found["combined"][0].shape


def test_cross_validated_figures_are_those_of_the_held_out_answers():
    model = fr.FrameClassifier(BOOK, folds=3)
    calls = []
    table = cross_validated(model, EXAMPLES, folds=3, n_resamples=20, progress=lambda *call: calls.append(call))
    data, found = held_out(model, EXAMPLES, folds=3)
    assert table.equals(figures(data, ("drought", "flood"), found, n_resamples=20))
    assert [done for done, *_ in calls] == [1, 2, 3]
    auc = table[(table.statistic == "auc") & (table.coder == "classifier")].estimate
    assert (auc > 0.7).all()


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=30))
def test_the_reliability_curve_counts_each_sentence_in_its_bin(rows):
    target, value = (np.array(column) for column in zip(*rows, strict=True))
    curve = reliability_curve(target, value, bins=4)
    for n, row in curve.iterrows():
        inside = (value >= n / 4) & ((value < (n + 1) / 4) | (n == 3))
        assert row.n == inside.sum()
        if inside.any():
            assert (row["share"], row.mean_value) == pytest.approx((target[inside].mean(), value[inside].mean()))
        else:
            assert np.isnan(row["share"])


def test_the_reliability_curve_equals_scikit_learns():
    rng = np.random.default_rng(2)
    value = rng.random(200)
    target = rng.random(200) < value
    curve = reliability_curve(target, value, bins=10)
    share, mean = calibration_curve(target, value, n_bins=10)
    assert curve["share"].to_numpy() == pytest.approx(share)
    assert curve.mean_value.to_numpy() == pytest.approx(mean)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
def test_confusion_counts_equal_scikit_learns_matrix(rows):
    target, present = (np.array(column) for column in zip(*rows, strict=True))
    (neither, only_coder), (only_gold, both) = metrics.confusion_matrix(target, present, labels=[False, True]).tolist()
    assert confusion_counts(target, present) == {
        "both": both, "only_coder": only_coder, "only_gold": only_gold, "neither": neither,
    }  # fmt: skip
