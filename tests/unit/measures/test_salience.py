"""Salience: shares of the article's words, voices that add up, zeros that come from the codebook."""

from __future__ import annotations

import warnings

import pytest

from framing.measures.salience import salience
from framing.model.errors import UsageError
from tests.helpers.codings import Code, Hit, Sentence, make_coding

# Article a: 4 headline words, 6 + 10 body words = 20 that count; the caption's 3 do not. Article b: 5 words.
SENTENCES = [
    Sentence("a", "Jets alarm island neighbours", kind="headline"),
    Sentence("a", "Two bombers flew past the island."),
    Sentence("a", "They are a grave threat, the minister said on Monday.", voice="quoted"),
    Sentence("a", "A dangerous bomber", kind="caption"),
    Sentence("b", "The drill was planned yearly."),
]
CODES = [
    Code("a", 0, "threat", voice="outlet"),
    Code("a", 2, "threat", voice="quoted"),
    Code("a", 3, "threat", voice="outlet"),
    Code("a", 1, "threat", present=False),
    Code("a", 1, "threat", coder="lexicon"),
    Code("b", 0, "routine", voice="paraphrased"),
]


@pytest.fixture
def coding():
    return make_coding(SENTENCES, outlets={"b": "Post", "a": "Echo"}, codes=CODES)


def values(frame, *keys, value="salience"):
    return dict(zip(zip(*(frame[k] for k in keys), strict=True), frame[value], strict=True))


def test_salience_is_the_share_of_headline_and_body_words(coding):
    found = values(salience(coding), "article_id", "category")
    assert found == pytest.approx({
        ("a", "threat"): (4 + 10) / 20,
        ("a", "routine"): 0,
        ("a", "alliance"): 0,
        ("b", "threat"): 0,
        ("b", "routine"): 1,
        ("b", "alliance"): 0,
    })  # fmt: skip


def test_sentences_can_be_the_unit(coding):
    found = values(salience(coding, unit="sentences"), "article_id", "category")
    assert found["a", "threat"] == pytest.approx(2 / 3)


def test_voices_split_the_numerator_and_keep_the_articles_total(coding):
    frame = salience(coding, by="voice")
    found = values(frame, "article_id", "category", "voice")
    assert found["a", "threat", "outlet"] == pytest.approx(4 / 20)
    assert found["a", "threat", "quoted"] == pytest.approx(10 / 20)
    assert found["a", "threat", "paraphrased"] == 0
    assert set(frame.loc[frame["article_id"] == "a", "n_units"]) == {20}


def test_outlets_pool_words_so_that_long_articles_weigh_more():
    coding = make_coding(
        [Sentence("a", "one two three four five six"), Sentence("b", "one two"), Sentence("c", "one")],
        outlets={"a": "Echo", "b": "Echo", "c": None},
        codes=[Code("b", 0, "threat")],
    )
    frame = salience(coding, by="outlet")
    assert frame["article_id"].isna().all()
    assert frame["outlet"].fillna("?").tolist() == ["Echo"] * 3 + ["?"] * 3
    assert frame.loc[0, "n_units"] == 8
    assert frame.loc[0, "salience"] == pytest.approx(2 / 8)


def test_coders_are_kept_apart(coding):
    assert values(salience(coding, coder="lexicon"), "article_id", "category")["a", "threat"] == pytest.approx(6 / 20)


def test_a_toolkit_coder_without_a_stored_code_gives_zeros_but_an_unknown_one_is_refused(coding):
    assert (salience(coding, coder="classifier")["n_present"] == 0).all()
    with pytest.raises(UsageError, match="coder 'AB' coded nothing here"):
        salience(coding, coder="AB")


def test_a_human_coding_is_not_read_as_zeros_of_the_combined_coder():
    coding = make_coding([Sentence("a", "one two")], outlets={"a": "Echo"}, codes=[Code("a", 0, "threat", coder="AB")])
    assert salience(coding, coder="AB").loc[0, "salience"] == 1
    with pytest.raises(UsageError, match="expected one of AB"):
        salience(coding)


def test_loaded_and_editorial_have_an_overall_category(coding):
    assert salience(coding, codebook="loaded")["category"].unique().tolist() == ["attack", "praise", "loaded"]
    assert salience(coding, codebook="editorial")["category"].unique().tolist() == ["judgement", "editorial"]


def test_an_article_of_furniture_alone_is_undefined_with_one_warning():
    coding = make_coding([Sentence("a", "one two", kind="furniture")], outlets={"a": "Echo", "b": "Echo"})
    with pytest.warns(UserWarning, match="salience: 6 of 6 rows are undefined") as seen:
        frame = salience(coding)
    assert len(seen) == 1
    assert frame["salience"].isna().all()


def test_evidence_plays_no_part():
    coding = make_coding([Sentence("a", "a grave threat")], outlets={"a": "E"}, evidence=[Hit("a", 0, "threat")])
    assert (salience(coding)["salience"] == 0).all()


@pytest.mark.parametrize(("options", "message"), [
    ({"by": "actor"}, "by: expected 'all' or 'voice' or 'outlet', got 'actor'"),
    ({"unit": "letters"}, "unit: expected"),
    ({"codebook": "sport"}, "codebook 'sport' was not coded here"),
])  # fmt: skip
def test_wrong_options_are_named(coding, options, message):
    with pytest.raises(UsageError, match=message):
        salience(coding, **options)


def test_rows_come_sorted_and_numbered(coding):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = salience(coding, by="voice")
    assert frame["article_id"].tolist() == ["a"] * 9 + ["b"] * 9
    assert frame["voice"].tolist()[:9] == ["outlet"] * 3 + ["quoted"] * 3 + ["paraphrased"] * 3
    assert frame["category"].tolist()[:3] == ["threat", "routine", "alliance"]
    assert frame.index.tolist() == list(range(18))
