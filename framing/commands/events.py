"""`framing events` and `framing omissions`: which articles tell one event, and what of it each outlet leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.shared import fail, leave, say, written

if TYPE_CHECKING:
    import pandas as pd

Study = Annotated[Path, typer.Argument(help="A study folder, or articles.", show_default=False)]
Out = Annotated[Path | None, typer.Option("--out", help="A CSV file; without it the table is printed.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say only what was refused.")]
WIDEST = 60


def events(
    study: Study,
    window: Annotated[float, typer.Option("--window", help="Days at which two articles' likeness counts half.")] = 7.0,
    threshold: Annotated[
        float, typer.Option("--threshold", help="Mean likeness, 0 to 1, at which articles are joined.")
    ] = 0.18,
    fill: Annotated[bool, typer.Option("--fill", help="Write the event_id into the study's articles.")] = False,
    out: Out = None,
    quiet: Quiet = False,
) -> None:
    """Which articles tell the same event, and how surely each belongs to it."""
    from framing.batch.study import is_study, write_study
    from framing.commands.shared import study_or_articles
    from framing.compare.events import events as found_events
    from framing.compare.events import with_events

    if fill and not is_study(study):
        fail(f"--fill: {study} is no study folder: write one with `framing code`")
    coding = study_or_articles(study, [])
    found = found_events(coding, window=window, threshold=threshold)
    if fill:
        write_study(with_events(coding, found), study)
        say(f"{found['event_id'].nunique()} events of {len(found)} articles: {study}", quiet)
    if out is not None:
        written(out, found.to_csv(index=False, lineterminator="\n"))
    elif not fill:
        titles = coding.articles[["article_id", "outlet", "published", "title"]]
        _print(found.merge(titles, on="article_id").sort_values(["event_id", "article_id"]))
    leave(coding)


def omissions(
    study: Annotated[Path, typer.Argument(help="A study folder.", show_default=False)],
    event: Annotated[
        str | None, typer.Option("--event", help="The event's id. [default: the only one]", show_default=False)
    ] = None,
    kind: Annotated[str, typer.Option("--kind", help="Printed: statement, source or actor.")] = "statement",
    out: Out = None,
) -> None:
    """What each outlet tells of an event and what it leaves out: statements, sources, actors."""
    from framing.batch.study import read_study
    from framing.compare.omissions import omission_table
    from framing.compare.omissions import omissions as left_out

    coding = read_study(study)
    found = left_out(coding, event=event)
    if out is not None:
        written(out, found.to_csv(index=False, lineterminator="\n"))
    else:
        _print(omission_table(found, kind=kind))
    leave(coding)


def _print(table: pd.DataFrame) -> None:
    """The table with its long texts cut."""
    from framing.report.plotting import shortened

    shown = {c: table[c].map(lambda v: shortened(v, WIDEST) if isinstance(v, str) else v) for c in table.columns}
    print(table.assign(**shown).to_string(index=False, float_format="{:.2f}".format, na_rep=""))
