"""Where a reported clause ends: the words behind the border are the outlet's own again.

Borders are punctuation and closed classes of words, read from left to right once; what stands in marks is passed over.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.text import wordclasses as wc
from framing.text.view import CLOSE, COLON, COMMA, DASH, MARK, OPEN, SEMICOLON, View

MAX_REPORT = 120
"""Tokens that a reported clause can have at most: a border for text without punctuation."""
_ADVERBIAL = frozenset("after before as despite amid".split())
_SPEAKING = frozenset(
    "referring alluding pointing calling speaking signalling signaling citing quoting echoing".split()
)
_CONCESSIVE = frozenset("although though".split())
_TAILS = frozenset("with hours days weeks months minutes".split())
_CLAUSAL = frozenset("as after before while because although though when".split())
_INDEFINITE = frozenset(
    "anyone everyone someone nobody somebody everybody anybody nothing something everything".split()
)
_OPENS_APPOSITION = frozenset("a an the its his her their something".split())
_ADVERSATIVE = frozenset("but yet".split())
_SUBJECT_AHEAD = 8


class Setting(NamedTuple):
    """How a report stands in its sentence.

    `fronted`: its cue stands in a clause before the main clause; `nominal`: it is an object, not a clause; `enclosed`: its cue
    stands in a clause between commas, so that a comma and a verb lead back to the clause around.
    """

    fronted: bool = False
    nominal: bool = False
    enclosed: bool = True


PLAIN = Setting()


def report_end(view: View, start: int, limit: int, setting: Setting = PLAIN) -> int:
    """The token behind the last of a report that starts at `start`."""
    nominal = setting.nominal
    limit = min(limit, start + MAX_REPORT)
    depth = 0
    n = start + 1
    while n < limit:
        mark = view.marks[n]
        if not mark or (view.quoted[n] and view.quoted[n - 1]):
            if not mark and _new_clause(view, n, nominal):
                return n
            if nominal and n > start + 1 and view.words[n] in ("yesterday", "today", "tonight") and not view.quoted[n]:
                return n
            if nominal and view.words[n] == "last" and view.words[n + 1 : n + 2] and view.words[n + 1] in wc.TIME:
                return n
            n += 1
            continue
        if mark & SEMICOLON or (mark & COLON and not view.quoted[n]):
            return n
        if nominal and mark & MARK and view.quoted[n - 1] and not view.quoted[n] and _leaves(view, n):
            return n
        if mark & CLOSE:
            if not depth:
                return n
            depth -= 1
        depth += bool(mark & OPEN)
        if mark & DASH:
            closing = _closing_dash(view, n, limit)
            if closing is None:
                return n
            n = closing
        elif mark & COMMA and not depth:
            there = _over_comma(view, n, start, limit, setting)
            if there is None:
                return n
            n = max(n, there)
        n += 1
    return limit


def _leaves(view: View, n: int) -> bool:
    """Whether what follows a quotation that is the object of its cue is no longer part of it: `"a farce" and left`."""
    word = view.words[n]
    if view.quoted[n + 1 : n + 2] == [True]:
        return False
    return word in wc.COORDINATORS or word in wc.SUBORDINATORS or word in ("in", "at", "on", "during", "with")


def clause_start(view: View, end: int) -> int:
    """The first token of the clause that ends right before token `end`: behind the last colon, semicolon or lone dash."""
    dashes = 0
    first = max(0, end - MAX_REPORT)
    for n in range(end - 1, first, -1):
        mark = view.marks[n]
        if mark and not (view.quoted[n] and view.quoted[n - 1]):
            if mark & (SEMICOLON | COLON):
                return n
            dashes += bool(mark & DASH)
            if mark & OPEN and not any(view.marks[k] & CLOSE for k in range(n + 1, end)):
                return n
    if dashes == 1:
        return next(n for n in range(end - 1, first, -1) if view.marks[n] & DASH)
    return first


def is_fronted(view: View, cue: int) -> bool:
    """Whether the cue stands in a clause before the main clause: `While Oslo said ..., it ...`, `Asked if ..., she ...`."""
    first = next((n for n in range(cue, max(0, cue - 20), -1) if view.marks[n] & COMMA and not view.quoted[n]), 0)
    word = view.words[first]
    if first:
        return word in wc.SUBORDINATORS and view.words[0] in wc.PREPOSITIONS | wc.COORDINATORS | wc.TIME
    if word in wc.COORDINATORS and len(view) > 1:
        word, first = view.words[1], 1
    follows = view.words[first + 1] if first + 1 < len(view) else ""
    return (
        word in wc.SUBORDINATORS
        or word in wc.FRONTED
        or (word.endswith("ing") and word not in wc.NOT_PARTICIPLES)
        or (word in wc.PREPOSITIONS and follows.endswith("ing"))
        or word == "with"
    )


def has_finite(view: View, start: int, end: int) -> bool:
    """Whether a finite verb form stands between two tokens."""
    return any(view.is_finite(n) for n in range(start, min(end, len(view))))


def starts_clause(view: View, n: int, ahead: int = _SUBJECT_AHEAD) -> bool:
    """Whether a subject with its verb seems to start at token `n`."""
    if n >= len(view) or view.quoted[n]:
        return False
    word = view.words[n]
    if word in wc.PERSONAL or word == "there":
        return True
    if word in wc.AUXILIARIES:
        return False
    nominal = word in _INDEFINITE or word in wc.DETERMINERS or view.capital(n) or n in view.actors or word.endswith("s")
    if not nominal:
        return False
    end = n + 1
    while end < len(view) and end < n + ahead and not view.marks[end] & (COMMA | DASH | SEMICOLON | COLON):
        end += 1
    return has_finite(view, n + 1, end)


def _closing_dash(view: View, n: int, limit: int) -> int | None:
    return next(
        (
            k
            for k in range(n + 1, min(limit, n + 40))
            if view.marks[k] & DASH and not (view.quoted[k] and view.quoted[k - 1])
        ),
        None,
    )


def _new_clause(view: View, n: int, nominal: bool) -> bool:
    """Whether an unparted conjunction opens what is no longer the report: an object ends before `and left`, `as he left`."""
    if not nominal or n + 1 >= len(view):
        return False
    if view.words[n] == "and":
        if view.words[n + 1] in wc.PERSONAL and starts_clause(view, n + 1):
            return True
        after = n + 2 if view.words[n + 1] in wc.ADVERBS and n + 2 < len(view) else n + 1
        if after in view.cues:
            return False
        goes_on = after + 1 < len(view) and view.words[after + 1] in wc.PREPOSITIONS - {"by"}
        return _takes_object(view, after) or (goes_on and view.is_finite(after))
    if view.words[n] == "as":
        return _is_clausal_as(view, n)
    return view.words[n] in _CLAUSAL and starts_clause(view, n + 1)


def _is_clausal_as(view: View, n: int) -> bool:
    """`as he left`, not `as a farce`."""
    return n + 1 < len(view) and (
        view.words[n + 1] in wc.PERSONAL or (view.capital(n + 1) and starts_clause(view, n + 1))
    )


def _over_comma(view: View, n: int, start: int, limit: int, setting: Setting) -> int | None:
    """Where reading goes on when the comma before token `n` belongs to the report; None when the report ends there."""
    word, nominal = view.words[n], setting.nominal
    if _resumes(view, n) and (n in view.cues or _closes(view, start, n, setting)):
        return None
    if setting.fronted and starts_clause(view, n, ahead=14) and word not in wc.CONJUNCTIONS:
        return None
    if word in wc.RELATIVES or (
        word in wc.LINKS and view.words[n + 1 : n + 2] and view.words[n + 1] in ("which", "whom", "whose")
    ):
        return _resumption(view, n, limit)
    if word in _SPEAKING or (view.is_participle(n) and not view.capital(n)):
        return _resumption(view, n, limit)
    if word in _ADVERSATIVE or word in ("and", "so"):
        return _over_conjunction(view, n, nominal)
    if word in _ADVERBIAL and (word != "as" or _is_clausal_as(view, n)):
        return _resumption(view, n, limit)
    if word in _CLAUSAL and (starts_clause(view, n + 1) if word in _CONCESSIVE or nominal else False):
        return None
    if nominal and (word == "while" or word in _TAILS):
        return None
    if word in _OPENS_APPOSITION and _sums_up(view, n, start, limit):
        return None
    return n


def _closes(view: View, start: int, n: int, setting: Setting) -> bool:
    """Whether the comma before a verb closes the clause of the cue rather than a parenthesis or a list inside the report."""
    within = setting.enclosed or setting.nominal
    return within and not any(view.marks[k] & COMMA for k in range(start + 1, n))


def _resumes(view: View, n: int) -> bool:
    """`, who left, said` and `, which called it so, on Friday sent`: the verb of the clause around."""
    if view.words[n] in ("on", "in", "late", "early") and n + 2 < len(view) and view.words[n + 1] in wc.TIME:
        n += 2
    return n + 1 < len(view) and _takes_object(view, n)


def _takes_object(view: View, n: int) -> bool:
    """Whether token `n` is a finite verb: `owned by the state` and `cut and dried` are not, `rejected the plan` is."""
    if not view.is_finite(n):
        return False
    if not view.words[n].endswith("ed") or n in view.cues or n + 1 >= len(view):
        return True
    return view.words[n + 1] in wc.DETERMINERS or view.words[n + 1] in wc.PERSONAL or view.capital(n + 1)


def _over_conjunction(view: View, n: int, nominal: bool) -> int | None:
    """`, but Rome refused` and `, and its army left` are no longer the report; `, and it would return` may well be."""
    word, after = view.words[n], n + 1
    if after >= len(view) or view.quoted[after] or view.words[after] == "that":
        return n
    if word in _ADVERSATIVE:
        return None if nominal or starts_clause(view, after) else n
    if view.is_finite(after) and (nominal or view.words[after] not in wc.AUXILIARIES):
        return None
    if view.words[after] in ("yet", "still"):
        return None
    if view.words[after] in wc.PREPOSITIONS and has_finite(view, after + 2, min(len(view), after + 10)):
        return None  # `, and by evening two had left`
    if not nominal and view.words[after] in ("it", "they", "that", "this", "there", "we", "i", "you"):
        return n
    return None if starts_clause(view, after) else n


def _resumption(view: View, n: int, limit: int) -> int | None:
    """Where the clause goes on behind a relative clause in commas: `the plan, which he signed, would fail`; None at its end."""
    for k in range(n + 2, min(limit, n + 30)):
        if view.marks[k] & COMMA and not view.quoted[k]:
            if view.is_finite(k):
                return k
        elif view.marks[k] & (SEMICOLON | COLON | DASH):
            return None
    return None


def _sums_up(view: View, n: int, start: int, limit: int) -> bool:
    """`, a plan he has since changed` and `, the first rise in six years`: a noun phrase to the end that explains what was said."""
    end = next((k for k in range(n + 1, limit) if view.marks[k] & COMMA), limit)
    if end != limit or n - start < 4 or view.words[start] in (wc.PREPOSITIONS - {"to"}) | wc.SUBORDINATORS:
        return False
    relative = any(view.words[k] in wc.RELATIVES or view.words[k] == "that" for k in range(n + 2, end))
    if has_finite(view, n + 2, end):
        return relative or view.words[n] in ("a", "an", "something")
    return not any(view.words[k] in wc.COORDINATORS for k in range(n + 1, end))
