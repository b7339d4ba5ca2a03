"""What each cue reports: the pieces of a sentence that are its source's words or thoughts."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model.coding import STANCE
from framing.text import wordclasses as wc
from framing.text.clauses import clause_start, has_finite, starts_clause
from framing.text.content import (
    before_cue,
    behind_cue,
    has_clause,
    object_of,
    past_addition,
    past_addressee,
    past_circumstance,
)
from framing.text.cue import SURE, Cue, Piece
from framing.text.cueuse import FRONTED
from framing.text.phrases import apposition_after, phrase_after, subject_before
from framing.text.readings import Reading
from framing.text.source import Source
from framing.text.view import COMMA, SEMICOLON, View

_COMPLEMENTIZERS = frozenset("as for that of to whether if what how why when".split())
_AGENT_REACH = 30
_EMBEDDING = wc.RELATIVES | wc.COORDINATORS | wc.SUBORDINATORS | {"that", "to", "not"}


@dataclass(frozen=True)
class Attribution:
    """Who (`source`) said (`cue`) what (`content`, one or two pieces) in one sentence; the source can be None."""

    cue: Piece
    cue_class: str
    source: Piece | None
    content: tuple[Piece, ...]
    weight: float = 1.0


def report(view: View, reading: Reading, limit: int) -> Attribution | None:
    """The attribution that a reading makes with the report found for it before token `limit`, or None without one."""
    found = _report(view, reading, limit)
    return found if found and found.content else None


def _report(view: View, reading: Reading, limit: int) -> Attribution | None:
    cue = reading.cue
    if reading.form == "noun":
        pieces = behind_cue(view, cue, _main_verb(view, cue, limit)) if limit - cue.hi >= 4 else None
        return _made(reading, (pieces,)) if pieces else None
    if reading.form == "agent":
        return _agent_report(view, reading, limit)
    if reading.form == "hearsay":
        return _hearsay(view, reading, limit)
    if reading.form == "passive":
        return _passive_report(view, reading, limit)
    if reading.form == "prep":
        return _prepositional_report(view, reading, limit)
    return _verbal_report(view, reading, limit)


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
        elif before not in wc.ADVERBS | _EMBEDDING | wc.PERSONAL:
            return n
    return limit


def _behind_participle(view: View, cue: Cue, subject: int, limit: int) -> int:
    """`Stories alleging fraud | may be harder to answer`: the sentence's own verb, when the participle belongs to its subject."""
    if subject > 0 and not view.parted(subject) or subject > 0 and view.words[subject - 1] in wc.PREPOSITIONS:
        return limit
    if has_finite(view, clause_start(view, cue.lo), cue.lo):
        return limit
    for n in range(cue.hi + 1, limit):
        if view.marks[n] & COMMA:
            return limit
        own = view.words[n] in wc.AUXILIARIES and view.words[n - 1] not in _EMBEDDING | wc.PERSONAL | wc.AUXILIARIES
        if own and not view.quoted[n]:
            return n
    return limit


def _made(reading: Reading, pieces: tuple[Piece, ...]) -> Attribution:
    cue = reading.cue
    source = reading.source.piece if reading.source else None
    return Attribution((cue.lo, cue.hi), cue.kind, source, tuple(p for p in pieces if p[0] < p[1]), cue.weight)


def _agent_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    if reading.source is None:
        return None
    start = reading.source.piece[1]
    if view.words[start] == "that":
        start += 1
        limit = _main_verb(view, reading.cue._replace(hi=start - 1), limit)
    return _made(reading, ((start, object_of(view, start, limit)),)) if limit - start >= 2 else None


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
    return _made(reading, tuple(pieces)) if pieces else None


def _hearsay(view: View, reading: Reading, limit: int) -> Attribution | None:
    """`is said to`, `reportedly`, `was described as ... by X`: the source left out, or named behind."""
    cue = reading.cue
    if limit - cue.hi < 2:
        return None
    end = object_of(view, cue.hi, limit)
    agent = _agent(view, cue.hi + 1, end)
    if agent:
        return _made(Reading(cue, Source(agent), reading.form), ((cue.hi, agent[0] - 1),))
    end = next((n for n in range(cue.hi + 1, end) if view.marks[n] & COMMA and not view.quoted[n]), end)
    return _made(reading, ((cue.hi, end),))


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
            return _made(reading, (*_patient(view, cue, after), (after, object_of(view, after, limit, cue.lo))))
        return None
    start = past_addition(view, cue.hi, limit)
    if start >= limit:
        return None
    end = object_of(view, start, limit, cue.lo)
    agent = _agent(view, start, end)
    if agent:
        return _made(Reading(cue, Source(agent), reading.form), (*_patient(view, cue, start), (start, agent[0] - 1)))
    word = view.words[start]
    told = cue.takes & {"np_inf", "wh"} and has_clause(view, start, limit)
    labelled = "np_np" in cue.takes and word in wc.DETERMINERS | {"'s"}
    if (
        end - start < 2
        or cue.weight < SURE
        or not (word in _COMPLEMENTIZERS - {"as", "for", "of"} or told or labelled or view.quoted[start])
    ):
        return None
    return _made(reading, (*_patient(view, cue, start), (start + (word == "that"), end)))


