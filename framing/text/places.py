"""Which tokens stand in spans of text, for all articles of a batch at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.model.span import Span
from framing.model.tokens import Ints, Tokens


class Places:
    """The tokens of a batch on one line: each article begins behind the end of the one before.

    >>> from framing.model.tokens import tokenize
    >>> texts = ["It rained. It snowed.", "Snow fell."]
    >>> lo, hi = Places(texts, tokenize(texts)).ranges([[Span(0, 10), Span(11, 21)], [Span(0, 4)]])
    >>> lo.tolist(), hi.tolist()
    ([0, 2, 4], [2, 4, 5])
    """

    def __init__(self, texts: Sequence[str], tokens: Tokens) -> None:
        self._offset = np.cumsum([0, *(len(text) + 1 for text in texts)])
        self._start = tokens.start + np.repeat(self._offset[:-1], np.diff(tokens.bounds))

    def ranges(self, spans: Sequence[Sequence[Span]]) -> tuple[Ints, Ints]:
        """First token of each span, and the token behind its last; `spans[i]` are article i's."""
        offset = np.repeat(self._offset[:-1], [len(some) for some in spans])
        start = np.array([span.start for some in spans for span in some], np.int64)
        end = np.array([span.end for some in spans for span in some], np.int64)
        lo = np.searchsorted(self._start, start + offset)
        hi = np.searchsorted(self._start, end + offset)
        return lo.astype(np.int32), hi.astype(np.int32)


def members(lo: Ints, hi: Ints) -> tuple[Ints, Ints]:
    """The tokens of some ranges, end to end, and for each the number of its range.

    >>> token, number = members(np.array([3, 9], np.int32), np.array([5, 10], np.int32))
    >>> token.tolist(), number.tolist()
    ([3, 4, 9], [0, 0, 1])
    """
    size = hi - lo
    number = np.repeat(np.arange(len(size), dtype=np.int32), size)
    before = np.cumsum(size, dtype=np.int32) - size
    return np.arange(len(number), dtype=np.int32) + (lo - before)[number], number


def numbered(lo: Ints, hi: Ints, n: int) -> Ints:
    """For each of n tokens the number of the range that it stands in, -1 for none."""
    numbers = np.full(n, -1, np.int32)
    token, number = members(lo, hi)
    numbers[token] = number
    return numbers
