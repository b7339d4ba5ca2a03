"""Sentences as views: the tokens, gaps, quoted words, cues and actors of a sentence, cut from columns made once an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Protocol

from framing.model.span import Span
from framing.model.tokens import UPPER, Tokens
from framing.text.cue import Cue
from framing.text.gaps import Gaps
from framing.text.marks import Marked
from framing.text.speakers import Speakers
from framing.text.view import View, marks_in

LONGEST_NAME = 4
NEAR = 40


class Sentence(Protocol):
    """What is used of a coded sentence: its characters, paragraph, kind and tokens `lo` to `hi` of the batch."""

    @property
    def span(self) -> Span: ...
    @property
    def block(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def lo(self) -> int: ...
    @property
    def hi(self) -> int: ...


class Views:
    """The views of an article's sentences, each made when it is first asked for."""

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        lines: Sequence[Sentence],
        marks: Sequence[Marked],
        speakers: Speakers,
        cues: Mapping[int, Sequence[Cue]],
        gaps: Gaps,
    ) -> None:
        self._lo, self._hi = lo, hi = (lines[0].lo, lines[-1].hi) if lines else (0, 0)
        self._text, self._tokens, self._lines, self._cues, self._gaps = text, tokens, lines, cues, gaps
        self._quoted = self._in_marks(marks)
        words, capitals, full = tokens.words, tokens.capitals, speakers.cast.full_name
        first, last = bisect_left(capitals, lo), bisect_left(capitals, hi)
        named = {n for n in capitals[first:last] if words[n] in full}
        for mention in speakers.mentions_in(lo, hi):
            named.update(range(mention.lo, mention.hi))
        self._actors = sorted(named)
        self._made: dict[int, View] = {}

    def _in_marks(self, marks: Sequence[Marked]) -> list[bool]:
        """For each token whether it stands in marks; a name in marks ("Quad" leaders) does not break the phrase around it."""
        lo, hi, starts, bits = self._lo, self._hi, self._tokens.starts, self._tokens.bits
        quoted = [False] * (hi - lo)
        for mark in marks:
            first = bisect_left(starts, mark.span.start, lo, hi)
            last = bisect_left(starts, mark.span.end, first, hi)
            name = last - first <= LONGEST_NAME and all(flag & UPPER for flag in bits[first:last])
            if not name or ends_inside(self._text, mark):
                quoted[first - lo : last - lo] = [True] * (last - first)
        return quoted

    def __call__(self, number: int) -> View:
        """The view of a sentence, by its number in the article."""
        view = self._made.get(number)
        if view is None:
            view = self._made[number] = self._view(number)
        return view

    def _view(self, number: int) -> View:
        line = self._lines[number]
        lo, hi, tokens = line.lo, line.hi, self._tokens
        flags = tokens.bits[lo:hi]
        texts, marks, parts = self._gaps.texts[lo:hi], self._gaps.marks[lo:hi], self._gaps.parts[lo:hi]
        texts[0] = self._text[line.span.start : tokens.starts[lo]]
        marks[0] = marks_in(texts[0])
        quoted = self._quoted[lo - self._lo : hi - self._lo]
        if True in quoted:
            for n in range(1, hi - lo):
                parts[n] = parts[n] or quoted[n] is not quoted[n - 1]
        cues = [n for c in self._cues.get(number, ()) if "noun" not in c.takes for n in range(c.lo, c.hi)]
        if line.kind != "headline":
            cues = [n for n in cues if n == 0 or not flags[n] & UPPER]  # `the Commanding Officer` is a title
        actors = self._actors[bisect_left(self._actors, lo) : bisect_left(self._actors, hi)]
        named = frozenset([n - lo for n in actors])
        return View(tokens.words[lo:hi], flags, texts, quoted, frozenset(cues), named, marks, parts)


def near(lines: Sequence[Sentence], number: int) -> range:
    """The sentences of a paragraph near one of them, by number; all of them in a paragraph of common length."""
    block = lines[number].block
    first, last = max(0, number - NEAR), min(len(lines), number + NEAR)
    lo = bisect_left(lines, block, first, number, key=lambda line: line.block)
    return range(lo, bisect_left(lines, block + 1, number, last, key=lambda line: line.block))


def ends_inside(text: str, mark: Marked) -> bool:
    """Whether a clause or sentence ends inside the marks."""
    return text[mark.span.end - 1] in ".,!?…—-"
