"""What was said: the clause, quotation or object that a cue introduces, before or behind it."""

from __future__ import annotations

import re

from framing.text import wordclasses as wc
from framing.text.cue import CERTAIN, SURE, Cue, Piece
from framing.text.phrases import View, phrase_after

_ADDRESSED = re.compile(r"^(?:tell|told|inform|warn|assur|remind|ask|urg|advis|notif|brief)")
_OCCASION = frozenset(
    (
        "statement interview conference briefing speech tweet post letter report email hearing address article "
        "memo message meeting talk remarks comments television parliament twitter facebook x"
    ).split()
)
_CIRCUMSTANTIAL = frozenset("on in at during after via to through from".split())


def content_after(view: View, cue: Cue, limit: int) -> Piece | None:
    """What follows the cue: the reported clause, quotation or object, addressees and circumstances left out."""
    start = cue.hi
    if (
        _ADDRESSED.match(view.words[cue.lo])
        and start < limit
        and not view.quoted[start]
        and view.words[start] not in ("that", "of", "against", "about")
    ):
        addressee = phrase_after(view, start)
        start = addressee[1] if addressee else start
    start = _past_circumstance(view, start, limit)
    if start >= limit:
        return None
    explicit = view.words[start] in ("that", "how", "why", "whether", "what", "if")
    if view.words[start] == "that":
        start += 1
    if limit - start < 1 or not _licensed(view, cue, start, limit, explicit):
        return None
    if not explicit and "np" in cue.takes and not _is_clause(view, start, limit):
        return start, _participle_cut(view, start, limit)
    return start, limit


def _participle_cut(view: View, start: int, limit: int) -> int:
    """An object ends before `, signalling ...`: the participle is the outlet's own comment."""
    for n in range(start + 1, limit):
        if view.words[n].endswith("ing") and "," in view.gaps[n] and not view.quoted[n]:
            return n
    return limit


def _is_clause(view: View, start: int, limit: int) -> bool:
    """Whether a finite clause seems to follow: a pronoun or determiner as subject with an auxiliary or past form near by."""
    window = range(start, min(limit, start + 15))
    if view.words[start] in wc.PERSONAL:
        return True
    return any(view.words[n] in wc.AUXILIARIES or (n > start + 1 and view.words[n].endswith("ed")) for n in window)


def _past_circumstance(view: View, start: int, limit: int) -> int:
    """The first token after the cue's circumstances: `on Tuesday`, `late Wednesday`, `in a statement`, `to reporters`."""
    n = start
    while n < limit and not view.quoted[n]:
        word = view.words[n]
        dated = n + 1 < limit and view.words[n + 1] in wc.TIME
        if word in ("on", "in", "late", "early", "last", "this", "next") and dated:
            n += 2
        elif word in wc.TIME - {"may", "march", "last", "this", "next"} or word in (
            "also",
            "again",
            "however",
            "meanwhile",
        ):
            n += 1
        elif word in _CIRCUMSTANTIAL and (end := _circumstance_end(view, n, limit)):
            n = end
        else:
            break
    return n


def _circumstance_end(view: View, preposition: int, limit: int) -> int | None:
    """The end of a prepositional phrase that tells when, where or to whom something was said, or None."""
    phrase = phrase_after(view, preposition + 1)
    if not phrase or phrase[1] > limit:
        return None
    words = set(view.words[phrase[0] : phrase[1]])
    end = phrase[1]
    if view.words[preposition] == "to":
        return end if words & wc.REPORTEES else None
    fits = bool(words & (wc.TIME | _OCCASION))
    reported = end < limit and (view.words[end] == "that" or view.quoted[end])
    return end if fits or reported or end >= limit else None


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
    if "np_np" in takes:
        named = phrase_after(view, start)
        if (
            named
            and named[1] < limit
            and not view.parted(named[1])
            and view.words[named[1]] in ("a", "an", "the", "as")
        ):
            return True
    if (
        "np_of" in takes
        and "of" in window
        or "inf" in takes
        and window[0] == "to"
        or "np_inf" in takes
        and "to" in window
    ):
        return True
    if cue.weight < SURE:
        return False
    if cue.weight < CERTAIN and "np" not in takes and not _is_clause(view, start, limit):
        return "ing" in takes and window[0].endswith("ing")
    if "that" in takes:
        return view.words[start] not in wc.PREPOSITIONS  # "told X about Y" names a topic, in the outlet's words
    return bool(takes & {"np", "ing", "quote"}) and view.words[start] not in wc.PREPOSITIONS


def _is_parenthesis(view: View, left: int, cue: Cue) -> bool:
    """`Japan was twisting the facts, Zakharova charged, ...`: a clause, then a doubtful verb set apart by commas."""
    set_apart = cue.hi >= len(view) or view.parted(cue.hi)
    return set_apart and view.words[0] not in wc.PREPOSITIONS | wc.CONJUNCTIONS and _is_clause(view, 0, left)


def content_before(view: View, left: int, cue: Cue, forward: Piece | None) -> Piece | None:
    """The report that stands before `, X said` (at the end, or as a parenthesis)."""
    if left < 1 or not view.parted(left):
        return None
    gap = view.gaps[left]
    closes_quote = any(c in gap for c in '"”’»') or view.quoted[left - 1]
    if "," not in gap and not closes_quote and "—" not in gap and "–" not in gap:
        return None
    if forward and not closes_quote and "," not in view.gaps[cue.hi]:
        return None
    if cue.weight < SURE and not closes_quote and not _is_parenthesis(view, left, cue):
        return None
    return (0, left) if left >= (1 if closes_quote else 2) else None
