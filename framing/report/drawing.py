"""Figures for a page: each drawn for wide and for narrow screens, with its legend beside it as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from framing.report.content import Key, Picture
from framing.report.palette import STACK, VOICE_LABELS
from framing.report.plotting import LOOK, fit
from framing.report.svg import to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDE_INCHES, NARROW_INCHES = 7.2, 3.6
VOICE_KEYS = tuple(Key(f"bar {voice}", VOICE_LABELS[voice]) for voice in STACK)


def picture(
    draw: Callable[[Axes], object], *, key: str, title: str, desc: str, caption: str = "", legend: Sequence[Key] = ()
) -> Picture:
    """A figure as it stands in the page; `draw` puts it on an Axes, `desc` says in words what it shows."""
    return Picture(
        _drawn(draw, WIDE_INCHES, f"{key}-w", title, desc),
        _drawn(draw, NARROW_INCHES, f"{key}-n", title, desc),
        caption,
        legend,
    )


def _drawn(draw: Callable[[Axes], object], width: float, key: str, title: str, desc: str) -> str:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(LOOK):
        fig = Figure(figsize=(width, 3.0), layout="constrained")
        ax = fig.subplots()
    draw(ax)
    if (drawn := ax.get_legend()) is not None:
        drawn.remove()
    fit(ax)
    return to_svg(fig, title=title, desc=desc, key=key)
