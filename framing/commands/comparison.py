"""`framing diff` and `framing reprints`: two articles side by side, and who reprints whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.shared import fail, leave, say, written

if TYPE_CHECKING:
    from framing.model.article import Article
    from framing.model.coding import Coding
    from framing.model.errors import Problem

Quiet = Annotated[bool, typer.Option("--quiet", help="Say only what was refused.")]


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="The first article: a file, or with --study an id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The second article, likewise.")],
    study: Annotated[
        Path | None, typer.Option("--study", help="A study folder that holds both articles.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="An HTML page, side by side; without it the diff is printed.")
    ] = None,
    codebook: Annotated[
        list[str],
        typer.Option(
            "--codebook",
            help="For files: a codebook whose hits are shown; repeat for several. [default: security, loaded, editorial]",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    quiet: Quiet = False,
) -> None:
    """What the second article changed of the first: sentences, words, loaded words and cues."""
    from framing.batch.study import read_study
    from framing.report.diff import diff as compared

    if study is None:
        coding = _two_files(a, b, codebook)
        a, b = coding.corpus[0].id, coding.corpus[1].id
    elif codebook:
        fail("--codebook: a study is coded already: leave the option out")
    else:
        coding = read_study(study)
    found = compared(coding, a, b)
    if out is None:
        _print(found)
    else:
        found.to_html(out)
        say(f"{found!r}: {out}", quiet)
    leave(coding)


def reprints(
    study: Annotated[Path, typer.Argument(help="A study folder, or articles.", show_default=False)],
    kind: Annotated[
        list[str],
        typer.Option(
            "--kind",
            help="verbatim, edited, rewritten or same event; repeat for several. [default: all]",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    out: Annotated[Path | None, typer.Option("--out", help="A CSV file; without it the table is printed.")] = None,
) -> None:
    """Who reprints whom: near-copies and rewritten articles, how much of each is in the other, the agency credited."""
    from framing.commands.shared import study_or_articles
    from framing.compare.reprints import KINDS
    from framing.compare.reprints import reprints as who_reprints

    coding = study_or_articles(study, [])
    table = who_reprints(coding, kinds=kind or KINDS)
    if out is not None:
        written(out, table.to_csv(index=False, lineterminator="\n"))
    elif table.empty:
        print("no reprints")
    else:
        print(table.to_string(index=False, float_format="{:.2f}".format, na_rep=""))
    leave(coding)


def _two_files(a: str, b: str, codebooks: list[str]) -> Coding:
    """The coding of two files of one article each, the first file's article first."""
    from dataclasses import replace

    from framing.codebooks.files import load_codebook
    from framing.coders.code import DEFAULT_CODEBOOKS, code
    from framing.model.article import Corpus
    from framing.reading.reader import read

    articles: list[Article] = []
    problems: list[Problem] = []
    for name in (a, b):
        if Path(a).resolve() == Path(b).resolve():
            fail(f"{a}: given twice: name two articles")
        if not Path(name).exists():
            fail(f"{name}: no such file: name a file, or an article of a study with --study")
        corpus = read([Path(name)])
        if len(corpus) != 1:
            fail(f"{name}: holds {len(corpus)} articles, expected one: name a file with one, or ids with --study")
        articles.append(corpus[0])
        problems += corpus.problems
    if articles[0].id == articles[1].id:
        articles = [replace(article, id=name) for article, name in zip(articles, (a, b), strict=True)]
    coded = code(Corpus(articles, problems), codebooks=[load_codebook(n) for n in codebooks or DEFAULT_CODEBOOKS])
    return replace(coded, corpus=tuple(articles))


def _print(found: object) -> None:
    """Colours on a terminal, brackets alone elsewhere."""
    from rich.console import Console

    from framing.compare.changes import Changes
    from framing.report.difftext import lines

    assert isinstance(found, Changes)
    console = Console(highlight=False, soft_wrap=True)
    for line in lines(found):
        if sys.stdout.isatty():
            console.print(line)
        else:
            print(line.plain)
