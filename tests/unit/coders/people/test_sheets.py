"""Sheets for coders: what each form holds, what it hides, what a spreadsheet cannot spoil."""

from __future__ import annotations

import csv
import json
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

import framing as fr
from framing.codebooks.codebook import Codebook
from tests.unit.coders.people.sheets_at_hand import small_coding

CODING = small_coding()
SAMPLE = fr.sample(CODING, 14)
JUDGED = ["security.threat", "security.routine", "security.alliance"]
SHEET = ["kind", "before", "text", "after", *JUDGED, "voice", "note", "article_id", "outlet", "block_id", "sentence_id",
         "start", "end", "stratum", "weight"]  # fmt: skip
SECURITY = fr.load_codebook("security")


def test_a_csv_sheet_is_what_excel_reads(tmp_path):
    path = fr.write_sheet(SAMPLE, tmp_path / "to_code.csv", codebooks="security")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert list(rows[0]) == SHEET
    texts = [row["text"] for row in rows]
    assert "'=1+1 is what he said." in texts
    assert "'-5 degrees were measured." in texts
    assert "The talks 🕊 failed." in texts
    assert all(row[name] == "" for row in rows for name in [*JUDGED, "voice", "note"])


def test_a_sheet_is_the_same_bytes_again(tmp_path):
    for suffix in ("csv", "json", "jsonl"):
        one, two = (fr.write_sheet(SAMPLE, tmp_path / f"{n}.{suffix}", codebooks="security") for n in (1, 2))
        assert one.read_bytes() == two.read_bytes()


def test_a_sample_comes_back_untouched(tmp_path):
    given = SAMPLE.copy()
    for suffix in ("csv", "xlsx", "json", "jsonl"):
        fr.write_sheet(given, tmp_path / f"a.{suffix}", codebooks="security")
    pd.testing.assert_frame_equal(given, SAMPLE)


def test_what_the_machine_coded_is_in_no_sheet(tmp_path):
    named = fr.sample(CODING, 8, strategy="stratified", by=[])
    for suffix in ("csv", "jsonl"):
        text = fr.write_sheet(named, tmp_path / f"a.{suffix}", codebooks="security").read_text("utf-8-sig")
        assert "combined" not in text
        assert text.count("security.threat") == (1 if suffix == "csv" else 0)


def test_a_workbook_has_drop_downs_a_fixed_header_and_hidden_ids(tmp_path):
    path = fr.write_sheet(SAMPLE, tmp_path / "to_code.xlsx", codebooks="security")
    book = openpyxl.load_workbook(path)
    units = book["units"]
    assert [cell.value for cell in units[1]] == SHEET
    assert units.freeze_panes == "A2"
    rules = {str(rule.sqref): rule.formula1 for rule in units.data_validations.dataValidation}
    assert rules == {"E2:E15": '"1,0"', "F2:F15": '"1,0"', "G2:G15": '"1,0"', "H2:H15": '"outlet,quoted,paraphrased"'}
    hidden = {name for name, column in units.column_dimensions.items() if column.hidden}
    assert hidden == set("JKLMNOPQ")
    assert units["C2"].alignment.wrap_text
    assert units.column_dimensions["C"].width > 40


def test_no_text_of_a_workbook_is_a_formula_a_number_or_a_date(tmp_path):
    path = fr.write_sheet(SAMPLE, tmp_path / "to_code.xlsx", codebooks="security")
    units = openpyxl.load_workbook(path)["units"]
    cells = {cell.value: cell for cell in units["C"]}
    assert cells["=1+1 is what he said."].data_type == "s"
    ids = {cell.value for cell in units["J"]}
    assert {"001", "002", "b", "c"} <= ids
    assert all(cell.number_format == "@" for cell in units["J"])


def test_control_characters_do_not_stop_a_workbook(tmp_path):
    rows = SAMPLE.assign(text="Bell \x07 and null \x00.")
    path = fr.write_sheet(rows, tmp_path / "to_code.xlsx", codebooks="security")
    assert openpyxl.load_workbook(path)["units"]["C2"].value == "Bell � and null �."


def test_the_second_sheet_is_the_codebook(tmp_path):
    path = fr.write_sheet(SAMPLE, tmp_path / "to_code.xlsx", codebooks="security")
    manual = openpyxl.load_workbook(path)["codebook"]
    rows = {row[0]: row for row in manual.iter_rows(values_only=True)}
    threat = SECURITY.categories[0]
    assert rows["security.threat"][1:3] == (threat.label, threat.definition)
    assert rows["security.threat"][3].split("\n") == list(threat.include)
    assert rows["security.threat"][4].split("\n") == list(threat.exclude)
    assert set(rows["security.threat"][5].split("\n")) <= {e.text for e in SECURITY.examples}
    assert "empty: not judged" in rows["values"][2]


def test_label_studio_gets_tasks_and_a_configuration(tmp_path):
    path = fr.write_sheet(SAMPLE, tmp_path / "to_code.json", codebooks="security")
    tasks = json.loads(path.read_text("utf-8"))
    assert [task["data"]["text"] for task in tasks] == SAMPLE["text"].tolist()
    assert all(None not in task["data"].values() for task in tasks)
    view = ElementTree.parse(tmp_path / "to_code.xml").getroot()
    names = [e.get("name") for e in view.iter() if e.get("name")]
    assert len(names) == len(set(names))
    assert {e.get("name") for e in view.iter("Choices")} == {*JUDGED, "voice"}
    assert [e.get("value") for e in view.iter("Label")] == JUDGED
    assert {e.get("toName") for e in view.iter() if e.get("toName")} == {"text"}
    fields = {e.get("value") for e in view.iter("Text")}
    assert fields == {"$before", "$text", "$after"}


def test_doccano_gets_lines_and_labels(tmp_path):
    path = fr.write_sheet(SAMPLE.assign(weight=float("nan")), tmp_path / "to_code.jsonl", codebooks="security")
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["text"] for line in lines] == SAMPLE["text"].tolist()
    assert all(None not in line.values() for line in lines)
    assert all(line["cats"] == [] and line["entities"] == [] for line in lines)
    labels = [row["text"] for row in json.loads((tmp_path / "to_code.labels.json").read_text("utf-8"))]
    assert labels == [*JUDGED, "security.none", "voice.outlet", "voice.quoted", "voice.paraphrased"]


def test_an_overall_code_is_asked_for_where_the_codebook_has_one(tmp_path):
    path = fr.write_sheet(SAMPLE, tmp_path / "a.csv", codebooks=["editorial", SECURITY.select("threat")])
    header = pd.read_csv(path).columns
    assert "editorial.editorial" in header
    assert "security.threat" in header
    assert "security.routine" not in header


@pytest.mark.parametrize(
    ("name", "books", "said"),
    [
        ("to_code.ods", "security", r"expected a name that ends in .csv, .xlsx, .json, .jsonl"),
        ("nowhere/a.csv", "security", "cannot be written"),
        ("nowhere/a.xlsx", "security", "cannot be written"),
        ("a.csv", [], "codebooks: expected at least one, got none"),
    ],
)
def test_what_cannot_be_written_is_refused(tmp_path, name, books, said):
    with pytest.raises(fr.UsageError, match=said):
        fr.write_sheet(SAMPLE, tmp_path / name, codebooks=books)


def test_a_frame_that_is_no_sample_is_refused(tmp_path):
    with pytest.raises(fr.UsageError, match="'start' is not there: give a frame that sample"):
        fr.write_sheet(SAMPLE.drop(columns="start"), tmp_path / "a.csv", codebooks=Codebook.from_terms({"harm": []}))
