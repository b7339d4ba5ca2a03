"""Corrected shares against worked examples and closed forms in the literature."""

from __future__ import annotations

import math

import numpy as np
import pytest

from framing.measures.quantification import (
    double_sampling,
    lang_reiczigel,
    probabilistic,
    rogan_gladen,
    rogan_gladen_error,
)


def test_rogan_gladen_of_a_brucellosis_herd():
    """The worked example of epiR's `epi.prev` (Stevenson et al.): 23 of 150 cows positive, sensitivity 96 %,
    specificity 89 %: 5.1 cases per 100 cows, by Rogan and Gladen's (1978) formula."""
    assert rogan_gladen(23 / 150, 0.96, 0.89) == pytest.approx(0.051, abs=5e-4)


def test_rogan_gladen_below_zero_is_held_there():
    """Ibid., after Moujaber et al. (2008): 6 of 151 children, sensitivity 96.4 %, specificity 92.7 %: 0 per 100."""
    assert rogan_gladen(6 / 151, 0.964, 0.927) == 0
    assert rogan_gladen(6 / 151, 0.964, 0.927, clip=False) < 0


def test_rogan_gladen_with_its_normal_interval():
    """The worked example of RSurveillance's `tp` (Sergeant): 20 of 120, sensitivity 90 %, specificity 99 %, both
    known: 0.17603 with the normal interval 0.1011094 to 0.2509506."""
    estimate = float(rogan_gladen(20 / 120, 0.9, 0.99))
    error = rogan_gladen_error(20 / 120, 0.9, 0.99, n=120)
    assert estimate == pytest.approx(0.17603, abs=5e-6)
    assert estimate - 1.959964 * error == pytest.approx(0.1011094, abs=5e-7)
    assert estimate + 1.959964 * error == pytest.approx(0.2509506, abs=5e-7)


def test_adjusted_count_undoes_the_mixture():
    """Forman (2008), Data Mining and Knowledge Discovery 17(2), section 2.2: classify and count is
    `tpr * p + fpr * (1 - p)`, linear in p, biased everywhere but at one point, and the adjusted count inverts it."""
    p = np.linspace(0, 1, 11)
    for tpr, fpr in [(0.8, 0.1), (0.55, 0.5), (1.0, 0.0)]:
        counted = tpr * p + fpr * (1 - p)
        assert np.allclose(rogan_gladen(counted, tpr, 1 - fpr), p)
        unbiased_at = fpr / (1 - tpr + fpr) if tpr < 1 else 0.0
        assert np.isclose(counted, p).sum() == (11 if tpr == 1 else np.isclose(p, unbiased_at).sum())


def test_decisions_are_values_of_0_and_1():
    """The probabilistic estimator of Bella et al. (2010) is the adjusted count when values are decisions."""
    assert probabilistic(0.3, 0.8, 0.1) == pytest.approx(float(rogan_gladen(0.3, 0.8, 0.9)))


def test_double_sampling_of_tenenbein():
    """Tenenbein (1970), section 2, with his notation: of N + n units X + n.1 are found by the fallible device; the
    maximum likelihood estimate is the mixture of the true shares within found and not found."""
    n11, n10, n01, n00 = 40, 10, 5, 145  # found and true, found and false, missed, neither
    found_elsewhere, elsewhere = 300, 1000
    apparent = (found_elsewhere + n11 + n10) / (elsewhere + 200)
    expected = apparent * n11 / (n11 + n10) + (1 - apparent) * n01 / (n01 + n00)
    assert double_sampling(apparent, n11 / (n11 + n10), n01 / (n01 + n00)) == pytest.approx(expected)


def test_no_better_than_chance_is_undefined():
    assert np.isnan(rogan_gladen([0.3, 0.3], [0.5, 0.4], [0.5, 0.5])).all()
    assert math.isnan(probabilistic(0.3, 0.2, 0.2))
    assert math.isnan(rogan_gladen_error(0.3, 0.5, 0.5, n=10))
    counts = {"positive": 3, "n": 10, "true_positive": 2, "n_positive": 10, "true_negative": 5, "n_negative": 10}
    assert all(math.isnan(x) for x in lang_reiczigel(**counts))


@pytest.mark.parametrize(("share", "sensitivity", "specificity"), [(0.05, 0.8, 0.95), (0.3, 0.9, 0.9), (0.5, 0.7, 0.8)])
def test_lang_and_reiczigel_interval_covers(share, sensitivity, specificity):
    """Lang and Reiczigel (2014), Table 2 and 3: coverage near the nominal 95 % for sensitivities and specificities
    above 1/2, and samples of 100 and more."""
    rng = np.random.default_rng(1)
    apparent = share * sensitivity + (1 - share) * (1 - specificity)
    covered = 0
    for _ in range(1000):
        low, high = lang_reiczigel(
            positive=rng.binomial(500, apparent), n=500, true_positive=rng.binomial(100, sensitivity), n_positive=100,
            true_negative=rng.binomial(100, specificity), n_negative=100,
        )  # fmt: skip
        covered += low <= share <= high
    assert 0.93 <= covered / 1000 <= 0.99