def _patient(view: View, cue: Cue, complement: int) -> tuple[Piece, ...]:
    """The subject of a passive, which the report is about: `The raid` in `The raid was described as lawful by Oslo`."""
    if view.words[complement] not in ("as", "to") and not view.quoted[complement]:
        return ()
    subject = subject_before(view, cue.lo)
    return (subject,) if subject and subject[1] <= cue.lo and view.words[subject[0]] not in wc.RELATIVES else ()


def _past_relative(view: View, n: int, limit: int) -> int:
    """`accused by a reporter, who worked there, of theft`: behind the relative clause of the agent."""
    if n < limit and view.marks[n] & COMMA and view.words[n] in wc.RELATIVES:
        return next((k for k in range(n + 1, min(limit, n + 20)) if view.marks[k] & COMMA), n)
    return n


def _verbal_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    cue, source = reading.cue, reading.source
    if source is None:
        return None
    if view.is_participle(cue.lo) and source.piece[1] == cue.lo and not view.parted(cue.lo):
        limit = _behind_participle(view, cue, source.piece[0], limit)
    if source.aside > 0:
        back = before_cue(view, source.aside)
        whole = back and (
            back[1] - back[0] > 2 and view.words[back[0]] not in wc.PREPOSITIONS or has_finite(view, *back)
        )
        if back is None or not (view.quoted[back[1] - 1] or whole):
            back = _parenthesis_end(view, cue, limit)  # `After all, as doctors noted, it works`
        return _made(reading, (back,)) if back else None
    if source.inverted:
        back = before_cue(view, cue.lo)
        after = source.piece[1]
        goes_on = (
            back
            and after + 1 < limit
            and view.marks[after] & COMMA
            and view.is_finite(after)
            and not view.words[after].endswith("ed")
            and after not in view.cues
        )
        rest = ((after, object_of(view, after, limit)),) if goes_on else ()
        return _made(reading, (back, *rest)) if back else None
    left = min(source.piece[0], cue.lo)
    pieces = _around(view, cue, source, left, limit)
    return _made(reading, pieces) if pieces else None


def _around(view: View, cue: Cue, source: Source, left: int, limit: int) -> tuple[Piece, ...]:
    """The report before the cue, behind it, or on both sides of `, X said,`."""
    enclosed = source.relative >= 0 or source.shared
    forward = None if source.free and "np_np" not in cue.takes else behind_cue(view, cue, limit, enclosed=enclosed)
    if (
        forward
        and "that" not in cue.takes
        and view.is_participle(cue.lo)
        and not (view.parted(cue.lo) or source.shared)
    ):
        forward = (forward[0], _before_main_verb(view, *forward))
    if source.shared and view.is_participle(cue.lo):
        return (forward,) if forward else ()
    if forward is None and _labels_antecedent(view, cue, source):
        return ((cue.hi, object_of(view, cue.hi, limit, cue.lo)),)
    back = _backward(view, cue, left, forward) if source.relative < 0 else None
    if back and back[1] - back[0] < 2 and not view.quoted[left - 1] and not _parenthesis_end(view, cue, limit):
        back = None
    if (
        back
        and forward
        and view.words[back[0]] in wc.PREPOSITIONS
        and not view.quoted[forward[0]]
        and not view.marks[cue.hi] & COMMA
    ):
        back = None  # `To a question about "tariffs," he said they worked`
    if back and not view.quoted[left - 1]:
        forward = _parenthesis_end(view, cue, limit)
    elif back and forward and not (view.quoted[0] or view.quoted[forward[0]] or cue.takes & {"that", "quote"}):
        back = None  # `By "merit," it refers to age`
    elif back and forward and not view.quoted[forward[0]]:
        forward = None  # `"...," she said, shortly before leaving`
    return tuple(p for p in (back, forward) if p)


