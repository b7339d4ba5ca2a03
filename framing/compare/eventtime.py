"""When an article can have been written, and what the days between two articles say about their telling one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SAME_DAY = 1.0
"""Days that two reports of one event lie apart for no reason but deadlines and time zones."""
TEXT_DAYS = 400
"""An undated article is taken to be from the days behind the latest date that its text writes out: it may speak of last year's."""
TEXT_DOUBT, ALIKE = 0.2, 0.5
UNDATED = 0.9
UNKNOWN = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Times:
    """First and last day (ordinals) that each article can be from; `is_dated` where that is from its date of publication.

    Articles with neither a date nor one in their text have the day `UNKNOWN` twice.
    """

    first: Ints
    last: Ints
    is_dated: NDArray[np.bool_]

    def gap(self, a: Ints, b: Ints) -> Floats:
        """The least number of days between articles `a` and `b`; NaN where either is unknown."""
        days = np.maximum(self.first[a] - self.last[b], self.first[b] - self.last[a])
        unknown = (self.first[a] == UNKNOWN) | (self.first[b] == UNKNOWN)
        return np.where(unknown, np.nan, np.maximum(days, 0).astype(np.float64))


def times_of(published: Sequence[str | None], dated: Ints) -> Times:
    """The days of some articles by their date of publication, else by the latest month written out in their text.

    >>> times = times_of(["2025-12-11", "2025-12", None], np.array([0, 0, 12 * 2022 + 4]))
    >>> times.gap(np.array([0, 0]), np.array([1, 2])).tolist()
    [0.0, 920.0]
    """
    first, last = np.full(len(dated), UNKNOWN), np.full(len(dated), UNKNOWN)
    is_dated = np.zeros(len(dated), np.bool_)
    for n, (text, month) in enumerate(zip(published, dated.tolist(), strict=True)):
        known = published_days(text) if isinstance(text, str) else None
        if known:
            first[n], last[n], is_dated[n] = *known, True
        elif month:
            first[n] = date(month // 12, month % 12 + 1, 1).toordinal()
            last[n] = first[n] + TEXT_DAYS
    return Times(first, last, is_dated)


def published_days(published: str) -> tuple[int, int] | None:
    """First and last day of a date of publication with the precision that it has, as ordinals; None where it is no date.

    >>> a, b = published_days("2024-02")
    >>> b - a
    28
    """
    parts = published[:10].split("-")
    try:
        year, month, day = (*map(int, parts), 0, 0)[:3]
        start = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return start.toordinal(), start.toordinal()
    end = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1) - timedelta(days=1)
    return start.toordinal(), end.toordinal()


def nearness(times: Times, a: Ints, b: Ints, words: Floats, window: float) -> Floats:
    """The factor, 0 to 1, by which the days between two articles lessen their likeness.

    Both dated: `2 ** -((days - 1) / (window - 1))`, 1 within a day, a half at `window` days. Where a day is known from a
    text only, a text of another time counts the more, the more alike the words are (`words`, 0 to 1): what recurs is
    told in the same words. 0.9 where nothing is known.
    """
    gap = times.gap(a, b)
    both = times.is_dated[a] & times.is_dated[b]
    known = np.nan_to_num(gap)
    by_day = 2.0 ** -(np.maximum(known - SAME_DAY, 0) / max(window - SAME_DAY, 0.5))
    by_text = np.where(known > 0, TEXT_DOUBT ** np.minimum(words / ALIKE, 1) ** 2, 1.0)
    return np.where(both, by_day, UNDATED * by_text)
