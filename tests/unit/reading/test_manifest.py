"""A folder's manifest says what is known about its files, and every mistake in it is named with its line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from framing.model.article import Article, Corpus
from framing.model.errors import InputError
from framing.reading.reader import read

HEADER = "file,article_id,outlet,title,published,event,note\n"


def folder(tmp_path: Path, manifest: str, **files: str) -> Path:
    (tmp_path / "manifest.csv").write_text(manifest)
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def said(corpus: Corpus) -> list[str]:
    return [str(problem) for problem in corpus.problems]


def test_a_row_names_the_article_and_tells_what_is_known(tmp_path: Path) -> None:
    corpus = read(
        folder(tmp_path, HEADER + "a.txt,wire,Echo,,Dec 2025,e1,a copy\nb.txt,,,Jets,,,\n", a="One.\n", b="Two.\n")
    )
    assert list(corpus) == [
        Article(
            "wire",
            "One.\n",
            outlet="Echo",
            published="2025-12",
            source="a.txt",
            extra={"event": "e1", "note": "a copy"},
        ),
        Article("b", "Two.\n", title="Jets", source="b.txt"),
    ]
    assert corpus.problems == ()


def test_semicolons_spelling_and_other_columns_are_no_obstacle(tmp_path: Path) -> None:
    corpus = read(folder(tmp_path, "Desk;FILE;Publisher;content\nForeign;./a.txt;Echo;patrol\n", a="One."))
    assert corpus["a"].outlet == "Echo"
    assert dict(corpus["a"].extra) == {"Desk": "Foreign", "content": "patrol"}


def test_files_are_found_by_path_or_by_name(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/deep.txt").write_text("Two.")
    corpus = read(folder(tmp_path, "file,outlet\nx\\deep.txt,Echo\na.txt,Post\n", a="One."))
    assert [(a.source, a.outlet) for a in corpus] == [("a.txt", "Post"), ("x/deep.txt", "Echo")]
    (tmp_path / "manifest.csv").write_text("file,outlet\ndeep.txt,Echo\na.txt,Post\n")
    assert [(a.source, a.outlet) for a in read(tmp_path)] == [("a.txt", "Post"), ("x/deep.txt", "Echo")]


def test_composed_and_decomposed_accents_are_the_same_name(tmp_path: Path) -> None:
    name = "café.txt"
    (tmp_path / unicodedata.normalize("NFD", name)).write_text("One.")
    (tmp_path / "manifest.csv").write_text(f"file,article_id\n{unicodedata.normalize('NFC', name)},wire\n")
    assert read(tmp_path).ids == ["wire"]


def test_a_subfolders_own_manifest_goes_before_its_parents(tmp_path: Path) -> None:
    sub = tmp_path / "x"
    sub.mkdir()
    folder(sub, "file,outlet\nb.txt,Own\n", b="Two.")
    corpus = read(folder(tmp_path, "file,outlet\nx/b.txt,Parent\na.txt,Parent\n", a="One."))
    assert [(a.source, a.outlet) for a in corpus] == [("a.txt", "Parent"), ("x/b.txt", "Own")]
    assert corpus.problems == ()


def test_a_manifest_fills_in_what_a_table_leaves_open(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("id,text,outlet,desk\n1,One.,Post,Home\n2,Two.,,\n")
    corpus = read(folder(tmp_path, "file,article_id,outlet,desk\nnews.csv,wire,Echo,Foreign\n"))
    assert [(a.id, a.outlet, a.extra["desk"]) for a in corpus] == [("1", "Post", "Home"), ("2", "Echo", "Foreign")]
    assert said(corpus) == ["manifest.csv, line 2: the id 'wire' cannot be that of a table's rows: leave it empty"]


def test_rows_that_fit_no_file_are_refused_with_their_lines(tmp_path: Path) -> None:
    for sub in ("x", "y"):
        (tmp_path / sub).mkdir()
        (tmp_path / sub / "twin.txt").write_text(sub)
    rows = 'a.txt,"Echo\nof the day"\ngone.txt,Post\n,Post\na.txt,Post\ntwin.txt,Post\nx/twin.txt,X\ny/twin.txt,Y,Z\n'
    corpus = read(folder(tmp_path, "file,outlet\n" + rows, a="One."))
    assert said(corpus) == [
        "manifest.csv, line 4: there is no file 'gone.txt': correct the name or delete the row",
        "manifest.csv, line 5: the row names no file: fill in its column 'file' or delete it",
        "manifest.csv, line 6: 'a.txt' has a row already (manifest.csv, lines 2 to 3): delete one of them",
        "manifest.csv, line 7: 'twin.txt' is the name of 2 files: write its path from the manifest's folder",
        "manifest.csv, line 9: row 7 has 3 fields, the header 2: put a field with a delimiter in quotation marks",
        "y/twin.txt: has no row in the folder's manifest.csv: add one",
    ]
    assert [p.refused for p in corpus.problems] == [True] * 5 + [False]


def test_a_file_without_a_row_is_flagged_and_read(tmp_path: Path) -> None:
    corpus = read(folder(tmp_path, "file,outlet\na.txt,Echo\n", a="One.", b="Two."))
    assert corpus.ids == ["a", "b"]
    assert said(corpus) == ["b.txt: has no row in the folder's manifest.csv: add one"]


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (
            "name,outlet\na.txt,Echo\n",
            "manifest.csv: no column 'file' with the names of the files (there are name, outlet): add it",
        ),
        ("", "manifest.csv: the file is empty: remove it or put the article into it"),
        ("file,outlet\n", "manifest.csv: the table has no rows: remove it or put articles into it"),
        (
            'file,"outlet\na.txt,Echo\n',
            "manifest.csv, lines 1 to 2: the header cannot be read (unexpected end of data): correct its quotation marks",
        ),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused_and_the_articles_are_read(
    tmp_path: Path, manifest: str, reason: str
) -> None:
    corpus = read(folder(tmp_path, manifest, a="One."))
    assert corpus.ids == ["a"]
    assert said(corpus) == [reason]


def test_a_date_that_cannot_be_told_is_left_out_with_its_line(tmp_path: Path) -> None:
    corpus = read(folder(tmp_path, "file,published\na.txt,3/4/2025\n", a="One."))
    assert corpus["a"].published is None
    assert said(corpus) == [
        "manifest.csv: left out a date in line 2: '3/4/2025' is ambiguous (day or month first?): write 2025-04-03 or 2025-03-04"
    ]


def test_an_id_given_twice_is_refused_naming_both_places(tmp_path: Path) -> None:
    corpus = read(folder(tmp_path, "file,article_id\na.txt,wire\nb.txt,wire\n", a="One.", b="Two."))
    assert corpus.ids == ["wire"]
    assert said(corpus) == ["b.txt: article id 'wire' is taken (a.txt): rename one of them"]


def test_a_manifest_among_named_files_is_joined_to_them(tmp_path: Path) -> None:
    folder(tmp_path, "file,outlet\na.txt,Echo\nb.txt,Post\n", a="One.", b="Two.")
    corpus = read([tmp_path / "a.txt", tmp_path / "manifest.csv"])
    assert [(a.id, a.outlet) for a in corpus] == [("a", "Echo")]
    assert corpus.problems == ()


def test_a_manifest_alone_is_no_article(tmp_path: Path) -> None:
    folder(tmp_path, "file,outlet\na.txt,Echo\n")
    with pytest.raises(InputError, match="no article files there"):
        read(tmp_path)
    with pytest.raises(InputError, match=r"manifest\.csv: no column holds the text"):
        read(tmp_path / "manifest.csv")
