"""The labelled sentences of `examples.jsonl`."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import orjson

from framing.codebooks.codebook import Codebook, Example
from framing.model.errors import CodebookError, InputError


def read_examples(path: str | os.PathLike[str], codebook: Codebook) -> tuple[Example, ...]:
    """Labelled sentences of a file, checked against a codebook.

    JSONL: `text`, `labels`, optional `scenario` and more. CSV: columns `text` and `label` or `labels` (names parted by `+`, empty for
    none; or 1 and 0, where the codebook has one label), optional `scenario`, `voice`, `topic`, `region`, `genre`. Raises an InputError
    where the file cannot be read, a CodebookError that names every line with a fault.
    """
    problems: list[str] = []
    place = Path(path)
    labels = [*(c.name for c in codebook.categories), codebook.name]
    try:
        table = place.suffix.lower() == ".csv"
        examples = parse_table(place, labels, problems) if table else parse_examples(place, set(labels), problems)
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8: save it as CSV UTF-8") from None
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}): name a JSONL or CSV file of labelled sentences"
        ) from None
    if problems:
        raise CodebookError("\n".join(problems))
    return examples


def parse_table(path: Path, labels: list[str], problems: list[str]) -> tuple[Example, ...]:
    """The examples of a CSV file; rows with a fault are added to `problems`."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        column = next((c for c in ("label", "labels") if c in (rows.fieldnames or [])), None)
        if column is None or "text" not in (rows.fieldnames or []):
            problems.append(
                f"{path}: expected the columns text and label, got {', '.join(rows.fieldnames or []) or 'none'}"
            )
            return ()
        found = []
        for row in rows:
            where = f"{path}, line {rows.line_num}"
            chosen = _labels_in(str(row[column] or "").strip(), labels, where, problems)
            fields = {k: str(row.get(k) or "") for k in ("scenario", "topic", "region", "genre")}
            found.append(Example(str(row["text"] or ""), chosen, str(row.get("voice") or "none"), spans=(), **fields))
    return tuple(found)


def _labels_in(cell: str, labels: list[str], where: str, problems: list[str]) -> tuple[str, ...]:
    """The labels of a cell: names parted by `+`; 1 is the codebook's overall label, 0 none."""
    if cell in ("", "0", "1"):
        return (labels[-1],) if cell == "1" else ()
    chosen = tuple(name.strip() for name in cell.split("+"))
    problems += [
        f"{where}: label {n!r} is no category (there: {', '.join(sorted(labels))})" for n in chosen if n not in labels
    ]
    return chosen


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
