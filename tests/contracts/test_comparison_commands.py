"""`framing diff` and `framing reprints`: what they print and write, what they say of bad input, their exit statuses."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.compare.reprints import COLUMNS
from tests.five import OWN


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    import framing as fr

    folder = tmp_path_factory.mktemp("study") / "study"
    fr.write_study(fr.code(fr.read(OWN)), folder)
    return folder


def test_diff_of_two_files_in_the_terminal(framing):
    status, out, _ = framing("diff", OWN / "wire.txt", OWN / "reprint.txt")
    assert status == 0
    assert out.startswith("--- wire\n+++ reprint\n")
    assert "cue of" in out
    assert "[-" in out


def test_diff_of_two_ids_of_a_study_as_a_page(framing, study, tmp_path):
    status, out, _ = framing("diff", "wire", "reprint", "--study", study, "--out", tmp_path / "diff.html")
    assert status == 0
    assert out.startswith("<Diff wire > reprint")
    assert "<ins" in (tmp_path / "diff.html").read_text(encoding="utf-8")


def test_files_of_one_name_go_by_their_paths(framing, tmp_path):
    for name, text in (("one", "Two jets took off."), ("two", "Two jets landed.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text(text, encoding="utf-8")
    status, out, _ = framing("diff", tmp_path / "one" / "story.txt", tmp_path / "two" / "story.txt")
    assert status == 0
    assert out.splitlines()[0] == f"--- {tmp_path / 'one' / 'story.txt'}"


def test_reprints_of_articles_and_of_a_study(framing, study, tmp_path):
    status, out, _ = framing("reprints", OWN)
    assert status == 0
    assert "rewritten" in out
    status, _, _ = framing("reprints", study, "--out", tmp_path / "pairs.csv")
    assert status == 0
    table = pd.read_csv(tmp_path / "pairs.csv")
    assert list(table.columns) == list(COLUMNS)
    assert table[["source_id", "reprint_id", "kind"]].values.tolist() == [["wire", "reprint", "rewritten"]]
    assert framing("reprints", study, "--kind", "verbatim")[1] == "no reprints\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", OWN / "wire.txt", OWN / "nothing.txt"), "no such file"),
        (("diff", OWN / "wire.txt", OWN / "wire.txt"), "given twice"),
        (("diff", OWN / "wire.txt", OWN), "expected one"),
        (("reprints", OWN, "--kind", "copied"), "kinds: expected"),
    ],
)
def test_wrong_usage_is_one_clear_line(framing, arguments, said):
    status, out, err = framing(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_an_id_that_the_study_has_not(framing, study):
    status, _, err = framing("diff", "wire", "nobody", "--study", study)
    assert status == 2
    assert "no article 'nobody'" in err
