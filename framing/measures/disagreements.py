"""Where coders differ: the counts of each pair, and the sentences themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from framing.measures.agreementsums import kappa_columns, value_table
from framing.measures.coefficients import compared_values
from framing.measures.common import finished
from framing.measures.judgements import Variable, compared
from framing.model.coding import Coding

CONFUSION_COLUMNS = {
    "codebook": "str",
    "category": "str",
    "first": "str",
    "second": "str",
    "n_units": "int64",
    "n_11": "int64",
    "n_10": "int64",
    "n_01": "int64",
    "n_00": "int64",
}
COLUMNS = {
    "article_id": "str",
    "sentence_id": "int64",
    "start": "Int32",
    "end": "Int32",
    "text": "str",
    "codebook": "str",
    "category": "str",
    "values": "str",
    "disagreement": "float64",
    "spread": "float64",
}


def confusion(
    codings: Coding | Iterable[Coding], *, codebook: str | None = None, coders: Sequence[str] | None = None
) -> pd.DataFrame:
    """How often each pair of coders found a category both, only one of them, or neither.

    `codings`, `codebook`, `coders` as in `framing.reliability`.

    Returns one row per codebook x category x pair of coders that judged a unit in common: `codebook`, `category`,
    `first`, `second` (coders, by name), `n_units` (judged by both), `n_11` (present for both), `n_10` (for the first
    alone), `n_01` (for the second alone), `n_00`. Much more in `n_10` than in `n_01` means that the two draw the line
    at different places, which more training can mend; as much in both means that the category is not clear.

    Raises UsageError as `framing.reliability` does.

    >>> def coded(name, values):
    ...     rows = {"article_id": "a", "sentence_id": range(len(values)), "codebook": "security", "category": "threat"}
    ...     return Coding({"codes": pd.DataFrame(rows | {"coder": name, "value": values, "present": values})})
    >>> confusion([coded("AB", [1, 1, 0, 0]), coded("CD", [1, 0, 0, 0])]).iloc[:, 4:]
       n_units  n_11  n_10  n_01  n_00
    0        4     1     1     0     2
    """
    rows = []
    for variable in compared(codings, codebook=codebook, coders=coders):
        for a, b in combinations(range(len(variable.coders)), 2):
            counts = _counts(variable.presents[a], variable.presents[b])
            if counts["n_units"]:
                names = {"codebook": variable.codebook, "category": variable.category}
                rows.append(names | {"first": variable.coders[a], "second": variable.coders[b]} | counts)
    return finished(pd.DataFrame(rows), CONFUSION_COLUMNS)


def disagreements(
    codings: Coding | Iterable[Coding], *, codebook: str | None = None, coders: Sequence[str] | None = None
) -> pd.DataFrame:
    """The sentences that coders judged differently, the most divisive first: what to discuss, and to adjudicate.

    `codings`, `codebook`, `coders` as in `framing.reliability`; presence is compared, or, where only people coded, their
    whole numbers.

    Returns one row per sentence x category on which at least one pair of coders differs: `article_id`, `sentence_id`,
    `start`, `end` (half-open offsets into the article's text), `text` (null where no coding has the article's text),
    `codebook`, `category`, `values` ("AB=1 CD=0", coders by name, those who did not judge left out), `disagreement`
    (share of pairs that differ, above 0 to 1), `spread` (highest less lowest value: a machine that was sure and wrong
    stands above one that wavered). Sorted by `disagreement`, then `spread`, then place.

    Raises UsageError as `framing.reliability` does.

    >>> def coded(name, values):
    ...     rows = {"article_id": "a", "sentence_id": range(len(values)), "codebook": "security", "category": "threat"}
    ...     return Coding({"codes": pd.DataFrame(rows | {"coder": name, "value": values, "present": values})})
    >>> disagreements([coded("AB", [1, 1, 0, 0]), coded("CD", [1, 0, 0, 0])])[["sentence_id", "values", "disagreement"]]
       sentence_id     values  disagreement
    0            1  AB=1 CD=0           1.0
    """
    given = [codings] if isinstance(codings, Coding) else list(codings)
    rows = [r for v in compared(given, codebook=codebook, coders=coders) for r in _divided(v)]
    places = _places(given)
    unknown = {"start": pd.NA, "end": pd.NA, "text": None}
    rows = [r | places.get((r["article_id"], r["sentence_id"]), unknown) for r in rows]
    frame = finished(pd.DataFrame(rows, columns=list(COLUMNS)), COLUMNS)
    order = ["disagreement", "spread", "article_id", "sentence_id", "codebook", "category"]
    return frame.sort_values(order, ascending=[False, False, True, True, True, True], ignore_index=True)


def _counts(first: np.ndarray, second: np.ndarray) -> dict[str, int]:
    both = ~np.isnan(first) & ~np.isnan(second)
    a, b = first[both] == 1, second[both] == 1
    cells = {"n_11": a & b, "n_10": a & ~b, "n_01": ~a & b, "n_00": ~a & ~b}
    return {"n_units": int(both.sum())} | {name: int(cell.sum()) for name, cell in cells.items()}


def _divided(variable: Variable) -> Iterable[dict[str, Any]]:
    """A row for each unit on which some coders differ."""
    data = compared_values(variable, "nominal")
    agreeing = kappa_columns(value_table(data, np.unique(data[~np.isnan(data)])))[:, 2]
    spread = np.nanmax(variable.values, axis=0) - np.nanmin(variable.values, axis=0)
    for unit in np.flatnonzero(agreeing < 1):
        said = [f"{c}={v:g}" for c, v in zip(variable.coders, data[:, unit], strict=True) if not np.isnan(v)]
        yield {
            "article_id": variable.articles[unit],
            "sentence_id": int(variable.sentences[unit]),
            "codebook": variable.codebook,
            "category": variable.category,
            "values": " ".join(said),
            "disagreement": 1 - float(agreeing[unit]),
            "spread": float(spread[unit]),
        }


def _places(codings: Sequence[Coding]) -> Mapping[tuple[str, int], dict[str, Any]]:
    """Where each sentence stands and what it says, as far as the codings know; the first that has its text tells."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for coding in codings:
        texts = {a.id: a.text for a in coding.corpus}
        if "sentences" not in coding.tables:
            continue
        columns = coding.sentences[["article_id", "sentence_id", "start", "end"]]
        for article, sentence, start, end in columns.itertuples(index=False, name=None):
            text = texts[article][start:end] if article in texts else None
            if (article, sentence) not in found or (found[article, sentence]["text"] is None and text is not None):
                found[article, sentence] = {"start": start, "end": end, "text": text}
    return found
