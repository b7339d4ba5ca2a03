"""Each entry of a codebook in a corpus: how often it hits, in whose voice, and what the category is without it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.coders.lexicon import SHIELD
from framing.measures.common import finished, share
from framing.model.coding import VOICES
from framing.model.errors import UsageError
from framing.workbench.material import READING_BOOKS, Material
from framing.workbench.ranking import leave_one_out

NEVER, NEGATED, SHIELDS, REPEATS = "never hits", "only negated", "shield", "repeats an earlier entry"
DOMINATES, MOVES, ONE_OUTLET = "dominates", "moves the ranking", "one outlet"
COLUMNS = {
    "category": "str",
    "indicator": "str",
    "weight": "float64",
    "line": "int64",
    "hits": "int64",
    "negated": "int64",
    "articles": "int64",
    "outlets": "int64",
    "share": "float64",
    "outlet": "float64",
    "quoted": "float64",
    "paraphrased": "float64",
    "rank_correlation": "float64",
    "rank_shift": "float64",
    "finding": "str",
}


@dataclass(frozen=True)
class Thresholds:
    """From where on an entry is worth a look.

    `dominant`: the share of its category's hits (0 to 1) from which an entry dominates; it must also be twice what each
    would have if all entries of the category hit alike. `min_correlation`: the rank correlation below which an entry moves
    the ranking. `min_hits`: the hits below which nothing is said of an entry but that it never hits.
    """

    dominant: float = 0.1
    min_correlation: float = 0.95
    min_hits: int = 5

    def __post_init__(self) -> None:
        for name, least in (("dominant", 0.0), ("min_correlation", -1.0)):
            if not least <= getattr(self, name) <= 1:
                raise UsageError(f"{name}: expected a number from {least:g} to 1, got {getattr(self, name)!r}")
        if self.min_hits < 1:
            raise UsageError(f"min_hits: expected 1 or more, got {self.min_hits!r}")


def entries(material: Material, thresholds: Thresholds) -> pd.DataFrame:
    """One row per indicator of the codebook, in its order; see `CodebookCheck.entries`."""
    indicators = material.book.indicators
    counted = material.counted
    frame = pd.DataFrame(
        {
            "category": [i.category for i in indicators],
            "indicator": [i.pattern for i in indicators],
            "weight": [i.weight for i in indicators],
            "line": [i.line for i in indicators],
            "hits": material.per_entry(counted),
            "negated": material.per_entry(material.hits[material.hits["negated"]]),
            "articles": np.diff(material.counts.indptr),
            "outlets": _outlets(material),
        }
    )
    frame["share"] = share(frame["hits"], frame.groupby("category")["hits"].transform("sum"))
    for voice in VOICES:
        own = pd.Series(material.per_entry(counted[counted["voice"] == voice]))
        frame[voice] = share(own, frame["hits"])
    frame["rank_correlation"], frame["rank_shift"] = _ranks(material)
    frame["finding"] = _findings(material, frame, thresholds)
    return finished(frame, COLUMNS)


def _outlets(material: Material) -> np.ndarray:
    """How many outlets each entry hits in."""
    outlet = material.articles["outlet"].to_numpy()[material.counted["row"]]
    pairs = material.counted[["entry"]].assign(outlet=outlet).dropna().drop_duplicates()
    return material.per_entry(pairs)


def _ranks(material: Material) -> tuple[np.ndarray, np.ndarray]:
    words = material.articles["n_words"].fillna(0).to_numpy(np.int64)
    correlation, shift = (np.full(len(material.book.indicators), np.nan) for _ in range(2))
    for number in range(len(material.book.categories)):
        own = np.flatnonzero(material.category_of == number)
        correlation[own], shift[own] = leave_one_out(material.counts[:, own], words)
    return correlation, shift


def _findings(material: Material, frame: pd.DataFrame, thresholds: Thresholds) -> list[str]:
    """What is to be said of each entry, `, ` between several findings."""
    alone = 1 / frame.groupby("category")["category"].transform("size")
    often = frame["hits"] >= thresholds.min_hits
    silent = (frame["hits"] == 0) & (frame["negated"] == 0)
    shields = silent & (frame["weight"] < SHIELD) & (material.book.name not in READING_BOOKS)
    repeats = frame.duplicated(["category", "indicator", "weight"])
    said = {
        REPEATS: repeats,
        SHIELDS: shields & ~repeats,
        NEVER: silent & ~shields & ~repeats,
        NEGATED: (frame["hits"] == 0) & (frame["negated"] > 0),
        DOMINATES: often & (frame["share"] >= np.maximum(thresholds.dominant, 2 * alone)),
        MOVES: often & (frame["rank_correlation"] < thresholds.min_correlation),
        ONE_OUTLET: often & (frame["outlets"] == 1) & (material.articles["outlet"].nunique() > 1),
    }
    return [", ".join(itertools.compress(said, row)) for row in zip(*said.values(), strict=True)]
