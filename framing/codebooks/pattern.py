"""The pattern language: words, globs, alternatives and gaps, compiled to sequences of elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from framing.model.errors import CodebookError
from framing.model.tokens import words_of

_PIECE = re.compile(r"\(([^()]*)\)|~(\d+)|([^\s()]+)")
_STRUCTURE = re.compile(r"[()|~]")
_LETTERS = re.compile(r"[A-Za-z*?]+")
_GLOB_WORD = re.compile(r"[*?]")
MAX_GAP = 9


class PatternError(CodebookError):
    """A pattern that cannot be compiled, with the reason."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a sequence: any of some folded words or globs, after at most `gap` other words."""

    words: tuple[str, ...]
    gap: int = 0


Sequence = tuple[Element, ...]


def _words(piece: str) -> list[str]:
    """The folded words of a pattern piece; globs keep their marks."""
    if _LETTERS.fullmatch(piece):
        return [piece.casefold()]
    marked = piece.replace("*", "\ue000").replace("?", "\ue001")
    words = [w.replace("\ue000", "*").replace("\ue001", "?") for w in _split(marked)]
    if not words:
        raise PatternError(f"{piece!r} holds no word")
    return words


def _split(marked: str) -> list[str]:
    # The glob marks stand for letters, so that `cam*'s` parts where the text's tokens part.
    plain = marked.replace("\ue000", "ⱥ").replace("\ue001", "ꞓ")
    return [w.replace("ⱥ", "\ue000").replace("ꞓ", "\ue001") for w in words_of(plain)]


@lru_cache(maxsize=65_536)
def compile_pattern(pattern: str) -> tuple[Sequence, ...]:
    """Every sequence of elements that a pattern allows; alternatives of one word stay together in one element.

    >>> [[(e.words, e.gap) for e in s] for s in compile_pattern("(joint|combined) patrol* ~2 sea")]
    [[(('joint', 'combined'), 0), (('patrol*',), 0), (('sea',), 2)]]
    >>> compile_pattern("a ~3")
    Traceback (most recent call last):
    ...
    framing.codebooks.pattern.PatternError: the gap ~3 has no word after it
    """
    if not _STRUCTURE.search(pattern):
        plain = tuple(_element((word,)) for piece in pattern.split() for word in _words(piece))
        return (_checked(plain),)
    _check_marks(pattern)
    choices: list[list[Branch]] = []
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
        choices.append(_branches(group.split("|")) if group else _branches([word]))
        gaps.append(gap)
        gap = 0
    if gap:
        raise PatternError(f"the gap ~{gap} has no word after it")
    return tuple(_sequence(combination, gaps) for combination in product(*choices))


def _check_marks(pattern: str) -> None:
    outside = re.sub(r"\([^()]*\)", " ", pattern)
    if "(" in outside or ")" in outside:
        raise PatternError("parentheses must be balanced and not nested")
    if "|" in outside:
        raise PatternError("alternatives stand in parentheses: (joint|combined)")
    if any("~" in group for group in re.findall(r"\(([^()]*)\)", pattern)):
        raise PatternError("a gap stands between words, not inside parentheses")
    if re.search(r"[^\s(]~|~\d+[^\s\d]|~\d+\s*~", pattern):
        raise PatternError("a gap is written ~3, parted by spaces from the words around it")


Branch = list[tuple[str, ...]]


def _branches(alternatives: list[str]) -> list[Branch]:
    """The alternatives of a group: those of one word as one choice, each longer one as a branch of its own."""
    split = [_words(part) for part in alternatives]
    single = tuple(dict.fromkeys(words[0] for words in split if len(words) == 1))
    branches: list[Branch] = [[single]] if single else []
    return branches + [[(w,) for w in words] for words in split if len(words) > 1]


def _sequence(parts: tuple[Branch, ...], gaps: list[int]) -> Sequence:
    elements: list[Element] = []
    for branch, gap in zip(parts, gaps, strict=True):
        elements += [_element(words, gap if n == 0 else 0) for n, words in enumerate(branch)]
    return _checked(tuple(elements))


@lru_cache(maxsize=65_536)
def _element(words: tuple[str, ...], gap: int = 0) -> Element:
    """An element; those of one kind are one object, since thousands of patterns share their words."""
    return Element(words, gap)


def _checked(elements: Sequence) -> Sequence:
    if not elements:
        raise PatternError("the pattern is empty")
    if all(any(not word.strip("*?") for word in e.words) for e in elements):
        raise PatternError("the pattern would match any word")
    return elements


def is_glob(word: str) -> bool:
    """Whether an element's word has glob marks."""
    return bool(_GLOB_WORD.search(word))


@lru_cache(maxsize=65_536)
def glob_regex(word: str) -> re.Pattern[str]:
    """A glob as a regular expression over one whole word; it cannot backtrack badly, a `*` being any run of characters."""
    return re.compile(
        "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in re.sub(r"\*+", "*", word)), re.DOTALL
    )


def covers(outer: str, inner: str) -> bool:
    """Whether every word that satisfies `inner` satisfies `outer`; both are words or globs.

    >>> covers("harm*", "harmful"), covers("harm*", "harmf*"), covers("harm", "harm*"), covers("*ful", "*rmful")
    (True, True, False, True)
    """
    if outer == inner:
        return True
    if not is_glob(outer):
        return False
    if not is_glob(inner):
        return bool(glob_regex(outer).fullmatch(inner))
    head, tail = outer.rstrip("*"), outer.lstrip("*")
    return (not is_glob(head) and inner.startswith(head)) or (not is_glob(tail) and inner.endswith(tail))
