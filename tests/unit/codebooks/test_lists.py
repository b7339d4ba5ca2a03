"""Lists and pairs as arrays, against plain Python."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebooks.lists import Lists, Pairs, are_among

numbers = st.integers(0, 9)
lists = st.lists(st.lists(numbers, max_size=4), max_size=6)


@given(lists, lists, st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_lists_are_given_back_as_they_came_in_any_order_and_number(first, second, data):
    held = Lists()
    held.extend(first)
    held.extend(second)
    both = first + second
    asked = data.draw(st.lists(st.integers(0, len(both) - 1), max_size=8)) if both else []
    row, value = held.of(np.array(asked, np.int32))
    expected = [(n, v) for n, number in enumerate(asked) for v in both[number]]
    assert list(zip(row.tolist(), value.tolist(), strict=True)) == expected
    assert held.size.tolist() == [len(values) for values in both]


@given(st.sets(st.tuples(st.integers(0, 400), numbers)), st.lists(st.tuples(st.integers(0, 400), numbers)))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_pairs_hold_what_was_put_in_and_nothing_else(pairs, asked):
    held, ordered = Pairs(), sorted(pairs)
    held.extend(ordered[: len(ordered) // 2])
    held.extend(ordered[len(ordered) // 2 :])
    left, right = np.array([*asked, *ordered], np.int32).reshape(-1, 2).T
    assert held.hold(left, right).tolist() == [pair in pairs for pair in [*asked, *ordered]]


def test_pairs_stay_exact_when_they_are_many():
    held = Pairs()
    for block in range(10):
        held.extend([(n, n % 7) for n in range(block * 1000, block * 1000 + 1000)])
    left = np.repeat(np.arange(10_000, dtype=np.int32), 7)
    right = np.tile(np.arange(7, dtype=np.int32), 10_000)
    assert (held.hold(left, right) == (left % 7 == right)).all()


def test_nothing_is_among_nothing():
    assert are_among(np.array([1, 2]), np.zeros(0, np.int64)).tolist() == [False, False]
    assert are_among(np.zeros(0, np.int64), np.array([1])).tolist() == []
