"""Editorialising: body blocks weighted by words, the headline left out."""

from __future__ import annotations

import math

import pytest

from framing.measures.editorialising import editorialising
from tests.helpers.codings import Sentence, make_coding


def test_the_share_of_body_words_in_commentary():
    coding = make_coding(
        [
            Sentence("a", "Shame on them", kind="headline", editorial=0.99),
            Sentence("a", "one two three four five six", editorial=0.49),
            Sentence("a", "one two three", editorial=0.5, block=2),
            Sentence("a", "four", block=2),
            Sentence("a", "A caption that comments", kind="caption", editorial=0.9),
            Sentence("b", "one two"),
        ],
        outlets={"a": "Echo", "b": "Post"},
    )
    frame = editorialising(coding)
    assert frame["n_words"].tolist() == [10, 2]
    assert frame["n_editorial_words"].tolist() == [4, 0]
    assert frame["share"].tolist() == [0.4, 0.0]


def test_a_paragraph_printed_twice_counts_once():
    sentences = [Sentence("a", "one two three", editorial=0.9), Sentence("a", "four"), Sentence("a", "one two three")]
    coding = make_coding(sentences, outlets={"a": "Echo"})
    only_coded_once = {**coding.tables, "sentences": coding.sentences.iloc[:2]}
    frame = editorialising(type(coding)(only_coded_once))
    assert frame["share"].tolist() == [0.75]


def test_a_body_that_was_not_coded_for_commentary_is_undefined_not_zero():
    coding = make_coding([Sentence("a", "one two", editorial=math.nan)], outlets={"a": "Echo"})
    with pytest.warns(UserWarning, match="no body coded for commentary"):
        assert math.isnan(editorialising(coding).loc[0, "share"])


def test_an_article_without_body_is_undefined_with_one_warning():
    coding = make_coding([Sentence("a", "Only this", kind="headline")], outlets={"a": "Echo"})
    with pytest.warns(UserWarning, match="editorialising: 1 of 1 rows are undefined") as seen:
        frame = editorialising(coding)
    assert len(seen) == 1
    assert math.isnan(frame.loc[0, "share"])
