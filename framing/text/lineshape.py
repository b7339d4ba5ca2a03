"""The shape of a line: general rules that speak for or against each kind of block, each with a name.

A rule gives log-odds to a kind. None names an outlet or a text; phrases come from the `furniture` codebook.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Scores = list[tuple[str, float, str]]

_TERMINAL = re.compile(r"(?:[.!?…]|\.\.\.)[\"'”’»)\]*]*\s*$")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b|\b(?:GMT|BST|UTC|JST|EST|EDT|PST|IST|CET|HKT|ET)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"^(?:about |over )?(?:\d+|an?|one|two|three) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    r"[(\[][^()\[\]]{0,80}(?:/|\bvia\b|\bphotos?\b|\bpicture\b|\bimages?\b|\bfile\b|\bcredit\b|\bcourtesy\b)[^()\[\]]{0,80}[)\]]\.?\s*$",
    re.IGNORECASE,
)
_CREDIT_SLASH = re.compile(r"\b[A-Z][\w.'’-]+ [A-Z][\w.'’-]+\s?/\s?[A-Z][\w ]{1,30}\s*$")
_WEB = re.compile(r"https?://|www\.|\b[\w.]+@[\w.]+\.\w+|^\s*[#@]\w+")
_SEPARATORS = re.compile(r"\s[|•·»›▸]\s|\s/\s")
_BULLET = re.compile(r"^\s*[-–—•·*▪●►»›]+\s*")
_NAME_WORD = re.compile(r"^[A-Z][\w.'’-]*$|^(?:de|da|di|van|von|der|den|al|bin|and|&|la|le)$")
_SIGN_OFF = re.compile(r"^\s*[-–—]+\s*[A-Z][\w.'’-]+(?:,? (?:[A-Z][\w.'’-]*|and|with|in)){0,6}\.?\s*$")
_BRACKETED = re.compile(r"^[(\[][^()\[\]]*[^.!?()\[\]][)\]]$")
_BY_NAME = re.compile(r"^(?:by|words by|story by|from|written by|reporting by)\s+(?:our\s+)?(?-i:[A-Z])", re.IGNORECASE)
_POST_SIGNATURE = re.compile(r"^\s*[-–—]+\s*[^()]{2,60}\(@\w+\)")
_PRESENT_CAPTION = re.compile(
    r"^[^.!?]{0,160}?\b(?:speaks|attends|addresses|walks|stands|poses|waves|gestures|shakes hands|shake hands|looks on|look on|arrives|sits|holds up|"
    r"takes part|take part|listens|greets|salutes|talks (?:with|to)|is seen|are seen|is pictured|are pictured|passes|pass|participate[sd]? in)\b"
)
_CREDIT_LABEL = re.compile(
    r"(?:^|[.\s(\[])(?:photos?|pictures?|images?|credit|photograph|file photo|photo credit|illustration)\s*:\s*\S",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[“”\"‘]|\b(?:said|says|told|added|according to)\b")
_ADDRESS = re.compile(r"\b(?:you|your|our|us|we)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:\w{3,}ed|was|were|had|has been|have been)\b")
_STOP_INSIDE = re.compile(r"\w{5,}[\"'”’)]*\. [A-Z]")
_LEFT_RIGHT = re.compile(
    r"\((?:L|R|C|left|right|cent(?:re|er)|on screen|top|bottom|front|back)\b|\b(?:from left|far (?:left|right)|second from|undated|file photo)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?:what|who|why|how|when|where|which|is|are|can|could|will|does|do|did|has|have)\b.*\?\s*$", re.IGNORECASE
)
_LABEL = re.compile(r"^[\w&/' ’-]{2,40}:\s*$")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rules look at in one line; `n` counts words."""

    text: str
    n: int
    terminal: bool
    capitals: float
    title_case: float

    @classmethod
    def of(cls, text: str, n: int) -> Shape:
        """The shape of a line of `n` words."""
        words: list[str] = re.findall(r"[^\W\d_][\w'’-]*", text[:2000])
        letters = [w for w in words if len(w) > 1]
        capitals = sum(w.isupper() for w in letters) / max(1, len(letters))
        long = [w for w in words if len(w) > 3]
        title_case = sum(w[0].isupper() for w in long) / max(1, len(long))
        return cls(text, n, bool(_TERMINAL.search(text[-12:])), capitals, title_case)


