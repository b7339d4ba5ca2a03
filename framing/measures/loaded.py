"""Loaded language: how dense it is, in whose voice, and which words they are."""

from __future__ import annotations

import pandas as pd

from framing.measures.common import (
    ALL,
    articles_of,
    check_option,
    coded_sentences,
    crossed,
    finished,
    share,
    voices_for,
    warn_undefined,
    with_sums,
)
from framing.model.coding import VOICES, Coding
from framing.model.errors import UsageError

KINDS = ("headline", "body", "caption")
SPAN = ["article_id", "start", "end"]
COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "voice": "str",
    "n_hits": "int64",
    "weight": "float64",
    "n_words": "int64",
    "density": "float64",
}
WORD_COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "voice": "str",
    "text": "str",
    "category": "str",
    "weight": "float64",
    "n": "int64",
}


def loaded(coding: Coding, *, by: str = "all", min_weight: float = 0.4) -> pd.DataFrame:
    """Loaded expressions per 100 words, whole or by voice.

    `density = 100 * n_hits / n_words`: hits of the codebook `loaded` with at least `min_weight` that are not
    negated, over the words of headline, body and captions. An expression counts once, with its highest weight,
    however many categories or coders name it. By voice, the hits are those in that voice and the words are still all of the
    article's, as in `salience`, so that the voices add up to the whole: a wire story of three own sentences and many quoted
    ones does not look loaded for one word.

    Parameters
    ----------
    by : "all", or "voice"
    min_weight : 0 to 1, the least weight of an indicator that counts

    Returns
    -------
    One row per article x voice, zeros included, sorted. `article_id`, `outlet`, `voice` ("all" unless `by="voice"`),
    `n_hits`, `weight` (sum of the hits' weights), `n_words`, `density` (hits per 100 words; NaN with a warning where
    there are no words).

    Raises UsageError for an unknown option, or where the codebook `loaded` was not coded.

    >>> from framing.codebooks.codebook import Codebook
    >>> coding = Coding(
    ...     {
    ...         "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...         "blocks": pd.DataFrame({"article_id": ["a"], "block_id": [0], "kind": ["body"], "editorial": [0.0]}),
    ...         "sentences": pd.DataFrame({"article_id": ["a"], "block_id": [0], "sentence_id": [0], "n_words": [40],
    ...             "voice": ["outlet"]}),
    ...         "evidence": pd.DataFrame({"article_id": ["a"], "sentence_id": [0], "start": [4], "end": [11],
    ...             "text": ["Blasted"], "codebook": ["loaded"], "category": ["violence"], "weight": [0.9],
    ...             "voice": ["outlet"], "negated": [False]}),
    ...     },
    ...     codebooks=(Codebook.from_terms({"violence": ["blasted"]}, name="loaded"),),
    ... )
    >>> loaded(coding)[["n_hits", "weight", "n_words", "density"]]
       n_hits  weight  n_words  density
    0       1     0.9       40      2.5
    """
    check_option("by", by, ("all", "voice"))
    sentences = coded_sentences(coding, KINDS)
    hits = _hits(coding, sentences, min_weight).drop_duplicates(SPAN)
    if by == "all":
        hits = hits.assign(voice=ALL)
    keys = ["article_id", "voice"]
    frame = crossed(articles_of(coding), {"voice": voices_for(by)})
    frame = with_sums(frame, hits, keys, {"n_hits": "n", "weight": "weight"})
    frame = with_sums(frame, sentences, ["article_id"], {"n_words": "n_words"})
    frame["density"] = 100 * share(frame["n_hits"], frame["n_words"])
    warn_undefined(frame["density"], "loaded", "no coded words")
    return finished(frame, COLUMNS)


def loaded_words(coding: Coding, *, min_weight: float = 0.4) -> pd.DataFrame:
    """The loaded expressions of each article, with how often they stand there and in whose voice.

    The hits that `loaded` counts, case-folded, white space as one space. An expression that two categories name is
    listed under both.

    Parameters
    ----------
    min_weight : 0 to 1, the least weight of an indicator that counts

    Returns
    -------
    One row per article x voice x text x category that occurs (an open list: what does not occur has no row), sorted.
    `article_id`, `outlet`, `voice`, `text`, `category`, `weight` (highest of its hits, 0 to 1), `n` (times it stands
    there).

    Raises UsageError where the codebook `loaded` was not coded.

    >>> from framing.codebooks.codebook import Codebook
    >>> coding = Coding(
    ...     {
    ...         "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...         "blocks": pd.DataFrame({"article_id": ["a"], "block_id": [0], "kind": ["body"], "editorial": [0.0]}),
    ...         "sentences": pd.DataFrame({"article_id": ["a"], "block_id": [0], "sentence_id": [0]}),
    ...         "evidence": pd.DataFrame({"article_id": "a", "sentence_id": 0, "start": [4, 20], "end": [11, 27],
    ...             "text": ["Blasted", "blasted"], "codebook": "loaded", "category": "violence", "weight": 0.9,
    ...             "voice": "outlet", "negated": False}),
    ...     },
    ...     codebooks=(Codebook.from_terms({"violence": ["blasted"]}, name="loaded"),),
    ... )
    >>> loaded_words(coding)[["voice", "text", "category", "weight", "n"]]
        voice     text  category  weight  n
    0  outlet  blasted  violence     0.9  2
    """
    hits = _hits(coding, coded_sentences(coding, KINDS), min_weight).drop_duplicates([*SPAN, "category"])
    hits["text"] = [" ".join(text.casefold().split()) for text in hits["text"]]
    hits["rank"] = hits["voice"].map({voice: rank for rank, voice in enumerate(VOICES)}).astype("float64")
    keys = ["article_id", "rank", "voice", "text", "category"]
    words = hits.groupby(keys, dropna=False).agg(weight=("weight", "max"), n=("n", "sum")).reset_index()
    return finished(words.merge(articles_of(coding), how="left", on="article_id"), WORD_COLUMNS)


def _hits(coding: Coding, sentences: pd.DataFrame, min_weight: float) -> pd.DataFrame:
    """The hits that count, the weightiest of each span first, with a column `n` of ones."""
    coding.categories("loaded")
    if not 0 <= min_weight <= 1:
        raise UsageError(f"min_weight: expected a number from 0 to 1, got {min_weight!r}")
    evidence = coding.evidence
    counts = (evidence["codebook"] == "loaded") & ~evidence["negated"] & (evidence["weight"] >= min_weight)
    hits = evidence[counts].merge(sentences[["article_id", "sentence_id"]], on=["article_id", "sentence_id"])
    hits = hits.sort_values([*SPAN, "weight", "category"], ascending=[True, True, True, False, True])
    return hits.assign(n=1)
