"""Attribution within a sentence: cue, source and content, for quoted and paraphrased speech.

The three parts follow the PARC and PolNeAR schemes (Pareti 2012; Newell, Margolin and Ruths 2018). Positions are token
positions within the sentence; the content is the clause, not the sentence, so that words outside it keep the outlet's voice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.text import wordclasses as wc
from framing.text.phrases import View, apposition_after, phrase_after, subject_before

_COMPLEMENTS = re.compile(r"^\{([^}]*)\}")
_BE = frozenset("is are was were be been being".split())
_ADDRESSED = re.compile(r"^(?:tell|told|inform|warn|assur|remind|ask|urg|advis|notif|brief)")
_OCCASION = frozenset(
    (
        "statement interview conference briefing speech tweet post letter report email hearing address article "
        "memo message meeting talk remarks comments television parliament twitter facebook x"
    ).split()
)
_CIRCUMSTANTIAL = frozenset("on in at during after via to through from".split())
_BEFORE_NOUNS = frozenset(
    "a an the more no any every each further his her their its our my your another new latest".split()
)
DOUBTFUL, SURE, FIRM, CERTAIN = 0.4, 0.6, 0.85, 0.95
Piece = tuple[int, int]


@dataclass(frozen=True)
class Cue:
    """A cue phrase found in a sentence: tokens `lo` to `hi`, its class, weight and complementation."""

    lo: int
    hi: int
    kind: str
    weight: float
    takes: frozenset[str]


@dataclass(frozen=True)
class Attribution:
    """Who (`source`) said (`cue`) what (`content`, one or two pieces) in one sentence; the source can be None."""

    cue: Piece
    cue_class: str
    source: Piece | None
    content: tuple[Piece, ...]

    @property
    def reach(self) -> Piece:
        """From the first to the last token of the content."""
        return min(p[0] for p in self.content), max(p[1] for p in self.content)


def complements(note: str) -> frozenset[str]:
    """The complementation of a cue, from the braces that open its note.

    >>> sorted(complements("{that, quote} default verb"))
    ['quote', 'that']
    """
    match = _COMPLEMENTS.match(note)
    return frozenset(w.strip() for w in match.group(1).split(",")) if match else frozenset({"that", "quote"})


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
        return (
            Attribution((cue.lo, cue.hi), cue.kind, source, ((0, cue.lo),))
            if source and "np" in cue.takes and cue.lo > 2
            else None
        )
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
    source, inverted = _source(view, cue, found, before)
    if source is None or not _can_speak(view, source, cue) or _is_denied(view, cue) or _is_noun(view, source, cue):
        return None
    if inverted:
        return Attribution((cue.lo, cue.hi), cue.kind, source, ((0, cue.lo),))
    forward = None if _is_relative(view, source) and "np_np" not in cue.takes else _forward(view, cue, limit)
    left = min(source[0], cue.lo) if source[0] < cue.lo else cue.lo
    back = _backward(view, left, cue, forward)
    if back and forward and view.quoted[left - 1] and not view.quoted[forward[0]]:
        forward = None  # `"...," she said, shortly before leaving`
    pieces = tuple(p for p in (back, forward) if p)
    return Attribution((cue.lo, cue.hi), cue.kind, source, pieces) if pieces else None


def _source(view: View, cue: Cue, found: list[Attribution], before: str) -> tuple[Piece | None, bool]:
    """The source of a verb, and whether it stands behind the verb."""
    if before in ("and", "but", "then", "or") or (
        view.words[cue.lo].endswith("ing") and (view.parted(cue.lo) or before in wc.PREPOSITIONS | {"while"})
    ):
        if found and found[-1].source:
            return found[-1].source, False
        return (main_subject(view, cue) if cue.weight >= FIRM else None), False
    source = subject_before(view, cue.lo)
    after_speech = view.parted(cue.lo) and cue.lo > 0
    if source and not (after_speech and source[1] == cue.lo):
        return source, False
    if after_speech:
        behind = phrase_after(view, cue.hi)
        if behind and _can_invert(view, cue, behind):
            return behind, True
        if source is None and "," in view.gaps[cue.lo] and found and found[-1].source:
            return found[-1].source, False
    return source, False


def _can_speak(view: View, source: Piece, cue: Cue) -> bool:
    """Whether a subject can be a source: a name, a pronoun, people, institutions, documents; events and things "show" nothing."""
    if cue.weight >= CERTAIN:
        return True
    for n in range(*source):
        word = view.words[n]
        if n in view.actors or word in wc.SPEAKERS or word in wc.PERSONAL:
            return True
        if view.capital(n) and word not in wc.DETERMINERS | wc.POSSESSIVES and not (n == 0 and word.endswith("ing")):
            return True
    return False


def _is_relative(view: View, source: Piece) -> bool:
    """`what she said infuriated Beijing`: what follows is not what was said."""
    return source[0] > 0 and view.words[source[0] - 1] in ("what", "whatever", "which") and not view.parted(source[0])


def _is_noun(view: View, source: Piece, cue: Cue) -> bool:
    """`in the same call about ...`: a bare form is a verb only behind an auxiliary or a plural subject."""
    word = view.words[cue.lo]
    if cue.hi - cue.lo > 1 or word.endswith(("s", "ed", "ing")) or word in wc.IRREGULAR_PAST or view.capital(cue.lo):
        return False
    last = view.words[source[1] - 1]
    plural = last.endswith("s") or last in wc.PLURALS or "and" in view.words[source[0] : source[1]]
    return not plural and not any(w in wc.AUXILIARIES for w in view.words[source[1] : cue.lo])


def _is_denied(view: View, cue: Cue) -> bool:
    """`did not mention`: what is expressly left unsaid is not reported."""
    window = view.words[max(0, cue.lo - 3) : cue.lo]
    return any(w in ("not", "never") or w.endswith("n't") for w in window) and any(w in wc.AUXILIARIES for w in window)


def _can_invert(view: View, cue: Cue, behind: Piece) -> bool:
    """`"...," said Kishida` and `..., suggests Putin`: the subject behind the verb, not its object."""
    ended = behind[1] >= len(view) or view.parted(behind[1])
    if view.words[behind[0]] in wc.PERSONAL:
        return ended
    if view.quoted[cue.lo - 1] or any(c in view.gaps[cue.lo] for c in '"”’»?!'):
        return True
    return ended and any(view.capital(n) for n in range(*behind))


def main_subject(view: View, cue: Cue) -> Piece | None:
    """The subject of the sentence: the first noun phrase, an opening adverbial before a comma left out."""
    start = 0
    if view.words and (view.words[0] in wc.PREPOSITIONS | wc.CONJUNCTIONS or cue.lo == 0):
        start = next((n for n in range(1, min(len(view), 25)) if "," in view.gaps[n]), 0)
    phrase = phrase_after(view, start)
    if not phrase:
        return None
    named = phrase[0]
    while named < phrase[1] and (named in view.actors or view.words[named] in wc.DETERMINERS):
        named += 1
    return (phrase[0], named) if named > phrase[0] and named - 1 in view.actors else phrase


def _forward(view: View, cue: Cue, limit: int) -> Piece | None:
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


def _backward(view: View, left: int, cue: Cue, forward: Piece | None) -> Piece | None:
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
