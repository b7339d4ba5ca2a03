"""The content of articles as sparse rows: words, names, numbers, years and word pairs, weighted by how rare they are.

An event is told in the first sentences and named by names; the weight of a feature is
`kind * (1 + ln(tf)) * ln((n + P) / (df + P * expected))^0.8`, in which an occurrence counts for `tf` from 5 at the start
of the article down to 1, `df` is the number of the n articles with the feature, and the P articles expected of any
collection keep the weights of a small one sensible. TF-IDF: Spärck Jones (1972), "A statistical interpretation of term
specificity and its application in retrieval", Journal of Documentation 28(1), 11-21.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from framing.compare.wordkinds import PAIR, Forms
from framing.model.tokens import UPPER, Tokens, Vocabulary, tokenize

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

KIND_WEIGHTS = np.array([1.0, 1.0, 1.0, 0.5, 0.6], np.float32)
LEAD, LEAD_WORDS = 4.0, 120.0
RARITY = 0.8
PRIOR, EXPECTED_PAIR = 30.0, 0.005
MOST_FEATURES = 400
CHUNK_CHARACTERS = 4_000_000
_BITS = 23
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)


@dataclass(frozen=True)
class Readable:
    """What of an article is read: its title and the parts of its text, with the places at which sentences start."""

    title: str
    text: str
    parts: NDArray[np.int64]
    sentences: NDArray[np.int64]


@dataclass(frozen=True)
class Content:
    """The content of n articles.

    `rows` has one row an article, of length 1 (or 0 where it has no content); `kind` the kind of each of its columns;
    `dated` the latest day or month written out with its year in each text, as months since the year 0, 0 where none is.
    """

    rows: sparse.csr_matrix
    kind: NDArray[np.int8]
    dated: Ints

    def of_kinds(self, kinds: Sequence[int]) -> sparse.csr_matrix:
        """The rows with the columns of some kinds alone, again of length 1."""
        return _of_length_one(self.rows[:, np.flatnonzero(np.isin(self.kind, kinds))])


@dataclass(frozen=True)
class _Counted:
    """Weighted counts of the features of a run of articles, the first of them number `first`: parallel arrays."""

    first: int
    row: NDArray[np.int32]
    feature: NDArray[np.int32]
    count: Floats


def content_of(articles: Sequence[Readable]) -> Content:
    """The content of some articles; a feature that only one of them has is left out."""
    vocabulary = Vocabulary()
    forms = Forms(vocabulary)
    words, pairs, dated = [], [], [np.zeros(0, np.int64)]
    for first, chunk in _chunks(articles):
        tokens = tokenize([f"{a.title}\n{a.text}" for a in chunk], vocabulary)
        forms.learn()
        row = np.repeat(np.arange(len(chunk)), np.diff(tokens.bounds))
        inside, starts = _places(chunk, tokens)
        _count_capitals(forms, tokens, inside & ~starts)
        dated.append(_latest_date(forms, tokens, row, inside, len(chunk)))
        kept = np.flatnonzero(inside & ~forms.is_untelling[forms.form[tokens.word]])
        of_words, of_pairs = _features(forms, tokens.word[kept], row[kept], len(chunk))
        words.append(_summed(first, *of_words))
        pairs.append(_summed(first, *of_pairs))
    return _weighted(len(articles), forms, words, pairs, np.concatenate(dated))


def _chunks(articles: Sequence[Readable]) -> Iterator[tuple[int, Sequence[Readable]]]:
    """Runs of articles of bounded length, each with the number of its first."""
    first = size = 0
    for n, article in enumerate(articles):
        if size and size + len(article.text) > CHUNK_CHARACTERS:
            yield first, articles[first:n]
            first, size = n, 0
        size += len(article.text)
    if first < len(articles):
        yield first, articles[first:]


def _places(chunk: Sequence[Readable], tokens: Tokens) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which tokens are read, and which tell nothing by their capital (titles and beginnings of sentences)."""
    inside, starts = np.zeros(len(tokens), np.bool_), np.zeros(len(tokens), np.bool_)
    for n, article in enumerate(chunk):
        low, high = int(tokens.bounds[n]), int(tokens.bounds[n + 1])
        place, offset = tokens.start[low:high], len(article.title) + 1
        titled = low + int(np.searchsorted(place, offset))
        inside[low:titled] = starts[low:titled] = True
        for a, b in (low + np.searchsorted(place, article.parts.reshape(-1, 2) + offset)).tolist():
            inside[a:b] = True
        begins = low + np.searchsorted(place, article.sentences + offset)
        starts[begins[begins < high]] = True
    return inside, starts


