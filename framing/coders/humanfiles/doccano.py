"""doccano: JSON lines for projects of intent detection and slot filling, and the exports of all text projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from framing.codebooks.codebook import Codebook
from framing.coders.humanfiles.labels import NONE, from_labels, from_spans, with_spans
from framing.coders.humanfiles.records import UNIT_FIELDS, Record, Source
from framing.coders.humanfiles.vocabulary import Variable, variables_of
from framing.model.coding import VOICES
from framing.model.errors import InputError
from framing.reading.columns import as_text
from framing.reading.encoding import open_text
from framing.reading.request import Request

_LABELS = ("label", "labels", "cats", "entities")
_NOTES = ("Comments", "comments")


def write_doccano(rows: Sequence[Mapping[str, Any]], path: Path, books: Sequence[Codebook]) -> None:
    """One line per sentence, and beside the file, as `.labels.json`, the labels of the project.

    Besides the categories there are `CODEBOOK.none`, by which a coder says that none is there, and `voice.VOICE`.
    """
    lines = [orjson.dumps({"text": row["text"], "cats": [], "entities": []} | dict(row)) + b"\n" for row in rows]
    path.write_bytes(b"".join(lines))
    names = [v.column for v in variables_of(books)]
    names += [f"{book.name}.{NONE}" for book in books] + [f"voice.{voice}" for voice in VOICES]
    labels = [{"text": name} for name in names]
    path.with_suffix(".labels.json").write_bytes(orjson.dumps(labels, option=orjson.OPT_INDENT_2) + b"\n")


def read_doccano(path: Path, source: Source) -> Iterator[Record]:
    """The records of an export: labels as names, as `[start, end, name]`, or as objects with offsets.

    doccano writes one file per coder and no name into it: the coder is named by the file.
    """
    lines = list(_lines(path, source))
    if not lines:
        raise InputError(f"{source.name}: no line is a JSON object: export as JSONL from doccano")
    parted = [(where, line, *_labels(line)) for where, line in lines]
    for _, _, names, spans in parted:
        for name in (*names, *(label for span in spans for label in span["labels"])):
            source.vocabulary.find(str(name))  # all categories are known before any sentence is read
    return (_record(where, line, names, spans, source) for where, line, names, spans in parted)


def _lines(path: Path, source: Source) -> Iterator[tuple[str, dict[str, Any]]]:
    request = Request(source.name, path.stem, problems=source.problems)
    with open_text(path, request, newline="\n") as handle:
        for number, line in enumerate(handle, start=1):
            where = f"{source.name}, line {number}"
            if not line.strip():
                continue
            try:
                row = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                source.problems.refuse(where, f"not JSON ({error.msg}; expected one object a line): mend or delete it")
                continue
            if isinstance(row, dict):
                yield where, row
            else:
                source.problems.refuse(where, "expected one JSON object a line: mend or delete it")


def _labels(line: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
    """The names that stand for the whole sentence, and the labelled stretches of text."""
    names: list[str] = []
    spans: list[dict[str, Any]] = []
    for item in (item for key in _LABELS for item in line.get(key) or []):
        match item:
            case str():
                names.append(item)
            case [start, end, label]:
                spans.append({"start": start, "end": end, "labels": [label]})
            case {"label": label, "start_offset": start, "end_offset": end}:
                spans.append({"start": start, "end": end, "labels": [label]})
            case _:
                names.append(orjson.dumps(item).decode())
    return names, spans


def _record(
    where: str, line: Mapping[str, Any], names: list[str], found: list[dict[str, Any]], source: Source
) -> Record:
    said, voice = from_labels(source, where, names)
    values: dict[Variable, float] = said
    spans = from_spans(source, where, found)
    for key in _NOTES:
        notes = [note.get("comment", "") if isinstance(note, dict) else note for note in line.get(key) or []]
        source.noted(where, " ".join(map(str, notes)))
    meta: dict[str, Any] = next((line[key] for key in ("meta", "metadata") if isinstance(line.get(key), dict)), {})
    data = {**meta, **line}
    unit = {name: text for name in UNIT_FIELDS if (text := as_text(data.get(source.columns.get(name, name))))}
    return Record(where, unit, "", with_spans(source, where, values, spans), voice, spans)
