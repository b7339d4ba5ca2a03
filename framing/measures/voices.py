"""Who speaks: words by voice, attributed words by actor, and the reporting verbs used for each actor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.measures.common import (
    articles_of,
    check_option,
    coded_sentences,
    crossed,
    finished,
    pooled,
    share,
    voices_for,
    warn_undefined,
    with_sums,
)
from framing.model.coding import STANCE, Coding
from framing.model.errors import UsageError
from framing.model.tokens import CLITIC, tokenize

KINDS = ("direct", "partial", "indirect")
UNNAMED = "unnamed"
COLUMNS = {"article_id": "str", "outlet": "str", "voice": "str", "n_words": "int64", "share": "float64"}
SPEAKER_COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "actor": "str",
    "kind": "str",
    "n_quotes": "int64",
    "n_words": "int64",
    "share": "float64",
}
CUE_COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "actor": "str",
    "cue_class": "str",
    "n": "int64",
    "share": "float64",
}


def voices(coding: Coding) -> pd.DataFrame:
    """The share of an article's words that each voice has.

    `share = n_words / words of the article` over headline and body; a sentence's words count for the voice of the
    sentence, which is that of most of its words. The three shares of an article add up to 1.

    Returns
    -------
    One row per article x voice, zeros included, sorted. `article_id`, `outlet`, `voice` (`outlet`, `quoted`,
    `paraphrased`), `n_words`, `share` (0 to 1; NaN with a warning where the article has no coded words).

    >>> coding = Coding({
    ...     "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...     "blocks": pd.DataFrame({"article_id": ["a"], "block_id": [0], "kind": ["body"], "editorial": [0.0]}),
    ...     "sentences": pd.DataFrame({"article_id": "a", "block_id": 0, "sentence_id": [0, 1], "n_words": [30, 10],
    ...         "voice": ["outlet", "quoted"]}),
    ... })
    >>> voices(coding)[["voice", "n_words", "share"]]
             voice  n_words  share
    0       outlet       30   0.75
    1       quoted       10   0.25
    2  paraphrased        0   0.00
    """
    frame = crossed(articles_of(coding), {"voice": voices_for("voice")})
    frame = with_sums(frame, coded_sentences(coding), ["article_id", "voice"], {"n_words": "n_words"})
    frame["share"] = share(frame["n_words"], frame.groupby("article_id")["n_words"].transform("sum"))
    warn_undefined(frame["share"], "voices", "no coded words in headline and body")
    return finished(frame, COLUMNS)


def speakers(coding: Coding, *, by: str = "article") -> pd.DataFrame:
    """The share of an article's attributed words that each actor has, by kind of quotation.

    `share = n_words / all attributed words of the article` over the quotations of headline and body: `direct`,
    `partial` and `indirect`. Scare quotes have no source and are left out, and so are stances (cue class `stance`), in
    which nobody speaks. A word counts once, for the innermost
    quotation that it stands in: the words of a fragment quoted within a paraphrase count as `partial`, the rest of
    the paraphrase as `indirect`. Words are those of the toolkit's tokeniser, possessives left out.

    Parameters
    ----------
    by : "article", or "outlet" to pool the articles of an outlet

    Returns
    -------
    One row per article (or outlet) x actor who speaks there x kind, sorted; actors are an open list, so one who does
    not speak in an article has no row there. `article_id` (null for `by="outlet"`), `outlet`, `actor` ("unnamed" where
    none was resolved), `kind`, `n_quotes`, `n_words`, `share` (0 to 1; the shares of an article add up to 1; NaN with a
    warning where its quotations hold no word).

    Raises UsageError for an unknown option, or where the coding does not hold the text of an article with quotations.

    >>> from framing.model.article import Article
    >>> coding = Coding(
    ...     {
    ...         "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...         "blocks": pd.DataFrame({"article_id": ["a"], "block_id": [0], "kind": ["body"], "editorial": [0.0]}),
    ...         "sentences": pd.DataFrame({"article_id": ["a"], "block_id": [0], "sentence_id": [0]}),
    ...         "quotes": pd.DataFrame({"article_id": "a", "sentence_id": 0, "quote_id": [0, 1],
    ...             "kind": ["indirect", "partial"], "start": [11, 24], "end": [36, 35], "actor": "Japan", "cue_class": "neutral"}),
    ...     },
    ...     corpus=(Article("a", 'Tokyo said the drill was "very wrong".'),),
    ... )
    >>> speakers(coding)[["actor", "kind", "n_quotes", "n_words", "share"]]
       actor      kind  n_quotes  n_words  share
    0  Japan    direct         0        0    0.0
    1  Japan   partial         1        2    0.4
    2  Japan  indirect         1        3    0.6
    """
    check_option("by", by, ("article", "outlet"))
    quotes = _attributed(coding)
    quotes["n_words"] = _own_words(coding, quotes)
    quotes["n"] = 1
    keys = ["article_id", "outlet", "actor"]
    sums = {"n_quotes": "n", "n_words": "n_words"}
    frame = crossed(quotes[keys].drop_duplicates().sort_values(["article_id", "actor"]), {"kind": KINDS})
    frame = with_sums(frame, quotes, [*keys, "kind"], sums)
    place = "article_id"
    if by == "outlet":
        place = "outlet"
        frame = pooled(frame.sort_values("actor", kind="stable"), ["actor", "kind"], list(sums))
    frame["share"] = share(frame["n_words"], frame.groupby(place, dropna=False)["n_words"].transform("sum"))
    warn_undefined(frame["share"], "speakers", "the quotations hold no word")
    return finished(frame, SPEAKER_COLUMNS)


def cue_classes(coding: Coding) -> pd.DataFrame:
    """How an article reports each actor's words: the classes of the cues ("said", "claimed") used.

    `share = n / cues used for the actor in the article`, over the quotations of headline and body that have a cue
    (scare quotes left out). One cue counts once in a sentence, however many quotations it introduces.

    Returns
    -------
    One row per article x actor with a cue there x cue class, zeros included, sorted; the classes are those of the
    codebook `cues` where the coding names it, and all that occur in the coding. `article_id`, `outlet`, `actor`
    ("unnamed" where none was resolved), `cue_class`, `n`, `share` (0 to 1; the shares of an actor add up to 1).

    >>> coding = Coding({
    ...     "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...     "blocks": pd.DataFrame({"article_id": ["a"], "block_id": [0], "kind": ["body"], "editorial": [0.0]}),
    ...     "sentences": pd.DataFrame({"article_id": "a", "block_id": 0, "sentence_id": [0, 1]}),
    ...     "quotes": pd.DataFrame({"article_id": "a", "sentence_id": [0, 1], "quote_id": [0, 1], "kind": "direct",
    ...         "actor": "Russia", "cue": ["said", "claimed"], "cue_class": ["neutral", "doubting"]}),
    ... })
    >>> cue_classes(coding)[["actor", "cue_class", "n", "share"]]
        actor cue_class  n  share
    0  Russia  doubting  1    0.5
    1  Russia   neutral  1    0.5
    """
    quotes = _attributed(coding).dropna(subset=["cue_class"])
    cues = quotes.drop_duplicates(["article_id", "sentence_id", "actor", "cue", "cue_class"]).assign(one=1)
    keys = ["article_id", "outlet", "actor"]
    frame = cues[keys].drop_duplicates().sort_values(["article_id", "actor"])
    frame = crossed(frame, {"cue_class": _classes(coding, cues)})
    frame = with_sums(frame, cues, [*keys, "cue_class"], {"n": "one"})
    frame["share"] = share(frame["n"], frame.groupby(["article_id", "actor"])["n"].transform("sum"))
    return finished(frame, CUE_COLUMNS)


def _attributed(coding: Coding) -> pd.DataFrame:
    """The quotations of headline and body that have a source, with their outlet; no actor is `unnamed`.

    A side taken without words (an `indirect` row of a stance) is no speech.
    """
    quotes = coding.quotes[coding.quotes["kind"].isin(KINDS)]
    quotes = quotes[(quotes["kind"] != "indirect") | (quotes["cue_class"] != STANCE)]
    places = coded_sentences(coding)[["article_id", "sentence_id"]]
    quotes = quotes.merge(places, on=["article_id", "sentence_id"]).merge(articles_of(coding), on="article_id")
    quotes["actor"] = quotes["actor"].astype("str").fillna(UNNAMED)
    return quotes.sort_values(["article_id", "quote_id"], ignore_index=True)


def _classes(coding: Coding, cues: pd.DataFrame) -> list[str]:
    declared = [c.name for book in coding.codebooks if book.name == "cues" for c in book.categories]
    return [*declared, *sorted(set(cues["cue_class"]).difference(declared))]


def _own_words(coding: Coding, quotes: pd.DataFrame) -> list[int]:
    """For each quotation the words that stand in it and in no shorter one; quotations come sorted by article."""
    texts = {article.id: article.text for article in coding.corpus}
    out: list[int] = []
    for article_id, group in quotes.groupby("article_id"):
        if article_id not in texts:
            raise UsageError(f"no text of article {article_id!r} in this coding: give the coding its corpus")
        spans = list(zip(group["start"], group["end"], group["kind"], strict=True))
        out += _innermost_counts(texts[str(article_id)], spans)
    return out


def _innermost_counts(text: str, spans: Sequence[tuple[int, int, str]]) -> list[int]:
    """The number of words that each span owns; of two equal spans the one in quotation marks, then the earlier."""
    tokens = tokenize([text])
    starts = tokens.start[(tokens.flags & CLITIC) == 0]
    owner = np.full(len(starts), -1)
    outermost_first = sorted(
        range(len(spans)),
        key=lambda n: (spans[n][1] - spans[n][0], spans[n][2] == "indirect", n),
        reverse=True,
    )
    for number in outermost_first:
        start, end, _ = spans[number]
        lo, hi = np.searchsorted(starts, [start, end])
        owner[lo:hi] = number
    counts: list[int] = np.bincount(owner[owner >= 0], minlength=len(spans)).tolist()
    return counts
