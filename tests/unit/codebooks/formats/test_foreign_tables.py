"""Tables and lists: `.dicx`, wide CSV, General Inquirer, AFINN, VADER, NRC, plain CSV."""

from __future__ import annotations

import pytest

from framing.model.errors import CodebookError
from tests.unit.codebooks.formats.reading import converted, losses, terms, weights

# ---------------------------------------- wide tables


def test_dicx_members_weights_and_rows_of_one_entry(tmp_path):
    text = "Entry,joy,fear,\nglad*,X,,\nthrill,1,0.5,\nglad*,,x\nstage fright,0,1\ncalm,-0.25,,\n"
    found = converted(tmp_path, "a.dicx", text)
    assert terms(found) == {"joy": ["glad*", "thrill", "calm"], "fear": ["thrill", "glad*", "stage fright"]}
    assert {i.category: i.weight for i in found.codebook.indicators if i.pattern == "thrill"} == {"joy": 1, "fear": 0.5}
    assert losses(found) == []


def test_dicx_rows_of_one_entry_with_two_weights_keep_the_last(tmp_path):
    found = converted(tmp_path, "a.dicx", "Entry,joy\nglad,0.5\nGlad,0.75\n")
    assert weights(found) == {"Glad": 0.75}
    assert losses(found) == [(2, "Glad", "the last is kept")]


@pytest.mark.parametrize(
    "text", ["word;joy\nglad;X\n", "Entry,joy\r\nglad,X\r\n", '"Entry","joy"\r"glad","X"\r', "word\tjoy\nglad\t1\n"]
)
def test_wide_tables_of_any_delimiter_are_told_by_their_looks(tmp_path, text):
    assert terms(converted(tmp_path, "a.csv", text)) == {"joy": ["glad"]}


def test_faulty_cells_are_named_at_once(tmp_path):
    with pytest.raises(CodebookError) as error:
        converted(tmp_path, "a.dicx", "Entry,joy,\nglad,yes\n,1\nsad,1,1\nmad,1,,,\n")
    assert [line.partition(", ")[2] for line in str(error.value).splitlines()] == [
        "line 2: column joy: expected 1, X, a number or nothing, got 'yes'",
        "line 3: no entry in the first column",
        "line 4: column without a name: expected 1, X, a number or nothing, got '1'",
        "line 5: more cells than columns: quote an entry that holds the delimiter",
    ]


def test_an_open_quotation_mark_is_named(tmp_path):
    with pytest.raises(CodebookError, match="close the quotation mark"):
        converted(tmp_path, "a.dicx", 'Entry,joy\n"glad,1\n')


def test_a_weight_beyond_all_measure_is_reported(tmp_path):
    found = converted(tmp_path, "a.dicx", "Entry,joy\nglad,101\nmerry,-100\n")
    assert weights(found) == {"merry": -100}
    assert losses(found) == [(2, "glad", "left out")]


def test_general_inquirer_joins_senses_and_reports_them(tmp_path):
    text = "Entry\tSource\tPositiv\tNegativ\tOthtags\tDefined\n"
    text += (
        "FAIR#1\tH4Lvd\tPositiv\t\tModif\tjust: not biased\nFAIR#2\tH4Lvd\t\tNegativ\tNoun\t\nGRIM\tH4\t\tNegativ\t\t\n"
    )
    found = converted(tmp_path, "inquirer.txt", text)
    assert terms(found) == {"Positiv": ["fair"], "Negativ": ["fair", "grim"]}
    assert losses(found) == [
        (1, "Source", "left out"),
        (1, "Othtags", "left out"),
        (1, "Defined", "left out"),
        (2, "FAIR#1", "kept for every 'FAIR'"),
        (3, "FAIR#2", "kept for every 'FAIR'"),
    ]


# ---------------------------------------- words with numbers


def test_afinn_is_valence_with_signed_weights_and_phrases(tmp_path):
    found = converted(tmp_path, "afinn.txt", "glad\t3\ndoes not work\t-3\ncan't stand\t-3\nglad\t2\n")
    assert terms(found) == {"valence": ["glad", "does not work", "can't stand"]}
    assert weights(found) == {"glad": 2, "does not work": -3, "can't stand": -3}
    assert losses(found) == [(1, "glad", "the last is kept")]


