"""Which articles tell one event, and which articles are most alike as reports of an event."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.compare.clusters import average_link
from framing.compare.content import Readable, content_of
from framing.compare.eventpairs import MOST_NEIGHBOURS, Pairs, likely_pairs
from framing.compare.eventtime import Times, times_of
from framing.measures.common import COUNTED
from framing.model.article import Article
from framing.model.coding import Coding
from framing.model.errors import UsageError

COLUMNS = {"article_id": "str", "event_id": "str", "strength": "float64"}
SIMILAR_COLUMNS = {"article_id": "str", "other_id": "str", "similarity": "float64"}
WINDOW, THRESHOLD = 7.0, 0.18
HUB, HUB_SHARE = 4, 0.3
STEEPNESS = 18.0
"""How fast the odds of one event grow with likeness: at the threshold they are even, 0.12 above it nine to one."""


def events(coding: Coding, *, window: float = WINDOW, threshold: float = THRESHOLD) -> pd.DataFrame:
    """Which articles tell the same event.

    Two articles are as alike as `cosine * identity * nearness`: the cosine of their words, names, numbers, years and word
    pairs, weighted by rarity; how far names and numbers agree for what the other words do; and the days between
    them (`window`). Articles are joined, the most alike first, as long as the mean likeness between the groups is at
    least `threshold` (average linkage), so that a chain of single links joins nothing. Only pairs that share rare features
    are compared.

    Parameters
    ----------
    window : days at which the likeness of two dated articles counts half; it counts whole within a day and lessens smoothly,
        so that an article at the edge is not cut off. Without a date of publication the latest date in the text stands
        for it, as far as it can
    threshold : 0 to 1, the mean likeness at which groups of articles are joined

    Returns
    -------
    One row per article, sorted. `article_id`; `event_id` (`e` and ten hexadecimal digits, from the content of the event's
    earliest article: the same whatever the order of articles, and when later ones come in); `strength` (0 to 1: how
    surely the article belongs to its event, the mean probability that it tells the same as each other member;
    for an article alone, 1 - the highest such probability).

    Raises UsageError for an option out of range, or a coding without its texts.

    >>> from framing.coders.code import code
    >>> texts = ["Storm Alma hit Porto on Monday, killing 14.", "Fourteen dead in Porto as Storm Alma lands: 14 killed.",
    ...          "The central bank of Peru kept its rate at 5.25 per cent."]
    >>> coding = code([Article(f"a{n}", text) for n, text in enumerate(texts)], codebooks=["loaded"], models={})
    >>> events(coding)["event_id"].duplicated().tolist()
    [False, True, False]
    """
    compared = _compared(coding, window, threshold)
    pairs = compared.pairs
    n = len(compared.articles)
    event = average_link(n, pairs.a, pairs.b, pairs.likeness, least=threshold, most=MOST_NEIGHBOURS)
    frame = pd.DataFrame(
        {
            "article_id": [a.id for a in compared.articles],
            "event_id": _names(compared, event),
            "strength": _strength(event, pairs, threshold),
        }
    )
    return frame.astype(COLUMNS)


def similar(coding: Coding, *, k: int = 10, window: float = WINDOW) -> pd.DataFrame:
    """The articles most alike to each article as reports of one event.

    `similarity = max(0, likeness - 0.3 * h)`: the likeness that `events` joins articles by, less a part of h, the mean of
    the other article's four highest, so that an article that is a little like everything is not everybody's nearest
    (hubs: Radovanović, Nanopoulos and Ivanović 2010, Journal of Machine Learning Research 11, 2487-2531).

    Parameters
    ----------
    k : how many for each article; fewer where fewer share anything rare with it
    window : days at which the likeness of two dated articles counts half

    Returns
    -------
    At most k rows per article, the most alike first. `article_id`, `other_id`, `similarity` (0 to 1; not the same in both
    directions).

    Raises UsageError for an option out of range, or a coding without its texts.

    >>> from framing.coders.code import code
    >>> texts = ["Storm Alma hit Porto on Monday, killing 14.", "Fourteen dead in Porto as Storm Alma lands: 14 killed.",
    ...          "The central bank of Peru kept its rate at 5.25 per cent."]
    >>> coding = code([Article(f"a{n}", text) for n, text in enumerate(texts)], codebooks=["loaded"], models={})
    >>> similar(coding)[["article_id", "other_id"]].values.tolist()
    [['a0', 'a1'], ['a1', 'a0']]
    """
    if k < 1:
        raise UsageError(f"k: expected a whole number of at least 1, got {k!r}")
    compared = _compared(coding, window, THRESHOLD)
    pairs = compared.pairs
    both = pd.DataFrame(
        {
            "a": np.concatenate((pairs.a, pairs.b)),
            "b": np.concatenate((pairs.b, pairs.a)),
            "likeness": np.concatenate((pairs.likeness, pairs.likeness)),
        }
    )
    highest = both.sort_values("likeness", ascending=False, kind="stable").groupby("b")["likeness"].head(HUB)
    hub = highest.groupby(both["b"]).sum() / HUB
    both["similarity"] = (both["likeness"] - HUB_SHARE * both["b"].map(hub)).clip(lower=0.0)
    nearest = (
        both.sort_values(["a", "similarity", "likeness", "b"], ascending=[True, False, False, True])
        .groupby("a")
        .head(k)
    )
    ids = np.array([article.id for article in compared.articles], dtype=object)
    frame = pd.DataFrame(
        {"article_id": ids[nearest["a"]], "other_id": ids[nearest["b"]], "similarity": nearest["similarity"]}
    )
    return frame.astype(SIMILAR_COLUMNS).reset_index(drop=True)


def with_events(coding: Coding, found: pd.DataFrame | None = None) -> Coding:
    """A new coding whose articles have their `event_id`; everything else is the same.

    Parameters
    ----------
    found : a frame with `article_id` and `event_id`, such as `events` returns or a table of your own; by default
        `events(coding)`. An article that it does not name has no event.

    Raises UsageError where a column is missing, or an article is named twice.
    """
    found = events(coding) if found is None else found
    missing = [name for name in ("article_id", "event_id") if name not in found.columns]
    if missing:
        raise UsageError(f"events: expected columns article_id and event_id, {missing[0]} is missing: see fr.events")
    twice = found["article_id"][found["article_id"].duplicated()]
    if len(twice):
        raise UsageError(f"events: article {twice.iloc[0]!r} is named twice: an article tells one event, keep one row")
    by_article = found.set_index("article_id")["event_id"].astype("str")
    articles = coding.articles.assign(event_id=coding.articles["article_id"].map(by_article).astype("str"))
    digest = hashlib.sha256(articles[["article_id", "event_id"]].to_csv(index=False).encode()).hexdigest()[:12]
    signature = replace(coding.signature, options={**coding.signature.options, "events": digest})
    return replace(coding, tables={**coding.tables, "articles": articles}, signature=signature)


@dataclass(frozen=True)
class _Compared:
    """Articles in order of their ids, their times, and the pairs that may tell one event."""

    articles: Sequence[Article]
    times: Times
    pairs: Pairs


def _compared(coding: Coding, window: float, threshold: float) -> _Compared:
    if not window > 0:
        raise UsageError(f"window: expected a number of days above 0, got {window!r}")
    if not 0 < threshold < 1:
        raise UsageError(f"threshold: expected a number between 0 and 1, such as {THRESHOLD}, got {threshold!r}")
    by_id = {article.id: article for article in coding.corpus}
    missing = next((i for i in coding.articles["article_id"] if i not in by_id), None)
    if missing is not None:
        raise UsageError(
            f"events: the coding has no text of article {missing!r}: code the articles with framing, or read the study"
        )
    articles = [by_id[i] for i in sorted(coding.articles["article_id"])]
    content = content_of(_passages(coding, articles))
    times = times_of([a.published for a in articles], content.dated)
    return _Compared(articles, times, likely_pairs(content, times, window=window))


def _passages(coding: Coding, articles: Sequence[Article]) -> list[Readable]:
    """What is read of each article: its title and its headline and body; all of a text in which neither was found."""
    blocks = coding.blocks[coding.blocks["kind"].isin(COUNTED)]
    parts = _by_article(blocks, ["start", "end"])
    sentences = _by_article(coding.sentences, ["start"])
    nothing = np.zeros((0, 1), np.int64)
    return [
        Readable(
            a.title or "", a.text, parts.get(a.id, np.array([[0, len(a.text)]])), sentences.get(a.id, nothing).ravel()
        )
        for a in articles
    ]


def _by_article(frame: pd.DataFrame, columns: list[str]) -> dict[str, NDArray[np.int64]]:
    ordered = frame.sort_values(["article_id", columns[0]], kind="stable")
    ids, first = np.unique(ordered["article_id"].to_numpy(dtype=object), return_index=True)
    pieces = np.split(ordered[columns].to_numpy(dtype=np.int64), first[1:])
    return dict(zip(ids.tolist(), pieces, strict=True)) if len(ids) else {}


def _names(compared: _Compared, event: NDArray[np.int64]) -> list[str]:
    """A name for each article's event from the content of the earliest article of the event."""
    articles, times = compared.articles, compared.times
    letters = [
        hashlib.sha256("\x1f".join((a.published or "", a.title or "", a.text)).encode("utf-8", "surrogatepass"))
        for a in articles
    ]
    digests = [letter.hexdigest() for letter in letters]
    day = np.where(times.is_dated, times.first, np.iinfo(np.int64).max)
    earliest: dict[int, int] = {}
    for n in sorted(range(len(articles)), key=lambda n: (day[n], digests[n], articles[n].id)):
        earliest.setdefault(int(event[n]), n)
    names: dict[int, str] = {}
    taken: set[str] = set()
    for number, n in sorted(earliest.items(), key=lambda item: (digests[item[1]], articles[item[1]].id)):
        name = "e" + digests[n][:10]
        if name in taken:  # the same text of the same day without any content to join it by
            name = "e" + hashlib.sha256(f"{digests[n]}{articles[n].id}".encode()).hexdigest()[:10]
        taken.add(name)
        names[number] = name
    return [names[int(number)] for number in event]


def _strength(event: NDArray[np.int64], pairs: Pairs, threshold: float) -> NDArray[np.float64]:
    n = len(event)
    probable = 1 / (1 + np.exp(-STEEPNESS * (pairs.likeness - threshold)))
    none = 1 / (1 + np.exp(STEEPNESS * threshold))
    own = event[pairs.a] == event[pairs.b]
    total, given, highest = np.zeros(n), np.zeros(n), np.full(n, none)
    for end in (pairs.a, pairs.b):
        total += np.bincount(end[own], probable[own], minlength=n)
        given += np.bincount(end[own], minlength=n)
        np.maximum.at(highest, end, probable)
    others = np.bincount(event, minlength=event.max(initial=-1) + 1)[event] - 1
    mean = (total + (others - given) * none) / np.maximum(others, 1)
    return np.where(others > 0, mean, 1 - np.where(highest > none, highest, 0.0)).round(6)
