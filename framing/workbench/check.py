"""`check()`: a codebook against a corpus."""

from __future__ import annotations

import os
import warnings

from framing.codebooks.codebook import Codebook
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.workbench.ambiguous import ambiguous
from framing.workbench.consistency import consistency
from framing.workbench.coverage import coverage
from framing.workbench.entries import Thresholds, entries
from framing.workbench.material import material
from framing.workbench.overlaps import overlaps
from framing.workbench.result import CodebookCheck
from framing.workbench.samples import samples as samples_of

UNDEFINED = (
    ("entries", "share", "the category has no hit"),
    ("entries", "rank_correlation", "the articles' scores do not vary"),
    ("overlaps", "jaccard", "neither category hits"),
    ("ambiguous", "divergence", "no other entry of the category hits"),
    ("consistency", "alpha", "fewer than two entries or articles vary"),
    ("consistency", "kr20", "fewer than two entries or articles vary"),
    ("coverage", "density", "no coded words"),
)
"""Where a check can be undefined and why; the voices of an entry that never hits go without saying."""


def check(
    codebook: str | os.PathLike[str] | Codebook,
    coding: Coding,
    *,
    dominant: float = 0.1,
    min_correlation: float = 0.95,
    min_hits: int = 5,
    spread_by: str = "outlet",
    samples: int = 3,
    window: int = 8,
    seed: int = 0,
) -> CodebookCheck:
    """What a codebook does in a corpus, entry by entry: what to look at in order to mend it.

    The hits are those that the coding holds of this very codebook (same name, same stamp). Otherwise the articles of the
    coding are coded again, with the codebook's indicators alone. Of `actors`, `cues`, `furniture` and `valence`, which are
    read for other ends than evidence, every occurrence in coded text is a hit.

    Parameters
    ----------
    codebook : a shipped name, a folder, or a `Codebook`
    dominant : share of its category's hits from which an entry dominates, if it is also twice an equal share
    min_correlation : rank correlation below which an entry moves the ranking of articles
    min_hits : hits below which an entry neither dominates nor is ambiguous
    spread_by : the column of `coding.articles` over whose values an ambiguous entry is spread unlike its category
    samples : how many hits of each entry in each voice are shown
    window : words shown on either side of a sample
    seed : of the choice of samples, and of the chance that `divergence` is corrected for

    Returns
    -------
    A `CodebookCheck`; its documentation has the columns, formulas and sources. One warning tells what is undefined.

    Raises UsageError for an option out of range, an unknown column, or a coding without its texts; CodebookError for a
    codebook that cannot be loaded.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> book = Codebook.from_terms({"harm": ["damage*", "loss of life"], "help": ["rescue*"]}, name="storm")
    >>> texts = ["The damage was great. Boats rescued many.", "Damages are paid late.", "Nobody was there to rescue them."]
    >>> coding = code([Article(f"a{n}", text) for n, text in enumerate(texts)], codebooks=[book])
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     found = check(book, coding)
    >>> found.entries[["category", "indicator", "finding", "hits", "negated", "articles"]]
      category     indicator     finding  hits  negated  articles
    0     harm       damage*                 2        0         2
    1     harm  loss of life  never hits     0        0         0
    2     help       rescue*                 1        1         1
    """
    thresholds = Thresholds(dominant, min_correlation, min_hits)
    for name, given in (("samples", samples), ("window", window)):
        if given < 0:
            raise UsageError(f"{name}: expected 0 or more, got {given!r}")
    found = material(codebook, coding)
    result = CodebookCheck(
        codebook=found.book,
        n_articles=len(found.articles),
        n_outlets=int(found.articles["outlet"].nunique()),
        n_words=int(found.articles["n_words"].fillna(0).sum()),
        thresholds=thresholds,
        spread_by=spread_by,
        seed=seed,
        entries=entries(found, thresholds),
        overlaps=overlaps(found),
        ambiguous=ambiguous(found, spread_by=spread_by, min_hits=min_hits, seed=seed),
        samples=samples_of(found, n=samples, window=window, seed=seed),
        consistency=consistency(found),
        coverage=coverage(found),
    )
    _warn(result)
    return result


def _warn(result: CodebookCheck) -> None:
    """One warning for all that is undefined."""
    said = []
    for frame, column, reason in UNDEFINED:
        values = getattr(result, frame)[column]
        if values.isna().any():
            said.append(f"{values.isna().sum()} of {len(values)} {frame}.{column} ({reason})")
    if said:
        warnings.warn(f"check: undefined (NaN): {'; '.join(said)}", stacklevel=3)
