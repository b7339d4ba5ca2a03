"""Lines in which two things stand: furniture run into a paragraph, a title or a label run into what follows it.

A page's text is often saved with the breaks between its parts lost. A line is cut only where the cut is sure: at the end of
a sentence before a phrase that furniture opens with, after a label that nothing but a player or a control has, before a
dateline, at a byline that a date follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from framing.codebooks.matcher import Entry
from framing.model.span import Span
from framing.text.dateline import PLACES, dateline
from framing.text.linecaption import AGENCY
from framing.text.shape import OURS, SPEECH


class PhraseHit(NamedTuple):
    """A furniture phrase in a line: its characters in the article, its number of words, and whose entry it is."""

    start: int
    end: int
    n: int
    entry: Entry


class Piece(NamedTuple):
    """A part of a line; `kind` is empty where the rules for lines have still to decide."""

    span: Span
    kind: str = ""
    reason: str = ""


CREDITS = frozenset(("credit_end",))
_CUT = frozenset("subscribe donate share related player advert app comment navigation legal credit_end".split())
_SURE = 0.8
_STOP = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[•|]{0,2}[A-Z0-9])")
_LEAD = re.compile(r"[\W_]*(?:(?:please|and|or|you can|also|to|click here to|click|just)\s+){0,2}$", re.IGNORECASE)
_LABEL_GAP = re.compile(r"\s+(?=[\"'“‘(]?[A-Z])")
_SHORT, _BRIEF, _MOST, _REST = 8, 20, 45, 6
_LEAD_REACH, _TITLED, _FAR = 40, 120, 400
_TOP = re.compile(
    r"(?P<points>(?:Story highlights|STORY HIGHLIGHTS|Key [Pp]oints|Key takeaways)(?=\s+[A-Z0-9“‘\"']))"
    r"|(?P<advert>(?:Advertisement|ADVERTISEMENT|Story continues below(?: advertisement)?"
    r"|Skip advertisement)(?=:?\s+[A-Z“‘\"']))"
    r"|(?P<share>(?:Facebook Twitter Pinterest|Share this article|Share this story"
    r"|Share on Facebook Share on Twitter)(?=\s+[A-Z“‘\"']))"
)
_WHOLE = re.compile(
    r"(?:JUST WATCHED|MUST WATCH|NOW PLAYING|Media playback is|Hide caption|Enlarge this|Toggle caption"
    r"|Image (?:copyright|caption|source)|Photos?:)",
    re.IGNORECASE,
)
_CREDIT_MID = re.compile(
    rf"\|\s?(?:{AGENCY}(?: Photos?| Images)?|[A-Z][\w./ ]{{2,30}}/[A-Z]\w+(?: Photo| Images)?)"
    r"\s+(?!Photo|Image)(?=[A-Z“‘'\"\d])"
)
_BYLINE_DATE = re.compile(
    r"\s(By (?:[A-Z][\w.'’-]+,? (?:and )?){2,8}(?:\w+ ){0,3}?(?:(?:Published|Updated|Posted|First published)\W{1,3})?"
    r"(?:\d{1,2}:\d\d\s?(?:[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?,?\s?)?(?:[A-Z][a-z]{2,9},?\s)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,?\s\d{4})?"
    r"|\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s\d{4})?)"
    r"(?:,?\s\d{1,2}:\d\d\s?(?:[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?)\s+(?=[A-Z“‘\"(])"
)
_PLACE_INSIDE = re.compile(r"(?<=[\w”’\"')?!] )[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+){0,3}(?=,| \(| [—–-])")
_SIGNATURE = re.compile(
    r"\s([—–]|--)\s?[^—–()]{2,60}\(@\w{2,30}\)(?:\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
    r"|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4})?\s*$"
)
_AGENCY_INSIDE = re.compile(r"\((?:CNN|AP|AFP|Reuters|UPI|Xinhua|Yonhap|Kyodo)\)")
_PLACE_WORDS = 5
"""A place is told in no more words than these (`Near the northern border`)."""
_REACH, _SIGNATURE_REACH = 400, 120


def pieces(text: str, span: Span, n: int, hits: list[PhraseHit], first: bool) -> list[Piece]:
    """The parts of a line of `n` words, or the line itself; `first`: nothing stands above it.

    >>> text = "The ferry sailed on time, the harbour master said. Share this article"
    >>> [(p.span.of(text), p.kind) for p in pieces(text, Span(0, len(text)), 12, [], False)]
    [('The ferry sailed on time, the harbour master said. Share this article', '')]
    """
    label = _TOP.match(text, span.start, span.end) if n >= _SHORT - 2 and text[span.start] in "SKAF" else None
    if label:
        return [
            Piece(Span(span.start, label.end()), "furniture", f"a label run into a line: {label.lastgroup}"),
            *_rest(text, label.end(), span.end),
        ]
    if "(@" in text[max(span.start, span.end - _SIGNATURE_REACH) : span.end] and (cut := _post(text, span)):
        return cut
    if first and n >= _SHORT and (cut := _title(text, span)):
        return cut
    if hits and n >= _SHORT and not _WHOLE.match(text, span.start, span.end):
        return _at_phrases(text, span, hits)
    return [Piece(span)]


def _post(text: str, span: Span) -> list[Piece]:
    """A post of a social network with the name of who wrote it, its handle and often its date."""
    signature = _SIGNATURE.search(text, max(span.start, span.end - _SIGNATURE_REACH), span.end)
    if signature is None or signature.start() <= span.start:
        return []
    words = Span(span.start, span.start + len(text[span.start : signature.start()].rstrip()))
    name = Piece(Span(signature.start(1), span.end), "byline", "the signature of a post")
    return [Piece(words, "body", "the text of a post"), name]


def _rest(text: str, start: int, end: int) -> list[Piece]:
    while start < end and (text[start].isspace() or text[start] == ":"):
        start += 1
    return [Piece(Span(start, end))] if start < end else []


def _title(text: str, span: Span) -> list[Piece]:
    """The first line of a text whose breaks were lost: title, byline and text, or caption and title."""
    end = min(span.end, span.start + _REACH)
    if (by := _BYLINE_DATE.search(text, span.start, end)) and _is_title(text[span.start : by.start()]):
        title = Piece(Span(span.start, by.start()), "headline", "cut at a byline with a date")
        author = Piece(Span(by.start(1), by.end(1)), "byline", "cut at a byline with a date")
        return [title, author, *_rest(text, by.end(), span.end)]
    for start in _datelines(text, span.start, end) if dateline(text, span) is None else ():
        words = text[span.start : start].rstrip()
        if _is_title(words) and dateline(text, Span(start, span.end)) is not None:
            whole = Span(span.start, span.start + len(words))
            return [Piece(whole, "headline", "cut at a dateline"), Piece(Span(start, span.end))]
    credit = _CREDIT_MID.search(text, span.start, end)
    if credit and span.end - credit.end() < 120 and _is_title(text[credit.end() : span.end]):
        caption = Span(span.start, span.start + len(text[span.start : credit.end()].rstrip()))
        return [
            Piece(caption, "caption", "cut after a picture credit"),
            Piece(Span(credit.end(), span.end), "headline", "cut after a picture credit"),
        ]
    return []


def _datelines(text: str, start: int, end: int) -> Iterator[int]:
    """Where a dateline may begin inside a line: at a place in capitals, or at an agency and the known place before it."""
    for found in _PLACE_INSIDE.finditer(text, start, end):
        yield found.start()
    for found in _AGENCY_INSIDE.finditer(text, start, end):
        before = text[start : found.start()].split()
        for words in (2, 1):
            place = " ".join(before[-words:])
            if len(before) > words and place in PLACES:
                yield found.start() - len(place) - 1
        if len(before) > _PLACE_WORDS:
            yield found.start()


def _is_title(words: str) -> bool:
    return 2 <= len(words.split()) <= 30 and words[-1] not in ".!,;:—–-" and not _STOP.search(words)


def _at_phrases(text: str, span: Span, hits: list[PhraseHit]) -> list[Piece]:
    sure = [h for h in hits if _cuts(h)]
    if not sure:
        return [Piece(span)]
    starts = [span.start, *(m.end() for m in _STOP.finditer(text, span.start, span.end))]
    if len(starts) == 1:
        return _after_label(text, span, sure)
    ends = [*starts[1:], span.end]
    found: list[PhraseHit | None] = [None] * len(starts)
    for hit in sure:
        n = bisect_right(starts, hit.start) - 1
        if found[n] is None and _opens(text, starts[n], ends[n], hit):
            found[n] = hit
    if not any(found):
        return [Piece(span)]
    _spread(text, starts, ends, found)
    rest = sum(len(text[a:b].split()) for a, b, hit in zip(starts, ends, found, strict=True) if hit is None)
    return _merged(text, starts, ends, found) if rest > _REST or not rest else [Piece(span)]


def _cuts(hit: PhraseHit) -> bool:
    """Whether a phrase is so sure a sign of furniture that a line is cut at it; single words are none, but for legal ones."""
    indicator = hit.entry.indicator
    sure = indicator.weight >= _SURE and indicator.category in _CUT
    least = {"legal": 1, "navigation": 3}.get(indicator.category, 2)
    return sure and hit.n >= least


def _opens(text: str, start: int, end: int, hit: PhraseHit) -> bool:
    """Whether a phrase opens a sentence that reports nobody's words."""
    if hit.start - start > _LEAD_REACH or not _LEAD.match(text[start : hit.start]):
        return False
    piece = text[start : min(end, start + _FAR)]
    if hit.entry.indicator.category == "related" and text[hit.end : hit.end + 1] != ":" and end - start > _TITLED:
        return False  # a label alone, and a paragraph after it
    return len(piece.split()) <= _MOST and (hit.entry.indicator.category in CREDITS or not SPEECH.search(piece))


