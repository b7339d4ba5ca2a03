"""The report: a coding as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.model.coding import Coding
from framing.model.errors import Problem, UsageError
from framing.report.content import Finding, Key, Passage, Picture, Section, Table, counted
from framing.report.drawing import VOICE_KEYS, picture
from framing.report.figures import strip
from framing.report.findings import findings, scope_note
from framing.report.framesection import frame_picture
from framing.report.highlight import Writer, style_sheet
from framing.report.listing import SetAside, article_table, headline, safe_address, set_aside
from framing.report.methods import LIMITS, MEASURES, BookNote, book_notes, citations
from framing.report.palette import layer_of
from framing.report.rows import article_anchor
from framing.report.sections import commentary, comparison_section, sections
from framing.report.spoken import explaining_models, words_that_spoke
from framing.report.templating import environment
from framing.report.units import coded_with, main_codebook
from framing.report.view import MAX_FULL_TEXTS, View

OPEN_TEXTS = 6
"""With more articles than this the full texts are folded until somebody asks for one."""


@dataclass(frozen=True, slots=True)
class FullText:
    """An article in full with its evidence marked."""

    anchor: str
    name: str
    headline: str
    facts: Sequence[str]
    address: str | None
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template fills in."""

    title: str
    dek: str
    findings: Sequence[Finding]
    scope: str
    lead: Picture | None
    articles: Table
    n_unlisted: int
    set_aside: Sequence[SetAside]
    compared: Section | None
    sections: Sequence[Section]
    commentary: Sequence[Passage]
    more_commentary: int
    frame_keys: Sequence[Key]
    layers: Sequence[str]
    texts: Sequence[FullText]
    texts_open: bool
    n_without_text: int
    problems: Sequence[Problem]
    books: Sequence[BookNote]
    measures: Sequence[tuple[str, str, str]]
    limits: Sequence[str]
    citations: Sequence[str]
    signature: str
    signature_line: str


def report(coding: Coding, out: str | os.PathLike[str], *, by: str = "outlet", title: str | None = None) -> Path:
    """Write a coding as one HTML page: findings, figures, tables, every article with its evidence, methods.

    The page is a single file that asks nothing of any server (a content security policy forbids it), works without
    JavaScript, and has the same bytes for the same coding and options. Article texts are escaped. Figures and tables
    have a row for each article up to 12 articles, above that one for each group; with more than 40 articles
    the first 40 by id are shown in full, and the page says so.

    Parameters
    ----------
    out : the file to write; its folder is made if need be
    by : the column of `coding.articles` that groups the articles
    title : the page's heading; by default one that names the number of articles

    Returns
    -------
    The path written.

    Raises UsageError for an unknown column, a coding without its texts, or a file that cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Tokyo said the jets came dangerously close.")], codebooks=["security"])
    >>> with TemporaryDirectory() as folder:
    ...     report(coding, Path(folder) / "report.html").name
    'report.html'
    """
    path = Path(out)
    html = render(page_of(View(coding, by), title))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html.encode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"{path}: the report cannot be written there ({reason}): name a file in a folder of yours"
        ) from None
    return path


def page_of(view: View, title: str | None = None) -> Page:
    """Everything that the page says, as plain data."""
    coding = view.coding
    comments, more = commentary(view) if coded_with(coding, "editorial") else ([], 0)
    table = article_table(view)
    return Page(
        title=title or "Whose words frame the news?",
        dek=_dek(view),
        findings=findings(view),
        scope=scope_note(view),
        lead=_lead(view),
        articles=table,
        n_unlisted=len(view.articles) - len(table.rows),
        set_aside=set_aside(view),
        compared=comparison_section(view),
        sections=sections(view),
        commentary=comments,
        more_commentary=more,
        frame_keys=_frame_keys(view),
        layers=[name for name in ("loaded", "editorial") if coded_with(coding, name)],
        texts=_texts(view),
        texts_open=len(view.shown) <= OPEN_TEXTS,
        n_without_text=len(view.articles) - len(view.shown),
        problems=coding.problems,
        books=book_notes(coding),
        measures=MEASURES,
        limits=LIMITS,
        citations=citations(coding),
        signature=coding.signature.to_json(),
        signature_line=coding.signature.short(),
    )


def _dek(view: View) -> str:
    rows = view.articles
    outlets = len({row["outlet"] for row in rows if row["outlet"]})
    dates = sorted(row["published"] for row in rows if row["published"])
    parts = [counted(len(rows), "article").capitalize()]
    parts += [counted(outlets, "outlet")] if outlets else []
    parts += [dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"] if dates else []
    parts.append(f"{sum(row['n_words'] for row in rows):,} words coded")
    return " · ".join(parts)


def _lead(view: View) -> Picture | None:
    """The figure of the first screen: the strip of a few articles, the frames of many."""
    book = main_codebook(view.coding)
    if view.coding.sentences.empty:
        return None
    if view.units.single:
        return _strip(view)
    return frame_picture(view, book, "lead") if book else None


def _strip(view: View) -> Picture:
    keys = list(VOICE_KEYS)
    keys += [Key("tick", "loaded words, outlet’s own")] if coded_with(view.coding, "loaded") else []
    return picture(
        lambda ax: strip(view.coding, ax=ax),
        key="strip",
        title="Each article from its first word to its last",
        desc="For each article a bar of its words in order, coloured by voice, with marks where loaded words, "
        "commentary and each frame stand. The sections below give the numbers.",
        caption="Each article from its first word to its last. Top row: who speaks. Below: commentary, and the sentences "
        "that carry each frame, in the colour of the voice that carries it.",
        legend=keys,
    )


def _frame_keys(view: View) -> list[Key]:
    return [
        Key(view.styles.mark[book.name, category.name], category.label or category.name)
        for book in view.coding.codebooks
        if layer_of(book.name) == "frames"
        for category in book.categories
    ]


def _texts(view: View) -> list[FullText]:
    out = []
    models = explaining_models(view.coding)
    for key, rows in view.shown.items():
        row = rows.article
        facts = [str(row[name]) for name in ("outlet", "author", "published", "language") if row[name]]
        facts += [f"{row['n_words']:,} words coded", f"id {key}"]
        html = Writer(rows, view.styles, view.slugs[key], spoke=words_that_spoke(rows, models)).html()
        out.append(
            FullText(
                article_anchor(view.slugs[key]),
                view.names[key],
                headline(view, row),
                facts,
                safe_address(row["url"]),
                html,
            )
        )
    return out


# -------------------------------------------------------------------- HTML


def render(page: Page) -> str:
    """The page as HTML; everything that is not markup of ours is escaped by the template."""
    script = style_sheet("script.js")
    styles = style_sheet("evidence.css") + style_sheet("style.css")
    shared: dict[str, Any] = {
        "script": script,
        "styles": styles,
        "script_hash": _hash(script),
        "max_texts": MAX_FULL_TEXTS,
    }
    return environment().get_template("report.html.j2").render(page=page, **shared)


def _hash(script: str) -> str:
    """The hash by which the content security policy allows this script and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
