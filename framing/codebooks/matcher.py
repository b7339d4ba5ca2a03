"""All indicators of all codebooks in one pass over token columns.

The automaton finds where patterns occur; here conditions and voices are weighed, and of hits that overlap the longest wins
within a category of a codebook; overlaps across categories stay (the semantics of quanteda's `tokens_lookup`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.automaton import Automaton, Found
from framing.codebooks.codebook import Codebook, Indicator
from framing.codebooks.lists import Lists, Mask, are_among
from framing.codebooks.pattern import Sequence, compile_pattern
from framing.model.coding import VOICES
from framing.model.forms import Indices
from framing.model.tokens import Ints, Tokens

ANY_VOICE, NO_VOICE = -1, -2


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator with the codebook that it comes from; `group` numbers its (codebook, category), `exact` is its spelling."""

    codebook: str
    indicator: Indicator
    group: int
    exact: bool = False
    requires: tuple[int, ...] = ()
    excludes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Hits:
    """Hit columns: token positions `lo` (included) to `hi` (excluded) and the number of the matcher's entry."""

    lo: Ints
    hi: Ints
    entry: Ints

    def __len__(self) -> int:
        return len(self.lo)


class Matcher:
    """Finds the indicators of several codebooks in token columns.

    With `exclusive`, hits of one codebook never overlap, whatever their categories: the longest wins, then the weightier.

    >>> from framing.model.tokens import tokenize
    >>> matcher = Matcher([Codebook.from_terms({"harm": ["grave concern*", "concern*"]})])
    >>> tokens = tokenize(["Their grave concerns and other concerns."])
    >>> hits = matcher.match(tokens, np.zeros(len(tokens), np.int32))
    >>> list(zip(hits.lo.tolist(), hits.hi.tolist()))
    [(1, 3), (5, 6)]
    """

    def __init__(self, codebooks: Iterable[Codebook], *, exclusive: bool = False) -> None:
        self.entries: list[Entry] = []
        self._conditions: dict[tuple[str, bool], int] = {}
        groups: dict[tuple[str, str], int] = {}
        for book in codebooks:
            for indicator in book.indicators:
                group = groups.setdefault((book.name, indicator.category), len(groups))
                self.entries.append(self._entry(book, indicator, group))
        self.groups = list(groups)
        self._automaton = Automaton(self._sequences())
        names = list(dict.fromkeys(book for book, _ in groups))
        self._rivals = np.array([names.index(e.codebook) if exclusive else e.group for e in self.entries], np.int64)
        self._requires, self._excludes = Lists(), Lists()
        self._requires.extend([e.requires for e in self.entries])
        self._excludes.extend([e.excludes for e in self.entries])
        self._voice = np.array([_voice_number(e.indicator.voice) for e in self.entries], np.int8)

    def _entry(self, book: Codebook, indicator: Indicator, group: int) -> Entry:
        exact = book.spelling == "exact"
        requires, excludes = (
            tuple(self._condition(pattern, exact) for pattern in patterns)
            for patterns in (indicator.requires, indicator.excludes)
        )
        return Entry(book.name, indicator, group, exact, requires, excludes)

    def _condition(self, pattern: str, exact: bool) -> int:
        # Conditions are numbered -1, -2, ... so that they never mix with entries.
        return self._conditions.setdefault((pattern, exact), -1 - len(self._conditions))

    def _sequences(self) -> Iterator[tuple[Sequence, int, bool]]:
        """The sequences of all patterns, with the number of the entry or condition and whether its spelling is exact."""
        for number, entry in enumerate(self.entries):
            for sequence in compile_pattern(entry.indicator.pattern):
                yield sequence, number, entry.exact
        for (pattern, exact), number in self._conditions.items():
            for sequence in compile_pattern(pattern):
                yield sequence, number, exact

    def match(
        self,
        tokens: Tokens,
        sentence: Ints,
        voice: NDArray[np.int8] | None = None,
        accept: Callable[[Ints, Ints, Ints], Mask] | None = None,
    ) -> Hits:
        """The hits in tokens whose `sentence` number is not negative; a hit never leaves its sentence.

        `voice` (0 outlet, 1 quoted, 2 paraphrased, by token) is needed for indicators that are restricted to a voice.
        `accept(lo, hi, entry)` is given the columns of all candidates and says which of them may compete.
        """
        found = self._automaton.find(tokens.word, sentence, tokens.vocabulary)
        is_condition = found.owner < 0
        hits = _some(found, ~is_condition)
        if voice is not None:
            wanted = self._voice[hits.owner]
            hits = _some(hits, (wanted == ANY_VOICE) | (wanted == voice[hits.lo]))
        hits = _some(hits, self._holds(hits, _some(found, is_condition), sentence))
        if accept is not None:
            hits = _some(hits, accept(*hits))
        hits = _some(hits, self._longest(hits))
        order = np.lexsort((hits.owner, hits.hi, hits.lo))
        return Hits(hits.lo[order], hits.hi[order], hits.owner[order])

    def _holds(self, hits: Found, conditions: Found, sentence: Ints) -> Mask:
        """For each hit whether its sentence has one of what it requires and nothing of what it excludes."""
        home = sentence[hits.lo]
        met = np.unique(_keys(conditions.owner, sentence[conditions.lo]))

        def finds(patterns: Lists) -> Mask:
            row, condition = patterns.of(hits.owner)
            some = np.zeros(len(home), bool)
            some[row[are_among(_keys(condition, home[row]), met)]] = True
            return some

        required: Mask = self._requires.size[hits.owner] == 0
        return (required | finds(self._requires)) & ~finds(self._excludes)

    def _longest(self, hits: Found) -> Mask:
        """The hits that win over all rivals with which they share a word: longer, earlier, weightier, first in the file."""
        wins = np.ones(len(hits.lo), bool)
        for crowd in _crowds(hits, self._rivals[hits.owner]):
            wins[crowd] = False
            rows = [(int(hits.lo[n]), int(hits.hi[n]), int(hits.owner[n]), n) for n in crowd.tolist()]
            taken: set[int] = set()
            for lo, hi, _, n in sorted(rows, key=self._precedence):
                if taken.isdisjoint(range(lo, hi)):
                    taken.update(range(lo, hi))
                    wins[n] = True
        return wins

    def _precedence(self, row: tuple[int, int, int, int]) -> tuple[int, int, float, int]:
        lo, hi, owner, _ = row
        return lo - hi, lo, -self.entries[owner].indicator.weight, owner


def _voice_number(voice: str | None) -> int:
    return ANY_VOICE if not voice else VOICES.index(voice) if voice in VOICES else NO_VOICE


def _keys(condition: Ints, sentence: Ints) -> NDArray[np.int64]:
    return (-1 - condition).astype(np.int64) << 32 | sentence


def _some(found: Found, which: Mask) -> Found:
    return Found(found.lo[which], found.hi[which], found.owner[which])


def _crowds(hits: Found, rivals: NDArray[np.int64]) -> list[Indices]:
    """The hits that share words with rivals, directly or over others, by their places; those alone are left out."""
    width = int(hits.hi.max(initial=0)) + 1
    begin, end = rivals * width + hits.lo, rivals * width + hits.hi
    order = np.argsort(begin, kind="stable")
    reach = np.maximum.accumulate(end[order])
    cuts = np.flatnonzero(begin[order][1:] >= reach[:-1]) + 1
    bounds = np.concatenate(([0], cuts, [len(order)]))
    many = np.flatnonzero(np.diff(bounds) > 1)
    return [order[bounds[n] : bounds[n + 1]] for n in many.tolist()]
