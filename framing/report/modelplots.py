"""Plots of a classifier's figures: precision and recall, calibration, confusion; each takes `ax=` and returns Axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.coders.evaluation import confusion_counts, reliability_curve
from framing.report.palette import ACCENT, CUE_COLOURS, INK, MUTED, RULE
from framing.report.plotting import LOOK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.coders.evaluation import Answers
    from framing.coders.training import Training

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
COLOURS = {"lexicon": CUE_COLOURS["neutral"], "classifier": CUE_COLOURS["endorsing"], "combined": ACCENT}
LINES = {"lexicon": ":", "classifier": "--", "combined": "-"}
MARKERS = {"lexicon": "s", "classifier": "^", "combined": "o"}
Value = Mapping[str, tuple[Floats, Bools]]


def precision_recall(target: Bools, answers: Value, *, title: str = "", ax: Axes | None = None) -> Axes:
    """Precision against recall of each coder as its threshold falls; the marker is at the threshold in use.

    `target`: whether each sentence has the label; `answers`: by coder, its values and its decisions for them.
    """
    axes = _square(ax, title, "recall", "precision")
    for coder, (value, present) in answers.items():
        order = np.argsort(-value, kind="stable")
        ends = np.flatnonzero(np.append(np.diff(value[order]) != 0, True))
        hits = np.cumsum(target[order])[ends]
        axes.plot(
            hits / max(1, target.sum()), hits / (ends + 1), LINES[coder], color=COLOURS[coder], label=coder, lw=1.4
        )
        claimed, hit = present.sum(), (present & target).sum()
        if claimed and target.sum():
            axes.plot(hit / target.sum(), hit / claimed, MARKERS[coder], color=COLOURS[coder], ms=6)
    axes.legend(frameon=False, loc="lower left")
    return axes


def calibration(target: Bools, answers: Value, *, title: str = "", bins: int = 10, ax: Axes | None = None) -> Axes:
    """Reliability curves: the share of sentences with the label among those given about the same value.

    On the diagonal a value is a probability. Points of fewer than five sentences are hollow.
    """
    axes = _square(ax, title, "value", "share with the label")
    axes.plot([0, 1], [0, 1], color=RULE, lw=1)
    for coder, (value, _) in answers.items():
        curve = reliability_curve(target, value, bins=bins).dropna()
        axes.plot(curve.mean_value, curve["share"], LINES[coder], color=COLOURS[coder], label=coder, lw=1.2)
        for few, face in ((curve.n < 5, "none"), (curve.n >= 5, COLOURS[coder])):
            part = curve[few]
            axes.plot(part.mean_value, part["share"], MARKERS[coder], color=COLOURS[coder], mfc=face, ms=5)
    axes.legend(frameon=False, loc="upper left")
    return axes


def confusion(target: Bools, present: Bools, *, title: str = "", ax: Axes | None = None) -> Axes:
    """How many sentences have the label (rows) and are said to have it (columns)."""
    axes = _axes(ax)
    counts = confusion_counts(target, present)
    cells = np.array([[counts["both"], counts["only_gold"]], [counts["only_coder"], counts["neither"]]])
    shares = cells / np.maximum(1, cells.sum(axis=1, keepdims=True))
    axes.imshow(shares, cmap="Purples", vmin=0, vmax=1.3)
    for row in range(2):
        for column in range(2):
            dark = shares[row, column] > 0.75
            text = f"{cells[row, column]:,}\n{shares[row, column]:.0%}"
            axes.text(column, row, text, ha="center", va="center", color="white" if dark else INK)
    axes.set_xticks([0, 1], ["said", "not said"])
    axes.set_yticks([0, 1], ["has it", "lacks it"])
    axes.set_title(title, fontsize=9, color=INK)
    axes.tick_params(length=0)
    return axes


def save_plots(folder: Path, data: Training, labels: Sequence[str], answers: Answers) -> list[Path]:
    """Write `precision_recall.png`, `calibration.png` and `confusion.png`, with one panel for each label."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in ("precision_recall", "calibration", "confusion"):
        with mpl.rc_context(LOOK):
            figure = Figure(figsize=(3.4 * len(labels), 3.5), layout="constrained")
            panels = figure.subplots(1, len(labels), squeeze=False)[0]
            for n, (label, ax) in enumerate(zip(labels, panels, strict=True)):
                target = data.labels[:, n]
                own = {coder: (value[:, n], present[:, n]) for coder, (value, present) in answers.items()}
                if name == "confusion":
                    confusion(target, own["combined"][1], title=f"{label}: combined", ax=ax)
                else:
                    (precision_recall if name == "precision_recall" else calibration)(target, own, title=label, ax=ax)
            figure.savefig(folder / f"{name}.png", dpi=150)
        written.append(folder / f"{name}.png")
    return written


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(3.6, 3.5), layout="constrained")[1]


def _square(ax: Axes | None, title: str, x: str, y: str) -> Axes:
    """Axes from 0 to 1 on both sides."""
    axes = _axes(ax)
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel=x, ylabel=y)
    axes.set_title(title, fontsize=9, color=INK)
    axes.grid(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(color=MUTED)
    return axes
