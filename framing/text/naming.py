"""The name of a speaker instead of a pronoun, where the paragraph has the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from framing.model.span import Span
from framing.model.tokens import UPPER, Tokens
from framing.text import wordclasses as wc
from framing.text.cast import Naming
from framing.text.speakers import Said, Speakers
from framing.text.view import View
from framing.text.views import Sentence, near


@dataclass
class Names:
    """Finds the names of one article's speakers; `view_of` gives the view of a sentence by its number."""

    text: str
    tokens: Tokens
    lines: Sequence[Sentence]
    speakers: Speakers
    view_of: Callable[[int], View]

    def name_for(self, said: Said, number: int) -> Said:
        """The name instead of the pronoun, when the paragraph of sentence `number` has it before or behind the pronoun."""
        named = self.speakers.named(said, self.lines[number].block) or said
        if not self.speakers.is_pronoun(named) or said.span.of(self.text).lower() not in ("he", "she"):
            return named
        around = near(self.lines, number)
        if self.view_of(around.start).words[0] == said.span.of(self.text).lower():
            return named  # the paragraph is about the same person from its first word on
        cast = self.speakers.cast
        first = cast.namings_before(self.lines[around.start].lo)
        last = cast.namings_before(self.lines[around[-1]].hi)
        names = cast.namings[first:last]
        chosen = _of_person(names, named) if named.who else self._likeliest(names, named, around)
        return named._replace(span=self._with_title(chosen)) if chosen else named

    def _likeliest(self, names: Sequence[Naming], said: Said, around: range) -> Naming | None:
        """Whom the sentences before a pronoun that stands for nobody known are about: who opens one, else the only one."""
        openings = {self.lines[n].lo for n in around}
        before = [n for n in names if n.hi < said.at and said.gender in ("", n.person.gender or said.gender)]
        opening = [n for n in before if n.lo in openings]
        people = {id(n.person) for n in before}
        return opening[-1] if opening else before[0] if len(people) == 1 else None

    def _with_title(self, naming: Naming) -> Span:
        """A name with the titles right before it."""
        tokens, first = self.tokens, naming.lo
        while (
            first > 0
            and naming.lo - first < 4
            and tokens.bits[first - 1] & UPPER
            and tokens.words[first - 1] in wc.TITLES
            and self.text[tokens.ends[first - 1] : tokens.starts[first]] in (" ", "\xa0", ". ")
        ):
            first -= 1
        return self.speakers.span(first, naming.hi)


def _of_person(names: Sequence[Naming], said: Said) -> Naming | None:
    """Where a paragraph names a person: the last before the pronoun, else the first behind it."""
    same = [n for n in names if n.person is said.who]
    before = [n for n in same if n.hi < said.at]
    return before[-1] if before else same[0] if same else None
