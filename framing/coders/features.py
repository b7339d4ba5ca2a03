"""What a classifier sees of a sentence: its words without actors and figures; and what it is pooled with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from framing.coders.coder import Code
from framing.model.tokens import NUMBER
from framing.text.parsed import ParsedBatch


def sentence_texts(batch: ParsedBatch) -> list[str]:
    """The folded words of each sentence, joined by spaces, without actors' names and figures.

    No country scores by its name, and figures, which are commoner in plain reports, do not stand for neutrality.
    """
    keep = (batch.tokens.flags & NUMBER) == 0
    for mentions in batch.mentions:
        for mention in mentions:
            keep[mention.lo : mention.hi] = False
    words = batch.tokens.vocabulary.words
    ids = batch.tokens.word
    return [
        " ".join(words[w] for w in ids[line.lo : line.hi][keep[line.lo : line.hi]].tolist()) for line in batch.all_lines
    ]


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
