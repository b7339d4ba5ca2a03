"""Samples to code by hand: what they hold, what they weigh, what they may be used for."""

from __future__ import annotations

import warnings
from collections import Counter

import numpy as np
import pytest

import framing as fr
from framing.coders.sampling import COLUMNS
from tests.unit.coders.people.sheets_at_hand import TEXTS, shuffled, small_coding, with_values

CODING = small_coding()
DISTINCT = 14


def quietly(*args, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fr.sample(*args, **options)


def test_a_sample_has_fixed_columns_and_reads_back_from_the_text():
    rows = fr.sample(CODING, 5, seed=3)
    assert dict(rows.dtypes.astype(str)) == dict(COLUMNS)
    assert [CODING.text(r.article_id)[r.start : r.end] for r in rows.itertuples()] == rows["text"].tolist()
    assert rows.equals(rows.sort_values(["article_id", "sentence_id"], ignore_index=True))


def test_captions_are_no_units_and_a_sentence_that_stands_twice_comes_once():
    with pytest.warns(UserWarning, match="99 sentences wanted, 14 differ: all are taken"):
        rows = fr.sample(CODING, 99)
    assert len(rows) == DISTINCT
    assert set(rows["text"]) == {text for texts in TEXTS.values() for text in texts}
    assert rows.set_index("text").loc["Nobody was hurt.", "weight"] == 2.0
    assert rows["weight"].sum() == 16


def test_all_sentences_without_a_warning_where_as_many_are_wanted():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(fr.sample(CODING, DISTINCT)) == DISTINCT


def test_context_is_the_sentences_around_in_the_article():
    rows = quietly(CODING, 99, context=2).set_index(["article_id", "sentence_id"])
    row = rows.loc["b", 2]
    assert (row["before"], row["after"]) == (
        "“No,” the minister said. Tokyo warned Moscow, again.",
        "-5 degrees were measured.",
    )
    assert rows.loc["b", 0][["before"]].isna().all()
    bare = quietly(CODING, 99, context=0)
    assert bare[["before", "after"]].isna().all(axis=None)


@pytest.mark.parametrize("strategy", ["random", "stratified", "uncertain"])
def test_the_same_seed_gives_the_same_sample_in_any_order_of_rows(strategy):
    one = quietly(CODING, 8, strategy=strategy, by=[], seed=5)
    assert one.equals(quietly(shuffled(CODING), 8, strategy=strategy, by=[], seed=5))
    others = [quietly(CODING, 8, strategy=strategy, by=[], seed=s) for s in range(6, 10)]
    assert any(not one.equals(other) for other in others)


def test_a_random_sample_goes_evenly_through_the_articles():
    for seed in range(20):
        counts = Counter(fr.sample(CODING, 4, seed=seed)["article_id"])
        assert max(counts.values()) <= 2


@pytest.mark.parametrize("strategy", ["random", "stratified"])
def test_weighted_totals_are_right_on_average(strategy):
    """Horvitz and Thompson: over many draws the weighted count of something is its count in the corpus."""
    totals, found = [], []
    for seed in range(1000, 1150):
        rows = fr.sample(CODING, 8, strategy=strategy, by=[], seed=seed)
        totals.append(rows["weight"].sum())
        found.append(rows.loc[rows["text"].str.contains("Jets|Nobody|warned"), "weight"].sum())
    for drawn, true in ((totals, 16), (found, 5)):
        assert abs(np.mean(drawn) - true) < 3 * np.std(drawn) / np.sqrt(len(drawn)) + 1e-9


def test_stratified_brings_up_rare_categories_with_smaller_weights():
    rows = fr.sample(CODING, 8, strategy="stratified", by=[])
    assert rows["stratum"].nunique() == 4  # threat, routine, alliance, none
    assert {"The drill was routine.", "The treaty was signed."} <= set(rows["text"])
    weight = rows.set_index("text")["weight"]
    assert weight["The drill was routine."] == 1.0
    assert weight.max() > 2
    assert (rows.groupby("stratum")["weight"].size() >= 1).all()


def test_strata_do_not_tell_what_the_machine_predicted():
    by_seed = []
    for seed in range(12):
        rows = fr.sample(CODING, 8, strategy="stratified", by="outlet", seed=seed)
        assert rows["stratum"].str.fullmatch(r"s\d+").all()
        by_seed.append(rows.set_index("text")["stratum"]["The drill was routine."])
    assert len(set(by_seed)) > 3


def test_fewer_sentences_than_strata_are_refused():
    with pytest.raises(fr.UsageError, match=r"n: 3 sentences are fewer than the \d+ strata .outlet x category"):
        fr.sample(CODING, 3, strategy="stratified")


def test_uncertain_takes_values_nearest_one_half_and_says_what_they_are_good_for():
    coding = with_values(
        CODING, [("b", 0, "threat", "combined", 0.95), ("b", 1, "threat", "combined", 0.52), ("002", 1, "routine", "combined", 0.6),
                 ("002", 2, "threat", "combined", 0.02)]
    )  # fmt: skip
    with pytest.warns(
        UserWarning, match=r"2 of 3 sentences .* uncertain .* estimate shares and accuracy from the 1 others"
    ):
        rows = fr.sample(coding, 3, strategy="uncertain", share_random=1 / 3, seed=1)
    hard = rows[rows["weight"].isna()]
    at_random = rows[rows["weight"].notna()]
    assert len(at_random) == 1
    expected = ["Tokyo warned Moscow, again.", "The treaty was signed.", "“No,” the minister said."]
    assert set(hard["text"]) <= set(expected)
    assert at_random["weight"].tolist()[0] in (14.0, 28.0)


def test_disagreement_takes_what_lexicon_and_classifier_see_differently():
    rows = [("b", 0, "threat", "lexicon", 0.9), ("b", 0, "threat", "classifier", 0.9), ("b", 1, "threat", "lexicon", 0.8),
            ("002", 1, "threat", "classifier", 0.7), ("c", 3, "routine", "lexicon", 0.99)]  # fmt: skip
    coding = with_values(CODING, rows)
    found = quietly(coding, 2, strategy="disagreement", share_random=0)
    assert set(found["text"]) == {"Tokyo warned Moscow, again.", "The treaty was signed."}  # routine has no classifier
    assert found["weight"].isna().all()


def test_disagreement_needs_a_classifier():
    with pytest.raises(fr.UsageError, match="needs a classifier, and none coded here"):
        fr.sample(CODING, 2, strategy="disagreement")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"strategy": "best"}, "strategy: expected one of random, stratified, uncertain, disagreement, got 'best'"),
        ({"n": 0}, "n: expected 1 or more, got 0"),
        ({"context": -1}, "context: expected 0 or more"),
        ({"share_random": 2}, "share_random: expected 0 to 1"),
        ({"strategy": "stratified", "by": "owner"}, "by: there is no column 'owner': expected some of article_id, "),
        ({"strategy": "uncertain", "codebook": "loaded"}, "'loaded' was not coded here"),
        ({"strategy": "uncertain", "coder": "AB"}, "coder 'AB' coded nothing here: expected one of classifier, combined, lexicon"),
    ],
)  # fmt: skip
def test_options_out_of_range_are_refused(options, said):
    with pytest.raises(fr.UsageError, match=said):
        fr.sample(CODING, **{"n": 4, **options})
