"""The views of a diff: a page that says all and asks nothing, and lines for the terminal."""

from __future__ import annotations

import html
import re

import pytest

import framing as fr
from framing.model.errors import UsageError
from framing.report.difftext import lines

X = "Beijing said the drills were routine. Japan scrambled jets <b>at once</b>."
Y = "Beijing claimed the drills were routine. It is alarming & “new”."


@pytest.fixture(scope="module")
def found():
    articles = [fr.Article("x", X, outlet="The <Echo>"), fr.Article("y", Y, title="Drills & doubts")]
    return fr.diff(fr.code(articles, models={}), "x", "y")


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def test_the_page_is_one_file_that_asks_nothing(found, tmp_path):
    page = found.to_html(tmp_path / "deep" / "diff.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)=", page)
    assert "<script" not in page


def test_texts_are_escaped_and_all_there(found, tmp_path):
    page = found.to_html(tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "<b>at once" not in page
    assert "The <Echo>" not in page
    for sentence in (*re.split(r"(?<=\.) ", X), *re.split(r"(?<=\.) ", Y)):
        assert sentence in plain(page)
    assert '<del class="replaced" title="becomes: claimed">said</del>' in page
    assert "China: said (neutral)" in plain(page).replace("neutral", "(neutral)") or "China: said" in plain(page)
    assert "doubting" in page


def test_same_diff_same_bytes(found, tmp_path):
    one, two = (found.to_html(tmp_path / name).read_bytes() for name in ("1.html", "2.html"))
    assert one == two


def test_the_notebook_view_is_a_fragment(found):
    view = found._repr_html_()
    assert view.startswith("<style>")
    assert "<html" not in view
    assert "alarming" in view


def test_lines_for_the_terminal(found):
    text = str(found)
    assert text.splitlines()[:3] == ["--- x", "+++ y", "~ Beijing [-said-] {+claimed+} the drills were routine."]
    assert "- Japan scrambled jets <b>at once</b>." in text.splitlines()
    assert "cue of China: said (neutral) > claimed (doubting)" in text
    assert [line.plain for line in lines(found)] == text.splitlines()
    assert repr(found) == "<Diff x > y: sentences 0 kept, 0 moved, 1 rephrased, 1 added, 1 dropped>"


def test_a_place_that_cannot_be_written_is_one_clear_line(found, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="the diff cannot be written there"):
        found.to_html(tmp_path / "file" / "diff.html")