def shape_scores(shape: Shape) -> Scores:
    """What the line's own shape says, wherever it stands."""
    out: Scores = []
    out += _prose(shape)
    out += _register(shape)
    out += _date_line(shape)
    out += _caption(shape)
    out += _debris(shape)
    return out


def _prose(s: Shape) -> Scores:
    if s.capitals > 0.8 and s.n >= 4:
        return [("body", -1.6, "all capitals")]
    if s.n >= 25:
        return [("body", 3.0 if s.terminal else 2.4, "long prose")]
    if s.terminal and s.n >= 8:
        return [("body", 2.5 if s.n >= 12 else 1.8, "a full sentence")]
    if s.n >= 8 and s.text.rstrip().endswith(":"):
        return [("body", 1.6, "a clause that introduces")]
    if _QUESTION.match(s.text) and s.n <= 9:
        return [("body", -0.6, "a short question")]
    if s.terminal and s.n >= 3:
        return [("body", 0.8, "a short sentence")]
    if s.n >= 16:
        return [("body", 0.6, "a long line"), ("headline", 0.3, "a long line without a full stop")]
    return [("body", -1.6, "no sentence")]


def _register(s: Shape) -> Scores:
    """News tells and quotes; furniture speaks to the reader."""
    if s.n < 6:
        return []
    out: Scores = []
    if _SPEECH.search(s.text):
        out.append(("body", 0.8, "reports speech"))
    elif _ADDRESS.search(s.text):
        out.append(("body", -0.7, "speaks to the reader"))
    if s.terminal and len(_PAST.findall(s.text)) >= 2:
        out.append(("body", 0.4, "tells what happened"))
    return out


