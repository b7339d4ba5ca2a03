"""Near-copies as one story: in clusters, or counted once."""

from __future__ import annotations

import pandas as pd
import pytest

import framing as fr
from framing.model.errors import UsageError
from tests.helpers.codings import Code, Sentence, make_coding

FOUND = pd.DataFrame(
    {
        "source_id": ["wire", "wire", "a"],
        "reprint_id": ["a", "b", "c"],
        "kind": ["verbatim", "edited", "rewritten"],
    }
)
OUTLETS = {"a": "Echo", "b": "Post", "c": "Post", "wire": "Agency"}


def coding():
    sentences = [Sentence(key, "Two jets took off at noon.") for key in OUTLETS]
    return make_coding(sentences, outlets=OUTLETS, codes=[Code(key, 0, "threat") for key in ("wire", "a", "b")])


def test_stories_follow_the_pairs_of_the_kinds_asked_for():
    assert fr.stories(coding(), FOUND)["cluster"].tolist() == ["wire", "wire", "c", "wire"]
    every = fr.stories(coding(), FOUND, kinds=["verbatim", "edited", "rewritten"])
    assert set(every["cluster"]) == {"wire"}
    assert list(every.columns) == ["article_id", "cluster"]


def test_a_story_counts_as_often_as_it_ran_or_once():
    whole = coding()
    once = fr.collapse(whole, FOUND)

    def mean(c):
        frame = fr.salience(c)
        return frame.loc[frame["category"] == "threat", "salience"].mean()

    assert mean(whole) == pytest.approx(3 / 4)
    assert mean(once) == pytest.approx(1 / 2)
    assert once.articles["article_id"].tolist() == ["c", "wire"]
    assert once.articles["n_copies"].tolist() == ["1", "3"]
    assert [a.id for a in once.corpus] == ["c", "wire"]
    assert len(whole.articles) == 4
    assert "n_copies" not in whole.articles
    for name in ("sentences", "blocks", "codes"):
        assert set(getattr(once, name)["article_id"]) <= {"c", "wire"}


def test_reprints_are_worked_out_where_none_are_given():
    text = "The ferry Aurelia struck a sandbank off Kestrel Island on Sunday night with 214 passengers aboard, the harbour office said on Monday."
    coded = fr.code([fr.Article("x", text), fr.Article("y", text)], codebooks=["security"], models={})
    assert fr.stories(coded)["cluster"].nunique() == 2 - (len(fr.reprints(coded)) > 0)


def test_an_unknown_kind_is_refused():
    with pytest.raises(UsageError, match="kinds: expected a list"):
        fr.collapse(coding(), FOUND, kinds=["copied"])


def test_compare_counts_a_story_once_on_request():
    text = " ".join(
        f"On day {n} the ferry number {n} struck bank {n * 7} off the island with {n + 200} passengers aboard."
        for n in range(6)
    )
    articles = [fr.Article(key, text, outlet="Post") for key in "xyz"] + [fr.Article("w", "Rain fell.", outlet="Post")]
    coded = fr.code(articles, codebooks=["security"], models={})
    with pytest.warns(UserWarning, match="fewer than 3"):
        once = fr.compare(coded, fr.tone, collapse="reprints", value="tone")
    assert set(once["n_articles"]) == {2}
    with pytest.raises(UsageError, match="collapse"):
        fr.compare(coded, fr.tone, collapse="copies", value="tone")
