"""The log-odds of each line of an article for each kind of block, from its shape, its phrases and its place."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from framing.model.span import Span
from framing.text.fused import PhraseHit
from framing.text.linecaption import is_credit
from framing.text.lineplace import Place, is_item, is_prose, opens_items, opens_points, place_scores
from framing.text.lineshape import is_bullet_only, is_plain, shape_scores, tells_news
from framing.text.sequence import KINDS
from framing.text.shape import CLOSERS, LONG, Scores, Shape

KIND_OF_CATEGORY = {"byline": "byline", "credit_end": "byline", "caption": "caption"}
SURE_FURNITURE = 3.0
PLAIN_LONG: Scores = [("body", 3.8, "long prose")]
PLAIN: Scores = [("body", 3.0, "a full sentence")]
PLAIN_SHORT: Scores = [("body", 2.2, "a short sentence")]
_FORCED, _HEAVY, _OPENING = 9.0, 0.8, 60
_AFTER_TEXT = frozenset("comment popular trust".split())
_ROW = 3
"""So many lines of furniture one after the other may be those that follow an article."""


@dataclass(slots=True)
class Line:
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
    row: int = 0
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

    def goes_on(self, line: Line) -> bool:
        """Whether the text may go on: nothing that follows articles has been met, or here is news again after it."""
        return not self.ended or (line.n >= 12 and tells_news(line.text))

    def pass_plain(self, line: Line) -> None:
        """Go past a line of plain prose."""
        self.listed = self.points = self.items = self.ended = False
        self.row = 0
        self.above = self.before = line.form()

    def pass_line(self, line: Line, looks: dict[str, float], totals: dict[str, float]) -> None:
        """Go past any other line: `looks` is what its shape says, `totals` what is said with its place."""
        shape = line.form()
        best = max(totals, key=totals.__getitem__)
        self.points = (self.points and not is_prose(shape)) or opens_points(shape)
        self.listed = is_bullet_only(shape.text)
        self.items = (best != "furniture" and opens_items(shape)) or (self.items and is_item(shape))
        self.ended = self.ended or (looks["furniture"] >= 2.0 and any(_follows_text(h) for h in line.hits))
        self.above = shape
        self.row = self.row + 1 if best == "furniture" else 0
        self.ended = self.ended or self.row >= _ROW
        if best not in ("furniture", "caption") or totals[best] < SURE_FURNITURE:
            self.before = shape
        if self.opening:
            self.titled = self.titled or best == "headline"
            self.bylined = self.bylined or best == "byline"
            self.titles = best == "headline" and (self.first or self.titles)
            self.first = self.first and best == "furniture" and totals[best] >= 1.0
            self.opening = not _begins(shape, looks, best, self.first)


def all_scores(lines: list[Line], copies: list[int]) -> list[Scores]:
    out: list[Scores] = []
    reading = _Reading()
    for n, line in enumerate(lines):
        if (
            not (reading.opening or line.kind)
            and copies[n] < 0
            and reading.goes_on(line)
            and _is_plain(line, _below(lines, n))
        ):
            sure = line.n >= 12 or (line.n >= 8 and tells_news(line.text))
            out.append(PLAIN_LONG if line.n >= LONG else PLAIN if sure else PLAIN_SHORT)
            reading.pass_plain(line)
            continue
        shape = line.form()
        scores = shape_scores(shape) + _phrase_scores(line, shape)
        looks = totals_of(scores)
        scores += place_scores(shape, reading.place(_next(lines, copies, n)))
        if copies[n] >= 0 and shape.n >= 3:
            scores.append(("body", -2.0, "repeats a line"))
        if line.kind:
            scores.append((line.kind, _FORCED, line.reason))
        reading.pass_line(line, looks, totals_of(scores))
        out.append(scores)
    return out


def _next(lines: list[Line], copies: list[int], n: int) -> Shape | None:
    """The next line, past one that is repeated or short and furniture by its phrases, such as an advertisement's label."""
    after = n + 1
    if after + 1 < len(lines) and (
        copies[after] >= 0 or (lines[after].n <= LONG and any(map(_weighs, lines[after].hits)))
    ):
        after += 1
    return lines[after].form() if after < len(lines) else None


def _below(lines: list[Line], n: int) -> Line | None:
    return lines[n + 1] if n + 1 < len(lines) else None


def _is_plain(line: Line, below: Line | None) -> bool:
    """Whether a line is plain prose: no rule and no phrase of weight speaks against it, and no credit stands under it."""
    if below is not None and below.hits and is_credit(below.form()):
        return False
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


def _phrase_scores(line: Line, shape: Shape) -> Scores:
    """Log-odds from furniture phrases: full for a phrase that makes up much of the line, less in a long one."""
    best: dict[str, tuple[float, str]] = {}
    covered: defaultdict[str, float] = defaultdict(float)
    for hit in line.hits:
        indicator = hit.entry.indicator
        inside = shape.n >= LONG and hit.start - line.span.start > _OPENING
        share = hit.n / max(1, shape.n)
        kind = KIND_OF_CATEGORY.get(indicator.category, "furniture")
        weight = min(max(indicator.weight, 0.05), 0.95)
        strength = (math.log(weight / (1 - weight)) + 1.2) * _reach(
            0.0 if inside else weight, share, "{line}" in indicator.note, kind != "furniture"
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

    Inside a long line (`weight` is then 0) a phrase may be one of the text's own.
    Credits (by Reuters, via AP) also stand in running text, so in a long line they count for little.
    """
    least = 0.85 if opens else 0.1 if credit else 0.8 if weight >= 0.9 else 0.4
    return min(1.0, least + (2.0 if credit else 2.5) * share)


def totals_of(scores: Scores) -> dict[str, float]:
    totals = dict.fromkeys(KINDS, 0.0)
    for kind, score, _ in scores:
        totals[kind] += score
    return totals
