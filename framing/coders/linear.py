"""A linear model over `SentenceFeatures`, spelled out word by word: fast scores, and each word's exact share of them.

A sentence's score is `sum(words and pairs) / norm + sum(pieces) / norm + mean vector + style + intercept`, and each sum runs over
the sentence's words. So one table with a row per distinct word does for any number of sentences: they are gathered and added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.coders.features import Floats, SentenceFeatures
from framing.coders.hashing import N_BUCKETS, WordHashes, buckets_of, pair_buckets, word_hashes
from framing.coders.seen import Seen
from framing.coders.wordvectors import shipped_vectors
from framing.model.tokens import Vocabulary

TINY = 1e-12


@dataclass(frozen=True)
class Shares:
    """Parts of the scores of sentences: `words`, tokens by labels; `style`, sentences by columns by labels; `intercept` by label."""

    words: Floats
    style: Floats
    intercept: Floats


@dataclass(frozen=True)
class _Table:
    """Per bucket: rarity in column 0, rarity times coefficient by label behind it."""

    values: NDArray[np.float32]


@dataclass
class LinearScorer:
    """Scores sentences as a linear model over fitted features would; `coef` is labels by features."""

    features: SentenceFeatures
    coef: Floats
    intercept: Floats
    _known: WeakKeyDictionary[Vocabulary, NDArray[np.float32]] = field(default_factory=WeakKeyDictionary)

    def __post_init__(self) -> None:
        f = self.features
        cuts = np.cumsum([len(f.words_), len(f.pairs_), len(f.pieces_)])
        words, pairs, pieces, dense = np.split(self.coef, cuts, axis=1)
        self._words = _table(f.words_, f.word_rarity_, words)
        self._pairs = _table(f.pairs_, f.pair_rarity_, pairs)
        self._pieces = _table(f.pieces_, f.piece_rarity_, pieces)
        n_vector = shipped_vectors().rows.shape[1] if f.vectors else 0
        self._vector = f.vectors * dense[:, :n_vector].T
        self._style = f.style * dense[:, n_vector:].T

    def decision_function(self, rows: Seen) -> Floats:
        """Log-odds, sentences by labels.

        Equal to the features' matrix times the coefficients, up to rounding.
        """
        words, pieces, vectors, norms = self._sums_by_part(rows)
        score = words / norms[:, :1] + pieces / norms[:, 1:2] + vectors / norms[:, 2:]
        if self._style.size:
            score += rows.style @ self._style
        return np.asarray(score + self.intercept, np.float64)

    def _sums_by_part(self, rows: Seen) -> tuple[Floats, Floats, Floats, Floats]:
        """The sums over each sentence's words, pieces and vectors, sentences by labels, and what each is divided by."""
        n, k = len(rows), 1 + len(self.coef)
        first, pair = self._pair_rows(rows)
        sums = _sums(rows.sentence, self._word_table(rows.vocabulary)[rows.word], n)
        words = sums[:, :k] + _sums(rows.sentence[first], pair, n)
        pieces, vectors = sums[:, k : 2 * k], sums[:, 2 * k :]
        norms = np.column_stack([words[:, 0], pieces[:, 0], vectors[:, 0]]) + self.features.damped_
        norms[:, :2] = np.sqrt(norms[:, :2])
        return words[:, 1:], pieces[:, 1:], vectors[:, 1:], np.maximum(norms, TINY)

    def shares(self, rows: Seen) -> Shares:
        """Each word's share of each score (a pair counts half for either word), and that of each style column."""
        k, home = 1 + len(self.coef), rows.sentence
        table = self._word_table(rows.vocabulary)[rows.word].astype(np.float64)
        norms = self._sums_by_part(rows)[3][home]
        first, pair = self._pair_rows(rows)
        own = table[:, 1:k].copy()
        own[first] += pair[:, 1:] / 2
        own[first + 1] += pair[:, 1:] / 2
        words = own / norms[:, :1] + table[:, k + 1 : 2 * k] / norms[:, 1:2] + table[:, 2 * k + 1 :] / norms[:, 2:]
        style = rows.style[:, :, None] * self._style[None] if self._style.size else np.zeros((len(rows), 0, k - 1))
        return Shares(words, style, self.intercept)

    def _pair_rows(self, rows: Seen) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        hashes = word_hashes(rows.vocabulary).word
        first = np.flatnonzero(rows.sentence[:-1] == rows.sentence[1:])
        buckets = pair_buckets(hashes[rows.word[first]], hashes[rows.word[first + 1]])
        return first, self._pairs.values[buckets]

    def _word_table(self, vocabulary: Vocabulary) -> NDArray[np.float32]:
        """A row for each word met: squared norm and scores of the word, the same of its pieces, weight and score of its vector."""
        hashes = word_hashes(vocabulary)
        known = self._known.get(vocabulary, np.zeros((0, 3 * (1 + len(self.coef))), np.float32))
        if len(known) < len(hashes):
            known = np.concatenate((known, self._word_rows(vocabulary, hashes, len(known))))
            self._known[vocabulary] = known
        return known

    def _word_rows(self, vocabulary: Vocabulary, hashes: WordHashes, lo: int) -> NDArray[np.float32]:
        bounds = hashes.bounds[lo:] - hashes.bounds[lo]
        pieces = self._pieces.values[hashes.piece[hashes.bounds[lo] :]]
        piece_sums = _sums(np.repeat(np.arange(len(bounds) - 1), np.diff(bounds)), pieces, len(bounds) - 1)
        return np.column_stack(
            [
                self._words.values[buckets_of(hashes.word[lo:])],
                piece_sums,
                self._vector_rows(vocabulary, hashes.word[lo:], lo),
            ]
        ).astype(np.float32)

    def _vector_rows(self, vocabulary: Vocabulary, hashes: NDArray[np.uint64], lo: int) -> Floats:
        if not self._vector.size:
            return np.zeros((len(hashes), 1 + len(self.coef)))
        vectors = shipped_vectors()
        row = vectors.rows_of(vocabulary)[lo:]
        weight = self.features.weights_of(hashes) * (row < len(vectors.rows) - 1)
        return np.column_stack([weight, weight[:, None] * (vectors.rows[row] @ self._vector)])


def linear_scorer(features: Any, estimators: dict[str, Any]) -> LinearScorer | None:
    """The scorer of one linear model for each label, or None where features or estimators are of another kind."""
    models = list(estimators.values())
    linear = isinstance(features, SentenceFeatures) and all(
        hasattr(m, "coef_") and hasattr(m, "intercept_") for m in models
    )
    if not linear or not models:
        return None
    coef = np.vstack([m.coef_ for m in models])
    return LinearScorer(features, coef, np.concatenate([np.atleast_1d(m.intercept_) for m in models]))


def _table(buckets: NDArray[np.int64], rarity: Floats, coef: Floats) -> _Table:
    values = np.zeros((N_BUCKETS, 1 + len(coef)), np.float32)
    values[buckets, 0] = rarity**2
    values[buckets, 1:] = rarity[:, None] * coef.T
    return _Table(values)


def _sums(group: NDArray[Any], values: NDArray[Any], n: int) -> Floats:
    """The sums of the rows of each group; the groups stand in ascending order."""
    out = np.zeros((n, values.shape[1]))
    if len(group):
        starts = np.flatnonzero(np.concatenate(([True], group[1:] != group[:-1])))
        out[group[starts]] = np.add.reduceat(values, starts, axis=0, dtype=np.float64)
    return out
