"""Word lists with a number, parted by tabs and without a header: AFINN, VADER's lexicon, NRC EmoLex."""

from __future__ import annotations

from collections.abc import Iterator

from framing.codebooks.codebook import Category
from framing.codebooks.formats.source import Draft, Source, Term, number, one_name
from framing.codebooks.formats.terms import NONE

VALENCE = "valence"


def read_afinn(source: Source) -> Draft:
    """AFINN (`term`, integer from -5 to 5): one category `valence` whose weights are the signed values."""
    return _valence(source, "a term and a number")


def read_vader(source: Source) -> Draft:
    """VADER's lexicon (`token`, mean from -4 to 4, deviation, ratings): one category `valence`, weights are the means.

    Only tabs part the columns, since tokens may hold spaces. Of a token that stands more than once the last counts, as
    in VADER itself. Emoticons hold no word and are reported.
    """
    return _valence(source, "a token, its mean, deviation and ratings")


def read_nrc(source: Source) -> Draft:
    """NRC EmoLex on the level of words (`word`, `emotion`, 0 or 1): a category for each emotion.

    Rows with 0 are no members; a number between (the intensity lexicon) is the weight. A header is skipped.
    """
    draft = Draft(wildcards=NONE)
    for n, (line, cells) in enumerate(_cells(source)):
        weight = number(cells[2]) if len(cells) == 3 else None
        if weight is None:
            if n or len(cells) != 3:
                source.fault(line, f"expected a word, an emotion and 0 or 1 parted by tabs, got {cells!r}")
            continue
        emotion = one_name(cells[1])
        draft.categories.setdefault(emotion, Category(emotion, emotion))
        if weight:
            draft.terms.append(Term(emotion, one_name(cells[0]), line, weight))
    return draft


def _valence(source: Source, expected: str) -> Draft:
    draft = Draft(wildcards=NONE)
    for line, cells in _cells(source):
        weight = number(cells[1]) if len(cells) > 1 else None
        if weight is None or not cells[0].strip():
            source.fault(line, f"expected {expected} parted by tabs, got {cells!r}")
        else:
            draft.terms.append(Term(VALENCE, one_name(cells[0]), line, weight))
    return draft


def _cells(source: Source) -> Iterator[tuple[int, list[str]]]:
    yield from ((line, text.split("\t")) for line, text in source.lines())
