"""Loading and checking codebook folders: `codebook.toml`, `indicators.csv`, `examples.jsonl`."""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.codebooks.locate import shipped, shipped_names
from framing.codebooks.pattern import PatternError, compile_pattern
from framing.model.coding import VOICES
from framing.model.errors import CodebookError, InputError

COLUMNS = ("category", "pattern", "weight", "voice", "requires", "excludes", "note")
KEYS = {
    "name",
    "version",
    "title",
    "language",
    "licence",
    "reference",
    "unit",
    "description",
    "categories",
    "open_categories",
    "sets",
}
Sets = dict[str, tuple[str, ...]]
CATEGORY_KEYS = {"label", "definition", "include", "exclude"}


def load_codebook(name_or_path: str | os.PathLike[str] | Codebook) -> Codebook:
    """A codebook by shipped name or folder path; every problem found is reported at once.

    >>> [c.name for c in load_codebook("security").categories]
    ['threat', 'routine', 'alliance']
    """
    if isinstance(name_or_path, Codebook):
        return name_or_path
    folder = Path(name_or_path)
    if not (folder / "codebook.toml").is_file():
        folder = shipped("lexicons") / str(name_or_path)
    if not (folder / "codebook.toml").is_file():
        raise CodebookError(
            f"codebook {os.fspath(name_or_path)!r}: neither a folder with a codebook.toml nor a shipped name "
            f"(shipped: {', '.join(shipped_names('lexicons'))}); check the spelling or name a folder"
        )
    problems: list[str] = []
    settings = _settings(folder, problems)
    indicators, named = _indicators(folder, _sets(settings, folder, problems), problems)
    categories = _categories(settings, indicators, named, folder, problems)
    examples = _examples(folder, {str(settings["name"]), *(c.name for c in categories)}, problems)
    if problems:
        raise CodebookError("\n".join(problems))
    texts = {k: str(settings[k]) for k in KEYS - {"categories", "open_categories", "sets"} if k in settings}
    own = "" if folder.parent == shipped("lexicons") else os.fspath(folder)
    return Codebook(categories=categories, indicators=tuple(indicators), examples=examples, path=own, **texts)


def _settings(folder: Path, problems: list[str]) -> dict[str, Any]:
    path = folder / "codebook.toml"
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: not readable as TOML ({error}): mend the file") from None
    problems += [
        f"{path}: unknown key {key!r} (known: {', '.join(sorted(KEYS))}): remove it or mend its spelling"
        for key in settings
        if key not in KEYS
    ]
    if not settings.get("name"):
        problems.append(f'{path}: no name (expected name = "..."): add it')
        settings["name"] = folder.name
    settings["categories"] = _tables(settings, "categories", folder, problems)
    for name, table in settings["categories"].items():
        if not isinstance(table, dict):
            problems.append(
                f"{path}: categories.{name} is no table (expected [categories.{name}] with label and definition)"
            )
            settings["categories"][name] = {}
            continue
        problems += [
            f"{path}: categories.{name}.{rules}: expected a list of rules, got {table[rules]!r}"
            for rules in ("include", "exclude")
            if not isinstance(table.get(rules, []), list)
        ]
        problems += [
            f"{path}: categories.{name}: unknown key {key!r} (known: {', '.join(sorted(CATEGORY_KEYS))})"
            for key in table
            if key not in CATEGORY_KEYS
        ]
    return settings


def _tables(settings: dict[str, Any], key: str, folder: Path, problems: list[str]) -> dict[str, Any]:
    """The tables under a key of codebook.toml; anything else there is a problem."""
    value = settings.get(key, {})
    if isinstance(value, dict):
        return value
    problems.append(f"{folder / 'codebook.toml'}: {key}: expected tables ([{key}.NAME] or name = [...]), got {value!r}")
    return {}


def _sets(settings: dict[str, Any], folder: Path, problems: list[str]) -> Sets:
    """The named lists of patterns that `requires` and `excludes` may refer to as `@name`."""
    sets: Sets = {}
    for name, patterns in _tables(settings, "sets", folder, problems).items():
        if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
            problems.append(f"{folder / 'codebook.toml'}: sets.{name}: expected a list of patterns")
            patterns = []
        sets[name] = tuple(patterns)
    return sets


