"""`sample()`: sentences for people to code, with design weights."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.coders.designs import allocate, highest, spread
from framing.coders.scores import disagreement, rarest, uncertainty
from framing.coders.units import COUNTED, squeezed, units_of
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import generator

STRATEGIES = ("random", "stratified", "uncertain", "disagreement")
REASONS = {"uncertain": "the coder is uncertain of them", "disagreement": "lexicon and classifier differ on them"}
COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "block_id": "int64",
    "kind": "str",
    "sentence_id": "int64",
    "start": "int64",
    "end": "int64",
    "before": "str",
    "text": "str",
    "after": "str",
    "stratum": "str",
    "weight": "float64",
}


def sample(
    coding: Coding,
    n: int,
    *,
    strategy: str = "random",
    codebook: str | Sequence[str] | None = None,
    coder: str = "combined",
    by: str | Sequence[str] = ("outlet",),
    share_random: float = 0.2,
    context: int = 1,
    seed: int = 0,
) -> pd.DataFrame:
    """Sentences of headline and body for people to code; write them with `write_sheet`.

    A sentence that stands k times word for word is coded once: one of its places is drawn, and it weighs k times as
    much. Weights are `1 / probability of inclusion = k * N / n`, with N sentences that differ in the stratum and n of
    them taken, so that a weighted mean speaks of all sentences of the corpus. Within a stratum each sentence is as
    likely as any other, and the draw goes evenly through the articles (see `designs.spread`).

    Nothing in the frame says what a machine coded, so that people code blindly: strata bear numbers in random order.

    Parameters
    ----------
    n : how many sentences; where there are fewer, all are taken, with a warning
    strategy :
        "random": every sentence equally likely, for prevalence and for checking a coder.
        "stratified": the same number from each stratum, so that rare categories come up. Strata are `by` x the rarest
        category that `coder` codes as present in the sentence (or none). Good for prevalence, precision and recall.
        "uncertain": the sentences of highest binary entropy `-p log2 p - (1-p) log2 (1-p)` of `coder`'s value, the
        highest over categories: those whose value is nearest 0.5. For training.
        "disagreement": the sentences where the values of lexicon and classifier lie farthest apart. For finding faults.
        The last two draw `share_random` of the sentences at random; only these have a weight. The others were picked
        for being hard: their weight is NaN, and prevalence or accuracy estimated from them would be wrong.
    codebook : the codebook or codebooks whose categories count for the strategy; None for all of the coding
    by : a column of the articles, `kind` or `voice`, or several; for strata only
    context : how many sentences before and after are shown
    seed : the same seed gives the same sentences, in whatever order the articles came

    Returns
    -------
    One row per sentence, by article and place: `article_id outlet block_id kind sentence_id start end` (half-open
    offsets into the article's text), `before text after`, `stratum` (s1, s2, ...), `weight` (1 or more, or NaN).

    Raises UsageError for an option out of range, fewer sentences than strata, a coder or codebook that is not there.

    Sources: Cochran (1977), Sampling Techniques, chapters 5 and 8; Lewis and Gale (1994), "A sequential algorithm for
    training text classifiers", SIGIR, 3-12 (uncertainty); Horvitz and Thompson (1952), JASA 47, 663-685 (weights).

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "The ships met.\\n\\nTokyo warned Moscow. Nobody was hurt.")], codebooks=["security"])
    >>> sample(coding, 2)[["before", "text", "weight"]]
               before                  text  weight
    0             NaN        The ships met.     1.5
    1  The ships met.  Tokyo warned Moscow.     1.5
    """
    _check(n, strategy, share_random, context)
    everything = units_of(coding, COUNTED)
    units = _distinct(everything, generator(seed, "copies"))
    if not len(units):
        raise UsageError("sample: the coding has no headline or body sentence: code articles first")
    if n >= len(units):
        if n > len(units):
            warnings.warn(f"sample: {n} sentences wanted, {len(units)} differ: all are taken", stacklevel=2)
        chosen = _weighted(units, np.arange(len(units)), pd.Series("all", index=units.index))
    elif strategy == "random":
        chosen = _weighted(
            units, spread(units["article_id"], n, generator(seed, "random")), pd.Series("all", units.index)
        )
    elif strategy == "stratified":
        chosen = _stratified(coding, units, n, codebook, coder, [by] if isinstance(by, str) else list(by), seed)
    else:
        scores = uncertainty(coding, codebook, coder) if strategy == "uncertain" else disagreement(coding, codebook)
        chosen = _hard(units, scores, n, share_random, seed)
        picked = int(chosen["weight"].isna().sum())
        warnings.warn(
            f"sample: {picked} of {n} sentences are there because {REASONS[strategy]}: good for training and for finding "
            f"faults; estimate shares and accuracy from the {n - picked} others alone (weight NaN marks the {picked})",
            stacklevel=2,
        )
    return _finished(everything, chosen, context, seed)


def _check(n: int, strategy: str, share_random: float, context: int) -> None:
    if strategy not in STRATEGIES:
        raise UsageError(f"strategy: expected one of {', '.join(STRATEGIES)}, got {strategy!r}")
    if n < 1:
        raise UsageError(f"n: expected 1 or more, got {n!r}")
    if context < 0:
        raise UsageError(f"context: expected 0 or more, got {context!r}")
    if not 0 <= share_random <= 1:
        raise UsageError(f"share_random: expected 0 to 1, got {share_random!r}")


def _distinct(units: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """One place, drawn at random, of each sentence that stands several times; `copies` says how many there are."""
    drawn = units.assign(key=units["text"].map(squeezed), order=rng.permutation(len(units)))
    drawn["copies"] = drawn.groupby("key")["order"].transform("size")
    first = drawn.groupby("key")["order"].transform("min") == drawn["order"]
    return drawn[first].drop(columns=["key", "order"]).reset_index(drop=True)


def _weighted(units: pd.DataFrame, places: np.ndarray, stratum: pd.Series) -> pd.DataFrame:
    """The units at some places, with stratum and weight."""
    chosen = units.iloc[places].assign(stratum=stratum.iloc[places])
    held, taken = stratum.value_counts(), chosen["stratum"].value_counts()
    ratio = chosen["stratum"].map(held) / chosen["stratum"].map(taken)
    return chosen.assign(weight=chosen["copies"] * ratio)


def _stratified(
    coding: Coding,
    units: pd.DataFrame,
    n: int,
    codebook: str | Sequence[str] | None,
    coder: str,
    by: list[str],
    seed: int,
) -> pd.DataFrame:
    """The same number from each stratum."""
    for name in by:
        if name not in units:
            known = ", ".join(c for c in units.columns if c not in ("text", "start", "end", "copies"))
            raise UsageError(f"by: there is no column {name!r}: expected some of {known}")
    keys = [units[name].fillna("").astype("str").rename(name) for name in by]
    frame = pd.concat([*keys, rarest(coding, units, codebook, coder)], axis=1)
    groups = frame.groupby(list(frame.columns), sort=True)
    number, size = groups.ngroup(), groups.size().tolist()
    if n < len(size):
        raise UsageError(
            f"n: {n} sentences are fewer than the {len(size)} strata ({' x '.join(by)} x category): raise n, or name one "
            f"codebook or fewer columns in by"
        )
    places = []
    for stratum, count in enumerate(allocate(size, n)):
        own = np.flatnonzero(number == stratum)
        places.append(own[spread(units["article_id"].iloc[own], count, generator(seed, f"stratum {stratum}"))])
    return _weighted(units, np.sort(np.concatenate(places)), number.astype("str"))


def _hard(units: pd.DataFrame, scores: pd.Series, n: int, share_random: float, seed: int) -> pd.DataFrame:
    """A random share with weights, and the units of the highest scores without."""
    drawn = spread(units["article_id"], round(n * share_random), generator(seed, "random"))
    at_random = _weighted(units, drawn, pd.Series("all", index=units.index)) if len(drawn) else units.iloc[:0]
    rest = units.drop(index=units.index[drawn])
    keys = pd.MultiIndex.from_frame(rest[["article_id", "sentence_id"]])
    score = scores.reindex(keys).fillna(0.0)
    places = highest(score, rest["article_id"], n - len(drawn), generator(seed, "highest"))
    return pd.concat([at_random, rest.iloc[places].assign(stratum="hard", weight=np.nan)])


def _finished(everything: pd.DataFrame, chosen: pd.DataFrame, context: int, seed: int) -> pd.DataFrame:
    """The chosen units in order, with context and with numbers instead of names of strata."""
    names = sorted(set(chosen["stratum"]))
    numbers = generator(seed, "numbers").permutation(len(names)) + 1
    renamed = chosen["stratum"].map({name: f"s{number}" for name, number in zip(names, numbers, strict=True)})
    rows = chosen.assign(stratum=renamed).sort_values(["article_id", "sentence_id"], ignore_index=True)
    around = _context(everything[everything["article_id"].isin(rows["article_id"])], context)
    rows = rows.merge(around, how="left", on=["article_id", "sentence_id"])
    return rows[list(COLUMNS)].astype(COLUMNS)


def _context(units: pd.DataFrame, reach: int) -> pd.DataFrame:
    """`before` and `after` of each sentence: the sentences around it in its article, null where there are none."""
    texts = units["text"].map(squeezed)
    grouped = texts.groupby(units["article_id"])
    sides = {}
    for name, steps in (("before", range(reach, 0, -1)), ("after", range(-1, -reach - 1, -1))):
        shifted = [grouped.shift(step).fillna("").astype("str") for step in steps]
        joined = pd.Series([" ".join(filter(None, parts)) for parts in zip(*shifted, strict=True)], dtype="str")
        sides[name] = joined if shifted else pd.Series("", index=range(len(units)), dtype="str")
    frame = units[["article_id", "sentence_id"]].reset_index(drop=True)
    return frame.assign(**{name: side.where(side != "") for name, side in sides.items()})
