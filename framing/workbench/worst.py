"""The rows of a check that come first: what a summary and a page show of it, and how they say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.measures.common import share
from framing.workbench.entries import DOMINATES, MOVES, NEVER, ONE_OUTLET, SHIELDS
from framing.workbench.result import CodebookCheck

ELLIPSIS = "…"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A hit in its context, in one line; `note` says whose words they are and where they stand."""

    left: str
    text: str
    right: str
    note: str

    def __str__(self) -> str:
        return f"{self.left}[{self.text}]{self.right} ({self.note})"


def heavy(check: CodebookCheck) -> pd.DataFrame:
    """The entries that weigh too much, the largest share first: they dominate, move the ranking or hit in one outlet alone."""
    parts = [check.said_of(finding) for finding in (DOMINATES, MOVES, ONE_OUTLET)]
    found = pd.concat(parts)
    found = found[~found.index.duplicated()]
    return found.sort_values(["share", "category", "indicator"], ascending=[False, True, True])


def overlapping(check: CodebookCheck) -> pd.DataFrame:
    """The pairs of categories with common sentences or words, the closest first."""
    pairs = check.overlaps[(check.overlaps["both"] > 0) | (check.overlaps["shared_words"] > 0)]
    return pairs.sort_values(["jaccard", "shared_words"], ascending=False, kind="stable")


def by_category(check: CodebookCheck) -> pd.DataFrame:
    """One row per category: `category entries never hits share density alpha kr20 items_varying` (`share` of articles)."""
    frame = check.consistency.rename(columns={"items": "entries"})
    frame["never"] = _per_category(check.said_of(NEVER), frame)
    sums = check.coverage.groupby("category")[["articles", "articles_hit", "hits", "n_words"]].sum()
    sums = sums.reindex(frame["category"]).fillna(0).reset_index(drop=True)
    frame["hits"] = sums["hits"].astype("int64")
    frame["share"] = share(sums["articles_hit"], sums["articles"])
    frame["density"] = 1000 * share(sums["hits"], sums["n_words"])
    return frame


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dicts."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def shields(check: CodebookCheck) -> int:
    """How many entries only keep others from hitting: they are no evidence and cannot be seen to hit."""
    return len(check.said_of(SHIELDS))


def samples_of(check: CodebookCheck, category: str, indicator: str) -> Iterator[Sample]:
    """The samples of one entry."""
    yield from map(sample_of, records(check.samples_of(category, indicator)))


def sample_of(row: Row) -> Sample:
    """A row of samples, or of `kwic`, as a line."""
    left, text, right = (plain(row[name]) for name in ("left", "text", "right"))
    left += " " if left and row["left"][-1].isspace() else ""
    right = (" " if right and row["right"][0].isspace() else "") + right
    who: str = row["voice"] if pd.isna(row["speaker"]) else f"{row['voice']}: {row['speaker']}"
    scope = "" if row["scope"] == "asserted" else f", {row['scope']}"
    where: str = row["article_id"] if pd.isna(row["outlet"]) else f"{row['outlet']}, {row['article_id']}"
    return Sample(left, text, right, plain(f"{who}{scope} · {where}"))


def plain(text: str) -> str:
    """A text as one line: white space as single spaces, and nothing that a terminal would obey.

    >>> plain("two\\n lines \\x1b[31m")
    'two lines [31m'
    """
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def cut(text: str, width: int = 60) -> str:
    """A text of at most so many characters.

    >>> cut("(joint|combined) patrol*", 12)
    '(joint|comb…'
    """
    return text if len(text) <= width else text[: width - 1] + ELLIPSIS


def percent(value: float) -> str:
    """A share in per cent, a dash where it is undefined.

    >>> percent(0.256), percent(float("nan"))
    ('26%', '–')
    """
    return "–" if pd.isna(value) else f"{100 * value:.0f}%"


def figure(value: float, digits: int = 2) -> str:
    """A number, a dash where it is undefined.

    >>> figure(0.256), figure(float("nan"))
    ('0.26', '–')
    """
    return "–" if pd.isna(value) else f"{value:.{digits}f}"


def _per_category(rows: pd.DataFrame, frame: pd.DataFrame) -> pd.Series:
    return frame["category"].map(rows["category"].value_counts()).fillna(0).astype("int64")