def _conditions(cell: str, sets: Sets, where: str, problems: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for part in (p.strip() for p in cell.split(";")):
        if not part.startswith("@"):
            found += [part] if part else []
        elif part[1:] in sets:
            found += sets[part[1:]]
        else:
            problems.append(f"{where}: no set {part!r} in codebook.toml (there: {', '.join(sets) or 'none'})")
    return tuple(dict.fromkeys(found))


def _categories(
    settings: dict[str, Any],
    indicators: list[Indicator],
    named: dict[str, int] | None,
    folder: Path,
    problems: list[str],
) -> tuple[Category, ...]:
    """The declared categories; `named` gives the first line of each one of indicators.csv, None when that cannot be read."""
    path = folder / "indicators.csv"
    declared = settings.get("categories", {})
    if settings.get("open_categories"):
        return tuple(Category(name, name) for name in dict.fromkeys(i.category for i in indicators))
    if named is not None:
        problems += [
            f"{path}, line {line}: category {name!r} is not in codebook.toml (there: {', '.join(declared) or 'none'})"
            for name, line in named.items()
            if name not in declared
        ]
        problems += [
            f"{folder / 'codebook.toml'}: category {name!r} has no indicator: add one or remove it"
            for name in declared
            if name not in named
        ]
    return tuple(
        Category(
            name,
            str(t.get("label", name)),
            str(t.get("definition", "")),
            tuple(t.get("include", ())),
            tuple(t.get("exclude", ())),
        )
        for name, t in declared.items()
    )


def _indicators(folder: Path, sets: Sets, problems: list[str]) -> tuple[list[Indicator], dict[str, int] | None]:
    path = folder / "indicators.csv"
    if not path.is_file():
        problems.append(f"{path}: missing (expected a CSV with the columns {', '.join(COLUMNS)}): add it")
        return [], None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8")
        return [], None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    missing = [c for c in ("category", "pattern") if c not in (reader.fieldnames or ())]
    if missing:
        problems.append(
            f"{path}, line 1: no column {' or '.join(missing)} (found: {', '.join(reader.fieldnames or ['nothing'])}): expected {','.join(COLUMNS)}"
        )
        return [], None
    problems += [
        f"{path}, line 1: unknown column {c!r} (known: {', '.join(COLUMNS)})"
        for c in reader.fieldnames or ()
        if c not in COLUMNS
    ]
    found: list[Indicator] = []
    named: dict[str, int] = {}
    seen: dict[tuple[str, str], int] = {}
    for row in _rows(reader, path, problems):
        if (row.get("category") or "").strip():
            named.setdefault(row["category"].strip(), reader.line_num)
        where = f"{path}, line {reader.line_num}"
        indicator = _indicator(row, where, reader.line_num, sets, problems)
        if indicator is None:
            continue
        key = (indicator.category, indicator.pattern)
        if key in seen:
            problems.append(
                f"{where}: {indicator.pattern!r} is already in {indicator.category!r} at line {seen[key]}: keep one"
            )
            continue
        seen[key] = reader.line_num
        found.append(indicator)
    return found, named


def _rows(reader: csv.DictReader[str], path: Path, problems: list[str]) -> Iterator[dict[str | Any, Any]]:
    try:
        yield from reader
    except csv.Error as error:
        problems.append(f"{path}, line {reader.line_num}: not readable as CSV ({error}): close the quotation mark")


def _indicator(row: dict[str | None, Any], where: str, line: int, sets: Sets, problems: list[str]) -> Indicator | None:
    if row.get(None):
        problems.append(f"{where}: more cells than columns: quote a field that holds a comma")
        return None
    cell = {k: (row.get(k) or "").strip() for k in COLUMNS}
    if not any(cell.values()):
        return None
    count = len(problems)
    if not cell["category"]:
        problems.append(f"{where}: no category (expected a name from codebook.toml)")
    lists = {k: _conditions(cell[k], sets, f"{where}, column {k}", problems) for k in ("requires", "excludes")}
    for column, patterns in (("pattern", (cell["pattern"],)), *lists.items()):
        for pattern in patterns:
            try:
                compile_pattern(pattern)
            except PatternError as error:
                problems.append(f"{where}, column {column}: {pattern!r} can never match: {error}")
    try:
        weight = float(cell["weight"] or 1.0)
    except ValueError:
        weight = float("nan")
    if not abs(weight) <= 100:
        problems.append(f"{where}, column weight: expected a number, got {cell['weight']!r}")
    if cell["voice"] and cell["voice"] not in VOICES:
        problems.append(f"{where}, column voice: expected one of {', '.join(VOICES)} or nothing, got {cell['voice']!r}")
    if len(problems) > count:
        return None
    return Indicator(
        cell["category"],
        cell["pattern"],
        weight,
        cell["voice"] or None,
        lists["requires"],
        lists["excludes"],
        cell["note"],
        line,
    )


def _examples(folder: Path, categories: Iterable[str], problems: list[str]) -> tuple[Example, ...]:
    path = folder / "examples.jsonl"
    return _parse_examples(path, set(categories), problems) if path.is_file() else ()


def read_examples(path: str | os.PathLike[str], codebook: Codebook) -> tuple[Example, ...]:
    """Labelled sentences from a JSONL file (`text`, `labels`, optional `scenario` and more), checked against a codebook."""
    problems: list[str] = []
    try:
        examples = _parse_examples(Path(path), {*(c.name for c in codebook.categories), codebook.name}, problems)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}): name a JSONL file of labelled sentences"
        ) from None
    if problems:
        raise CodebookError("\n".join(problems))
    return examples


def _parse_examples(path: Path, known: set[str], problems: list[str]) -> tuple[Example, ...]:
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
