"""Attribution within a sentence: cue, source and content, for quoted and paraphrased speech.

The three parts follow the PARC and PolNeAR schemes (Pareti 2012; Newell, Margolin and Ruths 2018). Positions are token
positions within the sentence; the content is the clause, not the sentence, so that words outside it keep the outlet's voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.text import wordclasses as wc
from framing.text.content import content_after, content_before
from framing.text.cue import DOUBTFUL, SURE, Cue, Piece
from framing.text.phrases import View, apposition_after, phrase_after, subject_before
from framing.text.source import can_speak, is_noun, source_of

_BE = frozenset("is are was were be been being".split())
_BEFORE_NOUNS = frozenset(
    "'s a an the more no any every each further his her their its our my your another new latest".split()
)


@dataclass(frozen=True)
class Attribution:
    """Who (`source`) said (`cue`) what (`content`, one or two pieces) in one sentence; the source can be None."""

    cue: Piece
    cue_class: str
    source: Piece | None
    content: tuple[Piece, ...]


def attributions(view: View, cues: Sequence[Cue]) -> list[Attribution]:
    """The attributions of a sentence, in the order of their cues."""
    found: list[Attribution] = []
    live = [c for c in cues if not view.quoted[c.lo]]
    for n, cue in enumerate(live):
        stops = [c.lo for c in live[n + 1 :] if _hands_over(view, c)]
        limit = min(stops, default=len(view))
        attribution = _read(view, cue, found, _clause_end(view, cue.hi, limit))
        if attribution and not any(a.content == attribution.content for a in found):
            found.append(attribution)
    return found


def _read(view: View, cue: Cue, found: list[Attribution], limit: int) -> Attribution | None:
    if "noun" in cue.takes:
        return _noun(view, cue, limit)
    if cue.takes == {"prep"}:
        return _preposition(view, cue, limit) if _names_source(view, cue) else None
    if "passive" in cue.takes and (cue.takes == {"passive"} or view.words[cue.lo] in _BE | {"it"}):
        return _hearsay(view, cue, limit)
    if _is_passive(view, cue):
        return _passive(view, cue, limit)
    return _verb(view, cue, found, limit)


def _names_source(view: View, cue: Cue) -> bool:
    """`according to`, `in the words of`: prepositions whose object is the source."""
    return view.words[cue.hi - 1] in ("to", "by", "of", "in", "from") and cue.weight >= SURE


def _hearsay(view: View, cue: Cue, limit: int) -> Attribution | None:
    """`is said to`, `reportedly`, `was described as ... by X`: the source left out, or named behind."""
    if cue.weight < SURE or limit - cue.hi < 2:
        return None
    end = next((n for n in range(cue.hi + 1, limit) if "," in view.gaps[n] and not view.quoted[n]), limit)
    by = next((n for n in range(cue.hi + 1, end - 1) if view.words[n] == "by" and not view.quoted[n]), None)
    source = phrase_after(view, by + 1) if by is not None and view.capital(by + 1) else None
    return Attribution((cue.lo, cue.hi), cue.kind, source, ((cue.hi, by if source and by is not None else end),))


def _hands_over(view: View, cue: Cue) -> bool:
    """Whether a later cue starts a report of its own: `, saying`, `and added`, `, according to`."""
    if cue.lo == 0 or "noun" in cue.takes or cue.weight < SURE:
        return False
    before = view.words[cue.lo - 1]
    return (view.parted(cue.lo) and (view.words[cue.lo].endswith("ing") or cue.takes == {"prep"})) or before == "and"


def _clause_end(view: View, start: int, limit: int) -> int:
    for n in range(start + 1, limit):
        if ";" in view.gaps[n] and not view.quoted[n]:
            return n
    if limit < len(view) and view.words[limit - 1] in ("and", "but"):
        return limit - 1
    return limit


def _noun(view: View, cue: Cue, limit: int) -> Attribution | None:
    if cue.hi >= limit or view.words[cue.hi] != "that" or limit - cue.hi < 4:
        return None
    return Attribution((cue.lo, cue.hi), cue.kind, _possessor(view, cue.lo), ((cue.hi + 1, limit),))


def _possessor(view: View, noun: int) -> Piece | None:
    n = noun - 1
    while (
        n > 0
        and not view.parted(n + 1)
        and view.words[n] != "'s"
        and not view.capital(n)
        and view.words[n] not in wc.POSSESSIVES
        and noun - n < 4
    ):
        n -= 1
    if n >= 1 and view.words[n] == "'s":
        return subject_before(view, n)
    if n >= 0 and view.words[n] in wc.POSSESSIVES:
        return n, n + 1
    return (n, n + 1) if n >= 0 and view.capital(n) and n > 0 else None


def _preposition(view: View, cue: Cue, limit: int) -> Attribution | None:
    source = phrase_after(view, cue.hi)
    if not source:
        return None
    after = apposition_after(view, source[1])
    pieces: list[Piece] = []
    if cue.lo >= 2:
        pieces.append((0, cue.lo))
    if after < limit and (
        cue.lo < 2 or ("," in view.gaps[after] and limit - after >= 4 and view.words[after] not in wc.CONJUNCTIONS)
    ):
        pieces.append((after, limit))
    return Attribution((cue.lo, cue.hi), cue.kind, source, tuple(pieces)) if pieces else None


def _is_passive(view: View, cue: Cue) -> bool:
    n = cue.lo - 1
    while n > 0 and not view.parted(n + 1) and (view.words[n] in wc.ADVERBS or view.words[n].endswith("ly")):
        n -= 1
    return (
        n >= 0
        and view.words[n] in _BE
        and not view.parted(n + 1)
        and not view.words[cue.lo].endswith("ing")
        and "active" not in cue.takes
    )


def _passive(view: View, cue: Cue, limit: int) -> Attribution | None:
    after = view.words[cue.hi] if cue.hi < limit else ""
    if after == "by" and cue.hi + 1 < limit:
        source = phrase_after(view, cue.hi + 1)
        if source and source[1] < limit and view.words[source[1]] in ("as", "for", "that", "of", "to"):
            return Attribution((cue.lo, cue.hi), cue.kind, source, ((source[1], limit),))
        return None
    if after in ("to", "that") and limit - cue.hi >= 3 and cue.weight >= SURE:
        return Attribution((cue.lo, cue.hi), cue.kind, None, ((cue.hi + 1, limit),))
    return None


def _verb(view: View, cue: Cue, found: list[Attribution], limit: int) -> Attribution | None:
    before = view.words[cue.lo - 1] if cue.lo else ""
    if not view.parted(cue.lo) and (before == "to" or before in _BEFORE_NOUNS):
        return None
    if (
        cue.weight < DOUBTFUL
        and "that" not in view.words[cue.hi : cue.hi + 2]
        and not any(view.quoted[cue.hi : cue.hi + 4])
    ):
        return None
    source, inverted = source_of(view, cue, found[-1].source if found else None, before)
    if source is None or not can_speak(view, source, cue) or _is_denied(view, cue) or is_noun(view, source, cue):
        return None
    if inverted:
        return Attribution((cue.lo, cue.hi), cue.kind, source, ((0, cue.lo),))
    forward = None if _is_relative(view, source) and "np_np" not in cue.takes else content_after(view, cue, limit)
    left = min(source[0], cue.lo) if source[0] < cue.lo else cue.lo
    back = content_before(view, left, cue, forward)
    if back and forward and view.quoted[left - 1] and not view.quoted[forward[0]]:
        forward = None  # `"...," she said, shortly before leaving`
    pieces = tuple(p for p in (back, forward) if p)
    return Attribution((cue.lo, cue.hi), cue.kind, source, pieces) if pieces else None


def _is_relative(view: View, source: Piece) -> bool:
    """`what she said infuriated Beijing`: what follows is not what was said."""
    return source[0] > 0 and view.words[source[0] - 1] in ("what", "whatever", "which") and not view.parted(source[0])


def _is_denied(view: View, cue: Cue) -> bool:
    """`did not mention`: what is expressly left unsaid is not reported."""
    window = view.words[max(0, cue.lo - 3) : cue.lo]
    return any(w in ("not", "never") or w.endswith("n't") for w in window) and any(w in wc.AUXILIARIES for w in window)
