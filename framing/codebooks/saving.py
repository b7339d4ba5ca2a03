"""Writing codebook folders."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

import orjson

from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.codebooks.files import load_codebook
from framing.codebooks.rows import COLUMNS
from framing.codebooks.settings import TEXTS
from framing.model.errors import CodebookError, UsageError

FILES = ("codebook.toml", "indicators.csv", "examples.jsonl")
SOURCE = "SOURCE.md"


def save_codebook(
    codebook: Codebook, folder: str | os.PathLike[str], *, replace: bool = False, source: str = ""
) -> Path:
    """Write a codebook folder from which `load_codebook` gives the same codebook back; returns the folder.

    `source` is the text of its SOURCE.md, which is left alone without it. Sets are written out in the rows. A codebook
    folder that is there is only written over with `replace`, another folder or a file never (`UsageError`); a codebook
    that would not load again as it is is refused (`CodebookError`), and nothing is written.

    >>> book = Codebook.from_terms({"harm": ["damage*", "loss of life"]}, name="harms")
    >>> with tempfile.TemporaryDirectory() as place:
    ...     saved = save_codebook(book, Path(place) / "harms")
    ...     print((saved / "indicators.csv").read_text().splitlines()[1], load_codebook(saved).digest == book.digest)
    harm,damage*,1,,,, True
    """
    place = Path(folder)
    check_folder(place, replace=replace)
    book = _tidied(codebook)
    with tempfile.TemporaryDirectory(dir=_parent(place), prefix=".codebook-") as draft:
        _write(book, Path(draft))
        _check(book, Path(draft), place)
        if source:
            (Path(draft) / SOURCE).write_text(source, encoding="utf-8")
        place.mkdir(exist_ok=True)
        for name in FILES:
            (place / name).unlink(missing_ok=True)
        for path in sorted(Path(draft).iterdir()):
            shutil.move(path, place / path.name)
    return place


def check_folder(place: Path, *, replace: bool) -> None:
    """Refuse, with `UsageError`, a place that holds something else than what may be written over."""
    if place.is_dir() and any(place.iterdir()):
        if not (place / FILES[0]).is_file():
            raise UsageError(f"{place}: the folder is not empty and no codebook: name a new folder")
        if not replace:
            raise UsageError(
                f"{place}: there is a codebook already: replace it (replace, --replace) or name a new folder"
            )
    elif place.exists() and not place.is_dir():
        raise UsageError(f"{place}: is a file, where a codebook folder should go: name a new folder")


def indicators_csv(indicators: Iterable[Indicator]) -> str:
    """Indicators as the text of an `indicators.csv`."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for i in indicators:
        conditions = ("; ".join(i.requires), "; ".join(i.excludes))
        rows.writerow((i.category, i.pattern, written_weight(i.weight), i.voice or "", *conditions, i.note))
    return text.getvalue()


def written_weight(weight: float) -> str:
    """A weight that reads back exactly, whole numbers without a point.

    >>> written_weight(1.0), written_weight(-0.25)
    ('1', '-0.25')
    """
    return repr(float(weight)).removesuffix(".0")


def _tidied(codebook: Codebook) -> Codebook:
    """The codebook as a spreadsheet's cells hold it: each condition once, no spaces around a note, lines that end as on Unix."""
    indicators = (
        replace(
            i,
            requires=tuple(dict.fromkeys(i.requires)),
            excludes=tuple(dict.fromkeys(i.excludes)),
            note=i.note.replace("\r\n", "\n").replace("\r", "\n").strip(),
            line=0,
        )
        for i in codebook.indicators
    )
    return replace(codebook, indicators=tuple(indicators), path="")


def _parent(place: Path) -> Path:
    parent = place.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{place}: cannot be written ({error.strerror}): name another place") from None
    return parent


def _write(book: Codebook, place: Path) -> None:
    files = {
        "codebook.toml": _toml(book),
        "indicators.csv": indicators_csv(book.indicators),
        "examples.jsonl": "".join(map(_example, book.examples)),
    }
    for name, text in files.items():
        if text:
            (place / name).write_bytes(text.encode())


def _check(book: Codebook, draft: Path, place: Path) -> None:
    """Refuse a codebook of which the written folder gives another one."""
    try:
        read = load_codebook(draft)
    except CodebookError as error:
        raise CodebookError(str(error).replace(str(draft), str(place))) from None
    read = _tidied(read)
    if read == book:
        return
    differs = next(
        (i for i, j in zip(book.indicators, read.indicators, strict=False) if i != j),
        next((c for c, d in zip(book.categories, read.categories, strict=False) if c != d), book.name),
    )
    raise CodebookError(
        f"{place}: {differs!r} would not load again as it is: a codebook's cells have no spaces around them, and "
        "conditions no semicolon"
    )


def _toml(book: Codebook) -> str:
    lines = [f"{key} = {_quoted(getattr(book, key))}" for key in TEXTS]
    for category in book.categories:
        lines += ["", f"[categories.{_quoted(category.name)}]", *_category(category)]
    return "\n".join(lines) + "\n"


def _category(category: Category) -> list[str]:
    lines = [] if category.label == category.name else [f"label = {_quoted(category.label)}"]
    lines += [f"definition = {_quoted(category.definition)}"] if category.definition else []
    for key, rules in (("include", category.include), ("exclude", category.exclude)):
        lines += [f"{key} = [{', '.join(map(_quoted, rules))}]"] if rules else []
    return lines


def _quoted(text: str) -> str:
    """A basic string of TOML, which is JSON's but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _example(example: Example) -> str:
    row = {key: value for key, value in asdict(example).items() if value or key in ("text", "labels")}
    return orjson.dumps(row).decode() + "\n"
