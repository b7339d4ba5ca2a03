"""Articles told again in other words: candidates by pairs of words that seldom stand together, verified by aligned sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from framing.compare.alignment import Pair, align
from framing.compare.nearcopies import incidence
from framing.compare.passages import Passages

LEAST_RARITY = 0.5
LEAST_SHARED, LEAST_PART = 5, 0.06
"""So many pairs of words two articles share at least, and so much of the shorter's."""
LEAST_WORDS = 0.4
"""The least share of an article's words, weighted by rarity, that stand in the other, for a closer look."""
_COMMON, _COMMON_PART = 40, 0.005
"""A pair of words in more articles than this, and than this part of all, says nothing."""
_ROWS = 1024


class Retold(NamedTuple):
    """What two articles have in common by their sentences; `share_i` is the share of i's words that stand in sentences paired with j's."""

    i: int
    j: int
    share_i: float
    share_j: float
    similarity: float
    n_pairs: int


def retold(articles: Sequence[Passages], *, known: set[tuple[int, int]]) -> list[Retold]:
    """The pairs of articles, without those `known`, that have sentences in common, by aligning them."""
    out = []
    with threadpool_limits(limits=1):  # small products: threads cost more than they give
        for i, j in _candidates(articles):
            if (i, j) not in known:
                pairs = align(articles[i], articles[j])
                if pairs:
                    out.append(Retold(i, j, *told(pairs, articles[i], articles[j]), len(pairs)))
    return out


def told(pairs: Sequence[Pair], a: Passages, b: Passages) -> tuple[float, float, float]:
    """The shares of two articles that the other tells, and how alike what both tell is.

    `share of a = sum over pairs of (share of the pair's words in a that b has) * words / words of a`, each word weighted by
    rarity; similarity is the mean of the pairs' similarities weighted by the words of both sides.
    """
    weights_a, weights_b = passage_weights(a), passage_weights(b)
    of_a = [float(weights_a[list(pair.a)].sum()) for pair in pairs]
    of_b = [float(weights_b[list(pair.b)].sum()) for pair in pairs]
    share_a = sum(pair.share_a * w for pair, w in zip(pairs, of_a, strict=True)) / float(weights_a.sum())
    share_b = sum(pair.share_b * w for pair, w in zip(pairs, of_b, strict=True)) / float(weights_b.sum())
    similarity = np.average([pair.similarity for pair in pairs], weights=np.add(of_a, of_b)) if pairs else 0.0
    return share_a, share_b, float(similarity)


def passage_weights(passages: Passages) -> NDArray[np.float32]:
    """The sum of the rarities of each passage's words."""
    if not len(passages):
        return np.zeros(0, np.float32)
    weights: NDArray[np.float32] = np.add.reduceat(passages.lexis.rarity[passages.word], passages.bounds[:-1])
    return weights


def _candidates(articles: Sequence[Passages]) -> Iterator[tuple[int, int]]:
    """Pairs `i < j` that share enough pairs of words, and enough words."""
    couples = [_couples(article) for article in articles]
    sizes = np.array([len(numbers) for numbers in couples])
    stems = [_stems(article) for article in articles]
    matrix = incidence(couples)
    seen = np.asarray(matrix.sum(axis=0)).ravel()
    matrix = matrix[:, seen <= max(_COMMON, _COMMON_PART * len(articles))]
    other = matrix.T.tocsr()
    for start in range(0, len(articles), _ROWS):
        block = (matrix[start : start + _ROWS] @ other).tocoo()
        i, j = block.row + start, block.col
        enough = (i < j) & (block.data >= np.maximum(LEAST_SHARED, LEAST_PART * np.minimum(sizes[i], sizes[j])))
        for x, y in sorted(zip(i[enough].tolist(), j[enough].tolist(), strict=True)):
            if _words_shared(stems[x], stems[y]) >= LEAST_WORDS:
                yield x, y


def _couples(article: Passages) -> NDArray[np.uint64]:
    """The distinct couples of stems that follow each other in a sentence, frequent words left out, in either order."""
    says = article.lexis.rarity[article.word] >= LEAST_RARITY
    stem = article.lexis.stem[article.word][says].astype(np.uint64)
    sentence = np.repeat(np.arange(len(article)), article.n_words)[says]
    first, second = np.minimum(stem[:-1], stem[1:]), np.maximum(stem[:-1], stem[1:])
    couples = (first << np.uint64(32)) | second
    return np.unique(couples[sentence[:-1] == sentence[1:]])


Stems = tuple[NDArray[np.int32], NDArray[np.float32]]


def _stems(article: Passages) -> Stems:
    """The distinct stems of an article, and each one's rarity."""
    stem, place = np.unique(article.lexis.stem[article.word], return_index=True)
    return stem, article.lexis.rarity[article.word][place]


def _words_shared(a: Stems, b: Stems) -> float:
    """The greater of the two shares of words, weighted by rarity, that stand in the other article."""
    short, long = (a, b) if len(a[0]) <= len(b[0]) else (b, a)
    if not len(short[0]):
        return 0.0
    place = np.minimum(np.searchsorted(long[0], short[0]), len(long[0]) - 1)
    shared = float(short[1][long[0][place] == short[0]].sum())
    return shared / min(float(short[1].sum()), float(long[1].sum()))
