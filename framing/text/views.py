"""Sentences as views: the tokens, gaps, quoted words, cues and actors of a sentence, cut from columns made once an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Protocol

from framing.model.span import Span
from framing.model.tokens import UPPER, Tokens
from framing.text.cue import Cue
from framing.text.marks import Marked
from framing.text.speakers import Speakers
from framing.text.view import View

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
    ) -> None:
        lo, hi = (lines[0].lo, lines[-1].hi) if lines else (0, 0)
        self._base = lo
        self._text, self._lines, self._cues = text, lines, cues
        self.starts: list[int] = tokens.start[lo:hi].tolist()
        self._flags: list[int] = tokens.flags[lo:hi].tolist()
        vocabulary = tokens.vocabulary.words
        self._words = list(map(vocabulary.__getitem__, tokens.word[lo:hi].tolist()))
        ends: list[int] = tokens.end[lo:hi].tolist()
        self._gaps = ["", *[text[end:start] for end, start in zip(ends, self.starts[1:], strict=False)]]
        self._quoted = self._in_marks(marks)
        named = {n - lo for m in speakers.mentions_in(lo, hi) for n in range(m.lo, m.hi)}
        full = speakers.cast.full_name
        named.update(n for n, word in enumerate(self._words) if word in full and self._flags[n] & UPPER)
        self._actors = sorted(named)
        self._made: dict[int, View] = {}

    def _in_marks(self, marks: Sequence[Marked]) -> list[bool]:
        """For each token whether it stands in marks; a name in marks ("Quad" leaders) does not break the phrase around it."""
        quoted = [False] * len(self.starts)
        for mark in marks:
            first, last = bisect_left(self.starts, mark.span.start), bisect_left(self.starts, mark.span.end)
            name = last - first <= LONGEST_NAME and all(flag & UPPER for flag in self._flags[first:last])
            if not name or ends_inside(self._text, mark):
                quoted[first:last] = [True] * (last - first)
        return quoted

    def __call__(self, number: int) -> View:
        """The view of a sentence, by its number in the article."""
        view = self._made.get(number)
        if view is None:
            view = self._made[number] = self._view(number)
        return view

    def _view(self, number: int) -> View:
        line = self._lines[number]
        lo, hi = line.lo - self._base, line.hi - self._base
        flags = self._flags[lo:hi]
        gaps = self._gaps[lo:hi]
        gaps[0] = self._text[line.span.start : self.starts[lo]]
        cues = [n for c in self._cues.get(number, ()) if "noun" not in c.takes for n in range(c.lo, c.hi)]
        if line.kind != "headline":
            cues = [n for n in cues if n == 0 or not flags[n] & UPPER]  # `the Commanding Officer` is a title
        actors = self._actors[bisect_left(self._actors, lo) : bisect_left(self._actors, hi)]
        return View(
            self._words[lo:hi],
            flags,
            gaps,
            self._quoted[lo:hi],
            frozenset(cues),
            frozenset(n - lo for n in actors),
        )


def near(lines: Sequence[Sentence], number: int) -> range:
    """The sentences of a paragraph near one of them, by number; all of them in a paragraph of common length."""
    block = lines[number].block
    first, last = max(0, number - NEAR), min(len(lines), number + NEAR)
    lo = bisect_left(lines, block, first, number, key=lambda line: line.block)
    return range(lo, bisect_left(lines, block + 1, number, last, key=lambda line: line.block))


def ends_inside(text: str, mark: Marked) -> bool:
    """Whether a clause or sentence ends inside the marks."""
    return text[mark.span.end - 1] in ".,!?…—-"
