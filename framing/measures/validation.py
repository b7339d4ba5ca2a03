"""Validation: how right a machine's coding is, judged by a hand-coded sample."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.measures.accuracy import (
    CELLS,
    RATES,
    auc_from,
    brier_from,
    outcome_columns,
    smoothed,
    value_columns,
)
from framing.measures.common import ALL, finished
from framing.measures.resampled import Resampler, check_resampling, mean_of_defined
from framing.measures.truth import beside, check_by, in_codebooks_order
from framing.model.coding import Coding
from framing.model.randomness import Floats

STATISTICS = (*RATES, "auc", "brier")
WHY = {
    "precision": "undefined: the machine found none",
    "recall": "undefined: none was found by hand",
    "f1": "undefined: neither found any",
    "specificity": "undefined: found by hand everywhere",
    "auc": "undefined: needs sentences with and without",
}
MOST_NAMED = 6
COLUMNS = {
    "codebook": "str",
    "category": "str",
    "group": "str",
    "statistic": "str",
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "n": "int64",
    "n_positive": "int64",
    "n_articles": "int64",
    "note": "str",
}


@dataclass(frozen=True)
class Checked:
    """A variable's statistics in one group: the rows of the result, and each statistic in each resample."""

    rows: list[dict[str, Any]]
    draws: Mapping[str, Floats]


