"""Codebooks as dictionaries of other programs, and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.model.errors import UsageError

BOOK = Codebook(
    "moods",
    (Category("joy", "Joy", "Somebody is glad."), Category("fear/dread", "fear/dread")),
    (
        Indicator("joy", "(glad|happy) day*", 0.5, line=2),
        Indicator("joy", "good ~2 day", line=3),
        Indicator("fear/dread", "dread", requires=("night",), line=4),
        Indicator("fear/dread", "*phobia", 0.25, voice="quoted", note="why", line=5),
    ),
    examples=(Example("What a day.", ("joy",)),),
    spelling="exact",
)


def losses(found):
    return [(row.term, row.problem) for row in found.diagnostics.itertuples()]


def test_dicx_has_a_row_a_term_and_reports_what_it_cannot_hold(tmp_path):
    found = fr.write_dictionary(BOOK, tmp_path / "m.dicx")
    assert (tmp_path / "m.dicx").read_text() == "Entry,joy,fear/dread\nglad day*,0.5,\nhappy day*,0.5,\ndread,,1\n"
    assert losses(found)[:5] == [
        ("good ~2 day", "words may stand between its words (~)"),
        ("dread", "a condition (requires)"),
        ("*phobia", "a condition (voice)"),
        ("*phobia", "a note"),
        ("*phobia", "a wildcard that does not end a word"),
    ]
    assert [term for term, _ in losses(found)[5:]] == ["joy", "moods"]
    assert [i.pattern for i in found.codebook.indicators] == ["glad day*", "happy day*", "dread"]


def test_yaml_nests_and_reports_weights(tmp_path):
    found = fr.write_dictionary(BOOK, tmp_path / "m.yaml")
    text = "joy:\n- glad day*\n- happy day*\nfear:\n  dread:\n  - dread\n  - '*phobia'\n"
    assert (tmp_path / "m.yaml").read_text() == text
    assert ("glad day*", "its weight 0.5") in losses(found)


def test_csv_holds_indicators_whole(tmp_path):
    fr.write_dictionary(BOOK, tmp_path / "m.csv")
    back = fr.read_dictionary(tmp_path / "m.csv", name="moods").codebook
    assert back.indicators == BOOK.indicators


def test_nothing_is_written_over_unasked_and_formats_that_are_only_read_are_named(tmp_path):
    place = tmp_path / "m.csv"
    place.write_text("mine")
    with pytest.raises(UsageError, match="there is a file already"):
        fr.write_dictionary(BOOK, place)
    assert place.read_text() == "mine"
    fr.write_dictionary(BOOK, place, replace=True)
    assert place.read_text() != "mine"
    with pytest.raises(
        UsageError, match="'liwc' is no format that is written: expected one of dicx, yaml, csv, codebook"
    ):
        fr.write_dictionary(BOOK, tmp_path / "m.dic")


words = st.sampled_from("glad day* sun rain thrill* night moon war peace café".split())
terms = st.lists(words, min_size=1, max_size=3).map(" ".join)
dictionaries = st.dictionaries(
    st.sampled_from(["joy", "NO", "fear/dread", "on", "a b"]),
    st.lists(terms, min_size=1, max_size=5, unique=True),
    min_size=1,
)


@pytest.mark.parametrize("suffix", [".dicx", ".yaml", ".csv", ""])
@given(found=dictionaries)
@settings(max_examples=25, deadline=None, derandomize=True)
def test_plain_terms_come_back_from_every_format_that_is_written(tmp_path_factory, suffix, found):
    book = fr.Codebook.from_terms(found, name="moods")
    place = tmp_path_factory.mktemp("out") / f"moods{suffix}"
    fr.write_dictionary(book, place)
    back = fr.read_dictionary(place)
    assert back.diagnostics.empty
    assert sorted((i.category, i.pattern, i.weight) for i in back.codebook.indicators) == sorted(
        (i.category, i.pattern, i.weight) for i in book.indicators
    )
