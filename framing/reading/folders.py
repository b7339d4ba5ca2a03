"""From the paths that a user names to the files to read, each with a name that tells it from the others."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from framing.model.errors import Problems
from framing.reading.request import printable

Thing = TypeVar("Thing")
_DEPTH = 100
"""No path is deeper than this: names that are still the same are left so."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, the folder below which it was looked for, and the path that the user gave.

    `path` and `root` are absolute; `named` says that the user named the file itself (then `root` is its folder).
    """

    path: Path
    root: Path
    given: str
    named: bool

    @property
    def relative(self) -> str:
        """The path from the root; bytes of the name that are not UTF-8 are written as `\\xff`."""
        name = self.path.relative_to(self.root).as_posix()
        return printable(name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def find_files(sources: Iterable[Path], problems: Problems) -> list[Found]:
    """The files at some paths: a file itself, and all files of a folder and its subfolders but hidden and lock files.

    In an order that does not depend on that of `sources`; a file that is reached twice is there once. What is not
    there, or is neither file nor folder, is refused.
    """
    found: dict[Path, Found] = {}
    for source in sorted(set(sources), key=str):
        path = Path(os.path.abspath(source.expanduser()))
        if os.path.isdir(path):
            for file in _walk(path, problems):
                found.setdefault(file, Found(file, path, str(source), named=False))
        elif os.path.isfile(path):
            found[path] = Found(path, path.parent, str(source), named=True)
        elif os.path.lexists(path):
            problems.refuse(str(source), "neither a file nor a folder (a broken link, a pipe or a device): name a file")
        else:
            problems.refuse(str(source), "no such file or folder: check the path")
    return list(found.values())


def _walk(root: Path, problems: Problems) -> list[Path]:
    """The files below a folder. Links to folders are followed, but each folder is read once, so links may be circular."""

    def unreadable(error: OSError) -> None:
        folder = Path(error.filename).relative_to(root).as_posix()
        problems.refuse(
            root.name if folder == "." else folder,
            f"the folder cannot be opened ({error.strerror}): change its permissions or leave it out",
        )

    files: list[Path] = []
    seen: set[str] = set()
    for folder, subfolders, names in os.walk(root, followlinks=True, onerror=unreadable):
        real = os.path.realpath(folder)
        subfolders[:] = [] if real in seen else sorted(name for name in subfolders if not _hidden(name))
        if real not in seen:
            files += [Path(folder, name) for name in sorted(names) if not _hidden(name)]
        seen.add(real)
    return files


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def distinct_names(files: Iterable[Found]) -> dict[Found, str]:
    """Each file's path from its root; where two have the same, with as much of their roots before it as it takes."""

    def name(file: Found, depth: int) -> str:
        parts = file.root.parts
        return "/".join((*parts[max(0, len(parts) - depth) :], file.relative))

    return _distinct(files, name)


def distinct_labels(names: Iterable[str]) -> dict[str, str]:
    """The stem of each file name; where two have the same, the name without its suffix, or the whole name if need be.

    >>> distinct_labels(["a.txt", "x/b.txt", "y/b.txt", "y/b.md"])
    {'a.txt': 'a', 'x/b.txt': 'x/b', 'y/b.txt': 'y/b.txt', 'y/b.md': 'y/b.md'}
    """

    def label(name: str, depth: int) -> str:
        path = PurePosixPath(name)
        return (path.stem, path.with_suffix("").as_posix(), name)[min(depth, 2)]

    return _distinct(names, label)


def _distinct(things: Iterable[Thing], form: Callable[[Thing, int], str]) -> dict[Thing, str]:
    """A form for each thing, made longer (`form(thing, 1)`, `form(thing, 2)`, ...) while others have the same."""
    forms = {thing: form(thing, 0) for thing in things}
    for depth in range(1, _DEPTH):
        count = Counter(forms.values())
        clashing = [thing for thing, text in forms.items() if count[text] > 1]
        if not clashing:
            break
        forms.update((thing, form(thing, depth)) for thing in clashing)
    return forms
