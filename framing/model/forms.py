"""Forms of words by number: strings are made only of those that were not met before.

Most words take up no more than sixteen Latin-1 characters. Their bytes are taken from the text as two integers and looked up
in a table, all at once; what stands in the table is compared as a whole, so that no word is ever taken for another. The
others, and those whose cell of the table belongs to another word, go by a dictionary.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.intp]
Keys = NDArray[np.uint64]

WIDTH = 16
FEW, MANY = 8, 17
"""Bits of the table's size at first, and at most: it grows with the number of forms."""

_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
_OWN_BITS = np.array([[(1 << 8 * min(n, 8)) - 1, (1 << 8 * max(n - 8, 0)) - 1] for n in range(WIDTH + 1)], np.uint64)
"""For each length the bits of the two integers that belong to the word."""


class Forms:
    """Numbers of forms, in order of meeting.

    >>> forms = Forms()
    >>> forms.numbers("jet jets jet", np.array([0, 4, 9]), np.array([3, 8, 12])).tolist()
    [0, 1, 0]
    >>> forms.take_new()
    ['jet', 'jets']
    """

    def __init__(self) -> None:
        self._known = _Numbers()
        self._allocate(FEW)

    def _allocate(self, bits: int) -> None:
        self._bits = bits
        self._first = np.zeros(1 << bits, np.uint64)
        self._second = np.zeros(1 << bits, np.uint64)
        self._number = np.zeros(1 << bits, np.int32)  # one more than the form's number, 0 where a cell is free

    def take_new(self) -> list[str]:
        """The forms met since the last call."""
        new, self._known.new = self._known.new, []
        return new

    def numbers(self, text: str, start: Indices, end: Indices) -> NDArray[np.int32]:
        """The numbers of the words at some places of a text; words hold no question mark."""
        length = end - start
        first, second = _keys(text, start, length)
        cell = self._cells(first, second)
        is_known = (self._first[cell] == first) & (self._second[cell] == second) & (length <= WIDTH)
        numbers: NDArray[np.int32] = self._number[cell] - 1
        rest = np.flatnonzero(~is_known)
        forms = [text[a:b] for a, b in zip(start[rest].tolist(), end[rest].tolist(), strict=True)]
        numbers[rest] = list(map(self._known.__getitem__, forms))
        short = rest[[len(form) <= WIDTH and max(form) <= "\xff" for form in forms]]
        self._make_room()
        self._remember(first[short], second[short], numbers[short])
        return numbers

    def _cells(self, first: Keys, second: Keys) -> Indices:
        cells: Indices = (first * _ODD[0] + second * _ODD[1] >> np.uint64(64 - self._bits)).view(np.int64)
        return cells

    def _make_room(self) -> None:
        """Let the table grow when it has fewer than four cells for each form."""
        bits = min(MANY, 2 + len(self._known).bit_length())
        if bits > self._bits:
            taken = np.flatnonzero(self._number)
            first, second, numbers = self._first[taken], self._second[taken], self._number[taken] - 1
            self._allocate(bits)
            self._remember(first, second, numbers)

    def _remember(self, first: Keys, second: Keys, numbers: NDArray[np.int32]) -> None:
        """Give each cell that is free to the first that wants it."""
        cell = self._cells(first, second)
        free = np.flatnonzero(self._number[cell] == 0)
        cell, place = np.unique(cell[free], return_index=True)
        self._first[cell], self._second[cell] = first[free[place]], second[free[place]]
        self._number[cell] = numbers[free[place]] + 1


class _Numbers(dict[str, int]):
    """Numbers a form when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, form: str) -> int:
        number = self[form] = len(self)
        self.new.append(form)
        return number


def _keys(text: str, start: Indices, length: Indices) -> tuple[Keys, Keys]:
    """The first and second eight characters of words as integers; a character beyond Latin-1 counts as a question mark."""
    data = text.encode("latin-1", "replace") + bytes(WIDTH)
    pieces = np.ndarray((len(text) + 1,), f"S{WIDTH}", data, strides=(1,))[start]
    keys = pieces.view("<u8").reshape(-1, 2) & _OWN_BITS[np.minimum(length, WIDTH)]
    return keys[:, 0], keys[:, 1]
