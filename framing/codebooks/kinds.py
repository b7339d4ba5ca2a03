"""Kinds of words: words that satisfy the same elements of patterns are one to a matcher."""

from __future__ import annotations

import numpy as np

from framing.codebooks.elements import Elements
from framing.model.tokens import Ints, Vocabulary


class Kinds:
    """The kinds of the words of a vocabulary; each distinct word is looked at once.

    `satisfied[kind]` are the numbers of the elements that words of this kind satisfy; kind 0 satisfies none.

    >>> from framing.model.tokens import tokenize
    >>> elements = Elements()
    >>> elements.number(("jet*",))
    0
    >>> kinds = Kinds(elements)
    >>> tokens = tokenize(["Two jets, one jet"])
    >>> kinds.of(tokens.word, tokens.vocabulary).tolist(), kinds.satisfied
    ([0, 1, 0, 1], [(), (0,)])
    """

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self.satisfied: list[tuple[int, ...]] = [()]
        self._numbers: dict[tuple[int, ...], int] = {(): 0}
        self._vocabulary: Vocabulary | None = None
        self._kind = np.zeros(0, np.int32)

    def of(self, words: Ints, vocabulary: Vocabulary) -> Ints:
        """The kind of each word."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._kind = vocabulary, np.zeros(0, np.int32)
        if len(self._kind) < len(vocabulary):
            new = [self._number(self._elements.satisfied_by(word)) for word in vocabulary.words[len(self._kind) :]]
            self._kind = np.concatenate((self._kind, np.array(new, np.int32)))
        return self._kind[words]

    def _number(self, elements: tuple[int, ...]) -> int:
        number = self._numbers.setdefault(elements, len(self.satisfied))
        if number == len(self.satisfied):
            self.satisfied.append(elements)
        return number