def _spread(text: str, starts: list[int], ends: list[int], found: list[PhraseHit | None]) -> None:
    """A short sentence before the phrase that speaks of what is ours and yours belongs to it."""
    for n in range(len(found) - 2, -1, -1):
        if found[n] is None and found[n + 1] is not None and ends[n] - starts[n] < _FAR:
            piece = text[starts[n] : ends[n]]
            if len(piece.split()) <= _BRIEF and OURS.search(piece) and not SPEECH.search(piece):
                found[n] = found[n + 1]


def _merged(text: str, starts: list[int], ends: list[int], found: list[PhraseHit | None]) -> list[Piece]:
    out: list[Piece] = []
    for start, end, hit in zip(starts, ends, found, strict=True):
        stop = start + len(text[start:end].rstrip())
        kind, reason = _named(hit) if hit else ("", "")
        if out and out[-1].kind == kind:
            out[-1] = Piece(Span(out[-1].span.start, stop), kind, out[-1].reason)
        else:
            out.append(Piece(Span(start, stop), kind, reason))
    return out


def _after_label(text: str, span: Span, hits: list[PhraseHit]) -> list[Piece]:
    """A control's label without a stop that opens a line, and a full sentence after it."""
    for hit in hits:
        gap = _LABEL_GAP.match(text, hit.end, span.end)
        category = hit.entry.indicator.category
        if hit.start == span.start and gap and category not in ("credit_end", "related", "player") and hit.n >= 2:
            rest = text[max(gap.end(), span.end - _FAR) : span.end]
            if len(rest.split()) >= _SHORT and rest.rstrip("\"'”’)")[-1:] in ".!?":
                kind, reason = _named(hit)
                return [Piece(Span(span.start, hit.end), kind, reason), Piece(Span(gap.end(), span.end))]
    return [Piece(span)]


def _named(hit: PhraseHit) -> tuple[str, str]:
    indicator = hit.entry.indicator
    kind = "byline" if indicator.category in CREDITS else "furniture"
    return kind, f"run into a line: {indicator.category}: {indicator.pattern}"
