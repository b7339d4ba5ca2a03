"""The shipped coders together: lexicon, classifier, and `combined`, the toolkit's best answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.codebooks.codebook import Codebook
from framing.coders.classifier import Floats, pooled
from framing.coders.coder import Code, Hit
from framing.coders.features import lexicon_values, own_share, sentence_texts
from framing.coders.lexicon import CAPTION_BOOKS, THRESHOLD, LexiconCoder
from framing.coders.modelfiles import has_model, shipped_model
from framing.text.parsed import ParsedBatch

if TYPE_CHECKING:
    from framing.coders.classifier import FrameClassifier

MIN_VALUE = 0.01


class NamedCode(NamedTuple):
    """A sentence code with the coder that gave it."""

    coder: str
    code: Code


class CombinedCoder:
    """Runs the lexicon coder and, where a classifier ships for a codebook, the classifier and their combination.

    `combined` is the mean of the two values, calibrated (see `classifier.pooled`); without a classifier it is the lexicon's answer.
    """

    def __init__(self, codebooks: Sequence[Codebook], models: Mapping[str, FrameClassifier] | None = None) -> None:
        self.codebooks = tuple(codebooks)
        self.lexicon = LexiconCoder(self.codebooks)
        if models is None:
            models = {b.name: shipped_model(b.name) for b in self.codebooks if not b.path and has_model(b.name)}
        self.models = dict(models)

    def __call__(self, batch: ParsedBatch) -> tuple[tuple[Hit, ...], list[NamedCode]]:
        """Hits, and the codes of all three coders."""
        result = self.lexicon(batch)
        codes = [NamedCode("lexicon", c) for c in result.codes]
        texts = sentence_texts(batch) if self.models else []
        own_words = own_share(batch)
        for book in self.codebooks:
            own = [c for c in result.codes if c.codebook == book.name]
            labels = self.models[book.name].labels_ if book.name in self.models else ()
            codes += [NamedCode("combined", c) for c in own if c.category not in labels]
            if book.name in self.models:
                words = self.models[book.name].predict_proba(texts)
                codes += self._classified(batch, own, book, words, own_words)
        return result.hits, [c for c in codes if c.code.value >= MIN_VALUE]

    def _classified(
        self, batch: ParsedBatch, codes: Sequence[Code], book: Codebook, words: Floats, own_words: Floats
    ) -> Iterable[NamedCode]:
        model = self.models[book.name]
        values = lexicon_values(batch, codes, book.name, model.labels_)
        combined = model.calibrate(pooled(values, words, own_words, book.name))
        coded = [n for n, line in enumerate(batch.all_lines) if line.kind != "caption" or book.name in CAPTION_BOOKS]
        for n, label in enumerate(model.labels_):
            threshold = model.thresholds_[label]
            for line in coded:
                by_words, value = float(words[line, n]), float(combined[line, n])
                yield NamedCode("classifier", Code(line, book.name, label, by_words, by_words >= THRESHOLD))
                yield NamedCode("combined", Code(line, book.name, label, value, value >= threshold))
