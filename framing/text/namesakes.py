"""What only looks like a state: people (`Jim Jordan`, `Chad Roe`), towns (`Lebanon, Ohio`), the US state of Georgia."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.model.tokens import UPPER
from framing.text import castwords as cw
from framing.text import wordclasses as wc
from framing.text.cast import Mention, gender_of_first_name
from framing.text.page import Page

_FIRST = 200
"""In so many mentions an actor is named in other words too (`Tbilisi`), if at all."""
_ADDRESSES = frozenset("mr mrs ms dr rep sen gov gen col capt adm lt sgt judge justice senator".split())
_NO_SURNAME = (
    wc.ROLES
    | wc.TIME
    | wc.DETERMINERS
    | wc.PREPOSITIONS
    | wc.CONJUNCTIONS
    | wc.STATE_BODIES
    | cw.ORGANISATIONS
    | cw.BODIES
    | cw.OFFICES
    | cw.PROFESSIONS
)


def genuine(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an article that do name their actor."""
    suspects = [m for m in mentions if m.hi - m.lo == 1 and _is_suspect(page, m)]
    if not suspects:
        return list(mentions)
    starts = {m.lo for m in mentions}
    called: dict[str, set[str]] = {m.actor: set() for m in mentions}
    for mention in mentions[:_FIRST]:
        called[mention.actor].add(page.word(mention.lo))
    refused = {m for m in suspects if _is_town(page, m) or _is_shared(page, m, called, starts)}
    return [m for m in mentions if m not in refused]


def _is_suspect(page: Page, mention: Mention) -> bool:
    return page.word(mention.lo) in cw.NAMES_TOO or page.word(mention.hi) in cw.US_STATES


def _is_town(page: Page, mention: Mention) -> bool:
    if page.word(mention.hi) not in cw.US_STATES:
        return False
    end = page.tokens.ends[mention.lo]
    return page.text.startswith(", ", end) and page.text[end + 2].isupper()


def _is_shared(page: Page, mention: Mention, called: Mapping[str, set[str]], starts: set[int]) -> bool:
    """Whether a name that others bear too stands for another here; `called` has the words by which each actor is named."""
    word = page.word(mention.lo)
    if word not in cw.NAMES_TOO:
        return False
    company = cw.SHARED.get(word)
    if company is not None and company.isdisjoint(called) and called[mention.actor] <= {word}:
        return True
    before = page.word(mention.lo - 1)
    if (gender_of_first_name(before) or before in _ADDRESSES) and page.touches(mention.lo):
        return True
    behind = mention.hi
    if behind >= page.hi or not page.tokens.bits[behind] & UPPER or behind in starts:
        return False
    return page.touches(behind) and page.word(behind) not in _NO_SURNAME