def validate(
    coding: Coding,
    human: Coding,
    *,
    codebook: str | None = None,
    by: str | None = None,
    coder: str = "combined",
    truth: str | None = None,
    confidence: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """How right a machine's coding is per category, with a hand-coded sample taken for the truth.

    Parameters
    ----------
    coding : the machine's, of the corpus that the sample was drawn from
    human : the hand-coded sample, as `framing.read_coding` gives it. Its design weights (`human.sample`) are honoured:
        a stratified sample tells of the whole corpus, not of the sample. Sentences that the machine has not seen do not
        count
    codebook : by default every one that both coded
    by : None, "voice" (of the sentence, as the machine attributes it) or "outlet"
    coder : the machine coder judged: "combined", "lexicon", "classifier", or a further coder's name
    truth : the person to believe; by default the majority of all who judged, ties left out with a warning
    confidence, n_resamples, seed : of the bootstrap over articles

    Returns
    -------
    One row per codebook x category x group x statistic. `statistic`: `prevalence_hand`, `prevalence_machine` (shares
    of sentences; where they differ, reported shares are biased: see `framing.prevalence`), `precision`, `recall`
    (sensitivity), `f1`, `specificity`; and of the values `auc` (0.5 is chance) and `brier` (0 is best; a constant guess
    p gives p (1 - p)). `estimate`, `low`, `high`; `n` (sentences judged), `n_positive` (that carry the category by
    hand), `n_articles`, `note`. `group` is "all" without `by`. The category "all" is the mean over a codebook's
    categories, where there are several: macro F1 and its like.

    Intervals resample articles, and give each outcome half a sentence more in each resample, so that 20 right of 20
    does not claim certainty (see `framing.measures.accuracy.smoothed`). What has no cases is NaN, with a note and
    one warning. A machine is not to be validated on what it was trained on.

    Raises UsageError for unknown options, a sample without people, or one that shares nothing with the coding.

    >>> def coded(name, values):
    ...     rows = {"article_id": ["a"] * 4, "sentence_id": range(4), "codebook": "security", "category": "threat"}
    ...     place = {"article_id": ["a"] * 4, "sentence_id": range(4), "block_id": 0, "voice": "outlet"}
    ...     block = {"article_id": ["a"], "block_id": 0, "kind": "body", "editorial": 0.0}
    ...     codes = pd.DataFrame(rows | {"coder": name, "value": values, "present": [v > 0.5 for v in values]})
    ...     return Coding({"codes": codes, "sentences": pd.DataFrame(place), "blocks": pd.DataFrame(block)})
    >>> frame = validate(coded("combined", [0.9, 0.8, 0.1, 0.2]), coded("AB", [1, 1, 1, 0]))
    >>> dict(zip(frame["statistic"], frame["estimate"].round(2), strict=True))  # doctest: +NORMALIZE_WHITESPACE
    {'prevalence_hand': 0.75, 'prevalence_machine': 0.5, 'precision': 1.0, 'recall': 0.67, 'f1': 0.8,
     'specificity': 1.0, 'auc': 0.67, 'brier': 0.22}
    """
    check_by(by)
    check_resampling(confidence, n_resamples, seed)
    judged = beside(coding, human, codebook=codebook, coder=coder, truth=truth, by=by, measure="validate")
    rows: list[dict[str, Any]] = []
    for (book, group), part in judged.groupby(["codebook", "group"]):
        resampler = Resampler(
            sorted(set(part["article_id"].unique())), f"validate {book} {group}", seed, n_resamples, confidence
        )
        categories = in_codebooks_order(coding, str(book), part["category"])
        checked = [_checked(part[part["category"] == c], c, resampler) for c in categories]
        told = [r for c in checked for r in c.rows]
        if len(categories) > 1:
            told += list(_means(checked, resampler))
        rows += [{"codebook": book, "group": group} | r for r in told]
    frame = finished(pd.DataFrame(rows), COLUMNS)
    _warn(frame)
    return frame


def _checked(part: pd.DataFrame, category: str, resampler: Resampler) -> Checked:
    """Every statistic of one variable in one group."""
    truth, found, value, weight = (part[c].to_numpy(dtype=np.float64) for c in ("truth", "found", "value", "weight"))
    weight = weight / weight.mean()
    columns = np.hstack([outcome_columns(truth, found, weight), value_columns(truth, value, weight)])
    whole = columns.sum(axis=0, keepdims=True)
    sums = resampler.sums(columns, part["article_id"].tolist())
    cells = smoothed(sums[:, :CELLS], resampler.generator(f" {category}"))
    draws = {name: rate(cells) for name, rate in RATES.items()}
    draws |= {"auc": auc_from(sums[:, CELLS:]), "brier": brier_from(sums[:, CELLS:])}
    estimates = {name: rate(whole[:, :CELLS]) for name, rate in RATES.items()}
    estimates |= {"auc": auc_from(whole[:, CELLS:]), "brier": brier_from(whole[:, CELLS:])}
    described = {
        "category": category,
        "n": len(part),
        "n_positive": int(truth.sum()),
        "n_articles": part["article_id"].nunique(),
    }
    rows = [described | _row(name, float(estimates[name][0]), draws[name], described, resampler) for name in STATISTICS]
    return Checked(rows, draws)


def _row(
    statistic: str, estimate: float, draws: Floats, described: Mapping[str, Any], resampler: Resampler
) -> dict[str, Any]:
    low, high, note = resampler.interval(draws, estimate, described["n_articles"])
    if math.isnan(estimate):
        note = WHY[statistic]
    return {"statistic": statistic, "estimate": estimate, "low": low, "high": high, "note": note}


def _means(checked: Sequence[Checked], resampler: Resampler) -> Iterator[dict[str, Any]]:
    """The mean of each statistic over the categories in which it is defined."""
    for number, statistic in enumerate(STATISTICS):
        own = [(c.rows[number], c.draws[statistic]) for c in checked]
        defined = [(row, draws) for row, draws in own if not math.isnan(row["estimate"])]
        described = {
            "category": ALL,
            "n": max(row["n"] for row, _ in own),
            "n_positive": sum(row["n_positive"] for row, _ in own),
            "n_articles": len(resampler.clusters),
        }
        row = {"statistic": statistic, "estimate": math.nan, "low": math.nan, "high": math.nan}
        if defined:
            estimate = float(np.mean([row["estimate"] for row, _ in defined]))
            row = _row(statistic, estimate, mean_of_defined([draws for _, draws in defined]), described, resampler)
        yield described | row | {"note": f"mean of {len(defined)} of {len(own)} categories"}


def _warn(frame: pd.DataFrame) -> None:
    rows = frame[frame["estimate"].isna() & (frame["category"] != ALL)]
    if len(rows):
        named = dict.fromkeys(rows["statistic"] + " of " + rows["codebook"] + "/" + rows["category"])
        shown = ", ".join(list(named)[:MOST_NAMED]) + (", ..." if len(named) > MOST_NAMED else "")
        warnings.warn(
            f"validate: {len(rows)} rows are undefined (NaN) for want of cases ({shown}): see their notes, and draw a "
            "sample in which the category occurs",
            stacklevel=3,
        )
