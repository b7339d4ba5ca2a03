"""What stands between tokens, for all articles of a batch at once: most often one space, so that only the rest is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing.model.tokens import Tokens
from framing.text.view import HARD, marks_in, stops_at


class Gaps(NamedTuple):
    """For each token of a batch the text between it and the one before, the bits of that text, and whether it parts phrases."""

    texts: list[str]
    marks: list[int]
    parts: list[bool]


def gaps_of(texts: Sequence[str], tokens: Tokens) -> Gaps:
    """The gaps of a batch; what stands before an article's first token is left out.

    >>> from framing.model.tokens import tokenize
    >>> texts = ["Mr. Roe, of Oslo"]
    >>> gaps = gaps_of(texts, tokenize(texts))
    >>> gaps.texts, gaps.parts
    ([' ', '. ', ', ', ' '], [False, False, True, False])
    """
    size = len(tokens)
    gaps = Gaps([" "] * size, [0] * size, [False] * size)
    joined = "\n".join(texts)
    characters = np.frombuffer(joined.encode("latin-1", "replace"), np.uint8)
    offset = np.repeat(np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1], np.diff(tokens.bounds))
    start, end = tokens.start + offset, tokens.end + offset
    spaced = (start[1:] - end[:-1] == 1) & (characters[end[:-1]] == ord(" ")) if size else np.zeros(0, bool)
    places = np.flatnonzero(~spaced)
    rows = zip((places + 1).tolist(), end[places].tolist(), start[places + 1].tolist(), strict=True)
    for n, a, b in rows:
        gap = gaps.texts[n] = joined[a:b]
        mark = gaps.marks[n] = marks_in(gap)
        if mark & HARD:
            gaps.parts[n] = stops_at(gap, tokens.words[n - 1], tokens.bits[n])
    return gaps
