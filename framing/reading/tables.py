"""Tables of articles, one a row: CSV, TSV, JSON lines, Parquet. Rows are read one after the other, never all at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import orjson

from framing.model.article import Article
from framing.model.errors import InputError
from framing.reading.columns import ALIASES, Layout, Notes, build_article, check_columns, layout
from framing.reading.encoding import open_text
from framing.reading.request import Request

# A field of a CSV may be long: the csv module's own limit (131,072 characters) is less than a long article.
_FIELD_LIMIT = 2**31 - 1
_BATCH_ROWS = 512


class Row(NamedTuple):
    """A row of a table: its number, where that is in words (`row 3`, `line 3`), and its values by column."""

    number: int
    place: str
    record: Mapping[str, Any]


class Line(NamedTuple):
    """A row of a CSV: the line on which it begins, its cells, and why it cannot be read (then it has no cells)."""

    number: int
    cells: list[str]
    fault: str | None = None


def read_csv(path: Path, *, request: Request | None = None) -> Iterator[Article]:
    """The articles of a CSV or TSV file with a header line; comma, semicolon or tab is told from the header.

    `row N` counts the rows after the header from 1. A row with more or fewer fields than the header, or with broken
    quotation marks, is refused with its line. Raises `InputError` for a file without rows or without a text column.
    """
    request = request or Request.of(path)
    with open_text(path, request, newline="") as handle:
        lines = csv_lines(handle)
        names = header(lines, request)
        _check_text(names, request)
        yield from _articles(_csv_rows(lines, names, request), request)


def read_jsonl(path: Path, *, request: Request | None = None) -> Iterator[Article]:
    """The articles of a file of JSON objects, one a line; a line that is no object with a text is refused with its number.

    Raises `InputError` when no line at all gives an article.
    """
    request = request or Request.of(path)
    problems = request.problems
    before, found = len(problems.items), False
    keys: dict[str, None] = {}
    with open_text(path, request, newline="\n") as handle:
        for article in _articles(_json_rows(handle, keys, request), request):
            found = True
            yield article
    check_columns(keys, request.columns, request.name) if keys else None
    if not found:
        refused = [p for p in problems.items[before:] if p.refused]
        del problems.items[before:]
        first = f", the first: {refused[0].where.removeprefix(request.name + ', ')}: {refused[0].what}" if refused else ""
        raise InputError(f"{request.name}: none of its {len(refused)} lines is a JSON object with a text (a field named {_text_names()}){first}")


def read_parquet(path: Path, *, request: Request | None = None) -> Iterator[Article]:
    """The articles of a Parquet file, a few hundred rows at a time; `row N` counts from 1.

    Raises `InputError` for a file that is no Parquet file, is damaged, has no rows or no text column.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    request = request or Request.of(path)
    if path.stat().st_size == 0:
        raise InputError(f"{request.name}: the file is empty: remove it or write the table again")
    try:
        with pq.ParquetFile(path) as table:
            _check_text(table.schema_arrow.names, request)
            batches = (batch.to_pylist() for batch in table.iter_batches(batch_size=_BATCH_ROWS))
            records = (record for batch in batches for record in batch)
            yield from _articles((Row(n, f"row {n}", record) for n, record in enumerate(records, start=1)), request)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{request.name}: not a Parquet file, or a damaged one ({_one_line(error)}): write it again") from error


def csv_lines(handle: TextIO) -> Iterator[Line]:
    """The non-blank rows of a CSV file with the line on which each begins; the delimiter is told from the first.

    Broken quotation marks are a fault of that row alone: reading goes on in the next line.
    """
    delimiter = _delimiter(handle)
    reader = csv.reader(handle, delimiter=delimiter, strict=True)
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        while True:
            start = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Line(start, [], str(error))
                continue
            if any(cell.strip() for cell in cells):
                yield Line(start, cells)
    finally:
        csv.field_size_limit(limit)


