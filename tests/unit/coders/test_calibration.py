"""Probabilities, thresholds and the article prior, against plain computations."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.coders.calibration import best_threshold, log_odds, logistic, platt, with_article_prior

PROBABILITY = st.floats(0, 1)


@given(st.floats(0.001, 0.999))
def test_logistic_undoes_log_odds(p):
    assert log_odds(p) == pytest.approx(math.log(p / (1 - p)))
    assert logistic(log_odds(p)) == pytest.approx(p)


def test_certainty_stays_finite():
    assert log_odds([0.0, 1.0]).tolist() == pytest.approx([-math.log(999), math.log(999)])
    assert logistic([-1e9, 1e9]).tolist() == pytest.approx([0, 1], abs=1e-12)


@pytest.mark.parametrize("columns", [1, 2])
def test_platt_weights_are_where_the_likelihood_is_highest(columns):
    """There its slope is zero: mean probability equals the share of the label, and the residuals are unrelated to the scores."""
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(400, columns))
    target = rng.random(400) < logistic(1.5 * scores[:, 0] - 0.4)
    *weights, intercept = platt(scores, target)
    residual = logistic(scores @ weights + intercept) - target
    assert residual.sum() == pytest.approx(0, abs=0.05)
    assert 100 * residual @ scores + weights == pytest.approx(np.zeros(columns), abs=8)
    assert weights[0] == pytest.approx(1.5, abs=0.4)


def plain_macro_f1(target, said) -> float:
    found = []
    for side in (True, False):
        both = sum(t == side and s == side for t, s in zip(target, said, strict=True))
        one = sum(t == side for t in target) + sum(s == side for s in said)
        found.append(2 * both / one if one else 0.0)
    return sum(found) / 2


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([0.1, 0.25, 0.4, 0.4, 0.55, 0.62, 0.9])), min_size=1, max_size=30)
)
def test_the_threshold_is_the_middle_of_the_best_ones(rows):
    target, value = (list(column) for column in zip(*rows, strict=True))
    grid = [n / 100 for n in range(20, 71)]
    scores = [plain_macro_f1(target, [v >= cut for v in value]) for cut in grid]
    plateau = [cut for cut, score in zip(grid, scores, strict=True) if score >= max(scores) - 0.01 - 1e-12]
    found = best_threshold(np.array(target), np.array(value))
    assert found in plateau
    assert found == pytest.approx(plateau[len(plateau) // 2], abs=0.0101)


def plain_prior(value, article, words, prevalence, sentences):
    """The two steps of the prior, sentence by sentence."""
    held = [min(max(v, 0.001), 0.999) for v in value]
    now = list(value)
    for _ in range(20):
        after = list(now)
        for a in set(article):
            own = [n for n, b in enumerate(article) if b == a]
            mean = sum(now[n] * words[n] for n in own) / sum(words[n] for n in own)
            share = (mean * len(own) + prevalence * sentences) / (len(own) + sentences)
            share = min(max(share, 0.001), 0.999)
            for n in own:
                odds = held[n] / (1 - held[n]) * (share / (1 - share)) / (prevalence / (1 - prevalence))
                after[n] = odds / (1 + odds)
        now = after
    return now


ARTICLES = st.lists(st.tuples(PROBABILITY, st.integers(0, 3), st.integers(1, 40)), min_size=1, max_size=12)


@given(ARTICLES, st.floats(0.05, 0.95), st.sampled_from([1.0, 10.0]))
@settings(deadline=None)
def test_the_article_prior_equals_the_plain_version(rows, prevalence, sentences):
    value, article, words = (list(column) for column in zip(*rows, strict=True))
    found = with_article_prior(
        np.array(value), np.array(article, np.int32), np.array(words, float), prevalence=prevalence, sentences=sentences
    )
    assert found == pytest.approx(plain_prior(value, article, words, prevalence, sentences), abs=1e-6)


def test_an_article_speaks_for_its_own_sentences_alone():
    value, words = np.array([0.3, 0.9, 0.8, 0.3, 0.1, 0.1]), np.ones(6)
    options = {"prevalence": 0.4, "sentences": 5.0}
    both = with_article_prior(value, np.array([0, 0, 0, 1, 1, 1], np.int32), words, **options)
    first = with_article_prior(value[:3], np.zeros(3, np.int32), words[:3], **options)
    assert both[:3].tolist() == first.tolist()
    swapped = with_article_prior(value, np.array([1, 1, 1, 0, 0, 0], np.int32), words, **options)
    assert swapped.tolist() == both.tolist()
    assert both[0] > 0.3 > both[3]


def test_a_long_article_moves_a_sentence_more_than_a_short_one():
    moved = [
        with_article_prior(np.full(n, 0.8), np.zeros(n, np.int32), np.ones(n), prevalence=0.4, sentences=10)[0]
        for n in (1, 5, 50)
    ]
    assert 0.8 < moved[0] < moved[1] < moved[2]
