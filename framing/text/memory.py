"""Who has spoken in an article so far, the latest last; nothing is sought further back than a reader remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from framing.model.span import Span
from framing.text import wordclasses as wc
from framing.text.cast import Person

REACH = 40
"""So many sources back a pronoun or description may reach."""
LATELY = 3
"""`They` are several people who spoke among so many last sources."""


class Said(NamedTuple):
    """A source that has spoken: where, in which paragraph, for whom, whether it is a person, and whether it was quoted.

    `at` is the token behind the source, `words` are its words; `who` the person of the article; `gender` is `f`, `m` or nothing.
    """

    span: Span
    block: int
    actor: str | None
    person: bool
    quoted: bool = False
    at: int = -1
    who: Person | None = None
    gender: str = ""
    several: bool = False
    words: Sequence[str] = ()

    def may_be(self, gender: str) -> bool:
        """Whether the source is not known to be of the other gender."""
        known = self.gender or (self.who.gender if self.who else "")
        return not gender or not known or known == gender


class Memory:
    """The sources of one article in the order in which they spoke."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._said: list[Said] = []
        self._quoted: Said | None = None
        self._several: Said | None = None
        self._names: dict[tuple[int, Person | str | None], Said] = {}

    def add(self, said: Said) -> Said:
        """Remember that a source spoke."""
        self._said.append(said)
        if said.several:
            self._several = said
        if not self.is_pronoun(said):
            self._names[said.block, said.who or said.actor] = said
        return said

    def add_quoted(self, said: Said, block: int) -> None:
        """Remember that a source was quoted in full in a paragraph."""
        self._quoted = said._replace(block=block, quoted=True)
        self._said.append(self._quoted)

    def _back(self) -> Iterable[Said]:
        return islice(reversed(self._said), REACH)

    def last(self) -> Said | None:
        """The last source."""
        return self._said[-1] if self._said else None

    def last_person(self, gender: str) -> Said | None:
        """The last person who spoke and is not known to be of the other gender."""
        return next((s for s in self._back() if s.person and not s.several and s.may_be(gender)), None)

    def last_body(self) -> Said | None:
        """The last source that is no person."""
        return next((s for s in self._back() if not s.person), None)

    def last_called(self, word: str) -> Said | None:
        """The last single source whose phrase had a word."""
        return next((s for s in self._back() if word in s.words and not s.several), None)

    def last_several(self) -> Said | None:
        """The last source of several people."""
        return self._several

    def lately_several(self) -> Said | None:
        """The last source of several people, if it spoke lately."""
        return self._several if any(s is self._several for s in self._said[-LATELY:]) else None

    def is_pronoun(self, said: Said) -> bool:
        """Whether a source is only a pronoun."""
        return said.span.end - said.span.start < 5 and said.span.of(self._text).lower() in wc.PERSONAL

    def named(self, said: Said, block: int) -> Said:
        """The name rather than the pronoun when a paragraph names the speaker."""
        name = self._names.get((block, said.who or said.actor)) if self.is_pronoun(said) else None
        return said._replace(span=name.span) if name else said

    def carried(self, block: int, reach: int) -> Said | None:
        """Who goes on speaking: the last source of this paragraph, else the last one quoted at most `reach` paragraphs back."""
        last = self.last()
        if last is None or block - last.block > reach:
            return None
        quoted = self._quoted
        if last.quoted or last.block == block or quoted is None or block - quoted.block > reach:
            return last
        return quoted
