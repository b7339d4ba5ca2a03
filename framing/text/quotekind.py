"""What a stretch in marks is: speech in full clauses, a fragment of it, distance, or no quotation at all but a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from framing.model.span import Span
from framing.text import wordclasses as wc
from framing.text.marks import Marked

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END_INSIDE = re.compile(r"[.,!?…—-]$")
_CONTRACTED = re.compile(r"['’](?:m|re|s|ve|ll|d)$|n['’]t$")
_PRONOUN_CONTRACTED = re.compile(r"(?:i|we|you|he|she|it|they)['’]")
_FIRST_WORD_CAPITAL = re.compile(r"\W*[A-Z0-9]")
_BARE = "".join(("“”‘’\"'«»„.,;:!? ",))
_QUOTES = " \t\xa0“‘\"'«„"
_BY_NAME = re.compile(r"[”\"’'»],? by [A-Z]")
_MAX_TITLE = 100
LONG = 5
"""Words from which a fragment is somebody's although the sentence does not say whose."""

_WORKS = frozenset(
    (
        "film films movie movies documentary book books novel memoir biography bestseller song songs single album albums track "
        "series sitcom drama musical opera play show shows episode programme program podcast magazine newspaper column essay "
        "poem painting sculpture exhibition brochure pamphlet leaflet game videogame trilogy franchise anthem hymn ballad hit "
        "feature comedy thriller sequel blog newsletter"
    ).split()
)
_VESSELS = frozenset(
    (
        "ship ships vessel vessels ferry yacht boat tanker trawler freighter submarine frigate destroyer cruiser carrier "
        "corvette liner barge tug icebreaker exercise exercises drill drills manoeuvre manoeuvres maneuver maneuvers "
        "operation wargame wargames uss hms satellite spacecraft rover rocket"
    ).split()
)
_VESSEL = re.compile(r"\b(?:" + "|".join(sorted(_VESSELS)) + r")\b")
_THINGS = _WORKS | _VESSELS
_NAMING = frozenset(
    "called titled entitled named dubbed codenamed code-named nicknamed known as christened the".split()
)
_BROADCAST = frozenset(
    "abc cbs nbc cnn msnbc fox bbc itv pbs npr hbo netflix mtv cnbc news channel network showtime hulu".split()
)
_ON_AIR = _BROADCAST | frozenset(
    "appeared appearing appearance interview interviewed guest aired airing told airs sunday".split()
)
_STAGES = frozenset(
    (
        "told played plays sang sings sing performed recorded host hosts hosted anchor anchors starred stars starring star "
        "watch watched watching author"
    ).split()
)
_SMALL = frozenset("a an the of and or in on at to for from with by vs is as but nor de la le du".split())
_RELATIVE = frozenset("who which that whose where".split())
_DEGREES = frozenset("so such too as".split())
_LEADING = frozenset("to a an the his her its their our my this not".split())
_SUBORDINATORS = frozenset(
    "if when because while as although though since until unless before after that and but so".split()
)


def kind_of(mark: Marked, text: str, sentence: Span, attributed: bool) -> str:
    """direct: one or more clauses; partial: a fragment of a source's words; scare: marks as distance, no source."""
    content = mark.span.of(text)
    words = [w.lower() for w in _WORD.findall(content)]
    if not words:
        return "scare"
    opens = mark.span.start <= sentence.start + 1
    ends = (
        bool(_END_INSIDE.search(content))
        or opens
        and len(words) > 2
        and text[mark.span.end + 1 : mark.span.end + 2] == ","
    )
    if (len(content) + 4 >= len(sentence) or mark.continues) and (len(words) > 3 or ends):
        return "direct"
    capital = bool(_FIRST_WORD_CAPITAL.match(content))
    led = _WORD.findall(text, max(sentence.start, mark.span.start - 16), mark.span.start)[-1:]
    continued = (
        bool(led) and led[0].lower() in wc.AUXILIARIES | _LEADING
    )  # `would "double the trade that it can carry"`
    if not continued and is_clause(words) and (attributed or capital and ends and len(words) > 4):
        return "direct"
    led_by = text[max(sentence.start, mark.span.start - 4) : mark.span.start].strip(_QUOTES)[-1:]
    if capital and ends and (opens and (attributed or len(words) > 3 or is_clause(words)) or led_by == ":"):
        return "direct"
    titled = len(words) > 2 and _is_capitalised(_WORD.findall(content))
    if (
        capital
        and not titled
        and _is_speech(len(words), ends, attributed, led_by, content[-1] in "?!")
        and not continued
    ):
        return "direct"
    return "partial" if attributed or len(words) >= LONG and not titled else "scare"


