"""What the figures share: one look, rows in groups, stacked bars that differ in more than colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.report.palette import INK, MUTED, PAPER, RULE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOK: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 8.5,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.labelsize": 8.0,
    "axes.axisbelow": True,
    "xtick.color": MUTED,
    "xtick.labelsize": 8.0,
    "hatch.linewidth": 0.9,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
}
ROW, GAP, HEADER = 1.0, 0.55, 1.05
ROW_INCHES, MARGIN_INCHES, WIDTH_INCHES = 0.2, 0.5, 7.2
LONGEST_NAME, LONGEST_LABEL = 48, 22


@dataclass(frozen=True)
class Bar:
    """One row of a figure: a label, the lengths of its parts by their key, and what is written at its end."""

    label: str
    parts: Mapping[str, float]
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under one heading; without a name they have none."""

    name: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Look:
    """How the parts of bars are told apart: by key, a colour, a hatch and the words of the legend."""

    colours: Mapping[str, str]
    hatches: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def canvas(ax: Axes | None) -> Iterator[Axes]:
    """The Axes to draw on, in the report's look; one that is made here gets the height that its rows need."""
    import matplotlib as mpl

    with mpl.rc_context(LOOK):
        if ax is not None:
            yield ax
            return
        from matplotlib import pyplot

        _, made = pyplot.subplots(figsize=(WIDTH_INCHES, 3.0), layout="constrained")
        yield made
        fit(made)


def fit(ax: Axes) -> None:
    """Give the figure of a single Axes the height that its rows need."""
    low, high = sorted(ax.get_ylim())
    ax.get_figure(root=True).set_figheight((high - low) * ROW_INCHES + MARGIN_INCHES)  # type: ignore[union-attr]


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at `longest` characters.

    >>> shortened("The Daily Echo", 9)
    'The Dail…'
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def lay_out(ax: Axes, groups: Sequence[Group]) -> list[list[float]]:
    """Write headings and row labels; the height of each row, group by group, the first at the top."""
    places: list[list[float]] = []
    y = 0.0
    beside = ax.get_yaxis_transform()
    for group in groups:
        if group.name:
            ax.text(0, y, shortened(group.name, LONGEST_NAME), transform=beside, weight="bold", va="center", ha="left")
            y += HEADER
        places.append([])
        for bar in group.bars:
            ax.text(-0.012, y, shortened(bar.label, LONGEST_LABEL), transform=beside, va="center", ha="right")
            places[-1].append(y)
            y += ROW
        y += GAP
    ax.set_ylim(max(y - GAP, 1.0) - 0.4, -0.7)
    ax.set_yticks([])
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="x", length=0)
    ax.grid(axis="x")
    return places


def stacked(ax: Axes, groups: Sequence[Group], look: Look, *, least: float = 0.0, room: float = 1.2) -> None:
    """Horizontal stacked bars in groups, with each bar's note at its end.

    The axis reaches at least `least`, and `room` times as far where there are notes.
    """
    longest = max([least, 1e-9, *(sum(bar.parts.values()) for group in groups for bar in group.bars)])
    noted = any(bar.note for group in groups for bar in group.bars)
    for group, ys in zip(groups, lay_out(ax, groups), strict=True):
        for bar, y in zip(group.bars, ys, strict=True):
            left = 0.0
            for key, length in bar.parts.items():
                if length > 0:
                    hatch = look.hatches.get(key, "")
                    ax.barh(y, length, 0.72, left, color=look.colours[key], hatch=hatch, edgecolor=PAPER, linewidth=0.7)
                    left += length
            place = {"xytext": (4, 0), "textcoords": "offset points"}
            ax.annotate(bar.note, (left, y), va="center", color=MUTED, size=7.8, **place)  # type: ignore[arg-type]
    ax.set_xlim(0, longest * (room if noted else 1.0))


def legend(ax: Axes, keys: Sequence[str], look: Look) -> None:
    """The key to the parts, above the figure, in the given order and whether or not each occurs."""
    from matplotlib.patches import Patch

    patches = [
        Patch(facecolor=look.colours[k], hatch=look.hatches.get(k, ""), edgecolor=PAPER, label=look.labels.get(k, k))
        for k in keys
    ]
    ax.legend(
        handles=patches, loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, borderpad=0, handlelength=1.4
    )


def percent(share: float | None) -> str:
    """A share of 0..1 in per cent, without decimals except below one per cent; a dash where it is undefined.

    >>> percent(0.314), percent(0.004), percent(0.0), percent(None)
    ('31%', '0.4%', '0%', '–')
    """
    if share is None or share != share:
        return "–"
    return f"{100 * share:.1f}%" if 0 < share < 0.0095 else f"{100 * share:.0f}%"


def percent_axis(ax: Axes, label: str) -> None:
    """The x axis in per cent of 0..1, with a label."""
    from matplotlib.ticker import PercentFormatter

    ax.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    ax.set_xlabel(label, loc="left")
