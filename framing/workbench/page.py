"""A check as one self-contained HTML page, in the look of the report."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import Any

from framing.model.errors import UsageError
from framing.report.content import counted
from framing.report.highlight import style_sheet
from framing.workbench.entries import DOMINATES, NEVER
from framing.workbench.result import CodebookCheck
from framing.workbench.sections import category_table, parts
from framing.workbench.worst import cut, percent, shields


def write_check(check: CodebookCheck, path: str | os.PathLike[str]) -> Path:
    """Write a check as one HTML page: findings, tables, samples in context, methods.

    The page is a single file without any script that asks nothing of any server (a content security policy forbids
    both), and has the same bytes for the same check. Article texts and patterns are escaped. Tables show the first 40 rows
    and say so; the frames of the check have all.

    Returns
    -------
    The path written.

    Raises UsageError for a file that cannot be written.
    """
    out = Path(path)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(page(check).encode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"{out}: the page cannot be written there ({reason}): name a file in a folder of yours"
        ) from None
    return out


def page(check: CodebookCheck) -> str:
    """The page as HTML."""
    styles = style_sheet("style.css") + (files("framing.workbench") / "templates" / "check.css").read_text("utf-8")
    book = check.codebook
    return _render(
        "check.html.j2",
        styles=styles,
        title=f"Codebook check: {book.title or book.name}",
        dek=dek(check),
        findings=findings(check),
        parts=parts(check),
        check=check,
    )


def fragment(check: CodebookCheck) -> str:
    """The head of the check for a notebook: what was found, and a row for each category."""
    return _render(
        "fragment.html.j2", dek=dek(check), findings=findings(check), table=category_table(check), check=check
    )


def dek(check: CodebookCheck) -> str:
    """What was checked and in what, in one line."""
    return " · ".join(
        [
            f"{check.codebook.name} {check.codebook.stamp}",
            counted(len(check.entries), "entry", "entries"),
            counted(check.n_articles, "article"),
            counted(check.n_outlets, "outlet"),
            f"{check.n_words:,} words",
        ]
    )


def findings(check: CodebookCheck) -> list[str]:
    """What to know first, a sentence or two each."""
    entries = check.entries
    silent = len(check.said_of(NEVER))
    able = len(entries) - shields(check)
    said = [
        f"{entries['hits'].sum():,} hits count, {entries['negated'].sum():,} more are negated. "
        f"{silent:,} of {able:,} entries ({percent(silent / able) if able else '–'}) never hit here."
    ]
    if shields(check):
        number = counted(
            shields(check), "entry of weight below 0.1 only keeps", "entries of weight below 0.1 only keep"
        )
        said.append(f"{number.capitalize()} others from hitting.")
    top = check.said_of(DOMINATES)
    if len(top):
        first = top.sort_values("share", ascending=False).iloc[0]
        said.append(
            f"{counted(len(top), 'entry dominates its category', 'entries dominate their categories').capitalize()}, most of all "
            f"“{cut(first['indicator'], 40)}” with {percent(first['share'])} of {first['category']}."
        )
    return said


def _render(template: str, **values: Any) -> str:
    """A template filled in; everything that is not markup of ours is escaped by it."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("framing.workbench"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**values)
