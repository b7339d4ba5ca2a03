"""Who has spoken in an article so far, and for whom: sources resolved to actors, pronouns to the last that fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from framing.model.span import Span
from framing.model.tokens import CLITIC, UPPER, Tokens
from framing.text import wordclasses as wc
from framing.text.actors import Cast, Mention, resolve
from framing.text.view import View


@dataclass(frozen=True, slots=True)
class Said:
    """A source that has spoken: where, in which paragraph, for whom, whether it is a person, and whether it was quoted."""

    span: Span
    block: int
    actor: str | None
    person: bool
    quoted: bool = False


@dataclass
class Speakers:
    """Resolves the sources of one article, tokens `first` to `last` of the batch, in the order of the text.

    `sentences` are the characters of its body sentences.
    """

    text: str
    tokens: Tokens
    cast: Cast
    mentions: Sequence[Mention]
    sentences: Sequence[tuple[int, int]] = ()
    first: int = 0
    last: int = 0
    said: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [m.lo for m in self.mentions]
        self._token_starts = self.tokens.start[self.first : self.last].tolist()

    def mentions_in(self, lo: int, hi: int) -> Sequence[Mention]:
        """The mentions that start within tokens `lo` to `hi` of the batch."""
        return self.mentions[bisect_left(self._starts, lo) : bisect_left(self._starts, hi)]

    def span(self, lo: int, hi: int) -> Span:
        """The characters of tokens `lo` to `hi` of the batch."""
        return Span(int(self.tokens.start[lo]), int(self.tokens.end[hi - 1]))

    def speak(self, view: View, first: int, block: int, source: tuple[int, int]) -> Said:
        """Resolve a source, given by token positions in a sentence that starts at token `first`, and remember that it spoke."""
        lo, hi = source
        words = list(view.words[lo:hi])
        span = self.span(first + lo, first + hi)
        if words[0] in wc.PERSONAL or words == ["both"]:
            return self._pronoun(words[0], span, block)
        capitals = [bool(f & UPPER) for f in view.flags[lo:hi]]
        mentioned = next(
            (m.actor for m in self.mentions_in(first + lo, first + hi) if self._is_state(m, first + hi)), None
        )
        actor = resolve(self.cast, words, capitals, mentioned, span.of(self.text))
        if actor is None and words[0] in wc.DETERMINERS and words[-1] in wc.MOUTHPIECES and self.said:
            actor = self.said[-1].actor
        person = any(w in self.cast.full_name for w in words) or any(
            w in wc.TITLES and not w.endswith("s") for w in words
        )
        said = Said(span, block, actor, person)
        self.said.append(said)
        return said

    def _is_state(self, mention: Mention, end: int) -> bool:
        """Whether an actor's name stands for the actor: `American Federation of Teachers` is not the United States."""
        after = mention.hi
        while after < end and self.tokens.flags[after] & CLITIC:
            after += 1
        if after >= end or not self.tokens.flags[after] & UPPER:
            return True
        word = self.tokens.vocabulary.words[int(self.tokens.word[after])]
        return (
            word in wc.ROLES
            or word in wc.STATE_BODIES
            or after > mention.hi
            or any(m.lo == after for m in self.mentions_in(after, after + 1))
        )

    def _pronoun(self, word: str, span: Span, block: int) -> Said:
        """Remember a pronoun that stands for a source, under the source's name when this paragraph has it."""
        personal = word in ("he", "she", "i")
        antecedent = next((s for s in reversed(self.said) if s.person or not personal), None)
        actor, named = (antecedent.actor, antecedent.span) if antecedent else (None, span)
        name = self._person_since(antecedent.span.end if antecedent else 0, span.start) if personal else None
        if name is not None:
            actor, antecedent = self.cast.of_person(name), None
        said = Said(named if antecedent and antecedent.block == block else span, block, actor, personal)
        self.said.append(said)
        return replace(said, span=span)

    def _person_since(self, start: int, end: int) -> str | None:
        """The first person named in the latest sentence between two places that names one: a subject more often than not."""
        for lo, hi in reversed(self.sentences):
            if hi <= start or lo >= end:
                continue
            for n in range(
                bisect_left(self._token_starts, max(lo, start)), bisect_left(self._token_starts, min(hi, end))
            ):
                word = self.tokens.vocabulary.words[int(self.tokens.word[self.first + n])]
                if self.tokens.flags[self.first + n] & UPPER and (
                    word in self.cast.people or word in self.cast.affiliation
                ):
                    return word
        return None

    def is_pronoun(self, said: Said) -> bool:
        """Whether a source is only a pronoun."""
        return said.span.of(self.text).lower() in wc.PERSONAL

    def named(self, said: Said | None, block: int) -> Said | None:
        """The name rather than the pronoun when the paragraph names the speaker."""
        if said is None or not self.is_pronoun(said):
            return said
        names = [s for s in self.said if s.block == block and not self.is_pronoun(s) and s.actor == said.actor]
        return replace(said, span=names[-1].span) if names else said

    def carried(self, block: int, reach: int) -> Said | None:
        """Who goes on speaking in a quotation without a cue: the last quoted source at most `reach` paragraphs back."""
        near = [s for s in self.said if block - s.block <= reach]
        quoted = [s for s in near if s.quoted or s.block == block]
        found = quoted or near
        return found[-1] if found else None

    def owner(self, view: View, first: int, block: int, possessive: int) -> Said | None:
        """The actor or person whose possessive `'s` is token `possessive`: `Tokyo's "grave concerns"`."""
        mention = next(
            (
                m
                for m in self.mentions_in(max(first, first + possessive - 6), first + possessive)
                if m.hi == first + possessive
            ),
            None,
        )
        if mention:
            return Said(self.span(mention.lo, mention.hi), block, mention.actor, False)
        actor = self.cast.of_person(view.words[possessive - 1])
        return Said(self.span(first + possessive - 1, first + possessive), block, actor, True) if actor else None

    def remember_quoted(self, said: Said, block: int) -> None:
        """Note that a source was quoted in full in a paragraph."""
        self.said.append(replace(said, block=block, quoted=True))
