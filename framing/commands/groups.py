"""`framing compare`, `timeline`, `keyness`, `cooccurrence`: groups, time, words, and who is framed as what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.commands.shared import fail, leave, written

if TYPE_CHECKING:
    import pandas as pd

    from framing.model.coding import Coding

VALUE_OF = {"tone": "tone", "loaded": "density"}
MEASURES = ("salience", "tone", "voices", "editorialising", "loaded")

Study = Annotated[Path, typer.Argument(help="A study folder.")]
By = Annotated[
    list[str],
    typer.Option(
        "--by",
        help="outlet, voice, or a column of the articles; repeat for several. [default: outlet]",
        show_default=False,
    ),
]
MeasureName = Annotated[str, typer.Option("--measure", help="salience, tone, voices, editorialising or loaded.")]
Out = Annotated[Path | None, typer.Option("--out", help="A CSV file; without it the table is printed.")]
Figure = Annotated[
    Path | None, typer.Option("--figure", help="A figure to draw: .png, .svg or .pdf.", show_default=False)
]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the resampling.")]
Join = Annotated[
    Path | None,
    typer.Option(
        "--join", help="A CSV file about the outlets: a column outlet, and others to group by.", show_default=False
    ),
]
Clusters = Annotated[
    Path | None,
    typer.Option(
        "--clusters", help="A CSV file article_id,cluster: copies that are drawn together.", show_default=False
    ),
]


def compare(
    study: Study,
    by: By = [],  # noqa: B006
    measure: MeasureName = "salience",
    reference_group: Annotated[
        str | None,
        typer.Option(
            "--reference-group", help="Differences are against this group, not all others.", show_default=False
        ),
    ] = None,
    weights: Annotated[
        str | None,
        typer.Option("--weights", help="A column of the articles that says what each weighs.", show_default=False),
    ] = None,
    clusters: Clusters = None,
    join: Join = None,
    out: Out = None,
    seed: Seed = 0,
) -> None:
    """Compare groups of a study by one measure, with bootstrap intervals and corrected p-values."""
    from framing.compare.groups import compare as compare_groups

    function = _measure(measure)
    coding = _study(study, join)
    table = compare_groups(
        coding,
        function,
        by=by or "outlet",
        value=VALUE_OF.get(measure),
        reference_group=reference_group,
        weights=weights,
        clusters=_read(clusters),
        seed=seed,
    )
    _put(table, out)
    leave(coding)


def timeline(
    study: Study,
    measure: MeasureName = "salience",
    freq: Annotated[str, typer.Option("--freq", help="day, week, month, quarter or year.")] = "month",
    by: By = [],  # noqa: B006
    split: Annotated[
        str | None,
        typer.Option(
            "--split", help="A day (2025-12-11): before and after it, instead of periods.", show_default=False
        ),
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", help="Where times with an offset are brought to: Asia/Tokyo.", show_default=False),
    ] = None,
    clusters: Clusters = None,
    join: Join = None,
    out: Out = None,
    figure: Figure = None,
    seed: Seed = 0,
) -> None:
    """A measure over time, or before and after a day, with bootstrap intervals; all articles together without --by."""
    from framing.compare.timeline import before_after
    from framing.compare.timeline import timeline as over_time

    function = _measure(measure)
    if split and figure:
        fail("--figure: is of periods: leave --split or --figure out")
    coding = _study(study, join)
    options: dict[str, Any] = {"by": by or None, "value": VALUE_OF.get(measure), "timezone": timezone, "seed": seed}
    options["clusters"] = _read(clusters)
    options |= {"date": split} if split else {"freq": freq}
    table = (before_after if split else over_time)(coding, function, **options)
    _put(table, out)
    _draw(figure, "timeline", table)
    leave(coding)


def keyness(
    study: Study,
    target: Annotated[
        list[str],
        typer.Option(
            "--target", help="column=value: outlet=Echo, voice=quoted; repeat for several.", show_default=False
        ),
    ],
    reference: Annotated[
        list[str],
        typer.Option(
            "--reference",
            help="As --target, or a CSV file word,count. [default: all other articles]",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    voice: Annotated[
        str | None, typer.Option("--voice", help="Only outlet, quoted or paraphrased words.", show_default=False)
    ] = None,
    n: Annotated[int, typer.Option("-n", help="Words in a row.")] = 1,
    min_count: Annotated[int, typer.Option("--min-count", help="Least times on both sides together.")] = 5,
    min_articles: Annotated[int, typer.Option("--min-articles", help="Least articles on both sides together.")] = 2,
    names: Annotated[str, typer.Option("--names", help="keep, drop or only.")] = "keep",
    top: Annotated[int, typer.Option("--top", help="Words of either side that are printed.")] = 20,
    out: Out = None,
    figure: Figure = None,
) -> None:
    """The words that one part of a study uses more, and less, than another."""
    import pandas as pd

    from framing.batch.study import read_study
    from framing.measures.keyness import keyness as key_words

    coding = read_study(study)
    table = key_words(
        coding,
        target=_filter(target),
        reference=_reference(reference),
        voice=voice,
        n=n,
        min_count=min_count,
        min_articles=min_articles,
        names=names,
    )
    shown = pd.concat([table[table["z"] > 0].head(top), table[table["z"] <= 0].tail(top)])
    _put(table if out else shown, out)
    _draw(figure, "keyness", table)
    leave(coding)


def cooccurrence(
    study: Study,
    codebook: Annotated[
        list[str],
        typer.Option(
            "--codebook", help="Whose categories; repeat for several. [default: all frames]", show_default=False
        ),
    ] = [],  # noqa: B006
    unit: Annotated[
        str, typer.Option("--unit", help="categories, or words (the loaded words themselves).")
    ] = "categories",
    role: Annotated[str, typer.Option("--role", help="named (who is framed) or speaking (whose words).")] = "named",
    by: By = [],  # noqa: B006
    min_sentences: Annotated[int, typer.Option("--min-sentences", help="Least sentences of an actor.")] = 5,
    out: Out = None,
    figure: Figure = None,
    seed: Seed = 0,
) -> None:
    """Who is framed as what: actors and the frames of the sentences that name them; all articles together without --by."""
    from framing.batch.study import read_study
    from framing.compare.cooccurrence import cooccurrence as together

    coding = read_study(study)
    table = together(
        coding, codebooks=codebook or None, unit=unit, role=role, by=by or None, min_sentences=min_sentences, seed=seed
    )
    _put(table, out)
    _draw(figure, "cooccurrence", table)
    leave(coding)


def _measure(name: str) -> Any:
    import framing

    if name not in MEASURES:
        fail(f"--measure: expected one of {', '.join(MEASURES)}, got {name!r}")
    return getattr(framing, name)


def _study(place: Path, join: Path | None) -> Coding:
    """The study, with what is known of its outlets."""
    from framing.batch.study import read_study
    from framing.compare.joining import join as joined

    coding = read_study(place)
    table = _read(join)
    return coding if table is None else joined(coding, table)


def _read(path: Path | None) -> pd.DataFrame | None:
    import pandas as pd

    if path is None:
        return None
    try:
        return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as error:
        fail(f"{path}: cannot be read as a CSV file ({error}): name another")
    return None


def _filter(conditions: list[str]) -> dict[str, list[str]]:
    """`column=value` options: of one column any value, of several columns all."""
    chosen: dict[str, list[str]] = {}
    for condition in conditions:
        column, sign, value = condition.partition("=")
        if not sign or not column:
            fail(f"--target, --reference: expected column=value (outlet=Echo), got {condition!r}")
        chosen.setdefault(column, []).append(value)
    return chosen


def _reference(given: list[str]) -> dict[str, list[str]] | pd.DataFrame | None:
    if not given:
        return None
    if len(given) == 1 and given[0].endswith(".csv"):
        return _read(Path(given[0]))
    return _filter(given)


def _put(table: pd.DataFrame, out: Path | None) -> None:
    """Print a table, or write it as CSV."""
    if out is None:
        print(table.to_string(index=False))
    else:
        written(out, table.to_csv(index=False, lineterminator="\n"))


def _draw(path: Path | None, name: str, table: pd.DataFrame) -> None:
    """Draw the figure of a table."""
    if path is None:
        return
    import matplotlib

    matplotlib.use("Agg")
    from framing.report import figures

    axes = getattr(figures, name)(table)
    try:
        axes.get_figure(root=True).savefig(path, dpi=150)
    except (OSError, ValueError) as error:
        fail(f"{path}: cannot be written ({error}): name a .png, .svg or .pdf file")
