"""SentenceFeatures: the default features of a classifier, as a scikit-learn transformer.

Four parts side by side: words and pairs of words, pieces of words, the mean word vector, and style. The first two are weighted
by rarity (Spärck Jones 1972) and divided by the length of the vector that the sentence's known words make. All are sums over
words, so that a linear model's score of a sentence is a sum of its words' shares (see `linear.py`). The divisors are damped: a
sentence of two words says less than one of twenty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.coders.hashing import N_BUCKETS, buckets_of, pair_buckets, word_hashes
from framing.coders.seen import Seen, seen_texts
from framing.coders.style import STYLE
from framing.coders.wordvectors import shipped_vectors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
COMMON = 1e-3
"""How quickly common words lose weight in a sentence's mean vector (the `a` of Arora, Liang and Ma 2017)."""
TINY = 1e-12


class SentenceFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Words, pieces of words, word vectors and style of sentences, as a sparse matrix of sentences by features.

    Takes strings, or the columns of a parsed batch (`Seen`). `min_words` and `min_pieces` say in how many training sentences a
    word or a pair, and a run of 3 to 5 characters, must stand; `vectors` and `style` weigh these parts against the others, 0
    leaves one out. `damping` is added to every divisor, as a share of its mean in training. After `fit`: `words_`, `pairs_`,
    `pieces_`, the buckets in use in ascending order, and the rarity of each; `damped_`, what is added to the squared length of the
    words, to that of the pieces, and to the total weight of the word vectors.
    """

    def __init__(
        self,
        *,
        min_words: int = 2,
        min_pieces: int = 4,
        vectors: float = 0.5,
        style: float = 0.5,
        damping: float = 0.3,
    ) -> None:
        self.min_words = min_words
        self.min_pieces = min_pieces
        self.vectors = vectors
        self.style = style
        self.damping = damping

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        return tags

    def fit(self, X: Sequence[str] | Seen, y: object = None) -> SentenceFeatures:  # noqa: N803
        """Learn which words, pairs and pieces come often enough, and how rare each is."""
        rows = as_seen(X)
        n = len(rows)
        hashes = word_hashes(rows.vocabulary)
        sentence = rows.sentence.astype(np.int64)
        self.words_, self.word_rarity_ = _learnt(sentence, buckets_of(hashes.word)[rows.word], n, self.min_words)
        first = _pairs(rows)
        pairs = pair_buckets(hashes.word[rows.word[first]], hashes.word[rows.word[first + 1]])
        self.pairs_, self.pair_rarity_ = _learnt(sentence[first], pairs, n, self.min_words)
        at, pieces = _pieces(rows)
        self.pieces_, self.piece_rarity_ = _learnt(sentence[at], pieces, n, self.min_pieces)
        counts = np.bincount(rows.word, minlength=len(rows.vocabulary))
        seen_words = np.flatnonzero(counts)
        order = seen_words[np.argsort(hashes.word[seen_words], kind="stable")]
        self.known_, self.weight_ = hashes.word[order], COMMON / (COMMON + counts[order] / max(1, counts.sum()))
        self.damped_ = self._damped(rows)
        self.n_features_ = sum(map(len, (self.words_, self.pairs_, self.pieces_))) + self._n_dense()
        return self

    def _damped(self, rows: Seen) -> tuple[float, float, float]:
        """The share `damping` of each divisor's mean over the training sentences."""
        (where, _, words), (at, _, pieces) = self._words_in(rows), self._pieces_in(rows)
        squares = [np.bincount(place, weight**2, len(rows)).mean() for place, weight in ((where, words), (at, pieces))]
        total = self._vector_weights(rows).sum() / len(rows) if self.vectors else 0.0
        return float(self.damping * squares[0]), float(self.damping * squares[1]), float(self.damping * total)

    def _n_dense(self) -> int:
        return (shipped_vectors().rows.shape[1] if self.vectors else 0) + (len(STYLE) if self.style else 0)

    def transform(self, X: Sequence[str] | Seen) -> sparse.csr_matrix:  # noqa: N803
        """Sentences by features."""
        check_is_fitted(self)
        rows = as_seen(X)
        parts = [self._word_part(rows), self._piece_part(rows)]
        if self.vectors:
            parts.append(sparse.csr_matrix(self.vectors * self._mean_vectors(rows)))
        if self.style:
            parts.append(sparse.csr_matrix(self.style * rows.style))
        return sparse.hstack(parts, format="csr")

    def _word_part(self, rows: Seen) -> sparse.csr_matrix:
        shape = (len(rows), len(self.words_) + len(self.pairs_))
        return _normed(*self._words_in(rows), shape, self.damped_[0])

    def _piece_part(self, rows: Seen) -> sparse.csr_matrix:
        return _normed(*self._pieces_in(rows), (len(rows), len(self.pieces_)), self.damped_[1])

    def _words_in(self, rows: Seen) -> tuple[Ints, Ints, Floats]:
        """Sentence, column and weight of each word and each pair of words; weight 0 where it is not in use."""
        hashes = word_hashes(rows.vocabulary)
        sentence = rows.sentence.astype(np.int64)
        word, word_weight = looked_up(self.words_, self.word_rarity_, buckets_of(hashes.word)[rows.word])
        first = _pairs(rows)
        pairs = pair_buckets(hashes.word[rows.word[first]], hashes.word[rows.word[first + 1]])
        pair, pair_weight = looked_up(self.pairs_, self.pair_rarity_, pairs)
        where = np.concatenate((sentence, sentence[first]))
        column = np.concatenate((word, len(self.words_) + pair))
        return where, column, np.concatenate((word_weight, pair_weight))

    def _pieces_in(self, rows: Seen) -> tuple[Ints, Ints, Floats]:
        """Sentence, column and weight of each piece of a word; weight 0 where it is not in use."""
        at, pieces = _pieces(rows)
        column, weight = looked_up(self.pieces_, self.piece_rarity_, pieces)
        return rows.sentence.astype(np.int64)[at], column, weight

    def _mean_vectors(self, rows: Seen) -> Floats:
        table = shipped_vectors()
        row = table.rows_of(rows.vocabulary)[rows.word]
        weight = self._vector_weights(rows)
        total = np.bincount(rows.sentence, weight, len(rows)) + self.damped_[2]
        mean = sparse.csr_matrix((weight, (rows.sentence, row)), shape=(len(rows), len(table.rows))) @ table.rows
        divided: Floats = np.asarray(mean, np.float64) / np.maximum(total, TINY)[:, None]
        return divided

    def _vector_weights(self, rows: Seen) -> Floats:
        """The weight of each word in its sentence's mean vector, 0 where it has no vector."""
        table = shipped_vectors()
        row = table.rows_of(rows.vocabulary)[rows.word]
        weight: Floats = self.word_weights(rows)[rows.word] * (row < len(table.rows) - 1)
        return weight

    def word_weights(self, rows: Seen) -> Floats:
        """For each word of the vocabulary its weight in a mean vector; a word that training did not meet weighs 1."""
        return self.weights_of(word_hashes(rows.vocabulary).word)

    def weights_of(self, hashes: NDArray[np.uint64]) -> Floats:
        """The weight in a mean vector of words given by their hashes."""
        at = np.searchsorted(self.known_, hashes).clip(max=len(self.known_) - 1)
        return np.where(self.known_[at] == hashes, self.weight_[at], 1.0)


