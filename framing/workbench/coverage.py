"""Coverage: in how many articles of each outlet a category is found, how often, and by how many of its entries."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.measures.common import crossed, finished, share
from framing.workbench.material import Material

COLUMNS = {
    "category": "str",
    "outlet": "str",
    "articles": "int64",
    "articles_hit": "int64",
    "share": "float64",
    "hits": "int64",
    "n_words": "int64",
    "density": "float64",
    "entries": "int64",
}


def coverage(material: Material) -> pd.DataFrame:
    """One row per category x outlet, zeros included; see `CodebookCheck.coverage`."""
    names = pd.Index(material.articles["outlet"].dropna().unique()).sort_values()
    # Articles without an outlet come last, as a group of their own.
    place = pd.Series(names.get_indexer(material.articles["outlet"])).replace(-1, len(names)).to_numpy()
    outlets = pd.DataFrame({"outlet": pd.Series([*names, None], dtype="str"), "place": range(len(names) + 1)})
    outlets["articles"] = np.bincount(place, minlength=len(outlets))
    outlets["n_words"] = np.bincount(place, material.articles["n_words"].fillna(0), minlength=len(outlets))
    outlets = outlets[outlets["articles"] > 0]
    categories = pd.DataFrame({"category": pd.Series([c.name for c in material.book.categories], dtype="str")})
    frame = crossed(categories.assign(number=range(len(categories))), {"place": map(str, outlets["place"])})
    frame["place"] = frame["place"].astype("int64")
    frame = frame.merge(outlets, on="place").merge(_counts(material, place), how="left", on=["number", "place"])
    frame = frame.fillna({"hits": 0, "articles_hit": 0, "entries": 0}).sort_values(["number", "place"])
    frame["share"] = share(frame["articles_hit"], frame["articles"])
    frame["density"] = 1000 * share(frame["hits"], frame["n_words"])
    return finished(frame, COLUMNS)


def _counts(material: Material, place: np.ndarray) -> pd.DataFrame:
    """`hits`, `articles_hit` and `entries` (distinct) of each category (`number`) in each outlet (`place`) where it hits."""
    hits = material.counted[["row", "entry"]]
    hits = hits.assign(number=material.category_of[hits["entry"]], place=place[hits["row"]])
    groups = hits.groupby(["number", "place"])
    return groups.agg(hits=("row", "size"), articles_hit=("row", "nunique"), entries=("entry", "nunique")).reset_index()
