"""Words and pieces of words as numbers: hashes that do not depend on the process, found for whole arrays at once.

The hashing trick (Weinberger et al. 2009) needs no list of features: a word, a pair of words or a run of three to five
characters inside a word is a bucket number, the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.model.tokens import Vocabulary

Hashes = NDArray[np.uint64]
Buckets = NDArray[np.int32]
N_BUCKETS = 1 << 18
PIECES = (3, 4, 5)
_PRIME = np.uint64(0x100000001B3)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True)
class WordHashes:
    """`word[w]` is word w's hash; its pieces' buckets are `piece[bounds[w]:bounds[w + 1]]`."""

    word: Hashes
    piece: Buckets
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.word)


EMPTY = WordHashes(np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(1, np.int64))
_KNOWN: WeakKeyDictionary[Vocabulary, WordHashes] = WeakKeyDictionary()


def word_hashes(vocabulary: Vocabulary) -> WordHashes:
    """The hashes of all words that a vocabulary has met, found once for each word."""
    known = _KNOWN.get(vocabulary, EMPTY)
    if len(known) < len(vocabulary):
        new = hashes_of(vocabulary.words[len(known) :])
        known = WordHashes(
            np.concatenate((known.word, new.word)),
            np.concatenate((known.piece, new.piece)),
            np.concatenate((known.bounds, known.bounds[-1] + new.bounds[1:])),
        )
        _KNOWN[vocabulary] = known
    return known


def hashes_of(words: Sequence[str]) -> WordHashes:
    """Hashes of words, and the buckets of the runs of 3 to 5 characters in each, with a blank before and after it.

    >>> hashes_of(["jet", "jets"]).bounds.tolist()  # ` je`, `jet`, `et `, ` jet`, `jet `, ` jet `
    [0, 6, 15]
    """
    joined = "".join(f" {word} " for word in words)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    sizes = np.array([len(word) + 2 for word in words], np.int64)
    owner = np.repeat(np.arange(len(words)), sizes)
    runs = [_runs(codes, owner, n) for n in PIECES]
    home = np.concatenate([at for at, _ in runs])
    order = np.argsort(home, kind="stable")
    buckets = np.concatenate([buckets_of(found) for _, found in runs])[order]
    bounds = np.concatenate(([0], np.cumsum(np.bincount(home, minlength=len(words)))))
    return WordHashes(_whole(codes, sizes), buckets, bounds)


def pair_buckets(first: Hashes, second: Hashes) -> Buckets:
    """The bucket of each pair of neighbouring words."""
    return buckets_of(first * _MIX + second)


def buckets_of(hashes: Hashes) -> Buckets:
    """The bucket of each hash, from its well mixed upper bits."""
    mixed = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    return (mixed >> np.uint64(64 - 18)).astype(np.int32)


def _runs(codes: Hashes, owner: NDArray[np.int64], n: int) -> tuple[NDArray[np.int64], Hashes]:
    """The words that the runs of n characters stand in, and the runs' hashes; no run goes over a word's edge."""
    count = max(0, len(codes) - n + 1)
    hashes = np.full(count, n, np.uint64)
    for k in range(n):
        hashes = hashes * _PRIME + codes[k : k + count]
    inside = owner[:count] == owner[n - 1 : n - 1 + count]
    return owner[:count][inside], hashes[inside]


def _whole(codes: Hashes, sizes: NDArray[np.int64]) -> Hashes:
    """The hash of each word: the polynomial of all its characters, by the distance of each from the word's end."""
    ends = np.cumsum(sizes)
    distance = np.repeat(ends, sizes) - np.arange(len(codes)) - 1
    powers = np.array(list(_powers(int(sizes.max(initial=1)))), np.uint64)
    starts = ends - sizes
    return np.add.reduceat(codes * powers[distance], starts) if len(starts) else np.zeros(0, np.uint64)


def _powers(n: int) -> Iterator[int]:
    power = 1
    for _ in range(n):
        yield power
        power = power * int(_PRIME) & 0xFFFFFFFFFFFFFFFF
