"""The sections of a check's page, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.model.coding import VOICES
from framing.report.content import Cell, Column, Table
from framing.workbench.entries import NEGATED, NEVER
from framing.workbench.result import CodebookCheck
from framing.workbench.worst import (
    Row,
    Sample,
    by_category,
    cut,
    figure,
    heavy,
    overlapping,
    percent,
    records,
    samples_of,
)

MAX_ROWS = 40
"""How many rows a table of the page has; the frames have all."""
MAX_OUTLETS = 20
MAX_PATTERN = 120
"""Longer patterns are cut in tables; over their samples they stand in full."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The samples of one entry."""

    anchor: str
    category: str
    indicator: str
    samples: Sequence[Sample]


@dataclass(frozen=True, slots=True)
class Fold:
    """What is folded under one category's name: a table, or patterns one after the other."""

    title: str
    count: str
    table: Table | None = None
    patterns: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page; `more` counts the rows that the page leaves out."""

    anchor: str
    title: str
    lead: str
    table: Table | None = None
    more: int = 0
    shown: Sequence[Shown] = ()
    folds: Sequence[Fold] = ()


def parts(check: CodebookCheck) -> list[Part]:
    """All sections in their order."""
    return [
        _categories(check),
        _heavy(check),
        _mixed(check),
        _silent(check),
        _overlaps(check),
        _coverage(check),
        _all(check),
    ]


def category_table(check: CodebookCheck) -> Table:
    """What each category does, the one with most hits first."""
    rows = by_category(check).sort_values("hits", ascending=False, kind="stable")
    columns = [
        Column("Category"),
        *_numbers("Entries", "Never hit", "Hits", "Per 1,000 words", "Articles", "Alpha", "KR-20", "Entries that vary"),
    ]
    cells = [
        [
            Cell(r["category"], head=True),
            *_cells(r["entries"], r["never"], r["hits"], figure(r["density"]), percent(r["share"])),
            *_cells(figure(r["alpha"]), figure(r["kr20"]), r["items_varying"]),
        ]
        for r in records(rows.head(MAX_ROWS))
    ]
    return Table("What each category does", columns, cells)


def _categories(check: CodebookCheck) -> Part:
    return Part(
        "categories",
        "Categories",
        "How much each category finds, and whether its entries rise and fall together from article to article. Alpha and "
        "KR-20 are low for most dictionaries of words: compare the categories with each other.",
        category_table(check),
        max(0, len(check.consistency) - MAX_ROWS),
    )


def _heavy(check: CodebookCheck) -> Part:
    rows = heavy(check)
    columns = [
        Column("Category"),
        Column("Entry", fit="pattern"),
        *_numbers("Line", "Hits", "Of category", "Outlet’s own", "Quoted", "Paraphrased", "Correlation", "Shift"),
        Column("Finding"),
    ]
    table, shown = [], []
    for r in records(rows.head(MAX_ROWS)):
        entry, samples = _shown(check, r, "heavy")
        shown += samples
        table.append(
            [
                Cell(r["category"], head=True),
                entry,
                *_cells(str(r["line"] or ""), r["hits"], percent(r["share"]), *(percent(r[voice]) for voice in VOICES)),
                *_cells(figure(r["rank_correlation"]), figure(r["rank_shift"], 1)),
                Cell(r["finding"]),
            ]
        )
    t = check.thresholds
    return Part(
        "heavy",
        "Entries that weigh much",
        f"An entry dominates with {percent(t.dominant)} of its category’s hits and more (and twice an equal share); it moves the "
        f"ranking when the articles, ranked without it, correlate below {t.min_correlation:g} with the ranking with it. What "
        "such an entry gets wrong, the category gets wrong.",
        Table("Entries that weigh much", columns, table),
        max(0, len(rows) - MAX_ROWS),
        shown,
    )


def _mixed(check: CodebookCheck) -> Part:
    columns = [
        Column("Category"),
        Column("Entry", fit="pattern"),
        *_numbers("Line", "Hits", "Mixed", "Unsupported", "Spread", "Voices", "Scopes", "Negated"),
    ]
    table, shown = [], []
    for r in records(check.ambiguous.head(MAX_ROWS)):
        entry, samples = _shown(check, r, "mixed")
        shown += samples
        figures = (r["mixed"], r["unsupported"], r["divergence"], r["voice_entropy"], r["scope_entropy"])
        table.append(
            [
                Cell(r["category"], head=True),
                entry,
                *_cells(str(r["line"] or ""), r["hits"], *map(figure, figures), percent(r["negated"])),
            ]
        )
    return Part(
        "mixed",
        "Entries whose hits are mixed",
        "Mixed is the mean of four signals, each 0 to 1: the share of hits in articles where nothing else speaks for the "
        f"category; how unlike the category the hits are spread over the values of “{check.spread_by}”, beyond chance; how evenly "
        "they come in all voices, and in all scopes (asserted, denied, hedged ...). High values are a reason to read the samples, no verdict.",
        Table("Entries whose hits are mixed", columns, table),
        max(0, len(check.ambiguous) - MAX_ROWS),
        shown,
    )


def _silent(check: CodebookCheck) -> Part:
    folds = []
    for finding in (NEVER, NEGATED):
        for category, rows in check.said_of(finding).groupby("category", sort=False):
            patterns = [r["indicator"] + (f" (line {r['line']})" if r["line"] else "") for r in records(rows)]
            folds.append(Fold(f"{category}: {finding}", f"{len(rows):,}", patterns=patterns))
    return Part(
        "silent",
        "Entries that never hit",
        "Most entries of a large codebook are rare, and a small corpus cannot show them. Read for patterns that cannot match what "
        "they mean (a form missing, a condition too narrow), and judge the rest with more text.",
        folds=folds,
    )


def _overlaps(check: CodebookCheck) -> Part:
    rows = overlapping(check)
    columns = [
        Column("Category"),
        Column("Other"),
        *_numbers("Sentences", "Other’s", "Both", "Jaccard", "Shared words"),
        Column("Entries that share words", fit="pattern"),
    ]
    table = [
        [
            Cell(r["category"], head=True),
            Cell(r["other"], head=True),
            *_cells(r["sentences"], r["other_sentences"], r["both"], figure(r["jaccard"]), percent(r["shared_words"])),
            Cell(r["indicators"]),
        ]
        for r in records(rows.head(MAX_ROWS))
    ]
    return Part(
        "overlaps",
        "Categories that overlap",
        "Sentences that two categories share, and the words that count for both of them.",
        Table("Categories that overlap", columns, table),
        max(0, len(rows) - MAX_ROWS),
    )


def _coverage(check: CodebookCheck) -> Part:
    largest = check.coverage.drop_duplicates("outlet").nlargest(MAX_OUTLETS, "articles")["outlet"]
    columns = [
        Column("Outlet"),
        *_numbers("Articles", "With a hit", "Share", "Hits", "Per 1,000 words", "Entries seen"),
    ]
    folds = []
    for category, rows in check.coverage.groupby("category", sort=False):
        own = rows[rows["outlet"].isin(largest)]
        table = [
            [
                Cell("no outlet named" if pd.isna(r["outlet"]) else r["outlet"], head=True),
                *_cells(
                    r["articles"], r["articles_hit"], percent(r["share"]), r["hits"], figure(r["density"]), r["entries"]
                ),
            ]
            for r in records(own)
        ]
        if rows["hits"].any():
            folds.append(Fold(str(category), f"{rows['hits'].sum():,} hits", Table(str(category), columns, table)))
    return Part(
        "coverage",
        "Coverage by outlet",
        f"Where each category is found. At most {MAX_OUTLETS} outlets are shown, those with most articles; categories without a hit are left out.",
        folds=folds[:MAX_ROWS],
        more=max(0, len(folds) - MAX_ROWS),
    )


def _all(check: CodebookCheck) -> Part:
    columns = [
        Column("Entry", fit="pattern"),
        *_numbers("Line", "Weight", "Hits", "Negated", "Articles", "Outlets", "Of category"),
    ]
    folds = []
    hit = check.entries[(check.entries["hits"] > 0) | (check.entries["negated"] > 0)]
    for category, rows in hit.groupby("category", sort=False):
        table = [
            [
                Cell(r["indicator"], head=True),
                *_cells(
                    str(r["line"] or ""),
                    f"{r['weight']:g}",
                    r["hits"],
                    r["negated"],
                    r["articles"],
                    r["outlets"],
                    percent(r["share"]),
                ),
            ]
            for r in records(rows.sort_values("hits", ascending=False, kind="stable"))
        ]
        folds.append(Fold(str(category), f"{len(rows):,} entries", Table(str(category), columns, table)))
    return Part("all", "All entries that hit", "By category, the most frequent first.", folds=folds)


def _shown(check: CodebookCheck, row: Row, prefix: str) -> tuple[Cell, list[Shown]]:
    """The cell that names an entry, and its samples, to which the cell leads if there are any."""
    name = cut(row["indicator"], MAX_PATTERN)
    samples = list(samples_of(check, row["category"], row["indicator"]))
    if not samples:
        return Cell(name), []
    entries = check.entries
    place = ((entries["category"] == row["category"]) & (entries["indicator"] == row["indicator"])).to_numpy().argmax()
    anchor = f"{prefix}-{place}"
    return Cell(name, href=f"#{anchor}"), [Shown(anchor, row["category"], row["indicator"], samples)]


def _numbers(*labels: str) -> list[Column]:
    return [Column(label, number=True) for label in labels]


def _cells(*values: Any) -> list[Cell]:
    return [Cell(f"{value:,}" if isinstance(value, int) else str(value)) for value in values]
