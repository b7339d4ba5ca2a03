"""What was said: the clause, quotation or object that a cue introduces, before or behind it."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.model.tokens import NUMBER
from framing.text import wordclasses as wc
from framing.text.clauses import Setting, clause_start, has_finite, is_fronted, report_end
from framing.text.cue import CERTAIN, SURE, Cue, Piece
from framing.text.phrases import is_adverb, phrase_after
from framing.text.view import COLON, COMMA, DASH, SEMICOLON, View

_ADDRESSED = re.compile(r"^(?:tell|told|inform|warn|assur|remind|advis|notif|brief|ask)")
_OCCASION = frozenset(
    (
        "statement interview conference briefing speech tweet post letter report email hearing address article "
        "memo message meeting talk remarks comments television parliament twitter facebook x rally debate event op ed"
    ).split()
)
_CIRCUMSTANTIAL = frozenset("by on in at during after via to through from before".split())
_MANNER = wc.ADVERBS | frozenset("throughout only instead soon afterwards later earlier yesterday today aloud".split())
_REASONS = frozenset("because since although though unless until".split())
_NEAR = 15


def behind_cue(view: View, cue: Cue, limit: int, *, enclosed: bool = True) -> Piece | None:
    """What follows the cue: the reported clause, quotation or object, addressees and circumstances left out."""
    start = past_addressee(view, cue, limit)
    start = past_addition(view, start, limit)
    if start >= limit or view.marks[start] & SEMICOLON:
        return None
    if view.marks[start] & COMMA and not view.quoted[start] and _opens_another(view, start):
        return None
    explicit = view.words[start] in ("that", "how", "why", "whether", "what", "if") or (
        view.words[start] in ("when", "who", "where") and cue.kind == "directive"
    )
    if (
        view.words[start] == "that"
        and ("that" in cue.takes or "noun" in cue.takes)
        and not _is_pointing(view, start, limit)
    ):
        start += 1
    if limit - start < 1 or ("noun" not in cue.takes and not _licensed(view, cue, start, limit, explicit)):
        return None
    clausal = explicit or "noun" in cue.takes or "that" in view.words[start + 1 : start + 3]
    clause = clausal or ("that" in cue.takes and has_clause(view, start, limit))
    end = report_end(view, start, limit, Setting(is_fronted(view, cue.lo), not clause, enclosed))
    if not clause and cue.kind not in ("believing", "promising", "directive"):
        end = _without_circumstance(view, start, end)
    return (start, end) if end > start else None


def _opens_another(view: View, n: int) -> bool:
    """`, adding ...`, `, and he left`, `, though it rained`: a comma behind the cue after which no report starts."""
    word = view.words[n]
    return (
        view.is_participle(n)
        or word in wc.COORDINATORS
        or word in ("though", "although", "while", "as", "after", "who", "which")
    )


def _is_pointing(view: View, that: int, limit: int) -> bool:
    """`responded to that report`: a demonstrative, no clause behind it."""
    end = next((n for n in range(that + 1, limit) if view.marks[n] & (COMMA | SEMICOLON)), limit)
    return end - that <= 4 and not has_finite(view, that + 2, end)


def object_of(view: View, start: int, limit: int, cue: int = -1) -> int:
    """The end of a report that starts at a token, whatever its form; `cue` is the cue's first token when it stands before."""
    return report_end(view, start, limit, Setting(cue >= 0 and is_fronted(view, cue))) if start < limit else limit


def before_cue(view: View, end: int) -> Piece | None:
    """The report that ends right before token `end`: a quotation and what it is built into, else the clause."""
    if end < 1:
        return None
    first = quotation_start(view, end)
    alone = first < end and (first == 0 or _stands_alone(view, first))
    start = first if alone else clause_start(view, first)
    if start < end and view.words[start] in ("but", "and", "so", "yet") and not view.quoted[start] and end - start > 2:
        start += 1
    return (start, end) if end > start else None


def quotation_start(view: View, end: int) -> int:
    """The first token of the quotation that ends right before token `end`; `end` itself when none does."""
    first = end
    while first > 0 and view.quoted[first - 1]:
        first -= 1
    return first


def _stands_alone(view: View, first: int) -> bool:
    """Whether punctuation parts a quotation from the words before it."""
    return bool(view.marks[first] & (COLON | DASH | COMMA))


