"""Words against words inside a pair of sentences: what was kept, replaced, added and dropped, as spans of both texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from rapidfuzz.distance import Indel, Opcodes

from framing.compare.passages import Passages
from framing.model.span import Span

SAYS_LITTLE = 0.6
"""A single word of less rarity that stayed between changed ones does not part them."""
KINDS = ("kept", "replaced", "added", "dropped")
FEW = 4
"""So many sentences of a side are tried in every order."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A run of words: `kept` and `replaced` stand in both texts, `added` only in b's, `dropped` only in a's."""

    kind: str
    a: Span | None
    b: Span | None


def align_words(a: Passages, rows: Sequence[int], b: Passages, columns: Sequence[int]) -> list[Wording]:
    """The words of some sentences of `a` against those of some of `b`, in order, as runs that never leave a sentence.

    Words are the same where they are written the same but for capitals. What stays is a longest common subsequence; a
    single frequent word that stayed between two changes goes with them, so that "agreed on the seriousness" stands against
    "shared their concerns" as a whole. Several sentences of one side are taken in the order in which most of them stays.

    >>> from framing.compare.passages import Lexis
    >>> lexis = Lexis()
    >>> x, y = "Beijing said drills were routine.", "Beijing claimed that drills were routine."
    >>> a, b = (Passages.of("", text, [(0, len(text))], lexis=lexis) for text in (x, y))
    >>> [(w.kind, w.a and w.a.of(x), w.b and w.b.of(y)) for w in align_words(a, [0], b, [0])]
    [('kept', 'Beijing', 'Beijing'), ('replaced', 'said', 'claimed that'), ('kept', 'drills were routine', 'drills were routine')]
    """
    rows, columns = _ordered(a, rows, b, columns)
    in_a, in_b = _places(a, rows), _places(b, columns)
    words_a, words_b = a.word[in_a].tolist(), b.word[in_b].tolist()
    says = a.lexis.rarity[a.word[in_a]]
    out: list[Wording] = []
    for kept, own, other in _runs(Indel.opcodes(words_a, words_b), says):
        out += _cut(kept, a, in_a[own], b, in_b[other])
    return out


def _ordered(
    a: Passages, rows: Sequence[int], b: Passages, columns: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """The sentences in the order in which most stays; of equals the order of the text."""
    many_a, many_b = 1 < len(rows) <= FEW, 1 < len(columns) <= FEW
    choices = [
        (x, y)
        for x in (permutations(rows) if many_a else [tuple(rows)])
        for y in (permutations(columns) if many_b else [tuple(columns)])
    ]
    if len(choices) == 1:
        return rows, columns
    return max(choices, key=lambda choice: _kept_weight(a, choice[0], b, choice[1]))


def _kept_weight(a: Passages, rows: Sequence[int], b: Passages, columns: Sequence[int]) -> float:
    """The rarity of the words that stay, up to their endings."""
    in_a, in_b = _places(a, rows), _places(b, columns)
    stem, says = a.lexis.stem, a.lexis.rarity[a.word[in_a]]
    opcodes = Indel.opcodes(stem[a.word[in_a]].tolist(), stem[b.word[in_b]].tolist())
    return float(sum(says[op.src_start : op.src_end].sum() for op in opcodes if op.tag == "equal"))


def _places(passages: Passages, numbers: Sequence[int]) -> np.ndarray:
    return np.concatenate([np.arange(passages.bounds[n], passages.bounds[n + 1]) for n in numbers])


def _runs(opcodes: Opcodes, says: np.ndarray) -> Iterator[tuple[bool, slice, slice]]:
    """Whether a run was kept, and its words on either side; changes in a row are one run."""
    steps = [(op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end) for op in opcodes]
    start_a = start_b = end_a = end_b = 0
    for n, (kept, a0, a1, b0, b1) in enumerate(steps):
        inside = 0 < n < len(steps) - 1
        if kept and not (inside and a1 - a0 == 1 and says[a0] < SAYS_LITTLE):
            if (start_a, start_b) != (a0, b0):
                yield False, slice(start_a, a0), slice(start_b, b0)
            yield True, slice(a0, a1), slice(b0, b1)
            start_a, start_b = a1, b1
        end_a, end_b = a1, b1
    if (start_a, start_b) != (end_a, end_b):
        yield False, slice(start_a, end_a), slice(start_b, end_b)


def _cut(kept: bool, a: Passages, own: np.ndarray, b: Passages, other: np.ndarray) -> list[Wording]:
    """One run as wordings that stay inside one sentence on either side."""
    if kept:
        cuts = np.flatnonzero((np.diff(_sentence(a, own)) != 0) | (np.diff(_sentence(b, other)) != 0)) + 1
        pieces = zip(np.split(own, cuts), np.split(other, cuts), strict=True)
        return [Wording("kept", _span(a, x), _span(b, y)) for x, y in pieces]
    parts_a = [_span(a, part) for part in _by_sentence(a, own)]
    parts_b = [_span(b, part) for part in _by_sentence(b, other)]
    both = [Wording("replaced", x, y) for x, y in zip(parts_a, parts_b, strict=False)]
    both += [Wording("dropped", x, None) for x in parts_a[len(both) :]]
    return both + [Wording("added", None, y) for y in parts_b[len(parts_a) :]]


def _by_sentence(passages: Passages, places: np.ndarray) -> list[np.ndarray]:
    if not len(places):
        return []
    return np.split(places, np.flatnonzero(np.diff(_sentence(passages, places)) != 0) + 1)


def _sentence(passages: Passages, places: np.ndarray) -> np.ndarray:
    return np.searchsorted(passages.bounds, places, side="right")


def _span(passages: Passages, places: np.ndarray) -> Span:
    return Span(int(passages.word_start[places[0]]), int(passages.word_end[places[-1]]))
