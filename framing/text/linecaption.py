"""What speaks for a caption: picture credits, who is where in the picture, a scene told in the present tense."""

from __future__ import annotations

import re

from framing.text.shape import Scores, Shape, is_terminal

AGENCY = (
    r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|Alamy|ALAMY|Shutterstock"
    r"|SHUTTERSTOCK|Xinhua|XINHUA"
    r"|Yonhap|YONHAP|Kyodo|KYODO|TASS|Sputnik|Anadolu|ANADOLU|Bloomberg|NurPhoto|ZUMA(?: Press)?"
    r"|SIPA(?: USA)?|Landov|Handout"
    r"|HANDOUT|Pool|POOL|UPI|ANI|PTI|DPA|dpa|Corbis|Rex(?: Features)?|REX|iStock|Flickr"
    r"|Maxar(?: Technologies)?|VCG|EFE|ANSA|Wire)"
)
_CREDIT_END = re.compile(
    r"[(\[][^()\[\]]{0,80}(?:/|\bvia\b|\bphotos?\b|\bpicture\b|\bimages?\b|\bfile\b|\bcredit\b"
    r"|\bcourtesy\b)[^()\[\]]{0,80}[)\]]\.?\s*$",
    re.IGNORECASE,
)
_CREDIT_FOR = re.compile(r"\((?:[A-Z][\w.'’-]* ){1,4}for (?:[A-Z][\w.'’&-]* ?){1,5}\)\s*$")
_CREDIT_AGENCY = re.compile(rf"[(\[]{AGENCY}(?:,? file)?[)\]]\.?\s*$")
_GALLERY = re.compile(
    r"^[(\[]\s*(?:photos?|video|videos|watch|slideshow|gallery|pictures|also|graphic|read|more|see)\b[^:]{0,30}:"
    r"|^slide ?show\b|^[(\[]\s*(?:also|read|see|watch)\b",
    re.IGNORECASE,
)
_SLASH_AGENCY = re.compile(
    rf"(?:/|\bvia |\| ?){AGENCY}(?:[ ,/|-]{{1,3}}(?:[A-Z]\w+[ ,/]{{0,2}}){{0,3}})?(?:, ?(?i:file))?\.?\s*$|"
    rf"\b(?:{AGENCY}|AP Photo)\s?/\s?(?:[A-Z][\w.'’-]* ?){{1,4}}(?:, ?(?i:file))?\.?\s*$"
)
_SLASH = re.compile(r"\b[A-Z][\w.'’-]+ [A-Z][\w.'’-]+\s?/\s?[A-Z][\w ]{1,30}\s*$")
_AGENCY_LAST = re.compile(rf"(?<![:,])(?<!\bsays)(?<!\btells)(?<!\btold)(?<!\bby)(?<!\bof)(?<!\bto) {AGENCY}\s*$")
_LABEL = re.compile(
    r"(?:^|[.\s(\[])(?:photos?|pictures?|images?|credit|photograph|file photo|photo credit|illustration)\s*:\s*\S",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:image (?:source|caption|copyright)\b|enlarge this image\b|toggle caption\b|hide caption\b"
    r"|(?-i:CLOSE (?=[A-Z]))|\[\d{1,2}/\d{1,2}\] "
    r"|(?:file|undated|combination|handout) (?:photo|picture|image)\b|FILE\s?[-–—]|(?:photo|picture|image) (?:by|\d)\b"
    r"|facebook twitter pinterest (?=[a-z]))",
    re.IGNORECASE,
)
_LEFT_RIGHT = re.compile(
    r"\((?:L|R|C|left|right|cent(?:re|er)|on screen|top|bottom|front|back)\b|\b(?:from left|far (?:left"
    r"|right)|second from|undated|file photo)\b"
    r"|, (?:left|right|cent(?:re|er))(?:,| [a-z]+ [a-z]+,)",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\b(?:pictured|seen|shown) (?:here|above|below|left|right|in this|in a file)\b"
    r"|\bin this (?:file )?(?:photo|picture|image|screen)|, pictured (?:in|on|at|with)\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"\b(?:speaks|attends?|addresses|walks|stands|stand (?:guard|in|next|near|outside|beside|by)"
    r"|walk (?:past|through|in|along)|points (?:at|to)|poses?|waves?|gestures?|shakes? hands|looks? on"
    r"|arrives?|sits|holds up|"
    r"takes? part|listens?|greets?|salutes?|talks? (?:with|to)|(?:is|are) (?:seen|pictured|shown)|passes"
    r"|participates?|rides?|"
    r"carries|carry (?:a|the|signs|banners|flags|placards)|gathers?|inspects?|steps off|hugs?|stares?|smiles?|departs?|marches|applauds?)\b"
)
_TEASED = re.compile(r"[A-Z][\w’' -]{2,30}: [A-Z]")
_END_BEFORE = re.compile(r"[!?]|(?<=\w{4})[\"'”’)]{0,3}\.|\b[a-z]\w{0,3}\.(?! [a-z])")
_SCENE_DATE = re.compile(
    r"\b(?:on|in|at|during|outside|near|off)\b.*\b\d{4}\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_PAST = re.compile(r"\b(?:said|told|was|were|announced|had|has been|have been)\b")
_STOP_INSIDE = re.compile(r"(?<=\w{5})[\"'”’)]{0,3}\. [A-Z]")
BARE_CREDIT = re.compile(
    rf"^(?:[A-Z][\w.'’-]*(?:[ |/,]+|\s+via\s+)){{0,8}}{AGENCY}(?:[ |/,]+(?:{AGENCY}|[A-Z][\w.'’-]*|via"
    rf"|file)){{0,4}}\s*$"
)


_SIDES = (
    "left",
    "right",
    ", cent",
    "(L",
    "(R",
    "(C",
    "second from",
    "undated",
    "(top",
    "(front",
    "(on screen",
    "ile photo",
)
_SHOWN = ("pictured", "seen", "shown", "photo", "picture", "image", "screen")
_CREDIT_LABELS = ("Credit:", "Photo:", "Photograph:", "Image:", "Picture:", "Photo by ", "Photo : ")
_SUBORDINATE = (
    "As ",
    "Even ",
    "When ",
    "While ",
    "If ",
    "After ",
    "Before ",
    "It ",
    "There ",
    "That ",
    "What ",
    "For ",
)
_GALLERY_SIGNS, _OPENING_SIGNS = frozenset("([sS"), frozenset("IiEeTtHhCc[FfUuPp0123456789")


def is_credit(s: Shape) -> bool:
    """Whether a line is a picture credit and nothing else."""
    return s.n <= 12 and (s.text.startswith(_CREDIT_LABELS) or BARE_CREDIT.match(s.text) is not None)


def may_be_caption(t: str, n: int) -> bool:
    """Whether a line that ends as a sentence does may yet be a caption: it holds a mark by which captions are known."""
    marked = (
        "hoto" in t
        or "HOTO" in t
        or "icture" in t
        or "mage" in t
        or " via " in t
        or "Getty" in t
        or "REUTERS" in t
        or "/AP" in t
        or (" left" in t or " right" in t or ", cent" in t or "(L)" in t or "(R)" in t)
        or ("redit:" in t or "undated" in t or " shown " in t or " seen " in t)
    )
    return marked and any(kind == "caption" for kind, _, _ in caption_scores(Shape(t, n, True)))


def caption_scores(s: Shape) -> Scores:
    """What a line's own shape says for a caption, wherever it stands."""
    t = s.text
    if t[:1] in _GALLERY_SIGNS and _GALLERY.match(t):
        return [("furniture", 2.4, "leads to pictures or another page")]
    out = _credits(s)
    if t[:1] in _OPENING_SIGNS and _OPENS.match(t):
        out.append(("caption", 4.0, "opens as captions do"))
    if s.n > 70:
        return out
    if ":" in t and _LABEL.search(t):
        out.append(("caption", 3.6, "a picture credit with a label"))
    if any(mark in t for mark in _SIDES) and _LEFT_RIGHT.search(t):
        out.append(("caption", 2.6, "says who is where in the picture"))
    if any(mark in t for mark in _SHOWN) and _PICTURED.search(t):
        out.append(("caption", 3.2, "says what is pictured"))
    if 6 <= s.n <= 45 and (out or not s.terminal) and is_scene(s):
        weight = 2.8 if not s.terminal and _TEASED.match(t) else 1.3
        out.append(("caption", weight, "describes a scene in the present tense"))
    return out


def _credits(s: Shape) -> Scores:
    tail = s.text[-170:]
    if ")" in tail[-3:] or "]" in tail[-3:]:
        if _CREDIT_END.search(tail) or _CREDIT_FOR.search(tail[-90:]):
            return [("caption", 4.4, "a picture credit in brackets at the end")]
        if agency := _CREDIT_AGENCY.search(tail[-40:]):
            told = is_terminal(tail[-40:][: agency.start()].rstrip())  # a wire report signs off so too
            return [("caption", 1.8 if told else 4.0, "an agency in brackets at the end")]
    end = tail[-90:]
    slash = "/" in end
    if s.n >= 3 and (slash or "via " in end or "|" in end) and _SLASH_AGENCY.search(end):
        return [("caption", 5.0, "an agency's picture credit at the end")]
    if s.terminal or s.n > 60:
        return []
    if slash and _SLASH.search(end):
        return [("caption", 3.0, "a picture credit at the end")]
    if s.n >= 6 and _AGENCY_LAST.search(tail[-40:]):
        return [("caption", 2.6, "an agency's name at the end")]
    return []


def is_scene(s: Shape) -> bool:
    """Whether a line tells a scene in the present tense, in one sentence, as captions do."""
    verb = _SCENE.search(s.text, 0, 180)
    if verb is None or s.text.startswith(_SUBORDINATE):
        return False
    return not _END_BEFORE.search(s.text, 0, verb.start()) and not _STOP_INSIDE.search(s.text)


def opening_caption(s: Shape, under_title: bool) -> Scores:
    """What speaks for a caption in a line between the headline and the first paragraph; a deck tells scenes too."""
    if not 6 <= s.n <= 60:
        return []
    if s.n <= 45 and is_scene(s):
        dated = _SCENE_DATE.search(s.text) is not None
        less = _PAST.search(s.text) is not None or (under_title and not s.terminal and not dated)
        weight = (0.4 if less else 2.0) + (2.6 if dated else 0.0)
        return [("caption", weight, "a scene in the present tense above the text")]
    return []
