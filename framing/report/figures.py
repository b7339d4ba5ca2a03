"""Figures of a coding (`fr.plot`): each takes `ax=`, draws on one Axes and returns it.

Their numbers are those of the measure of the same name. Those of comparisons (`cooccurrence`, `keyness`, `timeline`) also take
the table which that function gave. In the others a row is an article where there are up to 12 of them, else a
group of `by`, whose articles are added up.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.model.coding import Coding
from framing.report.comparisons import cooccurrence, keyness
from framing.report.numbers import (
    cue_numbers,
    editorial_numbers,
    frame_numbers,
    loaded_numbers,
    source_numbers,
    tone_numbers,
    voice_numbers,
)
from framing.report.palette import (
    ACCENT,
    CUE_COLOURS,
    CUE_HATCHES,
    MUTED,
    OTHER_CUES,
    STACK,
    VOICE_COLOURS,
    VOICE_HATCHES,
    VOICE_LABELS,
    VOICE_MARKERS,
    VOICE_SHORT,
)
from framing.report.plotting import Bar, Group, Look, canvas, lay_out, legend, percent, percent_axis, stacked
from framing.report.rows import Row, records
from framing.report.strip import strip
from framing.report.svg import to_svg
from framing.report.timelines import timeline
from framing.report.units import category_labels, units_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "cooccurrence",
    "cue_classes",
    "editorialising",
    "frames",
    "keyness",
    "loaded",
    "sources",
    "strip",
    "timeline",
    "to_svg",
    "tone",
    "voices",
]

BY_VOICE = Look(VOICE_COLOURS, VOICE_HATCHES, VOICE_LABELS)
MOST_ACTORS, MOST_SPEAKERS, MOST_CLASSES = 4, 10, 7
OTHER = "other"


def frames(coding: Coding, *, codebook: str = "security", by: str = "outlet", ax: Axes | None = None) -> Axes:
    """How much of each article stands in sentences that carry each frame, and in whose voice the frame is carried.

    Stacked bars of `salience(coding, codebook=codebook, by="voice")`: the parts of a bar add up to the salience (0 to 1).
    """
    units = units_of(coding, by)
    label = category_labels(coding, codebook)
    groups = []
    for name, rows in zip(units.names, units.split(frame_numbers(coding, units, codebook)), strict=True):
        bars = []
        for category in dict.fromkeys(row["category"] for row in rows):
            parts = _parts([row for row in rows if row["category"] == category], "share")
            bars.append(Bar(label.get(category, category), parts, percent(sum(parts.values()))))
        groups.append(Group(name, bars))
    with canvas(ax) as ax:
        stacked(ax, groups, BY_VOICE)
        percent_axis(ax, "share of the words of headline and body")
        legend(ax, STACK, BY_VOICE)
    return ax


def voices(coding: Coding, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """The share of each article's words that each voice has: stacked bars of `voices(coding)`, which add up to 1.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Tokyo said the jets came close. It rained.")], codebooks=["security"])
    >>> [round(float(bar.get_width()), 2) for bar in voices(coding).patches]
    [0.25, 0.75]
    """
    units = units_of(coding, by)
    numbers = units.split(voice_numbers(coding, units))
    groups = [Group(name, [Bar("", _parts(rows, "share"))]) for name, rows in zip(units.names, numbers, strict=True)]
    with canvas(ax) as ax:
        stacked(ax, groups, BY_VOICE, least=1.0)
        percent_axis(ax, "share of the words of headline and body")
        legend(ax, STACK, BY_VOICE)
    return ax


def editorialising(coding: Coding, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """The share of each article's body that is commentary in the outlet's own voice: bars of `editorialising(coding)`."""
    units = units_of(coding, by)
    groups = []
    for name, rows in zip(units.names, units.split(editorial_numbers(coding, units)), strict=True):
        share = rows[0]["share"]
        note = "no coded body" if share is None else f"{percent(share)} of {rows[0]['n_words']:,} words"
        groups.append(Group(name, [Bar("", {"commentary": share or 0.0}, note)]))
    with canvas(ax) as ax:
        stacked(ax, groups, Look({"commentary": ACCENT}), least=0.1, room=1.5)
        percent_axis(ax, "share of the words of the body")
    return ax


def loaded(coding: Coding, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """Loaded expressions per 100 words of each article, by the voice that uses them.

    Stacked bars of `loaded(coding, by="voice")`: the parts of a bar add up to the density of the article.
    """
    units = units_of(coding, by)
    groups = []
    for name, rows in zip(units.names, units.split(loaded_numbers(coding, units)), strict=True):
        own = sum(row["n_hits"] for row in rows if row["voice"] == "outlet")
        note = f"{own} own, {sum(row['n_hits'] for row in rows) - own} sources’"
        groups.append(Group(name, [Bar("", _parts(rows, "density"), note)]))
    with canvas(ax) as ax:
        stacked(ax, groups, BY_VOICE, least=1.0, room=1.5)
        ax.xaxis.set_major_formatter("{x:g}")
        ax.locator_params(axis="x", nbins=6)
        ax.set_xlabel("loaded expressions per 100 words", loc="left")
        legend(ax, STACK, BY_VOICE)
    return ax


def tone(coding: Coding, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """The mean valence of body sentences in each voice (-1 to 1): `tone(coding, by="voice")`.

    Where a row is one article, a line shows one standard deviation of its sentences to each side.
    """
    units = units_of(coding, by)
    groups = [Group(name, [Bar(VOICE_SHORT[v], {}) for v in STACK]) for name in units.names]
    with canvas(ax) as ax:
        for ys, rows in zip(lay_out(ax, groups), units.split(tone_numbers(coding, units)), strict=True):
            for voice, y in zip(STACK, ys, strict=True):
                _dot(ax, y, next(row for row in rows if row["voice"] == voice))
        ax.axvline(0, color=MUTED, linewidth=0.8, zorder=0.5)
        ax.set_xlim(-1, 1.35)
        ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
        ax.set_xlabel("mean valence of sentences, −1 to 1", loc="left")
    return ax


def _dot(ax: Axes, y: float, row: Row) -> None:
    mean, sd, voice = row["tone"], row["sd"], row["voice"]
    if mean is None:
        ax.text(1.35, y, "no sentence", ha="right", va="center", color=MUTED, size=7.8)
        return
    if sd is not None:
        ax.hlines(y, max(-1.0, mean - sd), min(1.0, mean + sd), color=VOICE_COLOURS[voice], linewidth=1.1)
    ax.plot([mean], [y], VOICE_MARKERS[voice], color=VOICE_COLOURS[voice], markersize=6)
    note = f"{mean:+.2f}  n={row['n_sentences']:,}".replace("-", "−")
    ax.text(1.35, y, note, ha="right", va="center", size=7.8, color=MUTED)


def sources(coding: Coding, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """Whose words are reported: the share of the attributed words that each actor has, the four most reported and the rest.

    Bars of `speakers(coding)` (0 to 1), quotation and paraphrase together.
    """
    units = units_of(coding, by)
    groups = []
    for name, rows in zip(units.names, units.split(source_numbers(coding, units)), strict=True):
        bars = [Bar(row["actor"], {"words": row["share"] or 0.0}, percent(row["share"])) for row in rows[:MOST_ACTORS]]
        if rest := rows[MOST_ACTORS:]:
            share = sum(row["share"] or 0.0 for row in rest)
            bars.append(Bar(f"{len(rest)} more", {"words": share}, percent(share)))
        groups.append(Group(name, bars or [Bar("", {}, "no attributed words")]))
    with canvas(ax) as ax:
        stacked(ax, groups, Look({"words": VOICE_COLOURS["quoted"]}), least=0.2)
        percent_axis(ax, "share of the attributed words")
    return ax


def cue_classes(coding: Coding, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """How each actor's words are introduced: the classes of the reporting verbs, over all articles, for the ten with most.

    Stacked bars of the counts of `cue_classes(coding)`.
    """
    counts, used = cue_counts(coding, by)
    actors = sorted(counts, key=lambda a: (-sum(counts[a].values()), a))[:MOST_SPEAKERS]
    bars = [Bar(a, {c: counts[a].get(c, 0) for c in used}, str(sum(counts[a].values()))) for a in actors]
    look = cue_look(used)
    with canvas(ax) as ax:
        stacked(ax, [Group("", bars or [Bar("", {}, "no reporting verbs found")])], look, least=3.0)
        ax.xaxis.get_major_locator().set_params(integer=True)  # type: ignore[call-arg]
        ax.set_xlabel("reporting verbs and phrases", loc="left")
        legend(ax, used, look)
    return ax


def cue_counts(coding: Coding, by: str = "outlet") -> tuple[dict[str, dict[str, int]], list[str]]:
    """The cues of each actor by class, over all articles, and the classes in order; the rarest are counted as `other`."""
    rows = [row for row in records(cue_numbers(coding, units_of(coding, by))) if row["n"]]
    total: Counter[str] = Counter()
    for row in rows:
        total[row["cue_class"]] += row["n"]
    ranked = sorted(total, key=lambda c: (-total[c], c))
    kept = ranked if len(ranked) <= MOST_CLASSES else ranked[: MOST_CLASSES - 1]
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        name = row["cue_class"] if row["cue_class"] in kept else OTHER
        counts.setdefault(row["actor"], Counter())[name] += row["n"]
    return {actor: dict(own) for actor, own in counts.items()}, [*kept, *([OTHER] if len(kept) < len(ranked) else [])]


def cue_look(classes: list[str]) -> Look:
    """A colour and a hatch for each class of reporting verbs, in the order given."""
    others = iter(OTHER_CUES)
    colours = {c: CUE_COLOURS.get(c) or next(others) for c in classes}
    return Look(colours, {c: CUE_HATCHES[n] for n, c in enumerate(classes)})


def _parts(rows: list[Row], column: str) -> dict[str, float]:
    values = {row["voice"]: row[column] or 0.0 for row in rows}
    return {voice: values.get(voice, 0.0) for voice in STACK}
