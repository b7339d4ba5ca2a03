"""Validation of a machine by a hand-coded sample: rates by hand, weights, groups, undefined cases."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import brier_score_loss, precision_recall_fscore_support, roc_auc_score

from framing.measures.validation import COLUMNS, STATISTICS, validate
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.signature import Signature
from tests.helpers.judged import machine, person

rng = np.random.default_rng(11)
VALUES = {f"a{n}": np.round(rng.random(8), 2).tolist() for n in range(12)}
TRUTH = {a: [int(rng.random() < 0.15 + 0.7 * v) for v in values] for a, values in VALUES.items()}
quiet = pytest.mark.filterwarnings("ignore:validate")


def estimates(frame, category="threat", group="all"):
    own = frame[(frame["category"] == category) & (frame["group"] == group)]
    return dict(zip(own["statistic"], own["estimate"], strict=True))


def test_rates_are_scikit_learns():
    frame = validate(machine({"threat": VALUES}), person("AB", {"threat": TRUTH}))
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame["statistic"].tolist() == list(STATISTICS)
    truth, value = np.concatenate(list(TRUTH.values())), np.concatenate(list(VALUES.values()))
    value = np.where(value < 0.01, 0, value)
    found = estimates(frame)
    precision, recall, f1, _ = precision_recall_fscore_support(truth, value >= 0.5, average="binary")
    assert (found["precision"], found["recall"], found["f1"]) == pytest.approx((precision, recall, f1))
    assert found["specificity"] == pytest.approx(((truth == 0) & (value < 0.5)).sum() / (truth == 0).sum())
    assert found["auc"] == pytest.approx(roc_auc_score(truth, value))
    assert found["brier"] == pytest.approx(brier_score_loss(truth, value))
    assert (found["prevalence_hand"], found["prevalence_machine"]) == pytest.approx(
        (truth.mean(), (value >= 0.5).mean())
    )
    assert set(frame["n"]) == {96}
    assert set(frame["n_positive"]) == {truth.sum()}
    assert set(frame["n_articles"]) == {12}
    assert ((frame["low"] <= frame["estimate"]) & (frame["estimate"] <= frame["high"])).all()


def test_weights_count_a_sentence_as_often_as_it_stands_for():
    weights = {a: [1 + (n % 3) for n in range(8)] for a in VALUES}
    sample = pd.DataFrame(
        [
            {"article_id": a, "sentence_id": n, "stratum": "s", "weight": w}
            for a, ws in weights.items()
            for n, w in enumerate(ws)
        ]
    )
    found = estimates(validate(machine({"threat": VALUES}), person("AB", {"threat": TRUTH}, sample=sample)))
    truth, value, w = (np.concatenate(list(x.values())) for x in (TRUTH, VALUES, weights))
    truth, value = np.repeat(truth, w), np.repeat(value, w)
    precision, recall, f1, _ = precision_recall_fscore_support(truth, value >= 0.5, average="binary")
    assert (found["precision"], found["recall"], found["f1"]) == pytest.approx((precision, recall, f1))
    assert found["auc"] == pytest.approx(roc_auc_score(truth, value))
    assert found["brier"] == pytest.approx(brier_score_loss(truth, value), abs=1e-4)
    assert found["prevalence_hand"] == pytest.approx(truth.mean())


def test_sentences_outside_the_sample_are_left_out_aloud():
    sample = pd.DataFrame({"article_id": "a0", "sentence_id": range(8), "stratum": "s", "weight": 1.0})
    with pytest.warns(UserWarning, match="88 judged sentences are not in the sample"):
        frame = validate(machine({"threat": VALUES}), person("AB", {"threat": TRUTH}, sample=sample))
    assert set(frame["n"]) == {8}


def test_sentences_picked_for_being_hard_are_left_out_aloud():
    coding, places = machine({"threat": VALUES}), {"article_id": "a0", "sentence_id": range(8), "stratum": "s"}
    half = pd.DataFrame(places | {"weight": [1.0] * 4 + [np.nan] * 4})
    with pytest.warns(UserWarning, match="4 judged sentences were picked for being hard, not drawn at random"):
        frame = validate(coding, person("AB", {"threat": TRUTH}, sample=half))
    assert set(frame["n"]) == {4}
    none = pd.DataFrame(places | {"weight": np.nan})
    with pytest.raises(UsageError, match="no judged sentence was drawn at random"):
        validate(coding, person("AB", {"threat": TRUTH}, sample=none))


@quiet
def test_groups_are_voices_or_outlets():
    coding = machine(
        {"threat": {"a": [0.9, 0.9, 0.1], "b": [0.2, 0.9]}},
        outlets={"a": "Echo", "b": "Post"},
        voices={("a", 1): "quoted", ("b", 0): "quoted"},
    )
    human = person("AB", {"threat": {"a": [1, 0, 0], "b": [1, 1]}})
    voices = validate(coding, human, by="voice")
    assert set(voices["group"]) == {"outlet", "quoted"}
    assert estimates(voices, group="outlet")["precision"] == 1
    assert estimates(voices, group="quoted")["precision"] == 0
    outlets = validate(coding, human, by="outlet")
    assert estimates(outlets, group="Echo")["precision"] == 0.5
    assert set(outlets.loc[outlets["group"] == "Post", "n"]) == {2}


@quiet
def test_all_is_the_mean_over_categories_in_the_codebooks_order():
    coding = machine({"threat": {"a": [0.9, 0.1], "b": [0.9, 0.2]}, "alliance": {"a": [0.9, 0.9], "b": [0.2, 0.2]}})
    human = person("AB", {"alliance": {"a": [1, 0], "b": [0, 0]}, "threat": {"a": [1, 0], "b": [1, 0]}})
    frame = validate(coding, human)
    assert frame["category"].unique().tolist() == ["threat", "alliance", "all"]
    assert estimates(frame, "all")["f1"] == pytest.approx((1 + 2 / 3) / 2)


def test_what_has_no_cases_is_nan_with_the_reason():
    coding = machine({"threat": {"a": [0.1, 0.0, 0.2], "b": [0.1, 0.0]}})
    with pytest.warns(UserWarning, match="validate: 4 rows are undefined .*precision of security/threat"):
        frame = validate(coding, person("AB", {"threat": {"a": [0, 0, 0], "b": [0, 0]}}))
    notes = frame.set_index("statistic")
    assert notes.loc[["precision", "recall", "f1", "auc"], "estimate"].isna().all()
    assert notes.loc["precision", "note"] == "undefined: the machine found none"
    assert notes.loc["recall", "note"] == "undefined: none was found by hand"
    assert notes.loc["specificity", "estimate"] == 1


def test_all_right_does_not_claim_certainty():
    """20 of 20: Jeffreys' interval begins at 0.883 (Brown, Cai and DasGupta 2001)."""
    right = {f"a{n}": [1] for n in range(20)} | {f"b{n}": [0] for n in range(20)}
    frame = validate(machine({"threat": right}), person("AB", {"threat": right}), n_resamples=4000).set_index(
        "statistic"
    )
    assert frame.loc["recall", "estimate"] == frame.loc["recall", "high"] == 1
    assert frame.loc["recall", "low"] == pytest.approx(0.883, abs=0.02)


