"""A check in lines for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from framing.report.content import counted
from framing.workbench.entries import NEGATED
from framing.workbench.result import CodebookCheck
from framing.workbench.worst import (
    Row,
    by_category,
    cut,
    figure,
    heavy,
    overlapping,
    percent,
    records,
    sample_of,
    samples_of,
    shields,
)

TOP = 10
Line = Callable[[Row], str]


def summary(check: CodebookCheck) -> str:
    """The first ten rows of each part of a check, with a sample of each entry."""
    return "\n".join(
        [*_head(check), *_categories(check), *_heavy(check), *_mixed(check), *_negated(check), *_overlaps(check)]
    )


def context_lines(rows: pd.DataFrame) -> Iterator[str]:
    """The rows of `kwic` one a line: the key words under each other, who says them and where."""
    samples = [sample_of(row) for row in records(rows)]
    width = max((len(sample.left) for sample in samples), default=0)
    yield from (f"{sample.left:>{width}}[{sample.text}]{sample.right}  ({sample.note})" for sample in samples)


def _head(check: CodebookCheck) -> Iterator[str]:
    entries = check.entries
    yield (
        f"{check.codebook.name} {check.codebook.stamp} in {check.n_articles:,} articles of {check.n_outlets:,} outlets, "
        f"{check.n_words:,} words: {entries['hits'].sum():,} hits and {entries['negated'].sum():,} negated"
    )
    if shields(check):
        number = counted(
            shields(check), "entry of weight below 0.1 only keeps", "entries of weight below 0.1 only keep"
        )
        yield f"{number} others from hitting and cannot be seen to hit"


def _categories(check: CodebookCheck) -> Iterator[str]:
    yield ""
    yield "Categories: entries, of them never hit; hits, per 1,000 words; articles with a hit; alpha, KR-20"
    rows = records(by_category(check).sort_values("hits", ascending=False, kind="stable"))
    yield from _first(
        rows,
        lambda r: (
            f"  {cut(r['category'], 22):22} {r['entries']:5} {r['never']:5}  {r['hits']:6} {figure(r['density']):>7}  "
            f"{percent(r['share']):>4}  {figure(r['alpha']):>5} {figure(r['kr20']):>5}"
        ),
    )


def _heavy(check: CodebookCheck) -> Iterator[str]:
    thresholds = check.thresholds
    yield ""
    yield (
        f"Entries that weigh much: share of the category's hits (from {percent(thresholds.dominant)}), rank correlation of the "
        f"articles without the entry (below {thresholds.min_correlation:g})"
    )
    yield from _with_samples(
        check,
        records(heavy(check)),
        lambda r: f"{percent(r['share']):>4}  {figure(r['rank_correlation']):>5}  {r['hits']} hits, {r['finding']}",
    )


def _mixed(check: CodebookCheck) -> Iterator[str]:
    yield ""
    yield f"Entries whose hits are most mixed (0 to 1; {check.thresholds.min_hits} hits or more)"
    yield from _with_samples(
        check, records(check.ambiguous), lambda r: f"{r['mixed']:.2f}  {r['hits']} hits, {_why(r)}"
    )


def _why(row: Row) -> str:
    """The signals of a mixed entry in words."""
    return (
        f"{percent(row['unsupported'])} without other evidence, {percent(row['negated'])} negated, "
        f"spread {figure(row['divergence'])}, voices {figure(row['voice_entropy'])}, scopes {figure(row['scope_entropy'])}"
    )


def _negated(check: CodebookCheck) -> Iterator[str]:
    rows = records(check.said_of(NEGATED))
    if rows:
        yield ""
        yield "Entries that hit only negated"
        yield from _with_samples(check, rows, lambda r: f"{r['negated']} negated")


def _overlaps(check: CodebookCheck) -> Iterator[str]:
    rows = records(overlapping(check))
    if rows:
        yield ""
        yield "Categories that share sentences: Jaccard, sentences with both; entries that share words"
        yield from _first(
            rows,
            lambda r: (
                f"  {figure(r['jaccard']):>5} {r['both']:4}  {r['category']} + {r['other']}"
                + (f": {cut(r['indicators'], 90)}" if r["indicators"] else "")
            ),
        )


def _with_samples(check: CodebookCheck, rows: list[Row], line: Line) -> Iterator[str]:
    """Each entry with its line in the file and, under it, one sample."""

    def written(row: Row) -> str:
        place = f" (line {row['line']})" if row["line"] else ""
        own = f"  {line(row)}\n      {row['category']}: {cut(row['indicator'], 80)}{place}"
        sample = next(samples_of(check, row["category"], row["indicator"]), None)
        return own + (f"\n      {sample}" if sample else "")

    return _first(rows, written)


def _first(rows: list[Row], line: Line) -> Iterator[str]:
    yield from map(line, rows[:TOP])
    if not rows:
        yield "  none"
    if len(rows) > TOP:
        yield f"  and {len(rows) - TOP:,} more"