def _is_speech(n_words: int, ends: bool, attributed: bool, led_by: str, exclaims: bool) -> bool:
    """Whether words that begin with a capital are speech by their length, their end and what leads to them."""
    if ends and (attributed and (n_words > 2 or exclaims) or led_by == "," and n_words > 4):
        return True
    return attributed and n_words > 5


def is_clause(words: list[str]) -> bool:
    """Whether some folded words hold a subject and its finite verb.

    >>> [is_clause(w.split()) for w in ("it's late", "remains at two per cent", "a threat that will never end", "the time has come")]
    [True, False, False, True]
    """
    first = words[0]
    if len(words) < 2 or first in wc.AUXILIARIES or first == "to" or first in _RELATIVE - {"that"}:
        return False
    if first in wc.PERSONAL or first == "that" and words[1] in wc.AUXILIARIES:
        return words[1] not in wc.PREPOSITIONS | wc.CONJUNCTIONS | {"all", "both"}
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
            and words[n + 1] not in wc.PREPOSITIONS | wc.CONJUNCTIONS
        ):
            return first not in wc.DETERMINERS | _DEGREES  # `the last man I saw` is a noun with its relative clause
        if _PRONOUN_CONTRACTED.match(word) and (n == start or n > 1 and first in wc.DETERMINERS):
            return n == start
        if n > start and (word in wc.AUXILIARIES or _CONTRACTED.search(word) and not word.endswith(("'s", "’s"))):
            return first not in wc.PREPOSITIONS
    return False


def title_key(mark: Span, text: str) -> str:
    """The words of a possible title, without the marks and stops around them."""
    return mark.of(text).strip(_BARE).casefold()


def names_vessel(marks: Sequence[Span], text: str) -> set[str]:
    """The keys of names that an article about a ship or an exercise puts between marks again and again, behind an article."""
    keys: Counter[str] = Counter()
    for mark in marks:
        words = _WORD.findall(mark.of(text)) if len(mark) <= 40 else []
        if (
            1 < len(words) < 5
            and _is_capitalised(words)
            and text[max(0, mark.start - 5) : mark.start - 1] in ("the ", "The ")
        ):
            keys[title_key(mark, text)] += 1
    found = {key for key, n in keys.items() if n > 1}
    return found if found and _VESSEL.search(text) else set()


def is_title(mark: Span, text: str, sentence: Span) -> bool:
    """Whether marks set off the name of a work, a ship or an exercise, which nobody says.

    >>> text = 'She starred in the film “Quiet Harbour” and called it a “Dead Calm” of a role.'
    >>> [is_title(Span(text.index(w), text.index(w) + len(w)), text, Span(0, len(text))) for w in ("Quiet Harbour", "Dead Calm")]
    [True, False]
    """
    if len(mark) > _MAX_TITLE or not (text[mark.start].isupper() or text[mark.start].isdigit()):
        return False
    words = _WORD.findall(mark.of(text))
    if len(words) > 12:
        return False
    before = [w.lower() for w in _WORD.findall(text, max(sentence.start, mark.start - 60), mark.start)][-4:]
    follows = _WORD.match(text, min(len(text), mark.end + 2), sentence.end)
    after = follows.group().lower() if follows else ""
    named = _is_capitalised(words)
    if (
        after in _THINGS
        and text[mark.end + 1 : mark.end + 2] == " "
        and (named or words[0][0].isupper() and len(words) > 3)
    ):
        return after not in ("show", "play", "program", "programme") or named and len(words) > 1
    if (
        before[-1:] in (["titled"], ["entitled"])
        or named
        and after == "by"
        and _BY_NAME.match(text, mark.end, sentence.end)
    ):
        return True
    if not named or not before:
        return False
    gap = text[max(sentence.start, mark.start - 3) : mark.start - 1]
    if ":" in gap:
        return False
    if before[-1] in _THINGS or before[-1] in _NAMING and any(w in _THINGS for w in before):
        return True
    if (
        before[-1] == "of"
        and before[-2:-1]
        and before[-2] in ("host", "author", "episode", "star", "anchor", "creator")
    ):
        return True
    if len(words) < 2 and not words[0].isdigit():
        return False
    if before[-1] in _STAGES or before[-1].removesuffix("'s").removesuffix("’s") in _BROADCAST:
        return True
    near = {"the": _VESSELS, "on": _ON_AIR}.get(
        before[-1]
    )  # `the "Swan" sank with its ship's cat`, `told CNN on "Early Bird"`
    return near is not None and _speaks_of(near, text, sentence)


def _speaks_of(nouns: frozenset[str], text: str, sentence: Span) -> bool:
    return any(w.lower() in nouns for w in _WORD.findall(text, sentence.start, min(sentence.end, sentence.start + 400)))


def _is_capitalised(words: list[str]) -> bool:
    """Every word but the small ones begins with a capital or is a number, as in titles."""
    return (words[0][0].isupper() or words[0][0].isdigit()) and all(
        w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words
    )
