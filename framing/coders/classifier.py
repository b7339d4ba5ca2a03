"""FrameClassifier: labels of sentences by their words, trained on a codebook's examples.

A linear model over word and character n-grams. It is pooled with the lexicon's value, half and half (the linear opinion
pool, Stone 1961), rather than stacked on it: weights learnt from authored examples trust the words too much on real news.
Folds keep the sentences of one scenario together.
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
from sklearn.pipeline import FeatureUnion

from framing.codebooks.codebook import Codebook, Example
from framing.codebooks.files import load_codebook
from framing.coders.features import lexicon_values, own_share, sentence_texts
from framing.coders.lexicon import OVERALL, OWN_VOICE, LexiconCoder
from framing.model.article import Article
from framing.model.errors import UsageError
from framing.text.parsed import Parser

Floats = NDArray[np.float64]
MIN_EXAMPLES = 20
PREVALENCE = {"editorial": 0.2}
"""The share of commentary that a sentence's probability starts from. Half of the examples are commentary; in news, where opinion
pieces and their plain passages are counted in, about a fifth is taken to be (the correction of Saerens et al. 2002)."""


def ngrams() -> FeatureUnion:
    """The default text features: TF-IDF of word and character n-grams."""
    words = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    chars = TfidfVectorizer(
        analyzer="char_wb", lowercase=False, ngram_range=(3, 5), min_df=4, sublinear_tf=True, max_features=12_000
    )
    return FeatureUnion([("words", words), ("chars", chars)])


def linear_model(seed: int = 0) -> LogisticRegression:
    """The default first-stage estimator, one for each label."""
    return LogisticRegression(C=1.0, class_weight="balanced", max_iter=2000, random_state=seed)


def labels_of(codebook: Codebook) -> tuple[str, ...]:
    """What a classifier of this codebook predicts: its categories, or the one overall code of `loaded` and `editorial`."""
    return (codebook.name,) if codebook.name in OVERALL else tuple(c.name for c in codebook.categories)


@dataclass(frozen=True)
class Training:
    """Training sentences: their words, the lexicon's values by label, labels; `group` numbers their scenarios."""

    texts: list[str]
    lexicon: Floats
    own: Floats
    labels: NDArray[np.bool_]
    group: NDArray[np.int64]


def training_set(codebook: Codebook, examples: Sequence[Example]) -> Training:
    """Parse examples as the coding pass would and take what the classifier and the lexicon see of them."""
    batch = Parser().parse([Article(f"e{n}", e.text) for n, e in enumerate(examples)])
    codes = LexiconCoder([codebook])(batch).codes
    names = labels_of(codebook)
    by_example = np.array([[name in e.labels for name in names] for e in examples], bool)
    scenarios = {s: n for n, s in enumerate(sorted({e.scenario or e.text for e in examples}))}
    group = np.array([scenarios[e.scenario or e.text] for e in examples])
    owner = batch.article_of_line
    values = lexicon_values(batch, codes, codebook.name, names)
    return Training(sentence_texts(batch), values, own_share(batch), by_example[owner], group[owner])


def pooled(lexicon: Floats, words: Floats, own: Floats, codebook: str) -> Floats:
    """The combined value: the mean of lexicon and classifier, by sentence and label.

    `editorial` is commentary in the outlet's own voice, so there the classifier counts by the share of words in that voice.
    """
    return (lexicon + (words * own[:, None] if codebook in OWN_VOICE else words)) / 2


