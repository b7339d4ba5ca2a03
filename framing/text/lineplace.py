"""What a line's place says: above the first paragraph, between paragraphs, among the lines of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.text.linecaption import BARE_CREDIT, is_credit, opening_caption
from framing.text.linecredit import credit_scores, is_stamped
from framing.text.lineshape import is_labelled, is_short_question, unbulleted
from framing.text.shape import LONG, Scores, Shape

_NAME_WORD = re.compile(r"^[A-Z][\w.'’-]*$|^(?:de|da|di|van|von|der|den|al|bin|and|&|la|le)$")
_SIGN_OFF = re.compile(r"^\s*[-–—]+\s*[A-Z][\w.'’-]+(?:,? (?:[A-Z][\w.'’-]*|and|with|in)){0,6}\.?\s*$")
_BY_NAME = re.compile(r"^(?:by|words by|story by|from|written by|reporting by)\s+(?:our\s+)?(?-i:[A-Z])", re.IGNORECASE)
_NAME_OUTLET = re.compile(
    r"^(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w’'-]+, (?:(?:[A-Z][\w.&'’-]*|of|for|in|and|the)[ .]?){1,7}$"
)
_POST_SIGNATURE = re.compile(r"^\s*[-–—]+\s*[^()]{2,60}\(@\w+\)")
_ASIDE = re.compile(r" \([^()]{1,40}\)")
_BARE_TIME = re.compile(
    r"^(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?: [A-Z]{2,4})?$", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\d{1,2}[.)] \S")
_TELLS = re.compile(r"(?<=\w{3})[.!?][\"'”’)]* [A-Z]|\b(?:said|told|added)\b")
_OUTCRY = re.compile(r"[?!][\"'”’]*\s*$")
_POINTS = re.compile(
    r"^(?:key (?:points|takeaways|facts|findings)|story highlights|highlights|at a glance|the main points"
    r"|main points|in brief|the gist|quick read|tl;dr)\W*$",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """Where a line stands.

    `opening`: above the first paragraph; `first`: above everything but furniture; `titles`: only titles above it;
    `titled`, `bylined`: a title, a byline above it; `points`: among the
    key points; `listed`: after a list mark; `items`: in a list that the text introduces; `above`: the line above it; `before` and `after`: its
    neighbours in the text, past pictures and furniture.
    """

    opening: bool
    first: bool
    titles: bool
    titled: bool
    bylined: bool
    points: bool
    listed: bool
    items: bool
    above: Shape | None
    before: Shape | None
    after: Shape | None


def is_prose(shape: Shape | None) -> bool:
    """Whether a line is a paragraph of running text."""
    return shape is not None and (shape.n >= LONG or (shape.n >= 8 and (shape.terminal or shape.text.endswith(":"))))


def opens_items(shape: Shape) -> bool:
    """Whether a line announces a list: a question, or a clause with a colon."""
    return shape.n >= 3 and (shape.text[-1] == ":" or is_short_question(shape))


def is_item(shape: Shape) -> bool:
    """Whether a line is a sentence but for its full stop, as the items of a list often are."""
    return shape.n >= 6 and not shape.terminal and shape.title_case < 0.6 and not _NUMBERED.match(shape.text)


def opens_points(shape: Shape) -> bool:
    """Whether a line is the label of the points in which an article is summed up."""
    return shape.n <= 4 and _POINTS.match(shape.text) is not None


def place_scores(shape: Shape, place: Place) -> Scores:
    """What the line's place says."""
    out = _opening(shape, place) if place.opening else _inner(shape, place)
    points = place.points or (place.opening and _is_point(shape, place))
    if points and shape.n >= 5 and not BARE_CREDIT.match(shape.text):
        out.append(("body", 3.8, "one of the key points"))
    if opens_points(shape):
        out.append(("furniture", 3.0, "a label of key points"))
    out += _beside_credit(shape, place)
    if place.items and not place.opening and is_item(shape):
        out.append(("body", 3.4, "an item of a list in the text"))
    if place.above is not None and shape.n <= 20 and not shape.terminal and _BARE_TIME.match(place.above.text):
        out.append(("headline", 3.4, "an entry's title under its time"))
    if is_labelled(shape) and not place.first:
        out.append(("furniture", 4.2, "another story's title with a label"))
    if place.listed and not shape.terminal:
        out.append(("furniture", 1.4, "an item of a list of titles"))
    return out


def _opening(s: Shape, place: Place) -> Scores:
    out: Scores = [] if place.first else list(opening_caption(s, place.titles))
    if place.first and s.n <= 2 and not s.terminal and _is_title(place.after):
        out.append(("furniture", 3.2, "a section label above the title"))
    elif (
        (3 if not place.first else 2) <= s.n <= 26
        and not s.terminal
        and not _is_point(s, place)
        and not _in_brackets(s)
    ):
        reason = "a line without a full stop at the top" if place.first else "a line without a full stop near the top"
        out.append(("headline", 2.6 if place.first else 1.2 if place.titled else 3.2, reason))
        out += [("headline", 0.6, "title case")] if s.title_case > 0.7 and s.n >= 5 else []
        out += [("headline", 1.8, "a deck under the title")] if place.titles and s.n >= 6 and not place.points else []
    elif s.n <= 22 and s.terminal and _OUTCRY.search(s.text):
        out.append(("headline", 1.8 if place.first else 0.5, "a question or exclamation at the top"))
    elif place.titles and 5 <= s.n <= 32 and s.terminal and _is_matter(place.after) and not _TELLS.search(s.text):
        out.append(("headline", 3.6, "a standfirst above the byline"))
    elif 4 <= s.n <= 28 and s.terminal and not place.first:
        out.append(("headline", 0.2, "a standfirst"))
    return out + _opening_byline(s, place)


