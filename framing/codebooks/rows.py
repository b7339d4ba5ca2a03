"""The rows of `indicators.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.codebooks.codebook import Indicator
from framing.codebooks.faults import ERROR, MAX_WEIGHT, duplicates, faults_of

COLUMNS = ("category", "pattern", "weight", "voice", "requires", "excludes", "note")
Sets = dict[str, tuple[str, ...]]
Row = dict[str | Any, Any]


def read_rows(
    path: Path, sets: Sets, problems: list[str], *, trusted: bool = False
) -> tuple[list[Indicator], dict[str, int] | None]:
    """The sound indicators, and the line at which each category is first named (None when the file cannot be read).

    `sets` are the named lists to which conditions refer as `@name`; what is wrong is added to `problems`. Of a `trusted` file,
    one that ships and is tested, it is not asked whether each pattern can match, which takes longer than reading it.
    """
    reader = _reader(path, problems)
    if reader is None:
        return [], None
    found: list[Indicator] = []
    named: dict[str, int] = {}
    for line, row in _numbered(reader, path, problems):
        category = (row.get("category") or "").strip()
        if category:
            named.setdefault(category, line)
        indicator = indicator_of(row, f"{path}, line {line}", line, sets, problems, trusted=trusted)
        if indicator is not None:
            found.append(indicator)
    twice = set()
    for _, later, fault in () if trusted else duplicates(found):
        problems.append(f"{path}, line {later.line}: {fault.problem}")
        twice.add(later.line)
    return [i for i in found if i.line not in twice], named


def _reader(path: Path, problems: list[str]) -> csv.DictReader[str] | None:
    """A reader of the file's rows, None when it is not a table of indicators."""
    if not path.is_file():
        problems.append(f"{path}: missing (expected a CSV with the columns {', '.join(COLUMNS)}): add it")
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8")
        return None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    columns = list(reader.fieldnames or ())
    missing = [c for c in ("category", "pattern") if c not in columns]
    if missing:
        problems.append(
            f"{path}, line 1: no column {' or '.join(missing)} (found: {', '.join(columns or ['nothing'])}): expected {','.join(COLUMNS)}"
        )
        return None
    problems += [
        f"{path}, line 1: unknown column {c!r} (known: {', '.join(COLUMNS)})" for c in columns if c not in COLUMNS
    ]
    return reader


def _numbered(reader: csv.DictReader[str], path: Path, problems: list[str]) -> Iterator[tuple[int, Row]]:
    """The rows with the number of their last line; one whose quotation mark is not closed is reported where it begins."""
    begin = reader.line_num + 1
    try:
        for row in reader:
            yield reader.line_num, row
            begin = reader.line_num + 1
    except csv.Error as error:
        problems.append(f"{path}, line {begin}: not readable as CSV ({error}): close the quotation mark")


def indicator_of(
    row: Row, where: str, line: int, sets: Sets, problems: list[str], *, trusted: bool = False
) -> Indicator | None:
    """The indicator of a row; None when the row is empty or faulty, and its faults are added to `problems`."""
    if row.get(None):
        problems.append(f"{where}: more cells than columns: quote a field that holds a comma")
        return None
    cell = {k: (row.get(k) or "").strip() for k in COLUMNS}
    if not any(cell.values()):
        return None
    count = len(problems)
    if not cell["category"]:
        problems.append(f"{where}: no category (expected a name from codebook.toml)")
    requires, excludes = (
        _conditions(cell[column], sets, f"{where}, column {column}", problems) for column in ("requires", "excludes")
    )
    weight = _weight(cell["weight"], where, problems)
    indicator = Indicator(
        cell["category"], cell["pattern"], weight, cell["voice"] or None, requires, excludes, cell["note"], line
    )
    if not trusted:
        problems += [f"{where}, column {f.column}: {f.problem}" for f in faults_of(indicator) if f.severity == ERROR]
    return indicator if len(problems) == count else None


def _weight(cell: str, where: str, problems: list[str]) -> float:
    """The weight of a cell, 1 when it is empty or wrong."""
    try:
        weight = float(cell or 1.0)
    except ValueError:
        weight = float("nan")
    if abs(weight) <= MAX_WEIGHT:
        return weight
    problems.append(f"{where}, column weight: expected a number, got {cell!r}")
    return 1.0


def _conditions(cell: str, sets: Sets, where: str, problems: list[str]) -> tuple[str, ...]:
    """The patterns of a cell, those of the sets it refers to among them."""
    found: list[str] = []
    for part in (p.strip() for p in cell.split(";")):
        if not part.startswith("@"):
            found += [part] if part else []
        elif part[1:] in sets:
            found += sets[part[1:]]
        else:
            problems.append(f"{where}: no set {part!r} in codebook.toml (there: {', '.join(sets) or 'none'})")
    return tuple(dict.fromkeys(found))
