"""Quotations and attributions of one article: each stretch in marks and each paraphrase with kind, speaker, actor and cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from framing.model.span import Span
from framing.model.tokens import CLITIC, UPPER, Tokens
from framing.text import wordclasses as wc
from framing.text.actors import Cast, Mention, resolve
from framing.text.attribution import Attribution, Cue, attributions
from framing.text.marks import Marked
from framing.text.phrases import View, phrase_after

_COLON_HEAD = re.compile(r"^[^:]{2,40}:\s")
_OPENING = ("“", '"', "‘", "«", "„")
_CLOSING = re.compile(r"[.,!?…]?[”\"’»]")
_END_INSIDE = re.compile(r"[.,!?…—-]$")
NEAR_PARAGRAPHS = 2


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
class _Said:
    """A source that has spoken: where, which paragraph, for whom, and whether it is a person."""

    span: Span
    block: int
    actor: str | None
    person: bool
    quoted: bool = False


@dataclass
class Reader:
    """Reads the quotations of one article, sentence by sentence, remembering who has spoken."""

    text: str
    tokens: Tokens
    lines: Sequence[Line]
    marks: Sequence[Marked]
    cast: Cast
    mentions: Sequence[Mention]
    cues: dict[int, list[Cue]]
    said: list[_Said] = field(default_factory=list)
    rows: list[Quote] = field(default_factory=list)

    def read(self) -> list[Quote]:
        """The article's quotations in the order of their start."""
        by_sentence: dict[int, list[Marked]] = {}
        for mark in self.marks:
            by_sentence.setdefault(self._sentence_of(mark.span), []).append(mark)
        for number in range(len(self.lines)):
            if number in self.cues or number in by_sentence or self.lines[number].kind == "headline":
                self._sentence(number, by_sentence.get(number, []))
        return sorted(self.rows, key=lambda q: (q.start, -q.end, q.kind))

    def _sentence_of(self, span: Span) -> int:
        for number, line in enumerate(self.lines):
            if span.start < line.span.end and line.span.start < max(span.end, span.start + 1):
                return number
        return -1

    def _sentence(self, number: int, marks: list[Marked]) -> None:
        line = self.lines[number]
        cues = self.cues.get(number, [])
        view = self._view(line, frozenset(n for c in cues if "noun" not in c.takes for n in range(c.lo, c.hi)))
        found = attributions(view, cues)
        if line.kind == "headline" and not found:
            found = self._headline(view, line)
        spoken = [(a, self._speak(a, view, line)) for a in found]
        for mark in marks:
            self._marked(mark, number, view, spoken)
        for attribution, who in spoken:
            self._paraphrase(attribution, who, number, view, line)

    def _view(self, line: Line, cues: frozenset[int]) -> View:
        tokens, text = self.tokens, self.text
        ids = tokens.word[line.lo : line.hi].tolist()
        starts, ends = tokens.start[line.lo : line.hi].tolist(), tokens.end[line.lo : line.hi].tolist()
        gaps = [text[line.span.start : starts[0]] if starts else ""]
        gaps += [text[ends[n - 1] : starts[n]] for n in range(1, len(starts))]
        quoted = [False] * len(ids)
        for mark in self.marks:
            if mark.span.start >= line.span.end or mark.span.end <= line.span.start:
                continue
            inside = [n for n, s in enumerate(starts) if mark.span.start <= s < mark.span.end]
            # A name in marks ("Quad" leaders) does not break the phrase around it.
            name = len(inside) <= 2 and all(tokens.flags[line.lo + n] & UPPER for n in inside)
            if not name or _END_INSIDE.search(mark.span.of(text)):
                for n in inside:
                    quoted[n] = True
        words = [tokens.vocabulary.words[w] for w in ids]
        actors = frozenset(n - line.lo for m in self.mentions if line.lo <= m.lo < line.hi for n in range(m.lo, m.hi))
        return View(words, tokens.flags[line.lo : line.hi].tolist(), gaps, quoted, cues, actors)

    def _headline(self, view: View, line: Line) -> list[Attribution]:
        """`Kremlin: Russia will restore balance`."""
        match = _COLON_HEAD.match(line.span.of(self.text))
        if not match:
            return []
        at = next((n for n in range(1, len(view)) if ":" in view.gaps[n]), 0)
        named = any(m.lo < line.lo + at and m.hi > line.lo for m in self.mentions) or any(
            w in wc.TITLES or w in self.cast.full_name for w in view.words[:at]
        )
        return (
            [Attribution((at, at), "neutral", (0, at), ((at, len(view)),))]
            if 0 < at <= 5 and named and len(view) - at >= 3
            else []
        )

    # ---------------------------------------------------------------- sources

    def _span(self, line: Line, lo: int, hi: int) -> Span:
        return Span(int(self.tokens.start[line.lo + lo]), int(self.tokens.end[line.lo + hi - 1]))

    def _speak(self, attribution: Attribution, view: View, line: Line) -> _Said | None:
        """Resolve an attribution's source and remember that it spoke."""
        if attribution.source is None:
            return None
        lo, hi = attribution.source
        words = list(view.words[lo:hi])
        span = self._span(line, lo, hi)
        before = next((s for s in reversed(self.said)), None)
        if words[0] in wc.PERSONAL or words == ["both"]:
            return self._pronoun(words[0], span, line)
        mentioned = next((m.actor for m in self.mentions if m.lo < line.lo + hi and m.hi > line.lo + lo), None)
        capitals = [bool(f & UPPER) for f in view.flags[lo:hi]]
        actor = resolve(self.cast, words, capitals, mentioned, span.of(self.text))
        if (
            actor is None
            and words[0] in ("the", "its", "his", "her", "their")
            and words[-1] in wc.GENERIC_SOURCES
            and before
        ):
            actor = before.actor
        person = any(w in self.cast.full_name for w in words) or bool(set(words) & (wc.TITLES - {"government"}))
        said = _Said(span, line.block, actor, person)
        self.said.append(said)
        return said

    def _pronoun(self, word: str, span: Span, line: Line) -> _Said:
        people = [s for s in self.said if s.person] if word in ("he", "she", "i") else self.said
        actor = people[-1].actor if people else self._last_name(span.start) if word in ("he", "she") else None
        said = _Said(
            people[-1].span if people and people[-1].block == line.block else span,
            line.block,
            actor,
            word in ("he", "she"),
        )
        self.said.append(said)
        return replace(said, span=span)

    def _last_name(self, before: int) -> str | None:
        """The person named last before a pronoun, when no source has spoken yet."""
        best: tuple[int, str] | None = None
        for surname in self.cast.full_name:
            for match in re.finditer(rf"\b{re.escape(surname)}\b", self.text[:before], re.IGNORECASE):
                if best is None or match.start() > best[0]:
                    best = (match.start(), surname)
        return self.cast.of_person(best[1]) if best else None

    # ---------------------------------------------------------------- rows

    def _paraphrase(self, attribution: Attribution, who: _Said | None, number: int, view: View, line: Line) -> None:
        """A row for the reported clause, unless all of it stands in marks."""
        pieces = [self._with_marks(self._span(line, lo, hi)) for lo, hi in attribution.content]
        loose = sum(
            not view.quoted[n] and not view.flags[n] & CLITIC for lo, hi in attribution.content for n in range(lo, hi)
        )
        if loose < 2 or loose < 0.15 * sum(hi - lo for lo, hi in attribution.content):
            return
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        self.rows.append(
            Quote(number, "indirect", start, end, *self._credits(attribution, who, line), pieces=tuple(pieces))
        )

    def _with_marks(self, span: Span) -> Span:
        """A clause with the quotation marks that stand right at its ends."""
        start = span.start - (self.text[span.start - 1 : span.start] in _OPENING)
        tail = _CLOSING.match(self.text, span.end)
        return Span(start, tail.end() if tail else span.end)

    def _credits(self, attribution: Attribution | None, who: _Said | None, line: Line) -> Credits:
        cue = self._span(line, *attribution.cue) if attribution and attribution.cue[0] < attribution.cue[1] else None
        return Credits(
            who.span if who else None, who.actor if who else None, cue, attribution.cue_class if attribution else None
        )

    def _marked(self, mark: Marked, number: int, view: View, spoken: list[tuple[Attribution, _Said | None]]) -> None:
        line = self.lines[number]
        attribution, who = self._governor(mark, line, spoken)
        kind = self._kind(mark, line, attribution is not None or mark.continues)
        if attribution is None:
            who = self._carried(mark, number, view, kind)
            if who is None and kind == "partial":
                kind = "scare"
            named = who.span if who and who.block == line.block else None
            credits = Credits(named, who.actor if who else None)
        else:
            credits = self._credits(attribution, self._named(who, line), line)
        if kind == "scare":
            credits = Credits()
        self.rows.append(Quote(number, kind, mark.span.start, mark.span.end, *credits, pieces=(mark.span,)))
        if kind == "direct" and who:
            self.said.append(replace(who, block=line.block, quoted=True))

    def _named(self, who: _Said | None, line: Line) -> _Said | None:
        """Prefer the name to the pronoun when the paragraph names the speaker."""
        if who is None or who.span.of(self.text).lower() not in wc.PERSONAL:
            return who
        named = [
            s
            for s in self.said
            if s.block == line.block and s.span.of(self.text).lower() not in wc.PERSONAL and s.actor == who.actor
        ]
        return replace(who, span=named[-1].span) if named else who

    def _governor(
        self, mark: Marked, line: Line, spoken: list[tuple[Attribution, _Said | None]]
    ) -> tuple[Attribution | None, _Said | None]:
        """The attribution whose content holds the quotation: the tightest one, else one right beside it."""
        best: tuple[int, Attribution, _Said | None] | None = None
        for attribution, who in spoken:
            for lo, hi in attribution.content:
                piece = self._span(line, lo, hi)
                if (
                    piece.start < mark.span.end
                    and mark.span.start < piece.end
                    and (best is None or len(piece) < best[0])
                ):
                    best = (len(piece), attribution, who)
        if best is None and not spoken:
            return None, None
        if best is None and _END_INSIDE.search(mark.span.of(self.text)):
            return spoken[-1] if spoken[-1][0].cue[0] >= 0 else (None, None)
        return (best[1], best[2]) if best else (None, None)

    def _kind(self, mark: Marked, line: Line, attributed: bool) -> str:
        content = mark.span.of(self.text)
        words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", content.lower())
        alone = len(content) + 4 >= len(line.span)
        ends = bool(_END_INSIDE.search(content))
        capital = bool(re.match(r"\W*[A-Z0-9]", content))
        if not words:
            return "scare"
        if (alone or mark.continues) and (len(words) > 3 or ends):
            return "direct"
        opener = words[0] in wc.SUBJECT_STARTS or words[0] in wc.DETERMINERS or capital
        finite = any(w in wc.AUXILIARIES or re.search(r"['’](?:m|re|s|ve|ll|d)$|n['’]t$", w) for w in words[1:])
        if attributed and capital and ends and (len(words) > 2 or mark.span.start <= line.span.start + 1):
            return "direct"
        if attributed and opener and (finite and len(words) > 3 or capital and len(words) > 5):
            return "direct"
        if not attributed and capital and ends and finite and len(words) > 4:
            return "direct"
        return "partial" if attributed or len(words) > 3 else "scare"

    def _carried(self, mark: Marked, number: int, view: View, kind: str) -> _Said | None:
        """The speaker of a quotation whose sentence has no cue: carried on, or the sentence's subject for a fragment."""
        line = self.lines[number]
        if kind == "direct" or mark.continues:
            near = [s for s in self.said if line.block - s.block <= NEAR_PARAGRAPHS]
            quoted = [s for s in near if s.quoted or s.block == line.block]
            source = quoted or near
            return source[-1] if source else None
        if kind == "partial":
            return self._possessor(mark, line, view)
        return None

    def _possessor(self, mark: Marked, line: Line, view: View) -> _Said | None:
        """`Tokyo's "grave concerns"`: an actor or person that owns the quoted words."""
        first = next((n for n in range(len(view)) if self.tokens.start[line.lo + n] >= mark.span.start), len(view))
        if first < 2 or view.words[first - 1] != "'s":
            return None
        mentioned = next((m for m in self.mentions if m.hi == line.lo + first - 1), None)
        phrase = (
            (mentioned.lo - line.lo, first - 1)
            if mentioned and mentioned.lo >= line.lo
            else phrase_after(view, first - 2)
        )
        if not phrase:
            return None
        span = self._span(line, *phrase)
        actor = mentioned.actor if mentioned else self.cast.of_person(view.words[first - 2])
        return _Said(span, line.block, actor, mentioned is None) if actor else None
