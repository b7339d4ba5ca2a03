"""Stretches between quotation marks, over paragraphs: opened again in each, closed only in a later one, never closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.model.span import Span
from framing.text.pairing import Pairs, pair, sentence_start, unclosed_end

REACH = 3
"""Paragraphs within which a quotation left open has to go on."""
_HEADS = frozenset("\"“„«‘'")


class Marked(NamedTuple):
    """Text between a pair of marks (`span`, marks excluded) in paragraph `block`.

    `continues` says that it carries on a quotation of the paragraph before; `closed` is false when no closing mark came.
    """

    span: Span
    block: int
    continues: bool = False
    closed: bool = True


def marked(text: str, blocks: Sequence[Span]) -> list[Marked]:
    """Every stretch between quotation marks in some paragraphs; marks nested in it are part of it.

    >>> text = "“We go.\\n“We stay,” he said."
    >>> [(m.span.of(text), m.continues) for m in marked(text, [Span(0, 7), Span(8, len(text))])]
    [('We go.', False), ('We stay,', True)]
    """
    pairs = [pair(text, block) for block in blocks]
    out: list[Marked] = []
    running = -1  # the paragraph to which a quotation left open runs on
    closes_late = False  # without a mark that opens it again
    for number, (block, found) in enumerate(zip(blocks, pairs, strict=True)):
        if found is None:
            if number < running and closes_late:
                out.append(Marked(block, number, True))
            continue
        goes_on = running == number
        if _single_runs_on(text, blocks, number, found):
            running, closes_late = number + 1, False
            found = Pairs([s for s in found.inside if s.end < (found.single_at or 0)], open_at=found.single_at)
            out += _of_block(text, block, number, found, goes_on)
            out += _left_open(text, block, number, found, goes_on, True)
            continue
        out += _of_block(text, block, number, found, goes_on)
        if found.open_at is not None:
            running = _runs_on_to(text, blocks, pairs, number)
            closes_late = running > number and getattr(pairs[running], "orphan", None) is not None
            out += _left_open(text, block, number, found, goes_on, running > number)
    return out


def _single_runs_on(text: str, blocks: Sequence[Span], number: int, found: Pairs) -> bool:
    """Whether what a single mark may have opened goes on in the next paragraph, which opens with the same mark."""
    at = found.single_at
    return at is not None and number + 1 < len(blocks) and text[blocks[number + 1].start] == text[at - 1]


def _of_block(text: str, block: Span, number: int, found: Pairs, goes_on: bool) -> list[Marked]:
    """The pairs that one paragraph holds, with the one that only closes in it."""
    out = []
    if found.orphan is not None:
        start = block.start if goes_on else sentence_start(text, block.start, found.orphan)
        out += _filled(text, start, found.orphan, number, goes_on)
    for span in found.inside:
        carried = goes_on and span.start <= block.start + 2
        out += _filled(text, span.start, span.end, number, carried or span in found.resumed)
    return out


def _left_open(text: str, block: Span, number: int, found: Pairs, goes_on: bool, runs_on: bool) -> list[Marked]:
    """What an open pair holds: the rest of the paragraph when it runs on to another, else its sentence."""
    start = found.open_at or block.start
    end = block.end if runs_on else unclosed_end(text, block, start)
    return _filled(text, start, end, number, goes_on and start <= block.start + 2, runs_on)


def _filled(text: str, start: int, end: int, block: int, continues: bool, closed: bool = True) -> list[Marked]:
    """The stretch without the spaces at its ends, if anything is left of it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Marked(Span(start, end), block, continues, closed)] if start < end else []


def _runs_on_to(text: str, blocks: Sequence[Span], pairs: Sequence[Pairs | None], number: int) -> int:
    """The paragraph that carries on what `number` left open, or -1.

    It opens with a mark again, right behind or behind a sub-headline; or it closes what it never opened.
    """
    for after in range(number + 1, min(len(blocks), number + 1 + REACH)):
        found = pairs[after]
        if found is None:
            continue
        head = text[blocks[after].start]
        between = [text[b.end - 1] for b in blocks[number + 1 : after]]
        if head in _HEADS and found.orphan is None:
            return after if len(between) < 2 and not any(c in ".!?" for c in between) else -1
        return after if found.orphan is not None else -1
    return -1