def has_clause(view: View, start: int, limit: int) -> bool:
    """Whether a finite clause seems to follow: a pronoun as subject, or an auxiliary or finite form near by."""
    if view.words[start] in wc.PERSONAL:
        return True
    if view.words[start] in wc.AUXILIARIES:
        return True
    for n in range(start + 1, min(limit, start + _NEAR)):
        if view.is_finite(n) and view.words[n - 1] not in wc.RELATIVES:
            return view.words[n - 1] not in wc.COORDINATORS
        if view.marks[n] & SEMICOLON:
            return False
    return False


def past_addressee(view: View, cue: Cue, limit: int) -> int:
    """The first token behind whom the cue addresses: `told reporters`."""
    start = cue.hi
    if start >= limit or not _ADDRESSED.match(view.words[cue.lo]) or view.quoted[start]:
        return start
    if view.words[start] in ("that", "of", "against", "about", "if", "whether", "how", "why", "what", "for"):
        return start
    addressee = phrase_after(view, start)
    if not addressee:
        return start
    if view.words[cue.lo].startswith("ask") and view.words[addressee[1] : addressee[1] + 1] == ["to"]:
        return start
    return addressee[1]


def past_circumstance(view: View, start: int, limit: int) -> int:
    """The first token after the cue's circumstances: `on Tuesday`, `late Wednesday`, `in a statement`, `to reporters`."""
    n = start
    while n < limit and not view.quoted[n]:
        word = view.words[n]
        dated = n + 1 < limit and view.words[n + 1] in wc.TIME
        if word in ("on", "in", "late", "early", "last", "this", "next") and dated:
            n += 2
            while n < limit and view.flags[n] & NUMBER and not view.quoted[n]:
                n += 1
        elif word in wc.TIME - {"may", "march", "last", "this", "next"} or word in (
            "also",
            "again",
            "however",
            "meanwhile",
            "twice",
        ):
            n += 1
        elif word in _CIRCUMSTANTIAL and (end := _circumstance_end(view, n, limit)):
            n = end
        else:
            break
    return n


def past_addition(view: View, start: int, limit: int) -> int:
    """The first token behind all that tells when, where, how or to whom something was said."""
    return _past_parenthesis(view, past_circumstance(view, start, limit), limit)


def _past_parenthesis(view: View, start: int, limit: int) -> int:
    """`testified, to her credit, that ...`: what stands between the cue and `, that` tells how or where."""
    aside = _opens_aside(view, start, limit)
    that = start
    while that < limit and (view.words[that] in _MANNER or is_adverb(view, that)) and not view.quoted[that]:
        that += 1
    if start < that < limit and view.words[that] == "that":
        return that
    for n in range(start, min(limit, start + 16)):
        if view.words[n] == "that" and (view.marks[n] & COMMA or (aside and n > start)):
            return start if n + 1 < limit and view.words[n + 1] in wc.IRREGULAR_PAST else n
        if view.marks[n] & COMMA and view.words[n] in wc.RELATIVES:
            return _behind_relative(view, n, limit) or start
        if view.quoted[n] or view.is_finite(n) or view.marks[n] & (COLON | SEMICOLON):
            break
    return start


def _behind_relative(view: View, n: int, limit: int) -> int | None:
    """`said in Oslo, where he met the king, that ...`: the `that` behind a relative clause in commas."""
    end = next((k for k in range(n + 1, min(limit, n + 20)) if view.marks[k] & COMMA), limit)
    return end if end < limit and view.words[end] == "that" else None


def _opens_aside(view: View, start: int, limit: int) -> bool:
    """Whether a place, a time or an addressee stands at a token: `over lunch`, `to his sister`, `for years`, `, again,`."""
    if start >= limit:
        return False
    word = view.words[start]
    after = view.words[start + 1] if start + 1 < limit else ""
    if word == "to":
        return after in wc.DETERMINERS or (start + 1 < limit and view.capital(start + 1))
    if word == "for":
        return after in ("years", "months", "weeks", "decades", "days", "hours", "generations")
    if view.marks[start] & COMMA:
        return word not in wc.SUBORDINATORS
    return word in _CIRCUMSTANTIAL or word in ("outside", "inside", "over")


