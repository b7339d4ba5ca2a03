"""What a page is made of, as plain data: runs of text, tables, pictures, passages, sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence: text, the anchor or address it leads to, and whether it stands out."""

    text: str
    href: str | None = None
    strong: bool = False


Finding = tuple[Run, ...]
"""One sentence or two of the first screen."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `span` is the number of rows that it reaches down, `head` makes it a heading of its row."""

    text: str
    href: str | None = None
    head: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, whether its cells are numbers, what the heading means in full, and its fit (`wide`, `tight`)."""

    label: str
    number: bool = False
    title: str = ""
    fit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a figure's legend: a swatch's class, its words, and its colour where the class has none."""

    swatch: str
    label: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure drawn twice, for wide and for narrow screens, with its legend and caption."""

    wide: str
    narrow: str
    caption: str
    legend: Sequence[Key] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that stand behind a number: where they are, and what is said of them."""

    text: str
    href: str
    note: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages behind one number; `more` counts those that are left out of the page."""

    anchor: str
    title: str
    items: Sequence[Passage]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Folder:
    """The passages behind the numbers of one row of a table, folded under its name."""

    title: str
    passages: Sequence[Passages]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: what it shows, with figure, tables and passages; `notes` say what to keep in mind."""

    anchor: str
    title: str
    lead: str
    pictures: Sequence[Picture] = ()
    tables: Sequence[Table] = ()
    folders: Sequence[Folder] = ()
    folders_title: str = ""
    notes: Sequence[str] = ()


def grouped_rows(groups: Sequence[tuple[str, str | None, Sequence[Sequence[Cell]]]]) -> list[list[Cell]]:
    """Rows under a heading cell that spans them: `(heading, its link, rows)` for each group; a group without rows goes.

    >>> rows = grouped_rows([("Echo", None, [[Cell("1")], [Cell("2")]]), ("Post", None, [])])
    >>> [[cell.text for cell in row] for row in rows], rows[0][0].span
    ([['Echo', '1'], ['2']], 2)
    """
    out: list[list[Cell]] = []
    for heading, href, rows in groups:
        for number, row in enumerate(rows):
            first = [Cell(heading, href, head=True, span=len(rows))] if number == 0 else []
            out.append([*first, *row])
    return out


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: small numbers in words.

    >>> counted(1, "article"), counted(5, "article"), counted(1200, "sentence")
    ('one article', 'five articles', '1,200 sentences')
    """
    return f"{numeral(number)} {noun if number == 1 else plural or noun + 's'}"


def numeral(number: int) -> str:
    """A number in words up to twelve, in figures above.

    >>> numeral(3), numeral(13)
    ('three', '13')
    """
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return words[number] if 0 <= number <= 12 else f"{number:,}"
