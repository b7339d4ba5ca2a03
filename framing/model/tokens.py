"""Words as integers: one pass over the texts of a batch, shared by every coder.

A token is a run of letters and digits. Hyphens part tokens (`so-called` is `so called`), a possessive is a token of
its own (`Japan's` is `japan` + `'s`), other apostrophes stay inside (`don't`), and so do the full stops of
initials (`U.S.`) and the marks inside numbers (`1,000.5`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]

TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.(?![^\W_])"  # initials: U.S., a.m.
    r"|\d+(?:[.,]\d+)+"  # 1,000.5
    r"|[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*"  # words, with apostrophes inside
    r"|(?<=[^\W_])['’][sS]\b"  # possessives
    r"|(?<=\.)['’][sS]\b"
)


def fold(word: str) -> str:
    """The form under which a word is looked up: case-folded, with a straight apostrophe.

    >>> fold("DON’T"), fold("Straße")
    ("don't", 'strasse')
    """
    return word.casefold().replace("’", "'")


def words_of(text: str) -> list[str]:
    """The folded words of a text, as the matcher sees them.

    >>> words_of("Japan’s so-called “U.S. base” didn't close")
    ['japan', "'s", 'so', 'called', 'u.s.', 'base', "didn't", 'close']
    """
    return [fold(m.group()) for m in TOKEN.finditer(text)]


@dataclass
class Vocabulary:
    """The distinct words met so far, in order of meeting; `ids[word]` is the word's integer."""

    ids: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def id_of_form(self, form: str) -> int:
        """The integer of a word as written; folding is done once for each distinct form."""
        number = self.forms.get(form)
        if number is None:
            word = fold(form)
            number = self.ids.get(word)
            if number is None:
                number = self.ids[word] = len(self.words)
                self.words.append(word)
            self.forms[form] = number
        return number


UPPER, CAPS, CLITIC, NUMBER = 1, 2, 4, 8
"""Bits of `Tokens.flags`: first letter is a capital; two or more letters, all capitals; a possessive; a number."""


@dataclass(frozen=True)
class Tokens:
    """Token columns of a batch: all arrays have one entry per token; `bounds[i]:bounds[i+1]` are article i's tokens."""

    start: Ints
    end: Ints
    word: Ints
    flags: NDArray[np.uint8]
    bounds: Ints
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.start)


def _flags(form: str) -> int:
    first = form[0]
    if first in "'’":
        return CLITIC
    if first.isdigit():
        return NUMBER
    if not first.isupper():
        return 0
    return UPPER | (CAPS if len(form) > 1 and form.isupper() else 0)


def tokenize(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> Tokens:
    """The token columns of some texts.

    >>> tokens = tokenize(["Two jets.", "Jets"])
    >>> tokens.start.tolist(), tokens.word.tolist(), tokens.bounds.tolist()
    ([0, 4, 0], [0, 1, 1], [0, 2, 3])
    """
    vocabulary = vocabulary if vocabulary is not None else Vocabulary()
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    bounds = [0]
    for text in texts:
        for match in TOKEN.finditer(text):
            starts.append(match.start())
            ends.append(match.end())
            forms.append(match.group())
        bounds.append(len(starts))
    flag_of = {form: _flags(form) for form in set(forms)}
    return Tokens(
        np.array(starts, np.int32),
        np.array(ends, np.int32),
        np.array([vocabulary.id_of_form(f) for f in forms], np.int32),
        np.array([flag_of[f] for f in forms], np.uint8),
        np.array(bounds, np.int32),
        vocabulary,
    )


def slices(bounds: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring pairs of a bounds array: `[0, 2, 3]` gives `[(0, 2), (2, 3)]`."""
    return list(pairwise(bounds))
