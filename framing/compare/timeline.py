"""A measure over time, and before and after a day; periods by the dates of the articles, intervals over articles."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Any

import numpy as np
import pandas as pd

from framing.compare.design import Design, design
from framing.compare.groups import ALPHA, NO_P, contrasted, numbers
from framing.compare.periods import FREQUENCIES, Period, Stretch, period_within, periods_between, stretch_of, zone_of
from framing.compare.resampling import Resampling, cliffs_delta, smallest_p
from framing.compare.samples import Ints, Sample
from framing.compare.values import Measure, measured_by, pairs
from framing.measures.adjusting import benjamini_hochberg
from framing.measures.common import check_option
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.reading.dates import normalise_date

COLUMNS = {
    "period": "str",
    "start": "str",
    "end": "str",
    "group": "str",
    "key": "str",
    "voice": "str",
    "n_articles": "int64",
    "n_clusters": "int64",
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "note": "str",
    "caution": "str",
}
SPLIT_COLUMNS = {
    "group": "str",
    "key": "str",
    "voice": "str",
    "n_before": "int64",
    "n_after": "int64",
    "before": "float64",
    "before_low": "float64",
    "before_high": "float64",
    "after": "float64",
    "after_low": "float64",
    "after_high": "float64",
    "difference": "float64",
    "low": "float64",
    "high": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "effect": "float64",
    "note": "str",
    "caution": "str",
}
NO_ARTICLES = "no articles"


def timeline(
    coding: Coding,
    measure: Measure,
    *,
    freq: str = "month",
    by: str | Sequence[str] | None = None,
    value: str | None = None,
    absent: float | None = None,
    weights: str | pd.DataFrame | None = None,
    clusters: str | pd.DataFrame | None = None,
    timezone: str | None = None,
    seed: int = 0,
    n_resamples: int = 2000,
    level: float = 0.95,
    **options: Any,
) -> pd.DataFrame:
    """A measure's mean over the articles of each day, week, month, quarter or year, with bootstrap intervals.

    An article belongs to a period if its date, of whatever precision, lies wholly inside. Articles without a date, and those whose
    date is too coarse (`2025` for months), are left out, with a warning that counts them.

    Parameters
    ----------
    freq : "day", "week" (from Monday, ISO 8601), "month", "quarter" or "year"
    by : groups, as in `compare`; None puts all articles together
    timezone : to which times with an offset are brought ("Asia/Tokyo"); None takes each as written
    value, absent, weights, clusters, seed, n_resamples, level, **options : as in `compare`

    Returns
    -------
    One row per group x key x voice x period, from the first period to the last, empty ones included. `period`
    ("2025-12", "2025-W50", "2025-Q4"), `start`, `end` (first day, and first day after it), `n_articles`, `n_clusters`, `estimate`, `low`,
    `high` (NaN below 3 clusters; the estimate too where there are no articles), `note`, `caution`.

    Raises UsageError as `compare` does, and for an unknown `freq` or `timezone`.

    >>> dates = ["2025-11-03", "2025-11-20", "2025-11", "2026-01-05"]
    >>> articles = pd.DataFrame({"article_id": list("abcd"), "outlet": "Echo", "published": dates})
    >>> def length(coding):
    ...     return pd.DataFrame({"article_id": list("abcd"), "words": [1.0, 2.0, 3.0, 7.0]})
    >>> timeline(Coding({"articles": articles}), length)[["period", "n_articles", "estimate"]]
        period  n_articles  estimate
    0  2025-11           3       2.0
    1  2025-12           0       NaN
    2  2026-01           1       7.0
    """
    check_option("freq", freq, FREQUENCIES)
    resampling = Resampling(seed, n_resamples, level)
    plan = design(coding, by, weights, clusters, "timeline")
    placed = [period_within(s, freq) if s else None for s in _stretches(coding, plan, zone_of(timezone))]
    _tell(coding, plan, [p is not None for p in placed], f"a date too coarse for a {freq}", "timeline")
    values = measured_by(coding, measure, options, by, value, absent, "timeline").reindex(plan.ids)
    rows = _periods(plan, values, placed, freq, resampling)
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def before_after(
    coding: Coding,
    measure: Measure,
    *,
    date: str,
    window: int | None = None,
    by: str | Sequence[str] | None = None,
    value: str | None = None,
    absent: float | None = None,
    weights: str | pd.DataFrame | None = None,
    clusters: str | pd.DataFrame | None = None,
    timezone: str | None = None,
    seed: int = 0,
    n_resamples: int = 2000,
    level: float = 0.95,
    **options: Any,
) -> pd.DataFrame:
    """A measure's mean before a day and from it on, and the difference with its interval.

    The day itself counts as after. An article whose date cannot be told to be on either side (`2025-12` for the 11th) is
    left out, with a warning. It is a difference in time, not an effect of the day: what else changed then changed it too.

    Parameters
    ----------
    date : the day, or a moment (`2025-12-11T09:00+09:00`; times with an offset are then brought to its own)
    window : only articles of so many days before and after
    by, timezone and others : as in `timeline`

    Returns
    -------
    One row per group x key x voice. `n_before`, `n_after`; `before`, `after` with their `_low` and `_high`; `difference` (after
    minus before) with `low`, `high` (bootstrap), `p` (permutation), `p_adjusted` (Benjamini and Hochberg 1995), `effect`
    (Cliff's delta); `note`, `caution`. NaN below 3 clusters on a side.

    Raises UsageError as `timeline` does, and for a date that is none or not as fine as a day.
    """
    resampling = Resampling(seed, n_resamples, level)
    moment, zone = _moment(date, timezone)
    plan = design(coding, by, weights, clusters, "before_after")
    side = np.array([_side(s, moment, window) for s in _stretches(coding, plan, zone)], dtype=np.int64)
    _tell(
        coding, plan, (side != UNCLEAR).tolist(), f"a date too coarse to tell before from after {date}", "before_after"
    )
    values = measured_by(coding, measure, options, by, value, absent, "before_after").reindex(plan.ids)
    frame = pd.DataFrame(_sides(plan, values, side, resampling), columns=list(SPLIT_COLUMNS)).astype(SPLIT_COLUMNS)
    frame["p_adjusted"] = benjamini_hochberg(frame["p"])
    return frame


def _stretches(coding: Coding, plan: Design, zone: tzinfo | None) -> list[Stretch | None]:
    published = coding.articles.set_index("article_id")["published"].reindex(plan.ids)
    return [stretch_of(value, zone) for value in published]


def _tell(coding: Coding, plan: Design, used: Sequence[bool], what: str, caller: str) -> None:
    """One warning for the articles that have no date, or none that is fine enough."""
    published = coding.articles.set_index("article_id")["published"].reindex(plan.ids)
    dated = np.array([stretch_of(value) is not None for value in published], dtype=bool)
    missing, coarse = int((~dated).sum()), int((dated & ~np.array(used, dtype=bool)).sum())
    parts = [f"{missing} have no date"] * bool(missing) + [f"{coarse} have {what}"] * bool(coarse)
    if parts:
        warnings.warn(f"{caller}: of {len(dated)} articles {' and '.join(parts)}: left out", stacklevel=3)


def _periods(
    plan: Design, values: pd.DataFrame, placed: Sequence[Period | None], freq: str, resampling: Resampling
) -> list[dict[str, Any]]:
    found = sorted({p for p in placed if p is not None}, key=lambda p: p.start)
    periods = periods_between(found[0], found[-1], freq) if found else []
    inside = {p: np.array([q == p for q in placed], dtype=bool) for p in periods}
    rows = []
    for group in sorted(set(plan.group)):
        member = plan.members(group)
        for (key, voice), column in zip(pairs(values), values.to_numpy().T, strict=True):
            for period in periods:
                own = plan.sample(column, member & inside[period])
                row = numbers(own, f"{group}\0{period.name}", resampling)
                row["note"] = row["note"] if len(own) else NO_ARTICLES
                place = {"period": period.name, "start": period.start.isoformat(), "end": period.end.isoformat()}
                rows.append({**place, "group": group, "key": key, "voice": voice, **row})
    return rows


BEFORE, UNCLEAR, AFTER, OUTSIDE = -1, 0, 1, 2


def _moment(text: str, timezone: str | None) -> tuple[datetime, tzinfo | None]:
    """The moment that parts before from after, as the clock of the zone shows it, and that zone."""
    written = normalise_date(text)
    if written.value is None or len(written.value) < len("2025-12-11"):
        raise UsageError(
            f"date: {written.complaint or f'{text!r} is not as fine as a day'}: expected such as 2025-12-11"
        )
    moment = datetime.fromisoformat(written.value)
    zone = zone_of(timezone) or moment.tzinfo
    if moment.tzinfo is not None:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None), zone


def _side(stretch: Stretch | None, moment: datetime, window: int | None) -> int:
    """Before, after, unclear (no date, or one that covers the moment), or outside the window."""
    if stretch is None or stretch.start < moment < stretch.end:
        return UNCLEAR
    if window is not None:
        reach = timedelta(days=window)
        if stretch.start < moment - reach or stretch.end > moment + reach:
            return OUTSIDE
    return BEFORE if stretch.end <= moment else AFTER


def _sides(plan: Design, values: pd.DataFrame, side: Ints, resampling: Resampling) -> list[dict[str, Any]]:
    rows = []
    for group in sorted(set(plan.group)):
        member = plan.members(group)
        for (key, voice), column in zip(pairs(values), values.to_numpy().T, strict=True):
            before, after = (plan.sample(column, member & (side == s)) for s in (BEFORE, AFTER))
            rows.append({"group": group, "key": key, "voice": voice, **_split(before, after, group, resampling)})
    return rows


def _split(before: Sample, after: Sample, group: str, resampling: Resampling) -> dict[str, Any]:
    """The two sides, and their difference where both have enough articles."""
    out: dict[str, Any] = {"difference": after.mean - before.mean, "effect": cliffs_delta(after, before)}
    out |= dict.fromkeys(("low", "high", "p"), math.nan)
    notes, cautions = [], []
    for name, sample in (("before", before), ("after", after)):
        row = numbers(sample, f"{group}\0{name}", resampling)
        out |= {f"n_{name}": len(sample), name: sample.mean, f"{name}_low": row["low"], f"{name}_high": row["high"]}
        notes += [f"{name}: {row['note'] if len(sample) else NO_ARTICLES}"] if row["note"] else []
        cautions += [f"{name}: {row['caution']}"] if row["caution"] else []
    if not notes:
        found = contrasted(after, before, resampling, group)
        out |= {"p": found["p"], "low": found["difference_low"], "high": found["difference_high"]}
        cautions += [NO_P] if smallest_p(after, before) >= ALPHA else []
    return out | {"note": "; ".join(notes), "caution": "; ".join(cautions)}
