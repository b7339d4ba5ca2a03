"""Resampling: intervals, p values, adjustment and effect size against published and hand-worked numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import false_discovery_control, permutation_test

from framing.compare.resampling import (
    benjamini_hochberg,
    bootstrap_interval,
    cliffs_delta,
    permutation_p,
)
from framing.model.randomness import generator

# Benjamini and Hochberg (1995), the fifteen comparisons of the thrombolysis trial of Neuhaus et al.
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
    0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip


def test_benjamini_hochberg_rejects_what_the_paper_rejects():
    adjusted = benjamini_hochberg(PUBLISHED)
    assert (adjusted <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert adjusted[3] == pytest.approx(0.0095 * 15 / 4)
    assert adjusted[5] == pytest.approx(0.0298 * 15 / 7)  # the sixth is held down by the seventh
    assert adjusted == pytest.approx(false_discovery_control(PUBLISHED, method="bh"))


def test_benjamini_hochberg_does_not_mind_the_order_and_leaves_gaps():
    shuffled = [0.0095, math.nan, 1.0, 0.0001]
    expected = [0.0095 * 3 / 2, math.nan, 1.0, 0.0001 * 3]
    assert benjamini_hochberg(shuffled).tolist() == pytest.approx(expected, nan_ok=True)
    assert benjamini_hochberg([]).tolist() == []


def test_cliffs_delta_by_hand():
    # 3 lies above 1 of (1, 4, 5, 7) and below 3; 5 above 2, level with 1, below 1; 6 above 3, below 1: (6 - 5) / 12
    assert cliffs_delta([3, 5, 6], [1, 4, 5, 7]) == pytest.approx(1 / 12)
    assert cliffs_delta([1, 4, 5, 7], [3, 5, 6]) == pytest.approx(-1 / 12)
    assert cliffs_delta([2, 3], [1]) == 1
    assert math.isnan(cliffs_delta([1], []))


def test_permutation_goes_through_every_relabelling_of_small_groups():
    x, y = [0.1, 0.9, 0.4], [0.2, 0.3, 0.05, 0.0]
    reference = permutation_test(
        (x, y), lambda a, b: abs(np.mean(a) - np.mean(b)), permutation_type="independent", alternative="greater"
    )
    assert permutation_p(x, y, rng=generator(0, "")) == pytest.approx(reference.pvalue)


def test_permutation_draws_where_there_are_too_many_relabellings():
    x, y = np.linspace(0, 1, 12), np.linspace(0.3, 1.3, 14)
    exact = permutation_test(
        (x, y),
        lambda a, b, axis: np.abs(a.mean(axis) - b.mean(axis)),
        permutation_type="independent",
        alternative="greater",
        n_resamples=20_000,
        vectorized=True,
        rng=np.random.default_rng(1),
    ).pvalue
    assert permutation_p(x, y, rng=generator(3, "Echo"), n_resamples=20_000) == pytest.approx(exact, abs=0.015)
    assert permutation_p(x, x + 100, rng=generator(3, "Echo"), n_resamples=99) == 1 / 100


def test_equal_values_differ_in_nothing():
    assert permutation_p([0.1] * 3, [0.1] * 7, rng=generator(0, "")) == 1
    assert permutation_p([0.1] * 20, [0.1] * 20, rng=generator(0, "")) == 1
    # equal means, 1.2 / 3 both: every relabelling is at least as far apart, whatever the rounding of the sums
    assert permutation_p([0.2, 0.9, 0.1], [0.4, 0.1, 0.7], rng=generator(0, "")) == 1


def test_the_bootstrap_interval_agrees_with_the_theory_of_the_mean():
    values = np.linspace(-1, 1, 401)
    error = values.std() / math.sqrt(len(values))
    low, high = bootstrap_interval(values, rng=generator(0, "Echo"), n_resamples=8000)
    assert (low, high) == pytest.approx((-1.96 * error, 1.96 * error), rel=0.06)
    narrow = bootstrap_interval(values, rng=generator(0, "Echo"), n_resamples=8000, level=0.5)
    assert narrow == pytest.approx((-0.674 * error, 0.674 * error), rel=0.1)


def test_generators_are_bound_to_seed_and_name():
    def draw(seed, name):
        return generator(seed, name).integers(10**9)

    assert draw(1, "Echo") == draw(1, "Echo")
    assert len({draw(1, "Echo"), draw(2, "Echo"), draw(1, "Post"), draw(1, "時事")}) == 4


def test_nothing_to_resample_is_undefined():
    assert all(math.isnan(v) for v in bootstrap_interval([], rng=generator(0, "")))
    assert math.isnan(permutation_p([1.0], [], rng=generator(0, "")))
