"""`framing train`, `framing evaluate`, and a model of one's own in `framing code`."""

from __future__ import annotations

import csv
import json

import pandas as pd
import pytest

import framing as fr
from framing.batch.study import read_study
from framing.codebooks.examplefiles import read_examples
from framing.codebooks.saving import save_codebook
from framing.coders.evaluation import STATISTICS, figures, held_out
from framing.coders.modelfiles import load_model
from tests.helpers.water import BOOK, EXAMPLES, MATRIX, TEXTS, UNSEEN

ARTICLE = "Wells run dry\n\nThe wells of the plain are dry. Herders walk for days without rain. A clinic opened beside the museum.\n"


def rows(examples=EXAMPLES) -> str:
    fields = [{"text": e.text, "labels": list(e.labels), "scenario": e.scenario, "genre": e.genre} for e in examples]
    return "".join(json.dumps(row) + "\n" for row in fields)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with a codebook of one's own, examples as JSONL and CSV, an article, and sentences that training has not."""
    place = tmp_path_factory.mktemp("water")
    save_codebook(BOOK, place / "water")
    (place / "examples.jsonl").write_text(rows(), encoding="utf-8")
    with (place / "examples.csv").open("w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file)
        table.writerow(["text", "label", "scenario"])
        table.writerows([e.text, "+".join(e.labels), e.scenario] for e in EXAMPLES)
    labels = (["drought"], ["flood"], [], ["drought"])
    new = [json.dumps({"text": t, "labels": x}) for t, x in zip(UNSEEN, labels, strict=True)]
    (place / "new.jsonl").write_text("\n".join(new), encoding="utf-8")
    (place / "few.jsonl").write_text(rows(EXAMPLES[:19]), encoding="utf-8")
    (place / "dry.jsonl").write_text(rows(EXAMPLES[:14] + EXAMPLES[34:]), encoding="utf-8")
    (place / "hail.jsonl").write_text(json.dumps({"text": "Hail fell.", "labels": ["hail"]}), encoding="utf-8")
    (place / "no_text.csv").write_text("sentence,label\nRain.,flood\n", encoding="utf-8")
    (place / "latin.csv").write_bytes("text,label\nCafé flooded.,flood\n".encode("latin-1"))
    (place / "broken.jsonl").write_text('{"text": "Rain.", "labels": []}\n{"text": "Rai', encoding="utf-8")
    (place / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return place


@pytest.fixture
def model(framing, home, tmp_path):
    status, _, err = framing(
        "train", home / "water", "--examples", home / "examples.jsonl", "--folds", 3, "--out", tmp_path / "m", "--quiet"
    )
    assert (status, err) == (0, "")
    return tmp_path / "m"


def test_train_writes_the_model_and_shows_its_card(framing, home, tmp_path):
    out = tmp_path / "m"
    status, said, err = framing(
        "train", home / "water", "--examples", home / "examples.jsonl", "--folds", 3, "--seed", 2, "--out", out
    )
    assert status == 0
    assert said.strip() == (out / "card.md").read_text(encoding="utf-8").strip()
    assert "trained on 48 labelled sentences of 24 situations" in said
    assert "6 of 6" in err.replace("/", " of ")
    expected = fr.FrameClassifier(BOOK, folds=3, seed=2).fit(EXAMPLES)
    assert load_model(out).predict_proba(UNSEEN).tolist() == expected.predict_proba(UNSEEN).tolist()


def test_csv_and_jsonl_train_the_same_model(framing, home, model, tmp_path):
    framing("train", home / "water", "--examples", home / "examples.csv", "--folds", 3, "--out", tmp_path / "c")
    for name in ("model.skops", "model.json"):
        assert (tmp_path / "c" / name).read_bytes() == (model / name).read_bytes()


def test_options_reach_the_classifier(framing, home, tmp_path):
    status, said, _ = framing(
        "train", home / "water", "--examples", home / "examples.jsonl", "--folds", 4, "--class-weight", "balanced",
        "--authored", "--out", tmp_path / "m",
    )  # fmt: skip
    assert status == 0
    own = load_model(tmp_path / "m")
    assert (own.folds, own.class_weight, own.authored) == (4, "balanced", True)
    assert "48 authored sentences" in said


def test_without_examples_the_codebooks_own_are_taken(framing, tmp_path):
    save_codebook(BOOK, tmp_path / "book")
    (tmp_path / "book" / "examples.jsonl").write_text(rows(), encoding="utf-8")
    status, said, _ = framing("train", tmp_path / "book", "--folds", 3, "--out", tmp_path / "m")
    assert status == 0
    assert "trained on 48 authored sentences" in said


def shown(text: str) -> dict[tuple[str, str], dict[str, float]]:
    """The printed figures: by label and coder, the estimate of each statistic."""
    lines = [line for line in text.splitlines() if line.strip()]
    start = next(n for n, line in enumerate(lines) if "precision" in line and "auc" in line)
    names = lines[start].split()[-len(STATISTICS) :]
    found, label = {}, ""
    for line in lines[start + 2 :]:
        head, *cells = line.replace("(", "  (").split("  (")
        words = head.split()
        label = words[0] if len(words) == 3 else label
        estimates = [words[-1], *(cell.split(")")[1].strip() for cell in cells[:-1])]
        found[label, words[-2]] = dict(zip(names, map(float, estimates), strict=True))
    return found


def test_evaluate_prints_and_writes_the_models_figures(framing, home, model, tmp_path):
    out = tmp_path / "figures.csv"
    status, said, _ = framing(
        "evaluate", model, "--codebook", home / "water", "--examples", home / "new.jsonl", "--out", out
    )
    assert status == 0
    assert "note:" not in said
    table = pd.read_csv(out)
    assert table.columns.tolist() == ["label", "coder", "statistic", "estimate", "low", "high", "n", "positives"]
    expected = load_model(model, codebook=BOOK).evaluate(read_examples(home / "new.jsonl", BOOK))
    assert table.estimate.tolist() == pytest.approx(expected.estimate.tolist(), nan_ok=True)
    printed = shown(said)
    for row in expected.itertuples():
        assert printed[row.label, row.coder][row.statistic] == pytest.approx(row.estimate, abs=0.0006, nan_ok=True)


def test_evaluate_says_when_the_model_has_seen_the_sentences(framing, home, model):
    _, said, _ = framing("evaluate", model, "--codebook", home / "water", "--examples", home / "examples.jsonl")
    assert "note: the model was trained on 48 of these 48 sentences: use --folds for a fair test" in said


def test_evaluate_with_folds_trains_anew(framing, home, model, tmp_path):
    out = tmp_path / "f.csv"
    status, said, _ = framing(
        "evaluate",
        model,
        "--codebook",
        home / "water",
        "--examples",
        home / "examples.jsonl",
        "--folds",
        4,
        "--out",
        out,
    )
    assert status == 0
    assert "note:" not in said
    own = load_model(model, codebook=BOOK)
    data, answers = held_out(own, EXAMPLES, folds=4)
    expected = figures(data, own.labels_, answers)
    assert pd.read_csv(out).estimate.tolist() == pytest.approx(expected.estimate.tolist(), nan_ok=True)


def test_evaluate_draws_three_plots(framing, home, model, tmp_path):
    status, _, _ = framing(
        "evaluate", model, "--codebook", home / "water", "--examples", home / "examples.jsonl",
        "--plots", tmp_path / "plots", "--quiet",
    )  # fmt: skip
    assert status == 0
    files = sorted((tmp_path / "plots").iterdir())
    assert [p.name for p in files] == ["calibration.png", "confusion.png", "precision_recall.png"]
    assert all(p.read_bytes().startswith(b"\x89PNG") and p.stat().st_size > 5000 for p in files)


def test_evaluate_a_shipped_model(framing, tmp_path):
    lines = [
        {"text": "This reckless plan must be stopped; we should all be ashamed of it.", "labels": ["editorial"]},
        {"text": "The vote is on Monday.", "labels": []},
    ]
    (tmp_path / "e.jsonl").write_text("".join(json.dumps(x) + "\n" for x in lines), encoding="utf-8")
    status, said, _ = framing("evaluate", "editorial", "--examples", tmp_path / "e.jsonl")
    assert status == 0
    assert shown(said)["editorial", "classifier"]["f1"] == 1.0


def test_one_label_may_be_given_as_1_and_0(framing, tmp_path):
    (tmp_path / "e.csv").write_text(
        "text,label\nThis reckless plan must be stopped; we should all be ashamed of it.,1\nThe vote is on Monday.,0\n",
        encoding="utf-8",
    )
    status, said, _ = framing("evaluate", "editorial", "--examples", tmp_path / "e.csv")
    assert status == 0
    assert shown(said)["editorial", "classifier"]["f1"] == 1.0


def test_quiet_says_nothing(framing, home, model):
    assert framing(
        "evaluate", model, "--codebook", home / "water", "--examples", home / "examples.jsonl", "--quiet"
    ) == (0, "", "")


def test_code_with_a_model_of_ones_own(framing, home, model, tmp_path):
    status, _, err = framing(
        "code", home / "a.txt", "--codebook", home / "water", "--model", model, "--out", tmp_path / "study", "--quiet"
    )
    assert (status, err) == (0, "")
    codes = read_study(tmp_path / "study").codes
    p = load_model(model).predict_proba(["The wells of the plain are dry."])[0]
    own = codes[(codes.coder == "classifier") & (codes.sentence_id == 1)].set_index("category").value
    assert own.to_dict() == pytest.approx(dict(zip(("drought", "flood"), p.tolist(), strict=True)), abs=1e-6)
    signature = json.loads((tmp_path / "study" / "signature.json").read_bytes())
    assert json.loads((model / "model.json").read_bytes())["training"] in json.dumps(signature)


def test_code_without_the_model_has_the_lexicon_alone(framing, home, tmp_path):
    framing("code", home / "a.txt", "--codebook", home / "water", "--out", tmp_path / "s", "--quiet")
    assert set(read_study(tmp_path / "s").codes.coder) <= {"lexicon", "combined"}


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["train", "{home}/water", "--examples", "{home}/none.jsonl", "--out", "{tmp}/m"], 1, "none.jsonl: cannot be read"),
        (["train", "{home}/water", "--examples", "{home}", "--out", "{tmp}/m"], 1, "cannot be read"),
        (["train", "{home}/water", "--examples", "{home}/hail.jsonl", "--out", "{tmp}/m"], 2, "label 'hail' is no category"),
        (["train", "{home}/water", "--examples", "{home}/broken.jsonl", "--out", "{tmp}/m"], 2, "broken.jsonl, line 2: expected one JSON object"),
        (["train", "{home}/water", "--examples", "{home}/no_text.csv", "--out", "{tmp}/m"], 2, "expected the columns text and label"),
        (["train", "{home}/water", "--examples", "{home}/latin.csv", "--out", "{tmp}/m"], 1, "latin.csv: is not UTF-8"),
        (["train", "{home}/water", "--examples", "{home}/few.jsonl", "--out", "{tmp}/m"], 2, "19 examples, expected at least 20"),
        (["train", "{home}/water", "--examples", "{home}/dry.jsonl", "--out", "{tmp}/m"], 2, "label 'flood' has 0 of 28"),
        (["train", "{home}/water", "--out", "{tmp}/m"], 2, "0 examples, expected at least 20"),
        (["train", "{home}/water", "--examples", "{home}/examples.jsonl", "--folds", "1", "--out", "{tmp}/m"], 2, "--folds: expected 2 or more"),
        (["train", "{home}/water", "--examples", "{home}/examples.jsonl", "--folds", "30", "--out", "{tmp}/m"], 2, "24 scenarios for 30 folds"),
        (["train", "{home}/water", "--class-weight", "heavy", "--out", "{tmp}/m"], 2, "--class-weight: expected balanced"),
        (["train", "{home}/water", "--examples", "{home}/examples.jsonl", "--folds", "3", "--out", "{home}/a.txt"], 2, "a.txt"),
        (["train", "nope", "--out", "{tmp}/m"], 2, "neither a folder"),
        (["train", "{home}/water"], 2, "Missing option"),
        (["evaluate", "{model}", "--codebook", "{home}/water", "--examples", "{home}/none.jsonl"], 1, "none.jsonl: cannot be read"),
        (["evaluate", "{model}", "--codebook", "{home}/water", "--examples", "{home}/hail.jsonl"], 2, "label 'hail' is no category"),
        (["evaluate", "{model}", "--codebook", "{home}/water", "--examples", "{home}/examples.jsonl", "--folds", "1"], 2, "--folds: expected 2 or more"),
        (["evaluate", "{model}", "--codebook", "{home}/water", "--examples", "{home}/examples.jsonl", "--folds", "-2"], 2, "--folds: expected 2 or more"),
        (["evaluate", "{model}", "--codebook", "{home}/water", "--examples", "{home}/few.jsonl", "--folds", "3"], 2, "expected at least"),
        (["evaluate", "{model}", "--codebook", "{home}/water", "--examples", "{home}/new.jsonl", "--out", "{tmp}/no/f.csv"], 2, "cannot be written"),
        (["evaluate", "{model}", "--codebook", "{home}/water", "--examples", "{home}/new.jsonl", "--plots", "{home}/a.txt"], 2, "cannot be written"),
        (["evaluate", "{home}", "--examples", "{home}/new.jsonl"], 1, "no model.json in that folder"),
        (["evaluate", "{model}"], 2, "Missing option"),
        (["evaluate", "{model}", "--examples", "{home}/new.jsonl"], 2, "give its folder with --codebook"),
        (["evaluate", "{model}", "--codebook", "loaded", "--examples", "{home}/new.jsonl"], 2, "is a classifier for 'water', got 'loaded'"),
        (["code", "{home}/a.txt", "--model", "{model}", "--out", "{tmp}/s"], 2, "is for codebook 'water'"),
        (["code", "{home}/a.txt", "--codebook", "{home}/water", "--model", "{home}", "--out", "{tmp}/s"], 1, "no model.json"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_clear_line(framing, home, model, tmp_path, args, status, said):
    got, _, err = framing(*[a.format(home=home, tmp=tmp_path, model=model) for a in args])
    lines = [line for line in err.splitlines() if line.startswith("framing:")]
    assert said in err
    assert got == status
    assert "Traceback" not in err
    assert len(lines) <= 1


def test_no_examples_to_evaluate_is_said(framing, home, model, tmp_path):
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    status, _, err = framing("evaluate", model, "--codebook", home / "water", "--examples", tmp_path / "empty.jsonl")
    assert status == 2
    assert "no examples" in err


def test_the_matrix_and_texts_of_the_helper_are_the_examples():
    assert [[int(n in e.labels) for n in ("drought", "flood")] for e in EXAMPLES] == MATRIX
    assert [e.text for e in EXAMPLES] == TEXTS
