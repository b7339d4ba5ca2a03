"""The sections of a report in their order; those on commentary, tone and group comparison are made here."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from framing.compare.groups import compare
from framing.measures.editorialising import THRESHOLD, editorialising
from framing.measures.loaded import loaded
from framing.measures.salience import salience
from framing.measures.tone import tone
from framing.report import figures
from framing.report.content import Cell, Column, Passage, Section, Table, grouped_rows
from framing.report.drawing import picture
from framing.report.framesection import frame_section
from framing.report.loadedwords import loaded_section
from framing.report.numbers import MIN_WEIGHT, editorial_numbers, tone_numbers
from framing.report.palette import STACK
from framing.report.plotting import percent
from framing.report.rows import Row, records
from framing.report.speech import source_section, voice_section
from framing.report.units import coded_with, frame_codebooks
from framing.report.view import View

MOST_COMMENTARY = 80


def sections(view: View) -> list[Section]:
    """The sections on what was found, for the codebooks that were coded; without coded sentences there are none."""
    if view.coding.sentences.empty:
        return []
    out = [frame_section(view, name) for name in frame_codebooks(view.coding)]
    out += [voice_section(view), source_section(view)]
    if coded_with(view.coding, "loaded"):
        out.append(loaded_section(view))
    if coded_with(view.coding, "editorial"):
        out.append(editorial_section(view))
    out.append(tone_section(view))
    return out


def editorial_section(view: View) -> Section:
    """The share of commentary."""
    shown = picture(
        lambda ax: figures.editorialising(view.coding, by=view.by, ax=ax),
        key="editorial",
        title=f"Commentary by {view.units.noun}",
        desc="Horizontal bars: the share of the body’s words that is commentary in the outlet’s own voice. "
        "The numbers are in the table that follows.",
    )
    lines = []
    for number, rows in enumerate(view.units.split(editorial_numbers(view.coding, view.units))):
        words = [Cell(f"{rows[0][name]:,}") for name in ("n_words", "n_editorial_words")]
        name = Cell(view.units.names[number], view.unit_href(number), head=True)
        lines.append([name, *words, Cell(percent(rows[0]["share"]))])
    columns = [Column(view.units.noun.capitalize()), Column("Body words", True), Column("Commentary words", True)]
    columns.append(Column("Share", True, "of the body’s words"))
    return Section(
        "editorial",
        "Commentary",
        "Paragraphs in which the outlet evaluates, predicts, advises or appeals in its own voice. A paragraph counts as "
        f"commentary when its estimated probability is {THRESHOLD:g} or more.",
        (shown,),
        (Table(f"Commentary by {view.units.noun}", columns, lines),),
    )


def commentary(view: View) -> tuple[list[Passage], int]:
    """The commentary paragraphs of the articles shown, in full, and how many more there are."""
    found = []
    for key, rows in view.shown.items():
        first = {s["block_id"]: s["sentence_id"] for s in reversed(rows.sentences)}
        for block in rows.blocks:
            if block["kind"] == "body" and (block["editorial"] or 0) >= THRESHOLD and block["block_id"] in first:
                href = view.href(key, first[block["block_id"]]) or ""
                found.append(Passage(rows.words(block), href, f"probability {block['editorial']:.2f}", view.names[key]))
    return found[:MOST_COMMENTARY], max(0, len(found) - MOST_COMMENTARY)


def tone_section(view: View) -> Section:
    """Mean valence by voice."""
    shown = picture(
        lambda ax: figures.tone(view.coding, by=view.by, ax=ax),
        key="tone",
        title=f"Tone by voice and {view.units.noun}",
        desc="Dots: the mean valence of sentences in each voice, from −1 to 1. "
        "The numbers are in the table that follows.",
        caption="Dots are means; lines show one standard deviation of the sentences to each side."
        if view.units.single
        else "Dots are means over all sentences of a group.",
    )
    lines = []
    for number, rows in enumerate(view.units.split(tone_numbers(view.coding, view.units))):
        own = {row["voice"]: row for row in rows}
        cells = [Cell(view.units.names[number], view.unit_href(number), head=True)]
        for voice in ("all", *STACK):
            cells += [Cell(_signed(own[voice]["tone"])), Cell(f"{own[voice]['n_sentences']:,}")]
        lines.append(cells)
    columns = [Column(view.units.noun.capitalize())]
    for label in ("All", "Own voice", "Paraphrased", "Quoted"):
        columns += [Column(label, True), Column("n", True, "body sentences" if label == "All" else "")]
    return Section(
        "tone",
        "Tone",
        "The mean valence of body sentences. It says how pleasant or unpleasant the words are, not whether the outlet "
        "is for or against anything: news of conflict is negative in any outlet.",
        (shown,),
        (Table(f"Mean valence of body sentences by voice and {view.units.noun}", columns, lines),),
    )


def _signed(value: float | None) -> str:
    if value is None:
        return "–"
    return "0.00" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


# -------------------------------------------------------------------- groups compared


@dataclass(frozen=True)
class Compared:
    """A measure of which groups are compared: its name, the function, the rows that matter, and how a value is written."""

    name: str
    measure: Callable[..., pd.DataFrame]
    value: str
    write: Callable[[float | None], str]
    voice: str = "all"


def measures_compared(view: View) -> list[Compared]:
    """The measures that groups are compared on, for the codebooks that were coded."""
    out = []
    for name in frame_codebooks(view.coding):
        measure = partial(salience, codebook=name, coder=view.styles.coder)
        out.append(Compared("Share of words", measure, "salience", percent))
    if coded_with(view.coding, "editorial"):
        out.append(Compared("Commentary", editorialising, "share", percent))
    if coded_with(view.coding, "loaded"):
        by_voice = partial(loaded, by="voice", min_weight=MIN_WEIGHT)
        out.append(Compared("Loaded in own voice, per 100 words", by_voice, "density", _decimal, "outlet"))
    out.append(Compared("Tone", tone, "tone", _signed))
    return out


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def compared(view: View, what: Compared) -> list[Row]:
    """The rows of `compare` for one measure, without its warnings: what is undefined has a note in the table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        frame = compare(view.coding, what.measure, by=view.by, value=what.value)
    return [row for row in records(frame) if row["voice"] == what.voice]


