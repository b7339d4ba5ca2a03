"""Sentences with offsets: sentencex finds them, a few general rules mend what it cannot know about news."""

from __future__ import annotations

import re
from itertools import pairwise

from sentencex import get_sentence_boundaries

from framing.model.span import Span

_SURROGATE = re.compile("[\ud800-\udfff]")
WINDOW = 10_000
"""Characters given to sentencex at once: its work grows with the square of a quotation that is never closed."""

_TITLES = frozenset(
    (
        "Gov Lt.Gov Sen Sens Rep Reps Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig Rev Hon Dr Drs Mr Mrs Ms Messrs Prof Pres "
        "Supt Insp Det Cllr Amb Atty Mt Ft St vs v Msgr Fr"
    ).split()
)
_MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_BEFORE_FIGURES = frozenset(
    "No Nos approx Approx ch Ch p pp vol Vol fig Fig sec Sec art Art para est ca c Rs tel Tel".split()
)
_COUNTRIES = frozenset("U.S U.K U.N E.U D.C".split())
_STATES = frozenset(
    (
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
        "Tenn Tex Va Vt Wash Wis Wyo N.Y N.J N.C S.C N.H N.M R.I"
    ).split()
)
_CLOCKS = frozenset("a.m p.m am pm".split())
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Pacific|Central|local|[A-Z]{2,4}\b)|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_STARTERS = frozenset(
    (
        "The A An In On At By For From It He She They We I You This That These Those There But And Or So Yet "
        "However Meanwhile If When While As After Before Its His Her Their Our My Your What Who Why How Where No "
        "Not Both All Some Many Most One Two It's He's She's They're We're I'm That's"
    ).split()
)
# What sentencex takes for an initial, a number or an aside although a sentence ends there.
_MISSED = re.compile(
    r"\.(?:(?<=[\s(][A-Z]\.)|(?<=\bNo\.)|(?<=\.)\))\s+(?=(?:The|It|He|She|They|We|I|But|And|This|That|There|In|On|Not)\s)"
)
_BEFORE_SPEECH = re.compile(r"[.!?](?<=[a-z)\d%].)\s+(?=“[A-Z])")
_NESTED_END = re.compile(r"[.!?…][’']\s?[”\"]\s+(?=[A-Z“\"])")
_SAYS = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+|the\s+){1,4}"
    r"(?:said|says|asked|asks|told|added|wrote|tweeted|replied|cried|shouted|exclaimed|joked|continued)\b"
)
_STRAY_OPENER = re.compile(r"\s([\"“‘«„]+)\s*$")
_CAN_END = re.compile(r"[.!?…。！？]")
_CLEAR_END = re.compile(r"[a-z]{3}[.!?]\s+(?=[A-Z])")
_OPENERS = "\"'“‘«„("
_CLOSERS = "\"'”’»)]"
_TAIL = ".!?… \t\r\n" + _CLOSERS


def sentences(text: str, block: Span) -> list[Span]:
    """The sentences of one block as spans of the article's text.

    >>> text = "He met U.S. Gen. Pat Ryder on Dec. 10. “We are here,” he said."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['He met U.S. Gen. Pat Ryder on Dec. 10.', '“We are here,” he said.']
    """
    piece = block.of(text)
    cuts = [0, len(piece)]
    if _CAN_END.search(piece, 0, len(piece.rstrip(_TAIL))):
        cuts[1:1] = _ends(piece)
    found = (_trimmed(piece, block.start, a, b) for a, b in pairwise(cuts))
    return [span for span in found if len(span)]


def _ends(piece: str) -> list[int]:
    """Where the sentences of a block end, its own end left out."""
    places = set(_boundaries(piece))
    places.update(m.end() for m in _MISSED.finditer(piece))
    if "“" in piece:
        places.update(m.end() for m in _BEFORE_SPEECH.finditer(piece))
    if "’”" in piece or "'\"" in piece:
        places.update(m.end() for m in _NESTED_END.finditer(piece))
    ends: list[int] = []
    start = 0
    for place in sorted(places):
        if place < len(piece) and not _continues(piece, start, place):
            start = _before_opener(piece, start, place)
            ends.append(start)
    return ends


def _boundaries(piece: str) -> list[int]:
    """The ends that sentencex sees, window by window; a window ends with a sentence where one ends for sure."""
    out: list[int] = []
    at = 0
    while at < len(piece):
        end = len(piece)
        sure = True
        if end - at > WINDOW:
            clear = [m.end() for m in _CLEAR_END.finditer(piece, at + WINDOW // 2, at + WINDOW)]
            sure = bool(clear)
            end = clear[-1] if clear else at + WINDOW
        found = [at + int(b["end_index"]) for b in get_sentence_boundaries("en", _encodable(piece[at:end]))]
        out += [place for place in found if place < end or sure]
        at = end
    return out


def _encodable(piece: str) -> str:
    """The text with half surrogates replaced one for one: sentencex reads UTF-8."""
    try:
        piece.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", piece)
    return piece


def _before_opener(piece: str, start: int, place: int) -> int:
    """The same end, or the one before an opening mark that was left with the wrong sentence."""
    if piece[place - 2 : place - 1] in _OPENERS or piece[place - 1 : place] in _OPENERS:
        stray = _STRAY_OPENER.search(piece, max(start, place - 8), place)
        if stray and not piece[place].isspace():
            return stray.start(1)
    return place


def _continues(piece: str, start: int, place: int) -> bool:
    """Whether the sentence that began at `start` goes on behind `place`."""
    end = place
    while end > start and piece[end - 1].isspace():
        end -= 1
    while place < len(piece) and piece[place].isspace():
        place += 1
    if place == len(piece) or end - start <= 3 and not any(c.isalnum() for c in piece[start:end]):
        return True
    last, first = piece[end - 1], piece[place]
    if first.islower() or first in ",;:":
        return last not in "?!" or first in ",;"
    if last in _CLOSERS and piece[end - 2] in "?!" and piece[start] in _OPENERS and _SAYS.match(piece, place):
        return True
    if last != ".":
        return False
    word = piece[max(start, end - 16) : end - 1].split()[-1:]
    return bool(word) and _abbreviated(word[0].lstrip(_OPENERS), piece, start, end, place)


def _abbreviated(word: str, piece: str, start: int, end: int, place: int) -> bool:
    """Whether the full stop behind `word` belongs to the word and not to the sentence."""
    first = piece[place]
    if word.rpartition("-")[2] in _TITLES:  # also `then-Sen.`
        return True
    if word in _MONTHS or word in _BEFORE_FIGURES:
        return first.isdigit()
    if word in _CLOCKS:
        return bool(_AFTER_CLOCK.match(piece, place))
    if word.isdigit() and end - start <= len(word) + 3:
        return True  # the number of a list's item
    initial = len(word) == 1 and word.isupper() or word[-2:-1] in ("-", ".") and place == end
    if initial or word in _COUNTRIES or word.endswith(("-U.S", "-U.K")):
        following = _word_at(piece, place)
        return first.isupper() and following not in _STARTERS or place == end
    return word in _STATES and _word_at(piece, place) in _TITLES


def _word_at(piece: str, place: int) -> str:
    words = piece[place : place + 24].split(maxsplit=1)
    return words[0].rstrip(",.;:").replace("’", "'") if words else ""


def _trimmed(piece: str, base: int, start: int, end: int) -> Span:
    while start < end and piece[start].isspace():
        start += 1
    while end > start and piece[end - 1].isspace():
        end -= 1
    return Span(base + start, base + end)
