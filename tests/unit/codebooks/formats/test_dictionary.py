"""Reading and writing as a user calls it: formats told, losses typed, files kept."""

from __future__ import annotations

import pandas as pd
import pytest

import framing as fr
from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.codebooks.formats.known import looks
from framing.model.errors import CodebookError, UsageError
from tests.unit.codebooks.formats.reading import converted, losses, terms

JOY = Codebook.from_terms({"joy": ["glad*", "stage (fright|door)"]}, name="moods")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("%\n1\ta\n%\nb\t1\n", "liwc"),
        ("+a\nb\n", "lexicoder"),
        ("<?xml version='1.0'?><dictionary style='050805'/>", "yoshikoder"),
        ('<dictionary style="Lexicoder"/>', "lcd"),
        ("b\t2\nc d\t-1\n", "afinn"),
        ("b\t2.0\t0.5\t[1, 3]\nc\t1\t1\t[1]\n", "vader"),
        ("\nb\tfear\t0\nb\tjoy\t1\n", "nrc"),
        ("Entry\tSource\tPositiv\nB\tH4\tPositiv\n", "inquirer"),
        ("Entry,a,b\nc,X,\n", "dicx"),
        ("weight,category,term\n1,a,b\n", "csv"),
        ("A sentence, and another.\nNothing more.\n", None),
        ("a\n", None),
        ("", None),
    ],
)
def test_looks_tell_the_format(text, format):
    assert looks(text) == format


def test_a_file_of_no_known_format_is_one_line_that_names_the_known_ones(tmp_path):
    with pytest.raises(CodebookError, match=r"known: liwc, dicx, lexicoder, .*, codebook\): name its format") as error:
        converted(tmp_path, "a.txt", "Dear reader,\nthis is no dictionary.\n")
    assert "\n" not in str(error.value)
    with pytest.raises(UsageError, match="no format 'word': expected one of liwc, dicx"):
        converted(tmp_path, "a.txt", "x", format="word")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "the file is empty"), (b"a\0b", "binary file"), (b"\xff\xfea", "marked as utf-16 but damaged")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, content, said):
    with pytest.raises(CodebookError, match=said):
        converted(tmp_path, "a.dic", content)
    with pytest.raises(CodebookError, match=r"none\.dic: cannot be read \(No such file"):
        fr.read_dictionary(tmp_path / "none.dic")


def test_diagnostics_have_their_columns_and_types_with_and_without_losses(tmp_path):
    none = converted(tmp_path, "a.dic", "%\n1\ta\n%\nb\t1\n").diagnostics
    some = converted(tmp_path, "b.dic", "%\n1\ta\n2\te\n%\nb\t1\n:)\t1\n").diagnostics
    assert list(none.columns) == ["path", "line", "term", "problem", "action"]
    assert none.dtypes.equals(some.dtypes)
    assert none.empty
    assert pd.isna(some.line).tolist() == [False, True]
    assert set(some.path) == {str(tmp_path / "b.dic")}


def test_a_codebook_is_called_as_its_file_or_as_asked(tmp_path):
    assert converted(tmp_path, "moods.dic", "%\n1\ta\n%\nb\t1\n").codebook.name == "moods"
    assert fr.read_dictionary(tmp_path / "moods.dic", name="m").codebook.name == "m"


def test_our_own_folders_and_shipped_codebooks_are_read_too(tmp_path):
    JOY.save(tmp_path / "moods")
    found = fr.read_dictionary(tmp_path / "moods")
    assert found.codebook.digest == JOY.digest
    assert found.diagnostics.empty
    assert fr.read_dictionary("loaded").codebook.name == "loaded"


# ---------------------------------------- writing


def test_alternatives_are_written_out_and_gaps_are_reported(tmp_path):
    book = Codebook.from_terms({"a": ["(big|very big) so-called ship*", "a ~2 b", "(very big|huge) ship"]})
    written = fr.write_dictionary(book, tmp_path / "a.yaml")
    expected = ["big so-called ship*", "very big so-called ship*", "very big ship", "huge ship"]
    assert [i.pattern for i in written.codebook.indicators] == expected
    assert losses(written)[0] == (None, "a ~2 b", "left out")
    assert (tmp_path / "a.yaml").read_text() == "a:\n" + "".join(f"- {term}\n" for term in expected)


def test_a_pattern_that_stands_for_too_many_terms_is_reported(tmp_path):
    ten = "(" + "|".join("abcdefghij") + ")"
    written = fr.write_dictionary(Codebook.from_terms({"a": [" ".join([ten] * 4), "b"]}), tmp_path / "a.yaml")
    assert [i.pattern for i in written.codebook.indicators] == ["b"]
    assert "more than 1000 terms" in written.diagnostics.problem[0]


