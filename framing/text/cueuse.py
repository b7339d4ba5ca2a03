"""Whether a cue phrase reports where it stands: verbs that are nouns or adjectives there, doubtful verbs without a complement."""

from __future__ import annotations

from framing.text import wordclasses as wc
from framing.text.cue import DOUBTFUL, Cue
from framing.text.view import COMMA, SEMICOLON, View

_BEFORE_NOUNS = frozenset(
    (
        "'s a an the more most no any every each his her their its our my your another new latest own "
        "ongoing recent growing repeated renewed fresh mounting increasing numerous various loud angry urgent "
        "previous past latest widespread"
    ).split()
)
_FINITE_AUXILIARIES = wc.AUXILIARIES - {"having", "being", "been", "be"}
_PRONOMINAL = frozenset("this that these those both all some several many most another other one each".split())


def unbroken(view: View, cue: Cue) -> Cue:
    """A cue phrase up to the first punctuation inside it: `she admits, to hold ...` is no `admits to`."""
    cut = next((n for n in range(cue.lo + 1, cue.hi) if view.marks[n] & (COMMA | SEMICOLON)), cue.hi)
    return cue if cut == cue.hi else cue._replace(hi=cut)


def is_idle(view: View, cue: Cue) -> bool:
    """Whether a cue phrase cannot report here: a noun or an adjective, or a doubtful verb without a clause or quotation."""
    if "noun" in cue.takes or "prep" in cue.takes or "passive" in cue.takes and cue.hi - cue.lo > 1:
        return False
    if cue.weight < DOUBTFUL and not _is_borne_out(view, cue):
        return True
    if cue.lo == 0 and cue.hi - cue.lo == 1 and _opens_no_report(view):
        return True
    if "-" in view.gaps[cue.lo : cue.hi + 1]:
        return True  # `self-described`, `tax-writing`, `his summing-up`
    if cue.lo and view.words[cue.lo - 1] == "worth":
        return True  # `it is worth noting that`: the author's own remark
    if _is_plural_noun(view, cue) or _is_reduced(view, cue):
        return True
    if stands_as_noun(view, cue):
        return not has_that_clause(view, cue)
    return False


def _is_borne_out(view: View, cue: Cue) -> bool:
    """Whether a doubtful verb has a clause or quotation beside it, or takes a complement that shows in its words."""
    if "inf" in cue.takes or "np_as" in cue.takes:
        return True
    if "that" in view.words[cue.hi : cue.hi + 2] or True in view.quoted[cue.hi : cue.hi + 4]:
        return True
    apart = cue.hi >= len(view) or view.marks[cue.hi] & COMMA
    return bool(apart) and any(
        mark & COMMA for mark in view.marks[max(1, cue.lo - 5) : cue.lo]
    )  # `..., Lee charged, ...`


def _is_plural_noun(view: View, cue: Cue) -> bool:
    """`rights advocates have ...`, `states that have ...`: a form in -s before a verb."""
    if (
        cue.lo
        and view.words[cue.lo].endswith("s")
        and view.words[cue.lo - 1] in wc.SUBORDINATORS
        and not view.parted(cue.lo)
    ):
        return True
    if not view.words[cue.hi - 1].endswith("s") or cue.hi + 1 >= len(view) or view.parted(cue.hi):
        return False
    after = cue.hi + (view.words[cue.hi] == "that")
    return view.is_finite(after) and view.words[after] not in wc.PERSONAL


def _is_reduced(view: View, cue: Cue) -> bool:
    """`a plan announced on Monday would ...`: a participle that belongs to the subject of the verb behind it."""
    if not view.words[cue.lo].endswith("ed"):
        return False
    n = cue.hi
    while n < len(view) and not view.parted(n) and (view.words[n] in wc.TIME or view.words[n] == "on"):
        n += 1
    return n < len(view) and view.words[n] in _FINITE_AUXILIARIES and not view.parted(n)


def stands_as_noun(view: View, cue: Cue) -> bool:
    """`the report`, `his claims`, `amid claims`, `two opposing views`: a word behind an article, a number or a preposition."""
    n = cue.lo
    if n == 0 or cue.hi - n > 1 or view.parted(n):
        return False
    before = view.words[n - 1]
    if before in ("one", "each") and _is_finite_form(view.words[n], before) and not _behind_preposition(view, n - 1):
        return False  # `One said it rained`, `the two sides each accuse the other`
    if before in _BEFORE_NOUNS or (before in wc.DETERMINERS and before not in _PRONOMINAL):
        return True
    if before not in wc.PREPOSITIONS or view.is_participle(n):
        return False
    return before != "to" or n < 2 or view.words[n - 2] not in wc.RAISING


def _is_finite_form(word: str, before: str) -> bool:
    """Whether a word behind `one` or `each` is a verb rather than the noun that they count."""
    return word.endswith(("ed", "es", "ns")) or word in wc.IRREGULAR_PAST or word == "says" or before == "each"


def _behind_preposition(view: View, n: int) -> bool:
    return n == 0 and view.words[n] == "each" or n > 0 and (view.parted(n) or view.words[n - 1] in wc.PREPOSITIONS)


def _opens_no_report(view: View) -> bool:
    """A verb form at the very start reports only as a participle before a main clause: `Accusing Tokyo of ..., Moscow ...`."""
    word = view.words[0]
    if word.endswith("ing") or word in wc.FRONTED:
        return not any(mark & COMMA for mark in view.marks[1:])
    return True


def has_that_clause(view: View, cue: Cue) -> bool:
    """Whether the word behind the cue is the `that` of a clause that it can take."""
    return "that" in cue.takes and view.words[cue.hi : cue.hi + 1] == ["that"]
