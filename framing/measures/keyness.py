"""Key words: which words and phrases one part of a coding uses more than another, and where they stand."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measures.adjusting import benjamini_hochberg
from framing.measures.common import check_option, finished
from framing.measures.keynessstats import Floats, articles_p, chi2, g2, log_ratio, p_of, weighted_log_odds
from framing.measures.selection import Filter
from framing.measures.sides import Side, sides
from framing.measures.terms import Terms, is_name, is_number, terms_of
from framing.measures.words import words_of_coding
from framing.model.coding import Coding
from framing.model.errors import UsageError

NAMES = ("keep", "drop", "only")
PER = 1000
COLUMNS = {
    "word": "str",
    "n_target": "int64",
    "n_reference": "int64",
    "rate_target": "float64",
    "rate_reference": "float64",
    "articles_target": "int64",
    "articles_reference": "Int64",
    "dispersion_target": "float64",
    "dispersion_reference": "float64",
    "log_ratio": "float64",
    "log_odds": "float64",
    "z": "float64",
    "g2": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "chi2": "float64",
    "p_articles": "float64",
    "p_articles_adjusted": "float64",
}


def keyness(
    coding: Coding,
    *,
    target: Filter,
    reference: Filter | pd.DataFrame | None = None,
    voice: str | None = None,
    n: int = 1,
    min_count: int = 5,
    min_articles: int = 2,
    names: str = "keep",
    numbers: bool = False,
    prior_words: float | None = None,
    cells: int = 4,
) -> pd.DataFrame:
    """Which words the target uses more, and which less, than the reference, most telling first.

    Words of headline and body; page furniture and captions are left out, possessives too.

    Parameters
    ----------
    target, reference : filters (see `select`): `"outlet=Echo"`, `{"outlet": "Echo", "voice": "quoted"}`, or a function of
        `coding.articles`; without a reference, all other articles; or a frame `word, count` from outside
    voice : only words in this voice: "outlet" (the outlet's own), "quoted" or "paraphrased"
    n : words in a row: 1, or 2, 3 for phrases within a sentence and a voice
    min_count, min_articles : of a word on both sides together (a list from outside has no articles)
    names, numbers : "keep", "drop" or "only" words that are mostly written with a capital; whether figures count
    prior_words : how many words the Dirichlet prior is worth; None for as many as the smaller side has
    cells : 4 for G² after Dunning, 2 for the form of Rayson and Garside

    Returns
    -------
    One row per word, sorted by `z`, the target's first. `n_`, `rate_` (per 1,000 words), `articles_` and `dispersion_` (DP, 0 even
    to 1) of target and reference; `log_ratio`, `log_odds` and its `z` (above 0: the target's word), `g2` and `chi2` (0 or more) with
    `p` and `p_adjusted` (of G²; Benjamini and Hochberg), `p_articles`, `p_articles_adjusted` (the article as the unit).

    Raises UsageError for a filter that selects nothing or the same words twice, and for an option out of range.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> texts = ["A grave threat came.", "The threat was grave.", "The usual patrol came.", "It was the usual patrol."]
    >>> articles = [Article(f"a{i}", t, outlet="Echo" if i < 2 else "Post") for i, t in enumerate(texts)]
    >>> found = keyness(code(articles, codebooks=[]), target="outlet=Echo", min_count=2)
    >>> found[["word", "n_target", "n_reference", "log_ratio"]].iloc[[0, -1]].round(2)
        word  n_target  n_reference  log_ratio
    0  grave         2            0       2.17
    6  usual         0            2      -1.83
    """
    check_option("names", names, NAMES)
    _check(n, min_count, min_articles, prior_words, cells)
    terms = terms_of(words_of_coding(coding), n)
    one, two = sides(coding, terms, target, reference, voice)
    kept = _kept(terms, names, numbers) & (one.counts + two.counts >= min_count)
    kept &= sum(side.articles for side in (one, two) if side.table is not None) >= min_articles
    frame = _statistics(one.only(kept), two.only(kept), cells)
    frame["word"] = pd.Series([t for t, k in zip(terms.texts, kept, strict=True) if k], dtype="str")
    frame["log_odds"], frame["z"] = (column[kept] for column in _log_odds(one, two, prior_words))
    return finished(frame.sort_values(["z", "word"], ascending=[False, True]), COLUMNS)


def _log_odds(one: Side, two: Side, prior_words: float | None) -> tuple[Floats, Floats]:
    """Over all terms, so that the prior knows the whole vocabulary."""
    both = (one.counts + two.counts).astype(np.float64)
    worth = min(one.total, two.total) if prior_words is None else prior_words
    return weighted_log_odds(one.counts, two.counts, one.total, two.total, worth * both / max(both.sum(), 1))


def _check(n: int, min_count: int, min_articles: int, prior_words: float | None, cells: int) -> None:
    for name, given in (("n", n), ("min_count", min_count), ("min_articles", min_articles)):
        if given < 1:
            raise UsageError(f"{name}: expected a whole number of at least 1, got {given!r}")
    if prior_words is not None and not prior_words > 0:
        raise UsageError(f"prior_words: expected a number above 0, got {prior_words!r}")
    if cells not in (2, 4):
        raise UsageError(f"cells: expected 2 (Rayson and Garside) or 4 (Dunning), got {cells!r}")


def _kept(terms: Terms, names: str, numbers: bool) -> NDArray[np.bool_]:
    """Which terms may be listed, by what their words are."""
    kept = np.ones(len(terms.texts), bool)
    if names != "keep":
        kept &= terms.any_of(is_name(terms.words)) == (names == "only")
    if not numbers:
        kept &= ~terms.any_of(is_number(terms.words))
    return kept


def _statistics(one: Side, two: Side, cells: int) -> pd.DataFrame:
    a, b, c, d = one.counts, two.counts, one.total, two.total
    frame = pd.DataFrame({"n_target": a, "n_reference": b})
    for name, side in (("target", one), ("reference", two)):
        frame[f"rate_{name}"] = PER * side.counts / side.total if side.total else np.nan
        frame[f"articles_{name}"], frame[f"dispersion_{name}"] = side.articles, side.dispersion
    frame["log_ratio"], frame["g2"], frame["chi2"] = (
        log_ratio(a, b, c, d),
        g2(a, b, c, d, cells=cells),
        chi2(a, b, c, d),
    )
    frame["p"], frame["p_articles"] = p_of(frame["g2"]), np.nan
    if one.table is not None and two.table is not None and one.sizes is not None and two.sizes is not None:
        frame["p_articles"] = articles_p(one.table, two.table, (one.sizes, two.sizes))
    for name in ("p", "p_articles"):
        frame[f"{name}_adjusted"] = benjamini_hochberg(frame[name])
    return frame
