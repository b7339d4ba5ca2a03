"""The coefficients of agreement of one variable, in the data and in each resample."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.measures import agreementsums as sums
from framing.measures.agreement import alpha
from framing.measures.judgements import Variable
from framing.measures.resampled import Resampler
from framing.model.errors import UsageError
from framing.model.randomness import Floats

MOST_RANKS = 50
SAME = "undefined: every value is the same"
NAMES = "takes values as names, not as distances"


@dataclass(frozen=True)
class Coefficient:
    """One coefficient: its row of the result, and its value in each resample."""

    row: dict[str, Any]
    draws: Floats


@dataclass(frozen=True)
class Coefficients:
    """Works out every coefficient of a variable at one level of measurement, with intervals."""

    level: str
    resample: str
    resampler: Resampler

    def __call__(self, variable: Variable) -> Iterator[Coefficient]:
        """Alpha, Fleiss' kappa, Cohen's kappa of each pair of coders that have units in common, AC1, agreement."""
        data = compared_values(variable, self.level)
        domain = np.unique(data[~np.isnan(data)])
        if self.level == "nominal":
            domain = np.union1d(domain, [0.0, 1.0])
        columns = None if self.level == "interval" else sums.kappa_columns(sums.value_table(data, domain))
        yield self._alpha(variable, data, domain)
        yield self._one(variable, "fleiss_kappa", columns, sums.fleiss_from)
        for a, b in combinations(range(len(variable.coders)), 2):
            both = ~np.isnan(data[a]) & ~np.isnan(data[b])
            if both.any():
                pair = None if columns is None else sums.cohen_columns(data[a, both], data[b, both], domain)
                yield self._one(_part(variable, [a, b], both), "cohen_kappa", pair, sums.cohen_from)
        yield self._one(variable, "ac1", columns, sums.ac1_from)
        yield self._one(variable, "agreement", columns, sums.agreement_from)

    def _alpha(self, variable: Variable, data: Floats, domain: Floats) -> Coefficient:
        if self.level == "interval":
            found = self._one(variable, "alpha", sums.interval_columns(data), sums.interval_alpha_from)
        elif self.level == "nominal":
            table = sums.value_table(data, domain)
            found = self._one(variable, "alpha", sums.nominal_columns(table), sums.nominal_alpha_from)
        elif len(domain) <= MOST_RANKS:
            table = sums.value_table(data, domain)
            found = self._one(variable, "alpha", sums.ordinal_columns(table), sums.ordinal_alpha_from)
        else:
            raise UsageError(
                f"level: {variable.name} has {len(domain)} different values, too many to rank (at most {MOST_RANKS}): "
                "use level='interval'"
            )
        if math.isnan(found.row["estimate"]):
            return found
        return replace(found, row=found.row | {"estimate": alpha(data, level=self.level)})

    def _one(
        self, variable: Variable, statistic: str, columns: Floats | None, formula: Callable[[Floats], Floats]
    ) -> Coefficient:
        row = described(variable) | {"statistic": statistic}
        if columns is None:
            row |= {"estimate": math.nan, "low": math.nan, "high": math.nan, "note": NAMES}
            return Coefficient(row, np.full(self.resampler.n_resamples, math.nan))
        estimate = float(formula(columns.sum(axis=0, keepdims=True))[0])
        draws = formula(self.resampler.sums(columns, clusters_of(variable, self.resample)))
        n_clusters = row["n_articles"] if self.resample == "article" else row["n_units"]
        low, high, note = self.resampler.interval(draws, estimate, n_clusters)
        row |= {"estimate": estimate, "low": low, "high": high, "note": SAME if math.isnan(estimate) else note}
        return Coefficient(row, draws)


def clusters_of(variable: Variable, resample: str) -> Sequence[tuple[str, int]]:
    """What each unit is drawn with: its article, or itself alone."""
    if resample == "article":
        return [(article, -1) for article in variable.articles]
    return list(zip(variable.articles, variable.sentences, strict=True))


def compared_values(variable: Variable, level: str) -> Floats:
    """What is compared: the values; at the nominal level whether the category is present, unless people gave numbers.

    People's whole numbers are names, or 0 and 1; a machine's values only become a name by its threshold.
    """
    if level != "nominal":
        return variable.values
    given = variable.values[~np.isnan(variable.values)]
    return variable.values if variable.people and (given == given.round()).all() else variable.presents


def described(variable: Variable) -> dict[str, Any]:
    """The columns of a row that say what was compared."""
    given = ~np.isnan(variable.values)
    return {
        "codebook": variable.codebook,
        "category": variable.category,
        "coders": " & ".join(variable.coders),
        "n_units": given.shape[1],
        "n_articles": len(set(variable.articles)),
        "n_coders": given.shape[0],
        "n_missing": int((~given).sum()),
        "prevalence": float(np.nanmean(variable.presents)),
    }


def _part(variable: Variable, coders: Sequence[int], units: NDArray[np.bool_]) -> Variable:
    """The variable as some coders judged some units."""
    return replace(
        variable,
        coders=tuple(variable.coders[c] for c in coders),
        articles=variable.articles[units],
        sentences=variable.sentences[units],
        values=variable.values[coders][:, units],
        presents=variable.presents[coders][:, units],
    )
