"""What is wrong with indicators: patterns that can never match, contradictions, duplicates, weights that are no numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from math import isfinite
from typing import NamedTuple

from framing.codebooks.codebook import Codebook, Indicator
from framing.codebooks.pattern import Element, PatternError, Sequence, compile_pattern, covers, is_glob
from framing.model.coding import VOICES

MAX_WEIGHT = 100
ERROR, NOTE = "error", "note"
MANY = 4096
"""Patterns that allow more forms than this are compared with others as a whole and not form by form."""

LONG = 60
"""Letters of a pattern that a note shows."""

Key = tuple[object, ...]


class Fault(NamedTuple):
    """One thing wrong: an `error` refuses the codebook, a `note` only tells; `column` is that of indicators.csv."""

    severity: str
    column: str
    problem: str


def faults_of(indicator: Indicator) -> Iterator[Fault]:
    """What is wrong with an indicator by itself.

    >>> [f.problem for f in faults_of(Indicator("harm", "war film", excludes=("film*",)))]
    ["'war film' can never match: its own words are shut out by 'film*' in excludes"]
    """
    broken = list(_uncompiled(indicator))
    yield from broken
    if not abs(indicator.weight) <= MAX_WEIGHT:
        got = "no number" if not isfinite(indicator.weight) else f"{indicator.weight:g}"
        yield Fault(ERROR, "weight", f"expected a number of at most {MAX_WEIGHT}, got {got}")
    if indicator.voice is not None and indicator.voice not in VOICES:
        yield Fault(ERROR, "voice", f"expected one of {', '.join(VOICES)} or nothing, got {indicator.voice!r}")
    if not broken:
        yield from _contradictions(indicator)


def _uncompiled(indicator: Indicator) -> Iterator[Fault]:
    columns = {"pattern": (indicator.pattern,), "requires": indicator.requires, "excludes": indicator.excludes}
    for column, patterns in columns.items():
        for pattern in patterns:
            try:
                compile_pattern(pattern)
            except PatternError as error:
                yield Fault(ERROR, column, f"{pattern!r} can never match: {error}")


def _contradictions(indicator: Indicator) -> Iterator[Fault]:
    """Conditions that shut the pattern out, or a part of it."""
    both = [p for p in indicator.requires if p in indicator.excludes]
    if both and len(both) == len(indicator.requires):
        yield Fault(ERROR, "requires", f"{indicator.pattern!r} can never match: {_listed(both)} required and excluded")
    shut = [_shut_out(sequence, indicator.excludes) for sequence in compile_pattern(indicator.pattern)]
    if all(whole for whole, _ in shut):
        by = shut[0][0]
        yield Fault(
            ERROR,
            "excludes",
            f"{indicator.pattern!r} can never match: its own words are shut out by {by!r} in excludes",
        )
        return
    dead = dict.fromkeys(part for whole, parts in shut for part in ([whole] if whole else parts))
    if dead:
        problem = (
            f"a part of {shortened(indicator.pattern)!r} can never match: {_listed(map(shortened, dead))} in excludes"
        )
        yield Fault(NOTE, "excludes", problem)


def _listed(patterns: Iterable[str]) -> str:
    return ", ".join(repr(p) for p in patterns)


def shortened(pattern: str) -> str:
    """A pattern that fits a line of text.

    >>> shortened("(joint|combined) patrol*"), len(shortened("(" + "joint|" * 30 + "combined) patrol*"))
    ('(joint|combined) patrol*', 63)
    """
    return pattern if len(pattern) <= LONG else f"{pattern[:LONG]}..."


class _Excluded(NamedTuple):
    """Conditions by the words with which they begin, those with a glob by the letter with which that begins ('' for none)."""

    literal: dict[str, list[tuple[str, Sequence]]]
    globs: dict[str, list[tuple[str, Sequence]]]


@lru_cache(maxsize=1024)
def _excluded(patterns: tuple[str, ...]) -> _Excluded:
    found = _Excluded({}, {})
    for pattern in patterns:
        for sequence in compile_pattern(pattern):
            for word in sequence[0].words:
                one = (pattern, (Element((word,)), *sequence[1:]))
                if is_glob(word):
                    found.globs.setdefault(word[0].strip("*?"), []).append(one)
                else:
                    found.literal.setdefault(word, []).append(one)
    return found


def _shut_out(sequence: Sequence, excludes: tuple[str, ...]) -> tuple[str, list[str]]:
    """The exclusion that every form of a sequence meets ('' if none), and those that only some of its forms meet."""
    if not excludes:
        return "", []
    index, parts = _excluded(excludes), []
    for at, element in enumerate(sequence):
        met = [_met_by(word, sequence[at:], index) for word in element.words]
        if all(met):
            return met[0], []
        parts += [pattern for pattern in met if pattern]
    return "", parts


def _met_by(word: str, rest: Sequence, index: _Excluded) -> str:
    """The exclusion that is met wherever the rest of a sequence begins with this word, '' if none."""
    first = Element((word,), rest[0].gap)
    globs = [*index.globs.get(word[0], ()), *index.globs.get("", ())]
    candidates: list[tuple[str, Sequence]] = [*index.literal.get(word, ()), *globs]
    for pattern, excluded in candidates:
        if len(excluded) <= len(rest) and all(
            _is_within(one, other, n) for n, (one, other) in enumerate(zip((first, *rest[1:]), excluded, strict=False))
        ):
            return pattern
    return ""


def _is_within(element: Element, excluded: Element, place: int) -> bool:
    """Whether whatever satisfies an element of a pattern satisfies the one of an exclusion, no farther than it allows."""
    near = place == 0 or element.gap <= excluded.gap
    return near and all(any(covers(outer, word) for outer in excluded.words) for word in element.words)


def duplicates(indicators: Iterable[Indicator]) -> Iterator[tuple[Indicator, Indicator, Fault]]:
    """Pairs of indicators, the earlier first, of one category, pattern and conditions: copies, or contradictions in weight.

    >>> rows = [Indicator("harm", "so-called", 0.5, line=2), Indicator("harm", "so called", 0.7, line=3)]
    >>> [fault.problem for _, _, fault in duplicates(rows)]
    ["'so called' is already in 'harm' at line 2, there with weight 0.5 and not 0.7: keep one"]
    """
    seen: dict[Key, Indicator] = {}
    for indicator in indicators:
        earlier = seen.setdefault(identity(indicator), indicator)
        if earlier is not indicator:
            at = f" at line {earlier.line}" if earlier.line else ""
            unlike = f", there with weight {earlier.weight:g} and not {indicator.weight:g}"
            other = unlike if earlier.weight != indicator.weight else ""
            problem = f"{indicator.pattern!r} is already in {indicator.category!r}{at}{other}: keep one"
            yield earlier, indicator, Fault(ERROR, "pattern", problem)


def identity(indicator: Indicator) -> Key:
    """What an indicator looks for and under which conditions, whatever its writing and the order of its alternatives."""
    sequences = compile_pattern(indicator.pattern)
    words = frozenset(tuple((_set_of(e.words), e.gap) for e in s) for s in sequences)
    return indicator.category, words, indicator.voice, frozenset(indicator.requires), frozenset(indicator.excludes)


@lru_cache(maxsize=65_536)
def _set_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def shared_forms(book: Codebook) -> Iterator[tuple[Indicator, Indicator, str]]:
    """Word sequences that two indicators of one category hold under the same conditions: the lighter one is never read there.

    >>> book = Codebook.from_terms({"harm": ["(wreck|wrecks)", "(ruin|wreck)"]})
    >>> [(a.pattern, b.pattern, form) for a, b, form in shared_forms(book)]
    [('(wreck|wrecks)', '(ruin|wreck)', 'wreck')]
    """
    seen: dict[tuple[object, ...], Indicator] = {}
    for indicator in book.indicators:
        for form in _forms(indicator.pattern):
            key = (indicator.category, form, indicator.voice, indicator.requires, indicator.excludes)
            earlier = seen.setdefault(key, indicator)
            if earlier is not indicator:
                yield earlier, indicator, form


def _forms(pattern: str) -> Iterator[str]:
    """The plain sequences of words and globs that a pattern allows, gaps written as in the language."""
    for sequence in compile_pattern(pattern):
        count = 1
        for element in sequence:
            count *= len(element.words)
        if count <= MANY:
            gaps = [f"~{e.gap} " if e.gap else "" for e in sequence]
            for words in product(*(e.words for e in sequence)):
                yield " ".join(gap + word for gap, word in zip(gaps, words, strict=True))
