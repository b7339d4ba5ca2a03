"""Loaded language: hits per 100 words, once per expression, in the voice that uses it."""

from __future__ import annotations

import pytest

from framing.measures.loaded import loaded, loaded_words
from framing.model.errors import UsageError
from tests.helpers.codings import Hit, Sentence, make_coding

# 4 headline + 6 body words in the outlet's voice, 5 quoted, 5 of a caption: 20
SENTENCES = [
    Sentence("a", "Regime slammed by neighbours", kind="headline"),
    Sentence("a", "The rogue regime blasted its critics."),
    Sentence("a", "They are cowards, he said.", voice="quoted"),
    Sentence("a", "A bizarre parade last week", kind="caption"),
    Sentence("a", "Brutal sale now on", kind="furniture"),
]
HITS = [
    Hit("a", 0, "Regime", weight=0.6),
    Hit("a", 0, "slammed", weight=0.4),
    Hit("a", 1, "regime", weight=0.7),
    Hit("a", 1, "blasted", weight=0.39),
    Hit("a", 1, "rogue", "attack", weight=0.5),
    Hit("a", 1, "rogue", "praise", weight=0.8),
    Hit("a", 1, "rogue", "praise", weight=0.8, coder="classifier"),
    Hit("a", 1, "critics", codebook="security", category="threat"),
    Hit("a", 2, "cowards", weight=1.0, voice="quoted"),
    Hit("a", 2, "said", negated=True, voice="quoted"),
    Hit("a", 3, "bizarre", weight=0.9),
    Hit("a", 4, "Brutal", weight=0.9),
]


@pytest.fixture
def coding():
    return make_coding(SENTENCES, outlets={"a": "Echo"}, evidence=HITS)


def test_density_counts_each_expression_once_per_hundred_words(coding):
    row = loaded(coding).loc[0]
    assert row["n_hits"] == 6  # Regime, slammed, regime, rogue, cowards, bizarre
    assert row["weight"] == pytest.approx(0.6 + 0.4 + 0.7 + 0.8 + 1.0 + 0.9)
    assert row["n_words"] == 20
    assert row["density"] == pytest.approx(100 * 6 / 20)


def test_by_voice_the_hits_are_split_and_the_densities_add_up(coding):
    frame = loaded(coding, by="voice").set_index("voice")
    assert frame["n_hits"].to_dict() == {"outlet": 5, "quoted": 1, "paraphrased": 0}
    assert frame["n_words"].tolist() == [20, 20, 20]
    assert frame["density"].to_dict() == pytest.approx({"outlet": 25.0, "quoted": 5.0, "paraphrased": 0.0})
    assert frame["density"].sum() == pytest.approx(loaded(coding)["density"][0])


def test_min_weight_lets_weaker_words_in(coding):
    assert loaded(coding, min_weight=0).loc[0, "n_hits"] == 7


def test_an_article_without_hits_has_density_zero():
    frame = loaded(make_coding([Sentence("a", "one two")], outlets={"a": "Echo"}))
    assert frame[["n_hits", "weight", "density"]].to_numpy().tolist() == [[0, 0, 0]]


def test_words_are_casefolded_and_counted(coding):
    frame = loaded_words(coding)
    found = [tuple(row) for row in frame.drop(columns=["article_id", "outlet"]).itertuples(index=False)]
    assert found == [
        ("outlet", "bizarre", "attack", 0.9, 1),
        ("outlet", "regime", "attack", 0.7, 2),
        ("outlet", "rogue", "attack", 0.5, 1),
        ("outlet", "rogue", "praise", 0.8, 1),
        ("outlet", "slammed", "attack", 0.4, 1),
        ("quoted", "cowards", "attack", 1.0, 1),
    ]


@pytest.mark.parametrize("measure", [loaded, loaded_words])
def test_what_cannot_be_measured_is_refused(coding, measure):
    with pytest.raises(UsageError, match="codebook 'loaded' was not coded here"):
        measure(make_coding(SENTENCES, outlets={"a": "Echo"}, books={"security": ("threat",)}))
    with pytest.raises(UsageError, match="min_weight: expected a number from 0 to 1, got 40"):
        measure(coding, min_weight=40)
