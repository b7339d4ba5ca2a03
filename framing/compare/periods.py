"""Dates of any precision as stretches of time, and the periods that they fall into.

`published` keeps the precision that it has: `2025-12` is the whole of December. A stretch belongs to a period only if it
lies wholly inside; what is too coarse is left out and told, never put on the first of something.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from framing.model.errors import UsageError
from framing.reading.dates import normalise_date

FREQUENCIES = ("day", "week", "month", "quarter", "year")


class Stretch(NamedTuple):
    """From `start` (included) to `end` (excluded), as the clock of one place shows."""

    start: datetime
    end: datetime


class Period(NamedTuple):
    """A period of the calendar: its name, first day and the first day after it."""

    name: str
    start: date
    end: date


def zone_of(name: str | None) -> tzinfo | None:
    """The time zone of that name; UsageError for an unknown one.

    >>> str(zone_of("Asia/Tokyo"))
    'Asia/Tokyo'
    """
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(f"timezone: {name!r} is not known: expected a name such as 'Asia/Tokyo' or 'UTC'") from None


def stretch_of(published: str | None, zone: tzinfo | None = None) -> Stretch | None:
    """The stretch of time that a date of `Article.published` stands for; None where it is none.

    A time with an offset is brought to `zone`, where one is given; without one it is taken as it was written, the day that
    the outlet's own readers saw. Dates without a time, and times without an offset, are taken as written in any case.

    >>> stretch_of("2025-12")
    Stretch(start=datetime.datetime(2025, 12, 1, 0, 0), end=datetime.datetime(2026, 1, 1, 0, 0))
    >>> stretch_of("2025-12-10T20:00:00-05:00", zone_of("Asia/Tokyo")).start
    datetime.datetime(2025, 12, 11, 10, 0)
    """
    if not isinstance(published, str):
        return None
    written = normalise_date(published).value
    if written is None:
        return None
    if len(written) > len("2025-12-11"):
        moment = datetime.fromisoformat(written)
        if zone is not None and moment.tzinfo is not None:
            moment = moment.astimezone(zone)
        moment = moment.replace(tzinfo=None)
        return Stretch(moment, moment + timedelta(microseconds=1))
    parts = [int(part) for part in written.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    period = period_of(date(year, month, day), {1: "year", 2: "month", 3: "day"}[len(parts)])
    return Stretch(_midnight(period.start), _midnight(period.end))


def period_of(day: date, freq: str) -> Period:
    """The period that a day belongs to; weeks begin on Monday and are numbered as ISO 8601 has it.

    >>> period_of(date(2025, 12, 31), "week").name, period_of(date(2025, 12, 31), "quarter").name
    ('2026-W01', '2025-Q4')
    """
    return _PERIODS[freq](day)


def period_within(stretch: Stretch, freq: str) -> Period | None:
    """The period in which a stretch lies wholly, or None."""
    period = period_of(stretch.start.date(), freq)
    return period if stretch.end <= _midnight(period.end) else None


def periods_between(first: Period, last: Period, freq: str) -> list[Period]:
    """All periods from the first to the last, the empty ones between them included.

    >>> [p.name for p in periods_between(*(period_of(date(2025, m, 1), "month") for m in (1, 3)), "month")]
    ['2025-01', '2025-02', '2025-03']
    """
    out = [first]
    while out[-1].start < last.start:
        out.append(period_of(out[-1].end, freq))
    return out


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _day(day: date) -> Period:
    return Period(day.isoformat(), day, day + timedelta(days=1))


def _week(day: date) -> Period:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Period(f"{year:04}-W{week:02}", monday, monday + timedelta(days=7))


def _month(day: date) -> Period:
    first = day.replace(day=1)
    return Period(f"{day:%Y-%m}", first, _next_month(first))


def _quarter(day: date) -> Period:
    number = (day.month - 1) // 3
    first = date(day.year, 3 * number + 1, 1)
    end = date(day.year + (number == 3), (3 * number + 3) % 12 + 1, 1)
    return Period(f"{day.year:04}-Q{number + 1}", first, end)


def _year(day: date) -> Period:
    return Period(f"{day.year:04}", date(day.year, 1, 1), date(day.year + 1, 1, 1))


_PERIODS: dict[str, Callable[[date], Period]] = dict(
    zip(FREQUENCIES, (_day, _week, _month, _quarter, _year), strict=True)
)
