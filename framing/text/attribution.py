"""Attribution within a sentence: cue, source and content, for quoted and paraphrased speech.

The three parts follow the PARC and PolNeAR schemes (Pareti 2012; Newell, Margolin and Ruths 2018). Positions are token
positions within the sentence; the content is the clause, not the sentence, so that words outside it keep the outlet's voice.
A sentence is read twice: first each cue with its source, then each report, which ends where the next construction begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.text import wordclasses as wc
from framing.text.clauses import clause_start, has_finite, starts_clause
from framing.text.content import before_cue, behind_cue, has_clause, object_of, past_addition, past_circumstance, quotation_start
from framing.text.cue import DOUBTFUL, FIRM, SURE, Cue, Piece
from framing.text.phrases import COMMA, SEMICOLON, View, apposition_after, phrase_after, subject_before
from framing.text.source import Source, can_speak, is_noun, source_of

_BE = frozenset("is are was were be been being".split())
_BEFORE_NOUNS = frozenset(
    "'s a an the more most no any every each further his her their its our my your another new latest own".split()
)
_PRONOMINAL = frozenset("this that these those both all some several many most another other one each".split())
_SELF = frozenset("i we you".split())
_FRONTED = frozenset("asked pressed told questioned accused quizzed".split())
_COMPLEMENTIZERS = frozenset("as for that of to whether if what how why when about".split())
_AGENT_REACH = 30


@dataclass(frozen=True)
class Attribution:
    """Who (`source`) said (`cue`) what (`content`, one or two pieces) in one sentence; the source can be None."""

    cue: Piece
    cue_class: str
    source: Piece | None
    content: tuple[Piece, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Reading:
    """A cue with its source before its report is looked for; `stop` is where an earlier report has to end, or -1."""

    cue: Cue
    source: Source | None
    form: str
    stop: int = -1


def attributions(view: View, cues: Sequence[Cue]) -> list[Attribution]:
    """The attributions of a sentence, in the order of their cues."""
    live = [c for c in (_unbroken(view, c) for c in cues) if not view.quoted[c.lo] and not _is_idle(view, c)]
    if not live:
        return []
    view = replace(view, cues=frozenset(n for c in live if "noun" not in c.takes for n in range(c.lo, c.hi)))
    readings = _readings(view, live)
    found: list[Attribution] = []
    for reading, limit in zip(readings, _limits(view, readings), strict=True):
        attribution = _report(view, reading, limit)
        if attribution and not _is_within(view, attribution, found[-4:]):
            found.append(attribution)
    return found


def _is_within(view: View, inner: Attribution, earlier: Sequence[Attribution]) -> bool:
    """Whether an earlier report holds this one and it adds no speaker: `she said she feared that ...`."""
    lo, hi = inner.content[0][0], inner.content[-1][1]
    for outer in earlier:
        if outer.content == inner.content:
            return True
        if any(a <= inner.cue[0] and lo >= a and hi <= b for a, b in outer.content):
            return (
                inner.source is None
                or inner.weight < FIRM
                or view.words[inner.source[0]] in wc.PERSONAL | wc.POSSESSIVES
            )
    return False


def _unbroken(view: View, cue: Cue) -> Cue:
    """A cue phrase up to the first punctuation inside it: `she admits, to hold ...` is no `admits to`."""
    cut = next((n for n in range(cue.lo + 1, cue.hi) if view.marks[n] & (COMMA | SEMICOLON)), cue.hi)
    return cue if cut == cue.hi else replace(cue, hi=cut)


def _is_idle(view: View, cue: Cue) -> bool:
    """Whether a cue phrase cannot report here: a noun or an adjective, or a doubtful verb without a clause or quotation."""
    if "noun" in cue.takes or "prep" in cue.takes or "passive" in cue.takes and cue.hi - cue.lo > 1:
        return False
    if cue.lo == 0 and cue.hi - cue.lo == 1 and _opens_no_report(view):
        return True
    if "-" in (view.gaps[cue.lo], view.gaps[cue.hi] if cue.hi < len(view) else ""):
        return True  # `self-described`, `tax-writing`
    if _is_plural_noun(view, cue):
        return True
    if _stands_as_noun(view, cue):
        return not _has_that_clause(view, cue)
    if cue.weight < DOUBTFUL and "inf" not in cue.takes and "np_as" not in cue.takes:
        return "that" not in view.words[cue.hi : cue.hi + 2] and not any(view.quoted[cue.hi : cue.hi + 4])
    return False


def _is_plural_noun(view: View, cue: Cue) -> bool:
    """`rights advocates have ...`, `states that have ...`: a form in -s before a verb."""
    if cue.lo and view.words[cue.lo].endswith("s") and view.words[cue.lo - 1] in wc.SUBORDINATORS and not view.parted(cue.lo):
        return True
    if not view.words[cue.hi - 1].endswith("s") or cue.hi + 1 >= len(view) or view.parted(cue.hi):
        return False
    after = cue.hi + (view.words[cue.hi] == "that")
    return view.is_finite(after) and view.words[after] not in wc.PERSONAL


def _stands_as_noun(view: View, cue: Cue) -> bool:
    """`the report`, `his claims`, `amid claims`, `two opposing views`: a word behind an article, a number or a preposition."""
    n = cue.lo
    if n == 0 or cue.hi - n > 1 or view.parted(n):
        return False
    before = view.words[n - 1]
    if before in _BEFORE_NOUNS or (before in wc.DETERMINERS and before not in _PRONOMINAL):
        return True
    return before in wc.PREPOSITIONS and not view.is_participle(n)


def _opens_no_report(view: View) -> bool:
    """A verb form at the very start reports only as a participle before a main clause: `Accusing Tokyo of ..., Moscow ...`."""
    word = view.words[0]
    if word.endswith("ing") or word in _FRONTED:
        return not any(mark & COMMA for mark in view.marks[1:])
    return True


def _has_that_clause(view: View, cue: Cue) -> bool:
    return "that" in cue.takes and view.words[cue.hi : cue.hi + 1] == ["that"]


def _readings(view: View, cues: Sequence[Cue]) -> list[Reading]:
    out: list[Reading] = []
    earlier: Piece | None = None
    for cue in cues:
        reading = _read(view, cue, earlier)
        if reading is None:
            continue
        out.append(replace(reading, stop=_stop_of(view, reading)))
        if reading.form == "verb" and reading.source:
            earlier = reading.source.piece
    return out


def _read(view: View, cue: Cue, earlier: Piece | None) -> Reading | None:
    if "noun" in cue.takes:
        return _noun(view, cue)
    if _stands_as_noun(view, cue) and _has_that_clause(view, cue):
        return Reading(replace(cue, takes=cue.takes | {"noun"}), _possessor(view, cue.lo), "noun")
    if cue.takes == {"prep"}:
        return _preposition(view, cue)
    if "passive" in cue.takes and (cue.takes == {"passive"} or view.words[cue.lo] in _BE | {"it"}):
        return Reading(cue, None, "hearsay") if cue.weight >= SURE else None
    if _is_passive(view, cue):
        return _passive(view, cue)
    return _verb(view, cue, earlier)


def _stop_of(view: View, reading: Reading) -> int:
    """Where a report that is still running ends because this cue starts one of its own; -1 when it runs on."""
    cue, source = reading.cue, reading.source
    if reading.form in ("noun", "agent", "hearsay", "passive") or cue.lo == 0 or cue.weight < SURE:
        return -1
    if reading.form == "prep":
        return cue.lo if view.parted(cue.lo) else -1
    head = _skip_adverbs(view, cue.lo - 1)
    if head >= 0 and view.words[head] in wc.COORDINATORS:
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


_OPENERS = wc.COORDINATORS | (wc.SUBORDINATORS - {"if"}) | {"on", "then", "also"}


def _skip_adverbs(view: View, n: int) -> int:
    while n >= 0 and not view.parted(n + 1) and (view.words[n] in wc.ADVERBS or view.words[n].endswith("ly")):
        n -= 1
    return n


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
    if view.marks[start] & COMMA or start == 1 or view.words[start] not in wc.SUBORDINATORS | wc.PREPOSITIONS | {"if"} or view.words[start + 1] in wc.TIME:
        return False
    return not any(view.marks[n] & COMMA for n in range(start + 1, stop))


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
        elif not view.is_finite(n - 1) and before not in wc.ADVERBS and before not in _EMBEDDING and before not in wc.PERSONAL:
            return n
    return limit


_EMBEDDING = wc.RELATIVES | wc.COORDINATORS | wc.SUBORDINATORS | {"that", "to", "not"}


def _made(reading: Reading, pieces: tuple[Piece, ...]) -> Attribution:
    cue = reading.cue
    return Attribution((cue.lo, cue.hi), cue.kind, reading.source.piece if reading.source else None, pieces, cue.weight)


# ------------------------------------------------------------ nouns, prepositions, hearsay


def _noun(view: View, cue: Cue) -> Reading | None:
    """`his claim that ...`, `a warning from Oslo that ...`, `criticism by doctors of ...`."""
    after = view.words[cue.hi] if cue.hi < len(view) else ""
    if after == "that":
        return None if _is_relative_that(view, cue) else Reading(cue, _possessor(view, cue.lo), "noun")
    if after in ("from", "by") and not view.parted(cue.hi):
        source = phrase_after(view, cue.hi + 1)
        if source and source[1] < len(view) and view.words[source[1]] in ("that", "over", "of", "about", "for", "against"):
            return Reading(cue, Source(source), "agent")
    return None


def _is_relative_that(view: View, cue: Cue) -> bool:
    """`a ruling that ran to 94 pages`, `..., a claim that two rivals reject`: the noun is what the clause is about."""
    if cue.hi + 1 < len(view) and view.is_finite(cue.hi + 1) and view.words[cue.hi + 1] not in wc.PERSONAL:
        return True
    return cue.lo > 1 and view.words[cue.lo - 1] in ("a", "an") and view.parted(cue.lo - 1)


def _agent_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    start = reading.source.piece[1] + (view.words[reading.source.piece[1]] == "that") if reading.source else limit
    return _made(reading, ((start, object_of(view, start, limit)),)) if limit - start >= 2 else None


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


def _prepositional_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    cue = reading.cue
    if reading.source is None:
        return None
    after = apposition_after(view, reading.source.piece[1])
    if after < limit and not view.marks[after] & COMMA:
        after = next((n for n in range(after, min(limit, after + 10)) if view.marks[n] & COMMA), after)
    pieces: list[Piece] = []
    if cue.lo >= 2 and (back := before_cue(view, cue.lo)):
        pieces.append(back)
    goes_on = after < limit and view.marks[after] & COMMA and limit - after >= 4 and view.words[after] not in wc.RELATIVES
    if after < limit and (cue.lo < 2 or not pieces or goes_on and view.words[after] not in wc.CONJUNCTIONS):
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
        return Attribution((cue.lo, cue.hi), cue.kind, agent, ((cue.hi, agent[0] - 1),))
    end = next((n for n in range(cue.hi + 1, end) if view.marks[n] & COMMA and not view.quoted[n]), end)
    return _made(reading, ((cue.hi, end),))


# ------------------------------------------------------------ passives


def _is_passive(view: View, cue: Cue) -> bool:
    n = _skip_adverbs(view, cue.lo - 1)
    if view.words[cue.hi : cue.hi + 1] == ["of"] and cue.kind in ("accusing", "doubting") and view.words[cue.lo].endswith("ed"):
        return True  # `a firm accused of fraud`
    if cue.lo == 0 and view.words[0] in _FRONTED:
        return True  # `Asked whether ..., she said ...`
    if n < 0 or view.is_participle(cue.lo) or "active" in cue.takes:
        return False
    if view.words[n] in _BE and not view.parted(n + 1):
        return True
    return view.words[cue.hi : cue.hi + 1] == ["by"] and view.words[cue.lo].endswith(("ed", "en"))


def _agent(view: View, start: int, end: int) -> Piece | None:
    """The source in `... by the ministry`."""
    for n in range(start, min(end, start + _AGENT_REACH) - 1):
        if view.words[n] in wc.COORDINATORS or view.marks[n] & (COMMA | SEMICOLON):
            return None
        if view.words[n] == "by" and not view.quoted[n]:
            agent = phrase_after(view, n + 1)
            if agent and (view.capital(n + 1) or any(view.words[k] in wc.SPEAKERS or view.capital(k) for k in range(*agent))):
                return agent
    return None


def _passive(view: View, cue: Cue) -> Reading | None:
    after = view.words[cue.hi] if cue.hi < len(view) else ""
    if after == "by" and cue.hi + 1 < len(view):
        source = phrase_after(view, cue.hi + 1)
        return Reading(cue, Source(source), "passive") if source else None
    return Reading(cue, None, "passive") if cue.weight >= DOUBTFUL else None


def _passive_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    """`was called a farce by X`, `was accused by X of ...`, `is expected to ...`, `was alleged in court that ...`."""
    cue, source = reading.cue, reading.source
    if source:
        after = _past_relative(view, source.piece[1], limit)
        if after < limit and view.words[after] in _COMPLEMENTIZERS:
            return _made(reading, (*_patient(view, cue, after), (after, object_of(view, after, limit))))
        return None
    start = past_addition(view, cue.hi, limit)
    if start >= limit:
        return None
    end = object_of(view, start, limit)
    agent = _agent(view, start, end)
    if agent:
        return Attribution((cue.lo, cue.hi), cue.kind, agent, (*_patient(view, cue, start), (start, agent[0] - 1)), cue.weight)
    word = view.words[start]
    told = cue.takes & {"np_inf", "wh"} and has_clause(view, start, limit)
    labelled = "np_np" in cue.takes and word in wc.DETERMINERS | {"'s"}
    if end - start < 2 or cue.weight < SURE or not (word in _COMPLEMENTIZERS - {"as", "for", "of"} or told or labelled or view.quoted[start]):
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


# ------------------------------------------------------------ verbs


def _verb(view: View, cue: Cue, earlier: Piece | None) -> Reading | None:
    before = view.words[cue.lo - 1] if cue.lo else ""
    if not view.parted(cue.lo) and before == "to":
        return None
    source = source_of(view, cue, earlier, before)
    if source is None or not can_speak(view, source.piece, cue) or is_noun(view, source.piece, cue):
        return None
    if view.words[source.piece[0]] in _SELF and source.piece[1] - source.piece[0] == 1:
        return None  # outside quotation marks the author speaks in the outlet's voice
    return Reading(cue, source, "verb")


def _verbal_report(view: View, reading: Reading, limit: int) -> Attribution | None:
    cue, source = reading.cue, reading.source
    if source is None:
        return None
    if source.aside > 0:
        back = before_cue(view, source.aside)
        if back is None or not (view.quoted[back[1] - 1] or has_finite(view, *back)):
            back = _parenthesis_end(view, cue, limit)  # `After all, as doctors noted, it works`
        return _made(reading, (back,)) if back else None
    if source.inverted:
        back = before_cue(view, cue.lo)
        after = source.piece[1]
        goes_on = back and after + 1 < limit and view.marks[after] & COMMA and view.is_finite(after) and after not in view.cues
        rest = ((after, object_of(view, after, limit)),) if goes_on else ()
        return _made(reading, (back, *rest)) if back else None
    left = min(source.piece[0], cue.lo)
    pieces = _around(view, cue, source, left, limit)
    return _made(reading, pieces) if pieces else None


def _around(view: View, cue: Cue, source: Source, left: int, limit: int) -> tuple[Piece, ...]:
    """The report before the cue, behind it, or on both sides of `, X said,`."""
    forward = None if source.free and "np_np" not in cue.takes else behind_cue(view, cue, limit)
    if source.shared and view.is_participle(cue.lo):
        return (forward,) if forward else ()
    back = _backward(view, cue, left, forward) if source.relative < 0 else None
    if back and back[1] - back[0] < 2 and not view.quoted[left - 1] and not _parenthesis_end(view, cue, limit):
        back = None
    if back and forward and view.words[back[0]] in wc.PREPOSITIONS and not view.quoted[forward[0]] and not view.marks[cue.hi] & COMMA:
        back = None  # `To a question about "tariffs," he said they worked`
    if back and not view.quoted[left - 1]:
        forward = _parenthesis_end(view, cue, limit)
    elif back and forward and not view.quoted[forward[0]]:
        forward = None  # `"...," she said, shortly before leaving`
    return tuple(p for p in (back, forward) if p)


def _parenthesis_end(view: View, cue: Cue, limit: int) -> Piece | None:
    """What goes on behind `, X said,` when the report stands around it."""
    start = past_circumstance(view, cue.hi, limit)
    if start >= limit or not view.marks[start] & COMMA or limit - start < 2:
        return None
    word = view.words[start]
    if word in wc.RELATIVES or (word in wc.SUBORDINATORS and word not in ("because", "if", "unless", "until", "since", "when")):
        return None
    if view.is_participle(start):
        return None
    if word in wc.COORDINATORS and starts_clause(view, start + 1):
        return None
    return start, object_of(view, start, limit)


def _backward(view: View, cue: Cue, left: int, forward: Piece | None) -> Piece | None:
    """The report that stands before `, X said` (at the end, or as a parenthesis)."""
    if left < 1 or not view.parted(left) or view.marks[left] & SEMICOLON:
        return None
    gap = view.gaps[left]
    closes_quote = any(c in gap for c in '"”’»') or view.quoted[left - 1]
    if not closes_quote and not any(c in gap for c in ",—–"):
        return None
    if forward and not closes_quote and not _parenthesis_end(view, cue, len(view)) and not _is_told(view, left, forward):
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
    adverbial = opens in wc.SUBORDINATORS | _FRONTED | wc.PREPOSITIONS or view.is_participle(0)
    if not adverbial:
        return True
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
    return set_apart and view.words[0] not in wc.PREPOSITIONS | wc.CONJUNCTIONS and any(
        view.is_finite(n) for n in range(0, min(left, 15))
    )
