"""What a codebook did in a corpus: its hits, numbered by entry and by article."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csc_array

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.coders.code import code
from framing.coders.lexicon import LexiconCoder
from framing.model.article import Article
from framing.model.coding import ORDER, Coding
from framing.model.errors import UsageError
from framing.text.lexica import NAMES

READING_BOOKS = (*NAMES, "valence")
"""Codebooks that are read for other ends than evidence: names and entries without weight are what they consist of."""

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Material:
    """The hits of one codebook in a corpus.

    `hits` are evidence rows with two more columns: `entry`, the number of the indicator in `book.indicators`, and `row`,
    the number of the article in `articles` (`article_id outlet n_words` and the reader's own columns, sorted by id).
    """

    book: Codebook
    coding: Coding
    articles: pd.DataFrame
    hits: pd.DataFrame

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The hits that count: those that are not negated."""
        return self.hits[~self.hits["negated"]]

    @cached_property
    def category_of(self) -> Counts:
        """For each entry the number of its category in `book.categories`."""
        number = {category.name: n for n, category in enumerate(self.book.categories)}
        return np.array([number[i.category] for i in self.book.indicators], np.int64)

    @cached_property
    def counts(self) -> csc_array:
        """Hits that count, articles x entries."""
        ones = np.ones(len(self.counted), np.int64)
        places = (self.counted["row"].to_numpy(), self.counted["entry"].to_numpy())
        return csc_array((ones, places), shape=(len(self.articles), len(self.book.indicators)))

    def per_entry(self, hits: pd.DataFrame) -> Counts:
        """How many of some hits each entry has, zeros included."""
        return np.bincount(hits["entry"], minlength=len(self.book.indicators))


def material(codebook: str | os.PathLike[str] | Codebook, coding: Coding) -> Material:
    """The hits of a codebook in the articles of a coding: those that the coding holds, else those of a new pass."""
    book = load_codebook(codebook)
    source, coder = (coding, "lexicon") if _holds(coding, book) else (_coded(coding, book), "check")
    articles = coding.articles.sort_values(ORDER["articles"], ignore_index=True)
    evidence = source.evidence
    hits = evidence[(evidence["codebook"] == book.name) & (evidence["coder"] == coder)]
    hits = hits.assign(
        entry=_entry_numbers(book, hits), row=pd.Index(articles["article_id"]).get_indexer(hits["article_id"])
    )
    hits = hits[(hits["entry"] >= 0) & (hits["row"] >= 0)].sort_values(ORDER["evidence"], ignore_index=True)
    return Material(book, source, articles, hits)


def coded_everywhere(articles: Sequence[Article], coder: LexiconCoder) -> Coding:
    """The articles coded by one lexicon coder alone, whose rows stand in the evidence under its name."""
    return code(articles, codebooks=[], models={}, coders=[coder])


def texts_of(coding: Coding) -> tuple[Article, ...]:
    """The articles with their texts; UsageError where a coding has none."""
    if not coding.corpus and len(coding.articles):
        raise UsageError(
            "the coding holds no texts: read the study folder with `read_study`, or code the articles again"
        )
    return coding.corpus


def _holds(coding: Coding, book: Codebook) -> bool:
    """Whether a coding was made with this very codebook; a study's signature knows better than the folder of today."""
    coded = {b.name: b.stamp for b in coding.codebooks}
    stamps = {**coded, **coding.signature.codebooks}
    return book.name in coded and stamps[book.name] == book.stamp


def _coded(coding: Coding, book: Codebook) -> Coding:
    coder = LexiconCoder([book], name="check", everywhere=book.name in READING_BOOKS)
    return coded_everywhere(texts_of(coding), coder)


def _entry_numbers(book: Codebook, hits: pd.DataFrame) -> Counts:
    """The number of each hit's entry, the first of those with one category, pattern and weight; -1 for a stranger."""
    numbers: dict[tuple[Any, Any, Any], int] = {}
    for number, indicator in enumerate(book.indicators):
        numbers.setdefault((indicator.category, indicator.pattern, indicator.weight), number)
    keys = zip(hits["category"], hits["indicator"], hits["weight"], strict=True)
    return np.array([numbers.get(key, -1) for key in keys], np.int64)
