"""One sentence as the rules see it: words, flags, punctuation between words, marks, cues and actors, by position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from framing.model.tokens import CLITIC, NUMBER, UPPER
from framing.text import wordclasses as wc

_DASH = re.compile(r"[–—]|\s-\s|--")
_QUOTATION = re.compile("[\"“”„‟«»‹›「」‘‚]|''|``")
_HARD = re.compile(r"[,;:()\[\]“”\"‘«»…!?–—]|\.\s|\s-\s|--")
ABBREVIATED = frozenset(
    "lt col gen maj capt cmdr adm sgt cpl brig rev hon dr mr mrs ms prof gov sen rep st jr sr no mt inc co corp ltd".split()
)
_SURELY_FINITE = wc.AUXILIARIES | wc.CONTRACTED

COMMA, DASH, COLON, SEMICOLON, OPEN, CLOSE, MARK, HARD = 1, 2, 4, 8, 16, 32, 64, 128
"""Bits of `View.marks`: what stands between a token and the one before; `HARD` parts phrases."""


@lru_cache(maxsize=4096)
def marks_in(gap: str) -> int:
    """The bits of a gap between two tokens.

    >>> marks_in(", ") == COMMA | HARD, marks_in(" "), marks_in(" – ") == DASH | HARD
    (True, 0, True)
    """
    if gap in (" ", "", "–", "-", ":"):
        return 0
    bits = COMMA * ("," in gap) | COLON * (":" in gap) | SEMICOLON * (";" in gap)
    bits |= DASH * bool(_DASH.search(gap)) | OPEN * any(c in gap for c in "([") | CLOSE * any(c in gap for c in ")]")
    bits |= MARK * bool(_QUOTATION.search(gap))
    return bits | HARD * bool(_HARD.search(gap))


def stops_at(gap: str, before: str, flags: int) -> bool:
    """Whether a gap with a `HARD` mark parts phrases: full stops of titles, months and initials do not.

    >>> stops_at(". ", "mr", UPPER), stops_at(". ", "left", UPPER), stops_at("., ", "jr", 0)
    (False, True, True)
    """
    abbreviated = gap.startswith(".") and (
        before in ABBREVIATED or len(before) == 1 or (before in wc.MONTHS and bool(flags & NUMBER))
    )
    return not abbreviated or bool(marks_in(gap[1:]) & HARD)


class View:
    """One sentence's tokens as plain lists: folded words, flags, and the text between each token and the one before.

    `quoted` says which tokens stand in marks, `cues` which belong to a cue, `actors` which name an actor; `marks` are the bits
    of the gaps (`COMMA`, `DASH`, ...).
    """

    __slots__ = ("_parts", "_size", "actors", "cues", "flags", "gaps", "marks", "quoted", "words")

    def __init__(
        self,
        words: Sequence[str],
        flags: Sequence[int],
        gaps: Sequence[str],
        quoted: Sequence[bool],
        cues: frozenset[int] = frozenset(),
        actors: frozenset[int] = frozenset(),
        marks: Sequence[int] | None = None,
        parts: Sequence[bool] | None = None,
    ) -> None:
        self.words, self.flags, self.gaps, self.quoted = words, flags, gaps, quoted
        self.cues, self.actors = cues, actors
        self.marks = list(map(marks_in, gaps)) if marks is None else marks
        self._size = len(words)
        self._parts = self._parted() if parts is None else parts

    def _parted(self) -> list[bool]:
        rows = zip(self.gaps[1:], self.marks[1:], self.words, self.flags[1:], pairwise(self.quoted), strict=False)
        return [
            True,
            *(
                a != b or bool(mark & HARD) and stops_at(gap, before, flags)
                for gap, mark, before, flags, (a, b) in rows
            ),
        ]

    def __len__(self) -> int:
        return self._size

    def with_cues(self, cues: frozenset[int]) -> View:
        """The same sentence with other cues; what has been worked out of its gaps is kept."""
        return View(self.words, self.flags, self.gaps, self.quoted, cues, self.actors, self.marks, self._parts)

    def capital(self, n: int) -> bool:
        """Whether token `n` starts with a capital."""
        return bool(self.flags[n] & UPPER)

    def is_participle(self, n: int) -> bool:
        """Whether token `n` looks like a participle in -ing: no `Beijing`, `king` or `during`."""
        word = self.words[n]
        return word.endswith("ing") and word not in wc.NOT_PARTICIPLES and n not in self.actors

    def parted(self, n: int) -> bool:
        """Whether punctuation parts token `n` from the token before it (full stops of titles, months and initials do not)."""
        return not 0 < n < self._size or self._parts[n]

    def is_finite(self, n: int) -> bool:
        """Whether token `n` looks like a finite verb: an auxiliary, a known form, or `-ed` behind a noun."""
        word = self.words[n]
        if word in _SURELY_FINITE or (n in self.cues and not word.endswith("ing")):
            return True
        if self.flags[n] & (UPPER | NUMBER):
            return False
        if self.flags[n] & CLITIC:
            return n > 0 and self.words[n - 1] in wc.PERSONAL
        return word in wc.FINITE or (
            word.endswith("ed") and len(word) > 4 and n > 0 and self.words[n - 1] not in wc.DETERMINERS
        )