def _opening_byline(s: Shape, place: Place) -> Scores:
    out: Scores = []
    if _BY_NAME.match(s.text) and s.n <= 20 and not s.terminal:
        out.append(("byline", 3.0, "by, and a name"))
    if is_name_line(s) and not opens_points(s):
        out.append(("byline", 1.0 if place.first else 2.8, "a name standing alone"))
    elif s.n <= 4 and s.capitals > 0.8 and _is_name(place.above) and not place.first:
        out.append(("byline", 4.0, "an outlet's name under the writer's"))
    return out


def _in_brackets(s: Shape) -> bool:
    return s.text[0] in "([" and s.text[-1] in ")]" and " " in s.text


def _is_title(s: Shape | None) -> bool:
    return s is not None and 4 <= s.n <= 26 and not s.terminal


def _is_matter(s: Shape | None) -> bool:
    """Whether a line is of the kind that stands between a standfirst and the text: a name, a date."""
    if s is None or s.n > 14 or s.terminal:
        return False
    return is_name_line(s) or _BY_NAME.match(s.text) is not None or bool(credit_scores(s))


def _is_point(s: Shape, place: Place) -> bool:
    """Whether a line is one of several sentences without full stops under the byline: points that sum the article up."""
    if not place.bylined or s.n < 8 or not is_item(s):
        return False
    return any(near is not None and near.n >= 8 and is_item(near) for near in (place.before, place.after))


def _inner(s: Shape, place: Place) -> Scores:
    out: Scores = []
    between = is_prose(place.before) and is_prose(place.after)
    if _POST_SIGNATURE.match(s.text):
        out.append(("byline", 4.0, "the signature of a post"))
    if s.n <= 10 and _SIGN_OFF.match(s.text):
        out.append(("byline", 4.0, "a sign-off with a name"))
    if s.n <= 10 and "," in s.text and _NAME_OUTLET.match(s.text):
        out.append(("byline", 4.0, "a name and an outlet"))
    if is_stamped(s):
        return [*out, ("headline", 3.4, "an entry's title with its time")]
    question = is_short_question(s)
    if s.terminal and not question:
        return out
    if s.text.endswith(":") and (is_prose(place.after) or s.n >= 4):
        out.append(("body", 1.4, "introduces the next paragraph"))
    elif s.capitals > 0.8 and s.n >= 6:
        out.append(("furniture", 2.2, "a headline in capitals inside the text"))
    elif s.n <= 9 and between:
        out.append(("headline", 3.2 if question else 2.2 if s.n > 1 else 1.8, "a short line between paragraphs"))
    elif between and _NUMBERED.match(s.text):
        out.append(("headline", 2.6, "a numbered title"))
    elif s.n <= 19 and between and s.title_case < 0.7 and "http" not in s.text and "@" not in s.text:
        weight = 2.2 if ":" in s.text else 3.2
        out.append(("headline", weight, "a line without a full stop between paragraphs"))
    elif question and place.after is not None and (is_prose(place.after) or place.after.n >= 10):
        out.append(("headline", 1.8, "a question above a paragraph"))
    elif s.n <= 8 and not _BARE_TIME.match(s.text):
        out.append(("furniture", 0.8, "a short line among short lines"))
    elif s.n <= 24:
        out.append(("furniture", 1.2, "a title inside the text"))
        out.append(("headline", 0.2, "a title inside the text"))
    return out


def _beside_credit(s: Shape, place: Place) -> Scores:
    """A bare credit stands under its caption, or above it."""
    above, after = place.above, place.after
    if after is not None and s.n >= 5 and is_credit(after) and not _TELLS.search(s.text):
        return [("caption", 2.4, "stands above a picture credit")]
    if 2 <= s.n <= 12 and BARE_CREDIT.match(s.text):
        return [("caption", 3.0, "a picture credit standing alone")]
    credited = above is not None and above.n <= 8 and BARE_CREDIT.match(above.text) is not None
    return [("caption", 2.4, "stands under a picture credit")] if credited and 3 <= s.n <= 40 and not s.terminal else []


def _is_name(s: Shape | None) -> bool:
    return s is not None and is_name_line(s)


def is_name_line(s: Shape) -> bool:
    """Whether a line is a person's name and nothing else, as writers' names stand under a title."""
    if s.n > 8 or s.terminal or s.capitals > 0.8:
        return False
    words = _ASIDE.sub("", unbulleted(s.text)).replace(",", " ").replace("@", " ").split()
    return (
        2 <= len(words) <= (4 if "," not in s.text and " and " not in s.text else 8)
        and all(_NAME_WORD.match(w) for w in words)
        and sum(w[0].isupper() for w in words) >= 2
    )
