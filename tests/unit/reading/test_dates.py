"""Dates keep the precision of the source; what can be read in two ways is left out with the reason."""

from __future__ import annotations

import pytest

from framing.reading.dates import normalise_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025", "2025"),
        ("2025-12", "2025-12"),
        ("2025-12-11", "2025-12-11"),
        (" 2025/12/11 ", "2025-12-11"),
        ("2025.1.5", "2025-01-05"),
        ("20251211", "2025-12-11"),
        ("12/2025", "2025-12"),
        ("11 December 2025", "2025-12-11"),
        ("December 11, 2025", "2025-12-11"),
        ("December 11th 2025", "2025-12-11"),
        ("1st of May 2022", "2022-05-01"),
        ("11-Dec-2025", "2025-12-11"),
        ("Dec 2025", "2025-12"),
        ("Sept. 2025", "2025-09"),
        ("MAY 2022", "2022-05"),
        ("Thursday, December 11, 2025", "2025-12-11"),
        ("December 11, 2025 Thursday", "2025-12-11"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_days_months_and_years_keep_their_precision(written: str, expected: str) -> None:
    assert normalise_date(written) == (expected, None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-12-11T10:20:30Z", "2025-12-11T10:20:30Z"),
        ("2025-12-11 10:20", "2025-12-11T10:20"),
        ("2025-12-11 10:20:30.250+08:00", "2025-12-11T10:20:30.250+08:00"),
        ("2025-12-11T10:20:30.000-0500", "2025-12-11T10:20:30-05:00"),
        ("2025-12-11T10:20:30+00:00", "2025-12-11T10:20:30Z"),
        ("Thu, 11 Dec 2025 10:20:30 GMT", "2025-12-11T10:20:30Z"),
        ("December 11, 2025 at 9:05 p.m.", "2025-12-11T21:05"),
        ("December 11, 2025, 12:30 AM", "2025-12-11T00:30"),
    ],
)
def test_times_of_day_are_kept_with_their_offset(written: str, expected: str) -> None:
    assert normalise_date(written) == (expected, None)


def test_a_time_in_a_zone_that_cannot_be_told_is_left_out_and_its_day_kept() -> None:
    assert normalise_date("December 11, 2025 10:20 AM EST").value == "2025-12-11"


@pytest.mark.parametrize("written", ["03/04/2025", "3.4.2025", "03-04-2025", "03/04/2025 10:20"])
def test_a_day_that_could_be_a_month_is_left_out(written: str) -> None:
    value, complaint = normalise_date(written)
    assert value is None
    assert complaint == f"{written!r} is ambiguous (day or month first?): write 2025-04-03 or 2025-03-04"


@pytest.mark.parametrize(
    ("written", "expected"), [("25/12/2025", "2025-12-25"), ("12/25/2025", "2025-12-25"), ("4/4/2025", "2025-04-04")]
)
def test_figures_with_one_possible_reading_are_no_guess(written: str, expected: str) -> None:
    assert normalise_date(written) == (expected, None)


@pytest.mark.parametrize("written", ["11/12/25", "31/12/99"])
def test_a_year_of_two_figures_is_left_out(written: str) -> None:
    value, complaint = normalise_date(written)
    assert value is None
    assert complaint is not None
    assert "two figures" in complaint


@pytest.mark.parametrize("written", ["2025-02-30", "29 February 2025", "2025-13", "31/31/2025", "2025-12-00"])
def test_days_that_do_not_exist_are_left_out(written: str) -> None:
    value, complaint = normalise_date(written)
    assert value is None
    assert complaint == f"{written!r} is not a day of the calendar: correct it"


@pytest.mark.parametrize(
    "written",
    [
        "soon",
        "Decem 2025",
        "1733875200",
        "2025-12-11T25:00",
        "2025-12 10:20",
        "11. Dezember 2025",
        "10:20",
        "Monday",
        "٢٠٢٥",
    ],
)
def test_anything_else_is_not_understood_and_never_guessed(written: str) -> None:
    value, complaint = normalise_date(written)
    assert value is None
    assert complaint is not None
    assert "not a date that is understood" in complaint


def test_a_long_value_is_shortened_in_the_complaint() -> None:
    complaint = normalise_date("x" * 500).complaint
    assert complaint is not None
    assert len(complaint) < 200
