"""Who said it: the subject of a reporting verb, before or behind it, and whether it can be a source at all."""

from __future__ import annotations

from framing.text import wordclasses as wc
from framing.text.cue import CERTAIN, FIRM, Cue, Piece
from framing.text.phrases import View, phrase_after, subject_before


def source_of(view: View, cue: Cue, earlier: Piece | None, before: str) -> tuple[Piece | None, bool]:
    """The source of a verb, and whether it stands behind the verb; `earlier` is the source that spoke before in the sentence."""
    if before in ("and", "but", "then", "or") or (
        view.words[cue.lo].endswith("ing") and (view.parted(cue.lo) or before in wc.PREPOSITIONS | {"while"})
    ):
        if earlier:
            return earlier, False
        return (main_subject(view, cue) if cue.weight >= FIRM else None), False
    source = subject_before(view, cue.lo)
    after_speech = view.parted(cue.lo) and cue.lo > 0
    if source and not (after_speech and source[1] == cue.lo):
        return source, False
    if after_speech:
        behind = phrase_after(view, cue.hi)
        if behind and _can_invert(view, cue, behind):
            return behind, True
        if source is None and "," in view.gaps[cue.lo] and earlier:
            return earlier, False
    return source, False


def can_speak(view: View, source: Piece, cue: Cue) -> bool:
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


def is_noun(view: View, source: Piece, cue: Cue) -> bool:
    """`in the same call about ...`: a bare form is a verb only behind an auxiliary or a plural subject."""
    word = view.words[cue.lo]
    if cue.hi - cue.lo > 1 or word.endswith(("s", "ed", "ing")) or word in wc.IRREGULAR_PAST or view.capital(cue.lo):
        return False
    last = view.words[source[1] - 1]
    plural = last.endswith("s") or last in wc.PLURALS or "and" in view.words[source[0] : source[1]]
    return not plural and not any(w in wc.AUXILIARIES for w in view.words[source[1] : cue.lo])


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
