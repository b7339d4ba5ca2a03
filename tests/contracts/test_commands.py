"""Every command: what it writes, what it says of bad input, and its exit status."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from framing import cli
from framing.model.coding import SCHEMAS, TABLES
from tests.five import OWN

STORY = (
    "Jets scrambled over the strait\n\n"
    "The ministry said two bombers had entered the air defence zone on Monday. “It was a grave provocation,” the minister said.\n\n"
    "The flight was part of annual cooperation plans, according to Moscow.\n"
)
GERMAN = (
    "Die Bundesregierung hat am Mittwoch beschlossen, die Ausgaben für die Verteidigung im kommenden Jahr deutlich zu erhöhen. Der Minister sagte vor "
    "Journalisten in Berlin, dass die Lage eine stärkere Präsenz erfordere. Kritiker aus der Opposition warfen der Regierung vor, die Kosten nicht "
    "ausreichend erklärt zu haben. Am Abend trafen sich die Fraktionschefs, um über die nächsten Schritte zu beraten und einen gemeinsamen Entwurf "
    "vorzulegen, über den das Parlament noch vor der Sommerpause abstimmen soll.\n"
)


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_code_writes_a_study_that_pandas_reads(framing, story, tmp_path):
    status, out, _ = framing("code", story, "--codebook", "security", "--out", tmp_path / "study")
    assert (status, out) == (0, f"1 articles coded: {tmp_path / 'study'}\n")
    for name in TABLES:
        frame = pd.read_parquet(tmp_path / "study" / name)
        assert list(frame.columns[: len(SCHEMAS[name])]) == SCHEMAS[name].names
    evidence = pd.read_parquet(tmp_path / "study" / "evidence")
    assert all(STORY[r.start : r.end] == r.text for r in evidence.itertuples())
    signature = json.loads((tmp_path / "study" / "signature.json").read_text())
    assert signature["n_articles"] == 1
    assert "security" in signature["codebooks"]


def test_the_same_command_writes_the_same_bytes(framing, tmp_path):
    for name in ("one", "two"):
        assert framing("code", OWN, "--out", tmp_path / name, "--quiet")[0] == 0
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert len(files) == 8
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


def test_csv_on_request(framing, story, tmp_path):
    assert framing("code", story, "--codebook", "security", "--format", "csv", "--out", tmp_path / "study")[0] == 0
    assert "article_id" in (tmp_path / "study" / "codes" / "part-00000.csv").read_text().splitlines()[0]


def test_report_from_articles_and_from_a_study(framing, story, tmp_path):
    assert framing("report", story, "--out", tmp_path / "a.html")[0] == 0
    assert framing("code", story, "--out", tmp_path / "study")[0] == 0
    assert framing("report", tmp_path / "study", "--out", tmp_path / "b.html")[0] == 0
    for name in ("a.html", "b.html"):
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert "grave provocation" in page
        assert "http-equiv" in page


def test_compare_prints_a_table_or_writes_it(framing, tmp_path):
    framing("code", OWN, "--out", tmp_path / "study", "--quiet")
    with pytest.warns(UserWarning, match="fewer than 3 articles"):
        status, out, _ = framing("compare", tmp_path / "study", "--measure", "tone")
    assert status == 0
    assert "estimate" in out
    with pytest.warns(UserWarning, match="fewer than 3 articles"):
        framing("compare", tmp_path / "study", "--measure", "loaded", "--out", tmp_path / "t.csv")
    assert "difference" in (tmp_path / "t.csv").read_text()


def test_train_writes_a_model_with_its_card(framing, tmp_path):
    rows = [
        {
            "text": f"The {'dreadful' if n % 2 else 'usual'} thing number {n} was done.",
            "labels": ["bad"] if n % 2 else [],
            "scenario": f"s{n}",
        }
        for n in range(40)
    ]
    book = tmp_path / "book"
    book.mkdir()
    (book / "codebook.toml").write_text('name = "mine"\n[categories.bad]\nlabel = "Bad"\n')
    (book / "indicators.csv").write_text("category,pattern,weight\nbad,dreadful,0.9\n")
    examples = tmp_path / "examples.jsonl"
    examples.write_text("".join(json.dumps(r) + "\n" for r in rows))
    status, out, _ = framing("train", book, "--examples", examples, "--out", tmp_path / "model")
    assert status == 0
    assert "| bad | combined | 20 |" in out
    assert (tmp_path / "model" / "card.md").read_text() in out
    examples.write_text('{"text": "x"}\n')
    status, _, err = framing("train", book, "--examples", examples, "--out", tmp_path / "model")
    assert (status, "line 1" in err) == (2, True)


def test_codebook_commands(framing):
    status, out, _ = framing("codebook", "list")
    assert status == 0
    assert {"security", "loaded", "editorial", "cues", "actors", "valence"} <= {
        line.split()[0] for line in out.splitlines()
    }
    status, out, _ = framing("codebook", "show", "security")
    assert "exclude:" in out
    assert framing("codebook", "check", "loaded")[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 9, "binary"),
        ("notext.csv", b"id,title\n1,Hello\n", "no column holds the text"),
        ("german.txt", GERMAN.encode(), "'de'"),
        ("furniture.txt", b"Share\n\nSubscribe to our newsletter\n\nAll rights reserved\n", "no headline and no body"),
    ],
)
def test_bad_files_are_refused_with_one_clear_line(framing, story, tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    status, _, err = framing(
        "code", story, tmp_path / name, "--codebook", "security", "--out", tmp_path / "study", "--quiet"
    )
    lines = [line for line in err.splitlines() if "refused" in line]
    assert status == 1
    assert len(lines) == 1
    assert name in lines[0]
    assert said in lines[0]
    coded = pd.read_parquet(tmp_path / "study" / "sentences").article_id
    assert set(coded) == {"story"}


def test_a_broken_line_and_a_second_id_are_refused_and_the_rest_is_done(framing, tmp_path):
    path = tmp_path / "news.jsonl"
    good = json.dumps({"id": "a", "text": STORY})
    path.write_text(f"{good}\n{{broken\n{good}\n" + json.dumps({"id": "b", "text": STORY}) + "\n")
    status, _, err = framing("code", path, "--codebook", "security", "--out", tmp_path / "study", "--quiet")
    refused = [line for line in err.splitlines() if "refused" in line]
    assert status == 1
    assert [line.split(": ")[2] for line in refused] == ["news.jsonl, line 2", "news.jsonl, line 3"]
    assert pd.read_parquet(tmp_path / "study" / "articles").article_id.tolist() == ["a", "b"]


def test_a_wrong_encoding_is_read_and_flagged(framing, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes(
        "The café owner said the plan was “sound”. It was not — the minister added — a threat to Zürich.".encode(
            "cp1252"
        )
    )
    status, _, err = framing("code", path, "--codebook", "security", "--out", tmp_path / "study", "--quiet")
    assert status == 0
    assert "note: latin.txt" in err


def test_short_and_mixed_texts_are_scored(framing, tmp_path):
    (tmp_path / "short.txt").write_text("Bundeswehr jets scrambled.")
    (tmp_path / "mixed.txt").write_text(STORY + "\n" + GERMAN.split(".")[0] + ".")
    status, _, err = framing(
        "code",
        tmp_path / "short.txt",
        tmp_path / "mixed.txt",
        "--codebook",
        "security",
        "--out",
        tmp_path / "study",
        "--quiet",
    )
    assert (status, err) == (0, "")


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["code", "{tmp}/nowhere.txt", "--out", "{tmp}/s"], 1, "no such file or folder"),
        (["code", "{story}", "--out", "{story}"], 2, "is a file"),
        (["code", "{story}", "--out", "{tmp}"], 2, "not a study"),
        (["code", "{story}", "--out", "{tmp}/s", "--format", "xml"], 2, "expected parquet or csv"),
        (["code", "{story}", "--out", "{tmp}/s", "--codebook", "nope"], 2, "neither a folder"),
        (["code", "{story}", "--out", "{tmp}/s", "--columns", "id"], 2, "name=column"),
        (["report", "{story}", "--out", "{story}/r.html"], 2, "cannot be written"),
        (["compare", "{tmp}", "--measure", "tone"], 1, "signature.json"),
        (["compare", "{tmp}", "--measure", "joy"], 2, "expected one of"),
        (["codebook", "show", "nope"], 2, "shipped"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_wrong_usage_is_one_clear_line(framing, story, tmp_path, args, status, said):
    got, _, err = framing(*[a.format(tmp=tmp_path, story=story) for a in args])
    assert got == status
    assert said in err
    assert "Traceback" not in err


def test_every_command_is_in_the_readme():
    readme = (OWN.parent / "README.md").read_text(encoding="utf-8")
    for command in [c.name or c.callback.__name__ for c in cli.app.registered_commands]:
        if command != "version":
            assert f"framing {command}" in readme
