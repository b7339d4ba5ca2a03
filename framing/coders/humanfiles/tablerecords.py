"""Rows of a table as records: wide (a column per category) or long (a row per judgement)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from framing.coders.humanfiles.records import ALIASES, OTHER_FIELDS, UNIT_FIELDS, Record, Source
from framing.coders.humanfiles.tablefiles import Table, csv_table, xlsx_table
from framing.coders.humanfiles.vocabulary import Variable
from framing.model.errors import InputError, UsageError


def read_csv(path: Path, source: Source) -> Iterator[Record]:
    """The records of a CSV file."""
    return _records(csv_table(path, source), source)


def read_xlsx(path: Path, source: Source) -> Iterator[Record]:
    """The records of a workbook."""
    table = xlsx_table(path, source, lambda header: _is_coded(_places(header, source, check=False), header, source))
    return _records(table, source)


def _records(table: Table, source: Source) -> Iterator[Record]:
    places = _places(table.header, source)
    if {"category", "value"} <= set(places):
        return _long(table, places, source)
    variables = _variables(table.header, places, source)
    if not variables:
        raise InputError(
            f"{source.name}: no column holds judgements (columns are named CODEBOOK.CATEGORY; there are "
            f"{', '.join(filter(None, table.header))}): rename them, say codebook=NAME, or columns category.. = NAME"
        )
    source.asked.update(dict.fromkeys(variables.values()))
    return _wide(table, places, variables, source)


def _places(header: list[str], source: Source, *, check: bool = True) -> dict[str, int]:
    """Where each field of a record stands."""
    keys = [name.casefold() for name in header]
    places: dict[str, int] = {}
    for name, wanted in source.columns.items():
        if wanted.casefold() in keys:
            places[name] = keys.index(wanted.casefold())
        elif check:
            there = ", ".join(filter(None, header))
            raise UsageError(f"columns: {source.name} has no column {wanted!r} for {name!r}: its columns are {there}")
    for name in (*UNIT_FIELDS, *OTHER_FIELDS):
        if name not in places and name in keys and keys.index(name) not in places.values():
            places[name] = keys.index(name)
    for alias, name in ALIASES.items():
        if name not in places and alias in keys and keys.index(alias) not in places.values():
            places[name] = keys.index(alias)
    return places


def _is_coded(places: Mapping[str, int], header: list[str], source: Source) -> bool:
    free = (name for n, name in enumerate(header) if n not in places.values())
    return (
        {"category", "value"} <= set(places)
        or any(n not in UNIT_FIELDS + OTHER_FIELDS for n in places)
        or any(source.vocabulary.find(name) for name in free)
    )


def _variables(header: list[str], places: Mapping[str, int], source: Source) -> dict[int, Variable]:
    """The columns that hold judgements; a column that holds something unknown is told."""
    variables: dict[int, Variable] = {}
    for n, name in enumerate(header):
        given = next((field for field, place in places.items() if place == n), None)
        if given in UNIT_FIELDS or given in OTHER_FIELDS or not name:
            continue
        variable = source.vocabulary.find(given or name)
        book, category = source.vocabulary.parts(name)
        if variable is not None:
            variables[n] = variable
        elif book is not None:
            known = ", ".join(v.category for v in source.vocabulary.siblings(book))
            source.problems.refuse(
                source.name,
                f"column {name!r}: codebook {book!r} has no category {category!r} (there: {known}): rename it",
            )
        else:
            source.problems.flag(source.name, f"column {name!r} is neither a category nor a field: it is not read")
    return variables


def _wide(
    table: Table, places: Mapping[str, int], variables: Mapping[int, Variable], source: Source
) -> Iterator[Record]:
    for row in table.rows:
        where = f"{source.name}, row {row.number}"
        values = {}
        for n, variable in variables.items():
            value = source.judged(where, table.header[n], row.cells[n]) if row.cells[n] else None
            if value is not None:
                values[variable] = value
        yield _record(where, row.cells, places, values, source)


def _long(table: Table, places: Mapping[str, int], source: Source) -> Iterator[Record]:
    for row in table.rows:
        where = f"{source.name}, row {row.number}"
        name, cell = row.cells[places["category"]], row.cells[places["value"]]
        book = row.cells[places["codebook"]] if "codebook" in places else ""
        variable = source.vocabulary.find(f"{book}.{name}" if book else name)
        if variable is None:
            full = f"{book}.{name}" if book else name
            source.problems.refuse(where, f"{full!r} is no category: expected CODEBOOK.CATEGORY, or say codebook=NAME")
            continue
        source.asked[variable] = None
        value = source.judged(where, "value", cell) if cell else None
        yield _record(where, row.cells, places, {} if value is None else {variable: value}, source)


def _record(
    where: str, cells: list[str], places: Mapping[str, int], values: Mapping[Variable, float], source: Source
) -> Record:
    def cell(name: str) -> str:
        return cells[places[name]] if name in places else ""

    source.noted(where, cell("note"))
    unit = {name: cell(name) for name in UNIT_FIELDS if cell(name)}
    return Record(where, unit, cell("coder"), values, source.voiced(where, cell("voice")))
