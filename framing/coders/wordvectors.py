"""Word vectors that ship: what words are used alike, so that a classifier knows words that its examples lack.

They were distilled from a sentence encoder (see `models/vectors/SOURCE.md`): each word was encoded alone, the vectors reduced
to their first principal components and stored as whole numbers, one scale for all.
"""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.locate import shipped
from framing.model.tokens import Vocabulary

VECTORS, WORDS = "vectors.npy", "words.txt"


class WordVectors:
    """A table of word vectors: `rows` has one for each word of `index`, and a last one of zeros for all others."""

    def __init__(self, words: list[str], table: NDArray[np.int8]) -> None:
        self.index = {word: n for n, word in enumerate(words)}
        scaled = table.astype(np.float32) / np.float32(table.astype(np.float64).std())
        self.rows = np.vstack([scaled, np.zeros((1, table.shape[1]), np.float32)])
        self._known: WeakKeyDictionary[Vocabulary, NDArray[np.int32]] = WeakKeyDictionary()

    def rows_of(self, vocabulary: Vocabulary) -> NDArray[np.int32]:
        """For each word that a vocabulary has met the number of its row."""
        known = self._known.get(vocabulary, np.zeros(0, np.int32))
        new = vocabulary.words[len(known) :]
        if new:
            missing = len(self.rows) - 1
            known = np.concatenate((known, np.array([self.index.get(word, missing) for word in new], np.int32)))
            self._known[vocabulary] = known
        return known


@lru_cache
def shipped_vectors() -> WordVectors:
    """The vectors that ship, loaded once in a process."""
    place = shipped("models") / "vectors"
    return WordVectors((place / WORDS).read_text(encoding="utf-8").split("\n"), np.load(place / VECTORS))