def _before_main_verb(view: View, start: int, end: int) -> int:
    """`The group backing the mayor | has left`: where the object of a participle ends before the verb of its own subject."""
    for n in range(start + 1, end):
        before = view.words[n - 1]
        if view.is_finite(n) and not view.quoted[n] and before not in _EMBEDDING | wc.PERSONAL | wc.DETERMINERS:
            return n
    return end


def _labels_antecedent(view: View, cue: Cue, source: Source) -> bool:
    """`conduct that Oslo considers dangerous`: the object stands before the clause, its label behind the verb."""
    that = source.piece[0] - 1
    if that < 1 or not cue.takes & {"np_np", "np_as"} or view.parted(source.piece[0]):
        return False
    relative = view.words[that] in ("that", "which", "whom", "who")
    before = that - 1
    return (
        relative
        and before not in view.cues
        and not view.is_finite(before)
        and cue.hi < len(view)
        and not view.parted(cue.hi)
    )


def _parenthesis_end(view: View, cue: Cue, limit: int) -> Piece | None:
    """What goes on behind `, X said,` when the report stands around it."""
    start = past_circumstance(view, past_addressee(view, cue, limit), limit)
    if start >= limit or not view.marks[start] & COMMA or limit - start < 2:
        return None
    word = view.words[start]
    if word in wc.RELATIVES or (
        word in wc.SUBORDINATORS and word not in ("because", "if", "unless", "until", "since", "when")
    ):
        return None
    if view.is_participle(start):
        return None
    if word in wc.COORDINATORS and starts_clause(view, start + 1):
        return None
    return start, object_of(view, start, limit)


def _backward(view: View, cue: Cue, left: int, forward: Piece | None) -> Piece | None:
    """The report that stands before `, X said` (at the end, or as a parenthesis)."""
    if cue.kind == STANCE or left < 1 or not view.parted(left) or view.marks[left] & SEMICOLON:
        return None
    gap = view.gaps[left]
    closes_quote = any(c in gap for c in '"”’»') or view.quoted[left - 1]
    if not closes_quote and not any(c in gap for c in ",—–"):
        return None
    if (
        forward
        and not closes_quote
        and not _parenthesis_end(view, cue, len(view))
        and not _is_told(view, left, forward)
    ):
        return None
    if forward and not closes_quote and view.quoted[forward[0]] and view.capital(forward[0]):
        return None  # `Smiling, he said, "..."`
    if cue.weight < SURE and not closes_quote and not _is_parenthesis(view, left, cue):
        return None
    if not closes_quote and not _is_whole(view, left) and not _parenthesis_end(view, cue, len(view)):
        return None
    return before_cue(view, left)


def _is_whole(view: View, left: int) -> bool:
    """Whether what stands before `, she said` is more than an opening adverbial: `In April`, `Asked about it`, `When it rained`."""
    opens = view.words[0]
    adverbial = opens in wc.SUBORDINATORS | FRONTED | wc.PREPOSITIONS or view.is_participle(0)
    if not adverbial:
        return True
    if opens == "by" and view.is_participle(1):
        return True  # `By lowering taxes, analysts say`
    if opens in wc.PREPOSITIONS and not view.is_participle(0):
        last = next((n for n in range(left - 1, 0, -1) if view.marks[n] & COMMA), 0)
        if has_finite(view, last, left) and view.words[last] not in wc.RELATIVES | wc.SUBORDINATORS:
            return True  # `At least six people were hurt, officials said`
    return any(view.marks[n] & COMMA and starts_clause(view, n, 14) for n in range(1, left))


def _is_told(view: View, left: int, forward: Piece) -> bool:
    """`Prices will rise, bakers warned after the harvest`: a whole clause before the comma, and none behind the verb."""
    opens = view.words[0]
    if opens in wc.SUBORDINATORS | wc.PREPOSITIONS | wc.COORDINATORS or view.is_participle(0) or opens.endswith("ed"):
        return False
    return has_finite(view, 0, left) and view.words[forward[0]] in wc.PREPOSITIONS | wc.SUBORDINATORS | wc.TIME


def _is_parenthesis(view: View, left: int, cue: Cue) -> bool:
    """`Japan was twisting the facts, Zakharova charged, ...`: a clause, then a doubtful verb set apart by commas."""
    set_apart = cue.hi >= len(view) or view.parted(cue.hi)
    return (
        set_apart
        and view.words[0] not in wc.PREPOSITIONS | wc.CONJUNCTIONS
        and any(view.is_finite(n) for n in range(min(left, 15)))
    )
