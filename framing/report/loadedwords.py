"""The section on loaded words: how dense they are in each voice, and which they are, the outlet's own first."""

from __future__ import annotations

from collections.abc import Iterator

from framing.measures.loaded import loaded_words
from framing.report.content import Cell, Column, Section, Table, grouped_rows
from framing.report.drawing import VOICE_KEYS, picture
from framing.report.figures import loaded
from framing.report.highlight import source_of
from framing.report.numbers import MIN_WEIGHT, loaded_numbers
from framing.report.palette import STACK
from framing.report.rows import Row, records
from framing.report.units import category_labels
from framing.report.view import View

MOST_WORDS = 40
NOWHERE: tuple[str | None, str] = (None, "")


def loaded_section(view: View) -> Section:
    """Loaded expressions by voice."""
    shown = picture(
        lambda ax: loaded(view.coding, by=view.by, ax=ax),
        key="loaded",
        title=f"Loaded expressions by voice and {view.units.noun}",
        desc="Horizontal bars: loaded expressions per 100 words, divided by voice. "
        "The numbers are in the table that follows.",
        legend=VOICE_KEYS,
    )
    return Section(
        "loaded",
        "Loaded words",
        "Expressions that a neutral desk would replace. Those in the outlet’s own voice are its choice; those in a "
        "source’s words tell of the source, and of the outlet’s choice to report them.",
        (shown,),
        (_densities(view), _words(view, own=True), _words(view, own=False)),
        notes=(f"Expressions with an indicator of weight {MIN_WEIGHT:g} or more count; negated ones do not.",),
    )


def _densities(view: View) -> Table:
    lines = []
    for number, rows in enumerate(view.units.split(loaded_numbers(view.coding, view.units))):
        own = {row["voice"]: row for row in rows}
        cells = []
        for voice in STACK:
            density = own[voice]["density"]
            cells += [Cell(f"{own[voice]['n_hits']:,}"), Cell("–" if density is None else f"{density:.1f}")]
        lines.append([Cell(view.units.names[number], view.unit_href(number), head=True), *cells])
    columns = [Column(view.units.noun.capitalize())]
    for label in ("Own voice", "Paraphrased", "Quoted"):
        explained = "words of headline, body and captions" if label == "Own voice" else ""
        columns += [Column(label, True), Column("per 100", True, explained)]
    return Table(f"Loaded expressions by voice and {view.units.noun}", columns, lines)


def _words(view: View, *, own: bool) -> Table:
    label = category_labels(view.coding, "loaded")
    places = dict(_places(view))
    found: list[list[Row]] = [[] for _ in view.units.names]
    for row in records(loaded_words(view.coding, min_weight=MIN_WEIGHT)):
        if (row["voice"] == "outlet") == own:
            found[view.units.of[row["article_id"]]].append(row)
    groups = []
    for number, rows in enumerate(found):
        rows.sort(key=lambda r: (-r["weight"], -r["n"], r["text"], r["category"]))
        lines = []
        for row in rows[:MOST_WORDS]:
            href, source = places.get((row["article_id"], row["voice"], row["text"], row["category"]), NOWHERE)
            kind = str(row["category"])
            cells = [Cell(row["text"], href, head=True), Cell(label.get(kind, kind))]
            cells += [] if own else [Cell(source or "unnamed source")]
            lines.append([*cells, Cell(f"{row['weight']:.2f}"), Cell(f"{row['n']:,}")])
        groups.append((view.units.names[number], view.unit_href(number), lines))
    columns = [Column(view.units.noun.capitalize()), Column("Expression"), Column("Kind")]
    columns += [] if own else [Column("Speaker")]
    columns += [Column("Weight", True, "how loaded the indicator is, 0 to 1"), Column("Times", True)]
    caption = "Loaded expressions in the outlet’s own voice" if own else "Loaded expressions in the words of sources"
    return Table(caption, columns, grouped_rows(groups))


def _places(view: View) -> Iterator[tuple[tuple[str, str, str, str], tuple[str | None, str]]]:
    """For each expression of an article the link to where it first stands, and its speaker there."""
    for key, rows in view.shown.items():
        for hit in reversed(rows.evidence):
            if hit["codebook"] == "loaded" and not hit["negated"] and hit["weight"] >= MIN_WEIGHT:
                text = " ".join(hit["text"].casefold().split())
                yield (key, hit["voice"], text, hit["category"]), (view.href(key, hit["sentence_id"]), source_of(hit))
