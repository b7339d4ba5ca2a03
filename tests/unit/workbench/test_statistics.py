"""Rank effects, alpha and KR-20 against plain versions of their formulas."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csc_array
from scipy.stats import rankdata, spearmanr

from framing.workbench.consistency import cronbach_alpha, kr20
from framing.workbench.ranking import leave_one_out

TABLES = arrays(np.int64, st.tuples(st.integers(1, 9), st.integers(1, 5)), elements=st.integers(0, 3))


def plain_alpha(rows):
    """Cronbach's alpha with sample variances, one step after the other."""
    items = [c for c in zip(*rows, strict=True) if len(set(c)) > 1]
    sums = [sum(r) for r in zip(*items, strict=True)]
    k = len(items)
    if k < 2 or len(set(sums)) < 2:
        return math.nan
    return k / (k - 1) * (1 - sum(map(statistics.variance, items)) / statistics.variance(sums))


def test_alpha_of_a_table_worked_by_hand():
    # variances 2/3 and 14/9 of the items, 38/9 - 0 of the sums 2, 4, 7: 2 * (1 - (20/9) / (38/9)) = 36/38
    assert cronbach_alpha(np.array([[1, 1], [2, 2], [3, 4]])) == pytest.approx(2 * (1 - (2 / 3 + 14 / 9) / (38 / 9)))


def test_kr20_of_a_table_worked_by_hand():
    # p = 1/2 for each of three items: sum of pq = 3/4; numbers present 3, 1, 2, 0 have variance 5/4
    assert kr20(np.array([[5, 1, 1], [0, 1, 0], [2, 0, 1], [0, 0, 0]])) == pytest.approx(
        3 / 2 * (1 - (3 / 4) / (5 / 4))
    )


@pytest.mark.parametrize("table", [[[1, 2]], [[1], [2]], [[1, 2], [1, 2]], [[1, 0], [0, 1]], [[1, 5], [2, 5]]])
def test_what_does_not_vary_has_no_consistency(table):
    assert math.isnan(cronbach_alpha(np.array(table)))
    assert math.isnan(kr20(np.array(table)))


def test_no_article_has_no_consistency():
    assert math.isnan(cronbach_alpha(np.zeros((0, 3), int)))
    assert math.isnan(kr20(np.zeros((0, 3), int)))


@given(TABLES)
def test_alpha_is_its_formula(table):
    assert cronbach_alpha(table) == pytest.approx(plain_alpha(table.tolist()), nan_ok=True)


@given(TABLES)
def test_kr20_is_alpha_on_presence(table):
    assert kr20(table) == pytest.approx(cronbach_alpha((table > 0).astype(int)), nan_ok=True)


@given(TABLES, st.integers(1, 40))
def test_leaving_one_out_is_ranking_again_without_it(table, words):
    lengths = np.full(len(table), words) + np.arange(len(table))
    correlation, shift = leave_one_out(csc_array(table), lengths)
    own = 100 * table.sum(axis=1) / lengths
    for n in range(table.shape[1]):
        without = 100 * np.delete(table, n, axis=1).sum(axis=1) / lengths
        assert shift[n] == pytest.approx(np.abs(rankdata(own) - rankdata(without)).max())
        if np.ptp(own) == 0 or np.ptp(without) == 0:
            assert math.isnan(correlation[n])
        else:
            assert correlation[n] == pytest.approx(spearmanr(own, without).statistic)


def test_articles_without_words_are_not_ranked():
    table = csc_array(np.array([[2, 0], [0, 1], [0, 0]]))
    correlation, _ = leave_one_out(table, np.array([10, 10, 0]))
    assert correlation.tolist() == pytest.approx([-1, 1])
    assert np.isnan(leave_one_out(table, np.zeros(3, int))).all()
