"""Groups of articles (outlets, by default) compared on any measure, with intervals, tests and effect sizes."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np
import pandas as pd
from pandas.api.types import is_float_dtype, is_numeric_dtype

from framing.compare.resampling import benjamini_hochberg, bootstrap_interval, cliffs_delta, permutation_p
from framing.measures.common import ALL
from framing.model.coding import VOICES, Coding
from framing.model.errors import UsageError
from framing.model.randomness import generator

LEAST = 3
TOO_FEW = f"fewer than {LEAST} articles"
ALONE = "no other articles"
COLUMNS = {
    "group": "str",
    "key": "str",
    "voice": "str",
    "n_articles": "int64",
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "difference": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "effect": "float64",
    "note": "str",
}


def compare(
    coding: Coding,
    measure: Callable[..., pd.DataFrame],
    *,
    by: str = "outlet",
    value: str | None = None,
    absent: float | None = None,
    seed: int = 0,
    n_resamples: int = 2000,
    level: float = 0.95,
    **options: Any,
) -> pd.DataFrame:
    """Each group's mean of a measure over its articles, and how it differs from all other articles.

    The article is the unit: each weighs the same, and articles, never sentences or hits, are resampled.

    Parameters
    ----------
    measure : any function of a coding that returns a frame with a column `article_id`, one numeric value and at most
        one row per article and further key columns
    by : the column of `coding.articles` that groups them; articles without a value there are left out, with a warning
    value : the measure's value column; needed unless it has exactly one float column
    absent : what an article counts as for a key that it has no row for, while it has others: a measure with an open
        list of keys (`speakers`) lists only what occurs, and there 0 is right; by default such an article is undefined
        for that key and left out, with a warning
    seed, n_resamples, level : of bootstrap and permutation
    **options : passed on to the measure; options that `compare` has too go by `functools.partial(salience, by="voice")`

    Returns
    -------
    One row per group x key x voice, sorted. `group`; `key` (the measure's other text columns joined
    by " / ", such as the category; "" if it has none); `voice` ("all" if the measure has none); `n_articles` (with
    a defined value); `estimate` (mean over articles, in the measure's unit); `low`, `high` (percentile bootstrap at
    `level`; Efron 1979); `difference` (estimate minus the mean of all other articles); `p` (two-sided, by
    permutation of the group labels over the articles); `p_adjusted` (over all rows; Benjamini and Hochberg 1995);
    `effect` (Cliff's delta, -1 to 1; Cliff 1993); `note`.

    A group of fewer than 3 articles has `low`, `high`, `p` NaN and a note, with one warning for all of them; one
    that has no other articles beside it has `difference`, `p`, `effect` NaN and a note. A group's numbers depend on
    the seed, its name and the values alone, not on the order of articles or groups; its interval on its own
    articles alone.

    Raises UsageError for an unknown column or option, and for a measure whose frame does not have the form above.

    >>> articles = pd.DataFrame({"article_id": list("abcdef"), "outlet": ["Echo"] * 3 + ["Post"] * 3})
    >>> def length(coding):
    ...     return pd.DataFrame({"article_id": list("abcdef"), "words": [1.0, 2.0, 3.0, 7.0, 8.0, 9.0]})
    >>> compare(Coding({"articles": articles}), length)[["group", "estimate", "difference", "p", "effect"]]
      group  estimate  difference    p  effect
    0  Echo       2.0        -6.0  0.1    -1.0
    1  Post       8.0         6.0  0.1     1.0
    """
    _check(seed, n_resamples, level)
    group_of = _groups(coding, by)
    values = _per_article(measure(coding, **options), by, value, absent).reindex(group_of.index)
    rows = []
    for group in sorted(set(group_of)):
        member = (group_of == group).to_numpy()
        for (key, voice), column in zip(_pairs(values), values.to_numpy().T, strict=True):
            numbers = _numbers(column, member, group, seed, n_resamples, level)
            rows.append({"group": group, "key": key, "voice": voice, **numbers})
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    frame["p_adjusted"] = benjamini_hochberg(frame["p"])
    _warn_too_few(frame)
    return frame


def _check(seed: int, n_resamples: int, level: float) -> None:
    if seed < 0:
        raise UsageError(f"seed: expected a whole number of at least 0, got {seed!r}")
    if n_resamples < 1:
        raise UsageError(f"n_resamples: expected a whole number of at least 1, got {n_resamples!r}")
    if not 0 < level < 1:
        raise UsageError(f"level: expected a number between 0 and 1, such as 0.95, got {level!r}")


def _groups(coding: Coding, by: str) -> pd.Series:
    """Article id to group, in the order of ids, without the articles that have none."""
    articles = coding.articles
    if by not in articles.columns:
        raise UsageError(f"by: the articles have no column {by!r}: name one of {', '.join(articles.columns)}")
    groups = articles.set_index("article_id")[by].sort_index()
    missing = int(groups.isna().sum())
    if missing:
        warnings.warn(f"compare: {missing} of {len(groups)} articles have no {by} and are left out", stacklevel=3)
    return groups.dropna().astype("str")


def _per_article(frame: pd.DataFrame, by: str, value: str | None, absent: float | None) -> pd.DataFrame:
    """The measure as a matrix: a row per article, a column per (key, voice), sorted; NaN where undefined."""
    if "article_id" not in frame.columns or frame["article_id"].isna().any():
        raise UsageError("measure: expected a column 'article_id' without gaps: compare needs one value per article")
    column = _value_column(frame, value)
    long = pd.DataFrame({"article_id": frame["article_id"], "key": _keys(frame, by), "value": frame[column]})
    long["voice"] = frame["voice"].fillna("") if "voice" in frame.columns else ALL
    twice = long[long.duplicated(["article_id", "key", "voice"])]
    if len(twice):
        row = twice.iloc[0]
        raise UsageError(
            f"measure: more than one row for article {row['article_id']!r}, key {row['key']!r}, voice {row['voice']!r} "
            "(expected one): give each row a text column that tells it apart"
        )
    wide = _wide(long, "value").astype("float64")
    gaps = _wide(long, "key").isna().mul(wide.notna().any(axis=1), axis=0)
    if absent is None:
        _warn_gaps(gaps)
    else:
        wide = wide.mask(gaps, absent)
    ordered: list[tuple[str, str]] = sorted(_pairs(wide), key=_column_order)
    return wide[ordered]


def _pairs(wide: pd.DataFrame) -> list[tuple[str, str]]:
    """The columns of a matrix of measure values, as (key, voice)."""
    return cast("list[tuple[str, str]]", wide.columns.to_list())


def _wide(long: pd.DataFrame, column: str) -> pd.DataFrame:
    return long.pivot(index="article_id", columns=["key", "voice"], values=column)


def _column_order(column: tuple[str, str]) -> tuple[str, int, str]:
    key, voice = column
    return key, VOICES.index(voice) if voice in VOICES else -1, voice


def _value_column(frame: pd.DataFrame, value: str | None) -> str:
    if value is not None:
        if value not in frame.columns or not is_numeric_dtype(frame[value]):
            raise UsageError(f"value: the measure has no numeric column {value!r}: it has {', '.join(frame.columns)}")
        return value
    floats = [str(name) for name in frame.columns if is_float_dtype(frame[name])]
    if len(floats) != 1:
        found = ", ".join(floats) or "none"
        raise UsageError(f"measure: expected one float column, found {found}: name the value column with value=")
    return floats[0]


def _keys(frame: pd.DataFrame, by: str) -> pd.Series:
    """The text columns that tell the rows of an article apart, as one; codebook and coder only where they vary."""
    skipped = {"article_id", "outlet", "voice", by}
    names = [c for c in frame.columns if c not in skipped and not is_numeric_dtype(frame[c])]
    names = [c for c in names if c not in ("codebook", "coder") or frame[c].nunique(dropna=False) > 1]
    key = pd.Series("", index=frame.index, dtype="str")
    for n, name in enumerate(names):
        part = frame[name].astype("str").fillna("")
        key = part if n == 0 else key + " / " + part
    return key


def _numbers(
    column: np.ndarray, member: np.ndarray, group: str, seed: int, n_resamples: int, level: float
) -> Mapping[str, Any]:
    """One row's statistics; articles come in the order of their ids."""
    defined = ~np.isnan(column)
    own, others = column[member & defined], column[~member & defined]
    out: dict[str, Any] = dict.fromkeys(("estimate", "low", "high", "difference", "p"), math.nan)
    out |= {"n_articles": len(own), "effect": cliffs_delta(own, others), "note": "" if len(others) else ALONE}
    if len(own):
        out["estimate"] = float(own.mean())
    if len(own) and len(others):
        out["difference"] = float(own.mean() - others.mean())
    if len(own) < LEAST:
        return out | {"note": TOO_FEW}
    rng = generator(seed, group)
    out["low"], out["high"] = bootstrap_interval(own, rng=rng, n_resamples=n_resamples, level=level)
    out["p"] = permutation_p(own, others, rng=rng, n_resamples=n_resamples)
    return out


def _warn_gaps(gaps: pd.DataFrame) -> None:
    articles = int(gaps.any(axis=1).sum())
    if articles:
        warnings.warn(
            f"compare: {articles} articles have no row for some key of the measure and are left out there: "
            "give absent=0 if no row means zero",
            stacklevel=4,
        )


def _warn_too_few(frame: pd.DataFrame) -> None:
    groups = sorted(set(frame.loc[frame["note"] == TOO_FEW, "group"]))
    if groups:
        warnings.warn(f"compare: {TOO_FEW} in {', '.join(groups)}: no interval and no p there", stacklevel=3)
