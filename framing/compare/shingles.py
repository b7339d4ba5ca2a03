"""Runs of eight words as numbers, and a sketch of them that any two texts with enough in common share a number of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.model.tokens import Ints, Vocabulary

Hashes = NDArray[np.uint64]
WIDTH = 8
"""Words of a shingle."""
WINDOW = 7
"""Shingles of which the least is kept."""
_FACTOR = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


class WordHashes:
    """A fixed 64-bit number for each word of a vocabulary: it hangs on the word alone, not on when it was met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._known = np.zeros(0, np.uint64)

    def of(self, word: Ints) -> Hashes:
        """The numbers of some words of the vocabulary."""
        new = self.vocabulary.words[len(self._known) :]
        if new:
            digests = b"".join(hashlib.blake2b(w.encode("utf-8", "surrogatepass"), digest_size=8).digest() for w in new)
            self._known = np.concatenate((self._known, np.frombuffer(digests, "<u8").astype(np.uint64)))
        hashes: Hashes = self._known[word]
        return hashes


@dataclass(frozen=True, eq=False)
class Shingled:
    """A text's distinct shingles in ascending order, and the fewer of them that candidates are sought by."""

    shingles: Hashes
    sketch: Hashes

    def __len__(self) -> int:
        return len(self.shingles)


def shingled(words: Hashes) -> Shingled:
    """The shingles of a text given as its words' numbers; a text of fewer than eight words has none.

    The sketch is made by winnowing: of every seven shingles in a row the least is kept (Schleimer, Wilkerson and Aiken
    2003, "Winnowing: local algorithms for document fingerprinting", SIGMOD, 76-85). Any run of 14 words that two texts
    share puts the same shingle into both sketches; where half of a text's shingles stand in another there is such a run,
    since each break in the shared text costs seven shingles at least.

    >>> words = WordHashes(vocabulary := Vocabulary()).of(np.zeros(0, np.int32))
    >>> len(shingled(words))
    0
    """
    n = len(words) - WIDTH + 1
    if n < 1:
        return Shingled(np.zeros(0, np.uint64), np.zeros(0, np.uint64))
    run = np.zeros(n, np.uint64)
    with np.errstate(over="ignore"):
        for k in range(WIDTH):
            run = run * np.uint64(_FACTOR) + words[k : k + n]
        run = _mixed(run)
    least = run
    for step in (1, 2, 3):  # the least of 2, of 4, of 7
        least = np.minimum(least[:-step], least[step:]) if len(least) > step else least
    return Shingled(np.unique(run), np.unique(least) if n >= WINDOW else np.unique(run))


def _mixed(x: Hashes) -> Hashes:
    """The numbers stirred, so that the least of some is any of them (the finaliser of SplitMix64)."""
    for shift, factor in zip((30, 27), _MIX, strict=True):
        x = (x ^ (x >> np.uint64(shift))) * np.uint64(factor)
    return x ^ (x >> np.uint64(31))


def n_shared(a: Hashes, b: Hashes) -> int:
    """How many numbers two ascending arrays have in common.

    >>> n_shared(np.array([1, 3, 5], np.uint64), np.array([3, 4, 5, 9], np.uint64))
    2
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not len(short):
        return 0
    place = np.searchsorted(long, short)
    place[place == len(long)] = 0
    return int((long[place] == short).sum())
