"""Titles of works and names of ships and exercises: what stands in marks without being anybody's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from framing.model.span import Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BARE = "“”‘’\"'«»„.,;:!? "
_BY_NAME = re.compile(r"[”\"’'»],? by [A-Z]")
_MAX_TITLE, _MAX_NAME = 100, 40
_WORKS = frozenset(
    (
        "film films movie movies documentary book books novel memoir biography bestseller song songs single album albums track "
        "series sitcom drama musical opera play show episode programme program podcast magazine newspaper column essay "
        "poem painting sculpture exhibition brochure pamphlet leaflet game videogame trilogy franchise anthem hymn ballad "
        "comedy thriller sequel blog newsletter"
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
_ALSO_VERBS = frozenset("show play program programme".split())
_NAMING = frozenset("called named dubbed codenamed nicknamed known as christened the".split())
_TITLING = frozenset("titled entitled headlined".split())
_MAKERS = frozenset("host author episode star anchor creator".split())
_BROADCAST = frozenset(
    "abc cbs nbc cnn msnbc fox bbc itv pbs npr hbo netflix mtv cnbc news channel network showtime hulu".split()
)
_ON_AIR = _BROADCAST | frozenset(
    "appeared appearing appearance interview interviewed guest aired airing told airs".split()
)
_STAGES = frozenset(
    (
        "told played plays sang sings sing performed recorded host hosts hosted anchor anchors starred stars starring star "
        "watch watched watching"
    ).split()
)
_NEAR = {"the": _VESSELS, "on": _ON_AIR}  # `the "Grey Swan" and another ship`, `told CNN on "Early Bird"`
_SMALL = frozenset("a an the of and or in on at to for from with by vs is as but nor de la le du".split())


class Title(NamedTuple):
    """A possible title: its words, up to four folded words before it, the one behind it, and whether it is capitalised."""

    words: list[str]
    before: list[str]
    after: str
    capitalised: bool


def titles(marks: Sequence[tuple[Span, Span]], text: str) -> set[str]:
    """The keys of all titles and names among an article's marks, each given with its sentence."""
    found = {title_key(mark, text) for mark, sentence in marks if is_title(mark, text, sentence)}
    return found | _repeated_names([mark for mark, _ in marks], text)


def title_key(mark: Span, text: str) -> str:
    """The words of a possible title, without the marks and stops around them."""
    return mark.of(text).strip(_BARE).casefold()


def is_title(mark: Span, text: str, sentence: Span) -> bool:
    """Whether marks set off the name of a work, a ship or an exercise, which nobody says.

    >>> text = 'She starred in the film “Quiet Harbour” and called it a “Dead Calm” of a role.'
    >>> [is_title(Span(text.index(w), text.index(w) + len(w)), text, Span(0, len(text))) for w in ("Quiet Harbour", "Dead Calm")]
    [True, False]
    """
    if len(mark) > _MAX_TITLE or not (text[mark.start].isupper() or text[mark.start].isdigit()):
        return False
    words = WORD.findall(mark.of(text))
    if not 0 < len(words) <= 12:
        return False
    before = [w.lower() for w in WORD.findall(text, max(sentence.start, mark.start - 60), mark.start)][-4:]
    follows = WORD.match(text, min(len(text), mark.end + 2), sentence.end)
    title = Title(words, before, follows.group().lower() if follows else "", is_capitalised(words))
    if _is_told_behind(title, text[mark.end + 1 : mark.end + 2]):
        return True
    last = before[-1] if before else ""
    if last in _TITLING or title.capitalised and last not in _NAMING and _BY_NAME.match(text, mark.end, sentence.end):
        return True
    led_by_colon = ":" in text[max(sentence.start, mark.start - 3) : mark.start - 1]
    return title.capitalised and not led_by_colon and bool(before) and _is_told_before(title, text, sentence)


def _is_told_behind(title: Title, gap: str) -> bool:
    """`the “Swan” ferry`, `the ‘How to mend a boat’ leaflet`."""
    if title.after not in _THINGS or gap != " ":
        return False
    if title.after in _ALSO_VERBS:
        return title.capitalised and len(title.words) > 1
    return title.capitalised or len(title.words) > 3


def _is_told_before(title: Title, text: str, sentence: Span) -> bool:
    """`the film “Swan Song”`, `the exercise, dubbed “Swan 24”`, `author of “Swans”`, `told CNN on “Early Swan”`."""
    last = title.before[-1]
    if last in _THINGS or last in _NAMING and not _THINGS.isdisjoint(title.before):
        return True
    if last == "of" and title.before[-2:-1] and title.before[-2] in _MAKERS:
        return True
    if len(title.words) < 2 and not title.words[0].isdigit():
        return False
    if last in _STAGES or last.removesuffix("'s").removesuffix("’s") in _BROADCAST:
        return True
    nouns = _NEAR.get(last, frozenset())
    end = min(sentence.end, sentence.start + 400)
    return any(w.lower() in nouns for w in WORD.findall(text, sentence.start, end)) if nouns else False


def _repeated_names(marks: Sequence[Span], text: str) -> set[str]:
    """Names that an article about a ship or an exercise puts in marks again and again, behind an article."""
    keys: Counter[str] = Counter()
    for mark in marks:
        if len(mark) <= _MAX_NAME and text[max(0, mark.start - 5) : mark.start - 1] in ("the ", "The "):
            words = WORD.findall(mark.of(text))
            if 1 < len(words) < 5 and is_capitalised(words):
                keys[title_key(mark, text)] += 1
    found = {key for key, n in keys.items() if n > 1}
    return found if found and _VESSEL.search(text) else set()


def is_capitalised(words: Sequence[str]) -> bool:
    """Whether every word but the small ones begins with a capital or is a number, as in titles."""
    return (words[0][0].isupper() or words[0][0].isdigit()) and all(
        w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words
    )
