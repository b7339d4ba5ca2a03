"""Agreement on evidence: do coders mark the same words?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby
from typing import Any

import numpy as np
import pandas as pd

from framing.measures.agreementsums import nominal_alpha_from, nominal_columns, value_table
from framing.measures.common import finished, warn_undefined
from framing.measures.marking import Marked, Place, Span, marked_by_coders, words_by_sentence
from framing.measures.resampled import Resampler, check_resampling
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import Floats

STATISTICS = ("exact_f1", "overlap_f1", "word_alpha")
COLUMNS = {
    "codebook": "str",
    "category": "str",
    "statistic": "str",
    "coders": "str",
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "n_spans": "int64",
    "n_sentences": "int64",
    "n_articles": "int64",
    "note": "str",
}


def span_agreement(
    codings: Coding | Iterable[Coding],
    *,
    codebook: str | None = None,
    coders: Sequence[str] | None = None,
    confidence: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Agreement on the spans of `evidence`: exactly the same, overlapping, and word by word.

    Parameters
    ----------
    codings : of people who marked spans, and of machines; a machine's hits are those of the `lexicon` unless `coders`
        names another. Negated hits do not count. A person has read the sentences that it judged in `codes` or marked;
        one who only marked spans, all sentences of the coding. A machine has read every headline and body sentence
    codebook, coders : as in `framing.reliability`
    confidence, n_resamples, seed : of the percentile bootstrap over articles

    Returns
    -------
    One row per codebook x category x statistic, for the F1s one per pair of coders. `exact_f1`:
    `2 * same / (spans of one + spans of the other)` with same start and end. `overlap_f1`: the harmonic mean of the
    share of either coder's spans that overlap one of the other's. Neither depends on who is taken for right. Both
    count in the sentences that both read. `word_alpha`: Krippendorff's alpha, nominal, of the words of those
    sentences, each inside or outside a span, for all coders together. It corrects for chance, which F1 does not, and
    long spans weigh more in it. It is not Krippendorff's unitising alpha (1995), which also measures the gaps.
    Further `coders`, `low`, `high`, `n_spans` (of all the coders), `n_sentences`, `n_articles`, `note`.

    NaN with a warning where nobody marked anything, and for `word_alpha` where the text is not at hand. Raises
    UsageError for fewer than two coders with evidence or no sentence in common.

    Sources: Hripcsak and Rothschild (2005), "Agreement, the F-measure, and reliability in information retrieval",
    Journal of the American Medical Informatics Association 12(3), 296-298; Krippendorff (2011), as in
    `framing.reliability`; Krippendorff (1995), "On the reliability of unitizing continuous data", Sociological
    Methodology 25, 47-76.

    >>> def marked(name, start, end):
    ...     place = {"article_id": ["a"], "sentence_id": [0], "codebook": ["loaded"], "category": ["attack"]}
    ...     return Coding({
    ...         "codes": pd.DataFrame(place | {"coder": name, "value": 1.0, "present": True}),
    ...         "sentences": pd.DataFrame({"article_id": ["a"], "sentence_id": 0, "start": 0, "end": 20}),
    ...         "evidence": pd.DataFrame(place | {"coder": name, "start": start, "end": end, "negated": False})})
    >>> import warnings; warnings.simplefilter("ignore")
    >>> span_agreement([marked("AB", 2, 9), marked("CD", 2, 6)])[["statistic", "estimate"]].values.tolist()[:2]
    [['exact_f1', 0.0], ['overlap_f1', 1.0]]
    """
    check_resampling(confidence, n_resamples, seed)
    given = [codings] if isinstance(codings, Coding) else list(codings)
    found = marked_by_coders(given, coders, codebook)
    words = words_by_sentence(given)
    rows: list[dict[str, Any]] = []
    for book, group in groupby(found.items(), key=lambda item: item[0][0]):
        members = list(group)
        articles = sorted({place[0] for _, all_marked in members for m in all_marked for place in m.read})
        resampler = Resampler(articles, f"span_agreement {book}", seed, n_resamples, confidence)
        for (_, category), all_marked in members:
            described = {"codebook": book, "category": category}
            rows += [described | row for row in _rows(all_marked, words, resampler)]
    if not rows:
        raise UsageError("codings: no two coders marked spans in a sentence that both read: see coding.evidence.coder")
    frame = finished(pd.DataFrame(rows), COLUMNS)
    warn_undefined(frame["estimate"], "span_agreement", "nothing was marked, or the text is not at hand")
    return frame


