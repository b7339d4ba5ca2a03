"""Who is with whom: what stands between a name and an actor, and the offices beside a name."""

from __future__ import annotations

import re

from framing.text import castwords as cw
from framing.text import wordclasses as wc
from framing.text.capitals import ACTOR, NAME, ORGANISATION, Item
from framing.text.page import Page

REACH = 9
"""So many words may stand between a name and its actor."""
_EMPLOYED = cw.TITLES - cw.KIN - cw.HONORIFICS_F - cw.HONORIFICS_M
_BEFORE_NAMES = cw.TITLES | cw.BODIES | cw.FORMER
_STAFF = frozenset(
    (
        "spokesman spokeswoman spokesperson ceo cfo coo chief executive co founder cofounder chairman chairwoman director "
        "managing editor reporter correspondent columnist host anchor analyst economist researcher senior vice strategist "
        "manager engineer coach boss head"
    ).split()
)
"""What the staff of a firm are: `Acme spokeswoman Jane Roe`, but `Springfield Mayor Jane Roe` is herself."""
EMPLOYING = frozenset("for of at".split())
FOLLOWS = cw.TAKEN_UP | frozenset("'s acting new then first outgoing presidential permanent chief newly co".split())
_BREAKS = (wc.AUXILIARIES | wc.CONJUNCTIONS | wc.PREPOSITIONS) - {"for", "of"}
_VERBS = wc.IRREGULAR_PAST - cw.TITLES
_BREAKS_BEHIND = (wc.AUXILIARIES | wc.CONJUNCTIONS | wc.PERSONAL) - {"and", "who", "as"}
_APPOSED = wc.DETERMINERS | cw.TITLES | cw.FORMER
_APPOSITION_ENDS = wc.PREPOSITIONS | wc.AUXILIARIES
_PARTY = re.compile(r"(?:,| \() ?(?:(R)|D)[-–—](?=[A-Z])")
_MEMBERS = frozenset("democrat republican libertarian".split())


def titles_before(page: Page, lo: int) -> list[str]:
    """The words of office right before the name at token `lo`: `Rear Adm. Jane Roe`, `former Prime Minister John Doe`."""
    n = lo - 1
    if page.word(n) not in cw.TITLES or not page.touches(lo):
        return []
    while n >= page.lo and lo - n < 6 and page.word(n) in _BEFORE_NAMES:
        n -= 1
    return page.words(n + 1, lo)


def apposition(page: Page, item: Item) -> tuple[bool, list[str]]:
    """Whether what stands behind a name's comma shows a person, and the words of office there.

    `Jane Roe, a spokeswoman for ...`, `John Doe, 62, ...`, `Ann Lee, who ...`.
    """
    letter = page.text[item.end + 2 : item.end + 3]
    aged = letter.isdigit()
    if not (letter.islower() or aged):
        return False, []
    words = page.words(item.hi, item.hi + 7)
    if words and words[0] == "who":
        return True, []
    end = next((n for n, w in enumerate(words) if n and w in _APPOSITION_ENDS), len(words))
    roles = [w for w in words[:end] if w in cw.TITLES] if aged or words[:1] and words[0] in _APPOSED else []
    return aged or bool(roles), roles


def party_of(page: Page, item: Item) -> str | None:
    """The party in `Jane Roe (D-Ohio)` and `John Doe, R-Texas`."""
    if page.text[item.end + 2 : item.end + 3] not in ("R", "D"):
        return None
    match = _PARTY.match(page.text, item.end)
    return cw.PARTY_LETTERS["r" if match.group(1) else "d"] if match else None


def actor_behind(page: Page, item: Item, after: list[Item], people: set[int]) -> str | None:
    """The actor among the next names that a name is said to belong to; `people` are the tokens where persons are named."""
    for other in after:
        if other.lo - item.hi > REACH or not page.runs_on(item.end, other.start):
            return None
        if other.last in _MEMBERS and other.start == item.end + 2:
            return cw.PARTIES[other.last]  # `Jane Roe, Ohio Democrat`
        if (other.kind != NAME or other.lo not in people) and _belongs(page, item, other):
            return other.name
    return None


def _belongs(page: Page, item: Item, other: Item) -> bool:
    """`Ann Lee, a spokeswoman for Acme`, `Jens Falk, Norway's envoy`, `Alan Smith of the Rand Corporation`."""
    between = page.words(item.hi, other.lo)
    if other.kind == NAME and (not between or between[-1] not in EMPLOYING):
        return False
    if not page.text.startswith(",", item.end):
        plain = [w for w in between if w != "the"]
        return other.kind == ORGANISATION and plain in (["of"], ["at"], ["from"], ["with"])
    if not _BREAKS_BEHIND.isdisjoint(between) or not cw.FORMER.isdisjoint(between):
        return False
    if between and page.text[item.end + 2 : item.end + 3].isupper():
        return False
    wanted = cw.OFFICES if other.kind == ACTOR else _EMPLOYED
    if not wanted.isdisjoint(between):
        return between[-1] in cw.LINKS or between[-1] in wanted
    return all(w in ("the", "a", "an", "who") for w in between) and _leads_to_office(page, other, wanted)


def _leads_to_office(page: Page, actor: Item, wanted: frozenset[str]) -> bool:
    """Whether an office comes soon behind an actor, nothing but its own words before it: `Norway's first ambassador`."""
    for word in page.words(actor.hi, actor.hi + 5):
        if word in wanted:
            return True
        if word in _BREAKS or word in wc.PERSONAL:
            return False
    return False


def leads(page: Page, item: Item) -> bool:
    """Whether an office or a person may stand right behind an actor."""
    behind = page.word(item.hi)
    return behind in FOLLOWS or page.text[item.end : item.end + 1] == "," and page.word(item.lo - 1) == "in"


def body_behind(page: Page, item: Item) -> list[str]:
    """The words of office right behind an actor (`Japanese defence ministry`); punctuation ends them."""
    words = page.words(item.hi, item.hi + 5)
    end = 0
    while end < len(words) and (words[end] == "'s" or words[end] in cw.TAKEN_UP):
        end += 1
    if not end or words[:end] == ["'s"]:
        return []
    gap = page.text[item.end : page.tokens.ends[item.hi + end - 1]]
    return [w for w in words[:end] if w != "'s"] if not any(c in gap for c in ",.;:()\n") else []


def has_holder(page: Page, item: Item, name: Item) -> bool:
    """`Japan's defence minister Ann Lee`: a name behind an actor and at least one word of office."""
    if name.lo - item.hi > REACH:
        return False
    between = page.words(item.hi, name.lo)
    if not between:
        return item.name in cw.PARTY_NAMES and name.start == item.end + 1 and page.text[item.end] == " "
    if between == ["'s"]:
        return item.kind != ACTOR and name.start - item.end == 3  # `the Gazette's Jane Roe`
    wanted = cw.OFFICES if item.kind == ACTOR else _EMPLOYED
    if wanted.isdisjoint(between) or not page.runs_on(item.end, name.start):
        return False
    if any(w in _BREAKS or w in _VERBS or w.endswith(("ed", "ing")) for w in between):
        return False
    if not cw.FORMER.isdisjoint([*between, page.word(item.lo - 1)]):
        return False
    gap = page.text[item.end : name.start]
    if item.kind == NAME and ("," in gap or not _STAFF.issuperset(w for w in between if w != "'s")):
        return False
    # `In Moscow, foreign ministry spokeswoman ...` goes on, `Moscow, Boris Falk` does not.
    return "," not in gap or gap.startswith(",") and page.word(item.lo - 1) == "in" and between[0] in wc.ROLES
