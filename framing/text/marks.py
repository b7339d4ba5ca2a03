"""Quotation marks paired: what stands between marks, in every style, over paragraphs, opened and never closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.model.span import Span

_MARK = re.compile("[\"“”„‟«»‹›「」『』‘’‚']|''|``")
_OPENERS = frozenset("“„‟«‹「『``")
_CLOSERS = frozenset("”»›」』")
_SINGLE = frozenset("‘’‚'")
_ELISION = re.compile(r"['‘’](?:\d0s|\d\d\b|em\b|til\b|twas\b|tis\b|cause\b|n\b|bout\b|round\b)", re.IGNORECASE)
MAX_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Marked:
    """Text between a pair of marks (`span`, marks excluded) in paragraph `block`.

    `continues` says that it carries on a quotation of the paragraph before; `closed` is false when no closing mark came.
    """

    span: Span
    block: int
    continues: bool = False
    closed: bool = True


def marked(text: str, blocks: Sequence[Span]) -> list[Marked]:
    """Every stretch between quotation marks in some paragraphs; marks nested in it are part of it.

    >>> text = "‘It’s ours,’ he said of the “grave” 6'2\\" case."
    >>> [m.span.of(text) for m in marked(text, [Span(0, len(text))])]
    ['It’s ours,', 'grave']
    """
    out: list[Marked] = []
    running = False
    for number, block in enumerate(blocks):
        found, left_open = _in_block(text, block, number, running)
        if left_open is not None:
            running = number + 1 < len(blocks) and _opens(text, blocks[number + 1])
            end = block.end if running or left_open == 0 else _sentence_end(text, left_open, block.end)
            if end > left_open:
                at_start = bool(found) and found[-1].continues
                found = [m for m in found if m.closed]
                found.append(
                    Marked(
                        Span(left_open, end), number, at_start and not any(m.continues for m in found), closed=running
                    )
                )
        else:
            running = False
        out += found
    return out


def _opens(text: str, block: Span) -> bool:
    head = text[block.start : block.start + 2]
    return head[:1] in "\"“„«‘'" and head[:1] != ""


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = re.search(r"[.!?](?=\s+[A-Z“\"])", text[start:end])
    return start + stop.end() if stop else end


def _in_block(text: str, block: Span, number: int, running: bool) -> tuple[list[Marked], int | None]:
    """The pairs of one paragraph, and where a mark stands open at its end (None when none does)."""
    found: list[Marked] = []
    opened: int | None = None
    family = ""
    carried = False
    at = block.start
    while True:
        match = _MARK.search(text, at, block.end)
        if not match:
            break
        mark, here, after = match.group(), match.start(), match.end()
        at = after
        if opened is None:
            if mark in _SINGLE:
                close = _single_close(text, here, block)
                if close:
                    found.append(Marked(Span(after, close), number))
                    at = close + 1
            elif _can_open(text, here, after, block, mark):
                opened, family = after, mark
                carried = running and here == block.start
        elif mark not in _SINGLE and _closes(text, here, after, block, mark, family):
            found.append(Marked(Span(opened, here), number, continues=carried))
            opened, carried = None, False
    if opened is not None and carried:
        found.append(Marked(Span(opened, opened), number, continues=True, closed=False))
    return [m for m in found if len(m.span) or not m.closed], opened


def _before(text: str, at: int, block: Span) -> str:
    return text[at - 1] if at > block.start else " "


def _after(text: str, at: int, block: Span) -> str:
    return text[at] if at < block.end else " "


def _can_open(text: str, here: int, after: int, block: Span, mark: str) -> bool:
    before, following = _before(text, here, block), _after(text, after, block)
    if mark in _OPENERS:
        return True
    if following.isspace():
        return False
    if mark in _CLOSERS:
        return before.isspace() and following.isalnum()
    return not before.isalnum() and (before not in ".,!?" or following.isalnum())


def _closes(text: str, here: int, after: int, block: Span, mark: str, family: str) -> bool:
    if mark in _CLOSERS or (mark == "“" and family in "„‟"):
        return True
    before, following = _before(text, here, block), _after(text, after, block)
    if mark in ('"', "''"):
        return not before.isspace() or not following.isalnum()
    # An opening mark used by mistake to close: right after a word or full stop, before a space.
    return mark == family and not before.isspace() and not following.isalnum()


def _single_close(text: str, here: int, block: Span) -> int | None:
    """Where a quotation that opens with the single mark at `here` closes, or None when the mark is an apostrophe."""
    before, following = _before(text, here, block), _after(text, here + 1, block)
    if (
        before.isalnum()
        or before in "’'"
        or not (following.isalnum() or following in '“"$£€…')
        or text[here] == "’"
        or _ELISION.match(text, here, block.end)
    ):
        return None
    best = None
    for match in re.finditer("[’']", text[here + 1 : min(block.end, here + MAX_SINGLE)]):
        at = here + 1 + match.start()
        left, right = text[at - 1], _after(text, at + 1, block)
        if right.isalnum() or left.isspace():
            if left.isspace() and right.isalnum() and best is not None:
                break
            continue
        best = at
        if left == "s" and right == " " and _after(text, at + 2, block).islower():
            continue  # may be a plural possessive: prefer a later close
        break
    return best