def test_vader_parts_at_tabs_only_and_keeps_the_last_of_a_token(tmp_path):
    text = "glad\t2.0\t0.5\t[2, 2]\n( '}{' )\t1.6\t0.6\t[1, 2]\n:)\t2\t1\t[2, 2]\nsob\t-1.0\t2\t[1, 1]\nsob\t-2.8\t0.7\t[3, 3]\n"
    found = converted(tmp_path, "vader.txt", text)
    assert weights(found) == {"glad": 2.0, "sob": -2.8}
    assert losses(found) == [
        (2, "( '}{' )", "left out"),
        (3, ":)", "left out"),
        (4, "sob", "the last is kept"),
    ]


def test_nrc_keeps_members_only(tmp_path):
    text = "\n\nglad\tanger\t0\nglad\tjoy\t1\nwar\tfear\t1\nwar\tjoy\t0\nwar\tnegative\t1\ncalm\ttrust\t0\n"
    found = converted(tmp_path, "nrc.txt", text)
    assert terms(found) == {"joy": ["glad"], "fear": ["war"], "negative": ["war"]}
    assert losses(found) == [(None, "anger", "left out"), (None, "trust", "left out")]


def test_nrc_intensities_are_weights_and_a_header_is_skipped(tmp_path):
    found = converted(tmp_path, "nrc.txt", "word\temotion\tscore\nwar\tfear\t0.9\n")
    assert weights(found) == {"war": 0.9}


@pytest.mark.parametrize(
    ("format", "text"),
    [("afinn", "glad\t1\nsad\tx\nbad\n"), ("vader", "glad\t1\nsad\tx\nbad\n"), ("nrc", "a\tb\t1\na\tb\tx\na\n")],
)
def test_faulty_lines_are_named_at_once(tmp_path, format, text):
    with pytest.raises(CodebookError) as error:
        converted(tmp_path, "a.txt", text, format=format)
    assert [line.partition(", ")[2][:6] for line in str(error.value).splitlines()] == ["line 2", "line 3"]


# ---------------------------------------- a row for each term


def test_csv_with_terms_reads_foreign_syntax_and_with_patterns_ours(tmp_path):
    rows = "a,(one|two) boat\na,vow* ~2 crush\n"
    assert terms(converted(tmp_path, "a.csv", "category,pattern\n" + rows)) == {
        "a": ["(one|two) boat", "vow* ~2 crush"]
    }
    found = converted(tmp_path, "b.csv", "category,term\n" + rows + "a,plain\n")
    assert terms(found) == {"a": ["plain"]}
    assert losses(found) == [(2, "(one|two) boat", "left out"), (3, "vow* ~2 crush", "left out")]


def test_csv_of_our_own_columns_is_whole(tmp_path):
    text = 'category;pattern;weight;voice;requires;excludes;note\nharm;damage*;0.5;outlet;"ship;boat";film;why\n'
    [i] = converted(tmp_path, "a.csv", text).codebook.indicators
    assert (i.weight, i.voice, i.requires, i.excludes, i.note) == (0.5, "outlet", ("ship", "boat"), ("film",), "why")


def test_csv_other_columns_and_repeated_patterns_are_reported(tmp_path):
    found = converted(tmp_path, "a.csv", "Category,Pattern,Weight,Colour\na,one,1,red\na,one,2,\na,two,,\na,two,,\n")
    assert weights(found) == {"one": 2, "two": 1}
    assert losses(found) == [(1, "colour", "left out"), (2, "one", "the last is kept")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("category,pattern,weight\na,one,heavy\n", "line 2, column weight: expected a number"),
        ("category,term,weight\na,one,heavy\n", "line 2: column weight: expected a number"),
        ("category,pattern\na,(one\n", "line 2, column pattern: '(one' can never match"),
        ("category,term\n,one\n", "line 2: expected a category and a term"),
        ("category,term\na,one,two\n", "line 2: more cells than columns"),
        ("category,pattern\n,one\n", "line 2: no category"),
    ],
)
def test_faulty_csv(tmp_path, text, said):
    with pytest.raises(CodebookError) as error:
        converted(tmp_path, "a.csv", text)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_csv_in_windows_1252(tmp_path):
    found = converted(tmp_path, "a.csv", "category,term\na,café\n".encode("cp1252"))
    assert terms(found) == {"a": ["café"]}
    assert len(found.diagnostics) == 1
