"""Block structure: which lines are headline, byline, caption, body, furniture, and why.

The rules of `lineshape`, `linecaption` and `lineplace` and the phrases of the `furniture` codebook give each line log-odds for
each kind, and `sequence` finds the best kinds for all lines together. Most lines are plain prose and are known at a glance.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass

from framing.model.span import Span
from framing.text.dateline import dateline
from framing.text.fused import PhraseHit, pieces
from framing.text.lineplace import Place, is_item, is_prose, opens_items, opens_points, place_scores
from framing.text.lineshape import CLOSERS, LONG, Scores, Shape, is_bullet_only, is_plain, shape_scores, tells_news
from framing.text.sequence import KINDS, STATES, Row, best_states

KIND_OF_CATEGORY = {"byline": "byline", "credit_end": "byline", "caption": "caption"}
SURE_FURNITURE = 3.0
_PLAIN_LONG: Scores = [("body", 3.8, "long prose")]
_PLAIN: Scores = [("body", 3.0, "a full sentence")]
_PLAIN_SHORT: Scores = [("body", 1.6, "a short sentence")]
_FORCED, _HEAVY, _TOP_LINES = 9.0, 0.8, 3
_AFTER_TEXT = frozenset("comment popular".split())
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_NO_WORD = re.compile(r"\W+")
_ALIKE, _READ = 8, 1600
_OPENERS = "\"'“‘«([•-–—* "


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph with its kind and the rule that decided it.

    `copy_of` is the block that it repeats word for word, or -1; `dateline` is the place, date and agency that open a body paragraph.
    """

    span: Span
    kind: str
    reason: str
    copy_of: int = -1
    dateline: Span | None = None


@dataclass(slots=True)
class _Line:
    """A paragraph, or a part of one, on its way to become a block."""

    span: Span
    text: str
    n: int
    hits: list[PhraseHit]
    kind: str = ""
    reason: str = ""
    shape: Shape | None = None

    def form(self) -> Shape:
        """The shape, made when it is first asked for."""
        if self.shape is None:
            self.shape = Shape.of(self.text, self.n)
        return self.shape


def classify(text: str, spans: list[Span], n_words: list[int], phrases: list[list[PhraseHit]]) -> list[Block]:
    """The blocks of one article: `spans` are its paragraphs, with each one's number of words and furniture phrases."""
    lines = _lines(text, spans, n_words, phrases)
    if not lines:
        return []
    copies = _copies(text, lines)
    scores = _all_scores(lines, copies)
    if len(lines) == 1 and lines[0].n and _totals(scores[0])["furniture"] < SURE_FURNITURE:
        span = lines[0].span
        return [Block(span, "body", "the only paragraph", dateline=dateline(text, span))]
    states = best_states(_emissions(scores))
    blocks: list[Block] = []
    for n, (line, state) in enumerate(zip(lines, states, strict=True)):
        kind = KINDS[min(state, 4)]
        if copies[n] >= 0:
            blocks.append(Block(line.span, blocks[copies[n]].kind, f"repeats block {copies[n]}", copies[n]))
            continue
        opening = dateline(text, line.span) if kind == "body" else None
        blocks.append(Block(line.span, kind, line.reason or _reason(scores[n], kind, state), dateline=opening))
    return blocks


def _lines(text: str, spans: list[Span], n_words: list[int], phrases: list[list[PhraseHit]]) -> list[_Line]:
    """The paragraphs, those in which two things stand cut in parts."""
    out: list[_Line] = []
    for span, n, hits in zip(spans, n_words, phrases, strict=True):
        parts = pieces(text, span, n, hits, len(out) < _TOP_LINES)
        if len(parts) == 1 and not parts[0].kind:
            out.append(_Line(span, _clipped(text, span), n, hits))
            continue
        at = 0
        for part in parts:
            to = at
            while to < len(hits) and hits[to].start < part.span.end:
                to += 1
            words = len(_WORD.findall(text, part.span.start, part.span.end))
            out.append(_Line(part.span, _clipped(text, part.span), words, hits[at:to], part.kind, part.reason))
            at = to
    return out


