"""Training sentences: what a classifier and the lexicon see of labelled sentences, and folds that keep situations together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.codebook import Codebook, Example
from framing.coders.coder import Code, Hit
from framing.coders.lexicon import OVERALL, LexiconCoder
from framing.coders.seen import Seen, seen, whole_texts
from framing.model.article import Article
from framing.model.errors import UsageError
from framing.text.parsed import OUTLET, ParsedBatch, Parser

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
MIN_EXAMPLES = 20


@dataclass(frozen=True)
class Training:
    """Labelled sentences, one row each: `texts`, `rows` as a classifier sees them, `lexicon` values and `labels` by category.

    `hits` are the lexicon's by voice (see `hits_by_voice`), `group` numbers the situations; `examples` are where they come from.
    """

    texts: NDArray[np.object_]
    rows: Seen
    lexicon: Floats
    hits: Floats
    labels: Bools
    group: NDArray[np.int64]
    examples: tuple[Example, ...]

    def at(self, rows: NDArray[np.int64]) -> Training:
        """Some of the sentences."""
        chosen = tuple(self.examples[n] for n in rows.tolist())
        return Training(
            self.texts[rows],
            self.rows.at(rows),
            self.lexicon[rows],
            self.hits[:, rows],
            self.labels[rows],
            self.group[rows],
            chosen,
        )


def labels_of(codebook: Codebook) -> tuple[str, ...]:
    """What a classifier of this codebook predicts: its categories, or the one overall code of `loaded` and `editorial`."""
    return (codebook.name,) if codebook.name in OVERALL else tuple(c.name for c in codebook.categories)


def value_matrix(codes: Sequence[Code], n_lines: int, codebook: str, labels: Sequence[str]) -> Floats:
    """The values of a coder's codes, sentences by labels; zero where there is no code."""
    column = {name: n for n, name in enumerate(labels)}
    values = np.zeros((n_lines, len(labels)))
    for code in codes:
        if code.codebook == codebook and code.category in column:
            values[code.line, column[code.category]] = code.value
    return values


def hits_by_voice(hits: Sequence[Hit], batch: ParsedBatch, codebook: Codebook) -> Floats:
    """The noisy-or of each label's hits in the outlet's own voice and in a source's: labels by sentences by 2."""
    labels = labels_of(codebook)
    rest = np.ones((len(labels), len(batch.all_lines), 2))
    for hit in hits:
        if hit.codebook == codebook.name and not hit.negated:
            label = 0 if codebook.name in OVERALL else labels.index(hit.category)
            rest[label, hit.line, int(batch.voice[hit.lo] != OUTLET)] *= 1 - min(max(hit.weight, 0.0), 0.99)
    return 1 - rest


def _largest(values: Floats, batch: ParsedBatch) -> Floats:
    """The largest value among the sentences of each article."""
    out = np.zeros((len(batch.articles), values.shape[1]))
    np.maximum.at(out, batch.article_of_line, values)
    return out


def as_examples(X: Sequence[Any], y: Any, labels: Sequence[str]) -> tuple[Example, ...]:  # noqa: N803
    """Examples as they are; texts with an indicator matrix, or with the labels of each text, as examples."""
    if len(X) and all(isinstance(x, Example) for x in X):
        return tuple(X)
    if y is None or len(X) != len(y):
        given = "none" if y is None else f"{len(y)} rows for {len(X)} texts"
        raise UsageError(f"fit: y: expected a row for each text (labels, or 0 and 1 by label), got {given}")
    return tuple(Example(str(text), _chosen(row, labels)) for text, row in zip(X, y, strict=True))


def _chosen(row: Any, labels: Sequence[str]) -> tuple[str, ...]:
    """The labels that a row of y names, or marks."""
    given = np.atleast_1d(np.asarray(row))
    if given.dtype.kind in "US" or given.size == 0:
        chosen = tuple(str(name) for name in given)
        known = set(chosen) <= set(labels)
    else:
        known = given.shape == (len(labels),) and bool(np.isin(given, (0, 1)).all())
        chosen = tuple(name for name, yes in zip(labels, given, strict=False) if yes)
    if not known:
        raise UsageError(f"fit: y has {row!r}: expected labels among {', '.join(labels)}, or 0 or 1 for each")
    return chosen


def training_set(codebook: Codebook, examples: Sequence[Example]) -> Training:
    """Parse examples as the coding pass would and take what the classifier and the lexicon see of them."""
    batch = Parser().parse([Article(f"e{n}", e.text) for n, e in enumerate(examples)])
    names = labels_of(codebook)
    result = LexiconCoder([codebook])(batch)
    lexicon = _largest(value_matrix(result.codes, len(batch.all_lines), codebook.name, names), batch)
    hits = np.array([_largest(column, batch) for column in hits_by_voice(result.hits, batch, codebook)])
    scenarios = {s: n for n, s in enumerate(sorted({e.scenario or e.text for e in examples}))}
    return Training(
        np.array([e.text for e in examples], object),
        whole_texts(batch, seen(batch)),
        lexicon,
        hits,
        np.array([[name in e.labels for name in names] for e in examples], bool).reshape(-1, len(names)),
        np.array([scenarios[e.scenario or e.text] for e in examples], np.int64),
        tuple(examples),
    )


def check_training(data: Training, labels: Sequence[str], folds: int) -> None:
    """Refuse too few sentences, too few of a label, or too few situations for the folds, naming what is missing."""
    if len(data.examples) < MIN_EXAMPLES:
        raise UsageError(f"fit: {len(data.examples)} examples, expected at least {MIN_EXAMPLES}: add examples")
    if len(np.unique(data.group)) < folds:
        raise UsageError(
            f"fit: {len(np.unique(data.group))} scenarios for {folds} folds, expected at least as many: "
            "give the examples scenarios of their own, or set folds lower"
        )
    for label, target in zip(labels, data.labels.T, strict=True):
        if target.sum() < folds or (~target).sum() < folds:
            raise UsageError(
                f"fit: label {label!r} has {int(target.sum())} of {len(target)} examples, "
                f"expected at least {folds} with and without it: add examples"
            )


def grouped_folds(
    target: Bools, group: NDArray[np.int64], folds: int, seed: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Train and test rows of each fold; no situation is on both sides, and a label's share is about the same in all."""
    from sklearn.model_selection import StratifiedGroupKFold

    yield from StratifiedGroupKFold(folds, shuffle=True, random_state=seed).split(target, target, group)
