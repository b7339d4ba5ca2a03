"""Quotation marks of one paragraph paired: which open, which close, which are apostrophes, feet and inches.

A mark opens or closes by what stands beside it first and by its shape second, so that marks typed the wrong way round,
mixed styles and marks nested in others all pair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.model.span import Span

MARK = re.compile("[\"“”„‟«»‹›「」『』'‘’‚`](?:(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<!’))")
SINGLE = frozenset("'‘‚")
_SINGLE_BEFORE_OTHERS = frozenset('“"$£€…[(#@')
_NATIVE = {**dict.fromkeys("“„‟«‹「『", 1), **dict.fromkeys("”»›」』", -1), "``": 1, "‘‘": 1, "’’": -1}
_GROUP = {
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
    **dict.fromkeys("「」", "「"),
    **dict.fromkeys("『』", "『"),
}
_ELISION = re.compile(r"['‘](?:\d\ds?\b|(?i:em|til|twas|tis)\b|(?:cause|n|bout|round|cos)\b)")
_SINGLE_CLOSE = re.compile("[‘’']")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_SENTENCE_END = re.compile(r"(?:[a-z]{3}|[\d”\"’)\]%])[.!?…](?=\s+[A-Z“\"])")
_CLEAR_START = re.compile(r"[a-z”\"’)][.!?]\s+(?=[A-Z])")
_OPEN_BESIDE = frozenset(" \t\r\n\xa0\u2009\u202f([—–-/:“„‟«‹「『‘")
_TOLD = re.compile(
    r"[,?!](?=\s(?:he|she|they|(?:[A-Z][\w.’'-]*\s){0,2}[A-Z][\w.’'-]*)\s(?:said|says|added|told|wrote)\b)"
)
MAX_SINGLE = 1_500
MAX_APOSTROPHES = 40


class Mark(NamedTuple):
    """A mark at `start` to `end`; `leans` is 1 when it can only open by what stands beside it, -1 when it can only close."""

    text: str
    start: int
    end: int
    leans: int

    @property
    def group(self) -> str:
        """Marks of a group open and close each other: all double commas and the typewriter's do."""
        return _GROUP.get(self.text, '"')


@dataclass
class Pairs:
    """What the marks of a paragraph hold: `inside` (marks excluded); where a pair stands open at its end, or closes unopened.

    `resumed` are those among `inside` that carry on the pair before, opened again as at the head of a paragraph;
    `single_at` is where a single mark may have opened speech that only a later paragraph closes.
    """

    inside: list[Span] = field(default_factory=list)
    resumed: set[Span] = field(default_factory=set)
    open_at: int | None = None
    orphan: int | None = None
    single_at: int | None = None


def pair(text: str, block: Span) -> Pairs | None:
    """The pairs of one paragraph, or None when it has no mark.

    >>> text = "‘It’s ours,’ he said of the “so-called «grave»” 6'2\\" case."
    >>> [s.of(text) for s in pair(text, Span(0, len(text))).inside]
    ['It’s ours,', 'so-called «grave»']
    """
    found = [_mark(text, m.group(), m.start(), block) for m in MARK.finditer(text, block.start, block.end)]
    marks = [m for m in found if m]
    return _Pairing(text, block, marks).run() if marks else None


def _mark(text: str, mark: str, start: int, block: Span) -> Mark | None:
    """A mark with the way it leans, or None for an apostrophe or inches."""
    end = start + len(mark)
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    if mark in SINGLE:
        if before.isalnum() or before in "’'" or not (after.isalnum() or after in _SINGLE_BEFORE_OTHERS):
            return None
        return None if _ELISION.match(text, start, block.end) else Mark(mark, start, end, 1)
    if (
        mark == "`"
        or mark in ('"', "''")
        and before.isdigit()
        and _FEET.search(text, max(block.start, start - 6), start)
    ):
        return None
    opens, closes = before in _OPEN_BESIDE and not after.isspace(), not before.isspace() and not after.isalnum()
    if before in "—–-/:" and (closes or mark == '"') or opens and closes and start > block.start and before not in "([":
        opens = closes = False  # both fit: its shape decides
    return Mark(mark, start, end, opens - closes)


