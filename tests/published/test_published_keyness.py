"""Keyness and dispersion against worked examples in the literature and in the manuals of other programs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.stats import chi2_contingency, permutation_test

from framing.measures.keynessstats import (
    articles_p,
    chi2,
    deviation_of_proportions,
    g2,
    log_ratio,
    p_of,
    weighted_log_odds,
)

# Dunning (1993), "Accurate methods for the statistics of surprise and coincidence", Table 2: the most significant bigrams of a
# Swiss text; -2 log lambda and the four cells, k(AB), k(A not B), k(not A, B), k(neither).
DUNNING = [
    (270.72, 110, 2442, 111, 29114),
    (263.90, 29, 13, 123, 31612),
    (256.84, 31, 23, 139, 31584),
    (167.23, 10, 0, 3, 31764),
    (157.21, 76, 104, 2476, 29121),
    (157.03, 16, 16, 51, 31694),
    (146.80, 9, 0, 5, 31763),
    (115.02, 16, 0, 865, 30896),
]

# The example of Lancaster University's corpus course for its log-likelihood calculator: 52 times in 50,000 words against 57 in
# 75,000 gives + 2.65; and Rayson's answer on the Corpora list, 18 January 2002: KEEP 392 and 170 times in a million words each: 90.
RAYSON = [(2.65, 52, 57, 50_000, 75_000, 2), (90, 392, 170, 1_000_000, 1_000_000, 0)]

# quanteda's tests of textstat_keyness(measure = "lr", correction = "none"): two texts of single letters, and the order of their
# features by signed G².
D1, D2 = "a a a b b c c c c c c d e f g h h".split(), "a a b c c d d d d e f h".split()
LETTERS = "abcdefgh"
BY_G2 = "cgbhaefd"

# Gries (2008), "Dispersions and adjusted frequencies in corpora", section 2: a corpus of fifty letters in five parts, in which
# `a` stands 1, 2, 3, 4 and 5 times: DP = 0.18.
GRIES = "b a m n i b e u p|b a s a t b e w q n|b c a g a b e s t a|b a g h a b e a a t|b a h a a b e a x a t"


@pytest.mark.parametrize("row", DUNNING, ids=lambda row: str(row[0]))
def test_g2_is_dunnings(row):
    expected, ab, a_only, b_only, neither = row
    found = g2([ab], [a_only], ab + b_only, a_only + neither)
    assert found[0] == pytest.approx(expected, abs=0.006)


@pytest.mark.parametrize("row", RAYSON, ids=lambda row: str(row[0]))
def test_with_two_cells_it_is_the_log_likelihood_of_rayson_and_garside(row):
    expected, a, b, c, d, digits = row
    assert round(float(g2([a], [b], c, d, cells=2)[0]), digits) == expected


def test_the_critical_values_are_those_of_the_calculator():
    # 3.84 5 %, 6.63 1 %, 10.83 0.1 %, 15.13 0.01 %
    assert p_of([3.84, 6.63, 10.83, 15.13]) == pytest.approx([0.05, 0.01, 0.001, 0.0001], rel=0.01)


def letters():
    return [D1.count(x) for x in LETTERS], [D2.count(x) for x in LETTERS], len(D1), len(D2)


def test_signed_g2_orders_the_letters_as_quanteda_does():
    a, b, c, d = letters()
    signed = np.sign(np.array(a) / c - np.array(b) / d) * g2(a, b, c, d)
    assert "".join(LETTERS[n] for n in np.argsort(-signed, kind="stable")) == BY_G2


def test_chi2_is_that_of_the_contingency_table():
    a, b = [7], [2]  # quanteda's first test: seven b among ten letters, two among nine
    for yates in (True, False):
        expected = chi2_contingency([[7, 2], [3, 7]], correction=yates).statistic
        assert chi2(a, b, 10, 9, yates=yates)[0] == pytest.approx(expected)
    assert g2(a, b, 10, 9)[0] == pytest.approx(
        chi2_contingency([[7, 2], [3, 7]], correction=False, lambda_=0).statistic
    )


def test_log_ratio_doubles_and_halves():
    # Hardie (2014): every point is a doubling; nought in the reference is taken as one half
    assert log_ratio([8, 4, 2, 1, 1], [1, 1, 1, 1, 8], 100, 100).tolist() == [3, 2, 1, 0, -3]
    assert log_ratio([8], [0], 100, 100)[0] == 4


def test_dispersion_is_that_of_gries():
    parts = [part.split() for part in GRIES.split("|")]
    assert sum(map(len, parts)) == 50
    sizes = [len(part) for part in parts]
    counts = csr_array(np.array([[part.count("a")] for part in parts]))
    assert deviation_of_proportions(counts, sizes)[0] * (1 - min(sizes) / 50) == pytest.approx(0.18)


def test_the_normalised_dispersion_is_that_of_lijffijt_and_gries():
    # Lijffijt and Gries (2012): three equal parts with two thirds, one third and none of the word: DP 1/3, at most 2/3, so 1/2
    assert deviation_of_proportions(csr_array(np.array([[2], [1], [0]])), [5, 5, 5])[0] == pytest.approx(0.5)
    assert deviation_of_proportions(csr_array(np.array([[3], [0], [0]])), [5, 5, 5])[0] == pytest.approx(1.0)


def test_weighted_log_odds_follow_the_equations_of_monroe_colaresi_and_quinn():
    rng = np.random.default_rng(3)
    a, b, alpha = rng.poisson(20, 40), rng.poisson(15, 40), rng.gamma(2.0, 3.0, 40)
    delta, z = weighted_log_odds(a, b, a.sum(), b.sum(), alpha)
    for w in range(40):
        n_i, n_j, a0 = a.sum(), b.sum(), alpha.sum()
        omega_i = (a[w] + alpha[w]) / (n_i + a0 - (a[w] + alpha[w]))
        omega_j = (b[w] + alpha[w]) / (n_j + a0 - (b[w] + alpha[w]))
        variance = 1 / (a[w] + alpha[w]) + 1 / (b[w] + alpha[w])
        assert delta[w] == pytest.approx(math.log(omega_i) - math.log(omega_j))
        assert z[w] == pytest.approx((math.log(omega_i) - math.log(omega_j)) / math.sqrt(variance))


def test_the_article_level_p_is_that_of_dealing_the_articles_out_anew():
    rng = np.random.default_rng(1)
    one, two = rng.poisson(3, (40, 3)), rng.poisson([3.0, 4.0, 5.0], (70, 3))
    n1, n2 = rng.integers(50, 90, 40), rng.integers(50, 90, 70)
    drawn = permutation_test(
        (one / n1[:, None], two / n2[:, None]),
        lambda x, y, axis: x.mean(axis) - y.mean(axis),
        permutation_type="independent",
        vectorized=True,
        n_resamples=20_000,
        rng=np.random.default_rng(2),
    ).pvalue
    assert articles_p(csr_array(one), csr_array(two), (n1, n2)) == pytest.approx(drawn, abs=0.015)
    assert np.isnan(articles_p(csr_array(one[:1]), csr_array(two), (n1[:1], n2))).all()
