"""The formats that are known, and which of them a file is in."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from framing.codebooks.formats.exporting import Export
from framing.codebooks.formats.lexicoder import read_lexicoder
from framing.codebooks.formats.listing import read_csv
from framing.codebooks.formats.liwc import read_liwc
from framing.codebooks.formats.scored import read_afinn, read_nrc, read_vader
from framing.codebooks.formats.source import Draft, Source, number
from framing.codebooks.formats.tables import delimiter_of, member, read_dicx, read_inquirer
from framing.codebooks.formats.wordstat import read_wordstat
from framing.codebooks.formats.writers import write_csv, write_dicx, write_yaml
from framing.codebooks.formats.xmltree import read_lcd, read_yoshikoder
from framing.codebooks.formats.yamltree import read_yaml
from framing.model.errors import CodebookError, UsageError

CODEBOOK = "codebook"
SAMPLE, LONGEST = 30, 2_000
"""How many lines are looked at, and how much of each."""


@dataclass(frozen=True)
class Format:
    """A format: what it is called, the suffixes that tell it, its reader and, if we write it, its writer."""

    name: str
    about: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Draft]
    write: Callable[[Export], str] | None = None


FORMATS = {
    f.name: f
    for f in (
        Format("liwc", "LIWC and MFD (.dic)", (".dic",), read_liwc),
        Format("dicx", "LIWC-22 (.dicx) and wide tables", (".dicx",), read_dicx, write_dicx),
        Format("lexicoder", "Lexicoder 3 (.lc3)", (".lc3",), read_lexicoder),
        Format("lcd", "Lexicoder 2 (.lcd)", (".lcd",), read_lcd),
        Format("yoshikoder", "Yoshikoder (.ykd)", (".ykd",), read_yoshikoder),
        Format("wordstat", "WordStat (.cat)", (".cat",), read_wordstat),
        Format("yaml", "quanteda (.yml, .yaml)", (".yml", ".yaml"), read_yaml, write_yaml),
        Format("nrc", "NRC EmoLex, word level", (), read_nrc),
        Format("afinn", "AFINN", (), read_afinn),
        Format("vader", "VADER's lexicon", (), read_vader),
        Format("inquirer", "General Inquirer", (), read_inquirer),
        Format("csv", "category, pattern or term, weight (.csv)", (), read_csv, write_csv),
    )
}
"""The formats of files; a codebook folder of our own (`codebook`) is the one that is no file."""


def named(name: str) -> Format:
    """A format by name; `UsageError` names the known ones."""
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}: expected one of {', '.join((*FORMATS, CODEBOOK))}")
    return FORMATS[name]


def by_suffix(suffix: str) -> Format | None:
    """The format that a suffix tells by itself.

    >>> by_suffix(".YML").name, by_suffix(".txt")
    ('yaml', None)
    """
    return next((f for f in FORMATS.values() if suffix.lower() in f.suffixes), None)


def guess(source: Source, suffix: str) -> Format:
    """The format of a file, by its suffix, else by its looks; `CodebookError` when it looks like none."""
    found = by_suffix(suffix)
    if found is not None:
        return found
    name = looks(source.text)
    if name is None:
        raise CodebookError(
            f"{source.path}: not a dictionary that can be told by its name or looks (known: "
            f"{', '.join((*FORMATS, CODEBOOK))}): name its format"
        )
    return FORMATS[name]


def looks(text: str) -> str | None:
    """The name of the format that a text looks like.

    >>> looks("glad\\t3\\nsad\\t-2\\n"), looks("+joy\\nglad\\n"), looks("Entry,joy\\nglad,X\\n")
    ('afinn', 'lexicoder', 'dicx')
    >>> looks("Once upon a time, there was a word.")
    """
    lines = list(islice((line[:LONGEST] for line in re.split(r"[\r\n]+", text) if line.strip()), SAMPLE))
    if not lines:
        return None
    first = lines[0].strip()
    if first == "%":
        return "liwc"
    if first.startswith("<"):
        return "lcd" if re.search(r"style\s*=\s*[\"']Lexicoder", text[:2_000]) else "yoshikoder"
    if first.startswith("+") and "\t" not in first:
        return "lexicoder"
    return _scored([line.split("\t") for line in lines]) or _tabular(lines)


def _scored(rows: list[list[str]]) -> str | None:
    """A list of words with numbers, parted by tabs; the first line may be a header."""
    body = rows[1:] or rows

    def numeric(column: int, width: int) -> bool:
        return all(len(row) >= width and number(row[column]) is not None for row in body)

    widths = {len(row) for row in body}
    if numeric(1, 4) and numeric(2, 4) and all(row[3].lstrip().startswith("[") for row in body):
        return "vader"
    if widths == {3} and numeric(2, 3) and not numeric(1, 3):
        return "nrc"
    return "afinn" if widths == {2} and numeric(1, 2) and number(rows[0][-1]) is not None else None


def _tabular(lines: list[str]) -> str | None:
    """A table with a header."""
    if len(lines) < 2:
        return None
    delimiter = delimiter_of(lines[0])
    head, *rows = csv.reader(lines, delimiter=delimiter)
    names = [cell.strip().lower() for cell in head]
    if "category" in names and ("pattern" in names or "term" in names):
        return "csv"
    if len(names) < 2:
        return None
    if names[0] == "entry" and (delimiter == "\t" or "source" in names):
        return "inquirer"
    cells = [member(cell) for row in rows for cell in row[1:]]
    return "dicx" if any(cells) and None not in cells else None
