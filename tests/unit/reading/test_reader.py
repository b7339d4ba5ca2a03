"""`read`: whatever is in the folder, each article is there once, and each refusal is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.model.article import Article, Corpus
from framing.model.errors import InputError, UsageError
from framing.reading.reader import READERS, read

SEEDS = Path(__file__).parents[3] / "seeds"


def said(corpus: Corpus) -> list[str]:
    return [str(problem) for problem in corpus.problems]


def test_a_folder_of_every_kind_of_file_is_one_corpus(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/wire.txt").write_text("One.")
    (tmp_path / "note.MD").write_text("Two.")
    (tmp_path / "t.csv").write_text("id,text\nc1,Three.\n")
    (tmp_path / "t.tsv").write_text("id\ttext\nt1\tFour.\n")
    (tmp_path / "l.jsonl").write_text('{"id": "j1", "text": "Five."}\n')
    (tmp_path / "l.ndjson").write_text('{"id": "n1", "text": "Six."}\n')
    pq.write_table(pa.table({"id": ["p1"], "text": ["Seven."]}), tmp_path / "p.parquet")
    corpus = read(tmp_path)
    assert [(a.id, a.text, a.source) for a in corpus] == [
        ("j1", "Five.", "l.jsonl, line 1"),
        ("n1", "Six.", "l.ndjson, line 1"),
        ("note", "Two.", "note.MD"),
        ("p1", "Seven.", "p.parquet, row 1"),
        ("wire", "One.", "sub/wire.txt"),
        ("c1", "Three.", "t.csv, row 1"),
        ("t1", "Four.", "t.tsv, row 1"),
    ]
    assert corpus.problems == ()


def test_the_sample_articles_carry_their_manifest() -> None:
    corpus = read(SEEDS)
    assert sorted(corpus.ids) == ["newspaper", "partisan", "reprint", "summary", "wire"]
    assert (corpus["wire"].outlet, corpus["wire"].published, corpus["wire"].extra["event"]) == (
        "wire copy",
        "2025-12",
        "patrol-2025",
    )
    assert corpus["newspaper"].text == (SEEDS / "newspaper.txt").read_bytes().decode("utf-8")
    assert corpus.problems == ()


def test_a_path_may_be_a_string_a_path_or_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("One.")
    monkeypatch.chdir(tmp_path)
    corpora = [
        read("a.txt"),
        read(tmp_path / "a.txt"),
        read(["a.txt"]),
        read("."),
        read(str(tmp_path)),
        read([tmp_path, "a.txt"]),
    ]
    assert [list(c) for c in corpora] == [[Article("a", "One.", source="a.txt")]] * 6


def test_the_same_stem_twice_is_told_apart_by_the_path(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "y/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert read(tmp_path).ids == ["x/a", "y/a", "b"]
    assert read([tmp_path / "y", tmp_path / "x"]).ids == ["b", "x/a", "y/a"]


def test_an_id_that_comes_again_is_refused_naming_both_places(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n7,One.\n7.0,Two.\n8,Three.\n")
    (tmp_path / "b.jsonl").write_text('{"id": 8, "text": "Four."}\n')
    corpus = read(tmp_path)
    assert [(a.id, a.text) for a in corpus] == [("7", "One."), ("8", "Three.")]
    assert said(corpus) == [
        "a.csv, row 2: article id '7' is taken (a.csv, row 1): rename one of them",
        "b.jsonl, line 1: article id '8' is taken (a.csv, row 3): rename one of them",
    ]


def test_one_text_under_two_ids_is_flagged_and_both_are_kept(tmp_path: Path) -> None:
    for name, text in [("a", "One."), ("b", "Two."), ("c", "One.")]:
        (tmp_path / f"{name}.txt").write_text(text)
    corpus = read(tmp_path)
    assert corpus.ids == ["a", "b", "c"]
    assert said(corpus) == ["c.txt: 'c' has the text of 'a' (a.txt) word for word: both are kept"]
    assert not corpus.problems[0].refused


def test_bad_files_are_refused_by_name_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "d.csv").write_text("id,words\n1,One.\n")
    (tmp_path / "e.parquet").write_text("no table")
    (tmp_path / "f.txt").symlink_to(tmp_path / "gone")
    corpus = read(tmp_path)
    assert corpus.ids == ["a"]
    assert [(p.where, p.refused) for p in corpus.problems] == [
        (name, True) for name in ("b.txt", "c.txt", "d.csv", "e.parquet", "f.txt")
    ]


def test_what_came_before_a_damage_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {"text": [f"Article {n}: " + "".join(chr(97 + n * k % 23) for k in range(200)) for n in range(4000)]}
    )
    pq.write_table(table, path, row_group_size=2000, compression="zstd", use_dictionary=False)
    start = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + 200] = bytes(200)
    path.write_bytes(data)
    corpus = read(path)
    assert 0 < len(corpus) <= 2000
    assert [(p.where, p.refused) for p in corpus.problems] == [("a.parquet", True)]


def test_unknown_suffixes_are_flagged_once_each_with_their_count(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "c.PDF", "d.xyz", "README"):
        (tmp_path / name).write_text(name)
    corpus = read(tmp_path)
    assert corpus.ids == ["a"]
    assert [(p.where, p.what.split(" (")[0], p.refused) for p in corpus.problems] == [
        (str(tmp_path), "2 files with suffix .pdf are not read, the first b.pdf", False),
        (str(tmp_path), "1 file with suffix .xyz is not read, the first d.xyz", False),
        (str(tmp_path), "1 file without a suffix is not read, the first README", False),
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (
            "a.pdf",
            b"%PDF",
            "files with suffix .pdf are not read (read are .csv, .jsonl, .md, .ndjson, .parquet, .text, .tsv, .txt)",
        ),
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"One\0", "binary file"),
        ("a.csv", b"id,words\n1,One.\n", "no column holds the text"),
        ("a.csv", b"id,text\n1,\n", "a.csv, row 1: the text is empty"),
        ("a.jsonl", b'{"text": \n', "line 1: the line is not JSON"),
    ],
)
def test_one_file_that_gives_nothing_is_an_error_of_one_line(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_path_that_is_not_there_is_an_error_alone_and_a_problem_in_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    gone = tmp_path / "gone.txt"
    with pytest.raises(InputError, match=r"gone\.txt: no such file or folder: check the path"):
        read(gone)
    with pytest.raises(InputError) as caught:
        read([gone, tmp_path / "lost"])
    assert len(str(caught.value).splitlines()) == 2
    corpus = read([gone, tmp_path / "a.txt"])
    assert corpus.ids == ["a"]
    assert [(p.where, p.refused) for p in corpus.problems] == [(str(gone), True)]


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    with pytest.raises(InputError, match=r"no article files there \(read are \.csv"):
        read(tmp_path)


def test_an_error_names_at_most_twenty_refusals(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n" + "1,\n" * 50)
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "... and 30 more"


def test_wrong_calls(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nr,Artikel\n1,One.\n")
    with pytest.raises(UsageError, match="nothing to read"):
        read([])
    with pytest.raises(UsageError, match="expected a path or a list of paths, got 7"):
        read([7])  # type: ignore[list-item]
    with pytest.raises(UsageError, match="no field 'texte'"):
        read(tmp_path, columns={"texte": "Artikel"})
    with pytest.raises(UsageError, match=r"a\.csv has no column 'Inhalt' for 'text': its columns are nr, Artikel"):
        read(tmp_path, columns={"text": "Inhalt"})
    assert read(tmp_path, columns={"text": "Artikel", "id": "nr"}).ids == ["1"]


def test_progress_is_told_before_each_file_and_at_the_end(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(name)
    calls: list[tuple[int, int, str]] = []
    read(tmp_path, progress=lambda *call: calls.append(call))
    assert calls == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_a_plain_function_of_a_path_is_a_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_pairs(path: Path) -> Iterator[Article]:
        for line in path.read_text().splitlines():
            name, text = line.split("|")
            yield Article(name, text)

    def read_broken(path: Path) -> Iterator[Article]:
        raise InputError("no pairs in it")

    monkeypatch.setitem(READERS, ".pairs", read_pairs)
    monkeypatch.setitem(READERS, ".broken", read_broken)
    (tmp_path / "x.pairs").write_text("a|One.\nb|Two.\n")
    (tmp_path / "y.pairs").write_text("")
    (tmp_path / "z.broken").write_text("")
    corpus = read(tmp_path)
    assert [(a.id, a.source) for a in corpus] == [("a", "x.pairs"), ("b", "x.pairs")]
    assert said(corpus) == ["y.pairs: no article in this file: remove it or correct it", "z.broken: no pairs in it"]


def test_the_same_files_give_the_same_corpus_wherever_they_lie(tmp_path: Path) -> None:
    corpora = []
    for place, order in (("p", 1), ("q/deep", -1)):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        for name in ["a.txt", "b.txt", "c.jsonl"][::order]:
            (folder / name).write_text(json.dumps({"text": f"In {name}."}) if name.endswith("l") else f"In {name}.")
        corpora.append(read(folder))
    assert list(corpora[0]) == list(corpora[1])
    assert corpora[0].ids == ["a", "b", "c-1"]


def test_no_heavy_library_is_imported_by_the_readers_themselves() -> None:
    # The data model may import pandas and pyarrow; what only some readers need waits until it is used.
    code = "import sys, framing.reading.reader; print([m for m in ('charset_normalizer', 'py3langid', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert done.stdout.strip() == "[]"