def _clipped(text: str, span: Span) -> str:
    """The words that the rules read: of a line longer than any title, caption or note its two ends."""
    if span.end - span.start <= _READ:
        return text[span.start : span.end]
    return f"{text[span.start : span.start + _READ // 2]} {text[span.end - _READ // 2 : span.end]}"


def _copies(text: str, lines: list[_Line]) -> list[int]:
    """For each line the first line of the same words, or -1; lines are compared in full where they open alike."""
    same: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        same.setdefault(line.text.lstrip(_OPENERS)[:_ALIKE].lower(), []).append(n)
    out = [-1] * len(lines)
    if len(same) == len(lines):
        return out
    for numbers in same.values():
        first: dict[str, int] = {}
        for n in numbers if len(numbers) > 1 else ():
            key = _NO_WORD.sub(" ", lines[n].span.of(text).casefold().replace("’", "'")).strip()
            before = first.setdefault(key, n)
            out[n] = before if before != n and key else -1
    return out


@dataclass(slots=True)
class _Reading:
    """What has been met so far on the way down the lines."""

    opening: bool = True
    first: bool = True
    titles: bool = False
    titled: bool = False
    bylined: bool = False
    points: bool = False
    listed: bool = False
    items: bool = False
    ended: bool = False
    above: Shape | None = None
    before: Shape | None = None

    def place(self, after: Shape | None) -> Place:
        """Where the next line stands."""
        return Place(
            self.opening,
            self.first,
            self.titles,
            self.titled,
            self.bylined,
            self.points,
            self.listed,
            self.items,
            self.above,
            self.before,
            after,
        )

    def goes_on(self, line: _Line) -> bool:
        """Whether the text may go on: nothing that follows articles has been met, or here is news again after it."""
        return not self.ended or (line.n >= 12 and tells_news(line.text))

    def pass_plain(self, line: _Line) -> None:
        """Go past a line of plain prose."""
        self.listed = self.points = self.items = self.ended = False
        self.above = self.before = line.form()

    def pass_line(self, line: _Line, looks: dict[str, float], totals: dict[str, float]) -> None:
        """Go past any other line: `looks` is what its shape says, `totals` what is said with its place."""
        shape = line.form()
        best = max(totals, key=totals.__getitem__)
        self.points = (self.points and not is_prose(shape)) or opens_points(shape)
        self.listed = is_bullet_only(shape.text)
        self.items = (best != "furniture" and opens_items(shape)) or (self.items and is_item(shape))
        self.ended = self.ended or (looks["furniture"] >= 2.0 and any(_follows_text(h) for h in line.hits))
        self.above = shape
        if best not in ("furniture", "caption") or totals[best] < SURE_FURNITURE:
            self.before = shape
        if self.opening:
            self.titled = self.titled or best == "headline"
            self.bylined = self.bylined or best == "byline"
            self.titles = best == "headline" and (self.first or self.titles)
            self.first = self.first and best == "furniture" and totals[best] >= 1.0
            self.opening = not _begins(shape, looks, best, self.first)


def _all_scores(lines: list[_Line], copies: list[int]) -> list[Scores]:
    out: list[Scores] = []
    reading = _Reading()
    for n, line in enumerate(lines):
        if not (reading.opening or line.kind) and copies[n] < 0 and reading.goes_on(line) and _is_plain(line):
            out.append(_PLAIN_LONG if line.n >= LONG else _PLAIN if line.n >= 12 else _PLAIN_SHORT)
            reading.pass_plain(line)
            continue
        shape = line.form()
        scores = shape_scores(shape) + _phrase_scores(line.hits, shape)
        looks = _totals(scores)
        scores += place_scores(shape, reading.place(_next(lines, copies, n)))
        if copies[n] >= 0 and shape.n >= 3:
            scores.append(("body", -2.0, "repeats a line"))
        if line.kind:
            scores.append((line.kind, _FORCED, line.reason))
        reading.pass_line(line, looks, _totals(scores))
        out.append(scores)
    return out


