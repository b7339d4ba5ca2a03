"""Articles as sentences of integer words, ready to be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.frequency import frequency
from framing.coders.wordvectors import shipped_vectors
from framing.measures.common import COUNTED
from framing.model.coding import ORDER, Coding
from framing.model.errors import UsageError
from framing.model.tokens import CLITIC, NUMBER, UPPER, Ints, Vocabulary, tokenize

Floats32 = NDArray[np.float32]
_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly", "e", "y")
_LEAST_STEM = 4
_CEILING = 600.0


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its ending, at most seven letters: what inflected forms have in common.

    >>> stem("scrambled") == stem("scrambling"), stem("response") == stem("responded"), stem("1,000")
    (True, False, '1,000')
    """
    if not word.isalpha():
        return word
    for _ in range(2):  # closely, close: clos
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _LEAST_STEM), "")
        word = word[: len(word) - len(ending)]
    return word[:7]


def rarity(word: str) -> float:
    """How much a shared word says: `log(600 / f) / log(600)` of its rough frequency f in news, from 0.1 (`the`) to 1.

    It hangs on the word alone, so that two articles compare alike whatever else is in the study.

    >>> [round(rarity(word), 2) for word in ("the", "government", "frigate")]
    [0.11, 0.57, 1.0]
    """
    return float(np.log(_CEILING / frequency(word)) / np.log(_CEILING))


class Lexis:
    """What comparing knows of each word of a vocabulary: its stem's number, its rarity, its vector of length 1 (or 0)."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._stems: dict[str, int] = {}
        self._stem = np.zeros(0, np.int32)
        self._rarity = np.zeros(0, np.float32)
        self._vector = np.zeros((0, shipped_vectors().rows.shape[1]), np.float32)

    def _learn(self) -> None:
        new = self.vocabulary.words[len(self._stem) :]
        if not new:
            return
        stems = [self._stems.setdefault(stem(word), len(self._stems)) for word in new]
        self._stem = np.concatenate((self._stem, np.array(stems, np.int32)))
        self._rarity = np.concatenate((self._rarity, np.array([rarity(word) for word in new], np.float32)))
        table = shipped_vectors()
        rows = table.rows[[table.index.get(word, len(table.rows) - 1) for word in new]]
        length = np.linalg.norm(rows, axis=1, keepdims=True)
        self._vector = np.concatenate((self._vector, rows / np.where(length > 0, length, 1)))

    @property
    def stem(self) -> Ints:
        """For each word the number of its stem."""
        self._learn()
        return self._stem

    @property
    def rarity(self) -> Floats32:
        """For each word its rarity."""
        self._learn()
        return self._rarity

    @property
    def vector(self) -> Floats32:
        """For each word its vector."""
        self._learn()
        return self._vector


@dataclass(frozen=True, eq=False)
class Passages:
    """The sentences (or clauses) of one article: `start[n]:end[n]` of `text`, and their words `bounds[n]:bounds[n + 1]`.

    Passages that hold no word are left out. `sentence_id` names each; `word` are integers of `lexis.vocabulary`, `flags`
    the bits of `framing.model.tokens`; `word_start` and `word_end` place each word in `text`. Possessives do not count.
    """

    article_id: str
    text: str
    sentence_id: Ints
    start: Ints
    end: Ints
    word: Ints
    word_start: Ints
    word_end: Ints
    flags: NDArray[np.uint8]
    bounds: Ints
    lexis: Lexis

    def __len__(self) -> int:
        return len(self.start)

    @property
    def n_words(self) -> Ints:
        """Words of each passage."""
        return np.diff(self.bounds)

    def passage(self, number: int) -> str:
        """The characters of one passage."""
        return self.text[self.start[number] : self.end[number]]

    def take(self, numbers: Ints) -> Passages:
        """Some of the passages, in the order given."""
        sizes = self.n_words[numbers]
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        words = np.arange(bounds[-1]) - np.repeat(bounds[:-1] - self.bounds[numbers], sizes)
        return replace(
            self,
            sentence_id=self.sentence_id[numbers],
            start=self.start[numbers],
            end=self.end[numbers],
            word=self.word[words],
            word_start=self.word_start[words],
            word_end=self.word_end[words],
            flags=self.flags[words],
            bounds=bounds.astype(np.int32),
        )

    @classmethod
    def of(
        cls, article_id: str, text: str, spans: Sequence[tuple[int, int]], *, lexis: Lexis, ids: Sequence[int] = ()
    ) -> Passages:
        """The passages at some spans of a text, in order and without overlap; `ids` default to 0, 1, ...

        >>> passages = Passages.of("a", "Jets took off. It rained.", [(0, 14), (15, 25)], lexis=Lexis())
        >>> passages.n_words.tolist(), passages.passage(1)
        ([3, 2], 'It rained.')
        """
        tokens = tokenize([text[start:end] for start, end in spans], lexis.vocabulary)
        counted = (tokens.flags & CLITIC) == 0
        passage = np.repeat(np.arange(len(spans)), np.diff(tokens.bounds))[counted]
        start, end = np.array(spans, np.int32).reshape(-1, 2).T
        sizes = np.bincount(passage, minlength=len(spans))
        kept = np.flatnonzero(sizes)
        numbers = np.arange(len(spans), dtype=np.int32) if not len(ids) else np.asarray(ids, np.int32)
        shift = start[passage]
        return cls(
            article_id,
            text,
            numbers[kept],
            start[kept],
            end[kept],
            tokens.word[counted],
            tokens.start[counted] + shift,
            tokens.end[counted] + shift,
            tokens.flags[counted],
            np.concatenate(([0], np.cumsum(sizes[kept]))).astype(np.int32),
            lexis,
        )

    @property
    def is_fixed(self) -> NDArray[np.bool_]:
        """For each word whether it stands for nothing but itself: a number or a name (a capital; a start of a sentence too)."""
        fixed: NDArray[np.bool_] = (self.flags & (UPPER | NUMBER)) != 0
        return fixed


def passages_of(
    coding: Coding,
    ids: Iterable[str] | None = None,
    *,
    kinds: Sequence[str] = COUNTED,
    lexis: Lexis | None = None,
) -> dict[str, Passages]:
    """The coded sentences of each article (of `ids`, or of all), in order: those of headline and body unless `kinds` says otherwise.

    Raises UsageError where the coding has no such article, or not its text.
    """
    lexis = lexis or Lexis()
    texts = {article.id: article.text for article in coding.corpus}
    wanted = list(coding.articles["article_id"]) if ids is None else list(ids)
    missing = next((key for key in wanted if key not in texts), None)
    if missing is not None:
        raise UsageError(
            f"no text of article {missing!r} in this coding: see coding.articles.article_id for those it has"
        )
    blocks = coding.blocks.loc[coding.blocks["kind"].isin(list(kinds)), ["article_id", "block_id"]]
    rows = coding.sentences[coding.sentences["article_id"].isin(wanted)].merge(blocks, on=["article_id", "block_id"])
    rows = rows.sort_values(ORDER["sentences"])
    groups = {str(key): own for key, own in rows.groupby("article_id", sort=False)}
    out = {}
    for key in wanted:
        own = groups.get(key, rows.iloc[:0])
        spans = list(zip(own["start"].tolist(), own["end"].tolist(), strict=True))
        out[key] = Passages.of(key, texts[key], spans, lexis=lexis, ids=own["sentence_id"].tolist())
    return out
