"""How alike each sentence of one article is to each of another: shared words weighted by rarity, and the order of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from framing.compare.passages import Floats32, Passages
from framing.model.tokens import slices

OF_WORDS = 0.75
"""The weight of shared words in a similarity; the rest is that of their order."""
_INFLECTED = 0.95
_SYNONYM = 0.8
_LEAST_COSINE, _LEAST_RARITY = 0.5, 0.5
"""Words that mean the same are sought by their vectors among those that are not frequent, and are no names or figures."""


@dataclass(frozen=True, eq=False)
class Likeness:
    """Two articles' sentences against each other; every matrix has a row per sentence of `a` and a column per one of `b`."""

    a: Passages
    b: Passages

    @cached_property
    def _words(self) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats32]:
        """For each word of either the number of its form, and how far each form of `a` says the same as each of `b`."""
        forms_a, of_a = _forms(self.a)
        forms_b, of_b = _forms(self.b)
        lexis = self.a.lexis
        (word_a, fixed_a), (word_b, fixed_b) = forms_a, forms_b
        same = np.zeros((len(word_a), len(word_b)), np.float32)
        free_a = np.flatnonzero(~fixed_a & (lexis.rarity[word_a] >= _LEAST_RARITY))
        free_b = np.flatnonzero(~fixed_b & (lexis.rarity[word_b] >= _LEAST_RARITY))
        cosine = lexis.vector[word_a[free_a]] @ lexis.vector[word_b[free_b]].T
        row, column = np.nonzero(cosine >= _LEAST_COSINE)
        same[free_a[row], free_b[column]] = _SYNONYM * cosine[row, column]
        row, column = np.nonzero(lexis.stem[word_a][:, None] == lexis.stem[word_b])
        same[row, column] = np.where(word_a[row] == word_b[column], 1, _INFLECTED)
        return of_a, of_b, same

    @cached_property
    def _met_in_b(self) -> Floats32:
        """For each form of `a` how well each sentence of `b` has it."""
        _, of_b, same = self._words
        return _met(np.ascontiguousarray(same.T), of_b, self.b)

    @cached_property
    def _met_in_a(self) -> Floats32:
        of_a, _, same = self._words
        return _met(same, of_a, self.a)

    @cached_property
    def of_a_in_b(self) -> Floats32:
        """The share of each sentence of `a`, weighted by rarity, whose words a sentence of `b` has."""
        return _covered(self.a, self._met_in_b[self._words[0]])

    @cached_property
    def of_b_in_a(self) -> Floats32:
        """The share of each sentence of `b`, weighted by rarity, whose words a sentence of `a` has."""
        covered: Floats32 = _covered(self.b, self._met_in_a[self._words[1]]).T
        return covered

    @cached_property
    def similarity(self) -> Floats32:
        """0 (nothing shared) to 1 (the same words in the same order).

        `0.75 * F + 0.25 * E`: F is the harmonic mean of the two shares above, E the share of words (stems) that stand in both
        in the same order, `1 - insertions and deletions / words of both`.
        """
        order = cdist(_strings(self.a), _strings(self.b), scorer=Indel.normalized_similarity, dtype=np.float32)
        blended = OF_WORDS * harmonic(self.of_a_in_b, self.of_b_in_a) + (1 - OF_WORDS) * order
        return blended.astype(np.float32)

    def of_groups(self, rows: list[int], columns: list[int]) -> tuple[float, float, float]:
        """Similarity, share of `a` and share of `b` of some sentences taken together."""
        of_a, of_b, _ = self._words
        weight = self.a.lexis.rarity
        in_a = np.concatenate([np.arange(self.a.bounds[n], self.a.bounds[n + 1]) for n in rows])
        in_b = np.concatenate([np.arange(self.b.bounds[n], self.b.bounds[n + 1]) for n in columns])
        share_a = np.average(self._met_in_b[:, columns].max(axis=1)[of_a[in_a]], weights=weight[self.a.word[in_a]])
        share_b = np.average(self._met_in_a[:, rows].max(axis=1)[of_b[in_b]], weights=weight[self.b.word[in_b]])
        stems = self.a.lexis.stem
        order = Indel.normalized_similarity(stems[self.a.word[in_a]].tolist(), stems[self.b.word[in_b]].tolist())
        both = float(harmonic(np.array([share_a]), np.array([share_b]))[0])
        return OF_WORDS * both + (1 - OF_WORDS) * order, float(share_a), float(share_b)


def harmonic(x: NDArray[np.floating], y: NDArray[np.floating]) -> Floats32:
    """The harmonic mean, 0 where both are 0."""
    total = x + y
    mean: Floats32 = (2 * x * y / np.where(total > 0, total, 1)).astype(np.float32)
    return mean


def _forms(
    passages: Passages,
) -> tuple[tuple[NDArray[np.int32], NDArray[np.bool_]], NDArray[np.intp]]:
    """The distinct words, apart by whether they stand for themselves alone, and for each word the number of its form."""
    fixed = passages.is_fixed
    key, number = np.unique(passages.word.astype(np.int64) * 2 + fixed, return_inverse=True)
    return ((key >> 1).astype(np.int32), (key & 1).astype(bool)), number


def _met(same: Floats32, of: NDArray[np.intp], passages: Passages) -> Floats32:
    """How well each passage (column) has each form of the other article (row); `same` has a row per form of its own."""
    rows = [same[of[start:end]].max(axis=0) for start, end in slices(passages.bounds.tolist())]
    return np.stack(rows, axis=1)


def _covered(passages: Passages, met: Floats32) -> Floats32:
    weight = passages.lexis.rarity[passages.word]
    starts = passages.bounds[:-1]
    covered = np.add.reduceat(met * weight[:, None], starts) / np.add.reduceat(weight, starts)[:, None]
    return covered.astype(np.float32)


def _strings(passages: Passages) -> list[str]:
    """Each sentence as a string in which every character is a stem."""
    stems = passages.lexis.stem[passages.word]
    codes = "".join(map(chr, (stems % 0xD7FF + 1).tolist()))
    return [codes[a:b] for a, b in slices(passages.bounds.tolist())]
