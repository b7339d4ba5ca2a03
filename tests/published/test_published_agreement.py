"""Agreement against worked examples in the literature."""

from __future__ import annotations

import numpy as np
import pytest

from framing.measures.agreement import alpha, cohen_kappa, fleiss_kappa, gwet_ac1, percent_agreement

nan = np.nan

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", sections A to D: two observers of ten articles,
# two of twelve with five values, four of twelve units with gaps.
MEG = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
OWEN = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
BEN = [1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1]  # a=1, b=2, c=3, d=4, e=5
GERRY = [2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4]
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nan, nan, nan],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nan, 3],
    [nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nan],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nan],
]

# Krippendorff (2004), Content Analysis, 2nd ed., section 11.3.1: the same coincidences in another order.
JON = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
HAN = [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]

# Hayes and Krippendorff (2007), "Answering the call for a standard reliability measure for coding data",
# Communication Methods and Measures 1(1), Table 1: five observers of forty articles.
WAR = """112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0
0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1"""
COVERAGE = np.array([[nan if mark == "." else float(mark) for mark in unit] for unit in WAR.split()]).T

# Fleiss (1971), "Measuring nominal scale agreement among many raters", Psychological Bulletin 76(5), Table 1 (p. 380):
# how many of six psychiatrists gave each of thirty patients one of five diagnoses.
DIAGNOSES = np.array([[int(digit) for digit in row] for row in """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006""".split()])  # fmt: skip

# Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.: the three data sets that his package irrCAC 1.0 works
# through in its vignette ("Calculating Chance-corrected Agreement Coefficients").
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]


def coders_of(square):
    """The two coders' values behind a square table of counts, rows the first coder's."""
    square = np.asarray(square)
    first, second = np.indices(square.shape)
    return np.repeat(first.ravel(), square.ravel()), np.repeat(second.ravel(), square.ravel())


def counts_of(data, values):
    return np.stack([(np.asarray(data) == value).sum(axis=0) for value in values], axis=1)


def test_alpha_of_two_observers_and_binary_data():
    assert alpha([MEG, OWEN]) == pytest.approx(0.095, abs=5e-4)
    assert alpha([JON, HAN]) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_two_observers_and_nominal_data():
    assert alpha([BEN, GERRY]) == pytest.approx(0.692, abs=5e-4)


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])  # fmt: skip
def test_alpha_of_four_observers_with_missing_values(level, published):
    assert alpha(FOUR, level=level) == pytest.approx(published, abs=5e-4)


def test_alpha_of_hayes_and_krippendorff():
    """Their macro prints .7598 for these ordinal judgements."""
    assert COVERAGE.shape == (5, 40)
    assert alpha(COVERAGE, level="ordinal") == pytest.approx(0.7598, abs=5e-5)


def test_fleiss_psychiatric_diagnoses():
    """Fleiss prints .430 (p. 381); the R package irr gives 0.4302445 for the same data."""
    assert (DIAGNOSES.sum(axis=1) == 6).all()
    assert DIAGNOSES.sum(axis=0).tolist() == [26, 26, 30, 55, 43]
    assert fleiss_kappa(DIAGNOSES) == pytest.approx(0.4302445, abs=5e-8)


def test_cohen_1960():
    """Cohen (1960), Educational and Psychological Measurement 20(1), Table 2 (p. 45): 200 subjects, kappa .492."""
    assert cohen_kappa(*coders_of([[88, 14, 18], [10, 40, 10], [2, 6, 12]])) == pytest.approx(0.492, abs=5e-4)


def test_feinstein_and_cicchetti_show_the_paradox():
    """Feinstein and Cicchetti (1990), "High agreement but low kappa: I", Journal of Clinical Epidemiology 43(6),
    543-549: two tables that both agree on 85 of 100, with kappa .70 and .32. AC1 hardly moves."""
    even, skewed = [[40, 9], [6, 45]], [[80, 10], [5, 5]]
    for square, kappa, ac1 in [(even, 0.70, 0.70), (skewed, 0.32, 0.81)]:
        data = coders_of(square)
        table = counts_of(data, (0, 1))
        assert percent_agreement(table) == pytest.approx(0.85)
        assert cohen_kappa(*data) == pytest.approx(kappa, abs=5e-3)
        assert gwet_ac1(table) == pytest.approx(ac1, abs=5e-3)


def test_gwet_two_abstractors():
    data = coders_of(ABSTRACTORS)
    table = counts_of(data, (0, 1, 2))
    assert cohen_kappa(*data) == pytest.approx(0.7964094, abs=5e-8)
    assert gwet_ac1(table) == pytest.approx(0.8493305, abs=5e-8)
    assert fleiss_kappa(table) == pytest.approx(0.7962397, abs=5e-8)  # of two coders: Scott's pi
    assert alpha(data) == pytest.approx(0.7972585, abs=5e-8)
    assert percent_agreement(table) == pytest.approx(0.89)


def test_gwet_six_raters_of_fifteen_patients():
    table = DIAGNOSES[:15]
    assert gwet_ac1(table) == pytest.approx(0.4448007, abs=5e-8)
    assert fleiss_kappa(table) == pytest.approx(0.4139265, abs=5e-8)
    assert percent_agreement(table) == pytest.approx(0.5511111, abs=5e-8)


def test_gwet_four_raters_with_missing_values():
    table = counts_of(FOUR, (1, 2, 3, 4, 5))
    assert percent_agreement(table) == pytest.approx(0.8181818, abs=5e-8)
    assert gwet_ac1(table) == pytest.approx(0.77544, abs=5e-6)
    assert fleiss_kappa(table) == pytest.approx(0.76117, abs=5e-6)
    assert alpha(FOUR) == pytest.approx(0.74342, abs=5e-6)
