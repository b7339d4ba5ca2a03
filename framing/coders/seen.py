"""What a classifier sees of sentences: their words without names and figures, and how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.coders.style import STYLE, style_columns
from framing.model.article import Article
from framing.model.tokens import NUMBER, UPPER, Ints, Vocabulary
from framing.text.parsed import ParsedBatch, Parser

Floats = NDArray[np.float64]
TITLE_CASE = 0.5
FIRST_PERSON = ("i", "i'm", "i've", "i'd", "i'll")


@dataclass(frozen=True)
class Seen:
    """Some sentences as columns.

    `word` holds the vocabulary's integers of the words that a classifier may use, `token` their places in the batch;
    sentence n's are `bounds[n]:bounds[n + 1]`. `style` has a row per sentence, with the columns `STYLE`; `own` is the share
    of each sentence's words in the outlet's own voice.
    """

    word: Ints
    token: Ints
    bounds: Ints
    style: Floats
    own: Floats
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def at(self, rows: NDArray[np.int64]) -> Seen:
        """Some of the sentences, in the order given."""
        sizes = np.diff(self.bounds)[rows]
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        inside = np.arange(bounds[-1]) - np.repeat(bounds[:-1], sizes) + np.repeat(self.bounds[rows], sizes)
        return Seen(
            self.word[inside],
            self.token[inside],
            bounds.astype(np.int32),
            self.style[rows],
            self.own[rows],
            self.vocabulary,
        )

    @property
    def sentence(self) -> Ints:
        """For each word the number of its sentence."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.bounds))


def seen(batch: ParsedBatch) -> Seen:
    """The sentences of a batch as a classifier sees them.

    Names and figures are left out: no country or person scores by its name, and figures, which are commoner in plain
    reports, do not stand for neutrality. A name is an actor of the codebook, or a word with a capital inside a sentence that
    is not in title case.
    """
    usable = _usable(batch)
    token = np.flatnonzero(usable).astype(np.int32)
    bounds = np.searchsorted(batch.sentence[token], np.arange(len(batch.all_lines) + 1)).astype(np.int32)
    counts = _words_by_voice(batch)
    own = counts[:, 0] / np.maximum(1, counts.sum(axis=1))
    style = style_columns(batch, counts)
    return Seen(batch.tokens.word[token], token, bounds, style, own, batch.tokens.vocabulary)


def seen_texts(texts: Sequence[str], parser: Parser | None = None) -> Seen:
    """Texts as a classifier sees them, one row each."""
    batch = (parser or Parser()).parse([Article(f"t{n}", text) for n, text in enumerate(texts)])
    return whole_texts(batch, seen(batch))


def whole_texts(batch: ParsedBatch, rows: Seen) -> Seen:
    """The sentences of a batch with all those of one article in one row, also where it has none."""
    owner, n = batch.article_of_line, len(batch.articles)
    bounds = rows.bounds[np.searchsorted(owner, np.arange(n + 1))]
    style = np.zeros((n, len(STYLE)))
    np.maximum.at(style, owner, rows.style)
    size = _words_by_voice(batch).sum(axis=1)
    own = np.bincount(owner, rows.own * size, n) / np.maximum(1, np.bincount(owner, size, n))
    return Seen(rows.word, rows.token, bounds, style, own, rows.vocabulary)


def _usable(batch: ParsedBatch) -> NDArray[np.bool_]:
    """The tokens of coded sentences that are neither figures nor names."""
    flags, sentence = batch.tokens.flags, batch.sentence
    usable = (sentence >= 0) & ((flags & NUMBER) == 0)
    for mentions in batch.mentions:
        for mention in mentions:
            usable[mention.lo : mention.hi] = False
    capital = (flags & UPPER) > 0
    coded = np.flatnonzero(sentence >= 0)
    lines = len(batch.all_lines)
    share = np.bincount(sentence[coded], capital[coded], lines) / np.maximum(
        1, np.bincount(sentence[coded], minlength=lines)
    )
    first = np.zeros(len(flags), bool)
    first[[line.lo for line in batch.all_lines]] = True
    speaker = [batch.tokens.vocabulary.ids[word] for word in FIRST_PERSON if word in batch.tokens.vocabulary.ids]
    named = capital & ~first & ~np.isin(batch.tokens.word, speaker)
    named[coded] &= share[sentence[coded]] <= TITLE_CASE
    found: NDArray[np.bool_] = usable & ~named
    return found


def _words_by_voice(batch: ParsedBatch) -> Floats:
    """Words of each sentence in each of the three voices."""
    inside = (batch.sentence >= 0) & batch.is_word
    cell = 3 * batch.sentence[inside] + batch.voice[inside]
    return np.bincount(cell, minlength=3 * len(batch.all_lines)).reshape(-1, 3).astype(np.float64)
