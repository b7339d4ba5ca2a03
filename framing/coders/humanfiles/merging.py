"""Several human codings as one, for measures that take one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from framing.model.coding import ORDER, TABLES, Coding
from framing.model.errors import UsageError
from framing.model.signature import input_hash


def together(codings: Sequence[Coding]) -> Coding:
    """One coding with the rows of all, each once, the codebooks and articles of all, and every problem.

    The design of a sample stands once for each sentence, as the first coding has it.
    """
    if not codings:
        raise UsageError("codings: expected at least one, got none: name a file that people coded")
    if len(codings) == 1:
        return codings[0]
    tables = {name: _rows([coding.tables[name] for coding in codings], ORDER[name]) for name in TABLES}
    corpus = tuple(
        {a.id: a for coding in reversed(codings) for a in coding.corpus}[i] for i in tables["articles"]["article_id"]
    )
    books = {book.name: book for coding in reversed(codings) for book in coding.codebooks}
    options = {key: value for coding in codings for key, value in coding.signature.options.items()}
    stamps = {name: book.stamp for name, book in books.items()}
    signature = replace(
        codings[0].signature, options=options, codebooks=stamps, input=input_hash(corpus), n_articles=len(corpus)
    )
    problems = tuple(dict.fromkeys(problem for coding in codings for problem in coding.problems))
    return Coding(tables, corpus, signature, tuple(books.values()), problems, _design(codings))


def _rows(frames: Sequence[pd.DataFrame], order: list[str]) -> pd.DataFrame:
    keys = [name for name in frames[0].columns if name in (*order, "value")]
    rows = pd.concat(frames, ignore_index=True).drop_duplicates(keys)
    return rows.sort_values(order, kind="stable", ignore_index=True)


def _design(codings: Sequence[Coding]) -> pd.DataFrame | None:
    designs = [coding.sample for coding in codings if coding.sample is not None]
    if not designs:
        return None
    keys = ["article_id", "sentence_id"]
    return pd.concat(designs).drop_duplicates(keys).sort_values(keys, ignore_index=True)
