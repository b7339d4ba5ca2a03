"""What the articles of one event state, each statement once: sentences of different articles that tell the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from framing.compare.alignment import align_many
from framing.compare.clusters import average_link
from framing.compare.likeness import Likeness
from framing.compare.passages import Passages

LEAST = 0.3
"""The least mean similarity of sentences that make one statement, pairs that are not aligned counting as 0."""
TOLD, IN_PART = 0.6, 0.42
"""A statement is told by sentences that hold 0.6 of it, words weighted by rarity; in part by those that hold 0.42."""
LOOSE, LOOSE_WORDS = 0.45, 7
"""A sentence that was not joined to the statement has to hold 0.45 of it, and as much as seven words."""
LEAST_WORDS = 5
"""Shorter sentences (calls, cross-headings) are no statements of their own."""


@dataclass(frozen=True, slots=True)
class Told:
    """How an article tells a statement: the sentence (its number within the `Passages`) that holds most of it, and how much."""

    sentence: int
    share: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: the article and sentence that word it best, and how each article that tells it does so."""

    article: str
    sentence: int
    told: Mapping[str, Told]


def statements_of(articles: Mapping[str, Passages]) -> list[Statement]:
    """The statements of some articles of one `Lexis`, in the order of the articles that word them best.

    Sentences are joined by average linkage over the pairs that the alignment of every two articles finds; the one that is
    most like the others words the statement. An article tells it as far as one of its sentences, or those that were
    joined, hold its words.
    """
    ids = sorted(articles)
    first = np.cumsum([0, *(len(articles[i]) for i in ids)])
    start = dict(zip(ids, first.tolist(), strict=False))
    links = _links(articles, start)
    cells = np.array(sorted(links), np.int64).reshape(-1, 2)
    values = np.array([links[a, b] for a, b in cells.tolist()], np.float64)
    cluster = average_link(int(first[-1]), cells[:, 0], cells[:, 1], values, least=LEAST, most=10**9)
    likeness = {
        (a, b): Likeness(articles[a], articles[b])
        for a, b in combinations(ids, 2)
        if len(articles[a]) and len(articles[b])
    }
    found = []
    for members in _members(cluster):
        best = _wording(members, links)
        article = ids[int(np.searchsorted(first, best, side="right")) - 1]
        sentence = best - start[article]
        n_words = int(articles[article].n_words[sentence])
        if n_words >= LEAST_WORDS:
            own = {i: [m - start[i] for m in members if start[i] <= m < start[i] + len(articles[i])] for i in ids}
            found.append(Statement(article, sentence, _told(article, sentence, n_words, own, likeness)))
    return found


def _links(articles: Mapping[str, Passages], start: Mapping[str, int]) -> dict[tuple[int, int], float]:
    """Similarity of the sentences that the alignment pairs, numbered through all articles, the lower number first."""
    links: dict[tuple[int, int], float] = {}
    for (x, y), pairs in align_many(articles).items():
        for pair in pairs:
            for a in pair.a:
                for b in pair.b:
                    links[start[x] + a, start[y] + b] = pair.similarity
    return links


def _members(cluster: np.ndarray) -> list[list[int]]:
    members: dict[int, list[int]] = {}
    for n, number in enumerate(cluster.tolist()):
        members.setdefault(number, []).append(n)
    return list(members.values())


def _wording(members: list[int], links: Mapping[tuple[int, int], float]) -> int:
    """The member that is most like the others, of equals the first."""
    total = {m: sum(links.get((min(m, o), max(m, o)), 0.0) for o in members if o != m) for m in members}
    return max(members, key=lambda m: (round(total[m], 6), -m))


def _told(
    article: str,
    sentence: int,
    n_words: int,
    own: Mapping[str, list[int]],
    likeness: Mapping[tuple[str, str], Likeness],
) -> dict[str, Told]:
    """How each article tells a statement; those that hold too little of it are left out."""
    told = {article: Told(sentence, 1.0)}
    for (a, b), pair in likeness.items():
        if article == a:
            other, held, columns = b, pair.of_a_in_b[sentence], own[b]
            share = pair.of_groups([sentence], columns)[1] if columns else 0.0
        elif article == b:
            other, held, columns = a, pair.of_b_in_a[:, sentence], own[a]
            share = pair.of_groups(columns, [sentence])[2] if columns else 0.0
        else:
            continue
        best = max(columns, key=lambda n: (float(held[n]), -n)) if columns else int(held.argmax())
        loose = float(held.max()) if held.max() >= LOOSE and held.max() * n_words >= LOOSE_WORDS else 0.0
        if loose > share:
            best, share = int(held.argmax()), loose
        if share >= IN_PART:
            told[other] = Told(best, round(share, 6))
    return told
