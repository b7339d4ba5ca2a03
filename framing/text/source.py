"""Who said it: the subject of a reporting verb, before or behind it, and whether it can be a source at all."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model.tokens import NUMBER
from framing.text import wordclasses as wc
from framing.text.cue import CERTAIN, FIRM, SURE, Cue, Piece
from framing.text.phrases import before_adverbs, is_adverb, phrase_after
from framing.text.verbsubject import outer_subject, subject_before
from framing.text.view import COMMA, DASH, View


@dataclass(slots=True)
class Source:
    """The words that name a source: `inverted` behind its verb; `relative`, the position of the pronoun that stands for it, or -1.

    `free` says that the report stands before the source, as in `what she said`; `shared` that an earlier verb has the same
    source; `outer` that a relative clause parts it from its verb; `aside` is the `as` of `..., as she said, ...`, or -1.
    """

    piece: Piece
    inverted: bool = False
    relative: int = -1
    free: bool = False
    shared: bool = False
    outer: bool = False
    aside: int = -1


def source_of(view: View, cue: Cue, earlier: Piece | None, before: str) -> Source | None:
    """The source of a verb; `earlier` is the source that spoke before in the sentence."""
    if (
        before in wc.COORDINATORS
        or (before == "then" and view.parted(cue.lo - 1))
        or (view.is_participle(cue.lo) and (view.parted(cue.lo) or before in wc.PREPOSITIONS | {"while"}))
    ):
        sure = cue.weight >= SURE or cue.lo == 0 or _says_that(view, cue)
        shared = earlier or (main_subject(view, cue) if sure else None)
        return Source(shared, shared=True) if shared else None
    source = subject_before(view, cue.lo)
    if source and (around := _around_relative(view, source, cue)):
        return Source(around, outer=True)
    if source and _is_inner(view, source):
        outer = outer_subject(view, cue.lo)
        return Source(outer, outer=True) if outer else Source(source)
    if source is None and view.is_participle(cue.lo):
        source = _absolute(view, cue.lo)
    if source and view.is_participle(cue.lo) and "with" in view.words[source[0] : source[1] - 1]:
        source = (source[1] - 1 - view.words[source[0] : source[1] - 1][::-1].index("with"), source[1])
    after_speech = view.parted(cue.lo) and cue.lo > 0
    if source and not (after_speech and source[1] == cue.lo):
        return _placed(view, source, cue)
    if after_speech:
        behind = phrase_after(view, cue.hi)
        if behind and _can_invert(view, cue, behind, earlier):
            return Source(behind, inverted=True)
        if source is None and "," in view.gaps[cue.lo] and earlier:
            return Source(earlier, shared=True)
    outer = outer_subject(view, cue.lo) if source is None else None
    if outer:
        return Source(outer, outer=True)
    return _placed(view, source, cue) if source else None


def _is_inner(view: View, source: Piece) -> bool:
    """`The man who wrote the letter says`: the object of a relative clause, not the subject of the verb behind it."""
    verb = source[0] - 1
    if (
        verb < 2
        or view.parted(source[0])
        or not view.is_finite(verb)
        or verb in view.cues
        and view.words[verb].endswith("s")
    ):
        return False
    return view.words[verb - 1] in ("who", "which") and not view.parted(verb)


def _around_relative(view: View, source: Piece, cue: Cue) -> Piece | None:
    """`Residents who met at schools and parks said`: the verb of the first noun phrase, whose relative clause has its own."""
    if cue.weight < SURE or view.is_participle(cue.lo):
        return None
    for n in range(source[0] - 1, max(0, source[0] - 16), -1):
        word = view.words[n]
        if word in ("who", "which"):
            break
        if view.parted(n + 1) or word in wc.SUBORDINATORS - {"as", "since"} or word == "that" or n in view.cues:
            return None
    else:
        return None
    if view.parted(n) or not any(view.is_finite(k) for k in range(n + 1, source[0])):
        return None
    antecedent = subject_before(view, n)
    if antecedent is None or not (antecedent[0] == 0 or view.parted(antecedent[0])):
        return None
    return antecedent


def _absolute(view: View, verb: int) -> Piece | None:
    """`With both firms denying it`: the phrase between `with` and a participle."""
    for n in range(verb - 1, max(-1, verb - 8), -1):
        if view.words[n] == "with":
            return (n + 1, verb) if n + 1 < verb else None
        if view.parted(n):
            return None
    return None


def _says_that(view: View, cue: Cue) -> bool:
    """Whether a that-clause or a quotation follows the cue at once."""
    return cue.hi < len(view) and (view.words[cue.hi] == "that" or view.quoted[cue.hi])


def _placed(view: View, source: Piece, cue: Cue) -> Source:
    """A subject before its verb, with the relative pronoun between the two or before it."""
    relative = next((n for n in range(source[1], cue.lo) if view.words[n] in wc.RELATIVES), -1)
    if relative >= 0 and any(view.marks[n] & COMMA for n in range(relative + 1, cue.lo + 1)):
        relative = -1  # `Ann Lee, who leads the hunt, said`
    before = view.words[source[0] - 1] if source[0] > 0 and not view.parted(source[0]) else ""
    if relative < 0 and before in wc.RELATIVES:
        relative = source[0] - 1
    free = before in ("what", "whatever") or _in_reduced_relative(view, source[0], cue)
    aside = source[0] - 1 if before == "as" and view.parted(source[0] - 1) and source[0] > 1 else -1
    return Source(source, relative=relative, free=free, aside=aside)


def _in_reduced_relative(view: View, n: int, cue: Cue) -> bool:
    """`the bill she fought for has failed`: a pronoun right behind a noun, its verb without a clause of its own."""
    if n < 2 or view.parted(n) or view.words[n] not in wc.PERSONAL or "that" in cue.takes:
        return False
    before = view.words[n - 1]
    closed = wc.CONJUNCTIONS | wc.PREPOSITIONS | wc.AUXILIARIES | wc.ADVERBS | wc.TIME
    return before not in closed and not is_adverb(view, n - 1) and not view.is_finite(n - 1)


def can_speak(view: View, source: Piece, cue: Cue) -> bool:
    """Whether a subject can be a source: a name, a pronoun, people, institutions, documents; events and things "show" nothing."""
    if view.words[source[0]].endswith("ed") and view.words[source[0] + 1 : source[0] + 2] == ["by"]:
        return False
    aside = view.parted(source[0]) and source[0] > 1 and cue.hi < len(view) and view.marks[cue.hi] & COMMA
    if aside and source[1] == cue.lo and cue.weight >= SURE and "that" in cue.takes and "," in view.gaps[source[0]]:
        return True  # `The bell, her biographer writes, was cracked`
    if cue.weight >= CERTAIN or (cue.weight >= SURE and view.words[cue.hi : cue.hi + 1] == ["that"]):
        return True
    if (
        cue.weight >= FIRM
        and "that" in cue.takes
        and _starts_report(view, cue.hi)
        and cue.kind not in ("endorsing", "structuring")
    ):
        return True
    for n in range(*source):
        word = view.words[n]
        if n in view.actors or word in wc.SPEAKERS or word in wc.PERSONAL:
            return True
        if view.capital(n) and word not in wc.DETERMINERS | wc.POSSESSIVES and not (n == 0 and word.endswith("ing")):
            return True
    return False


def _starts_report(view: View, n: int) -> bool:
    """Whether a clause or quotation, not an infinitive or a preposition, follows the cue."""
    return n >= len(view) or view.quoted[n] or view.words[n] not in wc.PREPOSITIONS


def is_noun(view: View, source: Piece, cue: Cue) -> bool:
    """`in the same call about ...`: a bare form is a verb only behind an auxiliary or a plural subject."""
    word = view.words[cue.lo]
    if cue.hi - cue.lo > 1 or word.endswith(("s", "ed", "ing")) or word in wc.IRREGULAR_PAST or view.capital(cue.lo):
        return False
    n = before_adverbs(view, cue.lo - 1, source[1])
    if n >= source[1] and not view.parted(n + 1) and view.words[n] not in wc.RELATIVES | _QUANTIFIERS:
        return view.words[n] not in wc.AUXILIARIES
    return not _is_plural(view, source)


_QUANTIFIERS = frozenset("that both all each".split())


def _is_plural(view: View, source: Piece) -> bool:
    """Whether a subject goes with a bare verb form."""
    if view.words[source[0]] in ("a", "an", "one", "this", "each", "every"):
        return False
    return any(
        (w.endswith("s") and not w.endswith("ss") and w != "news") or w in wc.PLURALS or view.flags[n] & NUMBER
        for n, w in enumerate(view.words[source[0] : source[1]], source[0])
    )


def _can_invert(view: View, cue: Cue, behind: Piece, earlier: Piece | None) -> bool:
    """`"...," said Kishida` and `..., suggests Putin`: the subject behind the verb, not its object."""
    ended = behind[1] >= len(view) or view.parted(behind[1])
    if view.words[behind[0]] in wc.PERSONAL:
        return ended
    if view.quoted[cue.lo - 1] or any(c in view.gaps[cue.lo] for c in '"”’»?!'):
        return True
    named = any(view.capital(n) or view.words[n] in wc.SPEAKERS for n in range(*behind))
    spoken = earlier is None and any(
        view.is_finite(n) for n in range(cue.lo)
    )  # not `Lee Says No, Calls Ek's Plan 'Sad'`
    return named and (ended or spoken) and "," in view.gaps[cue.lo]


def main_subject(view: View, cue: Cue) -> Piece | None:
    """The subject of the sentence: the first noun phrase, an opening adverbial before a comma left out."""
    start = next((n for n in range(1, min(len(view), 9)) if view.marks[n] & DASH), 0)  # behind a dateline
    if view.words and (view.words[start] in wc.PREPOSITIONS | wc.CONJUNCTIONS or cue.lo == start):
        start = next((n for n in range(1, min(len(view), 25)) if view.marks[n] & COMMA), start)
    phrase = phrase_after(view, start)
    if not phrase:
        return None
    named = phrase[0]
    while named < phrase[1] and (named in view.actors or view.words[named] in wc.DETERMINERS):
        named += 1
    if named < phrase[1] and (view.words[named] in wc.TITLES or view.capital(named)):
        return phrase  # `the Treasury press secretary`
    return (phrase[0], named) if named > phrase[0] and named - 1 in view.actors else phrase
