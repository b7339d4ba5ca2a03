"""What a stretch in marks is: speech in full clauses, a fragment of somebody's words, or distance."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.model.span import Span
from framing.text import wordclasses as wc
from framing.text.marks import Marked
from framing.text.titles import WORD, is_capitalised

_ENDS = ".,!?…—-"
_CONTRACTED = re.compile(r"['’](?:m|re|s|ve|ll|d)$|n['’]t$")
_PRONOUN_CONTRACTED = re.compile(r"(?:i|we|you|he|she|it|they)['’]")
_FIRST_WORD_CAPITAL = re.compile(r"\W*[A-Z0-9]")
_QUOTES = " \t\xa0“‘\"'«„"
LONG = 5
"""Words from which a fragment is somebody's although the sentence does not say whose."""

_RELATIVE = frozenset("who which that whose where".split())
_DEGREES = frozenset("so such too as".split())
_LEADING = frozenset("to a an the his her its their our my this not".split())
_SUBORDINATORS = frozenset(
    "if when because while as although though since until unless before after that and but so".split()
)
_LEADS_ON = wc.AUXILIARIES | _LEADING
_NO_PREDICATES = wc.PREPOSITIONS | wc.CONJUNCTIONS
_NO_VERBS = _NO_PREDICATES | {"all", "both"}
_ENDLESS = _RELATIVE - {"that"}
_NOMINAL = wc.DETERMINERS | _DEGREES


def kind_of(mark: Marked, text: str, sentence: Span, attributed: bool) -> str:
    """direct: one or more clauses; partial: a fragment of a source's words; scare: marks as distance, no source."""
    forms = WORD.findall(text, mark.span.start, mark.span.end)
    if not forms:
        return "scare"
    words = [form.lower() for form in forms]
    shape = _Shape.of(mark, text, sentence, forms)
    if shape.alone and (len(words) > 3 or shape.ends or is_clause(words)) or _is_speech(shape, words, attributed):
        return "direct"
    return "partial" if attributed or len(words) >= LONG and not shape.titled else "scare"


class _Shape(NamedTuple):
    """How words in marks stand in their sentence: filling it, opening it, what leads to them, whether they are its rest."""

    alone: bool
    opens: bool
    capital: bool
    ends: bool
    exclaims: bool
    led_by: str
    continued: bool
    titled: bool

    @classmethod
    def of(cls, mark: Marked, text: str, sentence: Span, forms: list[str]) -> _Shape:
        start, end = mark.span.start, mark.span.end
        led_by = text[max(sentence.start, start - 4) : start].strip(_QUOTES)[-1:]
        opens = start <= sentence.start + 1
        behind = text[end + 1 : end + 2]  # in British style the stop follows the mark
        outside = opens and len(forms) > 2 and behind == "," or led_by == ":" and behind in tuple(".,!?")
        led = WORD.findall(text, max(sentence.start, start - 16), start)[-1:]
        return cls(
            alone=end - start + 4 >= len(sentence) or mark.continues,
            opens=opens,
            capital=bool(_FIRST_WORD_CAPITAL.match(text, start, end)),
            ends=text[end - 1] in _ENDS or outside,
            exclaims=text[end - 1] in "?!",
            led_by=led_by,
            continued=bool(led) and led[0].lower() in _LEADS_ON,  # `would "halve the hours"`
            titled=len(forms) > 2 and is_capitalised(forms),
        )


def _is_speech(shape: _Shape, words: list[str], attributed: bool) -> bool:
    """Whether words in marks are speech by their clause, their capital, their end and what leads to them."""
    ended = shape.capital and shape.ends
    if ended and shape.led_by == ":":
        return True
    if not shape.continued and (attributed or ended and len(words) > 4) and is_clause(words):
        return True
    if ended and shape.opens:
        return attributed or len(words) > 3 or is_clause(words)
    if not shape.capital or shape.titled or shape.continued:
        return False
    if attributed:
        return len(words) > 5 or shape.ends and (len(words) > 2 or shape.exclaims)
    return shape.ends and shape.led_by == "," and len(words) > 4


def is_clause(words: list[str]) -> bool:
    """Whether some folded words hold a subject and its finite verb.

    >>> [is_clause(w.split()) for w in ("it's late", "remains at two per cent", "a threat that will never end", "the time has come")]
    [True, False, False, True]
    """
    first = words[0]
    if len(words) < 2 or first in wc.AUXILIARIES or first == "to" or first in _ENDLESS:
        return False
    if first in wc.PERSONAL or first == "that" and words[1] in wc.AUXILIARIES:
        return words[1] not in _NO_VERBS
    if _CONTRACTED.search(first) and first[0] in "ithswyd":
        return True
    if first.endswith(("ed", "ing")) and len(first) > 4:
        return False
    start = 1 if first in _SUBORDINATORS else 0
    for n in range(start, min(len(words), start + 16)):
        word = words[n]
        if word in _RELATIVE and n > start:
            return False
        if (
            word in wc.PERSONAL
            and (n == start or word not in ("it", "you"))
            and n + 1 < len(words)
            and words[n + 1] not in _NO_PREDICATES
        ):
            return first not in _NOMINAL  # `the last man I saw` is a noun with its relative clause
        if _PRONOUN_CONTRACTED.match(word) and (n == start or n > 1 and first in wc.DETERMINERS):
            return n == start
        if n > start and (word in wc.AUXILIARIES or _CONTRACTED.search(word) and not word.endswith(("'s", "’s"))):
            return first not in wc.PREPOSITIONS
    return False
