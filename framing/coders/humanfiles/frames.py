"""The tables of a human coding: its sentences, codes, evidence and design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

import pandas as pd
import pyarrow as pa

from framing.coders.humanfiles.judgements import Judgements
from framing.coders.humanfiles.placing import Place
from framing.coders.humanfiles.records import Labelled, Source
from framing.model.article import Article
from framing.model.coding import ORDER, SAMPLE, SCHEMAS, TABLES, Coding, as_frame, build_table
from framing.model.errors import Problems
from framing.model.tokens import words_of

Tables = dict[str, pd.DataFrame]


def given_tables(places: Sequence[Place], coding: Coding) -> tuple[Tables, tuple[Article, ...]]:
    """The rows of a coding that belong to some sentences, and the articles."""
    keys = pd.DataFrame({"article_id": [p.article_id for p in places], "sentence_id": [p.sentence_id for p in places]})
    keys = keys.astype({"article_id": "str", "sentence_id": "int32"})
    ids = set(keys["article_id"])
    sentences = coding.sentences.merge(keys, on=["article_id", "sentence_id"])
    blocks = coding.blocks.merge(sentences[["article_id", "block_id"]].drop_duplicates(), on=["article_id", "block_id"])
    articles = coding.articles[coding.articles["article_id"].isin(ids)].reset_index(drop=True)
    corpus = tuple(article for article in coding.corpus if article.id in ids)
    return _empty() | {"sentences": sentences, "blocks": blocks, "articles": articles}, corpus


def file_tables(
    places: Sequence[Place], rows: Mapping[Place, Mapping[str, Any]], problems: Problems
) -> tuple[Tables, tuple[Article, ...]]:
    """Tables and articles made of the file's own sentences.

    A text has each sentence at its offsets, with spaces for what the file does not have; where the offsets do not fit
    the sentences, these stand one a line.
    """
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    corpus = []
    for article_id, group in groupby(places, key=lambda p: p.article_id):
        own = [(place, rows[place]) for place in group]
        text, starts = _text(article_id, [row for _, row in own], problems)
        outlet = next((row["outlet"] for _, row in own if row["outlet"]), None)
        corpus.append(Article(article_id, text, outlet=outlet))
        for (place, row), start in zip(own, starts, strict=True):
            span = {"start": start, "end": start + len(row["text"]), "n_words": len(words_of(row["text"]))}
            block = place.sentence_id if row["block_id"] is None else row["block_id"]
            here = {"article_id": article_id, "block_id": block, **span}
            tables["sentences"].append(here | {"sentence_id": place.sentence_id})
            tables["blocks"].append(here | {"kind": row["kind"], "reason": ""})
        words = sum(row["n_words"] for row in tables["sentences"][-len(own) :])
        facts = {"article_id": article_id, "outlet": outlet, "n_words": words, "n_sentences": len(own)}
        tables["articles"].append(facts)
    tables["blocks"] = _joined(tables["blocks"])
    return {name: _frame(name, found) for name, found in tables.items()}, tuple(corpus)


def _text(article_id: str, rows: Sequence[Mapping[str, Any]], problems: Problems) -> tuple[str, list[int]]:
    """A text that holds some sentences, and where each starts in it."""
    placed = [row for row in rows if row["start"] is not None and row["end"] == row["start"] + len(row["text"])]
    ordered = sorted(placed, key=lambda row: row["start"])
    apart = all(a["end"] <= b["start"] for a, b in pairwise(ordered))
    if len(placed) == len(rows) and apart:
        text = ""
        for row in ordered:
            text = text.ljust(row["start"]) + row["text"]
        return text, [row["start"] for row in rows]
    if any(row["start"] is not None for row in rows):
        problems.flag(
            f"article {article_id}",
            "start and end do not fit the sentences: they are not read; give the coding to check",
        )
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row["text"]) + 1)
    return "\n".join(row["text"] for row in rows), starts[:-1]


def _joined(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks of one number in one row."""
    out: dict[tuple[str, int], dict[str, Any]] = {}
    for block in blocks:
        held = out.setdefault((block["article_id"], block["block_id"]), block)
        if held is not block:
            held["start"], held["end"] = min(held["start"], block["start"]), max(held["end"], block["end"])
            held["n_words"] += block["n_words"]
    return list(out.values())


