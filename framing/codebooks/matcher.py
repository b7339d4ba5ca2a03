"""All indicators of all codebooks in one pass over token columns.

Each distinct word is looked at once: which pattern elements it satisfies is cached by its integer. A sequence is
verified only where its rarest element, the anchor, occurs. Longest match wins within a category of a codebook;
overlaps across categories stay (the semantics of quanteda's `tokens_lookup`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.codebook import Codebook, Indicator
from framing.codebooks.pattern import Element, Sequence, compile_pattern, glob_regex, is_glob
from framing.model.coding import VOICES
from framing.model.tokens import Ints, Tokens, Vocabulary

COMMON = frozenset(
    (
        "a about after again against all an and any are as at be been being but by can could did do does for from "
        "had has have he her his how i if in into is it its may might more most must no not of off on one or our "
        "out over she should so some such than that the their them then there these they this those to too under "
        "up was we were what when where which who why will with would you your 's"
    ).split()
)
_PREFIX_GLOB = re.compile(r"[^*?]+\*")


@dataclass(frozen=True)
class Entry:
    """An indicator with the codebook that it comes from; `group` numbers its (codebook, category)."""

    codebook: str
    indicator: Indicator
    group: int
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
        self._exclusive = exclusive
        self.entries: list[Entry] = []
        self._elements: dict[tuple[str, ...], int] = {}
        self._literals: defaultdict[str, list[int]] = defaultdict(list)
        self._prefixes: defaultdict[str, list[int]] = defaultdict(list)
        self._globs: list[tuple[re.Pattern[str], int]] = []
        self._anchors: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._sequences: list[tuple[tuple[tuple[int, int], ...], int]] = []
        self._extra: dict[str, int] = {}
        groups: dict[tuple[str, str], int] = {}
        for book in codebooks:
            for indicator in book.indicators:
                group = groups.setdefault((book.name, indicator.category), len(groups))
                self._add(book.name, indicator, group)
        self.groups = list(groups)
        self._vocabulary: Vocabulary | None = None
        self._word_elements: list[frozenset[int]] = []
        self._word_starts: list[tuple[tuple[int, int], ...]] = []
        self._anchored = np.zeros(0, bool)

    def _add(self, book: str, indicator: Indicator, group: int) -> None:
        number = len(self.entries)
        requires = tuple(self._condition(p) for p in indicator.requires)
        excludes = tuple(self._condition(p) for p in indicator.excludes)
        self.entries.append(Entry(book, indicator, group, requires, excludes))
        for sequence in compile_pattern(indicator.pattern):
            self._intern(sequence, number)

    def _condition(self, pattern: str) -> int:
        # Conditions are numbered -1, -2, ... so that they never mix with entries.
        number = self._extra.get(pattern)
        if number is None:
            number = self._extra[pattern] = -1 - len(self._extra)
            for sequence in compile_pattern(pattern):
                self._intern(sequence, number)
        return number

    def _intern(self, sequence: Sequence, owner: int) -> None:
        elements = tuple((self._element(e), e.gap) for e in sequence)
        anchor = max(range(len(sequence)), key=lambda n: _rarity(sequence[n]))
        self._anchors[elements[anchor][0]].append((len(self._sequences), anchor))
        self._sequences.append((elements, owner))

    def _element(self, element: Element) -> int:
        number = self._elements.get(element.words)
        if number is None:
            number = self._elements[element.words] = len(self._elements)
            for word in element.words:
                if not is_glob(word):
                    self._literals[word].append(number)
                elif _PREFIX_GLOB.fullmatch(word):
                    self._prefixes[word[:-1]].append(number)
                else:
                    self._globs.append((glob_regex(word), number))
        return number

    def _learn(self, vocabulary: Vocabulary) -> None:
        """Resolve the words that the vocabulary has gained since the last batch."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._word_elements, self._word_starts = vocabulary, [], []
        known = len(self._word_elements)
        for word in vocabulary.words[known:]:
            elements = self._elements_of(word)
            self._word_elements.append(elements)
            self._word_starts.append(tuple(a for e in sorted(elements) for a in self._anchors.get(e, ())))
        if known < len(self._word_starts) or len(self._anchored) != len(self._word_starts):
            self._anchored = np.array([bool(s) for s in self._word_starts], bool)

    def _elements_of(self, word: str) -> frozenset[int]:
        found = list(self._literals.get(word, ()))
        for length in range(1, len(word) + 1):
            found += self._prefixes.get(word[:length], ())
        found += [number for regex, number in self._globs if regex.fullmatch(word)]
        return frozenset(found)

    def match(
        self,
        tokens: Tokens,
        sentence: Ints,
        voice: NDArray[np.int8] | None = None,
        accept: Callable[[int, int, Entry], bool] | None = None,
    ) -> Hits:
        """The hits in tokens whose `sentence` number is not negative; a hit never leaves its sentence.

        `voice` (0 outlet, 1 quoted, 2 paraphrased, by token) is needed for indicators that are restricted to a voice.
        `accept(lo, hi, entry)` may refuse a candidate before the longest is chosen.
        """
        self._learn(tokens.vocabulary)
        words, sentences = tokens.word.tolist(), sentence.tolist()
        found: set[tuple[int, int, int]] = set()
        if len(tokens):
            for at in np.flatnonzero(self._anchored[tokens.word] & (sentence >= 0)).tolist():
                for number, anchor in self._word_starts[words[at]]:
                    elements, owner = self._sequences[number]
                    span = self._verify(elements, anchor, at, words, sentences)
                    if span:
                        found.add((span[0], span[1], owner))
        conditions: defaultdict[int, set[int]] = defaultdict(set)
        for lo, _, owner in found:
            if owner < 0:
                conditions[owner].add(sentences[lo])
        kept = [
            h
            for h in sorted(found)
            if h[2] >= 0
            and self._holds(h, sentences, conditions, voice)
            and (not accept or accept(h[0], h[1], self.entries[h[2]]))
        ]
        return self._longest(kept)

    def _verify(
        self, elements: tuple[tuple[int, int], ...], anchor: int, at: int, words: list[int], sentences: list[int]
    ) -> tuple[int, int] | None:
        if len(elements) == 1:
            return at, at + 1
        home = sentences[at]
        lo = self._walk(elements, anchor - 1, at, -1, words, sentences, home)
        if lo < 0:
            return None
        hi = self._walk(elements, anchor + 1, at, 1, words, sentences, home)
        return (lo, hi + 1) if hi >= 0 else None

    def _walk(
        self,
        elements: tuple[tuple[int, int], ...],
        n: int,
        at: int,
        step: int,
        words: list[int],
        sentences: list[int],
        home: int,
    ) -> int:
        """The farthest token when elements `n`, `n + step`, ... follow `at`; -1 when they do not."""
        if not 0 <= n < len(elements):
            return at
        gap = elements[n][1] if step > 0 else elements[n + 1][1]
        reach = 0
        while reach <= gap and 0 <= at + step * (reach + 1) < len(words) and sentences[at + step * (reach + 1)] == home:
            reach += 1
        for distance in range(reach, 0, -1):
            there = at + step * distance
            if elements[n][0] in self._word_elements[words[there]]:
                end = self._walk(elements, n + step, there, step, words, sentences, home)
                if end >= 0:
                    return end
        return -1

    def _holds(
        self,
        hit: tuple[int, int, int],
        sentences: list[int],
        conditions: dict[int, set[int]],
        voice: NDArray[np.int8] | None,
    ) -> bool:
        entry = self.entries[hit[2]]
        home = sentences[hit[0]]
        if entry.requires and not any(home in conditions[c] for c in entry.requires):
            return False
        if entry.excludes and any(home in conditions[c] for c in entry.excludes):
            return False
        wanted = entry.indicator.voice
        return not wanted or voice is None or VOICES[voice[hit[0]]] == wanted

    def _longest(self, hits: list[tuple[int, int, int]]) -> Hits:
        taken: set[tuple[str | int, int]] = set()
        kept = []
        for lo, hi, owner in sorted(
            hits, key=lambda h: (h[0] - h[1], h[0], -self.entries[h[2]].indicator.weight, h[2])
        ):
            entry = self.entries[owner]
            group = entry.codebook if self._exclusive else entry.group
            cells = [(group, n) for n in range(lo, hi)]
            if not any(c in taken for c in cells):
                taken.update(cells)
                kept.append((lo, hi, owner))
        columns = np.array(sorted(kept), np.int32).reshape(-1, 3)
        return Hits(columns[:, 0], columns[:, 1], columns[:, 2])


def _rarity(element: Element) -> tuple[bool, bool, int, int]:
    """How rarely an element can be expected: no common word, no short glob, few choices, long words."""
    stems = [word.partition("*")[0].partition("?")[0] for word in element.words]
    rare = not any(word in COMMON for word in element.words)
    return rare, all(len(stem) > 2 for stem in stems), -(len(stems) // 4), min(len(stem) for stem in stems)
