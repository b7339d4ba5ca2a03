"""The check as lines, as a notebook's fragment, and as a page that trusts nobody."""

from __future__ import annotations

import dataclasses
import re
import warnings

import pytest

from framing.codebooks.codebook import Codebook
from framing.coders.code import code
from framing.model.article import Article
from framing.model.errors import UsageError
from framing.workbench.check import check
from framing.workbench.page import page, write_check
from tests.unit.report.pages import parsed
from tests.unit.workbench.storm import BOOK

HOSTILE = "<script>alert(1)</script><img src='https://evil.example/x.png' onerror='alert(2)'></style>"


def hostile():
    book = Codebook.from_terms({HOSTILE: ["alert"], "b": ["x"]}, name="hostile")
    book = dataclasses.replace(book, title=HOSTILE)
    text = f"An alert {HOSTILE} was there."
    coding = code([Article(f"a{n}{HOSTILE}", text, outlet=HOSTILE) for n in range(6)], codebooks=[book])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return check(book, coding)


def test_hostile_text_is_inert():
    for html in (page(hostile()), hostile()._repr_html_()):
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html
        assert html.count("</style>") == html.count("<style>")


def test_the_page_asks_nothing_of_any_server(found):
    html = page(found)
    assert "default-src 'none'" in html
    assert not re.search(r"(src|href)=[\"'](?!#|data:)", html)
    assert "url(" not in html


def test_every_link_leads_somewhere_and_every_tag_is_closed(found):
    html = page(found)
    anchors = re.findall(r'id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)
    parsed(html)


def test_the_page_is_written_with_the_same_bytes(found, tmp_path):
    one = found.to_html(tmp_path / "new" / "a.html")
    other = write_check(found, tmp_path / "b.html")
    assert one.read_bytes() == other.read_bytes()


def test_a_page_that_cannot_be_written_is_one_line(found, tmp_path):
    with pytest.raises(UsageError, match="cannot be written there"):
        found.to_html(tmp_path)


def test_the_summary_names_what_to_look_at(found):
    text = found.summary()
    assert text.splitlines()[0].startswith(f"storm {BOOK.stamp} in 5 articles of 2 outlets")
    assert "harm: damage* (line 2)" in text
    assert "[damage" in text
    assert "dominates" in text


def test_a_notebook_shows_the_categories(found):
    html = found._repr_html_()
    assert "harm" in html
    assert "help" in html
    assert repr(found) == f"<CodebookCheck: storm {BOOK.stamp}, 8 entries in 5 articles>"
