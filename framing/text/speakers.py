"""Who has spoken in an article so far, and for whom: sources resolved to actors, pronouns to the last that fits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from framing.model.span import Span
from framing.model.tokens import UPPER, Tokens
from framing.text import wordclasses as wc
from framing.text.actors import Mention, Phrase, Resolver
from framing.text.cast import Cast, Person, gender_of
from framing.text.castwords import FORMER
from framing.text.descriptions import Descriptions
from framing.text.memory import Memory, Said
from framing.text.view import View

__all__ = ["Said", "Speakers"]

SENTENCES = 4
"""A pronoun reaches back over so many sentences that name somebody, ..."""
NAMINGS = 24
"""... and so many namings."""
IT_REACH = 2
"""`It` reaches back over so many paragraphs."""
_GENDER = {"he": "m", "she": "f"}


@dataclass
class Speakers:
    """Resolves the sources of one article, tokens `first` to `last` of the batch, in the order of the text.

    `sentences` are the characters of its body sentences, `quoted` those that stand in quotation marks: who is named
    there is whom somebody speaks about.
    """

    text: str
    tokens: Tokens
    cast: Cast
    sentences: Sequence[tuple[int, int]] = ()
    first: int = 0
    last: int = 0
    quoted: Sequence[tuple[int, int]] = ()

    def __post_init__(self) -> None:
        self.mentions: Sequence[Mention] = self.cast.mentions
        self._starts = [m.lo for m in self.mentions]
        self._sentence_starts = [lo for lo, _ in self.sentences]
        self._quoted_starts = [lo for lo, _ in self.quoted]
        self._resolver = Resolver(self.text, self.tokens, self.cast)
        self._memory = Memory(self.text)
        self._descriptions = Descriptions(self.cast, self._memory)

    def mentions_in(self, lo: int, hi: int) -> Sequence[Mention]:
        """The mentions that start within tokens `lo` to `hi` of the batch."""
        return self.mentions[bisect_left(self._starts, lo) : bisect_left(self._starts, hi)]

    def _mentions_over(self, lo: int, hi: int) -> Sequence[Mention]:
        """The mentions in tokens `lo` to `hi`, and the one that runs into them (`Saint Vincent and | the Grenadines`)."""
        first = bisect_left(self._starts, lo)
        first -= first > 0 and self.mentions[first - 1].hi > lo
        return self.mentions[first : bisect_left(self._starts, hi)]

    def span(self, lo: int, hi: int) -> Span:
        """The characters of tokens `lo` to `hi` of the batch."""
        return Span(self.tokens.starts[lo], self.tokens.ends[hi - 1])

    def speak(self, view: View, first: int, block: int, source: tuple[int, int]) -> Said:
        """Resolve a source, given by token positions in a sentence that starts at token `first`, and remember that it spoke."""
        lo, hi = source
        words = view.words[lo:hi]
        span = self.span(first + lo, first + hi)
        if words[0] in wc.PERSONAL and hi - lo == 1:
            return self._pronoun(words[0], span, block, first + lo)
        named = zip(words[1:], view.flags[lo + 1 : hi], strict=True)
        start = lo - (lo > 0 and view.words[lo - 1] in FORMER and not view.parted(lo))
        phrase = Phrase(view.words[start:hi], view.flags[start:hi], first + start)
        who, actor = self._resolver.resolve(phrase, self._mentions_over(first + start, first + hi))
        if who is None and actor is None and not any(f & UPPER and w not in wc.ROLES for w, f in named):
            who, actor = self._descriptions.resolve(words, first + lo)
        apposed = None if view.capital(hi - 1) else self._apposed(first + hi)
        if apposed is not None:
            actor, who = apposed.actor if who is not None or actor is None else actor, apposed
        titled = any(w in wc.TITLES and not w.endswith("s") for w in words)
        gender = (who.gender if who else "") or gender_of(words)
        several = "and" in words and who is None or words[-1] in wc.PLURALS or _plural(words)
        said = Said(
            span,
            block,
            actor,
            who is not None or titled,
            at=first + hi,
            who=who,
            gender=gender,
            several=several,
            words=words,
        )
        return self._memory.add(said)

    def _apposed(self, end: int) -> Person | None:
        """The person named right behind a source and its comma: `Norway's minister, Mrs. Roe, said`."""
        number = self.cast.namings_before(end)
        if number >= len(self.cast.namings) or self.cast.namings[number].lo > end + 1:
            return None
        start = self.tokens.ends[end - 1]
        return self.cast.namings[number].person if self.text.startswith(", ", start) else None

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, word: str, span: Span, block: int, at: int) -> Said:
        """Remember a pronoun that stands for a source, under the source's name when this paragraph has it."""
        if word in wc.FIRST_SECOND:
            return self._memory.add(Said(span, block, None, False, at=at))
        if word in _GENDER:
            return self._he_or_she(_GENDER[word], span, block, at)
        named = self._subject_of(at) if word == "it" else None
        if named is not None:
            return self._memory.add(Said(span, block, named, False, at=at))
        they, memory = word == "they", self._memory
        antecedent = (they and memory.lately_several()) or memory.last_body() or (they and memory.last())
        if not antecedent or (word == "it" and block - antecedent.block > IT_REACH):
            return self._memory.add(Said(span, block, None, False, at=at))
        return self._stand_in(antecedent, span, block, at)

    def _subject_of(self, at: int) -> str | None:
        """The actor that opens the sentence of token `at`: `Moscow told another story: it called ...`."""
        number = self._sentence_of(at)
        if number < 0:
            return None
        start = bisect_left(self.tokens.starts, self.sentences[number][0], self.first, self.last)
        opening = self.mentions_in(start, min(at, start + 3))
        return opening[0].actor if opening else None

    def _stand_in(self, antecedent: Said, span: Span, block: int, at: int) -> Said:
        """Remember a pronoun under its antecedent, by the antecedent's words if they stand in this paragraph."""
        named = antecedent.span if antecedent.block == block else span
        said = self._memory.add(antecedent._replace(span=named, block=block, quoted=False, at=at))
        return said._replace(span=span)

    def _he_or_she(self, gender: str, span: Span, block: int, at: int) -> Said:
        antecedent = self._memory.last_person(gender)
        since = self._sentence_of(antecedent.at - 1) if antecedent else None
        who = self._named_since(gender, since, at)
        if who is not None and (antecedent is None or who is not antecedent.who):
            return self._memory.add(Said(span, block, who.actor, True, at=at, who=who, gender=gender))
        if antecedent is None:
            return self._memory.add(Said(span, block, None, True, at=at, gender=gender))
        return self._stand_in(antecedent, span, block, at)

    def _sentence_of(self, token: int) -> int:
        """The number of the body sentence that holds a token."""
        return bisect_right(self._sentence_starts, self.tokens.starts[max(self.first, token)]) - 1

    def _named_since(self, gender: str, since: int | None, at: int) -> Person | None:
        """The subject of the latest sentence behind number `since`, up to token `at`, that names somebody who fits."""
        number = self.cast.namings_before(at)
        home = self._sentence_of(at)
        seen, best, sentence = 0, None, -2
        last = max(0, number - NAMINGS)
        while number > last and seen <= SENTENCES:
            number -= 1
            naming = self.cast.namings[number]
            place = self._sentence_of(naming.lo)
            if place != sentence:
                if best is not None:
                    return best
                sentence, seen = place, seen + 1
            if since is not None and place <= since or place < home - 2 * SENTENCES:
                break
            person = naming.person
            if (
                person.sure
                and person.gender in ("", gender)
                and not self._opens_with_pronoun(place)
                and not self._is_aside(naming.lo, naming.hi, place == home)
            ):
                best = person
        return best

    def _is_aside(self, lo: int, hi: int, same: bool) -> bool:
        """Whether a naming is no candidate: in marks, a possessor (`Roe's plan`), or no subject of the pronoun's own sentence."""
        start = self.tokens.starts[lo]
        mark = bisect_right(self._quoted_starts, start) - 1
        if mark >= 0 and self.quoted[mark][1] > start:
            return True
        words = self.tokens.words
        if hi < self.last and words[hi] == "'s":
            return True
        before = lo - 1
        if before >= self.first and words[before] in wc.ARTICLES:
            return True  # `the Roe affair`
        while before > self.first and lo - before < 5 and self._leads_to_name(before):
            before -= 1
        return before >= self.first and words[before] in (wc.PREPOSITIONS if same else _OBJECT_OF)

    def _leads_to_name(self, token: int) -> bool:
        """Whether a word can stand between a preposition and a name: `by the British minister Ann Roe`."""
        word = self.tokens.words[token]
        return word in wc.ROLES or word in wc.DETERMINERS or bool(self.tokens.flags[token] & UPPER)

    def _opens_with_pronoun(self, number: int) -> bool:
        """Whether a body sentence starts with `he` or `she`: who is named in it is whom it speaks about."""
        if not 0 <= number < len(self.sentences):
            return False
        start, end = self.sentences[number]
        return self.text[start : min(end, start + 4)].lower().split(" ")[0] in _GENDER

    # ------------------------------------------------------------ what quotations ask

    def is_pronoun(self, said: Said) -> bool:
        """Whether a source is only a pronoun."""
        return self._memory.is_pronoun(said)

    def named(self, said: Said | None, block: int) -> Said | None:
        """The name rather than the pronoun when the paragraph names the speaker."""
        return self._memory.named(said, block) if said else None

    def carried(self, block: int, reach: int) -> Said | None:
        """Who goes on speaking in a quotation without a cue: the last quoted source at most `reach` paragraphs back."""
        return self._memory.carried(block, reach)

    def owner(self, view: View, first: int, block: int, possessive: int) -> Said | None:
        """The actor or person whose possessive `'s` is token `possessive`: `Tokyo's "grave concerns"`."""
        at = first + possessive
        mention = next((m for m in self.mentions_in(max(first, at - 6), at) if m.hi == at), None)
        if mention:
            return Said(self.span(mention.lo, mention.hi), block, mention.actor, False, at=at)
        who = self.cast.person(view.words[possessive - 1])
        return Said(self.span(at - 1, at), block, who.actor, True, at=at, who=who) if who else None

    def remember_quoted(self, said: Said, block: int) -> None:
        """Note that a source was quoted in full in a paragraph."""
        self._memory.add_quoted(said, block)


_OBJECT_OF = frozenset("of by for with against to".split())


def _plural(words: Sequence[str]) -> bool:
    """`officials`, `the two leaders`, `Republicans`: a source of several people by its first head."""
    end = next((n for n, w in enumerate(words) if n and w in wc.PREPOSITIONS), len(words))
    head = words[end - 1]
    return head.endswith("s") and not head.endswith("ss") and (head in wc.SPEAKERS or head[:-1] in wc.SPEAKERS)
