"""`write_sheet()`: a sample as a file that people code in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.coders.humanfiles.cells import guarded
from framing.coders.humanfiles.doccano import write_doccano
from framing.coders.humanfiles.labelstudio import write_labelstudio
from framing.coders.humanfiles.vocabulary import variables_of
from framing.coders.humanfiles.workbook import write_xlsx
from framing.coders.sampling import COLUMNS
from framing.model.errors import UsageError

FORMS = (".csv", ".xlsx", ".json", ".jsonl")
SHOWN = ("kind", "before", "text", "after")
HIDDEN = tuple(name for name in COLUMNS if name not in SHOWN)


def write_sheet(
    sample: pd.DataFrame,
    path: str | os.PathLike[str],
    *,
    codebooks: str | os.PathLike[str] | Codebook | Sequence[str | os.PathLike[str] | Codebook],
) -> Path:
    """Write a sample as a sheet to code, in the form that the suffix names; `read_coding` takes each of them back.

    - `.csv`: UTF-8 with a byte order mark (by which Excel knows that it is UTF-8), commas, every row ended by CR LF. A
      text that begins like a formula (= + - @) gets an apostrophe in front, which `read_coding` takes away.
    - `.xlsx`: the units with drop-down values, and on a second sheet the codebook: definitions, rules, examples.
    - `.json`: Label Studio tasks; beside it, as `.xml`, the labelling configuration (yes or no per category, voice, note,
      and labels for the words that are evidence).
    - `.jsonl`: doccano, for a project of type intent detection and slot filling; beside it, as `.labels.json`, its labels.

    The sheet shows the sentence in its context and a column `CODEBOOK.CATEGORY` for each judgement, then `voice` and
    `note`; ids, offsets, outlet, `stratum` and `weight` come last and are hidden where the form can hide. What machines
    coded is nowhere. `codebooks` names what people judge; `Codebook.select` leaves categories out.

    Returns the path. Raises UsageError for a suffix, a frame or a place that will not do.

    >>> from tempfile import TemporaryDirectory
    >>> from framing.coders.code import code
    >>> from framing.coders.sampling import sample
    >>> from framing.model.article import Article
    >>> rows = sample(code([Article("a", "Tokyo warned Moscow.")], codebooks=[]), 1)
    >>> with TemporaryDirectory() as folder:
    ...     sheet = write_sheet(rows, Path(folder, "to_code.csv"), codebooks="security").read_text("utf-8-sig")
    >>> print(sheet.splitlines()[0][:73])
    kind,before,text,after,security.threat,security.routine,security.alliance
    """
    out = check_form(path)
    absent = [name for name in COLUMNS if name not in sample]
    if absent:
        raise UsageError(f"sample: the column {absent[0]!r} is not there: give a frame that sample() made")
    given = [codebooks] if isinstance(codebooks, str | os.PathLike | Codebook) else list(codebooks)
    books = [load_codebook(book) for book in given]
    if not books:
        raise UsageError("codebooks: expected at least one, got none: name what people shall judge")
    try:
        _write(sample[list(COLUMNS)], out, books)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror or error}): name another place") from None
    return out


def check_form(path: str | os.PathLike[str]) -> Path:
    """The path of a sheet; UsageError where its suffix names no form."""
    out = Path(path)
    if out.suffix.lower() not in FORMS:
        raise UsageError(f"{out}: expected a name that ends in {', '.join(FORMS)}")
    return out


def is_sheet(path: str | os.PathLike[str], codebook: Codebook) -> bool:
    """Whether a file is a sheet to code for a codebook: a workbook, or a CSV file with a column for one of its judgements."""
    place = Path(path)
    if place.suffix.lower() != ".csv" or not place.is_file():
        return place.suffix.lower() == ".xlsx"
    with place.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        header = file.readline()
    return any(variable.column in header for variable in variables_of([codebook]))


def _write(sample: pd.DataFrame, out: Path, books: list[Codebook]) -> None:
    match out.suffix.lower():
        case ".json":
            write_labelstudio(_plain(sample), out, books)
        case ".jsonl":
            write_doccano(_plain(sample), out, books)
        case ".xlsx":
            sheet = _sheet(sample, books)
            write_xlsx(sheet, out, books, shown=len(sheet.columns) - len(HIDDEN))
        case _:
            sheet = _sheet(sample, books)
            sheet.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell).to_csv(
                out, index=False, encoding="utf-8-sig", lineterminator="\r\n"
            )


def _plain(sample: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON has them; what is absent is an empty text, since doccano's database takes no null among numbers."""
    cells = sample.astype(object).where(sample.notna(), "")
    return [dict(zip(cells.columns, row, strict=True)) for row in cells.itertuples(index=False, name=None)]


def _sheet(sample: pd.DataFrame, books: list[Codebook]) -> pd.DataFrame:
    """The columns of a sheet in order, those for judgements empty."""
    empty = pd.Series(None, index=sample.index, dtype="str")
    judged = {v.column: empty for v in variables_of(books)} | {"voice": empty, "note": empty}
    return pd.concat([sample[list(SHOWN)], pd.DataFrame(judged), sample[list(HIDDEN)]], axis=1)