def test_the_majority_is_believed_and_ties_are_left_out():
    coding = machine({"threat": {"a": [0.9, 0.9, 0.1]}})
    people = [person("A", {"threat": {"a": [1, 1, 0]}}), person("B", {"threat": {"a": [1, 0, 0]}})]
    both = Coding(
        {**people[0].tables, "codes": pd.concat([p.codes for p in people], ignore_index=True)},
        signature=Signature(options={"coder:A": "human", "coder:B": "human"}),
    )
    with pytest.warns(UserWarning, match="evenly divided on 1 of 3 judgements"):
        frame = validate(coding, both)
    assert set(frame["n"]) == {2}
    assert estimates(validate(coding, both, truth="B"))["precision"] == 0.5


@quiet
def test_numbers_depend_on_the_seed_and_not_on_order():
    coding, human = machine({"threat": VALUES}), person("AB", {"threat": TRUTH})
    shuffled = Coding({**human.tables, "codes": human.codes.sample(frac=1, random_state=1)}, signature=human.signature)
    frame = validate(coding, human, seed=5)
    pd.testing.assert_frame_equal(frame, validate(coding, shuffled, seed=5))
    assert not frame.equals(validate(coding, human, seed=6))


def test_misuse():
    coding, human = machine({"threat": VALUES}), person("AB", {"threat": TRUTH})
    with pytest.raises(UsageError, match="by: expected None or 'voice' or 'outlet', got 'author'"):
        validate(coding, human, by="author")
    with pytest.raises(UsageError, match="coder 'XY' coded nothing here"):
        validate(coding, human, coder="XY")
    with pytest.raises(UsageError, match="holds no judgement of a person"):
        validate(coding, coding)
    with pytest.raises(
        UsageError, match="human: none of its 2 judgements is of a sentence and category that 'combined' coded"
    ):
        validate(coding, person("AB", {"threat": {"z": [1, 0]}}))
