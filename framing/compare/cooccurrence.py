"""Who is framed as what: actors and the frames or loaded words of the sentences that name them, in whose voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.compare.cooccurrencecounts import Counts, counted
from framing.compare.design import design
from framing.compare.groups import LEAST
from framing.compare.resampling import Resampling
from framing.measures.common import check_option, coded_sentences, finished
from framing.measures.named import PLACE, actors_named, actors_speaking
from framing.model.coding import VOICES, Coding
from framing.model.randomness import Floats, percentile_interval, resampled_sums

ROLES = ("named", "speaking")
UNITS = ("categories", "words")
TOO_FEW = f"fewer than {LEAST} articles name the actor"
COLUMNS = {
    "group": "str",
    "actor": "str",
    "codebook": "str",
    "category": "str",
    "voice": "str",
    "n": "int64",
    "n_actor": "int64",
    "n_category": "int64",
    "n_sentences": "int64",
    "n_articles": "int64",
    "expected": "float64",
    "share": "float64",
    "share_low": "float64",
    "share_high": "float64",
    "overall": "float64",
    "association": "float64",
    "low": "float64",
    "high": "float64",
    "note": "str",
}
SENTENCE_COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "sentence_id": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "actor": "str",
    "codebook": "str",
    "category": "str",
    "voice": "str",
}


def cooccurrence(
    coding: Coding,
    *,
    codebooks: Sequence[str] | None = None,
    unit: str = "categories",
    role: str = "named",
    actors: str | Codebook = "actors",
    by: str | Sequence[str] | None = None,
    coder: str = "combined",
    min_sentences: int = 5,
    clusters: str | pd.DataFrame | None = None,
    seed: int = 0,
    n_resamples: int = 1000,
    level: float = 0.95,
) -> pd.DataFrame:
    """How often the sentences that name an actor carry each frame, beside how often any sentence does.

    `association = log2((n + 1/2) / (expected + 1/2))`, `expected = n_actor * n_category / n_sentences`: 1 is twice as often as if
    actor and frame had nothing to do with each other (pointwise mutual information, Church and Hanks 1990, Computational
    Linguistics 16(1), 22-29; the halves keep it defined and small where counts are).

    Parameters
    ----------
    codebooks : whose categories; without it all that were coded, `editorial` and those of names left out
    unit : "categories", or "words": the words of the evidence themselves ("regime"), each a category
    role : "named" (who is framed) or "speaking" (whose words carry the frame)
    actors : the codebook of actors, by name, folder or object
    by : groups, as in `compare`; None puts all articles together
    coder : whose codes count (for "words" the evidence of any coder does)
    min_sentences : actors (and words) that stand in fewer sentences of the coding are left out

    Returns
    -------
    One row per group x actor x category x voice ("all" first), zeros included, sorted. `n` (sentences with both), `n_actor`,
    `n_category` (in that voice), `n_sentences`, `n_articles` (that name the actor), `expected`, `share` (`n / n_actor`) and `overall`
    (`n_category / n_sentences`), `association`; intervals by bootstrap over articles; `note`. NaN where the actor or the category
    does not occur in the group, and intervals below 3 articles.

    Raises UsageError for an unknown option or codebook.
    """
    check_option("unit", unit, UNITS)
    resampling = Resampling(seed, n_resamples, level)
    plan = design(coding, by, None, clusters, "cooccurrence")
    named = _frequent(_actors(coding, role, actors), "actor", min_sentences)
    items = _items(coding, codebooks, unit, coder)
    if unit == "words":
        items = _frequent(items, "category", min_sentences)
    kinds = _kinds(coding, items, codebooks, unit)
    rows: list[dict[str, Any]] = []
    for group in sorted(set(plan.group)):
        rows += _rows(counted(coding, named, items, kinds, plan, plan.members(group)), group, resampling)
    return finished(pd.DataFrame(rows, columns=list(COLUMNS)), COLUMNS)


def cooccurring(
    coding: Coding,
    *,
    actor: str,
    category: str,
    voice: str | None = None,
    codebooks: Sequence[str] | None = None,
    unit: str = "categories",
    role: str = "named",
    actors: str | Codebook = "actors",
    coder: str = "combined",
) -> pd.DataFrame:
    """The sentences that a row of `cooccurrence` counts: those with both the actor and the category.

    Parameters
    ----------
    actor, category, voice : of the row; without a voice, all of them
    codebooks, unit, role, actors, coder : as `cooccurrence` had them

    Returns
    -------
    One row per sentence, by article and place. `article_id outlet sentence_id start end` (half-open character offsets into the
    article's text), `text`, `actor`, `codebook`, `category`, `voice`.
    """
    check_option("unit", unit, UNITS)
    named, items = _actors(coding, role, actors), _items(coding, codebooks, unit, coder)
    rows = named[named["actor"] == actor].merge(items[items["category"] == category], on=PLACE)
    if voice is not None:
        check_option("voice", voice, VOICES)
        rows = rows[rows["voice"] == voice]
    rows = rows.merge(coding.sentences[[*PLACE, "start", "end"]], on=PLACE)
    rows = rows.merge(coding.articles[["article_id", "outlet"]], on="article_id").sort_values([*PLACE, "codebook"])
    texts = {article.id: article.text for article in coding.corpus}
    spans = zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    return finished(rows.assign(text=[texts[i][a:b] for i, a, b in spans]), SENTENCE_COLUMNS)


def _actors(coding: Coding, role: str, actors: str | Codebook) -> pd.DataFrame:
    check_option("role", role, ROLES)
    return actors_named(coding, actors) if role == "named" else actors_speaking(coding)


def _frequent(rows: pd.DataFrame, column: str, least: int) -> pd.DataFrame:
    """The rows whose entry in `column` stands in at least so many sentences."""
    counts = rows.drop_duplicates([*PLACE, column]).groupby(column)[column].transform("size")
    sizes = rows.drop_duplicates([*PLACE, column]).assign(size=counts).drop_duplicates(column)
    kept = set(sizes.loc[sizes["size"] >= least, column])
    return rows[rows[column].isin(kept)]


def _items(coding: Coding, codebooks: Sequence[str] | None, unit: str, coder: str) -> pd.DataFrame:
    """One row per sentence and category (or word) that it carries: `article_id sentence_id codebook category voice`."""
    books = _books(coding, codebooks, unit)
    if unit == "words":
        rows = coding.evidence[coding.evidence["codebook"].isin(books) & ~coding.evidence["negated"]]
        rows = rows.assign(category=[" ".join(text.casefold().split()) for text in rows["text"]])
    else:
        codes = coding.codes
        rows = codes[codes["present"] & (codes["coder"] == coder) & codes["codebook"].isin(books)]
        rows = rows[rows["codebook"] != rows["category"]]
    rows = rows.merge(coded_sentences(coding)[PLACE], on=PLACE)
    return rows.drop_duplicates([*PLACE, "codebook", "category"])[[*PLACE, "codebook", "category", "voice"]]


def _books(coding: Coding, codebooks: Sequence[str] | None, unit: str) -> list[str]:
    if codebooks is not None:
        for name in codebooks:
            coding.categories(name)
        return list(codebooks)
    if unit == "words":
        coding.categories("loaded")
        return ["loaded"]
    return [b.name for b in coding.codebooks if b.name not in ("editorial", "actors", "cues", "furniture", "valence")]


def _kinds(coding: Coding, items: pd.DataFrame, codebooks: Sequence[str] | None, unit: str) -> list[tuple[str, str]]:
    """The (codebook, category) pairs that have rows: all of the codebooks, or the words that were found."""
    if unit == "words":
        return sorted(set(zip(items["codebook"], items["category"], strict=True)))
    return [(book, name) for book in _books(coding, codebooks, unit) for name in coding.categories(book)]


def _rows(counts: Counts, group: str, resampling: Resampling) -> list[dict[str, Any]]:
    """The rows of one group, actor by actor."""
    rows = []
    for number, actor in enumerate(counts.actors):
        columns = counts.columns(number)
        n_articles, n_clusters = counts.presence(number)
        drawn = None
        if n_clusters >= LEAST:
            rng = resampling.generator(group)
            drawn = _figures(resampled_sums(columns, rng=rng, n_resamples=resampling.n_resamples))
        sums = columns.sum(axis=0, keepdims=True)
        figures = {name: values[0] for name, values in _figures(sums).items()}
        for k, (book, category, voice) in enumerate(counts.items):
            row: dict[str, Any] = {
                "group": group,
                "actor": actor,
                "codebook": book,
                "category": category,
                "voice": voice,
            }
            row |= {name: values[k] for name, values in figures.items()}
            row |= {"n_articles": n_articles, "note": "" if drawn else TOO_FEW}
            rows.append(row | _intervals(drawn, k, resampling.level))
    return rows


def _figures(sums: Floats) -> dict[str, Floats]:
    """What follows from sums of sentences: of the actor, all, each item, and each item with the actor; arrays rows x items."""
    k = (sums.shape[1] - 2) // 2
    n_actor, n_all = sums[:, :1], sums[:, 1:2]
    n_item, n = sums[:, 2 : 2 + k], sums[:, 2 + k :]
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.where(n_all > 0, n_actor * n_item / n_all, np.nan)
        association = np.where(expected > 0, np.log2((n + 0.5) / (expected + 0.5)), np.nan)
        share = np.where(n_actor > 0, n / n_actor, np.nan)
        overall = np.where(n_all > 0, n_item / n_all, np.nan)
    wide = np.ones_like(n)
    return {
        "n": n,
        "n_actor": n_actor * wide,
        "n_category": n_item,
        "n_sentences": n_all * wide,
        "expected": expected,
        "share": share,
        "overall": overall,
        "association": association,
    }


def _intervals(drawn: dict[str, Floats] | None, item: int, level: float) -> dict[str, float]:
    out = {}
    for name, low, high in (("share", "share_low", "share_high"), ("association", "low", "high")):
        draws = np.array([]) if drawn is None else drawn[name][:, item]
        out[low], out[high] = percentile_interval(draws, confidence=level)
    return out
