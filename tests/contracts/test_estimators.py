"""scikit-learn's contract of estimators, for estimators whose input is strings.

`parametrize_with_checks` makes tables of numbers to fit its estimators on; for estimators that say (by their tags) that they take strings it
runs the check of cloning alone. So its checks of the interface are called here one by one as well; those that cannot take sentences are in
NOT_APPLICABLE with the reason, and what they ask is asked of sentences below.
"""

from __future__ import annotations

import inspect
import pickle
import warnings

import joblib
import numpy as np
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.exceptions import NotFittedError, SkipTestWarning
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler
from sklearn.utils import estimator_checks, get_tags
from sklearn.utils.estimator_checks import parametrize_with_checks

import framing as fr
from framing.coders import embeddings
from framing.coders.embeddings import SentenceEncoder
from framing.coders.features import SentenceFeatures
from tests.helpers.encoders import FakeEncoder
from tests.helpers.water import BOOK, EXAMPLES, MATRIX, TEXTS, UNSEEN

NUMBERS = "fits on a table of random numbers, and a row of numbers is no sentence"
NOT_APPLICABLE = {
    "check_fit_score_takes_y": NUMBERS,
    "check_estimators_overwrite_params": NUMBERS,
    "check_dont_overwrite_parameters": NUMBERS,
    "check_estimators_fit_returns_self": NUMBERS,
    "check_readonly_memmap_input": NUMBERS,
    "check_positive_only_tag_during_fit": "asks whether numbers below zero are refused, and sentences have no sign",
}
"""Checks that fail for `SentenceFeatures` and `FrameClassifier` for the reason given; `SentenceEncoder`, which reads whatever
it is given as text, passes them all."""
BY_SENTENCES = {
    "check_fit_score_takes_y": "test_labels_are_the_second_argument",
    "check_estimators_overwrite_params": "test_fitting_and_predicting_leave_the_parameters_alone",
    "check_dont_overwrite_parameters": "test_what_is_learnt_has_names_of_its_own",
    "check_estimators_fit_returns_self": "test_fit_returns_the_estimator",
    "check_readonly_memmap_input": "test_input_that_cannot_be_written_to_is_taken",
}


@pytest.fixture(autouse=True)
def _fake_model(monkeypatch, tmp_path):
    monkeypatch.setitem(embeddings._MODELS, "fake", FakeEncoder())
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))


def expected_failed(estimator) -> dict[str, str]:
    return {} if isinstance(estimator, SentenceEncoder) else NOT_APPLICABLE


def estimators() -> list:
    return [SentenceFeatures(min_words=1), SentenceEncoder("fake"), fr.FrameClassifier(BOOK, folds=3)]


ALL = pytest.mark.parametrize("estimator", estimators(), ids=lambda e: type(e).__name__)
API = [check.__name__ for check in estimator_checks._yield_api_checks(SentenceFeatures())]
CHECKS = [*API, "check_get_params_invariance", "check_set_params", "check_parameters_default_constructible"]


with warnings.catch_warnings():  # it says of each that it cannot make tables of strings
    warnings.simplefilter("ignore", SkipTestWarning)
    with_checks = parametrize_with_checks(estimators(), expected_failed_checks=expected_failed)


@with_checks
def test_scikit_learns_checks(estimator, check):
    check(estimator)


@ALL
@pytest.mark.parametrize("name", CHECKS)
def test_scikit_learns_checks_one_by_one(estimator, name):
    check = getattr(estimator_checks, name)
    if name in expected_failed(estimator):
        with pytest.raises(
            (TypeError, ValueError, AssertionError, fr.UsageError)
        ):  # one that passes has no place in the list
            check(type(estimator).__name__, clone(estimator))
    else:
        check(type(estimator).__name__, clone(estimator))


def test_every_check_left_out_is_made_with_sentences():
    assert all(name in globals() for name in BY_SENTENCES.values())
    assert set(BY_SENTENCES) == {name for name, reason in NOT_APPLICABLE.items() if reason == NUMBERS}


@ALL
def test_the_tags_say_strings(estimator):
    tags = get_tags(estimator)
    assert tags.input_tags.string
    assert not tags.input_tags.two_d_array
    assert tags.requires_fit
    if isinstance(estimator, fr.FrameClassifier):
        assert tags.estimator_type == "classifier"
        assert tags.classifier_tags.multi_label


def fitted(estimator):
    return clone(estimator).fit(TEXTS, MATRIX)


