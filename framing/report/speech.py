"""The section on who speaks: words by voice, attributed words by actor, and the verbs that introduce them."""

from __future__ import annotations

from framing.measures.voices import KINDS, UNNAMED
from framing.report.content import Cell, Column, Folder, Key, Passage, Passages, Section, Table, grouped_rows
from framing.report.drawing import VOICE_KEYS, picture
from framing.report.figures import cue_classes, cue_counts, cue_look, sources, voices
from framing.report.highlight import QUOTE_KINDS
from framing.report.numbers import cue_numbers, source_numbers, voice_numbers
from framing.report.palette import CSS_VARIABLES, STACK
from framing.report.plotting import percent
from framing.report.rows import Row
from framing.report.view import View

MOST_PASSAGES, MOST_LISTED = 40, 12


def voice_section(view: View) -> Section:
    """How the words of each article divide between the outlet and its sources."""
    shown = picture(
        lambda ax: voices(view.coding, by=view.by, ax=ax),
        key="voices",
        title=f"Words by voice and {view.units.noun}",
        desc="Horizontal bars that add up to 100%: the outlet’s own words, paraphrased and quoted sources. "
        "The numbers are in the table that follows.",
        legend=VOICE_KEYS,
    )
    lines = []
    for number, rows in enumerate(view.units.split(voice_numbers(view.coding, view.units))):
        own = {row["voice"]: row for row in rows}
        words = sum(row["n_words"] for row in rows)
        cells = [Cell(percent(own[voice]["share"])) for voice in STACK]
        lines.append([Cell(view.units.names[number], view.unit_href(number), head=True), Cell(f"{words:,}"), *cells])
    columns = [Column(view.units.noun.capitalize()), Column("Words", True, "words of headline and body")]
    columns += [Column(label, True) for label in ("Own voice", "Paraphrased", "Quoted")]
    return Section(
        "voices",
        "In whose voice",
        "A sentence has the voice in which most of its words stand: the outlet’s own, that of a source in quotation "
        "marks, or that of a source whose claim the outlet puts into its own words.",
        (shown,),
        (Table(f"Words of headline and body by voice and {view.units.noun}", columns, lines),),
    )


def source_section(view: View) -> Section:
    """Whose words are reported, and how they are introduced."""
    folders = _passages(view)
    who = picture(
        lambda ax: sources(view.coding, by=view.by, ax=ax),
        key="sources",
        title=f"Attributed words by actor and {view.units.noun}",
        desc="Horizontal bars: the share of the attributed words that each actor has. "
        "The numbers are in the table that follows.",
        caption="Share of the words given to a source, by the actor that the source speaks for.",
    )
    how = picture(
        lambda ax: cue_classes(view.coding, by=view.by, ax=ax),
        key="cues",
        title="Reporting verbs by actor and class",
        desc="Horizontal bars: how many reporting verbs of each class introduce each actor’s words. "
        "The numbers are in the table that follows.",
        caption="How an actor’s words are introduced, over all articles: the classes of the reporting verbs and phrases.",
        legend=_cue_keys(view),
    )
    return Section(
        "sources",
        "Who speaks",
        "Quotations and paraphrases by the actor behind them: a government stands for its ministers, ministries and "
        "capital where the text allows that to be told.",
        (who, how),
        (_source_table(view, {p.anchor for folder in folders for p in folder.passages}),),
        folders,
        "The words behind these numbers",
    )


def _cue_keys(view: View) -> list[Key]:
    counts, used = cue_counts(view.coding, view.by)
    colours = cue_look(used).colours
    return (
        [Key(f"cue h{n}", name, f"var({CSS_VARIABLES[colours[name]]})") for n, name in enumerate(used)]
        if counts
        else []
    )


def _anchor(view: View, number: int, rank: int) -> str:
    return f"p-who-{view.unit_slugs[number]}.{rank}"


def _actors(view: View) -> list[list[Row]]:
    """For each row its actors, the most reported first."""
    return [rows[:MOST_LISTED] for rows in view.units.split(source_numbers(view.coding, view.units))]


def _source_table(view: View, anchors: set[str]) -> Table:
    cues = view.units.split(cue_numbers(view.coding, view.units))
    groups = []
    for number, rows in enumerate(_actors(view)):
        lines = []
        for rank, row in enumerate(rows):
            used = [c for c in cues[number] if c["actor"] == row["actor"] and c["n"]]
            used.sort(key=lambda c: (-c["n"], c["cue_class"]))
            anchor = _anchor(view, number, rank)
            lines.append(
                [
                    Cell(row["actor"], head=True),
                    Cell(f"{row['n_quotes']:,}", f"#{anchor}" if anchor in anchors else None),
                    Cell(f"{row['n_words']:,}"),
                    Cell(percent(row["share"])),
                    Cell(", ".join(f"{c['cue_class']} {c['n']}" for c in used) or "–"),
                ]
            )
        groups.append((view.units.names[number], view.unit_href(number), lines))
    columns = [
        Column(view.units.noun.capitalize()),
        Column("Actor"),
        Column("Quotations", True, "direct quotations, quoted fragments and paraphrases"),
        Column("Words", True),
        Column("Share", True, "of the attributed words"),
        Column("Introduced by", False, "classes of reporting verbs and phrases, with their number"),
    ]
    return Table(f"Attributed words by actor and {view.units.noun}", columns, grouped_rows(groups))


def _passages(view: View) -> list[Folder]:
    out = []
    for number, actors in enumerate(_actors(view)):
        found: dict[str, list[Passage]] = {row["actor"]: [] for row in actors}
        for key, rows in view.shown_of(number):
            for quote in rows.quotes:
                actor = quote["actor"] or UNNAMED
                href = view.href(key, quote["sentence_id"])
                if quote["kind"] in KINDS and actor in found and href:
                    note = QUOTE_KINDS[quote["kind"]]
                    note += f", “{quote['cue']}” ({quote['cue_class']})" if quote["cue"] else ""
                    note += f", {quote['speaker']}" if quote["speaker"] else ""
                    article = "" if view.units.single else view.names[key]
                    found[actor].append(Passage(rows.words(quote), href, note, article))
        lists = []
        for rank, row in enumerate(actors):
            items = found[row["actor"]][:MOST_PASSAGES]
            if items:
                lists.append(Passages(_anchor(view, number, rank), row["actor"], items, row["n_quotes"] - len(items)))
        if lists:
            out.append(Folder(view.units.names[number], lists))
    return out
