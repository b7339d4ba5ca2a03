"""Reliability of codings: who is compared with whom on what, gaps, undefined cases, warnings, intervals."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pandas as pd
import pytest

from framing.measures.reliability import COLUMNS, STATISTICS, reliability
from framing.model.coding import Coding
from framing.model.errors import UsageError
from tests.helpers.judged import machine, person

quiet = pytest.mark.filterwarnings("ignore:reliability")
AB = {"threat": {"a": [1, 1, 0, 0, 0], "b": [1, 0, 0, 0, 1]}, "routine": {"a": [0, 0, 1, 1, 0], "b": [0, 1, 0, 0, 0]}}
CD = {"threat": {"a": [1, 0, 0, 0, 0], "b": [1, 0, 0, 1, 1]}, "routine": {"a": [0, 0, 1, 1, 0], "b": [0, 0, 0, 0, 0]}}


def estimates(frame, category="threat"):
    own = frame[frame["category"] == category]
    return dict(zip(own["statistic"], own["estimate"], strict=True))


@quiet
def test_two_people_and_every_statistic_by_hand():
    frame = reliability([person("AB", AB), person("CD", CD)])
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame["category"].unique().tolist() == ["routine", "threat", "all"]  # no codebook here: by name
    found = estimates(frame)
    assert list(found) == list(STATISTICS)
    # 11: 3, 10: 1, 01: 1, 00: 5 of ten units; both coders 4 of 10 present.
    assert found["agreement"] == pytest.approx(0.8)
    assert found["cohen_kappa"] == pytest.approx((0.8 - 0.52) / 0.48)
    assert found["fleiss_kappa"] == pytest.approx((0.8 - 0.52) / 0.48)
    assert found["ac1"] == pytest.approx((0.8 - 0.48) / 0.52)
    assert found["alpha"] == pytest.approx(1 - (20 - 1) * 4 / (20**2 - 8**2 - 12**2))
    row = frame[frame["category"] == "threat"].iloc[0]
    assert (row["coders"], row["n_units"], row["n_articles"], row["n_coders"], row["n_missing"]) == (
        "AB & CD",
        10,
        2,
        2,
        0,
    )
    assert row["prevalence"] == pytest.approx(8 / 20)


@quiet
def test_all_is_the_mean_over_categories():
    frame = reliability([person("AB", AB), person("CD", CD)])
    for statistic in STATISTICS:
        own = frame[frame["statistic"] == statistic].set_index("category")["estimate"]
        assert own["all"] == pytest.approx((own["threat"] + own["routine"]) / 2)
    assert set(frame.loc[frame["category"] == "all", "note"]) == {"mean of 2 of 2 categories"}


@quiet
def test_a_machines_absent_row_is_a_zero_and_a_persons_is_a_gap():
    human = person("AB", {"threat": {"a": [1, None, 0, 0]}})
    found = reliability([human, machine({"threat": {"a": [0.9, 0.8, 0.0, 0.6], "b": [0.9]}})], resample="unit")
    row = found.iloc[0]
    assert (row["coders"], row["n_units"], row["n_missing"]) == ("AB & combined", 3, 0)
    assert estimates(found)["agreement"] == pytest.approx(2 / 3)


@quiet
def test_two_machine_codings_are_compared_on_all_their_sentences():
    first, second = machine({"threat": {"a": [0.9, 0.2, 0.0]}}), machine({"threat": {"a": [0.9, 0.0, 0.7]}})
    found = reliability([first, second])
    assert found.iloc[0]["coders"] == "combined (1) & combined (2)"
    assert found.iloc[0]["n_units"] == 3
    assert estimates(found)["agreement"] == pytest.approx(2 / 3)


@quiet
def test_gaps_count_for_what_is_there_and_pairs_have_their_own_rows():
    three = [
        person("A", {"threat": {"a": [1, 0, 1, None, 0]}}),
        person("B", {"threat": {"a": [1, 0, None, None, 1]}}),
        person("C", {"threat": {"a": [1, 1, 0, 1, None]}}),
    ]
    frame = reliability(three, resample="unit")
    pairs = frame[frame["statistic"] == "cohen_kappa"].set_index("coders")
    assert pairs.index.tolist() == ["A & B", "A & C", "B & C"]
    assert pairs["n_units"].tolist() == [3, 3, 2]
    alpha = frame[frame["statistic"] == "alpha"].iloc[0]
    assert (alpha["n_units"], alpha["n_coders"], alpha["n_missing"]) == (4, 3, 2)  # the unit that C alone judged is out


def test_alpha_is_undefined_and_not_0_or_1_when_every_value_is_the_same():
    same = {"threat": {"a": [0] * 6, "b": [0] * 6}}
    with pytest.warns(UserWarning, match="undefined .* where every value is the same: security/threat"):
        frame = reliability([person("AB", same), person("CD", same)])
    found = estimates(frame)
    assert all(math.isnan(found[s]) for s in ("alpha", "fleiss_kappa", "cohen_kappa"))
    assert found["agreement"] == found["ac1"] == 1
    assert frame.loc[frame["statistic"] == "alpha", "note"].item() == "undefined: every value is the same"


def test_a_rare_category_warns_and_a_skewed_one_is_named():
    first, second = [0] * 100, [0] * 100
    first[0] = first[1] = second[1] = second[2] = 1
    codings = [person("AB", {"threat": {"a": first}}), person("CD", {"threat": {"a": second}})]
    with pytest.warns(UserWarning, match=r"fewer than 10 units carry security/threat \(3\)"):
        frame = reliability(codings, resample="unit")
    found = estimates(frame)
    assert found["agreement"] == pytest.approx(0.98)
    assert found["alpha"] < 0.5 < 0.9 < found["ac1"]
    notes = frame.set_index("statistic")["note"]
    assert "skewed: coders agree on 98%" in notes["alpha"]
    assert notes["ac1"] == ""


@quiet
def test_scales_are_compared_as_values():
    first = person("AB", {"threat": {"a": [0, 1, 2, 3, 3, 2], "b": [0, 0, 1]}})
    second = person("CD", {"threat": {"a": [0, 1, 2, 3, 2, 2], "b": [1, 0, 1]}})
    nominal, ordinal, interval = (
        reliability([first, second], level=level).set_index("statistic") for level in ("nominal", "ordinal", "interval")
    )
    for scale in (ordinal, interval):  # the two that disagree are neighbours
        assert nominal.loc["alpha", "estimate"] < scale.loc["alpha", "estimate"]
    assert nominal.loc["agreement", "estimate"] == pytest.approx(7 / 9)
    assert math.isnan(interval.loc["ac1", "estimate"])
    assert "names" in interval.loc["ac1", "note"]


@quiet
def test_a_persons_numbers_are_names_and_a_machines_are_not():
    graded = person("AB", {"threat": {"a": [0, 1, 2, 3], "b": [0]}})
    frame = reliability([graded, machine({"threat": {"a": [0, 1, 1, 1], "b": [0]}})])
    assert estimates(frame)["agreement"] == 1
    frame = reliability([graded, person("CD", {"threat": {"a": [0, 1, 1, 1], "b": [0]}})])
    assert estimates(frame)["agreement"] == pytest.approx(3 / 5)


@quiet
def test_articles_can_be_the_unit():
    frame = reliability([person("AB", AB), person("CD", CD)], unit="article")
    assert set(frame.loc[frame["category"] == "threat", "n_units"]) == {2}
    assert estimates(frame)["agreement"] == 1
    part = person("CD", {"threat": {"a": [None, 0, 0, 0, 0], "b": [1, 0, 0, 0, 1]}})
    with_gap = reliability([person("AB", AB), part], unit="article")
    assert set(with_gap.loc[with_gap["category"] == "threat", "n_units"]) == {1}  # CD has not judged all of a


@quiet
def test_coders_can_be_named_and_machines_coders_apart():
    both = Coding(
        {
            **machine({"threat": {"a": [0.9, 0.0]}}).tables,
            "codes": pd.concat([
                machine({"threat": {"a": [0.9, 0.0]}}).codes,
                machine({"threat": {"a": [0.9, 0.9]}}, coder="lexicon").codes,
            ]),
        },
        codebooks=machine({"threat": {"a": [0.9, 0.0]}}).codebooks,
    )  # fmt: skip
    frame = reliability(both, coders=["lexicon", "combined"], resample="unit")
    assert frame.iloc[0]["coders"] == "combined & lexicon"
    assert estimates(frame)["agreement"] == 0.5


@quiet
def test_intervals_resample_articles_and_hold_the_estimate():
    rng = np.random.default_rng(3)
    first = {"threat": {f"a{n}": (rng.random(6) < 0.4).astype(int).tolist() for n in range(30)}}
    second = {
        "threat": {a: [v if rng.random() < 0.85 else 1 - v for v in values] for a, values in first["threat"].items()}
    }
    codings = [person("AB", first), person("CD", second)]
    frame = reliability(codings, seed=4)
    assert (frame["low"] < frame["estimate"]).all()
    assert (frame["estimate"] < frame["high"]).all()
    narrow = reliability(codings, seed=4, confidence=0.5)
    assert ((frame["low"] < narrow["low"]) & (narrow["high"] < frame["high"])).all()
    pd.testing.assert_frame_equal(frame, reliability(codings[::-1], seed=4))
    one = reliability([person("AB", {"threat": {"a": [0, 1]}}), person("CD", {"threat": {"a": [0, 1]}})])
    assert one["low"].isna().all()
    assert set(one["note"]) == {"one article: no interval"}


@quiet
def test_misuse_is_told_in_one_line():
    ab, cd = person("AB", AB), person("CD", CD)
    with pytest.raises(UsageError, match="found AB: give a second coding"):
        reliability([ab])
    with pytest.raises(UsageError, match="no sentence was judged by two of AB, EF"):
        reliability([ab, person("EF", {"threat": {"z": [1, 0]}})])
    with pytest.raises(UsageError, match="no sentence was judged by two of AB, CD for codebook 'loaded'"):
        reliability([ab, cd], codebook="loaded")
    with pytest.raises(UsageError, match="no coding has the coder 'XY': it has AB, CD"):
        reliability([ab, cd], coders=["AB", "XY"])
    with pytest.raises(UsageError, match="AB judged sentence 0 of article 'a' twice for security/"):
        reliability([ab, ab, cd])
    with pytest.raises(UsageError, match="level: expected 'nominal' or 'ordinal' or 'interval', got 'ratio'"):
        reliability([ab, cd], level="ratio")
    values = np.linspace(0.1, 1, 60).tolist()
    finely = [machine({"threat": {"a": values}}), machine({"threat": {"a": values[::-1]}})]
    with pytest.raises(UsageError, match="60 different values, too many to rank"):
        reliability(finely, level="ordinal")


@quiet
def test_nothing_is_altered():
    ab, cd = person("AB", AB), person("CD", CD)
    before = ab.codes.copy()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reliability([ab, cd])
    pd.testing.assert_frame_equal(ab.codes, before)
