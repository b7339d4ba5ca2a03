"""Draws and shares of strata, for any sizes."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from framing.coders.designs import allocate, highest, spread

sizes = st.lists(st.integers(1, 40), min_size=1, max_size=12)


@given(sizes, st.data())
def test_shares_add_up_and_are_even_where_strata_are_large_enough(have, data):
    n = data.draw(st.integers(0, sum(have)))
    shares = allocate(have, n)
    assert sum(shares) == n
    assert all(share <= size for share, size in zip(shares, have, strict=True))
    open_shares = [share for share, size in zip(shares, have, strict=True) if share < size]
    if open_shares:
        assert max(shares) - min(open_shares) <= 1


@given(sizes, st.data(), st.integers(0, 99))
def test_a_draw_takes_from_each_article_its_share_to_within_one(have, data, seed):
    article = pd.Series([f"a{n}" for n, size in enumerate(have) for _ in range(size)])
    n = data.draw(st.integers(0, len(article)))
    places = spread(article, n, np.random.default_rng(seed))
    assert len(set(places.tolist())) == n
    taken = article.iloc[places].value_counts()
    for name, size in article.value_counts().items():
        assert abs(taken.get(name, 0) - size * n / len(article)) < 1 + 1e-9


def test_each_unit_is_as_likely_as_any_other():
    article = pd.Series(["a"] * 7 + ["b"] * 2 + ["c"])
    counts = np.zeros(10)
    for seed in range(2000):
        counts[spread(article, 3, np.random.default_rng(seed))] += 1
    assert np.abs(counts / 2000 - 0.3).max() < 0.04


@given(sizes, st.data())
def test_the_highest_are_taken_and_no_article_gives_far_more_than_its_even_share(have, data):
    article = pd.Series([f"a{n}" for n, size in enumerate(have) for _ in range(size)])
    n = data.draw(st.integers(1, len(article)))
    score = pd.Series(np.arange(len(article), dtype=float))
    places = highest(score, article, n, np.random.default_rng(0))
    assert len(set(places.tolist())) == n
    assert len(article) - 1 in places
    cap = -(-2 * n // len(have))
    if n <= sum(min(size, cap) for size in have):
        assert article.iloc[places].value_counts().max() <= cap
