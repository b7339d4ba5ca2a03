"""Events: articles that tell one event are joined, those that tell another of its kind are not."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from framing.coders.code import code
from framing.compare.clusters import average_link
from framing.compare.events import _compared, events, similar, with_events
from framing.compare.eventtime import published_days, times_of
from framing.model.article import Article
from framing.model.errors import UsageError
from tests.unit.compare.stories import DECEMBER, MAY, coverage, jobless


def coded(articles):
    return code(articles, codebooks=["loaded"], models={})


def event_of(articles, **options):
    return events(coded(articles), **options).set_index("article_id")["event_id"]


@pytest.fixture(scope="module")
def told():
    articles, true = coverage(40)
    return coded(articles), true


@pytest.mark.parametrize(("dated", "least"), [(True, 0.95), (False, 0.8)])
def test_three_outlets_telling_forty_events_are_told_apart(dated, least):
    articles, true = coverage(40, seed=1, dated=dated)
    found = event_of(articles)
    assert adjusted_rand_score([true[a] for a in found.index], found.to_list()) >= least


def test_the_nearest_two_of_an_article_tell_its_event(told):
    coding, true = told
    nearest = similar(coding, k=2)
    assert (nearest.groupby("article_id").size() == 2).all()
    right = nearest["article_id"].map(true) == nearest["other_id"].map(true)
    assert right.mean() >= 0.96
    assert nearest["similarity"].between(0, 1).all()


def test_the_frame_has_one_row_per_article_with_fixed_columns(told):
    coding, _ = told
    frame = events(coding)
    assert list(frame.columns) == ["article_id", "event_id", "strength"]
    assert frame["article_id"].tolist() == sorted(coding.articles["article_id"])
    assert frame["strength"].between(0, 1).all()
    assert frame["event_id"].str.fullmatch("e[0-9a-f]{10}").all()


def test_any_order_of_articles_gives_the_same_rows():
    articles, _ = coverage(8)
    expected = events(coded(articles))
    random.Random(3).shuffle(articles)
    pd.testing.assert_frame_equal(events(coded(articles)), expected)


def test_an_event_keeps_its_id_when_later_articles_come_in():
    articles, true = coverage(6)
    before = event_of(articles)
    later = Article("later", articles[0].text, outlet="Late", published="2024-01-28")
    other = Article("other", "A comet was seen over Lapland by Aino Virtanen and 45 pupils.", published="2024-03-01")
    after = event_of([*articles, later, other])
    assert (after[before.index] == before).all()
    assert true["echo0"] == 0
    assert after["other"] not in set(before)


@pytest.mark.parametrize(
    ("may", "december"), [("2022-05-25", "2025-12-10"), ("2022-05", "2025-12"), ("2022", "2025"), (None, None)]
)
def test_the_same_kind_of_event_in_other_years_is_another_event(may, december):
    others, _ = coverage(10)
    first = [jobless("a1", year=2022, published=may, **MAY), jobless("a2", year=2022, published=may, **MAY)]
    second = [
        jobless("b1", year=2025, published=december, **DECEMBER),
        jobless("b2", year=2025, published=december, **DECEMBER),
    ]
    found = event_of([*others, *first, *second])
    assert found["a1"] == found["a2"]
    assert found["b1"] == found["b2"]
    assert found["a1"] != found["b1"]


def test_dates_written_in_the_text_part_what_its_words_do_not():
    body = "The navies of both countries held their yearly exercise off Cape Maro with four frigates and two tankers on {day}. The fleet command spoke of routine."
    others, _ = coverage(10, dated=False)
    old = [Article(f"old{n}", body.format(day="May 24, 2022")) for n in range(2)]
    new = [Article(f"new{n}", body.format(day="December 9, 2025")) for n in range(2)]
    found = event_of([*others, *old, *new])
    assert found["old0"] == found["old1"] != found["new0"] == found["new1"]


def test_an_article_at_the_edge_of_the_window_stays():
    text = "Dock workers in Varna, led by Olga Petrov, have occupied the grain terminal; 214 of them sleep there."
    days = ["2024-03-01", "2024-03-02", "2024-03-04", "2024-03-08"]
    extra = ["Ships wait outside.", "Talks failed.", "The mayor pleaded for calm.", "Petrov said nobody would leave."]
    articles = [Article(f"a{n}", f"{text} {e}", published=d) for n, (d, e) in enumerate(zip(days, extra, strict=True))]
    others, _ = coverage(10)
    found = event_of([*others, *articles])
    assert found[["a0", "a1", "a2", "a3"]].nunique() == 1


def test_a_month_and_an_article_without_a_date_join_their_event():
    articles, true = coverage(10)
    changed = [
        replace(a, published=None) if a.id.startswith("post") else replace(a, published=a.published[:7]) if a.id.startswith("wire") else a
        for a in articles
    ]  # fmt: skip
    found = event_of(changed)
    assert adjusted_rand_score([true[a] for a in found.index], found.to_list()) >= 0.95


def test_articles_without_content_are_events_of_their_own():
    articles = [Article("a", ""), Article("b", ""), Article("c", "Rain.")]
    found = event_of(articles)
    assert found.nunique() == 3


def test_no_articles_give_an_empty_frame():
    assert events(coded([])).empty
    assert similar(coded([])).empty


def test_strength_is_the_mean_probability_that_the_others_tell_the_same():
    articles, _ = coverage(12)
    alone = Article("alone", "A comet was seen over Lapland by Aino Virtanen and 45 pupils.", published="2024-03-01")
    coding = coded([*articles, alone])
    strength = events(coding).set_index("article_id")["strength"]
    pairs = similar_raw(coding)
    expected = np.mean([1 / (1 + np.exp(-18 * (pairs["echo0", other] - 0.18))) for other in ("post0", "wire0")])
    assert strength["echo0"] == pytest.approx(expected, abs=1e-6)
    assert strength["alone"] > 0.9


def similar_raw(coding):
    compared = _compared(coding, 7.0, 0.18)
    ids = [article.id for article in compared.articles]
    pairs = compared.pairs
    return {(ids[a], ids[b]): value for a, b, value in zip(pairs.a, pairs.b, pairs.likeness, strict=True)}


def test_with_events_fills_the_articles_and_leaves_the_coding_alone(told):
    coding, true = told
    filled = with_events(coding)
    assert coding.articles["event_id"].isna().all()
    groups = Counter(filled.articles["event_id"])
    assert sum(groups.values()) == len(true)
    assert filled.signature.digest() != coding.signature.digest()
    own = pd.DataFrame({"article_id": ["echo0"], "event_id": ["mine"]})
    assert with_events(coding, own).articles.set_index("article_id")["event_id"].dropna().to_dict() == {"echo0": "mine"}


def test_wrong_calls_say_what_to_do(told):
    coding, _ = told
    with pytest.raises(UsageError, match="window: expected a number of days above 0, got 0"):
        events(coding, window=0)
    with pytest.raises(UsageError, match="threshold: expected a number between 0 and 1"):
        events(coding, threshold=1.5)
    with pytest.raises(UsageError, match="k: expected a whole number of at least 1"):
        similar(coding, k=0)
    with pytest.raises(UsageError, match="no text of article 'echo0'"):
        events(replace(coding, corpus=()))
    with pytest.raises(UsageError, match="event_id is missing"):
        with_events(coding, pd.DataFrame({"article_id": ["echo0"]}))
    with pytest.raises(UsageError, match="'echo0' is named twice"):
        with_events(coding, pd.DataFrame({"article_id": ["echo0"] * 2, "event_id": ["a", "b"]}))


def test_days_between_dates_of_any_precision():
    assert published_days("2024-02-10T08:00:00Z") == published_days("2024-02-10")
    assert published_days("soon") is None
    times = times_of(["2024-02-10", "2024-03", "2024", None], np.zeros(4, np.int64))
    zero = np.zeros(4, np.int64)
    assert times.gap(zero, np.arange(4))[:3].tolist() == [0, 20, 0]
    assert np.isnan(times.gap(zero, np.arange(4))[3])


def mean_link(n, pairs, least):
    """Average linkage over all pairs, step by step, as the textbook has it."""
    groups = [[i] for i in range(n)]
    while True:
        best = (least, None)
        for x in range(len(groups)):
            for y in range(x + 1, len(groups)):
                links = [pairs.get((min(a, b), max(a, b)), 0.0) for a in groups[x] for b in groups[y]]
                if (value := sum(links) / len(links)) > best[0] or (value == least and best[1] is None):
                    best = (value, (x, y))
        if best[1] is None:
            return groups
        x, y = best[1]
        groups[x] += groups.pop(y)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 9), st.randoms(use_true_random=False))
def test_clusters_are_those_of_average_linkage(n, rng):
    pairs = {(i, j): rng.random() for i in range(n) for j in range(i + 1, n) if rng.random() < 0.6}
    a, b = (np.array([p[side] for p in pairs], np.int64) for side in (0, 1))
    found = average_link(n, a, b, np.array(list(pairs.values())), least=0.3, most=1000)
    expected = np.zeros(n, int)
    for number, group in enumerate(mean_link(n, pairs, 0.3)):
        expected[group] = number
    assert adjusted_rand_score(expected, found) == 1


def test_a_chain_of_single_links_joins_nothing_at_its_ends():
    n = 40
    a = np.arange(n - 1)
    found = average_link(n, a, a + 1, np.full(n - 1, 0.5), least=0.2, most=64)
    assert max(Counter(found.tolist()).values()) <= 4
