"""Quotations and attributions of one article: each stretch in marks and each paraphrase with kind, speaker, actor and cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.model.coding import STANCE
from framing.model.span import Span
from framing.model.tokens import CLITIC, UPPER, Tokens
from framing.text import wordclasses as wc
from framing.text.attribution import attributions
from framing.text.cue import Cue
from framing.text.marks import Marked
from framing.text.reports import Attribution
from framing.text.speakers import Said, Speakers
from framing.text.view import View

_COLON_HEAD = re.compile(r"^[^:]{2,40}:\s")
_OPENING = ("“", '"', "‘", "«", "„")
_CLOSING = re.compile(r"[.,!?…]?[”\"’»]")
_END_INSIDE = re.compile(r"[.,!?…—-]$")
_CONTRACTED = re.compile(r"['’](?:m|re|s|ve|ll|d)$|n['’]t$")
NEAR_PARAGRAPHS = 2
Spoken = tuple[Attribution, Said | None]


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: `kind` direct, partial, scare or indirect; offsets are the article's; `sentence` counts within the article."""

    sentence: int
    kind: str
    start: int
    end: int
    speaker: Span | None = None
    actor: str | None = None
    cue: Span | None = None
    cue_class: str | None = None
    pieces: tuple[Span, ...] = ()


class Credits(NamedTuple):
    """Who said it and how: the middle columns of a quotation."""

    speaker: Span | None = None
    actor: str | None = None
    cue: Span | None = None
    cue_class: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A coded sentence: its span, block number, block kind and tokens `lo` to `hi` of the batch."""

    span: Span
    block: int
    kind: str
    lo: int
    hi: int


@dataclass
class Reader:
    """Reads the quotations of one article, sentence by sentence, remembering who has spoken."""

    text: str
    tokens: Tokens
    lines: Sequence[Line]
    marks: Sequence[Marked]
    speakers: Speakers
    cues: dict[int, list[Cue]]
    rows: list[Quote] = field(default_factory=list)

    def read(self) -> list[Quote]:
        """The article's quotations in the order of their start."""
        starts = [line.span.start for line in self.lines]
        self._marks_of: dict[int, list[Marked]] = {}
        own: dict[int, list[Marked]] = {}
        for mark in self.marks:
            first = max(0, bisect_right(starts, mark.span.start) - 1)
            last = max(first, bisect_left(starts, mark.span.end) - 1)
            own.setdefault(first, []).append(mark)
            for number in range(first, last + 1):
                self._marks_of.setdefault(number, []).append(mark)
        for number, line in enumerate(self.lines):
            if number in self.cues or number in self._marks_of or line.kind == "headline":
                self._sentence(number, own.get(number, []))
        return sorted(self.rows, key=lambda q: (q.start, -q.end, q.kind))

    def _sentence(self, number: int, marks: list[Marked]) -> None:
        line = self.lines[number]
        cues = self.cues.get(number, [])
        view = self._view(number, frozenset(n for c in cues if "noun" not in c.takes for n in range(c.lo, c.hi)))
        found = attributions(view, cues)
        if line.kind == "headline" and not found:
            found = self._headline(view, line)
        spoken = [(a, self.speakers.speak(view, line.lo, line.block, a.source) if a.source else None) for a in found]
        for mark in marks:
            self._marked(mark, number, view, spoken)
        for attribution, who in spoken:
            self._paraphrase(attribution, who, number, view, line)

    def _view(self, number: int, cues: frozenset[int]) -> View:
        line, tokens = self.lines[number], self.tokens
        starts, ends = tokens.start[line.lo : line.hi].tolist(), tokens.end[line.lo : line.hi].tolist()
        flags = tokens.flags[line.lo : line.hi].tolist()
        words = [tokens.vocabulary.words[w] for w in tokens.word[line.lo : line.hi].tolist()]
        gaps = [self.text[line.span.start : starts[0]]]
        gaps += [self.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        quoted = [False] * len(words)
        for mark in self._marks_of.get(number, ()):
            inside = range(bisect_left(starts, mark.span.start), bisect_left(starts, mark.span.end))
            # A name in marks ("Quad" leaders) does not break the phrase around it.
            name = len(inside) <= 2 and all(flags[n] & UPPER for n in inside)
            if not name or _END_INSIDE.search(mark.span.of(self.text)):
                for n in inside:
                    quoted[n] = True
        actors = {n - line.lo for m in self.speakers.mentions_in(line.lo, line.hi) for n in range(m.lo, m.hi)}
        actors |= {n for n, word in enumerate(words) if flags[n] & UPPER and word in self.speakers.cast.full_name}
        return View(words, flags, gaps, quoted, cues, frozenset(actors))

    def _headline(self, view: View, line: Line) -> list[Attribution]:
        """`Kremlin: Russia will restore balance`."""
        if not _COLON_HEAD.match(line.span.of(self.text)):
            return []
        at = next((n for n in range(1, len(view)) if ":" in view.gaps[n]), 0)
        named = any(n in view.actors or view.words[n] in wc.TITLES for n in range(at))
        if not (0 < at <= 5 and named and len(view) - at >= 3):
            return []
        return [Attribution((at, at), "neutral", (0, at), ((at, len(view)),))]

    def _span(self, line: Line, piece: tuple[int, int]) -> Span:
        return self.speakers.span(line.lo + piece[0], line.lo + piece[1])

    def _paraphrase(self, attribution: Attribution, who: Said | None, number: int, view: View, line: Line) -> None:
        """A row for the reported clause, unless all of it stands in marks."""
        inside = [n for lo, hi in attribution.content for n in range(lo, hi)]
        loose = sum(not view.quoted[n] and not view.flags[n] & CLITIC for n in inside)
        if loose < (1 if len(inside) == 1 else 2) or loose < 0.15 * len(inside):
            return
        pieces = tuple(self._with_marks(self._span(line, piece)) for piece in attribution.content)
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        pieces = () if attribution.cue_class == STANCE else pieces  # nobody's words: the outlet vouches for them
        self.rows.append(Quote(number, "indirect", start, end, *self._credits(attribution, who, line), pieces=pieces))

    def _with_marks(self, span: Span) -> Span:
        """A clause with the quotation marks that stand right at its ends."""
        start = span.start - (self.text[span.start - 1 : span.start] in _OPENING)
        tail = _CLOSING.match(self.text, span.end)
        return Span(start, tail.end() if tail else span.end)

    def _credits(self, attribution: Attribution, who: Said | None, line: Line) -> Credits:
        cue = self._span(line, attribution.cue) if attribution.cue[0] < attribution.cue[1] else None
        return Credits(who.span if who else None, who.actor if who else None, cue, attribution.cue_class)

    def _marked(self, mark: Marked, number: int, view: View, spoken: list[Spoken]) -> None:
        line = self.lines[number]
        governor = self._governor(mark, line, spoken)
        kind = kind_of(mark, self.text, line.span, governor is not None or mark.continues)
        if governor is not None:
            who = governor[1]
            credits = self._credits(governor[0], self.speakers.named(who, line.block), line)
        else:
            who = self._carried(mark, line, view, kind)
            kind = "partial" if who and kind == "scare" else kind
            kind = "scare" if who is None and kind == "partial" else kind
            credits = Credits(who.span if who and who.block == line.block else None, who.actor if who else None)
        credits = Credits() if kind == "scare" else credits
        self.rows.append(Quote(number, kind, mark.span.start, mark.span.end, *credits, pieces=(mark.span,)))
        if kind == "direct" and who:
            self.speakers.remember_quoted(who, line.block)

    def _governor(self, mark: Marked, line: Line, spoken: list[Spoken]) -> Spoken | None:
        """The attribution whose content holds the quotation: the tightest one, else the sentence's last."""
        around = [
            (len(piece), n)
            for n, (attribution, _) in enumerate(spoken)
            for piece in (self._span(line, p) for p in attribution.content)
            if piece.start < mark.span.end and mark.span.start < piece.end
        ]
        if around:
            return spoken[min(around)[1]]
        return spoken[-1] if spoken and _END_INSIDE.search(mark.span.of(self.text)) else None

    def _carried(self, mark: Marked, line: Line, view: View, kind: str) -> Said | None:
        """The speaker of a quotation whose sentence has no cue: carried on, or the owner of a fragment."""
        if kind == "direct" or mark.continues:
            return self.speakers.carried(line.block, NEAR_PARAGRAPHS)
        starts = self.tokens.start[line.lo : line.hi].tolist()
        first = bisect_left(starts, mark.span.start)
        if first < 2 or view.words[first - 1] != "'s":
            return None
        return self.speakers.owner(view, line.lo, line.block, first - 1)


def kind_of(mark: Marked, text: str, sentence: Span, attributed: bool) -> str:
    """direct: one or more clauses; partial: a fragment of a source's words; scare: marks as distance, no source."""
    content = mark.span.of(text)
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", content.lower())
    alone = len(content) + 4 >= len(sentence)
    ends = bool(_END_INSIDE.search(content))
    capital = bool(re.match(r"\W*[A-Z0-9]", content))
    if not words:
        return "scare"
    if (alone or mark.continues) and (len(words) > 3 or ends):
        return "direct"
    opener = words[0] in wc.SUBJECT_STARTS or words[0] in wc.DETERMINERS or capital
    finite = any(w in wc.AUXILIARIES or _CONTRACTED.search(w) for w in words[1:])
    if attributed and capital and ends and (len(words) > 2 or mark.span.start <= sentence.start + 1):
        return "direct"
    if attributed and opener and (finite and len(words) > 3 or capital and len(words) > 5):
        return "direct"
    if not attributed and capital and ends and finite and len(words) > 4:
        return "direct"
    return "partial" if attributed or len(words) > 3 else "scare"
