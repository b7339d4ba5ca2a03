"""What the figures share: one look, rows in groups, stacked bars that differ in more than colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from framing.model.coding import Coding
from framing.report.palette import INK, MUTED, PAPER, RULE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer

P = ParamSpec("P")

LOOK = {
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
    "ytick.color": INK,
    "xtick.labelsize": 8.0,
    "ytick.labelsize": 8.5,
    "hatch.linewidth": 0.8,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
}
ROW_INCHES, MARGIN_INCHES, WIDTH_INCHES = 0.2, 0.55, 7.2
LONGEST_LABEL = 34


def figure(draw: Callable[Concatenate[Coding, P], Axes]) -> Callable[Concatenate[Coding, P], Axes]:
    """Draw in the report's look; `ax=None` makes a figure of a height that fits what was drawn."""

    @wraps(draw)
    def wrapped(coding: Coding, *args: P.args, **kwargs: P.kwargs) -> Axes:
        import matplotlib as mpl

        with mpl.rc_context(LOOK):
            if kwargs.get("ax") is not None:
                return draw(coding, *args, **kwargs)
            from matplotlib import pyplot

            fig, ax = pyplot.subplots(figsize=(WIDTH_INCHES, 3.0), layout="constrained")
            kwargs["ax"] = ax
            fitted(draw(coding, *args, **kwargs))
            pyplot.close(fig) if not ax.has_data() and not ax.texts else None
            return ax

    return wrapped


def fitted(ax: Axes) -> Axes:
    """Give the figure of a single Axes the height that its rows need."""
    low, high = sorted(ax.get_ylim())
    fig = ax.get_figure(root=True)
    if fig is not None:
        fig.set_figheight((high - low) * ROW_INCHES + MARGIN_INCHES)
    return ax
