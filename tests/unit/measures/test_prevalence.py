"""Corrected shares of codings: estimates by hand, groups, undefined cases, and intervals that cover."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pandas as pd
import pytest

from framing.codebooks.codebook import Codebook
from framing.measures.prevalence import COLUMNS, METHODS, prevalence
from framing.measures.quantification import lang_reiczigel
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.signature import Signature
from tests.helpers.judged import machine, person

# Twenty articles of five sentences, in each of which the machine finds two; sentences 0 and 4 are hand-coded.
CORPUS = {"threat": {f"a{n:02}": [0.9, 0.2, 0.8, 0.1, 0.3] for n in range(20)}}
HAND = {"threat": {f"a{n:02}": [int(n < 16), None, None, None, int(n < 4)] for n in range(20)}}


def estimates(frame, group="all"):
    own = frame[frame["group"] == group]
    return dict(zip(own["method"], own["estimate"], strict=True))


def test_every_method_by_hand():
    frame = prevalence(machine(CORPUS), person("AB", HAND))
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame["method"].tolist() == list(METHODS)
    found = estimates(frame)
    # Of 40 judged: 16 right, 4 wrong, 4 missed, 16 rightly left. Sensitivity and specificity 16/20.
    assert set(frame["sensitivity"]) == set(frame["specificity"]) == {0.8}
    assert found["naive"] == pytest.approx(0.4)
    assert found["rogan_gladen"] == pytest.approx((0.4 + 0.8 - 1) / 0.6)
    assert found["double_sampling"] == pytest.approx(0.4 * 0.8 + 0.6 * 0.2)
    assert found["hand"] == pytest.approx(0.5)
    with_, without = (16 * 0.9 + 4 * 0.3) / 20, (4 * 0.9 + 16 * 0.3) / 20
    assert found["probabilistic"] == pytest.approx((0.46 - without) / (with_ - without))
    assert set(frame["n_sentences"]) == {100}
    assert frame["n_validated"].tolist() == [0, 40, 40, 40, 40]


def test_without_a_sample_the_share_is_counted_and_says_so():
    frame = prevalence(machine(CORPUS))
    assert frame["method"].tolist() == ["naive"]
    assert frame.loc[0, "estimate"] == pytest.approx(0.4)
    assert "not corrected" in frame.loc[0, "note"]
    assert math.isnan(frame.loc[0, "sensitivity"])


def test_a_corrected_share_is_held_within_0_to_1():
    hand = {"threat": {a: [int(n < 2), None, None, None, 0] for n, a in enumerate(CORPUS["threat"])}}
    quiet = {"threat": {a: v if n < 10 else [0.0] * 5 for n, (a, v) in enumerate(CORPUS["threat"].items())}}
    frame = prevalence(machine(quiet), person("AB", hand)).set_index("method")
    assert frame.loc["rogan_gladen", "raw"] == pytest.approx((0.2 + 30 / 38 - 1) / (1 + 30 / 38 - 1))
    hand = {"threat": {a: [int(n == 0), None, None, None, int(n == 0)] for n, a in enumerate(CORPUS["threat"])}}
    frame = prevalence(machine(quiet), person("AB", hand)).set_index("method")
    assert frame.loc["rogan_gladen", "raw"] < 0 == frame.loc["rogan_gladen", "estimate"]
    assert frame.loc["rogan_gladen", "note"].startswith("held within 0 to 1")
    assert frame.loc["rogan_gladen", "low"] == 0


@pytest.mark.filterwarnings("ignore:prevalence")
def test_groups_share_the_error_rates():
    outlets = {a: "Echo" if n < 5 else "Post" for n, a in enumerate(CORPUS["threat"])}
    corpus = {
        "threat": {a: [0.9, 0.9, 0.9, 0.9, 0.3] if n < 5 else v for n, (a, v) in enumerate(CORPUS["threat"].items())}
    }
    frame = prevalence(machine(corpus, outlets=outlets), person("AB", HAND), by="outlet")
    assert set(frame["sensitivity"]) == {0.8}
    echo, post = estimates(frame, "Echo"), estimates(frame, "Post")
    assert (echo["naive"], post["naive"]) == pytest.approx((0.8, 0.4))
    assert echo["rogan_gladen"] == pytest.approx(1.0)
    assert post["rogan_gladen"] == pytest.approx(1 / 3)
    assert post["hand"] == pytest.approx(11 / 30)
    voices = prevalence(
        machine(CORPUS, voices={(a, 2): "quoted" for a in CORPUS["threat"]}), person("AB", HAND), by="voice"
    )
    assert estimates(voices, "quoted")["naive"] == 1


def test_undefined_is_nan_and_says_so():
    outlets = {a: "Echo" if n < 5 else "Post" for n, a in enumerate(CORPUS["threat"])}
    hand = {"threat": {a: v for n, (a, v) in enumerate(HAND["threat"].items()) if n >= 5}}
    with pytest.warns(UserWarning, match="prevalence: 2 rows are undefined .*double_sampling"):
        frame = prevalence(machine(CORPUS, outlets=outlets), person("AB", hand), by="outlet")
    assert math.isnan(estimates(frame, "Echo")["hand"])
    assert not math.isnan(estimates(frame, "Echo")["rogan_gladen"])
    reversed_ = {"threat": {a: [0, None, None, None, 1] for a in CORPUS["threat"]}}
    with pytest.warns(UserWarning, match="no better than chance"):
        frame = prevalence(machine(CORPUS), person("AB", reversed_))
    assert math.isnan(estimates(frame)["rogan_gladen"])
    assert math.isnan(estimates(frame)["probabilistic"])


def test_weights_undo_a_stratified_draw():
    """Drawn: 10 of the 40 that the machine finds, 10 of the 60 others; unweighted, precision and omission are the same,
    sensitivity is not."""
    sample = pd.DataFrame(
        [
            {"article_id": a, "sentence_id": n, "stratum": s, "weight": w}
            for a in list(CORPUS["threat"])[:10]
            for n, s, w in ((0, "found", 4.0), (4, "not", 6.0))
        ]
    )
    hand = {
        "threat": {a: [int(n < 8), None, None, None, int(n < 1)] for n, a in enumerate(list(CORPUS["threat"])[:10])}
    }
    frame = prevalence(machine(CORPUS), person("AB", hand, sample=sample))
    found = estimates(frame)
    assert frame.loc[0, "sensitivity"] == pytest.approx(32 / 38)
    assert frame.loc[0, "specificity"] == pytest.approx(54 / 62)
    assert found["hand"] == found["rogan_gladen"] == found["double_sampling"] == pytest.approx(0.38)


def simulated(rng, n_articles=60, n_sentences=12, share=0.1, sensitivity=0.75, specificity=0.92, n_sample=250):
    """A corpus in which articles differ in how often they carry the category, and a random hand-coded sample of it."""
    in_article = rng.beta(share * 4, (1 - share) * 4, n_articles)
    truth = (rng.random((n_articles, n_sentences)) < in_article[:, None]).ravel().astype(float)
    found = rng.random(truth.size) < np.where(truth == 1, sensitivity, 1 - specificity)
    value = np.where(found, rng.beta(6, 2, truth.size) / 2 + 0.5, rng.beta(2, 6, truth.size) / 2)
    place = pd.DataFrame({
        "article_id": np.repeat([f"a{n:03}" for n in range(n_articles)], n_sentences),
        "sentence_id": np.tile(np.arange(n_sentences), n_articles),
    })  # fmt: skip
    codes = place.assign(codebook="security", category="threat")
    drawn = rng.choice(truth.size, n_sample, replace=False)
    blocks = place.drop_duplicates("article_id").assign(block_id=0, kind="body", editorial=0.0)
    tables = {
        "sentences": place.assign(block_id=0, voice="outlet"),
        "blocks": blocks,
        "codes": codes.assign(coder="combined", value=value, present=found),
    }
    hand = codes.assign(coder="AB", value=truth, present=truth == 1).iloc[drawn]
    book = Codebook.from_terms({"threat": []}, name="security")
    return Coding(tables, codebooks=(book,)), Coding(
        {"codes": hand}, signature=Signature(options={"coder:AB": "human"})
    )


def test_intervals_cover_the_true_share_and_the_naive_one_does_not():
    rng = np.random.default_rng(8)
    covered = dict.fromkeys(METHODS, 0)
    runs = 150
    for run in range(runs):
        frame = prevalence(*simulated(rng), n_resamples=300, seed=run).set_index("method")
        for method in METHODS:
            covered[method] += frame.loc[method, "low"] <= 0.1 <= frame.loc[method, "high"]
    for method in ("rogan_gladen", "probabilistic", "double_sampling", "hand"):
        assert 0.88 <= covered[method] / runs <= 1, (method, covered)
    assert covered["naive"] / runs < 0.5


def test_the_interval_is_near_the_closed_form_where_sentences_are_independent():
    """One sentence an article, the sample from it: Lang and Reiczigel's interval, which takes the two for independent."""
    coding, human = simulated(np.random.default_rng(3), n_articles=1500, n_sentences=1, n_sample=500)
    row = prevalence(coding, human, n_resamples=2000).set_index("method").loc["rogan_gladen"]
    merged = human.codes.merge(coding.codes, on=["article_id", "sentence_id"], suffixes=("_hand", ""))
    truth, found = merged["present_hand"], merged["present"]
    low, high = lang_reiczigel(
        positive=int(coding.codes["present"].sum()), n=1500, true_positive=int((truth & found).sum()), n_positive=int(truth.sum()),
        true_negative=int((~truth & ~found).sum()), n_negative=int((~truth).sum()),
    )  # fmt: skip
    assert (row["low"], row["high"]) == pytest.approx((low, high), abs=0.025)


def test_a_machine_that_finds_none_is_corrected_by_what_it_left():
    silent = machine({"threat": {a: [0.1] * 5 for a in CORPUS["threat"]}})
    with pytest.warns(UserWarning, match="rogan_gladen"):
        found = estimates(prevalence(silent, person("AB", HAND)))
    assert found["naive"] == 0
    assert found["double_sampling"] == found["hand"] == pytest.approx(0.5)


def test_order_does_not_matter_and_misuse_is_told():
    coding, human = machine(CORPUS), person("AB", HAND)
    shuffled = Coding({**human.tables, "codes": human.codes.sample(frac=1, random_state=1)}, signature=human.signature)
    pd.testing.assert_frame_equal(prevalence(coding, human), prevalence(coding, shuffled))
    with pytest.raises(UsageError, match="coded no sentence for codebook 'loaded' here"):
        prevalence(coding, codebook="loaded")
    with pytest.raises(UsageError, match="n_resamples: expected"), warnings.catch_warnings():
        prevalence(coding, n_resamples=0)
