"""Which sentences of one article tell what which sentences of another tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from framing.compare.likeness import Likeness
from framing.compare.passages import Passages
from framing.model.tokens import Ints, slices

LEAST = 0.4
"""The least similarity of two sentences that are paired."""
LEAST_BETWEEN = 0.33
"""The least similarity of two sentences that stand between the same pairs in both articles."""
LEAST_SHARE, LEAST_GAIN = 0.33, 0.06
"""To join a pair a sentence left over must have so much of its words on the other side, and add so much of the other side's."""
NEAR = 2
"""So many sentences apart may those stand that were made out of one, or went into one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences `a` of one article that answer to sentences `b` of another: numbers within their `Passages`.

    One to one, or one to many on either side. `similarity` is 0 to 1 (see `Likeness.similarity`), `share_a` and `share_b`
    the shares of the two sides, weighted by rarity, whose words the other side has. `moved`: the pair does not stand in the
    order in which most pairs stand.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    similarity: float
    share_a: float
    share_b: float
    moved: bool = False


def align(a: Passages, b: Passages, *, least: float = LEAST) -> list[Pair]:
    """The sentences of `a` and `b` that tell the same, in `b`'s order.

    Sentences of the same words are pairs. Others are taken from the most alike downwards, each sentence once; of equals the one
    nearest to its place. Less alike ones (0.33) are paired where they stand between the same pairs in both articles. A sentence
    left over joins a pair near by whose other side holds a good part of it and is held better with it. Order is not required;
    the pairs outside the longest run (by words) that stands in the same order in both are `moved`.

    `a` and `b` must be of one `Lexis`; `least` is the least similarity of a pair.

    >>> from framing.compare.passages import Lexis
    >>> lexis = Lexis()
    >>> a = Passages.of("a", "Two jets took off. It rained hard.", [(0, 18), (19, 34)], lexis=lexis)
    >>> b = Passages.of("b", "It rained hard. Nobody came. Two planes took off.", [(0, 15), (16, 28), (29, 49)], lexis=lexis)
    >>> [(pair.a, pair.b, pair.moved) for pair in align(a, b)]
    [((1,), (0,), True), ((0,), (2,), False)]
    """
    groups = _the_same(a, b)
    pairs = [Pair((row,), (column,), 1.0, 1.0, 1.0) for (row,), (column,) in groups]
    rest_a = np.setdiff1d(np.arange(len(a), dtype=np.int32), [row for (row,), _ in groups])
    rest_b = np.setdiff1d(np.arange(len(b), dtype=np.int32), [column for _, (column,) in groups])
    if len(rest_a) and len(rest_b):
        likeness = Likeness(a.take(rest_a), b.take(rest_b))
        others = _Rest(likeness, rest_a, rest_b)
        for rows, columns in others.groups(groups, least):
            of_a, of_b = tuple(rest_a[rows].tolist()), tuple(rest_b[columns].tolist())
            pairs.append(Pair(of_a, of_b, *likeness.of_groups(rows, columns)))
    return _with_moves(sorted(pairs, key=lambda pair: (pair.b, pair.a)), a)


def align_many(articles: Mapping[str, Passages], *, least: float = LEAST) -> dict[tuple[str, str], list[Pair]]:
    """The pairs of every two articles: `(id, id)` in sorted order to what `align` finds."""
    return {(x, y): align(articles[x], articles[y], least=least) for x, y in combinations(sorted(articles), 2)}


Group = tuple[list[int], list[int]]


def _the_same(a: Passages, b: Passages) -> list[Group]:
    """Sentences of the same words, where no other sentence of either article has them."""
    in_a, in_b = _once(a), _once(b)
    return [([row], [in_b[words]]) for words, row in in_a.items() if words in in_b]


def _once(passages: Passages) -> dict[bytes, int]:
    """The number of each sentence by its words, without those that occur twice."""
    words = [passages.word[start:end].tobytes() for start, end in slices(passages.bounds.tolist())]
    count = Counter(words)
    return {key: n for n, key in enumerate(words) if count[key] == 1}


@dataclass(frozen=True)
class _Rest:
    """The sentences that are not the same in both: `rest_a` and `rest_b` are their numbers in the articles."""

    likeness: Likeness
    rest_a: Ints
    rest_b: Ints

    def groups(self, same: list[Group], least: float) -> list[Group]:
        """The pairs among them, as numbers among the rest, each with what it takes in."""
        groups = self._one_to_one(least)
        groups += self._between(same, groups, min(least, LEAST_BETWEEN))
        self._take_in(groups)
        return groups

    def _one_to_one(self, least: float) -> list[Group]:
        """The most alike first, each sentence once."""
        similarity = self.likeness.similarity
        rows, columns = np.nonzero(similarity >= least)
        away = np.abs(self.rest_a[rows] / (self.rest_a[-1] + 1) - self.rest_b[columns] / (self.rest_b[-1] + 1))
        order = np.lexsort((columns, rows, away, -similarity[rows, columns].round(3)))
        return _each_once(zip(rows[order].tolist(), columns[order].tolist(), strict=True))

    def _between(self, same: list[Group], groups: list[Group], least: float) -> list[Group]:
        """Pairs less alike among the sentences left over, with pairs before and behind them that are the same in both articles."""
        places_a = np.array([row for (row,), _ in same] + [self.rest_a[row] for (row,), _ in groups])
        places_b = np.array([column for _, (column,) in same] + [self.rest_b[column] for _, (column,) in groups])
        taken_a, taken_b = {row for (row,), _ in groups}, {column for _, (column,) in groups}
        similarity = self.likeness.similarity
        found = []
        for row, column in zip(*(x.tolist() for x in np.nonzero(similarity >= least)), strict=True):
            if row not in taken_a and column not in taken_b:
                before = places_a < self.rest_a[row]
                if before.any() and not before.all() and np.array_equal(before, places_b < self.rest_b[column]):
                    found.append((-round(float(similarity[row, column]), 3), row, column))
        return _each_once((row, column) for _, row, column in sorted(found))

    def _take_in(self, groups: list[Group]) -> None:
        """Give sentences left over, the best held first, to the pairs near by whose other side holds them and gains by them."""
        for side, share, place in (
            (1, self.likeness.of_b_in_a, self.rest_b),
            (0, self.likeness.of_a_in_b.T, self.rest_a),
        ):
            taken = {n for group in groups for n in group[side]}
            offers = [
                (-float(share[group[1 - side][0], n]), n, number)
                for number, group in enumerate(groups)
                if len(group[1 - side]) == 1
                for n in np.flatnonzero(np.abs(place - place[group[side][0]]) <= NEAR).tolist()
                if n not in taken and share[group[1 - side][0], n] >= LEAST_SHARE
            ]
            for _, n, number in sorted(offers):
                if n not in taken and _gain(self.likeness, groups[number], side, n) >= LEAST_GAIN:
                    taken.add(n)
                    groups[number][side].append(n)
                    groups[number][side].sort()


def _each_once(pairs: Iterable[tuple[int, int]]) -> list[Group]:
    """The pairs, without those of which a side is taken already."""
    taken_a, taken_b = set[int](), set[int]()
    groups = []
    for row, column in pairs:
        if row not in taken_a and column not in taken_b:
            taken_a.add(row)
            taken_b.add(column)
            groups.append(([row], [column]))
    return groups


def _gain(likeness: Likeness, group: Group, side: int, number: int) -> float:
    """How much more of a group's other side its sentences hold with one more among them."""
    wider = ([*group[0], number], group[1]) if side == 0 else (group[0], [*group[1], number])
    held = 2 - side  # the place, in what `of_groups` gives, of the share of the other side
    return likeness.of_groups(*wider)[held] - likeness.of_groups(*group)[held]


def _with_moves(pairs: list[Pair], a: Passages) -> list[Pair]:
    """The pairs, in b's order, with those marked that stand outside the heaviest ascending run of a's places."""
    places = [pair.a[0] for pair in pairs]
    words = [int(sum(a.n_words[n] for n in pair.a)) for pair in pairs]
    kept = heaviest_run(places, words)
    return [
        pair if n in kept else Pair(pair.a, pair.b, pair.similarity, pair.share_a, pair.share_b, moved=True)
        for n, pair in enumerate(pairs)
    ]


def heaviest_run(places: list[int], weights: list[int]) -> set[int]:
    """The positions of the ascending subsequence of greatest weight; of equals the one that ends first.

    >>> sorted(heaviest_run([3, 0, 1, 2], [5, 1, 1, 1]))
    [0]
    """
    best: list[tuple[int, int]] = []
    for n, place in enumerate(places):
        before = [(weight, -m) for m, (weight, _) in enumerate(best) if places[m] < place]
        weight, m = max(before, default=(0, 1))
        best.append((weight + weights[n], -m))
    if not best:
        return set()
    at = max(range(len(best)), key=lambda n: (best[n][0], -n))
    run = set[int]()
    while at >= 0:
        run.add(at)
        at = best[at][1]
    return run
