"""`framing train` and `framing evaluate`: a codebook's classifier from labelled sentences, and how well it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.commands.shared import fail, leave, progress_bar, say, written

if TYPE_CHECKING:
    import pandas as pd

    from framing.codebooks.codebook import Codebook, Example
    from framing.coders.classifier import FrameClassifier
    from framing.model.coding import Coding

EXAMPLES = (
    "A JSONL file of labelled sentences (text, labels, scenario), a CSV file with the columns text and label, or a "
    "sheet that people filled in (CSV, XLSX)."
)
ENCODER_WEIGHT = 2.0
"""The weight of an encoder's row, of length 1, beside the words: the best of 1, 2 and 3 out of fold on the authored sentences."""
Quiet = Annotated[bool, typer.Option("--quiet", help="Say only what was refused.")]


def train(
    codebook: Annotated[str, typer.Argument(help="A shipped codebook or a codebook folder.")],
    out: Annotated[Path, typer.Option("--out", help="The model folder to write.")],
    examples: Annotated[
        Path | None,
        typer.Option("--examples", help=f"{EXAMPLES} [default: the codebook's own]", show_default=False),
    ] = None,
    authored: Annotated[
        bool,
        typer.Option(
            "--authored", help="The sentences of --examples were written for the purpose, not drawn from news."
        ),
    ] = False,
    embeddings: Annotated[
        str,
        typer.Option(
            "--embeddings",
            help="A sentence encoder (folder, hub name, or package:NAME) beside the words.",
            show_default=False,
        ),
    ] = "",
    class_weight: Annotated[
        str,
        typer.Option("--class-weight", help="balanced: rare labels count as much as common ones.", show_default=False),
    ] = "",
    folds: Annotated[int, typer.Option("--folds", help="Folds of cross-validation.")] = 5,
    seed: Annotated[int, typer.Option("--seed", help="Seed of folds and model.")] = 0,
    quiet: Quiet = False,
) -> None:
    """Train a codebook's classifier on labelled sentences and write it with its model card."""
    from framing.codebooks.files import load_codebook
    from framing.coders.classifier import FrameClassifier
    from framing.coders.modelfiles import CARD, model_place, save_model
    from framing.coders.shipping import shipped_classifier, training_examples

    if class_weight not in ("", "balanced"):
        fail(f"--class-weight: expected balanced, or leave it out, got {class_weight!r}")
    if folds < 2:
        fail(f"--folds: expected 2 or more, got {folds}")
    model_place(out)
    book = load_codebook(codebook)
    people: list[Coding] = []
    if examples is None:
        labelled, model = training_examples(book), shipped_classifier(book, folds=folds, seed=seed)
    else:
        labelled, people = _labelled(examples, book)
        model = FrameClassifier(codebook, authored=authored, folds=folds, seed=seed)
    model.set_params(features=_encoder(embeddings), class_weight=class_weight or None)
    with progress_bar("training", 1, quiet, "folds") as progress:
        model.fit(labelled, progress=progress)
    try:
        save_model(model, book, out)
    except OSError as error:
        fail(f"{out}: cannot be written ({error.strerror or error}): name another folder")
    say((out / CARD).read_text(encoding="utf-8"), quiet)
    leave(*people)


def evaluate(
    model: Annotated[str, typer.Argument(help="A model folder or a shipped model.")],
    examples: Annotated[Path, typer.Option("--examples", help=EXAMPLES)],
    codebook: Annotated[
        str,
        typer.Option("--codebook", help="The model's codebook folder, where it does not ship.", show_default=False),
    ] = "",
    folds: Annotated[
        int,
        typer.Option(
            "--folds",
            help="Train anew without each of so many folds. [default: test the model itself]",
            show_default=False,
        ),
    ] = 0,
    out: Annotated[Path | None, typer.Option("--out", help="A CSV file for all figures.", show_default=False)] = None,
    plots: Annotated[
        Path | None,
        typer.Option(
            "--plots", help="A folder for precision-recall, calibration and confusion plots.", show_default=False
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Measure a classifier, the lexicon and both combined on labelled sentences, with intervals."""
    from framing.codebooks.files import load_codebook
    from framing.codebooks.locate import shipped_names
    from framing.coders.evaluation import figures, held_out
    from framing.coders.modelfiles import load_model

    if folds < 0 or folds == 1:
        fail(f"--folds: expected 2 or more, or leave it out, got {folds}")
    trained = load_model(model, codebook=codebook or None)
    if not codebook and trained.codebook not in shipped_names("lexicons"):
        fail(f"{model}: is for codebook {trained.codebook!r}, which does not ship: give its folder with --codebook")
    labelled, people = _labelled(examples, load_codebook(trained.codebook))
    if folds:
        with progress_bar("cross-validating", folds, quiet, "folds") as progress:
            data, answers = held_out(trained, labelled, folds=folds, progress=progress)
    else:
        _note_seen(trained, labelled, quiet)
        data, answers = trained.values(labelled)
    table = figures(data, trained.labels_, answers, seed=trained.seed)
    say(_shown(table), quiet)
    if out is not None:
        written(out, table.to_csv(index=False, lineterminator="\n"))
    if plots is not None:
        _draw(plots, data, trained.labels_, answers)
    leave(*people)


def _labelled(path: Path, book: Codebook) -> tuple[tuple[Example, ...], list[Coding]]:
    """The labelled sentences of a file, and where people judged them in a sheet, their coding, which knows its problems."""
    from framing.codebooks.examplefiles import read_examples
    from framing.coders.handcoded import examples_of
    from framing.coders.human import read_coding
    from framing.coders.humanfiles.sheets import is_sheet

    if not is_sheet(path, book):
        return read_examples(path, book), []
    human = read_coding(path, codebook=book)
    return examples_of(human, codebook=book), [human]


def _encoder(name: str) -> Any:
    if not name:
        return None
    from sklearn.pipeline import FeatureUnion

    from framing.coders.embeddings import SentenceEncoder
    from framing.coders.features import SentenceFeatures

    parts = [("words", SentenceFeatures()), ("encoder", SentenceEncoder(name))]
    return FeatureUnion(parts, transformer_weights={"encoder": ENCODER_WEIGHT})


def _note_seen(model: FrameClassifier, labelled: tuple[Example, ...], quiet: bool) -> None:
    """Say so where the model has been trained on these very sentences: the figures would be no test."""
    seen = model.trained_on(labelled)
    if seen:
        say(
            f"note: the model was trained on {seen} of these {len(labelled)} sentences: use --folds for a fair test",
            quiet,
        )


def _shown(table: pd.DataFrame) -> str:
    """The figures as a table of labels and coders by statistics."""
    cells = [f"{e:.3f} ({a:.3f} to {b:.3f})" for e, a, b in zip(table.estimate, table.low, table.high, strict=True)]
    wide = table.assign(cell=cells).pivot(index=["label", "coder"], columns="statistic", values="cell")
    order = list(dict.fromkeys(table.statistic))
    rows = list(dict.fromkeys(zip(table.label, table.coder, strict=True)))
    return str(wide.loc[rows, order].to_string())


def _draw(folder: Path, data: Any, labels: tuple[str, ...], answers: Any) -> None:
    from framing.report.modelplots import save_plots

    try:
        save_plots(folder, data, labels, answers)
    except OSError as error:
        fail(f"{folder}: cannot be written ({error.strerror or error}): name another folder")
