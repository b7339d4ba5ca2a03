"""What holds of the coefficients of agreement, whatever was judged."""

from __future__ import annotations

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from framing.measures import agreementsums as sums
from framing.measures.agreement import alpha, cohen_kappa, fleiss_kappa, gwet_ac1, percent_agreement
from framing.model.randomness import generator, resampled_sums

pytestmark = pytest.mark.filterwarnings("ignore:.*undefined:UserWarning")
nan = np.nan


@st.composite
def ratings(draw, values=(0.0, 1.0, 2.0, 3.0), gaps=True):
    """Coders x units, with gaps."""
    shape = draw(st.integers(2, 4)), draw(st.integers(2, 12))
    cell = st.sampled_from([*values, nan] if gaps else list(values))
    return np.array(draw(st.lists(cell, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))).reshape(shape)


def by_sums(data, level):
    domain = np.unique(data[~np.isnan(data)])
    if level == "interval":
        columns, formula = sums.interval_columns(data), sums.interval_alpha_from
    elif level == "nominal":
        columns, formula = sums.nominal_columns(sums.value_table(data, domain)), sums.nominal_alpha_from
    else:
        columns, formula = sums.ordinal_columns(sums.value_table(data, domain)), sums.ordinal_alpha_from
    return columns, formula


@given(ratings(), st.sampled_from(["nominal", "ordinal", "interval"]))
@settings(max_examples=150, deadline=None)
def test_alpha_by_sums_is_the_packages_alpha(data, level):
    assume((~np.isnan(data)).any())
    columns, formula = by_sums(data, level)
    found = formula(columns.sum(axis=0, keepdims=True))[0]
    assert found == pytest.approx(alpha(data, level=level), nan_ok=True)


@given(ratings(values=(0.0, 1.0)), st.sampled_from(["nominal", "ordinal", "interval"]), st.integers(0, 9))
@settings(max_examples=40, deadline=None)
def test_each_resample_is_the_packages_alpha_of_the_units_drawn(data, level, seed):
    assume(len(np.unique(data[~np.isnan(data)])) == 2)
    columns, formula = by_sums(data, level)
    units = data.shape[1]
    draws = formula(resampled_sums(columns, rng=generator(seed, "x"), n_resamples=20))
    again = generator(seed, "x").integers(0, units, (20, units))
    for draw, drawn in zip(draws, again, strict=True):
        own = data[:, drawn]
        pairable = own[:, (~np.isnan(own)).sum(axis=0) >= 2]
        if len(np.unique(pairable[~np.isnan(pairable)])) < 2:
            assert np.isnan(draw)
        else:
            assert draw == pytest.approx(krippendorff.alpha(pairable, level_of_measurement=level))


@given(ratings(values=(0.0, 1.0, 2.0)), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_coders_units_and_names_of_values_do_not_matter(data, random):
    coders, units = list(range(data.shape[0])), list(range(data.shape[1]))
    random.shuffle(coders)
    random.shuffle(units)
    other = data[coders][:, units]
    assert alpha(other) == pytest.approx(alpha(data), nan_ok=True)
    assert alpha(2 - other) == pytest.approx(alpha(data), nan_ok=True)
    assert alpha(5 * other + 3, level="interval") == pytest.approx(alpha(data, level="interval"), nan_ok=True)
    table, shuffled = (sums.value_table(d, np.array([0.0, 1.0, 2.0])) for d in (data, other))
    for coefficient in (fleiss_kappa, gwet_ac1, percent_agreement):
        assert coefficient(shuffled[:, ::-1]) == pytest.approx(coefficient(table), nan_ok=True)


@given(ratings(gaps=False))
@settings(max_examples=60, deadline=None)
def test_cohen_is_scikit_learns(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = cohen_kappa_score(data[0], data[1])
    assert cohen_kappa(data[0], data[1]) == pytest.approx(expected, nan_ok=True)


@given(ratings(gaps=False))
@settings(max_examples=60, deadline=None)
def test_perfect_agreement_is_one_where_it_is_defined(data):
    same = np.repeat(data[:1], 3, axis=0)
    table = sums.value_table(same, np.array([0.0, 1.0, 2.0, 3.0]))
    varied = len(np.unique(data[0])) > 1
    assert gwet_ac1(table) == percent_agreement(table) == 1
    for value in (alpha(same), fleiss_kappa(table), cohen_kappa(data[0], data[0])):
        assert value == pytest.approx(1) if varied else np.isnan(value)


def test_undefined_coefficients_warn_and_say_why():
    with pytest.warns(UserWarning, match="alpha is undefined .* every value is the same"):
        assert np.isnan(alpha([[1, 1, 1], [1, 1, nan]]))
    with pytest.warns(UserWarning, match="alpha is undefined .* no unit was judged by two"):
        assert np.isnan(alpha([[1, nan], [nan, 0]]))
    with pytest.warns(UserWarning, match="Fleiss' kappa is undefined .* every value"):
        assert np.isnan(fleiss_kappa([[2, 0], [2, 0]]))
    with pytest.warns(UserWarning, match="AC1 is undefined .* no unit"):
        assert np.isnan(gwet_ac1([[1, 0], [0, 1]]))
    with pytest.warns(UserWarning, match="Cohen's kappa is undefined .* every value"):
        assert np.isnan(cohen_kappa([0, 0], [0, 0]))
