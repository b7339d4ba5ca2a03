"""What a classifier sees of a sentence: its words without actors and figures; and what it is pooled with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from framing.coders.coder import Code
from framing.model.tokens import NUMBER, UPPER
from framing.text.parsed import ParsedBatch

TITLE_CASE = 0.5


def sentence_texts(batch: ParsedBatch) -> list[str]:
    """The folded words of each sentence, joined by spaces, without names and figures.

    No country or person scores by its name, and figures, which are commoner in plain reports, do not stand for neutrality. A
    name is an actor of the codebook, or a word with a capital inside a sentence that is not in title case.
    """
    flags = batch.tokens.flags
    plain = (flags & NUMBER) == 0
    for mentions in batch.mentions:
        for mention in mentions:
            plain[mention.lo : mention.hi] = False
    capital = (flags & UPPER) > 0
    words = batch.tokens.vocabulary.words
    first_person = np.array([word == "i" or word.startswith("i'") for word in words], bool)
    texts = []
    for line in batch.all_lines:
        keep = plain[line.lo : line.hi].copy()
        upper = capital[line.lo : line.hi]
        if upper.mean() <= TITLE_CASE:
            keep[1:] &= ~upper[1:] | first_person[batch.tokens.word[line.lo + 1 : line.hi]]
        ids = batch.tokens.word[line.lo : line.hi][keep]
        texts.append(" ".join(words[w] for w in ids.tolist()))
    return texts


def lexicon_values(
    batch: ParsedBatch, codes: Sequence[Code], codebook: str, labels: Sequence[str]
) -> NDArray[np.float64]:
    """The lexicon coder's values as a matrix, sentences by labels; zero where there is no code."""
    column = {name: n for n, name in enumerate(labels)}
    values = np.zeros((len(batch.all_lines), len(labels)))
    for code in codes:
        if code.codebook == codebook and code.category in column:
            values[code.line, column[code.category]] = code.value
    return values


def own_share(batch: ParsedBatch) -> NDArray[np.float64]:
    """The share of each sentence's words in the outlet's own voice."""
    counts = np.zeros((len(batch.all_lines), 3))
    inside = (batch.sentence >= 0) & batch.is_word
    np.add.at(counts, (batch.sentence[inside], batch.voice[inside].astype(np.int64)), 1)
    shares: NDArray[np.float64] = counts[:, 0] / np.maximum(1, counts.sum(axis=1))
    return shares
