"""Sentences by article: how many name an actor, carry a category in a voice, do both, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csc_array

from framing.compare.design import Design
from framing.compare.samples import Bools, Ints
from framing.measures.common import ALL, coded_sentences
from framing.measures.named import PLACE
from framing.model.coding import VOICES, Coding
from framing.model.randomness import Floats

Item = tuple[str, str, str]


@dataclass(frozen=True)
class Counts:
    """Sentences of the articles of a group, added up by cluster of articles.

    `items` are (codebook, category, voice), the voice "all" first; `with_actor` has a column per actor, `with_item` one per
    item, `with_both` one per actor and item, actor by actor; `total` all sentences. `articles` counts by actor those that name it.
    """

    actors: list[str]
    items: list[Item]
    with_actor: csc_array
    with_item: Floats
    with_both: csc_array
    total: Floats
    articles: Ints

    def columns(self, actor: int) -> Floats:
        """For one actor, clusters x (sentences of the actor, all, each item, each item with the actor)."""
        width = len(self.items)
        both = self.with_both[:, actor * width : (actor + 1) * width].toarray()
        one = self.with_actor[:, [actor]].toarray()
        return np.hstack([one, self.total, self.with_item, both])

    def presence(self, actor: int) -> tuple[int, int]:
        """In how many articles, and in how many clusters of them, an actor is named."""
        return int(self.articles[actor]), int((self.with_actor[:, [actor]].toarray() > 0).sum())


def counted(
    coding: Coding,
    named: pd.DataFrame,
    items: pd.DataFrame,
    kinds: Sequence[tuple[str, str]],
    plan: Design,
    member: Bools,
) -> Counts:
    """The counts of the articles for which `member` is true."""
    actors = sorted(set(named["actor"]))
    every = [(*kind, voice) for kind in kinds for voice in (ALL, *VOICES)]
    voiced = pd.concat([items.assign(voice=ALL), items])
    both = named.merge(voiced, on=PLACE)
    rows = _Rows(plan.ids[member], plan.cluster[member])
    who, what = pd.Index(actors, dtype="str"), pd.MultiIndex.from_tuples(every or [("", "", "")])
    n_what = len(every)
    with_actor = rows.table(named, who.get_indexer(named["actor"]), len(actors))
    pair = who.get_indexer(both["actor"]) * n_what + _numbers(both, what)
    per_article = rows.table(named, who.get_indexer(named["actor"]), len(actors), clustered=False)
    sentences = coded_sentences(coding)
    return Counts(
        actors,
        every,
        with_actor,
        rows.table(voiced, _numbers(voiced, what), n_what).toarray(),
        rows.table(both, pair, len(actors) * n_what),
        rows.table(sentences, np.zeros(len(sentences), np.int64), 1).toarray(),
        np.asarray((per_article > 0).sum(axis=0)).ravel().astype(np.int64),
    )


def _numbers(frame: pd.DataFrame, what: pd.MultiIndex) -> Ints:
    found: Ints = what.get_indexer(pd.MultiIndex.from_frame(frame[["codebook", "category", "voice"]])).astype(np.int64)
    return found


@dataclass(frozen=True)
class _Rows:
    """The articles of a group and their clusters, as the rows of tables."""

    ids: pd.Index
    cluster: Ints

    def table(self, frame: pd.DataFrame, column: Ints, width: int, *, clustered: bool = True) -> csc_array:
        """How many rows of the frame each cluster (or article) has in each column."""
        article = self.ids.get_indexer(pd.Index(frame["article_id"]))
        inside = (article >= 0) & (column >= 0)
        place = np.unique(self.cluster, return_inverse=True)[1] if clustered else np.arange(len(self.ids))
        height = int(place.max(initial=-1)) + 1
        places = (place[article[inside]], column[inside])
        return coo_array((np.ones(int(inside.sum())), places), shape=(height, width)).tocsc()
