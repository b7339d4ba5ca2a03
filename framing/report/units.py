"""What a row of a figure or table stands for: an article where there are few, a group where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from framing.measures.salience import CODERS
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.rows import Row, labels, records

MAX_ROWS = 12
OTHERS, UNKNOWN = "all others", "unknown"


@dataclass(frozen=True)
class Units:
    """The rows in order: `names` by number, and `of` each article the number of its row.

    `kind` is "article" or the grouping column.
    """

    kind: str
    names: tuple[str, ...]
    of: dict[str, int]

    @property
    def single(self) -> bool:
        """Whether each row is one article."""
        return self.kind == "article"

    @property
    def noun(self) -> str:
        """What a row is called in a table's heading."""
        return self.kind.replace("_", " ")

    def sums(self, frame: pd.DataFrame, keys: Sequence[str], counts: Sequence[str]) -> pd.DataFrame:
        """The counts added up over the articles of each row, whose number is `unit`; sorted by row, keys as met."""
        numbered = frame.assign(unit=frame["article_id"].map(self.of))
        rows = numbered.groupby(["unit", *keys], sort=False, dropna=False)[list(counts)].sum().reset_index()
        return rows.sort_values("unit", kind="stable", ignore_index=True)

    def split(self, frame: pd.DataFrame) -> list[list[Row]]:
        """The rows of a frame with a column `unit` as plain rows, one list for each row of the figure or table."""
        out: list[list[Row]] = [[] for _ in self.names]
        for row in records(frame):
            out[row["unit"]].append(row)
        return out


def units_of(coding: Coding, by: str = "outlet") -> Units:
    """Articles where there are up to 12, else the groups of `by`; of more than 12 groups the smaller are rows of one.

    >>> coding = Coding({"articles": pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Echo", "Post"]})})
    >>> units_of(coding).names
    ('Echo', 'Post')
    """
    articles = coding.articles
    if by not in articles.columns:
        raise UsageError(f"by: the articles have no column {by!r}: name one of {', '.join(articles.columns)}")
    ids = [str(i) for i in articles["article_id"]]
    if len(ids) <= MAX_ROWS:
        names = labels(records(articles[["article_id", "outlet"]]))
        return Units("article", tuple(names[i] for i in ids), {i: n for n, i in enumerate(ids)})
    groups = articles[by].astype("str").fillna(UNKNOWN)
    sizes = groups.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    kept = sorted(sizes.index[: MAX_ROWS if len(sizes) <= MAX_ROWS else MAX_ROWS - 1])
    names_of_groups = [*kept, *([OTHERS] if len(kept) < len(sizes) else [])]
    number = {group: n for n, group in enumerate(kept)}
    of = {i: number.get(group, len(kept)) for i, group in zip(ids, groups, strict=True)}
    return Units(by, tuple(names_of_groups), of)


def main_codebook(coding: Coding) -> str | None:
    """The first codebook of frames that was coded: neither `loaded` nor `editorial`."""
    books = frame_codebooks(coding)
    return books[0] if books else None


def frame_codebooks(coding: Coding) -> list[str]:
    """The codebooks of frames that were coded, in order."""
    return [book.name for book in coding.codebooks if book.name not in ("loaded", "editorial")]


def coded_with(coding: Coding, codebook: str) -> bool:
    """Whether a codebook was coded here."""
    return any(book.name == codebook for book in coding.codebooks)


def best_coder(coding: Coding) -> str:
    """The coder whose codes a report uses: `combined`, or the first by name where only others have coded."""
    found = sorted(set(coding.codes["coder"].dropna()))
    return "combined" if not found or set(found) & set(CODERS) else str(found[0])


def category_labels(coding: Coding, codebook: str) -> dict[str, str]:
    """The labels of a codebook's categories by name."""
    return {c.name: c.label or c.name for book in coding.codebooks if book.name == codebook for c in book.categories}
