"""Scores word by word equal matrix times coefficients, and the shares of a score add up to it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from framing.coders.features import SentenceFeatures
from framing.coders.linear import LinearScorer, linear_scorer
from framing.coders.seen import seen_texts
from framing.text.parsed import Parser
from tests.helpers.water import MATRIX, TEXTS

WORDS = (
    "the",
    "river",
    "rose",
    "dry",
    "wells",
    "must",
    "zinc",
    "Japan",
    "4",
    "rain,",
    "not",
    "boats.",
    "“we",
    "go”",
    "Why?",
)
NEWS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), min_size=1, max_size=6)
OPTIONS = ({}, {"vectors": 0}, {"style": 0}, {"vectors": 0, "style": 0}, {"min_words": 1, "min_pieces": 1})


def scorer(**options) -> LinearScorer:
    """Random coefficients for two labels over features of the tiny corpus."""
    features = SentenceFeatures(**options).fit(TEXTS)
    rng = np.random.default_rng(7)
    return LinearScorer(features, rng.normal(size=(2, features.n_features_)), np.array([0.5, -1.5]))


PARSER = Parser()
SCORERS = [scorer(**options) for options in OPTIONS]


@pytest.mark.parametrize("own", SCORERS, ids=[str(o) for o in OPTIONS])
@given(NEWS)
@settings(max_examples=40, deadline=None)
def test_scores_equal_the_matrix_times_the_coefficients(own, texts):
    rows = seen_texts(texts, PARSER)
    expected = own.features.transform(rows) @ own.coef.T + own.intercept
    assert np.allclose(own.decision_function(rows), expected, atol=1e-4)


@pytest.mark.parametrize("own", SCORERS, ids=[str(o) for o in OPTIONS])
@given(NEWS)
@settings(max_examples=40, deadline=None)
def test_shares_add_up_to_the_scores(own, texts):
    rows = seen_texts(texts, PARSER)
    shares = own.shares(rows)
    total = np.zeros((len(texts), 2))
    np.add.at(total, rows.sentence, shares.words)
    total += shares.style.sum(axis=1) + shares.intercept
    assert np.allclose(total, own.decision_function(rows), atol=1e-9, rtol=1e-9)


def test_a_vocabulary_that_grows_changes_no_score():
    """The table of words is added to, not made anew, when later batches bring new words."""
    own = scorer()
    rows = seen_texts(TEXTS[:3])
    before = own.decision_function(rows)
    own.decision_function(seen_texts(["quite other words came"]))
    assert own.decision_function(rows).tolist() == before.tolist()
    whole = own.decision_function(seen_texts(TEXTS))
    assert np.allclose(whole[:3], before, atol=1e-12)


def test_a_fitted_linear_model_is_spelled_out_and_another_is_not():
    target = np.array(MATRIX)
    features = SentenceFeatures().fit(TEXTS)
    matrix = features.transform(TEXTS)
    models = {n: LogisticRegression().fit(matrix, target[:, k]) for k, n in enumerate(("drought", "flood"))}
    own = linear_scorer(features, models)
    expected = np.column_stack([m.decision_function(matrix) for m in models.values()])
    assert np.allclose(own.decision_function(seen_texts(TEXTS)), expected, atol=1e-4)
    assert linear_scorer(features, {"drought": RandomForestClassifier(3).fit(matrix, target[:, 0])}) is None
    assert linear_scorer(TfidfVectorizer().fit(TEXTS), models) is None
    assert linear_scorer(features, {}) is None
