"""Why a classifier says so: each word's share of a sentence's log-odds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.coders.linear import LinearScorer, Shares
from framing.coders.seen import seen, whole_texts
from framing.coders.style import STYLE
from framing.model.article import Article
from framing.text.parsed import Parser

COLUMNS = ("label", "kind", "part", "start", "end", "share")


def explanation(
    scorer: LinearScorer, labels: Sequence[str], calibration: Mapping[str, NDArray[Any]], sentence: str
) -> pd.DataFrame:
    """One row per label and word, style column that is present, and intercept; see `FrameClassifier.explain`."""
    batch = Parser().parse([Article("e", sentence)])
    rows = whole_texts(batch, seen(batch))
    shares = scorer.shares(rows)
    starts, ends = batch.tokens.start[rows.token].tolist(), batch.tokens.end[rows.token].tolist()
    found: list[tuple[Any, ...]] = []
    for n, label in enumerate(labels):
        slope, intercept = calibration[label]
        words = (slope * shares.words[:, n]).tolist()
        found += [(label, "word", sentence[a:b], a, b, share) for a, b, share in zip(starts, ends, words, strict=True)]
        found += [(label, "style", part, None, None, slope * share) for part, share in _style(shares, n)]
        found.append((label, "intercept", "", None, None, float(slope * shares.intercept[n] + intercept)))
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    return frame.astype(
        {"label": "str", "kind": "str", "part": "str", "start": "Int32", "end": "Int32", "share": "float64"}
    )


def _style(shares: Shares, label: int) -> list[tuple[str, float]]:
    row = shares.style[0, :, label] if shares.style.shape[1] else np.zeros(0)
    return [(part, float(share)) for part, share in zip(STYLE, row, strict=False) if share]


def speaking_words(
    scorer: LinearScorer, calibration: Mapping[str, NDArray[Any]], texts: Sequence[str], *, most: int = 3
) -> list[dict[str, list[tuple[str, float]]]]:
    """For each text and label the words that speak most for the label, with their shares of the log-odds, the largest first.

    Only shares above 0 are given. A word that stands twice is given once, with both shares added.
    """
    batch = Parser().parse([Article(f"t{n}", text) for n, text in enumerate(texts)])
    rows = whole_texts(batch, seen(batch))
    shares = scorer.shares(rows).words * [slope for slope, _ in calibration.values()]
    words = [batch.tokens.words[n] for n in rows.token.tolist()]
    found = []
    for lo, hi in zip(rows.bounds[:-1].tolist(), rows.bounds[1:].tolist(), strict=True):
        found.append(
            {label: _top(words[lo:hi], shares[lo:hi, n].tolist(), most) for n, label in enumerate(calibration)}
        )
    return found


def _top(words: Sequence[str], shares: Sequence[float], most: int) -> list[tuple[str, float]]:
    total: dict[str, float] = {}
    for word, share in zip(words, shares, strict=True):
        total[word] = total.get(word, 0.0) + share
    ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
    return [(word, share) for word, share in ranked[:most] if share > 0]
