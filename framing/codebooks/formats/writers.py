"""Writing a codebook as `.dicx`, quanteda YAML or CSV."""

from __future__ import annotations

import csv
import io
from typing import Any

import yaml

from framing.codebooks.formats.exporting import Export, lose_texts, plain_terms
from framing.codebooks.formats.terms import TRAILING, carried
from framing.codebooks.formats.yamltree import OWN
from framing.codebooks.saving import indicators_csv, written_weight


def write_dicx(export: Export) -> str:
    """A LIWC-22 `.dicx`: a row for each term, a cell with 1 or the weight where it is a member of a column's category.

    Only a `*` that ends a word is a wildcard there, and 0 means no member: terms with other globs or of no weight are
    reported.
    """
    plain_terms(export)
    kept = []
    for indicator in export.indicators:
        if not carried(indicator.pattern, TRAILING).pattern:
            export.lose(indicator.line, indicator.pattern, "a wildcard that does not end a word")
        elif indicator.weight == 0:
            export.lose(indicator.line, indicator.pattern, "its weight is 0, which would be no member")
        else:
            kept.append(indicator)
    export.indicators = kept
    categories = list(dict.fromkeys(indicator.category for indicator in kept))
    rows: dict[str, dict[str, str]] = {}
    for indicator in kept:
        rows.setdefault(indicator.pattern, {})[indicator.category] = written_weight(indicator.weight)
    cells = [[term, *(row.get(name, "") for name in categories)] for term, row in rows.items()]
    return _csv([["Entry", *categories], *cells])


def write_yaml(export: Export) -> str:
    """A YAML dictionary as quanteda reads it; a category named `parent/child` is nested. Weights are reported."""
    plain_terms(export)
    tree: dict[Any, Any] = {}
    for indicator in export.indicators:
        if indicator.weight != 1:
            weight = f"its weight {indicator.weight:g}"
            export.lose(indicator.line, indicator.pattern, weight, "written without it: every term counts the same")
        _leaf(tree, _parts(indicator.category)).append(indicator.pattern)
    export.indicators = [type(i)(i.category, i.pattern, line=i.line) for i in export.indicators]
    return str(yaml.safe_dump(_tidied(tree), allow_unicode=True, sort_keys=False, width=1_000))


def write_csv(export: Export) -> str:
    """A CSV with the columns of our `indicators.csv`: every indicator whole."""
    export.indicators = list(export.codebook.indicators)
    lose_texts(export)
    return indicators_csv(export.indicators)


def _parts(category: str) -> tuple[str, ...]:
    """The levels of a category's name; a name that a path would not give back is one level."""
    parts = tuple(category.split("/"))
    return parts if all(part and part == part.strip() and part != OWN for part in parts) else (category,)


def _leaf(tree: dict[Any, Any], parts: tuple[str, ...]) -> list[str]:
    """The list of a category's own terms, under `__` until it is known whether it has subcategories."""
    for part in parts:
        tree = tree.setdefault((part,), {})
    found: list[str] = tree.setdefault(OWN, [])
    return found


def _tidied(tree: dict[Any, Any]) -> Any:
    """A category with nothing but terms as their list."""
    if set(tree) == {OWN}:
        return tree[OWN]
    return {key if key == OWN else key[0]: value if key == OWN else _tidied(value) for key, value in tree.items()}


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
