"""Codings of people and machines, written as what each judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.model.article import Article
from framing.model.coding import SCHEMAS, Coding, as_frame, build_table
from framing.model.signature import Signature

Judged = Mapping[str, Mapping[str, Sequence[float | None]]]
"""Category to article to one value per sentence; None where there was no judgement."""


def person(name: str, judged: Judged, *, codebook: str = "security", sample: pd.DataFrame | None = None) -> Coding:
    """A person's coding: a row for each judgement, zeros included, none for a gap."""
    rows = [
        {"article_id": article, "sentence_id": n, "codebook": codebook, "category": category, "coder": name,
         "value": float(value), "present": value > 0, "voice": "outlet"}
        for category, articles in judged.items()
        for article, values in articles.items()
        for n, value in enumerate(values)
        if value is not None
    ]  # fmt: skip
    signature = Signature(options={f"coder:{name}": "human"})
    return Coding(_frames(judged, rows), signature=signature, sample=sample)


def machine(
    judged: Judged,
    *,
    codebook: str = "security",
    threshold: float = 0.5,
    coder: str = "combined",
    outlets: Mapping[str, str] | None = None,
    voices: Mapping[tuple[str, int], str] | None = None,
) -> Coding:
    """A machine's coding: a row only for values of 0.01 and more; it has seen every sentence that `judged` spans."""
    rows = [
        {"article_id": article, "sentence_id": n, "codebook": codebook, "category": category, "coder": coder,
         "value": float(value), "present": value >= threshold, "voice": "outlet"}
        for category, articles in judged.items()
        for article, values in articles.items()
        for n, value in enumerate(values)
        if value is not None and value >= 0.01
    ]  # fmt: skip
    frames = _frames(judged, rows, outlets or {}, voices or {})
    texts = [Article(a, "\n".join(_sentence(a, n) for n in range(_length(judged, a)))) for a in _articles(judged)]
    book = Codebook.from_terms({category: [] for category in judged}, name=codebook)
    return Coding(frames, tuple(texts), codebooks=(book,))


def _articles(judged: Judged) -> list[str]:
    return list(dict.fromkeys(a for articles in judged.values() for a in articles))


def _length(judged: Judged, article: str) -> int:
    return max(len(articles.get(article, ())) for articles in judged.values())


def _sentence(article: str, number: int) -> str:
    return f"Sentence {number} of {article}."


def _frames(judged, rows, outlets=(), voices=()):
    tables = {name: [] for name in SCHEMAS}
    for article in _articles(judged):
        tables["articles"].append({"article_id": article, "outlet": dict(outlets).get(article)})
        end = 0
        for n in range(_length(judged, article)):
            start, end = end, end + len(_sentence(article, n))
            place = {"article_id": article, "block_id": n, "start": start, "end": end, "n_words": 4}
            voice = dict(voices).get((article, n), "outlet")
            tables["blocks"].append(place | {"kind": "body", "editorial": 0.0, "reason": ""})
            tables["sentences"].append(place | {"sentence_id": n, "voice": voice, "valence": 0.0})
            end += 1
    tables["codes"] = rows
    return {
        name: as_frame(build_table(name, {c: [r.get(c) for r in rows] for c in SCHEMAS[name].names}))
        for name, rows in tables.items()
    }
