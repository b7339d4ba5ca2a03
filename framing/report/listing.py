"""The articles of a report: what each one is, what was coded of it, what was set aside, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from framing.report.content import Cell, Column, Table
from framing.report.plotting import shortened
from framing.report.reasons import set_aside_reason
from framing.report.rows import Row
from framing.report.view import View

MOST_LISTED = 200
KINDS = ("headline", "body", "caption", "byline", "furniture")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was set aside: its words, its kind, and the rule that decided."""

    text: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """The lines of an article that were not coded."""

    title: str
    lines: Sequence[Line]
    n_words: int


def article_table(view: View) -> Table:
    """One row per article: title or first words, outlet, date, words coded, blocks by kind."""
    kinds: dict[str, dict[str, int]] = {}
    blocks = view.coding.blocks
    for key, kind, n in blocks.groupby(["article_id", "kind"]).size().reset_index().itertuples(index=False):
        kinds.setdefault(str(key), {})[str(kind)] = int(n)
    lines = []
    for row in view.articles[:MOST_LISTED]:
        own = kinds.get(row["article_id"], {})
        lines.append(
            [
                Cell(row["article_id"], view.href(row["article_id"]), head=True),
                Cell(headline(view, row)),
                Cell(row["outlet"] or "–"),
                Cell(row["published"] or "–"),
                Cell(f"{row['n_words']:,}"),
                *(Cell(f"{own.get(kind, 0):,}") for kind in KINDS),
            ]
        )
    columns = [
        Column("Article"),
        Column("Title or first words", fit="wide"),
        Column("Outlet"),
        Column("Date", fit="tight"),
        Column("Words", True, "words coded"),
        *(Column(kind.capitalize(), True) for kind in KINDS),
    ]
    return Table("The articles, and their lines by kind (repeated ones included)", columns, lines)


def headline(view: View, row: Row, longest: int = 90) -> str:
    """An article's title, or the first words of its headline or body in quotation marks."""
    if row["title"]:
        return shortened(row["title"], longest)
    rows = view.shown.get(row["article_id"])
    for block in rows.blocks if rows else ():
        if block["kind"] in ("headline", "body") and rows and rows.words(block).strip():
            return f"“{shortened(rows.words(block), longest)}”"
    return "–"


def set_aside(view: View) -> list[SetAside]:
    """For each article shown the lines with words that were not coded; an article without any is left out."""
    out = []
    for key, rows in view.shown.items():
        coded = {sentence["block_id"] for sentence in rows.sentences}
        left = [block for block in rows.blocks if block["block_id"] not in coded and block["n_words"]]
        lines = [Line(rows.words(b), b["kind"], set_aside_reason(b["reason"])) for b in left]
        if lines:
            out.append(SetAside(view.names[key], lines, sum(b["n_words"] for b in left)))
    return out


def safe_address(url: str | None) -> str | None:
    """An article's address if it leads to the web, else None: a report never links to a script or a local file.

    >>> safe_address("https://example.org/a"), safe_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
