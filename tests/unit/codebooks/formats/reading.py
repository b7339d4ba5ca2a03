"""Dictionaries as the tests write and read them."""

from __future__ import annotations

import pandas as pd

from framing.codebooks.formats.dictionary import Conversion, read_dictionary


def converted(tmp_path, name: str, content: str | bytes, **kwargs) -> Conversion:
    """The conversion of a file with some content."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_dictionary(path, **kwargs)


def terms(conversion: Conversion) -> dict[str, list[str]]:
    """The patterns of each category."""
    book = conversion.codebook
    return {c.name: [i.pattern for i in book.indicators_of(c.name)] for c in book.categories}


def weights(conversion: Conversion) -> dict[str, float]:
    """The weight of each pattern."""
    return {i.pattern: i.weight for i in conversion.codebook.indicators}


def losses(conversion: Conversion) -> list[tuple[int | None, str, str]]:
    """Line, term and what became of it, for each loss."""
    table = conversion.diagnostics
    lines = [None if pd.isna(line) else int(line) for line in table.line]
    return list(zip(lines, table.term, table.action, strict=True))
