"""The section on frames: how much of each article carries each frame, in whose voice, and the sentences that do."""

from __future__ import annotations

from functools import partial

from framing.measures.salience import salience
from framing.report.content import Cell, Column, Folder, Passage, Passages, Picture, Section, Table, grouped_rows
from framing.report.drawing import VOICE_KEYS, picture
from framing.report.figures import frames
from framing.report.highlight import voice_words
from framing.report.numbers import frame_numbers, quiet
from framing.report.palette import STACK
from framing.report.plotting import percent
from framing.report.rows import Row, slugs
from framing.report.units import category_labels
from framing.report.view import View

MOST_PASSAGES = 60
Counts = dict[tuple[int, str], int]
"""The number of sentences by row and category."""
COLUMNS = (
    Column("Frame"),
    Column("Sentences", True, "coded sentences of headline and body that carry the frame"),
    Column("Share of words", True, "words of those sentences, of all words of headline and body"),
    Column("Own voice", True, "the part of that share carried in the outlet’s own voice"),
    Column("Paraphrased", True, "the part carried in a paraphrased source"),
    Column("Quoted", True, "the part carried in a quoted source"),
    Column("Attributed", True, "paraphrased and quoted, of all words that carry the frame"),
)


def frame_section(view: View, codebook: str) -> Section:
    """The frames of one codebook."""
    book = next(b for b in view.coding.codebooks if b.name == codebook)
    title = book.title or book.name
    slug = slugs([b.name for b in view.coding.codebooks])[codebook]
    counts = _sentence_counts(view, codebook)
    folders = frame_passages(view, codebook, slug, counts)
    anchors = {passages.anchor for folder in folders for passages in folder.passages}
    return Section(
        f"frames-{slug}",
        title,
        "How many of an article’s words stand in sentences that carry a frame, and whether the outlet asserts it or "
        "gives it to a source. A sentence can carry more than one frame, or none.",
        (frame_picture(view, codebook, f"frames-{slug}"),),
        (_table(view, codebook, slug, anchors, counts),),
        folders,
        "The sentences behind these numbers",
    )


def frame_picture(view: View, codebook: str, key: str) -> Picture:
    """The figure of a codebook's frames by row and voice."""
    book = next(b for b in view.coding.codebooks if b.name == codebook)
    title = f"{book.title or book.name} by {view.units.noun} and voice"
    return picture(
        lambda ax: frames(view.coding, codebook=codebook, by=view.by, ax=ax),
        key=key,
        title=title,
        desc="Horizontal bars: for each frame the share of words in sentences that carry it, divided by voice. "
        "The numbers are in the table under the heading of these frames.",
        caption=f"{title}: the share of words in sentences that carry each frame.",
        legend=VOICE_KEYS,
    )


def frame_anchor(view: View, slug: str, number: int, category: str) -> str:
    """The anchor of the sentences of one row that carry one category."""
    return f"p-{slug}-{view.unit_slugs[number]}.{slugs([category])[category]}"


def _table(view: View, codebook: str, slug: str, anchors: set[str], counts: Counts) -> Table:
    label = category_labels(view.coding, codebook)
    numbers = view.units.split(frame_numbers(view.coding, view.units, codebook))
    groups = []
    for number, (name, rows) in enumerate(zip(view.units.names, numbers, strict=True)):
        lines = []
        for category in dict.fromkeys(row["category"] for row in rows):
            anchor = frame_anchor(view, slug, number, category)
            own = {row["voice"]: row for row in rows if row["category"] == category}
            lines.append(
                [
                    Cell(label.get(category, category), head=True),
                    Cell(f"{counts.get((number, category), 0):,}", f"#{anchor}" if anchor in anchors else None),
                    *_shares(own),
                ]
            )
        groups.append((name, view.unit_href(number), lines))
    caption = f"Share of words in sentences that carry a frame, by {view.units.noun} and voice"
    return Table(caption, (Column(view.units.noun.capitalize()), *COLUMNS), grouped_rows(groups))


def _shares(own: dict[str, Row]) -> list[Cell]:
    total = own["outlet"]["n_units"]
    words = {voice: own[voice]["n_present"] for voice in STACK}
    carried = sum(words.values())
    cells = [Cell(percent(carried / total if total else None))]
    cells += [Cell(percent(words[voice] / total if total else None)) for voice in STACK]
    return [*cells, Cell(percent((carried - words["outlet"]) / carried if carried else None))]


def _sentence_counts(view: View, codebook: str) -> Counts:
    count = partial(salience, codebook=codebook, coder=view.styles.coder, unit="sentences")
    rows = view.units.sums(quiet(count, view.coding), ["category"], ["n_present"])
    return {(unit, category): int(n) for unit, category, n in rows.itertuples(index=False)}


def frame_passages(view: View, codebook: str, slug: str, counts: Counts) -> list[Folder]:
    """For each row and category the sentences that carry it, of the articles that are shown in full; `more` are left."""
    label = category_labels(view.coding, codebook)
    out = []
    for number, name in enumerate(view.units.names):
        found: dict[str, list[Passage]] = {category: [] for category in label}
        for key, rows in view.shown_of(number):
            sentences = {s["sentence_id"]: s for s in rows.sentences}
            for code in rows.codes:
                mine = code["codebook"] == codebook and code["coder"] == view.styles.coder and code["present"]
                if mine and code["category"] in found and code["sentence_id"] in sentences:
                    href = view.href(key, code["sentence_id"]) or ""
                    text = rows.words(sentences[code["sentence_id"]])
                    article = "" if view.units.single else view.names[key]
                    found[code["category"]].append(Passage(text, href, voice_words(code), article))
        lists = [
            Passages(
                frame_anchor(view, slug, number, category),
                label[category],
                items[:MOST_PASSAGES],
                counts[number, category] - len(items[:MOST_PASSAGES]),
            )
            for category, items in found.items()
            if items
        ]
        if lists:
            out.append(Folder(name, lists))
    return out
