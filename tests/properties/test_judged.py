"""What holds of reliability, validation and prevalence, whatever was judged."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.measures.disagreements import confusion, disagreements
from framing.measures.prevalence import METHODS, prevalence
from framing.measures.reliability import COLUMNS, reliability
from framing.measures.validation import STATISTICS, validate
from framing.model.coding import Coding
from tests.helpers.judged import machine, person

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
CATEGORIES = ("threat", "routine")


@st.composite
def judged(draw, cell, gaps=False):
    """Category to article to a value for each of three sentences."""
    cells = st.lists(st.one_of(st.none(), cell) if gaps else cell, min_size=3, max_size=3)
    return {c: {a: draw(cells) for a in ("a", "b", "c")} for c in CATEGORIES}


bits = st.sampled_from([0, 1])
values = st.floats(0, 1, width=16).map(lambda v: round(v, 3))


@given(judged(bits), judged(bits, gaps=True), judged(values))
@settings(max_examples=25, deadline=None)
def test_numbers_agree_with_one_another_and_not_with_order(first, second, third):
    codings = [person("AB", first), person("CD", second), machine(third)]
    assume(len(codings[1].codes))
    frame = reliability(codings, n_resamples=20)
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame.dtypes.astype(str).tolist() == list(COLUMNS.values())
    pd.testing.assert_frame_equal(frame, reliability(codings[::-1], n_resamples=20))
    own = frame[frame["category"] != "all"]
    assert (own["estimate"].dropna() <= 1 + 1e-12).all()
    defined = own.dropna(subset=["low"])
    assert ((defined["low"] <= defined["estimate"]) & (defined["estimate"] <= defined["high"])).all()
    counts = confusion(codings[:2])
    if len(counts):
        two = reliability(codings[:2], n_resamples=20).query("statistic == 'agreement' and category != 'all'")
        merged = two.merge(counts, on=["codebook", "category"])
        assert np.allclose(merged["estimate"], (merged["n_11"] + merged["n_00"]) / merged["n_units_y"])
        assert len(disagreements(codings[:2])) == (counts["n_10"] + counts["n_01"]).sum()


@given(judged(bits))
@settings(max_examples=15, deadline=None)
def test_a_perfect_machine_is_found_perfect(truth):
    frame = validate(machine(truth), person("AB", truth), n_resamples=20)
    assert frame["statistic"].unique().tolist() == list(STATISTICS)
    rates = frame[frame["statistic"].isin(["precision", "recall", "f1", "specificity", "auc"])]["estimate"].dropna()
    assert (rates == 1).all()
    assert (frame.loc[frame["statistic"] == "brier", "estimate"] == 0).all()


@given(judged(values), judged(bits))
@settings(max_examples=25, deadline=None)
def test_a_corpus_that_is_wholly_hand_coded_needs_no_estimate(found, truth):
    """All methods that correct then give the hand-coded share, wherever they are defined."""
    frame = prevalence(machine(found), person("AB", truth), n_resamples=20)
    for category in CATEGORIES:
        own = frame[frame["category"] == category].set_index("method")
        share = np.mean(list(truth[category].values()))
        assert own.index.tolist() == list(METHODS)
        for method in ("rogan_gladen", "probabilistic", "double_sampling", "hand"):
            assert own.loc[method, "raw"] == pytest.approx(share, abs=1e-6, nan_ok=False) or np.isnan(
                own.loc[method, "raw"]
            )


@given(judged(values), judged(bits, gaps=True), st.integers(0, 5))
@settings(max_examples=15, deadline=None)
def test_results_do_not_depend_on_the_order_of_rows(found, truth, seed):
    coding, human = machine(found), person("AB", truth)
    assume(len(human.codes))
    other = Coding(
        {name: frame.sample(frac=1, random_state=seed) for name, frame in coding.tables.items()},
        coding.corpus[::-1],
        codebooks=coding.codebooks,
    )
    people = Coding({**human.tables, "codes": human.codes.sample(frac=1, random_state=seed)}, signature=human.signature)
    for measure in (validate, prevalence):
        pd.testing.assert_frame_equal(measure(other, people, n_resamples=20), measure(coding, human, n_resamples=20))
