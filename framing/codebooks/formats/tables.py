"""Tables with a row for each word and a column for each category: LIWC-22's `.dicx`, wide CSV, the General Inquirer."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from framing.codebooks.codebook import Category
from framing.codebooks.formats.source import Draft, Source, Term, number, one_name
from framing.codebooks.formats.terms import NONE, TRAILING

DELIMITERS = ",;\t"
_SENSE = re.compile(r"(.+?)#\d+")
_NO_CATEGORIES = frozenset(("source", "othtags", "defined"))


class Row(NamedTuple):
    """A row of a table with its line."""

    line: int
    cells: list[str]


def read_dicx(source: Source) -> Draft:
    """A `.dicx` or another wide table (`Entry,Category,Category`), parted by commas, semicolons or tabs.

    A cell says `1` or `X` for a member, a number for its weight, nothing or 0 for none. Rows of the same entry are
    joined. A `*` that ends a word is the wildcard.
    """
    rows = rows_of(source)
    head = next(rows, Row(1, []))
    draft = Draft(wildcards=TRAILING)
    names = _names(head, frozenset(), draft, source)
    for row in rows:
        term = _entry(row, head, source)
        for name, cell in zip(names, row.cells[1:], strict=False):
            weight = member(cell)
            if weight is None or (weight and not name):
                source.fault(
                    row.line, f"column {name or 'without a name'}: expected 1, X, a number or nothing, got {cell!r}"
                )
            elif weight and term:
                draft.terms.append(Term(name, term, row.line, weight))
    return draft


def read_inquirer(source: Source) -> Draft:
    """The General Inquirer's table: a filled cell is a member; `Source`, `Othtags` and `Defined` are no categories.

    A word's senses (`ABOUT#1`, `ABOUT#2`) are joined, since only the word is matched, and reported.
    """
    rows = rows_of(source)
    head = next(rows, Row(1, []))
    draft = Draft(wildcards=NONE)
    names = _names(head, _NO_CATEGORIES, draft, source)
    for row in rows:
        entry = _entry(row, head, source)
        sense = _SENSE.fullmatch(entry)
        term = sense[1] if sense else entry
        if sense:
            source.lose(row.line, entry, "one sense of a word: senses are not told apart", f"kept for every {term!r}")
        members = (n for n, cell in zip(names, row.cells[1:], strict=False) if n and cell.strip() not in ("", "0"))
        draft.terms += [Term(name, term.lower(), row.line) for name in members if term]
    return draft


def rows_of(source: Source) -> Iterator[Row]:
    """The rows of a table that are not blank; the delimiter is the one that the first row has most of."""
    text = re.sub(r"\r\n?", "\n", source.text).lstrip("\n")
    skipped = len(re.findall(r"\r\n?|\n", source.text[: len(source.text) - len(source.text.lstrip("\r\n"))]))
    reader = csv.reader(io.StringIO(text), delimiter=delimiter_of(text.partition("\n")[0]), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(skipped + reader.line_num, cells)
    except csv.Error as error:
        source.fault(skipped + reader.line_num, f"not readable as CSV ({error}): close the quotation mark")
        source.stop()


def delimiter_of(header: str) -> str:
    """What parts the columns of a header.

    >>> delimiter_of("Entry;joy;fear, dread")
    ';'
    """
    return max(DELIMITERS, key=header.count)


def member(cell: str) -> float | None:
    """The weight that a cell of a wide table gives; 0 for none, None where it cannot be read.

    >>> member("X"), member(""), member("0.5"), member("glad")
    (1.0, 0.0, 0.5, None)
    """
    text = cell.strip()
    return 0.0 if not text else 1.0 if text in ("x", "X") else number(text)


def _names(head: Row, ignored: frozenset[str], draft: Draft, source: Source) -> list[str]:
    """The category of each column after the first, empty where a column is none."""
    names = []
    for cell in head.cells[1:]:
        name = one_name(cell)
        if name.lower() in ignored:
            source.lose(head.line, name, "the column is no category")
            name = ""
        elif name:
            draft.categories.setdefault(name, Category(name, name))
        names.append(name)
    if not draft.categories:
        source.fault(head.line, f"expected a column of entries and one for each category, got {head.cells!r}")
        source.stop()
    return names


def _entry(row: Row, head: Row, source: Source) -> str:
    entry = one_name(row.cells[0])
    if not entry:
        source.fault(row.line, "no entry in the first column")
    if len(row.cells) > len(head.cells):
        source.fault(row.line, "more cells than columns: quote an entry that holds the delimiter")
    return entry
