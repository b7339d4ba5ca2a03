"""What a classifier sees of a sentence: words with actors and figures masked, lexicon values, and the share of each voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.coders.coder import Hit
from framing.coders.lexicon import noisy_or
from framing.model.tokens import NUMBER
from framing.text.parsed import OUTLET, ParsedBatch

ACTOR, FIGURE, QUOTED_WORD = "<actor>", "<figure>", "<quoted>"


@dataclass(frozen=True)
class SentenceFeatures:
    """Columns with one row per sentence of a batch.

    `words`: masked words; `lexicon`: value of each category in the outlet's voice, then in others' (2 x n_categories columns);
    `voice`: share of words in each of the three voices; `marks`: question mark, exclamation mark, log of the length.
    """

    words: list[list[str]]
    lexicon: NDArray[np.float64]
    voice: NDArray[np.float64]
    marks: NDArray[np.float64]


def masked_words(batch: ParsedBatch) -> list[list[str]]:
    """The folded words of each sentence; actors' names and figures are masked, so that no country scores by its name."""
    words = np.array([*batch.tokens.vocabulary.words, ACTOR, FIGURE], dtype=object)
    ids = batch.tokens.word.copy()
    ids[(batch.tokens.flags & NUMBER) > 0] = len(words) - 1
    drop = np.zeros(len(ids), bool)
    for mentions in batch.mentions:
        for mention in mentions:
            ids[mention.lo] = len(words) - 2
            drop[mention.lo + 1 : mention.hi] = True
    return [
        [w for w, gone in zip(words[ids[line.lo : line.hi]], drop[line.lo : line.hi], strict=True) if not gone]
        for line in batch.all_lines
    ]


def lexicon_values(
    batch: ParsedBatch, hits: Sequence[Hit], codebook: str, categories: Sequence[str]
) -> NDArray[np.float64]:
    """The noisy-or of hits by sentence: the outlet's voice in the first `len(categories)` columns, other voices in the rest."""
    found: dict[tuple[int, int], list[float]] = {}
    column = {name: n for n, name in enumerate(categories)}
    for hit in hits:
        if hit.codebook == codebook and not hit.negated and hit.category in column:
            shift = 0 if batch.voice[hit.lo] == OUTLET else len(categories)
            found.setdefault((hit.line, column[hit.category] + shift), []).append(hit.weight)
    values = np.zeros((len(batch.all_lines), 2 * len(categories)))
    for place, weights in found.items():
        values[place] = noisy_or(weights)
    return values


def voice_shares(batch: ParsedBatch) -> NDArray[np.float64]:
    """The share of each sentence's words in the outlet's, quoted and paraphrased voice."""
    counts = np.zeros((len(batch.all_lines), 3))
    inside = (batch.sentence >= 0) & batch.is_word
    np.add.at(counts, (batch.sentence[inside], batch.voice[inside].astype(np.int64)), 1)
    shares: NDArray[np.float64] = counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    return shares


def marks(batch: ParsedBatch) -> NDArray[np.float64]:
    """Question mark, exclamation mark, log of the number of words, of each sentence."""
    rows = []
    for number, line in enumerate(batch.all_lines):
        text = line.span.of(batch.articles[int(batch.article_of_line[number])].text)
        rows.append((float("?" in text), float("!" in text), float(np.log1p(line.hi - line.lo))))
    return np.array(rows).reshape(-1, 3)


def sentence_features(
    batch: ParsedBatch, hits: Sequence[Hit], codebook: str, categories: Sequence[str]
) -> SentenceFeatures:
    """The features of all sentences of a batch for one codebook."""
    return SentenceFeatures(
        masked_words(batch), lexicon_values(batch, hits, codebook, categories), voice_shares(batch), marks(batch)
    )
