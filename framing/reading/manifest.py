"""A folder's `manifest.csv`: what is known about its files, one row each, joined to the articles by file."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from framing.model.article import Article
from framing.model.errors import InputError
from framing.reading.columns import Notes, id_of, layout, listed, metadata
from framing.reading.encoding import open_text
from framing.reading.request import Request
from framing.reading.tables import csv_lines, csv_rows, header

FILE_NAME = "manifest.csv"
_FILE = "file"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says about one file; `place` is the manifest and the line."""

    place: str
    id: str | None
    fields: Mapping[str, str]
    extra: Mapping[str, str]

    def over(self, article: Article) -> Article:
        """An article that is a whole file, with the manifest having the last word."""
        extra = {**article.extra, **self.extra}
        return replace(article, id=self.id or article.id, **self.fields, extra=extra)

    def under(self, article: Article) -> Article:
        """An article that is a row of a table, with the manifest filling in what the row leaves open; its id stays."""
        fields = {name: value for name, value in self.fields.items() if getattr(article, name) is None}
        return replace(article, **fields, extra={**self.extra, **article.extra})


@dataclass(slots=True)
class Manifests:
    """What the manifests of some folders say, by file; a subfolder's own manifest goes before that of its parent."""

    entries: dict[Path, Entry] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)

    def join(self, article: Article, path: Path, *, is_file: bool) -> Article:
        """An article with what the manifest says about its file; `is_file` says that it is the file and not a row of it."""
        entry = self.entries.get(path)
        if entry is None:
            return article
        return entry.over(article) if is_file else entry.under(article)

    def check(self, path: Path, request: Request, sources: Collection[str]) -> None:
        """Flag a file of one article without a row, and an id for a file of many; `sources` are the articles' sources."""
        entry, is_file = self.entries.get(path), request.name in sources
        if entry is None and is_file and not self.folders.isdisjoint(path.parents):
            request.problems.flag(request.name, f"has no row in the folder's {FILE_NAME}: add one")
        if entry is not None and entry.id and sources and not is_file:
            what = f"the id {entry.id!r} cannot be that of a table's rows: leave it empty"
            request.problems.flag(entry.place, what)


def is_manifest(path: Path) -> bool:
    """Whether a file found in a folder is its manifest."""
    return path.name.casefold() == FILE_NAME


def read_manifests(requests: Mapping[Path, Request], files: Iterable[Path]) -> Manifests:
    """The manifests at the paths of `requests`, for the article files `files`.

    One that cannot be used is refused, and the articles stay as they are.
    """
    manifests, files = Manifests(), list(files)
    for path in sorted(requests, key=lambda p: (len(p.parts), p)):
        request = requests[path]
        below = [file for file in files if path.parent in file.parents]
        try:
            manifests.entries.update(_entries(path, request, below))
        except (InputError, OSError) as error:
            request.refuse(error)
        else:
            manifests.folders.add(path.parent)
    return manifests


def _entries(path: Path, request: Request, files: list[Path]) -> dict[Path, Entry]:
    """The rows of one manifest by the file that each names; rows that name none of `files` or one again are refused."""
    entries: dict[Path, Entry] = {}
    index = _Index(path.parent, files)
    notes = Notes()
    with open_text(path, request, newline="") as handle:
        lines = csv_lines(handle)
        names = header(lines, request)
        column = next((name for name in names if name.casefold() == _FILE), None)
        if column is None:
            raise InputError(
                f"{request.name}: no column '{_FILE}' with the names of the files (there are {listed(names)}): add it"
            )
        plan = layout([name for name in names if name != column], {}, without=("text",))
        for row in csv_rows(lines, names, request):
            place = f"{request.name}, {row.line}"
            named = row.record[column].strip()
            found = index.find(named)
            if not found and named and os.path.isfile(path.parent / named):
                continue  # a file that is there but not read: it was not asked for, or its suffix is flagged already
            fault = _fault(named, found, entries)
            if fault:
                request.problems.refuse(place, fault)
                continue
            article_id = id_of(row.record[plan.fields["id"]]) if "id" in plan.fields else None
            entries[found[0]] = Entry(place, article_id, *metadata(row.record, plan, row.line, notes))
    notes.flag(request.name, request.problems)
    return entries


def _fault(named: str, found: list[Path], entries: Mapping[Path, Entry]) -> str | None:
    if not named:
        return "the row names no file: fill in its column 'file' or delete it"
    if not found:
        return f"there is no file {named!r}: correct the name or delete the row"
    if len(found) > 1:
        return f"{named!r} is the name of {len(found)} files: write its path from the manifest's folder"
    if found[0] in entries:
        return f"{named!r} has a row already ({entries[found[0]].place}): delete one of them"
    return None


class _Index:
    """Files by their path from a folder, and by their name; composed and decomposed accents are the same."""

    def __init__(self, folder: Path, files: Iterable[Path]) -> None:
        self._by_path: dict[str, Path] = {}
        self._by_name: dict[str, list[Path]] = {}
        for file in files:
            self._by_path[_composed(file.relative_to(folder).as_posix())] = file
            self._by_name.setdefault(_composed(file.name), []).append(file)

    def find(self, named: str) -> list[Path]:
        """The file with that path or else the files with that name."""
        key = _composed(PurePosixPath(named.replace("\\", "/")).as_posix())
        return [self._by_path[key]] if key in self._by_path else self._by_name.get(key, [])


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
