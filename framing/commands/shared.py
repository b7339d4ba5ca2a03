"""What the commands share: reading and coding with progress, plain lines, exit statuses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.codebooks.codebook import Codebook
    from framing.coders.classifier import FrameClassifier
    from framing.model.article import Corpus
    from framing.model.coding import Coding

DONE, REFUSED, USAGE = 0, 1, 2


def coded(news: list[Path], codebooks: list[str], columns: str, quiet: bool, models: list[str] | None = None) -> Coding:
    """Read and code articles with progress on the terminal."""
    from framing.codebooks.files import load_codebook
    from framing.coders.code import DEFAULT_CODEBOOKS, code
    from framing.reading.reader import read

    books = [load_codebook(name) for name in codebooks or DEFAULT_CODEBOOKS]
    own = own_models(models or [], [book.name for book in books])
    with progress_bar("reading", 1, quiet or not sys.stderr.isatty(), "files") as progress:
        corpus: Corpus = read(list(news), columns=column_map(columns), progress=progress)
    with progress_bar("coding", len(corpus), quiet) as progress:
        return code(corpus, codebooks=books, models=own, progress=progress)


def own_models(folders: list[str], codebooks: list[str]) -> dict[str, FrameClassifier] | None:
    """The user's classifiers by codebook, beside the shipped ones; None where there are none of the user's."""
    from framing.coders.modelfiles import load_model, shipped_models

    if not folders:
        return None
    loaded = [load_model(folder) for folder in folders]
    for folder, model in zip(folders, loaded, strict=True):
        if model.codebook not in codebooks:
            fail(f"--model {folder}: is for codebook {model.codebook!r}, the codebooks here are {', '.join(codebooks)}")
    return {**shipped_models(codebooks), **{str(model.codebook): model for model in loaded}}


def study_or_articles(place: Path, codebooks: list[Codebook]) -> Coding:
    """The coding of a study folder, or of articles read now and coded with some codebooks alone."""
    from framing.batch.study import is_study, read_study
    from framing.coders.code import code
    from framing.reading.reader import read

    return read_study(place) if is_study(place) else code(read([place]), codebooks=codebooks, models={})


def column_map(text: str) -> dict[str, str] | None:
    """`id=nr,text=Artikel` as a dict."""
    if not text:
        return None
    pairs = [part.partition("=") for part in text.split(",")]
    bad = next(("".join(p) for p in pairs if not p[0].strip() or not p[1] or not p[2].strip()), None)
    if bad is not None:
        fail(f"--columns: expected name=column pairs parted by commas (id=nr,text=Artikel), got {bad!r}")
    return {name.strip(): column.strip() for name, _, column in pairs}


class progress_bar:  # noqa: N801
    """A bar on a terminal, a plain line every tenth in a log, nothing when quiet."""

    def __init__(self, what: str, total: int, quiet: bool, units: str = "articles") -> None:
        self.what, self.total, self.quiet, self.units = what, total, quiet, units
        self.bar: Any = None

    def __enter__(self) -> Callable[[int, int, str], None] | None:
        if self.quiet or self.total == 0:
            return None
        if not sys.stderr.isatty():
            return self._line
        from rich.console import Console
        from rich.progress import Progress

        self.bar = Progress(console=Console(stderr=True), transient=True)
        self.bar.start()
        task = self.bar.add_task(self.what, total=self.total)
        return lambda done, total, name: self.bar.update(task, completed=done, total=total)

    def _line(self, done: int, total: int, name: str) -> None:
        print(f"{self.what}: {done} of {total} {self.units}", file=sys.stderr)

    def __exit__(self, *error: object) -> None:
        if self.bar is not None:
            self.bar.stop()


def written(path: Path, text: str) -> None:
    """Write a text file, or end with one clear line."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror or error}): name another place")


def say(line: str, quiet: bool) -> None:
    """One line to the terminal unless quiet."""
    if not quiet:
        print(line)


def fail(line: str) -> None:
    """End with wrong usage."""
    print(f"framing: {line}", file=sys.stderr)
    raise typer.Exit(USAGE)


def leave(*codings: Coding) -> None:
    """Name every problem once; the status says whether something was refused."""
    problems = list(dict.fromkeys(problem for coding in codings for problem in coding.problems))
    for problem in problems:
        print(f"framing: {'refused' if problem.refused else 'note'}: {problem}", file=sys.stderr)
    if any(p.refused for p in problems):
        raise typer.Exit(REFUSED)
