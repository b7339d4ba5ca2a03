"""WordStat dictionaries (`.cat`): a tree indented by tabs; a word has its weight in parentheses, a category has none."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.codebooks.codebook import Category
from framing.codebooks.formats.source import Draft, Source, Term, number, one_name, path_name

_WEIGHTED = re.compile(r"(.*\S)\s*\(\s*([-+]?(?:\d+[.,]?\d*|[.,]\d+))\s*\)")


def read_wordstat(source: Source) -> Draft:
    """A `.cat` file; words may stand beside subcategories, which are named by their path, `regress/oral needs`.

    Weights are signed decimals. A line with a weight under which others are indented is a category that is called so.
    Rules (`@...`) are reported. `*` and `?` are globs; an underscore parts words.
    """
    draft, above = Draft(), list[tuple[int, str]]()
    for row in _rows(source):
        above = [(depth, name) for depth, name in above if depth < row.depth]
        category = path_name(*(name for _, name in above))
        match = None if row.has_rows else _WEIGHTED.fullmatch(row.text)
        if row.text.startswith("@"):
            source.lose(row.line, row.text, "a rule of WordStat's")
        elif match and not category:
            source.lose(row.line, match[1], "it stands outside any category")
        elif match:
            draft.terms.append(Term(category, one_name(match[1]), row.line, number(match[2]) or 0.0))
            draft.categories.setdefault(category, Category(category, category))
        else:
            above.append((row.depth, one_name(row.text)))
            name = path_name(*(part for _, part in above))
            if not row.has_rows:
                draft.categories.setdefault(name, Category(name, name))
    return draft


class _Row(NamedTuple):
    line: int
    depth: int
    text: str
    has_rows: bool


def _rows(source: Source) -> list[_Row]:
    """The lines with their depths; stray spaces count only where no line is indented by tabs."""
    lines = [(line, text[: len(text) - len(text.lstrip())], text.strip()) for line, text in source.lines()]
    mark = "\t" if any("\t" in lead for _, lead, _ in lines) else " "
    depths = [lead.count(mark) for _, lead, _ in lines]
    deeper = [below > depth for depth, below in zip(depths, [*depths[1:], 0], strict=True)]
    return [
        _Row(line, depth, text, has_rows)
        for (line, _, text), depth, has_rows in zip(lines, depths, deeper, strict=True)
    ]
