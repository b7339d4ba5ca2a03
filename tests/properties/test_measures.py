"""What holds of every measure, whatever was coded."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.groups import compare
from framing.compare.resampling import benjamini_hochberg, bootstrap_interval, cliffs_delta, permutation_p
from framing.measures import editorialising as editorialising_module
from framing.measures import loaded as loaded_module
from framing.measures import salience as salience_module
from framing.measures import tone as tone_module
from framing.measures import voices as voices_module
from framing.measures.editorialising import editorialising
from framing.measures.loaded import loaded, loaded_words
from framing.measures.salience import salience
from framing.measures.tone import tone
from framing.measures.voices import cue_classes, speakers, voices
from framing.model.coding import VOICES, Coding
from framing.model.randomness import generator
from tests.helpers.codings import BOOKS, Code, Hit, Quote, Sentence, make_coding

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
MEASURES = {
    salience: salience_module.COLUMNS,
    tone: tone_module.COLUMNS,
    voices: voices_module.COLUMNS,
    speakers: voices_module.SPEAKER_COLUMNS,
    cue_classes: voices_module.CUE_COLUMNS,
    editorialising: editorialising_module.COLUMNS,
    loaded: loaded_module.COLUMNS,
    loaded_words: loaded_module.WORD_COLUMNS,
}
OPTIONS = [
    (salience, {"by": "voice"}),
    (salience, {"by": "outlet"}),
    (tone, {"by": "voice"}),
    (loaded, {"by": "voice"}),
    (speakers, {"by": "outlet"}),
]
KINDS = ("headline", "body", "body", "caption", "furniture")
unit_interval = st.floats(0, 1, width=32)


@st.composite
def codings(draw):
    """Codings of up to four articles whose sentences carry codes, hits and quotations at random."""
    outlets = {f"a{n}": draw(st.sampled_from(["Echo", "Post", None])) for n in range(draw(st.integers(0, 4)))}
    sentences, codes, hits, quotes = [], [], [], []
    for article in outlets:
        for number in range(draw(st.integers(0, 4))):
            words = ["word"] * draw(st.integers(1, 6))
            voice = draw(st.sampled_from(VOICES))
            valence = draw(st.floats(-1, 1, width=32))
            kind = draw(st.sampled_from(KINDS))
            sentences.append(Sentence(article, " ".join(words), kind, voice, valence, draw(unit_interval)))
            text = " ".join(words[: draw(st.integers(1, 6))])
            if draw(st.booleans()):
                category = draw(st.sampled_from(BOOKS["security"]))
                codes.append(
                    Code(article, number, category, draw(st.sampled_from(VOICES)), present=draw(st.booleans()))
                )
            if draw(st.booleans()):
                hits.append(Hit(article, number, text, weight=draw(unit_interval), negated=draw(st.booleans())))
            for _ in range(draw(st.integers(0, 2))):
                kind = draw(st.sampled_from(["direct", "partial", "indirect", "scare"]))
                actor = draw(st.sampled_from(["Japan", "Russia", None]))
                quotes.append(Quote(article, number, text, kind, actor, "said", "neutral"))
    return make_coding(sentences, outlets=outlets, codes=codes, evidence=hits, quotes=quotes)


@given(codings())
@settings(max_examples=8, deadline=None)
def test_columns_and_types_never_vary_and_inputs_come_back_untouched(coding):
    before = {name: frame.copy() for name, frame in coding.tables.items()}
    for measure, options in [*((m, {}) for m in MEASURES), *OPTIONS]:
        frame = measure(coding, **options)
        assert frame.dtypes.astype(str).to_dict() == MEASURES[measure]
        assert frame.index.tolist() == list(range(len(frame)))
    for name, frame in before.items():
        pd.testing.assert_frame_equal(coding.tables[name], frame)


@given(codings(), st.randoms(use_true_random=False))
@settings(max_examples=6, deadline=None)
def test_the_order_of_rows_in_the_tables_does_not_matter(coding, random):
    shuffled = {}
    for name, frame in coding.tables.items():
        order = list(range(len(frame)))
        random.shuffle(order)
        shuffled[name] = frame.iloc[order]
    other = Coding(shuffled, coding.corpus[::-1], codebooks=coding.codebooks)
    for measure, options in [*((m, {}) for m in MEASURES), *OPTIONS]:
        pd.testing.assert_frame_equal(measure(other, **options), measure(coding, **options), check_exact=True)
    pd.testing.assert_frame_equal(compare(other, salience), compare(coding, salience), check_exact=True)


@given(codings())
@settings(max_examples=15, deadline=None)
def test_voices_add_up_and_every_article_has_every_row(coding):
    keys = ["article_id", "category"]
    whole = salience(coding).set_index(keys)
    split = salience(coding, by="voice")
    assert len(whole) == len(coding.articles) * len(BOOKS["security"])
    assert len(split) == len(whole) * len(VOICES)
    summed = split.groupby(keys)["salience"].sum(min_count=1)
    pd.testing.assert_series_equal(summed.sort_index(), whole["salience"].sort_index())
    assert whole["salience"].dropna().between(0, 1).all()
    hits = loaded(coding, by="voice").groupby("article_id")["n_hits"].sum()
    assert hits.tolist() == loaded(coding)["n_hits"].tolist()


@given(codings())
@settings(max_examples=15, deadline=None)
def test_shares_of_a_whole_add_up_to_one(coding):
    for frame, place in [
        (voices(coding), ["article_id"]),
        (speakers(coding), ["article_id"]),
        (cue_classes(coding), ["article_id", "actor"]),
    ]:
        totals = frame.dropna(subset=["share"]).groupby(place)["share"].sum()
        assert np.allclose(totals, 1)
    attributed = speakers(coding).groupby("article_id")["n_words"].sum()
    spoken = voices(coding).groupby("article_id")["n_words"].sum()
    assert (attributed <= spoken[attributed.index]).all()


numbers = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=12)


@given(numbers, numbers)
@settings(max_examples=60, deadline=None)
def test_resampling_keeps_within_its_bounds(x, y):
    low, high = bootstrap_interval(x, rng=generator(0, "x"), n_resamples=50)
    assert min(x) - 1e-9 <= low <= high <= max(x) + 1e-9
    assert 0 < permutation_p(x, y, rng=generator(0, "x"), n_resamples=50) <= 1
    brute = sum((a > b) - (a < b) for a in x for b in y) / (len(x) * len(y))
    assert cliffs_delta(x, y) == pytest.approx(brute)


@given(st.lists(st.floats(0, 1), max_size=20))
def test_adjusted_p_values_are_no_smaller_and_keep_their_order(p):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        adjusted = benjamini_hochberg(p)
    assert (adjusted >= np.asarray(p) - 1e-15).all()
    assert (adjusted <= 1).all()
    ordered = adjusted[np.argsort(p, kind="stable")]
    assert (np.diff(ordered) >= 0).all()
