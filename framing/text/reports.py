"""What each cue reports: the pieces of a sentence that are its source's words or thoughts."""

from __future__ import annotations

from framing.text import wordclasses as wc
from framing.text.clauses import clause_start, has_finite
from framing.text.content import (
    before_cue,
    behind_cue,
    has_clause,
    object_of,
    past_addition,
)
from framing.text.cue import SURE, Cue, Piece
from framing.text.phrases import apposition_after, phrase_after
from framing.text.readings import Attribution, Reading, made
from framing.text.source import Source
from framing.text.verbreports import EMBEDDING, verbal_report
from framing.text.verbsubject import subject_before
from framing.text.view import COMMA, SEMICOLON, View

_COMPLEMENTIZERS = frozenset("as for that of to whether if what how why when".split())
_AGENT_REACH = 30


def report(view: View, reading: Reading, limit: int) -> Attribution | None:
    """The attribution that a reading makes with the report found for it before token `limit`, or None without one."""
    found = _report(view, reading, limit)
    return found if found and found.content else None


def _report(view: View, reading: Reading, limit: int) -> Attribution | None:
    cue = reading.cue
    if reading.form == "noun":
        pieces = behind_cue(view, cue, _main_verb(view, cue, limit)) if limit - cue.hi >= 4 else None
        return made(reading, (pieces,)) if pieces else None
    if reading.form == "agent":
        return _agent_report(view, reading, limit)
    if reading.form == "hearsay":
        return _hearsay(view, reading, limit)
    if reading.form == "passive":
        return _passive_report(view, reading, limit)
    if reading.form == "prep":
        return _prepositional_report(view, reading, limit)
    return verbal_report(view, reading, limit)


def _main_verb(view: View, cue: Cue, limit: int) -> int:
    """Where the main verb stands behind a subject's clause: `His claim that the barn burned | has never been tested`."""
    first = clause_start(view, cue.lo)
    if has_finite(view, first, cue.lo):
        return limit
    seen = False
    for n in range(cue.hi + 2, limit):
        before = view.words[n - 1]
        if not view.is_finite(n) or view.quoted[n] or view.gaps[n] == "-" or before in wc.DETERMINERS:
            continue
        if not seen:
            seen = True
        elif view.is_finite(n - 1):
            if before not in wc.AUXILIARIES:
                return n  # `the barn burned | has never been tested`
        elif before not in wc.ADVERBS | EMBEDDING | wc.PERSONAL:
            return n
    return limit


def _agent_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    if reading.source is None:
        return None
    start = reading.source.piece[1]
    if view.words[start] == "that":
        start += 1
        limit = _main_verb(view, reading.cue._replace(hi=start - 1), limit)
    return made(reading, ((start, object_of(view, start, limit)),)) if limit - start >= 2 else None


def _prepositional_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    cue = reading.cue
    if reading.source is None:
        return None
    after = apposition_after(view, reading.source.piece[1])
    if after < limit and not view.marks[after] & COMMA:
        after = next((n for n in range(after, min(limit, after + 25)) if view.marks[n] & COMMA), after)
    pieces: list[Piece] = []
    if cue.lo >= 2 and (back := before_cue(view, cue.lo)):
        pieces.append(back)
    goes_on = after < limit and view.marks[after] & COMMA and has_finite(view, after, object_of(view, after, limit))
    closed = wc.RELATIVES | wc.CONJUNCTIONS
    if after < limit and (cue.lo < 2 or not pieces or goes_on and view.words[after] not in closed):
        pieces.append((after, object_of(view, after, limit)))
    return made(reading, tuple(pieces)) if pieces else None


def _hearsay(view: View, reading: Reading, limit: int) -> Attribution | None:
    """`is said to`, `reportedly`, `was described as ... by X`: the source left out, or named behind."""
    cue = reading.cue
    if limit - cue.hi < 2:
        return None
    end = object_of(view, cue.hi, limit)
    agent = _agent(view, cue.hi + 1, end)
    if agent:
        return made(Reading(cue, Source(agent), reading.form), ((cue.hi, agent[0] - 1),))
    end = next((n for n in range(cue.hi + 1, end) if view.marks[n] & COMMA and not view.quoted[n]), end)
    return made(reading, ((cue.hi, end),))


def _agent(view: View, start: int, end: int) -> Piece | None:
    """The source in `... by the ministry`."""
    for n in range(start, min(end, start + _AGENT_REACH) - 1):
        if view.words[n] in wc.COORDINATORS or view.marks[n] & (COMMA | SEMICOLON):
            return None
        if view.words[n] == "by" and not view.quoted[n]:
            agent = phrase_after(view, n + 1)
            if agent and (
                view.capital(n + 1) or any(view.words[k] in wc.SPEAKERS or view.capital(k) for k in range(*agent))
            ):
                return agent
    return None


def _passive_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    """`was called a farce by X`, `was accused by X of ...`, `is expected to ...`, `was alleged in court that ...`."""
    cue, source = reading.cue, reading.source
    if source:
        after = _past_relative(view, source.piece[1], limit)
        if after < limit and view.words[after] in _COMPLEMENTIZERS:
            return made(reading, (*_patient(view, cue, after), (after, object_of(view, after, limit, cue.lo))))
        return None
    start = past_addition(view, cue.hi, limit)
    if start >= limit:
        return None
    end = object_of(view, start, limit, cue.lo)
    agent = _agent(view, start, end)
    if agent:
        return made(Reading(cue, Source(agent), reading.form), (*_patient(view, cue, start), (start, agent[0] - 1)))
    word = view.words[start]
    told = cue.takes & {"np_inf", "wh"} and has_clause(view, start, limit)
    labelled = "np_np" in cue.takes and word in wc.DETERMINERS | {"'s"}
    if (
        end - start < 2
        or cue.weight < SURE
        or not (word in _COMPLEMENTIZERS - {"as", "for", "of"} or told or labelled or view.quoted[start])
    ):
        return None
    return made(reading, (*_patient(view, cue, start), (start + (word == "that"), end)))


def _patient(view: View, cue: Cue, complement: int) -> tuple[Piece, ...]:
    """The subject of a passive, which the report is about: `The raid` in `The raid was described as lawful by Oslo`."""
    if view.words[complement] not in ("as", "to") and not view.quoted[complement]:
        return ()
    subject = subject_before(view, cue.lo)
    return (subject,) if subject and subject[1] <= cue.lo and view.words[subject[0]] not in wc.RELATIVES else ()


def _past_relative(view: View, n: int, limit: int) -> int:
    """`accused by a nurse, who left, of theft`: behind the relative clause of the agent."""
    if n < limit and view.marks[n] & COMMA and view.words[n] in wc.RELATIVES:
        return next((k for k in range(n + 1, min(limit, n + 20)) if view.marks[k] & COMMA), n)
    return n
