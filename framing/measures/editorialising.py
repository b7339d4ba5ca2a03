"""Editorialising: how much of the body is commentary in the outlet's own voice."""

from __future__ import annotations

import pandas as pd

from framing.measures.common import articles_of, coded_sentences, finished, share, warn_undefined, with_sums
from framing.model.coding import Coding

THRESHOLD = 0.5
COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "n_words": "int64",
    "n_editorial_words": "int64",
    "share": "float64",
}


def editorialising(coding: Coding) -> pd.DataFrame:
    """The share of an article's body that is commentary in the outlet's own voice.

    `share = n_editorial_words / n_words`: of the words of the coded body blocks, those in blocks whose `editorial`
    probability is at least 0.5. The block is the unit because commentary is a stance that a paragraph takes; blocks
    weigh by their words, so that a one-line aside is not half an article of two blocks. The headline is left out:
    it is a single block whose wording the loaded-language measure covers. A paragraph printed twice counts once.

    Returns
    -------
    One row per article, sorted. `article_id`, `outlet`, `n_words` (of the body blocks that have an `editorial`
    probability), `n_editorial_words`, `share` (0 to 1; NaN with a warning where there are none: the article has no coded
    body, or the codebook `editorial` was not coded).

    >>> coding = Coding({
    ...     "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...     "blocks": pd.DataFrame({"article_id": "a", "block_id": [0, 1], "kind": "body", "editorial": [0.1, 0.9]}),
    ...     "sentences": pd.DataFrame({"article_id": "a", "block_id": [0, 1], "sentence_id": [0, 1],
    ...         "n_words": [30, 10]}),
    ... })
    >>> editorialising(coding)[["n_words", "n_editorial_words", "share"]]
       n_words  n_editorial_words  share
    0       40                 10   0.25
    """
    body = coded_sentences(coding, ("body",)).dropna(subset=["editorial"])
    editorial = body[body["editorial"] >= THRESHOLD]
    frame = with_sums(articles_of(coding), body, ["article_id"], {"n_words": "n_words"})
    frame = with_sums(frame, editorial, ["article_id"], {"n_editorial_words": "n_words"})
    frame["share"] = share(frame["n_editorial_words"], frame["n_words"])
    warn_undefined(frame["share"], "editorialising", "no body coded for commentary")
    return finished(frame, COLUMNS)
