"""How well the indicators of a codebook alone find its categories in labelled sentences.

    python -m benchmarks.codebooks generic_frames [--examples FILE] [--half first|second]

Prints a Markdown table for SOURCE.md: per label the sentences that carry it, and precision, recall, F1 and average precision of the
lexicon coder. A half is chosen by scenario, so that sentences of one situation are never on both sides.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import framing as fr
from framing.codebooks.codebook import Example
from framing.codebooks.examplefiles import read_examples
from framing.coders.training import labels_of


def half_of(examples: Sequence[Example], which: str) -> list[Example]:
    """The examples whose scenario falls in one half, by a hash of its name."""
    bit = {"first": 0, "second": 1}[which]
    return [e for e in examples if hashlib.sha256((e.scenario or e.text).encode()).digest()[0] % 2 == bit]


def table(book: fr.Codebook, examples: Sequence[Example]) -> list[str]:
    """The lines of the table."""
    from sklearn.metrics import average_precision_score, precision_recall_fscore_support

    names = [f"e{n:06d}" for n in range(len(examples))]
    corpus = [fr.Article(name, e.text) for name, e in zip(names, examples, strict=True)]
    codes = fr.code(corpus, codebooks=[book], models={}).codes
    codes = codes[codes.coder == "lexicon"]
    lines = ["| label | sentences | precision | recall | F1 | average precision |", "|---|---:|---:|---:|---:|---:|"]
    f1s = []
    for label in labels_of(book):
        own = (
            codes[codes.category == label].groupby("article_id").agg(value=("value", "max"), present=("present", "max"))
        )
        own = own.reindex(names)
        gold = [label in e.labels for e in examples]
        got = own.present.fillna(False).astype(bool)
        p, r, f, _ = precision_recall_fscore_support(gold, got, average="binary", zero_division=0)
        f1s.append(f)
        ap = average_precision_score(gold, own.value.fillna(0.0))
        lines.append(f"| {label} | {sum(gold)} | {p:.2f} | {r:.2f} | {f:.2f} | {ap:.2f} |")
    lines.append(f"| macro | {len(examples)} in all | | | {sum(f1s) / len(f1s):.2f} | |")
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.codebooks", description=__doc__)
    parser.add_argument("codebook", help="a shipped codebook or a codebook folder")
    parser.add_argument(
        "--examples", type=Path, help="a JSONL file of labelled sentences (default: the codebook's own)"
    )
    parser.add_argument("--half", choices=("first", "second"), help="only one half of the scenarios")
    args = parser.parse_args()
    book = fr.load_codebook(args.codebook)
    examples = list(read_examples(args.examples, book) if args.examples else book.examples)
    print("\n".join(table(book, half_of(examples, args.half) if args.half else examples)))


if __name__ == "__main__":
    main()
