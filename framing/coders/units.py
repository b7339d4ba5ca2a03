"""The sentences of a coding as units for people: with their text, outlet and kind of block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from framing.model.coding import ORDER, Coding
from framing.model.errors import UsageError

COUNTED = ("headline", "body")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")


def squeezed(text: str) -> str:
    """A text by which two places are told to hold the same sentence: control characters out, white space as one space.

    >>> squeezed("The jets\\r\\n took off. ")
    'The jets took off.'
    """
    return " ".join(_CONTROL.sub(" ", text).split())


def units_of(
    coding: Coding, kinds: Sequence[str] | None = None, *, articles: Iterable[str] | None = None
) -> pd.DataFrame:
    """The coded sentences, of some kinds of block and some articles or of all, by article and place.

    `article_id block_id sentence_id start end voice kind text` and the columns of the articles table. Raises UsageError
    where the coding does not hold the text of an article.
    """
    blocks = coding.blocks[["article_id", "block_id", "kind"]]
    places = coding.sentences[["article_id", "block_id", "sentence_id", "start", "end", "voice"]]
    if articles is not None:
        places = places[places["article_id"].isin(list(articles))]
    units = places.sort_values(ORDER["sentences"]).merge(blocks, on=["article_id", "block_id"])
    units = units[units["kind"].isin(kinds)] if kinds is not None else units
    texts = {a.id: a.text for a in coding.corpus}
    absent = sorted(set(units["article_id"]).difference(texts))
    if absent:
        raise UsageError(f"no text of article {absent[0]!r} in this coding: give the coding its corpus")
    slices = [texts[a][s:e] for a, s, e in zip(units["article_id"], units["start"], units["end"], strict=True)]
    units = units.assign(text=pd.Series(slices, index=units.index, dtype="str"))
    taken = [c for c in coding.articles.columns if c not in units or c == "article_id"]
    return units.merge(coding.articles[taken], how="left", on="article_id").reset_index(drop=True)
