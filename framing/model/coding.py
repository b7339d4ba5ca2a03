"""A Coding: the tidy tables that a coding produces, with fixed columns and types."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.model.article import Article
from framing.model.errors import InputError, Problem, UsageError
from framing.model.signature import Signature

_S, _I, _F, _B = pa.string(), pa.int32(), pa.float64(), pa.bool_()
SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema([("article_id", _S), ("outlet", _S), ("title", _S), ("author", _S), ("published", _S), ("url", _S), ("language", _S),
                           ("source", _S), ("n_words", _I), ("n_sentences", _I), ("event_id", _S)]),
    "blocks": pa.schema([("article_id", _S), ("block_id", _I), ("kind", _S), ("start", _I), ("end", _I), ("n_words", _I), ("editorial", _F),
                         ("reason", _S)]),
    "sentences": pa.schema([("article_id", _S), ("block_id", _I), ("sentence_id", _I), ("start", _I), ("end", _I), ("n_words", _I), ("voice", _S),
                            ("valence", _F)]),
    "quotes": pa.schema([("article_id", _S), ("sentence_id", _I), ("quote_id", _I), ("kind", _S), ("start", _I), ("end", _I), ("speaker", _S),
                         ("speaker_start", _I), ("speaker_end", _I), ("actor", _S), ("cue", _S), ("cue_class", _S)]),
    "evidence": pa.schema([("article_id", _S), ("sentence_id", _I), ("start", _I), ("end", _I), ("text", _S), ("codebook", _S), ("category", _S),
                           ("weight", _F), ("voice", _S), ("speaker", _S), ("actor", _S), ("indicator", _S), ("coder", _S), ("negated", _B),
                           ("scope", _S)]),
    "codes": pa.schema([("article_id", _S), ("sentence_id", _I), ("codebook", _S), ("category", _S), ("coder", _S), ("value", _F), ("present", _B),
                        ("voice", _S)]),
}  # fmt: skip
TABLES = tuple(SCHEMAS)
ORDER = {
    "articles": ["article_id"],
    "blocks": ["article_id", "block_id"],
    "sentences": ["article_id", "sentence_id"],
    "quotes": ["article_id", "quote_id"],
    "evidence": ["article_id", "start", "end", "codebook", "category", "indicator", "coder"],
    "codes": ["article_id", "sentence_id", "codebook", "category", "coder"],
}
VOICES = ("outlet", "quoted", "paraphrased")
STANCE = "stance"
"""The cue class of sides and purposes that the outlet ascribes without words: such rows of `quotes` leave the voice to the outlet."""
NULLABLE = ("speaker_start", "speaker_end")
TEXTS = pa.schema([("article_id", _S), ("text", _S)])
SAMPLE = pa.schema([("article_id", _S), ("sentence_id", _I), ("stratum", _S), ("weight", _F)])


def as_frame(table: pa.Table) -> pd.DataFrame:
    """A pandas frame whose column types do not depend on the data: str, int32, float64, bool; Int32 where a position can be absent."""
    frame: pd.DataFrame = table.to_pandas()
    for name in frame.columns.intersection(list(NULLABLE)):
        frame[name] = frame[name].astype("Int32")
    for name in frame.columns:
        if pd.api.types.is_object_dtype(frame[name]):
            frame[name] = frame[name].astype("str")
    return frame


def build_table(name: str, columns: Mapping[str, Any], extra: Iterable[str] = ()) -> pa.Table:
    """The Arrow table `name` from columns, in the contract's order and types; `extra` names further string columns."""
    schema = SCHEMAS[name]
    for column in extra:
        schema = schema.append(pa.field(column, _S))
    return pa.table({f.name: pa.array(columns[f.name], type=f.type, from_pandas=True) for f in schema}, schema=schema)


