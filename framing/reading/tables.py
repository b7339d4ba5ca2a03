"""Tables of articles, one a row: CSV, TSV, JSON lines, Parquet. Rows are read one by one, never all at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import orjson

from framing.model.article import Article
from framing.model.errors import InputError
from framing.reading.columns import ALIASES, Layout, Notes, build_article, check_columns, layout, listed
from framing.reading.encoding import open_text
from framing.reading.request import Request

# A field of a CSV may be long: the csv module's own limit (131,072 characters) is less than a long article.
_FIELD_LIMIT = 2**31 - 1
_BATCH_ROWS = 512
_NO_ROWS = "the table has no rows: remove it or put articles into it"


class Row(NamedTuple):
    """A row of a table: its number, its place in words (`row 3`, `line 3`), its values by column; in a CSV its lines."""

    number: int
    place: str
    record: Mapping[str, Any]
    line: str = ""


class Line(NamedTuple):
    """A row of a CSV: the lines where it begins and ends, its cells, and why it cannot be read (then it has none)."""

    first: int
    last: int
    cells: list[str]
    fault: str | None = None

    @property
    def place(self) -> str:
        """`line 3`, or `lines 3 to 5` for a row that runs over several."""
        return f"line {self.first}" if self.first == self.last else f"lines {self.first} to {self.last}"


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
        yield from _articles(csv_rows(lines, names, request), request)


def read_jsonl(path: Path, *, request: Request | None = None) -> Iterator[Article]:
    """The articles of a file of JSON objects, one a line.

    A line that is no object with a text is refused with its number. Raises `InputError` when no line at all gives an article.
    """
    request = request or Request.of(path)
    problems, before, found = request.problems, len(request.problems.items), False
    keys: dict[str, None] = {}
    with open_text(path, request, newline="\n") as handle:
        for article in _articles(_json_rows(handle, keys, request), request):
            found = True
            yield article
    if keys:
        check_columns(keys, request.columns, request.name)
    if not found:
        refused = [p for p in problems.items[before:] if p.refused]
        if not refused:
            raise InputError(f"{request.name}: the file is empty: it needs one JSON object a line")
        problems.items[before:] = [p for p in problems.items[before:] if not p.refused]
        first = str(refused[0]).removeprefix(f"{request.name}, ")
        raise InputError(f"{request.name}: no line is an object with a text (a field named {_text_names()}); {first}")


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
            if table.metadata.num_rows == 0:
                raise InputError(f"{request.name}: {_NO_ROWS}")
            batches = (batch.to_pylist() for batch in table.iter_batches(batch_size=_BATCH_ROWS))
            records = (record for batch in batches for record in batch)
            yield from _articles((Row(n, f"row {n}", record) for n, record in enumerate(records, start=1)), request)
    except (pa.ArrowException, OSError, UnicodeError) as error:
        raise InputError(f"{request.name}: not a Parquet file, or a damaged one: write the table again") from error


def csv_lines(handle: TextIO) -> Iterator[Line]:
    """The non-blank rows of a CSV file with their lines; the delimiter is told from the first.

    Broken quotation marks are a fault of the lines that they run over: reading goes on in the next line.
    """
    reader = csv.reader(handle, delimiter=_delimiter(handle), strict=True)
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        while True:
            first = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Line(first, max(first, reader.line_num), [], str(error))
                continue
            if any(cell.strip() for cell in cells):
                yield Line(first, reader.line_num, cells)
    finally:
        csv.field_size_limit(limit)


def header(lines: Iterator[Line], request: Request) -> list[str]:
    """The column names of a CSV, its first row. Nameless columns get a number; so do repeated names, which are flagged."""
    first = next(lines, None)
    if first is None:
        raise InputError(f"{request.name}: the file is empty: it needs a header line and rows")
    if first.fault:
        raise InputError(
            f"{request.name}, {first.place}: the header cannot be read ({first.fault}): correct its quotation marks"
        )
    names: list[str] = []
    for number, cell in enumerate(first.cells, start=1):
        name = " ".join(cell.split()) or f"column {number}"
        if name in names:
            other = f"{name} {number}"
            request.problems.flag(
                f"{request.name}, {first.place}", f"two columns are named {name!r}; the second is {other!r}"
            )
            name = other
        names.append(name)
    return names


def csv_rows(lines: Iterable[Line], names: list[str], request: Request) -> Iterator[Row]:
    """The rows below the header; those that do not fit it are refused. Raises `InputError` when there are none."""
    number = 0
    for number, line in enumerate(lines, start=1):
        cells = line.cells if any(line.cells[len(names) :]) else line.cells[: len(names)]
        if line.fault:
            what = f"cannot be read ({line.fault}): close quotation marks, and double those inside a field"
        elif len(cells) != len(names):
            what = f"has {len(cells)} fields, the header {len(names)}: put a field with a delimiter in quotation marks"
        else:
            yield Row(number, f"row {number}", dict(zip(names, cells, strict=True)), line.place)
            continue
        request.problems.refuse(f"{request.name}, {line.place}", f"row {number} {what}")
    if number == 0:
        raise InputError(f"{request.name}: {_NO_ROWS}")


def _json_rows(handle: TextIO, keys: dict[str, None], request: Request) -> Iterator[Row]:
    """The objects of the lines; `keys` gathers the names of all their fields."""
    for number, line in enumerate(handle, start=1):
        if not line.strip():
            continue
        where = f"{request.name}, line {number}"
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            request.problems.refuse(
                where, f"the line is not JSON ({error.msg}; expected one object a line): mend or delete it"
            )
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
    for row in rows:
        names = tuple(row.record)
        plan = plans.get(names) or plans.setdefault(names, layout(names, request.columns))
        source = f"{request.name}, {row.place}"
        text = row.record.get(plan.fields["text"]) if "text" in plan.fields else None
        fault = _text_fault(text)
        if fault:
            request.problems.refuse(source, fault)
            continue
        default_id = f"{request.label}-{row.number}"
        yield build_article(
            row.record, plan, text=str(text), default_id=default_id, source=source, place=row.place, notes=notes
        )
    notes.flag(request.name, request.problems)


def _text_fault(text: object) -> str | None:
    if text is None or (isinstance(text, str) and not text.strip()):
        return "the text is empty: fill it in or delete the row"
    if not isinstance(text, str):
        return f"the text is {_kind(text)} (expected a string): join it into one string"
    return None


def _check_text(names: list[str], request: Request) -> None:
    check_columns(names, request.columns, request.name)
    if "text" not in layout(names, request.columns).fields:
        known = f"expected one named {_text_names()}; there are {listed(names)}"
        raise InputError(f"{request.name}: no column holds the text ({known}): rename it or say columns text=NAME")


def _delimiter(handle: TextIO) -> str:
    """Comma, semicolon or tab: the most frequent outside quotation marks in the first line that is not blank."""
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
