"""Errors and refusals: one family, one line each, flagged or refused."""

from __future__ import annotations

import pytest

from framing.model.errors import CodebookError, FramingError, InputError, Problem, Problems, UsageError


@pytest.mark.parametrize("error", [CodebookError, InputError, UsageError])
def test_every_error_raised_on_purpose_is_caught_by_one_name(error):
    with pytest.raises(FramingError, match="what, where"):
        raise error("what, where")


def test_problems_keep_their_order_and_only_refusals_count_as_refused():
    problems = Problems()
    problems.flag("a.txt", "not English")
    problems.refuse("b.txt", "empty")
    problems.refuse("c.txt", "binary")
    assert [str(p) for p in problems.items] == ["a.txt: not English", "b.txt: empty", "c.txt: binary"]
    assert problems.refused == [Problem("b.txt", "empty"), Problem("c.txt", "binary")]


def test_two_lists_of_problems_share_nothing():
    first, second = Problems(), Problems()
    first.refuse("a.txt", "empty")
    assert second.items == []
