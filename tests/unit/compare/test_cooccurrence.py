"""Who is framed as what: sentences counted by actor, category and voice, beside what chance would give."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from framing.codebooks.codebook import Codebook
from framing.compare.cooccurrence import COLUMNS, SENTENCE_COLUMNS, cooccurrence, cooccurring
from framing.measures.named import actors_named
from framing.model.coding import VOICES
from framing.model.errors import UsageError
from framing.model.randomness import generator, percentile_interval, resampled_sums
from tests.helpers.codings import Code, Hit, Quote, Sentence, make_coding

OUTLETS = {"a": "Echo", "b": "Echo", "c": "Post", "d": "Post"}
SENTENCES = [
    Sentence("a", "Tokyo sees danger from Russia."),
    Sentence("a", "Russia is a danger, Oslo said."),
    Sentence("b", "Japan rests."),
    Sentence("b", "The russian roulette of the regime in Moscow."),
    Sentence("c", "Norway met Russia."),
    Sentence("c", "The day was long."),
    Sentence("d", "Russian jets came."),
    Sentence("d", "Read more on Russia", kind="furniture"),
]
CODES = [
    Code("a", 0, "threat"),
    Code("a", 1, "threat", voice="paraphrased"),
    Code("c", 0, "alliance"),
    Code("c", 1, "threat"),
    Code("d", 0, "threat", coder="lexicon"),
    Code("d", 0, "routine", present=False),
]
HITS = [Hit("b", 1, "regime"), Hit("b", 1, "roulette", negated=True)]
QUOTES = [Quote("a", 1, "Russia is a danger", kind="indirect", actor="Norway")]


@pytest.fixture
def coding():
    return make_coding(SENTENCES, outlets=OUTLETS, codes=CODES, evidence=HITS, quotes=QUOTES)


def table(coding, **options):
    frame = cooccurrence(coding, **{"codebooks": ["security"], "min_sentences": 1, "n_resamples": 200} | options)
    return frame.set_index(["group", "actor", "category", "voice"]).sort_index()


def test_actors_are_named_by_country_capital_and_people(coding):
    frame = actors_named(coding)
    assert frame.groupby("actor")["article_id"].apply(list).to_dict() == {
        "Japan": ["a", "b"],
        "Norway": ["a", "c"],
        "Russia": [
            "a",
            "a",
            "b",
            "c",
            "d",
        ],  # not the roulette of small letters, but Moscow beside it; not the furniture
    }


def test_counts_expectation_and_association(coding):
    row = table(coding).loc[("all", "Russia", "threat", "all")]
    # seven sentences; Russia in five; threat in three, two of them with Russia
    assert row[["n", "n_actor", "n_category", "n_sentences", "n_articles"]].tolist() == [2, 5, 3, 7, 4]
    assert row["expected"] == pytest.approx(5 * 3 / 7)
    assert row["association"] == pytest.approx(math.log2(2.5 / (15 / 7 + 0.5)))
    assert (row["share"], row["overall"]) == (pytest.approx(2 / 5), pytest.approx(3 / 7))


def test_voices_add_up_to_all(coding):
    frame = table(coding).reset_index()
    whole = frame[frame["voice"] == "all"].set_index(["actor", "category"])[["n", "n_category", "expected"]]
    parts = frame[frame["voice"] != "all"].groupby(["actor", "category"])[["n", "n_category", "expected"]].sum()
    np.testing.assert_allclose(whole.sort_index(), parts.sort_index())
    assert frame["voice"].unique().tolist() == sorted(["all", *VOICES])


def test_categories_that_nobody_carries_keep_their_zeros(coding):
    row = table(coding).loc[("all", "Japan", "routine", "all")]
    assert row["n"] == 0
    assert row["share"] == 0
    assert math.isnan(row["association"])


def test_intervals_are_over_articles(coding):
    row = table(coding, n_resamples=500, seed=4).loc[("all", "Russia", "threat", "all")]
    per_article = [[2, 2], [0, 1], [0, 1], [0, 1]]  # sentences with both, with Russia
    sums = resampled_sums(per_article, rng=generator(4, "all"), n_resamples=500)
    assert (row["share_low"], row["share_high"]) == percentile_interval(sums[:, 0] / sums[:, 1])
    few = table(coding).loc[("all", "Japan", "threat", "all")]
    assert few["note"] == "fewer than 3 articles name the actor"
    assert math.isnan(few["low"])


def test_groups_have_their_own_counts(coding):
    frame = table(coding, by="outlet")
    assert frame.loc[("Echo", "Russia", "threat", "all"), "n"] == 2
    assert frame.loc[("Post", "Russia", "threat", "all"), "n"] == 0
    assert frame.loc[("Post", "Japan", "threat", "all"), "n_actor"] == 0
    assert math.isnan(frame.loc[("Post", "Japan", "threat", "all"), "share"])


def test_speakers_are_those_whose_words_carry_it(coding):
    frame = table(coding, role="speaking")
    assert set(frame.index.get_level_values("actor")) == {"Norway"}
    assert frame.loc[("all", "Norway", "threat", "paraphrased"), "n"] == 1


def test_loaded_words_themselves_can_be_counted(coding):
    frame = table(coding, codebooks=None, unit="words")
    assert set(frame.index.get_level_values("category")) == {"regime"}
    assert frame.loc[("all", "Russia", "regime", "all"), "n"] == 1


def test_every_row_opens_to_its_sentences(coding):
    texts = {a.id: a.text for a in coding.corpus}
    for (_, actor, category, voice), row in table(coding).iterrows():
        found = cooccurring(
            coding, actor=actor, category=category, codebooks=["security"], voice=None if voice == "all" else voice
        )
        assert len(found) == row["n"]
        assert found.dtypes.astype(str).to_dict() == SENTENCE_COLUMNS
        assert all(texts[r.article_id][r.start : r.end] == r.text for r in found.itertuples())


def test_a_codebook_of_ones_own_names_the_actors(coding):
    book = Codebook.from_terms({"sky": ["jets"], "time": ["day"]}, name="things")
    frame = table(coding, actors=book)
    assert set(frame.index.get_level_values("actor")) == {"sky", "time"}
    assert frame.loc[("all", "time", "threat", "all"), "n"] == 1


def test_the_form_is_fixed_and_order_does_not_matter(coding):
    frame = cooccurrence(coding, min_sentences=99)
    assert len(frame) == 0
    assert frame.dtypes.astype(str).to_dict() == COLUMNS
    backwards = make_coding(
        SENTENCES[::1], outlets=dict(reversed(OUTLETS.items())), codes=CODES[::-1], evidence=HITS, quotes=QUOTES
    )
    pd.testing.assert_frame_equal(table(coding), table(backwards))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"unit": "letters"}, "unit: expected"),
        ({"role": "hero"}, "role: expected"),
        ({"codebooks": ["mine"]}, "codebook 'mine' was not coded"),
        ({"by": "paper"}, "no column 'paper'"),
    ],
)
def test_what_cannot_be_done_is_named(coding, options, said):
    with pytest.raises(UsageError, match=said):
        table(coding, **options)
