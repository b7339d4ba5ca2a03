"""FrameClassifier: what it learns, a user's own features and estimators, reasons, refusals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

import framing as fr
from framing.codebooks.codebook import Example
from framing.coders.features import SentenceFeatures
from framing.coders.pooling import Discounted, Learnt
from tests.helpers.water import BOOK, EXAMPLES, MATRIX, TEXTS, UNSEEN

FOLDS = 3


def new(**options) -> fr.FrameClassifier:
    return fr.FrameClassifier(BOOK, folds=FOLDS, **options)


@pytest.fixture(scope="module")
def model():
    return new().fit(EXAMPLES)


def test_it_learns_what_the_word_list_lacks(model):
    assert model.predict(UNSEEN).tolist() == [[1, 0], [0, 1], [0, 0], [1, 0]]
    assert model.labels_ == ("drought", "flood")


def test_predictions_are_probabilities_at_the_thresholds(model):
    p = model.predict_proba(UNSEEN)
    assert p.shape == (4, 2)
    assert ((p > 0) & (p < 1)).all()
    cuts = [model.thresholds_[label] for label in model.labels_]
    assert model.predict(UNSEEN).tolist() == (p >= cuts).astype(int).tolist()
    assert model.predict_proba([]).shape == (0, 2)


def test_probabilities_are_the_calibrated_scores_of_the_final_models(model):
    matrix = model.features_.transform(UNSEEN)
    for n, label in enumerate(model.labels_):
        slope, intercept = model.calibration_[label]
        score = slope * model.estimators_[label].decision_function(matrix) + intercept
        assert model.predict_proba(UNSEEN)[:, n] == pytest.approx(1 / (1 + np.exp(-score)), abs=1e-5)


def test_examples_and_texts_with_labels_train_the_same_model():
    bare = [Example(e.text, e.labels) for e in EXAMPLES]
    expected = new().fit(bare).predict_proba(UNSEEN)
    frame = pd.DataFrame(MATRIX, columns=["drought", "flood"])
    for y in (MATRIX, np.array(MATRIX), frame, frame[["flood", "drought"]], [e.labels for e in EXAMPLES]):
        assert new().fit(TEXTS, y).predict_proba(UNSEEN).tolist() == expected.tolist()


def test_the_same_sentences_in_any_order_train_the_same_model(model):
    again = new().fit(EXAMPLES)
    assert again.predict_proba(UNSEEN).tolist() == model.predict_proba(UNSEEN).tolist()
    assert again.thresholds_ == model.thresholds_
    order = np.random.default_rng(0).permutation(len(EXAMPLES))
    mixed = new().fit([EXAMPLES[n] for n in order])
    assert np.allclose(mixed.predict_proba(UNSEEN), model.predict_proba(UNSEEN), atol=1e-3)
    assert np.allclose(mixed.out_of_fold_, model.out_of_fold_[order], atol=1e-3)


def test_another_seed_draws_other_folds(model):
    other = new(seed=5).fit(EXAMPLES)
    assert not np.allclose(other.out_of_fold_, model.out_of_fold_, atol=1e-3)


def test_out_of_fold_answers_come_from_models_that_did_not_see_the_sentence():
    """An estimator that knows its sentences by heart is sure of those alone."""
    forest = RandomForestClassifier(30, random_state=0)
    own = new(estimator=forest).fit(EXAMPLES)
    target = np.array(MATRIX, bool)
    by_heart = forest.fit(own.features_.transform(TEXTS), target[:, 0]).predict_proba(own.features_.transform(TEXTS))
    assert ((by_heart[:, 1] >= 0.5) == target[:, 0]).all()
    assert ((own.out_of_fold_[:, 0] >= 0.5) != target[:, 0]).any()


def test_class_weight_makes_a_rare_label_count_more():
    rare = [e for e in EXAMPLES if "flood" not in e.labels] + [e for e in EXAMPLES if "flood" in e.labels][:4]
    plain, balanced = (new(class_weight=w).fit(rare) for w in (None, "balanced"))
    assert balanced.estimators_["flood"].class_weight == "balanced"
    score = [m.estimators_["flood"].decision_function(m.features_.transform(UNSEEN)).mean() for m in (plain, balanced)]
    assert score[1] > score[0] + 0.5


@pytest.mark.parametrize(
    "options",
    [
        {"features": TfidfVectorizer()},
        {"features": CountVectorizer(), "estimator": MultinomialNB()},
        {"features": make_union(SentenceFeatures(), TfidfVectorizer())},
        {"features": SentenceFeatures(vectors=0), "estimator": LogisticRegression(C=10)},
        {"estimator": LinearSVC()},
        {"estimator": RandomForestClassifier(30, random_state=0)},
        {"features": "text", "estimator": make_pipeline(TfidfVectorizer(), LogisticRegression())},
        {"features": "text", "estimator": make_pipeline(CountVectorizer(), MultinomialNB())},
    ],
    ids=lambda o: " ".join(f"{k}={type(v).__name__ if not isinstance(v, str) else v}" for k, v in o.items()),
)
def test_features_and_estimators_of_the_users_own(options):
    own = new(**options).fit(EXAMPLES)
    p = own.predict_proba(UNSEEN)
    assert p.shape == (4, 2)
    assert p[0, 0] > p[2, 0]
    assert p[1, 1] > p[2, 1]
    for given in options.values():  # clones are fitted, what was passed is left alone
        assert not isinstance(given, TfidfVectorizer) or not hasattr(given, "vocabulary_")


def test_a_pipeline_sees_the_sentences_as_they_stand():
    seen = []

    class Listener(CountVectorizer):
        def fit_transform(self, raw_documents, y=None):
            seen.extend(raw_documents)
            return super().fit_transform(raw_documents, y)

    new(features="text", estimator=make_pipeline(Listener(), LogisticRegression())).fit(EXAMPLES)
    assert set(seen) == set(TEXTS)


def test_authored_sentences_are_pooled_at_a_discount_and_drawn_ones_by_learning(model):
    assert all(isinstance(pool, Learnt) for pool in model.pools_.values())
    authored = new(authored=True, discount=0.4).fit(EXAMPLES)
    assert all(pool == Discounted(0.4) for pool in authored.pools_.values())
    assert authored.combined_thresholds_ == {"drought": 0.5, "flood": 0.5}
    lexicon, words = authored.training_.lexicon, authored.out_of_fold_
    assert np.allclose(authored.combined_out_of_fold_, 1 - (1 - lexicon) * (1 - 0.4 * words))


def test_prevalence_is_the_share_in_training(model):
    assert model.prevalence_ == pytest.approx({"drought": 20 / 48, "flood": 20 / 48})


@pytest.mark.parametrize("text", [*UNSEEN, "Tokyo, 1999", "", "“Dry wells!” she said, and the river rose…"])
def test_reasons_add_up_to_the_log_odds(model, text):
    table = model.explain(text)
    p = model.predict_proba([text])[0]
    shares = table.groupby("label", sort=False)["share"].sum()
    assert shares[list(model.labels_)].to_numpy() == pytest.approx(np.log(p / (1 - p)), abs=1e-6)


def test_reasons_point_at_the_words(model):
    text = "In Kano the wells were dry, 40 said."
    table = model.explain(text)
    assert table.columns.tolist() == ["label", "kind", "part", "start", "end", "share"]
    words = table[(table.kind == "word") & (table.label == "drought")]
    assert words.part.tolist() == ["In", "the", "wells", "were", "dry", "said"]
    assert [text[a:b] for a, b in zip(words.start, words.end, strict=True)] == words.part.tolist()
    share = words.set_index("part").share
    assert min(share["dry"], share["wells"]) > max(share["In"], share["said"])
    assert table[table.kind != "word"].start.isna().all()
    assert set(table.kind) == {"word", "style", "intercept"}


def test_only_linear_models_give_reasons():
    own = new(features=TfidfVectorizer()).fit(EXAMPLES)
    with pytest.raises(fr.UsageError, match="explain: this classifier is not linear in its words"):
        own.explain(UNSEEN[0])


@pytest.mark.parametrize("method", ["predict", "predict_proba", "explain"])
def test_it_must_be_fitted_first(method):
    with pytest.raises(NotFittedError):
        getattr(new(), method)("Rain fell.")


def test_too_few_of_a_label_is_refused_by_name():
    with pytest.raises(fr.UsageError, match="label 'flood' has 0 of 28 examples"):
        new().fit([e for e in EXAMPLES if "flood" not in e.labels])


def test_progress_counts_the_folds_of_all_labels():
    calls = []
    new().fit(EXAMPLES, progress=lambda *call: calls.append(call))
    assert calls == [(n + 1, 6, "drought" if n < 3 else "flood") for n in range(6)]


def test_it_evaluates_itself_on_other_sentences(model):
    held = [Example(t, labels) for t, labels in zip(UNSEEN, (("drought",), ("flood",), (), ("drought",)), strict=True)]
    table = model.evaluate(held, n_resamples=20)
    f1 = table[(table.coder == "classifier") & (table.statistic == "f1")]
    assert f1.set_index("label").estimate.to_dict() == {"drought": 1.0, "flood": 1.0}
    assert model.trained_on(held) == 0
    assert model.trained_on([*held, *EXAMPLES[:3]]) == 3


def test_scikit_learn_clones_scores_and_cross_validates_it():
    copy = clone(new(seed=3, class_weight="balanced", features=TfidfVectorizer(min_df=2)))
    assert (copy.seed, copy.class_weight, copy.features.min_df) == (3, "balanced", 2)
    scores = cross_val_score(new(), np.array(TEXTS), np.array(MATRIX), cv=2)
    assert scores.shape == (2,)
    assert ((scores >= 0) & (scores <= 1)).all()


def test_an_unknown_codebook_is_named():
    with pytest.raises(fr.CodebookError, match="'nope'"):
        fr.FrameClassifier("nope").fit(EXAMPLES)
