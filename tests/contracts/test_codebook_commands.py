"""`framing codebook convert` and `check`: what they write and say, and their exit status."""

from __future__ import annotations

import pytest

import framing as fr

DIC = "%\n01\tjoy\n02\tfear\n%\nglad*\t01\nkind <of>1\nstage fright\t2\n:)\t1\n"


@pytest.fixture
def moods(tmp_path):
    path = tmp_path / "moods.dic"
    path.write_text(DIC)
    return path


def test_convert_writes_a_codebook_folder_and_names_every_loss(framing, moods, tmp_path):
    status, out, err = framing("codebook", "convert", moods, tmp_path / "moods")
    assert (status, out) == (
        0,
        f"{tmp_path / 'moods'}: 2 categories, 2 indicators; 2 notes on what was not carried over\n",
    )
    assert [line.split(": ", 3)[3] for line in err.splitlines()] == [
        "'kind': '<of>1' depends on the words around, which a codebook's categories do not: left out",
        "':)': it holds no word, and only words are matched: left out",
    ]
    assert "1 × it holds no word" in (tmp_path / "moods" / "SOURCE.md").read_text()
    assert [i.pattern for i in fr.load_codebook(tmp_path / "moods").indicators] == ["glad*", "stage fright"]
    assert framing("codebook", "check", tmp_path / "moods")[0] == 0


@pytest.mark.parametrize("name", ["m.dicx", "m.yaml", "m.yml", "m.csv", "m"])
def test_convert_writes_each_format_and_reads_it_back(framing, moods, tmp_path, name):
    assert framing("codebook", "convert", moods, tmp_path / name)[0] == 0
    assert framing("codebook", "convert", tmp_path / name, tmp_path / "back")[0] == 0
    assert [i.pattern for i in fr.load_codebook(tmp_path / "back").indicators] == ["glad*", "stage fright"]


def test_convert_takes_shipped_codebooks_and_keeps_their_source_page(framing, tmp_path):
    assert framing("codebook", "convert", "security", tmp_path / "mine")[0] == 0
    assert (tmp_path / "mine" / "SOURCE.md").read_text().startswith("# Security frames: source")
    assert fr.load_codebook(tmp_path / "mine").digest == fr.load_codebook("security").digest


def test_convert_refuses_what_it_must_with_one_clear_line(framing, moods, tmp_path):
    (tmp_path / "there.csv").write_text("mine")
    (tmp_path / "broken.ykd").write_text("<dictionary>")
    for args, status, said in [
        ((moods, tmp_path / "m.xlsx"), 2, "the suffix '.xlsx' is no format that is written: expected one of dicx"),
        ((moods, tmp_path / "there.csv"), 2, "there is a file already: replace it (replace, --replace)"),
        ((moods, tmp_path / "m", "--from", "lwic"), 2, "no format 'lwic': expected one of liwc"),
        ((tmp_path / "none.dic", tmp_path / "m"), 2, "none.dic: cannot be read (No such file or directory)"),
        ((tmp_path / "broken.ykd", tmp_path / "m"), 2, "broken.ykd, line 1: not readable as XML"),
    ]:
        got, out, err = framing("codebook", "convert", *args)
        assert (got, out, len(err.splitlines())) == (status, "", 1), err
        assert said in err
    assert (tmp_path / "there.csv").read_text() == "mine"
    assert framing("codebook", "convert", moods, tmp_path / "there.csv", "--replace")[0] == 0


def test_check_prints_notes_on_what_is_only_doubtful(framing, tmp_path):
    book = fr.Codebook.from_terms({"harm": ["(wreck|ruin)", "(ruin|spoil)"]}, name="harms")
    status, out, _ = framing("codebook", "check", book.save(tmp_path / "harms"))
    assert status == 0
    assert "1 categories, 2 indicators, 0 examples; no errors, 1 notes" in out
    assert (
        "note: line 3, harm: 'ruin' of '(ruin|spoil)' stands in line 2 ('(wreck|ruin)') too: remove it from one" in out
    )
