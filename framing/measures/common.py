"""What the measures share: which sentences count, grids that keep their zeros, shares, one warning for NaN."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from framing.model.coding import ORDER, VOICES, Coding
from framing.model.errors import UsageError

ALL = "all"
COUNTED = ("headline", "body")


def check_option(name: str, given: str, allowed: Sequence[str]) -> None:
    """Refuse an option that is not one of the allowed words.

    >>> check_option("unit", "letters", ("words", "sentences"))
    Traceback (most recent call last):
    ...
    framing.model.errors.UsageError: unit: expected 'words' or 'sentences', got 'letters'
    """
    if given not in allowed:
        raise UsageError(f"{name}: expected {' or '.join(map(repr, allowed))}, got {given!r}")


def voices_for(by: str) -> tuple[str, ...]:
    """The values of the column `voice`: the three voices when a measure splits by voice, else the one word `all`."""
    return VOICES if by == "voice" else (ALL,)


def articles_of(coding: Coding) -> pd.DataFrame:
    """`article_id outlet`, sorted: what every measure starts from, so that an article without hits keeps its zero."""
    return coding.articles[["article_id", "outlet"]].sort_values("article_id", ignore_index=True)


def coded_sentences(coding: Coding, kinds: Sequence[str] = COUNTED) -> pd.DataFrame:
    """The coded sentences of the named kinds of block, in order, with their block's `kind` and `editorial`."""
    blocks = coding.blocks.loc[coding.blocks["kind"].isin(kinds), ["article_id", "block_id", "kind", "editorial"]]
    return coding.sentences.sort_values(ORDER["sentences"]).merge(blocks, on=["article_id", "block_id"])


def crossed(frame: pd.DataFrame, levels: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Each row of `frame` once for every combination of the levels, in their order.

    >>> crossed(pd.DataFrame({"article_id": ["a"]}), {"voice": ["outlet", "quoted"]})["voice"].tolist()
    ['outlet', 'quoted']
    """
    for name, values in levels.items():
        frame = frame.merge(pd.DataFrame({name: pd.Series(list(values), dtype="str")}), how="cross")
    return frame


def with_sums(frame: pd.DataFrame, rows: pd.DataFrame, on: Sequence[str], sums: Mapping[str, str]) -> pd.DataFrame:
    """`frame` with, for each `new: column` of `sums`, the column's sum over the matching rows; 0 where none match."""
    totals = rows.groupby(list(on), sort=False, dropna=False)[list(sums.values())].sum()
    totals.columns = pd.Index(list(sums))
    return frame.merge(totals.reset_index(), how="left", on=list(on)).fillna(dict.fromkeys(sums, 0))


def pooled(frame: pd.DataFrame, keys: Sequence[str], counts: Sequence[str]) -> pd.DataFrame:
    """The counts of an outlet's articles added up: `article_id` null, one row per outlet and keys, null outlet last."""
    ordered = frame.sort_values("outlet", kind="stable", na_position="last")
    out = ordered.groupby(["outlet", *keys], sort=False, dropna=False)[list(counts)].sum().reset_index()
    out["article_id"] = pd.Series(None, index=out.index, dtype="str")
    return out


def share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """`part / whole`, NaN where the whole is 0.

    >>> share(pd.Series([1, 0]), pd.Series([4, 0])).tolist()
    [0.25, nan]
    """
    return part.astype("float64") / whole.astype("float64").where(whole > 0)


def warn_undefined(values: pd.Series, measure: str, reason: str) -> None:
    """One warning for all the rows of a result that are NaN; to be called by the measure itself."""
    missing = int(values.isna().sum())
    if missing:
        warnings.warn(f"{measure}: {missing} of {len(values)} rows are undefined (NaN): {reason}", stacklevel=3)


def finished(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """The named columns in their order and types, rows numbered from 0."""
    return frame[list(columns)].astype(dict(columns)).reset_index(drop=True)
