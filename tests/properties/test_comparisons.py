"""What holds of every comparison, whatever the articles say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from framing.compare.groups import compare
from framing.compare.periods import FREQUENCIES, period_within, stretch_of
from framing.compare.resampling import bootstrap_interval, cliffs_delta, difference_interval, permutation_p, smallest_p
from framing.compare.samples import Sample
from framing.measures.keyness import keyness
from framing.measures.keynessstats import chi2, deviation_of_proportions, g2, log_ratio, weighted_log_odds
from framing.measures.occurrences import occurrences
from framing.model.coding import Coding
from framing.model.randomness import generator
from tests.helpers.codings import Sentence, make_coding

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
numbers = st.floats(-5, 5, width=32)


@st.composite
def samples(draw, first_cluster=0):
    """Up to eight articles with weights, some of them copies."""
    n = draw(st.integers(1, 8))
    values = draw(st.lists(numbers, min_size=n, max_size=n))
    weights = draw(st.lists(st.sampled_from([1.0, 2.0, 0.5]), min_size=n, max_size=n))
    clusters = draw(st.lists(st.integers(first_cluster, first_cluster + 4), min_size=n, max_size=n))
    return Sample.of(values, weights, clusters)


@given(samples())
def test_an_interval_lies_among_the_values(sample):
    low, high = bootstrap_interval(sample, rng=generator(0, ""), n_resamples=50)
    assert sample.values.min() <= low <= high <= sample.values.max()


@given(samples(), samples(first_cluster=2))
def test_changing_sides_changes_signs_and_nothing_else(one, two):
    assert cliffs_delta(one, two) == pytest.approx(-cliffs_delta(two, one))
    assert -1 <= cliffs_delta(one, two) <= 1
    assert smallest_p(one, two) == smallest_p(two, one)
    low, high = difference_interval(one, two, rng=generator(0, ""), n_resamples=50)
    assert low <= high
    p = permutation_p(one, two, rng=generator(0, ""), n_resamples=60)
    assert 0 < p <= 1


@given(samples(), samples(first_cluster=9))
def test_no_p_is_below_the_smallest(one, two):
    assert permutation_p(one, two, rng=generator(0, ""), n_resamples=5000) >= smallest_p(one, two) - 1e-12


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from("xyz"), numbers, st.sampled_from("stuv")), min_size=1, max_size=12), st.randoms()
)
def test_neither_the_order_nor_the_names_of_clusters_matter(rows, random):
    ids = [f"a{n:02}" for n in range(len(rows))]
    value = dict(zip(ids, (v for _, v, _ in rows), strict=True))

    def frame(order, rename):
        coding = Coding(
            {"articles": pd.DataFrame({"article_id": [ids[n] for n in order], "outlet": [rows[n][0] for n in order]})}
        )
        clusters = pd.DataFrame({"article_id": ids, "cluster": [rename(c) for _, _, c in rows]})

        def measure(c):
            return pd.DataFrame(
                {"article_id": list(c.articles["article_id"]), "v": [value[i] for i in c.articles["article_id"]]}
            )

        return compare(coding, measure, clusters=clusters, n_resamples=40)

    shuffled = list(range(len(rows)))
    random.shuffle(shuffled)
    pd.testing.assert_frame_equal(frame(range(len(rows)), str), frame(shuffled, lambda c: f"story {c}"))


counts = st.integers(0, 60)


@given(counts, counts, st.integers(61, 500), st.integers(61, 500))
def test_statistics_of_words_agree_on_the_side_and_mirror(a, b, c, d):
    forth, back = log_ratio([a], [b], c, d)[0], log_ratio([b], [a], d, c)[0]
    assert forth == pytest.approx(-back)
    assert g2([a], [b], c, d)[0] == pytest.approx(g2([b], [a], d, c)[0])
    assert g2([a], [b], c, d)[0] >= g2([a], [b], c, d, cells=2)[0] - 1e-9 or a == b == 0
    assert 0 <= chi2([a], [b], c, d)[0] <= chi2([a], [b], c, d, yates=False)[0] + 1e-9
    prior = np.array([a + b, c + d - a - b], float)
    delta, z = weighted_log_odds([a, c - a], [b, d - b], c, d, prior)
    assert delta[0] == pytest.approx(-delta[1], nan_ok=True)
    if a * d == b * c:
        assert abs(z[0]) < 1e-6 or a + b == 0
    else:
        assert np.sign(z[0]) == np.sign(a * d - b * c)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 40)), min_size=2, max_size=8))
def test_dispersion_is_between_even_and_all_in_one(parts):
    found, sizes = [n for n, _ in parts], [size for _, size in parts]
    dp = deviation_of_proportions(csr_array(np.array(found)[:, None]), sizes)[0]
    assert np.isnan(dp) if not sum(found) else -1e-9 <= dp <= 1 + 1e-9
    plain = np.abs(np.array(found) / max(sum(found), 1) - np.array(sizes) / sum(sizes)).sum() / 2
    if sum(found):
        assert dp == pytest.approx(plain / (1 - min(sizes) / sum(sizes)))


sentences = st.lists(st.sampled_from(["grave", "Oslo", "the", "it's", "Oslo's", "12", "came"]), min_size=1, max_size=6)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(sentences, min_size=1, max_size=3), min_size=2, max_size=5), st.integers(1, 3))
def test_every_key_word_opens_to_its_count(articles, n):
    outlets = {f"a{k}": "Echo" if k == 0 else "Post" for k in range(len(articles))}
    written = [Sentence(f"a{k}", " ".join(words) + ".") for k, lines in enumerate(articles) for words in lines]
    coding = make_coding(written, outlets=outlets)
    table = keyness(coding, target="outlet=Echo", n=n, min_count=1, min_articles=1, numbers=True)
    assert table["word"].is_unique
    for row in table.itertuples():
        assert len(occurrences(coding, row.word)) == row.n_target + row.n_reference


@given(st.dates(), st.sampled_from(FREQUENCIES), st.sampled_from([4, 7, 10]))
def test_a_period_holds_the_whole_stretch(day, freq, precision):
    if not 1000 <= day.year <= 2998:
        return
    stretch = stretch_of(day.isoformat()[:precision])
    period = period_within(stretch, freq)
    if period is not None:
        assert period.start <= stretch.start.date()
        assert stretch.end.date() <= period.end
    else:
        assert precision < 10
