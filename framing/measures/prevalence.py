"""Prevalence: the share of sentences that carry a category, corrected for the machine's errors."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.measures.accuracy import (
    CELLS,
    divided,
    hand_from,
    outcome_columns,
    precision_from,
    recall_from,
    smoothed,
    specificity_from,
)
from framing.measures.common import finished
from framing.measures.judgements import PLACE, VARIABLE, all_units, filled
from framing.measures.quantification import double_sampling, probabilistic, rogan_gladen
from framing.measures.resampled import Resampler, check_resampling
from framing.measures.truth import beside, check_by, checked_source, groups, in_codebooks_order
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import Floats

METHODS = ("naive", "rogan_gladen", "probabilistic", "double_sampling", "hand")
MOST_NAMED = 6
COLUMNS = {
    "codebook": "str",
    "category": "str",
    "group": "str",
    "method": "str",
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "raw": "float64",
    "sensitivity": "float64",
    "specificity": "float64",
    "n_sentences": "int64",
    "n_articles": "int64",
    "n_validated": "int64",
    "note": "str",
}


def prevalence(
    coding: Coding,
    human: Coding | None = None,
    *,
    codebook: str | None = None,
    by: str | None = None,
    coder: str = "combined",
    truth: str | None = None,
    confidence: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """The share of headline and body sentences that carry each category, corrected for the machine's errors.

    A share that is counted from a classifier's decisions inherits its errors: with a category in 5 % of sentences, a
    specificity of 95 % finds as many again where there are none. A hand-coded sample tells how large the errors are.

    Parameters
    ----------
    coding : the machine's, of the whole corpus
    human : a hand-coded sample of the corpus, weights honoured (see `framing.validate`); None gives `naive` alone
    codebook, coder, truth : as in `framing.validate`
    by : None, "voice" or "outlet": the share of each group's own sentences. Error rates are pooled over the groups, the
        sample being rarely large enough for each: `framing.validate` with the same `by` shows whether they differ
    confidence, n_resamples, seed : of the bootstrap

    Returns
    -------
    One row per codebook x category x group x method. `method`:

    - `naive`: classify and count, uncorrected
    - `rogan_gladen`: from sensitivity and specificity (Rogan and Gladen 1978), the answer for groups, and for a sample
      from elsewhere
    - `probabilistic`: from the means of the values instead of decisions (Bella et al. 2010), a second opinion
    - `double_sampling`: from what the sample holds of the found and of the others (Tenenbein 1970), the answer for a
      random sample of the corpus itself; within a group, from the group's own sampled sentences
    - `hand`: the hand-coded sample alone (of the group), for comparison

    `estimate` lies within 0 to 1, `raw` is the estimate before it was held there; `low`, `high`; `sensitivity`,
    `specificity` (weighted, pooled); `n_sentences`, `n_articles` (counted in the group), `n_validated` (sentences of
    the sample that the method uses), `note`. The formulas are in `framing.measures.quantification`.

    Intervals resample articles, each with its sentences and its hand-coded ones, and so carry the doubt of the corpus
    and of the sample together; error rates of 0 and 1 leave doubt too (`framing.measures.accuracy.smoothed`). A method
    that has no cases to go by, or a machine no better than chance, is NaN with a note and one warning.

    Raises UsageError as `framing.validate` does.

    >>> def coded(name, values):
    ...     rows = {"article_id": list("abcd"), "sentence_id": 0, "codebook": "security", "category": "threat"}
    ...     place = {"article_id": list("abcd"), "sentence_id": 0, "block_id": 0, "voice": "outlet"}
    ...     blocks = {"article_id": list("abcd"), "block_id": 0, "kind": "body", "editorial": 0.0}
    ...     codes = pd.DataFrame(rows | {"coder": name, "value": values, "present": [v > 0.5 for v in values]})
    ...     return Coding({"codes": codes, "sentences": pd.DataFrame(place), "blocks": pd.DataFrame(blocks)})
    >>> frame = prevalence(coded("combined", [0.9, 0.7, 0.6, 0.2]), coded("AB", [1, 1, 0, 0]), n_resamples=50)
    >>> dict(zip(frame["method"], frame["estimate"].round(2), strict=True))  # doctest: +NORMALIZE_WHITESPACE
    {'naive': 0.75, 'rogan_gladen': 0.5, 'probabilistic': 0.5, 'double_sampling': 0.5, 'hand': 0.5}
    """
    check_by(by)
    check_resampling(confidence, n_resamples, seed)
    grouped = groups(coding, by, "prevalence")
    sample = None
    if human is not None:
        sample = beside(coding, human, codebook=codebook, coder=coder, truth=truth, by=None, measure="prevalence")
        sample = sample.drop(columns="group").merge(grouped, on=PLACE, how="left")
    corpus = _corpus(coding, codebook, coder, sample).merge(grouped, on=PLACE)
    articles = sorted(set(corpus["article_id"].unique()))
    rows = []
    for book, own in corpus.groupby("codebook"):
        resampler = Resampler(articles, f"prevalence {book}", seed, n_resamples, confidence)
        for category in in_codebooks_order(coding, str(book), own["category"].unique()):
            counted = own[own["category"] == category]
            judged = None if sample is None else _of(sample, str(book), category)
            share = _Share(counted, judged, resampler, category)
            for group in sorted(set(counted["group"].unique())):
                described = {"codebook": book, "category": category, "group": group}
                rows += [described | row for row in share.rows(group)]
    frame = finished(pd.DataFrame(rows), COLUMNS)
    _warn(frame)
    return frame


@dataclass(frozen=True)
class _Estimate:
    """A method's estimate before it is held within 0 to 1, its resamples, and how much of the sample it rests on."""

    method: str
    raw: Floats
    draws: Floats
    n_validated: int


