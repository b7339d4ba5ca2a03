"""A cue in a sentence: the words that introduce what somebody said, with class, weight and complementation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_COMPLEMENTS = re.compile(r"^\{([^}]*)\}")
DOUBTFUL, SURE, FIRM, CERTAIN = 0.4, 0.6, 0.85, 0.95
"""Weights from which a cue is taken for one with good, less, little, and hardly any evidence beside it."""

Piece = tuple[int, int]


class Cue(NamedTuple):
    """A cue phrase found in a sentence: tokens `lo` to `hi`, its class, weight and complementation."""

    lo: int
    hi: int
    kind: str
    weight: float
    takes: frozenset[str]


@lru_cache(maxsize=4096)
def complements(note: str) -> frozenset[str]:
    """The complementation of a cue, from the braces that open its note.

    >>> sorted(complements("{that, quote} default verb"))
    ['quote', 'that']
    """
    match = _COMPLEMENTS.match(note)
    return frozenset(w.strip() for w in match.group(1).split(",")) if match else frozenset({"that", "quote"})