def _next(lines: list[_Line], copies: list[int], n: int) -> Shape | None:
    """The next line, past one that is repeated or short and furniture by its phrases, such as an advertisement's label."""
    after = n + 1
    if after + 1 < len(lines) and (
        copies[after] >= 0 or (lines[after].n <= 6 and any(map(_weighs, lines[after].hits)))
    ):
        after += 1
    return lines[after].form() if after < len(lines) else None


def _is_plain(line: _Line) -> bool:
    """Whether a line is plain prose: no rule and no phrase of weight speaks against it."""
    if line.hits and (line.n < LONG or any(_weighs(h) for h in line.hits)):
        return False
    return is_plain(line.text, line.n)


def _weighs(hit: PhraseHit) -> bool:
    """Whether a phrase counts in a long line; credits and captions are known by their form there."""
    indicator = hit.entry.indicator
    inner = indicator.category in KIND_OF_CATEGORY and "{line}" not in indicator.note
    return indicator.weight >= _HEAVY and not inner


def _follows_text(hit: PhraseHit) -> bool:
    """Whether a phrase is of the furniture that stands under an article."""
    return hit.entry.indicator.category in _AFTER_TEXT


def _begins(shape: Shape, looks: dict[str, float], best: str, first: bool) -> bool:
    """Whether a line is the first paragraph of the text."""
    if best == "headline" or not shape.terminal or (first and shape.text.rstrip(CLOSERS)[-1:] in "?!"):
        return False
    return looks["body"] >= 1.5 and best == "body" and looks["body"] > max(looks[k] for k in KINDS if k != "body")


def _phrase_scores(hits: list[PhraseHit], shape: Shape) -> Scores:
    """Log-odds from furniture phrases: full for a phrase that makes up much of the line, less in a long one."""
    best: dict[str, tuple[float, str]] = {}
    covered: defaultdict[str, float] = defaultdict(float)
    for hit in hits:
        indicator = hit.entry.indicator
        share = hit.n / max(1, shape.n)
        kind = KIND_OF_CATEGORY.get(indicator.category, "furniture")
        weight = min(max(indicator.weight, 0.05), 0.95)
        strength = (math.log(weight / (1 - weight)) + 1.2) * _reach(
            weight, share, "{line}" in indicator.note, kind != "furniture"
        )
        covered[kind] += 0.4 * max(0.0, strength)
        if strength > best.get(kind, (-9.0, ""))[0]:
            best[kind] = (strength, f"{indicator.category}: {indicator.pattern}")
    return [
        (kind, strength + min(2.0, covered[kind] - 0.4 * max(0.0, strength)), reason)
        for kind, (strength, reason) in best.items()
    ]


def _reach(weight: float, share: float, opens: bool, credit: bool) -> float:
    """How much of a phrase's weight counts: all of it in a short line, most of it when it is decisive or opens the line.

    Credits (by Reuters, via AP) also stand in running text, so in a long line they count for little.
    """
    least = 0.85 if opens else 0.1 if credit else 0.8 if weight >= 0.9 else 0.4
    return min(1.0, least + (2.0 if credit else 2.5) * share)


def _totals(scores: Scores) -> dict[str, float]:
    totals = dict.fromkeys(KINDS, 0.0)
    for kind, score, _ in scores:
        totals[kind] += score
    return totals


def _emissions(scores: list[Scores]) -> list[Row | None]:
    """Each line's log-odds for each state; None for plain prose, which is body whatever stands beside it."""
    rows: list[Row | None] = []
    for spoken in scores:
        if spoken is _PLAIN_LONG or spoken is _PLAIN:
            rows.append(None)
            continue
        t = _totals(spoken)
        tail = t["furniture"] if t["furniture"] >= t["body"] else t["furniture"] + 0.3 * (t["body"] - t["furniture"])
        rows.append((t["headline"], t["byline"], t["caption"], t["body"], t["furniture"], tail))
    return rows


def _reason(scores: Scores, kind: str, state: int) -> str:
    spoken = [(score, reason) for k, score, reason in scores if k == kind and score > 0]
    if spoken:
        return max(spoken)[1]
    return "stands among what follows the article" if STATES[state] == "tail" else "by its place among its neighbours"
