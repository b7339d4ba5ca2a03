"""Words in their context: the text to the left and to the right of spans, within their paragraph."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.model.coding import Coding
from framing.model.tokens import tokenize
from framing.workbench.material import texts_of


def with_context(coding: Coding, rows: pd.DataFrame, window: int) -> pd.DataFrame:
    """`rows` (`article_id start end`) with the columns `left` and `right`: up to `window` words on either side.

    Both are cut from the article as it stands and end at the paragraph's borders, so that `left`, the span's own text and
    `right` read on in the article.
    """
    texts = {article.id: article.text for article in texts_of(coding)}
    blocks = dict(tuple(coding.blocks.sort_values(["article_id", "start"]).groupby("article_id")))
    parts = [
        _contexts(texts[str(article)], blocks[article], group, window)
        for article, group in rows.groupby("article_id", sort=False)
    ]
    found = pd.concat(parts) if parts else pd.DataFrame({"left": [], "right": []}, index=rows.index)
    return rows.assign(left=found["left"].astype("str"), right=found["right"].astype("str"))


def _contexts(text: str, blocks: pd.DataFrame, rows: pd.DataFrame, window: int) -> pd.DataFrame:
    """`left` and `right` of the rows of one article, under the rows' own index."""
    tokens = tokenize([text])
    start, end = rows["start"].to_numpy(), rows["end"].to_numpy()
    block = np.searchsorted(blocks["start"], start, side="right") - 1
    first = np.searchsorted(tokens.start, blocks["start"].to_numpy()[block])
    stop = np.searchsorted(tokens.start, blocks["end"].to_numpy()[block])
    here, after = np.searchsorted(tokens.start, start), np.searchsorted(tokens.start, end)
    opens = np.maximum(here - window, first)
    closes = np.minimum(after + window, stop)
    left = [text[tokens.starts[o] : s] if o < h else "" for o, h, s in zip(opens, here, start, strict=True)]
    right = [text[e : tokens.ends[c - 1]] if c > a else "" for c, a, e in zip(closes, after, end, strict=True)]
    return pd.DataFrame({"left": left, "right": right}, index=rows.index)
