"""The one home of hypothesis strategies that more than one test module may want."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from framing.codebooks.codebook import Category, Codebook, Indicator
from framing.codebooks.pattern import PatternError, compile_pattern
from framing.model.coding import VOICES

# ---- codebooks over a tiny alphabet, so that patterns meet their words all the time

WORDS = ("a", "b", "ab", "ba", "abb", "the")
GLOBS = ("a*", "*b", "?b", "a*b", "*b*", "??", "*")


class Part(NamedTuple):
    """One piece of a pattern: any of some alternatives, each of one word or more, after at most `gap` other words."""

    gap: int
    alternatives: tuple[tuple[str, ...], ...]


class Pattern(NamedTuple):
    """A pattern by its parts; `str()` writes it in the pattern language."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        pieces = []
        for gap, alternatives in self.parts:
            pieces += [f"~{gap}"] if gap else []
            written = "|".join(" ".join(words) for words in alternatives)
            pieces.append(f"({written})" if len(alternatives) > 1 or len(alternatives[0]) > 1 else written)
        return " ".join(pieces)


class Rule(NamedTuple):
    """An indicator whose patterns are known by their parts."""

    category: str
    pattern: Pattern
    weight: float = 1.0
    voice: str | None = None
    requires: tuple[Pattern, ...] = ()
    excludes: tuple[Pattern, ...] = ()

    def indicator(self) -> Indicator:
        """The rule as the codebook has it."""
        requires, excludes = tuple(map(str, self.requires)), tuple(map(str, self.excludes))
        return Indicator(self.category, str(self.pattern), self.weight, self.voice, requires, excludes)


def _compiles(pattern: Pattern) -> bool:
    try:
        compile_pattern(str(pattern))
    except PatternError:
        return False  # nothing but wild words
    return True


def patterns(*, gaps: bool = True) -> st.SearchStrategy[Pattern]:
    """Patterns of up to three parts with globs, alternatives of one or two words and, if wanted, gaps."""
    word = st.sampled_from((*WORDS, *WORDS, *GLOBS))
    alternative = st.lists(word, min_size=1, max_size=2).map(tuple)
    alternatives = st.one_of(
        word.map(lambda w: ((w,),)),
        word.map(lambda w: ((w,),)),
        st.lists(alternative, min_size=1, max_size=3).map(tuple),
    )
    gap = st.sampled_from((0, 0, 1, 2)) if gaps else st.just(0)
    part = st.builds(Part, gap, alternatives)
    parts = st.lists(part, min_size=1, max_size=3).map(lambda found: (found[0]._replace(gap=0), *found[1:]))
    return st.builds(Pattern, parts).filter(_compiles)


def rules(*, gaps: bool = True) -> st.SearchStrategy[list[Rule]]:
    """Up to five indicators in two categories, some with conditions or a voice."""
    seldom = st.one_of(st.just(()), st.just(()), st.lists(patterns(gaps=gaps), min_size=1, max_size=2).map(tuple))
    voice = st.sampled_from((None, None, None, *VOICES))
    weight = st.sampled_from((0.2, 1.0))
    rule = st.builds(Rule, st.sampled_from("xy"), patterns(gaps=gaps), weight, voice, seldom, seldom)
    return st.lists(rule, min_size=1, max_size=5)


def codebook(found: list[Rule], name: str = "terms") -> Codebook:
    """The rules as a codebook."""
    categories = tuple(Category(c) for c in dict.fromkeys(r.category for r in found))
    return Codebook(name, categories, tuple(r.indicator() for r in found))


sentences_of_words = st.lists(st.lists(st.sampled_from(WORDS), max_size=9), min_size=1, max_size=4)
"""Some sentences, each a list of words."""

# ---- texts

_PIECES = st.sampled_from(
    (
        *"“”\"'‘’«»„‹›「」`…—–-.,;:!?()[]•|©",
        *("''", "``", "’s", "'s", ". ", "! ", "… ", ", "),
        *(
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\u2028",
            "\x0b",
            "\x0c",
            "\x85",
            "\t",
            " ",
            "\xa0",
            "\u3000",
            "\u200b",
            "\ufeff",
            "\x1c",
        ),
        *(
            "Tokyo",
            "the Kremlin",
            "Russia",
            "Japan's defence minister Shinjiro Koizumi",
            "Koizumi",
            "Wu Qian",
            "he",
            "She",
            "they",
        ),
        *(
            "said",
            "said.",
            "told reporters",
            "according to",
            "added",
            "claimed that",
            "accused",
            "of",
            "as",
            "described",
            "saying",
            "by",
        ),
        *(
            "and",
            "but",
            "on Tuesday",
            "not",
            "U.S.",
            "Gen.",
            "Dec. 10",
            "a.m.",
            "No. 2",
            "6'2\"",
            "1,000.5",
            "the jets came close",
            "It rained.",
        ),
        *(
            "By Ann Lee",
            "Photo: Reuters",
            "Share this article",
            "Subscribe now",
            "Read more",
            "© 2025",
            "Advertisement",
            "12 December 2025",
        ),
        *("é", "e\u0301", "İ", "ß", "東京", "😀", "\u202e", "\x00", "ﬁ"),
    )
)
_ASSEMBLED = st.lists(st.tuples(_PIECES, st.sampled_from(("", " ", " "))), max_size=60).map(
    lambda found: "".join(a + b for a, b in found)
)

texts = st.one_of(st.text(max_size=200), _ASSEMBLED, _ASSEMBLED)
"""Any text at all, and texts assembled from what means something to the parser."""