@dataclass
class _Pairing:
    """Goes through the marks of a paragraph once; `stack` are the pairs open, the outermost first."""

    text: str
    block: Span
    marks: list[Mark]
    stack: list[Mark] = field(default_factory=list)
    resumed: bool = False
    out: Pairs = field(default_factory=Pairs)

    def run(self) -> Pairs:
        past = self.block.start
        for n, mark in enumerate(self.marks):
            if mark.start < past:
                continue
            if mark.text in SINGLE:
                if not self.stack:
                    past = self._single(mark) or past
            elif self.stack:
                self._inside(n, mark)
            elif self._can_open(n, mark):
                self.stack.append(mark)
            elif n == 0 and self._ends_speech(mark):
                self.out.orphan = mark.start
        if self.stack:
            self.out.open_at = self.stack[0].end
        return self.out

    def _inside(self, n: int, mark: Mark) -> None:
        """A double mark while a pair stands open: it closes one, opens one within, or opens one anew."""
        leans = mark.leans or _NATIVE.get(mark.text, -1)
        if leans < 0:
            if not self._is_inches(n, mark):
                self._close(mark)
        elif mark.group != self.stack[-1].group or self._is_nested(n):
            self.stack.append(mark)
        elif len(self.stack) == 1 and _starts_anew(self.text, mark.start):
            self._keep(self.stack[0].end, told_at(self.text, self.stack[0].end, mark.start))
            self.stack, self.resumed = [mark], True

    def _close(self, mark: Mark) -> None:
        for depth in (1, 2):
            if len(self.stack) >= depth and self.stack[-depth].group == mark.group:
                opened = self.stack[-depth]
                del self.stack[-depth:]
                if not self.stack:
                    self._keep(opened.end, mark.start)
                return

    def _keep(self, start: int, end: int) -> None:
        span = Span(start, end)
        if end > start:
            self.out.inside.append(span)
        if self.resumed:
            self.out.resumed.add(span)
        self.resumed = False

    def _is_nested(self, n: int) -> bool:
        """Whether a pair opens within another of its own style: two that close follow before any that opens."""
        following = [m for m in self.marks[n + 1 : n + 3] if m.text not in SINGLE]
        return len(following) == 2 and all((m.leans or _NATIVE.get(m.text, -1)) < 0 for m in following)

    def _is_inches(self, n: int, mark: Mark) -> bool:
        """`"a 12" gun," he said`: behind a figure, with another to close the quotation."""
        if mark.text not in ('"', "''") or not self.text[mark.start - 1].isdigit():
            return False
        following = self.text[mark.end : mark.end + 2]
        later = self.marks[n + 1 : n + 2]
        return following[:1] == " " and following[1:].islower() and bool(later) and later[0].leans < 0

    def _can_open(self, n: int, mark: Mark) -> bool:
        if mark.leans:
            return mark.leans > 0
        before = self.text[mark.start - 1] if mark.start > self.block.start else " "
        after = self.text[mark.end] if mark.end < self.block.end else " "
        native = _NATIVE.get(mark.text, 0)
        if native > 0:
            return True
        if after.isspace():
            return before.isspace() and native == 0 and n + 1 < len(self.marks)
        if native < 0 and before.isalnum():
            return n + 1 < len(self.marks) and self.marks[n + 1].leans < 0
        return not before.isalnum() and (before not in ".,!?" or after.isalnum())

    def _ends_speech(self, mark: Mark) -> bool:
        """Whether a mark that nothing opened ends a sentence, as speech does whose opening mark is missing."""
        return mark.leans < 0 and self.text[mark.start - 1] in ".,!?…"

    def _single(self, mark: Mark) -> int | None:
        """Take the pair that a single mark opens; its end, or None when the mark is an apostrophe."""
        close = self._single_close(mark)
        if close is None:
            if self.out.single_at is None and self.text[mark.end].isupper():
                self.out.single_at = mark.end
            return None
        self.out.inside.append(Span(mark.end, close))
        return close + 1

    def _single_close(self, mark: Mark) -> int | None:
        """The first place that surely closes, before another pair opens; else the first that may be a possessive."""
        text, end = self.text, self.block.end
        doubtful = None
        seen = _SINGLE_CLOSE.finditer(text, mark.end, min(end, mark.end + MAX_SINGLE))
        for _, match in zip(range(MAX_APOSTROPHES), seen, strict=False):
            at = match.start()
            left, right = text[at - 1], text[at + 1] if at + 1 < end else " "
            if left.isspace() or left in '([“"':
                if right.isalnum() and doubtful is not None:
                    break
            elif not right.isalnum():
                word = text[at + 2 : at + 3]
                if not (left == "s" or text[at - 2 : at] == "in") or right != " " or not word.islower():
                    return at
                doubtful = at if doubtful is None else doubtful
        return doubtful


def _starts_anew(text: str, at: int) -> bool:
    """Whether a new sentence starts at `at`, as where paragraphs were run together."""
    return text[max(0, at - 4) : at].rstrip(" \t\xa0\u200b\u200c\u200d")[-1:] in (".", "!", "?", "…")


def unclosed_end(text: str, block: Span, start: int) -> int:
    """Where a pair that nothing closes ends: with the paragraph if it opens as speech does, else with its sentence."""
    led_by = text[block.start : start - 1].rstrip()[-1:]
    speech = led_by in ("", *":,.!?") and text[start : start + 1].isupper()
    return told_at(text, start, block.end if speech else sentence_end(text, start, block.end))


def told_at(text: str, start: int, end: int) -> int:
    """Where speech ends before `, Lee said`, or `end`: the mark that should stand there is missing."""
    told = _TOLD.search(text, start, end)
    return told.end() if told else end


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence that runs at `start` ends, roughly."""
    stop = _SENTENCE_END.search(text, start, end)
    return stop.end() if stop else end


def sentence_start(text: str, start: int, end: int) -> int:
    """Where the last sentence before `end` starts, roughly: only used where an opening mark is missing."""
    starts = [m.end() for m in _CLEAR_START.finditer(text, start, end)]
    return starts[-1] if starts else start