def test_what_a_foreign_format_lacks_is_reported_one_by_one(tmp_path):
    indicators = (
        Indicator("a", "one", 0.5, "outlet", ("x",), ("y",), "why", 2),
        Indicator("a", "t?o", 0, line=3),
        Indicator("a", "three", 0, line=4),
    )
    book = Codebook(
        "n", (Category("a", "A", "What a is."),), indicators, examples=(Example("One.", ("a",)),), title="N"
    )
    told = fr.write_dictionary(book, tmp_path / "a.dicx").diagnostics
    assert told.problem.tolist() == [
        "a condition (voice)",
        "a condition (requires)",
        "a condition (excludes)",
        "a note",
        "a wildcard that does not end a word",
        "its weight is 0, which would be no member",
        "the label, definition and rules of a category",
        "1 examples",
        "its terms find the other spelling of their words too, British or American",
        "what the codebook says of itself (title)",
    ]
    assert (tmp_path / "a.dicx").read_text() == "Entry,a\none,0.5\n"
    told = fr.write_dictionary(book, tmp_path / "a.yml").diagnostics
    assert told.problem.str.startswith("its weight").sum() == 3
    told = fr.write_dictionary(book, tmp_path / "a.csv").diagnostics
    assert told.problem.tolist()[0] == "the label, definition and rules of a category"
    assert fr.read_dictionary(tmp_path / "a.csv").codebook.indicators == indicators


def test_of_two_weights_the_greater_is_written(tmp_path):
    book = Codebook("n", (Category("a", "a"),), (Indicator("a", "(one|two)", 0.5), Indicator("a", "two", 0.75)))
    written = fr.write_dictionary(book, tmp_path / "a.dicx")
    assert (tmp_path / "a.dicx").read_text() == "Entry,a\none,0.5\ntwo,0.75\n"
    assert losses(written)[0] == (None, "two", "the greater is kept")


def test_nested_categories_are_nested_in_yaml(tmp_path):
    book = Codebook.from_terms({"a": ["one"], "a/b": ["two"], "NO": ["yes"], "a//c": ["three"], "__": ["four"]})
    fr.write_dictionary(book, tmp_path / "a.yaml")
    assert (tmp_path / "a.yaml").read_text().splitlines()[:5] == ["a:", "  __:", "  - one", "  b:", "  - two"]
    assert terms(fr.read_dictionary(tmp_path / "a.yaml")) == {
        c.name: [i.pattern for i in book.indicators_of(c.name)] for c in book.categories
    }


def test_files_are_not_written_over_unless_asked(tmp_path):
    path = tmp_path / "a.yaml"
    fr.write_dictionary(JOY, path)
    with pytest.raises(UsageError, match="there is a file already"):
        fr.write_dictionary(JOY, path)
    fr.write_dictionary(JOY, path, replace=True)
    with pytest.raises(UsageError, match=r"suffix '\.doc' is no format that is written: expected one of dicx, yaml"):
        fr.write_dictionary(JOY, tmp_path / "a.doc")
    with pytest.raises(UsageError, match="'liwc' is no format that is written"):
        fr.write_dictionary(JOY, tmp_path / "a.dic")
    with pytest.raises(UsageError, match="is a folder"):
        fr.write_dictionary(JOY, tmp_path, format="yaml")
    with pytest.raises(UsageError, match="cannot be written"):
        fr.write_dictionary(JOY, path / "b.yaml")
    with pytest.raises(CodebookError, match="no indicator of 'terms' can be written as yaml"):
        fr.write_dictionary(Codebook.from_terms({"a": ["b ~2 c"]}), tmp_path / "c.yaml")
    assert not (tmp_path / "c.yaml").exists()


def test_a_converted_folder_says_where_it_comes_from(tmp_path):
    found = converted(tmp_path, "moods.dic", "%\n1\tjoy|fun\n%\nglad\t1\n:)\t1\n(-:\t1\n")
    fr.write_dictionary(found, tmp_path / "moods")
    page = (tmp_path / "moods" / "SOURCE.md").read_text()
    assert "Converted from moods.dic (LIWC and MFD (.dic))." in page
    assert "| joy\\|fun | 1 |" in page
    assert "- 2 × it holds no word, and only words are matched: left out" in page
    assert fr.load_codebook(tmp_path / "moods").digest == found.codebook.digest
    converted_again = fr.read_dictionary(tmp_path / "moods")
    fr.write_dictionary(converted_again, tmp_path / "copy")
    assert not (tmp_path / "copy" / "SOURCE.md").exists()


def test_a_codebook_is_not_altered(tmp_path):
    before = JOY.digest
    for name in ("a.yaml", "a.dicx", "a.csv", "a"):
        fr.write_dictionary(JOY, tmp_path / name)
    assert JOY.digest == before
    assert JOY.indicators[1].pattern == "stage (fright|door)"