def _date_line(s: Shape) -> Scores:
    if s.n == 0 or s.n > 24:
        return []
    rest = _AGO.sub("", _CLOCK.sub("", _DATE.sub("", s.text)))
    stripped = len(re.findall(r"[^\W\d_]{3,}", rest))
    if rest != s.text and stripped <= max(1, s.n // 4) and (not s.terminal or s.n <= 5):
        return [("byline", 3.5, "a date or time standing alone")]
    if rest != s.text and s.n <= 16 and not s.terminal and stripped <= 5:
        return [("byline", 1.5, "a short line with a date")]
    return []


def _caption(s: Shape) -> Scores:
    out: Scores = []
    if _CREDIT_END.search(s.text[-170:]):
        out.append(("caption", 4.4, "a picture credit in brackets at the end"))
    elif s.n <= 60 and not s.terminal and _CREDIT_SLASH.search(s.text[-80:]):
        out.append(("caption", 3.0, "a picture credit at the end"))
    if s.n <= 70 and _CREDIT_LABEL.search(s.text):
        out.append(("caption", 3.6, "a picture credit with a label"))
    if s.n <= 60 and _LEFT_RIGHT.search(s.text):
        out.append(("caption", 1.6, "says who is where in the picture"))
    if s.n <= 45 and _PRESENT_CAPTION.search(s.text) and not _STOP_INSIDE.search(s.text):
        out.append(("caption", 1.3, "describes a scene in the present tense"))
    return out


def _debris(s: Shape) -> Scores:
    out: Scores = []
    if s.n == 0:
        return [("furniture", 4.0, "no words")]
    if _WEB.search(s.text) and s.n <= 20:
        out.append(("furniture", 2.2, "an address, handle or topic tag"))
    if s.n <= 30 and len(_SEPARATORS.findall(s.text)) >= 1 and not s.terminal:
        out.append(("furniture", 1.4 + 0.5 * min(3, len(_SEPARATORS.findall(s.text))), "parts divided by bars"))
    if not re.search(r"[^\W\d_]{3,}", s.text):
        out.append(("furniture", 2.0, "figures and signs only"))
    if _BRACKETED.match(s.text) and s.n <= 16:
        out.append(("furniture", 2.6, "a line in brackets"))
    if _LABEL.match(s.text):
        out.append(("furniture", 1.0, "a label with a colon"))
    if s.n <= 3 and not s.terminal:
        out.append(("furniture", 0.5, "a bare word or two"))
    if len(re.findall(r"\S {2,}\S|\t", s.text)) >= 2 and not s.terminal:
        out.append(("furniture", 2.6, "words set apart by wide spaces"))
    if s.capitals > 0.8 and s.n >= 2 and not s.terminal:
        out.append(("furniture", 0.5 if s.n <= 3 else 0.9, "all capitals"))
    return out


def opening_scores(shape: Shape, first: bool) -> Scores:
    """What a line that comes before the first prose says by its shape."""
    s = shape
    out: Scores = []
    if 3 <= s.n <= 26 and not s.terminal:
        out.append(
            (
                "headline",
                2.6 if first else 1.2,
                "a line without a full stop at the top" if first else "a line without a full stop near the top",
            )
        )
        out += [("headline", 0.6, "title case")] if s.title_case > 0.7 and s.n >= 5 else []
    elif s.n <= 22 and s.terminal and re.search(r"[?!][\"'”’]*\s*$", s.text):
        out.append(("headline", 1.8 if first else 0.5, "a question or exclamation at the top"))
    elif 4 <= s.n <= 28 and s.terminal and not first:
        out.append(("headline", 0.2, "a standfirst"))
    if not first and s.n <= 45 and _PRESENT_CAPTION.search(s.text) and not _STOP_INSIDE.search(s.text):
        out.append(("caption", 1.8, "a scene in the present tense above the text"))
    if _BY_NAME.match(s.text) and s.n <= 20 and not s.terminal:
        out.append(("byline", 3.0, "by, and a name"))
    if _is_name_line(s):
        out.append(("byline", 2.8, "a name standing alone"))
    return out


def inner_scores(shape: Shape, between_prose: bool) -> Scores:
    """What a line after the first prose says by its shape; `between_prose`: both neighbours are prose."""
    s = shape
    out: Scores = []
    if _POST_SIGNATURE.match(s.text):
        out.append(("byline", 4.0, "the signature of a post"))
    if _SIGN_OFF.match(s.text) and s.n <= 10:
        out.append(("byline", 4.0, "a sign-off with a name"))
    if s.terminal and not (_QUESTION.match(s.text) and s.n <= 9):
        return out
    if s.capitals > 0.8 and s.n >= 4:
        out.append(("furniture", 2.2, "a headline in capitals inside the text"))
    elif s.n <= 9 and between_prose:
        out.append(
            ("headline", 3.2 if _QUESTION.match(s.text) else 2.2 if s.n > 1 else 1.4, "a short line between paragraphs")
        )
    elif s.n <= 8:
        out.append(("furniture", 0.8, "a short line among short lines"))
    elif s.n <= 24:
        out.append(("furniture", 1.2, "a title inside the text"))
        out.append(("headline", 0.2, "a title inside the text"))
    return out


def _is_name_line(s: Shape) -> bool:
    words = _BULLET.sub("", s.text).replace(",", " ").split()
    return (
        2 <= len(words) <= 7
        and not s.terminal
        and s.capitals < 0.8
        and all(_NAME_WORD.match(w) for w in words)
        and sum(w[0].isupper() for w in words) >= 2
    )


def is_bullet_only(text: str) -> bool:
    """Whether the line is nothing but a list mark."""
    return bool(_BULLET.fullmatch(text))
