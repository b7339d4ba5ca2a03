"""Paragraphs with offsets: one non-empty line each, or a run of hard-wrapped lines."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_TERMINAL = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BLANK = "\ufeff\u200b \t\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
WRAP_WIDTHS = range(45, 101)
"""The widths at which text is wrapped by hand or by a mail program."""
_ALIKE = 15
"""How far the lines of wrapped text are from their usual width: one long word."""
_MANY = 12
"""So many lines of one width that it is no chance, even where no empty line parts the paragraphs."""


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, trimmed of white space, in order; nothing but white space lies between them.

    >>> [s.of("One.\\n\\n Two. \\n") for s in paragraphs("One.\\n\\n Two. \\n")]
    ['One.', 'Two.']
    """
    lines = [s for m in _LINE.finditer(text) if (s := _trim(m.group(), m.start())) is not None]
    return _unwrap(text, lines) if _is_wrapped(text, lines) else lines


def _trim(piece: str, start: int) -> Span | None:
    bare = piece.lstrip(_BLANK)
    start += len(piece) - len(bare)
    bare = bare.rstrip(_BLANK)
    return Span(start, start + len(bare)) if bare else None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Hard-wrapped text: paragraphs of several lines of nearly one width, most of which end in mid-sentence."""
    if len(lines) < 6:
        return False
    inner = [a for a, b in pairwise(lines) if _adjoin(text, a, b)]
    if len(inner) < max(0.5 * len(lines), 0 if len(inner) + 1 < len(lines) else _MANY):
        return False
    widths = sorted(len(s) for s in inner)
    typical = widths[len(widths) // 2]
    if typical not in WRAP_WIDTHS:
        return False
    even = sum(abs(w - typical) <= _ALIKE for w in widths) >= 0.8 * len(widths)
    return even and sum(not _ends(text, s) for s in inner) >= 0.6 * len(inner)


def _adjoin(text: str, a: Span, b: Span) -> bool:
    """Whether no empty line stands between two lines."""
    return text.count("\n", a.end, b.start) == 1


def _ends(text: str, line: Span) -> bool:
    return _TERMINAL.search(text, max(line.start, line.end - 6), line.end) is not None


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of a paragraph; where no empty line parts two, a short last line or an indent does."""
    widths = sorted(len(s) for s in lines)
    short = widths[len(widths) // 2] - _ALIKE
    margin = min(_indent(text, s) for s in lines)
    joined: list[Span] = []
    last = lines[0]
    for line in lines:
        runs_on = joined and _adjoin(text, last, line) and not (_ends(text, last) and len(last) < short)
        if runs_on and not (_ends(text, last) and _indent(text, line) > margin):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        last = line
    return joined


def _indent(text: str, line: Span) -> int:
    return line.start - max(text.rfind("\n", 0, line.start), -1)