class _Share:
    """The shares of one variable in each group; the error rates, pooled, are worked out once."""

    def __init__(self, counted: pd.DataFrame, judged: pd.DataFrame | None, resampler: Resampler, category: str) -> None:
        self.counted, self.judged, self.resampler, self.category = counted, judged, resampler, category
        if judged is not None:
            truth, found, value, w = (judged[c].to_numpy() for c in ("truth", "found", "value", "weight"))
            carrying, lacking = truth * w / w.mean(), (1 - truth) * w / w.mean()
            cells = outcome_columns(truth, found, w / w.mean())
            self.sampled = np.column_stack([cells, carrying, lacking, carrying * value, lacking * value])
            self.errors, self.error_draws = self._sums(self.sampled, judged, "errors")

    def rows(self, group: str) -> Iterator[dict[str, Any]]:
        """One row per method."""
        own = self.counted[self.counted["group"] == group]
        described: dict[str, Any] = {"n_sentences": len(own), "n_articles": own["article_id"].nunique()}
        described |= {"sensitivity": math.nan, "specificity": math.nan}
        if self.judged is not None:
            described["sensitivity"] = float(recall_from(self.errors)[0])
            described["specificity"] = float(specificity_from(self.errors)[0])
        for found in self._estimates(own, group):
            yield described | self._row(found, described["n_articles"])

    def _estimates(self, own: pd.DataFrame, group: str) -> Iterator[_Estimate]:
        columns = np.column_stack([np.ones(len(own)), own["present"], own["value"]])
        whole = columns.sum(axis=0, keepdims=True)
        drawn = self.resampler.sums(columns, own["article_id"].tolist())
        naive, naive_draws = divided(whole[:, 1], whole[:, 0]), divided(drawn[:, 1], drawn[:, 0])
        yield _Estimate("naive", naive, naive_draws, 0)
        if self.judged is None:
            return
        mean, mean_draws = divided(whole[:, 2], whole[:, 0]), divided(drawn[:, 2], drawn[:, 0])
        pairs = ((naive, mean, self.errors), (naive_draws, mean_draws, self.error_draws))
        rogan = [rogan_gladen(a, recall_from(e), specificity_from(e), clip=False) for a, _, e in pairs]
        yield _Estimate("rogan_gladen", rogan[0], rogan[1], len(self.judged))
        values = [probabilistic(m, *_means(e), clip=False) for _, m, e in pairs]
        yield _Estimate("probabilistic", values[0], values[1], len(self.judged))
        inside = (self.judged["group"] == group).to_numpy()
        cells, cell_draws = self._sums(self.sampled[inside, :CELLS], self.judged[inside], group)
        double = [
            double_sampling(a, precision_from(c), _omission(c)) for a, c in ((naive, cells), (naive_draws, cell_draws))
        ]
        yield _Estimate("double_sampling", double[0], double[1], int(inside.sum()))
        yield _Estimate("hand", hand_from(cells), hand_from(cell_draws), int(inside.sum()))

    def _sums(self, columns: Floats, rows: pd.DataFrame, purpose: str) -> tuple[Floats, Floats]:
        """The columns' sums in the sample and in each resample, there with doubt added to the cells."""
        drawn = self.resampler.sums(columns, rows["article_id"].tolist())
        drawn[:, :CELLS] = smoothed(drawn[:, :CELLS], self.resampler.generator(f" {self.category} {purpose}"))
        return columns.sum(axis=0, keepdims=True), drawn

    def _row(self, found: _Estimate, n_articles: int) -> dict[str, Any]:
        raw = float(found.raw[0])
        estimate = min(max(raw, 0.0), 1.0) if not math.isnan(raw) else math.nan
        low, high, note = self.resampler.interval(np.clip(found.draws, 0.0, 1.0), estimate, n_articles)
        if math.isnan(raw):
            note = "undefined: no cases, or no better than chance"
        elif raw != estimate:
            note = f"held within 0 to 1{'; ' + note if note else ''}"
        elif self.judged is None:
            note = "not corrected: no hand-coded sample given"
        numbers = {"estimate": estimate, "low": low, "high": high, "raw": raw}
        return {"method": found.method, "n_validated": found.n_validated, "note": note} | numbers


