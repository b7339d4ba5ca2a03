"""What the machine coders say of each sentence, as far as a sample asks: the rarest category, uncertainty, disagreement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.model.coding import Coding
from framing.model.errors import UsageError

NONE = ""
PLACE = ["article_id", "sentence_id"]
VARIABLE = ["codebook", "category"]


def rarest(coding: Coding, units: pd.DataFrame, codebook: str | Sequence[str] | None, coder: str) -> pd.Series:
    """For each unit the category, of those that `coder` codes as present, that is present in the fewest units; or none."""
    codes = _codes_of(coding, codebook, coder)
    present = codes[codes["present"]].merge(units[PLACE].reset_index(names="unit"), on=PLACE)
    present["name"] = present["codebook"] + "." + present["category"]
    present["count"] = present.groupby("name")["unit"].transform("size")
    first = present.sort_values(["unit", "count", "name"]).drop_duplicates("unit").set_index("unit")["name"]
    return first.reindex(units.index).fillna(NONE).astype("str").rename("rarest category")


def uncertainty(coding: Coding, codebook: str | Sequence[str] | None, coder: str) -> pd.Series:
    """The binary entropy, in bits, of a coder's values: the highest of a sentence's categories, by article and sentence."""
    codes = _codes_of(coding, codebook, coder)
    p = codes["value"].clip(0.0, 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    highest: pd.Series = entropy.fillna(0.0).groupby([codes[name] for name in PLACE]).max()
    return highest


def disagreement(coding: Coding, codebook: str | Sequence[str] | None) -> pd.Series:
    """The difference between the values of lexicon and classifier: the largest of a sentence's categories."""
    words, model = (_codes_of(coding, codebook, coder) for coder in ("lexicon", "classifier"))
    if not len(model):
        raise UsageError(
            "strategy: 'disagreement' needs a classifier, and none coded here: use 'uncertain' or 'stratified'"
        )
    words = words.merge(model[VARIABLE].drop_duplicates(), on=VARIABLE)
    both = words.merge(model, how="outer", on=[*PLACE, *VARIABLE]).fillna({"value_x": 0.0, "value_y": 0.0})
    return (both["value_x"] - both["value_y"]).abs().groupby([both[name] for name in PLACE]).max()


def _codes_of(coding: Coding, codebook: str | Sequence[str] | None, coder: str) -> pd.DataFrame:
    """The codes of one coder in some codebooks."""
    known = [book.name for book in coding.codebooks]
    wanted = known if codebook is None else [codebook] if isinstance(codebook, str) else list(codebook)
    for name in wanted:
        coding.categories(name)
    codes = coding.codes
    coders = {"lexicon", "classifier", "combined", *codes["coder"]}
    if coder not in coders:
        raise UsageError(f"coder {coder!r} coded nothing here: expected one of {', '.join(sorted(coders))}")
    chosen = codes[(codes["coder"] == coder) & codes["codebook"].isin(wanted)]
    return chosen[[*PLACE, *VARIABLE, "value", "present"]]
