"""FrameClassifier: labels of sentences by their words and style, trained on labelled sentences of a codebook.

One linear model for each label over `SentenceFeatures`, or any scikit-learn estimator. Probabilities are calibrated, and
thresholds chosen, on predictions for sentences that the predicting model did not see; folds keep situations together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted

from framing.codebooks.codebook import Codebook, Example
from framing.codebooks.files import load_codebook
from framing.coders.calibration import best_threshold, log_odds, logistic, platt, with_article_prior
from framing.coders.evaluation import figures
from framing.coders.explanation import explanation, speaking_words
from framing.coders.features import SentenceFeatures, as_seen
from framing.coders.lexicon import OWN_VOICE, THRESHOLD
from framing.coders.linear import LinearScorer, linear_scorer
from framing.coders.pooling import DISCOUNT, Discounted, Pool, learnt_pool
from framing.coders.seen import Seen
from framing.coders.training import Training, as_examples, check_training, grouped_folds, labels_of, training_set
from framing.model.errors import UsageError

Floats = NDArray[np.float64]
TEXT = "text"


def linear_model(seed: int = 0, class_weight: str | None = None) -> LogisticRegression:
    """The default estimator, one for each label."""
    return LogisticRegression(C=1.0, class_weight=class_weight, max_iter=3000, random_state=seed)


class FrameClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A calibrated multi-label sentence classifier for one codebook.

    `features` turns sentences into columns: by default `SentenceFeatures()`, else any scikit-learn transformer of strings, or
    the word `"text"` for an estimator (a pipeline) that takes strings itself. `estimator` is any classifier with
    `predict_proba` or `decision_function`; by default `linear_model(seed, class_weight)`.

    `authored` says that the training sentences were written for the purpose: then the lexicon and the classifier are pooled with
    a fixed `discount`, else by weights learnt out of fold (see `pooling.py`). `article_prior` sentences (None: no prior) is the weight of
    a label's usual share against what an article's other sentences say (see `calibration.with_article_prior`).

    After `fit`: `labels_`, `features_`, `estimators_`; by label `calibration_` (slope and intercept that turn log-odds into a
    probability), `thresholds_` of that probability, `pools_` and `combined_thresholds_` of the combined value, `prevalence_` in
    training; and `training_`, `out_of_fold_`, `combined_out_of_fold_`, the training sentences and the probabilities of models that did not see them.
    """

    def __init__(
        self,
        codebook: str | Codebook = "security",
        *,
        estimator: Any = None,
        features: Any = None,
        class_weight: str | None = None,
        authored: bool = False,
        discount: float = DISCOUNT,
        article_prior: float | None = None,
        folds: int = 5,
        seed: int = 0,
    ) -> None:
        self.codebook = codebook
        self.estimator = estimator
        self.features = features
        self.class_weight = class_weight
        self.authored = authored
        self.discount = discount
        self.article_prior = article_prior
        self.folds = folds
        self.seed = seed

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        tags.classifier_tags.multi_label = True
        return tags

    def fit(
        self,
        X: Sequence[Example] | Sequence[str],  # noqa: N803
        y: Any = None,
        *,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> FrameClassifier:
        """Train on labelled sentences: examples, or texts with `y` (a matrix texts x labels, or the labels of each text).

        `progress` is called after each fold of each label with the number done, the number in all and the label.

        Raises a UsageError that names the label which has too few sentences.
        """
        book = load_codebook(self.codebook)
        self.labels_ = labels_of(book)
        data = training_set(book, as_examples(X, y, self.labels_))
        check_training(data, self.labels_, self.folds)
        self._fit_final(self._fit_features(data), data)
        raw = self._cross_predict(data, progress)
        self.calibration_ = {label: platt(raw[:, [n]], data.labels[:, n]) for n, label in enumerate(self.labels_)}
        self.out_of_fold_ = self._calibrated(raw)
        self.thresholds_ = self._thresholds(data, self.out_of_fold_)
        self._fit_pools(data)
        self.prevalence_ = dict(zip(self.labels_, data.labels.mean(axis=0).tolist(), strict=True))
        self.training_ = data
        self.sentences_ = sentence_marks(data.examples)
        return self

    def _fit_features(self, data: Training) -> Any:
        if isinstance(self.features, str) and self.features == TEXT:
            self.features_: Any = None
        else:
            self.features_ = clone(self.features) if self.features is not None else SentenceFeatures()
            self.features_.fit(data.rows if isinstance(self.features_, SentenceFeatures) else list(data.texts))
        return self._matrix(data.rows, data.texts)

    def _fit_final(self, matrix: Any, data: Training) -> None:
        self.estimators_ = {
            label: self._estimator().fit(matrix, data.labels[:, n]) for n, label in enumerate(self.labels_)
        }
        self.ready()

    def ready(self) -> None:
        """Spell a linear model out word by word, once its features and estimators are there."""
        self._scorer: LinearScorer | None = linear_scorer(self.features_, self.estimators_)

    def _cross_predict(self, data: Training, progress: Callable[[int, int, str], None] | None) -> Floats:
        """Log-odds of every training sentence by a model that saw neither it nor its situation; features are learnt anew too."""
        out = np.zeros(data.labels.shape)
        total = self.folds * len(self.labels_)
        for n, target in enumerate(data.labels.T):
            for fold, (train, test) in enumerate(grouped_folds(target, data.group, self.folds, self.seed), 1):
                own = clone(self)
                matrix = own._fit_features(data.at(train))
                model = self._estimator().fit(matrix, target[train])
                part = data.at(test)
                out[test, n] = scores(model, own._matrix(part.rows, part.texts))
                if progress:
                    progress(n * self.folds + fold, total, self.labels_[n])
        return out

    def _estimator(self) -> Any:
        return clone(self.estimator) if self.estimator is not None else linear_model(self.seed, self.class_weight)

    def _matrix(self, rows: Seen, texts: Sequence[str] | NDArray[np.object_]) -> Any:
        if self.features_ is None:
            return np.asarray(texts, object)
        return self.features_.transform(rows if isinstance(self.features_, SentenceFeatures) else list(texts))

    def _calibrated(self, raw: Floats) -> Floats:
        slopes, intercepts = np.array([self.calibration_[label] for label in self.labels_]).T
        return logistic(raw * slopes + intercepts)

    def _thresholds(self, data: Training, value: Floats) -> dict[str, float]:
        return {label: best_threshold(data.labels[:, n], value[:, n]) for n, label in enumerate(self.labels_)}

    def _fit_pools(self, data: Training) -> None:
        own = self._own_voice(self.out_of_fold_, data.rows.own)
        self.pools_: dict[str, Pool] = {
            label: Discounted(self.discount)
            if self.authored
            else learnt_pool(own[:, n], data.hits[n], data.labels[:, n])
            for n, label in enumerate(self.labels_)
        }
        self.combined_out_of_fold_ = self._pooled(data.lexicon, own, data.hits)
        self.combined_thresholds_ = (
            dict.fromkeys(self.labels_, THRESHOLD)
            if self.authored
            else self._thresholds(data, self.combined_out_of_fold_)
        )

    def _own_voice(self, probability: Floats, own: Floats) -> Floats:
        """For a codebook of the outlet's own voice the probabilities by the share of a sentence's words in that voice."""
        return probability * own[:, None] if set(self.labels_) <= set(OWN_VOICE) else probability

    def _pooled(self, lexicon: Floats, classifier: Floats, hits: Floats) -> Floats:
        columns = [self.pools_[label](lexicon[:, n], classifier[:, n], hits[n]) for n, label in enumerate(self.labels_)]
        return np.column_stack(columns)

    def classify(self, rows: Seen, texts: Sequence[str] = ()) -> Floats:
        """The calibrated probability of each label, sentences by labels; `texts` are needed by features of the user's."""
        check_is_fitted(self, "estimators_")
        if not len(rows):
            return np.zeros((0, len(self.labels_)))
        if self._scorer is not None:
            return self._calibrated(self._scorer.decision_function(rows))
        matrix = self._matrix(rows, texts)
        return self._calibrated(np.column_stack([scores(m, matrix) for m in self.estimators_.values()]))

    def combine(
        self,
        lexicon: Floats,
        classifier: Floats,
        *,
        hits: Floats,
        own: Floats,
        article: NDArray[np.int32],
        words: Floats,
    ) -> Floats:
        """The combined value of the sentences of some articles: lexicon and classifier pooled, then moved by the article prior.

        `hits` are the lexicon's by voice (see `training.hits_by_voice`), `own` the share of each sentence's words in the
        outlet's own voice, `article` numbers the articles from 0, `words` are the sentences' sizes.
        """
        value = self._pooled(lexicon, self._own_voice(classifier, own), hits)
        if self.article_prior is None or not len(value):
            return value
        columns = [
            with_article_prior(
                value[:, n], article, words, prevalence=self.prevalence_[label], sentences=self.article_prior
            )
            for n, label in enumerate(self.labels_)
        ]
        return np.column_stack(columns)

    def values(self, examples: Sequence[Example]) -> tuple[Training, dict[str, tuple[Floats, NDArray[np.bool_]]]]:
        """Labelled sentences as the coding pass would see them, and for each coder its values and decisions, sentences by labels."""
        data = training_set(load_codebook(self.codebook), examples)
        by_words = self.classify(data.rows, list(data.texts))
        alone = np.arange(len(examples), dtype=np.int32)
        combined = self.combine(
            data.lexicon, by_words, hits=data.hits, own=data.rows.own, article=alone, words=np.ones(len(examples))
        )
        return data, {
            "lexicon": (data.lexicon, data.lexicon >= THRESHOLD),
            "classifier": (by_words, by_words >= self._cuts(self.thresholds_)),
            "combined": (combined, combined >= self._cuts(self.combined_thresholds_)),
        }

    def evaluate(self, examples: Sequence[Example], *, n_resamples: int = 500) -> pd.DataFrame:
        """How well the three coders find the labels of sentences that the model has not seen; see `evaluation.figures`."""
        data, answers = self.values(examples)
        return figures(data, self.labels_, answers, n_resamples=n_resamples, seed=self.seed)

    def trained_on(self, examples: Sequence[Example]) -> int:
        """How many of some sentences the model was trained on; its figures on them are no test of it."""
        return int(np.isin(sentence_marks(examples), self.sentences_).sum())

    def _cuts(self, thresholds: Mapping[str, float]) -> Floats:
        return np.array([thresholds[label] for label in self.labels_])

    @property
    def reads_text(self) -> bool:
        """Whether the features are the user's and want each sentence's text."""
        return not isinstance(self.features_, SentenceFeatures)

    def predict_proba(self, X: Sequence[str]) -> Floats:  # noqa: N803
        """The classifier's calibrated probability of each label, texts by labels; the lexicon has no part in it."""
        check_is_fitted(self, "estimators_")
        texts = [str(x) for x in X]
        return self.classify(as_seen(texts), texts)

    def predict(self, X: Sequence[str]) -> NDArray[np.int64]:  # noqa: N803
        """Texts by labels: 1 where the classifier's probability reaches the label's threshold, else 0."""
        found: NDArray[np.int64] = (self.predict_proba(X) >= self._cuts(self.thresholds_)).astype(np.int64)
        return found

    def explain(self, sentence: str) -> pd.DataFrame:
        """Each token's share of the classifier's log-odds for each label; exact for linear models.

        Columns `label kind part start end share`: `kind` is `word`, `style` or `intercept`, `start end` the characters of a word
        (absent for the rest), `share` in log-odds; the shares of a label add up to the log-odds of its probability. Raises a
        UsageError where features or estimator are not the linear default. Words that are left out (names, figures) have no row.
        """
        check_is_fitted(self, "estimators_")
        if self._scorer is None:
            raise UsageError(
                "explain: this classifier is not linear in its words: expected the default features and a linear model"
            )
        return explanation(self._scorer, self.labels_, self.calibration_, sentence)

    def speaking_words(self, texts: Sequence[str]) -> list[dict[str, list[tuple[str, float]]]]:
        """For each text, by label, the three words that speak most for it and their shares; empty where `explain` cannot say."""
        check_is_fitted(self, "estimators_")
        if self._scorer is None or not len(texts):
            return [{} for _ in texts]
        return speaking_words(self._scorer, self.calibration_, texts)


def sentence_marks(examples: Sequence[Example]) -> NDArray[np.uint32]:
    """A number for each distinct sentence, by which it is known again."""
    return np.unique(np.array([crc32(e.text.encode()) for e in examples], np.uint32))


def scores(model: Any, matrix: Any) -> Floats:
    """The log-odds that an estimator gives the positive class."""
    if hasattr(model, "decision_function"):
        return np.asarray(model.decision_function(matrix), np.float64)
    return log_odds(np.asarray(model.predict_proba(matrix))[:, 1])
