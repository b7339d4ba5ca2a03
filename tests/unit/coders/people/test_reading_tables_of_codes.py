"""Filled sheets and tables from elsewhere: what is a judgement, where it belongs, what spreadsheets do to files."""

from __future__ import annotations

import math
import shutil
import subprocess

import openpyxl
import pandas as pd
import pytest

import framing as fr
from framing.model.coding import SCHEMAS
from tests.unit.coders.people.sheets_at_hand import codes_of, filled_csv, small_coding, told

CODING = small_coding()
THREAT = ("b", 1, "threat")


def table(folder, text, name="codes.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_each_judgement_is_a_row_zeros_included_and_empty_cells_are_missing(tmp_path):
    path = filled_csv(tmp_path, CODING, {("b", 1): "1", ("b", 2): "0"})
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {("b", 1, "threat"): 1.0, ("b", 2, "threat"): 0.0}
    assert codes_of(human, "present") == {("b", 1, "threat"): True, ("b", 2, "threat"): False}
    assert set(human.codes["coder"]) == {"AB"}
    assert human.signature.options == {"codebook:security": "security", "coder:AB": "human"}
    assert len(human.sentences) == 14
    assert told(human) == []


def test_the_tables_have_the_columns_and_types_of_every_coding(tmp_path):
    coded = fr.code([fr.Article("a", "Tokyo said it rained.")], codebooks=["security"])
    answers = {("b", 1): "1", ("b", 2): "0"}
    human = fr.read_coding(filled_csv(tmp_path, CODING, answers))
    checked = fr.read_coding(filled_csv(tmp_path, CODING, answers), coding=CODING)
    for name, schema in SCHEMAS.items():
        assert list(human.tables[name].columns) == list(checked.tables[name].columns) == schema.names
        assert human.tables[name].dtypes.equals(coded.tables[name].dtypes), name


def test_the_design_comes_back(tmp_path):
    sample = fr.sample(CODING, 8, strategy="stratified", by=[])
    path = fr.write_sheet(sample, tmp_path / "a.csv", codebooks=list(CODING.codebooks))
    design = fr.read_coding(path, coding=CODING).sample
    expected = sample[["article_id", "sentence_id", "stratum", "weight"]]
    pd.testing.assert_frame_equal(design, expected, check_dtype=False)
    assert fr.read_coding(table(tmp_path, "text,threat\nIt rained.,1\n"), coding=CODING).sample is None


def test_a_missing_weight_stays_missing(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,threat,stratum,weight\nb,1,1,s1,\nb,2,0,s2,2.5\n")
    weights = fr.read_coding(path, coding=CODING).sample["weight"].tolist()
    assert math.isnan(weights[0])
    assert weights[1] == 2.5


@pytest.mark.parametrize("cell", ["1", "1.0", "1,0", " 1 ", "yes", "Y", "TRUE", "x", "X", "Ja", "WAHR"])
def test_words_for_present(tmp_path, cell):
    human = fr.read_coding(table(tmp_path, f"article_id;sentence_id;threat\nb;1;{cell}\nb;2;0\n"), coding=CODING)
    assert codes_of(human)[THREAT] == 1.0


@pytest.mark.parametrize("cell", ["0", "0.0", "0,0", "no", "N", "False", "nein", "FALSCH"])
def test_words_for_absent(tmp_path, cell):
    human = fr.read_coding(table(tmp_path, f"article_id;sentence_id;threat\nb;1;{cell}\n"), coding=CODING)
    assert codes_of(human)[THREAT] == 0.0


@pytest.mark.parametrize("cell", ["2", "maybe", "?", "-1", "0.5", "nan", "inf", "2026-01-01"])
def test_a_cell_that_is_no_judgement_is_named_with_file_and_row_and_the_rest_is_read(tmp_path, cell):
    path = table(tmp_path, f"article_id,sentence_id,threat\nb,0,1\nb,1,{cell}\nb,2,0\n")
    human = fr.read_coding(path, coding=CODING)
    assert told(human) == [f"codes.csv, row 3: value {cell!r} in column 'threat', expected 0, 1 or empty: mend it"]
    assert human.problems[0].refused
    assert codes_of(human) == {("b", 0, "threat"): 1.0, ("b", 2, "threat"): 0.0}


def test_scales_keep_their_numbers(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,threat\nb,0,1\nb,1,3\nb,2,6\n")
    human = fr.read_coding(path, coding=CODING, scale=(1, 5))
    assert codes_of(human) == {("b", 0, "threat"): 1.0, ("b", 1, "threat"): 3.0}
    assert codes_of(human, "present") == {("b", 0, "threat"): False, ("b", 1, "threat"): True}
    assert told(human) == [
        "codes.csv, row 4: value '6' in column 'threat', expected a number from 1 to 5, or empty: mend it"
    ]


def test_a_column_of_ticks_alone_is_flagged_and_empty_can_mean_absent(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,threat\nb,0,x\nb,1,\n")
    human = fr.read_coding(path, coding=CODING)
    assert told(human) == [
        "codes.csv: security.threat holds no 0, and an empty cell is a missing judgement: if it was meant for absent, read with empty='absent'"
    ]
    assert not human.problems[0].refused
    meant = fr.read_coding(path, coding=CODING, empty="absent")
    assert codes_of(meant) == {("b", 0, "threat"): 1.0, ("b", 1, "threat"): 0.0}
    assert told(meant) == []


def test_voice_goes_to_the_codes_and_notes_are_told(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,threat,voice,note\nb,0,1,Quoted,odd one\nb,1,0,nobody,\n")
    human = fr.read_coding(path, coding=CODING)
    assert human.codes["voice"].fillna("").tolist() == ["quoted", ""]
    assert told(human) == [
        "codes.csv, row 2: the coder notes: odd one",
        "codes.csv, row 3: value 'nobody' in column 'voice', expected outlet, quoted, paraphrased or empty: mend it",
    ]


# ---- what spreadsheets do


def test_semicolons_a_byte_order_mark_and_a_sep_line(tmp_path):
    path = table(tmp_path, "\ufeffsep=;\r\narticle_id;sentence_id;threat\r\nb;1;1\r\nb;2;?\r\n")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {THREAT: 1.0}
    assert "row 3" in told(human)[0]  # as Excel counts, which hides the sep line


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings(tmp_path, encoding):
    path = table(tmp_path, "text\tthreat\n“No,” the minister said.\t1\nPrices rose by ½ %.\t0\n", "AB.tsv", encoding)
    assert codes_of(fr.read_coding(path, coding=CODING)) == {("b", 0, "threat"): 1.0, ("c", 2, "threat"): 0.0}


def test_leading_zeros_that_were_lost_are_told_and_do_not_matter(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,threat\n1,0,1\n2.0,1.0,0\n")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {("001", 0, "threat"): 1.0}
    assert told(human)[0] == "codes.csv: article ids lost their zeros (such as '1' for '001'): matched without them"
    workbook = tmp_path / "codes.xlsx"
    pd.DataFrame({"article_id": [1, 2], "sentence_id": [0.0, 1.0], "threat": [1, 0]}).to_excel(workbook, index=False)
    assert codes_of(fr.read_coding(workbook, coding=CODING)) == {("001", 0, "threat"): 1.0, ("002", 1, "threat"): 0.0}


def test_ids_that_a_spreadsheet_ruined_are_made_up_for_by_the_text(tmp_path):
    path = table(tmp_path, 'article_id,sentence_id,text,threat\n1.23E+17,1,"Tokyo warned Moscow, again.",1\n')
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {THREAT: 1.0}
    assert "matched by the text" in told(human)[0]


def test_formula_guards_are_taken_away_again(tmp_path):
    path = filled_csv(tmp_path, CODING, {("001", 1): "1", ("b", 3): "0"})
    assert "'=1+1" in path.read_text("utf-8")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {("001", 1, "threat"): 1.0, ("b", 3, "threat"): 0.0}
    assert told(human) == []


def test_blank_rows_count_and_rows_of_another_width_are_refused(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,threat\n\nb,1,1\n,,\nb,2\nb,0,1,1\nb,3,?\n")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {THREAT: 1.0}
    assert [line.split(":")[0] for line in told(human)[:2]] == ["codes.csv, row 6", "codes.csv, row 7"]


def test_a_renamed_sheet_behind_another_is_found(tmp_path):
    path = fr.write_sheet(fr.sample(CODING, 14), tmp_path / "a.xlsx", codebooks=list(CODING.codebooks))
    book = openpyxl.load_workbook(path)
    book["units"].title = "Tabelle1"
    book.move_sheet("codebook", -1)
    sheet = book["Tabelle1"]
    sheet["E2"], sheet["E3"], sheet["E4"] = 1.0, False, "nein"
    book.save(path)
    human = fr.read_coding(path, coding=CODING)
    assert human.codes["value"].tolist() == [1.0, 0.0, 0.0]
    assert told(human) == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "not an XLSX workbook, or a damaged one"),
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"article_id,sentence_id,threat\n", "no rows below a header"),
        ("a.csv", b"article_id,sentence_id,grade\nb,1,1\n", "no column holds judgements"),
        ("a.csv", b"threat,threat\n1,1\n", "two columns are named 'threat'"),
        ("a.ods", b"", "expected a file that ends in .csv, .tsv, .txt, .xlsx, .json, .jsonl"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b"{}", "expected a list of tasks"),
        ("a.jsonl", b"[]\n", "no line is a JSON object"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_refused(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(fr.InputError, match=said):
        fr.read_coding(tmp_path / name, coding=CODING)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(fr.InputError, match="no such file"):
        fr.read_coding(tmp_path / "a.csv")


# ---- where a judgement belongs


def test_rows_that_do_not_belong_to_the_coding_are_refused_with_their_row(tmp_path):
    rows = [
        'b,1,"Tokyo warned Moscow, again.",1',
        "b,9,,1",
        "z,0,,1",
        "b,2,It rained.,1",
        "b,2,The drill was routine!,1",
        ",,Jets crossed the line.,1",
        ",,No such words.,1",
        ",,,1",
    ]
    path = table(tmp_path, "article_id,sentence_id,text,threat\n" + "\n".join(rows) + "\n")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {THREAT: 1.0, ("b", 2, "threat"): 1.0}
    lines = told(human)
    assert lines[0].startswith("codes.csv, row 3: no such sentence in the coding (article_id b, sentence_id 9)")
    assert lines[1].startswith("codes.csv, row 4: no such sentence in the coding (article_id z, sentence_id 0)")
    assert lines[2].startswith(
        "codes.csv, row 5: the text is not that of article 'b', sentence 2 but another one: were rows sorted"
    )
    assert lines[3].startswith(
        "codes.csv, row 6: the text is not that of article 'b', sentence 2 any more: it was edited"
    )
    assert lines[4].startswith(
        "codes.csv, row 7: the text stands 2 times in the coding (001 0, 002 0): give article_id"
    )
    assert lines[5].startswith("codes.csv, row 8: no such sentence in the coding (by its text)")
    assert lines[6].startswith("codes.csv, row 9: no ids and no text")
    assert [p.refused for p in human.problems[:7]] == [True, True, True, False, True, True, True]


def test_offsets_name_a_sentence_too(tmp_path):
    row = CODING.sentences.query("article_id == 'b' and sentence_id == 1").iloc[0]
    path = table(tmp_path, f"article_id,start,end,threat\nb,{row.start},{row.end},1\nb,1,3,1\n")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {THREAT: 1.0}
    assert "row 3: no such sentence" in told(human)[0]


def test_two_rows_that_contradict_each_other_are_told_and_neither_stands(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,threat,routine\nb,1,1,0\nb,1,0,0\nb,2,0,\n")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {("b", 1, "routine"): 0.0, ("b", 2, "threat"): 0.0}
    assert told(human) == [
        "codes.csv, row 3: security.threat is 0, in codes.csv, row 2 it is 1, for the same sentence: neither is read; delete one of the rows"
    ]


def test_a_misspelled_category_is_refused_and_other_columns_are_told(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,security.thraet,security.threat,mood\nb,1,1,1,bad\nb,2,0,0,\n")
    human = fr.read_coding(path, coding=CODING)
    assert told(human) == [
        "codes.csv: column 'security.thraet': codebook 'security' has no category 'thraet' (there: threat, routine, alliance): rename it",
        "codes.csv: column 'mood' is neither a category nor a field: it is not read",
    ]
    assert len(human.codes) == 2


# ---- tables from elsewhere


def test_columns_are_mapped_by_name(tmp_path):
    path = table(tmp_path, 'Satz;Wer;Bedrohung\nIt rained.;Anna;nein\n"Tokyo warned Moscow, again.";Anna;ja\n')
    human = fr.read_coding(
        path, coding=CODING, columns={"text": "Satz", "coder": "Wer", "security.threat": "Bedrohung"}
    )
    assert codes_of(human) == {("001", 3, "threat"): 0.0, THREAT: 1.0}
    assert set(human.codes["coder"]) == {"Anna"}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"text": "Satz"}, "has no column 'Satz' for 'text': its columns are article_id, sentence_id, threat"),
        ({"words": "threat"}, "columns: there is no field or category 'words'"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(tmp_path, columns, said):
    path = table(tmp_path, "article_id,sentence_id,threat\nb,1,1\n")
    with pytest.raises(fr.UsageError, match=said):
        fr.read_coding(path, coding=CODING, columns=columns)


LONG = (
    "article_id,sentence_id,codebook,category,coder,value\n"
    "b,1,security,threat,Anna,1\nb,1,security,threat,Ben,0\nb,1,security,routine,Anna,0\nb,2,security,fear,Ben,1\n"
)


def test_a_long_table_with_several_coders_gives_one_coding_that_holds_them_all(tmp_path):
    human = fr.read_coding(table(tmp_path, LONG), coding=CODING)
    codes = human.codes[["category", "coder", "value"]].to_numpy().tolist()
    assert codes == [["routine", "Anna", 0.0], ["threat", "Anna", 1.0], ["threat", "Ben", 0.0]]
    assert {k for k in human.signature.options if k.startswith("coder:")} == {"coder:Anna", "coder:Ben"}
    assert told(human) == [
        "codes.csv, row 5: 'security.fear' is no category: expected CODEBOOK.CATEGORY, or say codebook=NAME"
    ]


def test_coder_chooses_among_several_and_names_one(tmp_path):
    path = table(tmp_path, LONG)
    assert set(fr.read_coding(path, coding=CODING, coder="Ben").codes["coder"]) == {"Ben"}
    with pytest.raises(fr.UsageError, match="coder: the file knows Anna, Ben, got 'Cy'"):
        fr.read_coding(path, coding=CODING, coder="Cy")
    wide = table(tmp_path, "article_id,sentence_id,coder,threat\nb,1,3,1\n")
    assert set(fr.read_coding(wide, coding=CODING, coder="Cy").codes["coder"]) == {"Cy"}


@pytest.mark.parametrize("name", ["combined", "lexicon"])
def test_a_person_cannot_bear_the_name_of_a_coder_of_the_toolkit(tmp_path, name):
    with pytest.raises(fr.UsageError, match=f"'{name}' is a coder of the toolkit"):
        fr.read_coding(table(tmp_path, "text,threat\nIt rained.,1\n", f"{name}.csv"), coding=CODING)


# ---- without a coding


def test_two_files_without_ids_have_the_same_units_by_their_texts(tmp_path):
    one = fr.read_coding(table(tmp_path, "text,threat\nIt rained.,1\nIt snowed.,0\n", "A.csv"), codebook="security")
    two = fr.read_coding(table(tmp_path, "text,threat\nIt  snowed.,1\nIt rained.,0\n", "B.csv"), codebook="security")
    assert set(one.sentences["article_id"]) == set(two.sentences["article_id"])
    texts = {one.text(r.article_id)[r.start : r.end] for r in one.sentences.itertuples()}
    assert texts == {"It rained.", "It snowed."}


def test_an_unknown_codebook_is_made_of_the_columns(tmp_path):
    human = fr.read_coding(
        table(tmp_path, "article_id,sentence_id,text,mood.glad,mood.sad\na,0,Oh.,1,0\na,1,Ah.,0,1\n")
    )
    assert human.categories("mood") == ["glad", "sad"]
    assert human.text("a") == "Oh.\nAh."


def test_a_sheet_by_itself_keeps_its_offsets(tmp_path):
    human = fr.read_coding(filled_csv(tmp_path, CODING, {("b", 1): "1", ("b", 2): "0"}))
    assert codes_of(human) == {("b", 1, "threat"): 1.0, ("b", 2, "threat"): 0.0}
    mine = human.sentences.merge(CODING.sentences, on=["article_id", "sentence_id"])
    assert (mine["start_x"] == mine["start_y"]).all()
    for r in human.sentences.itertuples():
        assert human.text(r.article_id)[r.start : r.end] == CODING.text(r.article_id)[r.start : r.end]


def test_two_texts_of_the_same_ids_are_refused(tmp_path):
    path = table(tmp_path, "article_id,sentence_id,text,security.threat\na,0,Oh.,1\na,0,Ah.,0\na,x,Eh.,0\n")
    human = fr.read_coding(path)
    assert codes_of(human) == {("a", 0, "threat"): 1.0}
    assert told(human) == [
        "codes.csv, row 3: two texts have the ids a 0: give each unit ids of its own",
        "codes.csv, row 4: value 'x' in column 'sentence_id', expected a whole number: mend it",
    ]


@pytest.mark.parametrize(
    ("options", "said"), [({"empty": "none"}, "empty: expected"), ({"scale": (5, 1)}, "scale: expected")]
)
def test_options_that_do_not_fit_are_refused(tmp_path, options, said):
    with pytest.raises(fr.UsageError, match=said):
        fr.read_coding(table(tmp_path, "text,threat\nIt rained.,1\n"), coding=CODING, **options)


def test_a_human_coding_is_kept_as_a_study_with_its_design(tmp_path):
    human = fr.read_coding(filled_csv(tmp_path, CODING, {("b", 1): "1", ("b", 2): "0"}), coding=CODING)
    again = fr.read_study(fr.write_study(human, tmp_path / "people"))
    pd.testing.assert_frame_equal(again.sample, human.sample)
    pd.testing.assert_frame_equal(again.codes, human.codes)
    fr.write_study(CODING, tmp_path / "people")
    assert fr.read_study(tmp_path / "people").sample is None


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_workbook_that_libreoffice_saved_again_is_read(tmp_path, suffix):
    path = fr.write_sheet(fr.sample(CODING, 14), tmp_path / "AB.xlsx", codebooks=list(CODING.codebooks))
    book = openpyxl.load_workbook(path)
    for row in range(2, 16):
        book["units"].cell(row, 5).value = row % 2
    book.save(path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", tmp_path / "saved", path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    human = fr.read_coding(tmp_path / "saved" / f"AB.{suffix}", coding=CODING)
    assert not [p for p in human.problems if p.refused]
    assert human.codes["value"].tolist() == [0.0, 1.0] * 7
    assert set(human.sample["weight"]) == {1.0, 2.0}


def test_several_files_are_one_coding(tmp_path):
    one = filled_csv(tmp_path, CODING, {("b", 1): "1", ("b", 2): "0"}, "AB.csv")
    two = filled_csv(tmp_path, CODING, {("b", 1): "0", ("b", 3): "?"}, "CD.csv")
    both = fr.read_coding([one, two], coding=CODING)
    rows = both.codes[["sentence_id", "coder", "value"]].to_numpy().tolist()
    assert rows == [[1, "AB", 1.0], [1, "CD", 0.0], [2, "AB", 0.0]]
    assert len(both.sentences) == len(both.sample) == 14
    assert both.sentences.equals(fr.read_coding(one, coding=CODING).sentences)
    assert {"coder:AB", "coder:CD"} <= set(both.signature.options)
    assert any("CD.csv, row" in line for line in told(both))
    with pytest.raises(fr.UsageError, match="expected at least one, got none"):
        fr.read_coding([])
