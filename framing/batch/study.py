"""A study folder: the six tables, the texts and the signature of a coding, on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.model.article import Article
from framing.model.coding import SCHEMAS, Coding, read_sample, read_tables
from framing.model.errors import CodebookError, InputError, Problems, UsageError
from framing.model.signature import Signature

SIGNATURE = "signature.json"


def is_study(path: str | os.PathLike[str]) -> bool:
    """Whether a path is a study folder (it holds a `signature.json`)."""
    return (Path(path) / SIGNATURE).is_file()


def check_place(folder: str | os.PathLike[str]) -> Path:
    """The folder that a study can be written to, made if need be; UsageError where it cannot.

    An existing folder that holds other files and no study is never written into.
    """
    out = Path(folder)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file, expected a folder to write the study to: name another place")
    if out.is_dir() and any(out.iterdir()) and not is_study(out):
        raise UsageError(f"{out}: is a folder with other files in it, not a study: name a new folder")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror or error}): name a folder that you may write to"
        ) from None
    return out


def write_study(coding: Coding, folder: str | os.PathLike[str], *, format: str = "parquet") -> Path:
    """Write a coding as a study folder."""
    out = check_place(folder)
    try:
        return coding.write(out, format=format)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror or error}): name a folder that you may write to"
        ) from None


def read_study(folder: str | os.PathLike[str]) -> Coding:
    """The coding that a study folder holds, codebooks loaded again; a codebook that has changed since is flagged."""
    place = Path(folder)
    if not is_study(place):
        raise InputError(f"{place}: no {SIGNATURE} there: name a folder written by `framing code`")
    tables = read_tables(place)
    signature = Signature.from_json((place / SIGNATURE).read_text(encoding="utf-8"))
    problems = Problems()
    books = _codebooks(signature, set(tables["codes"].codebook) | set(tables["evidence"].codebook), problems)
    return Coding(tables, _articles(place, tables), signature, books, tuple(problems.items), read_sample(place))


def _codebooks(signature: Signature, coded: set[str], problems: Problems) -> tuple[Codebook, ...]:
    books = []
    for name in signature.codebooks:
        path = signature.options.get(f"codebook:{name}", name)
        if name not in coded and f"codebook:{name}" not in signature.options:
            continue
        try:
            book = load_codebook(path)
        except CodebookError:
            problems.flag(
                name,
                f"codebook {path!r} was used for this study and cannot be found now: its definitions are not shown",
            )
            continue
        if book.stamp != signature.codebooks[name]:
            problems.flag(
                name,
                f"codebook is now {book.stamp}, the study was coded with {signature.codebooks[name]}: code again to use the new one",
            )
        books.append(book)
    return tuple(books)


def _articles(place: Path, tables: dict[str, pd.DataFrame]) -> tuple[Article, ...]:
    frame = tables["articles"]
    texts_table = pa.concat_tables([pq.read_table(p) for p in sorted((place / "texts").glob("part-*.parquet"))])
    texts = dict(zip(texts_table["article_id"].to_pylist(), texts_table["text"].to_pylist(), strict=True))
    articles = []
    for row in frame.to_dict("records"):
        known = {str(k): v if isinstance(v, str) else None for k, v in row.items()}
        fields = {k: known[k] for k in ("title", "outlet", "author", "published", "url", "language", "source")}
        extra = {k: v for k, v in known.items() if k not in SCHEMAS["articles"].names and v is not None}
        if known["event_id"]:
            extra["event"] = known["event_id"]
        articles.append(Article(row["article_id"], texts.get(row["article_id"], ""), extra=extra, **fields))
    return tuple(articles)
