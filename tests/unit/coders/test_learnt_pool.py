"""The pool of lexicon and classifier that is learnt from labelled sentences of news."""

from __future__ import annotations

import numpy as np
import pytest

from framing.coders.pooling import learnt_pool

TARGET = np.arange(200) % 4 == 0
NOISE = np.random.default_rng(0).uniform(0.05, 0.95, 200)
RIGHT = np.where(TARGET, 0.8, 0.1) + np.random.default_rng(1).normal(0, 0.05, 200)


def test_two_answers_that_help_both_have_a_say():
    pool = learnt_pool(RIGHT * (np.arange(200) % 3 > 0), RIGHT, TARGET)
    assert pool.lexicon > 0
    assert pool.classifier > 0


@pytest.mark.parametrize("first", [True, False])
def test_an_answer_that_is_against_the_truth_by_chance_has_no_say_and_the_other_is_as_if_alone(first):
    against = np.where(TARGET, 0.6 * NOISE, NOISE)
    pool = learnt_pool(RIGHT, against, TARGET) if first else learnt_pool(against, RIGHT, TARGET)
    assert (pool.classifier if first else pool.lexicon) == 0
    value = pool(RIGHT, against) if first else pool(against, RIGHT)
    assert (np.diff(value[np.argsort(RIGHT)]) >= 0).all()  # in the order of the one that is left
    assert value.mean() == pytest.approx(TARGET.mean(), abs=0.01)  # calibrated: the label's share
