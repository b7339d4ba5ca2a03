"""`framing sample`, `framing reliability`, `framing validate`: people as coders, and machines checked against them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.shared import column_map, leave, written

if TYPE_CHECKING:
    import pandas as pd

    from framing.model.coding import Coding

Study = Annotated[Path, typer.Argument(help="A study folder.")]
Books = Annotated[
    list[str],
    typer.Option(
        "--codebook",
        help="A codebook that people judge, by name or folder; repeat for several. [default: those of the study]",
        show_default=False,
    ),
]
ColumnMap = Annotated[str, typer.Option("--columns", help="Column names of tables from elsewhere, e.g. text=Satz.")]
Empty = Annotated[str, typer.Option("--empty", help="What an empty cell is: missing or absent.")]
Out = Annotated[Path | None, typer.Option("--out", help="A CSV file; without it the table is printed.")]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the resampling.")]


def sample(
    study: Study,
    out: Annotated[
        Path, typer.Option("--out", help="The sheet: .csv, .xlsx, .json (Label Studio) or .jsonl (doccano).")
    ] = Path("to_code.csv"),
    n: Annotated[int, typer.Option("-n", help="How many sentences.")] = 200,
    strategy: Annotated[
        str, typer.Option("--strategy", help="random, stratified, uncertain or disagreement.")
    ] = "random",
    codebook: Books = [],  # noqa: B006
    coder: Annotated[str, typer.Option("--coder", help="Whose codes the strategy looks at.")] = "combined",
    by: Annotated[
        list[str], typer.Option("--by", help="What strata are made of besides the category; repeat for several.")
    ] = ["outlet"],  # noqa: B006
    context: Annotated[int, typer.Option("--context", help="Sentences shown before and after.")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="Seed of the draw.")] = 0,
) -> None:
    """Draw sentences for people to code, and write them as a sheet with the codebook."""
    from framing.batch.study import read_study
    from framing.codebooks.files import load_codebook
    from framing.coders.humanfiles.sheets import check_form, write_sheet
    from framing.coders.sampling import sample as draw

    check_form(out)
    coding = read_study(study)
    books = [load_codebook(name) for name in codebook] or list(coding.codebooks)
    looked_at = None if strategy == "random" else [book.name for book in books]
    rows = draw(coding, n, strategy=strategy, codebook=looked_at, coder=coder, by=by, context=context, seed=seed)
    write_sheet(rows, out, codebooks=books)
    print(f"{len(rows)} sentences of {rows['article_id'].nunique()} articles to code: {out}")
    leave(coding)


def reliability(
    coded: Annotated[
        list[Path],
        typer.Argument(help="Filled sheets, exports, or study folders: two coders or more.", show_default=False),
    ],
    study: Annotated[
        Path | None, typer.Option("--study", help="The study that was sampled: sheets are checked against it.")
    ] = None,
    codebook: Annotated[
        str | None, typer.Option("--codebook", help="The codebook to compare. [default: all]", show_default=False)
    ] = None,
    level: Annotated[str, typer.Option("--level", help="nominal, ordinal or interval.")] = "nominal",
    columns: ColumnMap = "",
    empty: Empty = "missing",
    out: Out = None,
    disagreements: Annotated[
        Path | None, typer.Option("--disagreements", help="A CSV file for the sentences on which coders differ.")
    ] = None,
    seed: Seed = 0,
) -> None:
    """Agreement between coders, people or machines, per category, with bootstrap intervals."""
    from framing.batch.study import read_study
    from framing.measures.disagreements import disagreements as differing
    from framing.measures.reliability import reliability as agreement

    against = None if study is None else read_study(study)
    codings = [_coded(path, against, codebook, columns, empty) for path in coded]
    name = _name_of(codebook)
    table = agreement(codings, codebook=name, level=level, seed=seed)
    if disagreements is not None:
        written(disagreements, _csv(differing(codings, codebook=name)))
    _show(table, out)
    leave(*codings, *([] if against is None else [against]))


def validate(
    study: Study,
    coded: Annotated[
        list[Path], typer.Argument(help="Filled sheets or exports of people's codes.", show_default=False)
    ],
    by: Annotated[
        str | None,
        typer.Option("--by", help="voice or outlet. [default: all together]", show_default=False),
    ] = None,
    codebook: Annotated[
        str | None, typer.Option("--codebook", help="The codebook to check. [default: all]", show_default=False)
    ] = None,
    coder: Annotated[str, typer.Option("--coder", help="The machine's coder to check.")] = "combined",
    columns: ColumnMap = "",
    empty: Empty = "missing",
    out: Out = None,
    shares: Annotated[
        Path | None, typer.Option("--shares", help="A CSV file for each category's share, corrected for errors.")
    ] = None,
    seed: Seed = 0,
) -> None:
    """Check a study against people's codes: precision, recall, F1 per category, with bootstrap intervals."""
    from framing.batch.study import read_study
    from framing.coders.humanfiles.merging import together
    from framing.measures.prevalence import prevalence
    from framing.measures.validation import validate as check

    machine = read_study(study)
    people = together([_coded(path, machine, codebook, columns, empty) for path in coded])
    name = _name_of(codebook)
    table = check(machine, people, codebook=name, coder=coder, by=by, seed=seed)
    if shares is not None:
        written(shares, _csv(prevalence(machine, people, codebook=name, coder=coder, by=by, seed=seed)))
    _show(table, out)
    leave(people, machine)


def _coded(path: Path, study: Coding | None, codebook: str | None, columns: str, empty: str) -> Coding:
    """What people coded, or a machine's study."""
    from framing.batch.study import is_study, read_study
    from framing.coders.human import read_coding

    if is_study(path):
        return read_study(path)
    return read_coding(path, coding=study, codebook=codebook, columns=column_map(columns), empty=empty)


def _name_of(codebook: str | None) -> str | None:
    """The name of a codebook that may be given by its folder."""
    from framing.codebooks.files import load_codebook

    return None if codebook is None else load_codebook(codebook).name


def _csv(table: pd.DataFrame) -> str:
    return str(table.to_csv(index=False, lineterminator="\n"))


def _show(table: pd.DataFrame, out: Path | None) -> None:
    if out is None:
        print(table.to_string(index=False, float_format="{:.3f}".format))
    else:
        written(out, _csv(table))
