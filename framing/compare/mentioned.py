"""Who is heard and who is named in the articles of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from framing.compare.tellings import ACTOR, ATTRIBUTED, PART, SOURCE, WHOLE, Item, Telling
from framing.model.coding import ORDER, STANCE, Coding
from framing.text.parsed import Parser

Places = dict[str, dict[str, list[tuple[int, int, int]]]]
"""By name, then by article: sentence, start and end of each occurrence."""


def heard_and_named(coding: Coding, ids: Iterable[str]) -> list[Item]:
    """The sources and the actors of some articles.

    A source is the actor, else the speaker, of a quotation or paraphrase; an article that only names it tells it in part. An
    actor is a state, organisation or group of the `actors` codebook. The share is the number of occurrences by the most
    that one article has.
    """
    wanted = sorted(ids)
    named, heard = _named(coding, wanted), _heard(coding, wanted)
    sources = [_source(name, places, named.get(name, {})) for name, places in sorted(heard.items())]
    return [*sources, *(_item(ACTOR, name, places) for name, places in sorted(named.items()))]


def _source(
    name: str, heard: dict[str, list[tuple[int, int, int]]], named: dict[str, list[tuple[int, int, int]]]
) -> Item:
    item = _item(SOURCE, name, heard)
    silent = {
        article: Telling(0.0, PART, *places[0]) for article, places in named.items() if article not in heard
    }  # fmt: skip
    return Item(SOURCE, name, item.article, item.start, item.end, {**item.tellings, **silent})


def _item(kind: str, name: str, places: dict[str, list[tuple[int, int, int]]]) -> Item:
    most = max(map(len, places.values()))
    article = min(a for a, own in places.items() if len(own) == most)
    stance = ATTRIBUTED if kind == SOURCE else None
    actor = name if kind == SOURCE else None
    tellings = {a: Telling(len(own) / most, WHOLE, *own[0], stance, actor) for a, own in places.items()}
    return Item(kind, name, article, *places[article][0][1:], tellings)


def _heard(coding: Coding, ids: list[str]) -> Places:
    """The quotations of each source: the speaker's place where it is named, else the quotation's."""
    quotes = coding.quotes[coding.quotes["article_id"].isin(ids)].sort_values(ORDER["quotes"])
    places: Places = defaultdict(lambda: defaultdict(list))
    quotes = quotes[quotes["cue_class"].fillna("") != STANCE]
    where = quotes.assign(
        start=quotes["speaker_start"].fillna(quotes["start"]), end=quotes["speaker_end"].fillna(quotes["end"])
    )
    where = where.assign(name=quotes["actor"].fillna(quotes["speaker"])).dropna(subset=["name"])
    for name, article, *place in where[["name", "article_id", "sentence_id", "start", "end"]].itertuples(
        index=False, name=None
    ):
        sentence, start, end = map(int, place)
        places[name][article].append((sentence, start, end))
    return places


def _named(coding: Coding, ids: list[str]) -> Places:
    """The mentions of each actor in headline and body."""
    articles = [article for article in coding.corpus if article.id in set(ids)]
    batch = Parser().parse(articles)
    columns = ["sentence_id", "start", "end"]
    sentences = {
        str(a): own.sort_values("start")[columns].to_numpy(dtype=np.int64)
        for a, own in coding.sentences[coding.sentences["article_id"].isin(ids)].groupby("article_id")
    }
    places: Places = defaultdict(lambda: defaultdict(list))
    for article, mentions in zip(articles, batch.mentions, strict=True):
        own = sentences.get(article.id, np.zeros((0, 3), np.int64))
        for mention in mentions:
            start, end = int(batch.tokens.start[mention.lo]), int(batch.tokens.end[mention.hi - 1])
            n = int(np.searchsorted(own[:, 1], start, side="right")) - 1
            if n >= 0 and end <= own[n, 2]:
                places[mention.actor][article.id].append((int(own[n, 0]), start, end))
    return places
