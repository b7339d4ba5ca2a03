"""Quotations and attributions of one article: each stretch in marks and each paraphrase with kind, speaker, actor and cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.model.coding import STANCE
from framing.model.span import Span
from framing.model.tokens import CLITIC, Tokens
from framing.text import wordclasses as wc
from framing.text.attribution import attributions
from framing.text.clauses import MAX_REPORT
from framing.text.cue import Cue
from framing.text.gaps import Gaps
from framing.text.marks import Marked
from framing.text.naming import Names
from framing.text.quotekind import LONG, kind_of
from framing.text.readings import Attribution
from framing.text.speakers import Said, Speakers
from framing.text.titles import title_key, titles
from framing.text.transcript import Turn, turns
from framing.text.uncued import Uncued
from framing.text.view import View
from framing.text.views import Views, ends_inside

_COLON_HEAD = re.compile(r"^[^:]{2,40}:\s")
_OPENING = tuple("“\"‘'«„")
_CLOSING = re.compile(r"[.,!?…]?[”\"’'»]")
_SO_CALLED = re.compile(r"\bso[- ]called\s[“\"‘'«„]$", re.IGNORECASE)
_DASHES = ("— ", "– ", "—\xa0", "–\xa0", "―")
MANY = 40
"""From so many attributions in a sentence on, a mark looks only at those around it."""
Spoken = tuple[Attribution, Said | None]


class Quote(NamedTuple):
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


class Line(NamedTuple):
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
    gaps: Gaps
    rows: list[Quote] = field(default_factory=list)

    def read(self) -> list[Quote]:
        """The article's quotations in the order of their start."""
        own, kept = self._own_marks()
        self._views = Views(self.text, self.tokens, self.lines, kept, self.speakers, self.cues, self.gaps)
        self._prepare()
        for number, line in enumerate(self.lines):
            for turn in self._turns_of.get(number, ()):
                self._turn(turn, line)
            if number in self.cues or number in own or line.kind == "headline" or line.block in self._dashed:
                self._sentence(number, own.get(number, []))
        return sorted(self.rows, key=lambda q: (q.start, -q.end, q.kind))

    def _prepare(self) -> None:
        self._turns = turns(self.text, self.lines)
        self._turn_starts = [turn.span.start for turn in self._turns]
        self._turns_of: dict[int, list[Turn]] = {}
        for turn in self._turns:
            self._turns_of.setdefault(turn.line, []).append(turn)
        self._dashed: dict[int, Credits | None] = {
            line.block: None
            for line in self.lines
            if self.text.startswith(_DASHES, line.span.start) and line.kind == "body"
        }
        self._reporting: set[int] = set()
        self._last_governed: tuple[Marked, Spoken] | None = None
        self._waiting: list[int] = []  # rows of a quotation over paragraphs whose speaker may be named at its end
        self._names = Names(self.text, self.tokens, self.lines, self.speakers, self._views)
        self._uncued = Uncued(
            self.text, self.tokens, self.lines, self.speakers, self._views, self._reporting.__contains__, self.cues
        )

    def _own_marks(self) -> tuple[dict[int, list[Marked]], list[Marked]]:
        """The marks by the sentence that they start in, and in order; titles and names of ships are left out."""
        starts = [line.span.start for line in self.lines]
        first = [max(0, bisect_right(starts, mark.span.start) - 1) for mark in self.marks]
        named = titles([(m.span, self.lines[n].span) for m, n in zip(self.marks, first, strict=True)], self.text)
        own: dict[int, list[Marked]] = {}
        kept: list[Marked] = []
        for mark, number in zip(self.marks, first, strict=True):
            if not named or title_key(mark.span, self.text) not in named:
                own.setdefault(number, []).append(mark)
                kept.append(mark)
        return own, kept

    def _sentence(self, number: int, marks: list[Marked]) -> None:
        line = self.lines[number]
        cues = self.cues.get(number, [])
        view = self._views(number)
        found = attributions(view, cues) if cues else []
        if line.kind == "headline" and not found:
            found = self._headline(view, line)
        if found:
            self._reporting.add(number)
        spoken = [(a, self.speakers.speak(view, line.lo, line.block, a.source) if a.source else None) for a in found]
        for mark in marks:
            self._marked(mark, number, spoken)
        for attribution, who in spoken:
            self._paraphrase(attribution, who, number, view, line)
        if line.block in self._dashed and not found:
            self._goes_on(number, line)

    def _headline(self, view: View, line: Line) -> list[Attribution]:
        """`Mayor: City to build nine bridges`."""
        if not _COLON_HEAD.match(line.span.of(self.text)):
            return []
        at = next((n for n in range(1, len(view)) if ":" in view.gaps[n]), 0)
        named = any(n in view.actors or view.words[n] in wc.TITLES for n in range(at))
        if not (0 < at <= 5 and named and len(view) - at >= 3):
            return []
        return [Attribution((at, at), "neutral", (0, at), ((at, len(view)),))]

    def _span(self, line: Line, piece: tuple[int, int]) -> Span:
        return self.speakers.span(line.lo + piece[0], line.lo + piece[1])

    def _turn(self, turn: Turn, line: Line) -> None:
        """A row for unmarked speech, unless it opens with a mark; its speaker goes on speaking in the marks within."""
        who = self._uncued.labelled(turn.speaker, line.block) if turn.speaker else None
        if turn.intro is not None:
            who = self._uncued.subject(turn.intro)
        if who:
            self.speakers.remember_quoted(who, line.block)
        if self.text[turn.span.start] in _OPENING:
            return
        credits = Credits(None if turn.goes_on else turn.speaker, who.actor if who else None)
        self.rows.append(Quote(turn.line, "direct", turn.span.start, turn.span.end, *credits, pieces=(turn.span,)))

    def _paraphrase(self, attribution: Attribution, who: Said | None, number: int, view: View, line: Line) -> None:
        """A row for the reported clause, unless all of it stands in marks."""
        size = loose = 0
        for lo, hi in attribution.content:
            rows = zip(view.quoted[lo:hi], view.flags[lo:hi], strict=True)
            loose += len([flags for quoted, flags in rows if not quoted and not flags & CLITIC])
            size += hi - lo
        spoken = line.block in self._dashed and attribution.content[0][0] == 0
        if not spoken and loose < (1 if size == 1 else 2) or loose < 0.15 * size:
            return
        pieces = tuple(self._with_marks(self._span(line, piece)) for piece in attribution.content)
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        if self._in_turn(start, end):
            return
        pieces = () if attribution.cue_class == STANCE else pieces  # nobody's words: the outlet vouches for them
        credits = self._credits(attribution, who, line)
        if spoken:
            self._dashed[line.block] = credits
        self.rows.append(Quote(number, "direct" if spoken else "indirect", start, end, *credits, pieces=pieces))

    def _in_turn(self, start: int, end: int) -> bool:
        """Whether unmarked speech holds a stretch; what is reported in it is part of it."""
        before = bisect_right(self._turn_starts, start) - 1
        return before >= 0 and end <= self._turns[before].span.end

    def _goes_on(self, number: int, line: Line) -> None:
        """A sentence of a paragraph of speech behind a dash, after the one that said whose it is."""
        credits = self._dashed[line.block]
        if credits is not None:
            self.rows.append(Quote(number, "direct", line.span.start, line.span.end, *credits, pieces=(line.span,)))

    def _with_marks(self, span: Span) -> Span:
        """A clause with the quotation marks that stand right at its ends."""
        start = span.start - (self.text[span.start - 1 : span.start] in _OPENING)
        tail = _CLOSING.match(self.text, span.end)
        return Span(start, tail.end() if tail else span.end)

    def _credits(self, attribution: Attribution, who: Said | None, line: Line) -> Credits:
        cue = self._span(line, attribution.cue) if attribution.cue[0] < attribution.cue[1] else None
        return Credits(who.span if who else None, who.actor if who else None, cue, attribution.cue_class)

    def _marked(self, mark: Marked, number: int, spoken: list[Spoken]) -> None:
        """A row for a stretch in marks, with its kind and who said it."""
        line = self.lines[number]
        distanced = bool(_SO_CALLED.search(self.text, max(line.span.start, mark.span.start - 12), mark.span.start))
        governor = None if distanced else self._governor(mark, line, spoken) or self._resumed(mark, line)
        kind, who, credits = self._credited(mark, number, governor, distanced)
        if kind == "scare":
            credits = Credits()
        self._wait(mark, governor is not None, credits)
        self._last_governed = (mark, governor) if governor is not None and kind == "direct" else None
        self.rows.append(Quote(number, kind, mark.span.start, mark.span.end, *credits, pieces=(mark.span,)))
        if kind == "direct" and who:
            self.speakers.remember_quoted(who, line.block)

    def _credited(
        self, mark: Marked, number: int, governor: Spoken | None, distanced: bool
    ) -> tuple[str, Said | None, Credits]:
        """The kind of a stretch in marks, who said it, and the columns that tell it."""
        line = self.lines[number]
        headed = self._uncued.headed(mark, number) if governor is None else None
        kind = kind_of(mark, self.text, line.span, governor is not None or headed is not None or mark.continues)
        unnamed = governor is not None and governor[0].source is None
        if kind == "partial" and (distanced or unnamed) and mark.span.of(self.text).count(" ") < LONG - 1:
            who = None if distanced else self._uncued.owner(mark, number)
            return ("partial", who, Credits(who.span, who.actor)) if who else ("scare", None, Credits())
        if governor is not None:
            who = self._names.name_for(governor[1], number) if governor[1] else None
            return kind, who, self._credits(governor[0], who, line)
        if headed:
            return kind, headed, Credits(headed.span, headed.actor)
        if kind != "direct":
            who = None if distanced else self._uncued.of_fragment(mark, number)
            kind = kind_of(mark, self.text, line.span, True) if who else kind
            return kind, who, Credits(who.span, who.actor) if who else Credits()
        who = self._uncued.of_speech(mark, number)
        who = self._names.name_for(who, number) if who else None
        return kind, who, Credits(who.span if who and who.block == line.block else None, who.actor if who else None)

    def _resumed(self, mark: Marked, line: Line) -> Spoken | None:
        """`"We go," Lee began his speech, "and we stay"`: what goes on with the quotation before in the sentence."""
        if self._last_governed is None or not line.span.start <= self._last_governed[0].span.start:
            return None
        between = self.text[self._last_governed[0].span.end : mark.span.start - 1].rstrip()
        return self._last_governed[1] if between[-1:] == "," and self.text[mark.span.start].islower() else None

    def _wait(self, mark: Marked, governed: bool, credits: Credits) -> None:
        """Give the paragraphs of a quotation the speaker that is named only at its end."""
        if not mark.continues:
            self._waiting = []
        if not governed:
            self._waiting.append(len(self.rows))
            return
        for n in self._waiting:
            self.rows[n] = self.rows[n]._replace(actor=credits.actor)
        self._waiting = []

    def _near(self, mark: Marked, line: Line, spoken: list[Spoken]) -> Iterable[tuple[int, Spoken]]:
        """The attributions, with their numbers, that a mark can stand in: of very many in one sentence those around it."""
        if len(spoken) <= MANY:
            return enumerate(spoken)
        starts = self.tokens.starts
        first = bisect_left(starts, mark.span.start, line.lo, line.hi) - line.lo - MAX_REPORT
        last = bisect_left(starts, mark.span.end, line.lo, line.hi) - line.lo + MAX_REPORT
        lo = bisect_left(spoken, first, key=lambda s: s[0].cue[0])
        hi = bisect_left(spoken, last, key=lambda s: s[0].cue[0])
        return zip(range(lo, hi), spoken[lo:hi], strict=True)

    def _governor(self, mark: Marked, line: Line, spoken: list[Spoken]) -> Spoken | None:
        """The attribution whose content holds the quotation: the tightest that has a source; else one right beside it."""
        around = [
            (attribution.source is None, len(piece), n)
            for n, (attribution, _) in self._near(mark, line, spoken)
            for piece in (self._span(line, p) for p in attribution.content)
            if piece.start < mark.span.end and mark.span.start < piece.end
        ]
        if around:
            return spoken[min(around)[2]]
        if not spoken or not ends_inside(self.text, mark) or spoken[-1][0].cue[0] == spoken[-1][0].cue[1]:
            return None
        if self._span(line, spoken[-1][0].cue).start > mark.span.end:
            return spoken[-1]
        led_by = self.text[max(line.span.start, mark.span.start - 3) : mark.span.start - 1].rstrip()[-1:]
        fragment = self.text[mark.span.start].islower() and mark.span.of(self.text).count(" ") > 1
        return spoken[-1] if led_by in (":", ",") or fragment else None
