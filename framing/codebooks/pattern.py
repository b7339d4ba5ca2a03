"""The pattern language: words, globs, alternatives and gaps, compiled to sequences of elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from framing.model.tokens import words_of

_PIECE = re.compile(r"\(([^()]*)\)|~(\d+)|([^\s()]+)")
_GLOB_WORD = re.compile(r"[*?]")
MAX_GAP = 9


class PatternError(ValueError):
    """A pattern that cannot be compiled, with the reason."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a sequence: a folded word or glob, after at most `gap` other words."""

    word: str
    gap: int = 0


Sequence = tuple[Element, ...]


def _words(piece: str) -> list[str]:
    """The folded words of a pattern piece; globs keep their marks."""
    marked = piece.replace("*", "\ue000").replace("?", "\ue001")
    words = [w.replace("\ue000", "*").replace("\ue001", "?") for w in _split(marked)]
    if not words:
        raise PatternError(f"{piece!r} holds no word")
    return words


def _split(marked: str) -> list[str]:
    # The glob marks stand for letters, so that `cam*'s` parts where the text's tokens part.
    plain = marked.replace("\ue000", "ⱥ").replace("\ue001", "ꞓ")
    return [w.replace("ⱥ", "\ue000").replace("ꞓ", "\ue001") for w in words_of(plain)]


def compile_pattern(pattern: str) -> tuple[Sequence, ...]:
    """Every sequence of elements that a pattern allows.

    >>> [[(e.word, e.gap) for e in s] for s in compile_pattern("(joint|combined) patrol* ~2 sea")]
    [[('joint', 0), ('patrol*', 0), ('sea', 2)], [('combined', 0), ('patrol*', 0), ('sea', 2)]]
    >>> compile_pattern("a ~3")
    Traceback (most recent call last):
    ...
    framing.codebooks.pattern.PatternError: the gap ~3 has no word after it
    """
    if pattern.count("(") != pattern.count(")") or re.search(r"\([^)]*\(", pattern):
        raise PatternError("parentheses must be balanced and not nested")
    choices: list[list[list[str]]] = []
    gaps: list[int] = []
    gap = 0
    for group, distance, word in _PIECE.findall(pattern):
        if distance:
            if not choices:
                raise PatternError(f"the gap ~{distance} has no word before it")
            if not 0 < int(distance) <= MAX_GAP:
                raise PatternError(f"a gap is ~1 to ~{MAX_GAP}, got ~{distance}")
            gap = int(distance)
            continue
        choices.append([_words(part) for part in group.split("|")] if group else [_words(word)])
        gaps.append(gap)
        gap = 0
    if gap:
        raise PatternError(f"the gap ~{gap} has no word after it")
    if not choices:
        raise PatternError("the pattern is empty")
    return tuple(_sequence(combination, gaps) for combination in product(*choices))


def _sequence(parts: tuple[list[str], ...], gaps: list[int]) -> Sequence:
    elements: list[Element] = []
    for words, gap in zip(parts, gaps, strict=True):
        elements += [Element(w, gap if n == 0 else 0) for n, w in enumerate(words)]
    if all(set(e.word) <= {"*", "?"} for e in elements):
        raise PatternError("the pattern would match any word")
    return tuple(elements)


def is_glob(word: str) -> bool:
    """Whether an element's word has glob marks."""
    return bool(_GLOB_WORD.search(word))


def glob_regex(word: str) -> re.Pattern[str]:
    """A glob as a regular expression over one whole word; it cannot backtrack badly, a `*` being any run of characters."""
    return re.compile(
        "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in re.sub(r"\*+", "*", word)), re.DOTALL
    )
