"""Lexicon and classifier made one value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.coders.pooling import Discounted, Learnt, learnt_pool, pool_from_dict, pool_to_dict

PROBABILITY = st.floats(0, 1)


@given(PROBABILITY, PROBABILITY, PROBABILITY)
def test_the_discounted_pool_is_the_chance_that_either_is_right(lexicon, classifier, discount):
    value = float(Discounted(discount)(np.array([lexicon]), np.array([classifier]))[0])
    assert value == pytest.approx(lexicon + discount * classifier - lexicon * discount * classifier)
    assert lexicon - 1e-12 <= value <= 1


def test_a_classifier_alone_carries_a_category_only_where_it_is_nearly_sure():
    pool = Discounted()
    assert pool(np.zeros(2), np.array([0.8, 0.84]))[1] >= 0.5 > pool(np.zeros(2), np.array([0.8, 0.84]))[0]
    assert pool(np.array([0.5]), np.zeros(1)).tolist() == [0.5]


def test_the_learnt_pool_is_a_logistic_regression_on_value_and_log_odds():
    found = Learnt(2.0, 0.5, -1.0)(np.array([0.7]), np.array([0.9]))
    score = 2.0 * 0.7 + 0.5 * math.log(0.9 / 0.1) - 1.0
    assert found.tolist() == pytest.approx([1 / (1 + math.exp(-score))])


def test_it_learns_whom_to_believe():
    """The lexicon is right here and the classifier guesses: the pool says what the lexicon says."""
    rng = np.random.default_rng(1)
    target = rng.random(300) < 0.4
    pool = learnt_pool(target * 0.8, rng.random(300), target)
    assert pool.lexicon > 3
    assert abs(pool.classifier) < 0.5
    said = pool(np.array([0.8, 0.0]), np.array([0.2, 0.8])) >= 0.5
    assert said.tolist() == [True, False]


@pytest.mark.parametrize("pool", [Discounted(0.25), Learnt(1.0, 2.0, -0.5)])
def test_a_pool_survives_as_plain_numbers(pool):
    numbers = pool_to_dict(pool)
    assert all(type(n) is float for n in numbers.values())
    assert pool_from_dict(numbers) == pool
