"""The sequences of elements that a matcher looks for, each with the element at which it is looked for first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from framing.codebooks.frequency import frequency
from framing.codebooks.lists import Mask
from framing.codebooks.pattern import Sequence
from framing.model.tokens import Ints

_LONGEST = (1 << 32) - 1


class Neighbour(NamedTuple):
    """Columns of an element next to the anchor, the side on which it is (1 or -1), and how many words may be between."""

    element: Ints
    step: Ints
    gap: Ints


@dataclass(frozen=True)
class Table:
    """Sequences as columns; sequence s has the elements `element[first[s] : first[s] + length[s]]`.

    `near` is the rarer neighbour of the anchor. `reach` is the number of words that a sequence may take up. The element at place
    p stands `least[p]` words behind the anchor (negative: before it) or up to `slack[p]` words farther away.
    """

    element: Ints
    gap: Ints
    first: Ints
    length: Ints
    anchor: Ints
    owner: Ints
    near: Neighbour
    least: Ints
    slack: Ints
    reach: Ints
    gapped: Mask


class Sequences:
    """Sequences of two and more elements."""

    def __init__(self) -> None:
        self._element: list[int] = []
        self._gap: list[int] = []
        self._first: list[int] = [0]
        self._owner: list[int] = []
        self._frequency: dict[int, int] = {}

    def add(self, numbers: list[int], sequence: Sequence, owner: int) -> None:
        """Take a sequence, whose elements have these numbers."""
        for number, element in zip(numbers, sequence, strict=True):
            self._gap.append(element.gap)
            if number not in self._frequency:
                self._frequency[number] = sum(map(frequency, element.words))
        self._element += numbers
        self._first.append(len(self._element))
        self._owner.append(owner)

    def table(self) -> Table:
        """The sequences as columns."""
        element, gap, bounds, owner = (
            np.array(column, np.int32) for column in (self._element, self._gap, self._first, self._owner)
        )
        first, length = bounds[:-1], np.diff(bounds)
        rank = self._ranks()
        anchor = _rarest(rank, first, length)
        left, right = np.where(anchor > 0, -1, 1), np.where(anchor + 1 < length, 1, -1)
        place = first + anchor
        step = np.where(rank[place + right] >= rank[place + left], right, left).astype(np.int32)

        reach = length + np.add.reduceat(gap, first) if len(first) else length
        home = np.repeat(place, length)
        behind = np.cumsum(gap)
        return Table(
            element=element,
            gap=gap,
            first=first,
            length=length,
            anchor=anchor,
            owner=owner,
            near=Neighbour(element[place + step], step, gap[place + (step > 0)]),
            least=(np.arange(len(element)) - home).astype(np.int32),
            slack=np.abs(behind - behind[home]).astype(np.int32),
            reach=reach,
            gapped=reach > length,
        )

    def _ranks(self) -> Ints:
        """For each place of the sequences how rare its element is among all."""
        order = {frequency: -rank for rank, frequency in enumerate(sorted(set(self._frequency.values())))}
        rank = {number: order[frequency] for number, frequency in self._frequency.items()}
        return np.array([rank[number] for number in self._element], np.int32)


def _rarest(rank: Ints, first: Ints, length: Ints) -> Ints:
    """The place of each sequence's element of the highest rank, the first of several."""
    if not len(first):
        return first
    within = np.arange(len(rank)) - np.repeat(first, length)
    best = np.maximum.reduceat(rank.astype(np.int64) << 32 | (_LONGEST - within), first)
    return (_LONGEST - (best & _LONGEST)).astype(np.int32)
