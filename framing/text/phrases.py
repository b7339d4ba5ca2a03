"""Noun phrases beside a cue: who is named to the left of a verb, to its right, or after `according to`.

Rules over closed word classes, capitals and punctuation; positions are token positions within one sentence.
"""

from __future__ import annotations

from framing.model.tokens import CLITIC, NUMBER, UPPER
from framing.text import wordclasses as wc
from framing.text.view import View

_PLAIN_PAST = frozenset("left won lost felt held met paid sold spent fell rose grew flew ran ate went got".split())
MAX_PHRASE = 16
_BOUNDARIES = wc.CONJUNCTIONS | wc.AUXILIARIES
_ADVERBS = wc.ADVERBS - {"all", "both"}
_UNOPENED = wc.PREPOSITIONS | wc.CONJUNCTIONS
_UNNAMED = _BOUNDARIES | wc.PREPOSITIONS
_UNEXPLAINED = wc.PREPOSITIONS | wc.DETERMINERS
_HANGING = _UNEXPLAINED | {"and"}
_LINKING = wc.PREPOSITIONS | {"and", "or"}
_ANTECEDENTS_NOT = wc.ROLES | wc.LINKS
_QUANTITIES = frozenset("some many most others both all several one another".split())
_NO_NOUNS = wc.DETERMINERS | wc.PREPOSITIONS | wc.ADVERBS | wc.TIME | wc.CONJUNCTIONS
_ENDS = (
    (wc.PREPOSITIONS - {"of", "for", "at", "from", "with"})
    | wc.WEEKDAYS
    | wc.ADVERBS
    | {"late", "early", "last", "earlier", "later", "this"}
)


def is_boundary(view: View, n: int) -> bool:
    """Whether token `n` cannot stand inside a noun phrase: a conjunction, auxiliary, pronoun subject or adverb."""
    word = view.words[n]
    return n in view.cues or word in _BOUNDARIES or (word in wc.PERSONAL and not view.capital(n)) or _is_verbal(view, n)


def _is_verbal(view: View, n: int) -> bool:
    # A lower-case past form after a noun reads as the clause's verb; before a noun it may be a participle ("retired general").
    word = view.words[n]
    if word in wc.FINITE_PAST and not view.capital(n):
        return True
    if word in _PLAIN_PAST and not view.capital(n):
        return n > 0 and view.words[n - 1] not in wc.DETERMINERS and not view.parted(n)
    if view.flags[n] & (UPPER | CLITIC | NUMBER) or not word.endswith("ed") or len(word) < 5:
        return False
    return (
        n > 0
        and not view.parted(n)
        and view.words[n - 1] not in wc.DETERMINERS
        and not (n + 1 < len(view) and view.capital(n + 1))
    )


def is_adverb(view: View, n: int) -> bool:
    """Whether token `n` reads as an adverb: of the closed class, or a lower-case word in -ly that is no noun (`family`)."""
    word = view.words[n]
    return word in _ADVERBS or (
        word.endswith("ly") and len(word) > 4 and word not in wc.NOUNS_IN_LY and not view.capital(n)
    )


def before_adverbs(view: View, n: int, least: int = 0) -> int:
    """The token before the adverbs that end at token `n`, down to `least` - 1: that of `she` in `she quietly also said`."""
    while n >= least and not view.parted(n + 1) and (view.words[n] in wc.ADVERBS or is_adverb(view, n)):
        n -= 1
    return n


def is_time(view: View, n: int) -> bool:
    """Whether token `n` names a day."""
    return view.words[n] in wc.WEEKDAYS and (view.capital(n) or view.words[n] in ("today", "yesterday", "tonight"))


