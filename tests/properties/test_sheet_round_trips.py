"""What is filled into a sheet, in whatever form, is what `read_coding` gives."""

from __future__ import annotations

import json

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing as fr
from framing.coders.humanfiles.cells import guarded, unguarded
from framing.model.coding import VOICES
from tests.helpers.codings import Sentence, make_coding

CATEGORIES = ("threat", "routine", "alliance")
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=5)
TEXTS = st.lists(
    st.one_of(WORDS, st.sampled_from(["=A1", "-5", "+x", "@y", "'=z", '"q"', "a;b", "a,b", "1.0", "007"])),
    min_size=1,
    max_size=4,
).map(" ".join)
ANSWERS = st.fixed_dictionaries(
    {c: st.sampled_from(["1", "0", ""]) for c in CATEGORIES} | {"voice": st.sampled_from([*VOICES, ""])}
)
ROWS = st.lists(st.tuples(TEXTS, ANSWERS), min_size=1, max_size=6, unique_by=lambda row: " ".join(row[0].split()))
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def coding_of(rows):
    return make_coding(
        [Sentence("007", text) for text, _ in rows], outlets={"007": "Echo"}, books={"security": CATEGORIES}
    )


def fill_csv(path, answers):
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    for name in (*CATEGORIES, "voice"):
        frame[name if name == "voice" else f"security.{name}"] = [answers[int(n)][name] for n in frame["sentence_id"]]
    frame.to_csv(path, index=False, sep=";", encoding="utf-8-sig")


def fill_xlsx(path, answers):
    book = openpyxl.load_workbook(path)
    sheet = book["units"]
    place = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        answer = answers[int(sheet.cell(row, place["sentence_id"]).value)]
        for name in CATEGORIES:
            sheet.cell(row, place[f"security.{name}"]).value = float(answer[name]) if answer[name] else None
        sheet.cell(row, place["voice"]).value = answer["voice"] or None
    book.save(path)


def fill_labelstudio(path, answers):
    tasks = json.loads(path.read_text("utf-8"))
    for task in tasks:
        answer = answers[task["data"]["sentence_id"]]
        given = {f"security.{c}": {"1": "yes", "0": "no"}[answer[c]] for c in CATEGORIES if answer[c]}
        given |= {"voice": answer["voice"]} if answer["voice"] else {}
        result = [{"from_name": k, "type": "choices", "value": {"choices": [v]}} for k, v in given.items()]
        task["annotations"] = [{"completed_by": 1, "result": result}]
    path.write_text(json.dumps(tasks), encoding="utf-8")


FILL = {".csv": fill_csv, ".xlsx": fill_xlsx, ".json": fill_labelstudio}


@pytest.mark.parametrize("suffix", list(FILL))
@pytest.mark.parametrize("checked", [True, False])
@quick
@given(rows=ROWS)
def test_a_filled_sheet_gives_exactly_what_was_filled_in(tmp_path, suffix, checked, rows):
    coding, answers = coding_of(rows), [answer for _, answer in rows]
    path = fr.write_sheet(fr.sample(coding, len(rows)), tmp_path / f"sheet{suffix}", codebooks=list(coding.codebooks))
    FILL[suffix](path, answers)
    human = fr.read_coding(path, coding=coding if checked else None, codebook=coding.codebooks[0], coder="AB")
    codes = human.codes.assign(voice=human.codes["voice"].fillna(""))
    found = sorted(codes[["sentence_id", "category", "value", "voice", "coder"]].itertuples(index=False, name=None))
    expected = sorted((n, c, float(a[c]), a["voice"], "AB") for n, a in enumerate(answers) for c in CATEGORIES if a[c])
    assert found == expected
    assert not [p for p in human.problems if p.refused]
    assert len(human.sentences) == len(rows)
    for s in human.sentences.itertuples():
        assert human.text("007")[s.start : s.end] == rows[s.sentence_id][0]


@quick
@given(rows=ROWS)
def test_doccano_labels_come_back(tmp_path, rows):
    coding = coding_of(rows)
    path = fr.write_sheet(fr.sample(coding, len(rows)), tmp_path / "AB.jsonl", codebooks=list(coding.codebooks))
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        answer = rows[line["sentence_id"]][1]
        labels = [f"security.{c}" for c in CATEGORIES if answer[c] == "1"]
        line["cats"] = labels or ["security.none"]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    human = fr.read_coding(path, coding=coding)
    found = set(human.codes[["sentence_id", "category", "present"]].itertuples(index=False, name=None))
    assert found == {(n, c, a[c] == "1") for n, (_, a) in enumerate(rows) for c in CATEGORIES}


@given(st.text())
def test_a_guard_against_formulas_comes_off_again(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
