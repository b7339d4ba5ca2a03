"""Tone: the mean valence of an article's body sentences."""

from __future__ import annotations

import pandas as pd

from framing.measures.common import (
    ALL,
    articles_of,
    check_option,
    coded_sentences,
    crossed,
    finished,
    voices_for,
    warn_undefined,
)
from framing.model.coding import Coding

COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "voice": "str",
    "n_sentences": "int64",
    "tone": "float64",
    "sd": "float64",
}


def tone(coding: Coding, *, by: str = "all") -> pd.DataFrame:
    """The mean valence of an article's body sentences, whole or by voice.

    `tone = sum(valence) / n_sentences` over body sentences, each weighing the same. It is never the valence of the
    file as a whole: VADER's compound score grows with the length of what it is given and saturates at -1 and 1, so
    that any long article would look extreme. Headlines and captions do not count.

    Parameters
    ----------
    by : "all", or "voice" to split by the voice of the sentence

    Returns
    -------
    One row per article x voice, sorted. `article_id`, `outlet`, `voice` ("all" unless `by="voice"`), `n_sentences`
    (body sentences with a valence), `tone` (-1 to 1; NaN with a warning where there is no such sentence), `sd` (sample
    standard deviation over the sentences; NaN below two).

    Raises UsageError for an unknown option.

    Valence: Hutto and Gilbert (2014), "VADER: a parsimonious rule-based model for sentiment analysis of social media
    text", ICWSM.

    >>> coding = Coding({
    ...     "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...     "blocks": pd.DataFrame({"article_id": ["a"], "block_id": [0], "kind": ["body"], "editorial": [0.0]}),
    ...     "sentences": pd.DataFrame({"article_id": "a", "block_id": 0, "sentence_id": [0, 1],
    ...         "voice": ["outlet", "quoted"], "valence": [-0.5, 0.25]}),
    ... })
    >>> tone(coding)[["n_sentences", "tone"]]
       n_sentences   tone
    0            2 -0.125
    """
    check_option("by", by, ("all", "voice"))
    sentences = coded_sentences(coding, ("body",))
    if by == "all":
        sentences["voice"] = ALL
    keys = ["article_id", "voice"]
    valence = sentences.groupby(keys, sort=False)["valence"]
    stats = valence.agg(n_sentences="count", tone="mean", sd="std").reset_index()
    frame = crossed(articles_of(coding), {"voice": voices_for(by)}).merge(stats, how="left", on=keys)
    frame["n_sentences"] = frame["n_sentences"].fillna(0)
    warn_undefined(frame["tone"], "tone", "no body sentence in that voice" if by == "voice" else "no body sentence")
    return finished(frame, COLUMNS)
