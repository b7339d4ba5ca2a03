"""Which actor a source speaks for: states, organisations and groups by name, people by their affiliation in the article.

People are resolved through their title or affiliation in the article itself; no list of office-holders is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.codebooks.matcher import Entry
from framing.model.tokens import CAPS, UPPER, Tokens
from framing.text import castwords as cw
from framing.text import wordclasses as wc
from framing.text.cast import Cast, Mention, Organisation, Person
from framing.text.casting import learn_cast

__all__ = ["Mention", "Phrase", "Resolver", "capitals_wanted", "learn_cast"]

_OF_STATES = (
    wc.SPEAKERS
    | cw.PRIVATE
    | wc.ROLES
    | wc.STATE_BODIES
    | cw.OFFICES
    | cw.BODIES
    | frozenset("kingdom republic bank affairs".split())
)
_LINKS = frozenset("of for and".split())
_LINKED = frozenset("of for".split())


def capitals_wanted(entry: Entry) -> int:
    """The flag that the first token of a hit must have: actors start with a capital, `US` and `UN` are all capitals; 0 for a cue."""
    if entry.codebook != "actors":
        return 0
    pattern = entry.indicator.pattern
    return CAPS if len(pattern) <= 3 and pattern.isupper() else UPPER


class Phrase(NamedTuple):
    """A source phrase: its folded words and flags, and the batch token that it starts at."""

    words: Sequence[str]
    flags: Sequence[int]
    at: int


class Resolver:
    """Resolves source phrases of one article against its cast."""

    def __init__(self, text: str, tokens: Tokens, cast: Cast) -> None:
        self._text, self._tokens, self._cast = text, tokens, cast

    def resolve(self, phrase: Phrase, mentions: Sequence[Mention]) -> tuple[Person | None, str | None]:
        """The person and the actor of a source phrase; two times None for unnamed sources and descriptions."""
        words = phrase.words
        organisations = self._cast.organisations_in(phrase.at, phrase.at + len(words))
        mention = next((m for m in mentions if self._stands_for(m, phrase, organisations)), None)
        person = self._person(phrase, organisations, mentions)
        if person is not None:
            return person, self._of_person(person, phrase, mention)
        organisation = next((o for o in organisations if self._is_linked(o.lo - phrase.at, words)), None)
        if mention is not None and (organisation is None or mention.lo < organisation.lo):
            return None, None if self._is_private(phrase, mention.lo - phrase.at) else mention.actor
        if organisation is not None:
            return None, None if self._is_private(
                phrase, organisation.lo - phrase.at, cw.OUTSIDERS
            ) else organisation.name
        return None, self._unknown_name(phrase)

    def _person(
        self, phrase: Phrase, organisations: Sequence[Organisation], mentions: Sequence[Mention]
    ) -> Person | None:
        """The person whom a phrase names, if the phrase is about that person and not somebody near by."""
        found: tuple[Person, int] | None = None
        for lo, hi in self._runs(phrase, (*organisations, *mentions)):
            beside = phrase.words[max(0, lo - 1) : hi]
            person = self._cast.person(beside[-1], beside) or self._cast.person(phrase.words[lo], beside)
            if person is None or not self._is_linked(lo, phrase.words):
                continue
            if not person.sure and not person.name.casefold().endswith(beside[-1]):
                continue  # `the Senate` is no Senate Minority
            if found is not None and (not person.sure or _LINKS.intersection(phrase.words[found[1] : lo])):
                break  # `Jane Roe of North Dakota`, but not `Roe spokesman John Doe`
            found = person, hi
        return found[0] if found else None

    def _runs(self, phrase: Phrase, others: Sequence[Organisation | Mention]) -> list[tuple[int, int]]:
        """The stretches of capitalised words that are no office and no organisation or actor."""
        inside = {n - phrase.at for o in others for n in range(o.lo, o.hi)}
        people = self._cast.people
        runs: list[tuple[int, int]] = []
        for n, word in enumerate(phrase.words):
            if phrase.flags[n] & UPPER and n not in inside and (word not in _NO_NAME or word in people):
                if runs and runs[-1][1] == n:
                    runs[-1] = runs[-1][0], n + 1
                else:
                    runs.append((n, n + 1))
        return runs

    def _is_linked(self, n: int, words: Sequence[str]) -> bool:
        """Whether nothing but `of` and `for` ties the word at n to what stands before it."""
        return not any(w in wc.PREPOSITIONS and w not in _LINKED for w in words[1:n]) and not any(
            w in cw.AGAINST for w in words[:n]
        )

    def _of_person(self, person: Person, phrase: Phrase, mention: Mention | None) -> str:
        """The article's word on whom the person speaks for, else the phrase's own."""
        words = phrase.words
        if person.votes or mention is None or not cw.FORMER.isdisjoint(words):
            return person.actor
        return mention.actor if not cw.OFFICES.isdisjoint(words) else person.actor

    def _stands_for(self, mention: Mention, phrase: Phrase, organisations: Sequence[Organisation]) -> bool:
        """Whether an actor's name stands for the actor: `American Federation of Teachers` is not the United States."""
        if any(o.lo <= mention.lo < o.hi for o in organisations):
            return False
        words, at = phrase.words, phrase.at
        end, after = at + len(words), mention.hi
        here = mention.lo - at
        if (
            here > 1
            and words[here - 1] == "of"
            and phrase.flags[here - 2] & UPPER
            and words[here - 2] not in _OF_STATES
        ):
            return False  # `Boy Scouts of America`
        if after < end and words[after - at] == "'s":
            return True
        if after >= end or not phrase.flags[after - at] & UPPER or words[after - at - 1] in cw.PARTICLES:
            return True
        word = words[after - at]
        return (
            word in wc.ROLES or word in wc.STATE_BODIES or word in cw.OFFICES or word in cw.BODIES or word in cw.CHARGES
        )

    def _is_private(self, phrase: Phrase, actor: int, heads: frozenset[str] = cw.PRIVATE) -> bool:
        """`Japanese fishermen`, `critics of Tokyo`, `a former Israeli minister`: they speak for no state or body."""
        words, flags = phrase.words, phrase.flags
        if any(w in cw.AGAINST for w in words[:actor]) or not cw.FORMER.isdisjoint(words):
            return True
        end = next((n for n, w in enumerate(words) if n > actor and w in wc.PREPOSITIONS), len(words))
        if words[end - 1] in heads and not flags[end - 1] & UPPER:
            return True
        link = next((n for n in range(actor - 1, 0, -1) if words[n] in wc.PREPOSITIONS), 0)
        if words[link] in ("from", "by") and not wc.DOCUMENTS.isdisjoint(words[:link]):
            return False  # `a statement from the Japanese ministry`
        if link and words[link] not in _LINKED:
            return cw.OFFICES.isdisjoint(words[:link]) and cw.BODIES.isdisjoint(words[:link])
        return link > 0 and words[link - 1] in heads

    def _unknown_name(self, phrase: Phrase) -> str | None:
        """The name in a phrase when the article says nothing else about it (a surname alone, a newspaper)."""
        words = phrase.words
        names = [
            n for n, w in enumerate(words) if phrase.flags[n] & UPPER and w not in _NO_NAME and w not in cw.CHARGES
        ]
        names = [n for n in names if self._is_linked(n, words)]
        if not names or names == [0] and not self._is_proper(words):
            return None
        lo = hi = names[-1]
        while lo - 1 in names or lo - 2 in names and words[lo - 1] in _LINKED and words[lo - 2] not in wc.SPEAKERS:
            lo -= 1
        if self._is_private(phrase, lo):
            return None
        short = self._cast.short.get(words[lo]) or cw.PARTIES.get(words[lo])
        if short or lo == hi and words[hi] in self._cast.full_name:
            return short or self._cast.full_name[words[hi]]
        return self._text[self._tokens.starts[phrase.at + lo] : self._tokens.ends[phrase.at + hi]]

    def _is_proper(self, words: Sequence[str]) -> bool:
        """Whether the first word of a phrase is a name although any word has a capital at the head of a sentence."""
        word = words[0]
        if word in wc.SPEAKERS or word.endswith("s") and (word[:-1] in wc.SPEAKERS or word[:-1] in cw.TITLES):
            return False
        if len(words) == 1:
            return True
        person = self._cast.person(word)
        return word in self._cast.short or person is not None and person.sure


_NO_NAME = (
    wc.ROLES
    | wc.DETERMINERS
    | wc.PREPOSITIONS
    | wc.CONJUNCTIONS
    | wc.ADVERBS
    | wc.TIME
    | cw.FORMER
    | frozenset("'s anti pro non none several nobody everyone anyone few neither i we you he she they it who".split())
)
