"""Negation: whether a hit stands in the scope of a negator in its own clause.

The window of up to four words before the hit, broken by punctuation or a contrasting conjunction, follows NegEx
(Chapman et al. 2001), narrowed for news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.text.wordclasses import NEGATORS

WINDOW = 4
_BREAK = re.compile(r"[,;:()—–]")
_PHRASES = (
    ("far", "from"),
    ("rather", "than"),
    ("instead", "of"),
    ("lack", "of"),
    ("absence", "of"),
    ("free", "of"),
    ("falls", "short"),
    ("fell", "short"),
    ("in", "no", "way"),
)
_NOT_NEGATING = (
    ("not", "only"),
    ("not", "just"),
    ("not", "merely"),
    ("no", "doubt"),
    ("no", "less"),
    ("nothing", "less"),
    ("never", "more"),
    ("not", "rule"),
    ("not", "ruled"),
    ("not", "ruling"),
    ("not", "exclude"),
    ("not", "excluded"),
)


def is_negated(words: Sequence[str], gaps: Sequence[str], lo: int) -> bool:
    """Whether the hit that starts at token `lo` of a sentence is negated; `gaps[n]` is the text before token n.

    >>> words = "they did not breach the airspace".split()
    >>> is_negated(words, [" "] * 6, 3), is_negated(words, [" "] * 6, 1)
    (True, False)
    """
    first = lo
    for n in range(lo, max(0, lo - WINDOW), -1):
        if _BREAK.search(gaps[n]) or words[n - 1] in ("but", "although", "because", "while"):
            break
        first = n - 1
    window = tuple(words[first:lo])
    for n, word in enumerate(window):
        if word in NEGATORS or word.endswith("n't"):
            pair = (*window, *words[lo : lo + 1])[n : n + 2]
            if tuple(pair) not in _NOT_NEGATING:
                return True
        if any(window[n : n + len(p)] == p for p in _PHRASES):
            return True
    return False