def as_seen(X: Sequence[str] | Seen) -> Seen:  # noqa: N803
    """Strings or columns as columns."""
    return X if isinstance(X, Seen) else seen_texts(list(X))


def looked_up(known: Ints, weight: Floats, buckets: NDArray[np.int32]) -> tuple[Ints, Floats]:
    """Column and weight of each bucket; the weight is 0 where the bucket is not in use."""
    column = np.full(N_BUCKETS, 0, np.int64)
    column[known] = np.arange(len(known))
    rarity = np.zeros(N_BUCKETS)
    rarity[known] = weight
    return column[buckets], rarity[buckets]


def _learnt(sentence: Ints, buckets: NDArray[np.int32], n: int, least: int) -> tuple[Ints, Floats]:
    """The buckets met in at least so many sentences, and `ln((1 + n) / (1 + sentences)) + 1` of each."""
    cells = np.unique(sentence * N_BUCKETS + buckets)
    counts = np.bincount(cells % N_BUCKETS, minlength=N_BUCKETS)
    kept = np.flatnonzero(counts >= least)
    return kept, np.log((1 + n) / (1 + counts[kept])) + 1


def _pairs(rows: Seen) -> Ints:
    """The places of words that another of the same sentence follows."""
    sentence = rows.sentence
    return np.flatnonzero(sentence[:-1] == sentence[1:])


def _pieces(rows: Seen) -> tuple[Ints, NDArray[np.int32]]:
    """The pieces of all words, with the place of the word that each stands in."""
    hashes = word_hashes(rows.vocabulary)
    starts, sizes = hashes.bounds[rows.word], np.diff(hashes.bounds)[rows.word]
    at = np.repeat(np.arange(len(rows.word)), sizes)
    offset = np.arange(len(at)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return at, hashes.piece[starts[at] + offset]


def _normed(where: Ints, column: Ints, weight: Floats, shape: tuple[int, int], damped: float) -> sparse.csr_matrix:
    """A sparse matrix whose rows are divided by the root of the sum of their squared weights, word by word, and what damps it."""
    norm = np.sqrt(np.bincount(where, weight**2, shape[0]) + damped)
    value = weight / np.maximum(norm, TINY)[where]
    used = weight > 0
    matrix = sparse.csr_matrix((value[used], (where[used], column[used])), shape=shape)
    matrix.sum_duplicates()
    return matrix
