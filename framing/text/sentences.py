"""Sentences with offsets: sentencex finds them, a few general rules mend what it cannot know about news."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from framing.model.span import Span

_NO_END = re.compile(
    r"(?:\b(?:U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|No|Nos|St|Mt|Ft|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Brig|Rev|Hon|Dr|Mr|Mrs|Ms|Prof|Pres|Supt|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|approx|Co|Corp|Inc|Ltd|Mil|Tril|Bil)|\b[A-Z])\.$"
)
_TITLE_END = re.compile(
    r"\b(?:Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Brig|Rev|Hon|Dr|Mr|Mrs|Ms|Prof|No|Nos|Mt|Ft|vs)\.$"
)
_MONTH_END = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
_CLOCK_END = re.compile(r"\b[ap]\.m\.$")
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Pacific|Central|local|[A-Z]{2,4}\b)|"
    + r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)

_CAPITAL_RUN = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|of))*")
_STARTERS = frozenset(
    (
        "The A An In On At By For From It He She They We I You This That These Those There But And Or So Yet "
        "However Meanwhile If When While As After Before Its His Her Their Our My Your What Who Why How Where No "
        "Not Both All Some Many Most One Two"
    ).split()
)
_SAYS = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|asks|told|added|wrote|tweeted|replied|cried|shouted|exclaimed|joked|continued)\b"
)
_CLOSERS = "\"'”’»)]"


def sentences(text: str, block: Span) -> list[Span]:
    """The sentences of one block as spans of the article's text.

    >>> text = "He met U.S. Gen. Pat Ryder on Dec. 10. “We are here,” he said."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['He met U.S. Gen. Pat Ryder on Dec. 10.', '“We are here,” he said.']
    """
    piece = block.of(text)
    found: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries("en", piece):
        start, end = int(boundary["start_index"]), int(boundary["end_index"])
        if found and _continues(piece[found[-1][0] : found[-1][1]].rstrip(), piece[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [
        s for s in (_trimmed(text, block.start + a, block.start + b) for a, b in _with_openers(piece, found)) if len(s)
    ]


def _with_openers(piece: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give an opening mark that was left at a sentence's end to the sentence that it opens."""
    out = list(found)
    for n in range(len(out) - 1):
        stray = re.search(r"\s([\"“‘«„]+)\s*$", piece[out[n][0] : out[n][1]])
        if stray and not piece[out[n + 1][0] : out[n + 1][0] + 1].isspace():
            cut = out[n][0] + stray.start(1)
            out[n], out[n + 1] = (out[n][0], cut), (cut, out[n + 1][1])
    return out


def _continues(before: str, after: str) -> bool:
    """Whether `after` is the rest of the sentence that `before` began."""
    start = after.lstrip()
    if not start:
        return True
    if after[0].isalnum() and re.search(r"(?:^|[^\w.])[A-Z]\.$", before):
        return True  # cut inside initials, as in `Japan-U.S.`
    if start[0].islower() or start[0] in ",;:" or not re.search(r"\w", before):
        return before[-1:] not in "?!" or start[0] in ",;" or before[-1:] in _CLOSERS
    if not re.search(r"\w", start):
        return True
    if before[-1:] in _CLOSERS and before[-2:-1] in "?!" and _SAYS.match(start):
        return True
    if not _NO_END.search(before):
        return False
    if _TITLE_END.search(before):
        return True
    if _MONTH_END.search(before):
        return start[0].isdigit()
    if _CLOCK_END.search(before):
        return bool(_AFTER_CLOCK.match(start))
    word = start.split(maxsplit=1)[0]
    return (
        word.strip(",.;:'’\"”s") not in _STARTERS
        and bool(_CAPITAL_RUN.match(start))
        and bool(re.search(r"\b(?:U\.[SKN]|E\.U)\.$", before))
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + max(left, len(piece.rstrip())))