def _count_capitals(forms: Forms, tokens: Tokens, telling: NDArray[np.bool_]) -> None:
    form = forms.form[tokens.word]
    forms.seen += np.bincount(form[telling], minlength=len(forms))
    forms.capital += np.bincount(form[telling & (tokens.flags & UPPER > 0)], minlength=len(forms))


def _latest_date(forms: Forms, tokens: Tokens, row: Ints, inside: NDArray[np.bool_], n: int) -> Ints:
    """The latest `May 2022`, `May 24, 2022` or `24 May 2022` of each article."""
    form = forms.form[tokens.word]
    month, day, year = forms.month[form], forms.day[form], forms.year[form]
    latest = np.zeros(n, np.int64)
    at = np.flatnonzero(inside & (month > 0))
    for gap in (1, 2):
        near = at[at + gap < len(form)]
        near = near[(year[near + gap] > 0) & (row[near + gap] == row[near])]
        if gap == 2:
            near = near[day[near + 1] > 0]
        np.maximum.at(latest, row[near], 12 * year[near + gap] + month[near] - 1)
    return latest


_Places = tuple[Ints, Ints, NDArray[np.float64]]
"""Row, feature and weight of each occurrence."""


def _features(forms: Forms, word: NDArray[np.int32], row: Ints, n: int) -> tuple[_Places, _Places]:
    """The words, and the pairs of neighbouring words, of the articles of a chunk."""
    form = forms.form[word]
    first = np.searchsorted(row, np.arange(n))
    weight = 1 + LEAD * np.exp(-(np.arange(len(row)) - first[row]) / LEAD_WORDS)
    letters = forms.hash[form]
    pair = (letters[:-1] * _ODD[0] + letters[1:] * _ODD[1] >> np.uint64(64 - _BITS)).astype(np.int64)
    same = row[1:] == row[:-1]
    return (row, form, weight), (row[:-1][same], pair[same], weight[:-1][same])


def _summed(first: int, row: Ints, feature: Ints, weight: NDArray[np.float64]) -> _Counted:
    """One entry for each row and feature, in order."""
    cell, place = np.unique((row << 32) + feature, return_inverse=True)
    count = np.bincount(place, weight, minlength=len(cell)).astype(np.float32)
    return _Counted(first, (cell >> 32).astype(np.int32), (cell & 0xFFFFFFFF).astype(np.int32), count)


def _weighted(n: int, forms: Forms, words: list[_Counted], pairs: list[_Counted], dated: Ints) -> Content:
    """The rows from what was counted, run by run: words in the first columns, pairs in those behind."""
    kind, rarity = forms.kinds(), _rarity(n, words, forms.expected())
    pair_rarity = _rarity(n, pairs, np.full(1 << _BITS, EXPECTED_PAIR))
    weights = np.concatenate((KIND_WEIGHTS[kind] * rarity, KIND_WEIGHTS[PAIR] * pair_rarity)).astype(np.float32)
    rows = [
        _strongest(of_words, of_pairs, len(kind), weights)
        for of_words, of_pairs in zip(words, pairs, strict=True)
    ]  # fmt: skip
    row, column, value = (np.concatenate(c) for c in zip(_NOTHING, *rows, strict=True))
    used, column = np.unique(column, return_inverse=True)
    kinds = np.where(used < len(kind), kind[np.minimum(used, max(0, len(kind) - 1))] if len(kind) else PAIR, PAIR)
    matrix = sparse.csr_matrix((value, (row, column.astype(np.int32))), shape=(n, len(used)))
    return Content(_of_length_one(matrix), kinds.astype(np.int8), dated)


_NOTHING = (np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))


def _rarity(n: int, counted: list[_Counted], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rarity of each feature; 0 where no two articles share it."""
    df = np.zeros(len(expected), np.int64)
    for part in counted:
        df += np.bincount(part.feature, minlength=len(df))
    rarity = np.log((n + PRIOR) / np.minimum(df + PRIOR * expected, n + PRIOR)) ** RARITY
    return np.where(df > 1, rarity, 0.0)


def _strongest(
    words: _Counted, pairs: _Counted, n_words: int, weights: Floats
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
    """Row, column and value of the features with most weight of each article of a run; of equals the first."""
    row = np.concatenate((words.row, pairs.row))
    column = np.concatenate((words.feature, pairs.feature + np.int32(n_words)))
    value = weights[column] * (1 + np.log(np.concatenate((words.count, pairs.count))))
    shared = np.flatnonzero(value > 0)
    order = shared[np.lexsort((column[shared], -value[shared], row[shared]))]
    rank = np.arange(len(order)) - np.searchsorted(row[order], row[order])
    kept = order[rank < MOST_FEATURES]
    return row[kept] + np.int32(words.first), column[kept], value[kept]


def _of_length_one(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scale = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0).astype(np.float32)
    return (sparse.diags(scale) @ rows).tocsr()
