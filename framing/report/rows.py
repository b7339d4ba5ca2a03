"""The tables of a coding as plain rows, article by article, and the names by which a page speaks of articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.model.article import Article
from framing.model.coding import STANCE, Coding
from framing.model.errors import UsageError

Row = dict[str, Any]


@dataclass(frozen=True)
class ArticleRows:
    """One article with its rows of every table, each in the table's order; absent values are None."""

    article: Row
    text: str
    blocks: Sequence[Row]
    sentences: Sequence[Row]
    quotes: Sequence[Row]
    evidence: Sequence[Row]
    codes: Sequence[Row]

    def words(self, row: Row) -> str:
        """The characters of the article that a row's `start` and `end` cover."""
        return self.text[row["start"] : row["end"]]


def records(frame: pd.DataFrame) -> list[Row]:
    """A frame's rows as dictionaries of plain values, with None for what is absent."""
    columns = {str(name): frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in frame}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def article_rows(coding: Coding, ids: Sequence[str] | None = None) -> dict[str, ArticleRows]:
    """The rows of each article (of `ids`, or of all), in the order of the `articles` table.

    Raises UsageError where the coding does not hold the text of an article.
    """
    wanted = set(coding.articles["article_id"] if ids is None else ids)
    texts: dict[str, Article] = {a.id: a for a in coding.corpus if a.id in wanted}
    by_table: dict[str, defaultdict[str, list[Row]]] = {}
    for name in ("blocks", "sentences", "quotes", "evidence", "codes"):
        frame = coding.tables[name]
        by_table[name] = defaultdict(list)
        for row in records(frame[frame["article_id"].isin(wanted)]):
            by_table[name][row["article_id"]].append(row)
    out = {}
    for row in records(coding.articles):
        key = row["article_id"]
        if key not in wanted:
            continue
        if key not in texts:
            raise UsageError(f"no text of article {key!r} in this coding: give the coding its corpus")
        own = {name: found[key] for name, found in by_table.items()}
        own["quotes"] = [q for q in own["quotes"] if (q["kind"], q["cue_class"]) != ("indirect", STANCE)]
        out[key] = ArticleRows(row, texts[key].text, **own)
    return out


def slugs(ids: Sequence[str]) -> dict[str, str]:
    """For each id a distinct name of letters, digits and hyphens that can stand in a link.

    >>> slugs(["wire", "a b", "a/b", "…"])
    {'wire': 'wire', 'a b': 'a-b', 'a/b': 'a-b-2', '…': 'x'}
    """
    out: dict[str, str] = {}
    taken: set[str] = set()
    for key in ids:
        base = re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-") or "x"
        name, count = base, 1
        while name.casefold() in taken:
            count += 1
            name = f"{base}-{count}"
        taken.add(name.casefold())
        out[key] = name
    return out


def labels(articles: Sequence[Row]) -> dict[str, str]:
    """The short name of each article: its outlet where no other article has it, else outlet and id, else the id.

    >>> rows = [{"article_id": "a", "outlet": "Echo"}, {"article_id": "b", "outlet": "Post"}, {"article_id": "c", "outlet": "Post"}]
    >>> list(labels([*rows, {"article_id": "d", "outlet": None}]).values())
    ['Echo', 'Post (b)', 'Post (c)', 'd']
    """
    count = Counter(row["outlet"] for row in articles)
    out = {}
    for row in articles:
        key, outlet = row["article_id"], row["outlet"]
        if not outlet:
            out[key] = key
        else:
            out[key] = outlet if count[outlet] == 1 else f"{outlet} ({key})"
    return out


def sentence_anchor(slug: str, sentence_id: int) -> str:
    """The anchor of one sentence of an article: `s-wire-3`."""
    return f"s-{slug}-{sentence_id}"


def article_anchor(slug: str) -> str:
    """The anchor of an article in full: `text-wire`."""
    return f"text-{slug}"
