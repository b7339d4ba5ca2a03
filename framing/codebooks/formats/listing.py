"""Tables with a row for each term of a category: plain CSV, and our own `indicators.csv`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from framing.codebooks.codebook import Indicator
from framing.codebooks.faults import identity
from framing.codebooks.formats.source import Draft, Source, Term, number, one_name
from framing.codebooks.formats.tables import Row, rows_of
from framing.codebooks.rows import COLUMNS, indicator_of


def read_csv(source: Source) -> Draft:
    """A table with the columns `category` and `pattern` (our pattern language) or `term` (a word or phrase with globs).

    `weight` is optional; beside `pattern` so are `voice`, `requires`, `excludes` and `note`, as in an `indicators.csv`.
    Commas, semicolons or tabs part the columns; other columns are reported.
    """
    rows = rows_of(source)
    head = next(rows, Row(1, []))
    names = [cell.strip().lower() for cell in head.cells]
    ours = "pattern" in names
    if "category" not in names or not (ours or "term" in names):
        source.fault(head.line, f"expected the columns category and pattern (or term), got {', '.join(head.cells)}")
        source.stop()
    known = COLUMNS if ours else ("category", "term", "weight")
    for name in (n for n in names if n not in known):
        source.lose(head.line, name, "a column that indicators do not have")
    draft = Draft()
    for row in rows:
        if len(row.cells) > len(names):
            source.fault(row.line, "more cells than columns: quote a cell that holds the delimiter")
            continue
        cells = dict(zip(names, row.cells, strict=False))
        if ours:
            _add_indicator(draft, cells, row.line, source)
        else:
            _add_term(draft, cells, row.line, source)
    draft.indicators = _joined(draft.indicators, source)
    return draft


def _add_indicator(draft: Draft, cells: dict[Any, Any], line: int, source: Source) -> None:
    indicator = indicator_of(cells, f"{source.path}, line {line}", line, {}, source.faults)
    if indicator is not None:
        draft.indicators.append(indicator)


def _add_term(draft: Draft, cells: dict[str, str], line: int, source: Source) -> None:
    category, term = one_name(cells["category"]), one_name(cells.get("term", ""))
    written = cells.get("weight", "").strip()
    weight = number(written) if written else 1.0
    if not category or not term:
        source.fault(line, "expected a category and a term")
    elif weight is None:
        source.fault(line, f"column weight: expected a number, got {written!r}")
    else:
        draft.terms.append(Term(category, term, line, weight))


def _joined(indicators: list[Indicator], source: Source) -> list[Indicator]:
    """Indicators of which each category has a pattern once under the same conditions; of two that differ the last counts."""
    found: dict[tuple[object, ...], Indicator] = {}
    for indicator in indicators:
        key = identity(indicator)
        if key in found and replace(found[key], line=indicator.line) != indicator:
            source.lose(
                found[key].line, indicator.pattern, f"line {indicator.line} has it otherwise", "the last is kept"
            )
        found[key] = indicator
    return list(found.values())
