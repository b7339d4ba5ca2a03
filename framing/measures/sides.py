"""The two sides of a comparison of words: how often each term stands there, article by article where there are articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from framing.measures.keynessstats import deviation_of_proportions
from framing.measures.selection import Filter, Selection, select
from framing.measures.terms import Terms
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.tokens import words_of


@dataclass(frozen=True)
class Side:
    """One side of the comparison: counts of each term, over all articles and article by article, and how many words it has."""

    counts: NDArray[np.int64]
    total: float
    table: csr_array | None = None
    sizes: NDArray[np.int64] | None = None

    @property
    def articles(self) -> Any:
        """In how many articles each term stands; missing for a list from outside."""
        if self.table is None:
            return pd.array([None] * len(self.counts), dtype="Int64")
        return np.asarray((self.table > 0).sum(axis=0)).ravel()

    @property
    def dispersion(self) -> NDArray[np.float64]:
        """The DP of each term over the side's articles."""
        if self.table is None or self.sizes is None:
            return np.full(len(self.counts), np.nan)
        return deviation_of_proportions(self.table, self.sizes)

    def only(self, kept: NDArray[np.bool_]) -> Side:
        """The side with some of the terms alone; its total stays."""
        table = None if self.table is None else self.table[:, np.flatnonzero(kept)]
        return Side(self.counts[kept], self.total, table, self.sizes)


def sides(
    coding: Coding, terms: Terms, target: Filter, reference: Filter | pd.DataFrame | None, voice: str | None
) -> tuple[Side, Side]:
    """Target and reference; UsageError where they share words, or a list from outside has not the form."""
    one = select(coding, target, voice=voice)
    if isinstance(reference, pd.DataFrame):
        return _side(terms, one), _listed(terms, reference)
    if reference is None:
        if one.articles.all():
            raise UsageError("reference: the target has all articles: give a reference, or narrow the target")
        two = Selection(~one.articles, one.voices)
    else:
        two = select(coding, reference, voice=voice, option="reference")
    if shared := one.overlaps(two):
        raise UsageError(f"reference: {shared} articles are on both sides: change target or reference, or their voice")
    return _side(terms, one), _side(terms, two)


def _side(terms: Terms, chosen: Selection) -> Side:
    table = terms.counts(terms.chosen(chosen.articles, chosen.voices))
    table = table[np.flatnonzero(chosen.articles)]
    sizes = np.asarray(table.sum(axis=1)).ravel()
    return Side(np.asarray(table.sum(axis=0)).ravel(), float(sizes.sum()), table, sizes)


def _listed(terms: Terms, reference: pd.DataFrame) -> Side:
    """A word list from outside; words that are the same when folded are added up."""
    missing = [c for c in ("word", "count") if c not in reference.columns]
    if missing:
        raise UsageError(f"reference: the list has no column {missing[0]!r}: expected word and count")
    counts = pd.to_numeric(reference["count"], errors="coerce")
    if not (counts >= 0).all():
        bad = reference.loc[~(counts >= 0), "word"].iloc[0]
        raise UsageError(f"reference: the count of {bad!r} is not a number of at least 0: correct it")
    folded = [" ".join(words_of(str(word))).replace(" 's", "'s") for word in reference["word"]]
    totals = counts.groupby(pd.Series(folded, index=counts.index)).sum()
    return Side(totals.reindex(terms.texts).fillna(0).to_numpy(np.int64), float(counts.sum()))
