"""Attribution within a sentence: cue, source and content, for quoted and paraphrased speech.

The three parts follow the PARC and PolNeAR schemes (Pareti 2012; Newell, Margolin and Ruths 2018). Positions are token
positions within the sentence; the content is the clause, not the sentence, so that words outside it keep the outlet's voice.
A sentence is read twice: first each cue with its source, then each report, which ends where the next construction begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.text import wordclasses as wc
from framing.text.cue import FIRM, Cue
from framing.text.cueuse import is_idle, unbroken
from framing.text.readings import Attribution, Reading, readings_of
from framing.text.reports import report
from framing.text.view import COMMA, View


def attributions(view: View, cues: Sequence[Cue]) -> list[Attribution]:
    """The attributions of a sentence, in the order of their cues."""
    live = [c for c in (unbroken(view, c) for c in cues) if not view.quoted[c.lo] and not is_idle(view, c)]
    if not live:
        return []
    view = view.with_cues(frozenset(n for c in live if _parts(c) for n in range(c.lo, c.hi)))
    readings = readings_of(view, live)
    found = [report(view, r, limit) for r, limit in zip(readings, _limits(view, readings), strict=True)]
    made = [a for a in found if a]
    return [a for n, a in enumerate(made) if not any(_adds_nothing(view, a, b) for b in made[max(0, n - 4) : n + 5])]


def _parts(cue: Cue) -> bool:
    """Whether a cue bounds noun phrases: not a noun, not an adjunct such as `on condition of anonymity`."""
    return "noun" not in cue.takes and not (cue.takes == {"passive"} and cue.hi - cue.lo > 1)


def _adds_nothing(view: View, inner: Attribution, outer: Attribution) -> bool:
    """Whether another report holds this one, cue and all, and it adds no speaker: `she said she feared that ...`."""
    if inner is outer:
        return False
    lo, hi = inner.content[0][0], inner.content[-1][1]
    if inner.content == outer.content:
        return inner.cue > outer.cue
    if not any(a <= inner.cue[0] < b and lo >= a and hi <= b for a, b in outer.content):
        return False
    alone = inner.source in (None, outer.source) or view.words[inner.source[0]] in wc.PERSONAL | wc.POSSESSIVES
    return alone or (inner.weight < FIRM and True not in view.quoted[lo:hi])


def _limits(view: View, readings: Sequence[Reading]) -> list[int]:
    """For each reading the token at which its report ends at the latest: the next construction's start."""
    limits = [len(view)] * len(readings)
    nearest = beyond = len(view)
    for n in range(len(readings) - 1, -1, -1):
        limits[n] = beyond if _opens_adverbial(view, readings[n].cue.hi, nearest) else nearest
        stop = readings[n].stop
        if stop >= 0 and (n == 0 or stop > readings[n - 1].cue.hi - 1):
            nearest, beyond = min(nearest, stop), nearest
    return limits


def _opens_adverbial(view: View, start: int, stop: int) -> bool:
    """`said that if it rained, he would call`: the comma before the next subject closes the report's own adverbial."""
    start = next((n + 1 for n in range(start, min(stop, start + 8)) if view.words[n] == "that"), start)
    if not start < stop < len(view) or not view.marks[stop] & COMMA:
        return False
    if view.words[start] in wc.SUBORDINATORS and start > 1:
        return True
    if view.words[start - 1] != "that":
        return False
    if (
        view.marks[start] & COMMA
        or start == 1
        or view.words[start] not in wc.SUBORDINATORS | wc.PREPOSITIONS | {"if"}
        or view.words[start + 1] in wc.TIME
    ):
        return False
    return not any(view.marks[n] & COMMA for n in range(start + 1, stop))
