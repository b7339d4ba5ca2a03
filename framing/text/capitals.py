"""Runs of capitalised words in an article: names, and organisations by their words (`Food and Drug Administration`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.model.tokens import CAPS
from framing.text import castwords as cw
from framing.text import wordclasses as wc
from framing.text.cast import gender_of_first_name
from framing.text.page import Page
from framing.text.view import ABBREVIATED

NAME, ORGANISATION, ACTOR = range(3)
MOST_LEANING = 6
"""So many capitals before a body's word may belong to its name."""
_FUNCTION = wc.PREPOSITIONS | wc.CONJUNCTIONS | wc.SUBJECT_STARTS | wc.ADVERBS
_COMPOUND = frozenset("era like led style born run held owned based type size free only wide area made aged".split())
_NO_PART = wc.DETERMINERS | wc.TIME | _FUNCTION
_NO_NAME = wc.TIME | wc.DETERMINERS | _FUNCTION | cw.FORMER | (cw.TITLES - cw.SURNAMES_TOO) | wc.ROLES


class Item(NamedTuple):
    """Tokens `lo` to `hi` that name something: a `NAME`, an `ORGANISATION` or an `ACTOR` of the lexicon.

    `start` and `end` are its characters, `first` and `last` the folded words at its ends.
    """

    lo: int
    hi: int
    kind: int
    name: str
    start: int
    end: int
    first: str = ""
    last: str = ""


class Capitals:
    """The capitalised tokens of an article as lists, and where runs of them begin and end.

    `at` are their tokens, `words` their folded words; `spaced` says whether only a space parts one from the one before.
    """

    def __init__(self, page: Page, taken: set[int]) -> None:
        tokens, text = page.tokens, page.text
        self._page, self._taken, self._text, self._bits = page, taken, text, tokens.bits
        first, last = bisect_left(tokens.capitals, page.lo), bisect_left(tokens.capitals, page.hi)
        self.at = at = tokens.capitals[first:last]
        starts, ends, words = tokens.starts, tokens.ends, tokens.words
        self._starts = [starts[n] for n in at]
        self._ends = [ends[n] for n in at]
        self.words = [words[n] for n in at]
        self.spaced = [b - a == 1 and text[ends[a] : starts[b]] == " " for a, b in pairwise([-2, *at])]

    def joins(self, n: int, free: bool, bodily: bool) -> bool:
        """Whether a run goes on to capital n: over a space or hyphen, an initial's full stop, `von der`, or `of` in a body's name."""
        apart = self.at[n] - self.at[n - 1]
        if apart > 3 or not (free or bodily):
            return False
        gap = self._text[self._ends[n - 1] : self._starts[n]]
        before = self.words[n - 1]
        if apart == 1:
            if not free:
                return False
            if len(before) == 1:
                return gap == ". "  # `J. R. Roe`, but not the state in `R-Texas`
            return gap in ("-", "\xa0") or gap == ". " and before in ABBREVIATED
        if not gap.replace(" ", "").replace("-", "").isalpha():
            return False
        between = self._page.words(self.at[n - 1] + 1, self.at[n])
        if free and all(w in cw.PARTICLES for w in between):
            return True
        if not bodily or self.words[n] in wc.TIME:
            return False
        return (between[0] in ("of", "for", "on") or between == ["and"] and self._is_linked(n - 1)) and all(
            w in cw.ORG_LINKS for w in between
        )

    def _is_linked(self, n: int) -> bool:
        """Whether a link stands shortly before capital n: `Centers for Disease Control and Prevention`."""
        at = self.at[n]
        return any(w in ("of", "for", "on") for w in self._page.words(at - 3, at))

    def names_alone(self, n: int) -> bool:
        """Whether capital n alone may name a body: a party's name or initials."""
        return bool(self._bits[self.at[n]] & CAPS) or self.words[n] in cw.PARTIES

    def item(self, first: int, end: int, bodily: bool) -> Item:
        """The run of capitals `first` to `end`; a body's name takes what leans on it (`Food and Drug Administration`)."""
        if bodily:
            least = max(0, first - MOST_LEANING)
            while first > least and self._leans(first):
                first -= 1
        word, last = self.words[first], self.words[end - 1]
        start, stop = self._starts[first], self._ends[end - 1]
        if self._text.startswith("-", stop):
            stop = self._with_syllable(self.at[end - 1] + 1, stop)
        kind, name = NAME, self._text[start:stop]
        if end - first == 1:
            party = cw.PARTIES.get(word)
            if party and (word not in cw.ANY_WORD or not self._opens(first)):
                kind, name = ORGANISATION, party
            elif self._bits[self.at[first]] & CAPS and len(word) > 2:
                kind = ORGANISATION
        elif bodily:
            kind = ORGANISATION
        return Item(self.at[first], self.at[end - 1] + 1, kind, name, start, stop, word, last)

    def _with_syllable(self, n: int, stop: int) -> int:
        """`Jong-un`, `Jae-in`: a short syllable in small letters belongs to the name; `Roe-era` is no name."""
        syllable = self._page.word(n)
        end = stop + 1 + len(syllable)
        whole = self._text[stop + 1 : end] == syllable and not self._text[end : end + 1].isalnum()
        return end if whole and 0 < len(syllable) < 6 and syllable not in _COMPOUND else stop

    def _opens(self, n: int) -> bool:
        """Whether capital n opens a sentence, where any word has one."""
        gap = self._text[max(0, self._starts[n] - 2) : self._starts[n]]
        return not gap.endswith(" ") or gap[0] in ".!?\n"

    def _leans(self, first: int) -> bool:
        """Whether the capital before a body's name belongs to it: `American Federation of Teachers`, `National Trust`."""
        before, here = self.words[first - 1], self.words[first]
        gap = self._text[self._ends[first - 1] : self._starts[first]]
        if gap == " and ":
            outside = self.at[first - 1] - 1
            return outside in self._taken or self._page.word(outside) == "the"
        if gap not in (" ", "-") or before in _NO_PART:
            return False
        return here not in cw.STATE_OWNED and before not in cw.OFFICES


