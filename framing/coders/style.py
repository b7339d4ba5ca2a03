"""How a sentence is written: marks, modality, person, tense, degree, speech; one column for each, 0 to 1.

What stands in a quotation or a reported clause tells of the source's manner, so word classes and marks are looked for in the
outlet's own words alone. The classes follow the markers of stance in Biber and Finegan (1989) and Hyland (2005).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from framing.model.tokens import NUMBER, UPPER, Vocabulary
from framing.text.parsed import OUTLET, ParsedBatch
from framing.text.quotes import Line

Floats = NDArray[np.float64]

WORD_CLASSES: dict[str, frozenset[str]] = {
    "must": frozenset({"must", "ought"}),
    "should": frozenset({"should", "shouldn't"}),
    "may": frozenset({"may", "might", "perhaps", "maybe", "possibly"}),
    "could": frozenset({"could", "couldn't"}),
    "would": frozenset({"would", "wouldn't"}),
    "will": frozenset({"will", "won't", "shall"}),
    "can": frozenset({"can", "can't", "cannot"}),
    "first_singular": frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"}),
    "first_plural": frozenset({"we", "we're", "we've", "we'd", "we'll", "us", "our", "ours", "ourselves", "let's"}),
    "second_person": frozenset({"you", "you're", "you've", "you'd", "you'll", "your", "yours", "yourself"}),
    "negation": frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without"}),
    "present": frozenset({"is", "are", "isn't", "aren't", "has", "have", "does", "do"}),
    "past": frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"}),
    "contrast": frozenset({"but", "yet", "however", "although", "though", "nevertheless", "instead"}),
    "degree": frozenset(
        {"so", "such", "too", "very", "quite", "rather", "hardly", "barely", "almost", "utterly", "merely", "indeed"}
    ),
    "universal": frozenset(
        {"all", "every", "everyone", "everything", "always", "any", "anyone", "only", "whole", "entire"}
    ),
    "question": frozenset({"why", "what", "how", "who", "whose"}),
}
ENDINGS = {"adverb": ("ly",), "superlative": ("est",), "contraction": ("n't", "'re", "'ve", "'ll", "'d", "'m")}
SHORTEST = {"adverb": 4, "superlative": 6, "contraction": 3}
SUPERLATIVES = frozenset({"most", "best", "worst"})
MARKS = {"?": "question_mark", "!": "exclamation_mark", ";": "semicolon", ":": "colon", "(": "bracket", "…": "ellipsis"}
DASH = re.compile(r"[—–]|\s-{1,2}\s")
SPEECH = ("neutral", "doubting", "endorsing", "emotive")
EXTRA = (
    "dash",
    "lower_start",
    "figure",
    "name",
    "length",
    "quoted",
    "paraphrased",
    "quotation",
    "scare_marks",
    *(f"cue_{c}" for c in SPEECH),
    "cue_other",
)
STYLE = (*WORD_CLASSES, *ENDINGS, *MARKS.values(), *EXTRA)
LONG = 60


class _WordBits:
    """For each word of a vocabulary the bits of its classes; filled in as the vocabulary grows."""

    def __init__(self) -> None:
        self.bits = np.zeros(0, np.uint32)

    def upto(self, vocabulary: Vocabulary) -> NDArray[np.uint32]:
        """The bits of all words met so far."""
        new = vocabulary.words[len(self.bits) :]
        if new:
            self.bits = np.concatenate((self.bits, np.array([_bits_of(word) for word in new], np.uint32)))
        return self.bits


_BITS: WeakKeyDictionary[Vocabulary, _WordBits] = WeakKeyDictionary()


def _bits_of(word: str) -> int:
    found = _CLOSED.get(word, 0)
    for bit, (name, endings) in enumerate(ENDINGS.items(), len(WORD_CLASSES)):
        if word.endswith(endings) and len(word) >= SHORTEST[name]:
            found |= 1 << bit
    return found


def _closed_classes() -> dict[str, int]:
    """The bits of each listed word."""
    bits: dict[str, int] = {}
    for bit, words in enumerate((*WORD_CLASSES.values(), frozenset(), SUPERLATIVES)):
        for word in words:
            bits[word] = bits.get(word, 0) | 1 << bit
    return bits


_CLOSED = _closed_classes()


def style_columns(batch: ParsedBatch, words_by_voice: Floats) -> Floats:
    """The columns `STYLE` of each sentence of a batch."""
    lines = batch.all_lines
    if not lines:
        return np.zeros((0, len(STYLE)))
    starts = np.array([line.lo for line in lines])
    own = (batch.sentence >= 0) & (batch.voice == OUTLET)
    bits = np.where(
        own, _BITS.setdefault(batch.tokens.vocabulary, _WordBits()).upto(batch.tokens.vocabulary)[batch.tokens.word], 0
    )
    found = _any_of(bits.astype(np.uint32), batch, len(lines))
    classes = (found[:, None] >> np.arange(len(WORD_CLASSES) + len(ENDINGS), dtype=np.uint32)) & 1
    return np.column_stack([classes, _marks(batch), _extra(batch, lines, starts, words_by_voice)]).astype(np.float64)


def _any_of(bits: NDArray[np.uint32], batch: ParsedBatch, n_lines: int) -> NDArray[np.uint32]:
    """The bits that any token of a sentence has."""
    inside = np.flatnonzero((batch.sentence >= 0) & (bits > 0))
    found = np.zeros(n_lines, np.uint32)
    np.bitwise_or.at(found, batch.sentence[inside], bits[inside])
    return found


def _marks(batch: ParsedBatch) -> Floats:
    """Whether each mark, and a dash, and a small first letter stand in the outlet's own words of a sentence."""
    rows = []
    for number, own in enumerate(batch.lines):
        text = batch.articles[number].text
        spoken = [(q.start, q.end) for q in batch.quotes[number]]
        for line in own:
            words = _own_words(text, line, spoken)
            rows.append([*(mark in words for mark in MARKS), DASH.search(words) is not None, words[:1].islower()])
    return np.array(rows, np.float64).reshape(-1, len(MARKS) + 2)


