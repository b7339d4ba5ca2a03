"""Overlapping spans cut into segments that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `start` to `end`, with the numbers of the spans that cover them all."""

    start: int
    end: int
    covers: tuple[int, ...] = ()


def segments(start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Segment]:
    """Cut `start:end` wherever a span begins or ends; the pieces in order make up the whole.

    Spans may overlap, nest, repeat and reach outside; an empty span covers nothing. `covers` lists, in the order given,
    the numbers of the spans over each piece.

    >>> [(s.start, s.end, s.covers) for s in segments(0, 9, [(1, 5), (3, 7)])]
    [(0, 1, ()), (1, 3, (0,)), (3, 5, (0, 1)), (5, 7, (1,)), (7, 9, ())]
    """
    inside = [(n, max(a, start), min(b, end)) for n, (a, b) in enumerate(spans) if max(a, start) < min(b, end)]
    cuts = sorted({start, end, *(a for _, a, _ in inside), *(b for _, _, b in inside)})
    return [Segment(a, b, tuple(n for n, left, right in inside if left <= a and b <= right)) for a, b in pairwise(cuts)]
