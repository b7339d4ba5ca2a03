"""Copies are drawn together, articles weigh what they are given, and labels are exchanged where they could have been."""

from __future__ import annotations

import math
import warnings
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from framing.compare.groups import compare
from framing.compare.resampling import (
    bootstrap_interval,
    cliffs_delta,
    difference_interval,
    permutation_p,
    smallest_p,
)
from framing.compare.samples import Sample
from framing.measures.salience import salience
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import generator
from tests.helpers.codings import Code, Sentence, make_coding

VALUES = {
    "a1": 0.0,
    "a2": 0.2,
    "a3": 0.7,
    "a4": 0.7,
    "b1": 0.5,
    "b2": 0.9,
    "b3": 1.0,
    "b4": 0.7,
    "c1": 0.1,
    "c2": 0.3,
    "c3": 0.2,
}


def articles(**columns):
    frame = pd.DataFrame(
        {"article_id": list(VALUES), "outlet": [{"a": "Echo", "b": "Post", "c": "Daily"}[k[0]] for k in VALUES]}
    )
    return Coding({"articles": frame.assign(**columns)})


def measure(coding):
    return pd.DataFrame({"article_id": list(VALUES), "score": list(VALUES.values())})


def compared(coding=None, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compare(coding or articles(), measure, **options).set_index("group")


def clusters_of(**labels):
    return pd.DataFrame({"article_id": list(labels), "cluster": list(labels.values())})


def test_a_cluster_is_drawn_as_one():
    sample = Sample.of([0.0, 0.0, 0.0, 1.0], clusters=[0, 0, 0, 1])
    assert bootstrap_interval(sample, rng=generator(0, "")) == (0.0, 1.0)
    # of two clusters a quarter of the draws has the ones alone: means are 0, 1/4 or 1, never 1/2
    tight = bootstrap_interval(sample, rng=generator(0, ""), level=0.4)
    assert tight[1] == 0.25


def test_copies_widen_the_interval_and_are_counted():
    values, story = np.repeat(np.linspace(0, 1, 8), 4), np.repeat(np.arange(8), 4)
    narrow = np.ptp(bootstrap_interval(values, rng=generator(0, "")))
    wide = np.ptp(bootstrap_interval(Sample.of(values, clusters=story), rng=generator(0, "")))
    assert wide == pytest.approx(2 * narrow, rel=0.1)  # a fourth of the independent values
    alone = compared().loc["Echo"]
    together = compared(clusters=clusters_of(a1="s", a2="s", a3="t", a4="u")).loc["Echo"]
    assert (alone["n_clusters"], together["n_clusters"], together["n_articles"]) == (4, 3, 4)
    assert together["estimate"] == alone["estimate"]


def test_a_group_that_is_one_story_has_no_interval():
    with pytest.warns(UserWarning, match="fewer than 3 clusters of articles in Echo"):
        row = (
            compare(articles(), measure, clusters=clusters_of(a1="s", a2="s", a3="s", a4="s"))
            .set_index("group")
            .loc["Echo"]
        )
    assert math.isnan(row["low"])
    assert math.isnan(row["p"])
    assert row["note"] == "fewer than 3 clusters of articles"


def test_clusters_can_be_a_column_and_each_its_own_changes_nothing():
    own = compared(articles(story=list(VALUES)), clusters="story")
    pd.testing.assert_frame_equal(own, compared())


def test_weights_weigh():
    weight = dict(zip(VALUES, [1, 2, 0, 1, *[1] * 7], strict=True))
    frame = compared(articles(reach=[str(w) for w in weight.values()]), weights="reach")
    assert frame.loc["Echo", "estimate"] == pytest.approx((0.0 + 2 * 0.2 + 0.7) / 4)
    as_frame = pd.DataFrame({"article_id": list(weight), "weight": list(weight.values())})
    pd.testing.assert_frame_equal(frame, compared(weights=as_frame))
    pd.testing.assert_frame_equal(compared(weights=as_frame.assign(weight=3)), compared())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"weights": "reach"}, "weights: the articles have no column 'reach'"),
        ({"weights": "outlet"}, "expected a number of at least 0"),
        ({"clusters": pd.DataFrame({"article_id": ["a1"]})}, "no column 'cluster'"),
        ({"clusters": clusters_of(a1="s").iloc[[0, 0]]}, "'a1' has more than one row"),
        ({"reference_group": "Times"}, "no articles in 'Times': expected one of Daily, Echo, Post"),
    ],
)
def test_what_the_design_lacks_is_named(options, said):
    with pytest.raises(UsageError, match=said):
        compare(articles(), measure, **options)


def test_articles_without_a_weight_are_left_out_and_told():
    with pytest.warns(UserWarning, match="1 of 11 articles have no weight"):
        frame = compare(articles(reach=[None, *["1"] * 10]), measure, weights="reach").set_index("group")
    assert frame.loc["Echo", "n_articles"] == 3


def test_differences_are_against_the_reference_group():
    frame = compared(reference_group="Post")
    post = np.mean([0.5, 0.9, 1.0, 0.7])
    assert frame.loc["Echo", "difference"] == pytest.approx(0.4 - post)
    assert frame.loc["Daily", "difference"] == pytest.approx(0.2 - post)
    assert frame.loc["Post", ["difference", "p", "effect", "difference_low"]].isna().all()
    assert frame["reference"].to_dict() == {"Daily": "Post", "Echo": "Post", "Post": "reference group"}
    # of the 35 ways to choose three of the seven, the three lowest (0.1 0.2 0.3) and the three highest (0.7 0.9 1.0) part them as far
    assert frame.loc["Daily", "p"] == pytest.approx(2 / 35)


