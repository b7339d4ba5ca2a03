"""The figure of a timeline (`fr.plot.timeline`): a measure over periods, with intervals as bands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.timeline import timeline as timeline_table
from framing.compare.values import Measure
from framing.measures.common import ALL
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.comparisons import table_of
from framing.report.palette import ACCENT, CUE_COLOURS, MUTED, OTHER_CUES, PAPER, VOICE_COLOURS, VOICE_SHORT
from framing.report.plotting import LOOK, WIDTH_INCHES, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = (VOICE_COLOURS["outlet"], VOICE_COLOURS["quoted"], CUE_COLOURS["endorsing"], ACCENT, *OTHER_CUES)
MARKERS = "oD^svPX*"
MOST_LINES, LONGEST = len(MARKERS), 28
HEIGHT_INCHES = 3.2
ROUND_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
LETTER_INCHES, GAP_INCHES = 0.075, 0.2


def timeline(
    of: Coding | pd.DataFrame, measure: Measure | None = None, *, ax: Axes | None = None, **options: Any
) -> Axes:
    """A measure over time: a line for each group, key and voice, its interval as a band; a hollow mark has no interval.

    Takes a coding and a measure with the options of `fr.timeline`, or the table that `fr.timeline` gave. Periods without
    articles leave a gap. UsageError for more than eight lines, which nobody can tell apart.
    """
    table = table_of(of, timeline_table, {**options, "measure": measure} if isinstance(of, Coding) else options)
    lines = [(tuple(map(str, key)), rows) for key, rows in table.groupby(["group", "key", "voice"], sort=False)]
    if len(lines) > MOST_LINES:
        raise UsageError(
            f"timeline: {len(lines)} lines cannot be told apart: choose rows of the table, at most {MOST_LINES} lines"
        )
    periods = table.drop_duplicates("start").sort_values("start", ignore_index=True)
    place = {start: n for n, start in enumerate(periods["start"])}
    with _plane(ax) as ax:
        for n, (key, rows) in enumerate(lines):
            _line(ax, rows, rows["start"].map(place).to_numpy(), n, _name(key, table))
        _axes(ax, periods["period"].tolist(), getattr(measure, "__name__", "estimate"))
        if len(lines) > 1:
            _legend(ax, len(lines))
    return ax


@contextmanager
def _plane(ax: Axes | None) -> Iterator[Axes]:
    """The Axes to draw on, in the report's look."""
    import matplotlib as mpl

    with mpl.rc_context(LOOK):
        if ax is None:
            from matplotlib import pyplot

            ax = pyplot.subplots(figsize=(WIDTH_INCHES, HEIGHT_INCHES), layout="constrained")[1]
        yield ax


def _line(ax: Axes, rows: pd.DataFrame, x: np.ndarray, number: int, name: str) -> None:
    colour, marker = COLOURS[number], MARKERS[number]
    low, high, y = (rows[column].to_numpy(float) for column in ("low", "high", "estimate"))
    sure = ~np.isnan(low)
    ax.fill_between(x, low, high, where=sure, color=colour, alpha=0.14, linewidth=0)
    ax.vlines(x[sure], low[sure], high[sure], color=colour, alpha=0.45, linewidth=0.9)
    ax.plot(x, y, "-", color=colour, linewidth=1.3, marker=marker, markersize=4.5, label=name)
    ax.plot(x[~sure], y[~sure], linestyle="", marker=marker, markersize=4.5, mec=colour, mfc=PAPER, label="_")


def _name(key: tuple[str, ...], table: pd.DataFrame) -> str:
    """What tells a line from the others: group, key and voice, those left out that are the same for all."""
    group, item, voice = key
    parts = [
        group if table["group"].nunique() > 1 else "",
        item if table["key"].nunique() > 1 else "",
        VOICE_SHORT.get(voice, voice) if voice != ALL and table["voice"].nunique() > 1 else "",
    ]
    return shortened(", ".join(filter(None, parts)), LONGEST)


def _axes(ax: Axes, periods: list[str], label: str) -> None:
    """As many names of periods as there is room for, from the first on; the value axis from 0 where nothing lies below."""
    room = LETTER_INCHES * max(map(len, periods), default=1) + GAP_INCHES
    least = -(-len(periods) // max(1, int(_width(ax) / room)))
    step = next((n for n in ROUND_STEPS if n >= least), least) if len(periods) > 1 else 1
    ax.set_xticks(range(0, len(periods), step), periods[::step])
    ax.set_xlim(-0.5, max(len(periods) - 0.5, 0.5))
    if ax.dataLim.ymin >= 0:
        ax.set_ylim(bottom=0)
    ax.set_ylabel(label)
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(length=0, labelcolor=MUTED, labelsize=8.0)
    ax.tick_params(axis="x", pad=8)  # clear of the lowest value, which stands beside the first period
    ax.grid(axis="y")


def _legend(ax: Axes, n: int) -> None:
    """The key to the lines, above the figure, in as many columns as there is room for."""
    longest = max(len(str(line.get_label())) for line in ax.lines)
    columns = max(1, min(n, int(_width(ax) / (LETTER_INCHES * longest + 0.5))))
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.01), ncols=columns, frameon=False, borderpad=0, handlelength=1.8)


def _width(ax: Axes) -> float:
    """The width of the Axes in inches, as far as it is known before drawing."""
    return float(ax.get_position().width * ax.get_figure(root=True).get_figwidth())  # type: ignore[union-attr]
