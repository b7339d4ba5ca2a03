"""Laying a sequence with gaps on the words around its anchor."""

from __future__ import annotations


class Walk:
    """One sequence on some words, far words first; where a first choice leads nowhere the next is tried.

    `satisfied` and `sentences` have for each word the elements that it satisfies and the number of its sentence.

    >>> Walk([5, 6], [0, 2], [(5,), (), (6,), (6,)], [0, 0, 0, 0]).span(0, 0)
    (0, 3)
    """

    def __init__(
        self, elements: list[int], gaps: list[int], satisfied: list[tuple[int, ...]], sentences: list[int]
    ) -> None:
        self._elements = elements
        self._gaps = gaps
        self._satisfied = satisfied
        self._sentences = sentences
        self._vain: set[tuple[int, int]] = set()

    def span(self, anchor: int, at: int) -> tuple[int, int] | None:
        """The first and last word of the sequence whose element `anchor` is word `at`; None when it does not occur there."""
        lo = self._end(anchor - 1, at, -1)
        hi = self._end(anchor + 1, at, 1) if lo >= 0 else -1
        return (lo, hi) if hi >= 0 else None

    def _end(self, n: int, at: int, step: int) -> int:
        """The farthest word when elements `n`, `n + step`, ... follow word `at`; -1 when they do not."""
        if not 0 <= n < len(self._elements):
            return at
        if (n, at) in self._vain:
            return -1
        for there in reversed(self._within_reach(at, step, self._gaps[n] if step > 0 else self._gaps[n + 1])):
            if self._elements[n] in self._satisfied[there]:
                end = self._end(n + step, there, step)
                if end >= 0:
                    return end
        self._vain.add((n, at))
        return -1

    def _within_reach(self, at: int, step: int, gap: int) -> list[int]:
        """The words of the sentence that stand no farther from a word than a gap allows."""
        limit = min(len(self._sentences), at + gap + 2) if step > 0 else max(-1, at - gap - 2)
        home, words = self._sentences[at], []
        for there in range(at + step, limit, step):
            if self._sentences[there] != home:
                break
            words.append(there)
        return words
