"""The labelled sentences of `examples.jsonl`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson

from framing.codebooks.codebook import Codebook, Example
from framing.model.errors import CodebookError, InputError


def read_examples(path: str | os.PathLike[str], codebook: Codebook) -> tuple[Example, ...]:
    """Labelled sentences from a JSONL file (`text`, `labels`, optional `scenario` and more), checked against a codebook."""
    problems: list[str] = []
    try:
        examples = parse_examples(Path(path), {*(c.name for c in codebook.categories), codebook.name}, problems)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}): name a JSONL file of labelled sentences"
        ) from None
    if problems:
        raise CodebookError("\n".join(problems))
    return examples


def parse_examples(path: Path, known: set[str], problems: list[str]) -> tuple[Example, ...]:
    """The examples of a file; lines of another form and labels that are not `known` are added to `problems`."""
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        row = _example_row(line)
        if row is None:
            problems.append(f"{where}: expected one JSON object with text and labels: mend or delete the line")
            continue
        text, labels = row["text"], tuple(row["labels"])
        problems += [
            f"{where}: label {label!r} is no category (there: {', '.join(sorted(known))})"
            for label in labels
            if label not in known
        ]
        fields = {k: str(row.get(k) or "") for k in ("scenario", "topic", "region", "genre")}
        spans = tuple(row.get("spans", ()))
        found.append(Example(text, labels, str(row.get("voice") or "none"), spans=spans, **fields))
    return tuple(found)


def _example_row(line: bytes) -> dict[str, Any] | None:
    """The JSON object of a line when it has a text and a list of labels, else None."""
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    lists = isinstance(row, dict) and isinstance(row.get("labels"), list) and isinstance(row.get("spans", []), list)
    whole = lists and isinstance(row.get("text"), str)
    return row if whole else None
