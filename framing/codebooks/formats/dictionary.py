"""Reading and writing dictionaries, with everything that could not be carried over."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.codebooks.formats.assembling import assemble
from framing.codebooks.formats.exporting import Export
from framing.codebooks.formats.known import CODEBOOK, FORMATS, Format, by_suffix, guess, named
from framing.codebooks.formats.source import Loss, Source
from framing.codebooks.locate import shipped_names
from framing.codebooks.saving import check_folder, save_codebook
from framing.model.errors import CodebookError, UsageError

TYPES = {"path": "str", "line": "Int64", "term": "str", "problem": "str", "action": "str"}


@dataclass(frozen=True, eq=False)
class Conversion:
    """A codebook from or for another format, and what could not be carried over.

    `diagnostics` has a row for each loss, with the columns `path`, `line` (null where it is in no line), `term`,
    `problem` and `action` (what became of the term); it is empty when nothing was lost. `is_foreign` is true of a dictionary
    that was read from another program's file.

    >>> conversion = Conversion(Codebook.from_terms({"joy": ["glad*"]}), diagnostics([]))
    >>> list(conversion.diagnostics.columns), len(conversion.diagnostics)
    (['path', 'line', 'term', 'problem', 'action'], 0)
    """

    codebook: Codebook
    diagnostics: pd.DataFrame
    is_foreign: bool = False

    def source_page(self) -> str:
        """The text of a SOURCE.md: where the codebook comes from, how much of it, and how much was not carried over."""
        book = self.codebook
        sizes = Counter(indicator.category for indicator in book.indicators)
        losses = Counter(zip(self.diagnostics["problem"].map(_kind), self.diagnostics["action"], strict=True))
        lines = [f"# {book.title or book.name}: source", "", book.description, ""]
        lines += ["The licence is that of the dictionary's owner; ask there before passing the words on.", ""]
        lines += ["| category | indicators |", "|---|---|"]
        lines += [f"| {_cell(c.name)} | {sizes[c.name]} |" for c in book.categories]
        lines += ["", "## Not carried over as it was", ""]
        lines += [f"- {count} × {problem}: {action}" for (problem, action), count in losses.most_common()]
        return "\n".join(lines + ["Nothing: every term means what it meant."] * (not losses)) + "\n"


def read_dictionary(path: str | os.PathLike[str], *, format: str | None = None, name: str | None = None) -> Conversion:
    """A dictionary of another program as a codebook, with a table of what could not be carried over.

    Read are LIWC `.dic` (all generations, so the Moral Foundations Dictionaries) and `.dicx`, Lexicoder `.lc3` and `.lcd`,
    Yoshikoder `.ykd`, WordStat `.cat`, quanteda's YAML, NRC EmoLex, AFINN, VADER's lexicon, the General Inquirer, CSV and
    codebook folders. The suffix tells the format, else the looks of the file; `format` names it.

    A nested category is named by its path (`affect/positive`); terms beside subcategories belong to the parent, and a
    child's terms to the child alone. Weights are the file's own, signed. The codebook is called `name`, else as the file.
    Terms that our matcher would read otherwise are in `diagnostics`, whether left out or kept. `CodebookError` lists
    every fault of a file, `UsageError` says that there is no such format.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = Path(place) / "moods.dic"
    ...     _ = path.write_text("%\\n1\\tjoy\\n2\\tfear\\n%\\nglad*\\t1\\nstage fright\\t02\\n:)\\t1\\n")
    ...     moods = read_dictionary(path)
    >>> [(i.category, i.pattern) for i in moods.codebook.indicators]
    [('joy', 'glad*'), ('fear', 'stage fright')]
    >>> moods.diagnostics[["line", "term", "problem", "action"]].values.tolist()
    [[7, ':)', 'it holds no word, and only words are matched', 'left out']]
    """
    place, shown = Path(path), os.fspath(path)
    known = named(format) if format not in (None, CODEBOOK) else None
    if is_codebook(path, format):
        book = load_codebook(path)
        return Conversion(replace(book, name=name or book.name), diagnostics([]))
    source = Source(shown, _bytes(place))
    known = known or guess(source, place.suffix)
    draft = known.read(source)
    about = f"Converted from {place.name} ({known.about})."
    book = assemble(draft, source, name=name or place.stem, about=about)
    return Conversion(book, diagnostics(source.losses), is_foreign=True)


def is_codebook(path: str | os.PathLike[str], format: str | None) -> bool:
    """Whether a path is to be read as a codebook of our own: a folder, or the name of a shipped one."""
    place = Path(path)
    is_shipped = not place.exists() and os.fspath(path) in shipped_names("lexicons")
    return format == CODEBOOK or (format is None and (place.is_dir() or is_shipped))


def write_dictionary(
    codebook: Codebook | Conversion | str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    replace: bool = False,
) -> Conversion:
    """Write a codebook as a dictionary of another program; returns it as written, with a table of what the format lacks.

    Written are `.dicx`, quanteda's YAML (`.yml`, `.yaml`), `.csv` (the columns of indicators.csv) and, without a suffix, a
    codebook folder. Alternatives are written out; a pattern with a gap (`~`) is left out; a term with a condition is
    written without it; weights are lost in YAML; definitions and examples stay in codebook folders. A file or codebook
    that is there is written over only with `replace` (`UsageError`). The folder of a `Conversion` that was read gets a
    SOURCE.md, unless it was a codebook folder itself.

    >>> import tempfile
    >>> book = Codebook.from_terms({"drill": ["(joint|combined) patrol*", "practise ~2 landing"]})
    >>> with tempfile.TemporaryDirectory() as place:
    ...     written = write_dictionary(book, Path(place) / "drill.yaml")
    ...     print((Path(place) / "drill.yaml").read_text())
    drill:
    - joint patrol*
    - combined patrol*
    <BLANKLINE>
    >>> written.diagnostics[["term", "problem", "action"]].values.tolist()[0]
    ['practise ~2 landing', 'words may stand between its words (~)', 'left out']
    """
    place, book = Path(path), codebook.codebook if isinstance(codebook, Conversion) else load_codebook(codebook)
    known = output_format(place, format)
    if known is None:
        page = codebook.source_page() if isinstance(codebook, Conversion) and codebook.is_foreign else ""
        save_codebook(book, place, replace=replace, source=page)
        return Conversion(book, diagnostics([]))
    check_output(place, known, replace=replace)
    export = Export(book, os.fspath(path))
    text = known.write(export) if known.write else ""
    if not export.indicators:
        raise CodebookError(f"{place}: no indicator of {book.name!r} can be written as {known.name}: choose csv")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    except OSError as error:
        raise UsageError(f"{place}: cannot be written ({error.strerror}): name another place") from None
    return Conversion(export.carried(), diagnostics(export.losses))


def output_format(place: Path, format: str | None) -> Format | None:
    """The format that is written to a place, None for a codebook folder; `UsageError` for one that is only read."""
    if format == CODEBOOK or (format is None and (not place.suffix or place.is_dir())):
        return None
    known = named(format) if format else FORMATS["csv"] if place.suffix.lower() == ".csv" else by_suffix(place.suffix)
    if known is None or known.write is None:
        written = ", ".join([f.name for f in FORMATS.values() if f.write] + [CODEBOOK])
        what = repr(known.name) if known else f"the suffix {place.suffix!r}"
        raise UsageError(f"{place}: {what} is no format that is written: expected one of {written}")
    return known


def check_output(place: Path, known: Format | None, *, replace: bool) -> None:
    """Refuse, with `UsageError`, to write over what is there."""
    if known is None:
        check_folder(place, replace=replace)
    elif place.is_dir():
        raise UsageError(f"{place}: is a folder, where a file should go: name a file")
    elif place.exists() and not replace:
        raise UsageError(f"{place}: there is a file already: replace it (replace, --replace) or name a new one")


def diagnostics(losses: list[Loss]) -> pd.DataFrame:
    """Losses as a table, whose columns and types never vary."""
    frame = pd.DataFrame(losses, columns=list(TYPES))
    return frame.sort_values(["path", "line"], kind="stable", ignore_index=True).astype(TYPES)


def _bytes(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise CodebookError(
            f"{place}: cannot be read ({error.strerror}): name a dictionary file or a codebook folder"
        ) from None


def _kind(problem: str) -> str:
    """A problem without its particulars: what stands in quotation marks, and numbers."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|-?\d[\d.]*", "…", problem)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
