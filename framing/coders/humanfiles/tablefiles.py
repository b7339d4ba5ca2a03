"""Tables of people's codes as rows of text: CSV of any delimiter and encoding, and XLSX."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from framing.coders.humanfiles.cells import unguarded
from framing.coders.humanfiles.records import Source
from framing.model.errors import InputError
from framing.reading.columns import as_text
from framing.reading.encoding import open_text
from framing.reading.request import Request
from framing.reading.tables import csv_lines


class Row(NamedTuple):
    """A row: its number as a spreadsheet counts it (the header is mostly 1), and its cells, trimmed."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """A header and rows below it, each with as many cells."""

    header: list[str]
    rows: list[Row]


def csv_table(path: Path, source: Source) -> Table:
    """The table of a CSV file; delimiter and encoding are found out, a `sep=;` line is left out."""
    rows: list[Row] = []
    request = Request(source.name, path.stem, problems=source.problems)
    with open_text(path, request, newline="") as handle:
        number = last = 0
        for line in csv_lines(handle):
            number += line.first - last
            last = line.last
            if line.fault:
                what = f"cannot be read ({line.fault}): close quotation marks, and double those inside a cell"
                source.problems.refuse(f"{source.name}, {line.place}", what)
            elif not rows and line.cells[0].lower().startswith("sep="):
                number = 0  # spreadsheets do not count it
            else:
                rows.append(Row(number, [unguarded(cell.strip()) for cell in line.cells]))
    return _table(rows, source)


def xlsx_table(path: Path, source: Source, has_codes: Callable[[list[str]], bool]) -> Table:
    """The first table of a workbook whose header `has_codes`, whatever its sheet is called; else the first of all."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise InputError(f"{source.name}: not an XLSX workbook, or a damaged one: save it again as .xlsx") from error
    sheets = [rows for sheet in book.worksheets if (rows := list(_rows(sheet.iter_rows(values_only=True))))]
    if not sheets:
        raise InputError(f"{source.name}: the workbook is empty: it needs a header and rows")
    return _table(next((rows for rows in sheets if has_codes(rows[0].cells)), sheets[0]), source)


def _rows(values: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    for number, cells in enumerate(values, start=1):
        texts = [as_text(cell) or "" for cell in cells]
        if any(texts):
            yield Row(number, texts)


def _table(rows: list[Row], source: Source) -> Table:
    """Header and rows of one width. Raises InputError without rows or with two columns of one name."""
    if len(rows) < 2:
        raise InputError(f"{source.name}: no rows below a header: it needs a header and one row per sentence")
    header = [" ".join(cell.split()) for cell in rows[0].cells]
    twice = next((name for n, name in enumerate(header) if name and name in header[:n]), None)
    if twice is not None:
        raise InputError(f"{source.name}: two columns are named {twice!r}: rename one of them")
    whole = []
    for number, cells in rows[1:]:
        if any(cells[len(header) :]):
            what = f"has {len(cells)} cells, the header {len(header)}: put a cell with a delimiter in quotation marks"
            source.problems.refuse(f"{source.name}, row {number}", what)
        else:
            whole.append(Row(number, (cells + [""] * len(header))[: len(header)]))
    return Table(header, whole)
