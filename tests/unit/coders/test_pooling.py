"""Lexicon and classifier made one value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.coders.pooling import Discounted, Learnt, learnt_pool, pool_from_dict, pool_to_dict

PROBABILITY = st.floats(0, 1)
NO_HITS = np.zeros((1, 2))


@given(PROBABILITY, PROBABILITY, PROBABILITY)
def test_the_discounted_pool_is_the_chance_that_either_is_right(lexicon, classifier, discount):
    value = float(Discounted(discount)(np.array([lexicon]), np.array([classifier]), NO_HITS)[0])
    assert value == pytest.approx(lexicon + discount * classifier - lexicon * discount * classifier)
    assert lexicon - 1e-12 <= value <= 1


def test_a_classifier_alone_carries_a_category_only_where_it_is_nearly_sure():
    pool = Discounted()
    low, high = pool(np.zeros(2), np.array([0.9, 0.92]), np.zeros((2, 2)))
    assert low < 0.5 <= high
    assert pool(np.array([0.5]), np.zeros(1), NO_HITS).tolist() == [0.5]


def test_the_learnt_pool_is_a_logistic_regression_on_hits_by_voice_and_log_odds():
    pool = Learnt(own_hits=2.0, source_hits=-1.5, classifier=0.5, intercept=-1.0)
    found = pool(np.array([0.3]), np.array([0.9]), np.array([[0.7, 0.2]]))
    score = 2.0 * 0.7 - 1.5 * 0.2 + 0.5 * math.log(0.9 / 0.1) - 1.0
    assert found.tolist() == pytest.approx([1 / (1 + math.exp(-score))])


def test_it_learns_whom_to_believe():
    """Hits in the outlet's words are right here, those in a source's and the classifier guess: the pool follows the first."""
    rng = np.random.default_rng(1)
    target = rng.random(300) < 0.4
    hits = np.column_stack([target * 0.8, rng.random(300)])
    pool = learnt_pool(rng.random(300), hits, target)
    assert pool.own_hits > 3
    assert abs(pool.classifier) < 0.5
    assert abs(pool.source_hits) < 2
    said = pool(np.zeros(2), np.array([0.2, 0.8]), np.array([[0.8, 0.1], [0.0, 0.9]])) >= 0.5
    assert said.tolist() == [True, False]


@pytest.mark.parametrize("pool", [Discounted(0.25), Learnt(1.0, 2.0, 0.25, -0.5)])
def test_a_pool_survives_as_plain_numbers(pool):
    numbers = pool_to_dict(pool)
    assert all(type(n) is float for n in numbers.values())
    assert pool_from_dict(numbers) == pool
