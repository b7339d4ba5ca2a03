"""What a verb reports: behind it, before it, or on both sides of `, she said,`."""

from __future__ import annotations

from framing.model.coding import STANCE
from framing.text import wordclasses as wc
from framing.text.clauses import clause_start, has_finite, starts_clause
from framing.text.content import (
    before_cue,
    behind_cue,
    object_of,
    past_addressee,
    past_circumstance,
)
from framing.text.cue import SURE, Cue, Piece
from framing.text.readings import Attribution, Reading, made
from framing.text.source import Source
from framing.text.view import COMMA, SEMICOLON, View

EMBEDDING = wc.RELATIVES | wc.COORDINATORS | wc.SUBORDINATORS | {"that", "to", "not"}
"""Words behind which a verb belongs to a clause inside the report."""


def verbal_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    """The attribution that a verb with its source makes before token `limit`, or None without a report."""
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
        return made(reading, (back,)) if back else None
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
        return made(reading, (back, *rest)) if back else None
    left = min(source.piece[0], cue.lo)
    pieces = _around(view, cue, source, left, limit)
    return made(reading, pieces) if pieces else None


def _behind_participle(view: View, cue: Cue, subject: int, limit: int) -> int:
    """`Posters alleging theft | could be pulped`: the sentence's own verb, when the participle belongs to its subject."""
    if subject > 0 and not view.parted(subject) or subject > 0 and view.words[subject - 1] in wc.PREPOSITIONS:
        return limit
    if has_finite(view, clause_start(view, cue.lo), cue.lo):
        return limit
    for n in range(cue.hi + 1, limit):
        if view.marks[n] & COMMA:
            return limit
        verb = view.words[n] in wc.AUXILIARIES if "that" in cue.takes else view.is_finite(n)
        own = verb and view.words[n - 1] not in EMBEDDING | wc.PERSONAL | wc.AUXILIARIES
        if own and not view.quoted[n]:
            return n
    return limit


def _around(view: View, cue: Cue, source: Source, left: int, limit: int) -> tuple[Piece, ...]:
    """The report before the cue, behind it, or on both sides of `, X said,`."""
    enclosed = source.relative >= 0 or source.shared
    forward = None if source.free and "np_np" not in cue.takes else behind_cue(view, cue, limit, enclosed=enclosed)
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
        forward = None  # `"...," she said, glad of the rain`
    return tuple(p for p in (back, forward) if p)


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
    adverbial = opens in wc.SUBORDINATORS | wc.FRONTED | wc.PREPOSITIONS or view.is_participle(0)
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
