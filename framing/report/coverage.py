"""The heat map of an event (`fr.plot.omissions`): items against outlets, told or left out, asserted or attributed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from framing.compare.omissions import omissions as omitted
from framing.compare.tellings import ATTRIBUTED, KINDS, OUT, PART, SOURCE, STATEMENT
from framing.measures.common import check_option
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.palette import INK, MUTED, PAPER, RULE, VOICE_COLOURS, VOICE_HATCHES
from framing.report.plotting import Look, canvas, legend, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ASSERTED_KEY, ATTRIBUTED_KEY, PART_KEY, OUT_KEY = KEYS = ("outlet", "quoted", "part", "out")
LOOK = Look(
    {ASSERTED_KEY: VOICE_COLOURS["outlet"], ATTRIBUTED_KEY: VOICE_COLOURS["quoted"], PART_KEY: MUTED, OUT_KEY: PAPER},
    {ATTRIBUTED_KEY: VOICE_HATCHES["paraphrased"]},
    {
        ASSERTED_KEY: "own voice",
        ATTRIBUTED_KEY: "attributed",
        PART_KEY: "half a cell: in part",
        OUT_KEY: "left out",
    },
)
LONGEST_STATEMENT, LONGEST_OUTLET, WIDTH = 62, 26, 13


def omissions(
    coding: Coding, *, event: str | None = None, kind: str = STATEMENT, most: int = 25, ax: Axes | None = None
) -> Axes:
    """Which outlets tell what of an event: a heat map of `omissions(coding, event=event)`, what most tell at the top.

    A full cell is told, a half one told in part, an empty one left out; the colour and hatching say in whose voice.

    Parameters
    ----------
    event : an `event_id`; it can be left out where there is one event only
    kind : "statement", "source" or "actor"
    most : how many rows are shown

    Raises UsageError for another kind, an unknown event, or `most` below 1.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> text = "Fire broke out in the mill at noon."
    >>> coding = code([Article(n, text, outlet=n, extra={"event": "e"}) for n in "ab"], codebooks=["loaded"], models={})
    >>> [label.get_text() for label in omissions(coding).get_xticklabels()]
    ['a', 'b']
    """
    check_option("kind", kind, KINDS)
    if most < 1:
        raise UsageError(f"most: expected a whole number of at least 1, got {most!r}")
    found = omitted(coding, event=event)
    outlets = sorted(set(found["outlet"]))
    found = found[found["kind"] == kind]
    shown = found[found["item"] <= most]
    with canvas(ax) as ax:
        _lay_out(ax, list(dict.fromkeys(zip(shown["item"], shown["statement"], strict=True))), outlets, most)
        for row in shown.to_dict("records"):
            _cell(ax, row, outlets.index(str(row["outlet"])))
        more = found["item"].nunique() - shown["item"].nunique()
        if more:
            ax.set_xlabel(f"and {more} more that as many outlets tell, or fewer", loc="left")
        used = (
            [ASSERTED_KEY, ATTRIBUTED_KEY]
            if kind == STATEMENT
            else [ATTRIBUTED_KEY]
            if kind == "source"
            else [ASSERTED_KEY]
        )
        _legend(ax, [*used, *([PART_KEY] if kind != "actor" else []), OUT_KEY], _look(kind))
    return ax


def _legend(ax: Axes, keys: list[str], look: Look) -> None:
    """The key above the figure, from its right edge leftwards over the statements."""
    legend(ax, keys, look)
    drawn = ax.get_legend()
    handles = [handle for handle in drawn.legend_handles if handle is not None] if drawn else []
    handles[-1].set(edgecolor=RULE, linewidth=0.6)
    ax.legend(handles=handles, loc="lower right", bbox_to_anchor=(1, 1), ncols=4, frameon=False, borderpad=0)


def _look(kind: str) -> Look:
    """The key in the words of the kind."""
    words = {
        "source": {ATTRIBUTED_KEY: "quoted or paraphrased", PART_KEY: "half a cell: only named"},
        "actor": {ASSERTED_KEY: "named"},
    }
    return Look(LOOK.colours, LOOK.hatches, {**LOOK.labels, **words.get(kind, {})})


def _cell(ax: Axes, row: Mapping[Hashable, object], column: int) -> None:
    """One cell: a frame, filled as far as the item is told."""
    y = float(str(row["item"])) - 1
    ax.barh(y, 0.9, 0.8, column + 0.05, color=PAPER, edgecolor=RULE, linewidth=0.6)
    if row["told"] == OUT:
        return
    key = ATTRIBUTED_KEY if row["stance"] == ATTRIBUTED or row["kind"] == SOURCE else ASSERTED_KEY
    width = 0.45 if row["told"] == PART else 0.9
    key = PART_KEY if row["told"] == PART and row["kind"] == SOURCE else key
    hatch = LOOK.hatches.get(key, "")
    ax.barh(y, width, 0.8, column + 0.05, color=LOOK.colours[key], hatch=hatch, edgecolor=PAPER, linewidth=0.6)


def _lay_out(ax: Axes, items: list[tuple[int, str]], outlets: list[str], most: int) -> None:
    """Outlets above, statements at the left, and room for both."""
    ax.set_xlim(0, max(len(outlets), 1))
    ax.set_ylim(max(len(items), 1) - 0.4, -0.6)
    ax.set_xticks(
        [n + 0.5 for n in range(len(outlets))], ["\n".join(wrap(shortened(o, LONGEST_OUTLET), WIDTH)) for o in outlets]
    )
    ax.xaxis.set_ticks_position("bottom")
    ax.set_yticks(range(len(items)), [shortened(words, LONGEST_STATEMENT) for _, words in items])
    ax.spines[["top", "right", "left", "bottom"]].set_visible(False)
    ax.tick_params(length=0, colors=INK)
    if len(outlets) > 4:
        ax.tick_params(axis="x", labelrotation=30)