def _circumstance_end(view: View, preposition: int, limit: int) -> int | None:
    """The end of a prepositional phrase that tells when, where or to whom something was said, or None."""
    phrase = phrase_after(view, preposition + 1)
    if not phrase or phrase[1] > limit:
        return None
    words = set(view.words[phrase[0] : phrase[1]])
    end = phrase[1]
    if view.words[preposition] == "to":
        opens = view.words[phrase[0]]
        return end if words & wc.REPORTEES and opens in wc.REPORTEES | wc.DETERMINERS | wc.POSSESSIVES else None
    fits = bool(words & (wc.TIME | _OCCASION))
    reported = end < limit and (view.words[end] in ("that", "to") or view.quoted[end])
    return end if fits or reported or end >= limit else None


def _without_circumstance(view: View, start: int, end: int) -> int:
    """An object ends before `in an interview`, `on Monday`, `at a news conference`."""
    for n in range(start + 1, end - 1):
        if view.words[n] in ("in", "on", "at", "during") and not view.quoted[n]:
            if view.words[n + 1] in wc.WEEKDAYS:
                return n
            phrase = phrase_after(view, n + 1)
            if phrase and phrase[1] >= end and set(view.words[phrase[0] : phrase[1]]) & _OCCASION:
                return n
    return end


def _licensed(view: View, cue: Cue, start: int, limit: int, explicit: bool) -> bool:
    """Whether what follows can be the cue's complement; doubtful cues need more than sure ones."""
    takes = cue.takes
    if takes == {"quote"}:
        return view.quoted[start]
    quoted = view.quoted[start] or any(view.quoted[start : min(limit, start + 10)])
    if (
        explicit
        and takes & {"that", "wh"}
        or quoted
        and (view.quoted[start] or takes & {"np", "np_np", "np_as", "quote"})
    ):
        return True
    window = view.words[start : min(limit, start + 14)]
    if "np_as" in takes and "as" in window:
        return True
    if "np_np" in takes and _is_labelled(view, start, limit):
        return True
    if (
        "np_of" in takes
        and "of" in window
        or "inf" in takes
        and (window[0] == "to" or list(window[:2]) == ["not", "to"])
        or "np_inf" in takes
        and "to" in window
    ):
        return True
    if cue.weight < SURE:
        return "np" in takes and cue.kind in ("emotive", "accusing", "describing") and _gives_ground(view, start, limit)
    if "about" in takes and view.words[start] in ("about", "of", "against", "over") and cue.kind != "neutral":
        return True
    if cue.weight < CERTAIN and "np" not in takes and not has_clause(view, start, limit):
        return "ing" in takes and window[0].endswith("ing")
    if "that" in takes:
        return (
            view.words[start] not in wc.PREPOSITIONS | _REASONS
        )  # "told X about Y" names a topic, in the outlet's words
    return bool(takes & {"np", "ing", "quote"}) and view.words[start] not in wc.PREPOSITIONS


def _gives_ground(view: View, start: int, limit: int) -> bool:
    """`blasted the council for selling the field`: a blow in words comes with its ground."""
    window = view.words[start + 1 : min(limit, start + 12)]
    return any(a in ("for", "over") and (b.endswith("ing") or b in wc.DETERMINERS) for a, b in pairwise(window))


def _ends_in_verdict(view: View, named: Piece, limit: int) -> bool:
    """`called the sentence excessive`, `believes him capable of it`: an adjective behind its noun closes the phrase."""
    last = named[1] if view.words[named[0]] in wc.OBJECTS else named[1] - 1
    if last >= limit or last <= named[0] or view.parted(last) or view.capital(last):
        return False
    word = view.words[last]
    if view.words[last - 1] in wc.DETERMINERS - wc.OBJECTS or view.words[named[0]] not in wc.DETERMINERS | wc.OBJECTS:
        return False
    closed = last + 1 >= limit or view.parted(last + 1) or view.words[last + 1] in wc.PREPOSITIONS | wc.CONJUNCTIONS
    verdict = word in wc.VERDICTS or (word.endswith(wc.ADJECTIVAL) and word not in wc.NOT_ADJECTIVES)
    return closed and verdict


def _is_labelled(view: View, start: int, limit: int) -> bool:
    """`called the plan a farce`: a phrase with its label behind it."""
    named = phrase_after(view, start)
    if named and _ends_in_verdict(view, named, limit):
        return True
    return bool(
        named and named[1] < limit and not view.parted(named[1]) and view.words[named[1]] in ("a", "an", "the", "as")
    )
