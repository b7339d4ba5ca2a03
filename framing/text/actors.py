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
from framing.text.cast import Cast, Organisation, Person
from framing.text.casting import Named as Mention
from framing.text.casting import learn_cast

__all__ = ["Mention", "Phrase", "Resolver", "accepts", "learn_cast"]

_LINKED = frozenset("of for".split())


def accepts(tokens: Tokens, lo: int, hi: int, entry: Entry) -> bool:
    """Actors start with a capital; a pattern of up to three capitals (`US`, `UN`) wants capitals in the text."""
    pattern = entry.indicator.pattern
    if len(pattern) <= 3 and pattern.isupper():
        return bool(tokens.flags[lo] & CAPS)
    del hi
    return bool(tokens.flags[lo] & UPPER)


class Phrase(NamedTuple):
    """A source phrase: its folded words and flags, the batch token that it starts at, and its text."""

    words: Sequence[str]
    flags: Sequence[int]
    at: int
    text: str


class Resolver:
    """Resolves source phrases of one article against its cast."""

    firms = cw.FIRMS

    def __init__(self, tokens: Tokens, cast: Cast) -> None:
        self._tokens, self._cast = tokens, cast

    def resolve(self, phrase: Phrase, mentions: Sequence[Mention]) -> tuple[Person | None, str | None]:
        """The person and the actor of a source phrase; two times None for unnamed sources and descriptions."""
        words = phrase.words
        organisations = self._cast.organisations_in(phrase.at, phrase.at + len(words))
        mention = next((m for m in mentions if self._stands_for(m, phrase, organisations)), None)
        person = self._person(phrase, organisations)
        if person is not None:
            return person, self._of_person(person, phrase, mention)
        organisation = next((o for o in organisations if self._is_linked(o.lo - phrase.at, words)), None)
        if mention is not None and (organisation is None or mention.lo < organisation.lo):
            return None, None if self._is_private(words, mention.lo - phrase.at) else mention.actor
        if organisation is not None:
            return None, None if self._is_private(words, organisation.lo - phrase.at) else organisation.name
        return None, self._unknown_name(phrase)

    def _person(self, phrase: Phrase, organisations: Sequence[Organisation]) -> Person | None:
        """The person whom a phrase names, if the phrase is about that person and not somebody near by."""
        words = phrase.words
        for n in range(len(words) - 1, -1, -1):
            word = words[n]
            if phrase.flags[n] & UPPER and word not in wc.ROLES and word in self._cast.people:
                if any(o.lo <= phrase.at + n < o.hi for o in organisations):
                    continue
                if self._is_linked(n, words):
                    return self._cast.person(word, words)
        return None

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
        end = phrase.at + len(phrase.words)
        after = mention.hi
        words, at = phrase.words, phrase.at
        if after < end and words[after - at] == "'s":
            return True
        if after >= end or not phrase.flags[after - at] & UPPER or words[after - at - 1] in cw.PARTICLES:
            return True
        word = words[after - at]
        return word in wc.ROLES or word in wc.STATE_BODIES or word in cw.OFFICES or word in cw.BODIES

    def _is_private(self, words: Sequence[str], actor: int) -> bool:
        """`Japanese fishermen`, `critics of Tokyo`, `a former Israeli minister`: they speak for no state or body."""
        if any(w in cw.AGAINST or w in cw.FORMER for w in words[:actor]):
            return True
        end = next((n for n, w in enumerate(words) if n > actor and w in wc.PREPOSITIONS), len(words))
        head = words[end - 1]
        before = next((words[n - 1] for n in range(1, actor) if words[n] in wc.PREPOSITIONS), "")
        return head in cw.PRIVATE or before in cw.PRIVATE

    def _unknown_name(self, phrase: Phrase) -> str | None:
        """The name in a phrase when the article says nothing else about it (a surname alone, a newspaper)."""
        words = phrase.words
        names = [n for n, w in enumerate(words) if phrase.flags[n] & UPPER and w not in _NO_NAME]
        names = [n for n in names if self._is_linked(n, words)]
        if not names or names == [0] and not self._is_proper(words):
            return None
        lo = hi = names[-1]
        while lo - 1 in names or lo - 2 in names and words[lo - 1] in _LINKED:
            lo -= 1
        if self._is_private(words, lo):
            return None
        start, end = self._tokens.start, self._tokens.end
        base = int(start[phrase.at])
        full = self._cast.short.get(words[lo]) or (self._cast.full_name.get(words[hi]) if lo == hi else None)
        return full or phrase.text[int(start[phrase.at + lo]) - base : int(end[phrase.at + hi]) - base]

    def _is_proper(self, words: Sequence[str]) -> bool:
        """Whether the first word of a phrase is a name although any word has a capital at the head of a sentence."""
        word = words[0]
        if word in self._cast.words or word in self._cast.full_name:
            return word not in wc.SPEAKERS
        return len(words) == 1 and word not in wc.SPEAKERS and not (word.endswith("s") and word[:-1] in wc.SPEAKERS)


_NO_NAME = wc.ROLES | wc.DETERMINERS | wc.PREPOSITIONS | wc.CONJUNCTIONS | wc.ADVERBS | wc.TIME | cw.FORMER | frozenset(
    "'s none several nobody everyone anyone few neither i we you he she they it who".split()
)
