"""Words as integers: one pass over the texts of a batch, shared by every coder.

A token is a run of letters and digits. Hyphens part tokens (`so-called` is `so called`), a possessive is a token of
its own (`Japan's` is `japan` + `'s`), other apostrophes stay inside (`don't`), and so do the full stops of
initials (`U.S.`) and the marks inside numbers (`1,000.5`).

`TOKEN` defines this exactly. `tokenize` finds the runs as changes of character class in an array of code points and asks
`TOKEN` only about the few stretches in which a mark stands between letters or digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from framing.model.forms import Forms, Indices

Ints = NDArray[np.int32]

TOKEN = re.compile(
    r"(?<!(?<![^\W_'’])[^\W\d_]\.)"  # behind an initial that began nothing, none can begin: keeps `a.a.a` linear
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
    return [fold(form) for form in TOKEN.findall(text)]


UPPER, CAPS, CLITIC, NUMBER = 1, 2, 4, 8
"""Bits of `Tokens.flags`: first letter is a capital; two or more letters, all capitals; a possessive; a number."""


class Vocabulary:
    """The distinct words met so far, in order of meeting; `ids[word]` is the word's integer.

    A word may be written in several forms (`Jets`, `JETS`). Each distinct form is folded and looked at once.
    """

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.words: list[str] = []
        self._forms = Forms()
        self._word_of_form = np.zeros(0, np.int32)
        self._flags_of_form = np.zeros(0, np.uint8)

    def __len__(self) -> int:
        return len(self.words)

    def columns(self, text: str, start: Indices, end: Indices) -> tuple[Ints, NDArray[np.uint8]]:
        """The integers and flags of the words at some places of a text."""
        numbers = self._forms.numbers(text, start, end)
        self._learn()
        return self._word_of_form[numbers], self._flags_of_form[numbers]

    def _learn(self) -> None:
        new = self._forms.take_new()
        if new:
            words = np.array([self._id_of(fold(form)) for form in new], np.int32)
            flags = np.array([_flags(form) for form in new], np.uint8)
            self._word_of_form = np.concatenate((self._word_of_form, words))
            self._flags_of_form = np.concatenate((self._flags_of_form, flags))

    def _id_of(self, word: str) -> int:
        number = self.ids.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
        return number


def _flags(form: str) -> int:
    first = form[0]
    if first in "'’":
        return CLITIC
    if first.isdigit():
        return NUMBER
    if not first.isupper():
        return 0
    return UPPER | (CAPS if len(form) > 1 and form.isupper() else 0)


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

    @cached_property
    def starts(self) -> list[int]:
        """The column `start` as a list, which is read faster one by one."""
        starts: list[int] = self.start.tolist()
        return starts

    @cached_property
    def ends(self) -> list[int]:
        """The column `end` as a list."""
        ends: list[int] = self.end.tolist()
        return ends

    @cached_property
    def bits(self) -> list[int]:
        """The column `flags` as a list."""
        bits: list[int] = self.flags.tolist()
        return bits

    @cached_property
    def words(self) -> list[str]:
        """The folded words."""
        return list(map(self.vocabulary.words.__getitem__, self.word.tolist()))

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens that start with a capital, in order."""
        capitals: list[int] = np.flatnonzero(self.flags & UPPER).tolist()
        return capitals


def tokenize(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> Tokens:
    """The token columns of some texts.

    >>> tokens = tokenize(["Two jets.", "Jets"])
    >>> tokens.start.tolist(), tokens.word.tolist(), tokens.bounds.tolist()
    ([0, 4, 0], [0, 1, 1], [0, 2, 3])
    """
    vocabulary = vocabulary if vocabulary is not None else Vocabulary()
    joined = "\n".join(texts)  # no token holds a line end, nor looks across one
    start, end = _spans(joined)
    word, flags = vocabulary.columns(joined, start, end)
    offsets = np.cumsum([0, *(len(text) + 1 for text in texts)])
    bounds = np.searchsorted(start, offsets)
    shift = np.repeat(offsets[:-1], np.diff(bounds))
    return Tokens(
        (start - shift).astype(np.int32),
        (end - shift).astype(np.int32),
        word,
        flags,
        bounds.astype(np.int32),
        vocabulary,
    )


def slices(bounds: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring pairs of a bounds array: `[0, 2, 3]` gives `[(0, 2), (2, 3)]`."""
    return list(pairwise(bounds))


_UNSEEN, _OTHER, _LINE, _JOINER, _ALNUM = range(5)
_CLASSES = np.zeros(0x110000, np.uint8)
"""The class of each code point, filled in when it is first met: letters and digits; marks that may join them; underscore."""


def _class_of(character: str) -> int:
    if character.isalnum():
        return _ALNUM
    return _JOINER if character in "'’.," else _LINE if character == "_" else _OTHER


def _classes(text: str) -> NDArray[np.uint8]:
    """The classes of a text's characters, between two that part words."""
    codes = np.frombuffer(f"\n{text}\n".encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _CLASSES.take(codes)
    if not classes.all():
        for code in np.unique(codes[classes == _UNSEEN]).tolist():
            _CLASSES[code] = _class_of(chr(code))
        classes = _CLASSES.take(codes)
    return classes


def _runs(inside: NDArray[np.bool_]) -> tuple[Indices, Indices]:
    """Starts and ends, in the text, of the runs of characters that are inside."""
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _spans(text: str) -> tuple[Indices, Indices]:
    """Starts and ends of a text's tokens."""
    classes = _classes(text)
    alnum = classes == _ALNUM
    start, end = _runs(alnum)
    joins = np.flatnonzero((classes[1:-1] == _JOINER) & alnum[2:] & (classes[:-2] >= _JOINER))
    if not len(joins):
        return start, end
    stretch_start, stretch_end = _runs(classes >= _LINE)
    joined = np.unique(np.searchsorted(stretch_start, joins, side="right") - 1)
    return _corrected(text, (start, end), (stretch_start[joined], stretch_end[joined]))


def _corrected(text: str, runs: tuple[Indices, Indices], stretches: tuple[Indices, Indices]) -> tuple[Indices, Indices]:
    """The runs, of which those in some stretches give way to what `TOKEN` finds there; each stretch has at least one."""
    found = [
        (base + a, base + b)
        for base, stop in zip(stretches[0].tolist(), stretches[1].tolist(), strict=True)
        for a, b in _tokens_of(text[base:stop])
    ]
    exact = np.array(found, np.intp).reshape(-1, 2)
    change = np.zeros(len(runs[0]) + 1, np.int8)
    change[np.searchsorted(runs[0], stretches[0])] += 1
    change[np.searchsorted(runs[0], stretches[1])] -= 1
    stays = np.cumsum(change[:-1], dtype=np.int8) == 0
    start = np.concatenate((runs[0][stays], exact[:, 0]))
    end = np.concatenate((runs[1][stays], exact[:, 1]))
    order = np.argsort(start, kind="stable")
    return start[order], end[order]


def _tokens_of(stretch: str) -> tuple[tuple[int, int], ...]:
    """The spans of `TOKEN` in a stretch of text; the short ones (`Japan's`, `U.S.`) come again and again."""
    return _remembered(stretch) if len(stretch) <= _SHORT else _matched(stretch)


_SHORT = 24


def _matched(stretch: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in TOKEN.finditer(stretch))


_remembered = lru_cache(maxsize=16_384)(_matched)
