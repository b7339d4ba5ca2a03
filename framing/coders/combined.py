"""The shipped coders together: lexicon, classifier, and `combined`, the toolkit's best answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.codebook import Codebook
from framing.coders.coder import Code, Hit, Result
from framing.coders.lexicon import CAPTION_BOOKS, LexiconCoder
from framing.coders.modelfiles import shipped_models
from framing.coders.seen import seen
from framing.coders.training import hits_by_voice, labels_of, value_matrix
from framing.model.errors import UsageError
from framing.text.parsed import ParsedBatch

if TYPE_CHECKING:
    from framing.coders.classifier import FrameClassifier
    from framing.coders.seen import Seen

MIN_VALUE = 0.01


class NamedCode(NamedTuple):
    """A sentence code with the coder that gave it."""

    coder: str
    code: Code


class CombinedCoder:
    """Runs the lexicon coder and, where a classifier is there for a codebook, the classifier and their combination.

    `combined` is the pool of the two values, moved by what the article's other sentences say (see `FrameClassifier.combine`); without a
    classifier it is the lexicon's answer.
    """

    def __init__(self, codebooks: Sequence[Codebook], models: Mapping[str, FrameClassifier] | None = None) -> None:
        self.codebooks = tuple(codebooks)
        self.lexicon = LexiconCoder(self.codebooks)
        labels = {b.name: labels_of(b) for b in self.codebooks}
        if models is None:
            found = shipped_models([b.name for b in self.codebooks if not b.path])
            models = {name: m for name, m in found.items() if m.labels_ == labels[name]}
        _check_labels(models, labels)
        self.models = dict(models)

    def __call__(self, batch: ParsedBatch) -> tuple[tuple[Hit, ...], list[NamedCode]]:
        """Hits, and the codes of all three coders."""
        result = self.lexicon(batch)
        codes = [NamedCode("lexicon", c) for c in result.codes]
        rows = seen(batch) if self.models else None
        texts = _texts(batch) if any(m.reads_text for m in self.models.values()) else []
        for book in self.codebooks:
            own = [c for c in result.codes if c.codebook == book.name]
            labels = self.models[book.name].labels_ if book.name in self.models else ()
            codes += [NamedCode("combined", c) for c in own if c.category not in labels]
            if rows is not None and book.name in self.models:
                codes += self._classified(batch, Result(result.hits, tuple(own)), book, rows, texts)
        return result.hits, [c for c in codes if c.code.value >= MIN_VALUE]

    def _classified(
        self, batch: ParsedBatch, found: Result, book: Codebook, rows: Seen, texts: Sequence[str]
    ) -> Iterable[NamedCode]:
        model = self.models[book.name]
        kinds = np.array([line.kind for line in batch.all_lines])
        coded = np.flatnonzero((kinds != "caption") | (book.name in CAPTION_BOOKS))
        lexicon = value_matrix(found.codes, len(kinds), book.name, model.labels_)
        by_words = model.classify(rows, texts)
        combined = np.zeros_like(lexicon)
        combined[coded] = model.combine(
            lexicon[coded],
            by_words[coded],
            hits=hits_by_voice(found.hits, batch, book)[:, coded],
            own=rows.own[coded],
            article=batch.article_of_line[coded],
            words=_sizes(batch)[coded],
        )
        for n, label in enumerate(model.labels_):
            for coder, values, threshold in (
                ("classifier", by_words[:, n], model.thresholds_[label]),
                ("combined", combined[:, n], model.combined_thresholds_[label]),
            ):
                stored = coded[values[coded] >= MIN_VALUE]
                for line, value in zip(stored.tolist(), values[stored].tolist(), strict=True):
                    yield NamedCode(coder, Code(line, book.name, label, value, value >= threshold))


def _check_labels(models: Mapping[str, FrameClassifier], labels: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse a classifier that was trained for other categories than the codebook of its name has."""
    for name, model in models.items():
        if name in labels and model.labels_ != labels[name]:
            raise UsageError(
                f"models: the classifier of {name!r} has the labels {', '.join(model.labels_)}, the codebook has "
                f"{', '.join(labels[name])}: train it again with this codebook"
            )


def _texts(batch: ParsedBatch) -> list[str]:
    """The sentences of a batch as they stand."""
    articles = batch.articles
    return [
        articles[number].text[line.span.start : line.span.end]
        for number, lines in enumerate(batch.lines)
        for line in lines
    ]


def _sizes(batch: ParsedBatch) -> NDArray[np.float64]:
    """The words of each sentence, at least one."""
    inside = (batch.sentence >= 0) & batch.is_word
    count = np.bincount(batch.sentence[inside], minlength=len(batch.all_lines))
    return np.maximum(1, count).astype(np.float64)
