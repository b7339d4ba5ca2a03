"""Periods by dates of any precision, and the two sides of a day."""

from __future__ import annotations

import math
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from framing.compare.periods import FREQUENCIES, period_of, period_within, periods_between, stretch_of, zone_of
from framing.compare.resampling import bootstrap_interval, permutation_p
from framing.compare.timeline import COLUMNS, SPLIT_COLUMNS, before_after, timeline
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import generator

DATES = {
    "a": "2025-11-03", "b": "2025-11-20T10:00", "c": "2025-11", "d": "2026-01-05", "e": "2026-01-31T23:30:00-05:00",
    "f": "2026-01-09", "g": "2025", "h": None, "i": "2025-11-30",
}  # fmt: skip
VALUES = dict(zip(DATES, [1.0, 2.0, 3.0, 5.0, 8.0, 4.0, 9.0, 9.0, 2.0], strict=True))


def coding_of(dates=DATES, outlet="Echo"):
    articles = pd.DataFrame({"article_id": list(dates), "outlet": outlet, "published": list(dates.values())})
    return Coding({"articles": articles})


def measure(coding):
    ids = list(coding.articles["article_id"])
    return pd.DataFrame({"article_id": ids, "score": [VALUES.get(i, math.nan) for i in ids]})


def test_months_are_listed_without_holes_and_what_cannot_be_placed_is_told():
    with pytest.warns(
        UserWarning, match="timeline: of 9 articles 1 have no date and 1 have a date too coarse for a month"
    ):
        frame = timeline(coding_of(), measure)
    assert frame[["period", "n_articles"]].to_numpy().tolist() == [["2025-11", 4], ["2025-12", 0], ["2026-01", 3]]
    assert frame["estimate"].tolist() == pytest.approx([2.0, math.nan, 17 / 3], nan_ok=True)
    assert frame["note"].tolist() == ["", "no articles", ""]
    expected = bootstrap_interval([1, 2, 3, 2], rng=generator(0, "all\0" + "2025-11"))
    assert (frame.loc[0, "low"], frame.loc[0, "high"]) == expected
    assert frame.dtypes.astype(str).to_dict() == COLUMNS


@pytest.mark.filterwarnings("ignore:timeline")
def test_the_zone_decides_the_day_of_a_time_with_an_offset_and_of_no_other():
    def months(**options):
        found = timeline(coding_of(), measure, **options)
        return found[found["n_articles"] > 0].set_index("period")["n_articles"].to_dict()

    assert months() == {"2025-11": 4, "2026-01": 3}
    assert months(timezone="Asia/Tokyo") == {"2025-11": 4, "2026-01": 2, "2026-02": 1}


@pytest.mark.filterwarnings("ignore:timeline")
def test_every_frequency_holds_the_articles_that_are_fine_enough():
    fine = {"day": 6, "week": 6, "month": 7, "quarter": 7, "year": 8}
    for freq, n in fine.items():
        assert timeline(coding_of(), measure, freq=freq)["n_articles"].sum() == n, freq


@pytest.mark.filterwarnings("ignore:timeline")
def test_the_order_of_articles_does_not_matter():
    backwards = coding_of(dict(reversed(DATES.items())))
    pd.testing.assert_frame_equal(
        timeline(coding_of(), measure, by="outlet"), timeline(backwards, measure, by="outlet")
    )


def test_periods_agree_with_pandas():
    codes = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
    for day in pd.date_range("2019-12-20", "2021-01-15", freq="3D"):
        for freq in FREQUENCIES:
            expected = pd.Period(day, freq=codes[freq])
            found = period_of(day.date(), freq)
            assert found.start == expected.start_time.date()
            assert found.end == expected.end_time.date() + pd.Timedelta(days=1)
    assert period_of(date(2021, 1, 3), "week").name == "2020-W53"


def test_a_stretch_belongs_to_a_period_only_as_a_whole():
    assert period_within(stretch_of("2025-12"), "quarter").name == "2025-Q4"
    assert period_within(stretch_of("2025-12"), "week") is None
    assert period_within(stretch_of("2025"), "year").name == "2025"
    assert stretch_of("next week") is None
    assert stretch_of(None) is None
    assert stretch_of("2025-12-11T09:00Z", zone_of("UTC")).start == datetime(2025, 12, 11, 9)
    day = period_of(date(2024, 2, 28), "day")
    assert [p.name for p in periods_between(day, period_of(date(2024, 3, 1), "day"), "day")] == [
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [({"freq": "decade"}, "freq: expected"), ({"timezone": "Mars/Base"}, "timezone: 'Mars/Base' is not known")],
)
def test_what_is_no_period_or_zone_is_refused(options, said):
    with pytest.raises(UsageError, match=said):
        timeline(coding_of(), measure, **options)


def test_no_dates_at_all_give_an_empty_frame_of_the_same_form():
    with pytest.warns(UserWarning, match="1 have no date"):
        frame = timeline(coding_of({"h": None}), measure)
    assert frame.dtypes.astype(str).to_dict() == COLUMNS
    assert len(frame) == 0


def test_before_and_after_a_day():
    with pytest.warns(
        UserWarning, match="1 have no date and 1 have a date too coarse to tell before from after 2025-12-11"
    ):
        row = before_after(coding_of(), measure, date="2025-12-11").iloc[0]
    before, after = [1, 2, 3, 2], [5, 8, 4]
    assert (row["n_before"], row["n_after"]) == (4, 3)
    assert row["difference"] == pytest.approx(np.mean(after) - np.mean(before))
    assert row["low"] < row["difference"] < row["high"]
    assert row["p"] == pytest.approx(permutation_p(after, before, rng=generator(0, "")))
    assert row["effect"] == 1


@pytest.mark.filterwarnings("ignore:before_after")
def test_the_day_itself_is_after_and_a_month_around_it_is_neither():
    sides = before_after(coding_of(), measure, date="2025-11-20")
    assert sides[["n_before", "n_after"]].to_numpy().tolist() == [[1, 5]]
    assert sides.dtypes.astype(str).to_dict() == SPLIT_COLUMNS
    assert sides.loc[0, "note"] == "before: fewer than 3 articles"
    assert math.isnan(sides.loc[0, "p"])


@pytest.mark.filterwarnings("ignore:before_after")
def test_a_window_leaves_out_what_is_far():
    row = before_after(coding_of(), measure, date="2025-12-11", window=30).iloc[0]
    assert (row["n_before"], row["n_after"]) == (2, 2)


@pytest.mark.filterwarnings("ignore:before_after")
def test_a_moment_parts_the_articles_of_its_day():
    dates = {"a": "2025-12-11T08:00+09:00", "b": "2025-12-10T20:00-05:00", "c": "2025-12-11", "d": "2025-12-12"}
    row = before_after(coding_of(dates), measure, date="2025-12-11T09:00+09:00").iloc[0]
    # a is an hour earlier, b (10:00 in Tokyo) an hour later, c cannot be told
    assert (row["n_before"], row["n_after"]) == (1, 2)


@pytest.mark.parametrize("wrong", ["2025-12", "03/04/2025", "soon"])
def test_a_date_that_is_not_a_day_is_refused(wrong):
    with pytest.raises(UsageError, match="date: "):
        before_after(coding_of(), measure, date=wrong)