class FrameClassifier(BaseEstimator):  # type: ignore[misc]
    """A multi-label sentence classifier for one codebook.

    `features` is any scikit-learn transformer of strings (words joined by spaces, without actors and figures), `estimator`
    any classifier with `predict_proba`; the defaults are `ngrams()` and `linear_model(seed)`. After `fit`: `labels_`;
    `calibration_`, slope and intercept by label that turn the pooled value into a probability (Platt 1999); `thresholds_` of that
    probability, chosen on out-of-fold predictions; `out_of_fold_`, the probabilities of the training sentences by models that
    did not see them.
    """

    def __init__(
        self,
        codebook: str | Codebook = "security",
        *,
        estimator: Any = None,
        features: Any = None,
        folds: int = 5,
        seed: int = 0,
    ) -> None:
        self.codebook = codebook
        self.estimator = estimator
        self.features = features
        self.folds = folds
        self.seed = seed

    def fit(self, examples: Sequence[Example]) -> FrameClassifier:
        """Train on labelled sentences; an UsageError says which label has too few."""
        book = load_codebook(self.codebook)
        if len(examples) < MIN_EXAMPLES:
            raise UsageError(
                f"fit: {len(examples)} examples for codebook {book.name!r}, expected at least {MIN_EXAMPLES}: add examples"
            )
        self.labels_ = labels_of(book)
        data = training_set(book, examples)
        self.features_ = clone(self.features) if self.features is not None else ngrams()
        matrix = self.features_.fit_transform(data.texts)
        self.estimators_: dict[str, Any] = {}
        held_out = np.zeros(data.labels.shape)
        for n, label in enumerate(self.labels_):
            target = data.labels[:, n]
            if target.sum() < self.folds or (~target).sum() < self.folds:
                raise UsageError(
                    f"fit: label {label!r} has {int(target.sum())} of {len(target)} examples, "
                    f"expected at least {self.folds} with and without it: add examples"
                )
            held_out[:, n] = self._cross_predict(matrix, target, data.group)
            self.estimators_[label] = self._estimator().fit(matrix, target)
        self.targets_ = data.labels
        pool = pooled(data.lexicon, held_out, data.own, book.name)
        self.calibration_ = {
            label: _platt(pool[:, n], data.labels[:, n], PREVALENCE.get(label)) for n, label in enumerate(self.labels_)
        }
        self.out_of_fold_ = self.calibrate(pool)
        self.thresholds_ = {
            label: best_threshold(
                data.labels[:, n], self.out_of_fold_[:, n], lowest=0.3 if label in PREVALENCE else 0.4
            )
            for n, label in enumerate(self.labels_)
        }
        return self

    def _cross_predict(self, matrix: Any, target: NDArray[np.bool_], group: NDArray[np.int64]) -> Floats:
        held_out = np.zeros(len(target))
        folds = StratifiedGroupKFold(self.folds, shuffle=True, random_state=self.seed)
        for train, test in folds.split(matrix, target, group):
            held_out[test] = self._estimator().fit(matrix[train], target[train]).predict_proba(matrix[test])[:, 1]
        return held_out

    def _estimator(self) -> Any:
        return clone(self.estimator) if self.estimator is not None else linear_model(self.seed)

    def calibrate(self, pool: Floats) -> Floats:
        """Pooled values, sentences by labels, as probabilities."""
        slopes, intercepts = np.array([self.calibration_[label] for label in self.labels_]).T
        probability: Floats = 1.0 / (1.0 + np.exp(-(pool * slopes + intercepts)))
        return probability

    def predict_proba(self, texts: Sequence[str]) -> Floats:
        """The probability of each label for sentences given as words joined by spaces; sentences by labels."""
        out = np.zeros((len(texts), len(self.labels_)))
        if len(texts):
            matrix = self.features_.transform(texts)
            for n, label in enumerate(self.labels_):
                out[:, n] = self.estimators_[label].predict_proba(matrix)[:, 1]
        return out


def _platt(value: Floats, target: NDArray[np.bool_], prevalence: float | None) -> tuple[float, float]:
    """Slope and intercept of the logistic regression of a label on one value, moved to a stated prevalence."""
    model = LogisticRegression(C=100.0).fit(value[:, None], target)
    shift = 0.0 if prevalence is None else _logit(prevalence) - _logit(float(target.mean()))
    return float(model.coef_[0, 0]), float(model.intercept_[0]) + shift


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


def best_threshold(target: NDArray[np.bool_], value: Floats, *, lowest: float = 0.4) -> float:
    """The threshold from `lowest` to 0.60, in steps of 0.01, with the best F1; on a plateau (within 0.01 of it) its lower end.

    Labels are rarer in news than among examples, so a threshold below 0.40 would claim too much, unless the probability has been
    moved to a lower prevalence already.
    """
    grid = np.round(np.arange(lowest, 0.61, 0.01), 2)
    scores = []
    for threshold in grid:
        got = value >= threshold
        scores.append(2 * (got & target).sum() / max(1, got.sum() + target.sum()))
    return float(grid[np.flatnonzero(np.array(scores) >= max(scores) - 0.01)[0]])
