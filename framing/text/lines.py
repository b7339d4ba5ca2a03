"""Paragraphs with offsets: one non-empty line each, or a run of hard-wrapped lines."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_TERMINAL = re.compile(r"[.!?:…][\"'”’)\]]*$")
WRAP_WIDTHS = range(45, 101)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, trimmed of white space, in order; nothing but white space lies between them.

    >>> [s.of("One.\\n\\n Two. \\n") for s in paragraphs("One.\\n\\n Two. \\n")]
    ['One.', 'Two.']
    """
    lines = [s for s in (_trim(text, m.start(), m.end()) for m in _LINE.finditer(text)) if len(s)]
    return _unwrap(text, lines) if _is_wrapped(text, lines) else lines


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip("\ufeff\u200b \t\xa0" + _SPACES))
    right = len(piece.rstrip("\ufeff\u200b \t\xa0" + _SPACES))
    return Span(start + left, start + max(left, right))


_SPACES = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Hard-wrapped text: paragraphs of several lines of nearly one width, most of which end in mid-sentence."""
    if "\n\n" not in text.replace("\r", "") or len(lines) < 6:
        return False
    inner = [a for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    if len(inner) < 0.5 * len(lines):
        return False
    widths = sorted(len(s) for s in inner)
    typical = widths[len(widths) // 2]
    even = sum(abs(w - typical) <= 15 for w in widths) >= 0.8 * len(widths)
    running = sum(not _TERMINAL.search(text[s.start : s.end]) for s in inner) >= 0.6 * len(inner)
    return typical in WRAP_WIDTHS and even and running


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for line in lines:
        if joined and text.count("\n", joined[-1].end, line.start) == 1:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined
