"""The sentences of the first screen: made from the numbers, and no stronger than they are."""

from __future__ import annotations

import dataclasses

import pytest

from framing.report.findings import findings, scope_note
from framing.report.view import View
from tests.helpers.codings import Code, Hit, Quote, Sentence, make_coding
from tests.unit.report.samples import dressed, many_articles

OUTLETS = {"a": "Echo", "b": "Post", "c": "Wire"}


def said(coding, by="outlet"):
    return ["".join(run.text for run in finding) for finding in findings(View(coding, by))]


def with_commentary(**words):
    """One article per name, of 100 body words, that many of them commentary."""
    sentences = []
    for name, n in words.items():
        sentences += [Sentence(name, "word " * (100 - n)), Sentence(name, "word " * n, editorial=0.9)]
    sentences = [s for s in sentences if s.text]
    return dressed(make_coding(sentences, outlets={name: OUTLETS[name] for name in words}))


def test_the_article_that_editorialises_most_is_named_with_its_numbers():
    assert said(with_commentary(a=30, b=10, c=0))[0] == (
        "Echo editorialises most: 30% of its body (30 of 100 words) is commentary in its own voice, against 10% in Post and none in Wire."
    )


def test_articles_without_any_are_counted():
    assert said(with_commentary(a=30, b=0, c=0))[0].endswith("against none in the other two.")


@pytest.mark.parametrize(("outlet", "written"), [("a blog", "A blog"), ("eNews", "eNews")])
def test_a_sentence_begins_with_a_capital_unless_the_name_has_its_own(outlet, written, monkeypatch):
    monkeypatch.setitem(OUTLETS, "a", outlet)
    assert said(with_commentary(a=30, b=10))[0].startswith(f"{written} editorialises most")


def test_shares_that_lie_close_are_not_ranked():
    assert said(with_commentary(a=30, b=27, c=0))[0] == (
        "Echo has the largest share of commentary in its own voice: 30% of its body (30 of 100 words), closely followed by Post (27%) and none in Wire."
    )


def test_no_commentary_is_said_to_be_none():
    assert (
        said(with_commentary(a=0, b=0))[0]
        == "No paragraph of commentary in the outlet’s own voice was found in any of the articles."
    )


def test_one_article_is_not_compared():
    assert (
        said(with_commentary(a=25))[0] == "25% of the body (25 of 100 words) is commentary in the outlet’s own voice."
    )
    assert scope_note(View(with_commentary(a=25))).startswith("These numbers describe one text.")


def test_attribution_of_each_frame_and_where_the_commonest_is_attributed_least():
    sentences = [Sentence(name, "one two three four") for name in "aabb"]
    codes = [
        Code("a", 0, "threat", "outlet"),
        Code("a", 1, "threat", "quoted"),
        Code("b", 0, "threat", "paraphrased"),
        Code("b", 1, "routine", "outlet"),
    ]
    coding = dressed(make_coding(sentences, outlets={"a": "Echo", "b": "Post"}, codes=codes))
    assert (
        "Of the words that carry a frame, sources’ voices carry 67% for Threat and 0% for Routine. "
        "Threat, the most frequent, is attributed least in Echo (50%) and most in Post (100%)." in said(coding)
    )


def test_without_any_frame_that_is_what_is_said():
    assert "No sentence carries any of the frames Threat, Routine and Alliance." in said(with_commentary(a=0, b=0))


def test_whose_words_dominate_leaves_the_unnamed_aside_but_tells_of_them():
    sentences = [
        Sentence("a", "Tokyo: one two three."),
        Sentence("a", "Somebody: four five six seven."),
        Sentence("b", "Moscow: eight nine."),
    ]
    quotes = [
        Quote("a", 0, "one two three", "indirect", "Japan"),
        Quote("a", 1, "four five six seven", "indirect", None),
        Quote("b", 0, "eight nine", "indirect", "Russia"),
    ]
    coding = dressed(make_coding(sentences, outlets={"a": "Echo", "b": "Post"}, quotes=quotes))
    assert (
        "Japan is heard most: 33% of the words that are given to a source. It leads in one of two articles, Russia in Post; "
        "44% have no source that could be named." in said(coding)
    )


def test_a_few_loaded_words_are_told_as_rare():
    sentences = [Sentence("a", "reckless jets"), Sentence("b", "the jets")]
    coding = dressed(make_coding(sentences, outlets={"a": "Echo", "b": "Post"}, evidence=[Hit("a", 0, "reckless")]))
    assert said(coding)[-1] == "Loaded words are rare in the outlets’ own voices: no article has more than one."


def test_many_loaded_words_are_ranked_by_density():
    sentences = [Sentence("a", "reckless mad wild jets"), Sentence("b", "the jets")]
    evidence = [Hit("a", 0, word) for word in ("reckless", "mad", "wild")]
    coding = dressed(make_coding(sentences, outlets={"a": "Echo", "b": "Post"}, evidence=evidence))
    assert said(coding)[-1] == (
        "In its own voice Echo uses three loaded expressions, 75.0 per 100 words of the article; no other article has any."
    )


def test_groups_are_told_with_intervals_and_only_ranked_when_these_part():
    apart = said(many_articles(7))[0]
    assert "Echo has the largest share" in apart
    assert "(95% interval 43% to 43%)" in apart
    assert apart.endswith("The intervals do not overlap.")
    same = many_articles(7)
    blocks = same.blocks.assign(editorial=same.blocks["editorial"].where(same.blocks["block_id"] != 1, 0.9))
    level = said(dataclasses.replace(same, tables={**same.tables, "blocks": blocks}))[0]
    assert level.endswith("The data do not settle the order of the two.")


def test_commentary_in_articles_without_an_outlet_is_not_passed_over():
    coding = many_articles(7)
    articles = coding.articles.assign(outlet=coding.articles["outlet"].where(coding.articles["outlet"] == "none"))
    first = said(dataclasses.replace(coding, tables={**coding.tables, "articles": articles}))[0]
    assert first == "21% of the words of the body are commentary in the outlets’ own voices."


def test_of_groups_no_extreme_is_told_without_an_interval():
    assert not any("attributed least" in sentence for sentence in said(many_articles(7)))


def test_every_link_of_a_finding_is_an_anchor(coding):
    links = [run.href for finding in findings(View(coding)) for run in finding if run.href]
    assert links
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("n", [0, 2])
def test_articles_without_coded_words_have_nothing_to_compare(n):
    coding = dressed(make_coding([], outlets=dict(list(OUTLETS.items())[:n])))
    assert said(coding) == ["No headline or body was found in any article, so there is nothing to compare."]
