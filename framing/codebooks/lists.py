"""Lists and sets of integers as arrays that grow at their end, asked about many numbers at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.model.forms import Indices
from framing.model.tokens import Ints

Mask = NDArray[np.bool_]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio: the upper bits of a product with it are spread evenly (Knuth 1973, section 6.4)."""


class Lists:
    """Lists of integers, numbered in order of arrival.

    >>> lists = Lists()
    >>> lists.extend([[7], [], [8, 9]])
    >>> row, value = lists.of(np.array([2, 0, 1]))
    >>> row.tolist(), value.tolist()
    ([0, 0, 1], [8, 9, 7])
    """

    def __init__(self) -> None:
        self.size = np.zeros(0, np.int32)
        self._first = np.zeros(0, np.int32)
        self._values = np.zeros(0, np.int32)

    def extend(self, lists: Sequence[Sequence[int]]) -> None:
        """Append some lists."""
        size = np.array([len(values) for values in lists], np.int32)
        first = len(self._values) + np.cumsum(size, dtype=np.int32) - size
        values = np.array([value for values in lists for value in values], np.int32)
        self.size = np.concatenate((self.size, size))
        self._first = np.concatenate((self._first, first))
        self._values = np.concatenate((self._values, values))

    def of(self, numbers: Ints) -> tuple[Indices, Ints]:
        """The values of the lists with some numbers, end to end: for each the index of its list in `numbers`, and itself."""
        size = self.size[numbers]
        row = np.repeat(np.arange(len(numbers)), size)
        behind = np.cumsum(size, dtype=np.int64)
        start = self._first[numbers] - behind + size
        return row, self._values[np.arange(len(row)) + start[row]]


class Pairs:
    """A set of pairs of integers, of which the left ones arrive in ascending order.

    >>> pairs = Pairs()
    >>> pairs.extend([(0, 5), (2, 3)])
    >>> pairs.hold(np.array([0, 2, 2]), np.array([5, 5, 3])).tolist()
    [True, False, True]
    """

    def __init__(self) -> None:
        self._keys = np.zeros(0, np.int64)
        self._resize()

    def extend(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Add pairs, in ascending order and all behind those that are there."""
        new = np.array([left << 32 | right for left, right in pairs], np.int64)
        self._keys = np.concatenate((self._keys, new))
        if len(self._maybe) < 16 * len(self._keys):
            self._resize()
        else:
            self._enter(new)

    def _resize(self) -> None:
        """Make the table in which each pair sets a cell, large enough that few cells are set."""
        bits = max(12, 5 + len(self._keys).bit_length())
        self._shift = np.uint64(64 - bits)
        self._maybe = np.zeros(1 << bits, bool)
        self._last = np.zeros(1 << bits, np.int64)
        self._enter(self._keys)

    def _enter(self, keys: NDArray[np.int64]) -> None:
        cells = self._cells(keys)
        self._maybe[cells] = True
        self._last[cells] = keys

    def _cells(self, keys: NDArray[np.int64]) -> Indices:
        return (keys.view(np.uint64) * _GOLDEN >> self._shift).view(np.int64)

    def hold(self, left: Ints, right: Ints) -> Mask:
        """Which of some pairs are in the set: a clear cell or the cell's last pair settles most of them, a search the rest."""
        keys = left.astype(np.int64) << 32 | right
        cells = self._cells(keys)
        held: Mask = self._maybe[cells]
        some = np.flatnonzero(held)
        unsure = some[self._last[cells[some]] != keys[some]]
        held[unsure] = are_among(keys[unsure], self._keys)
        return held


def are_among(some: NDArray[np.int64], ascending: NDArray[np.int64]) -> Mask:
    """Which of some integers are among others that are in order.

    >>> are_among(np.array([4, 5, 9]), np.array([1, 4])).tolist()
    [True, False, False]
    """
    if not len(ascending):
        return np.zeros(len(some), bool)
    place = np.minimum(np.searchsorted(ascending, some), len(ascending) - 1)
    among: Mask = ascending[place] == some
    return among
