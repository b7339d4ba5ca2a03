"""A sheet to code as a workbook: the units with drop-down values, and the codebook on a second sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.codebooks.manual import shortest_examples
from framing.coders.humanfiles.cells import without_control
from framing.coders.humanfiles.vocabulary import Variable, asked_categories
from framing.model.coding import VOICES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {"kind": 9, "before": 40, "text": 60, "after": 40, "voice": 12, "note": 30}
_JUDGED = 13
_MANUAL = {"column": 26, "label": 20, "definition": 60, "include": 60, "exclude": 50, "examples": 60}
_HOW = (
    (
        "values",
        "1 present, 0 absent, empty: not judged. Judge the sentence in `text`; `before` and `after` are context.",
    ),
    (
        "voice",
        "In whose voice the sentence says it: outlet (its own), quoted, paraphrased (a source's claim in its words).",
    ),
    ("note", "Anything worth telling; it is no part of the data."),
)


def write_xlsx(frame: pd.DataFrame, path: Path, books: Sequence[Codebook], *, shown: int) -> None:
    """Write a workbook; the columns of `frame` from number `shown` on are hidden.

    Every text is a cell of type text, so that none is taken for a formula, a number or a date.
    """
    from openpyxl import Workbook

    book = Workbook()
    units = book.active
    units.title = "units"
    _fill(units, list(frame.columns), frame.astype(object).where(frame.notna(), None).to_numpy().tolist())
    for n, name in enumerate(frame.columns):
        column = units.column_dimensions[_letter(n)]
        column.width = WIDTHS.get(name, _JUDGED)
        column.hidden = n >= shown
        if n < shown and name not in WIDTHS:
            _drop_down(units, n, len(frame), ("1", "0"), "1 present, 0 absent, empty: not judged")
    _drop_down(units, list(frame.columns).index("voice"), len(frame), VOICES, f"{', '.join(VOICES)}, or empty")
    units.auto_filter.ref = units.dimensions
    manual = book.create_sheet("codebook")
    _fill(manual, list(_MANUAL), _manual(books))
    for n, width in enumerate(_MANUAL.values()):
        manual.column_dimensions[_letter(n)].width = width
    book.save(path)


def _manual(books: Sequence[Codebook]) -> list[list[str]]:
    """The rows of the second sheet: how to fill in the first, then each category with its rules."""
    rows = [[name, "", text, "", "", ""] for name, text in _HOW]
    for book in books:
        rows.append([book.name, book.title, book.description, "", "", ""])
        for c in asked_categories(book):
            cells = ("\n".join(c.include), "\n".join(c.exclude), "\n".join(shortest_examples(book, c.name)))
            rows.append([Variable(book.name, c.name).column, c.label, c.definition, *cells])
    return rows


def _fill(sheet: Worksheet, header: list[str], rows: list[list[Any]]) -> None:
    from openpyxl.styles import Alignment, Font

    wrapped = Alignment(wrap_text=True, vertical="top")
    for n, values in enumerate([header, *rows], start=1):
        for m, value in enumerate(values, start=1):
            cell = sheet.cell(n, m)
            cell.alignment = wrapped
            if isinstance(value, str):
                cell.value = without_control(value)
                cell.data_type = "s"
                cell.number_format = "@"
            elif value is not None:
                cell.value = value
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _drop_down(sheet: Worksheet, column: int, n_rows: int, values: Sequence[str], message: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True, showErrorMessage=True)
    rule.error = message
    rule.add(f"{_letter(column)}2:{_letter(column)}{n_rows + 1}")
    sheet.add_data_validation(rule)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column + 1))
