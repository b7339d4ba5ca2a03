"""FrameClassifier: labels of sentences from words, codebook hits and voice, trained on a codebook's examples.

Two stages (stacking, Wolpert 1992): a linear model over word and character n-grams, then a logistic regression over its
out-of-fold logit, the codebook's lexicon values by voice, the voice shares and the sentence's marks, which calibrates the
probability. Folds keep the sentences of one scenario together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import FeatureUnion, Pipeline

from framing.codebooks.codebook import Codebook, Example
from framing.codebooks.files import load_codebook
from framing.coders.features import SentenceFeatures, sentence_features
from framing.coders.lexicon import OVERALL, LexiconCoder
from framing.model.article import Article
from framing.model.errors import UsageError
from framing.text.parsed import Parser

Floats = NDArray[np.float64]
MIN_EXAMPLES = 20


def text_model(seed: int = 0) -> Pipeline:
    """The default first stage: TF-IDF of word and character n-grams into a logistic regression."""
    words = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    chars = TfidfVectorizer(
        analyzer="char_wb", lowercase=False, ngram_range=(3, 5), min_df=4, sublinear_tf=True, max_features=12_000
    )
    union = FeatureUnion([("words", words), ("chars", chars)])
    return Pipeline(
        [
            ("ngrams", union),
            ("model", LogisticRegression(C=4.0, class_weight="balanced", max_iter=2000, random_state=seed)),
        ]
    )


def labels_of(codebook: Codebook) -> tuple[str, ...]:
    """What a classifier of this codebook predicts: its categories, or the one overall code of `loaded` and `editorial`."""
    return (codebook.name,) if codebook.name in OVERALL else tuple(c.name for c in codebook.categories)


@dataclass(frozen=True)
class Training:
    """Features and labels of training sentences; `group` numbers their scenarios."""

    features: SentenceFeatures
    labels: NDArray[np.bool_]
    group: NDArray[np.int64]


def training_set(codebook: Codebook, examples: Sequence[Example]) -> Training:
    """Parse examples as the coding pass would and take their features."""
    articles = [Article(f"e{n}", e.text) for n, e in enumerate(examples)]
    batch = Parser().parse(articles)
    hits = LexiconCoder([codebook])(batch).hits
    features = sentence_features(batch, hits, codebook.name, [c.name for c in codebook.categories])
    names = labels_of(codebook)
    by_example = np.array([[name in e.labels for name in names] for e in examples], bool)
    scenarios = {s: n for n, s in enumerate(sorted({e.scenario or e.text for e in examples}))}
    group = np.array([scenarios[e.scenario or e.text] for e in examples])
    owner = batch.article_of_line
    return Training(features, by_example[owner], group[owner])


class FrameClassifier(BaseEstimator):  # type: ignore[misc]
    """A multi-label sentence classifier for one codebook.

    `estimator` is any scikit-learn classifier or pipeline over strings (masked words joined by spaces) with
    `predict_proba`; the default is `text_model(seed)`. After `fit`: `labels_`, `thresholds_` (by label, chosen on
    out-of-fold predictions), `out_of_fold_` (probabilities of the training sentences by models that did not see them).
    """

    def __init__(
        self, codebook: str | Codebook = "security", *, estimator: Any = None, folds: int = 5, seed: int = 0
    ) -> None:
        self.codebook = codebook
        self.estimator = estimator
        self.folds = folds
        self.seed = seed

    def fit(self, examples: Sequence[Example]) -> FrameClassifier:
        """Train both stages on labelled sentences."""
        book = load_codebook(self.codebook)
        if len(examples) < MIN_EXAMPLES:
            raise UsageError(
                f"fit: {len(examples)} examples for codebook {book.name!r}, expected at least {MIN_EXAMPLES}: add examples"
            )
        self.labels_ = labels_of(book)
        data = training_set(book, examples)
        texts = [" ".join(words) for words in data.features.words]
        self.text_models_: dict[str, Any] = {}
        self.stacks_: dict[str, Any] = {}
        self.thresholds_: dict[str, float] = {}
        self.out_of_fold_ = np.zeros(data.labels.shape)
        self.targets_ = data.labels
        for n, label in enumerate(self.labels_):
            target = data.labels[:, n]
            if target.sum() < self.folds or (~target).sum() < self.folds:
                raise UsageError(
                    f"fit: label {label!r} has {int(target.sum())} of {len(target)} examples, expected at least {self.folds} with and without it"
                )
            self._fit_label(n, label, texts, data)
        return self

    def _fit_label(self, n: int, label: str, texts: list[str], data: Training) -> None:
        target = data.labels[:, n]
        splits = list(
            StratifiedGroupKFold(self.folds, shuffle=True, random_state=self.seed).split(texts, target, data.group)
        )
        held_out = np.zeros(len(texts))
        for train, test in splits:
            model = self._first_stage().fit([texts[i] for i in train], target[train])
            held_out[test] = model.predict_proba([texts[i] for i in test])[:, 1]
        rows = stack_columns(held_out, data.features)
        for train, test in splits:
            stack = second_stage(self.seed).fit(rows[train], target[train])
            self.out_of_fold_[test, n] = stack.predict_proba(rows[test])[:, 1]
        self.text_models_[label] = self._first_stage().fit(texts, target)
        self.stacks_[label] = second_stage(self.seed).fit(rows, target)
        self.thresholds_[label] = best_threshold(target, self.out_of_fold_[:, n])

    def _first_stage(self) -> Any:
        return clone(self.estimator) if self.estimator is not None else text_model(self.seed)

    def probabilities(self, features: SentenceFeatures) -> tuple[Floats, Floats]:
        """Per sentence and label: the probability by words alone, and combined with codebook, voice and marks."""
        texts = [" ".join(words) for words in features.words]
        shape = (len(texts), len(self.labels_))
        words, combined = np.zeros(shape), np.zeros(shape)
        for n, label in enumerate(self.labels_ if texts else ()):
            words[:, n] = self.text_models_[label].predict_proba(texts)[:, 1]
            combined[:, n] = self.stacks_[label].predict_proba(stack_columns(words[:, n], features))[:, 1]
        return words, combined


def second_stage(seed: int) -> LogisticRegression:
    """The calibrating regression; lightly regularised, its few columns being on one scale."""
    return LogisticRegression(C=1.0, max_iter=2000, random_state=seed)


def stack_columns(probability: Floats, features: SentenceFeatures) -> Floats:
    """The second stage's columns: logit of the first stage, lexicon values by voice, voice shares, marks."""
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    logit = np.log(clipped / (1 - clipped))
    return np.column_stack([logit, features.lexicon, features.voice[:, 1:], features.marks])


def best_threshold(target: NDArray[np.bool_], probability: Floats) -> float:
    """The threshold, in steps of 0.01, with the best F1; the middle one where several tie."""
    grid = np.round(np.arange(0.2, 0.81, 0.01), 2)
    scores = []
    for threshold in grid:
        got = probability >= threshold
        scores.append(2 * (got & target).sum() / max(1, got.sum() + target.sum()))
    best = np.flatnonzero(np.isclose(scores, max(scores)))
    return float(grid[best[len(best) // 2]])
