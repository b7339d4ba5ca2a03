"""The name of a speaker instead of a pronoun, where the paragraph has the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from framing.model.span import Span
from framing.model.tokens import CLITIC, UPPER, Tokens, words_of
from framing.text import wordclasses as wc
from framing.text.speakers import Said, Speakers
from framing.text.view import View
from framing.text.views import Sentence, near


@dataclass
class Naming:
    """Finds the names of one article's speakers; `view_of` gives the view of a sentence by its number."""

    text: str
    tokens: Tokens
    lines: Sequence[Sentence]
    speakers: Speakers
    view_of: Callable[[int], View]

    def name_for(self, said: Said, number: int) -> Said:
        """The name instead of the pronoun, when the paragraph has the name anywhere before or behind it."""
        block = self.lines[number].block
        named = self.speakers.named(said, block) or said
        if not self.speakers.is_pronoun(named) or said.span.of(self.text).lower() not in ("he", "she"):
            return named
        around = near(self.lines, number)
        if self.view_of(around.start).words[0] == said.span.of(self.text).lower():
            return named  # the paragraph is about the same person from its first word on
        name = self._name_in(around, named) if named.actor else self._only_name(around, named)
        return replace(named, span=name) if name else named

    def _only_name(self, around: range, said: Said) -> Span | None:
        """Whom the sentences of a paragraph before a pronoun are about: the last that opens one, else the only one named."""
        cast, vocabulary = self.speakers.cast, self.tokens.vocabulary.words
        names: dict[str, Span] = {}
        opening: Span | None = None
        for line in self.lines[around.start : around.stop]:
            if line.span.start >= said.span.start:
                break
            for n in range(line.lo, line.hi):
                if int(self.tokens.start[n]) >= said.span.start:
                    break
                full = cast.full_name.get(vocabulary[int(self.tokens.word[n])], "")
                if not full or not self.tokens.flags[n] & UPPER or self.speakers.mentions_in(n, n + 1):
                    continue
                span = self._whole_name(n, line.lo)
                names[full] = max(names.get(full, span), span, key=len)
                if span.start <= line.span.start + 1:
                    opening = names[full]
        return opening or (next(iter(names.values())) if len(names) == 1 else None)

    def _name_in(self, around: range, said: Said) -> Span | None:
        """The name of a person in a paragraph: the last before the pronoun, else the first behind it."""
        cast, vocabulary = self.speakers.cast, self.tokens.vocabulary.words
        before: int | None = None
        for line in self.lines[around.start : around.stop]:
            for n in range(line.lo, line.hi):
                word = vocabulary[int(self.tokens.word[n])]
                if self.tokens.flags[n] & UPPER and word in cast.full_name and cast.of_person(word) == said.actor:
                    if int(self.tokens.start[n]) > said.span.start:
                        return self._whole_name(before if before is not None else n, line.lo)
                    before = n
        return self._whole_name(before, before - 6) if before is not None else None

    def _whole_name(self, last: int, least: int) -> Span:
        """The name that ends with a surname, in full as it stands here, with the title before it."""
        vocabulary = self.tokens.vocabulary.words
        full = words_of(self.speakers.cast.full_name.get(vocabulary[int(self.tokens.word[last])], ""))
        first = last
        while (
            first > max(least, last - 5, 0)
            and self.tokens.flags[first - 1] & UPPER
            and ((word := vocabulary[int(self.tokens.word[first - 1])]) in full or word in wc.TITLES)
            and not self.tokens.flags[first - 1] & CLITIC
            and self.text[int(self.tokens.end[first - 1]) : int(self.tokens.start[first])] in (" ", "\xa0", ". ", "-")
        ):
            first -= 1
        return self.speakers.span(first, last + 1)
