"""Each cue of a sentence with its source: how a verb, noun, preposition or passive names who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.text import wordclasses as wc
from framing.text.content import quotation_start
from framing.text.cue import DOUBTFUL, SURE, Cue, Piece
from framing.text.cueuse import has_that_clause, stands_as_noun
from framing.text.phrases import before_adverbs, phrase_after
from framing.text.source import Source, can_speak, is_noun, source_of
from framing.text.verbsubject import subject_before
from framing.text.view import View

_BE = frozenset("is are was were be been being".split())
_ISSUING = frozenset("released issued published posted circulated signed drafted".split())
_OPENERS = wc.COORDINATORS | (wc.SUBORDINATORS - {"if"}) | {"on", "then", "also"}


@dataclass(slots=True)
class Reading:
    """A cue with its source before its report is looked for; `stop` is where an earlier report has to end, or -1."""

    cue: Cue
    source: Source | None
    form: str
    stop: int = -1


@dataclass(frozen=True)
class Attribution:
    """Who (`source`) said (`cue`) what (`content`, one or two pieces) in one sentence; the source can be None."""

    cue: Piece
    cue_class: str
    source: Piece | None
    content: tuple[Piece, ...]
    weight: float = 1.0


def made(reading: Reading, pieces: tuple[Piece, ...]) -> Attribution:
    """The attribution of a reading with the pieces of its report, empty ones left out."""
    cue = reading.cue
    source = reading.source.piece if reading.source else None
    return Attribution((cue.lo, cue.hi), cue.kind, source, tuple(p for p in pieces if p[0] < p[1]), cue.weight)


def readings_of(view: View, cues: Sequence[Cue]) -> list[Reading]:
    """The readings of a sentence's cues, in order; a cue without a subject of its own takes the source before it."""
    out: list[Reading] = []
    earlier: Piece | None = None
    for cue in cues:
        reading = _read(view, cue, earlier)
        if reading is None:
            continue
        reading.stop = _stop_of(view, reading)
        out.append(reading)
        if reading.form == "verb" and reading.source:
            earlier = reading.source.piece
    return out


def _read(view: View, cue: Cue, earlier: Piece | None) -> Reading | None:
    if "noun" in cue.takes:
        return _noun(view, cue)
    if stands_as_noun(view, cue) and has_that_clause(view, cue):
        return Reading(cue._replace(takes=cue.takes | {"noun"}), _possessor(view, cue.lo), "noun")
    if cue.takes == {"prep"}:
        return _preposition(view, cue)
    if "passive" in cue.takes and (cue.takes == {"passive"} or view.words[cue.lo] in _BE | {"it"}):
        return Reading(cue, _holder(view, cue), "hearsay") if cue.weight >= SURE else None
    if _is_passive(view, cue):
        return _passive(view, cue)
    return _verb(view, cue, earlier)


def _holder(view: View, cue: Cue) -> Source | None:
    """`In Dr Ek's view`: an adjunct that holds its own source."""
    owner = next((n for n in range(cue.lo + 2, cue.hi) if view.words[n] == "'s"), None)
    return Source((cue.lo + 1, owner)) if owner and view.words[cue.lo] in wc.PREPOSITIONS else None


def _stop_of(view: View, reading: Reading) -> int:
    """Where a report that is still running ends because this cue starts one of its own; -1 when it runs on."""
    cue, source = reading.cue, reading.source
    if reading.form in ("noun", "agent", "hearsay", "passive") or cue.lo == 0 or cue.weight < SURE:
        return -1
    if reading.form == "prep":
        return cue.lo if view.parted(cue.lo) else -1
    head = before_adverbs(view, cue.lo - 1)
    if head >= 0 and (view.words[head] in wc.COORDINATORS or (view.words[head] == "then" and view.parted(head))):
        return head
    if view.parted(cue.lo) and view.is_participle(cue.lo):
        return cue.lo
    if source is None or source.piece[0] >= cue.lo:
        return cue.lo if source and view.parted(cue.lo) else -1
    if source.outer:
        return head + 1
    first = source.relative if source.relative >= 0 else source.piece[0]
    while first > 0 and view.quoted[first - 1] and not view.quoted[first]:
        first = quotation_start(view, first)
    while first > 0 and not view.parted(first) and view.words[first - 1] in _OPENERS:
        first -= 1
    if first <= 0 or not (view.parted(first) or view.words[first] in wc.COORDINATORS):
        return -1
    return first


