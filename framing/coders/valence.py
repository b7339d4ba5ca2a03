"""Sentence valence: VADER with adjustments for news.

vaderSentiment (Hutto and Gilbert 2014) is run per sentence, never over a whole file; words and phrases of the `valence`
codebook are neutral in news ("defence minister", "security council") or get another value.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.codebooks.matcher import Matcher
from framing.text.parsed import ParsedBatch

PLACEHOLDER = "thing"


class ValenceCoder:
    """The valence of each sentence: VADER's compound, -1..1, after the news adjustments."""

    name = "vader"

    def __init__(self, codebook: Codebook | None = None) -> None:
        self.codebook = codebook if codebook is not None else load_codebook("valence")
        self._matcher = Matcher([self.codebook], exclusive=True)
        self._analyzer = SentimentIntensityAnalyzer()
        self._analyzer.lexicon = dict(self._analyzer.lexicon)

    def __call__(self, batch: ParsedBatch) -> NDArray[np.float64]:
        """The valence of each sentence of a batch."""
        hits = self._matcher.match(batch.tokens, batch.sentence)
        edits: dict[int, list[tuple[int, int, float]]] = {}
        for lo, hi, number in zip(hits.lo.tolist(), hits.hi.tolist(), hits.entry.tolist(), strict=True):
            weight = self._matcher.entries[number].indicator.weight
            edits.setdefault(int(batch.sentence[lo]), []).append((lo, hi, weight))
        out = np.empty(len(batch.all_lines), np.float64)
        for number, line in enumerate(batch.all_lines):
            text = batch.articles[int(batch.article_of_line[number])].text
            piece = self._edited(text, line.span.start, line.span.end, edits.get(number, ()), batch)
            out[number] = self._analyzer.polarity_scores(piece)["compound"]
        return out

    def _edited(
        self, text: str, start: int, end: int, edits: list[tuple[int, int, float]] | tuple[()], batch: ParsedBatch
    ) -> str:
        """The sentence with adjusted phrases replaced: a neutral placeholder, or a stand-in that has the new value."""
        pieces, at = [], start
        for lo, hi, weight in sorted(edits):
            pieces += [text[at : batch.tokens.start[lo]], self._stand_in(weight)]
            at = int(batch.tokens.end[hi - 1])
        return "".join([*pieces, text[at:end]])

    def _stand_in(self, weight: float) -> str:
        if weight == 0:
            return PLACEHOLDER
        word = f"valence{'m' if weight < 0 else 'p'}{abs(weight):.1f}".replace(".", "x")
        self._analyzer.lexicon.setdefault(word, round(weight, 1))
        return word
