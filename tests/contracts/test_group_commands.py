"""`framing compare`, `timeline`, `keyness`, `cooccurrence`: what they print, write and refuse."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.compare.cooccurrence import COLUMNS as TOGETHER
from framing.compare.groups import COLUMNS as GROUPS
from framing.compare.timeline import COLUMNS as TIMES
from framing.compare.timeline import SPLIT_COLUMNS
from framing.measures.keyness import COLUMNS as WORDS

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
OWN_WORDS = {
    "Echo": "The grave threat grew, and bombers came near.",
    "Post": "The usual patrol ended, and bombers went home.",
}


@pytest.fixture
def study(framing, tmp_path):
    rows = [
        {"id": f"{outlet[0]}{n}", "outlet": outlet, "desk": "news" if n % 2 else "wire", "published": f"2025-{10 + n % 3}-0{n + 1}",
         "text": f"{text} Officials in Tokyo said on day {n} that the flight was a provocation by Russia."}
        for outlet, text in OWN_WORDS.items() for n in range(4)
    ]  # fmt: skip
    pd.DataFrame(rows).to_csv(tmp_path / "news.csv", index=False)
    pd.DataFrame({"outlet": ["Echo", "Post"], "owner": ["state", "private"]}).to_csv(
        tmp_path / "owners.csv", index=False
    )
    pd.DataFrame({"article_id": ["E0", "E1"], "cluster": ["s", "s"]}).to_csv(tmp_path / "copies.csv", index=False)
    pd.DataFrame({"word": ["grave", "the"], "count": [1, 999]}).to_csv(tmp_path / "words.csv", index=False)
    assert framing("code", tmp_path / "news.csv", "--out", tmp_path / "study", "--quiet")[0] == 0
    return tmp_path / "study"


def table(framing, out, *args):
    assert framing(*args, "--out", out)[0] == 0
    return pd.read_csv(out, keep_default_na=False)


def test_compare_takes_factors_a_reference_group_clusters_and_outlet_data(framing, study, tmp_path):
    out = tmp_path / "t.csv"
    plain = table(framing, out, "compare", study, "--measure", "loaded")
    assert list(plain.columns) == list(GROUPS)
    assert plain["n_clusters"].tolist() == [4, 4]
    copies = table(framing, out, "compare", study, "--measure", "loaded", "--clusters", tmp_path / "copies.csv")
    assert copies["n_clusters"].tolist() == [3, 4]
    factors = table(framing, out, "compare", study, "--measure", "loaded", "--by", "outlet", "--by", "desk")
    assert factors["group"].tolist() == ["Echo / news", "Echo / wire", "Post / news", "Post / wire"]
    owners = table(
        framing, out, "compare", study, "--measure", "tone", "--by", "owner", "--join", tmp_path / "owners.csv"
    )
    assert owners["group"].tolist() == ["private", "state"]
    against = table(framing, out, "compare", study, "--measure", "tone", "--reference-group", "Post")
    assert against["reference"].tolist() == ["Post", "reference group"]


def test_timeline_by_period_and_around_a_day(framing, study, tmp_path):
    frame = table(framing, tmp_path / "t.csv", "timeline", study, "--measure", "tone", "--figure", tmp_path / "t.svg")
    assert list(frame.columns) == list(TIMES)
    assert frame["period"].tolist() == ["2025-10", "2025-11", "2025-12"]
    assert (tmp_path / "t.svg").stat().st_size > 1000
    halves = table(
        framing, tmp_path / "t.csv", "timeline", study, "--measure", "tone", "--split", "2025-11-01", "--by", "outlet"
    )
    assert list(halves.columns) == list(SPLIT_COLUMNS)
    assert halves[["n_before", "n_after"]].to_numpy().tolist() == [[2, 2], [2, 2]]


def test_keyness_by_outlet_voice_and_list(framing, study, tmp_path):
    out = tmp_path / "k.csv"
    frame = table(
        framing, out, "keyness", study, "--target", "outlet=Echo", "--min-count", 2, "--figure", tmp_path / "k.png"
    )
    assert list(frame.columns) == list(WORDS)
    assert set(frame.loc[frame["z"] > 0, "word"]) >= {"grave", "threat", "grew"}
    assert set(frame.loc[frame["z"] < 0, "word"]) >= {"usual", "patrol"}
    own = table(framing, out, "keyness", study, "--target", "outlet=Echo", "--voice", "paraphrased", "--min-count", 2)
    assert "grave" not in set(own["word"])
    assert "provocation" in set(own["word"])
    listed = table(
        framing,
        out,
        "keyness",
        study,
        "--target",
        "outlet=Echo",
        "--reference",
        tmp_path / "words.csv",
        "--min-count",
        2,
    )
    assert listed.set_index("word").loc["the", "n_reference"] == 999
    status, printed, _ = framing("keyness", study, "--target", "outlet=Echo", "--top", 2, "--min-count", 2)
    assert (status, len(printed.splitlines())) == (0, 1 + 2 + 2)


def test_cooccurrence_of_actors_and_frames(framing, study, tmp_path):
    frame = table(
        framing, tmp_path / "c.csv", "cooccurrence", study, "--codebook", "security", "--figure", tmp_path / "c.png"
    )
    assert list(frame.columns) == list(TOGETHER)
    assert {"Japan", "Russia"} <= set(frame["actor"])
    assert (tmp_path / "c.png").stat().st_size > 1000


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["compare", "{study}", "--by", "paper"], 2, "no column 'paper'"),
        (["compare", "{study}", "--reference-group", "Times"], 2, "no articles in 'Times'"),
        (["compare", "{study}", "--join", "{tmp}/none.csv"], 2, "cannot be read as a CSV file"),
        (["compare", "{study}", "--measure", "joy"], 2, "expected one of"),
        (["timeline", "{study}", "--freq", "decade"], 2, "freq: expected"),
        (["timeline", "{study}", "--split", "soon"], 2, "date: "),
        (["timeline", "{study}", "--split", "2025-11-01", "--figure", "x.png"], 2, "leave --split or --figure out"),
        (["keyness", "{study}"], 2, "--target"),
        (["keyness", "{study}", "--target", "Echo"], 2, "expected column=value"),
        (["keyness", "{study}", "--target", "outlet=Times"], 2, "no article passes"),
        (["keyness", "{study}", "--target", "outlet=Echo", "--figure", "{tmp}/k.xyz"], 2, "cannot be written"),
        (["cooccurrence", "{study}", "--unit", "letters"], 2, "unit: expected"),
        (["cooccurrence", "{tmp}"], 1, "signature.json"),
    ],
)
def test_wrong_usage_is_one_clear_line(framing, study, tmp_path, args, status, said):
    got, _, err = framing(*[a.format(tmp=tmp_path, study=study) for a in args])
    assert (got, said in err) == (status, True), err
    assert "Traceback" not in err
