"""Block structure: which lines are headline, byline, caption, body, furniture, and why.

The rules of `lineshape`, `linecaption`, `linecredit` and `lineplace` and the phrases of the `furniture` codebook give each line
log-odds for each kind (`linescores`), and `sequence` finds the best kinds for all lines together. Lines in which two things
stand are cut before (`fused`). Most lines are plain prose and are known at a glance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.model.span import Span
from framing.text.dateline import dateline
from framing.text.fused import PhraseHit, pieces
from framing.text.linescores import PLAIN, PLAIN_LONG, Line, all_scores, totals_of
from framing.text.sequence import KINDS, STATES, Row, best_states
from framing.text.shape import Scores

_TOP_LINES = 3
_NEVER, _PROSE = -20.0, 2.0
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


def classify(text: str, spans: list[Span], n_words: list[int], phrases: list[list[PhraseHit]]) -> list[Block]:
    """The blocks of one article: `spans` are its paragraphs, with each one's number of words and furniture phrases."""
    lines = _lines(text, spans, n_words, phrases)
    if not lines:
        return []
    if len(lines) == 1 and lines[0].n:
        span = lines[0].span  # nothing stands around it that could tell page furniture from a sentence
        return [Block(span, "body", "the only paragraph", dateline=dateline(text, span))]
    copies = _copies(text, lines)
    scores = all_scores(lines, copies)
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


def _lines(text: str, spans: list[Span], n_words: list[int], phrases: list[list[PhraseHit]]) -> list[Line]:
    """The paragraphs, those in which two things stand cut in parts."""
    out: list[Line] = []
    for span, n, hits in zip(spans, n_words, phrases, strict=True):
        parts = pieces(text, span, n, hits, len(out) < _TOP_LINES)
        if len(parts) == 1 and not parts[0].kind:
            out.append(Line(span, _clipped(text, span), n, hits))
            continue
        at = 0
        for part in parts:
            to = at
            while to < len(hits) and hits[to].start < part.span.end:
                to += 1
            words = len(_WORD.findall(text, part.span.start, part.span.end))
            out.append(Line(part.span, _clipped(text, part.span), words, hits[at:to], part.kind, part.reason))
            at = to
    return out


def _clipped(text: str, span: Span) -> str:
    """The words that the rules read: of a line longer than any title, caption or note its two ends."""
    if span.end - span.start <= _READ:
        return text[span.start : span.end]
    return f"{text[span.start : span.start + _READ // 2]} {text[span.end - _READ // 2 : span.end]}"


def _copies(text: str, lines: list[Line]) -> list[int]:
    """For each line the first line of the same words, or -1; lines are compared in full where they open alike."""
    heads = [line.text.lstrip(_OPENERS)[:_ALIKE].lower() for line in lines]
    out = [-1] * len(lines)
    if len(set(heads)) == len(lines):
        return out
    same: dict[str, list[int]] = {}
    for n, head in enumerate(heads):
        same.setdefault(head, []).append(n)
    for numbers in same.values():
        first: dict[str, int] = {}
        for n in numbers if len(numbers) > 1 else ():
            key = _NO_WORD.sub(" ", lines[n].span.of(text).casefold().replace("’", "'")).strip()
            before = first.setdefault(key, n)
            out[n] = before if before != n and key else -1
    return out


def _emissions(scores: list[Scores]) -> list[Row | None]:
    """Each line's log-odds for each state; None for plain prose, which is body whatever stands beside it.

    Nothing follows an article that has not begun.
    """
    rows: list[Row | None] = []
    begun = False
    for spoken in scores:
        if spoken is PLAIN_LONG or spoken is PLAIN:
            rows.append(None)
            begun = True
            continue
        t = totals_of(spoken)
        tail = t["furniture"] if t["furniture"] >= t["body"] else t["furniture"] + 0.3 * (t["body"] - t["furniture"])
        body = t["body"]
        rows.append((t["headline"], t["byline"], t["caption"], body, t["furniture"], tail if begun else _NEVER))
        begun = begun or (body >= _PROSE and body == max(t.values()))
    return rows


def _reason(scores: Scores, kind: str, state: int) -> str:
    spoken = [(score, reason) for k, score, reason in scores if k == kind and score > 0]
    if spoken:
        return max(spoken)[1]
    return "stands among what follows the article" if STATES[state] == "tail" else "by its place among its neighbours"
