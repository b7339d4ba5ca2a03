"""The `framing` command. Exit status: 0 done, 1 something in the input was refused (each is named, the rest is done), 2 wrong usage."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from framing.commands import classifier, comparison, groups, people
from framing.commands.codebook import app as codebook_app
from framing.commands.shared import REFUSED, USAGE, coded, fail, leave, say, study_or_articles, written

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Which frames news articles carry, in whose voice, with evidence for every number.",
)
app.add_typer(codebook_app, name="codebook")
for command in (
    *(groups.compare, groups.timeline, groups.keyness, groups.cooccurrence),
    *(classifier.train, classifier.evaluate, people.sample, people.reliability, people.validate),
):
    app.command()(command)
app.command()(comparison.diff)
app.command()(comparison.reprints)

Articles = Annotated[
    list[Path],
    typer.Argument(
        help="Files or folders: txt, csv, tsv, jsonl, parquet; a folder's manifest.csv is joined.", show_default=False
    ),
]
Books = Annotated[
    list[str],
    typer.Option(
        "--codebook",
        help="A shipped codebook or a codebook folder; repeat for several. [default: security, loaded, editorial]",
        show_default=False,
    ),
]
ColumnMap = Annotated[str, typer.Option("--columns", help="Column names of tables, e.g. id=nr,text=Artikel.")]
Models = Annotated[
    list[str],
    typer.Option(
        "--model",
        help="A classifier of yours (a folder written by `framing train`); repeat for several.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say only what was refused.")]


@app.command()
def code(
    news: Articles,
    out: Annotated[Path, typer.Option("--out", help="The study folder to write.")],
    codebook: Books = [],  # noqa: B006
    model: Models = [],  # noqa: B006
    columns: ColumnMap = "",
    format: Annotated[str, typer.Option("--format", help="parquet or csv.")] = "parquet",
    quiet: Quiet = False,
) -> None:
    """Code articles and write a study folder of tidy tables."""
    from framing.batch.study import check_place, write_study

    if format not in ("parquet", "csv"):
        fail(f"--format: expected parquet or csv, got {format!r}")
    check_place(out)
    coding = coded(news, codebook, columns, quiet, model)
    write_study(coding, out, format=format)
    say(f"{len(coding.articles)} articles coded: {out}", quiet)
    leave(coding)


@app.command()
def report(
    news: Articles,
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")] = Path("report.html"),
    by: Annotated[
        str, typer.Option("--by", help="What articles are grouped by: outlet, or a column of the articles.")
    ] = "outlet",
    codebook: Books = [],  # noqa: B006
    model: Models = [],  # noqa: B006
    columns: ColumnMap = "",
    title: Annotated[str, typer.Option("--title", help="The report's title.")] = "",
    quiet: Quiet = False,
) -> None:
    """Read, code, compare and write the report; also from a study folder."""
    from framing.batch.study import is_study, read_study
    from framing.report.page import report as write_report

    if len(news) == 1 and is_study(news[0]):
        if codebook or model:
            fail("--codebook, --model: a study is coded already; name the articles instead, or leave the option out")
        coding = read_study(news[0])
    else:
        coding = coded(news, codebook, columns, quiet, model)
    write_report(coding, out, by=by, title=title or None)
    say(f"report on {len(coding.articles)} articles: {out}", quiet)
    leave(coding)


@app.command()
def kwic(
    study: Annotated[Path, typer.Argument(help="A study folder, or articles.")],
    pattern: Annotated[
        list[str], typer.Argument(help="Patterns of the codebook language: 'provocat*'.", show_default=False)
    ],
    window: Annotated[int, typer.Option("--window", help="Words on either side.")] = 8,
    limit: Annotated[
        int | None, typer.Option("--limit", help="At most so many lines. [default: all]", show_default=False)
    ] = None,
    voice: Annotated[str | None, typer.Option("--voice", help="Only outlet, quoted or paraphrased words.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="A CSV file; without it the lines are printed.")] = None,
) -> None:
    """Key words in context, with the voice, speaker and actor of each occurrence."""
    from framing.workbench.kwic import kwic as key_words
    from framing.workbench.summary import context_lines

    coding = study_or_articles(study, [])
    found = key_words(coding, pattern, window=window, limit=limit, voice=voice)
    if out is None:
        print("\n".join(context_lines(found)) or "no occurrence")
    else:
        written(out, found.to_csv(index=False, lineterminator="\n"))
    leave(coding)


@app.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    print(installed("framing"))


def _errors(error: Exception) -> Iterator[str]:
    yield from (f"framing: {line}" for line in str(error).splitlines())


def run() -> None:
    """The entry point: errors on purpose are one clear line each, never a traceback."""
    from framing.model.errors import CodebookError, FramingError, InputError

    warnings.formatwarning = lambda message, *_, **__: f"framing: note: {message}\n"
    try:
        app(standalone_mode=True)
    except FramingError as error:
        print("\n".join(_errors(error)), file=sys.stderr)
        sys.exit(REFUSED if isinstance(error, InputError) and not isinstance(error, CodebookError) else USAGE)
    except KeyboardInterrupt:
        print("framing: stopped", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    run()
