"""Key words in context: every occurrence, with the voice that the house decides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.coders.code import code
from framing.model.article import Article
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.workbench.kwic import COLUMNS, kwic

TEXTS = {
    "a": "Russia did not provoke anybody, the Russian ministry said.\n\n“This was a provocation by Russia,” Anna Berg said on Monday.",
    "b": "The market was open. A red door was painted blue.",
    "c": "Photo: Russia sent two ships.\n\nShare this article about Russia",
}


@pytest.fixture(scope="module")
def coding():
    return code([Article(name, text, outlet="Echo") for name, text in TEXTS.items()], codebooks=["security"], models={})


def test_each_occurrence_with_voice_speaker_and_scope(coding):
    rows = kwic(coding, "provo*")
    assert rows["text"].tolist() == ["provoke", "provocation"]
    assert rows["voice"].tolist() == ["paraphrased", "quoted"]
    assert rows["speaker"].tolist()[1] == "Anna Berg"
    assert rows["negated"].tolist() == [True, False]
    assert rows["scope"].tolist() == ["negated", "asserted"]
    assert rows["outlet"].tolist() == ["Echo", "Echo"]


def test_a_name_can_be_found(coding):
    rows = kwic(coding, "Russia")
    assert [TEXTS[r.article_id][r.start : r.end] for r in rows.itertuples()] == ["Russia"] * len(rows)
    assert rows["article_id"].tolist().count("a") == 2


def test_patterns_that_overlap_have_a_row_each(coding):
    rows = kwic(coding, ["red door", "door", "red"])
    assert rows[["text", "pattern"]].to_numpy().tolist() == [["red", "red"], ["red door", "red door"], ["door", "door"]]


def test_the_window_counts_words_and_stays_in_the_paragraph(coding):
    row = kwic(coding, "painted", window=2).iloc[0]
    assert (row["left"], row["text"], row["right"]) == ("door was ", "painted", " blue")
    assert kwic(coding, "This", window=3).iloc[0]["left"] == ""
    bare = kwic(coding, "painted", window=0).iloc[0]
    assert (bare["left"], bare["right"]) == ("", "")


def test_voice_and_limit(coding):
    assert kwic(coding, "Russia*", voice="quoted")["text"].tolist() == ["Russia"]
    assert len(kwic(coding, "Russia*", limit=1)) == 1
    assert len(kwic(coding, "Russia*", limit=0)) == 0


def test_nothing_found_is_an_empty_frame_of_the_same_columns(coding):
    for rows in (kwic(coding, "zebra*"), kwic(coding, "door"), kwic(code([], codebooks=[]), "door")):
        assert rows.dtypes.astype(str).to_dict() == dict(COLUMNS)
    assert kwic(coding, "zebra*").empty


def test_page_furniture_is_not_searched(coding):
    assert "Share" not in " ".join(kwic(coding, "about", window=5)["left"])


@pytest.mark.parametrize(
    ("patterns", "options", "message"),
    [
        ("(red", {}, r"pattern '\(red': parentheses must be balanced.*docs/codebooks.md"),
        ("*", {}, r"pattern '\*': the pattern would match any word"),
        ([], {}, "patterns: expected at least one"),
        ("red", {"window": -1}, "window: expected 0 or more"),
        ("red", {"limit": -1}, "limit: expected 0 or more"),
        ("red", {"voice": "loud"}, "voice: expected 'outlet' or"),
    ],
)
def test_bad_calls_are_one_clear_line(coding, patterns, options, message):
    with pytest.raises(UsageError, match=message) as error:
        kwic(coding, patterns, **options)
    assert "\n" not in str(error.value)


def test_a_coding_without_texts_is_refused(coding):
    with pytest.raises(UsageError, match="holds no texts"):
        kwic(Coding(coding.tables), "red")


WORDS = st.lists(st.sampled_from("the red door stood open . “ ” said Berg Russia’s ,".split()), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None)
@given(WORDS, st.integers(0, 5))
def test_left_text_and_right_read_on_in_the_article(words, window):
    text = " ".join(words)
    rows = kwic(code([Article("x", text)], codebooks=[], models={}), ["red", "red door", "Russia"], window=window)
    for row in rows.itertuples():
        assert text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.text + row.right
