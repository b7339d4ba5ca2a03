"""Articles and corpora: never altered, distinct ids, one frame with fixed types."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pandas as pd
import pytest

from framing.model.article import FIELDS, Article, Corpus
from framing.model.errors import Problem, UsageError

ONE = Article("a", "One.", outlet="Daily Echo", extra={"desk": "world"})
TWO = Article("b", "Two.", title="Second", published="2025-12")


def test_what_is_not_known_is_none():
    article = Article("a", "One.")
    assert all(getattr(article, name) is None for name in FIELDS if name != "id")
    assert dict(article.extra) == {}


def test_an_article_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        ONE.text = "Other."  # type: ignore[misc]
    with pytest.raises(TypeError):
        ONE.extra["desk"] = "home"  # type: ignore[index]


def test_the_extra_columns_are_a_copy_of_what_was_passed():
    extra = {"desk": "world"}
    article = Article("a", "One.", extra=extra)
    extra["desk"] = "home"
    extra["page"] = "3"
    assert dict(article.extra) == {"desk": "world"}


@pytest.mark.parametrize("copied", [lambda a: pickle.loads(pickle.dumps(a)), copy.copy, copy.deepcopy])
def test_an_article_survives_a_trip_to_another_process(copied):
    full = Article("a", "T.", "t", "o", "w", "2025", "u", "en", "f.txt, line 3", {"k": "v"})
    twin = copied(full)
    assert twin == full
    assert twin.fingerprint() == full.fingerprint()
    with pytest.raises(TypeError):
        twin.extra["k"] = "w"


@pytest.mark.parametrize("name", ["text", *FIELDS])
def test_the_fingerprint_changes_with_every_field(name):
    assert replace(ONE, **{name: "something else"}).fingerprint() != ONE.fingerprint()


def test_the_fingerprint_changes_with_extra_columns_but_not_with_their_order():
    ab = Article("a", "One.", extra={"x": "1", "y": "2"})
    ba = Article("a", "One.", extra={"y": "2", "x": "1"})
    assert ab.fingerprint() == ba.fingerprint()
    assert ab.fingerprint() != Article("a", "One.", extra={"x": "1", "y": "3"}).fingerprint()
    assert ab.fingerprint() != Article("a", "One.", extra={"x": "1"}).fingerprint()


def test_half_a_surrogate_pair_in_the_text_has_a_fingerprint_too():
    assert Article("a", "broken \ud83d text").fingerprint() != Article("a", "broken  text").fingerprint()


def test_an_absent_outlet_is_not_an_outlet_called_none():
    assert Article("a", "One.").fingerprint() != Article("a", "One.", outlet="None").fingerprint()


def test_a_corpus_is_indexed_by_position_slice_and_id():
    corpus = Corpus([ONE, TWO])
    assert corpus[0] is ONE
    assert corpus[-1] is TWO
    assert corpus["b"] is TWO
    assert corpus[1:].ids == ["b"]
    assert [a.id for a in corpus] == corpus.ids == ["a", "b"]
    assert len(corpus) == 2


def test_membership_is_by_id_or_by_article():
    corpus = Corpus([ONE])
    assert "a" in corpus
    assert "b" not in corpus
    assert ONE in corpus
    assert TWO not in corpus


def test_an_unknown_id_is_named_with_the_way_to_see_the_known_ones():
    with pytest.raises(KeyError, match=r"no article 'zz' in this corpus of 2: see corpus\.ids"):
        Corpus([ONE, TWO])["zz"]


def test_duplicate_ids_are_refused_and_the_first_one_that_comes_again_is_named():
    articles = [Article(i, "T.") for i in ("x", "b", "a", "a", "b")]
    with pytest.raises(UsageError, match=r"article id 'a' occurs twice; ids must be distinct: rename one of them"):
        Corpus(articles)


def test_slices_and_filters_are_new_corpora_that_keep_the_problems():
    problem = Problem("c.txt", "empty")
    corpus = Corpus([ONE, TWO], [problem])
    kept = corpus.filter(lambda a: a.outlet == "Daily Echo")
    assert kept.ids == ["a"]
    assert kept.problems == corpus[:1].problems == (problem,)
    assert corpus.ids == ["a", "b"]


def test_a_corpus_does_not_follow_the_list_it_was_made_from():
    articles = [ONE]
    corpus = Corpus(articles)
    articles.append(TWO)
    assert corpus.ids == ["a"]
    corpus.ids.append("b")
    assert corpus.ids == ["a"]


def test_the_frame_has_the_contract_columns_then_the_readers_own_sorted():
    other = Article("c", "Three.", extra={"zone": "north", "author": "not this"})
    frame = Corpus([ONE, TWO, other]).to_frame()
    fixed = ["article_id", "title", "outlet", "author", "published", "url", "language", "source", "text"]
    assert frame.columns.tolist() == [*fixed, "desk", "zone"]
    assert frame["article_id"].tolist() == ["a", "b", "c"]
    assert frame.loc[0, "desk"] == "world"
    assert frame["desk"].isna().tolist() == [False, True, True]
    assert frame["author"].isna().all()


def test_the_frames_types_are_text_whether_full_or_empty():
    frames = [Corpus([]).to_frame(), Corpus([Article("a", "One.")]).to_frame(), Corpus([ONE, TWO]).to_frame()]
    for frame in frames:
        assert all(isinstance(dtype, pd.StringDtype) for dtype in frame.dtypes)


def test_changing_the_frame_leaves_the_corpus_alone():
    corpus = Corpus([ONE])
    frame = corpus.to_frame()
    frame.loc[0, "outlet"] = "Other"
    assert corpus["a"].outlet == "Daily Echo"
    assert corpus.to_frame().loc[0, "outlet"] == "Daily Echo"


def test_a_title_with_markup_is_text_in_the_notebook_view():
    html = Corpus([Article("a", "One.", title="<script>alert(1)</script>")])._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
