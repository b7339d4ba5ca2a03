"""Codebook folders: every fault is named at once with its file and line."""

from __future__ import annotations

import pytest

from framing.codebooks.files import load_codebook
from framing.model.errors import CodebookError
from tests.unit.codebooks.folders import TOML, faults, rows


def test_an_unknown_name_lists_the_shipped_ones():
    with pytest.raises(CodebookError, match=r"codebook 'securty': neither a folder .* \(shipped: .*security.*\)"):
        load_codebook("securty")


def test_every_fault_of_a_folder_is_reported_at_once_with_file_and_line(folder):
    toml = 'nmae = "harms"\n[categories.harm]\nlable = "Harm"\n[categories.empty]\nlabel = "Empty"\n[sets]\nboats = "ship"\n'
    csv = rows(
        "harm,damage*,,,,,",
        "unknown,wreck,,,,,",
        "harm,break,heavy,,,,",
        "harm,smash,,loud,,,",
        "harm,damage*,,,,,",
        "harm,(a (b)),,,,,",
        "harm,a ~2,,,,,",
        "harm,~2 a,,,,,",
        "harm,a ~12 b,,,,,",
        "harm,*,,,,,",
        "harm,,1,,,,",
        ",wreck,,,,,",
        "harm,cut,,,(x,~1 y,",
        "harm,split,,,@ships,,",
        "harm,crack,1,,,,note, with a comma",
        header="category,pattern,weight,voice,requires,excludes,note",
    )
    examples = (
        '{"text": "x", "labels": ["harm"]}\n{"text": "x", "labels": ["hram"]}\nno json\n["text"]\n{"text": "x"}\n'
    )
    assert faults(folder(toml, csv, examples)) == [
        "codebook.toml, line 1: unknown key 'nmae' (did you mean 'name'?): remove it or mend its spelling",
        'codebook.toml: no name (expected name = "..."): add it',
        "codebook.toml, line 7: sets.boats: expected a list of patterns, got 'ship'",
        "codebook.toml, line 3: categories.harm: unknown key 'lable' (did you mean 'label'?): remove it or mend its spelling",
        "indicators.csv, line 4, column weight: expected a number, got 'heavy'",
        "indicators.csv, line 5, column voice: expected one of outlet, quoted, paraphrased or nothing, got 'loud'",
        "indicators.csv, line 7, column pattern: '(a (b))' can never match: parentheses must be balanced and not nested",
        "indicators.csv, line 8, column pattern: 'a ~2' can never match: the gap ~2 has no word after it",
        "indicators.csv, line 9, column pattern: '~2 a' can never match: the gap ~2 has no word before it",
        "indicators.csv, line 10, column pattern: 'a ~12 b' can never match: a gap is ~1 to ~9, got ~12",
        "indicators.csv, line 11, column pattern: '*' can never match: the pattern would match any word",
        "indicators.csv, line 12, column pattern: '' can never match: the pattern is empty",
        "indicators.csv, line 13: no category (expected a name from codebook.toml)",
        "indicators.csv, line 14, column requires: '(x' can never match: parentheses must be balanced and not nested",
        "indicators.csv, line 14, column excludes: '~1 y' can never match: the gap ~1 has no word before it",
        "indicators.csv, line 15, column requires: no set '@ships' in codebook.toml (there: boats)",
        "indicators.csv, line 16: more cells than columns: quote a field that holds a comma",
        "indicators.csv, line 6: 'damage*' is already in 'harm' at line 2: keep one",
        "indicators.csv, line 3: category 'unknown' is not in codebook.toml (there: harm, empty)",
        "codebook.toml, line 4: category 'empty' has no indicator: add one or remove it",
        "examples.jsonl, line 2: label 'hram' is no category (there: empty, harm, harms)",
        "examples.jsonl, line 3: expected one JSON object with text and labels: mend or delete the line",
        "examples.jsonl, line 4: expected one JSON object with text and labels: mend or delete the line",
        "examples.jsonl, line 5: expected one JSON object with text and labels: mend or delete the line",
    ]


@pytest.mark.parametrize("weight", ["heavy", "nan", "inf", "-inf", "101", '"0,5"'])
def test_a_weight_is_a_number_of_ordinary_size(folder, weight):
    assert faults(folder(csv=rows("harm,ok,,,,,", f"harm,damage,{weight},,,,"))) == [
        "indicators.csv, line 3, column weight: expected a number, got {!r}".format(weight.strip('"'))
    ]


@pytest.mark.parametrize("weight", ["-1", "0", "100", "1e-3", ""])
def test_a_weight_may_be_negative_zero_or_absent(folder, weight):
    book = load_codebook(folder(csv=rows(f"harm,damage,{weight},,,,")))
    assert book.indicators[0].weight == float(weight or 1)


