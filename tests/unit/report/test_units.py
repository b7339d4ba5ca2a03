"""What rows of figures and tables stand for."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.units import MAX_ROWS, OTHERS, units_of


def coding_of(outlets):
    ids = [f"a{n:02d}" for n in range(len(outlets))]
    return Coding({"articles": pd.DataFrame({"article_id": ids, "outlet": pd.Series(outlets, dtype="str")})})


def test_few_articles_are_rows_of_their_own():
    units = units_of(coding_of(["Echo", "Echo", None]))
    assert units.single
    assert units.names == ("Echo (a00)", "Echo (a01)", "a02")


def test_many_articles_are_grouped_and_those_without_a_group_are_unknown():
    units = units_of(coding_of(["Post"] * 7 + ["Echo"] * 6 + [None]))
    assert units.kind == "outlet"
    assert units.names == ("Echo", "Post", "unknown")
    assert units.of["a00"] == 1
    assert units.of["a13"] == 2


def test_the_smallest_of_many_groups_share_a_row():
    units = units_of(coding_of([f"outlet {n:02d}" for n in range(20)] + ["outlet 19"]))
    assert len(units.names) == MAX_ROWS
    assert units.names[-1] == OTHERS
    assert "outlet 19" in units.names


def test_counts_of_a_group_are_added_up():
    units = units_of(coding_of(["Post"] * 7 + ["Echo"] * 6))
    frame = pd.DataFrame({"article_id": ["a00", "a01", "a12"], "key": ["x", "x", "x"], "n": [1, 2, 4]})
    assert units.sums(frame, ["key"], ["n"]).values.tolist() == [[0, "x", 4], [1, "x", 3]]


def test_an_unknown_column_is_refused_by_name():
    with pytest.raises(UsageError, match="by: the articles have no column 'colour': name one of article_id, outlet"):
        units_of(coding_of(["Echo"]), "colour")
