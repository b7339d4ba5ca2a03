"""Ambiguous entries: those whose hits are of several kinds, or unlike the rest of their category."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import entr

from framing.measures.common import finished, share
from framing.model.coding import VOICES
from framing.model.errors import UsageError
from framing.text.scope import SCOPES
from framing.workbench.material import Material

Floats = NDArray[np.float64]
DRAWS = 200
"""How often chance is asked how far so few articles would be spread."""
SIGNALS = ("voice_entropy", "scope_entropy", "unsupported", "divergence")
COLUMNS = {
    "category": "str",
    "indicator": "str",
    "line": "int64",
    "hits": "int64",
    "negated": "float64",
    "voice_entropy": "float64",
    "scope_entropy": "float64",
    "unsupported": "float64",
    "divergence": "float64",
    "mixed": "float64",
}


def ambiguous(material: Material, *, spread_by: str, min_hits: int, seed: int) -> pd.DataFrame:
    """The entries with at least `min_hits` hits (negated ones included), the most mixed first; see `CodebookCheck.ambiguous`."""
    if spread_by not in material.articles.columns:
        columns = ", ".join(map(str, material.articles.columns))
        raise UsageError(f"spread_by: the articles have no column {spread_by!r}: name one of {columns}")
    hits = material.hits
    all_hits = material.per_entry(hits)
    own = np.flatnonzero(all_hits >= min_hits)
    indicators = [material.book.indicators[n] for n in own]
    frame = pd.DataFrame(
        {
            "category": pd.Series([i.category for i in indicators], dtype="str"),
            "indicator": pd.Series([i.pattern for i in indicators], dtype="str"),
            "line": [i.line for i in indicators],
            "hits": all_hits[own],
            "negated": (material.per_entry(hits[hits["negated"]]) / np.maximum(all_hits, 1))[own],
            "voice_entropy": evenness(_table(material, hits["voice"], VOICES))[own],
            "scope_entropy": evenness(_table(material, hits["scope"], SCOPES))[own],
            "unsupported": _unsupported(material)[own],
            "divergence": _divergence(material, spread_by, own, seed),
        }
    )
    frame["mixed"] = frame[list(SIGNALS)].mean(axis=1)
    frame = frame.sort_values(["mixed", "category", "indicator"], ascending=[False, True, True])
    return finished(frame, COLUMNS)


def evenness(table: NDArray[np.int64]) -> Floats:
    """Shannon's entropy of each row of counts over that of an even row: 0 all in one column, 1 the same in each.

    >>> evenness(np.array([[4, 0, 0], [2, 2, 2]])).round(2).tolist()
    [0.0, 1.0]
    """
    total = np.maximum(table.sum(axis=1, keepdims=True), 1)
    return np.asarray(entr(table / total).sum(axis=1) / np.log(table.shape[1]))


def jensen_shannon(one: Floats, other: Floats) -> Floats:
    """The Jensen-Shannon divergence, in bits, of each row of shares from the row beside it (Lin 1991).

    0 where the two are the same, 1 where they share nothing.

    >>> jensen_shannon(np.array([[1.0, 0.0], [0.5, 0.5]]), np.array([[0.0, 1.0], [0.5, 0.5]])).tolist()
    [1.0, 0.0]
    """
    middle = entr((one + other) / 2).sum(axis=1)
    bits = (middle - (entr(one).sum(axis=1) + entr(other).sum(axis=1)) / 2) / np.log(2)
    return np.asarray(np.clip(bits, 0.0, 1.0))


def _table(material: Material, values: pd.Series, levels: tuple[str, ...]) -> NDArray[np.int64]:
    """Hits of each entry by the level of some column."""
    return _counted(material, material.hits["entry"], pd.Index(levels).get_indexer(pd.Index(values)), len(levels))


def _counted(material: Material, entry: pd.Series, place: NDArray[np.intp], n: int) -> NDArray[np.int64]:
    """Entries x places: how often each pair occurs."""
    size = len(material.book.indicators)
    cell = entry.to_numpy() * n + place
    return np.bincount(cell, minlength=size * n).reshape(size, n)


def _unsupported(material: Material) -> Floats:
    """The share of each entry's hits in articles where no other entry of its category hits; NaN where it has none."""
    hits = material.hits[["row", "entry"]]
    hits = hits.assign(category=material.category_of[hits["entry"]])
    per_article = hits.groupby(["row", "category"])["entry"].transform("nunique")
    alone = material.per_entry(hits[per_article == 1])
    return share(pd.Series(alone), pd.Series(material.per_entry(hits))).to_numpy()


def _divergence(material: Material, spread_by: str, own: NDArray[np.intp], seed: int) -> Floats:
    """How far the articles of some entries are spread over groups unlike those of their category's other entries.

    NaN where the category has no others. Few articles never look like many: what as many articles, drawn from the others,
    would diverge on average is taken off, as kappa takes off chance.
    """
    group, _ = pd.factorize(material.articles[spread_by], use_na_sentinel=False)
    n = int(group.max(initial=0)) + 1
    once = material.hits.drop_duplicates(["row", "entry"])
    table = _counted(material, once["entry"], group[once["row"]], n)
    whole = np.zeros((len(material.book.categories), n), np.int64)
    np.add.at(whole, material.category_of, table)
    random = np.random.default_rng(seed)
    return np.array([_beyond_chance(table[e], whole[material.category_of[e]] - table[e], random) for e in own])


def _beyond_chance(table: NDArray[np.int64], rest: NDArray[np.int64], random: np.random.Generator) -> float:
    if not rest.sum():
        return float("nan")
    shares = rest / rest.sum()
    draws = random.multinomial(table.sum(), shares, size=DRAWS)
    observed, *drawn = jensen_shannon(np.vstack((table, draws)) / table.sum(), shares[None])
    by_chance = float(np.mean(drawn))
    return max(0.0, float((observed - by_chance) / (1 - by_chance)))
