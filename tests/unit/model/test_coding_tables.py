"""The tables of a Coding: columns and types never vary with the data, and survive writing."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest

from framing.codebooks.codebook import Codebook
from framing.model.article import Article
from framing.model.coding import SCHEMAS, TABLES, Coding, as_frame, build_table, read_tables
from framing.model.errors import InputError, UsageError
from framing.model.signature import Signature

VALUE = {pa.string(): "x", pa.int32(): 3, pa.float64(): 0.5, pa.bool_(): True}
DTYPE = {pa.string(): "str", pa.int32(): "int32", pa.float64(): "float64", pa.bool_(): "bool"}
POSITIONS = ("speaker_start", "speaker_end")  # absent where a quotation has no speaker


def columns(name, rows, *, absent=False):
    """`rows` equal rows of a table; with `absent`, what may be missing is."""
    missing = [f.name for f in SCHEMAS[name] if absent and (f.type == pa.string() or f.name in POSITIONS)]
    return {f.name: [None if f.name in missing else VALUE[f.type]] * rows for f in SCHEMAS[name]}


def frame(name, rows, *, absent=False):
    return as_frame(build_table(name, columns(name, rows, absent=absent)))


def coding(rows=2, **kwargs):
    return Coding({name: frame(name, rows) for name in TABLES}, **kwargs)


def test_the_six_tables_are_the_contract():
    assert TABLES == ("articles", "blocks", "sentences", "quotes", "evidence", "codes")


@pytest.mark.parametrize("name", TABLES)
def test_types_are_the_same_for_empty_full_and_wholly_absent_columns(name):
    expected = {f.name: "Int32" if f.name in POSITIONS else DTYPE[f.type] for f in SCHEMAS[name]}
    for table in (frame(name, 0), frame(name, 2), frame(name, 2, absent=True)):
        assert table.dtypes.astype(str).to_dict() == expected


@pytest.mark.parametrize("name", TABLES)
def test_columns_come_in_the_contracts_order_whatever_order_they_were_given_in(name):
    turned = dict(reversed(columns(name, 1).items()))
    assert as_frame(build_table(name, turned)).columns.tolist() == SCHEMAS[name].names


def test_an_absent_speaker_is_a_null_of_string_type():
    quotes = frame("quotes", 2, absent=True)
    assert quotes["speaker"].isna().all()
    assert isinstance(quotes["speaker"].dtype, pd.StringDtype)
    assert quotes["speaker_start"].isna().all()


def test_further_columns_are_text_and_come_last():
    given = {**columns("articles", 2), "desk": ["world", None]}
    table = as_frame(build_table("articles", given, ["desk"]))
    assert table.columns.tolist() == [*SCHEMAS["articles"].names, "desk"]
    assert isinstance(table["desk"].dtype, pd.StringDtype)
    assert table["desk"].isna().tolist() == [False, True]


def test_a_table_without_one_of_its_columns_is_refused():
    given = columns("codes", 1)
    del given["voice"]
    with pytest.raises(KeyError, match="voice"):
        build_table("codes", given)


def test_tables_are_attributes_and_other_names_are_refused_with_the_list():
    result = coding(3)
    assert len(result.evidence) == 3
    with pytest.raises(AttributeError, match="no 'evidences'; its tables are articles, blocks, sentences"):
        _ = result.evidences


def test_the_text_of_an_article_is_found_by_its_id():
    result = coding(corpus=(Article("a", "One."), Article("b", "Two.")))
    assert result.text("b") == "Two."
    with pytest.raises(KeyError, match="no article 'c' in this coding"):
        result.text("c")


def test_categories_come_from_the_codebook_and_not_from_the_rows():
    book = Codebook.from_terms({"threat": ["war"], "never used": []}, name="security")
    result = coding(0, codebooks=(book,))
    assert result.categories("security") == ["threat", "never used"]
    with pytest.raises(UsageError, match=r"'loaded' was not coded here \(coded: security\)"):
        result.categories("loaded")
    with pytest.raises(UsageError, match=r"\(coded: none\)"):
        coding(0).categories("loaded")


@pytest.mark.parametrize("rows", [0, 2])
def test_a_written_folder_reads_back_with_the_same_values_and_types(tmp_path, rows):
    tables = {name: frame(name, rows, absent=True) for name in TABLES}
    result = Coding(tables, corpus=(Article("a", "One."),), signature=Signature(seed=7))
    folder = result.write(tmp_path / "study")
    again = read_tables(folder)
    for name in TABLES:
        pd.testing.assert_frame_equal(again[name], tables[name])
    assert Signature.from_json((folder / "signature.json").read_text()) == result.signature


def test_writing_twice_gives_the_same_bytes_and_leaves_nothing_of_the_first(tmp_path):
    folder = coding(3).write(tmp_path)
    (folder / "codes" / "part-00001.parquet").write_bytes(b"left over")
    first = {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*.*")) if "00001" not in p.name}
    coding(3).write(tmp_path)
    assert {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*.*"))} == first


def test_tables_can_be_written_as_csv_but_only_parquet_is_read_back(tmp_path):
    folder = coding(1).write(tmp_path, format="csv")
    lines = (folder / "codes" / "part-00000.csv").read_bytes().split(b"\n")
    assert lines[0].decode() == ",".join(SCHEMAS["codes"].names)
    assert len(lines) == 3
    with pytest.raises(InputError, match="tables as CSV cannot be reported on"):
        read_tables(folder)


def test_an_unknown_format_and_a_folder_that_is_no_study_are_refused(tmp_path):
    with pytest.raises(UsageError, match="format: expected 'parquet' or 'csv', got 'xlsx'"):
        coding(0).write(tmp_path, format="xlsx")
    with pytest.raises(InputError, match="no table 'articles' there"):
        read_tables(tmp_path)


def test_a_coding_shows_the_size_of_each_table():
    assert repr(coding(2)).startswith("<Coding: 2 articles, 2 blocks, 2 sentences, 2 quotes, 2 evidence, 2 codes;")