def coding_frames(
    found: Judgements, sentences: pd.DataFrame, corpus: Sequence[Article], middle: float, source: Source
) -> Tables:
    """The tables `codes` and `evidence`."""
    codes = [
        {
            "article_id": key.place.article_id,
            "sentence_id": key.place.sentence_id,
            "codebook": key.variable.codebook,
            "category": key.variable.category,
            "coder": key.coder,
            "value": value,
            "present": value >= middle,
            "voice": found.voices.get((key.place, key.coder)),
        }
        for key, value in found.values.items()
    ]
    return {
        "codes": _frame("codes", codes),
        "evidence": _frame("evidence", _evidence(found, sentences, corpus, source)),
    }


def _evidence(
    found: Judgements, sentences: pd.DataFrame, corpus: Sequence[Article], source: Source
) -> list[dict[str, Any]]:
    texts = {article.id: article.text for article in corpus}
    columns = ("article_id", "sentence_id", "start", "end")
    ends = {Place(a, s): (b, e) for a, s, b, e in zip(*(sentences[c] for c in columns), strict=True)}
    rows = []
    for (place, coder), spans in found.spans.items():
        start, end = ends[place]
        sentence = texts[place.article_id][start:end]
        for span in spans:
            at = _offsets(span, sentence)
            if at is None:
                what = f"sentence {place.sentence_id}: no stretch from {span.start} to {span.end} reads {span.text!r}"
                source.problems.refuse(f"{source.name}, article {place.article_id}", f"{what}: label it again")
                continue
            rows.append(
                {
                    "article_id": place.article_id,
                    "sentence_id": place.sentence_id,
                    "start": start + at[0],
                    "end": start + at[1],
                    "text": sentence[at[0] : at[1]],
                    "codebook": span.variable.codebook,
                    "category": span.variable.category,
                    "weight": 1.0,
                    "voice": found.voices.get((place, coder)),
                    "indicator": "",
                    "coder": coder,
                    "negated": False,
                    "scope": "asserted",
                }
            )
    return rows


def _offsets(span: Labelled, sentence: str) -> tuple[int, int] | None:
    """Where a span lies in its sentence, in characters; browsers count characters beyond U+FFFF twice."""
    given = (span.start, span.end)
    if span.text is None:
        return given if span.end <= len(sentence) else None
    units = sentence.encode("utf-16-le", "surrogatepass")
    before, inside = units[: 2 * span.start], units[2 * span.start : 2 * span.end]
    lo = len(before.decode("utf-16-le", "replace"))
    by_units = (lo, lo + len(inside.decode("utf-16-le", "replace")))
    return next((at for at in (given, by_units) if sentence[at[0] : at[1]] == span.text), None)


def design_frame(found: Judgements) -> pd.DataFrame | None:
    """The sample's design, `article_id sentence_id stratum weight`; None where the file has none."""
    if not found.design:
        return None
    rows = [(*place, *found.design[place]) for place in sorted(found.design)]
    columns = dict(zip(SAMPLE.names, map(list, zip(*rows, strict=True)), strict=True))
    return as_frame(pa.table(columns, schema=SAMPLE))


def _frame(name: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    columns = {column: [row.get(column) for row in rows] for column in SCHEMAS[name].names}
    frame = as_frame(build_table(name, columns))
    return frame.sort_values(ORDER[name], kind="stable", ignore_index=True)


def _empty() -> Tables:
    return {name: _frame(name, []) for name in TABLES}