def _corpus(coding: Coding, codebook: str | None, coder: str, sample: pd.DataFrame | None) -> pd.DataFrame:
    """One row per headline and body sentence x category (of the sample): `KEYS value present`, zeros included."""
    source = checked_source(coding, coder)
    units = all_units(source, codebook)
    if sample is not None:
        units = units.merge(sample[VARIABLE].drop_duplicates(), on=VARIABLE)
    if not len(units):
        place = "nothing" if codebook is None else f"no sentence for codebook {codebook!r}"
        raise UsageError(f"coding: {coder!r} coded {place} here: code the corpus with the codebook first")
    return filled(source, units).drop(columns="coder")


def _of(sample: pd.DataFrame, codebook: str, category: str) -> pd.DataFrame:
    return sample[(sample["codebook"] == codebook) & (sample["category"] == category)]


def _means(errors: Floats) -> tuple[Floats, Floats]:
    """The mean value where the category is there, and where it is not."""
    return divided(errors[:, 6], errors[:, 4]), divided(errors[:, 7], errors[:, 5])


def _omission(cells: Floats) -> Floats:
    """Of the sentences in which the machine found none, the share that carry the category."""
    return divided(cells[:, 2], cells[:, 2] + cells[:, 3])


def _warn(frame: pd.DataFrame) -> None:
    rows = frame[frame["estimate"].isna()]
    if len(rows):
        named = dict.fromkeys(rows["codebook"] + "/" + rows["category"] + " (" + rows["method"] + ")")
        warnings.warn(
            f"prevalence: {len(rows)} rows are undefined (NaN): {', '.join(list(named)[:MOST_NAMED])}: the sample holds no "
            "case to go by, or the machine is no better than chance there",
            stacklevel=3,
        )
