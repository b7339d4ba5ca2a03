"""A term of another program as a pattern of ours, with what changes on the way.

Our tokens are runs of letters and digits. A mark inside a term (`so-called`, `and/or`, `prime_minister`) parts words, in the
pattern as in the text: the pattern finds the term, however its words are joined. A mark at the edge of a word (`c++`,
`:D`, `#tag`, `no.`) belongs to no token: without it the pattern would find other words, so such a term is left out.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from framing.codebooks.pattern import PatternError, compile_pattern
from framing.model.tokens import TOKEN

_ANY, _ONE = "ⱥ", "ꞓ"
"""Letters that stand for `*` and `?` while a term is parted into words."""
_OURS = re.compile(r"[()|~]+")
_IDLE_GLOB = re.compile(r"(?:(?<=['’][sS])|(?<=\w\.\w\.))\*+(?=\s|$)")
"""A `*` behind a possessive or initials (`nation's*`, `u.s.*`), where no word goes on."""


class Wildcards(Enum):
    """Which wildcards a format has."""

    NONE = "none"
    TRAILING = "a * that ends a word"
    GLOBS = "* and ?"


NONE, TRAILING, GLOBS = Wildcards


class Carried(NamedTuple):
    """A pattern, empty when the term is left out, with the problem, empty when it means exactly what the term meant."""

    pattern: str
    problem: str = ""


def carried(term: str, wildcards: Wildcards) -> Carried:
    """The pattern that finds what a term finds.

    >>> carried("prime minist*", TRAILING)
    Carried(pattern='prime minist*', problem='')
    >>> carried("and/or", NONE)
    Carried(pattern='and/or', problem="'/' parts words here: the words match however they are joined")
    >>> carried("c++", GLOBS)
    Carried(pattern='', problem="'++' is no part of a word here: the rest would match other words")
    >>> carried(":)", GLOBS)
    Carried(pattern='', problem='it holds no word, and only words are matched')
    """
    stray = _stray_wildcard(term, wildcards)
    if stray:
        return Carried("", stray)
    chunks = [_chunk(piece) for piece in _IDLE_GLOB.sub("", term).split()]
    outer = [mark for chunk in chunks for mark in chunk.outer]
    if not any(chunk.text for chunk in chunks):
        return Carried("", "it holds no word, and only words are matched")
    if outer or not chunks[0].text or not chunks[-1].text:
        marks = outer or [piece for piece in (term.split()[0], term.split()[-1]) if not TOKEN.search(piece)]
        return Carried("", f"{_listed(marks)} is no part of a word here: the rest would match other words")
    pattern = " ".join(chunk.text for chunk in chunks if chunk.text)
    try:
        compile_pattern(pattern)
    except PatternError as error:
        return Carried("", str(error))
    inner = [mark for chunk in chunks for mark in chunk.inner]
    said = f"{_listed(inner)} parts words here: the words match however they are joined" if inner else ""
    return Carried(pattern, said)


class _Chunk(NamedTuple):
    """A piece of a term between spaces: as a pattern, the marks between its words, those at its edges."""

    text: str
    inner: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()


def _chunk(piece: str) -> _Chunk:
    plain = piece.replace("*", _ANY).replace("?", _ONE)
    spans = [match.span() for match in TOKEN.finditer(plain)]
    if not spans:
        return _Chunk("", inner=(piece,))
    edges = (piece[: spans[0][0]], piece[spans[-1][1] :])
    between = (piece[end:start] for (_, end), (start, _) in pairwise(spans))
    marks = [mark for mark in between if mark]
    # Several marks in a row (`o:-3`) are a drawing, not a way to join words; a wildcard behind a mark (`fair-*`) would
    # be any word that follows.
    drawn = [mark for mark in marks if len(mark) > 1]
    open_ended = marks if len(spans) > 1 and any(not plain[a:b].strip(_ANY + _ONE) for a, b in spans) else []
    text = " ".join(_OURS.sub(" ", piece).split())
    return _Chunk(text, tuple(marks), tuple(filter(None, (*edges, *drawn, *open_ended))))


def _stray_wildcard(term: str, wildcards: Wildcards) -> str:
    """What is wrong with a `*` or `?` that is no wildcard in the format but would be one here."""
    if wildcards is GLOBS:
        return ""
    rest = re.sub(r"(?<=[^\s*?])\*(?=\s|$)", "", term) if wildcards is TRAILING else term
    stray = next((mark for mark in "*?" if mark in rest), "")
    if not stray or not TOKEN.search(term):
        return ""
    known = f" (its wildcard is {wildcards.value})" if wildcards is TRAILING else ""
    return f"{stray!r} is a plain character there{known}, which no word here holds"


def _listed(marks: list[str]) -> str:
    return ", ".join(dict.fromkeys(map(repr, marks)))
