"""The words of a coding: every token of its coded sentences, with article, sentence, voice and place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measures.common import COUNTED, coded_sentences
from framing.model.article import Article
from framing.model.coding import STANCE, VOICES, Coding
from framing.model.errors import UsageError
from framing.model.tokens import Tokens, Vocabulary, tokenize

Column = NDArray[Any]
OUTLET, QUOTED, PARAPHRASED = (VOICES.index(name) for name in ("outlet", "quoted", "paraphrased"))
BATCH = 500


@dataclass(frozen=True)
class Words:
    """Token columns, one entry per token, in the order of article ids and of the text.

    `article` is a number in `article_ids`, `sentence` the token's `sentence_id`, `voice` a number in `VOICES`, `word` one in
    `vocabulary`; `flags` are those of `framing.model.tokens`; `first` is true for the first token of a sentence.
    """

    article_ids: tuple[str, ...]
    vocabulary: Vocabulary
    article: NDArray[np.int32]
    sentence: NDArray[np.int32]
    voice: NDArray[np.int8]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    word: NDArray[np.int32]
    flags: NDArray[np.uint8]
    first: NDArray[np.bool_]
    headline: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.word)

    @property
    def line(self) -> NDArray[np.int32]:
        """For each token the number of its sentence among all sentences that have words, from 0."""
        return (np.cumsum(self.first) - 1).astype(np.int32)

    def tokens(self) -> Tokens:
        """The same tokens as a matcher takes them."""
        bounds = np.searchsorted(self.article, np.arange(len(self.article_ids) + 1)).astype(np.int32)
        return Tokens(self.start, self.end, self.word, self.flags, bounds, self.vocabulary)


def words_of_coding(coding: Coding, kinds: Sequence[str] = COUNTED) -> Words:
    """The words of the coded sentences in some kinds of block; page furniture has no coded sentences.

    A word is `quoted` inside quotation marks, `paraphrased` inside a report without them, else the outlet's, as the table
    `quotes` has it. UsageError where the coding does not hold an article's text.
    """
    texts = {article.id: article for article in coding.corpus}
    ids = tuple(sorted(map(str, coding.articles["article_id"])))
    sentences = dict(tuple(coded_sentences(coding, kinds).groupby("article_id")))
    said = coding.quotes[(coding.quotes["kind"] != "indirect") | (coding.quotes["cue_class"] != STANCE)]
    quotes = dict(tuple(said.groupby("article_id")))
    missing = [i for i in ids if i in sentences and i not in texts]
    if missing:
        raise UsageError(f"no text of article {missing[0]!r} in this coding: read the study with `read_study`")
    vocabulary = Vocabulary()
    parts: list[dict[str, Column]] = []
    for number, tokens in _tokenized([texts.get(i) if i in sentences else None for i in ids], vocabulary):
        parts.append(_columns(number, tokens, sentences[ids[number]], quotes.get(ids[number])))
    columns = {name: _joined([part[name] for part in parts], kind) for name, kind in _TYPES.items()}
    return Words(ids, vocabulary, **columns)


_TYPES: dict[str, type] = {
    "article": np.int32,
    "sentence": np.int32,
    "voice": np.int8,
    "start": np.int32,
    "end": np.int32,
    "word": np.int32,
    "flags": np.uint8,
    "first": np.bool_,
    "headline": np.bool_,
}


def _joined(parts: Sequence[Column], kind: type) -> Column:
    return np.concatenate([np.zeros(0, kind), *parts]).astype(kind)


def _tokenized(articles: Sequence[Article | None], vocabulary: Vocabulary) -> Iterator[tuple[int, dict[str, Column]]]:
    """The token columns of each article that is there, in batches."""
    present = [n for n, article in enumerate(articles) if article is not None]
    for at in range(0, len(present), BATCH):
        batch = present[at : at + BATCH]
        tokens = tokenize([article.text for n in batch if (article := articles[n])], vocabulary)
        for place, number in enumerate(batch):
            yield number, _slice(tokens, *tokens.bounds[place : place + 2].tolist())


def _slice(tokens: Tokens, lo: int, hi: int) -> dict[str, Column]:
    return {name: getattr(tokens, name)[lo:hi] for name in ("start", "end", "word", "flags")}


def _columns(
    number: int, tokens: dict[str, Column], sentences: pd.DataFrame, quotes: pd.DataFrame | None
) -> dict[str, Column]:
    """The columns of the tokens that stand in an article's coded sentences."""
    at = np.searchsorted(sentences["start"].to_numpy(), tokens["start"], side="right") - 1
    inside = (at >= 0) & (tokens["end"] <= sentences["end"].to_numpy()[at])
    at, kept = at[inside], {name: column[inside] for name, column in tokens.items()}
    return {
        **kept,
        "article": np.full(len(at), number, np.int32),
        "sentence": sentences["sentence_id"].to_numpy()[at],
        "voice": _voices(kept["start"], quotes),
        "first": np.diff(at, prepend=-1) != 0,
        "headline": (sentences["kind"] == "headline").to_numpy()[at],
    }


def _voices(start: Column, quotes: pd.DataFrame | None) -> NDArray[np.int8]:
    """The voice of each token, by where it starts."""
    voice = np.full(len(start), OUTLET, np.int8)
    if quotes is None:
        return voice
    indirect = (quotes["kind"] == "indirect").to_numpy()
    spans = quotes[["start", "end"]].to_numpy()
    for chosen, value in ((indirect, PARAPHRASED), (~indirect, QUOTED)):
        for lo, hi in np.searchsorted(start, spans[chosen]).tolist():
            voice[lo:hi] = value
    return voice
