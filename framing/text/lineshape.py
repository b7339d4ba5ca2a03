"""The shape of a line: general rules that speak for or against each kind of block, each with a name.

A rule gives log-odds to a kind. None names an outlet or a text; phrases come from the `furniture` codebook. What a line's
place says is in `lineplace`, what speaks for a caption in `linecaption`.
"""

from __future__ import annotations

import re

from framing.text.linecaption import caption_scores, may_be_caption
from framing.text.linecredit import credit_scores, is_clock, is_signed
from framing.text.shape import LONG, OURS, PAST, SPEECH, WORD, Scores, Shape, is_terminal

_TITLE, _CAPTION = 30, 70
"""No title of another story has so many words, and no caption."""
_WEB = re.compile(r"https?://|www\.|\w@\w[\w-]{0,60}\.\w|^\s*[#@]\w+")
_WEB_SIGNS, _BARS = set("@#./"), set("|•·»›▸/")
_SEPARATORS = re.compile(r"\s[|•·»›▸]\s|\s/\s|\s//\s")
_BULLET = re.compile(r"^\s*[-–—•·*▪●►»›]+\s*")
_SECTIONS = frozenset(
    (
        "news world business sport sports opinion politics culture lifestyle entertainment technology tech science health travel "
        "weather video videos jobs puzzles home local national international markets finance style food arts environment education "
        "showbiz royals money horoscopes games podcasts newsletters photos cricket football property cars motoring notices classifieds "
        "obituaries blogs magazine features life uk us europe asia africa more search menu"
    ).split()
)
_BRACKETED = re.compile(r"^[(\[][^()\[\]]*[^.!?()\[\]][)\]]$")
_ADDRESS = re.compile(r"\b(?:you|your|our|us|we)\b", re.IGNORECASE)
_TWO_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LOWER = re.compile(r"\b[a-z]{3}")
_WIDE = re.compile(r"\S {2,}\S|\t")
_QUESTION = re.compile(
    r"^(?:what|who|why|how|when|where|which|is|are|can|could|will|does|do|did|has|have|should)\b.*\?\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\w&/' ’-]{2,40}:\s*$")
_INTRODUCES = re.compile(r"(?:[a-z](?:ed|es|[a-z]s)|\b(?:said|wrote|here|this|says))\s*:\s*$")
_INTRODUCERS = ("Here", "Per ", "According to", "These ", "Among ")
_LEADING_LABEL = re.compile(
    r"^(?:[-•*]\s*)?(?:\(\s*)?(?:see|related|more|read|watch|listen|video|videos"
    r"|photos?|pictures|gallery|explainer|opinion"
    r"|newsletter|quiz|poll|slideshow|interactive|graphic|podcast|live|don't miss|don’t miss|in pictures"
    r"|in photos|also|must read|must-read"
    r"|recommended|editorial|special report|special coverage|fact check|background|from the archives?)"
    r"(?: \w+){0,3}\s?:\s?(?=\S)",
    re.IGNORECASE,
)
_GLUED_LABEL = re.compile(r"^[A-Z][\w’', -]{2,50}[:?](?=[A-Z“‘'\"])")
_TRAILING_LABEL = re.compile(r"\s(?:read more|watch now|read on|learn more|more here|click here)\W*$", re.IGNORECASE)
_NOTE = re.compile(
    r"^[*(\[]*(?:corrections?|clarifications?|corrections? (?:&|and) clarifications?"
    r"|editor[’']?s?[’']? note|editors[’'] note)\b[^.!?:—–-]{0,24}\s?[:—–-]",
    re.IGNORECASE,
)


def is_plain(text: str, n: int) -> bool:
    """Whether a line is a full sentence of prose on which no rule but those of prose could speak.

    >>> is_plain("The ferry left the harbour at noon with forty people on board, the harbour master said.", 16)
    True
    >>> is_plain("A ferry leaves the harbour at noon with forty people on board (Photo: Jan Berg)", 15)
    False
    """
    if n < 6 or not is_terminal(text) or text[0] in "([•-–—*#@0123456789":
        return False
    if n <= _CAPTION and (may_be_caption(text, n) or (n <= LONG and not _is_plain_sentence(text, n))):
        return False
    if n <= _TITLE and ":" in text[:40] and (_LEADING_LABEL.match(text) or _GLUED_LABEL.match(text)):
        return False
    return not text[:60].isupper() and "contributed" not in text[-45:]


def _is_plain_sentence(text: str, n: int) -> bool:
    """Whether a sentence that is not long is neither a question nor a web address nor, if short and unquoted, speaks to the reader."""
    if text[-1] == "?" or ".com" in text or "http" in text or "@" in text:
        return False
    if n < 12 and not _LOWER.search(text):
        return False  # a name and an outlet
    return n >= 12 or "“" in text or '"' in text or _ADDRESS.search(text) is None


def is_short_question(s: Shape) -> bool:
    """Whether a line is a question of few words, as furniture and interviewers ask."""
    return s.n <= 9 and _QUESTION.match(s.text) is not None