def test_the_interval_of_a_difference_holds_it_and_is_the_two_intervals_at_once():
    frame = compared()
    assert (frame["difference_low"] < frame["difference"]).all()
    assert (frame["difference"] < frame["difference_high"]).all()
    x, y = Sample.of([0.0, 1.0] * 50), Sample.of([0.0, 1.0] * 50, clusters=np.arange(100, 200))
    low, high = difference_interval(x, y, rng=generator(1, ""), n_resamples=4000)
    assert (high - low) / 2 == pytest.approx(1.96 * math.sqrt(2 * 0.25 / 100), rel=0.06)


def test_copies_on_both_sides_take_what_they_share_out_of_the_difference():
    values = np.linspace(0, 1, 30)
    paired = Sample.of(values + 0.1), Sample.of(values)  # the same cluster numbers on both sides
    low, high = difference_interval(*paired, rng=generator(0, ""))
    assert (low, high) == (pytest.approx(0.1), pytest.approx(0.1))
    apart = difference_interval(values + 0.1, values, rng=generator(0, ""))
    assert apart[1] - apart[0] > 0.2


def test_pure_clusters_are_relabelled_whole():
    x = Sample.of([1.0, 1.0, 2.0], clusters=[0, 0, 1])
    y = Sample.of([3.0, 4.0, 4.0], clusters=[2, 3, 3])
    stories = [(1.0, 1.0), (2.0,), (3.0,), (4.0, 4.0)]
    observed = abs(np.mean([1, 1, 2]) - np.mean([3, 4, 4]))
    gaps = []
    for chosen in combinations(range(4), 2):
        one = [v for n in chosen for v in stories[n]]
        two = [v for n in range(4) if n not in chosen for v in stories[n]]
        gaps.append(abs(np.mean(one) - np.mean(two)))
    assert permutation_p(x, y, rng=generator(0, "")) == pytest.approx(np.mean([g >= observed - 1e-9 for g in gaps]))


def test_copies_on_both_sides_change_places_with_each_other():
    x = Sample.of([1.0, 3.0, 5.0, 2.0])
    y = Sample.of([0.0, 2.0, 4.0, 1.0])
    pairs = list(zip(x.values, y.values, strict=True))
    observed = abs(x.mean - y.mean)
    gaps = [
        abs(np.mean([(a - b) * s for (a, b), s in zip(pairs, signs, strict=True)]))
        for signs in product([1, -1], repeat=4)
    ]
    exact = np.mean([g >= observed - 1e-9 for g in gaps])
    assert permutation_p(x, y, rng=generator(0, ""), n_resamples=20_000) == pytest.approx(exact, abs=0.01)
    assert smallest_p(x, y) == 2 / 16


def test_weighted_cliffs_delta_is_that_of_repeated_values():
    x, y = Sample.of([1.0, 4.0], weights=[3, 1]), Sample.of([2.0, 1.0], weights=[1, 2])
    assert cliffs_delta(x, y) == pytest.approx(cliffs_delta([1, 1, 1, 4], [2, 1, 1]))


def test_a_small_sample_is_warned_of_in_words():
    frame = compared()
    assert frame.loc["Echo", "caution"] == "fewer than 10 articles: the interval is too narrow"
    three = compared(reference_group="Daily").loc["Post", "caution"]
    assert three == "fewer than 10 articles: the interval is too narrow"
    six = {"a1": 0.0, "a2": 1.0, "a3": 2.0, "b1": 3.0, "b2": 4.0, "b3": 5.0}
    coding = Coding({"articles": pd.DataFrame({"article_id": list(six), "outlet": list("aaabbb")})})
    row = compare(coding, lambda c: pd.DataFrame({"article_id": list(six), "x": list(six.values())})).iloc[0]
    assert row["p"] == 0.1
    assert row["caution"].endswith("too few articles for a p below 0.05")


def test_several_factors_make_joint_groups_and_voice_splits_the_measure():
    outlets = {f"{outlet}{n}": outlet for outlet in "EP" for n in range(4)}
    sentences = [s for a in outlets for s in (Sentence(a, "one two three"), Sentence(a, "four"))]
    codes = [Code(f"E{n}", 0, "threat", voice="quoted") for n in range(4)]
    coding = make_coding(sentences, outlets=outlets, codes=codes)
    tables = {**coding.tables, "articles": coding.articles.assign(desk=["x", "y"] * 4)}
    coding = Coding(tables, coding.corpus, codebooks=coding.codebooks)
    with pytest.warns(UserWarning, match="fewer than 3 articles"):
        frame = compare(coding, salience, by=["outlet", "desk"])
    assert frame["group"].unique().tolist() == ["E / x", "E / y", "P / x", "P / y"]
    voiced = compare(coding, salience, by=["outlet", "voice"])
    threat = voiced[(voiced["group"] == "E") & (voiced["key"] == "threat")].set_index("voice")["estimate"]
    assert threat.to_dict() == {"outlet": 0.0, "quoted": 0.75, "paraphrased": 0.0}
