"""Words and runs of words as terms, and how often each stands in which article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from framing.measures.words import Words
from framing.model.coding import VOICES
from framing.model.tokens import CLITIC, NUMBER, UPPER

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
PRONOUN = "i"


@dataclass(frozen=True)
class Terms:
    """The occurrences of all terms of some length: `at` is the first token of each, `term` its number in `texts`.

    A term stands in one sentence and in one voice; it neither begins nor ends with a possessive.
    """

    words: Words
    n: int
    at: Ints
    term: Ints

    @cached_property
    def _example(self) -> Ints:
        """For each term the occurrence met first."""
        return np.unique(self.term, return_index=True)[1]

    @cached_property
    def texts(self) -> list[str]:
        """The terms as they are written in a pattern: folded words, a possessive joined to the word before it."""
        rows = self.words.word[self.at[self._example][:, np.newaxis] + np.arange(self.n)]
        vocabulary = self.words.vocabulary.words
        return [" ".join(vocabulary[w] for w in row).replace(" 's", "'s") for row in rows.tolist()]

    def any_of(self, marked: Bools) -> Bools:
        """For each term whether one of its tokens, where it was met first, is marked."""
        found: Bools = marked[self.at[self._example][:, np.newaxis] + np.arange(self.n)].any(axis=1)
        return found

    def chosen(self, articles: Bools, voices: tuple[str, ...]) -> Bools:
        """Which occurrences stand in some articles and voices."""
        numbers = [VOICES.index(v) for v in voices]
        inside: Bools = articles[self.words.article[self.at]] & np.isin(self.words.voice[self.at], numbers)
        return inside

    def counts(self, chosen: Bools) -> csr_array:
        """How often each term stands in each article, over some occurrences: articles x terms."""
        rows, columns = self.words.article[self.at[chosen]], self.term[chosen]
        shape = (len(self.words.article_ids), len(self.texts))
        return coo_array((np.ones(len(rows), np.int64), (rows, columns)), shape=shape).tocsr()


def terms_of(words: Words, n: int = 1) -> Terms:
    """All runs of `n` words."""
    place = np.arange(len(words) - n + 1) if len(words) >= n else np.zeros(0, np.int64)
    line = words.line
    clitic = (words.flags & CLITIC) > 0
    last = place + n - 1
    whole = (line[place] == line[last]) & ~clitic[place] & ~clitic[last]
    for step in range(1, n):
        whole &= words.voice[place] == words.voice[place + step]
    at = place[whole]
    term = words.word[at].astype(np.int64)
    for step in range(1, n):
        term = np.unique(term, return_inverse=True)[1] * len(words.vocabulary) + words.word[at + step]
    return Terms(words, n, at, np.unique(term, return_inverse=True)[1])


def is_name(words: Words) -> Bools:
    """For each token whether its word is a name: written with a capital in most places where not every word has one.

    Such places are those inside a sentence of running text. A word that stands only at the beginning of sentences, or in
    headlines, is not taken for a name; nor is the pronoun "I".
    """
    inside = ~words.first & ~words.headline
    size = len(words.vocabulary)
    seen = np.bincount(words.word[inside], minlength=size)
    capital = np.bincount(words.word[inside & ((words.flags & UPPER) > 0)], minlength=size)
    pronoun = np.array([word.partition("'")[0] == PRONOUN for word in words.vocabulary.words], bool)
    names: Bools = ((2 * capital > seen) & ~pronoun)[words.word]
    return names


def is_number(words: Words) -> Bools:
    """For each token whether it is written in figures."""
    numbers: Bools = (words.flags & NUMBER) > 0
    return numbers
