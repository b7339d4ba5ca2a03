"""The report as one HTML page."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re

import pytest

from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.page import report
from framing.report.view import MAX_FULL_TEXTS
from tests.helpers.codings import Hit, Quote, Sentence, make_coding
from tests.unit.report.pages import parsed
from tests.unit.report.samples import dressed, many_articles, three_articles

HOSTILE = "<script>alert(1)</script><img src='https://evil.example/x.png' onerror='alert(2)'></style></svg>"


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    return report(three_articles(), tmp_path_factory.mktemp("page") / "r.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html):
    return parsed(html)


def hostile() -> Coding:
    coding = make_coding(
        [Sentence("a", f"Tokyo said {HOSTILE} today."), Sentence("a", HOSTILE, editorial=0.9)],
        outlets={"a": HOSTILE},
        evidence=[Hit("a", 0, HOSTILE, voice="quoted"), Hit("a", 1, HOSTILE)],
        quotes=[Quote("a", 0, HOSTILE, "direct", HOSTILE, HOSTILE, HOSTILE)],
    )
    coding = dressed(coding)
    articles = coding.articles.assign(title=HOSTILE, author=HOSTILE, published=HOSTILE, url="javascript:alert(3)")
    return dataclasses.replace(coding, tables={**coding.tables, "articles": articles})


def test_it_writes_where_it_was_told_and_says_so(coding, tmp_path):
    path = tmp_path / "new" / "folder" / "report.html"
    assert report(coding, path) == path
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_same_coding_gives_the_same_bytes(coding, tmp_path):
    first = report(coding, tmp_path / "1.html").read_bytes()
    assert report(three_articles(), tmp_path / "2.html").read_bytes() == first


def test_the_coding_stays_as_it_was(coding, tmp_path):
    before = {name: frame.copy() for name, frame in coding.tables.items()}
    report(coding, tmp_path / "r.html")
    assert all(frame.equals(before[name]) for name, frame in coding.tables.items())


def test_nothing_is_fetched_and_only_its_own_script_may_run(html, page):
    policy = next(e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes)
    assert policy.startswith("default-src 'none';")
    script = page.all("script")
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    sources = [
        e.attributes[name]
        for e in page.elements
        for name in ("src", "srcset", "poster", "action", "data")
        if name in e.attributes
    ]
    assert sources == []
    assert all(e.attributes["href"] == "data:," for e in page.all("link"))
    assert not re.search(r"@import|url\((?!#)", html)
    assert not any(name.startswith("on") for e in page.elements for name in e.attributes)


def test_every_link_leads_somewhere_and_no_two_places_share_a_name(page):
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    links = [e.attributes["href"] for e in page.all("a")]
    assert len(links) > 20
    assert all(link[1:] in ids for link in links if link.startswith("#"))
    pointed = [
        name
        for e in page.elements
        for a in ("aria-describedby", "aria-labelledby")
        for name in e.attributes.get(a, "").split()
    ]
    assert set(pointed) <= set(ids)


def test_hostile_words_appear_as_words_everywhere(tmp_path):
    page = parsed(report(hostile(), tmp_path / "r.html", title=HOSTILE).read_text(encoding="utf-8"))
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert len(page.all("style")) == 1
    assert page.all("h1")[0].text == HOSTILE
    assert page.all("title")[0].text == HOSTILE
    assert not any(e.attributes.get("href", "").startswith("javascript") for e in page.elements)
    assert not any(name.startswith("on") for e in page.elements for name in e.attributes)
    assert any(HOSTILE in e.text for e in page.all("mark"))


def test_every_figure_has_a_text_alternative_and_a_table_in_its_section(page):
    for number, figure in enumerate(page.elements):
        if figure.tag == "svg":
            inside = [e for e in page.elements if number in e.parents]
            assert all(next(e.text for e in inside if e.tag == tag).strip() for tag in ("title", "desc"))
    sections = [n for n, e in enumerate(page.elements) if e.tag == "section"]
    with_figure = [n for n in sections if any(e.tag == "svg" and n in e.parents for e in page.elements)]
    assert len(with_figure) == 6
    assert all(any(e.tag == "table" and n in e.parents for e in page.elements) for n in with_figure)


def test_the_first_screen_answers_with_sentences_and_a_figure(page):
    header = next(n for n, e in enumerate(page.elements) if "first" in e.classes)
    inside = [e for e in page.elements if header in e.parents]
    assert any("Daily Echo editorialises most: 41%" in e.text for e in inside if e.tag == "p")
    assert any(e.tag == "svg" for e in inside)


def test_articles_problems_and_set_aside_lines_are_listed(html, page):
    assert [page.elements[n].attributes.get("id") for n, e in enumerate(page.elements) if e.tag == "article"] == [
        "text-echo",
        "text-post",
        "text-wire",
    ]
    problems = [e.text for e in page.all("li") if "news.csv" in e.text or "date is partial" in e.text]
    assert problems == ["refused news.csv, row 3: no text: left out", "flagged echo: date is partial"]
    assert "Donation and support appeal: “support our”" in html


def test_methods_define_every_category_and_give_the_signature_in_full(html, page, coding):
    for book in coding.codebooks:
        assert book.stamp in html
        for category in book.categories:
            assert f"What {category.name} is." in html
    signature = next(e.text for e in page.all("pre"))
    assert signature == coding.signature.to_json()
    assert coding.signature.digest() in next(e.text for e in page.all("ul", "cite"))


def test_beyond_the_cap_articles_are_counted_but_not_shown_and_the_page_says_so(tmp_path):
    page = parsed(report(many_articles(MAX_FULL_TEXTS // 2 + 3), tmp_path / "r.html").read_text(encoding="utf-8"))
    assert len(page.all("article")) == MAX_FULL_TEXTS
    assert any(
        "The first 40 articles by id are shown in full; the other 6 are in every number" in e.text
        for e in page.all("p")
    )
    ids = {e.attributes["id"] for e in page.elements if "id" in e.attributes}
    assert all(e.attributes["href"][1:] in ids for e in page.all("a"))


@pytest.mark.parametrize("outlets", [{}, {"a": "Echo"}])
def test_an_empty_corpus_or_article_still_makes_a_page(outlets, tmp_path):
    coding = dressed(make_coding([], outlets=outlets))
    page = parsed(report(coding, tmp_path / "r.html").read_text(encoding="utf-8"))
    assert "nothing to compare" in page.all("div", "findings")[0].text


def test_any_column_of_the_articles_can_group(tmp_path):
    coding = many_articles(7)
    coding = dataclasses.replace(coding, tables={**coding.tables, "articles": coding.articles.assign(published="2025")})
    assert "Compared by" not in report(coding, tmp_path / "r.html", by="published").read_text(encoding="utf-8")


def test_words_that_no_encoding_holds_do_not_stop_it(tmp_path):
    coding = dressed(make_coding([Sentence("a", "A lone \ud800 surrogate.")], outlets={"a": "Echo"}))
    assert "A lone ? surrogate." in report(coding, tmp_path / "r.html").read_text(encoding="utf-8")


def test_what_cannot_be_done_is_said_in_one_line(coding, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"file/r\.html: the report cannot be written there \("):
        report(coding, tmp_path / "file" / "r.html")
    with pytest.raises(UsageError, match="by: the articles have no column 'colour'"):
        report(coding, tmp_path / "r.html", by="colour")
    with pytest.raises(UsageError, match="no text of article 'echo'"):
        report(dataclasses.replace(coding, corpus=()), tmp_path / "r.html")
    assert not (tmp_path / "r.html").exists()
