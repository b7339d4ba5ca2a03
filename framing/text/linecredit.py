"""What speaks for a byline by the line's own words: dates and times, who wrote, reported, edited or contributed."""

from __future__ import annotations

import re

from framing.text.shape import LONG, PAST, SPEECH, Scores, Shape

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b|\b(?:GMT|BST|UTC|JST|EST|EDT|PST|IST"
    r"|CET|CEST|HKT|ET)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"^(?:about |over )?(?:\d+|an?|one|two|three) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(
    r"[A-Z][\w’'-]{2,30}(?: [A-Z][\w’'-]+){0,2}(?:, [A-Z][\w. ]{1,20})?,? (?:\w+day,? )?"
    rf"(?i:{_DATE.pattern})\W*$"
)
_STAMPED = re.compile(
    r"^\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s?[:–—|-]\s*(?=[A-Z“‘'\"])|^\d{1,2}[:.]\d\d (?=[A-Z“‘])"
)
_BIO = re.compile(
    r"^[•*–—-]*\s*(?:[A-Z][\w.'’-]+ ){2,4}(?:is|was|,) (?:an?|the|[\w’']+['’]s?) .{0,120}\b(?:columnist"
    r"|reporter|correspondent|editor|writer"
    r"|fellow|author|contributor|journalist|columnists|professor|host|commentator|producer)\b"
)
_SIGNED = re.compile(
    r"^\W*(?:(?:additional )?reporting|contributing|writing|editing|with (?:reporting|assistance"
    r"|contributions|files)|compiled|written|sources?|agenc(?:y|ies)|authors?|writers?|reporters?"
    r"|editors?)"
    r"(?: by\b| from\b|\s?:)\s*(?-i:[A-Z])",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to this (?:report|story|article|post|piece|column)|reporting|from (?-i:[A-Z])\w+)?\W*$",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\b(?:published|updated|posted|modified)\b|(?:^|[|•·] ?)by (?-i:[A-Z])", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def credit_scores(s: Shape) -> Scores:
    """What a line's own words say for a byline."""
    return _date_line(s) + _credit(s)


def is_clock(text: str) -> bool:
    """Whether a line is one time of day and nothing else."""
    return _CLOCK.fullmatch(text) is not None


def is_signed(text: str) -> bool:
    """Whether a line opens as those that name who reported, wrote or edited."""
    return _SIGNED.match(text) is not None


def _date_line(s: Shape) -> Scores:
    if s.n == 0 or s.n > 24 or not (_DIGIT.search(s.text) or "ago" in s.text):
        return []
    rest = _AGO.sub("", _CLOCK.sub("", _DATE.sub("", s.text)))
    if rest == s.text:
        return []
    if is_stamped(s):
        return []
    if s.n <= 18 and not s.terminal and _ISSUED.search(s.text):
        return [("byline", 4.5, "a date and by whom or how it was published")]
    stripped = len(_LETTERS.findall(rest))
    if stripped <= max(1, s.n // 3) and (not s.terminal or s.n <= 5):
        return [("byline", 3.5, "a date or time standing alone")]
    if not s.terminal and s.text[0].isupper() and _PLACE_DATE.match(s.text):
        return [("byline", 5.0, "a place and a date")]
    if s.n <= 16 and not s.terminal and stripped <= 5:
        return [("byline", 1.5, "a short line with a date")]
    return []


def _credit(s: Shape) -> Scores:
    out: Scores = []
    if s.n > 60:
        return out
    if "ontributed" in s.text and _CONTRIBUTED.search(s.text):
        out.append(("byline", 6.0, "names who contributed"))
    if s.n >= 6 and _BIO.match(s.text) and not SPEECH.search(s.text):
        out.append(("byline", 3.4 if s.n <= LONG else 1.6, "says who the writer is"))
    if s.n <= 40 and is_signed(s.text) and not (s.terminal and PAST.search(s.text)):
        out.append(("byline", 3.6, "names who reported, wrote or edited"))
    return out


def is_stamped(shape: Shape) -> bool:
    """Whether a line is an entry's title with its time before it, as in a live report."""
    return 3 <= shape.n <= 24 and _STAMPED.match(shape.text) is not None and not shape.terminal