def _noun(view: View, cue: Cue) -> Reading | None:
    """`his claim that ...`, `a warning from Oslo that ...`, `criticism by doctors of ...`."""
    after = view.words[cue.hi] if cue.hi < len(view) else ""
    if after == "that":
        return None if _is_relative_that(view, cue) else Reading(cue, _possessor(view, cue.lo), "noun")
    if after in ("from", "by") and not view.parted(cue.hi):
        source = phrase_after(view, cue.hi + 1)
        if (
            source
            and source[1] < len(view)
            and view.words[source[1]] in ("that", "over", "of", "about", "for", "against")
        ):
            return Reading(cue, Source(source), "agent")
    return None


def _is_relative_that(view: View, cue: Cue) -> bool:
    """`a ruling that ran to 94 pages`, `..., a claim that two rivals reject`: the noun is what the clause is about."""
    if cue.hi + 1 < len(view) and view.is_finite(cue.hi + 1) and view.words[cue.hi + 1] not in wc.PERSONAL:
        return True
    for n in range(cue.hi + 2, min(len(view), cue.hi + 7)):
        behind = view.words[n + 1] if n + 1 < len(view) else "on"
        if view.words[n] in _ISSUING or (view.words[n] in ("made", "gave") and behind in wc.PREPOSITIONS):
            return True  # `a statement that the ministry released`
    return cue.lo > 1 and view.words[cue.lo - 1] in ("a", "an") and view.parted(cue.lo - 1)


def _possessor(view: View, noun: int) -> Source | None:
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
        owner = subject_before(view, n)
        return Source(owner) if owner else None
    if n >= 0 and view.words[n] in wc.POSSESSIVES:
        return Source((n, n + 1))
    return Source((n, n + 1)) if n >= 0 and view.capital(n) and n > 0 else None


def _preposition(view: View, cue: Cue) -> Reading | None:
    """`according to`, `in the words of`: prepositions whose object is the source."""
    if view.words[cue.hi - 1] not in ("to", "by", "of", "in", "from") or cue.weight < SURE:
        return None
    source = phrase_after(view, cue.hi)
    return Reading(cue, Source(source), "prep") if source and can_speak(view, source, cue) else None


def _is_passive(view: View, cue: Cue) -> bool:
    n = before_adverbs(view, cue.lo - 1)
    if (
        view.words[cue.hi : cue.hi + 1] == ["of"]
        and cue.kind in ("accusing", "doubting")
        and view.words[cue.lo].endswith("ed")
    ):
        return True  # `a firm accused of fraud`
    if cue.lo == 0 and view.words[0] in wc.FRONTED:
        return True  # `Asked whether ..., she said ...`
    if n < 0 or view.is_participle(cue.lo) or "active" in cue.takes:
        return False
    if view.words[n] in _BE and not view.parted(n + 1):
        return True
    return view.words[cue.hi : cue.hi + 1] == ["by"] and view.words[cue.lo].endswith(("ed", "en"))


def _passive(view: View, cue: Cue) -> Reading | None:
    after = view.words[cue.hi] if cue.hi < len(view) else ""
    if after == "by" and cue.hi + 1 < len(view):
        source = phrase_after(view, cue.hi + 1)
        return Reading(cue, Source(source), "passive") if source else None
    return Reading(cue, None, "passive") if cue.weight >= DOUBTFUL else None


def _raised(view: View, cue: Cue) -> Source | None:
    """`Bakers seem to hope that ...`: the subject of the verb before `to`."""
    if cue.lo < 3 or view.words[cue.lo - 2] not in wc.RAISING:
        return None
    subject = subject_before(view, cue.lo - 2)
    return Source(subject) if subject else None


def _verb(view: View, cue: Cue, earlier: Piece | None) -> Reading | None:
    before = view.words[cue.lo - 1] if cue.lo else ""
    raised = before == "to" and not view.parted(cue.lo)
    source = _raised(view, cue) if raised else source_of(view, cue, earlier, before)
    if source is None or not can_speak(view, source.piece, cue):
        return None
    if not raised and is_noun(view, source.piece, cue):
        return None
    closes = view.parted(source.piece[0])
    if view.words[source.piece[0]] == "it" and cue.kind == "structuring" and not (closes or has_that_clause(view, cue)):
        return None  # `when it concluded`
    if view.words[source.piece[0]].partition("'")[0] in wc.FIRST_SECOND and source.piece[1] - source.piece[0] == 1:
        return None  # outside quotation marks the author speaks in the outlet's voice
    return Reading(cue, source, "verb")
