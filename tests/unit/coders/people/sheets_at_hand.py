"""A small coding to sample from and to code by hand, and ways to fill in its sheets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

import framing as fr
from framing.model.coding import Coding
from tests.helpers.codings import Code, Sentence, make_coding

OUTLETS = {"001": "Echo", "002": "Echo", "b": "Post", "c": None}
TEXTS = {
    "001": ["Jets crossed the line.", "=1+1 is what he said.", "Nobody was hurt.", "It rained."],
    "002": ["Jets crossed the line.", "The treaty was signed.", "Ships met at dawn.", "It snowed."],
    "b": ["“No,” the minister said.", "Tokyo warned Moscow, again.", "The drill was routine.", "-5 degrees were measured."],
    "c": ["Nobody was hurt.", "A line\nwith a break.", "Prices rose by ½ %.", "The talks 🕊 failed."],
}  # fmt: skip


def small_coding() -> Coding:
    """Four articles of four sentences; two sentences stand twice, and there are a headline and a caption."""
    sentences = [Sentence(a, text) for a, texts in TEXTS.items() for text in texts]
    sentences[0] = Sentence("001", TEXTS["001"][0], kind="headline")
    sentences.append(Sentence("c", "Photo of a ship.", kind="caption"))
    codes = [
        Code("001", 0, "threat"), Code("002", 0, "threat"), Code("b", 1, "threat"), Code("b", 2, "routine"),
        Code("002", 1, "alliance"), Code("b", 1, "alliance"),
    ]  # fmt: skip
    return make_coding(sentences, outlets=OUTLETS, codes=codes, books={"security": ("threat", "routine", "alliance")})


def with_values(coding: Coding, rows: list[tuple[str, int, str, str, float]]) -> Coding:
    """The coding with codes (article, sentence, category, coder, value) in the place of its own."""
    columns = ["article_id", "sentence_id", "category", "coder", "value"]
    codes = pd.DataFrame(rows, columns=columns).assign(codebook="security", voice="outlet")
    codes = codes.assign(present=codes["value"] >= 0.5)[coding.codes.columns].astype(dict(coding.codes.dtypes))
    return replace(coding, tables={**coding.tables, "codes": codes})


def shuffled(coding: Coding, seed: int = 1) -> Coding:
    """The same coding with the rows of every table, and the articles, in another order."""
    tables = {name: frame.sample(frac=1, random_state=seed) for name, frame in coding.tables.items()}
    return replace(coding, tables=tables, corpus=coding.corpus[::-1])


def filled_csv(folder: Path, coding: Coding, answers: dict[tuple[str, int], str], name: str = "AB.csv") -> Path:
    """A sheet of all sentences, saved again as a spreadsheet would: answers on `security.threat` by sentence."""
    sheet = fr.write_sheet(fr.sample(coding, 14), folder / "to_code.csv", codebooks=list(coding.codebooks))
    frame = pd.read_csv(sheet, dtype="str", keep_default_na=False)
    keys = zip(frame["article_id"], frame["sentence_id"].astype(int), strict=True)
    frame["security.threat"] = [answers.get(key, "") for key in keys]
    frame.to_csv(folder / name, index=False)
    return folder / name


def codes_of(coding: Coding, column: str = "value") -> dict[tuple[str, int, str], object]:
    """(article, sentence, category): value, of all rows of `codes`."""
    codes = coding.codes
    return dict(
        zip(zip(codes["article_id"], codes["sentence_id"], codes["category"], strict=True), codes[column], strict=True)
    )


def told(coding: Coding) -> list[str]:
    """The problems of a coding as lines."""
    return [str(problem) for problem in coding.problems]