@dataclass(frozen=True)
class Coding:
    """The result of coding a corpus: six tidy tables, the articles that they speak of, and a signature.

    Attributes `articles blocks sentences quotes evidence codes` are pandas frames whose columns and types are fixed
    (see `SCHEMAS`); spans are half-open character offsets into the article's text. Treat the frames as read-only:
    every function of the toolkit returns new objects. `sample` has, for a coding of a sample, its design:
    `article_id sentence_id stratum weight`, the weight being 1 / probability of inclusion and NaN where there is none.
    """

    tables: Mapping[str, pd.DataFrame]
    corpus: tuple[Article, ...] = ()
    signature: Signature = field(default_factory=Signature)
    codebooks: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()
    sample: pd.DataFrame | None = None

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in TABLES:
            frame = self.tables[name]
            assert isinstance(frame, pd.DataFrame)
            return frame
        raise AttributeError(f"a Coding has no {name!r}; its tables are {', '.join(TABLES)}")

    def text(self, article_id: str) -> str:
        """The full text of one article."""
        for article in self.corpus:
            if article.id == article_id:
                return article.text
        raise KeyError(f"no article {article_id!r} in this coding: see coding.articles.article_id")

    def categories(self, codebook: str) -> list[str]:
        """The categories of one of the coding's codebooks, in the codebook's order."""
        for book in self.codebooks:
            if book.name == codebook:
                return [c.name for c in book.categories]
        known = ", ".join(b.name for b in self.codebooks) or "none"
        raise UsageError(f"codebook {codebook!r} was not coded here (coded: {known}): code the corpus again with it")

    def write(self, folder: str | os.PathLike[str], *, format: str = "parquet") -> Path:
        """Write the study folder: a Parquet (or CSV) part per table, the articles' texts, and `signature.json`."""
        if format not in ("parquet", "csv"):
            raise UsageError(f"format: expected 'parquet' or 'csv', got {format!r}")
        out = Path(folder)
        for name in TABLES:
            place = out / name
            place.mkdir(parents=True, exist_ok=True)
            for old in place.glob("part-*"):
                old.unlink()
            frame = self.tables[name]
            if format == "csv":
                frame.to_csv(place / "part-00000.csv", index=False, lineterminator="\n")
            else:
                extra = [c for c in frame.columns if c not in SCHEMAS[name].names]
                table = build_table(name, {c: frame[c] for c in frame.columns}, extra)
                pq.write_table(table, place / "part-00000.parquet", compression="zstd")
        self._write_sample(out / "sample", format)
        (out / "texts").mkdir(exist_ok=True)
        texts = {"article_id": [a.id for a in self.corpus], "text": [a.text for a in self.corpus]}
        pq.write_table(pa.table(texts, schema=TEXTS), out / "texts" / "part-00000.parquet", compression="zstd")
        (out / "signature.json").write_text(self.signature.to_json(), encoding="utf-8")
        return out

    def _write_sample(self, place: Path, format: str) -> None:
        """Write the sample's design; a folder of another coding's is emptied."""
        for old in place.glob("part-*"):
            old.unlink()
        if self.sample is None:
            return
        place.mkdir(exist_ok=True)
        if format == "csv":
            self.sample.to_csv(place / "part-00000.csv", index=False, lineterminator="\n")
        else:
            table = pa.table(
                {name: pa.array(self.sample[name], from_pandas=True) for name in SAMPLE.names}, schema=SAMPLE
            )
            pq.write_table(table, place / "part-00000.parquet", compression="zstd")

    def __repr__(self) -> str:
        sizes = ", ".join(f"{len(self.tables[name])} {name}" for name in TABLES)
        return f"<Coding: {sizes}; {self.signature.short()}>"

    def _repr_html_(self) -> str:
        sizes = "".join(f"<li>{len(self.tables[name]):,} {name}</li>" for name in TABLES)
        return f"<p><b>Coding</b></p><ul>{sizes}</ul><p><code>{self.signature.short()}</code></p>"


def read_sample(folder: str | os.PathLike[str]) -> pd.DataFrame | None:
    """The sample's design that a study folder holds, or None."""
    parts = sorted((Path(folder) / "sample").glob("part-*.parquet"))
    return as_frame(pa.concat_tables([pq.read_table(p) for p in parts])) if parts else None


def read_tables(folder: str | os.PathLike[str]) -> dict[str, pd.DataFrame]:
    """The six frames of a study folder that `Coding.write` made."""
    place = Path(folder)
    frames = {}
    for name in TABLES:
        parts = sorted((place / name).glob("part-*"))
        if not parts:
            raise InputError(
                f"{place}: no table '{name}' there (expected {name}/part-*.parquet): name a folder written by `framing code`"
            )
        if parts[0].suffix == ".csv":
            raise InputError(
                f"{place}: tables as CSV cannot be reported on (types are lost): code again with --format parquet"
            )
        frames[name] = as_frame(pa.concat_tables([pq.read_table(p) for p in parts], promote_options="default"))
    return frames