def shape_scores(shape: Shape) -> Scores:
    """What the line's own shape says, wherever it stands."""
    return _prose(shape) + _register(shape) + credit_scores(shape) + caption_scores(shape) + _debris(shape)


def _prose(s: Shape) -> Scores:
    if s.n >= 4 and s.text[1:3] != s.text[1:3].lower() and s.capitals > 0.8:
        return [("body", -1.6, "all capitals")]
    if s.n >= LONG:
        return [("body", 3.0 if s.terminal else 2.4, "long prose")]
    if is_short_question(s):
        return [("body", -0.6, "a short question")]
    if s.terminal and s.n >= 8:
        return [("body", 2.5 if s.n >= 12 else 1.8, "a full sentence")]
    if s.text.endswith(":") and (s.n >= 8 or _introduces(s)):
        return [("body", 1.6 if s.n >= 8 else 2.4, "a clause that introduces")]
    if s.terminal and s.n >= 3:
        return [("body", 0.8, "a short sentence")]
    if s.n >= 16:
        return [("body", 0.6, "a long line"), ("headline", 0.3, "a long line without a full stop")]
    return [("body", -1.6, "no sentence")]


def _introduces(s: Shape) -> bool:
    """Whether a short line with a colon announces what follows, and is no label."""
    if s.n < 2:
        return False
    clause = s.n >= 5 and s.title_case < 0.6
    return clause or s.text.startswith(_INTRODUCERS) or _INTRODUCES.search(s.text[-40:]) is not None


def _register(s: Shape) -> Scores:
    """News tells and quotes; furniture speaks to the reader."""
    if s.n < 6 or is_short_question(s):
        return []
    out: Scores = []
    if SPEECH.search(s.text):
        out.append(("body", 0.8 if s.terminal or s.n >= 16 else 0.4, "reports speech"))
    elif _ADDRESS.search(s.text):
        out.append(("body", -0.7, "speaks to the reader"))
    if s.terminal and s.n < LONG and len(PAST.findall(s.text, 0, 200)) >= 2:
        out.append(("body", 0.4, "tells what happened"))
    return out


def tells_news(text: str) -> bool:
    """Whether a long line reports speech or tells what happened, and does not speak of what is ours and yours."""
    return (SPEECH.search(text) is not None or len(PAST.findall(text)) >= 2) and OURS.search(text) is None


def is_labelled(shape: Shape) -> bool:
    """Whether a line is a title with a label by which a page leads to another story (`Read more: ...`)."""
    title = not shape.terminal or shape.text.rstrip(")]").endswith("?")
    if not (3 <= shape.n <= 26 and title):
        return False
    if _GLUED_LABEL.match(shape.text):
        return True
    return _LEADING_LABEL.match(shape.text) is not None or _TRAILING_LABEL.search(shape.text[-18:]) is not None


def _debris(s: Shape) -> Scores:
    if s.n == 0:
        return [("furniture", 4.0, "no words")]
    out: Scores = []
    if s.text[0] in "*([CcEe" and s.n <= 90 and _NOTE.match(s.text):
        out.append(("furniture", 3.0, "opens as corrections and editors' notes do"))
    if s.n > 40:
        return out
    if s.n <= 20 and _WEB_SIGNS & set(s.text) and _WEB.search(s.text):
        out.append(("furniture", 2.2, "an address, handle or topic tag"))
    if s.n <= 30 and not s.terminal:
        bars = len(_SEPARATORS.findall(s.text)) if _BARS & set(s.text) else 0
        out += [("furniture", 1.4 + 0.5 * min(3, bars), "parts divided by bars")] if bars else []
        if ("  " in s.text or "\t" in s.text) and len(_WIDE.findall(s.text)) >= 2:
            out.append(("furniture", 2.6, "words set apart by wide spaces"))
    if not _TWO_LETTERS.search(s.text) and not is_clock(s.text):
        out.append(("furniture", 2.0, "figures and signs only"))
    if s.n <= 16 and _BRACKETED.match(s.text) and not is_signed(s.text):
        out.append(("furniture", 2.6, "a line in brackets"))
    if s.text[-1] == ":" and _LABEL.match(s.text) and not _introduces(s):
        out.append(("furniture", 1.0, "a label with a colon"))
    if 3 <= s.n <= 30 and not s.terminal and s.title_case > 0.7 and _names_sections(s.text):
        out.append(("furniture", 5.0, "names of sections"))
    if s.n <= 3 and not s.terminal:
        out.append(("furniture", 0.5, "a bare word or two"))
    if s.capitals > 0.8 and s.n >= 2 and not s.terminal:
        out.append(("furniture", 0.5 if s.n <= 3 else 0.9, "all capitals"))
    return out


def _names_sections(text: str) -> bool:
    """Whether a line lists a site's sections, as its menu does."""
    words = [w.casefold() for w in WORD.findall(text)]
    return len({w for w in words if w in _SECTIONS}) >= max(3, len(words) // 3)


def unbulleted(text: str) -> str:
    """The line without the list mark that may open it."""
    return _BULLET.sub("", text)


def is_bullet_only(text: str) -> bool:
    """Whether the line is nothing but a list mark."""
    return bool(_BULLET.fullmatch(text))
