"""A measure as a matrix: one row per article, one column per key and voice."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, cast

import pandas as pd
from pandas.api.types import is_float_dtype, is_numeric_dtype

from framing.compare.design import VOICE, factors, splits_voice
from framing.measures.common import ALL
from framing.model.coding import VOICES, Coding
from framing.model.errors import UsageError

Measure = Callable[..., pd.DataFrame]


def measured_by(
    coding: Coding,
    measure: Measure,
    options: Mapping[str, Any],
    by: str | Sequence[str] | None,
    value: str | None,
    absent: float | None,
    caller: str,
) -> pd.DataFrame:
    """The measure's values: a row per article, a column per (key, voice), sorted; NaN where undefined.

    The key is made of the measure's other text columns, the factors of `by` left out. With `voice` among the factors the
    measure is asked for its voices.
    """
    given = dict(options)
    if splits_voice(by) and "by" in inspect.signature(measure).parameters:
        given["by"] = VOICE
    return _matrix(measure(coding, **given), factors(by), value, absent, caller)


def pairs(wide: pd.DataFrame) -> list[tuple[str, str]]:
    """The columns of a matrix of measure values, as (key, voice)."""
    return cast("list[tuple[str, str]]", wide.columns.to_list())


def _matrix(
    frame: pd.DataFrame, skipped: Collection[str], value: str | None, absent: float | None, caller: str
) -> pd.DataFrame:
    if "article_id" not in frame.columns or frame["article_id"].isna().any():
        raise UsageError(f"measure: expected a column 'article_id' without gaps: {caller} needs one value per article")
    column = _value_column(frame, value)
    long = pd.DataFrame({"article_id": frame["article_id"], "key": _keys(frame, skipped), "value": frame[column]})
    long["voice"] = frame["voice"].fillna("") if "voice" in frame.columns else ALL
    _refuse_doubles(long)
    wide = _wide(long, "value").astype("float64")
    gaps = _wide(long, "key").isna().mul(wide.notna().any(axis=1), axis=0)
    if absent is None:
        _warn_gaps(gaps, caller)
    else:
        wide = wide.mask(gaps, absent)
    ordered: list[tuple[str, str]] = sorted(pairs(wide), key=_column_order)
    return wide[ordered]


def _refuse_doubles(long: pd.DataFrame) -> None:
    twice = long[long.duplicated(["article_id", "key", "voice"])]
    if len(twice):
        row = twice.iloc[0]
        raise UsageError(
            f"measure: more than one row for article {row['article_id']!r}, key {row['key']!r}, voice {row['voice']!r} "
            "(expected one): give each row a text column that tells it apart"
        )


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


def _keys(frame: pd.DataFrame, skipped: Collection[str]) -> pd.Series:
    """The text columns that tell the rows of an article apart, as one; codebook and coder only where they vary."""
    apart = {"article_id", "outlet", "voice", *skipped}
    names = [c for c in frame.columns if c not in apart and not is_numeric_dtype(frame[c])]
    names = [c for c in names if c not in ("codebook", "coder") or frame[c].nunique(dropna=False) > 1]
    key = pd.Series("", index=frame.index, dtype="str")
    for n, name in enumerate(names):
        part = frame[name].astype("str").fillna("")
        key = part if n == 0 else key + " / " + part
    return key


def _warn_gaps(gaps: pd.DataFrame, caller: str) -> None:
    articles = int(gaps.any(axis=1).sum())
    if articles:
        warnings.warn(
            f"{caller}: {articles} articles have no row for some key of the measure and are left out there: "
            "give absent=0 if no row means zero",
            stacklevel=5,
        )
