"""Comparison of groups: the article is the unit, and a group's numbers are its own."""

from __future__ import annotations

import math
import warnings
from functools import partial

import pandas as pd
import pytest

from framing.compare.groups import COLUMNS, compare
from framing.compare.resampling import bootstrap_interval
from framing.measures.loaded import loaded
from framing.measures.salience import salience
from framing.measures.tone import tone
from framing.measures.voices import speakers
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import generator
from tests.helpers.codings import Code, Quote, Sentence, make_coding

VALUES = {"a1": 0.0, "a2": 0.2, "a3": 0.7, "b1": 0.5, "b2": 0.9, "b3": 1.0, "b4": 0.8, "c1": 0.1}
OUTLETS = {"a": "Echo", "b": "Post", "c": "Daily"}


def coding_of(values):
    articles = pd.DataFrame({"article_id": list(values), "outlet": [OUTLETS.get(k[0]) for k in values]})
    articles["outlet"] = articles["outlet"].astype("str")
    return Coding({"articles": articles})


def measure_of(values):
    return lambda coding: pd.DataFrame({"article_id": list(values), "score": list(values.values()), "n_words": 7})


def compared(values=VALUES, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compare(coding_of(values), measure_of(values), **options).set_index("group")


def test_estimate_difference_and_effect_are_over_articles():
    frame = compared()
    assert frame["n_articles"].to_dict() == {"Daily": 1, "Echo": 3, "Post": 4}
    assert frame.loc["Echo", "estimate"] == pytest.approx((0.0 + 0.2 + 0.7) / 3)
    assert frame.loc["Echo", "difference"] == pytest.approx(0.3 - (0.5 + 0.9 + 1.0 + 0.8 + 0.1) / 5)
    # 0.0 lies below all 5; 0.2 above 1 and below 4; 0.7 above 2 and below 3
    assert frame.loc["Echo", "effect"] == pytest.approx((0 - 5 + 1 - 4 + 2 - 3) / 15)
    assert (frame["key"] == "").all()
    assert (frame["voice"] == "all").all()


def test_the_interval_is_the_bootstrap_of_the_groups_own_articles():
    expected = bootstrap_interval([0.0, 0.2, 0.7], rng=generator(7, "Echo"), n_resamples=500, level=0.9)
    row = compared(seed=7, n_resamples=500, level=0.9).loc["Echo"]
    assert (row["low"], row["high"]) == expected


def test_other_groups_and_the_order_of_articles_do_not_move_an_interval():
    backwards = dict(reversed(VALUES.items()))
    without_daily = {k: v for k, v in VALUES.items() if k != "c1"}
    pd.testing.assert_frame_equal(compared(seed=3), compared(backwards, seed=3))
    columns = ["estimate", "low", "high"]
    kept = compared(without_daily, seed=3)[columns]
    pd.testing.assert_frame_equal(compared(seed=3).loc[["Echo", "Post"], columns], kept)


def test_adjusted_p_is_over_the_rows_that_have_a_p():
    frame = compared()
    low, high = sorted(frame["p"].dropna())
    assert sorted(frame["p_adjusted"].dropna()) == pytest.approx([min(2 * low, high), high])
    assert math.isnan(frame.loc["Daily", "p_adjusted"])


def test_small_groups_get_an_estimate_a_note_and_one_warning():
    values = {"a1": 1.0, "a2": 3.0, "c1": 5.0}
    with pytest.warns(UserWarning, match="fewer than 3 articles in Daily, Echo: no interval") as seen:
        frame = compare(coding_of(values), measure_of(values)).set_index("group")
    assert len(seen) == 1
    assert frame["note"].tolist() == ["fewer than 3 articles"] * 2
    assert frame.loc["Echo", "estimate"] == 2
    assert frame.loc["Echo", "difference"] == -3
    assert frame[["low", "high", "p", "p_adjusted"]].isna().all(axis=None)


def test_a_group_alone_has_an_interval_and_no_test():
    frame = compared({"a1": 1.0, "a2": 2.0, "a3": 3.0})
    assert frame.loc["Echo", "note"] == "no other articles"
    assert 1 <= frame.loc["Echo", "low"] < frame.loc["Echo", "high"] <= 3
    assert frame.loc["Echo", ["difference", "p", "effect"]].isna().all()


def test_undefined_articles_do_not_count_and_outlets_without_any_stay_listed():
    values = VALUES | {"a4": math.nan, "c1": math.nan}
    frame = compared(values)
    assert frame.loc["Echo", "estimate"] == pytest.approx(0.3)
    assert frame.loc["Echo", "n_articles"] == 3
    assert frame.loc["Daily", "n_articles"] == 0
    assert math.isnan(frame.loc["Daily", "estimate"])


def test_articles_without_a_group_are_left_out_with_a_warning():
    values = {k: v for k, v in VALUES.items() if k != "c1"} | {"x1": 9.0}
    with pytest.warns(UserWarning, match="1 of 8 articles have no outlet and are left out"):
        frame = compare(coding_of(values), measure_of(values))
    assert frame["group"].tolist() == ["Echo", "Post"]
    assert frame["difference"].abs().max() < 1


@pytest.fixture
def coding():
    articles = {f"{outlet}{n}": outlet for outlet in "EP" for n in range(3)}
    sentences = [s for a in articles for s in (Sentence(a, "one two three", valence=0.5), Sentence(a, "four"))]
    codes = [Code(f"E{n}", 0, "threat", voice="quoted") for n in range(3)]
    quotes = [Quote("E0", 0, "one two", actor="Japan"), Quote("E1", 0, "one", actor="Russia")]
    return make_coding(sentences, outlets=articles, codes=codes, quotes=quotes)


def test_categories_become_keys_and_options_reach_the_measure(coding):
    frame = compare(coding, salience, unit="sentences")
    assert frame[["group", "key"]].to_numpy().tolist() == [
        [group, key] for group in "EP" for key in ("alliance", "routine", "threat")
    ]
    assert frame["estimate"].tolist() == [0, 0, 0.5, 0, 0, 0]


def test_voices_stay_a_column_of_their_own(coding):
    frame = compare(coding, partial(salience, by="voice"))
    threat = frame[(frame["group"] == "E") & (frame["key"] == "threat")]
    assert threat["voice"].tolist() == ["outlet", "quoted", "paraphrased"]
    assert threat["estimate"].tolist() == [0, 0.75, 0]


def test_the_value_is_named_where_a_measure_has_several(coding):
    with pytest.raises(
        UsageError, match="expected one float column, found tone, sd: name the value column with value="
    ):
        compare(coding, tone)
    assert compare(coding, tone, value="tone")["estimate"].tolist() == [0.25, 0.25]
    assert compare(coding, loaded, value="density")["estimate"].tolist() == [0, 0]


@pytest.mark.filterwarnings("ignore:compare. fewer than 3")
def test_a_key_that_an_article_does_not_list_is_zero_only_if_the_caller_says_so(coding):
    def row(frame):
        return frame[(frame["group"] == "E") & (frame["key"] == "Japan / direct")].iloc[0]

    with pytest.warns(UserWarning, match="2 articles have no row for some key"):
        left_out = row(compare(coding, speakers))
    assert (left_out["n_articles"], left_out["estimate"]) == (1, 1)
    filled = row(compare(coding, speakers, absent=0))
    assert (filled["n_articles"], filled["estimate"]) == (2, 0.5)  # E2 quotes nobody: its shares are undefined


def test_absent_is_no_value_for_an_article_whose_measure_is_undefined():
    frame = pd.DataFrame({
        "article_id": ["a1", "a2", "a2", "a3", "a4"],
        "actor": ["X", "X", "Y", "X", "X"],
        "share": [math.nan, 0.5, 0.5, 1.0, 1.0],
    })  # fmt: skip
    found = compare(coding_of(dict.fromkeys(["a1", "a2", "a3", "a4"])), lambda coding: frame, absent=0)
    assert found["n_articles"].tolist() == [3, 3]
    assert found["estimate"].tolist() == pytest.approx([2.5 / 3, 0.5 / 3])


def test_any_column_of_the_articles_can_group(coding):
    tables = {**coding.tables, "articles": coding.articles.assign(desk=["x", "y"] * 3)}
    changed = Coding(tables, coding.corpus, codebooks=coding.codebooks)
    assert compare(changed, salience, by="desk")["group"].unique().tolist() == ["x", "y"]
    with pytest.raises(UsageError, match="the articles have no column 'paper'"):
        compare(coding, salience, by="paper")


def test_a_measure_of_the_wrong_form_is_refused(coding):
    with pytest.raises(UsageError, match="expected a column 'article_id' without gaps"):
        compare(coding, partial(salience, by="outlet"))
    with pytest.raises(UsageError, match="more than one row for article 'E0'"):
        compare(coding, lambda c: pd.DataFrame({"article_id": ["E0", "E0"], "score": [0.1, 0.2]}))
    with pytest.raises(UsageError, match="no numeric column 'outlet'"):
        compare(coding, salience, value="outlet")


@pytest.mark.parametrize("wrong", [{"seed": -1}, {"n_resamples": 0}, {"level": 95}])
def test_wrong_options_are_named(coding, wrong):
    with pytest.raises(UsageError, match=f"{next(iter(wrong))}: expected"):
        compare(coding, salience, **wrong)


def test_an_empty_coding_gives_an_empty_frame_of_the_same_form():
    frame = compare(make_coding([], outlets={}), salience)
    assert frame.dtypes.astype(str).to_dict() == COLUMNS
    assert len(frame) == 0
