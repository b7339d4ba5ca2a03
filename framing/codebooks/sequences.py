"""The sequences of elements that a matcher looks for, each with the element at which it is looked for first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from framing.codebooks.lists import Mask
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


class Neighbour(NamedTuple):
    """Columns of an element next to the anchor, the side on which it is (1 or -1), and how many words may be between."""

    element: Ints
    step: Ints
    gap: Ints


@dataclass(frozen=True)
class Table:
    """Sequences as columns; sequence s has the elements `element[first[s] : first[s] + length[s]]`.

    `near` is the rarer neighbour of the anchor and `far` the one on its other side, if there is one, else the same. `reach`
    is the number of words that a sequence may take up.
    """

    element: Ints
    gap: Ints
    first: Ints
    length: Ints
    anchor: Ints
    owner: Ints
    near: Neighbour
    far: Neighbour
    reach: Ints
    gapped: Mask


class Sequences:
    """Sequences of two and more elements."""

    def __init__(self) -> None:
        self._element: list[int] = []
        self._gap: list[int] = []
        self._first: list[int] = [0]
        self._anchor: list[int] = []
        self._owner: list[int] = []
        self._step: list[int] = []
        self._reach: list[int] = []
        self._rarity: dict[int, Rarity] = {}

    def __len__(self) -> int:
        return len(self._owner)

    def add(self, numbers: list[int], sequence: Sequence, owner: int) -> int:
        """Take a sequence, whose elements have these numbers; returns the number of its anchor."""
        for number, element in zip(numbers, sequence, strict=True):
            if number not in self._rarity:
                self._rarity[number] = _rarity(element.words)
        rarity = [self._rarity[number] for number in numbers]
        anchor = rarity.index(max(rarity))
        after = anchor == 0 or (anchor + 1 < len(numbers) and rarity[anchor + 1] >= rarity[anchor - 1])
        gaps = [element.gap for element in sequence]
        self._element += numbers
        self._gap += gaps
        self._first.append(len(self._element))
        self._anchor.append(anchor)
        self._owner.append(owner)
        self._step.append(1 if after else -1)
        self._reach.append(len(numbers) + sum(gaps))
        return numbers[anchor]

    def table(self) -> Table:
        """The sequences as columns."""
        columns = (self._element, self._gap, self._first, self._anchor, self._owner, self._step, self._reach)
        element, gap, first, anchor, owner, step, reach = (np.array(column, np.int32) for column in columns)
        place, length = first[:-1] + anchor, np.diff(first)
        other = np.where((anchor - step >= 0) & (anchor - step < length), -step, step)

        def neighbour(side: Ints) -> Neighbour:
            return Neighbour(element[place + side], side, gap[place + (side > 0)])

        return Table(
            element=element,
            gap=gap,
            first=first[:-1],
            length=length,
            anchor=anchor,
            owner=owner,
            near=neighbour(step),
            far=neighbour(other),
            reach=reach,
            gapped=reach > length,
        )


def _rarity(words: tuple[str, ...]) -> Rarity:
    """How rarely an element can be expected: no common word, no short glob, few choices, long words."""
    shortest = min([len(word.partition("*")[0].partition("?")[0]) for word in words])
    return COMMON.isdisjoint(words), shortest > 2, -(len(words) // 4), shortest
