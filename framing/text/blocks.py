"""Block structure: which lines are headline, byline, caption, body, furniture, and why.

The rules of `lineshape` and the phrases of the `furniture` codebook give each line log-odds for each kind; a Viterbi
pass over the lines finds the best sequence, with a sticky `tail` state for the furniture that follows an article
(Viterbi 1967; the sequence view of boilerplate removal follows Kohlschütter, Fankhauser and Nejdl 2010).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from framing.codebooks.matcher import Entry
from framing.model.span import Span
from framing.text.lineshape import Scores, Shape, inner_scores, is_bullet_only, opening_scores, shape_scores

KINDS = ("headline", "byline", "caption", "body", "furniture")
STATES = (*KINDS, "tail")
KIND_OF_CATEGORY = {"byline": "byline", "credit_end": "byline", "caption": "caption"}

SURE_FURNITURE = 3.0
#            headline byline caption body furniture tail
_START = np.array([0.0, -0.8, -0.8, -0.4, -0.4, -6.0])
_STEP = np.array(
    [
        [-0.6, 0.0, 0.0, 0.0, -0.3, -4.0],
        [-1.6, 0.3, 0.0, 0.1, -0.2, -1.6],
        [-1.2, 0.0, 0.0, 0.2, -0.3, -1.6],
        [-1.5, -1.1, -0.8, 0.8, -1.0, -1.1],
        [-0.8, -0.5, -0.5, -0.5, 0.5, -0.4],
        [-6.0, -2.0, -2.0, -2.6, -2.0, 0.9],
    ]
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph with its kind and the rule that decided it; `copy_of` is the block that it repeats word for word, or -1."""

    span: Span
    kind: str
    reason: str
    copy_of: int = -1


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A furniture phrase in a line: tokens `lo` to `hi`, counted from the line's first."""

    lo: int
    hi: int
    entry: Entry


def classify(text: str, spans: list[Span], n_words: list[int], phrases: list[list[PhraseHit]]) -> list[Block]:
    """The blocks of one article: `spans` are its paragraphs, with each one's number of words and furniture phrases."""
    if not spans:
        return []
    shapes = [Shape.of(s.of(text), n) for s, n in zip(spans, n_words, strict=True)]
    copies = _copies(text, spans)
    scores = _all_scores(shapes, phrases, copies)
    if len(spans) == 1 and _totals(scores[0])["furniture"] < SURE_FURNITURE and n_words[0]:
        return [Block(spans[0], "body", "the only paragraph")]
    states = _viterbi(_emissions(scores))
    kinds = [KINDS[min(state, 4)] for state in states]
    blocks: list[Block] = []
    for n, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        if copies[n] >= 0:
            blocks.append(Block(span, kinds[copies[n]], f"repeats block {copies[n]}", copies[n]))
        else:
            blocks.append(Block(span, kind, _reason(scores[n], kind, states[n])))
    return blocks


def _copies(text: str, spans: list[Span]) -> list[int]:
    """For each line the first line of the same words, or -1."""
    first: dict[str, int] = {}
    out = []
    for n, span in enumerate(spans):
        key = re.sub(r"\W+", " ", span.of(text).casefold().replace("’", "'")).strip()
        out.append(first.get(key, -1) if key else -1)
        first.setdefault(key, n)
    return out


def _all_scores(shapes: list[Shape], phrases: list[list[PhraseHit]], copies: list[int]) -> list[Scores]:
    out = []
    prose_seen, first, listed = False, True, False
    for n, shape in enumerate(shapes):
        scores = shape_scores(shape) + _phrase_scores(phrases[n], shape)
        looks = _totals(scores)
        between = n > 0 and n + 1 < len(shapes) and _is_prose(shapes[n - 1]) and _is_prose(shapes[n + 1])
        scores += inner_scores(shape, between) if prose_seen else opening_scores(shape, first)
        if copies[n] >= 0 and shape.n >= 3:
            scores.append(("body", -2.0, "repeats a line"))
        if listed and not shape.terminal:
            scores.append(("furniture", 1.4, "an item of a list of titles"))
        if (
            shape.terminal
            and not (first and shape.text.rstrip("\"'”’")[-1:] in "?!")
            and looks["body"] >= 1.5
            and looks["body"] > max(looks[k] for k in KINDS if k != "body")
        ):
            prose_seen = True
        first = first and looks["furniture"] >= 1.0
        listed = is_bullet_only(shape.text)
        out.append(scores)
    return out


def _is_prose(shape: Shape) -> bool:
    return shape.n >= 25 or (shape.terminal and shape.n >= 10)


def _phrase_scores(hits: list[PhraseHit], shape: Shape) -> Scores:
    """Log-odds from furniture phrases: full for a phrase that makes up much of the line, less in a long one."""
    best: dict[str, tuple[float, str]] = {}
    covered: defaultdict[str, float] = defaultdict(float)
    for hit in hits:
        indicator = hit.entry.indicator
        share = (hit.hi - hit.lo) / max(1, shape.n)
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


def _emissions(scores: list[Scores]) -> np.ndarray:
    rows = []
    for line in scores:
        t = _totals(line)
        tail = t["furniture"] if t["furniture"] >= t["body"] else t["furniture"] + 0.3 * (t["body"] - t["furniture"])
        rows.append([t["headline"], t["byline"], t["caption"], t["body"], t["furniture"], tail])
    return np.array(rows)


def _viterbi(emissions: np.ndarray) -> list[int]:
    score = _START + emissions[0]
    back = []
    for row in emissions[1:]:
        reach = score[:, None] + _STEP
        back.append(reach.argmax(axis=0))
        score = reach.max(axis=0) + row
    state = int(score.argmax())
    path = [state]
    for pointers in reversed(back):
        state = int(pointers[state])
        path.append(state)
    return path[::-1]


def _reason(scores: Scores, kind: str, state: int) -> str:
    spoken = [(score, reason) for k, score, reason in scores if k == kind and score > 0]
    if spoken:
        return max(spoken)[1]
    return "stands among what follows the article" if STATES[state] == "tail" else "by its place among its neighbours"
