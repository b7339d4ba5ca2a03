"""The subject before a verb: adverbs skipped, parentheses jumped over, the head of appositions found."""

from __future__ import annotations

from framing.model.tokens import NUMBER
from framing.text import wordclasses as wc
from framing.text.phrases import is_adverb, is_boundary, is_time, phrase_before
from framing.text.view import COLON, COMMA, MARK, SEMICOLON, View

_PRONOUNS = wc.PERSONAL | {"both", "all", "others", "some", "many", "this", "these", "another"}


def subject_before(view: View, cue: int) -> tuple[int, int] | None:
    """The subject that ends right before the verb at `cue`, as token positions, or None.

    Adverbs and auxiliaries between the two are skipped; a parenthesis between commas is jumped over.
    """
    end = _skip_left(view, cue)
    if end < 0:
        return None
    if view.parted(end + 1):
        return _head_of_apposition(view, _over_parenthesis(view, end))
    if (
        view.words[end] in ("all", "both", "each")
        and end > 0
        and not view.parted(end)
        and not is_boundary(view, end - 1)
    ):
        end -= 1
    if view.words[end] in ("who", "which", "that") and end > 0:
        return phrase_before(view, end - 1) if not view.parted(end) else _apposed(view, end - 1)
    if view.words[end] in _PRONOUNS:
        return end, end + 1
    return _with_adjective(view, phrase_before(view, end))


def outer_subject(view: View, cue: int) -> tuple[int, int] | None:
    """The subject that a relative clause parts from its verb: `The man who wrote the letter says`."""
    end = _skip_left(view, cue)
    for n in range(end, max(0, end - 40), -1):
        if view.parted(n + 1) and n < end and view.marks[n + 1] & (SEMICOLON | COLON | MARK):
            return None
        if view.words[n] in ("who", "which", "whose") and n > 0:
            return _apposed(view, n - 1)
    return None


def _with_adjective(view: View, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """`the tall, 40-year-old baker`: an adjective with its article before the comma."""
    if phrase and phrase[0] > 1 and view.marks[phrase[0]] & COMMA and view.flags[phrase[0]] & NUMBER:
        n = phrase[0] - 2
        if n and view.words[n - 1] in wc.PREPOSITIONS and not view.quoted[n - 1]:
            return phrase
        if view.words[n] in wc.ARTICLES and not view.quoted[n] and view.words[phrase[0]] not in wc.DETERMINERS:
            return n, phrase[1]
    return phrase


def _head_of_apposition(view: View, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """`Ann Lee, head of the choir, the oldest on the island, said`: the name that the appositions explain."""
    if phrase and phrase[0] > 1 and _is_affix(view, phrase[0]):
        return _apposed(view, phrase[0] - 1)
    if not phrase or phrase[0] < 1 or "," not in view.gaps[phrase[0]] or view.capital(phrase[0]):
        return phrase
    head = _apposed(view, phrase[0] - 1)
    if head and head[0] > 1 and _is_affix(view, head[0]):
        head = _apposed(view, head[0] - 1)
    return head if head and view.capital(head[0]) else phrase


def _is_affix(view: View, n: int) -> bool:
    """Whether a party and state stand at token `n`: `Rep. Ann Lee, D-N.J., said`."""
    return view.words[n] in ("d", "r", "i") and n + 1 < len(view) and view.gaps[n + 1] == "-" and bool(view.marks[n])


def _skip_left(view: View, cue: int) -> int:
    end = cue - 1
    while (
        end >= 0
        and not view.parted(end + 1)
        and (
            is_adverb(view, end)
            or view.words[end] in wc.AUXILIARIES
            or is_time(view, end)
            or (view.words[end] == "on" and is_time(view, end + 1))
            or (view.words[end] in ("both", "all") and (view.parted(end) or view.words[end - 1] in wc.AUXILIARIES))
            or view.words[end] == "each"
        )
    ):
        end -= 1
    return end if end >= 0 and not view.quoted[end] else -1


def _over_parenthesis(view: View, end: int) -> tuple[int, int] | None:
    """`Wu Qian, a colonel, said`: the phrase before the parenthesis that closes right before the verb."""
    if (
        "," not in view.gaps[end + 1]
        and ")" not in view.gaps[end + 1]
        and "—" not in view.gaps[end + 1]
        and "–" not in view.gaps[end + 1]
    ):
        return None
    if any(mark in view.gaps[end + 1] for mark in '“”"'):
        return None
    inner = end
    while inner > 0 and end - inner < 24 and not view.parted(inner):
        inner -= 1
    return _apposed(view, inner - 1) if inner > 0 and view.gaps[inner].strip()[:1] in (",", "(", "—", "–") else None


def _apposed(view: View, end: int) -> tuple[int, int] | None:
    return phrase_before(view, end) if end >= 0 and not is_boundary(view, end) else None
