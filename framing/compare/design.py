"""The design of a comparison: the group, the weight and the cluster of every article that takes part."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.compare.samples import Bools, Ints, Sample
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import Floats

VOICE = "voice"
BETWEEN = " / "
EVERYTHING = "all"


@dataclass(frozen=True)
class Design:
    """The articles of a comparison in the order of their ids; `group`, `weight` and `cluster` have an entry for each."""

    ids: pd.Index
    group: pd.Series
    weight: Floats
    cluster: Ints

    def sample(self, column: Floats, member: Bools) -> Sample:
        """The defined values of some articles, as a sample."""
        chosen = member & ~np.isnan(column)
        return Sample(column[chosen], self.weight[chosen], self.cluster[chosen])

    def members(self, group: str) -> Bools:
        """Which articles belong to a group."""
        inside: Bools = (self.group == group).to_numpy()
        return inside


def design(
    coding: Coding,
    by: str | Sequence[str] | None,
    weights: str | pd.DataFrame | None,
    clusters: str | pd.DataFrame | None,
    caller: str,
) -> Design:
    """Group, weight and cluster of the articles; those without a group or a weight are left out, with a warning."""
    articles = coding.articles.set_index("article_id").sort_index()
    group = _groups(articles, factors(by), caller)
    weight = _column(articles, weights, "weights", "weight")
    if weight is None:
        weight = pd.Series(1.0, index=articles.index)
    else:
        weight = _numbers(weight)
        _told(weight, "weight", caller)
    cluster = _column(articles, clusters, "clusters", "cluster")
    kept = group.notna() & weight.notna()
    number = _cluster_numbers(articles.index if cluster is None else cluster, articles.index)
    return Design(
        articles.index[kept],
        group[kept].astype("str"),
        weight[kept].to_numpy(np.float64),
        number[kept.to_numpy()],
    )


def factors(by: str | Sequence[str] | None) -> list[str]:
    """The columns that make up the groups; `voice` splits the measure, not the articles, and is left out here.

    >>> factors(["outlet", "voice"]), factors("outlet"), factors(None)
    (['outlet'], ['outlet'], [])
    """
    return [name for name in _listed(by) if name != VOICE]


def splits_voice(by: str | Sequence[str] | None) -> bool:
    """Whether `voice` is among the factors."""
    return VOICE in _listed(by)


def _listed(by: str | Sequence[str] | None) -> list[str]:
    return [] if by is None else [by] if isinstance(by, str) else list(by)


def _groups(articles: pd.DataFrame, columns: Sequence[str], caller: str) -> pd.Series:
    """Article id to group, the factors' values joined by " / "; null where one of them is."""
    group = pd.Series(EVERYTHING, index=articles.index, dtype="str")
    for n, name in enumerate(columns):
        if name not in articles.columns:
            known = ", ".join(["article_id", *articles.columns])
            raise UsageError(f"by: the articles have no column {name!r}: name one of {known}")
        part = articles[name].astype("str")
        _told(part, name, caller)
        group = part if n == 0 else group + BETWEEN + part
    return group


def _told(values: pd.Series, what: str, caller: str) -> None:
    missing = int(values.isna().sum())
    if missing:
        warnings.warn(f"{caller}: {missing} of {len(values)} articles have no {what} and are left out", stacklevel=5)


def _column(articles: pd.DataFrame, given: str | pd.DataFrame | None, option: str, name: str) -> pd.Series | None:
    """The entries of a column of the articles, or of a frame `article_id, <name>`, by article id."""
    if given is None:
        return None
    if isinstance(given, str):
        if given not in articles.columns:
            raise UsageError(f"{option}: the articles have no column {given!r}: name one, or give a frame")
        return articles[given]
    missing = [c for c in ("article_id", name) if c not in given.columns]
    if missing:
        raise UsageError(f"{option}: the frame has no column {missing[0]!r}: expected article_id and {name}")
    if given["article_id"].duplicated().any():
        twice = given.loc[given["article_id"].duplicated(), "article_id"].iloc[0]
        raise UsageError(f"{option}: article {twice!r} has more than one row: give each article one")
    return given.set_index("article_id")[name].reindex(articles.index)


def _numbers(values: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(values, errors="coerce")
    wrong = values[values.notna() & ~(numbers >= 0)]
    if len(wrong):
        raise UsageError(f"weights: article {wrong.index[0]!r} has {wrong.iloc[0]!r}: expected a number of at least 0")
    return numbers.astype("float64")


def _cluster_numbers(labels: pd.Series | pd.Index, ids: pd.Index) -> Ints:
    """A number for each cluster, in the order of its first article; an article without a cluster is its own."""
    own = pd.Series([f"\0{article}" for article in ids], index=ids, dtype="str")
    named = own if isinstance(labels, pd.Index) else labels.astype("str").fillna(own)
    numbers: Ints = pd.factorize(named)[0].astype(np.int64)
    return numbers