def comparison_section(view: View) -> Section | None:
    """The groups with intervals, where some group has the three articles that an interval needs; else None."""
    sizes = view.coding.articles[view.by].value_counts()
    if view.coding.sentences.empty or len(sizes) < 2 or sizes.max() < 3:
        return None
    noun = view.by.replace("_", " ")
    groups: list[tuple[str, str | None, list[list[Cell]]]] = []
    for what in measures_compared(view):
        rows = compared(view, what)
        for key in dict.fromkeys(row["key"] for row in rows):
            label = next((text for (_, c), text in view.styles.label.items() if c == key), key)
            lines = [_line(row, what.write) for row in rows if row["key"] == key]
            groups.append((f"{what.name}: {label}" if key else what.name, None, lines))
    columns = [Column("Measure"), Column(noun.capitalize()), Column("Articles", True)]
    columns += [Column("Mean", True, "over articles"), Column("95% interval", True, "bootstrap over articles")]
    columns += [Column("Difference", True, "from the mean of all other articles")]
    columns += [Column("p", True, "by permutation, adjusted for all rows of the measure")]
    table = Table(f"Means over articles by {noun}, with intervals", columns, grouped_rows(groups))
    return Section(
        "compared",
        f"Compared by {noun}",
        "Each article weighs the same here. An interval says how far the mean would move with other articles of the same "
        "kind; groups of fewer than three articles have none.",
        tables=(table,),
        notes=("p is adjusted after Benjamini and Hochberg; many rows are read at once, so weigh it with care.",),
    )


def _line(row: Row, write: Callable[[Any], str]) -> list[Cell]:
    interval = "–" if row["low"] is None else f"{write(row['low'])} to {write(row['high'])}"
    p = "–" if row["p_adjusted"] is None else f"{row['p_adjusted']:.3f}"
    difference = row["difference"]
    sign = "" if difference is None or difference < 0 or write is _signed else "+"
    cells = [
        Cell(row["group"], head=True),
        Cell(f"{row['n_articles']:,}"),
        Cell(write(row["estimate"])),
        Cell(interval),
    ]
    return [*cells, Cell(sign + write(difference).replace("-", "−")), Cell(p)]
