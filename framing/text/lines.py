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
_RAGGED = 8
"""How much shorter than the widest a line may be although the next word would have fitted."""
_MANY = 8
"""So many lines of one width are no chance, even where no empty line parts the paragraphs."""


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
    """Hard-wrapped text: most lines end in mid-sentence, at nearly one width, and the next goes on in lower case."""
    if len(lines) < 6:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if _adjoin(text, a, b)]
    if len(pairs) < 0.5 * len(lines):
        return False
    running = [(a, b) for a, b in pairs if not _ends(text, a)]
    if len(running) < max(0.5 * len(pairs), 0 if len(pairs) + 1 < len(lines) else _MANY):
        return False
    widths = sorted(len(a) for a, _ in running)
    typical = widths[len(widths) // 2]
    wide = sum(len(s) > WRAP_WIDTHS[-1] + _ALIKE for s in lines)
    if typical not in WRAP_WIDTHS or wide > 0.05 * len(lines):
        return False
    even = sum(abs(w - typical) <= _ALIKE for w in widths) >= 0.75 * len(widths)
    return even and sum(text[b.start].islower() for _, b in running) >= 0.5 * len(running)


def _adjoin(text: str, a: Span, b: Span) -> bool:
    """Whether no empty line stands between two lines."""
    return text.count("\n", a.end, b.start) == 1


def _ends(text: str, line: Span) -> bool:
    return _TERMINAL.search(text, max(line.start, line.end - 6), line.end) is not None


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of a paragraph; an empty line parts two, or an indent, or a line in which the next word had room."""
    widths = sorted(len(s) for s in lines)
    width = widths[int(0.95 * (len(widths) - 1))] - _RAGGED
    margin = min(_indent(text, s) for s in lines)
    joined = [lines[0]]
    for last, line in pairwise(lines):
        room = len(last) + 1 + _first_word(text, line) <= width
        indented = _indent(text, line) > margin and (_ends(text, last) or text[line.start].isupper())
        if room or indented or not _adjoin(text, last, line):
            joined.append(line)
        else:
            joined[-1] = Span(joined[-1].start, line.end)
    return joined


def _first_word(text: str, line: Span) -> int:
    end = text.find(" ", line.start, line.end)
    return (line.end if end < 0 else end) - line.start


def _indent(text: str, line: Span) -> int:
    return line.start - text.rfind("\n", 0, line.start) - 1
