"""Key words: what is counted, on which side, in whose voice, and that every number opens to its places."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from framing.coders.code import code
from framing.measures.keyness import COLUMNS, keyness
from framing.measures.keynessstats import g2, log_ratio
from framing.measures.occurrences import occurrences
from framing.measures.words import words_of_coding
from framing.model.article import Article
from framing.model.coding import VOICES, Coding
from framing.model.errors import UsageError
from tests.five import OWN
from tests.helpers.codings import Quote, Sentence, make_coding

SENTENCES = [
    Sentence("a", "Grave threat ahead", kind="headline"),
    Sentence("a", "The grave threat came, the mayor said."),
    Sentence("b", "A grave matter, said Oslo."),
    Sentence("b", "Share this grave story", kind="furniture"),
    Sentence("c", "The usual patrol passed Oslo."),
    Sentence("d", "The usual patrol of Oslo's navy passed, said the mayor."),
    Sentence("d", "Usual picture of a patrol", kind="caption"),
]
QUOTES = [Quote("a", 1, "The grave threat came", kind="indirect"), Quote("b", 0, "grave", kind="partial")]
OUTLETS = {"a": "Echo", "b": "Echo", "c": "Post", "d": "Post"}


@pytest.fixture
def coding():
    return make_coding(SENTENCES, outlets=OUTLETS, quotes=QUOTES)


def found(coding, **options):
    options = {"target": "outlet=Echo", "min_count": 1, "min_articles": 1} | options
    return keyness(coding, **options).set_index("word")


def test_words_are_counted_in_headline_and_body_and_nowhere_else(coding):
    frame = found(coding)
    assert frame.loc["grave", ["n_target", "n_reference", "articles_target", "articles_reference"]].tolist() == [
        3,
        0,
        2,
        0,
    ]
    assert frame.loc["usual", ["n_target", "n_reference", "articles_target", "articles_reference"]].tolist() == [
        0,
        2,
        0,
        2,
    ]
    assert "story" not in frame.index
    assert "picture" not in frame.index
    assert "'s" not in frame.index
    target, reference = 3 + 7 + 5, 5 + 10
    assert frame["n_target"].sum() == target
    assert frame["n_reference"].sum() == reference
    assert frame.loc["grave", "rate_target"] == pytest.approx(1000 * 3 / target)
    assert frame.loc["grave", "g2"] == pytest.approx(g2([3], [0], target, reference)[0])
    assert frame.loc["grave", "log_ratio"] == pytest.approx(log_ratio([3], [0], target, reference)[0])


def test_the_targets_words_come_first(coding):
    words = found(coding).reset_index()
    assert words["z"].is_monotonic_decreasing
    assert words["word"].iloc[0] == "grave"
    assert set(words["word"].iloc[-2:]) == {"usual", "patrol"} or words["word"].iloc[-1] in {
        "usual",
        "patrol",
        "passed",
    }


def test_columns_are_fixed_whatever_is_asked(coding):
    reference = pd.DataFrame({"word": ["grave"], "count": [3]})
    for options in ({}, {"n": 2}, {"reference": reference}, {"voice": "quoted"}, {"min_count": 99}):
        assert found(coding, **options).reset_index().dtypes.astype(str).to_dict() == COLUMNS


def test_a_voice_chooses_words_not_articles(coding):
    own = found(coding, voice="outlet")
    assert own.loc["grave", "n_target"] == 1
    assert found(coding, voice="paraphrased").loc["grave", "n_target"] == 1
    assert found(coding, voice="quoted").index.tolist() == ["grave"]


def test_two_voices_of_the_same_articles_can_be_the_sides(coding):
    frame = found(coding, target={"voice": "outlet"}, reference={"voice": ["quoted", "paraphrased"]})
    assert frame.loc["grave", ["n_target", "n_reference"]].tolist() == [1, 2]
    with pytest.raises(UsageError, match="4 articles are on both sides"):
        found(coding, target={"voice": "outlet"}, reference={"voice": ["outlet", "quoted"]})


def test_phrases_stay_in_their_sentence_and_voice(coding):
    frame = found(coding, n=2)
    assert frame.loc["grave threat", "n_target"] == 2
    assert "ahead the" not in frame.index  # headline and body are two sentences
    assert "came the" not in frame.index  # the report ends at `came`
    assert "oslo's navy" in found(coding, n=3).index
    assert "oslo's" not in frame.index


def test_filters_take_a_string_a_mapping_or_a_function(coding):
    same = [{"outlet": "Echo"}, {"outlet": ["Echo"]}, lambda articles: articles["outlet"] == "Echo"]
    for target in same:
        pd.testing.assert_frame_equal(found(coding, target=target), found(coding))
    pd.testing.assert_frame_equal(found(coding, reference="outlet=Post"), found(coding))


def test_a_list_from_outside_is_a_reference(coding):
    reference = pd.DataFrame({"word": ["Grave", "grave", "the"], "count": [1, 2, 97]})
    frame = found(coding, reference=reference)
    assert frame.loc["grave", "n_reference"] == 3
    assert frame.loc["grave", "rate_reference"] == pytest.approx(30)
    assert frame.loc["grave", ["dispersion_reference", "p_articles"]].isna().all()
    assert frame["articles_reference"].isna().all()


def test_names_and_numbers_by_choice():
    texts = [
        "The mayor of Oslo met Anna on 12 May.",
        "A visit to Oslo by Anna cost 30 crowns.",
        "I saw 12 crowns in Oslo.",
    ]
    coding = code([Article(f"a{n}", t, outlet="Echo" if n else "Post") for n, t in enumerate(texts)], codebooks=[])
    every, dropped = found(coding), found(coding, names="drop")
    assert set(every.index) - set(dropped.index) == {"oslo", "anna", "may"}
    assert set(found(coding, names="only").index) == {"oslo", "anna", "may"}
    assert "12" not in every.index
    assert "12" in found(coding, numbers=True).index
    assert "i" in dropped.index
    assert every.loc["crowns", "rate_target"] == dropped.loc["crowns", "rate_target"]


def test_rare_words_and_those_of_one_article_are_left_out(coding):
    assert "grave" in found(coding, min_count=3, min_articles=2).index
    assert "grave" not in found(coding, min_count=4).index
    assert "threat" not in found(coding, min_articles=2).index


@pytest.mark.parametrize("n", [1, 2, 3])
def test_every_row_opens_to_as_many_places_as_it_counts(n):
    import framing as fr

    coding = fr.code(fr.read(OWN), codebooks=[])
    text = {a.id: a.text for a in coding.corpus}
    outlet = coding.articles["outlet"].iloc[0]
    frame = keyness(coding, target={"outlet": outlet}, n=n, min_count=2, min_articles=1)
    for row in frame.iloc[:: max(1, len(frame) // 12)].itertuples():
        places = occurrences(coding, row.word)
        assert len(places) == row.n_target + row.n_reference
        assert all(text[p.article_id][p.start : p.end] == p.text for p in places.itertuples())
        inside = occurrences(coding, row.word, where={"outlet": outlet})
        assert len(inside) == row.n_target


def test_the_voice_of_words_is_that_of_the_parser_in_all_but_broken_reports():
    import framing as fr
    from framing.text.parsed import Parser

    articles = sorted(fr.read(OWN), key=lambda a: a.id)
    words = words_of_coding(code(articles, codebooks=[]))
    batch = Parser().parse(articles)
    same = total = 0
    for number in range(len(articles)):
        lo, hi = batch.tokens.bounds[number : number + 2]
        mine = words.article == number
        at = batch.tokens.start[lo:hi].searchsorted(words.start[mine])
        same += int((batch.voice[lo:hi][at] == words.voice[mine]).sum())
        total += int(mine.sum())
    assert same / total > 0.99


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"target": "outlet=Times"}, "target: no article passes 'outlet=Times'"),
        ({"target": "Echo"}, "expected column=value"),
        ({"target": {"paper": "Echo"}}, "the articles have no column 'paper'"),
        ({"target": lambda articles: [True]}, "return true or false for each of the 4 articles"),
        ({"target": {}}, "the target has all articles"),
        ({"reference": "outlet=Echo"}, "2 articles are on both sides"),
        ({"reference": pd.DataFrame({"word": ["a"]})}, "no column 'count'"),
        ({"reference": pd.DataFrame({"word": ["a"], "count": ["many"]})}, "the count of 'a' is not a number"),
        ({"voice": "editor"}, "voice: expected"),
        ({"names": "some"}, "names: expected"),
        ({"n": 0}, "n: expected"),
        ({"cells": 3}, "cells: expected"),
        ({"prior_words": 0}, "prior_words: expected"),
    ],
)
def test_what_cannot_be_done_is_named(coding, options, said):
    with pytest.raises(UsageError, match=said):
        found(coding, **options)


def test_a_coding_without_texts_says_so(coding):
    with pytest.raises(UsageError, match="no text of article 'a'"):
        found(Coding(coding.tables))
    with pytest.raises(UsageError, match="expected a word"):
        occurrences(coding, "...")


def test_words_that_nobody_uses_have_no_places(coding):
    assert len(occurrences(coding, "submarine")) == 0
    assert occurrences(coding, "grave", voice="quoted")["voice"].tolist() == ["quoted"]
    assert set(VOICES) >= set(occurrences(coding, "grave")["voice"])
    assert not math.isnan(found(coding).loc["grave", "z"])