def header(lines: Iterator[Line], request: Request) -> list[str]:
    """The column names of a CSV: its first row; nameless columns are numbered. A name that stands twice is refused."""
    first = next(lines, None)
    if first is None:
        raise InputError(f"{request.name}: the file is empty: it needs a header line and rows")
    if first.fault:
        raise InputError(f"{request.name}, line {first.number}: the header line cannot be read ({first.fault}): correct its quotation marks")
    names = [cell.strip() or f"column {n}" for n, cell in enumerate(first.cells, start=1)]
    twice = next((name for n, name in enumerate(names) if name in names[:n]), None)
    if twice is not None:
        raise InputError(f"{request.name}, line {first.number}: two columns are named {twice!r}: rename one of them")
    return names


def _csv_rows(lines: Iterator[Line], names: list[str], request: Request) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        place = f"row {number}"
        cells = line.cells[: len(names)] if not any(line.cells[len(names) :]) else line.cells
        if line.fault:
            what = f"cannot be read ({line.fault}): close quotation marks and double those inside a field"
        elif len(cells) != len(names):
            what = f"has {len(cells)} fields and the header {len(names)}: put fields with a delimiter in quotation marks"
        else:
            yield Row(number, place, dict(zip(names, cells, strict=True)))
            continue
        request.problems.refuse(f"{request.name}, {place}", f"the row that begins in line {line.number} {what}")


def _json_rows(handle: TextIO, keys: dict[str, None], request: Request) -> Iterator[Row]:
    """The objects of the lines; `keys` gathers the names of all their fields."""
    for number, line in enumerate(handle, start=1):
        if not line.strip():
            continue
        where = f"{request.name}, line {number}"
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            request.problems.refuse(where, f"the line is not JSON ({error.msg}; expected one object a line): mend or delete it")
            continue
        if not isinstance(record, dict):
            request.problems.refuse(where, f"the line holds {_kind(record)}, not an object: write one object a line")
            continue
        keys.update(dict.fromkeys(record))
        yield Row(number, f"line {number}", record)


def _articles(rows: Iterable[Row], request: Request) -> Iterator[Article]:
    """The articles of some rows; rows without a text are refused."""
    plans: dict[tuple[str, ...], Layout] = {}
    notes = Notes()
    seen = False
    for row in rows:
        seen = True
        names = tuple(row.record)
        plan = plans.get(names) or plans.setdefault(names, layout(names, request.columns))
        source = f"{request.name}, {row.place}"
        text = row.record.get(plan.fields["text"]) if "text" in plan.fields else None
        fault = _text_fault(text)
        if fault:
            request.problems.refuse(source, fault)
            continue
        default_id = f"{request.label}-{row.number}"
        yield build_article(row.record, plan, text=str(text), default_id=default_id, source=source, place=row.place, notes=notes)
    notes.flag(request.name, request.problems)
    if not seen and not any(p.where.startswith(f"{request.name}, ") for p in request.problems.refused):
        raise InputError(f"{request.name}: the table has no rows: remove it or put articles into it")


def _text_fault(text: object) -> str | None:
    if text is None or (isinstance(text, str) and not text.strip()):
        return "the text is empty: fill it in or delete the row"
    if not isinstance(text, str):
        return f"the text is {_kind(text)} (expected a string): join it into one string"
    return None


def _check_text(names: list[str], request: Request) -> None:
    check_columns(names, request.columns, request.name)
    if "text" not in layout(names, request.columns).fields:
        raise InputError(
            f"{request.name}: no column holds the text (expected one named {_text_names()}; there are {', '.join(names)}): "
            "rename one or say which with columns text=NAME"
        )


def _delimiter(handle: TextIO) -> str:
    """Comma, semicolon or tab: the one that stands most often outside quotation marks in the first line that is not blank."""
    first = next((line for line in handle if line.strip()), "")
    handle.seek(0)
    bare = "".join(first.split('"')[::2])
    return max(",;\t", key=bare.count)


def _text_names() -> str:
    *names, last = ALIASES["text"]
    return f"{', '.join(names)} or {last}"


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"a value of type {type(value).__name__}"


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()).rstrip(".")[:120]
