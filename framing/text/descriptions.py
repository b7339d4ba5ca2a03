"""Descriptions that take up somebody named before: `the minister`, `the ministry`, `the company`, `the 62-year-old`, `its spokesman`."""

from __future__ import annotations

from collections.abc import Sequence

from framing.text import wordclasses as wc
from framing.text.cast import Cast, Person, gender_of
from framing.text.castwords import (
    ANY_FIRM,
    CHARGES,
    COLLECTIVE,
    DEFINITE,
    FIRMS,
    FORMER,
    GENERIC_PERSONS,
    OFFICES,
    TAKEN_UP,
)
from framing.text.memory import Memory

_VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokespeople office campaign government ministry administration statement "
    "letter report article website company party team".split()
)
_NAMED_BODY = CHARGES | (wc.STATE_BODIES - {"state"}) | {"and", "of", "the"}


class Descriptions:
    """Resolves the descriptions of one article by its cast and by who has spoken."""

    def __init__(self, cast: Cast, memory: Memory) -> None:
        self._cast, self._memory = cast, memory

    def resolve(self, words: Sequence[str], at: int) -> tuple[Person | None, str | None]:
        """`the minister`, `the ministry`, `the company`, `the 62-year-old`, `the statement`: who was called so before."""
        if words[0] not in DEFINITE and words[0] not in ("both", "two"):
            return None, None
        end = next((n for n, w in enumerate(words) if n and w in wc.PREPOSITIONS), len(words))
        head = words[end - 1]
        if words[0] == "both" or head in COLLECTIVE and "two" in words or head in ("sides", "pair", "duo", "trio"):
            several = self._memory.last_several()
            return None, several.actor if several else None
        if "'s" in words[:end]:
            return self._owned(words[:end], at)
        if words[0] in wc.POSSESSIVES:
            return self._possessed(words[0], head)
        if end < len(words) and words[end] in ("of", "for") and not _NAMED_BODY.issuperset(words[end + 1 :]):
            return None, None  # `the minister of a neighbouring state` is somebody new
        holder = self._holder(words[1 : end - 1], head, at)
        if isinstance(holder, Person):
            return holder, holder.actor
        if holder is not None:
            return None, holder
        return self._taken_up(words[:end], head, at)

    def _owned(self, words: Sequence[str], at: int) -> tuple[Person | None, str | None]:
        """`the prime minister's spokesman` speaks for the prime minister, `the minister's wife` for herself."""
        owner = words[: words.index("'s")]
        if not owner or words[-1] not in _VOICES:
            return None, None
        return None, self.resolve(owner, at)[1]

    def _possessed(self, owner: str, head: str) -> tuple[Person | None, str | None]:
        """`his office`, `its spokesman` speak for the one meant; `his wife` and `her lawyer` for nobody named."""
        if head not in _VOICES and (owner in ("his", "her") or head not in OFFICES):
            return None, None
        if owner in ("his", "her"):
            person = self._memory.last_person("f" if owner == "her" else "m")
            return None, person.actor if person else None
        last = self._memory.last_body()
        return None, last.actor if last else None

    def _holder(self, modifiers: Sequence[str], head: str, at: int) -> Person | str | None:
        """Who was named with an office; words that the article never put with it (`the labour leaders`) mean another."""
        known = frozenset(w for w in modifiers if w in TAKEN_UP or w in FORMER)
        strange = any(w not in TAKEN_UP and w not in FORMER and w not in wc.ADVERBS | wc.DETERMINERS for w in modifiers)
        return None if strange else self._cast.holder(head, known | {head}, at)

    def _taken_up(self, words: Sequence[str], head: str, at: int) -> tuple[Person | None, str | None]:
        """A head that nobody bore before: the last person, organisation or source that it may mean."""
        if words[0] not in DEFINITE:
            return None, None
        named = self._memory.last_called(head)
        if named is not None and head in TAKEN_UP:
            return named.who, named.actor
        if head in GENERIC_PERSONS and (head != "old" or "year" in words):
            person = self._memory.last_person(gender_of(words))
            return (person.who, person.actor) if person else (None, None)
        last = self._memory.last()
        if last and head in wc.MOUTHPIECES and head not in wc.STATE_BODIES and head not in ("company", "group"):
            return last.who, last.actor
        return None, self._cast.organisation_before(at, "" if head in ANY_FIRM else head) if head in FIRMS else None
