"""Where sequences of elements occur in token columns, found in arrays.

A sequence is tried only where its rarest element, the anchor, stands. Most trials end at the element beside the anchor; what
is left is checked element by element, for all trials at once where words have to be neighbours and one trial after the
other where there are gaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from framing.codebooks.elements import Elements
from framing.codebooks.kinds import Kinds
from framing.codebooks.lists import Lists, Mask, Pairs
from framing.codebooks.pattern import Sequence
from framing.codebooks.sequences import Neighbour, Sequences
from framing.codebooks.walk import Walk
from framing.model.tokens import Ints, Vocabulary

PORTION = 1 << 20
"""How many trials are made at once: enough for any usual batch, few enough for the memory when a text is huge."""


class Found(NamedTuple):
    """Columns of what was found: tokens `lo` (included) to `hi` (excluded), and the owner of the sequence."""

    lo: Ints
    hi: Ints
    owner: Ints


class _Place(NamedTuple):
    """Kind and sentence of each token, between margins beyond which no sequence looks."""

    kind: Ints
    sentence: Ints


class _Spelled(NamedTuple):
    """One sequence by itself."""

    elements: list[int]
    gaps: list[int]
    anchor: int
    reach: int
    owner: int


class Automaton:
    """Finds sequences of elements; each belongs to an owner, an integer of the caller's, and is meant in its own spelling
    alone or in the other one as well.

    >>> from framing.codebooks.pattern import compile_pattern
    >>> from framing.model.tokens import tokenize
    >>> automaton = Automaton((s, 7, False) for s in compile_pattern("grave concern*"))
    >>> tokens = tokenize(["Their grave concerns."])
    >>> [column.tolist() for column in automaton.find(tokens.word, np.zeros(3, np.int32), tokens.vocabulary)]
    [[1], [3], [7]]
    """

    def __init__(self, sequences: Iterable[tuple[Sequence, int, bool]]) -> None:
        elements = Elements()
        self._kinds = Kinds(elements)
        self._owners: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
        self._anchored: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
        longer = Sequences()
        for sequence, owner, exact in sequences:
            numbers = [elements.number(e.words, exact=exact) for e in sequence]
            if len(numbers) == 1:
                self._owners[numbers[0]] += (owner,)
            else:
                longer.add(numbers, sequence, owner)
        self._table = longer.table()
        self._spelled_out: dict[int, _Spelled] = {}
        for number, element in enumerate(self._table.element[self._table.first + self._table.anchor].tolist()):
            self._anchored[element] += (number,)
        self._sought = set(self._table.element.tolist())
        self._margin = int(self._table.reach.max(initial=0))
        self._alone, self._tried, self._pairs = Lists(), Lists(), Pairs()
        self._is_busy = np.zeros(0, bool)

    def find(self, words: Ints, sentence: Ints, vocabulary: Vocabulary) -> Found:
        """Where the sequences occur in tokens whose `sentence` is not negative, each inside one sentence."""
        kind = self._kinds.of(words, vocabulary)
        self._learn()
        at = np.flatnonzero(self._is_busy[kind] & (sentence >= 0)).astype(np.int32)
        row, owner = self._alone.of(kind[at])
        parts = [Found(at[row], at[row] + 1, owner)]
        place = _Place(_padded(kind, self._margin, 0), _padded(sentence, self._margin, -1))
        for some in self._portions(kind, at):
            row, number = self._tried.of(kind[some])
            parts += self._longer(place, number, some[row] + self._margin)
        return Found(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))

    def _portions(self, kind: Ints, at: Ints) -> list[Ints]:
        """The tokens parted so that each part has no more trials than are made at once."""
        trials = np.cumsum(self._tried.size[kind[at]], dtype=np.int64)
        last = int(trials[-1]) if len(trials) else 0
        return np.split(at, np.searchsorted(trials, np.arange(PORTION, last, PORTION)))

    def _learn(self) -> None:
        """Note what can be looked for at the kinds of words that are new."""
        known = len(self._tried.size)
        new = self._kinds.satisfied[known:]
        if new:
            self._alone.extend([[owner for e in kind for owner in self._owners.get(e, ())] for kind in new])
            self._tried.extend([[number for e in kind for number in self._anchored.get(e, ())] for kind in new])
            self._pairs.extend([(n, e) for n, kind in enumerate(new, known) for e in kind if e in self._sought])
            self._is_busy = (self._alone.size > 0) | (self._tried.size > 0)

    def _longer(self, place: _Place, number: Ints, at: Ints) -> tuple[Found, Found]:
        """The sequences, tried with their anchors at some tokens, that occur: those without gaps, those with."""
        likely = self._stands(self._table.near, place, number, at)
        number, at = number[likely], at[likely]
        gapped = self._table.gapped[number]
        neighbours = self._neighbours(place, number[~gapped], at[~gapped])
        return neighbours, self._apart(place, *self._likely(place, number[gapped], at[gapped]))

    def _stands(self, neighbour: Neighbour, place: _Place, number: Ints, at: Ints) -> Mask:
        """For which trials the neighbour of the anchor stands no farther away than its gap allows."""
        element, step, gap = (column[number] for column in neighbour)
        stands = self._pairs.hold(place.kind[at + step], element)
        for between in range(1, int(gap.max(initial=0)) + 1):
            rest = np.flatnonzero(~stands & (gap >= between))
            if not len(rest):
                break
            stands[rest] = self._pairs.hold(place.kind[at[rest] + (between + 1) * step[rest]], element[rest])
        return stands

    def _likely(self, place: _Place, number: Ints, at: Ints) -> tuple[Ints, Ints]:
        """The trials in which each element stands at some distance from the anchor that the gaps between them allow."""
        table = self._table
        for n in range(int(table.length[number].max(initial=0))):
            # Where a sequence is shorter its last element is asked for once more.
            own = table.first[number] + np.minimum(n, table.length[number] - 1)
            element, slack = table.element[own], table.slack[own]
            nearest, step = at + table.least[own], np.sign(table.least[own])
            stands = self._pairs.hold(place.kind[nearest], element)
            for farther in range(1, int(slack.max(initial=0)) + 1):
                rest = np.flatnonzero(~stands & (slack >= farther))
                stands[rest] = self._pairs.hold(place.kind[nearest[rest] + farther * step[rest]], element[rest])
            number, at = number[stands], at[stands]
        return number, at

    def _neighbours(self, place: _Place, number: Ints, at: Ints) -> Found:
        """The trials of sequences without gaps in which each element stands where it has to."""
        table = self._table
        lo = at - table.anchor[number]
        for n in range(int(table.length[number].max(initial=0))):
            # Where a sequence is shorter its last element is asked for once more.
            step = np.minimum(n, table.length[number] - 1)
            stands = place.sentence[lo + step] == place.sentence[at]
            stands &= self._pairs.hold(place.kind[lo + step], table.element[table.first[number] + step])
            number, at, lo = number[stands], at[stands], lo[stands]
        lo = lo - self._margin
        return Found(lo, lo + table.length[number], table.owner[number])

    def _apart(self, place: _Place, number: Ints, at: Ints) -> Found:
        """The trials of sequences with gaps that can be laid on the words around their anchor."""
        rows: list[tuple[int, int, int]] = []
        if len(number):
            kinds, homes = place.kind.tolist(), place.sentence.tolist()
            for n, middle in zip(number.tolist(), at.tolist(), strict=True):
                own = self._spelled(n)
                base, stop = middle - own.reach, middle + own.reach + 1
                satisfied = [self._kinds.satisfied[kind] for kind in kinds[base:stop]]
                span = Walk(own.elements, own.gaps, satisfied, homes[base:stop]).span(own.anchor, own.reach)
                if span:
                    base -= self._margin
                    rows.append((base + span[0], base + span[1] + 1, own.owner))
        lo, hi, owner = np.array(rows, np.int32).reshape(-1, 3).T
        return Found(lo, hi, owner)

    def _spelled(self, number: int) -> _Spelled:
        """A sequence taken out of the columns, once."""
        if number not in self._spelled_out:
            table = self._table
            own = slice(table.first[number], table.first[number] + table.length[number])
            facts = (int(column[number]) for column in (table.anchor, table.reach, table.owner))
            self._spelled_out[number] = _Spelled(table.element[own].tolist(), table.gap[own].tolist(), *facts)
        return self._spelled_out[number]


def _padded(column: Ints, margin: int, value: int) -> Ints:
    padded = np.full(len(column) + 2 * margin, value, np.int32)
    padded[margin : margin + len(column)] = column
    return padded
