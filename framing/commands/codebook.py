"""`framing codebook`: list, show, check and convert."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.shared import fail, leave, study_or_articles

if TYPE_CHECKING:
    from framing.codebooks.codebook import Codebook

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, show, check and convert codebooks.")


@app.command("list")
def list_codebooks() -> None:
    """List the shipped codebooks."""
    from framing.codebooks.files import load_codebook
    from framing.codebooks.locate import shipped_names

    for name in shipped_names("lexicons"):
        book = load_codebook(name)
        print(
            f"{name:12} {book.version:8} {len(book.categories):4} categories {len(book.indicators):6} indicators  {book.title}"
        )


@app.command("show")
def show_codebook(name: Annotated[str, typer.Argument(help="A shipped codebook or a codebook folder.")]) -> None:
    """Print a codebook as a coding manual."""
    from framing.codebooks.files import load_codebook

    print(load_codebook(name).manual())


@app.command("check")
def check_codebook(
    name: Annotated[str, typer.Argument(help="A shipped codebook or a codebook folder.")],
    corpus: Annotated[
        Path | None, typer.Option("--corpus", help="A study folder, or articles: what each entry does there.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="An HTML page of the check; needs --corpus.")] = None,
) -> None:
    """Validate a codebook, every problem with file and line; with --corpus, say what each entry does in articles."""
    from framing.codebooks.files import load_codebook

    book = load_codebook(name)
    if corpus is None:
        if out is not None:
            fail("--out: a page needs articles to check the codebook against: name them with --corpus")
        print_faults(book)
        return
    from framing.workbench.check import check

    coding = study_or_articles(corpus, [book])
    checked = check(book, coding)
    print(checked.summary())
    if out is not None:
        checked.to_html(out)
    leave(coding)


def print_faults(book: Codebook) -> None:
    """The size of a codebook and notes on what is doubtful; raises CodebookError where something is wrong."""
    from framing.model.errors import CodebookError

    faults = book.check()
    wrong, notes = faults.problem[faults.severity == "error"], faults.problem[faults.severity == "note"]
    if len(wrong):
        raise CodebookError("\n".join(f"{book.name}, {problem}" for problem in wrong))
    sizes = f"{len(book.categories)} categories, {len(book.indicators)} indicators, {len(book.examples)} examples"
    print(f"{book.name} {book.stamp}: {sizes}; no errors, {len(notes)} notes")
    print("".join(f"note: {problem}\n" for problem in notes), end="")


@app.command("convert")
def convert_codebook(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="A dictionary file, a codebook folder or a shipped codebook.")
    ],
    out: Annotated[Path, typer.Argument(help="A folder (a codebook), or a .dicx, .yaml or .csv file.")],
    source_format: Annotated[
        str | None, typer.Option("--from", help="The format of IN. [default: by name and looks]", show_default=False)
    ] = None,
    format: Annotated[
        str | None, typer.Option("--to", help="The format of OUT. [default: by its name]", show_default=False)
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over what is there.")] = False,
) -> None:
    """Convert dictionaries of other programs, and codebooks for them; what cannot be carried over is named."""
    import pandas as pd

    from framing.codebooks.formats.convert import convert

    done = convert(source, out, source_format=source_format, format=format, replace=replace)
    for row in done.diagnostics.itertuples():
        line = "" if row.line is pd.NA else f", line {row.line}"
        print(f"framing: note: {row.path}{line}: {row.term!r}: {row.problem}: {row.action}", file=sys.stderr)
    book = done.codebook
    losses = f"; {len(done.diagnostics)} notes on what was not carried over" if len(done.diagnostics) else ""
    print(f"{out}: {len(book.categories)} categories, {len(book.indicators)} indicators{losses}")