def answers(estimator, texts=UNSEEN) -> dict[str, np.ndarray]:
    """What each of its methods says of some texts."""
    found = {}
    for name in ("transform", "predict", "predict_proba"):
        if hasattr(estimator, name):
            out = getattr(estimator, name)(texts)
            found[name] = out.toarray() if sparse.issparse(out) else out
    return found


def same(one: dict[str, np.ndarray], two: dict[str, np.ndarray], atol: float = 0.0) -> bool:
    return one.keys() == two.keys() and all(np.allclose(one[k], two[k], atol=atol, rtol=0) for k in one)


@ALL
def test_fit_returns_the_estimator(estimator):
    own = clone(estimator)
    assert own.fit(TEXTS, MATRIX) is own


@ALL
def test_fitting_and_predicting_leave_the_parameters_alone(estimator):
    own = clone(estimator)
    before = {name: (value, joblib.hash(value)) for name, value in own.get_params().items() if name != "codebook"}
    own.fit(TEXTS, MATRIX)
    answers(own)
    after = own.get_params()
    assert all(after[name] is value and joblib.hash(value) == mark for name, (value, mark) in before.items())
    if "codebook" in after:
        assert after["codebook"] == estimator.codebook


@ALL
def test_what_is_learnt_has_names_of_its_own(estimator):
    """Learnt attributes end in `_` or begin with it; predicting adds none."""
    own = clone(estimator)
    parameters = set(vars(own))
    assert parameters == set(inspect.signature(type(own).__init__).parameters) - {"self"}
    own.fit(TEXTS, MATRIX)
    learnt = set(vars(own)) - parameters
    assert learnt
    assert all(name.endswith("_") or name.startswith("_") for name in learnt)
    answers(own)
    assert set(vars(own)) == learnt | parameters


@ALL
@pytest.mark.parametrize(
    "kind", [tuple, np.array, lambda x: np.array(x, object)], ids=["tuple", "str array", "object array"]
)
def test_input_that_cannot_be_written_to_is_taken(estimator, kind):
    texts = kind(TEXTS)
    if isinstance(texts, np.ndarray):
        texts.setflags(write=False)
    target = np.array(MATRIX)
    target.setflags(write=False)
    own = clone(estimator).fit(texts, target)
    assert same(answers(own), answers(fitted(estimator)))


@ALL
def test_unfitted_it_says_so(estimator):
    with pytest.raises(NotFittedError):
        answers(clone(estimator))


@ALL
def test_labels_are_the_second_argument(estimator):
    for name in ("fit", "score", "fit_transform"):
        if hasattr(estimator, name):
            arguments = list(inspect.signature(getattr(estimator, name)).parameters)
            assert arguments[1] in ("y", "Y")


@ALL
def test_fitting_twice_is_fitting_once(estimator):
    own = fitted(estimator)
    first = answers(own)
    assert same(answers(own.fit(TEXTS, MATRIX)), first)
    other = clone(estimator).fit(TEXTS[::2] + TEXTS[1::2], MATRIX[::2] + MATRIX[1::2])
    assert same(answers(other.fit(TEXTS, MATRIX)), first)


@ALL
def test_answers_do_not_depend_on_order_or_company(estimator):
    own = fitted(estimator)
    whole = answers(own)
    backwards = {k: v[::-1] for k, v in answers(own, UNSEEN[::-1]).items()}
    assert same(backwards, whole, atol=1e-9)
    alone = [answers(own, [text]) for text in UNSEEN]
    assert same({k: np.vstack([a[k] for a in alone]) for k in whole}, whole, atol=1e-6)


@ALL
def test_fit_transform_is_fit_and_transform(estimator):
    if hasattr(estimator, "fit_transform"):
        one, two = clone(estimator).fit_transform(TEXTS, MATRIX), fitted(estimator).transform(TEXTS)
        assert abs(one - two).max() == 0


@ALL
def test_a_fitted_estimator_survives_a_pickle_between_processes(estimator):
    """As joblib and Dask send it; on disk models are skops files."""
    own = fitted(estimator)
    assert same(answers(pickle.loads(pickle.dumps(own))), answers(own))


@ALL
def test_it_works_in_a_pipeline(estimator):
    if hasattr(estimator, "transform"):
        pipe = make_pipeline(clone(estimator), MaxAbsScaler()).fit(TEXTS)
        assert pipe.transform(UNSEEN).shape[0] == len(UNSEEN)
    else:
        assert make_pipeline(clone(estimator)).fit(EXAMPLES).predict(UNSEEN).shape == (len(UNSEEN), 2)