def _rows(marked: Sequence[Marked], words: dict[Place, list[Span]], resampler: Resampler) -> Iterable[dict[str, Any]]:
    for first, second in combinations(marked, 2):
        places = sorted(first.read & second.read)
        if places:
            columns = np.array([_pair_columns(first, second, place) for place in places], dtype=np.float64)
            for statistic, formula in (("exact_f1", _exact_from), ("overlap_f1", _overlap_from)):
                yield _row(statistic, [first, second], places, columns, formula, resampler)
    places = sorted(p for p, n in _times_read(marked).items() if n >= 2)
    if places:
        columns = np.array([_word_columns(marked, place, words.get(place, [])) for place in places])
        yield _row("word_alpha", marked, places, columns, nominal_alpha_from, resampler)


def _row(
    statistic: str,
    marked: Sequence[Marked],
    places: Sequence[Place],
    columns: Floats,
    formula: Any,
    resampler: Resampler,
) -> dict[str, Any]:
    articles = [article for article, _ in places]
    estimate = float(formula(columns.sum(axis=0, keepdims=True))[0])
    low, high, note = resampler.interval(formula(resampler.sums(columns, articles)), estimate, len(set(articles)))
    return {
        "statistic": statistic,
        "coders": " & ".join(m.coder for m in marked),
        "estimate": estimate,
        "low": low,
        "high": high,
        "n_spans": sum(len(m.spans.get(place, ())) for m in marked for place in places),
        "n_sentences": len(places),
        "n_articles": len(set(articles)),
        "note": "undefined: nothing marked, or no text" if math.isnan(estimate) else note,
    }


def _times_read(marked: Sequence[Marked]) -> dict[Place, int]:
    out: dict[Place, int] = {}
    for m in marked:
        for place in m.read:
            out[place] = out.get(place, 0) + 1
    return out


def _pair_columns(first: Marked, second: Marked, place: Place) -> list[int]:
    """Spans of each coder, same spans, spans of each that overlap one of the other's."""
    a, b = first.spans.get(place, frozenset()), second.spans.get(place, frozenset())
    return [len(a), len(b), len(a & b), _touched(a, b), _touched(b, a)]


def _touched(spans: Iterable[Span], others: Iterable[Span]) -> int:
    return sum(any(_overlap(s, o) for o in others) for s in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _exact_from(sums: Floats) -> Floats:
    both = sums[:, 0] + sums[:, 1]
    out: Floats = np.divide(2 * sums[:, 2], both, out=np.full(len(sums), np.nan), where=both > 0)
    return out


def _overlap_from(sums: Floats) -> Floats:
    n_a, n_b, _, in_a, in_b = sums.T
    # The harmonic mean of in_a / n_a and in_b / n_b, written without dividing by a coder who marked nothing.
    part, whole = 2 * in_a * in_b, in_a * n_b + in_b * n_a
    found = np.divide(part, whole, out=np.zeros(len(sums)), where=whole > 0)
    return np.where(n_a + n_b > 0, found, np.nan)


def _word_columns(marked: Sequence[Marked], place: Place, words: Sequence[Span]) -> Floats:
    """The sentence's columns for alpha: its words are units, inside (1) or outside (0) a span."""
    inside = [
        [float(any(_overlap(word, span) for span in m.spans.get(place, ()))) for word in words]
        if place in m.read
        else [math.nan] * len(words)
        for m in marked
    ]
    data = np.array(inside).reshape(len(marked), len(words))
    columns: Floats = nominal_columns(value_table(data, np.array([0.0, 1.0]))).sum(axis=0)
    return columns
