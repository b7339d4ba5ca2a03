"""`framing sample`, `framing reliability`, `framing validate`: from a study to sheets and back to figures."""

from __future__ import annotations

import pandas as pd
import pytest

import framing as fr
from tests.five import OWN

N = 40


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return fr.write_study(fr.code(fr.read(OWN), codebooks=["security"]), tmp_path_factory.mktemp("news") / "study")


@pytest.fixture
def sheets(framing, study, tmp_path):
    """Two coders' sheets of one sample: by their words, and one that differs here and there."""
    assert framing("sample", study, "-n", N, "--seed", 3, "--out", tmp_path / "to_code.csv")[0] == 0
    frame = pd.read_csv(tmp_path / "to_code.csv", dtype="str", keep_default_na=False)
    said = frame["text"].str.contains("threat|concern|radar|warn|bomber").astype(int)
    for number, name in enumerate(("AB", "CD")):
        own = said.where(~(pd.Series(range(len(frame))) % 10 == number), 1 - said)
        judged = {"security.threat": own, "security.routine": 0, "security.alliance": 1 - own}
        frame.assign(**judged).to_csv(tmp_path / f"{name}.csv", index=False)
    return tmp_path / "AB.csv", tmp_path / "CD.csv"


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "jsonl"])
def test_sample_writes_a_sheet_in_each_form(framing, study, tmp_path, suffix):
    out = tmp_path / f"sheet.{suffix}"
    status, said, err = framing("sample", study, "-n", N, "--out", out)
    assert (status, err) == (0, "")
    assert said == f"{N} sentences of 5 articles to code: {out}\n"
    assert out.stat().st_size > 1000


def test_sample_writes_the_same_bytes_again_and_others_by_another_seed(framing, study, tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        framing("sample", study, "-n", 9, "--seed", seed, "--out", tmp_path / f"{name}.csv")
    one, two, other = ((tmp_path / f"{name}.csv").read_bytes() for name in "abc")
    assert one == two != other


def test_sample_asks_for_the_codebooks_named(framing, study, tmp_path):
    framing("sample", study, "-n", 9, "--codebook", "generic_frames", "--out", tmp_path / "a.csv")
    header = pd.read_csv(tmp_path / "a.csv").columns
    assert "generic_frames.conflict" in header
    assert "security.threat" not in header


def test_sample_by_strategy_says_what_it_is_good_for(framing, study, tmp_path):
    with pytest.warns(UserWarning, match="estimate shares and accuracy from the 4 others alone"):
        status, _, _ = framing("sample", study, "-n", 20, "--strategy", "uncertain", "--out", tmp_path / "a.csv")
    assert status == 0
    frame = pd.read_csv(tmp_path / "a.csv")
    assert frame["weight"].notna().sum() == 4
    status, _, _ = framing("sample", study, "-n", 30, "--strategy", "stratified", "--out", tmp_path / "b.csv")
    assert pd.read_csv(tmp_path / "b.csv")["stratum"].nunique() > 4


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_reliability_of_two_sheets_prints_a_table_or_writes_it(framing, study, sheets, tmp_path):
    status, out, _ = framing("reliability", *sheets)
    assert status == 0
    assert "alpha" in out
    status, out, _ = framing(
        "reliability", *sheets, "--study", study, "--codebook", "security", "--out", tmp_path / "r.csv",
        "--disagreements", tmp_path / "d.csv",
    )  # fmt: skip
    assert (status, out) == (0, "")
    table = pd.read_csv(tmp_path / "r.csv").set_index(["category", "statistic"])
    assert table.loc[("threat", "agreement"), "estimate"].item() == pytest.approx(0.8)
    assert set(pd.read_csv(tmp_path / "d.csv")["category"]) == {"threat", "alliance"}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_reliability_of_a_person_and_a_machine(framing, study, sheets):
    status, out, _ = framing("reliability", sheets[0], study)
    assert status == 0
    assert "AB & combined" in out


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_validate_checks_a_study_against_people(framing, study, sheets, tmp_path):
    status, _, _ = framing(
        "validate", study, *sheets, "--out", tmp_path / "v.csv", "--shares", tmp_path / "s.csv"
    )  # fmt: skip
    assert status == 0
    table = pd.read_csv(tmp_path / "v.csv")
    assert {"precision", "recall", "f1"} <= set(table["statistic"])
    assert {"threat", "routine", "alliance"} <= set(table["category"])
    assert {"naive", "rogan_gladen"} <= set(pd.read_csv(tmp_path / "s.csv")["method"])
    status, out, _ = framing("validate", study, sheets[0], "--by", "voice")
    assert status == 0
    assert "paraphrased" in out


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_what_cannot_be_read_is_refused_and_the_rest_is_done(framing, study, sheets, tmp_path):
    frame = pd.read_csv(sheets[0], dtype="str")
    frame.loc[0, "security.threat"] = "perhaps"
    frame.to_csv(sheets[0], index=False)
    status, _, err = framing("reliability", *sheets, "--study", study)
    assert status == 1
    assert "framing: refused: AB.csv, row 2: value 'perhaps' in column 'security.threat', expected 0, 1 or empty" in err


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["sample", "{study}", "--out", "{tmp}/a.txt"], 2, "expected a name that ends in .csv"),
        (["sample", "{study}", "--out", "{tmp}/no/a.csv"], 2, "cannot be written"),
        (["sample", "{study}", "--strategy", "best", "--out", "{tmp}/a.csv"], 2, "strategy: expected one of random"),
        (["sample", "{study}", "-n", "0", "--out", "{tmp}/a.csv"], 2, "n: expected 1 or more"),
        (["sample", "{study}", "--codebook", "nope", "--out", "{tmp}/a.csv"], 2, "neither a folder"),
        (["sample", "{tmp}", "--out", "{tmp}/a.csv"], 1, "signature.json"),
        (["reliability", "{tmp}/none.csv", "{study}"], 1, "no such file"),
        (["reliability", "{study}"], 2, "expected two coders or more"),
        (["reliability", "{study}", "{study}", "--level", "cosmic"], 2, "level: expected"),
        (["validate", "{study}", "{tmp}/none.csv"], 1, "no such file"),
        (["validate", "{study}"], 2, "Missing argument"),
    ],
)
def test_wrong_usage_is_one_clear_line(framing, study, tmp_path, args, status, said):
    got, _, err = framing(*[a.format(tmp=tmp_path, study=study) for a in args])
    assert got == status
    assert said in err
    assert "Traceback" not in err
