"""Label Studio: tasks with a labelling configuration, and the exports JSON and JSON-MIN."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import orjson

from framing.codebooks.codebook import Codebook
from framing.coders.humanfiles.labels import from_labels, from_spans, with_spans
from framing.coders.humanfiles.records import UNIT_FIELDS, Labelled, Record, Source
from framing.coders.humanfiles.vocabulary import Variable, asked_categories, variables_of
from framing.model.coding import VOICES
from framing.model.errors import InputError
from framing.reading.columns import as_text

SPANS, VOICE, NOTE = "evidence", "voice", "note"
YES, NO = "yes", "no"
DATA = (*UNIT_FIELDS, "before", "after", "id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")
"""Fields of JSON-MIN that are no answers."""


def write_labelstudio(rows: Sequence[Mapping[str, Any]], path: Path, books: Sequence[Codebook]) -> None:
    """One task per sentence, and beside the file, as `.xml`, the labelling configuration of the project."""
    path.write_bytes(orjson.dumps([{"data": row} for row in rows], option=orjson.OPT_INDENT_2) + b"\n")
    path.with_suffix(".xml").write_text(configuration(books), encoding="utf-8")


def configuration(books: Sequence[Codebook]) -> str:
    """The labelling configuration: the sentence in its context, labels for evidence, yes or no per category, voice, note."""
    view = Element("View")
    SubElement(view, "Text", name="context_before", value="$before")
    labels = SubElement(view, "Labels", name=SPANS, toName="text")
    for variable in variables_of(books):
        SubElement(labels, "Label", value=variable.column)
    SubElement(view, "Text", name="text", value="$text")
    SubElement(view, "Text", name="context_after", value="$after")
    for book in books:
        for category in asked_categories(book):
            title = f"{category.label or category.name}: {category.definition}".removesuffix(": ")
            SubElement(view, "Header", value=title, size="5")
            _choices(view, Variable(book.name, category.name).column, (YES, NO))
    SubElement(view, "Header", value="Whose voice is it?", size="5")
    _choices(view, VOICE, VOICES)
    SubElement(view, "TextArea", name=NOTE, toName="text", placeholder="Note", maxSubmissions="1")
    indent(view)
    return tostring(view, encoding="unicode") + "\n"


def _choices(view: Element, name: str, values: Iterable[str]) -> None:
    choices = SubElement(view, "Choices", name=name, toName="text", choice="single", showInline="true")
    for value in values:
        SubElement(choices, "Choice", value=value)


def read_labelstudio(path: Path, source: Source) -> Iterator[Record]:
    """The records of a JSON or JSON-MIN export; cancelled annotations do not count, nor do predictions.

    The coder is the annotator's e-mail address where the export has it, else the number.
    """
    try:
        tasks = orjson.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise InputError(f"{source.name}: not JSON ({error.msg}): export it again from Label Studio") from None
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise InputError(f"{source.name}: expected a list of tasks: export as JSON or JSON-MIN from Label Studio")
    answers = [answer for number, task in enumerate(tasks, start=1) for answer in _answers(task, number, source)]
    for _, _, _, found in answers:
        for name in _choices_of(found or {}):
            source.vocabulary.find(name)  # all categories are known before any sentence is read
    return (_record(where, data, coder, found, source) for where, data, coder, found in answers)


Answer = tuple[str, Mapping[str, Any], str, dict[str, Any] | None]


def _answers(task: Mapping[str, Any], number: int, source: Source) -> Iterator[Answer]:
    """Where, data, coder and fields of each annotation of a task; without one, no fields: nobody has come to it yet."""
    where = f"{source.name}, task {task.get('id') or number}"
    if not isinstance(data := task.get("data"), dict):
        coder = as_text(task.get("annotator")) or ""
        yield where, task, coder, {name: _plain(value) for name, value in task.items() if name not in DATA}
        return
    annotations = task.get("annotations", task.get("completions")) or []
    valid = [a for a in annotations if not a.get("was_cancelled")]
    for annotation in valid:
        by = annotation.get("completed_by")
        name = as_text(by.get("email") or by.get("id")) if isinstance(by, dict) else as_text(by)
        yield where, data, name or "", _fields(annotation.get("result") or [])
    if not valid:
        yield where, data, "", None


def _fields(results: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The results of an annotation by the name of their control: texts, numbers, or labelled stretches."""
    fields: dict[str, Any] = {}
    for result in results:
        name, value = str(result.get("from_name", "")), result.get("value") or {}
        if "labels" in value:
            fields.setdefault(name, []).append(value)
        else:
            found = next((value[key] for key in ("choices", "text", "rating", "number") if key in value), None)
            fields[name] = found if isinstance(found, list) else [found]
    return fields


def _plain(value: Any) -> Any:
    """A field of JSON-MIN in the form of `_fields`: always a list."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("choices", "text") if key in value), [])
    return value if isinstance(value, list) else [value]


def _choices_of(fields: Mapping[str, Any]) -> list[str]:
    return [item for values in fields.values() for item in values if isinstance(item, str)]


def _record(
    where: str, data: Mapping[str, Any], coder: str, fields: Mapping[str, Any] | None, source: Source
) -> Record:
    values: dict[Variable, float] = {}
    voice: str | None = None
    spans: list[Labelled] = []
    for name, found in (fields or {}).items():
        variable = source.vocabulary.find(name)
        if found and all(isinstance(item, dict) and "labels" in item for item in found):
            spans += from_spans(source, where, found)
        elif variable is not None:
            source.asked[variable] = None
            cell = as_text(found[0]) if len(found) == 1 else str(found)
            value = source.judged(where, name, cell) if cell else None
            values |= {} if value is None else {variable: value}
        elif name == VOICE:
            voice = source.voiced(where, as_text(found[0]) or "")
        elif name == NOTE:
            source.noted(where, " ".join(str(item) for item in found if item))
        elif found and _are_labels(found, source):
            more, said = from_labels(source, where, found)
            values |= more
            voice = said or voice
    unit = {name: text for name in UNIT_FIELDS if (text := as_text(data.get(source.columns.get(name, name))))}
    judged = with_spans(source, where, values, spans)
    return Record(where, unit, coder, judged, voice, tuple(spans), seen=fields is not None)


def _are_labels(found: Sequence[Any], source: Source) -> bool:
    return all(isinstance(item, str) and source.vocabulary.find(item) is not None for item in found)