def phrase_before(view: View, end: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is `end`."""
    start = end
    while (
        start > 0
        and end - start < MAX_PHRASE
        and not view.parted(start)
        and not is_boundary(view, start - 1)
        and not view.quoted[start - 1]
    ):
        if view.words[start - 1] == "and" or view.words[start] in wc.ARTICLES and view.words[start - 1] not in wc.LINKS:
            break
        if _is_antecedent(view, start - 1, end):
            break
        start -= 1
    if (
        start > 1
        and not view.parted(start)
        and view.words[start - 1] == "and"
        and view.capital(start)
        and view.capital(start - 2)
        and not view.parted(start - 1)
    ):
        joined = phrase_before(view, start - 2)
        if joined:
            start = joined[0]
    if start > 1 and view.words[start - 1] == "and" and not view.parted(start - 1) and view.parted(start - 2):
        start -= 2 if view.words[start - 2] not in _UNOPENED and not is_boundary(view, start - 2) else 0
    start = _with_partners(view, start)
    start = _before_participle(view, start)
    start = _without_opening_adverbial(view, start, end)
    if start > end or view.words[end] in wc.PREPOSITIONS or is_boundary(view, end):
        return None
    return (start, end + 1) if _nominal(view, start, end + 1) else None


def _with_partners(view: View, start: int) -> int:
    """`Oslo, Rome and Bonn`, `the states and the commission`: where the row begins that the last name closes."""
    if start < 2 or view.parted(start) or view.words[start - 1] != "and" or view.parted(start - 1):
        first = start
        if not (start > 1 and "," in view.gaps[start] and view.capital(start) and _has_and(view, start)):
            return start
    else:
        first = _member(view, start - 2)
        if first < 0:
            return start
    while first > 1 and view.gaps[first] == ", " and (before := _member(view, first - 1)) >= 0:
        first = before
    return first if first == 0 or view.parted(first) and view.gaps[first] != ", " else start


def _has_and(view: View, start: int) -> bool:
    """Whether `and` joins two names right behind a token: the row `Oslo, | Rome and Bonn`."""
    return any(view.words[n] == "and" and view.capital(n + 1) for n in range(start + 1, min(len(view) - 1, start + 6)))


def _member(view: View, end: int) -> int:
    """The first token of a name or of a noun phrase with its article that ends at a token, up to what parts it; or -1."""
    n = end
    if view.quoted[end] or is_boundary(view, end) or not (view.capital(end) or view.words[end] in wc.SPEAKERS):
        return -1
    while n > 0 and not view.parted(n) and end - n < 6:
        if is_boundary(view, n - 1) or view.quoted[n - 1] or view.words[n - 1] in wc.PREPOSITIONS - {"of"}:
            return -1
        n -= 1
    return n if view.words[n] not in wc.PREPOSITIONS | wc.ADVERBS | wc.TIME and (n == 0 or view.parted(n)) else -1


def _before_participle(view: View, start: int) -> int:
    """`two nurses trained in Oslo`: where the noun phrase starts that a participle and its phrase explain."""
    if start < 2 or view.words[start] not in wc.PREPOSITIONS or view.parted(start):
        return start
    verb = start - 1
    form = view.words[verb]
    if not form.endswith(("ed", "ing")) or view.capital(verb) or view.parted(verb) or is_boundary(view, verb - 1):
        return start
    if view.words[verb - 1] in _UNEXPLAINED or is_adverb(view, verb - 1):
        return start
    head = phrase_before(view, verb - 1)
    return head[0] if head and any(view.words[n] in wc.SPEAKERS for n in range(*head)) else start


def _is_antecedent(view: View, n: int, end: int) -> bool:
    """`a plan Oslo calls`: a common noun with its article before a name is what the clause is about, not its subject."""
    if view.capital(n) or not view.capital(n + 1) or n + 1 < end - 2 or view.words[n] in _ANTECEDENTS_NOT:
        return False
    return n > 0 and view.words[n - 1] in wc.ARTICLES and view.words[n] not in wc.DETERMINERS


def _without_opening_adverbial(view: View, start: int, end: int) -> int:
    """Drop what precedes the subject: `On Tuesday`, `In a statement Friday`, `Earlier this month`."""
    while start <= end and (
        is_adverb(view, start)
        or view.words[start] in wc.TIME
        and not (view.capital(start) and start + 1 <= end and view.capital(start + 1) and start > 0)
    ):
        start += 1
    if start <= end and view.words[start] in wc.PREPOSITIONS:
        for n in range(end, start, -1):
            if view.words[n] in wc.DETERMINERS and view.words[n - 1] not in wc.PREPOSITIONS:
                return n
            if view.words[n] in wc.TIME and n < end:
                return n + 1
        for n in range(end, start, -1):
            if not view.capital(n):
                return n + 1 if n < end and view.words[n] not in _UNEXPLAINED else end + 1
        return end + 1
    return start


def _nominal(view: View, start: int, end: int) -> bool:
    if view.flags[start] & NUMBER and (end >= len(view) or "%" in view.gaps[end]):
        return True  # `42% say`
    rows = zip(view.words[start:end], view.flags[start:end], strict=True)
    words = [word for word, flags in rows if not flags & (CLITIC | NUMBER)]
    if len(words) == 1 and words[0] in _QUANTITIES:
        return True
    return not _NO_NOUNS.issuperset(words)


def phrase_after(view: View, start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `start` (after `said`, `according to`, `by`), as token positions, or None."""
    n = start
    while n < len(view) and n < start + 2 and (is_adverb(view, n) or is_time(view, n)):
        n += 1
    begin = n
    if begin >= len(view) or view.quoted[begin] or (begin > start and view.parted(begin)):
        return None
    if view.words[begin] in wc.PERSONAL:
        return begin, begin + 1
    while n < len(view) and n - begin < MAX_PHRASE and (n == begin or not view.parted(n)) and not view.quoted[n]:
        if n > begin and (
            _opens_phrase(view, n) or _ends_phrase(view, n) or is_boundary(view, n) and not _joins_names(view, n)
        ):
            break
        n += 1
    while n > begin + 1 and view.words[n - 1] in _HANGING:
        n -= 1
    if view.words[begin] in _UNNAMED or not _nominal(view, begin, n):
        return None
    return begin, n


def _opens_phrase(view: View, n: int) -> bool:
    """`told parliament the flight was lawful`: an article that no preposition links opens a phrase of its own."""
    return view.words[n] in wc.ARTICLES and view.words[n - 1] not in _LINKING


def _joins_names(view: View, n: int) -> bool:
    if view.words[n] != "and" or n + 1 >= len(view) or not view.capital(n - 1):
        return False
    return view.capital(n + 1) or view.words[n + 1] == "others"


def _ends_phrase(view: View, n: int) -> bool:
    word = view.words[n]
    if word == "of":
        return False
    if word in ("for", "at", "from", "with"):
        return not any(view.capital(k) and view.words[k] not in wc.TIME for k in range(n + 1, min(len(view), n + 3)))
    return word in _ENDS


def apposition_after(view: View, end: int) -> int:
    """The end of `, spokesman for the ministry,` right after a phrase that ends at `end`, or `end` when there is none."""
    if end >= len(view) or "," not in view.gaps[end] or view.quoted[end]:
        return end
    n = end
    while n < len(view) and n - end < 20 and (n == end or not view.parted(n)) and not view.quoted[n]:
        n += 1
    closed = n >= len(view) or "," in view.gaps[n] or "." in view.gaps[n]
    role = any(w in wc.ROLES for w in view.words[end:n])
    verbal = any(view.words[k] in wc.AUXILIARIES for k in range(end, n))
    return n if closed and role and not verbal else end
