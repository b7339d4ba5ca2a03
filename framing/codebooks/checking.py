"""Everything wrong or doubtful in one codebook, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pandas as pd

from framing.codebooks.codebook import Codebook, Indicator
from framing.codebooks.faults import ERROR, NOTE, duplicates, faults_of, shared_forms, shortened

COLUMNS = {"severity": "str", "category": "str", "pattern": "str", "line": "int32", "problem": "str"}
Row = tuple[str, str, str, int, str]


def problems(book: Codebook) -> pd.DataFrame:
    """One row a fault, in the order of the codebook; `problem` says what is wrong and what to do."""
    rows = [*errors_and_notes(book)]
    if not any(row[0] == ERROR for row in rows):
        rows += [*_forms_in_two_rows(book), *_bare_categories(book)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _row(severity: str, indicator: Indicator, problem: str) -> Row:
    where = f"line {indicator.line}, " if indicator.line else ""
    return severity, indicator.category, indicator.pattern, indicator.line, f"{where}{indicator.category}: {problem}"


def errors_and_notes(book: Codebook) -> Iterator[Row]:
    """What is wrong with each indicator by itself, and where two contradict each other."""
    names = {c.name for c in book.categories}
    sound = []
    for indicator in book.indicators:
        found = list(faults_of(indicator))
        if indicator.category not in names:
            yield _row(ERROR, indicator, f"the category is not declared (there: {', '.join(sorted(names)) or 'none'})")
        yield from (_row(fault.severity, indicator, fault.problem) for fault in found)
        if not any(fault.severity == ERROR for fault in found):
            sound.append(indicator)
    yield from (_row(fault.severity, later, fault.problem) for _, later, fault in duplicates(sound))


def _forms_in_two_rows(book: Codebook) -> Iterator[Row]:
    pairs = sorted(
        ((later.line, later, earlier, form) for earlier, later, form in shared_forms(book)), key=itemgetter(0)
    )
    for _, group in groupby(pairs, key=lambda pair: (id(pair[1]), id(pair[2]))):
        rows = list(group)
        later, earlier = rows[0][1:3]
        forms = ", ".join(repr(form) for *_, form in rows[:3]) + (", ..." if len(rows) > 3 else "")
        there = repr(shortened(earlier.pattern))
        at = f"line {earlier.line} ({there})" if earlier.line else there
        yield _row(NOTE, later, f"{forms} of {shortened(later.pattern)!r} stands in {at} too: remove it from one")


def _bare_categories(book: Codebook) -> Iterator[Row]:
    used = {i.category for i in book.indicators}
    for category in book.categories:
        if category.name not in used:
            problem = f"{category.name}: no indicator: the category can never be coded"
            yield NOTE, category.name, "", 0, problem