def _own_words(text: str, line: Line, spoken: Sequence[tuple[int, int]]) -> str:
    """A sentence without its quotations and reported clauses."""
    at, end = line.span.start, line.span.end
    parts = []
    for start, stop in spoken:
        if stop > at and start < end:
            parts.append(text[at : max(at, start)])
            at = max(at, stop)
    return "".join([*parts, text[at:end]])


def _extra(batch: ParsedBatch, lines: Sequence[Line], starts: NDArray[np.int_], words_by_voice: Floats) -> Floats:
    """Figures, names, length, shares of speech, and kinds of cue."""
    n = len(lines)
    inside = np.flatnonzero(batch.sentence >= 0)
    sentence, flags = batch.sentence[inside], batch.tokens.flags[inside]
    first = np.isin(inside, starts)
    figure = np.bincount(sentence, (flags & NUMBER) > 0, n) > 0
    name = np.bincount(sentence, ((flags & UPPER) > 0) & ~first, n) > 0
    total = np.maximum(1, words_by_voice.sum(axis=1))
    speech = np.zeros((n, 2 + len(SPEECH) + 1))
    for number, quotes in enumerate(batch.quotes):
        base = int(batch.first_line[number])
        for quote in quotes:
            row = speech[base + quote.sentence]
            row[0] = row[0] or quote.kind in ("direct", "partial")
            row[1] = row[1] or quote.kind == "scare"
            if quote.cue_class is not None:
                row[2 + (SPEECH.index(quote.cue_class) if quote.cue_class in SPEECH else len(SPEECH))] = 1
    shares = words_by_voice[:, 1:] / total[:, None]
    return np.column_stack([figure, name, np.minimum(total, LONG) / LONG, shares, speech])
