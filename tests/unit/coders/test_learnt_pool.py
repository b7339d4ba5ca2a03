"""The pool of lexicon and classifier that is learnt from labelled sentences of news."""

from __future__ import annotations

import numpy as np
import pytest

from framing.coders.pooling import learnt_pool

RANDOM = np.random.default_rng(0)
TARGET = np.arange(200) % 4 == 0
NOISE = RANDOM.uniform(0.05, 0.95, 200)
RIGHT = np.clip(np.where(TARGET, 0.7, 0.2) + RANDOM.normal(0, 0.15, 200), 0.01, 0.99)
HITS = np.column_stack([np.where(TARGET & (np.arange(200) % 3 > 0), 0.8, 0.0), np.zeros(200)])


def test_two_answers_that_help_both_have_a_say():
    pool = learnt_pool(RIGHT, HITS, TARGET)
    assert pool.own_hits > 0
    assert pool.classifier > 0


def test_a_classifier_that_is_against_the_truth_by_chance_has_no_say_and_the_hits_are_as_if_alone():
    against = np.where(TARGET, 0.6 * NOISE, NOISE)
    pool = learnt_pool(against, HITS, TARGET)
    assert pool.classifier == 0
    value = pool(HITS[:, 0], against, HITS)
    hit = HITS[:, 0] > 0
    assert value[hit].mean() == pytest.approx(TARGET[hit].mean(), abs=0.02)  # calibrated: the label's share with a hit
    assert value[~hit].mean() == pytest.approx(TARGET[~hit].mean(), abs=0.02)  # and without
