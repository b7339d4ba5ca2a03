"""The sequences of elements that a matcher looks for, each with the element at which it is looked for first."""

from __future__ import annotations

from collections.abc import Sequence as Listed
from dataclasses import dataclass

import numpy as np

from framing.codebooks.columns import Mask
from framing.codebooks.pattern import Sequence
from framing.model.tokens import Ints

COMMON = frozenset(
    (
        "a about after again against all an and any are as at be been being but by can could did do does for from "
        "had has have he her his how i if in into is it its may might more most must no not of off on one or our "
        "out over she should so some such than that the their them then there these they this those to too under "
        "up was we were what when where which who why will with would you your 's"
    ).split()
)
Rarity = tuple[bool, bool, int, int]


@dataclass(frozen=True)
class Table:
    """Sequences as columns; sequence s has the elements `element[first[s] : first[s] + length[s]]`.

    `beside` is the rarer element next to the anchor, `step` (1 or -1) the side on which it is, and `gap_beside` the
    number of words that may stand between. `reach` is the number of words that a sequence may take up.
    """

    element: Ints
    first: Ints
    length: Ints
    anchor: Ints
    owner: Ints
    step: Ints
    beside: Ints
    gap_beside: Ints
    reach: Ints
    gapped: Mask


class Sequences:
    """Sequences of two and more elements."""

    def __init__(self) -> None:
        self.elements: list[list[int]] = []
        self.gaps: list[list[int]] = []
        self.anchors: list[int] = []
        self.owners: list[int] = []
        self.sought: set[int] = set()
        self._steps: list[int] = []
        self._rarity: dict[int, Rarity] = {}

    def __len__(self) -> int:
        return len(self.elements)

    def add(self, numbers: list[int], sequence: Sequence, owner: int) -> int:
        """Take a sequence, whose elements have these numbers; returns the place of its anchor."""
        for number, element in zip(numbers, sequence, strict=True):
            if number not in self._rarity:
                self._rarity[number] = _rarity(element.words)
        rarity = [self._rarity[number] for number in numbers]
        anchor = rarity.index(max(rarity))
        after = anchor == 0 or (anchor + 1 < len(numbers) and rarity[anchor + 1] >= rarity[anchor - 1])
        self.elements.append(numbers)
        self.gaps.append([element.gap for element in sequence])
        self.anchors.append(anchor)
        self.owners.append(owner)
        self.sought.update(numbers)
        self._steps.append(1 if after else -1)
        return anchor

    def table(self) -> Table:
        """The sequences as columns."""
        element, gap = _flat(self.elements), _flat(self.gaps)
        length = np.array([len(numbers) for numbers in self.elements], np.int32)
        first = np.cumsum(length, dtype=np.int32) - length
        anchor, step = np.array(self.anchors, np.int32), np.array(self._steps, np.int32)
        place = first + anchor
        gaps = np.array([sum(found) for found in self.gaps], np.int32)
        return Table(
            element=element,
            first=first,
            length=length,
            anchor=anchor,
            owner=np.array(self.owners, np.int32),
            step=step,
            beside=element[place + step],
            gap_beside=gap[place + (step > 0)],
            reach=length + gaps,
            gapped=gaps > 0,
        )


def _flat(lists: Listed[Listed[int]]) -> Ints:
    return np.array([number for numbers in lists for number in numbers], np.int32)


def _rarity(words: tuple[str, ...]) -> Rarity:
    """How rarely an element can be expected: no common word, no short glob, few choices, long words."""
    stems = [word.partition("*")[0].partition("?")[0] for word in words]
    rare = not any(word in COMMON for word in words)
    return rare, all(len(stem) > 2 for stem in stems), -(len(stems) // 4), min(len(stem) for stem in stems)


class Walk:
    """Lays one sequence on the words around its anchor, far words first; the gaps may be laid in several ways."""

    def __init__(
        self, elements: list[int], gaps: list[int], satisfied: list[tuple[int, ...]], sentences: list[int], home: int
    ) -> None:
        self._elements = elements
        self._gaps = gaps
        self._satisfied = satisfied
        self._sentences = sentences
        self._home = home
        self._vain: set[tuple[int, int]] = set()

    def span(self, anchor: int, at: int) -> tuple[int, int] | None:
        """The first and last word of the sequence, its anchor being word `at`; None when it does not occur there."""
        lo = self._end(anchor - 1, at, -1)
        hi = self._end(anchor + 1, at, 1) if lo >= 0 else -1
        return (lo, hi) if hi >= 0 else None

    def _end(self, n: int, at: int, step: int) -> int:
        """The farthest word when elements `n`, `n + step`, ... follow word `at`; -1 when they do not."""
        if not 0 <= n < len(self._elements):
            return at
        if (n, at) in self._vain:
            return -1
        gap = self._gaps[n] if step > 0 else self._gaps[n + 1]
        reach = 0
        while reach <= gap and self._sentences[at + step * (reach + 1)] == self._home:
            reach += 1
        for distance in range(reach, 0, -1):
            there = at + step * distance
            if self._elements[n] in self._satisfied[there]:
                end = self._end(n + step, there, step)
                if end >= 0:
                    return end
        self._vain.add((n, at))
        return -1
