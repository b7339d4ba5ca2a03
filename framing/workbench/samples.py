"""Samples of what the entries of a codebook hit, a few in each voice, chosen by a seed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.measures.common import finished
from framing.workbench.context import with_context
from framing.workbench.material import Material

COLUMNS = {
    "category": "str",
    "indicator": "str",
    "left": "str",
    "text": "str",
    "right": "str",
    "voice": "str",
    "speaker": "str",
    "outlet": "str",
    "article_id": "str",
    "start": "int64",
    "end": "int64",
    "scope": "str",
}


def samples(material: Material, *, n: int, window: int, seed: int) -> pd.DataFrame:
    """Up to `n` hits of each entry in each voice; see `CodebookCheck.samples`.

    Negated hits are among them, since an entry that is often negated is to be seen as well. A second hit in one article
    is taken only where the other articles do not suffice.
    """
    order = np.random.default_rng(seed).permutation(len(material.hits))
    hits = material.hits.assign(order=order).sort_values("order")
    hits["again"] = hits.groupby(["entry", "voice", "row"]).cumcount()
    hits = hits.sort_values(["entry", "voice", "again", "order"])
    chosen = hits[hits.groupby(["entry", "voice"]).cumcount() < n]
    chosen = with_context(material.coding, chosen, window)
    outlet = material.articles["outlet"].to_numpy()[chosen["row"]]
    chosen = chosen.assign(outlet=pd.Series(outlet, index=chosen.index, dtype="str"))
    return finished(chosen.sort_values(["entry", "voice", "article_id", "start"]), COLUMNS)
