"""Dates as the sources write them, brought to one form without inventing precision."""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>[12]\d{3})"
_DAY = r"(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        _YEAR,
        rf"{_YEAR}([-/.])(?P<month>\d{{1,2}})",
        rf"{_YEAR}([-/.])(?P<month>\d{{1,2}})\2{_DAY}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<month>\d{{1,2}})[/.]{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_MONTH},?[ -]{_YEAR}",
    )
)
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)", re.ASCII)
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?=.)"
    r"|,? (?:mon|tues|wednes|thurs|fri|satur|sun)day$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:T|,? (?:at )?)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?"
    r" ?(?P<half>[ap]\.?m\.?)? ?(?P<zone>Z|[+-]\d\d(?::?\d\d)?|[A-Z]{2,5})?",
    re.ASCII | re.IGNORECASE,
)


class Dated(NamedTuple):
    """A date in the form of `Article.published`, or None and the reason why there is none."""

    value: str | None
    complaint: str | None = None


def normalise_date(text: str) -> Dated:
    """A date as written in a source, in ISO 8601 form with the precision that it has; never guessed.

    Understood are years, months, days, ISO date-times, month names in English (`11 December 2025`,
    `Thu, 11 Dec 2025 10:20:00 GMT`, `Dec 2025`) and numeric days with only one possible reading (`25/12/2025`).
    A time zone that is only an abbreviation (`EST`) cannot be told: the day is kept, the time is not. `value` is None,
    and `complaint` says why, where day and month can be mistaken for each other, for impossible days and for
    anything else.

    >>> normalise_date("Dec. 2025").value, normalise_date("December 11, 2025").value
    ('2025-12', '2025-12-11')
    >>> normalise_date("2025-12-11 10:20:00+0800").value
    '2025-12-11T10:20:00+08:00'
    >>> normalise_date("03/04/2025").complaint
    "'03/04/2025' is ambiguous (day or month first?): write 2025-04-03 or 2025-03-04"
    """
    words = " ".join(text.split())
    clock = _clock_at_end(words)
    day = _WEEKDAY.sub("", words[: clock.start()] if clock else words)
    numeric = _NUMERIC.fullmatch(day)
    dated = _numeric(text.strip(), numeric) if numeric else _written(text.strip(), day)
    if clock is None or dated.value is None:
        return dated
    hours = _time(clock)
    if hours is None or len(dated.value) < len("2025-12-11"):
        return _not_understood(text)
    return Dated(dated.value + hours)


def _clock_at_end(words: str) -> re.Match[str] | None:
    return next((m for m in _CLOCK.finditer(words) if m.end() == len(words)), None)


def _written(text: str, day: str) -> Dated:
    """A date in one of the forms that can be read in one way only."""
    found = next((m for form in _FORMS if (m := form.fullmatch(day))), None)
    if found is None:
        return _not_understood(text)
    parts = found.groupdict()
    if "month" not in parts:
        return Dated(parts["year"])
    month = int(parts["month"]) if parts["month"].isdigit() else _month_number(parts["month"])
    if month is None:
        return _not_understood(text)
    return _calendar(text, int(parts["year"]), month, int(parts["day"]) if "day" in parts else None)


def _numeric(text: str, found: re.Match[str]) -> Dated:
    """Day, month and year in figures: only where there is one reading."""
    first, second, year = int(found[1]), int(found[3]), found[4]
    if len(year) == 2:
        return Dated(None, f"{_shown(text)} is ambiguous (its year has two figures): write it as YYYY-MM-DD")
    readings = sorted(
        {(month, day) for day, month in ((first, second), (second, first)) if _exists(int(year), month, day)},
        reverse=True,
    )
    if len(readings) > 1:
        choices = " or ".join(f"{year}-{month:02}-{day:02}" for month, day in readings)
        return Dated(None, f"{_shown(text)} is ambiguous (day or month first?): write {choices}")
    if not readings:
        return Dated(None, f"{_shown(text)} is not a day of the calendar: correct it")
    return _calendar(text, int(year), *readings[0])


def _calendar(text: str, year: int, month: int, day: int | None) -> Dated:
    if not _exists(year, month, day or 1) or day == 0:
        return Dated(None, f"{_shown(text)} is not a day of the calendar: correct it")
    return Dated(f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month_number(name: str) -> int | None:
    """The number of a month from its English name or an abbreviation of three letters (four for Sept)."""
    folded = name.casefold()
    for number, month in enumerate(_MONTHS, start=1):
        if folded == month or folded == month[:3] or folded == "sept" == month[:4]:
            return number
    return None


def _time(clock: re.Match[str]) -> str | None:
    """`T10:20:30Z` from a clock time; empty where its zone cannot be told, None where it is no time of day."""
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    try:
        time(hour, minute, second)
    except ValueError:
        return None
    zone = _zone(clock["zone"])
    if zone is None:
        return ""
    seconds = f":{second:02}" if clock["second"] else ""
    fraction = f".{clock['fraction']}" if (clock["fraction"] or "").strip("0") else ""
    return f"T{hour:02}:{minute:02}{seconds}{fraction}{zone}"


def _zone(zone: str | None) -> str | None:
    """An offset as ISO 8601 writes it; empty where none is given, None where it is only an abbreviation."""
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    if zone[0] not in "+-":
        return None
    hours, minutes = zone[:3], zone[3:].lstrip(":") or "00"
    return "Z" if hours[1:] == minutes == "00" else f"{hours}:{minutes}"


def _not_understood(text: str) -> Dated:
    return Dated(
        None,
        f"{_shown(text)} is not a date that is understood: write it as 2025, 2025-12, 2025-12-11 or 11 December 2025",
    )


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
