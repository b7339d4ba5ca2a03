"""Figures of comparisons (`fr.plot`): key words, and who is framed as what.

Each takes a coding with the options of the function of the same name, or the table which that function gave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.compare.cooccurrence import cooccurrence as cooccurrence_table
from framing.measures.common import ALL
from framing.measures.keyness import keyness as keyness_table
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.palette import ACCENT, INK, MUTED, PAPER, STACK, VOICE_COLOURS, VOICE_HATCHES, VOICE_LABELS
from framing.report.plotting import Bar, Group, Look, canvas, lay_out, legend, percent_axis
from framing.report.rows import Row, records

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BY_VOICE = Look(VOICE_COLOURS, VOICE_HATCHES, VOICE_LABELS)
SIDES = (("target", "more in the target", VOICE_COLOURS["outlet"]), ("reference", "more in the reference", VOICE_COLOURS["quoted"]))  # fmt: skip
NOTE_SIZE = 7.8


def keyness(of: Coding | pd.DataFrame, *, top: int = 12, ax: Axes | None = None, **options: Any) -> Axes:
    """The words that tell target and reference apart most: bars of the z-score of the weighted log-odds.

    `top` words of either side; at the end of each bar the z, and how often the word stands in target and reference.
    """
    rows = records(table_of(of, keyness_table, options))
    sides = [[r for r in rows if r["z"] > 0][:top], [r for r in rows[::-1] if r["z"] < 0][:top]]
    groups = [
        Group(title, [Bar(row["word"], {}) for row in side] or [Bar("", {})])
        for (_, title, _), side in zip(SIDES, sides, strict=True)
    ]
    longest = max([1.0, *(abs(row["z"]) for side in sides for row in side)])
    with canvas(ax) as ax:
        for (_, _, colour), side, ys in zip(SIDES, sides, lay_out(ax, groups), strict=True):
            for row, y in zip(side, ys, strict=False):
                ax.barh(y, abs(row["z"]), 0.72, color=colour, edgecolor=PAPER, linewidth=0.7)
                _note(ax, abs(row["z"]), y, f"{row['z']:+.1f}   {row['n_target']:,} : {row['n_reference']:,}")
        ax.set_xlim(0, longest * 1.35)
        ax.set_xlabel(
            "distance from 0 of z (weighted log-odds); beside it z, and times in target : reference", loc="left"
        )
    return ax


def cooccurrence(of: Coding | pd.DataFrame, *, top: int = 8, ax: Axes | None = None, **options: Any) -> Axes:
    """Who is framed as what: of the sentences that name an actor, the share that carries each category, by voice.

    The `top` actors that most sentences name. The line over a bar is the interval of the whole share; the upright mark is the
    share among all sentences. In a table of several groups each group and actor has its heading.
    """
    table = table_of(of, cooccurrence_table, options)
    blocks = _blocks(table, top)
    groups = [Group(name, [Bar(row["category"], {}) for row in rows]) for name, rows in blocks.items()]
    longest = max([0.05, *(r["share_high"] or r["share"] or 0.0 for rows in blocks.values() for r in rows)])
    with canvas(ax) as ax:
        for rows, ys in zip(blocks.values(), lay_out(ax, groups), strict=True):
            for row, y in zip(rows, ys, strict=True):
                _share(ax, row, y)
        ax.set_xlim(0, longest * 1.3)
        percent_axis(ax, "share of the sentences that name the actor; upright mark: of all sentences")
        legend(ax, STACK, BY_VOICE)
    return ax


def _share(ax: Axes, row: Row, y: float) -> None:
    """One category of one actor: a stacked bar by voice, its interval, and the share among all sentences."""
    if row["share"] is None:
        return _note(ax, 0, y, "not named")
    left = 0.0
    for voice in STACK:
        length = row["by_voice"].get(voice, 0.0)
        if length > 0:
            colour, hatch = VOICE_COLOURS[voice], VOICE_HATCHES[voice]
            ax.barh(y, length, 0.72, left, color=colour, hatch=hatch, edgecolor=PAPER, linewidth=0.7)
            left += length
    end = left
    if row["share_low"] is not None:
        ax.hlines(y, row["share_low"], row["share_high"], color=INK, linewidth=1.0)
        end = max(left, row["share_high"])
    ax.vlines(row["overall"], y - 0.42, y + 0.42, color=ACCENT, linewidth=1.6)
    return _note(ax, max(end, row["overall"]), y, f"{row['n']:,} of {row['n_actor']:,}")


def _blocks(table: pd.DataFrame, top: int) -> dict[str, list[Row]]:
    """The rows over all voices of the actors most named, under "group: actor", each with its shares by voice."""
    sizes = table.drop_duplicates(["group", "actor"]).groupby("actor")["n_actor"].sum()
    chosen = sizes.sort_index().sort_values(ascending=False, kind="stable").index[:top]
    many = table["group"].nunique() > 1
    rows = records(table[table["actor"].isin(chosen)])
    by_voice: dict[tuple[str, ...], dict[str, float]] = {}
    for row in rows:
        if row["voice"] != ALL and row["n_actor"]:
            by_voice.setdefault(_key(row), {})[row["voice"]] = row["n"] / row["n_actor"]
    blocks: dict[str, list[Row]] = {}
    for actor in chosen:
        for row in rows:
            if row["actor"] == actor and row["voice"] == ALL:
                name = f"{row['group']}: {actor}" if many else str(actor)
                blocks.setdefault(name, []).append(row | {"by_voice": by_voice.get(_key(row), {})})
    return blocks


def _key(row: Row) -> tuple[str, ...]:
    return row["group"], row["actor"], row["codebook"], row["category"]


def _note(ax: Axes, x: float, y: float, text: str) -> None:
    place = {"xytext": (4, 0), "textcoords": "offset points"}
    ax.annotate(text.replace("-", "−"), (x, y), va="center", color=MUTED, size=NOTE_SIZE, **place)  # type: ignore[arg-type]


def table_of(of: Coding | pd.DataFrame, function: Any, options: dict[str, Any]) -> pd.DataFrame:
    """The table itself, or that of a coding; a table takes no further options."""
    if isinstance(of, Coding):
        frame: pd.DataFrame = function(of, **options)
        return frame
    if options:
        raise UsageError(
            f"{next(iter(options))}: a table is drawn as it is: give the option to the function that made it"
        )
    return of