def test_the_line_of_a_fault_counts_the_lines_of_cells_that_hold_a_line_break(folder):
    csv = rows('harm,a,,,,,"two\nlines"', "harm,b,x,,,,")
    assert faults(folder(csv=csv)) == ["indicators.csv, line 4, column weight: expected a number, got 'x'"]


def test_missing_columns_are_named_with_what_was_found(folder):
    message = "indicators.csv, line 1: no column pattern (found: category, weight): expected category,pattern,weight,voice,requires,excludes,note"
    assert message in faults(folder(csv="category,weight\nharm,1\n"))
    message = "indicators.csv, line 1: no column category or pattern (found: nothing): expected category,pattern,weight,voice,requires,excludes,note"
    assert message in faults(folder(csv=""))
    assert "(found: category;pattern)" in faults(folder(csv="category;pattern\nharm;a\n"))[0]


def test_an_unknown_column_is_named(folder):
    known = "category, pattern, weight, voice, requires, excludes, note"
    assert faults(folder(csv="category,pattern,wieght\nharm,a,1\n")) == [
        f"indicators.csv, line 1: unknown column 'wieght' (known: {known})"
    ]


def test_a_missing_file_of_indicators_is_named(folder):
    message = "indicators.csv: missing (expected a CSV with the columns category, pattern, weight, voice, requires, excludes, note): add it"
    assert message in faults(folder(csv=None))


def test_a_file_of_indicators_that_is_not_utf8_is_named_with_the_place(folder):
    csv = "category,pattern\nharm,café\n"
    message = f"indicators.csv: not UTF-8 at byte {csv.index('é')}: save it as UTF-8"
    assert message in faults(folder(csv=csv.encode("latin-1")))


def test_a_codebook_file_that_cannot_be_read_is_named(folder):
    assert faults(folder(toml='name = "harms\n')) == [
        "codebook.toml: not readable as TOML (Illegal character '\\n' (at line 1, column 14)): mend the file"
    ]
    [fault] = faults(folder(toml='name = "café"\n'.encode("latin-1")))
    assert fault.startswith("codebook.toml: not readable as TOML ('utf-8' codec can't decode byte 0xe9 in position 11")


def test_a_category_has_to_be_a_table(folder):
    assert faults(folder('name = "n"\n[categories]\nharm = 3\n')) == [
        "codebook.toml, line 3: categories.harm is no table (expected [categories.harm] with label and definition)"
    ]


def test_examples_that_are_not_utf8_are_refused_by_line(folder):
    examples = '{"text": "ok", "labels": []}\n{"text": "é", "labels": []}\n'.encode("latin-1")
    assert faults(folder(examples=examples)) == [
        "examples.jsonl, line 2: expected one JSON object with text and labels: mend or delete the line"
    ]


def test_an_unknown_category_is_reported_beside_the_other_faults_of_its_row(folder):
    found = faults(folder(csv=rows("harm,ok,,,,,", "unknown,wreck,heavy,,,,")))
    assert any("line 3: category 'unknown' is not in codebook.toml" in fault for fault in found)


@pytest.mark.parametrize(
    "csv", [rows("harm,damage,heavy,,,,"), b"category,pattern\nharm,caf\xe9\n", "category,weight\nharm,1\n", None]
)
def test_a_refused_row_or_file_does_not_make_its_category_empty(folder, csv):
    assert len(faults(folder(csv=csv))) == 1


@pytest.mark.parametrize("toml", ['name = "n"\ncategories = ["harm"]\n', TOML.replace("[", "sets = 3\n[", 1)])
def test_a_key_of_the_wrong_type_is_a_fault_of_the_folder(folder, toml):
    assert faults(folder(toml))


def test_coding_rules_have_to_be_a_list(folder):
    assert faults(folder(TOML + 'include = "wounds"\n'))


def test_a_quotation_mark_that_is_never_closed_is_reported(folder):
    assert "line 2" in faults(folder(csv=rows('harm,"damage,,,,,', "harm,wreck,,,,,")))[0]


def test_a_quotation_mark_that_is_never_closed_in_a_large_file_is_reported(folder):
    assert faults(folder(csv=rows('harm,"damage,,,,,', *(f"harm,wreck{n},,,,," for n in range(9_000)))))


@pytest.mark.parametrize(
    "line",
    [
        '{"text": null, "labels": []}',
        '{"text": "x", "labels": "harm"}',
        '{"text": "x", "labels": ["harm"], "spans": null}',
    ],
)
def test_an_example_of_the_wrong_form_is_one_fault(folder, line):
    [fault] = faults(folder(examples=line + "\n"))
    assert fault.startswith("examples.jsonl, line 1: expected")


def test_the_overall_label_is_the_codebooks_name_wherever_the_folder_lies(folder):
    assert load_codebook(folder(examples='{"text": "x", "labels": ["harms"]}\n', name="copy")).examples