class Runs(NamedTuple):
    """An article's names of several words, its organisations, and the places of names of one word among its capitals."""

    names: list[Item]
    organisations: list[Item]
    singles: list[int]
    capitals: Capitals


def runs(page: Page, taken: set[int], body: Sequence[bool]) -> Runs:
    """Runs of capitalised words that are no actor, office or date: names, and organisations by their words."""
    lo = page.lo
    found = Capitals(page, taken)
    words, spaced = found.words, found.spaced
    free = [
        n not in taken and bool(body[n - lo]) and (w not in _NO_NAME or _is_name_month(page, n, w))
        for n, w in zip(found.at, words, strict=True)
    ]
    out = Runs([], [], [], found)
    behind, count = 0, len(free)
    for n in range(count):
        if n < behind or not free[n] or words[n] in cw.CHARGES:
            continue
        first, bodily, behind = n, words[n] in cw.ORGANISATIONS, n + 1
        while behind < count and (
            free[behind]
            if spaced[behind]
            else found.joins(behind, free[behind], bodily) and body[found.at[behind] - lo]
        ):
            if behind > n + 1 and words[behind] == words[n]:
                break  # `Jane Roe Jane Ann Roe`: a page that prints a link's title within the text
            bodily = bodily or words[behind] in cw.ORGANISATIONS
            behind += 1
        if behind - first == 1 and not bodily and not found.names_alone(first):
            out.singles.append(first)
            continue
        if behind - first > 1 and not bodily and words[first] in cw.PARTIES:
            out.organisations.append(found.item(first, first + 1, bodily))
            first += 1
        item = found.item(first, behind, bodily)
        (out.organisations if item.kind else out.names).append(item)
    return out


def _is_name_month(page: Page, n: int, word: str) -> bool:
    """`Jane May`: a month behind a first name."""
    return word in cw.MONTHS_TOO and bool(gender_of_first_name(page.word(n - 1))) and page.touches(n)
