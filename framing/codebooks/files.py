"""Loading codebook folders: `codebook.toml`, `indicators.csv`, `examples.jsonl`; every problem is reported at once."""

from __future__ import annotations

import os
from pathlib import Path

from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.codebooks.examplefiles import parse_examples
from framing.codebooks.locate import shipped, shipped_names
from framing.codebooks.rows import read_rows
from framing.codebooks.settings import Settings
from framing.model.errors import CodebookError


def load_codebook(name_or_path: str | os.PathLike[str] | Codebook) -> Codebook:
    """A codebook by shipped name or folder path; raises CodebookError that names every problem of the folder.

    >>> [c.name for c in load_codebook("security").categories]
    ['threat', 'routine', 'alliance']
    """
    if isinstance(name_or_path, Codebook):
        return name_or_path.sound()
    folder = codebook_folder(name_or_path)
    problems: list[str] = []
    is_shipped = folder.parent == shipped("lexicons")
    settings = Settings(folder / "codebook.toml", problems)
    indicators, named = read_rows(folder / "indicators.csv", settings.sets, problems, trusted=is_shipped)
    categories = _categories(settings, indicators, named, folder, problems)
    examples = _examples(folder / "examples.jsonl", {settings.texts["name"], *(c.name for c in categories)}, problems)
    if problems:
        raise CodebookError("\n".join(problems))
    path = "" if is_shipped else os.fspath(folder)
    book = Codebook(categories=categories, indicators=tuple(indicators), examples=examples, path=path, **settings.texts)
    vars(book)["errors"] = ()  # its rows have just been checked
    return book


def codebook_folder(name_or_path: str | os.PathLike[str]) -> Path:
    """The folder of a codebook: a path to one, or the place of a shipped one."""
    folder = Path(name_or_path)
    if not (folder / "codebook.toml").is_file():
        folder = shipped("lexicons") / str(name_or_path)
    if not (folder / "codebook.toml").is_file():
        raise CodebookError(
            f"codebook {os.fspath(name_or_path)!r}: neither a folder with a codebook.toml nor a shipped name "
            f"(shipped: {', '.join(shipped_names('lexicons'))}); check the spelling or name a folder"
        )
    return folder


def _categories(
    settings: Settings, indicators: list[Indicator], named: dict[str, int] | None, folder: Path, problems: list[str]
) -> tuple[Category, ...]:
    """The declared categories; `named` gives the first line of each one of indicators.csv, None when that cannot be read."""
    if settings.is_open:
        return tuple(Category(name, name) for name in dict.fromkeys(i.category for i in indicators))
    declared = [c.name for c in settings.categories]
    if named is not None:
        problems += [
            f"{folder / 'indicators.csv'}, line {line}: category {name!r} is not in codebook.toml (there: {', '.join(declared) or 'none'})"
            for name, line in named.items()
            if name not in declared
        ]
        problems += [
            f"{folder / 'codebook.toml'}, line {settings.line_of('categories', name)}: category {name!r} has no indicator: add one or remove it"
            for name in declared
            if name not in named
        ]
    return settings.categories


def _examples(path: Path, known: set[str], problems: list[str]) -> tuple[Example, ...]:
    return parse_examples(path, known, problems) if path.is_file() else ()
